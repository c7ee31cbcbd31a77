import { asFault, FAULTS, Fault } from '../../base/fault.ts';
import type { OperatorClient } from '../../rpc/services.ts';
import { command } from '../command.ts';
import { conclude, follow } from '../follow.ts';
import { INTERRUPTED, type Io, printFailure, printFault } from '../io.ts';
import { findingLine, hasEnded, type Job } from '../job-text.ts';
import { jsonLine } from '../json.ts';
import { LIMIT_FLAGS, limitsOf } from '../limit-flags.ts';
import { parseShare } from '../units.ts';
import { runCheck, SLOW_CALL_MS } from './check.ts';

/** Exit code of what the checks refuse, nearly always. */
const REFUSED = 3;

interface Move {
  readonly container: string;
  readonly to: string;
  readonly limits?: Readonly<Record<string, number | undefined>>;
  readonly mode?: string;
  readonly throttle?: number;
  readonly compress?: string;
  readonly restore?: string;
  readonly acceptLoss?: string;
}

export const migrate = command({
  name: 'migrate',
  summary: 'Move a running container to another host',
  args: ['CTR'],
  options: {
    to: { value: 'HOST', help: 'host to move to, as `ckpt host ls` names it' },
    dryRun: { help: 'stop after the checks: nothing is touched' },
    mode: {
      value: 'MODE',
      help: 'how memory travels: auto (default), stop-and-copy, pre-copy, post-copy, hybrid',
    },
    throttle: {
      value: 'SHARE',
      alone: { means: '80%', like: /^\d+%$/ },
      help: 'slow the container down while its memory changes too fast, by at most 80%',
    },
    compress: { value: 'CODEC', help: 'of what is sent: auto (default), zstd, none' },
    restore: {
      value: 'WHEN',
      help: 'when it is read there: auto (default), full (in the pause), lazy (while it runs)',
    },
    acceptLoss: {
      value: 'CTR',
      help: 'the container once more: with post-copy and hybrid it is lost with either host',
    },
    ...LIMIT_FLAGS,
    detach: { short: 'd', help: 'print the job id and return at once' },
  },
  examples: [
    'ckpt migrate web --to hostb',
    'ckpt migrate web --to hostb --dry-run',
    'ckpt migrate web --to hostb --throttle',
    'ckpt migrate web --to hostb --pause-limit 800ms --bandwidth 200M',
    'ckpt migrate web --to hostb --mode post-copy --accept-loss web',
    'ckpt job watch $(ckpt migrate web --to hostb --detach)',
  ],
  readOnly: false,

  async run(
    io,
    [container],
    {
      to = io.settings.to,
      dryRun,
      detach,
      mode,
      throttle,
      compress,
      restore,
      acceptLoss,
      ...flags
    },
  ) {
    if (to === '') throw new Fault('USAGE', 'say where to: --to HOST, or `to` in ckpt.toml');
    const given = limitsOf(flags);
    const limits = Object.keys(given).length > 0 ? { limits: given } : {};
    const slower = throttle === undefined ? {} : { throttle: parseShare('--throttle', throttle) };
    const how = {
      ...slower,
      ...(mode === undefined ? {} : { mode }),
      ...(compress === undefined ? {} : { compress }),
      ...(restore === undefined ? {} : { restore }),
      ...(acceptLoss === undefined ? {} : { acceptLoss }),
    };
    const client = await io.connect();
    const asked = mode === undefined ? {} : { mode };
    if (dryRun) return await runCheck(io, client, { container, to, ...slower, ...asked });
    const started = await start(io, client, { container, to, ...limits, ...how });
    if ('exit' in started) return started.exit;
    const { job, cancelNow } = started;
    if (detach && !hasEnded(job) && !cancelNow) {
      io.screen.out(io.settings.json ? jsonLine(job) : job.id);
      return 0;
    }
    const options = { interrupt: 'cancel', throughDoubt: false, cancelNow } as const;
    return conclude(io, await follow(io, client, job, options));
  },
});

/**
 * The checks run before the answer comes. A Ctrl-C meanwhile is kept for the job, which alone can be
 * cancelled; a second one does not wait for it.
 */
async function start(
  io: Io,
  client: OperatorClient,
  move: Move,
): Promise<{ readonly job: Job; readonly cancelNow: boolean } | { readonly exit: number }> {
  const stop = new AbortController();
  let cancelNow = false;
  using _interrupts = io.onInterrupt(() => {
    if (cancelNow) return stop.abort();
    cancelNow = true;
    io.screen.err('cancelling as soon as ckptd answers; another Ctrl-C does not wait');
  });
  try {
    const job = await client.migrate(move, { signal: stop.signal, deadlineMs: SLOW_CALL_MS });
    return { job, cancelNow };
  } catch (error) {
    if (stop.signal.aborted) {
      io.screen.err('ckptd had not answered yet: `ckpt jobs` tells whether the move began');
      return { exit: INTERRUPTED };
    }
    const fault = asFault(error);
    if (FAULTS[fault.code].exit !== REFUSED && !('findings' in fault.facts)) throw fault;
    await printRefusal(io, client, move, fault, stop.signal);
    return { exit: FAULTS[fault.code].exit };
  }
}

/**
 * A refusal carries one code and a short text, and there may be more obstacles than fit. The same
 * checks are asked for again: people want to know all of them before they try a second time.
 */
async function printRefusal(
  io: Io,
  client: OperatorClient,
  move: Move,
  refusal: Fault,
  signal: AbortSignal,
): Promise<void> {
  const { container, to, throttle = 0, mode = '' } = move;
  const obstacles = await client
    .check({ container, to, throttle, mode }, { signal, deadlineMs: SLOW_CALL_MS })
    .then(({ findings }) => findings.filter((found) => found.blocks))
    .catch(() => []);
  const [first, ...others] = obstacles;
  if (first?.code !== refusal.code) return printFault(io.screen, refusal);
  printFailure(io.screen, {
    code: refusal.code,
    message: first.evidence || refusal.message,
    host: first.host ?? '',
    remedy: first.remedy || FAULTS[refusal.code].remedy,
  });
  for (const other of others) io.screen.err(findingLine(other));
}

import { FAULTS, Fault } from '../../base/fault.ts';
import type { OperatorClient } from '../../rpc/services.ts';
import { command } from '../command.ts';
import { conclude, follow } from '../follow.ts';
import { INTERRUPTED, type Io, printFault } from '../io.ts';
import { findingLine, hasEnded, type Job } from '../job-text.ts';
import { jsonLine } from '../json.ts';
import { runCheck, SLOW_CALL_MS } from './check.ts';

/** Exit code of everything that the checks refuse. */
const REFUSED = 3;

interface Move {
  readonly container: string;
  readonly to: string;
}

export const migrate = command({
  name: 'migrate',
  summary: 'Move a running container to another host',
  args: ['CTR'],
  options: {
    to: { value: 'HOST', help: 'host to move to, as `ckpt host ls` names it' },
    dryRun: { help: 'stop after the checks: nothing is touched' },
    detach: { short: 'd', help: 'print the job id and return at once' },
  },
  examples: [
    'ckpt migrate web --to hostb',
    'ckpt migrate web --to hostb --dry-run',
    'ckpt job watch $(ckpt migrate web --to hostb --detach)',
  ],
  readOnly: false,

  async run(io, [container], { to = io.settings.to, dryRun, detach }) {
    if (to === '') throw new Fault('USAGE', 'say where to: --to HOST, or `to` in ckpt.toml');
    const client = await io.connect();
    if (dryRun) return await runCheck(io, client, { container, to });
    const started = await start(io, client, { container, to });
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
    if (!(error instanceof Fault) || FAULTS[error.code].exit !== REFUSED) throw error;
    printFault(io.screen, error);
    await printOtherObstacles(io, client, move, error);
    return { exit: REFUSED };
  }
}

/** A refusal names the first obstacle. People want to know all of them before they try again. */
async function printOtherObstacles(
  io: Io,
  client: OperatorClient,
  move: Move,
  told: Fault,
): Promise<void> {
  try {
    const { findings } = await client.check(move, { signal: io.signal, deadlineMs: SLOW_CALL_MS });
    const obstacles = findings.filter((found) => found.blocks);
    const first = obstacles.findIndex((found) => found.code === told.code);
    for (const [n, found] of obstacles.entries()) {
      if (n !== first) io.screen.err(findingLine(found));
    }
  } catch {
    // The refusal is what counts, and it was printed.
  }
}

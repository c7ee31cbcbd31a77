import { asFault, type Fault } from '../base/fault.ts';
import type { OperatorClient } from '../rpc/services.ts';
import { INTERRUPTED, type Io, printFailure, printFault } from './io.ts';
import {
  doneLine,
  doubtLines,
  exitOfJob,
  findingLine,
  hasEnded,
  type Job,
  jobName,
} from './job-text.ts';
import { jsonLine } from './json.ts';
import { Progress } from './progress.ts';
import { shortId } from './units.ts';

/** A daemon that was killed is started again and goes on with its jobs: so long it is waited for. */
const AWAY_MS = 30_000;
const RETRY_MS = 500;
/** A broken line often mends: so long a job in doubt is watched on after people were told. */
const DOUBT_MS = 5_000;

export interface FollowOptions {
  /** What the first Ctrl-C does: `cancel` asks the daemon to, `leave` ends only this command. */
  readonly interrupt: 'cancel' | 'leave';
  /** Follow a job that is in doubt until it is settled, however long that takes. */
  readonly throughDoubt: boolean;
  /** How long it is watched in doubt otherwise. */
  readonly doubtMs?: number;
  /** Ctrl-C came before there was a job: cancel it at once. */
  readonly cancelNow?: boolean;
}

export interface Followed {
  /** As it was last seen. */
  readonly job: Job;
  /** `left`: Ctrl-C. `unread`: nobody reads our stdout any more. The job goes on in both. */
  readonly why: 'ended' | 'in-doubt' | 'left' | 'unread';
  /** That it is in doubt was told already, with all there is to say about it. */
  readonly doubtTold: boolean;
}

/** Shows a job until it ends. Rejects when ckptd stays away, with the way to go on told. */
export async function follow(
  io: Io,
  client: OperatorClient,
  first: Job,
  options: FollowOptions,
): Promise<Followed> {
  const { screen } = io;
  const stop = new AbortController();
  const end = (why: Followed['why']) => stop.abort(why);
  let cancelAsked = false;
  const interrupt = () => {
    if (options.interrupt === 'leave' || cancelAsked) return end('left');
    cancelAsked = true;
    screen.err('asking ckptd to cancel; another Ctrl-C leaves the job to itself');
    void client.cancelJob({ id: first.id }, { signal: stop.signal }).catch((error: unknown) => {
      if (!stop.signal.aborted) printFault(screen, asFault(error));
    });
  };
  using _interrupts = io.onInterrupt(interrupt);
  if (options.cancelNow === true) interrupt();
  // Who reads our JSON through `head` wants no more of it. A move is waited for all the same: its
  // exit code still counts.
  if (options.interrupt === 'leave') {
    screen.gone.addEventListener('abort', () => end('unread'), { once: true });
  }

  using progress = io.quiet || io.settings.json ? undefined : new Progress(screen);
  let job = first;
  let doubtTold = false;
  let doubtTimer: NodeJS.Timeout | undefined;
  const see = (seen: Job) => {
    job = seen;
    progress?.show(job);
    if (io.settings.json) screen.out(jsonLine(job));
    if (job.outcome !== 'in-doubt') {
      clearTimeout(doubtTimer);
      doubtTold = false;
    } else if (!doubtTold) {
      doubtTold = true;
      printOutcome(io, job);
      const ms = (options.doubtMs ?? DOUBT_MS) * io.settings.slowness;
      if (!options.throughDoubt) doubtTimer = setTimeout(() => end('in-doubt'), ms);
    }
  };
  try {
    see(first);
    await watchToEnd(io, client, first, stop.signal, see);
  } finally {
    clearTimeout(doubtTimer);
  }
  return {
    job,
    why: stop.signal.aborted ? (stop.signal.reason as Followed['why']) : 'ended',
    doubtTold,
  };
}

/** Prints what became of a job that was followed, and returns the exit code. */
export function conclude(io: Io, { job, why, doubtTold }: Followed): number {
  if (why === 'unread') return 0;
  if (why === 'left') {
    io.screen.err(`job ${shortId(job.id)} goes on: ckpt job watch ${shortId(job.id)}`);
    return INTERRUPTED;
  }
  if (job.outcome !== 'in-doubt' || !doubtTold) printOutcome(io, job);
  return exitOfJob(job);
}

/** The last word about a job: a line on stdout when it went well, else on stderr. */
export function printOutcome(io: Io, job: Job): void {
  const { screen } = io;
  if (job.outcome === 'done') {
    if (!io.settings.json) screen.out(doneLine(job));
    return;
  }
  if (job.outcome === 'rolled-back' && job.resolved === 'run-here') {
    screen.err(
      `${jobName(job)} was not moved: it runs where it was, by the word of ${job.resolvedBy}`,
    );
    return;
  }
  printFailure(screen, {
    code: job.failure?.code || 'INTERNAL',
    message: job.failure?.message || `${jobName(job)} was not moved`,
    host: job.failure?.host ?? '',
    remedy: job.failure?.remedy || `see \`ckpt job show ${shortId(job.id)}\``,
  });
  if (job.outcome === 'in-doubt') {
    for (const line of doubtLines(job, Date.now())) screen.err(line);
  }
  for (const finding of job.findings) screen.err(findingLine(finding));
}

/** Returns when the job has ended or `signal` has. The daemon may go away and come back. */
async function watchToEnd(
  { screen, settings }: Io,
  client: OperatorClient,
  first: Job,
  signal: AbortSignal,
  see: (job: Job) => void,
): Promise<void> {
  let ended = hasEnded(first);
  let awaySince: number | undefined;
  while (!ended && !signal.aborted) {
    try {
      for await (const job of client.watchJob({ id: first.id }, { signal })) {
        awaySince = undefined;
        see(job);
        ended = hasEnded(job);
        if (ended) return;
      }
    } catch (error) {
      if (signal.aborted) return;
      const fault = asFault(error);
      const now = performance.now();
      if (
        !mayComeBack(fault) ||
        (awaySince !== undefined && now - awaySince > AWAY_MS * settings.slowness)
      ) {
        screen.err(`nobody watches the job any more: ckpt job watch ${shortId(first.id)}`);
        throw fault;
      }
      if (awaySince === undefined) screen.err('ckptd went away; waiting for it to come back');
      awaySince ??= now;
    }
    await sleep(RETRY_MS, signal);
  }
}

function mayComeBack({ code }: Fault): boolean {
  return code === 'DAEMON_UNREACHABLE' || code === 'SHUTTING_DOWN';
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
  clearTimeout(timer);
}

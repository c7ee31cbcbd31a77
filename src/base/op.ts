import { Fault } from './fault.ts';

/** Handed to everything that takes time, always as the first argument. */
export interface Op {
  /** Job id, or a short word for work that belongs to no job. It stands on every log line. */
  readonly id: string;
  readonly signal: AbortSignal;
  log(line: string, facts?: Readonly<Record<string, unknown>>): void;
  /** How many times longer this host takes than one of its kind (ckptd.toml: limits.slowness). 1 when absent. */
  readonly slowness?: number;
  /** Hears of each timed step; milliseconds of `performance.now()`. */
  readonly step?: (name: string, from: number, to: number) => void;
}

/** A deadline of `ms` milliseconds as it is on this host. */
export const patience = (op: Op, ms: number): number => ms * (op.slowness ?? 1);

/** Does the work and notes how long it took, also when it fails. For the report of a job. */
export async function timed<T>(op: Op, step: string, work: () => Promise<T>): Promise<T> {
  if (op.step === undefined) return await work();
  const from = performance.now();
  try {
    return await work();
  } finally {
    op.step(step, from, performance.now());
  }
}

/**
 * Undoing must outlive the cancellation that caused it: same id and log, but a fresh signal with
 * its own deadline (`patience` of `ms`), so that a hung neighbour cannot hold shutdown for ever.
 */
export function shielded(op: Op, ms = 10_000): Op {
  return {
    ...op,
    log: (line, facts) => op.log(`undo: ${line}`, facts),
    signal: AbortSignal.timeout(patience(op, ms)),
  };
}

/** The same op, ended by its own signal or after `patience` of `ms`, whichever comes first. */
export function within(op: Op, ms: number): Op {
  return { ...op, signal: AbortSignal.any([op.signal, AbortSignal.timeout(patience(op, ms))]) };
}

/**
 * Stops waiting for work that cannot be called off when the signal says so. The work goes on; what
 * it returns too late is handed to `late`, whose own failure is logged.
 */
export async function orLeave<T>(
  op: Op,
  work: Promise<T>,
  late: (result: T) => Promise<unknown> | unknown,
): Promise<T> {
  if (op.signal.aborted) {
    void work.then(late).catch((error: unknown) => op.log(`late result: ${String(error)}`));
    throw abortFault(op.signal);
  }
  const { promise: left, reject } = Promise.withResolvers<never>();
  const leave = () => {
    void work.then(late).catch((error: unknown) => op.log(`late result: ${String(error)}`));
    reject(abortFault(op.signal));
  };
  op.signal.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([work, left]);
  } finally {
    op.signal.removeEventListener('abort', leave);
  }
}

/** Why a signal ended: our own Fault when one was the reason, else DEADLINE or CANCELLED. */
export function abortFault(signal: AbortSignal): Fault {
  const reason: unknown = signal.reason;
  if (reason instanceof Fault) return reason;
  if (reason instanceof DOMException && reason.name === 'TimeoutError') {
    return new Fault('DEADLINE', 'the time allowed for this step is over', { cause: reason });
  }
  return new Fault('CANCELLED', 'cancelled', { cause: reason });
}

/** Waits `ms` milliseconds, or throws the abort fault when the op ends first. */
export async function pause(op: Op, ms: number): Promise<void> {
  if (op.signal.aborted) throw abortFault(op.signal);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const stop = () => reject(abortFault(op.signal));
  op.signal.addEventListener('abort', stop, { once: true });
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    op.signal.removeEventListener('abort', stop);
  }
}

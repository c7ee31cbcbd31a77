import { closeSync } from 'node:fs';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { pidfdGetfd, pidfdOpen, pidfdSignal } from './libc.ts';
import { fdReady } from './native.ts';
import { startTicks } from './proc.ts';

/**
 * One process that need not be our child. Unlike a pid it can never come to mean another process.
 * Dispose of it when done; waiting must have ended by then.
 */
export interface PidHandle extends Disposable {
  readonly pid: number;
  readonly startTicks: string;
  /** False when it has ended. Signals as kill(2) numbers. */
  signal(number: number): boolean;
  /** Resolves when it has ended, also before its parent has reaped it (pidfd_open(2)). */
  exited(op: Op): Promise<void>;
  /** A copy of its descriptor, to be closed; undefined when it has none of that number (pidfd_getfd(2)). */
  descriptor(number: number): number | undefined;
}

/** NO_SUCH_PROCESS when there is no such process, or it is not the one that started then. */
export function openPid(pid: number, ticks?: string): PidHandle {
  let fd: number;
  try {
    fd = pidfdOpen(pid);
  } catch (cause) {
    if (cause instanceof Fault && cause.facts['errno'] === 'ESRCH') throw noSuch(pid);
    throw cause;
  }
  // Read after the descriptor was made: as long as it can be signalled, /proc/PID is still its own.
  const found = startTicks(pid);
  if (found === undefined || (ticks !== undefined && ticks !== found) || !pidfdSignal(fd, 0)) {
    closeSync(fd);
    throw noSuch(pid);
  }
  let open = true;
  return {
    pid,
    startTicks: found,
    signal: (number) => pidfdSignal(fd, number),
    exited: (op) => fdReady(op, fd, { readable: true }),
    descriptor: (number) => pidfdGetfd(fd, number),
    [Symbol.dispose]() {
      if (open) closeSync(fd);
      open = false;
    },
  };
}

function noSuch(pid: number): Fault {
  return new Fault('NO_SUCH_PROCESS', `there is no process ${pid}`, { facts: { pid } });
}

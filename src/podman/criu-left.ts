import { asFault } from '../base/fault.ts';
import { type Op, patience, pause } from '../base/op.ts';
import { openPid } from '../sys/pid-handle.ts';
import { children, type ProcStat, statOf } from '../sys/proc.ts';
import { processes } from './cgroup.ts';

/**
 * What a CRIU leaves that is killed at a restore: its helper for cgroups, and the task that waits to be
 * told to go on. Both hold the socket on which the runtime waits for an answer, so it waits for ever
 * (CRIU 4.2.1, runc 1.3.6). When they are ended it says that CRIU has failed.
 */

const LOOK_MS = 250;
/** One that has succeeded is a zombie too, until its runtime has read the answer. */
const DEAD_MS = 2_000;

/** `cgroup` is what the runtime runs in. */
export function endLeftByCriu(op: Op, cgroup: string): AsyncDisposable {
  const over = new AbortController();
  const within = { ...op, signal: AbortSignal.any([op.signal, over.signal]) };
  const watching = watch(within, cgroup).catch((error: unknown) => {
    if (!within.signal.aborted) op.log('nobody looks after CRIU', { why: asFault(error).message });
  });
  return {
    [Symbol.asyncDispose]: async () => {
      over.abort();
      await watching;
    },
  };
}

async function watch(op: Op, cgroup: string): Promise<never> {
  const deadSince = new Map<number, number>();
  for (;;) {
    await pause(op, LOOK_MS);
    const now = performance.now();
    for (const parent of await processes(cgroup)) {
      const started = startedAsCriu(parent);
      const dead = started.find(({ state }) => state === 'Z');
      if (dead === undefined) continue;
      const since = deadSince.get(dead.pid) ?? now;
      deadSince.set(dead.pid, since);
      if (now - since < patience(op, DEAD_MS)) continue;
      for (const one of started) if (one.state !== 'Z') end(op, one);
    }
  }
}

function startedAsCriu(parent: number): ProcStat[] {
  return children(parent).flatMap((pid) => {
    const stat = statOf(pid);
    return stat?.comm === 'criu' ? [stat] : [];
  });
}

function end(op: Op, { pid, startTicks }: ProcStat): void {
  try {
    using left = openPid(pid, startTicks);
    left.signal(9);
    op.log('a killed CRIU had left a process; it was ended', { pid });
  } catch (error) {
    if (asFault(error).code !== 'NO_SUCH_PROCESS') throw error;
  }
}

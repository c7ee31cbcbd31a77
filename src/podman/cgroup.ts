import { readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Witness } from '../base/claims.ts';
import { Fault } from '../base/fault.ts';
import { type Op, patience, pause } from '../base/op.ts';

/**
 * The container's cgroup (v2) is the truth about what it runs: not podman's database, not an exit
 * code. What is frozen here stays frozen when every program that took part is dead.
 */

/** Where the version 2 hierarchy is mounted; undefined when this host has none. */
export async function cgroupRoot(): Promise<string | undefined> {
  const mounts = await readFile('/proc/self/mountinfo', 'utf8');
  let found: string | undefined;
  for (const line of mounts.split('\n')) {
    const [left = '', right = ''] = line.split(' - ');
    const [, , , root, point = ''] = left.split(' ');
    if (root !== '/' || !right.startsWith('cgroup2 ')) continue;
    if (point === '/sys/fs/cgroup') return point;
    found ??= point;
  }
  return found;
}

/**
 * The directory that holds all tasks of a container. Runtimes put the first process into a child of
 * it in some set-ups (crun with systemd: `container`), so the one that carries the id is taken.
 */
export async function containerCgroup(pid: number, container: string): Promise<string> {
  const root = await cgroupRoot();
  if (root === undefined) throw new Fault('CGROUP_DIFFERS', 'this host has no cgroup v2 hierarchy');
  const path = await cgroupOf(pid);
  if (path === undefined) {
    throw new Fault('TARGET_CHANGED', `process ${pid} of ${container.slice(0, 12)} is gone`);
  }
  let dir = path;
  while (dir !== '/' && !new RegExp(`^libpod-${container}(\\.scope)?$`).test(baseOf(dir))) {
    dir = dirname(dir);
  }
  if (dir === '/') {
    throw new Fault('CONTAINER_NAMESPACE', `${path} is not a cgroup podman made for the container`);
  }
  return join(root, dir);
}

/** Path of a process below the cgroup2 root; undefined when it is gone. */
export async function cgroupOf(pid: number): Promise<string | undefined> {
  const text = await readOr(`/proc/${pid}/cgroup`);
  return text
    ?.split('\n')
    .find((line) => line.startsWith('0::'))
    ?.slice(3);
}

const baseOf = (dir: string) => dir.slice(dir.lastIndexOf('/') + 1);

/** The directory and all below it, children first. Empty when it does not exist. */
async function tree(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [];
  const below = await Promise.all(
    entries.filter((entry) => entry.isDirectory()).map((entry) => tree(join(dir, entry.name))),
  );
  return [...below.flat(), dir];
}

/** All processes of the cgroup and of those below it, ascending. Empty when it does not exist. */
export async function processes(dir: string): Promise<number[]> {
  const lists = await Promise.all(
    (await tree(dir)).map(async (one) => (await readOr(join(one, 'cgroup.procs'))) ?? ''),
  );
  // A pid of 0 stands for a process of a pid namespace that we cannot see.
  const pids = lists.flatMap((list) => list.split('\n').filter((line) => line !== ''));
  return [...new Set(pids.map(Number))].filter((pid) => pid > 0).sort((a, b) => a - b);
}

async function event(dir: string, name: 'populated' | 'frozen'): Promise<boolean | undefined> {
  const events = await readOr(join(dir, 'cgroup.events'));
  if (events === undefined) return undefined;
  return new RegExp(`^${name} 1$`, 'm').test(events);
}

/** What the kernel says, not what was written. False when the cgroup is gone. */
export async function isFrozen(dir: string): Promise<boolean> {
  return (await event(dir, 'frozen')) ?? false;
}

/** No process in it or below it. Also true when the cgroup is gone. */
export async function isEmpty(dir: string): Promise<boolean> {
  return !((await event(dir, 'populated')) ?? false);
}

/**
 * FREEZE_FAILED when the kernel does not say frozen within `ms`: a task in state D answers to
 * nothing. The order to freeze is then taken back.
 */
export async function freeze(op: Op, dir: string, ms: number): Promise<void> {
  await order(dir, 'cgroup.freeze', '1');
  if (await until(op, ms, () => isFrozen(dir))) return;
  await order(dir, 'cgroup.freeze', '0').catch(() => undefined);
  throw new Fault('FREEZE_FAILED', `not all tasks stood still within ${ms} ms`, {
    facts: { cgroup: dir, tasks: (await busyTasks(dir)).join(' ') },
  });
}

/**
 * As `freeze`, with all tasks where CRIU can seize them. One whose child has been made by vfork(2) and
 * has not called execve(2) yet counts as frozen, but no debugger can stop it: CRIU gives up after ten
 * seconds. They go on for a moment, and are frozen again. FREEZE_FAILED after `ms` milliseconds.
 */
export async function freezeSeizable(op: Op, dir: string, ms: number): Promise<void> {
  const end = performance.now() + ms;
  for (let step = 1; ; step = Math.min(step * 2, 50)) {
    await freeze(op, dir, Math.max(100, end - performance.now()));
    const waiting = (await tasks(dir)).filter(({ state }) => state === 'D');
    if (waiting.length === 0) return;
    await thaw(dir);
    if (performance.now() >= end) {
      throw new Fault('FREEZE_FAILED', `a task waited ${ms} ms for its vfork child`, {
        facts: { cgroup: dir, tasks: waiting.map(({ tid }) => tid).join(' ') },
      });
    }
    await pause(op, step);
  }
}

/** A cgroup that is gone needs no thaw. */
export async function thaw(dir: string): Promise<void> {
  try {
    await order(dir, 'cgroup.freeze', '0');
  } catch (error) {
    if (isGone(error)) return;
    throw error;
  }
}

/** Ends every task in it, also frozen and stopped ones, and proves it. DEADLINE when it cannot. */
export async function killAll(op: Op, dir: string, ms = 5_000): Promise<void> {
  try {
    await order(dir, 'cgroup.kill', '1');
  } catch (error) {
    if (isGone(error)) return;
    throw error;
  }
  if (await until(op, ms, () => isEmpty(dir))) return;
  throw new Fault('DEADLINE', `tasks survived cgroup.kill for ${ms} ms`, {
    facts: { cgroup: dir, tasks: (await busyTasks(dir)).join(' ') },
  });
}

/** `killAll`, then takes the directories away. Twice is the same as once. */
export async function removeCgroup(op: Op, dir: string, ms = 5_000): Promise<void> {
  await killAll(op, dir, ms);
  // The kernel frees a cgroup some time after its last task was reaped: EBUSY until then.
  const gone = await until(op, ms, async () => {
    for (const one of await tree(dir)) await rmdir(one).catch(() => undefined);
    return (await tree(dir)).length === 0;
  });
  if (!gone) op.log('cgroup is empty but cannot be removed', { cgroup: dir });
}

interface Task {
  readonly pid: number;
  readonly tid: number;
  readonly state: string;
  readonly ticks: number;
}

async function tasks(dir: string): Promise<Task[]> {
  const found = await Promise.all(
    (await processes(dir)).map(async (pid) => {
      const tids = await readdir(`/proc/${pid}/task`).catch(() => []);
      return await Promise.all(
        tids.map(async (tid) => {
          const stat = await readOr(`/proc/${pid}/task/${tid}/stat`);
          if (stat === undefined) return undefined;
          const fields = statFields(stat);
          return {
            pid,
            tid: Number(tid),
            state: fields[0] ?? '?',
            ticks: Number(fields[11]) + Number(fields[12]),
          };
        }),
      );
    }),
  );
  return found.flat().filter((task) => task !== undefined);
}

/** Fields from the third on (state): the second may hold anything, also blanks and brackets. */
export function statFields(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** See Witness. Each thread is read at its own moment: only meaningful while they stand still. */
export async function witness(dir: string): Promise<Witness> {
  const all = await tasks(dir);
  const switches = await Promise.all(
    all.map(async ({ pid, tid }) => {
      const status = (await readOr(`/proc/${pid}/task/${tid}/status`)) ?? '';
      let sum = 0;
      for (const [, count] of status.matchAll(/^(?:non)?voluntary_ctxt_switches:\s+(\d+)$/gm)) {
        sum += Number(count);
      }
      return sum;
    }),
  );
  return {
    tasks: all.length,
    cpuTicks: all.reduce((sum, task) => sum + task.ticks, 0),
    switches: switches.reduce((sum, count) => sum + count, 0),
  };
}

/**
 * As `witness`, of tasks that have just come to rest: one that is giving its processor away is told
 * to be frozen a moment before that is counted, and on a busy machine it waits for the processor to do so.
 */
export async function settledWitness(op: Op, dir: string): Promise<Witness> {
  let last = await witness(dir);
  for (let round = 0; round < 100; round++) {
    await pause(op, 2);
    const away = await areOffProcessors(dir);
    const now = await witness(dir);
    if (away && now.switches === last.switches && now.tasks === last.tasks) return now;
    last = now;
  }
  return last;
}

/** The kernel lets us wait here until a task that is about to sleep does: proc_pid_syscall(5). */
async function areOffProcessors(dir: string): Promise<boolean> {
  const calls = await Promise.all(
    (await tasks(dir)).map(({ pid, tid }) => readOr(`/proc/${pid}/task/${tid}/syscall`)),
  );
  return calls.every((call) => call?.startsWith('running') !== true);
}

/** SIGSTOP in the masks of /proc/PID/status. */
const STOP_BIT = 1n << 18n;

/**
 * Processes that a signal has stopped (state T), or will have: a frozen task takes SIGSTOP only when
 * it is thawed, until then it is pending.
 */
export async function stoppedProcesses(dir: string): Promise<number[]> {
  const all = await processes(dir);
  const stopped = await Promise.all(
    all.map(async (pid) => {
      const status = (await readOr(`/proc/${pid}/status`)) ?? '';
      if (/^State:\s+T/m.test(status)) return true;
      const pending = /^ShdPnd:\s+([0-9a-f]+)$/m.exec(status)?.[1] ?? '0';
      return (BigInt(`0x${pending}`) & STOP_BIT) !== 0n;
    }),
  );
  return all.filter((_, index) => stopped[index] === true);
}

/**
 * Takes the stop off tasks, under the freezer: what was stopped is only frozen afterwards, and one
 * write lets it run. Processes in `stay` stay stopped. FREEZE_FAILED when a task does not obey.
 */
export async function continueFrozen(
  op: Op,
  dir: string,
  stay: ReadonlySet<number>,
  ms = 5_000,
): Promise<void> {
  const wake = new Set((await stoppedProcesses(dir)).filter((pid) => !stay.has(pid)));
  // Also takes back a SIGSTOP that is still pending.
  for (const pid of wake) process.kill(pid, 'SIGCONT');
  let left: Task[] = [];
  const done = await until(op, ms, async () => {
    // One that was woken is R until it has run into the freezer, which stays "frozen" so long.
    left = (await tasks(dir)).filter(({ pid, state }) => 'TR'.includes(state) && wake.has(pid));
    return left.length === 0 && (await isFrozen(dir));
  });
  if (done) return;
  throw new Fault('FREEZE_FAILED', `task ${left[0]?.tid ?? '?'} did not take SIGCONT`, {
    facts: { cgroup: dir },
  });
}

async function busyTasks(dir: string): Promise<string[]> {
  return (await tasks(dir).catch(() => []))
    .filter(({ state }) => !'STZX'.includes(state))
    .slice(0, 8)
    .map(({ tid, state }) => `${tid}/${state}`);
}

async function order(dir: string, file: string, value: string): Promise<void> {
  await writeFile(join(dir, file), value, { flag: 'r+' });
}

function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENODEV';
}

async function readOr(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined; // the process or cgroup went away in between
  }
}

/** Polls: kernfs has change events, but one that came before the watch is never told. */
async function until(op: Op, ms: number, is: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + patience(op, ms);
  for (let step = 1; ; step = Math.min(step * 2, 20)) {
    if (await is()) return true;
    if (performance.now() >= end) return false;
    await pause(op, step);
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { boottimeNs } from './libc.ts';

/*
 * Readers of /proc (proc(5)). They are synchronous: the kernel makes these files in memory, and an
 * answer that spans several ticks would describe no single moment. All of them return undefined (or
 * an empty list) for a process that does not exist.
 */

export interface ProcStat {
  readonly pid: number;
  readonly comm: string;
  /** One letter: R, S, D, T (stopped), t (traced), Z (zombie), X … */
  readonly state: string;
  readonly ppid: number;
  readonly pgrp: number;
  readonly session: number;
  /** Clock ticks. */
  readonly utime: number;
  readonly stime: number;
  /** Field 22, clock ticks since boot. With the pid it names one process until reboot. */
  readonly startTicks: string;
}

/** /proc/PID/stat, or that of one thread. */
export function statOf(pid: number, tid?: number): ProcStat | undefined {
  const text = read(tid === undefined ? `/proc/${pid}/stat` : `/proc/${pid}/task/${tid}/stat`);
  if (text === undefined) return undefined;
  // The command is in brackets and may itself hold brackets and blanks.
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  const rest = text.slice(close + 2).split(' ');
  const field = (n: number) => rest[n - 3] ?? '';
  return {
    pid: Number(text.slice(0, open)),
    comm: text.slice(open + 1, close),
    state: field(3),
    ppid: Number(field(4)),
    pgrp: Number(field(5)),
    session: Number(field(6)),
    utime: Number(field(14)),
    stime: Number(field(15)),
    startTicks: field(22),
  };
}

/** What tells this process from a later one with the same pid. */
export function startTicks(pid: number): string | undefined {
  return statOf(pid)?.startTicks;
}

/** Whether that very process still runs. A zombie has ended: it only waits to be reaped. */
export function isAlive(pid: number, ticks: string): boolean {
  const stat = statOf(pid);
  return (
    stat !== undefined && stat.startTicks === ticks && stat.state !== 'Z' && stat.state !== 'X'
  );
}

export function threads(pid: number): number[] {
  return numbers(list(`/proc/${pid}/task`));
}

/** Children of all its threads. Needs CONFIG_PROC_CHILDREN. */
export function children(pid: number): number[] {
  return threads(pid).flatMap((tid) =>
    numbers((read(`/proc/${pid}/task/${tid}/children`) ?? '').split(' ')),
  );
}

/** The process and everything below it, parents first. What forks meanwhile may be missed. */
export function processTree(pid: number): number[] {
  const found = new Set<number>([pid]);
  for (const one of found) for (const child of children(one)) found.add(child);
  return [...found];
}

/** /proc/PID/status by name, as `VmRSS` -> `1234 kB`. */
export function statusFields(pid: number): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of (read(`/proc/${pid}/status`) ?? '').split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return fields;
}

/** Path of the cgroup v2 below its mount, as /proc/PID/cgroup shows it. */
export function cgroupPath(pid: number): string | undefined {
  return /^0::(.*)$/m.exec(read(`/proc/${pid}/cgroup`) ?? '')?.[1];
}

/** Changes with each boot of the machine. */
export function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

/** Milliseconds since boot, sleep included; never set back (clock_gettime(2), CLOCK_BOOTTIME). */
export function boottimeMs(): number {
  return Number(boottimeNs()) / 1e6;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // it ended: ENOENT, or ESRCH when it ended during the read
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function numbers(words: readonly string[]): number[] {
  return words.filter((word) => /^[0-9]+$/.test(word)).map(Number);
}

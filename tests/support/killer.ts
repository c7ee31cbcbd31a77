import { readdirSync, readFileSync, writeSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { statFields } from '../../src/podman/cgroup.ts';

/**
 * Runs inside a lab host and looks at its processes all the time. Podman counts when a job of ckptd
 * runs it, runtimes, criu and conmon always.
 *
 *   killer census
 *       until SIGTERM; then one line of JSON: each process seen, with its name and the milliseconds
 *       it was first and last there, counted from the start
 *   killer kill NAME ORDINAL LEAST_MS AFTER_MS
 *       SIGKILL to the process number ORDINAL of that name, AFTER_MS after it was first seen; one line
 *       of JSON when done, or `{"killed":null}` at SIGTERM. Only those count that live for LEAST_MS:
 *       of the others some are seen and some are not
 *   killer kill-pid NAME PID AFTER_MS
 *       SIGKILL to that process, AFTER_MS from now
 *
 * Prints READY before it looks for the first time.
 */
const NAMES = ['podman', 'crun', 'runc', 'criu', 'conmon'];

interface Seen {
  readonly pid: number;
  readonly name: string;
  readonly first: number;
  last: number;
}

const seen = new Map<string, Seen>();
const strangers = new Set(readdirSync('/proc').filter((name) => /^\d+$/.test(name)));
const started = performance.now();
let over = false;
process.on('SIGTERM', () => {
  over = true;
});

function say(value: unknown): void {
  writeSync(1, `${typeof value === 'string' ? value : JSON.stringify(value)}\n`);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Its name, when it is one of those that count. */
function nameOf(pid: string): string | undefined {
  const name = read(`/proc/${pid}/comm`).trimEnd();
  // crun runs from a sealed copy of itself and is then called by the number of a descriptor.
  const known = NAMES.find((one) => name === one) ?? (/^\d$/.test(name) ? 'crun' : undefined);
  // A monitor is the child of what podman starts, which ends at once.
  if (known === 'conmon') {
    const parent = statFields(read(`/proc/${pid}/stat`))[1];
    return read(`/proc/${parent}/comm`) === 'podman\n' ? undefined : known;
  }
  if (known !== 'podman') return known;
  return read(`/proc/${pid}/cgroup`).includes('/job-') ? known : undefined;
}

/** What is there, and what has come since the last look. */
function look(): void {
  const now = performance.now() - started;
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid) || strangers.has(pid)) continue;
    const name = nameOf(pid);
    if (name === undefined) continue;
    const key = `${pid} ${name}`;
    const known = seen.get(key);
    if (known !== undefined) {
      known.last = now;
      continue;
    }
    seen.set(key, { pid: Number(pid), name, first: now, last: now });
  }
}

async function until(ms: number): Promise<void> {
  while (!over && performance.now() - started < ms) await turn();
}

function strike(pid: number, what: object): void {
  try {
    process.kill(pid, 'SIGKILL');
    say({ killed: pid, ...what, atMs: Math.round(performance.now() - started) });
  } catch {
    say({ killed: null, ...what });
  }
}

async function census(): Promise<void> {
  while (!over) {
    look();
    await turn();
  }
  say([...seen.values()].sort((a, b) => a.first - b.first));
}

async function kill(
  name: string,
  ordinal: number,
  leastMs: number,
  afterMs: number,
): Promise<void> {
  const counted = new Set<Seen>();
  while (!over) {
    look();
    for (const one of seen.values()) {
      if (one.name !== name || counted.has(one) || one.last - one.first < leastMs) continue;
      counted.add(one);
      if (counted.size <= ordinal) continue;
      await until(one.first + afterMs);
      return strike(one.pid, { name, ordinal, afterMs });
    }
    await turn();
  }
  say({ killed: null, name, ordinal, afterMs });
}

say('READY');
const [verb, first = '', second = '', third = '', fourth = ''] = process.argv.slice(2);
if (verb === 'census') await census();
else if (verb === 'kill') {
  await kill(first, Number(second), Number(third), Number(fourth));
} else {
  await until(Number(third));
  strike(Number(second), { name: first, afterMs: Number(third) });
}

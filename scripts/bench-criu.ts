import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Op } from '../src/base/op.ts';
import { readDumpStats } from '../src/criu/images.ts';
import { servePages } from '../src/criu/page-server.ts';
import { DumpedPages } from '../src/migrate/dumped-pages.ts';
import { isWorthLeaving, readLeft } from '../src/podman/left-memory.ts';
import { dialLocal } from '../src/rpc/dial-local.ts';
import { statusFields } from '../src/sys/proc.ts';
import { run } from '../src/sys/run.ts';
import { alternately, type Pair } from './bench-pairs.ts';

/**
 * Runs inside a host of the laboratory: what CRIU does alone and what it does for ckptd, in pairs whose order
 * changes, of one program that runs on. Prints an array of pairs, in milliseconds: how long the program stood,
 * and how long it took for whoever asked.
 *
 *   bench-criu.ts rpc|landing|tree PAIRS PROGRAM ARGUMENT...
 */
const [what = '', pairs = '1', program = '', ...args] = process.argv.slice(2);
const CRIU = '/usr/sbin/criu';
const WORK = '/run/bench-criu'; // memory
/** A socket of the page server; 3 and 4 are those of Node.js and of CRIU. */
const FD = 9;

/** Milliseconds. */
interface Times {
  readonly frozen: number;
  readonly wall: number;
}

await mkdir(WORK, { recursive: true });
const op: Op = { id: 'bench', signal: new AbortController().signal, log: () => undefined };

async function started(): Promise<number> {
  const null_ = openSync('/dev/null', 'r+');
  // Not below a terminal, and nobody's session but its own.
  const child = spawn(program, args, { detached: true, stdio: [null_, null_, null_] });
  closeSync(null_);
  await once(child, 'spawn');
  await sleep(4_000);
  return child.pid ?? Number.NaN;
}

/**
 * Into a directory of memory that is gone afterwards. `dump` returns for how long the program stood at the most, when
 * CRIU does not know it.
 */
async function times(dump: (dir: string) => Promise<unknown>): Promise<Times> {
  const dir = await mkdtemp(join(WORK, 'dump-'));
  const before = performance.now();
  const stood = await dump(dir);
  const wall = performance.now() - before;
  const { freezingUs, frozenUs } = await readDumpStats(dir);
  await rm(dir, { recursive: true });
  const frozen = typeof stood === 'number' ? stood : (freezingUs + frozenUs) / 1_000;
  return { frozen, wall };
}

const logIn = (dir: string) => ['--images-dir', dir, '--log-file', 'criu.log', '-v4'];

async function criu(dir: string, words: readonly string[]): Promise<void> {
  const child = spawn(CRIU, [...words, ...logIn(dir)], { stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  if (code === 0) return;
  const log = await readFile(join(dir, 'criu.log'), 'utf8');
  throw new Error(
    log
      .split('\n')
      .filter((line) => / (Error|Warn) /.test(line))
      .join('\n'),
  );
}

const bare = (pid: number) => (dir: string) =>
  criu(dir, ['dump', '--tree', String(pid), '--leave-running']);

/** The daemon of this host does the same, over its socket. */
async function rpc(): Promise<Pair<Times>[]> {
  using daemon = dialLocal('/run/ckpt/ckpt.sock');
  const pid = await started();
  const through = async (dir: string) =>
    await daemon.client.checkpointProcess(
      { pid, dir, leaveRunning: true },
      { signal: op.signal, deadlineMs: 60_000 },
    );
  return await inPairs(
    () => times(through),
    () => times(bare(pid)),
    () => kill(pid),
  );
}

/**
 * Memory goes to ckptd, and from there to a file in memory; and straight to one. Much of it is read when CRIU has
 * gone: the program stands still meanwhile, if it is in a container.
 */
async function landing(): Promise<Pair<Times>[]> {
  const pid = await started();
  const cgroup = await mkdtemp(join(WORK, 'cgroup-'));
  await writeFile(join(cgroup, 'cgroup.procs'), `${pid}\n`);
  const through = async (dir: string) => {
    const pages = await DumpedPages.create(join(dir, 'pages'), undefined);
    pages.begin('secret');
    const isLeft = await isWorthLeaving(
      cgroup,
      Number(statusFields(pid).get('VmRSS')?.split(' ')[0]) * 1024,
    );
    const words = [
      'dump',
      '--tree',
      String(pid),
      '--leave-running',
      isLeft ? '--lazy-pages' : '--page-server',
    ];
    const serve = async (socket: Duplex) => {
      if (isLeft) socket.destroy();
      else await servePages(op, socket, dir, pages);
    };
    const before = performance.now();
    await run(op, CRIU, [...words, '--ps-socket', String(FD), ...logIn(dir)], {
      deadlineMs: 60_000,
      socket: { fd: FD, serve },
    });
    if (isLeft) await readLeft(op, { cgroup, name: program }, dir, pages);
    const stood = performance.now() - before;
    await pages[Symbol.asyncDispose]();
    return isLeft ? stood : undefined;
  };
  return await inPairs(
    () => times(through),
    () => times(bare(pid)),
    () => kill(pid),
  );
}

/** Dumped and restored by CRIU alone: how long the tree was away. */
async function tree(): Promise<number[]> {
  const away: number[] = [];
  let pid = await started();
  for (let at = 0; at <= Number(pairs); at++) {
    const dir = await mkdtemp(join(WORK, 'tree-'));
    const before = performance.now();
    await criu(dir, ['dump', '--tree', String(pid)]);
    await criu(dir, ['restore', '--restore-detached', '--pidfile', 'pid']);
    if (at > 0) away.push(performance.now() - before); // the first reads what later ones have in memory
    pid = Number(await readFile(join(dir, 'pid'), 'utf8'));
    await rm(dir, { recursive: true });
    await sleep(1_000);
  }
  kill(pid);
  return away;
}

async function inPairs<T>(
  one: () => Promise<T>,
  other: () => Promise<T>,
  end: () => void,
): Promise<Pair<T>[]> {
  try {
    for (const side of [one, other]) await side();
    return await alternately(Number(pairs), [one, other]);
  } finally {
    end();
  }
}

/** With all of its group, which it leads. */
function kill(pid: number): void {
  process.kill(-pid, 'SIGKILL');
}

const CASES: Readonly<Record<string, () => Promise<unknown>>> = { rpc, landing, tree };
const taken = await CASES[what]?.();
await rm(WORK, { recursive: true });
console.log(JSON.stringify(taken));

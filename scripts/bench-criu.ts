import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Op } from '../src/base/op.ts';
import { readDumpStats } from '../src/criu/images.ts';
import { servePages } from '../src/criu/page-server.ts';
import { DumpedPages } from '../src/migrate/dumped-pages.ts';
import { dialLocal } from '../src/rpc/dial-local.ts';

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

/** Into a directory of memory that is gone afterwards. */
async function times(dump: (dir: string) => Promise<unknown>): Promise<Times> {
  const dir = await mkdtemp(join(WORK, 'dump-'));
  const before = performance.now();
  await dump(dir);
  const wall = performance.now() - before;
  const { freezingUs, frozenUs } = await readDumpStats(dir);
  await rm(dir, { recursive: true });
  return { frozen: (freezingUs + frozenUs) / 1_000, wall };
}

async function criu(dir: string, words: readonly string[], socket?: Socket): Promise<void> {
  const log = ['--images-dir', dir, '--log-file', 'criu.log', '-v4'];
  const fds = Array.from({ length: FD + 1 }, (_, fd) => (fd === FD && socket ? socket : 'ignore'));
  const child = spawn(CRIU, [...words, ...log], { stdio: socket ? fds : 'ignore' });
  const [code] = await once(child, 'exit');
  if (code === 0) return;
  throw new Error((await readFile(join(dir, 'criu.log'), 'utf8')).split('\n').slice(-9).join('\n'));
}

const bare = (pid: number) => (dir: string) =>
  criu(dir, ['dump', '--tree', String(pid), '--leave-running']);

/** The daemon of this host does the same, over its socket. */
async function rpc(): Promise<[ckptd: Times, bare: Times][]> {
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

/** Memory goes to the page server of ckptd, and from there to a file in memory; and straight to one. */
async function landing(): Promise<[ckptd: Times, bare: Times][]> {
  const pid = await started();
  const through = async (dir: string) => {
    const pages = await DumpedPages.create(join(dir, 'pages'), undefined);
    pages.begin('secret');
    const path = join(dir, 'socket');
    const server = createServer().listen(path);
    await once(server, 'listening');
    const [ours, theirs] = await Promise.all([
      once(server, 'connection').then(([socket]) => socket as Socket),
      connected(path),
    ]);
    const words = ['dump', '--tree', String(pid), '--leave-running', '--page-server'];
    await Promise.all([
      servePages(op, ours, dir, pages),
      criu(dir, [...words, '--ps-socket', String(FD)], theirs).then(() => theirs.destroy()),
    ]);
    server.close();
    await pages[Symbol.asyncDispose]();
  };
  return await inPairs(
    () => times(through),
    () => times(bare(pid)),
    () => kill(pid),
  );
}

async function connected(path: string): Promise<Socket> {
  const socket = connect(path);
  await once(socket, 'connect');
  socket.pause();
  return socket;
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
): Promise<[T, T][]> {
  try {
    for (const side of [one, other]) await side();
    const taken: [T, T][] = [];
    for (let at = 0; at < Number(pairs); at++) {
      if (at % 2 === 0) taken.push([await one(), await other()]);
      else {
        const second = await other();
        taken.push([await one(), second]);
      }
    }
    return taken;
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

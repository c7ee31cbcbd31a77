import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Fault } from '../../src/base/fault.ts';
import type { Op } from '../../src/base/op.ts';
import { checkpointProcess, restoreProcess } from '../../src/criu/process.ts';
import { openPid } from '../../src/sys/pid-handle.ts';
import { isAlive, processTree, startTicks } from '../../src/sys/proc.ts';

/**
 * Runs inside a host of the lab: `zdtm-run.ts [--leave-running] PROGRAM [criu option]…`. Starts the
 * program in a session of its own, checkpoints it, restores it, asks it to judge itself, and prints
 * one line of JSON: its verdict and what the two operations said.
 */
const CRIU = '/usr/sbin/criu';
const SIGTERM = 15;
const SIGKILL = 9;
const READY_MS = 10_000;

const { values, positionals } = parseArgs({
  options: { 'leave-running': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [program = '', ...words] = positionals;
const leaveRunning = values['leave-running'];

const op: Op = { id: 'zdtm', signal: AbortSignal.timeout(45_000), log: () => undefined };
const work = await mkdtemp('/var/tmp/zdtm-');
const images = join(work, 'images');
let pid = 0;
try {
  process.stdout.write(`${JSON.stringify(await judge())}\n`);
} catch (error) {
  const { code, message, facts } =
    error instanceof Fault ? error : { code: 'THROWN', message: String(error), facts: {} };
  process.stdout.write(`${JSON.stringify({ verdict: `${code}: ${message}`, facts })}\n`);
} finally {
  endTree();
  await rm(work, { recursive: true, force: true });
}

async function judge() {
  await mkdir(images);
  const log = await open(join(work, 'log'), 'w');
  const child = spawn(program, [work], {
    stdio: ['ignore', log.fd, log.fd],
    env: { PATH: '/usr/bin:/bin' },
    detached: true,
  });
  await log.close();
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.once('error', () => undefined); // then it never gets ready, and that is told
  pid = await ready();
  const ticks = startTicks(pid) ?? '';

  const has = (word: string) => words.includes(word);
  const ghost = words.find((word) => word.startsWith('ghost-limit='))?.slice(12);
  const checkpoint = await checkpointProcess(op, {
    pid,
    dir: images,
    criu: CRIU,
    leaveRunning,
    tcpEstablished: has('tcp-established'),
    fileLocks: has('file-locks'),
    shellJob: has('shell-job'),
    extUnixSk: has('ext-unix-sk'),
    linkRemap: has('link-remap'),
    ...(ghost === undefined ? {} : { ghostLimit: Number(ghost) }),
  });
  if (leaveRunning) {
    if (!isAlive(pid, ticks)) return { verdict: 'it did not run on', checkpoint };
    return { verdict: await verdict(), checkpoint };
  }
  await ended;
  const restore = await restoreProcess(op, {
    dir: images,
    criu: CRIU,
    tcpEstablished: has('tcp-established'),
    fileLocks: has('file-locks'),
    shellJob: has('shell-job'),
    extUnixSk: has('ext-unix-sk'),
    leaveStopped: false,
  });
  if (restore.pid !== pid) return { verdict: `restored as ${restore.pid}`, checkpoint, restore };
  // Another life of the same pid: without it, the first one would have been judged.
  if (isAlive(pid, ticks)) return { verdict: 'it was never gone', checkpoint, restore };
  return { verdict: await verdict(), checkpoint, restore };
}

async function ready(): Promise<number> {
  const file = join(work, 'ready');
  const end = performance.now() + READY_MS;
  while (!existsSync(file)) {
    if (performance.now() > end) throw new Error(`not ready: ${await logText()}`);
    await new Promise((later) => setTimeout(later, 10));
  }
  return Number((await readFile(file, 'utf8')).trim());
}

async function verdict(): Promise<string> {
  using handle = openPid(pid);
  if (existsSync(join(work, 'result'))) return 'it judged too early';
  handle.signal(SIGTERM);
  await handle.exited(op);
  const result = await readFile(join(work, 'result'), 'utf8').catch(() => '');
  return result === '' ? `no result: ${await logText()}` : result.trim();
}

async function logText(): Promise<string> {
  return (await readFile(join(work, 'log'), 'utf8')).slice(-400);
}

function endTree(): void {
  if (pid === 0) return;
  for (const one of processTree(pid)) {
    try {
      process.kill(one, SIGKILL);
    } catch {
      // it has ended
    }
  }
}

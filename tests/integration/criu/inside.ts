import { spawn, spawnSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Fault } from '../../../src/base/fault.ts';
import type { Op } from '../../../src/base/op.ts';
import { renderConfig } from '../../../src/criu/config-file.ts';
import { probeCriu } from '../../../src/criu/probe.ts';
import { checkpointProcess, restoreProcess } from '../../../src/criu/process.ts';
import { type CriuSession, type Hook, openCriu } from '../../../src/criu/rpc.ts';
import { Library } from '../../../src/sys/native.ts';
import { isAlive, startTicks, statOf } from '../../../src/sys/proc.ts';

/**
 * Runs inside a host of the lab, where criu is: `inside.ts CASE` prints one line of JSON with what was
 * seen. The judging is done outside, by criu.test.ts.
 */
const CRIU = '/usr/sbin/criu';
const stop = new AbortController();
const op: Op = {
  id: 'inside',
  signal: AbortSignal.any([stop.signal, AbortSignal.timeout(60_000)]),
  log: () => undefined,
};

const dir = await mkdtemp(join(tmpdir(), 'criu-it-'));
const started: { pid: number; ticks: string }[] = [];

const cases: Record<string, () => Promise<unknown>> = {
  async probe() {
    const first = await probeCriu(op, CRIU);
    const before = performance.now();
    const again = await probeCriu(op, CRIU);
    return { first, same: again === first, ms: performance.now() - before };
  },

  async conversation() {
    await using criu = await session();
    const version = await criu.version();
    const features = await criu.featureCheck({ memTrack: true, lazyPages: true, pidfdStore: true });
    await criu.cpuinfoDump(place());
    await criu.cpuinfoCheck(place());
    return { version, features, files: await readdir(dir) };
  },

  async veto() {
    const target = start();
    const seen: string[] = [];
    const failure = await faultOf(async () => {
      await using criu = await session();
      await criu.dump(place(), { pid: target.pid }, async (_op, { script }) => {
        seen.push(script);
        if (script === 'post-dump') throw new Fault('LEASE_OVER', 'the target said no');
        return undefined;
      });
    });
    return { seen, failure, ...stateOf(target) };
  },

  async commit() {
    const target = start();
    const seen: string[] = [];
    await using criu = await session();
    await criu.dump(place(), { pid: target.pid }, watch(seen));
    await new Promise((later) => setTimeout(later, 50));
    return { seen, ...stateOf(target) };
  },

  async cancel() {
    const target = start();
    const failure = await faultOf(async () => {
      await using criu = await session();
      await criu.dump(place(), { pid: target.pid }, async (_op, { script }) => {
        if (script === 'pre-dump') stop.abort();
        return undefined;
      });
    });
    return { failure, ...stateOf(target) };
  },

  // The tasks are stopped by then; what becomes of them when criu is shot is the question.
  async shot() {
    const target = start();
    const failure = await faultOf(async () => {
      await using criu = await session();
      await criu.dump(place(), { pid: target.pid }, async (_op, { script }) => {
        if (script === 'post-dump') process.kill(criu.pid, 'SIGKILL');
        return undefined;
      });
    });
    return { failure, ...stateOf(target) };
  },

  /** Tasks are stopped when criu asks for external files; it never comes back from there. */
  async hung() {
    const target = start();
    const failure = await faultOf(async () => {
      await using criu = await openCriu(op, { criu: CRIU, deadlineMs: 700, unwindMs: 700 });
      await criu.dump(place(), { pid: target.pid }, async (_op, { script }) => {
        if (script === 'query-ext-files') process.kill(criu.pid, 'SIGSTOP');
        return undefined;
      });
    });
    return { failure, ...stateOf(target) };
  },

  async noSuchPid() {
    await using criu = await session();
    return await faultOf(() => criu.dump(place(), { pid: 4_000_000 }));
  },

  async badOption() {
    await using criu = await session();
    return await faultOf(() =>
      criu.dump(place(), { pid: start().pid, configFile: '/dev/null', mntnsCompatMode: true }),
    );
  },

  async preDump() {
    const target = start();
    await using criu = await session();
    return await faultOf(() => criu.preDump(place(), { pid: target.pid }));
  },

  async pidTaken() {
    const target = start();
    await checkpointProcess(op, { ...checkpoint(target.pid), leaveRunning: true });
    const failure = await faultOf(() => restoreProcess(op, restore()));
    return { failure, ...stateOf(target) };
  },

  async pageServer() {
    await using criu = await session();
    const server = await criu.pageServer(place(), { ps: { address: '127.0.0.1', port: 0 } });
    const alive = statOf(server.pid)?.state;
    process.kill(server.pid, 'SIGTERM');
    const status = await criu.waitPid(server.pid);
    return { port: server.port, alive, status, after: statOf(server.pid)?.state ?? 'gone' };
  },

  async pageServerLeft() {
    const { pid } = await (async () => {
      await using criu = await session();
      return await criu.pageServer(place(), { ps: { address: '127.0.0.1', port: 0 } });
    })();
    await new Promise((later) => setTimeout(later, 50));
    return { after: statOf(pid)?.state ?? 'gone' };
  },

  async process() {
    const target = start();
    const done = await checkpointProcess(op, checkpoint(target.pid));
    const dead = stateOf(target);
    const again = await faultOf(() => checkpointProcess(op, checkpoint(start().pid)));
    const back = await restoreProcess(op, restore());
    started.push({ pid: back.pid, ticks: startTicks(back.pid) ?? '' });
    await new Promise((later) => setTimeout(later, 100));
    return {
      done,
      dead,
      again,
      back,
      command: readFileSync(`/proc/${back.pid}/cmdline`, 'latin1').split('\0')[0],
      parent: statOf(back.pid)?.ppid,
      files: await readdir(dir),
    };
  },

  async processStopped() {
    const target = start();
    await checkpointProcess(op, checkpoint(target.pid));
    const back = await restoreProcess(op, { ...restore(), leaveStopped: true });
    started.push({ pid: back.pid, ticks: startTicks(back.pid) ?? '' });
    return { state: statOf(back.pid)?.state };
  },

  async processFailures() {
    const target = start();
    return {
      relative: await faultOf(() =>
        checkpointProcess(op, { ...checkpoint(target.pid), dir: 'images' }),
      ),
      nowhere: await faultOf(() =>
        checkpointProcess(op, { ...checkpoint(target.pid), dir: join(dir, 'none') }),
      ),
      nobody: await faultOf(() => checkpointProcess(op, checkpoint(4_000_000))),
      ourselves: await faultOf(() => checkpointProcess(op, checkpoint(process.pid))),
      empty: await faultOf(() => restoreProcess(op, restore())),
      ...stateOf(target),
    };
  },

  /** A tree that CRIU refuses must run on, and leave nothing that looks like a checkpoint. */
  async refused() {
    const target = start(['/bin/sh', '-c', 'flock 9; sleep 1000'], { lock: true });
    await new Promise((later) => setTimeout(later, 200));
    const failure = await faultOf(() => checkpointProcess(op, checkpoint(target.pid)));
    return { failure, files: await readdir(dir), ...stateOf(target) };
  },

  /**
   * Whether criu reads a value as we write it: it makes its log under the name it read. Slashes would
   * need directories, so they are left out.
   */
  async readBack() {
    const wrong: unknown[] = [];
    let written = 0;
    const value = fc.oneof(
      fc.string({
        unit: fc.constantFrom('a', 'ä', ' ', '"', '\\', '#', '=', '\t', '-', "'"),
        maxLength: 8,
      }),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    for (const one of fc.sample(value, { numRuns: 300, seed: 7 })) {
      if (/^\.*$/.test(one) || /[/]/.test(one) || one === '-') continue; // `-` is the terminal
      let text: string;
      try {
        text = renderConfig({ 'log-file': one }, { version: 0, on: 'both' });
      } catch {
        continue; // refused
      }
      const work = await mkdtemp(join(dir, 'w'));
      writeFileSync(join(dir, 'conf'), text);
      spawnSync(CRIU, ['check', '--config', join(dir, 'conf')], { cwd: work, stdio: 'ignore' });
      const [read] = await readdir(work);
      written++;
      if (read !== one) wrong.push({ wrote: one, read });
    }
    return { written, wrong };
  },

  async terminal() {
    const { master, slave } = openTerminal();
    // The terminal becomes the controlling one of a new session.
    const target = start(['/usr/bin/setsid', '-c', '/bin/sleep', '1000'], { terminal: slave });
    await new Promise((later) => setTimeout(later, 200));
    closeSync(slave);
    await using criu = await session();
    await criu.dump(place(), { pid: target.pid, orphanPtsMaster: true });
    closeSync(master);
    await using second = await session();
    const seen: string[] = [];
    let received = '';
    const pid = await second.restore(
      { imagesDir: dir, logFile: 'restore.log' },
      { orphanPtsMaster: true },
      async (_op, notification) => {
        seen.push(notification.script);
        const fd = notification.takeFd();
        if (fd !== undefined) received = readlinkSync(`/proc/self/fd/${fd}`);
        return undefined;
      },
    );
    started.push({ pid, ticks: startTicks(pid) ?? '' });
    return { received, seen, stdin: readlinkSync(`/proc/${pid}/fd/0`) };
  },
};

try {
  const [, , name = ''] = process.argv;
  const work = cases[name];
  if (work === undefined) throw new Error(`no case ${name}`);
  process.stdout.write(`${JSON.stringify(await work())}\n`);
} finally {
  for (const { pid, ticks } of started) if (isAlive(pid, ticks)) process.kill(pid, 'SIGKILL');
  await rm(dir, { recursive: true, force: true });
}

function place() {
  return { imagesDir: dir, logFile: 'dump.log' };
}

function session(): Promise<CriuSession> {
  return openCriu(op, { criu: CRIU, deadlineMs: 30_000 });
}

function checkpoint(pid: number) {
  return {
    pid,
    dir,
    criu: CRIU,
    leaveRunning: false,
    tcpEstablished: false,
    fileLocks: false,
    shellJob: false,
    extUnixSk: false,
    linkRemap: false,
  };
}

function restore() {
  return {
    dir,
    criu: CRIU,
    tcpEstablished: false,
    fileLocks: false,
    shellJob: false,
    extUnixSk: false,
    leaveStopped: false,
  };
}

function start(
  command: readonly string[] = ['/bin/sleep', '1000'],
  more: { terminal?: number; lock?: boolean } = {},
): { pid: number; ticks: string } {
  const lock = more.lock ? openSync(join(dir, 'lock'), 'w') : undefined;
  const io = more.terminal ?? 'ignore';
  const [file = '', ...args] = command;
  const fds =
    lock === undefined ? [] : ['ignore', 'ignore', 'ignore', 'ignore', 'ignore', 'ignore'];
  const child = spawn(file, args, {
    detached: more.terminal === undefined,
    env: { PATH: '/usr/bin:/bin' },
    stdio: [io, io, io, ...(fds as 'ignore'[]), ...(lock === undefined ? [] : [lock])],
  });
  child.unref();
  if (lock !== undefined) closeSync(lock);
  const pid = child.pid ?? -1;
  const one = { pid, ticks: startTicks(pid) ?? '' };
  started.push(one);
  return one;
}

function stateOf({ pid, ticks }: { pid: number; ticks: string }) {
  return { alive: isAlive(pid, ticks), state: statOf(pid)?.state ?? 'gone' };
}

function watch(seen: string[]): Hook {
  return async (_op, { script }) => {
    seen.push(script);
    return undefined;
  };
}

async function faultOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return { worked: await work() };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { code, message, facts } = error;
    return { code, message, facts };
  }
}

function openTerminal(): { master: number; slave: number } {
  const pty = Library('libc.so.6', {
    unlockpt: ['int', ['int']],
    ptsname_r: ['int', ['int', 'pointer', 'size_t']],
  });
  const master = openSync('/dev/ptmx', constants.O_RDWR | constants.O_NOCTTY);
  const name = Buffer.alloc(64);
  if (pty.unlockpt(master) !== 0 || pty.ptsname_r(master, name, name.length) !== 0) {
    throw new Error('no terminal');
  }
  const path = name.toString('latin1').replace(/\0.*$/s, '');
  return { master, slave: openSync(path, constants.O_RDWR | constants.O_NOCTTY) };
}

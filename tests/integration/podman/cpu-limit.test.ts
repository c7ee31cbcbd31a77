import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { CpuLimit } from '../../../src/base/claims.ts';
import type { Op } from '../../../src/base/op.ts';
import { Brake } from '../../../src/migrate/brake.ts';
import { PagePool } from '../../../src/migrate/page-pool.ts';
import { PreCopy } from '../../../src/migrate/pre-copy.ts';
import { cgroupRoot, freeze, thaw } from '../../../src/podman/cgroup.ts';
import { cpuLimit, cpuMs, setCpuLimit, throttleFindings } from '../../../src/podman/cpu-limit.ts';
import { readMemory } from '../../../src/podman/memory.ts';
import { SUBJECT } from '../../support/fake-move.ts';
import { tempDir } from '../../support/temp.ts';

/** The kernel's own quota, on whatever runs this: where cgroup v1 has the controller it cannot be tried. */
const root = (await cgroupRoot()) ?? '/sys/fs/cgroup';
const lacking = offersCpu() ? '' : ' (skipped: cgroup v2 has no cpu controller here)';
const MIB = 2 ** 20;

function offersCpu(): boolean {
  try {
    writeFileSync(join(root, 'cgroup.subtree_control'), '+cpu');
    return true;
  } catch {
    return false;
  }
}

/** A program in a cgroup of its own, which has changed a page in each microsecond or so. */
class Busy implements AsyncDisposable {
  readonly dir = join(root, `ckpt-test-${process.pid}`);
  readonly #program: ChildProcess;

  constructor(mib: number) {
    mkdirSync(this.dir);
    const body = `const b = Buffer.alloc(${mib * MIB}, 1);
      for (let n = 1; ; n++) for (let at = 0; at < b.length; at += 4096) b.writeDoubleLE(n, at);`;
    this.#program = spawn(process.execPath, ['-e', body], { stdio: 'ignore' });
    writeFileSync(join(this.dir, 'cgroup.procs'), String(this.#program.pid));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((resolve) => this.#program.once('exit', resolve));
    this.#program.kill('SIGKILL');
    await ended;
    rmdirSync(this.dir);
  }
}

function hostOf(dir: string) {
  return {
    cpuMs: () => cpuMs(dir),
    cpuLimit: () => cpuLimit(dir),
    limitCpu: (_op: Op, _subject: unknown, limit: CpuLimit) => setCpuLimit(dir, limit),
  };
}

async function used(dir: string, ms: number): Promise<number> {
  const [before, from] = [await cpuMs(dir), performance.now()];
  await sleep(ms);
  return ((await cpuMs(dir)) - before) / (performance.now() - from);
}

/** Sends its memory ahead over a link of so many MiB a second. */
async function ahead(dir: string, mostTaken: number) {
  using temporary = tempDir();
  const lines: unknown[] = [];
  const op: Op = {
    id: 'test',
    signal: new AbortController().signal,
    log: (line, facts) => void lines.push([line, facts]),
  };
  const brake = new Brake(hostOf(dir), SUBJECT, async () => {});
  await using pool = await PagePool.open(join(temporary.path, 'memory'), 1024 * MIB);
  const goal = { pauseMs: 300, mostBytes: 1024 * MIB, mostTaken };
  const copy = new PreCopy(op, () => readMemory(op, dir), goal, pool, brake);
  const sent = (async () => {
    for await (const pages of copy.parts()) await sleep((pages.length / MIB / LINK) * 1_000);
  })();
  const next = await copy.ready;
  copy.finish();
  await sent;
  const taken = copy.taken;
  await freeze(op, dir, 5_000);
  await brake.release(op);
  await thaw(dir);
  return { ...next, taken, rounds: copy.rounds, left: copy.leftBytes, lines };
}

const LINK = 40;

it.skipIf(lacking !== '')(`limits and gives back processor time${lacking}`, async () => {
  await using busy = new Busy(1);
  expect(await throttleFindings(busy.dir)).toEqual([]);
  expect(await cpuLimit(busy.dir)).toEqual({ quotaUs: 0, periodUs: 100_000 });
  await sleep(1_000);
  const all = await used(busy.dir, 1_000);
  await setCpuLimit(busy.dir, { quotaUs: 4_000, periodUs: 20_000 });
  expect(readFileSync(join(busy.dir, 'cpu.max'), 'utf8')).toBe('4000 20000\n');
  const some = await used(busy.dir, 2_000);
  expect(some).toBeGreaterThan(0.1);
  expect(some).toBeLessThan(0.3);
  await setCpuLimit(busy.dir, { quotaUs: 0, periodUs: 100_000 });
  expect(readFileSync(join(busy.dir, 'cpu.max'), 'utf8')).toBe('max 100000\n');
  expect(await used(busy.dir, 1_000)).toBeGreaterThan((all + some) / 2);
});

it.skipIf(lacking !== '')(`leaves less for the pause, and is undone${lacking}`, async () => {
  await using busy = new Busy(48);
  await sleep(1_500);
  const without = await ahead(busy.dir, 0);
  expect(without).toMatchObject({ taken: 0 });
  const slowed = await ahead(busy.dir, 95);
  const told = JSON.stringify({ without, slowed }, null, 1);
  expect(slowed.taken, told).toBeGreaterThanOrEqual(20);
  expect(slowed.left, told).toBeLessThan(without.left * 0.75);
  expect(readFileSync(join(busy.dir, 'cpu.max'), 'utf8')).toBe('max 100000\n');
});

import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Claims, RestoreKind, Standing } from '../../../src/base/claims.ts';
import type { LateTask } from '../../../src/base/late.ts';
import type { Half } from '../../support/hand-move.ts';
import { type Described, eventually, jobId, PodmanLab } from '../../support/podman-lab.ts';
import { either } from '../../support/runtimes.ts';

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
  await pod.startedBefore('hostb');
});
beforeEach(async () => await pod.wipe());

const MIB = 64;

const CLI = 'podman exec box redis-cli';

async function start(runtime: string, ...program: string[]): Promise<void> {
  const isRedis = program[0] === 'redis-server';
  const image = isRedis ? 'localhost/redis' : 'localhost/workloads';
  await pod.run('hosta', '--name', 'box', '--runtime', runtime, image, ...program);
  await pod.printed('hosta', 'box', isRedis ? /Ready to accept/ : /READY/);
}

/** Frozen, and dumped but for what may come late. */
async function left(giver: Half, job: string) {
  const { subject, claims } = await giver.ask<Described>({ do: 'describe', job, ref: 'box' });
  await giver.ask({ do: 'descriptions', job, subject, claims });
  await giver.ask({ do: 'freeze', job, subject });
  await giver.ask({ do: 'dump', job, subject, claims, late: true });
  const before = await giver.ask({ do: 'witness', job, subject });
  return { subject, claims, before };
}

describe.each(either('runc'))('memory left in a container of %s', (runtime) => {
  it('is in no file, and can be read while the container stands still', async () => {
    await start(runtime, '/w/pattern', '--mib', String(MIB));
    const job = jobId();
    using giver = pod.half('hosta');
    const { subject, before } = await left(giver, job);
    const share = join(pod.lab.share('hosta'), job);
    const files = await pod.sh('hosta', `cd /share/${job}/set; du -cm . | tail -1`);
    expect(Number.parseInt(files, 10)).toBeLessThan(8);
    const [first, ...others] = await giver.ask<LateTask[]>({ do: 'save-late', job, subject });
    expect(others).toEqual([]);
    expect(first?.pid).toBe(1);
    expect(first?.bytes).toBeGreaterThan(MIB * 2 ** 20);
    expect(statSync(join(share, 'late-1')).size).toBe(first?.bytes);
    expect(await giver.ask({ do: 'witness', job, subject })).toEqual(before);
    await giver.ask({ do: 'thaw', job, subject });
    await expect(giver.ask({ do: 'save-late', job, subject })).rejects.toMatchObject({
      code: 'MEMORY_GONE',
    });
  });
});

/** All of its memory is looked at. */
async function mustBeRight(): Promise<void> {
  const before = (await pod.sh('hostb', 'podman logs box 2>&1 | grep -c VERIFIED')) || '0';
  await pod.sh('hostb', 'podman kill -s USR1 box');
  await eventually(20_000, async () => {
    const log = await pod.sh('hostb', 'podman logs box 2>&1');
    expect(log.match(/.*(?:BAD|ERROR).*/)?.[0]).toBeUndefined();
    expect(log.match(/VERIFIED \d+ \w+ 0 bad/g)?.length ?? 0).toBeGreaterThan(Number(before));
  });
}

const state = async () =>
  JSON.parse(await pod.sh('hostb', 'cat /var/lib/ckpt/podman/*/lazy/state')) as {
    pid: number;
    phase: string;
  };

/** Everything on the target that a restore could have made. */
const LOOK = `podman ps -aq --external; nft list tables; find /sys/fs/cgroup -name '*libpod-*'
  find /var/lib/ckpt -type f; find /sys/fs/cgroup/ckpt -mindepth 1 -type d; ls -A /tmp
  ps -e -o args | grep -E '[l]azy-main|[c]onmon|/w/[p]attern'`;

/** Dumped on hosta, and the set is on hostb, the late memory in files beside it. */
async function moved(
  runtime: string,
  early: RestoreKind | undefined,
  program: string[],
  late = true,
) {
  await start(runtime, ...program);
  const job = jobId();
  using giver = pod.half('hosta');
  const taker = pod.half('hostb');
  const before = await pod.sh('hostb', LOOK);
  const { subject, claims } = await giver.ask<Described>({ do: 'describe', job, ref: 'box' });
  const descriptions = await giver.ask({ do: 'descriptions', job, subject, claims });
  if (early !== undefined) {
    await taker.ask({ do: 'stand-by', job, claims, descriptions, kind: early });
  }
  await giver.ask({ do: 'freeze', job, subject });
  await giver.ask({ do: 'dump', job, subject, claims, late });
  const tasks = late ? await giver.ask<LateTask[]>({ do: 'save-late', job, subject }) : [];
  cpSync(join(pod.lab.share('hosta'), job), join(pod.lab.share('hostb'), job), { recursive: true });
  return { job, claims, taker, tasks, before };
}

/** A copy on hostb that stands and lacks nearly all of its memory. */
async function standing(runtime: string, early: boolean, ...program: string[]) {
  const { taker, ...rest } = await moved(runtime, early ? 'late' : undefined, program);
  const { job, claims, tasks } = rest;
  const copy = await taker.ask<Standing>({ do: 'restore', job, claims, kind: 'late' });
  expect(await taker.ask({ do: 'late-tasks', job, claims })).toEqual(tasks);
  return { ...rest, copy, late: new Late(taker, job, claims, copy, tasks) };
}

/** The memory of a copy, as one ckptd after the other has it. */
class Late implements Disposable {
  taker: Half;
  readonly #job: string;
  readonly #claims: Claims;
  readonly #copy: Standing;
  readonly #tasks: readonly LateTask[];

  constructor(
    taker: Half,
    job: string,
    claims: Claims,
    copy: Standing,
    tasks: readonly LateTask[],
  ) {
    this.taker = taker;
    this.#job = job;
    this.#claims = claims;
    this.#copy = copy;
    this.#tasks = tasks;
  }

  async ask<T>(what: string, more: Record<string, unknown> = {}): Promise<T> {
    const [job, claims] = [this.#job, this.#claims];
    return await this.taker.ask<T>({ do: what, job, claims, standing: this.#copy, ...more });
  }

  /** Another ckptd. */
  again(): void {
    this.taker[Symbol.dispose]();
    this.taker = pod.half('hostb');
  }

  async missing(pid = 1): Promise<number[]> {
    return await this.ask('late-missing', { pid });
  }

  async wanted(): Promise<[pid: number, block: number][]> {
    return await this.ask('late-wanted');
  }

  async put(pid: number, blocks: readonly number[]): Promise<void> {
    await this.ask('late-put', { pid, blocks });
  }

  /** What tasks wait for, and so many of the others: again and again, until all is there. */
  async bring(atOnce: number, ms = 0): Promise<void> {
    for (let some = true; some; ) {
      some = false;
      for (const { pid } of this.#tasks) {
        const missing = await this.missing(pid);
        if (missing.length === 0) continue;
        some = true;
        for (const [its, block] of await this.wanted()) await this.put(its, [block]);
        await this.put(pid, missing.slice(-atOnce));
      }
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }

  /** Half of it is there, and a task waits for more. */
  async half(): Promise<void> {
    const missing = await this.missing();
    await this.put(1, missing.slice(missing.length / 2));
    await expect.poll(() => this.wanted(), { timeout: 20_000 }).not.toEqual([]);
  }

  async mustBeWhole(): Promise<void> {
    expect(await this.ask('whole')).toBe(true);
    await mustBeRight();
    expect(await this.ask('runs')).toBe(true);
    await this.ask('end-children');
    await this.ask('adopt');
    const left = `cat /var/lib/ckpt/podman/*/lazy/state; ps -e -o args | grep '[l]azy-main'
      ls -d /sys/fs/cgroup/ckpt/lazy-*`;
    expect(await pod.sh('hostb', left)).toBe('');
  }

  async mustBeLost(): Promise<void> {
    expect(await this.ask('whole')).toBe(false);
    expect(await pod.sh('hostb', 'pidof pattern')).toBe('');
    expect(await this.ask('standing')).toBe(null);
    expect(await pod.sh('hostb', "ps -e -o args | grep '[l]azy-main'")).toBe('');
  }

  [Symbol.dispose](): void {
    this.taker[Symbol.dispose]();
  }
}

const PATTERN = ['/w/pattern', '--mib', String(MIB)] as const;

describe.each(either('crun'))('memory that comes late to a copy of %s', (runtime) => {
  it.each([true, false])('is right (early: %s)', async (early) => {
    const made = await standing(runtime, early, ...PATTERN);
    using late = made.late;
    await late.ask('commit');
    await late.bring(64);
    await late.mustBeWhole();
  });

  it('is asked for when the program needs it, and the program waits', async () => {
    using late = (await standing(runtime, true, ...PATTERN)).late;
    await late.ask('commit');
    await expect.poll(() => late.wanted()).not.toEqual([]);
    const [first] = await late.missing();
    // It is the last that was told, and the program does not go on to ask for another.
    expect(await late.wanted()).toEqual([]);
    await late.put(1, [first as number]);
    await expect.poll(() => late.wanted()).not.toEqual([]);
    await late.bring(32);
    await late.mustBeWhole();
  });

  it('goes on coming when what puts it in place is killed', async () => {
    using late = (await standing(runtime, true, ...PATTERN)).late;
    await late.ask('commit');
    await late.half();
    const { pid } = await state();
    await pod.sh('hostb', `kill -9 ${pid}`);
    await late.bring(32);
    await late.mustBeWhole();
  });
});

describe('memory that comes late', () => {
  it.each([[[]], [['--forks']]])(
    'is right when it is moved, thrown away and asked for again meanwhile %j',
    async (more) => {
      using late = (await standing('crun', true, '/w/shuffle', '--mib', String(MIB), ...more)).late;
      await late.ask('commit');
      await late.bring(2, 20);
      await late.mustBeWhole();
    },
  );

  it.each([
    [['/w/tree', '--n', '12'], /^TREE 12 ok$/m],
    [['/w/threads', '--n', '24'], /^THREADS 24 alive 24 ok/m],
  ])('comes to many tasks: %j', async (program, answer) => {
    using late = (await standing('crun', true, ...program)).late;
    await late.ask('commit');
    await late.bring(4);
    expect(await late.ask('whole')).toBe(true);
    await pod.sh('hostb', 'podman kill -s USR1 box');
    await pod.printed('hostb', 'box', answer);
    expect(await pod.sh('hostb', 'podman logs box 2>&1')).not.toMatch(/BAD|ERROR/);
  });

  it('comes to redis, which answers as before', async () => {
    const { late } = await standing('crun', true, ...['redis-server', '--save', '']);
    using _ = late;
    await late.ask('commit');
    await late.bring(4);
    expect(await late.ask('whole')).toBe(true);
    expect(await pod.sh('hostb', `${CLI} incr there; ${CLI} ping`)).toBe('1\nPONG');
  });

  it('goes on coming when ckptd is killed, and the next one knows what is waited for', async () => {
    using late = (await standing('crun', true, ...PATTERN)).late;
    await late.ask('commit');
    await late.half();
    const missing = await late.missing();
    late.again();
    expect(await late.missing()).toEqual(missing);
    expect((await late.wanted()).map(([, block]) => block)).toContain(missing[0]);
    await late.bring(32);
    await late.mustBeWhole();
  });

  it('goes on coming when ckptd is killed, and then what puts it in place', async () => {
    using late = (await standing('crun', true, ...PATTERN)).late;
    await late.ask('commit');
    await late.half();
    late.again();
    expect(await late.ask('standing')).not.toBe(null);
    await pod.sh('hostb', `kill -9 ${(await state()).pid}`);
    await late.bring(32);
    await late.mustBeWhole();
  });

  it('is lost when both are killed: the copy is killed then', async () => {
    using late = (await standing('crun', true, ...PATTERN)).late;
    await late.ask('commit');
    await late.half();
    late.taker[Symbol.dispose]();
    await pod.sh('hostb', `kill -9 ${(await state()).pid}`);
    late.again();
    await late.mustBeLost();
  });

  it.each([true, false])('is lost when it is said so (the copy ran: %s)', async (ran) => {
    const { late, before } = await standing('crun', true, ...PATTERN);
    using _ = late;
    if (ran) {
      await late.ask('commit');
      await late.half();
    }
    await late.ask('late-lose');
    await late.mustBeLost();
    await expect(late.put(1, [(await late.missing())[0] as number])).rejects.toMatchObject({
      code: 'MEMORY_GONE',
    });
    late.again();
    await late.mustBeLost();
    if (ran) return;
    await late.ask('discard');
    await late.ask('end-children');
    await eventually(5_000, async () => expect(await pod.sh('hostb', LOOK)).toBe(before));
  });

  it.each([
    ['lazy', true, false],
    ['lazy', true, true],
    ['full', true, false],
    ['late', false, false],
    ['late', false, true],
  ] as const)('has to be announced: %s, it was left: %s (early: %s)', async (kind, left, early) => {
    const { job, claims, taker, before } = await moved(
      'crun',
      early ? kind : undefined,
      [...PATTERN],
      left,
    );
    using _ = taker;
    await expect(taker.ask({ do: 'restore', job, claims, kind })).rejects.toMatchObject({
      code: 'RESTORE_FAILED',
    });
    await taker.ask({ do: 'discard', job, claims });
    await taker.ask({ do: 'end-children', job });
    expect(await pod.sh('hostb', LOOK)).toBe(before);
  });
});

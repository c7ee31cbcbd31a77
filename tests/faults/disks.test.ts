import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SOURCE_STEPS } from '../../src/migrate/source-state.ts';
import { TARGET_STEPS } from '../../src/migrate/target-state.ts';
import { FakePair, until } from '../support/fake-pair.ts';
import { held, inPart, type Move, Pairs, settle, sourceState } from '../support/fault-sweep.ts';
import { FailingDisk, FullDisk } from '../support/sized-disk.ts';

/** Real disks that are full or fail, real limits, and clocks that are set, in each phase of a move. */

const SOURCE = ['begin', 'reserved', 'frozen', 'dumped', 'sent', 'prepared', 'permit', 'removed'];
const TARGET = ['incoming', 'stored', 'restore', 'prepared', 'commit', 'thawed', 'running'];
const PHASES = [
  ...SOURCE.map(
    (record) => ({ side: 'a', of: 'source', point: `source.journal.${record}.after` }) as const,
  ),
  ...TARGET.map(
    (record) => ({ side: 'b', of: 'target', point: `target.journal.${record}.after` }) as const,
  ),
];

it('names phases that there are', () => {
  for (const record of SOURCE) expect(SOURCE_STEPS).toHaveProperty(record);
  for (const record of TARGET) expect(TARGET_STEPS).toHaveProperty(record);
});

const over = (pair: FakePair, move: Move) => move.asked && pair.isSettled(move.container.id);
const expectWell = (pair: FakePair, move: Move) =>
  expect(pair.check(move.container), pair.logs()).toEqual([]);

describe('a full disk (row:source-disk-full row:target-disk-full)', () => {
  let disks: Record<'a' | 'b', FullDisk>;
  let pair: FakePair;
  beforeAll(async () => {
    disks = { a: new FullDisk(64), b: new FullDisk(64) };
    pair = await FakePair.open({ stateDir: { a: disks.a.path, b: disks.b.path } });
  });
  afterAll(async () => {
    await pair?.[Symbol.asyncDispose]();
    disks.a[Symbol.dispose]();
    disks.b[Symbol.dispose]();
  });

  it.each(PHASES)('of the $of at $point (row:$of-disk-full)', async ({ side, point }) => {
    const move = await held(pair, pair[side], point, 'plain');
    try {
      disks[side].fill();
      await pair[side].arm('');
      // No byte is free, and yet the source ends: rolled back, or it runs there and remains wait for
      // room. A target that cannot make its decision durable ends itself, and decides with room.
      const state = () => sourceState(pair, move) ?? '';
      await until(
        () =>
          over(pair, move) ||
          ['runs-there', 'removing', 'rolled-back'].includes(state()) ||
          (state() === 'permitted' && pair.b.gone !== undefined),
        () => `${point}: the source is ${state()}`,
      );
      const running = [pair.a, pair.b].filter(
        (host) => host.copies.get(move.container.id)?.frozen === false,
      );
      if (state() !== 'permitted') expect(running, pair.logs()).toHaveLength(1);
    } finally {
      disks[side].free();
    }
    await settle(pair, move, { revive: true });
    expectWell(pair, move);
    for (const host of [pair.a, pair.b]) host.forgetJobs();
  });
});

describe('a disk that fails (row:source-disk-error row:target-disk-error)', () => {
  let disks: Record<'a' | 'b', FailingDisk>;
  let pair: FakePair;
  beforeAll(async () => {
    disks = { a: new FailingDisk(48), b: new FailingDisk(48) };
    const state = (side: 'a' | 'b') => join(disks[side].path, 'state');
    for (const side of ['a', 'b'] as const) mkdirSync(state(side), { mode: 0o700 });
    pair = await FakePair.open({ stateDir: { a: state('a'), b: state('b') } });
  });
  afterAll(async () => {
    await pair?.[Symbol.asyncDispose]();
    disks.a[Symbol.dispose]();
    disks.b[Symbol.dispose]();
  });

  it.each(PHASES)('of the $of at $point (row:$of-disk-error)', async ({ side, point }) => {
    const host = pair[side];
    const move = await held(pair, host, point, 'plain');
    disks[side].fail();
    await host.arm('');
    // A daemon that cannot write its journal ends itself. One that retries is ended by us.
    const from = performance.now();
    await until(
      () => host.gone !== undefined || over(pair, move) || performance.now() - from > 2_000,
      () => 'nothing',
    );
    expect((side === 'a' ? pair.b : pair.a).gone).toBeUndefined();
    host.signal('SIGKILL');
    await host.ended;
    disks[side].mend();
    await host.start();
    await settle(pair, move, { revive: true });
    expectWell(pair, move);
    for (const one of [pair.a, pair.b]) one.forgetJobs();
  });
});

describe('a limit', () => {
  const pairs = new Pairs();
  afterAll(() => pairs[Symbol.asyncDispose]());

  it.each(PHASES)('on descriptors, hit by the $of at $point (row:limits-hit)', ({ side, point }) =>
    pairs.with(async (pair) => {
      const host = pair[side];
      const move = await held(pair, host, point, 'plain');
      const limit = (soft: number) =>
        execFileSync('prlimit', ['--pid', String(host.pid), `--nofile=${soft}:`]);
      const before = execFileSync('prlimit', [
        '--pid',
        String(host.pid),
        '--nofile',
        '--noheadings',
        '--output=SOFT',
      ]);
      const open = readdirSync(`/proc/${host.pid}/fd`).length;
      limit(open);
      await host.arm('');
      const from = performance.now();
      // It either ends in spite of it, or waits, or the daemon dies: until somebody lifts the limit.
      await until(
        () => over(pair, move) || host.gone !== undefined || performance.now() - from > 1_000,
        () => 'nothing',
      );
      if (host.gone === undefined) limit(Number(before));
      await settle(pair, move, { revive: true });
      expectWell(pair, move);
    }),
  );
});

describe('a clock that is set', () => {
  const pairs = new Pairs();
  afterAll(() => pairs[Symbol.asyncDispose]());
  const HOUR = 3_600_000;
  const jumps = [
    ['an hour forward', HOUR],
    ['an hour back', -HOUR],
    ['to 1970', -Date.now()],
    ['to 2040', Date.UTC(2040, 0) - Date.now()],
  ] as const;

  for (const [phase, { side, of, point }] of PHASES.entries()) {
    const some = jumps.filter((_, index) => inPart(phase + index, 2));
    it.each(some)(`%s, of the ${of} at ${point} (row:wall-clock)`, (_, offsetMs) =>
      pairs.with(async (pair) => {
        const move = await held(pair, pair[side], point, 'plain');
        await pair[side].clock(offsetMs);
        await pair[side].arm('');
        await settle(pair, move);
        await pair[side].clock(0);
        expectWell(pair, move);
        // No deadline fired early, and none failed to fire: the move went through.
        expect(sourceState(pair, move)).toBe('done');
      }),
    );
  }
});

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { failpoints } from '../../src/daemon/failpoints.ts';
import type { FakePair } from '../support/fake-pair.ts';
import {
  again,
  begin,
  crashed,
  type Flow,
  inPart,
  type Move,
  Pairs,
  SEED,
  settle,
  soon,
} from '../support/fault-sweep.ts';

/** Every failpoint there is, in one daemon after the other: it crashes, hangs, or tears its record. */

const pairs = new Pairs();
const hasty = new Pairs({ leaseMs: 2_000, freezeBudgetMs: 2_000 });
afterAll(async () => {
  await pairs[Symbol.asyncDispose]();
  await hasty[Symbol.asyncDispose]();
});

type Side = 'a' | 'b';

const FLOWS: readonly (readonly [RegExp, Flow])[] = [
  [/^source\.journal\.(carry-image|image-carried)\./, 'image'],
  [/^source\.journal\.throttle\./, 'throttled'],
  [/^source\.journal\.not-there\./, 'copy dies'],
  [/^source\.journal\.(resolve|taken-back)\./, 'taken back'],
  [/^source\.journal\.(roll-back|rolled-back)\./, 'restore fails'],
  [/^target\.journal\.(take-image|image-taken)\./, 'image'],
  [/^target\.journal\.(abort|aborted)\./, 'restore fails'],
  [/^target\.journal\.(lost|supersede|superseded)\./, 'taken back'],
  [/^peer\.[a-z]+\.abort$/, 'restore fails'],
  [/^peer\.[a-z]+\.supersede$/, 'taken back'],
];

const flowOf = (point: string): Flow => FLOWS.find(([of]) => of.test(point))?.[1] ?? 'plain';

/** The hosts that pass a point when a container moves from `a` to `b`. */
function sidesOf(point: string): readonly Side[] {
  if (/^(source\.|peer\.(send|answered)\.|stream\.send\.)/.test(point)) return ['a'];
  if (/^(target\.|peer\.(received|answer)\.|stream\.receive\.)/.test(point)) return ['b'];
  return point === 'disk.link' ? ['b'] : ['a', 'b'];
}

interface Case {
  readonly point: string;
  readonly side: Side;
  readonly flow: Flow;
}

/** Asked by `ckpt host ls` and of a peer that is met for the first time: no part of a move. */
const NOT_IN_A_MOVE = /^peer\.[a-z]+\.hello$/;

const CASES: readonly Case[] = failpoints()
  .filter((point) => !NOT_IN_A_MOVE.test(point))
  .flatMap((point) => sidesOf(point).map((side) => ({ point, side, flow: flowOf(point) })));
const TORN = CASES.filter(({ point }) => /\.journal\..*\.before$/.test(point));

/** `twice`: once more in the recovery, at the same point or at the first record. */
async function crash(
  pair: FakePair,
  { point, side, flow }: Case,
  action: 'crash' | 'torn',
  twice: boolean,
) {
  const host = pair[side];
  const half = side === 'a' ? 'source' : 'target';
  await host.arm(`${point}=${action}`);
  const move = begin(pair, flow);
  await settle(pair, move, { or: () => host.gone !== undefined });
  expect(await soon(() => crashed(host)), `${point} was never passed`).toBe(true);
  if (!twice) {
    await host.start();
    return await expectWell(pair, move);
  }
  const next = action === 'torn' ? 'torn@2' : 'crash';
  const record = action === 'torn' ? '' : `;${half}.journal.*=crash@2`;
  if ((await host.start(`${point}=${next}${record}`)) === 'ready') {
    await settle(pair, move, { or: () => host.gone !== undefined });
    // The last record settles the move a moment before the crash behind it.
    await soon(() => host.gone !== undefined);
  }
  if (await crashed(host)) await host.start();
  await host.arm('');
  await expectWell(pair, move);
}

async function expectWell(pair: FakePair, move: Move) {
  await settle(pair, move);
  expect(pair.check(move.container, { mayRewind: move.flow === 'taken back' }).join('\n')).toBe('');
  expect([pair.a.gone, pair.b.gone]).toEqual([undefined, undefined]);
}

/** Milliseconds, longer than those of `hasty`. */
const HANG = 2_500;

/** Longer than the lease of the target and the freeze budget of the source. */
async function hang(pair: FakePair, { point, side, flow }: Case) {
  const host = pair[side];
  const move = await again(4, async () => {
    await host.arm(`${point}=stop`);
    const tried = begin(pair, flow);
    // Where a person has to say a word first, it is said.
    await settle(pair, tried, { or: () => host.hangs });
    return (await soon(() => host.hangs)) ? tried : undefined;
  });
  await sleep(HANG);
  host.signal('SIGCONT');
  await host.arm('');
  await expectWell(pair, move);
}

/** Passed first while memory is copied ahead; what fails there must not stand in the way of the rest. */
const AHEAD = CASES.filter(({ point }) => point.startsWith('stream.') || point === 'disk.write');

const OF = { a: 'source', b: 'target' } as const;

describe.concurrent(`a crash at every failpoint (row:source-killed row:target-killed) SEED=${SEED}`, () => {
  for (const [index, one] of CASES.entries()) {
    if (!inPart(index, 3)) continue;
    const twice = inPart(index, 12);
    it(`${one.point} of the ${OF[one.side]}${twice ? ', twice' : ''}`, () =>
      pairs.with((pair) => crash(pair, one, 'crash', twice)));
  }
  for (const [index, one] of TORN.entries()) {
    if (!inPart(index, 4)) continue;
    const twice = inPart(index, 8);
    it(`${one.point}, torn${twice ? ' twice' : ''}`, () =>
      pairs.with((pair) => crash(pair, one, 'torn', twice)));
  }
});

describe.concurrent.each([
  ['memory is', 'ahead'],
  ['files are', 'volume'],
] as const)('a crash while %s copied ahead (row:source-killed row:target-killed)', (_, flow) => {
  for (const one of AHEAD) {
    it(`${one.point} of the ${OF[one.side]}`, () =>
      pairs.with((pair) => crash(pair, { ...one, flow }, 'crash', false)));
  }
});

describe.concurrent(`a hang at every failpoint (row:source-hangs row:target-hangs) SEED=${SEED}`, () => {
  for (const [index, one] of CASES.entries()) {
    if (!inPart(index, 12)) continue;
    it(`${one.point} of the ${OF[one.side]}`, () => hasty.with((pair) => hang(pair, one)));
  }
});

it('has a sweep for every failpoint', () => {
  const swept = new Set(CASES.map(({ point }) => point));
  const missed = failpoints().filter((name) => !swept.has(name));
  expect(missed.filter((name) => !NOT_IN_A_MOVE.test(name))).toEqual([]);
  expect(missed.length).toBeLessThan(6);
  expect(new Set(FLOWS.map(([of]) => of)).size).toBe(FLOWS.length);
  for (const [of] of FLOWS) expect(failpoints().some((name) => of.test(name))).toBe(true);
});

import { afterAll, describe, expect, it } from 'vitest';
import type { FakePair } from '../support/fake-pair.ts';
import { until } from '../support/fake-pair.ts';
import {
  ALL,
  begin,
  type Flow,
  held,
  inPart,
  type Move,
  numbers,
  Pairs,
  SEED,
  settle,
  sourceState,
} from '../support/fault-sweep.ts';
import type { NetworkFault } from '../support/proxy.ts';

/** What a network can do to the messages and the bytes of a move, at each border between two. */

/** Milliseconds. */
const LEASE = 3_000;
const pairs = new Pairs({ leaseMs: LEASE, freezeBudgetMs: 3_000 });
afterAll(() => pairs[Symbol.asyncDispose]());

const BORDERS: readonly (readonly [side: 'a' | 'b', point: string, flow: Flow])[] = [
  ...(['prepare', 'standBy', 'seal', 'permit', 'query', 'forget'] as const).flatMap(
    (message) =>
      [
        ['a', `peer.send.${message}`, 'plain'],
        ['b', `peer.received.${message}`, 'plain'],
        ['b', `peer.answer.${message}`, 'plain'],
      ] as const,
  ),
  ['a', 'peer.send.abort', 'restore fails'],
  ['b', 'peer.answer.abort', 'restore fails'],
  ['a', 'peer.send.supersede', 'taken back'],
  ['b', 'peer.answer.supersede', 'taken back'],
  ['a', 'stream.send.begin', 'plain'],
  ['a', 'stream.send.chunk', 'plain'],
  ['a', 'stream.send.end', 'image'],
  ['b', 'stream.receive.answer', 'plain'],
];

const FAULTS: readonly (readonly [row: string, fault: NetworkFault])[] = [
  ['network-cut', { kind: 'cut' }],
  ['network-half-open', { kind: 'half-open' }],
  ['network-one-way', { kind: 'one-way', lost: 'there' }],
  ['network-one-way', { kind: 'one-way', lost: 'back' }],
  ['network-slow', { kind: 'slow', bytesPerSecond: 2_000 }],
  ['bytes-changed', { kind: 'flip', way: 'there', after: 0 }],
  ['bytes-changed', { kind: 'flip', way: 'back', after: 0 }],
  ['message-repeated', { kind: 'repeat', way: 'there', after: 0 }],
  ['message-repeated', { kind: 'repeat', way: 'back', after: 0 }],
];

/** States in which the source has drawn its conclusion, or says that it cannot. */
const CONCLUDED = ['rolled-back', 'done', 'telling'];

async function trouble(pair: FakePair, move: Move, fault: NetworkFault): Promise<void> {
  pair.to.b.set(fault);
  await pair.a.arm('');
  await pair.b.arm('');
  const from = performance.now();
  await until(
    async () =>
      CONCLUDED.includes(sourceState(pair, move) ?? '') ||
      // Longer than lease and budget: whatever ends by itself has ended.
      performance.now() - from > LEASE + 500,
    () => 'nothing',
  );
  const concluded = sourceState(pair, move);
  if (concluded !== undefined && concluded !== 'permitted')
    expect(
      pair
        .check(move.container)
        .filter((one) => one.startsWith('two running'))
        .join('\n'),
    ).toBe('');
  pair.to.b.set({ kind: 'none' });
  // What was swallowed is lost for good: connections it was taken from never mend.
  pair.to.b.reset();
  await settle(pair, move);
}

describe.concurrent(`at each border, SEED=${SEED}`, () => {
  for (const [border, [side, point, flow]] of BORDERS.entries()) {
    for (const [index, [row, fault]] of FAULTS.entries()) {
      // Neighbours take different ones: each fault comes at every ninth border, each border has one.
      if (!inPart(border + index, 9)) continue;
      const way = 'way' in fault ? ` ${fault.way}` : 'lost' in fault ? ` ${fault.lost}` : '';
      it(`${fault.kind}${way} at ${point} (row:${row})`, () =>
        pairs.with(async (pair) => {
          const move = await held(pair, pair[side], point, flow);
          await trouble(pair, move, fault);
          expect(pair.check(move.container, { mayRewind: flow === 'taken back' }).join('\n')).toBe(
            '',
          );
          expect([pair.a.gone, pair.b.gone]).toEqual([undefined, undefined]);
        }));
    }
  }
});

const MIB = 1024 * 1024;
describe.concurrent(`at offsets of the data, SEED=${SEED}`, () => {
  const next = numbers(SEED);
  const offsets = Array.from({ length: ALL ? 32 : 2 }, () => Math.floor(next() * 2.2 * MIB));
  for (const after of offsets) {
    for (const kind of ['flip', 'repeat'] as const) {
      const row = kind === 'flip' ? 'bytes-changed' : 'message-repeated';
      it(`${kind} at byte ${after} (row:${row})`, () =>
        pairs.with(async (pair) => {
          pair.to.b.set({ kind, way: 'there', after });
          const move = begin(pair, 'plain', 2 * MIB);
          await settle(pair, move);
          pair.to.b.set({ kind: 'none' });
          expect(pair.check(move.container).join('\n')).toBe('');
        }));
    }
    it(`cut at byte ${after} (row:network-cut)`, () =>
      pairs.with(async (pair) => {
        const start = pair.to.b.carried;
        const move = begin(pair, 'plain', 2 * MIB);
        const over = () => move.asked && pair.isSettled(move.container.id);
        await until(
          () => pair.to.b.carried - start >= after || over(),
          () => `only ${pair.to.b.carried - start} bytes`,
        );
        pair.to.b.reset();
        await settle(pair, move);
        expect(pair.check(move.container).join('\n')).toBe('');
      }));
  }
});

describe('a silent peer', () => {
  it('is noticed within 10 s, and the doubt told within 5 s (row:network-half-open)', () =>
    pairs.with(async (pair) => {
      const move = await held(pair, pair.a, 'peer.send.permit', 'plain');
      const [job] = pair.journals(pair.a, move.container.id);
      pair.to.b.set({ kind: 'half-open' });
      const from = performance.now();
      await pair.a.arm('');
      const view = () => pair.a.operator.getJob({ id: job?.job ?? '' });
      await until(
        async () => (await view()).outcome === 'in-doubt',
        () => 'in doubt',
      );
      expect(performance.now() - from).toBeLessThan(5_000);
      await until(
        async () => (await view()).doubt?.unreachable !== '',
        () => 'unreachable',
      );
      expect(performance.now() - from).toBeLessThan(11_000);
      pair.to.b.set({ kind: 'none' });
      await settle(pair, move);
      expect(pair.check(move.container).join('\n')).toBe('');
    }));
});

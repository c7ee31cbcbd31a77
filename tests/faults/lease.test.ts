import { afterAll, describe, expect, it } from 'vitest';
import { begin, Pairs, settle, sourceState } from '../support/fault-sweep.ts';

/** Work that takes longer than the lease, while both hosts live and hear each other. */

const pairs = new Pairs({ leaseMs: 4_000 });
afterAll(() => pairs[Symbol.asyncDispose]());

describe.concurrent('a lease does not end', () => {
  for (const [side, what] of [
    ['a', 'while the source writes the image'],
    ['b', 'while the target takes the image'],
  ] as const) {
    it(`${what}`, () =>
      pairs.with(async (pair) => {
        await pair[side].arm('child.start=delay(9000)');
        const move = begin(pair, 'image');
        await settle(pair, move);
        await pair[side].arm('');
        expect(sourceState(pair, move)).toBe('done');
        expect(pair.check(move.container).join('\n')).toBe('');
      }));
  }
});

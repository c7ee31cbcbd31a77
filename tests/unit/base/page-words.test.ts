import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PagesFrom, pageWords, runsOf } from '../../../src/base/page-words.ts';

const some = fc.record({
  from: fc.oneof(fc.constantFrom('sent' as const, 'zero' as const), fc.nat(20)),
  count: fc.integer({ min: 1, max: 9 }),
});

it('has a word for each page', () => {
  const runs = [
    { from: 'sent', count: 2 },
    { from: 5, count: 3 },
    { from: 'zero', count: 1 },
  ] as const;
  expect(pageWords(runs)).toEqual(new Int32Array([-1, -1, 5, 6, 7, -2]));
});

it('gives the runs back, none longer than may be', () => {
  fc.assert(
    fc.property(fc.array(some), fc.integer({ min: 1, max: 12 }), (runs: PagesFrom[], most) => {
      const words = pageWords(runs);
      const back = [...runsOf(words, most)];
      expect(pageWords(back)).toEqual(words);
      let at = 0;
      for (const run of back) {
        expect(run.at).toBe(at);
        expect(run.count).toBeLessThanOrEqual(most);
        at += run.count;
      }
    }),
    { numRuns: 2_000 },
  );
});

it('has runs as long as they can be', () => {
  const words = new Int32Array([3, 4, 5, 7, -1, -1, -2, -2, 8]);
  const runs = [...runsOf(words, 100)].map(({ from, count }) => [from, count]);
  expect(runs).toEqual([
    [3, 3],
    [7, 1],
    ['sent', 2],
    ['zero', 2],
    [8, 1],
  ]);
});

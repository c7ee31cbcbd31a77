import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPagemap, writePagemap } from '../../../src/base/pagemap.ts';

const entry = fc.record({
  start: fc.nat({ max: 2 ** 31 }).map((page) => page * 4096 * 16),
  pages: fc.integer({ min: 1, max: 2 ** 40 }),
  flags: fc.integer({ min: 1, max: 7 }),
});

it('is read as it was written', () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(entry), (pagesId, entries) => {
      expect(readPagemap(writePagemap({ pagesId, entries }))).toEqual({ pagesId, entries });
    }),
  );
});

it('is refused when any of its end is missing', () => {
  const image = writePagemap({ pagesId: 1, entries: [{ start: 4096, pages: 3, flags: 4 }] });
  const without = writePagemap({ pagesId: 1, entries: [] }).length;
  for (let length = 0; length < image.length; length++) {
    if (length === without) continue;
    expect(() => readPagemap(image.subarray(0, length))).toThrow();
  }
});

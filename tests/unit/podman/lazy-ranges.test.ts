import { describe, expect, it } from 'vitest';
import { LazyRanges, lateBytes, lazyImage } from '../../../src/podman/lazy-ranges.ts';

const P = 4096;

/** What is left, taken out from behind. */
function rest(ranges: LazyRanges): [start: number, end: number, at: number][] {
  const found: [number, number, number][] = [];
  for (;;) {
    const last = ranges.takeLast(Number.MAX_SAFE_INTEGER);
    if (last === undefined) return found.reverse();
    found.push([last.start / P, last.end / P, last.at / P]);
  }
}

const range = (start: number, end: number, at: number) => ({
  ...{ start: start * P, end: end * P, at: at * P },
});

describe('memory that is still to come', () => {
  it('is taken from behind, a piece at a time', () => {
    const ranges = new LazyRanges([range(10, 20, 0), range(30, 33, 10)]);
    expect(ranges.takeLast(2 * P)).toEqual(range(31, 33, 11));
    expect(ranges.takeLast(2 * P)).toEqual(range(30, 31, 10));
    expect(ranges.takeLast(2 * P)).toEqual(range(18, 20, 8));
    expect(ranges.bytes).toBe(8 * P);
  });

  it('is taken where a page is asked for, with its block, never beyond its range', () => {
    const ranges = new LazyRanges([range(10, 40, 100)]);
    expect(ranges.takeAround(12 * P, 16 * P)).toEqual(range(10, 16, 100));
    expect(ranges.takeAround(33 * P, 16 * P)).toEqual(range(32, 40, 122));
    expect(ranges.takeAround(12 * P, 16 * P)).toBeUndefined();
    expect(ranges.takeAround(9 * P, 16 * P)).toBeUndefined();
    expect(rest(ranges)).toEqual([[16, 32, 106]]);
  });

  it('is not brought where the program has thrown it away', () => {
    const ranges = new LazyRanges([range(10, 20, 0), range(20, 30, 50)]);
    ranges.remove(15 * P, 22 * P);
    ranges.remove(0, 11 * P);
    expect(rest(ranges)).toEqual([
      [11, 15, 1],
      [22, 30, 52],
    ]);
  });

  it('follows what the program moves, and what lay there before is gone', () => {
    const ranges = new LazyRanges([range(10, 20, 0), range(50, 60, 10)]);
    ranges.move(15 * P, 52 * P, 20 * P);
    expect(rest(ranges)).toEqual([
      [10, 15, 0],
      [50, 52, 10],
      [52, 57, 5],
    ]);
  });

  it('goes back where it was when it could not be put there', () => {
    const ranges = new LazyRanges([range(10, 12, 0), range(30, 33, 10)]);
    const taken = ranges.takeAround(31 * P, P);
    expect(taken).toEqual(range(31, 32, 11));
    ranges.putBack(taken as NonNullable<typeof taken>);
    expect(rest(ranges).map(([start]) => start)).toEqual([10, 30, 31, 32]);
  });
});

/** CRIU's framing, with every number in one or two bytes. */
function image(...entries: [field: number, value: number][][]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(0x54564319, 0);
  head.writeUInt32LE(0x56084025, 4);
  const bodies = entries.flatMap((fields) => {
    const body = fields.flatMap(([field, value]) => [
      field * 8,
      ...(value < 128 ? [value] : [(value & 127) | 128, value >> 7]),
    ]);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.length);
    return [length, Buffer.from(body)];
  });
  return Buffer.concat([head, ...bodies]);
}

describe('the pagemap of a process', () => {
  const [ADDRESS, PAGES, FLAGS, PAGES64] = [1, 2, 4, 5];

  it('says what may come late, and where it lies behind what may not', () => {
    const found = lazyImage(
      image(
        [[1, 7]],
        [
          [ADDRESS, 4096],
          [PAGES, 2],
          [FLAGS, 4],
        ],
        [
          [ADDRESS, 8192],
          [PAGES, 1],
          [FLAGS, 6],
          [PAGES64, 3],
        ],
        [
          [ADDRESS, 12288],
          [PAGES, 1],
          [FLAGS, 6],
        ],
      ),
    );
    expect(lateBytes(found)).toBe(0);
    expect(found).toEqual({
      pagesId: 7,
      isLate: false,
      ranges: [
        { start: 8192, end: 8192 + 3 * P, at: 2 * P },
        { start: 12288, end: 12288 + P, at: 5 * P },
      ],
    });
  });

  const entry = (page: number, pages: number, flags: number): [number, number][] => [
    [ADDRESS, page * P],
    [PAGES, pages],
    [FLAGS, flags],
  ];

  it('says what was left in the container, one behind the other', () => {
    const found = lazyImage(image([[1, 7]], entry(1, 2, 2), entry(2, 9, 4), entry(3, 5, 2)));
    expect(found).toEqual({ pagesId: 7, isLate: true, ranges: [range(1, 3, 0), range(3, 8, 2)] });
    expect(lateBytes(found)).toBe(7 * P);
  });

  it('is refused when some of it was left, and some that may come late was not', () => {
    const mixed = image([[1, 7]], entry(1, 1, 2), entry(2, 1, 6));
    expect(() => lazyImage(mixed)).toThrow('some is late');
  });

  it('is refused when pages lie in an older image, and when it is cut', () => {
    const parent = image(
      [[1, 7]],
      [
        [ADDRESS, 4096],
        [PAGES, 1],
        [FLAGS, 1],
      ],
    );
    expect(() => lazyImage(parent)).toThrow('older image');
    expect(() => lazyImage(parent.subarray(0, -2))).toThrow('ends too early');
    expect(() => lazyImage(Buffer.alloc(64))).toThrow('no pagemap');
  });
});

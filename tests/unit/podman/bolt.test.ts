import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asFault } from '../../../src/base/fault.ts';
import { type Entry, withoutEntries } from '../../../src/podman/bolt.ts';
import { runs } from '../../properties/runs.ts';
import { type Bucket, boltFile, checksum, contentOf } from '../../support/bolt-file.ts';

const isText = (value: Buffer, text: string) => value.toString('latin1') === text;
const gone = (path: readonly string[], { value }: Entry) =>
  path.length > 0 && isText(value, 'gone');

function after(file: Buffer, drop: typeof gone = gone): Buffer {
  const { writes } = withoutEntries(file, drop);
  const end = Math.max(file.length, ...writes.map(({ at, bytes }) => at + bytes.length));
  const now = Buffer.alloc(end);
  file.copy(now);
  for (const { at, bytes } of writes) bytes.copy(now, at);
  return now;
}

function without(bucket: Bucket, drop: (value: string) => boolean, depth = 0): Bucket {
  return Object.fromEntries(
    Object.entries(bucket).flatMap(([key, value]): [string, string | Bucket][] => {
      if (typeof value !== 'string') return [[key, without(value, drop, depth + 1)]];
      return depth > 0 && drop(value) ? [] : [[key, value]];
    }),
  );
}

const many = (count: number, value: (at: number) => string): Bucket =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${1_000 + at}`, value(at)]));

describe('entries taken out of a file of bbolt', () => {
  it('leave all others, and a file that is whole, whatever its shape', () => {
    const value = fc.constantFrom('gone', 'stays', 'x'.repeat(300));
    const name = fc.string({
      unit: fc.integer({ min: 1, max: 255 }).map((n) => String.fromCharCode(n)),
      minLength: 1,
      maxLength: 20,
    });
    const entries = fc.dictionary(name, value, { maxKeys: 60, noNullPrototype: true });
    const network = fc.dictionary(name, fc.oneof(entries, value), {
      maxKeys: 5,
      noNullPrototype: true,
    });
    const shape = fc.record({
      pageSize: fc.constantFrom(4_096, 16_384),
      fill: fc.integer({ min: 3, max: 12 }),
      free: fc.integer({ min: 0, max: 5 }),
      transaction: fc.integer({ min: 2, max: 9 }),
    });
    fc.assert(
      fc.property(
        fc.dictionary(name, network, { maxKeys: 4, noNullPrototype: true }),
        shape,
        (content, how) => {
          const file = boltFile(content, how);
          expect(contentOf(file)).toEqual(content);
          const now = after(file);
          expect(contentOf(now)).toEqual(without(content, (one) => one === 'gone'));
          expect(withoutEntries(now, gone)).toEqual({ writes: [], dropped: 0 });
        },
      ),
      runs(300),
    );
  });

  it.each([
    ['the first of a page', (at: number) => at === 20],
    ['the first of all', (at: number) => at === 0],
    ['a whole page', (at: number) => at >= 20 && at < 40],
    ['all but one', (at: number) => at !== 30],
    ['all', () => true],
  ])('may be %s of a tree', (_, is) => {
    const content = { net: { ids: many(900, (at) => (is(at) ? 'gone' : 'stays')) } };
    const now = after(boltFile(content));
    expect(contentOf(now)).toEqual(without(content, (value) => value === 'gone'));
  });

  it('make the file no longer than it has to be, one after the other', () => {
    const holders = Array.from({ length: 300 }, (_, at) => `holder ${at}`);
    let file = boltFile({ net: { ids: many(300, (at) => holders[at] ?? '') } });
    const before = file.length;
    for (const holder of holders) file = after(file, (_, { value }) => isText(value, holder));
    expect(contentOf(file)).toEqual({ net: { ids: {} } });
    expect(file.length).toBeLessThan(2 * before + 8 * 4_096);
  });

  it('are gone only with the last write', () => {
    const file = boltFile({ net: { ids: many(100, (at) => (at % 7 === 0 ? 'gone' : 'stays')) } });
    const before = contentOf(file);
    const { writes, dropped } = withoutEntries(file, gone);
    expect(dropped).toBe(15);
    const torn = Buffer.concat([file, Buffer.alloc(100 * 4_096)]);
    for (const { at, bytes } of writes.slice(0, -1)) bytes.copy(torn, at);
    expect(contentOf(torn)).toEqual(before);
    // A last write that came only in part is none.
    writes.at(-1)?.bytes.subarray(0, 40).copy(torn, writes.at(-1)?.at);
    expect(contentOf(torn)).toEqual(before);
  });

  it('are told from buckets of the same bytes', () => {
    const content = { net: { a: { gone: 'stays' }, b: 'stays' } };
    expect(withoutEntries(boltFile(content), gone).writes).toEqual([]);
  });
});

describe('a file that is not what it should be', () => {
  const PAGE = 4_096;
  const content = { net: { ids: many(100, () => 'gone'), small: { a: 'gone' } } };
  const whole = boltFile(content);

  /** Pages of a kind, in the order of the file. */
  const pages = (kind: number) =>
    Array.from({ length: whole.length / PAGE }, (_, at) => at * PAGE).filter(
      (at) => at >= 2 * PAGE && whole.readUInt16LE(at + 8) === kind,
    );
  const changed = (change: (file: Buffer) => void): Buffer => {
    const file = Buffer.from(whole);
    change(file);
    return file;
  };
  /** With a checksum that is right. */
  const meta = (change: (meta: Buffer) => void): Buffer =>
    changed((file) => {
      for (const at of [0, PAGE]) {
        const body = file.subarray(at + 16, at + 80);
        change(body);
        body.writeBigUInt64LE(checksum(body.subarray(0, 56)), 56);
      }
    });
  const [leaf = 0] = pages(2);
  const [branch = 0] = pages(1);
  const [free = 0] = pages(16);

  it.each<[string, Buffer, RegExp]>([
    ['empty', Buffer.alloc(0), /no valid meta page/],
    ['cut off in a meta page', whole.subarray(0, 60), /no valid meta page/],
    ['cut off behind them', whole.subarray(0, 3 * PAGE), /shorter than it says/],
    ['text', Buffer.alloc(64 * 1024, 'text'), /no valid meta page/],
    ['of another magic number', meta((m) => m.writeUInt32LE(0xed0cdaee, 0)), /no valid meta/],
    ['of another version', meta((m) => m.writeUInt32LE(3, 4)), /no valid meta page/],
    ['of a wrong checksum', changed((f) => f.fill(1, 72, 80).fill(1, PAGE + 72)), /no valid meta/],
    ['of odd pages', meta((m) => m.writeUInt32LE(4_097, 8)), /pages of 4097 bytes/],
    ['of pages without a size', meta((m) => m.writeUInt32LE(0, 8)), /pages of 0 bytes/],
    ['without a list of free pages', meta((m) => m.fill(255, 32, 40)), /out of bounds/],
    ['of a root that is a meta page', meta((m) => m.writeUInt32LE(1, 16)), /out of bounds/],
    ['of a root beyond its end', meta((m) => m.writeUInt32LE(9_999, 16)), /out of bounds/],
    [
      'of a page that is another',
      changed((f) => f.writeUInt8(77, leaf)),
      /says that it is another/,
    ],
    ['of a page of no kind', changed((f) => f.writeUInt16LE(3, leaf + 8)), /of kind 3/],
    ['of a free page in use', changed((f) => f.writeUInt16LE(16, leaf + 8)), /of kind 16/],
    ['of a page without end', changed((f) => f.writeUInt32LE(999, leaf + 12)), /does not end/],
    [
      'of more entries than fit',
      changed((f) => f.writeUInt16LE(999, leaf + 10)),
      /more than it can/,
    ],
    ['of an entry too long', changed((f) => f.writeUInt32LE(5_000, leaf + 28)), /beyond its page/],
    [
      'of an entry that starts beyond',
      changed((f) => f.fill(255, leaf + 20, leaf + 24)),
      /beyond its/,
    ],
    [
      'of an entry without a key',
      changed((f) => f.fill(0, leaf + 24, leaf + 28)),
      /beyond its page/,
    ],
    ['of a branch without entries', changed((f) => f.writeUInt16LE(0, branch + 10)), /is empty/],
    [
      'that goes round',
      changed((f) => f.writeUInt32LE(branch / PAGE, branch + 24)),
      /is there twice/,
    ],
    [
      'with a page twice',
      changed((f) => f.copy(f, branch + 40, branch + 24, branch + 32)),
      /twice/,
    ],
    [
      'with a free page in use',
      changed((f) => f.writeUInt32LE(leaf / PAGE, free + 16)),
      /in use and/,
    ],
    [
      'with a page free twice',
      changed((f) => f.copy(f, free + 24, free + 16, free + 24)),
      /free twice/,
    ],
    [
      'with too many free pages',
      changed((f) => f.writeUInt16LE(65_535, free + 10)),
      /too many free/,
    ],
  ])('%s is refused by name', (_, file, why) => {
    let told = '';
    try {
      withoutEntries(file, gone);
    } catch (error) {
      const { code, message } = asFault(error);
      told = `${code}: ${message}`;
    }
    expect(told).toMatch(/^PODMAN_FAILED: not a database that is known here: /);
    expect(told).toMatch(why);
  });

  it('is refused by name, or read, wherever a byte of it was changed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 0, max: 255 }),
        (at, byte) => {
          const file = changed((f) => f.writeUInt8(byte, at));
          try {
            withoutEntries(file, gone);
          } catch (error) {
            expect(asFault(error).code).toBe('PODMAN_FAILED');
          }
        },
      ),
      runs(2_000),
    );
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codePages, PAGE, PageTable, pageDigest } from '../../../src/base/pages.ts';

const page = (text: string) => Buffer.alloc(PAGE, text);

describe('a table of pages', () => {
  it('finds each page by its content, however many there are', () => {
    const table = new PageTable();
    const digests = Array.from({ length: 20_000 }, (_, at) => pageDigest(page(`page ${at}`)));
    for (const digest of digests) table.add(digest);
    expect(table.size).toBe(20_000);
    expect(digests.every((digest, at) => table.find(digest) === at)).toBe(true);
    expect(table.find(pageDigest(page('another')))).toBeUndefined();
    expect(table.digests(7, 2)).toEqual(Buffer.concat(digests.slice(7, 9)));
  });

  it('finds one of two that are alike', () => {
    const table = new PageTable();
    const digest = pageDigest(page('twice'));
    table.add(digest);
    table.add(digest);
    expect([0, 1]).toContain(table.find(digest));
  });

  it('holds digests apart that begin alike', () => {
    const table = new PageTable();
    const alike = Array.from({ length: 100 }, () =>
      Buffer.concat([Buffer.alloc(16), randomBytes(16)]),
    );
    for (const digest of alike) table.add(digest);
    expect(alike.map((digest) => table.find(digest))).toEqual(alike.map((_, at) => at));
  });
});

describe('pages in code', () => {
  it('are runs of what is known, of zeros, and of what has to be sent', () => {
    const table = new PageTable();
    for (const text of ['a', 'b', 'c']) table.add(pageDigest(page(text)));
    const zero = Buffer.alloc(PAGE);
    const bytes = Buffer.concat([
      ...[page('b'), page('c'), page('x'), page('y')],
      ...[zero, zero, page('c'), page('a')],
    ]);
    const { runs, digests } = codePages(bytes, table);
    expect(runs).toEqual([
      { from: 1, count: 2, at: 0 },
      { from: 'sent', count: 2, at: 2 },
      { from: 'zero', count: 2, at: 4 },
      { from: 2, count: 1, at: 6 },
      { from: 0, count: 1, at: 7 },
    ]);
    const first = createHash('sha256').update(page('b')).digest();
    expect(digests.subarray(0, 32)).toEqual(first);
    expect(digests.length).toBe(8 * 32);
  });
});

import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAGE, PageCoder, type PageRun, PageTable, pageDigest } from '../../../src/base/pages.ts';
import { pageDigests } from '../../support/page-digests.ts';

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

/** A store of these pages, which counts how many it was asked for. */
function storeOf(texts: readonly string[]) {
  const table = new PageTable();
  const bytes = Buffer.concat(texts.map(page));
  for (const text of texts) table.add(pageDigest(page(text)));
  let read = 0;
  return {
    table,
    get pagesRead() {
      return read;
    },
    read: async (from: number, count: number, into: Buffer) => {
      const pages = Math.min(count, texts.length - from);
      bytes.copy(into, 0, from * PAGE, (from + pages) * PAGE);
      read += pages;
      return pages;
    },
  };
}

describe('pages in code', () => {
  it('are runs of what is known, of zeros, and of what has to be sent', async () => {
    const coder = new PageCoder(storeOf(['a', 'b', 'c']));
    const zero = Buffer.alloc(PAGE);
    const bytes = Buffer.concat([
      ...[page('b'), page('c'), page('x'), page('y')],
      ...[zero, zero, page('c'), page('a')],
    ]);
    const { runs, digests } = await coder.code(bytes);
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

describe('pages that are compared', () => {
  /** What a decoder makes of the runs. */
  function decode(texts: readonly string[], { runs }: { runs: readonly PageRun[] }, sent: Buffer) {
    return Buffer.concat(
      runs.flatMap(({ from, count, at }) =>
        Array.from({ length: count }, (_, n) => {
          if (from === 'zero') return Buffer.alloc(PAGE);
          if (from === 'sent') return sent.subarray((at + n) * PAGE, (at + n + 1) * PAGE);
          return page(texts[from + n] ?? '');
        }),
      ),
    );
  }

  it('are the same, in whatever order they come', async () => {
    const word = fc.constantFrom('', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    const stored = fc.uniqueArray(word.filter((text) => text !== ''));
    await fc.assert(
      fc.asyncProperty(
        stored,
        fc.array(fc.array(word, { maxLength: 20 }), { maxLength: 4 }),
        async (known, parts) => {
          const store = storeOf(known);
          const coder = new PageCoder(store);
          for (const texts of parts) {
            const bytes = Buffer.concat(
              texts.map((text) => (text === '' ? Buffer.alloc(PAGE) : page(text))),
            );
            const coded = await coder.code(bytes);
            expect(decode(known, coded, bytes).equals(bytes)).toBe(true);
            expect(coded.digests.equals(pageDigests(bytes))).toBe(true);
            for (const { from, at } of coded.runs) {
              if (from === 'sent') expect(known).not.toContain(texts[at]);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('take one reading of the store when little has changed', async () => {
    const known = Array.from({ length: 512 }, (_, at) => `page ${at} `);
    const store = storeOf(known);
    const coder = new PageCoder(store);
    const now = known.map((text, at) => (at % 100 === 50 ? `changed ${at} ` : text));
    now.splice(200, 0, 'between ');
    const bytes = Buffer.concat(now.map(page));
    const first = await coder.code(bytes.subarray(0, 256 * PAGE));
    const second = await coder.code(bytes.subarray(256 * PAGE));
    const sent = [...first.runs, ...second.runs].filter(({ from }) => from === 'sent');
    expect(sent.reduce((sum, { count }) => sum + count, 0)).toBe(6);
    expect(store.pagesRead).toBeLessThan(1_100);
  });
});

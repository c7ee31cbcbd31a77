import { mkdirSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  PageNumbers,
  type ProcessFiles,
  someKnown,
  UNKNOWN,
} from '../../../src/podman/page-numbers.ts';
import { tempDir } from '../../support/temp.ts';

/** Of the upper half of an entry of a pagemap. */
const [PRESENT, SWAPPED, OF_FILE, WRITTEN] = [2 ** 31, 2 ** 30, 2 ** 29, 2 ** 23] as const;

let temp: ReturnType<typeof tempDir>;
let started: Map<number, string>;
const cleared: number[] = [];

beforeEach(() => {
  temp = tempDir();
  started = new Map([
    [7, '100'],
    [8, '200'],
  ]);
  cleared.length = 0;
  writeFileSync(join(temp.path, 'cgroup.procs'), '7\n8\n9\n');
});
afterEach(() => temp[Symbol.dispose]());

const files: ProcessFiles = {
  open: async (pid) => await open(join(temp.path, `${pid}`, 'pagemap')),
  clearWritten: async (pid) => void cleared.push(pid),
  startTicks: (pid) => started.get(pid),
};

function setPagemap(pid: number, bits: readonly number[], first = 0): void {
  mkdirSync(join(temp.path, `${pid}`), { recursive: true });
  const entries = Buffer.alloc((first + bits.length) * 8);
  for (const [n, high] of bits.entries()) entries.writeUInt32LE(high >>> 0, (first + n) * 8 + 4);
  writeFileSync(join(temp.path, `${pid}`, 'pagemap'), entries);
}

it('sees writes to all processes that there are, from now on', async () => {
  const numbers = await PageNumbers.begin(temp.path, files);
  expect(cleared).toEqual([7, 8]);
  expect(numbers.of(7)).toBeDefined();
  expect(numbers.of(9)).toBeUndefined();
});

it('knows nothing of a process that came later, or that it cannot clear', async () => {
  const clearWritten = async (pid: number) => {
    if (pid === 8) throw new Error('no');
    await files.clearWritten(pid);
  };
  const numbers = await PageNumbers.begin(temp.path, { ...files, clearWritten });
  expect(numbers.of(8)).toBeUndefined();
  started.set(7, '101'); // the pid of another
  started.set(9, '300');
  expect([numbers.of(7), numbers.of(9)]).toEqual([undefined, undefined]);
  expect(cleared).toEqual([7]);
});

it('names pages that are there, were not written, and lie on the disk', async () => {
  const first = 1_000; // in the middle of a chunk, and on into the next
  const all = Array<number>(100).fill(PRESENT);
  const bits = [PRESENT, SWAPPED, 0, PRESENT | WRITTEN, PRESENT | OF_FILE, ...all];
  setPagemap(7, bits, first);
  const numbers = await PageNumbers.begin(temp.path, files);
  const pages = numbers.of(7);
  for (let page = 0; page < 200; page++) if (page !== 6) pages?.set(first + page, page);
  pages?.set(first + 7, -2);
  await using pagemap = await numbers.pagemap(7);
  const words = [...((await pages?.unwritten(pagemap, first, 120, 90)) ?? [])];
  const none = UNKNOWN;
  expect(words.slice(0, 10)).toEqual([0, 1, none, none, none, 5, none, -2, 8, 9]);
  expect(words.slice(88, 92)).toEqual([88, 89, none, none]);
  expect(words).toHaveLength(120); // the pagemap has fewer
});

it('never names a page that was written after it had its number', async () => {
  const step = fc.oneof(
    fc.record({ is: fc.constantFrom('write' as const, 'unmap' as const), page: fc.nat(15) }),
    fc.record({ is: fc.constant('read' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const numbers = await PageNumbers.begin(temp.path, files);
      const pages = numbers.of(7);
      const content = Array<number>(16).fill(0);
      const bits = Array<number>(16).fill(PRESENT);
      const sent: number[] = [];
      for (const [now, one] of steps.entries()) {
        if (one.is === 'read') {
          for (const [page, its] of content.entries()) pages?.set(page, sent.push(its) - 1);
        } else {
          content[one.page] = now + 1;
          // The kernel says of what is mapped anew that it was written.
          bits[one.page] = one.is === 'unmap' ? WRITTEN : PRESENT | WRITTEN;
        }
      }
      setPagemap(7, bits);
      await using pagemap = await numbers.pagemap(7);
      const words = (await pages?.unwritten(pagemap, 0, 16, sent.length)) ?? [];
      for (const [page, word] of words.entries()) {
        if (word !== UNKNOWN) expect(sent[word]).toBe(content[page]);
        else if (sent.length > 0) expect((bits[page] ?? 0) & WRITTEN).not.toBe(0);
      }
    }),
    { numRuns: 300 },
  );
});

it('chooses some that are known, each once', () => {
  const words = new Int32Array(1_000).fill(UNKNOWN);
  for (let at = 0; at < 1_000; at += 3) words[at] = at;
  const some = someKnown(words, 64);
  expect(some.length).toBeGreaterThan(30);
  expect(new Set(some).size).toBe(some.length);
  expect(some.every((at) => words[at] === at)).toBe(true);
  expect(someKnown(new Int32Array(10).fill(UNKNOWN), 64)).toEqual([]);
});

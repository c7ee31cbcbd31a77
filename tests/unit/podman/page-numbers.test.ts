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

const frameOf = (page: number) => 70_000 + page;

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

/** Each in a frame of its own, `frame` further on. */
function setPagemap(pid: number, bits: readonly number[], first = 0, frame = frameOf): void {
  mkdirSync(join(temp.path, `${pid}`), { recursive: true });
  const entries = Buffer.alloc((first + bits.length) * 8);
  for (const [n, high] of bits.entries()) {
    entries.writeUInt32LE(frame(first + n), (first + n) * 8);
    entries.writeUInt32LE(high >>> 0, (first + n) * 8 + 4);
  }
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
  for (let page = 0; page < 200; page++) {
    pages?.look(first + page, frameOf(first + page), PRESENT);
    if (page !== 6) pages?.set(first + page, page === 7 ? -2 : page);
  }
  await using pagemap = await numbers.pagemap(7);
  const words = [...((await pages?.unwritten(pagemap, first, 120, 90)) ?? [])];
  const none = UNKNOWN;
  expect(words.slice(0, 10)).toEqual([0, none, none, none, none, 5, none, -2, 8, 9]);
  expect(words.slice(88, 92)).toEqual([88, 89, none, none]);
  expect(words).toHaveLength(120); // the pagemap has fewer
});

it('does not name what was swapped out, or of which the kernel does not say where it is', async () => {
  setPagemap(7, [PRESENT, SWAPPED, PRESENT]);
  const numbers = await PageNumbers.begin(temp.path, files);
  const pages = numbers.of(7);
  pages?.look(0, 0, PRESENT);
  pages?.look(1, frameOf(1), SWAPPED);
  pages?.look(2, frameOf(2), SWAPPED);
  for (const page of [0, 1, 2]) pages?.set(page, page);
  await using pagemap = await numbers.pagemap(7);
  expect(await pages?.unwritten(pagemap, 0, 3, 9)).toEqual(new Int32Array(3).fill(UNKNOWN));
});

it('never names a page that is another than the one that has the number', async () => {
  const step = fc.oneof(
    fc.record({ is: fc.constantFrom('write' as const, 'unmap' as const), page: fc.nat(15) }),
    fc.record({ is: fc.constant('read' as const) }),
    // mremap(2) of a whole page table: no bit says so.
    fc.record({ is: fc.constant('move' as const), page: fc.nat(15), to: fc.nat(15) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const numbers = await PageNumbers.begin(temp.path, files);
      const pages = numbers.of(7);
      const content = Array<number>(16).fill(0);
      const bits = Array<number>(16).fill(PRESENT);
      const frames = Array.from({ length: 16 }, (_, page) => frameOf(page));
      const sent: number[] = [];
      for (const [now, one] of steps.entries()) {
        if (one.is === 'read') {
          for (const [page, its] of content.entries()) {
            pages?.look(page, frames[page] ?? 0, bits[page] ?? 0);
            pages?.set(page, sent.push(its) - 1);
          }
        } else if (one.is === 'move') {
          if (one.page === one.to) continue;
          content[one.to] = content[one.page] ?? 0;
          bits[one.to] = bits[one.page] ?? 0;
          frames[one.to] = frames[one.page] ?? 0;
          // What is used there next is mapped anew.
          content[one.page] = now + 1;
          bits[one.page] = PRESENT | WRITTEN;
          frames[one.page] = frameOf(100 + now);
        } else {
          content[one.page] = now + 1;
          // The kernel says of what is mapped anew that it was written.
          bits[one.page] = one.is === 'unmap' ? WRITTEN : PRESENT | WRITTEN;
        }
      }
      setPagemap(7, bits, 0, (page) => frames[page] ?? 0);
      await using pagemap = await numbers.pagemap(7);
      const words = (await pages?.unwritten(pagemap, 0, 16, sent.length)) ?? [];
      for (const [page, word] of words.entries()) {
        if (word !== UNKNOWN) expect(sent[word]).toBe(content[page]);
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

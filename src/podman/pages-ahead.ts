import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { type FileHandle, open, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../base/fault.ts';
import { abortFault, type Op } from '../base/op.ts';
import { AHEAD, AHEAD_MEMORY, runsOf } from '../base/page-words.ts';
import { numbersOf, pagesName } from '../base/pagemap.ts';
import { PAGE } from '../base/pages.ts';
import { lazyImage } from './lazy-ranges.ts';

/*
 * Pages of a set that came ahead of it, and stay where they are: base/page-words.ts. To copy them into the files of
 * the set would take as long as the pause has memory.
 */

const MOST_PAGES = 256;
const TOO_EARLY = 'the images end too early';

/** Pages of one file. */
interface Stretch {
  readonly at: number;
  readonly count: number;
}

/**
 * Puts pages that came ahead into the files of the set in `dir`: those that CRIU itself reads when memory comes
 * `lazy`, all of them otherwise. RESTORE_FAILED when they are not there.
 */
export async function layDownAhead(op: Op, dir: string, restore: 'full' | 'lazy'): Promise<void> {
  const ahead = join(dir, AHEAD);
  const numbers = numbersOf('pages', await readdir(ahead).catch(() => []));
  if (numbers.length === 0) return;
  const lazy = restore === 'lazy' ? await lazyStretches(join(dir, 'checkpoint')) : undefined;
  await using memory = await open(join(ahead, AHEAD_MEMORY));
  for (const number of numbers) {
    const name = pagesName(number);
    await using file = await open(join(dir, name), 'r+');
    const words = wordsOf(await readFile(join(ahead, basename(name))));
    for (const stretch of without(lazy?.get(number) ?? [], words.length)) {
      await layDown(op, memory, file, words, stretch);
    }
  }
}

/** What comes after the restore, by the number of the file, in its order. */
async function lazyStretches(images: string): Promise<Map<number, Stretch[]>> {
  const found = new Map<number, Stretch[]>();
  for (const pid of numbersOf('pagemap', await readdir(images))) {
    const { pagesId, ranges } = lazyImage(await readFile(join(images, `pagemap-${pid}.img`)));
    const stretches = ranges.map(({ start, end, at }) => ({
      at: at / PAGE,
      count: (end - start) / PAGE,
    }));
    found.set(pagesId, stretches);
  }
  return found;
}

/** What of so many pages is in none of these. */
function* without(stretches: readonly Stretch[], pages: number): Generator<Stretch> {
  let at = 0;
  for (const next of [...stretches, { at: pages, count: 0 }]) {
    if (next.at > at) yield { at, count: next.at - at };
    at = next.at + next.count;
  }
}

async function layDown(
  op: Op,
  memory: FileHandle,
  file: FileHandle,
  words: Int32Array,
  stretch: Stretch,
): Promise<void> {
  const some = words.subarray(stretch.at, stretch.at + stretch.count);
  const buffer = Buffer.allocUnsafe(MOST_PAGES * PAGE);
  for (const { from, count, at } of runsOf(some, MOST_PAGES)) {
    if (op.signal.aborted) throw abortFault(op.signal);
    if (typeof from !== 'number') continue;
    const { bytesRead } = await memory.read(buffer, 0, count * PAGE, from * PAGE);
    if (bytesRead !== count * PAGE) {
      throw new Fault('RESTORE_FAILED', 'pages that came ahead are gone again');
    }
    await file.write(buffer, 0, bytesRead, (stretch.at + at) * PAGE);
  }
}

function wordsOf({ buffer, byteOffset, length }: Buffer): Int32Array {
  return new Int32Array(buffer.slice(byteOffset, byteOffset + length));
}

/** Puts `length` bytes of one process, which are in its file of pages from `at` on, at the beginning of `into`. */
export type ReadPages = (into: Buffer, at: number, length: number) => void;

/** Of a file that has them all. An Error when it ends too early. */
export function readsFile(fd: number): ReadPages {
  return (into, at, length) => readWhole(fd, into, 0, at, length);
}

/** Of `pages-ID.img` in `images`, and of what came ahead of that. Neither is closed. */
export function readsPages(images: string, id: number): ReadPages {
  const name = basename(pagesName(id));
  const file = openSync(join(images, name), 'r');
  const ahead = join(dirname(images), AHEAD);
  let words: Int32Array;
  let memory: number;
  try {
    words = wordsOf(readFileSync(join(ahead, name)));
    memory = openSync(join(ahead, AHEAD_MEMORY), 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return readsFile(file);
    closeSync(file);
    throw error;
  }
  return (into, at, length) => {
    const first = at / PAGE;
    const some = words.subarray(first, first + length / PAGE);
    if (some.length * PAGE < length) throw new Error(TOO_EARLY);
    for (const { from, count, at: page } of runsOf(some, some.length)) {
      const place = page * PAGE;
      if (typeof from === 'number') readWhole(memory, into, place, from * PAGE, count * PAGE);
      else readWhole(file, into, place, at + place, count * PAGE);
    }
  };
}

function readWhole(fd: number, into: Buffer, to: number, at: number, length: number): void {
  for (let done = 0; done < length; ) {
    const got = readSync(fd, into, to + done, length - done, at + done);
    if (got === 0) throw new Error(TOO_EARLY);
    done += got;
  }
}

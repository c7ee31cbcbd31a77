import { type FileHandle, open, writeFile } from 'node:fs/promises';
import { startTicks } from '../sys/proc.ts';
import { processes } from './cgroup.ts';

/*
 * What went ahead of the memory of a container, by address: so that in the pause only pages are read that the kernel
 * says were written since. It says so in the soft-dirty bit (Documentation/admin-guide/mm/soft-dirty.rst), which is
 * also set for whatever is mapped anew, or pinned for a device that may still write into it.
 *
 * The bit is about what is written to memory, not about which memory it is: mremap(2) moves whole page tables, with the
 * bits as they are, to where something else may have been. So each page must also lie in the frame of physical
 * memory in which it lay when it went ahead.
 *
 * The bits are cleared once, before anything is read, and never again while the container runs: to read a bit and
 * to clear it are two steps, and what is written between them would be forgotten. For the same reason a process
 * that appears later is not cleared: it may have its memory in common with one that was (vfork(2)). All of
 * its pages are read.
 */

/** A page of which nothing is known; all others as pageWords has them. */
export const UNKNOWN = -1;

const PER_CHUNK = 512;
/** No page of a process lies there, and it is what the kernel says to whoever may not know. */
const NO_FRAME = 0;
/** Of the upper half of an entry of /proc/PID/pagemap (Documentation/admin-guide/mm/pagemap.rst). */
const PRESENT = 2 ** 31;
const OF_FILE = 2 ** 29;
const WRITTEN = 2 ** 23;
/** Entries at a time. */
const AT_ONCE = 65_536;

/** What is asked of /proc. */
export interface ProcessFiles {
  open(pid: number, name: 'pagemap'): Promise<FileHandle>;
  /** Forgets which pages were written: proc_pid_clear_refs(5). */
  clearWritten(pid: number): Promise<void>;
  startTicks(pid: number): string | undefined;
}

export const PROC: ProcessFiles = {
  open: async (pid, name) => await open(`/proc/${pid}/${name}`),
  clearWritten: async (pid) => await writeFile(`/proc/${pid}/clear_refs`, '4'),
  startTicks,
};

interface Chunk {
  readonly words: Int32Array;
  readonly frames: Uint32Array;
}

/** Of one process, by the number of its page: 8 bytes for each, in chunks of 2 MiB of memory. */
export class ProcessPages {
  readonly #chunks = new Map<number, Chunk>();

  /**
   * What stands for a page with this entry in the pagemap (its two halves), when that is still what went ahead.
   * UNKNOWN otherwise.
   */
  get(page: number, low: number, high: number): number {
    if (high < PRESENT || (high & (OF_FILE | WRITTEN)) !== 0 || low === NO_FRAME) return UNKNOWN;
    const chunk = this.#chunks.get(Math.floor(page / PER_CHUNK));
    const at = page % PER_CHUNK;
    return chunk?.frames[at] === low ? (chunk.words[at] ?? UNKNOWN) : UNKNOWN;
  }

  /** It is about to be read, and has this entry. */
  look(page: number, low: number, high: number): void {
    const { words, frames } = this.#chunkOf(page);
    words[page % PER_CHUNK] = UNKNOWN;
    frames[page % PER_CHUNK] = high < PRESENT ? NO_FRAME : low;
  }

  /** It was read, and this stands for what it was then. */
  set(page: number, word: number): void {
    this.#chunkOf(page).words[page % PER_CHUNK] = word;
  }

  #chunkOf(page: number): Chunk {
    const at = Math.floor(page / PER_CHUNK);
    let chunk = this.#chunks.get(at);
    if (chunk === undefined) {
      const words = new Int32Array(PER_CHUNK).fill(UNKNOWN);
      chunk = { words, frames: new Uint32Array(PER_CHUNK) };
      this.#chunks.set(at, chunk);
    }
    return chunk;
  }

  /**
   * Of so many pages from `first` on; UNKNOWN for one that was written since, is not there any more, or has a
   * number of `below` or more.
   */
  async unwritten(
    pagemap: FileHandle,
    first: number,
    count: number,
    below: number,
  ): Promise<Int32Array> {
    const words = new Int32Array(count).fill(UNKNOWN);
    const entries = Buffer.allocUnsafe(Math.min(count, AT_ONCE) * 8);
    for (let from = 0; from < count; ) {
      const want = Math.min(count - from, AT_ONCE) * 8;
      const { bytesRead } = await pagemap.read(entries, 0, want, (first + from) * 8);
      const pages = Math.floor(bytesRead / 8);
      if (pages === 0) break;
      for (let page = 0; page < pages; page++) {
        const [low, high] = [entries.readUInt32LE(page * 8), entries.readUInt32LE(page * 8 + 4)];
        const word = this.get(first + from + page, low, high);
        if (word < below) words[from + page] = word;
      }
      from += pages;
    }
    return words;
  }
}

/** All processes of a container. */
export class PageNumbers {
  readonly #files: ProcessFiles;
  readonly #processes = new Map<number, { startTicks: string; pages: ProcessPages }>();

  private constructor(files: ProcessFiles) {
    this.#files = files;
  }

  /** From now on writes are seen. Nothing is left in the kernel that would have to be undone. */
  static async begin(cgroup: string, files = PROC): Promise<PageNumbers> {
    const numbers = new PageNumbers(files);
    for (const pid of await processes(cgroup)) {
      const ticks = files.startTicks(pid);
      if (ticks === undefined) continue;
      // Of one that has just ended, or whose memory has: nothing is known then.
      const cleared = await files.clearWritten(pid).then(
        () => true,
        () => false,
      );
      if (cleared) numbers.#processes.set(pid, { startTicks: ticks, pages: new ProcessPages() });
    }
    return numbers;
  }

  /** As it is now. */
  async pagemap(pid: number): Promise<FileHandle> {
    return await this.#files.open(pid, 'pagemap');
  }

  /** Undefined for one that came later, also under the pid of another. */
  of(pid: number): ProcessPages | undefined {
    const known = this.#processes.get(pid);
    return known !== undefined && this.#files.startTicks(pid) === known.startTicks
      ? known.pages
      : undefined;
  }
}

/** Some of the places where `words` has a word, at most so many, none twice. */
export function someKnown(words: Int32Array, most: number, random = Math.random): number[] {
  const chosen = new Set<number>();
  for (let tries = 0; tries < 4 * most && chosen.size < most; tries++) {
    const at = Math.floor(random() * words.length);
    if (words[at] !== UNKNOWN) chosen.add(at);
  }
  return [...chosen];
}

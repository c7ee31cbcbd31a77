import { type FileHandle, open, writeFile } from 'node:fs/promises';
import { startTicks } from '../sys/proc.ts';
import { processes } from './cgroup.ts';

/*
 * What went ahead of the memory of a container, by address: so that in the pause only pages are read that the kernel
 * says were written since. It says so in the soft-dirty bit (Documentation/admin-guide/mm/soft-dirty.rst), which is
 * also set for whatever is mapped anew, moved, or pinned for a device that may still write into it.
 *
 * The bits are cleared once, before anything is read, and never again while the container runs: to read a bit and
 * to clear it are two steps, and what is written between them would be forgotten. For the same reason a process
 * that appears later is not cleared: it may have its memory in common with one that was (vfork(2)). All of
 * its pages are read.
 */

/** A page of which nothing is known; all others as pageWords has them. */
export const UNKNOWN = -1;

const PER_CHUNK = 512;
/** Of the upper half of an entry of /proc/PID/pagemap (Documentation/admin-guide/mm/pagemap.rst). */
const SWAPPED_OR_PRESENT = 2 ** 30;
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

/** Of one process, by the number of its page: 4 bytes for each, in chunks of 2 MiB of memory. */
export class ProcessPages {
  readonly #chunks = new Map<number, Int32Array>();

  get(page: number): number {
    return this.#chunks.get(Math.floor(page / PER_CHUNK))?.[page % PER_CHUNK] ?? UNKNOWN;
  }

  set(page: number, word: number): void {
    const at = Math.floor(page / PER_CHUNK);
    let chunk = this.#chunks.get(at);
    if (chunk === undefined) {
      chunk = new Int32Array(PER_CHUNK).fill(UNKNOWN);
      this.#chunks.set(at, chunk);
    }
    chunk[page % PER_CHUNK] = word;
  }

  /**
   * Of so many pages from `first` on; UNKNOWN for one that was written since, is not there any more, or has a number
   * of `below` or more.
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
        if (!isUnwritten(entries.readUInt32LE(page * 8 + 4))) continue;
        const word = this.get(first + from + page);
        if (word < below) words[from + page] = word;
      }
      from += pages;
    }
    return words;
  }
}

/** By the upper half of its entry. */
export function isUnwritten(bits: number): boolean {
  return bits >= SWAPPED_OR_PRESENT && (bits & (OF_FILE | WRITTEN)) === 0;
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

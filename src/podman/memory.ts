import { type FileHandle, open, readFile } from 'node:fs/promises';
import { abortFault, type Op } from '../base/op.ts';
import type { MemoryPiece } from '../base/outgoing.ts';
import { PAGE } from '../base/pages.ts';
import { processes } from './cgroup.ts';
import { type PageNumbers, type ProcessPages, UNKNOWN } from './page-numbers.ts';

/**
 * The memory of a container that runs, read from outside: what CRIU would write into its images if it
 * dumped now, more or less. A page that is missed, or read in the middle of a change, costs its way in
 * the pause and nothing else: what is restored is what CRIU dumps.
 */

const CHUNK_PAGES = 256;
/** Bits of the upper half of an entry of /proc/PID/pagemap (Documentation/admin-guide/mm/pagemap). */
const SWAPPED_OR_PRESENT = 2 ** 30;
const OF_FILE = 2 ** 29;
/** A mapping with less than this part of it in use is left to the dump: its table alone is long. */
const SPARSE = 1 / 4096;
/** Kernel pages that are not dumped, or devices. */
const NO_MEMORY = /^\[(vvar|vvar_vclock|vsyscall|uprobes)\]$|^\/dev\/(?!zero|shm)/;
/** Code of the kernel, which CRIU dumps whole, also what the process has never looked at. */
const VDSO = '[vdso]';
/** Shared memory without a file system of the container behind it. */
const SHARED_MEMORY = /^\/(dev\/zero|memfd:.*|SYSV[0-9a-f]{8}) \(deleted\)$/;

interface Mapping {
  /** Page numbers; `end` is behind the last. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'private' | 'shared' | 'vdso';
}

/**
 * Whole pages of all processes, at most 1 MiB at a time, in the order of their addresses. The buffer
 * is written over when the next is asked for. A process that ends is left out. With `numbers`, pages that have
 * one and were not written since are left out too.
 */
export async function* readMemory(
  op: Op,
  cgroup: string,
  numbers?: PageNumbers,
): AsyncGenerator<MemoryPiece> {
  const chunks = new Chunks();
  for (const pid of await processes(cgroup)) {
    const pages = numbers?.of(pid);
    try {
      await using memory = await open(`/proc/${pid}/mem`);
      await using pagemap = await open(`/proc/${pid}/pagemap`);
      for (const mapping of await mappings(pid)) {
        // What two processes share, one of them may write unseen by the other's bits.
        const own = mapping.kind === 'private' ? pages : undefined;
        for await (const [start, count] of inUse(pagemap, mapping, own)) {
          if (op.signal.aborted) throw abortFault(op.signal);
          yield* chunks.take(memory, start, count, own);
        }
      }
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
  const rest = chunks.rest();
  if (rest.bytes.length > 0) yield rest;
}

/** Those with memory of their own, from smaps of proc(5). */
async function mappings(pid: number): Promise<Mapping[]> {
  const found: Mapping[] = [];
  let last: (Mapping & { readonly name: string }) | undefined;
  let kib = 0;
  const take = () => {
    if (last === undefined) return;
    const { name, kind, start, end } = last;
    const used = (kib * 1024) / PAGE;
    if (kind === 'vdso') found.push(last);
    if (used === 0 || used < (end - start) * SPARSE || NO_MEMORY.test(name)) return;
    if (kind === 'private' || (kind === 'shared' && SHARED_MEMORY.test(name))) found.push(last);
  };
  for (const line of (await readFile(`/proc/${pid}/smaps`, 'latin1')).split('\n')) {
    const head = /^([0-9a-f]{1,12})-([0-9a-f]{1,12}) [r-][w-][x-]([ps]) \S+ \S+ \S+ *(.*)$/.exec(
      line,
    );
    if (head !== null) {
      take();
      const [start, end] = [head[1], head[2]].map((hex) => Number.parseInt(hex ?? '', 16) / PAGE);
      const name = head[4] ?? '';
      const kind = name === VDSO ? 'vdso' : head[3] === 'p' ? 'private' : 'shared';
      last = { start: start ?? 0, end: end ?? 0, kind, name };
      kib = 0;
    } else kib += Number(/^(?:Rss|Swap): +(\d+) kB$/.exec(line)?.[1] ?? 0);
  }
  take();
  return found;
}

/**
 * Runs of pages, as [first, count], that are in memory or in swap and belong to no file. Those that `known` has, and that
 * were not written since, are left out.
 */
async function* inUse(
  pagemap: FileHandle,
  { start, end, kind }: Mapping,
  known: ProcessPages | undefined,
): AsyncGenerator<[number, number]> {
  if (kind === 'vdso') return yield [start, end - start];
  const entries = Buffer.allocUnsafe(Math.min(end - start, 65_536) * 8);
  let first = -1;
  for (let from = start; from < end; ) {
    const want = Math.min(end - from, entries.length / 8) * 8;
    const { bytesRead } = await pagemap.read(entries, 0, want, from * 8);
    const pages = bytesRead / 8;
    if (pages === 0) break;
    for (let page = 0; page < pages; page++) {
      const [low, bits] = [entries.readUInt32LE(page * 8), entries.readUInt32LE(page * 8 + 4)];
      const used = bits >= SWAPPED_OR_PRESENT && (kind === 'shared' || (bits & OF_FILE) === 0);
      const left = known !== undefined && known.get(from + page, low, bits) !== UNKNOWN;
      const here = used && !left;
      if (here) known?.look(from + page, low, bits);
      if (here && first < 0) first = from + page;
      if (!here && first >= 0) {
        yield [first, from + page - first];
        first = -1;
      }
    }
    from += pages;
  }
  if (first >= 0) yield [first, end - first];
}

/** Runs of pages, gathered into larger pieces. */
class Chunks {
  readonly #buffer = Buffer.allocUnsafe(CHUNK_PAGES * PAGE);
  #filled = 0;
  /** Whose they are, as far as that is of use. */
  #places: Place[] = [];

  async *take(
    memory: FileHandle,
    start: number,
    count: number,
    pages: ProcessPages | undefined,
  ): AsyncGenerator<MemoryPiece> {
    for (let done = 0; done < count; ) {
      const want = Math.min(count - done, CHUNK_PAGES - this.#filled);
      const into = this.#filled * PAGE;
      const at = (start + done) * PAGE;
      const { bytesRead } = await memory
        .read(this.#buffer, into, want * PAGE, at)
        .catch((error: unknown) => {
          if (isUnreadable(error)) return { bytesRead: 0 };
          throw error;
        });
      const read = Math.floor(bytesRead / PAGE);
      if (pages !== undefined) {
        this.#places.push({ pages, at: this.#filled, first: start + done, count: read });
      }
      this.#filled += read;
      if (this.#filled === CHUNK_PAGES) yield this.rest();
      if (read === 0) return; // unmapped meanwhile, or nothing that can be read
      done += read;
    }
  }

  rest(): MemoryPiece {
    const bytes = this.#buffer.subarray(0, this.#filled * PAGE);
    const places = this.#places;
    this.#filled = 0;
    this.#places = [];
    return { bytes, numbered: (words) => note(places, words) };
  }
}

/** So many pages of a piece, from `at` on, and of a process, from `first` on. */
interface Place {
  readonly pages: ProcessPages;
  readonly at: number;
  readonly first: number;
  readonly count: number;
}

function note(places: readonly Place[], words: Int32Array): void {
  for (const { pages, at, first, count } of places) {
    for (let page = 0; page < count; page++) pages.set(first + page, words[at + page] ?? UNKNOWN);
  }
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code);
}

function isGone(error: unknown): boolean {
  return ['ENOENT', 'ESRCH'].includes(codeOf(error));
}

/** Unmapped since, or a mapping of a device. */
function isUnreadable(error: unknown): boolean {
  return ['EIO', 'EFAULT', 'EINVAL'].includes(codeOf(error));
}

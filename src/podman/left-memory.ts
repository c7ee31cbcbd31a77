import { type FileHandle, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Subject } from '../base/claims.ts';
import { Fault } from '../base/fault.ts';
import { abortFault, type Op } from '../base/op.ts';
import type { PageSink, PagesOnDisk } from '../base/outgoing.ts';
import {
  bytesOf,
  numbersOf,
  PAGEMAP,
  type PagemapEntry,
  pagesName,
  readPagemap,
  writePagemap,
} from '../base/pagemap.ts';
import { PAGE } from '../base/pages.ts';
import { statusFields } from '../sys/proc.ts';
import { processes } from './cgroup.ts';
import { pidsInside } from './late-source.ts';
import { type PageNumbers, someKnown, UNKNOWN } from './page-numbers.ts';

/*
 * Memory of a dump that is read out of the frozen container when CRIU has gone: several times as fast as CRIU
 * hands it over, through pipes and a socket, while it holds on to the tasks. The images become those of a dump
 * that has it all.
 */

/** Of less, CRIU has sent all before anybody could ask for it. */
const LEAVE_FROM_BYTES = 32 * 1024 * 1024;
/** Of more, CRIU would hold it all in pipes of 2 MiB. */
const LEAVE_TO_BYTES = 32 * 1024 ** 3;
/** Shared memory is not left, but goes into files. */
const MOST_SHARED_BYTES = 4 * 1024 * 1024;
const PIECE = 1024 * 1024;
/** Two runs of pages with less between them are read at once. */
const GAP = 64 * 1024;

/** CRIU should leave the memory of this container where it is. */
export async function isWorthLeaving(cgroup: string, memoryBytes: number): Promise<boolean> {
  if (memoryBytes < LEAVE_FROM_BYTES || memoryBytes > LEAVE_TO_BYTES) return false;
  let shared = 0;
  for (const pid of await processes(cgroup)) {
    shared += Number.parseInt(statusFields(pid).get('RssShmem') ?? '0', 10) * 1024;
  }
  return shared <= MOST_SHARED_BYTES;
}

/**
 * Hands all pages of the dump in `images` to `sink`, as files of their own. Neither they nor a word of their
 * having been left is in `images` afterwards. What `numbers` has, and was not written since, is not read. DUMP_FAILED.
 */
export async function readLeft(
  op: Op,
  subject: Pick<Subject, 'cgroup' | 'name'>,
  images: string,
  sink: PageSink,
  numbers?: PageNumbers,
): Promise<void> {
  const hand = new Hand(op, sink);
  const named = new NamedPages(op, sink, numbers);
  try {
    const pids = pidsInside(await processes(subject.cgroup));
    for (const pid of numbersOf('pagemap', await readdir(images))) {
      const map = join(images, `pagemap-${pid}.img`);
      const { pagesId, entries } = readPagemap(await readFile(map));
      const host = pids.get(pid);
      await using memory = await Left.open(images, pagesId, entries, host);
      const words = await named.of(host, entries, memory);
      for (const piece of pieces(entries, words)) {
        const fill = (into: Buffer) => memory.read(piece.cuts, into);
        await hand.on(pagesName(pagesId), fill, piece.words);
      }
      const whole = entries.map((entry) => ({ ...entry, flags: entry.flags | PAGEMAP.present }));
      await writeFile(map, writePagemap({ pagesId, entries: whole }));
      await rm(join(images, `pages-${pagesId}.img`), { force: true });
    }
    await handShared(images, hand);
    await hand.empty();
    named.tell();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!GONE.includes(code ?? '')) throw error;
    const why = `the memory of ${subject.name} cannot be read any more`;
    throw new Fault('DUMP_FAILED', why, { cause: error });
  } finally {
    await hand.empty().catch(() => {});
    sink.end();
  }
}

/** Of a process that has ended. */
const GONE = ['ENOENT', 'ESRCH', 'EIO'];

/** Files of pages that no process has for itself. */
async function handShared(images: string, hand: Hand): Promise<void> {
  for (const id of numbersOf('pages', await readdir(images))) {
    const path = join(images, `pages-${id}.img`);
    await using file = await open(path);
    const { size } = await file.stat();
    for (let at = 0; at < size; at += PIECE) {
      const bytes = Math.min(PIECE, size - at);
      await hand.on(pagesName(id), (into) => readWhole(file, into, 0, bytes, at));
    }
    await rm(path);
  }
}

/** Fills one buffer while the sink has the other. */
class Hand {
  readonly #op: Op;
  readonly #sink: PageSink;
  #free = Buffer.allocUnsafe(PIECE);
  #full = Buffer.allocUnsafe(PIECE);
  #taking: Promise<void> = Promise.resolve();

  constructor(op: Op, sink: PageSink) {
    this.#op = op;
    this.#sink = sink;
  }

  /** `fill` returns how many bytes it has put there. */
  async on(
    name: string,
    fill: (into: Buffer) => Promise<number>,
    words?: Int32Array,
  ): Promise<void> {
    if (this.#op.signal.aborted) throw abortFault(this.#op.signal);
    const bytes = await fill(this.#free);
    await this.#taking;
    this.#taking = this.#sink.take(name, this.#free.subarray(0, bytes), words);
    this.#taking.catch(() => {}); // awaited before the next, or at the end
    [this.#free, this.#full] = [this.#full, this.#free];
  }

  /** The sink has nothing of ours any more. */
  async empty(): Promise<void> {
    await this.#taking;
  }
}

/** Bytes in a row, in the memory of the process or in the file of what CRIU did not leave there. */
interface Cut {
  readonly in: 'memory' | 'file';
  readonly at: number;
  readonly bytes: number;
}

interface Piece {
  /** What has to be read. */
  readonly cuts: readonly Cut[];
  /** As PageSink has it. */
  readonly words: Int32Array | undefined;
}

/** At most PIECE each. `words` has one for each page of the entries. */
function* pieces(
  entries: readonly PagemapEntry[],
  words: Int32Array | undefined,
): Generator<Piece> {
  let cuts: Cut[] = [];
  let room = PIECE;
  let [written, first, page] = [0, 0, 0];
  const piece = () => ({ cuts, words: words?.subarray(first, page) });
  for (const entry of entries) {
    const isWritten = (entry.flags & PAGEMAP.present) !== 0;
    const from = isWritten ? written : entry.start;
    const length = bytesOf(entry);
    if (isWritten) written += length;
    for (let done = 0; done < length; ) {
      const most = Math.min(length - done, room);
      const { bytes, isKnown } = alike(words, page, most);
      if (!isKnown) cuts.push({ in: isWritten ? 'file' : 'memory', at: from + done, bytes });
      done += bytes;
      room -= bytes;
      page += bytes / PAGE;
      if (room > 0) continue;
      yield piece();
      cuts = [];
      room = PIECE;
      first = page;
    }
  }
  if (page > first) yield piece();
}

/** How many bytes from this page on, of so many, are known, or are not. */
function alike(
  words: Int32Array | undefined,
  page: number,
  most: number,
): { bytes: number; isKnown: boolean } {
  if (words === undefined) return { bytes: most, isKnown: false };
  const isKnown = words[page] !== UNKNOWN;
  let count = 1;
  while (count * PAGE < most && (words[page + count] !== UNKNOWN) === isKnown) count += 1;
  return { bytes: count * PAGE, isKnown };
}

/** So many pages of a process are looked at before the kernel is believed. */
const SAMPLE = 64;

/** Which pages need not be read. */
class NamedPages {
  readonly #op: Op;
  readonly #sink: PageSink;
  #numbers: PageNumbers | undefined;
  #named = 0;
  #all = 0;

  constructor(op: Op, sink: PageSink, numbers: PageNumbers | undefined) {
    this.#op = op;
    this.#sink = sink;
    this.#numbers = numbers;
  }

  /** A word for each page of `entries`; undefined when all of them have to be read. */
  async of(
    host: number | undefined,
    entries: readonly PagemapEntry[],
    memory: Left,
  ): Promise<Int32Array | undefined> {
    const total = entries.reduce((sum, { pages }) => sum + pages, 0);
    this.#all += total;
    const numbers = this.#numbers;
    const { ahead } = this.#sink;
    if (host === undefined || numbers === undefined || ahead === undefined) return undefined;
    const known = numbers.of(host);
    if (known === undefined) return undefined;
    const words = new Int32Array(total).fill(UNKNOWN);
    await using pagemap = await numbers.pagemap(host);
    let at = 0;
    for (const { start, pages, flags } of entries) {
      if ((flags & PAGEMAP.present) === 0) {
        words.set(await known.unwritten(pagemap, start / PAGE, pages, ahead.count), at);
      }
      at += pages;
    }
    if (!(await agrees(ahead, words, entries, memory))) {
      // Somebody else clears the bits as well, and forgets what we have to know.
      this.#op.log('pages differ that were not written since they went ahead: all are read');
      this.#numbers = undefined;
      return undefined;
    }
    this.#named += words.reduce((sum, word) => (word === UNKNOWN ? sum : sum + 1), 0);
    return words;
  }

  tell(): void {
    if (this.#named > 0) {
      this.#op.log('pages not written since they went ahead', {
        pages: this.#named,
        of: this.#all,
      });
    }
  }
}

async function agrees(
  ahead: PagesOnDisk,
  words: Int32Array,
  entries: readonly PagemapEntry[],
  memory: Left,
): Promise<boolean> {
  const page = Buffer.allocUnsafe(PAGE);
  for (const place of someKnown(words, SAMPLE)) {
    const at = addressOf(entries, place);
    if ((await memory.read([{ in: 'memory', at, bytes: PAGE }], page)) !== PAGE) return false;
    if (!(await ahead.isSame(words[place] ?? UNKNOWN, page))) return false;
  }
  return true;
}

function addressOf(entries: readonly PagemapEntry[], page: number): number {
  let left = page;
  for (const { start, pages } of entries) {
    if (left < pages) return start + left * PAGE;
    left -= pages;
  }
  return 0;
}

/** What CRIU has dumped of one process, wherever it is. */
class Left implements AsyncDisposable {
  readonly #memory: FileHandle | undefined;
  readonly #file: FileHandle | undefined;
  readonly #span = Buffer.allocUnsafe(PIECE);

  private constructor(memory: FileHandle | undefined, file: FileHandle | undefined) {
    this.#memory = memory;
    this.#file = file;
  }

  /** `host` is its pid here. */
  static async open(
    images: string,
    pagesId: number,
    entries: readonly PagemapEntry[],
    host: number | undefined,
  ): Promise<Left> {
    const has = (there: boolean) =>
      entries.some(({ flags }) => ((flags & PAGEMAP.present) !== 0) === there);
    const memory = has(false) ? await open(`/proc/${host ?? 'none'}/mem`) : undefined;
    try {
      const file = has(true) ? await open(join(images, `pages-${pagesId}.img`)) : undefined;
      return new Left(memory, file);
    } catch (error) {
      await memory?.close();
      throw error;
    }
  }

  /** Returns how many bytes that were. */
  async read(cuts: readonly Cut[], into: Buffer): Promise<number> {
    let filled = 0;
    for (let at = 0; at < cuts.length; ) {
      const near = together(cuts, at);
      if (!(await this.#readSpan(near, into, filled))) {
        let to = filled;
        for (const cut of near) to += await this.#readOne(cut, into, to);
      }
      filled += near.reduce((sum, { bytes }) => sum + bytes, 0);
      at += near.length;
    }
    return filled;
  }

  async #readOne({ in: place, at, bytes }: Cut, into: Buffer, to: number): Promise<number> {
    const file = place === 'memory' ? this.#memory : this.#file;
    if (file === undefined) throw new Error('it was not opened');
    return await readWhole(file, into, to, bytes, at);
  }

  /** With what lies between them. False when that cannot be read. */
  async #readSpan(near: readonly Cut[], into: Buffer, to: number): Promise<boolean> {
    const [first, last] = [near[0], near.at(-1)];
    if (near.length < 2 || first === undefined || last === undefined) return false;
    const length = last.at + last.bytes - first.at;
    const read = await this.#memory?.read(this.#span, 0, length, first.at).catch(() => undefined);
    if (read?.bytesRead !== length) return false;
    let filled = to;
    for (const { at, bytes } of near) {
      filled += this.#span.copy(into, filled, at - first.at, at - first.at + bytes);
    }
    return true;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#memory?.close(), this.#file?.close()]);
  }
}

/** Those from `from` on that are read faster with what lies between them. */
function together(cuts: readonly Cut[], from: number): readonly Cut[] {
  const first = cuts[from];
  let end = from + 1;
  for (let last = first; first?.in === 'memory'; end++) {
    const next = cuts[end];
    if (next?.in !== 'memory' || last === undefined) break;
    const gap = next.at - (last.at + last.bytes);
    if (gap < 0 || gap > GAP || next.at + next.bytes - first.at > PIECE) break;
    last = next;
  }
  return cuts.slice(from, end);
}

async function readWhole(
  file: FileHandle,
  into: Buffer,
  to: number,
  bytes: number,
  at: number,
): Promise<number> {
  for (let done = 0; done < bytes; ) {
    const { bytesRead } = await file.read(into, to + done, bytes - done, at + done);
    if (bytesRead === 0) throw Object.assign(new Error('it ends too early'), { code: 'EIO' });
    done += bytesRead;
  }
  return bytes;
}

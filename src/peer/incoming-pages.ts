import { type FileHandle, link, mkdir, open, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PagesMac } from '../base/content-mac.ts';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { AHEAD, AHEAD_MEMORY, pageWords } from '../base/page-words.ts';
import { PAGE, type PageRun } from '../base/pages.ts';
import { codedLength, decoded } from './coder.ts';
import { CHUNK, type FrameReader } from './frames.ts';
import { SENT, ZEROS } from './stream.ts';

/** Pages as they come in a stream: see stream.ts. */

/** Of one pages frame. */
const MOST_PAGES = CHUNK / PAGE;

/** Pages of the part `memory`, as they lie on this host. */
export interface KnownPages {
  readonly path: string;
  readonly pages: number;
}

/** Those that a set may name. */
export interface PagesAhead extends KnownPages {
  /** Of the stream that brought them. */
  readonly root: string;
  /** They are not copied into the files of the set, which have holes in their place: see `keepAhead`. */
  readonly stay: boolean;
}

export type IncomingRun = Pick<PageRun, 'from' | 'count'>;

/** With the length of the bytes that follow when they are coded. */
export function announcedPages(
  head: Record<string, unknown>,
): [name: string, runs: IncomingRun[], length: number | undefined] {
  const { pages: name, runs } = head;
  const wrong = () => new Fault('PEER_PROTOCOL', 'pages are not announced as they must be');
  if (typeof name !== 'string' || !Array.isArray(runs)) throw wrong();
  let total = 0;
  const read = runs.map((run: unknown): IncomingRun => {
    if (!Array.isArray(run) || run.length !== 2) throw wrong();
    const [from, count] = run as [number, number];
    if (!Number.isSafeInteger(from) || from < ZEROS) throw wrong();
    if (!Number.isSafeInteger(count) || count < 1) throw wrong();
    total += count;
    if (total > MOST_PAGES) throw wrong();
    return { from: from === SENT ? 'sent' : from === ZEROS ? 'zero' : from, count };
  });
  return [name, read, codedLength(head, sentBytes(read))];
}

/** Of all runs. */
export function runBytes(runs: readonly IncomingRun[]): number {
  return runs.reduce((sum, { count }) => sum + count * PAGE, 0);
}

/** Of the runs that are sent here. */
export function sentBytes(runs: readonly IncomingRun[]): number {
  return runs.reduce((sum, { from, count }) => sum + (from === 'sent' ? count * PAGE : 0), 0);
}

/** So many bytes, at most 1 MiB, whose coded length this is when they are coded. */
export async function contentOf(
  op: Op,
  reader: FrameReader,
  size: number,
  length: number | undefined,
  heard: () => void,
): Promise<readonly Buffer[]> {
  if (length === undefined) return await reader.exactly(op, size, heard);
  return [await decoded(await reader.exactly(op, length, heard), size)];
}

/** More than ever is taken of it: it is no part's own (letGo). */
const NOTHING = Buffer.alloc(CHUNK + PAGE);

/** Runs of pages as they come: sent here, zeros, or sent ahead. */
export class IncomingRuns implements AsyncDisposable {
  readonly #reader: FrameReader;
  readonly #known: KnownPages | undefined;
  #file: FileHandle | undefined;

  constructor(reader: FrameReader, known: KnownPages | undefined) {
    this.#reader = reader;
    this.#known = known;
  }

  /** The bytes of those that are sent, at most 1 MiB; `length` is theirs when they are coded. */
  async sent(
    op: Op,
    runs: readonly IncomingRun[],
    length: number | undefined,
    heard: () => void,
  ): Promise<readonly Buffer[]> {
    return await contentOf(op, this.#reader, sentBytes(runs), length, heard);
  }

  /** The bytes of all, with those that were sent. PEER_PROTOCOL. */
  async whole(runs: readonly IncomingRun[], sent: readonly Buffer[]): Promise<readonly Buffer[]> {
    this.mustBeKnown(runs);
    if (runs.every(({ from }) => from === 'sent')) return sent;
    const cut = cutter(sent);
    const all: Buffer[] = [];
    for (const { from, count } of runs) {
      if (from === 'sent') all.push(...cut(count * PAGE));
      else if (from === 'zero') all.push(NOTHING.subarray(0, count * PAGE));
      else all.push(await this.#ahead(from, count));
    }
    return all;
  }

  /** PEER_PROTOCOL for a page that was never sent. */
  mustBeKnown(runs: readonly IncomingRun[]): void {
    const pages = this.#known?.pages ?? 0;
    if (runs.every(({ from, count }) => typeof from !== 'number' || from + count <= pages)) return;
    throw new Fault('PEER_PROTOCOL', 'a page is named that was never sent');
  }

  async #ahead(from: number, count: number): Promise<Buffer> {
    this.#file ??= await open(this.#known?.path ?? '');
    const bytes = Buffer.allocUnsafe(count * PAGE);
    const { bytesRead } = await this.#file.read(bytes, 0, bytes.length, from * PAGE);
    if (bytesRead === bytes.length) return bytes;
    throw new Fault('INTEGRITY_DIGEST', 'pages sent ahead are gone again');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file?.close();
  }
}

/** A file that comes page by page. */
export class PageFile {
  readonly name: string;
  readonly path: string;
  readonly handle: FileHandle;
  readonly #mac: PagesMac;
  #words = new Int32Array(1024);
  #pages = 0;

  constructor(name: string, path: string, handle: FileHandle, secret: string) {
    this.name = name;
    this.path = path;
    this.handle = handle;
    this.#mac = new PagesMac(secret, name);
  }

  /** Bytes. */
  get size(): number {
    return this.#pages * PAGE;
  }

  /** Where each page comes from: as pageWords has it. */
  get words(): Int32Array {
    return this.#words.subarray(0, this.#pages);
  }

  get namesPages(): boolean {
    return this.words.some((word) => word >= 0);
  }

  /** What comes next, and the bytes of what is sent. */
  note(runs: readonly IncomingRun[], sent: readonly Buffer[]): void {
    this.#mac.update(runs, sent);
    const words = pageWords(runs);
    const pages = this.#pages + words.length;
    if (pages > this.#words.length) {
      const more = new Int32Array(Math.max(pages, 2 * this.#words.length));
      more.set(this.words);
      this.#words = more;
    }
    this.#words.set(words, this.#pages);
    this.#pages = pages;
  }

  /** Hex. Ends it. */
  mac(): string {
    return this.#mac.digest();
  }
}

/** Bytes in a row, and where in a file they belong. */
export interface Placed {
  readonly at: number;
  readonly parts: readonly Buffer[];
}

/** What is sent of these runs, which are in the file from `at` on: all between has no content of its own. */
export function* placed(
  runs: readonly IncomingRun[],
  sent: readonly Buffer[],
  at: number,
): Generator<Placed> {
  const cut = cutter(sent);
  let place = at;
  for (const { from, count } of runs) {
    const size = count * PAGE;
    if (from === 'sent') yield { at: place, parts: cut(size) };
    place += size;
  }
}

/** What a set in `dir` needs besides its files when they have holes: page-words.ts. `memory` gets a second name. */
export async function keepAhead(
  dir: string,
  memory: string,
  files: readonly PageFile[],
): Promise<void> {
  const named = files.filter((file) => file.namesPages);
  if (named.length === 0) return;
  const ahead = join(dir, AHEAD);
  await mkdir(ahead, { mode: 0o700 });
  await link(memory, join(ahead, AHEAD_MEMORY));
  for (const { name, words } of named) {
    const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
    await writeFile(join(ahead, basename(name)), bytes, { mode: 0o600, flush: true });
  }
}

/** Takes so many bytes off the beginning of them, each time. */
function cutter(parts: readonly Buffer[]): (size: number) => Buffer[] {
  let next = 0;
  let used = 0;
  return (size) => {
    const cut: Buffer[] = [];
    for (let left = size; left > 0; ) {
      const part = parts[next] as Buffer;
      const some = part.subarray(used, used + left);
      cut.push(some);
      left -= some.length;
      used += some.length;
      if (used < part.length) continue;
      next += 1;
      used = 0;
    }
    return cut;
  };
}

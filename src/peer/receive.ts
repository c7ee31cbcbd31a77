import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { ContentMac } from '../base/content-mac.ts';
import { failpoints, hit, hitMessage } from '../base/failpoint.ts';
import { Fault } from '../base/fault.ts';
import { abortFault, type Op } from '../base/op.ts';
import { STREAM_PARTS } from '../base/outgoing.ts';
import { PAGE, type PageRun } from '../base/pages.ts';
import { lengthOf, letGo, writeAll } from '../base/write-all.ts';
import { codedLength, decoded } from './coder.ts';
import { CHUNK, type FrameReader, frame, isRecord, SOME, write } from './frames.ts';
import {
  byName,
  FRAME_LIMIT,
  MAX_GROWING,
  type Manifest,
  type ManifestFile,
  MEMORY,
  type Opening,
  rootOf,
  SENT,
  secretOf,
  ZEROS,
} from './stream.ts';

/** The receiver's side of the byte stream: see stream.ts. */

/** Of one pages frame. */
const MOST_PAGES = CHUNK / PAGE;
/** 20,000 files at 200 bytes each. */
const MANIFEST_LIMIT = 8 * 1024 * 1024;
const FLUSH_EVERY = 64 * CHUNK;

export interface ReceiveRules {
  /** Throws when the name is not one this part may hold. */
  checkName(name: string): void;
  /** Bytes of all files together. */
  readonly maxBytes: number;
  readonly maxFiles: number;
  /** Bytes came: the sender lives. */
  heard(bytes: number): void;
  /** What the part `memory` brought, for a set that names pages of it. */
  readonly memory?: KnownPages | undefined;
}

/** Pages of the part `memory`, as they lie on this host. */
export interface KnownPages {
  readonly path: string;
  readonly pages: number;
}

/** The opening frame of a stream, not yet believed. */
export async function readOpening(op: Op, reader: FrameReader): Promise<Opening> {
  const opening = (await reader.frame(op, FRAME_LIMIT))['open'];
  const part = isRecord(opening) ? STREAM_PARTS.find((one) => one === opening['part']) : undefined;
  if (
    !isRecord(opening) ||
    typeof opening['job'] !== 'string' ||
    !/^[0-9a-f]{32}$/.test(opening['job']) ||
    typeof opening['token'] !== 'string' ||
    typeof opening['salt'] !== 'string' ||
    !/^[0-9a-f]{32}$/.test(opening['salt']) ||
    !Number.isSafeInteger(opening['epoch']) ||
    part === undefined
  ) {
    throw new Fault('PEER_PROTOCOL', 'the stream does not open as it must');
  }
  const { job, token, salt } = opening;
  if (failpoints.on) await hitMessage('stream.receive.begin');
  return { job, token, salt, epoch: opening['epoch'] as number, part };
}

export interface ReceivedFiles {
  readonly manifest: Manifest;
  readonly root: string;
  readonly bytes: number;
  /** Resolves when all of it is on disk. Runs beside whatever comes next; must be awaited. */
  readonly durable: Promise<void>;
}

/**
 * Receives files into `dir` (mode 0700, made by the caller), each written once under its name and
 * digested as it comes. Returns when the manifest agrees with what came.
 */
export async function receiveFiles(
  op: Op,
  reader: FrameReader,
  opening: Opening,
  dir: string,
  rules: ReceiveRules,
): Promise<ReceivedFiles> {
  await using incoming = new IncomingFiles(reader, secretOf(opening), dir, rules);
  for (;;) {
    const head = await reader.frame(op, MANIFEST_LIMIT);
    if ('working' in head) rules.heard(incoming.bytes);
    else if ('pages' in head) await incoming.takePages(op, ...announcedPages(head));
    else if ('piece' in head) {
      const [name, size] = announced(head, 'piece');
      await incoming.takePiece(op, name, size, codedLength(head, size));
    } else if ('file' in head) {
      await incoming.takeFile(op, ...announced(head, 'file'), head['chunks'] === true);
    } else {
      if (failpoints.on) await hitMessage('stream.receive.end');
      const { job, epoch, part } = opening;
      const manifest: Manifest = { version: 1, job, epoch, part, files: incoming.manifest() };
      const root = rootOf(manifest);
      if (claimedRoot(head['end']) !== root) {
        throw new Fault('INTEGRITY_DIGEST', 'the bytes that came are not those of the manifest');
      }
      const { bytes } = incoming;
      return { manifest, root, bytes, durable: incoming.flush() };
    }
  }
}

/**
 * Receives the part `memory` into a file at `path`, which must not be there. Not durable: it is of use
 * as long as this process lives.
 */
export async function receiveMemory(
  op: Op,
  reader: FrameReader,
  opening: Opening,
  path: string,
  rules: Pick<ReceiveRules, 'maxBytes' | 'heard'>,
): Promise<{ root: string; pages: number }> {
  const mac = new ContentMac(secretOf(opening), MEMORY);
  let pages = 0;
  await using file = await open(path, 'wx', 0o600);
  for (;;) {
    const head = await reader.frame(op, FRAME_LIMIT);
    if ('working' in head) rules.heard(pages * PAGE);
    else if ('pages' in head) {
      const [name, runs, length] = announcedPages(head);
      if (name !== MEMORY) throw new Fault('PEER_PROTOCOL', 'pages of a file that is not memory');
      if (runs.some(({ from }) => from !== 'sent')) {
        throw new Fault('PEER_PROTOCOL', 'pages ahead that are not sent');
      }
      const size = sentBytes(runs);
      if (pages * PAGE + size > rules.maxBytes) {
        throw new Fault('LIMIT_SIZE', `more than ${rules.maxBytes} bytes`);
      }
      const parts = await contentOf(op, reader, size, length, () => rules.heard(pages * PAGE));
      for (const part of parts) mac.update(part);
      if (failpoints.on) await hit('disk.write');
      await writeAll(file, parts);
      letGo(parts);
      pages += size / PAGE;
      if (failpoints.on) await hitMessage('stream.receive.chunk');
      rules.heard(pages * PAGE);
    } else {
      if (failpoints.on) await hitMessage('stream.receive.end');
      const { job, epoch, part } = opening;
      const files = [{ name: MEMORY, size: pages * PAGE, mac: mac.digest() }];
      const root = rootOf({ version: 1, job, epoch, part, files });
      if (claimedRoot(head['end']) !== root) {
        throw new Fault('INTEGRITY_DIGEST', 'the bytes that came are not those of the manifest');
      }
      return { root, pages };
    }
  }
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

/** Undefined when it is no manifest. */
function claimedRoot(claimed: unknown): string | undefined {
  if (!isRecord(claimed)) return undefined;
  const { files } = claimed;
  if (!Array.isArray(files) || !files.every(isRecord)) return undefined;
  return rootOf(claimed as unknown as Manifest);
}

function announced(head: Record<string, unknown>, kind: 'piece' | 'file'): [string, number] {
  const { [kind]: name, size } = head;
  if (typeof name === 'string' && Number.isSafeInteger(size) && (size as number) >= 0) {
    return [name, size as number];
  }
  throw new Fault('PEER_PROTOCOL', 'a file is not announced as it must be');
}

/** Of a file of which so many bytes are still to come. */
function announcedChunk({ chunk }: Record<string, unknown>, left: number): number {
  const size = chunk as number;
  if (Number.isSafeInteger(chunk) && size > 0 && size <= Math.min(left, CHUNK)) return size;
  throw new Fault('PEER_PROTOCOL', 'a chunk is not announced as it must be');
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

  /** Their bytes, at most 1 MiB; `length` is that of those that are sent, when they are coded. PEER_PROTOCOL. */
  async read(
    op: Op,
    runs: readonly IncomingRun[],
    length: number | undefined,
    heard: () => void,
  ): Promise<readonly Buffer[]> {
    const sent = await contentOf(op, this.#reader, sentBytes(runs), length, heard);
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

  async #ahead(from: number, count: number): Promise<Buffer> {
    const known = this.#known;
    if (known === undefined || from + count > known.pages) {
      throw new Fault('PEER_PROTOCOL', 'a page is named that was never sent');
    }
    this.#file ??= await open(known.path);
    const bytes = Buffer.allocUnsafe(count * PAGE);
    const { bytesRead } = await this.#file.read(bytes, 0, bytes.length, from * PAGE);
    if (bytesRead === bytes.length) return bytes;
    throw new Fault('INTEGRITY_DIGEST', 'pages sent ahead are gone again');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file?.close();
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

interface Coming {
  readonly path: string;
  readonly handle: FileHandle;
  readonly mac: ContentMac;
  size: number;
  /** Comes as pages. */
  readonly pages: boolean;
}

/** The files of one stream as they come. */
class IncomingFiles implements AsyncDisposable {
  readonly #reader: FrameReader;
  readonly #secret: string;
  readonly #dir: string;
  readonly #rules: ReceiveRules;
  readonly #names = new Set<string>();
  readonly #growing = new Map<string, Coming>();
  readonly #whole: ManifestFile[] = [];
  readonly #dirs = new Set<string>();
  #open = new AsyncDisposableStack();
  /** 20,000 open files are too many; large ones stay open for one flush at the end. */
  readonly #handles: FileHandle[] = [];
  /** Of those that grow, the open ones, in the order they began; and the paths of the others. */
  readonly #flowing: Coming[] = [];
  readonly #parked: string[] = [];
  #unsent = 0;
  readonly #runs: IncomingRuns;
  bytes = 0;

  constructor(reader: FrameReader, secret: string, dir: string, rules: ReceiveRules) {
    this.#reader = reader;
    this.#secret = secret;
    this.#dir = dir;
    this.#rules = rules;
    this.#runs = this.#open.use(new IncomingRuns(reader, rules.memory));
  }

  /** LIMIT_SIZE, LIMIT_ENTRIES, ARCHIVE_DUPLICATE, and what the rules throw. */
  async takeFile(op: Op, name: string, size: number, inChunks: boolean): Promise<void> {
    const file = await this.#begin(name);
    this.#mustFit(size);
    if (inChunks) await this.#takeChunks(op, file, size);
    else await this.#take(op, file, size);
    if (!this.#handles.includes(file.handle)) {
      await file.handle.sync();
      await file.handle.close();
    }
    this.#whole.push({ name, size, mac: file.mac.digest() });
  }

  /** `length` when it is coded. */
  async takePiece(op: Op, name: string, size: number, length: number | undefined): Promise<void> {
    const file = await this.#grown(name, false);
    this.#mustFit(size);
    if (length === undefined) await this.#take(op, file, size);
    else await this.#takeCoded(op, file, size, length);
  }

  /** PEER_PROTOCOL for a page that was never sent. `length` of those that are sent, when they are coded. */
  async takePages(
    op: Op,
    name: string,
    runs: readonly IncomingRun[],
    length: number | undefined,
  ): Promise<void> {
    const file = await this.#grown(name, true);
    this.#mustFit(runBytes(runs));
    await this.#put(file, await this.#runs.read(op, runs, length, this.#alive));
    this.#alive();
  }

  /** LIMIT_SIZE */
  #mustFit(size: number): void {
    const { maxBytes } = this.#rules;
    if (this.bytes + size > maxBytes) {
      throw new Fault('LIMIT_SIZE', `more than ${maxBytes} bytes`);
    }
  }

  readonly #alive = () => this.#rules.heard(this.bytes);

  async #grown(name: string, pages: boolean): Promise<Coming> {
    const known = this.#growing.get(name);
    if (known !== undefined) {
      if (known.pages !== pages) {
        throw new Fault('PEER_PROTOCOL', `${name} comes in pages and in pieces`);
      }
      if (!this.#flowing.includes(known)) throw tooMany();
      return known;
    }
    if (this.#flowing.length >= MAX_GROWING) {
      if (!pages) throw tooMany();
      await this.#park();
    }
    const file = await this.#begin(name, pages);
    this.#growing.set(name, file);
    this.#flowing.push(file);
    if (!this.#handles.includes(file.handle)) this.#handles.push(this.#open.use(file.handle));
    return file;
  }

  /**
   * Memory comes process by process: the first of many is whole. A descriptor for each of thousands would be
   * too many.
   */
  async #park(): Promise<void> {
    const at = this.#flowing.findIndex((one) => one.pages);
    const [file] = at < 0 ? [] : this.#flowing.splice(at, 1);
    if (file === undefined) throw tooMany();
    this.#parked.push(file.path);
    this.#handles.splice(this.#handles.indexOf(file.handle), 1);
    await file.handle.close();
  }

  async #begin(name: string, pages = false): Promise<Coming> {
    const { checkName, maxFiles } = this.#rules;
    checkName(name);
    if (this.#names.has(name)) throw new Fault('ARCHIVE_DUPLICATE', `${name} came twice`);
    this.#names.add(name);
    if (this.#names.size > maxFiles) {
      throw new Fault('LIMIT_ENTRIES', `more than ${maxFiles} files`);
    }
    const path = join(this.#dir, name);
    if (dirname(path) !== this.#dir) {
      this.#dirs.add(dirname(path));
      if (failpoints.on) await hit('disk.mkdir');
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    }
    if (failpoints.on) await hit('disk.open');
    const handle = await open(path, 'wx', 0o600);
    if (this.#handles.length < 64) this.#handles.push(this.#open.use(handle));
    return { path, handle, mac: new ContentMac(this.#secret, name), size: 0, pages };
  }

  async #decoded(op: Op, size: number, length: number): Promise<Buffer> {
    return await decoded(await this.#reader.exactly(op, length, this.#alive), size);
  }

  async #takeChunks(op: Op, file: Coming, size: number): Promise<void> {
    for (let left = size; left > 0; ) {
      const head = await this.#reader.frame(op, FRAME_LIMIT);
      const chunk = announcedChunk(head, left);
      const length = codedLength(head, chunk);
      if (length === undefined) await this.#take(op, file, chunk);
      else await this.#takeCoded(op, file, chunk, length);
      left -= chunk;
    }
  }

  async #takeCoded(op: Op, file: Coming, size: number, length: number): Promise<void> {
    await this.#put(file, [await this.#decoded(op, size, length)]);
    this.#alive();
  }

  async #put(file: Coming, parts: readonly Buffer[]): Promise<void> {
    const size = lengthOf(parts);
    for (const part of parts) file.mac.update(part);
    if (failpoints.on) await hit('disk.write');
    await writeAll(file.handle, parts);
    letGo(parts);
    if (failpoints.on) await hitMessage('stream.receive.chunk');
    file.size += size;
    this.bytes += size;
    this.#flushSome(file, size);
  }

  async #take(op: Op, file: Coming, size: number): Promise<void> {
    let left = size;
    let writing: Promise<void> = Promise.resolve();
    while (left > 0) {
      // One piece goes to the disk while the next one comes, and grows.
      const parts = await this.#reader.some(op, left, SOME);
      for (const part of parts) file.mac.update(part);
      await writing;
      if (failpoints.on) await hit('disk.write');
      const length = lengthOf(parts);
      writing = writeAll(file.handle, parts).then(() => letGo(parts));
      writing.catch(() => {}); // awaited above, or below
      if (failpoints.on) await hitMessage('stream.receive.chunk');
      left -= length;
      this.bytes += length;
      this.#flushSome(file, length);
      this.#alive();
    }
    await writing;
    file.size += size;
  }

  /** The disk works while bytes still come, not after the last of them. */
  #flushSome(file: Coming, bytes: number): void {
    this.#unsent += bytes;
    if (this.#unsent < FLUSH_EVERY) return;
    this.#unsent = 0;
    file.handle.datasync().catch(() => {}); // the last sync reports what went wrong
  }

  /** Of all that came, the growing ones as they are now. */
  manifest(): ManifestFile[] {
    const grown = [...this.#growing].map(([name, { size, mac }]) => ({
      name,
      size,
      mac: mac.digest(),
    }));
    return byName([...this.#whole, ...grown]);
  }

  /** Everything to the disk; goes on beside whatever comes next. The files are closed then. */
  flush(): Promise<void> {
    const keep = this.#open.move();
    const durable = flush(this.#handles, this.#parked, [...this.#dirs, this.#dir]).finally(() =>
      keep.disposeAsync(),
    );
    durable.catch(() => {}); // whoever needs it durable awaits it
    return durable;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#open.disposeAsync();
  }
}

function tooMany(): Fault {
  return new Fault('LIMIT_ENTRIES', `more than ${MAX_GROWING} files grow at once`);
}

async function flush(
  handles: readonly FileHandle[],
  closed: readonly string[],
  dirs: readonly string[],
): Promise<void> {
  for (const handle of handles) {
    if (failpoints.on) await hit('disk.fsync');
    await handle.sync();
  }
  for (const path of closed) await syncPath(path);
  for (const dir of dirs) await syncPath(dir);
  if (failpoints.on) await hit('stream.receive.durable');
}

/** Reads every file from disk again and compares. INTEGRITY_DIGEST names the first that differs. */
export async function verifyFiles(
  op: Op,
  dir: string,
  files: readonly ManifestFile[],
  secret: string,
): Promise<void> {
  const buffer = Buffer.allocUnsafe(4 * CHUNK);
  for (const { name, size, mac } of files) {
    await using file = await open(join(dir, name));
    const now = new ContentMac(secret, name);
    let total = 0;
    for (;;) {
      if (op.signal.aborted) throw abortFault(op.signal);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) break;
      now.update(buffer.subarray(0, bytesRead));
      total += bytesRead;
    }
    if (now.digest() !== mac || total !== size) {
      throw new Fault('INTEGRITY_DIGEST', `${name} changed on disk after it arrived`, {
        facts: { file: name },
      });
    }
  }
}

export async function answerRoot(socket: Duplex, root: string): Promise<void> {
  if (failpoints.on) await hitMessage('stream.receive.answer');
  await write(socket, frame({ root }));
  socket.end();
}

export function answerFault(socket: Duplex, fault: Fault): void {
  if (!socket.writable) return;
  socket.end(frame({ code: fault.code, message: fault.message.slice(0, 512) }));
}

async function syncPath(path: string): Promise<void> {
  if (failpoints.on) await hit('disk.open');
  await using dir = await open(path);
  if (failpoints.on) await hit('disk.fsync');
  await dir.sync();
}

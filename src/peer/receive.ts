import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { ContentMac, PagesMac } from '../base/content-mac.ts';
import { failpoints, hit, hitMessage } from '../base/failpoint.ts';
import { Fault } from '../base/fault.ts';
import { abortFault, type Op } from '../base/op.ts';
import { STREAM_PARTS } from '../base/outgoing.ts';
import { runsOf } from '../base/page-words.ts';
import { PAGE } from '../base/pages.ts';
import { lengthOf, letGo, writeAll } from '../base/write-all.ts';
import { codedLength, decoded } from './coder.ts';
import { CHUNK, type FrameReader, frame, isRecord, SOME, write } from './frames.ts';
import {
  announcedPages,
  contentOf,
  type IncomingRun,
  IncomingRuns,
  keepAhead,
  PageFile,
  type PagesAhead,
  placed,
  runBytes,
  sentBytes,
} from './incoming-pages.ts';
import {
  byName,
  FRAME_LIMIT,
  MAX_GROWING,
  type Manifest,
  type ManifestFile,
  MEMORY,
  type Opening,
  rootOf,
  secretOf,
} from './stream.ts';

/** The receiver's side of the byte stream: see stream.ts. */

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
  readonly memory?: PagesAhead | undefined;
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
  /** Of the files that came page by page: where each page came from (pageWords). */
  readonly pages: ReadonlyMap<string, Int32Array>;
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
      const files = incoming.manifest();
      const pages = await incoming.keepPages();
      // What pages are named of must be what the other side takes it for.
      const named = pages.some((file) => file.namesPages) || claimsAhead(head['end']);
      const ahead = named ? rules.memory?.root : undefined;
      const manifest: Manifest = { version: 1, job, epoch, part, ahead, files };
      const root = rootOf(manifest);
      if (claimedRoot(head['end']) !== root) {
        throw new Fault('INTEGRITY_DIGEST', 'the bytes that came are not those of the manifest');
      }
      const { bytes } = incoming;
      const words = new Map(pages.map((file) => [file.name, file.words]));
      return { manifest, root, bytes, pages: words, durable: incoming.flush() };
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

const claimsAhead = (claimed: unknown) => isRecord(claimed) && 'ahead' in claimed;

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

interface Coming {
  readonly path: string;
  readonly handle: FileHandle;
  readonly mac: ContentMac;
  size: number;
}

/** What may have holes where pages stay that came ahead: nobody but CRIU and us reads it. */
const HAS_HOLES = /^checkpoint\/pages-\d{1,10}\.img$/;

/** The files of one stream as they come. */
class IncomingFiles implements AsyncDisposable {
  readonly #reader: FrameReader;
  readonly #secret: string;
  readonly #dir: string;
  readonly #rules: ReceiveRules;
  readonly #names = new Set<string>();
  readonly #growing = new Map<string, Coming | PageFile>();
  readonly #whole: ManifestFile[] = [];
  readonly #dirs = new Set<string>();
  #open = new AsyncDisposableStack();
  /** 20,000 open files are too many; large ones stay open for one flush at the end. */
  readonly #handles: FileHandle[] = [];
  /** Of those that grow, the open ones, in the order they began; and the paths of the others. */
  readonly #flowing: (Coming | PageFile)[] = [];
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
    const file = await this.#grown(name);
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
    const file = await this.#grownPages(name);
    const size = runBytes(runs);
    this.#mustFit(size);
    const sent = await this.#runs.sent(op, runs, length, this.#alive);
    const at = file.size;
    file.note(runs, sent);
    if (failpoints.on) await hit('disk.write');
    if (this.#rules.memory?.stay === true && HAS_HOLES.test(name)) {
      this.#runs.mustBeKnown(runs);
      for (const one of placed(runs, sent, at)) await writeAll(file.handle, one.parts, one.at);
    } else {
      const all = await this.#runs.whole(runs, sent);
      await writeAll(file.handle, all, at);
      letGo(all);
    }
    letGo(sent);
    if (failpoints.on) await hitMessage('stream.receive.chunk');
    this.bytes += size;
    this.#flushSome(file, sentBytes(runs));
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

  async #grown(name: string): Promise<Coming> {
    const known = this.#growing.get(name);
    if (known instanceof PageFile) throw twoWays(name);
    if (known !== undefined) return known;
    if (this.#flowing.length >= MAX_GROWING) throw tooMany();
    return this.#flows(name, await this.#begin(name));
  }

  async #grownPages(name: string): Promise<PageFile> {
    const known = this.#growing.get(name);
    if (known !== undefined && !(known instanceof PageFile)) throw twoWays(name);
    if (known !== undefined) {
      if (!this.#flowing.includes(known)) throw tooMany();
      return known;
    }
    if (this.#flowing.length >= MAX_GROWING) await this.#park();
    const { path, handle } = await this.#begin(name);
    return this.#flows(name, new PageFile(name, path, handle, this.#secret));
  }

  #flows<F extends Coming | PageFile>(name: string, file: F): F {
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
    const at = this.#flowing.findIndex((one) => one instanceof PageFile);
    const [file] = at < 0 ? [] : this.#flowing.splice(at, 1);
    if (file === undefined) throw tooMany();
    this.#parked.push(file.path);
    await file.handle.truncate(file.size);
    this.#handles.splice(this.#handles.indexOf(file.handle), 1);
    await file.handle.close();
  }

  async #begin(name: string): Promise<Coming> {
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
    return { path, handle, mac: new ContentMac(this.#secret, name), size: 0 };
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
  #flushSome(file: Pick<Coming, 'handle'>, bytes: number): void {
    this.#unsent += bytes;
    if (this.#unsent < FLUSH_EVERY) return;
    this.#unsent = 0;
    file.handle.datasync().catch(() => {}); // the last sync reports what went wrong
  }

  /** Of all that came, the growing ones as they are now. */
  manifest(): ManifestFile[] {
    const grown = [...this.#growing].map(([name, file]) => ({
      name,
      size: file.size,
      mac: file instanceof PageFile ? file.mac() : file.mac.digest(),
    }));
    return byName([...this.#whole, ...grown]);
  }

  /** All of them are whole. */
  async keepPages(): Promise<PageFile[]> {
    const files = [...this.#growing.values()].filter((file) => file instanceof PageFile);
    // What ends with a hole is too short without.
    for (const file of files) {
      if (this.#flowing.includes(file)) await file.handle.truncate(file.size);
    }
    const { memory } = this.#rules;
    if (memory?.stay === true) {
      const withHoles = files.filter(({ name }) => HAS_HOLES.test(name));
      await keepAhead(this.#dir, memory.path, withHoles);
    }
    return files;
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

function twoWays(name: string): Fault {
  return new Fault('PEER_PROTOCOL', `${name} comes in pages and in pieces`);
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

/**
 * Reads every file from disk again and compares; of those in `pages` what came with the set. INTEGRITY_DIGEST names
 * the first that differs.
 */
export async function verifyFiles(
  op: Op,
  dir: string,
  files: readonly ManifestFile[],
  secret: string,
  pages: ReadonlyMap<string, Int32Array> = new Map(),
): Promise<void> {
  const buffer = Buffer.allocUnsafe(4 * CHUNK);
  for (const { name, size, mac } of files) {
    await using file = await open(join(dir, name));
    const words = pages.get(name);
    const now =
      words === undefined
        ? await contentMac(op, file, new ContentMac(secret, name), buffer)
        : await pagesMac(op, file, new PagesMac(secret, name), words, buffer);
    if (now !== mac || (await file.stat()).size !== size) {
      throw new Fault('INTEGRITY_DIGEST', `${name} changed on disk after it arrived`, {
        facts: { file: name },
      });
    }
  }
}

async function contentMac(
  op: Op,
  file: FileHandle,
  mac: ContentMac,
  buffer: Buffer,
): Promise<string> {
  for (;;) {
    if (op.signal.aborted) throw abortFault(op.signal);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) return mac.digest();
    mac.update(buffer.subarray(0, bytesRead));
  }
}

async function pagesMac(
  op: Op,
  file: FileHandle,
  mac: PagesMac,
  words: Int32Array,
  buffer: Buffer,
): Promise<string> {
  for (const { from, count, at } of runsOf(words, buffer.length / PAGE)) {
    if (op.signal.aborted) throw abortFault(op.signal);
    const length = from === 'sent' ? count * PAGE : 0;
    const { bytesRead } = await file.read(buffer, 0, length, at * PAGE);
    mac.update([{ from, count }], [buffer.subarray(0, bytesRead)]);
  }
  return mac.digest();
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

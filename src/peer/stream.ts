import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { failpoints, hit, hitMessage } from '../base/failpoint.ts';
import { asFault, Fault, isFaultCode } from '../base/fault.ts';
import { abortFault, type Op } from '../base/op.ts';
import {
  type Outgoing,
  type OutgoingMemory,
  STREAM_PARTS,
  type StreamPart,
} from '../base/outgoing.ts';
import { Pace } from '../base/pace.ts';
import {
  codePages,
  PAGE,
  type PageRun,
  PageTable,
  pageDigests,
  zeroDigests,
} from '../base/pages.ts';
import { CHUNK, FrameReader, frame, isRecord, Outlet, SOME, write } from './frames.ts';

/**
 * The byte stream between two hosts, for memory, files and image layers (TLS, ALPN ckpt-stream/1).
 *
 *   frame   = u32 big-endian length, then that many bytes of JSON
 *   sender  = open frame, { file frame, the file's bytes | piece frame, the piece's bytes |
 *             pages frame, the bytes of its runs that are sent }*,
 *             end frame with the manifest; {"working": true} between any two of them
 *   pages   = {"pages": name, "runs": [[from, count], …]}: so many pages of the file, from -1: sent here,
 *             -2: zeros, otherwise: the page of this number of the part "memory", and those behind it
 *   answer  = one frame, {"root": …} or {"code": …, "message": …}; it may come at any time,
 *             after any number of {"working": true}
 *
 * gRPC carries none of this: its flow-control window of 64 KiB makes a link with delay slow.
 */

/** In the order they are passed, those of the sender first. A chunk is at most 1 MiB. */
export const STREAM_POINTS = [
  'stream.send.begin',
  'stream.send.chunk',
  'stream.send.end',
  'stream.send.agreed',
  'stream.receive.begin',
  'stream.receive.chunk',
  'stream.receive.end',
  'stream.receive.durable',
  'stream.receive.answer',
] as const;

const FRAME_LIMIT = 64 * 1024;
/** Of one pages frame. */
const MOST_PAGES = CHUNK / PAGE;
const SENT = -1;
const ZEROS = -2;
/** The one file of the part `memory`. */
const MEMORY = 'memory';
/** 20,000 files at 200 bytes each. */
const MANIFEST_LIMIT = 8 * 1024 * 1024;
const FLUSH_EVERY = 64 * CHUNK;
const LIFE_SIGN_MS = 2_000;
/** Nothing moved either way for this long: the other side is gone, whatever TCP still hopes. */
const SILENCE_MS = 10_000;

export interface ManifestFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
  /** The digest is one over the digests of the file's pages. */
  readonly pages?: true;
}

/** What was sent, by name. Its digest, the root, is what the source signs and seals. */
export interface Manifest {
  readonly version: 1;
  readonly job: string;
  readonly epoch: number;
  readonly part: StreamPart['part'];
  readonly files: readonly ManifestFile[];
}

/** SHA-256 over the manifest's canonical JSON, hex. */
export function rootOf(manifest: Manifest): string {
  const canonical = JSON.stringify({
    version: manifest.version,
    job: manifest.job,
    epoch: manifest.epoch,
    part: manifest.part,
    files: manifest.files.map(({ name, size, sha256, pages }) =>
      pages === true ? { name, size, sha256, pages } : { name, size, sha256 },
    ),
  });
  return createHash('sha256').update(canonical).digest('hex');
}

/**
 * Sends files and returns the manifest the other side agreed to. `sent` hears the bytes so far. The
 * receiver's refusal comes through as its own Fault.
 */
export async function sendFiles(
  op: Op,
  socket: Duplex,
  opening: StreamPart,
  outgoing: Outgoing,
  sent: (bytes: number) => void,
): Promise<Sent> {
  return await converse(op, socket, () => sendBody(op, socket, opening, outgoing, sent));
}

/** Sends pages ahead, as they come, until there are no more. */
export async function sendMemory(
  op: Op,
  socket: Duplex,
  opening: StreamPart,
  memory: OutgoingMemory,
  sent: (bytes: number) => void,
): Promise<Sent> {
  return await converse(op, socket, () => sendPasses(op, socket, opening, memory, sent));
}

interface SentBody {
  readonly manifest: Manifest;
  readonly bytes: number;
}

export interface Sent extends SentBody {
  readonly root: string;
}

/** One stream from the sender's side, whose body may be cut short by the receiver's answer. */
async function converse(op: Op, socket: Duplex, send: () => Promise<SentBody>): Promise<Sent> {
  const reader = new FrameReader(socket);
  const answer = readAnswer(reader);
  answer.catch(() => {}); // looked at below, whichever side ends first
  const stop = endWith(op, socket);
  if (socket instanceof Socket) {
    socket.setTimeout(SILENCE_MS, () =>
      socket.destroy(new Fault('PEER_UNREACHABLE', `silent for ${SILENCE_MS / 1_000} s`)),
    );
  }
  try {
    const body = send();
    // An answer before the end is a refusal: there is no use in sending on.
    const early = answer.then(() => {
      throw new Fault('PEER_PROTOCOL', 'the target answered before everything was sent');
    });
    early.catch(() => {});
    const { manifest, bytes } = await Promise.race([body, early]).catch(async (error: unknown) => {
      throw await preferAnswer(answer, error);
    });
    const { root } = await answer;
    if (failpoints.on) await hitMessage('stream.send.agreed');
    if (root !== rootOf(manifest)) {
      throw new Fault('INTEGRITY_DIGEST', 'the target received other bytes than were sent');
    }
    return { manifest, root, bytes };
  } catch (error) {
    if (op.signal.aborted) throw abortFault(op.signal);
    throw error;
  } finally {
    stop();
    socket.destroy();
  }
}

/** Between two looks at files that grow. */
const LOOK_MS = 5;
/** More are sent when they are whole: each holds a descriptor open on both sides. */
const MAX_GROWING = 32;

async function sendBody(
  op: Op,
  socket: Duplex,
  opening: StreamPart,
  outgoing: Outgoing,
  sent: (bytes: number) => void,
): Promise<{ manifest: Manifest; bytes: number }> {
  if (failpoints.on) await hitMessage('stream.send.begin');
  await write(socket, frame({ open: opening }));
  const pace = new Pace(() => outgoing.rate?.() ?? 0);
  await using out = new OutgoingFiles(op, socket, outgoing.dir, pace, sent, outgoing.known);
  const names = await sendGrowing(op, socket, out, outgoing);
  for (const name of names) await out.sendRest(name);
  const { job, epoch, part } = opening;
  const manifest: Manifest = { version: 1, job, epoch, part, files: out.manifest() };
  if (failpoints.on) await hitMessage('stream.send.end');
  sendLast(socket, manifest);
  return { manifest, bytes: out.bytes };
}

/** Sends what grows while it grows, and returns the names of all files when they are whole. */
async function sendGrowing(
  op: Op,
  socket: Duplex,
  out: OutgoingFiles,
  { names, growing }: Outgoing,
): Promise<readonly string[]> {
  if (growing === undefined) return await names;
  let whole: readonly string[] | undefined;
  const settled = names.then((all) => {
    whole = all;
  });
  settled.catch(() => {}); // awaited below
  let heardOf = performance.now();
  for (;;) {
    if (whole !== undefined) return whole;
    let moved = false;
    for (const name of (await growing()).slice(0, MAX_GROWING)) {
      if (await out.sendMore(name)) moved = true;
    }
    if (op.signal.aborted) throw abortFault(op.signal);
    if (moved) heardOf = performance.now();
    else if (performance.now() - heardOf > LIFE_SIGN_MS) {
      await write(socket, frame({ working: true }));
      heardOf = performance.now();
    } else await Promise.race([settled, sleep(LOOK_MS)]);
  }
}

async function sendPasses(
  op: Op,
  socket: Duplex,
  opening: StreamPart,
  { parts, table, rate }: OutgoingMemory,
  sent: (bytes: number) => void,
): Promise<SentBody> {
  if (failpoints.on) await hitMessage('stream.send.begin');
  await write(socket, frame({ open: opening }));
  const pace = new Pace(() => rate?.() ?? 0);
  const out = new Outlet(socket);
  let bytes = 0;
  for await (const pages of parts) {
    if (op.signal.aborted) throw abortFault(op.signal);
    if (pages.length === 0) await out.put(frame({ working: true }));
    for (let at = 0; at < pages.length; ) {
      const some = pages.subarray(at, at + mostPages(pace) * PAGE);
      await pace.take(op, some.length);
      if (failpoints.on) await hitMessage('stream.send.chunk');
      await out.put(frame({ pages: MEMORY, runs: [[SENT, some.length / PAGE]] }), some);
      at += some.length;
      bytes += some.length;
      sent(bytes);
    }
  }
  await out.gone();
  const { job, epoch, part } = opening;
  const manifest: Manifest = { version: 1, job, epoch, part, files: [memoryFile(table)] };
  if (failpoints.on) await hitMessage('stream.send.end');
  sendLast(socket, manifest);
  return { manifest, bytes };
}

/** That may go at a time. */
function mostPages(pace: Pace): number {
  return Math.max(1, Math.floor(pace.piece(CHUNK) / PAGE));
}

/** The answer may be here before we hear that this has gone; when it has not, there will be none. */
function sendLast(socket: Duplex, manifest: Manifest): void {
  write(socket, frame({ end: manifest })).catch(() => {});
}

function memoryFile(table: PageTable): ManifestFile {
  const digests = createHash('sha256').update(table.digests(0, table.size)).digest('hex');
  return { name: MEMORY, size: table.size * PAGE, sha256: digests, pages: true };
}

interface Sending {
  readonly handle: FileHandle;
  readonly hash: Hash;
  at: number;
}

/** The files of one stream on their way out, each from its beginning to its end. */
class OutgoingFiles implements AsyncDisposable {
  readonly #op: Op;
  readonly #out: Outlet;
  readonly #dir: string;
  readonly #pace: Pace;
  readonly #sent: (bytes: number) => void;
  readonly #known: PageTable | undefined;
  readonly #files: ManifestFile[] = [];
  readonly #growing = new Map<string, Sending>();
  // Two: one is in the socket's hands while the other is read and digested.
  readonly #buffers = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)] as const;
  #turn = 0;
  bytes = 0;

  constructor(
    op: Op,
    socket: Duplex,
    dir: string,
    pace: Pace,
    sent: (bytes: number) => void,
    known: PageTable | undefined,
  ) {
    this.#known = known;
    this.#op = op;
    this.#out = new Outlet(socket);
    this.#dir = dir;
    this.#pace = pace;
    this.#sent = sent;
  }

  /** What a file has grown by since the last time. False when that is nothing. */
  async sendMore(name: string): Promise<boolean> {
    let file = this.#growing.get(name);
    if (file === undefined) {
      file = { handle: await open(join(this.#dir, name)), hash: createHash('sha256'), at: 0 };
      this.#growing.set(name, file);
    }
    const from = file.at;
    const known = this.#known;
    const send = () =>
      known === undefined ? this.#sendPiece(name, file) : this.#sendPages(name, file, known);
    while (await send());
    return file.at > from;
  }

  /** False when there is none yet. */
  async #sendPiece(name: string, file: Sending): Promise<boolean> {
    const chunk = await this.#read(file);
    if (chunk.length === 0) return false;
    await this.#out.put(frame({ piece: name, size: chunk.length }), chunk);
    return true;
  }

  /** Whole pages, those that the other side has by their number only. False when there is none yet. */
  async #sendPages(name: string, file: Sending, known: PageTable): Promise<boolean> {
    const chunk = await this.#next(file, CHUNK, CHUNK);
    const bytes = chunk.subarray(0, chunk.length - (chunk.length % PAGE));
    if (bytes.length === 0) return false;
    this.#turn ^= 1;
    const { runs, digests } = codePages(bytes, known);
    file.hash.update(digests);
    file.at += bytes.length;
    for (const some of inFrames(runs, mostPages(this.#pace))) {
      const parts = some
        .filter(({ from }) => from === 'sent')
        .map(({ at, count }) => bytes.subarray(at * PAGE, (at + count) * PAGE));
      const size = parts.reduce((sum, { length }) => sum + length, 0);
      await this.#pace.take(this.#op, size);
      if (failpoints.on) await hitMessage('stream.send.chunk');
      const words = some.map(({ from, count }) => [onWire(from), count]);
      await this.#out.put(frame({ pages: name, runs: words }), ...parts);
      this.bytes += size;
      this.#sent(this.bytes);
    }
    return true;
  }

  /** A file that is whole now: all of it, or what is left of one that grew. TARGET_CHANGED. */
  async sendRest(name: string): Promise<void> {
    const grown = this.#growing.get(name);
    if (grown !== undefined) {
      await this.sendMore(name);
      this.#growing.delete(name);
      await this.#out.gone();
      const { size } = await grown.handle.stat();
      await grown.handle.close();
      if (size !== grown.at) throw new Fault('TARGET_CHANGED', `${name} is not of whole pages`);
      return this.#ended(name, grown, this.#known !== undefined);
    }
    await using handle = await open(join(this.#dir, name));
    const file = { handle, hash: createHash('sha256'), at: 0 };
    const { size } = await handle.stat();
    await this.#out.put(frame({ file: name, size }));
    while (file.at < size) {
      const chunk = await this.#read(file, size - file.at);
      if (chunk.length === 0) {
        throw new Fault('TARGET_CHANGED', `${name} became shorter while sent`);
      }
      await this.#out.put(chunk);
    }
    await this.#out.gone();
    this.#ended(name, file);
  }

  #ended(name: string, { hash, at }: Sending, pages = false): void {
    const file = { name, size: at, sha256: hash.digest('hex') };
    this.#files.push(pages ? { ...file, pages: true } : file);
  }

  manifest(): ManifestFile[] {
    return byName(this.#files);
  }

  /** What comes next of the file, in the buffer that is free. */
  async #next(file: Sending, most: number, length = this.#pace.piece(most)): Promise<Buffer> {
    const buffer = this.#buffers[this.#turn === 0 ? 0 : 1];
    const { bytesRead } = await file.handle.read(buffer, 0, length, file.at);
    return buffer.subarray(0, bytesRead);
  }

  async #read(file: Sending, most = CHUNK): Promise<Buffer> {
    const chunk = await this.#next(file, Math.min(CHUNK, most));
    const bytesRead = chunk.length;
    if (bytesRead === 0) return chunk;
    await this.#pace.take(this.#op, bytesRead);
    this.#turn ^= 1;
    file.hash.update(chunk);
    file.at += bytesRead;
    if (failpoints.on) await hitMessage('stream.send.chunk');
    this.bytes += bytesRead;
    this.#sent(this.bytes);
    return chunk;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { handle } of this.#growing.values()) await handle.close();
  }
}

export interface ReceiveRules {
  /** Throws when the name is not one this part may hold. */
  checkName(name: string): void;
  /** Bytes of all files together. */
  readonly maxBytes: number;
  readonly maxFiles: number;
  /** Bytes came: the sender lives. */
  heard(bytes: number): void;
  /** What the part `memory` brought, for a set that names pages of it. */
  readonly memory?: { readonly path: string; readonly table: PageTable } | undefined;
}

/** The opening frame of a stream, not yet believed. */
export async function readOpening(op: Op, reader: FrameReader): Promise<StreamPart> {
  const opening = (await reader.frame(op, FRAME_LIMIT))['open'];
  const part = isRecord(opening) ? STREAM_PARTS.find((one) => one === opening['part']) : undefined;
  if (
    !isRecord(opening) ||
    typeof opening['job'] !== 'string' ||
    !/^[0-9a-f]{32}$/.test(opening['job']) ||
    typeof opening['token'] !== 'string' ||
    !Number.isSafeInteger(opening['epoch']) ||
    part === undefined
  ) {
    throw new Fault('PEER_PROTOCOL', 'the stream does not open as it must');
  }
  const { job, token } = opening;
  if (failpoints.on) await hitMessage('stream.receive.begin');
  return { job, token, epoch: opening['epoch'] as number, part };
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
  opening: StreamPart,
  dir: string,
  rules: ReceiveRules,
): Promise<ReceivedFiles> {
  await using incoming = new IncomingFiles(reader, dir, rules);
  for (;;) {
    const head = await reader.frame(op, MANIFEST_LIMIT);
    if ('working' in head) rules.heard(incoming.bytes);
    else if ('pages' in head) await incoming.takePages(op, ...announcedPages(head));
    else if ('piece' in head) await incoming.takePiece(op, ...announced(head, 'piece'));
    else if ('file' in head) await incoming.takeFile(op, ...announced(head, 'file'));
    else {
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
  opening: StreamPart,
  path: string,
  rules: Pick<ReceiveRules, 'maxBytes' | 'heard'>,
): Promise<{ root: string; table: PageTable }> {
  const table = new PageTable();
  await using file = await open(path, 'wx', 0o600);
  for (;;) {
    const head = await reader.frame(op, FRAME_LIMIT);
    if ('working' in head) rules.heard(table.size * PAGE);
    else if ('pages' in head) {
      const [name, runs] = announcedPages(head);
      if (name !== MEMORY) throw new Fault('PEER_PROTOCOL', 'pages of a file that is not memory');
      for (const { from, count } of runs) {
        if (from !== 'sent') throw new Fault('PEER_PROTOCOL', 'pages ahead that are not sent');
        if ((table.size + count) * PAGE > rules.maxBytes) {
          throw new Fault('LIMIT_SIZE', `more than ${rules.maxBytes} bytes`);
        }
        const bytes = await reader.exactly(op, count * PAGE, () => rules.heard(table.size * PAGE));
        if (failpoints.on) await hit('disk.write');
        await writeAll(file, bytes);
        table.add(pageDigests(bytes));
        if (failpoints.on) await hitMessage('stream.receive.chunk');
        rules.heard(table.size * PAGE);
      }
    } else {
      if (failpoints.on) await hitMessage('stream.receive.end');
      const { job, epoch, part } = opening;
      const root = rootOf({ version: 1, job, epoch, part, files: [memoryFile(table)] });
      if (claimedRoot(head['end']) !== root) {
        throw new Fault('INTEGRITY_DIGEST', 'the bytes that came are not those of the manifest');
      }
      return { root, table };
    }
  }
}

/** Frames of runs, in order, with at most so many pages to send in each. */
export function* inFrames(runs: readonly PageRun[], most: number): Generator<PageRun[]> {
  let some: PageRun[] = [];
  let sent = 0;
  for (const run of runs) {
    for (let done = 0; done < run.count; ) {
      const count = run.from === 'sent' ? Math.min(run.count - done, most - sent) : run.count;
      const from = typeof run.from === 'number' ? run.from + done : run.from;
      some.push({ from, count, at: run.at + done });
      done += count;
      if (run.from === 'sent') sent += count;
      if (sent < most) continue;
      yield some;
      some = [];
      sent = 0;
    }
  }
  if (some.length > 0) yield some;
}

function onWire(from: PageRun['from']): number {
  return from === 'sent' ? SENT : from === 'zero' ? ZEROS : from;
}

type IncomingRun = Pick<PageRun, 'from' | 'count'>;

function announcedPages({ pages: name, runs }: Record<string, unknown>): [string, IncomingRun[]] {
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
  return [name, read];
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

interface Coming {
  readonly handle: FileHandle;
  readonly hash: Hash;
  size: number;
  /** Of whole pages, digested by page. */
  readonly pages: boolean;
}

/** The files of one stream as they come. */
class IncomingFiles implements AsyncDisposable {
  readonly #reader: FrameReader;
  readonly #dir: string;
  readonly #rules: ReceiveRules;
  readonly #names = new Set<string>();
  readonly #growing = new Map<string, Coming>();
  readonly #whole: ManifestFile[] = [];
  readonly #dirs = new Set<string>();
  #open = new AsyncDisposableStack();
  /** 20,000 open files are too many; large ones stay open for one flush at the end. */
  readonly #handles: FileHandle[] = [];
  #unsent = 0;
  #memory: FileHandle | undefined;
  #copied: Buffer | undefined;
  bytes = 0;

  constructor(reader: FrameReader, dir: string, rules: ReceiveRules) {
    this.#reader = reader;
    this.#dir = dir;
    this.#rules = rules;
  }

  /** LIMIT_SIZE, LIMIT_ENTRIES, ARCHIVE_DUPLICATE, and what the rules throw. */
  async takeFile(op: Op, name: string, size: number): Promise<void> {
    const file = await this.#begin(name);
    await this.#take(op, file, size);
    if (!this.#handles.includes(file.handle)) {
      await file.handle.sync();
      await file.handle.close();
    }
    this.#whole.push({ name, size, sha256: file.hash.digest('hex') });
  }

  async takePiece(op: Op, name: string, size: number): Promise<void> {
    await this.#take(op, await this.#grown(name, false), size);
  }

  /** PEER_PROTOCOL for a page that was never sent. */
  async takePages(op: Op, name: string, runs: readonly IncomingRun[]): Promise<void> {
    const { maxBytes, heard } = this.#rules;
    const file = await this.#grown(name, true);
    for (const run of runs) {
      const size = run.count * PAGE;
      if (this.bytes + size > maxBytes) {
        throw new Fault('LIMIT_SIZE', `more than ${maxBytes} bytes`);
      }
      const { bytes, digests } = await this.#content(op, run);
      file.hash.update(digests);
      if (failpoints.on) await hit('disk.write');
      await writeAll(file.handle, bytes);
      if (failpoints.on) await hitMessage('stream.receive.chunk');
      file.size += size;
      this.bytes += size;
      this.#flushSome(file, size);
    }
    heard(this.bytes);
  }

  async #content(
    op: Op,
    { from, count }: IncomingRun,
  ): Promise<{ bytes: Buffer; digests: Buffer }> {
    const size = count * PAGE;
    if (from === 'zero') return { bytes: Buffer.alloc(size), digests: zeroDigests(count) };
    if (from === 'sent') {
      const bytes = await this.#reader.exactly(op, size, () => this.#rules.heard(this.bytes));
      return { bytes, digests: pageDigests(bytes) };
    }
    const { memory } = this.#rules;
    if (memory === undefined || from + count > memory.table.size) {
      throw new Fault('PEER_PROTOCOL', 'a page is named that was never sent');
    }
    this.#memory ??= this.#open.use(await open(memory.path));
    this.#copied ??= Buffer.allocUnsafe(CHUNK);
    const bytes = this.#copied.subarray(0, size);
    const { bytesRead } = await this.#memory.read(bytes, 0, size, from * PAGE);
    if (bytesRead !== size) throw new Fault('INTEGRITY_DIGEST', 'pages sent ahead are gone again');
    return { bytes, digests: memory.table.digests(from, count) };
  }

  async #grown(name: string, pages: boolean): Promise<Coming> {
    const known = this.#growing.get(name);
    if (known !== undefined) {
      if (known.pages === pages) return known;
      throw new Fault('PEER_PROTOCOL', `${name} comes in pages and in pieces`);
    }
    if (this.#growing.size >= MAX_GROWING) {
      throw new Fault('LIMIT_ENTRIES', `more than ${MAX_GROWING} files grow at once`);
    }
    const file = await this.#begin(name, pages);
    this.#growing.set(name, file);
    if (!this.#handles.includes(file.handle)) this.#handles.push(this.#open.use(file.handle));
    return file;
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
    return { handle, hash: createHash('sha256'), size: 0, pages };
  }

  async #take(op: Op, file: Coming, size: number): Promise<void> {
    const { maxBytes, heard } = this.#rules;
    if (this.bytes + size > maxBytes) {
      throw new Fault('LIMIT_SIZE', `more than ${maxBytes} bytes`);
    }
    let left = size;
    let writing: Promise<void> = Promise.resolve();
    while (left > 0) {
      // One piece goes to the disk while the next one comes, and grows.
      const chunk = await this.#reader.some(op, left, SOME);
      file.hash.update(chunk);
      await writing;
      if (failpoints.on) await hit('disk.write');
      writing = writeAll(file.handle, chunk);
      writing.catch(() => {}); // awaited above, or below
      if (failpoints.on) await hitMessage('stream.receive.chunk');
      left -= chunk.length;
      this.bytes += chunk.length;
      this.#flushSome(file, chunk.length);
      heard(this.bytes);
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
    const grown = [...this.#growing].map(([name, { size, hash, pages }]): ManifestFile => {
      const file = { name, size, sha256: hash.digest('hex') };
      return pages ? { ...file, pages } : file;
    });
    return byName([...this.#whole, ...grown]);
  }

  /** Everything to the disk; goes on beside whatever comes next. The files are closed then. */
  flush(): Promise<void> {
    const keep = this.#open.move();
    const durable = flush(this.#handles, [...this.#dirs, this.#dir]).finally(() =>
      keep.disposeAsync(),
    );
    durable.catch(() => {}); // whoever needs it durable awaits it
    return durable;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#open.disposeAsync();
  }
}

/** The order of a manifest: files that grow at once have no other. */
function byName(files: readonly ManifestFile[]): ManifestFile[] {
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function flush(handles: readonly FileHandle[], dirs: readonly string[]): Promise<void> {
  for (const handle of handles) {
    if (failpoints.on) await hit('disk.fsync');
    await handle.sync();
  }
  for (const dir of dirs) await syncDir(dir);
  if (failpoints.on) await hit('stream.receive.durable');
}

/** Reads every file from disk again and compares. INTEGRITY_DIGEST names the first that differs. */
export async function verifyFiles(op: Op, dir: string, files: readonly ManifestFile[]) {
  const buffer = Buffer.allocUnsafe(4 * CHUNK);
  for (const { name, size, sha256, pages } of files) {
    await using file = await open(join(dir, name));
    const hash = createHash('sha256');
    let total = 0;
    for (;;) {
      if (op.signal.aborted) throw abortFault(op.signal);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) break;
      const bytes = buffer.subarray(0, bytesRead);
      hash.update(pages === true ? pageDigests(bytes) : bytes);
      total += bytesRead;
    }
    if (total !== size || hash.digest('hex') !== sha256) {
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

/** Tells the sender every 2 s that we live, while it waits for an answer that takes long. */
export function signsOfLife(socket: Duplex): Disposable {
  const timer = setInterval(() => {
    if (socket.writable) socket.write(frame({ working: true }));
  }, LIFE_SIGN_MS);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

export function answerFault(socket: Duplex, fault: Fault): void {
  if (!socket.writable) return;
  socket.end(frame({ code: fault.code, message: fault.message.slice(0, 512) }));
}

async function readAnswer(reader: FrameReader): Promise<{ root: string }> {
  const idle: Op = { id: 'answer', signal: new AbortController().signal, log: () => {} };
  let answer = await reader.frame(idle, FRAME_LIMIT);
  while (answer['working'] === true) answer = await reader.frame(idle, FRAME_LIMIT);
  if (typeof answer['root'] === 'string') return { root: answer['root'] };
  const code = String(answer['code']);
  throw new Fault(isFaultCode(code) ? code : 'PEER_PROTOCOL', String(answer['message']), {
    facts: { host: 'target' },
  });
}

/** The other side's refusal is the better explanation of a broken pipe; give it a moment to come. */
async function preferAnswer(answer: Promise<unknown>, error: unknown): Promise<Fault> {
  const moment = new Promise((resolve) => setTimeout(resolve, 200));
  try {
    await Promise.race([answer, moment]);
  } catch (refusal) {
    const fault = asFault(refusal);
    if (fault.code !== 'PEER_UNREACHABLE') return fault;
  }
  const fault = asFault(error);
  return fault.code === 'SYSTEM'
    ? new Fault('PEER_UNREACHABLE', `the stream broke: ${fault.message}`, { cause: error })
    : fault;
}

function endWith(op: Op, socket: Duplex): () => void {
  const stop = () => socket.destroy(abortFault(op.signal));
  if (op.signal.aborted) stop();
  op.signal.addEventListener('abort', stop, { once: true });
  return () => op.signal.removeEventListener('abort', stop);
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done);
    done += bytesWritten;
  }
}

async function syncDir(path: string): Promise<void> {
  if (failpoints.on) await hit('disk.open');
  await using dir = await open(path);
  if (failpoints.on) await hit('disk.fsync');
  await dir.sync();
}

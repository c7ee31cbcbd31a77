import { randomBytes } from 'node:crypto';
import { type FileHandle, open as openFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { ContentMac, PagesMac } from '../base/content-mac.ts';
import { failpoints, hitMessage } from '../base/failpoint.ts';
import { asFault, Fault, isFaultCode } from '../base/fault.ts';
import { abortFault, type Op, patience } from '../base/op.ts';
import type { Outgoing, OutgoingMemory, PageStream, StreamPart } from '../base/outgoing.ts';
import { Pace } from '../base/pace.ts';
import { PAGE, PageCoder, type PageRun } from '../base/pages.ts';
import { CodedOutlet } from './coder.ts';
import { CHUNK, FrameReader, frame, write } from './frames.ts';
import {
  byName,
  FRAME_LIMIT,
  LIFE_SIGN_MS,
  MAX_GROWING,
  type Manifest,
  type ManifestFile,
  MEMORY,
  type Opening,
  rootOf,
  SENT,
  secretOf,
  signsOfLife,
  ZEROS,
} from './stream.ts';

/** The sender's side of the byte stream: see stream.ts. */

/** Nothing moved either way for this long: the other side is gone, whatever TCP still hopes. */
const SILENCE_MS = 10_000;

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
  endWithSilence(op, socket);
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
async function sendBody(
  op: Op,
  socket: Duplex,
  part: StreamPart,
  outgoing: Outgoing,
  sent: (bytes: number) => void,
): Promise<{ manifest: Manifest; bytes: number }> {
  const secret = secretOf(await open(socket, part));
  const pace = new Pace(() => outgoing.rate?.() ?? 0);
  await using out = new OutgoingFiles(op, socket, secret, outgoing, pace, sent);
  if (outgoing.dumped !== undefined) await sendDumped(op, socket, secret, out, outgoing.dumped);
  const names = await sendGrowing(op, socket, out, outgoing);
  for (const name of names) await out.sendRest(name);
  const { dumped, known, ahead } = outgoing;
  const files = byName([...out.files, ...(dumped?.files() ?? [])]);
  const manifest = manifestOf(part, files, known === undefined ? undefined : ahead);
  if (failpoints.on) await hitMessage('stream.send.end');
  sendLast(socket, manifest);
  return { manifest, bytes: out.bytes };
}

/** Sends memory as it is dumped. */
async function sendDumped(
  op: Op,
  socket: Duplex,
  secret: string,
  out: OutgoingFiles,
  dumped: PageStream,
): Promise<void> {
  dumped.begin(secret);
  const pieces = dumped.pieces()[Symbol.asyncIterator]();
  for (;;) {
    const next = await nextOf(socket, pieces);
    if (op.signal.aborted) throw abortFault(op.signal);
    if (next.done === true) return;
    const { name, runs, content } = next.value;
    await out.sendRuns(name, runs, content);
  }
}

async function nextOf<T>(socket: Duplex, pieces: AsyncIterator<T>): Promise<IteratorResult<T>> {
  using _sign = signsOfLife(socket);
  return await pieces.next();
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

/** Returns what was said. */
export async function open(socket: Duplex, part: StreamPart): Promise<Opening> {
  if (failpoints.on) await hitMessage('stream.send.begin');
  const opening = { ...part, salt: randomBytes(16).toString('hex') };
  await write(socket, frame({ open: opening }));
  return opening;
}

function manifestOf(
  { job, epoch, part }: StreamPart,
  files: readonly ManifestFile[],
  ahead?: string,
): Manifest {
  return { version: 1, job, epoch, part, ahead, files };
}

async function sendPasses(
  op: Op,
  socket: Duplex,
  part: StreamPart,
  { parts, rate, coding }: OutgoingMemory,
  sent: (bytes: number) => void,
): Promise<SentBody> {
  const mac = new ContentMac(secretOf(await open(socket, part)), MEMORY);
  const pace = new Pace(() => rate?.() ?? 0);
  const out = new CodedOutlet(op, socket, pace, coding, sent);
  for await (const pages of parts) {
    if (op.signal.aborted) throw abortFault(op.signal);
    if (pages.length === 0) await out.say({ working: true });
    for (let at = 0; at < pages.length; ) {
      const some = pages.subarray(at, at + mostPages(pace) * PAGE);
      mac.update(some);
      await out.put({ pages: MEMORY, runs: [[SENT, some.length / PAGE]] }, some);
      at += some.length;
    }
  }
  await out.gone();
  const { bytes } = out;
  const manifest = manifestOf(part, [{ name: MEMORY, size: bytes, mac: mac.digest() }]);
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

interface Sending<M = ContentMac | PagesMac> {
  readonly handle: FileHandle;
  readonly mac: M;
  at: number;
}

/** The files of one stream on their way out, each from its beginning to its end. */
class OutgoingFiles implements AsyncDisposable {
  readonly #out: CodedOutlet;
  readonly #secret: string;
  readonly #dir: string;
  readonly #pace: Pace;
  readonly #known: PageCoder | undefined;
  readonly #files: ManifestFile[] = [];
  readonly #growing = new Map<string, Sending>();
  // Two: one is in the socket's hands while the other is read and digested.
  readonly #buffers = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)] as const;
  #turn = 0;

  constructor(
    op: Op,
    socket: Duplex,
    secret: string,
    { dir, known, coding }: Pick<Outgoing, 'dir' | 'known' | 'coding'>,
    pace: Pace,
    sent: (bytes: number) => void,
  ) {
    this.#known = known === undefined ? undefined : new PageCoder(known);
    this.#out = new CodedOutlet(op, socket, pace, coding, sent);
    this.#secret = secret;
    this.#dir = dir;
    this.#pace = pace;
  }

  get bytes(): number {
    return this.#out.bytes;
  }

  /** What a file has grown by since the last time. False when that is nothing. */
  async sendMore(name: string): Promise<boolean> {
    let file = this.#growing.get(name);
    if (file === undefined) {
      const handle = await openFile(join(this.#dir, name));
      const Mac = this.#known === undefined ? ContentMac : PagesMac;
      file = { handle, mac: new Mac(this.#secret, name), at: 0 };
      this.#growing.set(name, file);
    }
    const { at, mac } = file;
    const known = this.#known;
    const send =
      mac instanceof ContentMac || known === undefined
        ? () => this.#sendPiece(name, file as Sending<ContentMac>)
        : () => this.#sendPages(name, file as Sending<PagesMac>, known);
    while (await send());
    return file.at > at;
  }

  /** False when there is none yet. */
  async #sendPiece(name: string, file: Sending<ContentMac>): Promise<boolean> {
    const chunk = await this.#read(file);
    if (chunk.length === 0) return false;
    await this.#out.put({ piece: name, size: chunk.length }, chunk);
    return true;
  }

  /** Whole pages, those that the other side has by their number only. False when there is none yet. */
  async #sendPages(name: string, file: Sending<PagesMac>, known: PageCoder): Promise<boolean> {
    const chunk = await this.#next(file, CHUNK, CHUNK);
    const bytes = chunk.subarray(0, chunk.length - (chunk.length % PAGE));
    if (bytes.length === 0) return false;
    this.#turn ^= 1;
    const { runs } = await known.code(bytes);
    file.at += bytes.length;
    const own = runs
      .filter(({ from }) => from === 'sent')
      .map(({ at, count }) => bytes.subarray(at * PAGE, (at + count) * PAGE));
    file.mac.update(runs, own);
    await this.sendRuns(name, runs, own.length === 1 ? (own[0] ?? bytes) : Buffer.concat(own));
    return true;
  }

  /** `content`: the pages of the runs that are sent. It is free again when the one after the next is sent. */
  async sendRuns(name: string, runs: readonly PageRun[], content: Buffer): Promise<void> {
    let at = 0;
    for (const some of inFrames(runs, mostPages(this.#pace))) {
      const own = some.filter(({ from }) => from === 'sent');
      const size = own.reduce((sum, { count }) => sum + count, 0) * PAGE;
      const words = some.map(({ from, count }) => [onWire(from), count]);
      await this.#out.put({ pages: name, runs: words }, content.subarray(at, at + size));
      at += size;
    }
  }

  /** A file that is whole now: all of it, or what is left of one that grew. TARGET_CHANGED. */
  async sendRest(name: string): Promise<void> {
    const grown = this.#growing.get(name);
    if (grown !== undefined) {
      await this.sendMore(name);
      this.#growing.delete(name);
      if (grown.at === 0) await this.#out.say(this.#nothingOf(name));
      await this.#out.gone();
      const { size } = await grown.handle.stat();
      await grown.handle.close();
      if (size !== grown.at) throw new Fault('TARGET_CHANGED', `${name} is not of whole pages`);
      return this.#ended(name, grown);
    }
    await using handle = await openFile(join(this.#dir, name));
    const file = { handle, mac: new ContentMac(this.#secret, name), at: 0 };
    const { size } = await handle.stat();
    const inChunks = this.#out.mayCode(size);
    await this.#out.say({ file: name, size, ...(inChunks ? { chunks: true } : {}) });
    while (file.at < size) {
      const chunk = await this.#read(file, size - file.at);
      if (chunk.length === 0) {
        throw new Fault('TARGET_CHANGED', `${name} became shorter while sent`);
      }
      if (inChunks) await this.#out.put({ chunk: chunk.length }, chunk);
      else await this.#out.putPlain(chunk);
    }
    await this.#out.gone();
    this.#ended(name, file);
  }

  /** Of a file that was announced to grow and never did: the other side has not heard of it. */
  #nothingOf(name: string): Record<string, unknown> {
    return this.#known === undefined ? { piece: name, size: 0 } : { pages: name, runs: [] };
  }

  #ended(name: string, { mac, at }: Sending): void {
    this.#files.push({ name, size: at, mac: mac.digest() });
  }

  /** That are whole. */
  get files(): readonly ManifestFile[] {
    return this.#files;
  }

  /** What comes next of the file, in the buffer that is free. */
  async #next(file: Sending, most: number, length = this.#pace.piece(most)): Promise<Buffer> {
    const buffer = this.#buffers[this.#turn === 0 ? 0 : 1];
    const { bytesRead } = await file.handle.read(buffer, 0, length, file.at);
    return buffer.subarray(0, bytesRead);
  }

  async #read(file: Sending<ContentMac>, most = CHUNK): Promise<Buffer> {
    const chunk = await this.#next(file, Math.min(CHUNK, most));
    const bytesRead = chunk.length;
    if (bytesRead === 0) return chunk;
    this.#turn ^= 1;
    file.mac.update(chunk);
    file.at += bytesRead;
    return chunk;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { handle } of this.#growing.values()) await handle.close();
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

export function onWire(from: PageRun['from']): number {
  return from === 'sent' ? SENT : from === 'zero' ? ZEROS : from;
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

export function endWith(op: Op, socket: Duplex): () => void {
  const stop = () => socket.destroy(abortFault(op.signal));
  if (op.signal.aborted) stop();
  op.signal.addEventListener('abort', stop, { once: true });
  return () => op.signal.removeEventListener('abort', stop);
}

export function endWithSilence(op: Op, socket: Duplex): void {
  if (!(socket instanceof Socket)) return;
  const ms = patience(op, SILENCE_MS);
  socket.setTimeout(ms, () =>
    socket.destroy(new Fault('PEER_UNREACHABLE', `silent for ${ms / 1_000} s`)),
  );
}

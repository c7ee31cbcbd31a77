import type { Duplex } from 'node:stream';
import type { WorkRate } from '../base/coding.ts';
import { Fault } from '../base/fault.ts';
import { abortFault, type Op } from '../base/op.ts';
import { lengthOf } from '../base/write-all.ts';

/** The grammar of the byte stream: frames of JSON, and raw bytes between them. See stream.ts. */

export const CHUNK = 1024 * 1024;
/** Four records of TLS: one by one they would take longer to write than to send. */
export const SOME = 64 * 1024;

/** Pulls frames and bytes out of a socket. The only reader of it. */
export class FrameReader {
  readonly #socket: Duplex;
  #chunks: Buffer[] = [];
  #length = 0;
  #ended = false;
  #error: Error | undefined;
  #wake: (() => void) | undefined;
  /** There are fewer: who waits is not woken. */
  #least = 0;
  #heard: (() => void) | undefined;
  /** There were so many when it heard that. */
  #told = 0;

  constructor(socket: Duplex) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#length += chunk.length;
      if (this.#length > 4 * CHUNK) socket.pause();
      if (this.#length >= this.#told + SOME) {
        this.#told = this.#length;
        this.#heard?.();
      }
      if (this.#length >= this.#least) this.#wake?.();
    });
    socket.on('end', () => this.#finish());
    socket.on('close', () => this.#finish());
    socket.on('error', (error) => this.#finish(error));
    socket.resume();
  }

  #finish(error?: Error): void {
    this.#ended = true;
    this.#error ??= error;
    this.#wake?.();
  }

  /**
   * At most `max` bytes, and no fewer than the lesser of `max` and `least`, as they came: to put them together
   * takes longer than to decrypt them. Throws PEER_UNREACHABLE when the stream ends here.
   */
  async some(op: Op, max: number, least = 1): Promise<Buffer[]> {
    await this.#atLeast(op, Math.min(max, least));
    return this.#take(Math.min(max, this.#length, CHUNK));
  }

  /** So many, at most 1 MiB. `heard` is told while they come, however slowly that is. */
  async exactly(op: Op, bytes: number, heard: () => void): Promise<Buffer[]> {
    this.#heard = heard;
    this.#told = this.#length;
    try {
      await this.#atLeast(op, bytes);
    } finally {
      this.#heard = undefined;
    }
    heard();
    return this.#take(bytes);
  }

  async frame(op: Op, limit: number): Promise<Record<string, unknown>> {
    await this.#atLeast(op, 4);
    const length = Buffer.concat(this.#take(4)).readUInt32BE();
    if (length === 0 || length > limit) {
      throw new Fault('PEER_PROTOCOL', `a frame of ${length} bytes in the stream`);
    }
    const parts: Buffer[] = [];
    for (let left = length; left > 0; ) {
      const some = await this.some(op, left);
      parts.push(...some);
      left -= lengthOf(some);
    }
    try {
      const value: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
      if (isRecord(value)) return value;
    } catch {
      // falls through: what is not JSON is as wrong as JSON of another shape
    }
    throw new Fault('PEER_PROTOCOL', 'a frame that is not a JSON object');
  }

  async #atLeast(op: Op, bytes: number): Promise<void> {
    this.#least = bytes;
    while (this.#length < bytes) {
      if (op.signal.aborted) throw abortFault(op.signal);
      if (this.#ended) {
        throw new Fault('PEER_UNREACHABLE', 'the stream ended in the middle', {
          cause: this.#error,
        });
      }
      if (this.#socket.isPaused()) this.#socket.resume();
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      op.signal.addEventListener('abort', resolve as () => void, { once: true });
      try {
        await promise;
      } finally {
        op.signal.removeEventListener('abort', resolve as () => void);
        this.#wake = undefined;
      }
    }
  }

  #take(bytes: number): Buffer[] {
    const parts: Buffer[] = [];
    let left = bytes;
    while (left > 0) {
      const first = this.#chunks[0] as Buffer;
      if (first.length <= left) {
        parts.push(first);
        this.#chunks.shift();
        left -= first.length;
      } else {
        parts.push(first.subarray(0, left));
        this.#chunks[0] = first.subarray(left);
        left = 0;
      }
    }
    this.#length -= bytes;
    return parts;
  }
}

export function frame(value: object): Buffer {
  const json = Buffer.from(JSON.stringify(value));
  const head = Buffer.alloc(4);
  head.writeUInt32BE(json.length);
  return Buffer.concat([head, json]);
}

/** Resolves when the socket has passed the bytes on, so that the buffer may be used again. */
export function write(socket: Duplex, bytes: Buffer): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const gone = () => reject(new Fault('PEER_UNREACHABLE', 'the stream was closed'));
  socket.once('close', gone);
  socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  return promise.finally(() => socket.off('close', gone));
}

/** Parts of one stream on their way out: the next wait until the last have gone. */
export class Outlet {
  readonly #socket: Duplex;
  /** Told how fast the socket takes what is no mere frame. */
  readonly #rate: WorkRate | undefined;
  #going: Promise<void> = Promise.resolve();

  constructor(socket: Duplex, rate?: WorkRate) {
    this.#socket = socket;
    this.#rate = rate;
  }

  /** Returns when the parts before these may be written over. */
  async put(...parts: readonly Buffer[]): Promise<void> {
    await this.#going;
    const bytes = lengthOf(parts);
    const done = bytes < SOME ? undefined : this.#rate?.begin();
    this.#going = writeParts(this.#socket, parts).then(() => done?.(bytes));
    this.#going.catch(() => {}); // awaited above, or in `gone`
  }

  gone(): Promise<void> {
    return this.#going;
  }
}

/**
 * As `write`. Several at once would be copied together first (TLSWrap of Node.js), so what is large goes by
 * itself, and what is small before it with it in one system call at the most.
 */
function writeParts(socket: Duplex, parts: readonly Buffer[]): Promise<void> {
  const last = parts.at(-1);
  if (last === undefined) return Promise.resolve();
  for (const part of parts.slice(0, -1)) socket.write(part);
  return write(socket, last);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Duplex } from 'node:stream';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdCompressSync, zstdDecompress } from 'node:zlib';
import { Coding, MOST_RATIO } from '../base/coding.ts';
import { failpoints, hitMessage } from '../base/failpoint.ts';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import type { Pace } from '../base/pace.ts';
import { lengthOf } from '../base/write-all.ts';
import { CHUNK, frame, Outlet } from './frames.ts';

/** zstd on the byte stream: see stream.ts. */

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** The fastest of those that code well: 3 takes twice as long for a tenth less. */
const LEVEL = 1;
/** Twice CHUNK, as a power of two: what a decoder may be made to keep. */
const MOST_WINDOW_LOG = 21;
/** What is less is not worth the trouble. */
export const LEAST = 4096;
/** A chunk is tried on so many places of it, of so many bytes each, before all of it is. */
const SAMPLES = 4;
const SAMPLE = 16 * 1024;

/** In one go: with the usual 16 KiB at a time it comes back to this thread for each of them. */
const howToCode = ({ length }: Buffer) => ({
  params: { [constants.ZSTD_c_compressionLevel]: LEVEL },
  chunkSize: length + 1024,
  pledgedSrcSize: length,
});

async function coded(bytes: Buffer): Promise<Buffer> {
  return await compress(bytes, howToCode(bytes));
}

/**
 * Exactly `size` bytes, at most 1 MiB. PEER_PROTOCOL: whoever made these is not believed in anything, so no
 * more than that is ever written, nor kept beside it.
 */
export async function decoded(parts: readonly Buffer[], size: number): Promise<Buffer> {
  const params = { [constants.ZSTD_d_windowLogMax]: MOST_WINDOW_LOG };
  const limits = { params, maxOutputLength: size, chunkSize: size + 64 };
  const bytes = await decompress(Buffer.concat(parts), limits).catch((cause: unknown) => {
    throw new Fault('PEER_PROTOCOL', 'coded bytes that cannot be decoded', { cause });
  });
  if (bytes.length === size) return bytes;
  throw new Fault('PEER_PROTOCOL', `${bytes.length} bytes were coded, ${size} announced`);
}

/** Some of it, from all over. */
function sampleOf(bytes: Buffer): Buffer {
  const step = Math.floor(bytes.length / SAMPLES);
  const parts = Array.from({ length: SAMPLES }, (_, n) =>
    bytes.subarray(n * step, n * step + Math.min(step, SAMPLE)),
  );
  return Buffer.concat(parts);
}

/** Not copied where there is one part, as most often. */
function oneOf(parts: readonly Buffer[]): Buffer {
  const [first, ...rest] = parts;
  return first !== undefined && rest.length === 0 ? first : Buffer.concat(parts);
}

/** What goes into a frame beside how it is coded. */
type Head = Readonly<Record<string, unknown>>;

/**
 * Bytes of a stream on their way out, at the rate allowed, coded where that gains. Several are coded at once;
 * they leave in the order they came in.
 */
export class CodedOutlet {
  readonly #op: Op;
  readonly #out: Outlet;
  readonly #pace: Pace;
  readonly #coding: Coding;
  readonly #sent: (bytes: number) => void;
  /** Of those that are coded, the last one's leaving, and those that were not waited for. */
  #tail: Promise<void> = Promise.resolve();
  readonly #waiting: Promise<void>[] = [];
  /** The caller's own are in the socket's hands. */
  #lent = false;
  bytes = 0;

  constructor(
    op: Op,
    socket: Duplex,
    pace: Pace,
    coding: Coding | undefined,
    sent: (bytes: number) => void,
  ) {
    this.#op = op;
    this.#coding = coding ?? new Coding('none');
    this.#out = new Outlet(socket, this.#coding.link);
    this.#pace = pace;
    this.#sent = sent;
  }

  /** Bytes of a file whose size is `size` may be coded. */
  mayCode(size: number): boolean {
    return this.#coding.asked !== 'none' && size >= LEAST;
  }

  /** A frame alone. */
  async say(head: Head): Promise<void> {
    await this.#tail;
    await this.#out.put(frame(head));
  }

  /** As Outlet.put, for bytes that must not be coded. */
  async putPlain(...parts: readonly Buffer[]): Promise<void> {
    await this.#tail;
    await this.#leave(parts, lengthOf(parts), false);
    this.#lent = true;
  }

  /** As Outlet.put: a frame and its bytes, at most 1 MiB. */
  async put(head: Head, ...parts: readonly Buffer[]): Promise<void> {
    const size = lengthOf(parts);
    if (!(await this.#shouldCode(size, parts))) {
      await this.#tail;
      await this.#leave([frame(head), ...parts], size, false);
      this.#lent = true;
      return;
    }
    // Of our own: the caller's are written over while these are still waiting.
    const bytes = Buffer.concat(parts);
    const coding = this.#code(bytes);
    const before = this.#tail;
    this.#tail = Promise.all([coding, before]).then(async ([some]) => {
      if (some === undefined) return await this.#leave([frame(head), bytes], size, false);
      return await this.#leave([frame({ ...head, zstd: some.length }), some], size, true);
    });
    this.#tail.catch(() => {}); // whoever puts the next hears it, or who waits in `gone`
    this.#waiting.push(this.#tail);
    if (this.#lent) await this.#out.gone();
    this.#lent = false;
    if (this.#waiting.length >= this.#coding.lanes) await this.#waiting.shift();
  }

  async gone(): Promise<void> {
    await this.#tail;
    this.#waiting.length = 0;
    await this.#out.gone();
  }

  async #leave(parts: readonly Buffer[], size: number, isCoded: boolean): Promise<void> {
    const wireBytes = lengthOf(parts);
    await this.#pace.take(this.#op, wireBytes);
    if (failpoints.on) await hitMessage('stream.send.chunk');
    await this.#out.put(...parts);
    this.#coding.went(size, wireBytes, isCoded);
    this.bytes += size;
    this.#sent(this.bytes);
  }

  async #shouldCode(size: number, parts: readonly Buffer[]): Promise<boolean> {
    const coding = this.#coding;
    if (coding.asked === 'none' || size < LEAST) return false;
    if (coding.takesLook()) this.#look(sampleOf(oneOf(parts)));
    const facts = coding.decide(this.#pace.allowed);
    if (facts !== undefined) {
      this.#op.log(coding.codes ? 'bytes are coded' : 'bytes are not coded', { ...facts });
    }
    return coding.codes;
  }

  /** What coding would do. On this thread, a millisecond at most: beside files it would be told how long those take. */
  #look(sample: Buffer): void {
    const done = this.#coding.lane.begin();
    const { length } = zstdCompressSync(sample, howToCode(sample));
    done(sample.length);
    this.#coding.shrank(sample.length, length);
  }

  /** Undefined when it gains nothing. */
  async #code(bytes: Buffer): Promise<Buffer | undefined> {
    const done = this.#coding.lane.begin();
    const some = await this.#tried(bytes);
    done(bytes.length);
    this.#coding.shrank(bytes.length, some?.length ?? bytes.length);
    return some;
  }

  async #tried(bytes: Buffer): Promise<Buffer | undefined> {
    const shrinks = (some: Buffer, of: Buffer) => some.length <= of.length * MOST_RATIO;
    if (bytes.length > 2 * SAMPLES * SAMPLE) {
      const sample = sampleOf(bytes);
      if (!shrinks(await coded(sample), sample)) return undefined;
    }
    const some = await coded(bytes);
    return shrinks(some, bytes) ? some : undefined;
  }
}

/** Says how bytes are coded that must be at most 1 MiB then; undefined when they are not. PEER_PROTOCOL. */
export function codedLength({ zstd }: Head, size: number): number | undefined {
  if (zstd === undefined) return undefined;
  const length = zstd as number;
  if (Number.isSafeInteger(zstd) && length > 0 && length < size && size <= CHUNK) return length;
  throw new Fault('PEER_PROTOCOL', 'coded bytes are not announced as they must be');
}

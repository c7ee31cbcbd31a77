import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { StreamPart } from '../base/outgoing.ts';
import { frame } from './frames.ts';

/**
 * The byte stream between two hosts, for memory, files and image layers (TLS, ALPN ckpt-stream/1).
 *
 *   frame   = u32 big-endian length, then that many bytes of JSON
 *   open    = {"open": {job, epoch, token, part, salt}}; token and salt are the secret of the contents' MACs
 *   sender  = open frame, { file frame, the file's bytes | piece frame, the piece's bytes |
 *             pages frame, the bytes of its runs that are sent }*,
 *             end frame with the manifest; {"working": true} between any two of them
 *   file    = {"file": name, "size": n}; with "chunks": true its bytes come as {"chunk": n}, so many bytes,
 *             until there are all
 *   piece   = {"piece": name, "size": n}
 *   pages   = {"pages": name, "runs": [[from, count], …]}: so many pages of the file, from -1: sent here,
 *             -2: zeros, otherwise: the page of this number of the part "memory", and those behind it
 *   late    = the part "late": the receiver says {"missing": [[pid, first, count], …]} of blocks (base/late.ts),
 *             again and again, then {"known": pages of the part "memory" it still has}, and at any time after
 *             that {"want": [pid, block]} of one a task waits for; the sender says {"pages": pid, "block": n,
 *             "runs": …} and the bytes of those that are sent; {"end": {}} when it has said all, or {"gone": why}
 *   piece, pages and chunk may have "zstd": n: n bytes follow, fewer than announced, and are one frame of
 *             zstd that decodes to exactly those announced, at most 1 MiB
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

export const FRAME_LIMIT = 64 * 1024;
export const SENT = -1;
export const ZEROS = -2;
/** The one file of the part `memory`. */
export const MEMORY = 'memory';
export const LIFE_SIGN_MS = 2_000;

export interface ManifestFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Of its content, hex, under the stream's secret: ContentMac, or PagesMac where it comes as pages. */
  readonly mac: string;
}

/** What opens a stream, on the wire. */
export interface Opening extends StreamPart {
  /** Of this stream alone, hex. */
  readonly salt: string;
}

/** What the MACs of its contents are made with. */
export const secretOf = ({ token, salt }: Opening): string => `${token} ${salt}`;

/** What was sent, by name. Its digest, the root, is what the source signs and seals. */
export interface Manifest {
  readonly version: 1;
  readonly job: string;
  readonly epoch: number;
  readonly part: StreamPart['part'];
  /** Root of the part `memory` that pages are named of; nothing when none can be. */
  readonly ahead?: string | undefined;
  readonly files: readonly ManifestFile[];
}

/** SHA-256 over the manifest's canonical JSON, hex. */
export function rootOf(manifest: Manifest): string {
  const canonical = JSON.stringify({
    version: manifest.version,
    job: manifest.job,
    epoch: manifest.epoch,
    part: manifest.part,
    ahead: manifest.ahead,
    files: manifest.files.map(({ name, size, mac }) => ({ name, size, mac })),
  });
  return createHash('sha256').update(canonical).digest('hex');
}

/** More are sent when they are whole: each holds a descriptor open on both sides. */
export const MAX_GROWING = 32;

/** The order of a manifest: files that grow at once have no other. */
export function byName(files: readonly ManifestFile[]): ManifestFile[] {
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Tells the other side every `LIFE_SIGN_MS` that we live, while something takes long. */
export function signsOfLife(socket: Duplex, alive: () => void = () => {}): Disposable {
  const timer = setInterval(() => {
    if (!socket.writable) return;
    socket.write(frame({ working: true }));
    alive();
  }, LIFE_SIGN_MS);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { crash, failpoints, hit } from '../base/failpoint.ts';
import { Fault } from '../base/fault.ts';
import { syncDirectory } from '../sys/durable-file.ts';

const VERSION = 1; // bump when an old reader could misunderstand a new line
const HEADER = `ckpt-journal ${VERSION}\n`;
/** Bytes written when the file is made, so that a full disk stops no rollback and no decision. */
const RESERVED = 64 * 1024;

/** Which half of a move the journal tells of. Without one it has no failpoints of its own. */
export type Side = 'source' | 'target' | undefined;

/**
 * One file per job, one writer, one line per record: `<crc32 hex> <json>\n`, then zero bytes.
 *
 * A record is flushed *before* the act it announces, so after a crash the last line says what may
 * have happened. Records hold facts (ids, digests, paths), never handles: whoever resumes passes
 * live sockets and children in again. A failed write or flush is final: nothing is appended after
 * it, because the kernel may have dropped the page and a second flush would say yes to nothing.
 */
export class Journal<R> implements AsyncDisposable {
  readonly #file: FileHandle;
  readonly #path: string;
  readonly #side: Side;
  #end: number;
  #broken = false;
  #tail: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle, path: string, side: Side, end: number) {
    this.#file = file;
    this.#path = path;
    this.#side = side;
    this.#end = end;
  }

  /** An old journal is never overwritten: EEXIST comes through. */
  static async create<R>(path: string, side?: Side): Promise<Journal<R>> {
    if (failpoints.on) await hit('disk.open');
    const file = await open(path, 'wx', 0o600);
    const first = Buffer.alloc(RESERVED);
    first.write(HEADER);
    if (failpoints.on) await hit('disk.write');
    await file.write(first, 0, first.length, 0);
    if (failpoints.on) await hit('disk.fsync');
    await file.sync();
    await syncDirectory(dirname(path));
    return new Journal<R>(file, path, side, HEADER.length);
  }

  /** Opens what a dead daemon left, and cuts off a torn last record. */
  static async reopen<R>(
    path: string,
    side?: Side,
  ): Promise<{ journal: Journal<R>; records: R[] }> {
    const { records, end } = readJournal<R>(await readFile(path), path);
    if (failpoints.on) await hit('disk.open');
    const file = await open(path, 'r+');
    const size = (await file.stat()).size;
    if (failpoints.on) await hit('disk.write');
    if (end < size) await file.write(Buffer.alloc(size - end), 0, size - end, end);
    if (failpoints.on) await hit('disk.fsync');
    await file.datasync();
    return { journal: new Journal<R>(file, path, side, end), records };
  }

  /** Resolves when the record is on disk. Records land in the order of the calls. */
  append(record: R): Promise<void> {
    const turn = this.#tail.then(() => this.#write(record));
    this.#tail = turn.catch(() => {});
    return turn;
  }

  async #write(record: R): Promise<void> {
    if (this.#broken) {
      throw new Fault('JOURNAL_DAMAGED', `${this.#path}: an earlier write failed`);
    }
    const line = recordLine(record);
    try {
      if (failpoints.on) await this.#hit(record, 'before', line);
      if (failpoints.on) await hit('disk.write');
      await this.#file.write(line, 0, line.length, this.#end);
      if (failpoints.on) await hit('disk.fsync');
      await this.#file.datasync();
      if (failpoints.on) await this.#hit(record, 'after', line);
    } catch (cause) {
      this.#broken = true;
      throw new Fault('JOURNAL_DAMAGED', `${this.#path}: cannot be written`, { cause });
    }
    this.#end += line.length;
  }

  async #hit(record: R, when: 'before' | 'after', line: Buffer): Promise<void> {
    if (this.#side === undefined) return;
    if ((await hit(`${this.#side}.journal.${kindOf(record)}.${when}`)) !== 'torn') return;
    // As a power failure in the middle of the write leaves it.
    await this.#file.write(line, 0, line.length >> 1, this.#end);
    await this.#file.datasync();
    await crash();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#tail;
    await this.#file.close();
  }
}

/** Of records that have one: what they are called, as failpoints name them. */
function kindOf(record: unknown): string {
  return typeof record === 'object' && record !== null && 'r' in record ? String(record.r) : '';
}

/** Made by a daemon that ended before all of the first write was on disk: it has announced nothing. */
export function isUnbegun(bytes: Uint8Array): boolean {
  const written = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64));
  return (
    HEADER.startsWith(written.toString('latin1').replace(/\0+$/, '')) && isZero(bytes.subarray(64))
  );
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

/** A record as it stands in the file. */
export function recordLine(record: unknown): Buffer {
  const json = JSON.stringify(record);
  return Buffer.from(`${crc32(json).toString(16).padStart(8, '0')} ${json}\n`);
}

/**
 * The records of a journal and the offset behind the last one. A torn last record is a crash while
 * writing and is dropped; everything else that is wrong is damage. Torn is only what a crash can
 * leave where zeros were before: a record without its end, or with zeros in it.
 */
export function readJournal<R>(bytes: Uint8Array, path: string): { records: R[]; end: number } {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const version = Number(/^ckpt-journal (\d{1,4})\n/.exec(text)?.[1] ?? 0);
  if (version > VERSION) {
    throw new Fault(
      'JOURNAL_NEWER',
      `${path}: has format ${version}, and ${VERSION} is the last known`,
    );
  }
  if (!text.startsWith(HEADER)) {
    throw new Fault('JOURNAL_DAMAGED', `${path}: not a journal this version can read`);
  }
  const records: R[] = [];
  let end = HEADER.length;
  for (;;) {
    const newline = text.indexOf('\n', end);
    const record = newline < 0 ? undefined : parseLine<R>(text.slice(end, newline));
    if (record === undefined) break;
    records.push(record.value);
    end = newline + 1;
  }
  if (!isTorn(text.slice(end))) {
    throw new Fault('JOURNAL_DAMAGED', `${path}: damaged behind record ${records.length}`);
  }
  return { records, end };
}

/** Whether a crash can have left this behind the last good record. */
function isTorn(latin1: string): boolean {
  const lines = latin1.split('\n');
  const last = /^[^\0]*/.exec(lines.pop() ?? '')?.[0] ?? '';
  // Whole but for its last byte, which is neither a newline nor the zero that was there before.
  if (parseLine(last.slice(0, -1)) !== undefined) return false;
  return lines.every(
    (line) =>
      line.includes('\0') && parseLine(line.slice(line.lastIndexOf('\0') + 1)) === undefined,
  );
}

function parseLine<R>(latin1: string): { value: R } | undefined {
  const match = /^([0-9a-f]{8}) (\{.*\})$/s.exec(latin1);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const json = Buffer.from(match[2], 'latin1').toString('utf8');
  if (crc32(json) !== Number.parseInt(match[1], 16)) return undefined;
  return { value: JSON.parse(json) as R };
}

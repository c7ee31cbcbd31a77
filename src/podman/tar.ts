import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Fault } from '../base/fault.ts';

/**
 * Tar as we accept and write it: POSIX.1-2001 (ustar headers, pax records for what does not fit),
 * and of that only what GNU tar 1.35 `--format=posix` and Go's archive/tar write. Everything else
 * that calls itself tar (old GNU long names, sparse files, base-256 numbers, global headers) is
 * refused: two readers that disagree on where an entry ends are how archives smuggle files.
 *
 * Names, link targets and extended attributes are byte strings: one character per byte ('latin1'),
 * since a file name on Linux is bytes and must come out as it went in.
 */

export type TarKind =
  | 'file'
  | 'hardlink'
  | 'symlink'
  | 'character-device'
  | 'block-device'
  | 'directory'
  | 'fifo';

export interface TarEntry {
  /** Byte string. A directory's name has no slash at its end. */
  readonly name: string;
  readonly kind: TarKind;
  /** Permission bits, at most 0o7777. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes of content; 0 for all but files. */
  readonly size: number;
  /** Seconds since 1970, as decimal text: a double would lose nanoseconds. */
  readonly mtime: string;
  /** Byte string: target of a hard link or symbolic link, else empty. */
  readonly link: string;
  /** Extended attributes; names and values are byte strings. */
  readonly xattrs: ReadonlyMap<string, string>;
}

/** An entry as it stands in a file: `at` is where its content begins. */
export interface FoundEntry extends TarEntry {
  readonly at: number;
}

const BLOCK = 512;
const WINDOW = 256 * 1024;
const COPY = 1024 * 1024;
/** One attribute value has at most 64 KiB (xattr(7)); a file has few. */
const PAX_LIMIT = 1024 * 1024;
const XATTR = 'SCHILY.xattr.';
const MAX_ID = 0xffff_fffe; // 2^32-1 means "no id" to chown(2)

const KINDS: Readonly<Record<string, TarKind>> = {
  '0': 'file',
  '1': 'hardlink',
  '2': 'symlink',
  '3': 'character-device',
  '4': 'block-device',
  '5': 'directory',
  '6': 'fifo',
};
const FLAGS: Readonly<Record<TarKind, string>> = {
  file: '0',
  hardlink: '1',
  symlink: '2',
  'character-device': '3',
  'block-device': '4',
  directory: '5',
  fifo: '6',
};

export interface TarRules {
  /** Whether pax records may give name, link, size or owner. Never in an archive podman wrote for us. */
  readonly longNames: boolean;
}

/**
 * Entries of an uncompressed tar file in their order; content is left where it is. The consumer
 * decides what a name or kind means. ARCHIVE_MALFORMED, ARCHIVE_ENTRY_TYPE.
 */
export async function* readTar(file: FileHandle, rules: TarRules): AsyncGenerator<FoundEntry> {
  const { size: total } = await file.stat();
  const window = new Window(file, total);
  let at = 0;
  let extra: ReadonlyMap<string, string> | undefined;
  for (;;) {
    const head = await window.take(at, BLOCK);
    if (isZero(head)) {
      if (extra !== undefined) throw malformed('a pax header with nothing after it', at);
      await checkEnd(window, at + BLOCK, total);
      return;
    }
    checkHead(head, at);
    const flag = String.fromCharCode(head[156] ?? 0);
    const size = octal(head, 124, 12, at);
    if (flag === 'x') {
      if (extra !== undefined) throw malformed('two pax headers for one entry', at);
      if (size > PAX_LIMIT) throw malformed('a pax header too large', at);
      extra = parsePax(await window.take(at + BLOCK, size), at);
      await checkPadding(window, at + BLOCK, size);
      at += BLOCK + padded(size);
      continue;
    }
    const kind = KINDS[flag];
    if (kind === undefined) {
      throw new Fault('ARCHIVE_ENTRY_TYPE', `archive entry of type ${shown(flag)} at byte ${at}`, {
        facts: { at },
      });
    }
    const entry = found(head, kind, size, extra ?? new Map(), rules, at);
    extra = undefined;
    if (entry.at + padded(entry.size) > total) {
      throw malformed(`${shown(entry.name)} is cut off`, entry.at);
    }
    await checkPadding(window, entry.at, entry.size);
    yield entry;
    at = entry.at + padded(entry.size);
  }
}

function found(
  head: Buffer,
  kind: TarKind,
  headSize: number,
  extra: ReadonlyMap<string, string>,
  rules: TarRules,
  at: number,
): FoundEntry {
  const xattrs = new Map<string, string>();
  for (const [key, value] of extra) {
    if (key.startsWith(XATTR)) {
      // GNU tar writes `%` and `=` of an attribute's name as %25 and %3D.
      const name = key.slice(XATTR.length).replaceAll('%3D', '=').replaceAll('%25', '%');
      if (name === '' || name.includes('\0')) throw malformed('a bad attribute name', at);
      xattrs.set(name, value);
    } else if (!PAX_PLAIN.has(key) && !(rules.longNames && PAX_LONG.has(key))) {
      throw new Fault('ARCHIVE_ENTRY_TYPE', `pax record ${shown(key)} is not accepted`, {
        facts: { at },
      });
    }
  }
  const prefix = text(head, 345, 155);
  const short = text(head, 0, 100);
  let name = extra.get('path') ?? (prefix === '' ? short : `${prefix}/${short}`);
  const link = extra.get('linkpath') ?? text(head, 157, 100);
  const size = number(extra.get('size'), Number.MAX_SAFE_INTEGER, at) ?? headSize;
  if (kind === 'directory' && name.endsWith('/')) name = name.slice(0, -1);
  if (name.includes('\0') || link.includes('\0')) throw malformed('a NUL in a name', at);
  if (kind !== 'file' && size !== 0) throw malformed(`${shown(name)} has content`, at);
  const linked = kind === 'hardlink' || kind === 'symlink';
  if (linked !== (link !== '')) throw malformed(`${shown(name)} has a wrong link target`, at);
  const mtime = extra.get('mtime') ?? String(octal(head, 136, 12, at));
  if (!/^-?\d{1,12}(\.\d{1,20})?$/.test(mtime)) throw malformed('a bad time', at);
  return {
    name,
    kind,
    mode: octal(head, 100, 8, at) & 0o7777,
    uid: number(extra.get('uid'), MAX_ID, at) ?? octal(head, 108, 8, at),
    gid: number(extra.get('gid'), MAX_ID, at) ?? octal(head, 116, 8, at),
    size,
    mtime,
    link,
    xattrs,
    at: at + BLOCK,
  };
}

const PAX_PLAIN: ReadonlySet<string> = new Set(['mtime', 'atime', 'ctime', 'uname', 'gname']);
const PAX_LONG: ReadonlySet<string> = new Set(['path', 'linkpath', 'size', 'uid', 'gid']);

/** Reads forward through a file; small headers in a row cost one read. */
class Window {
  readonly #file: FileHandle;
  readonly #total: number;
  #start = 0;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(file: FileHandle, total: number) {
    this.#file = file;
    this.#total = total;
  }

  async take(at: number, size: number): Promise<Buffer> {
    if (at + size > this.#total) throw malformed('the archive is cut off', at);
    if (at < this.#start || at + size > this.#start + this.#bytes.length) {
      const want = Math.min(Math.max(size, WINDOW), this.#total - at);
      const bytes = Buffer.allocUnsafe(want);
      let got = 0;
      while (got < want) {
        const { bytesRead } = await this.#file.read(bytes, got, want - got, at + got);
        if (bytesRead === 0) throw malformed('the archive is cut off', at + got);
        got += bytesRead;
      }
      this.#start = at;
      this.#bytes = bytes;
    }
    return this.#bytes.subarray(at - this.#start, at - this.#start + size);
  }
}

function checkHead(head: Buffer, at: number): void {
  // "ustar", NUL, "00": old GNU headers ("ustar  ") are another format.
  if (head.toString('latin1', 257, 265) !== 'ustar\x0000') throw malformed('no ustar header', at);
  let sum = 8 * 0x20;
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += head[i] ?? 0;
  if (octal(head, 148, 8, at) !== sum) throw malformed('a header with a wrong checksum', at);
}

async function checkPadding(window: Window, at: number, size: number): Promise<void> {
  const rest = padded(size) - size;
  if (rest > 0 && !isZero(await window.take(at + size, rest))) {
    throw malformed('bytes between two entries', at + size);
  }
}

/** After the first zero block: at least one more, and nothing but zeros (tar pads to a record). */
async function checkEnd(window: Window, at: number, total: number): Promise<void> {
  if (total - at < BLOCK || total % BLOCK !== 0) throw malformed('the end is missing', at);
  for (let pos = at; pos < total; ) {
    const size = Math.min(WINDOW, total - pos);
    if (!isZero(await window.take(pos, size))) throw malformed('bytes after the end', pos);
    pos += size;
  }
}

function parsePax(body: Buffer, at: number): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  const whole = body.toString('latin1');
  for (let pos = 0; pos < whole.length; ) {
    const [digits] = /^[1-9]\d{0,8}(?= )/.exec(whole.slice(pos, pos + 10)) ?? [];
    const length = Number(digits);
    if (digits === undefined || pos + length > whole.length || whole[pos + length - 1] !== '\n') {
      throw malformed('a bad pax record', at);
    }
    const record = whole.slice(pos + digits.length + 1, pos + length - 1);
    const equals = record.indexOf('=');
    const key = record.slice(0, equals);
    if (equals < 1 || records.has(key)) throw malformed('a bad pax record', at);
    records.set(key, record.slice(equals + 1));
    pos += length;
  }
  return records;
}

/** Octal digits, ended by NUL or space or the field. An empty field is 0. */
function octal(head: Buffer, from: number, length: number, at: number): number {
  const [, digits] = /^([0-7]*)[\0 ]*$/.exec(head.toString('latin1', from, from + length)) ?? [];
  if (digits === undefined) throw malformed('a bad number in a header', at);
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

function number(digits: string | undefined, max: number, at: number): number | undefined {
  if (digits === undefined) return undefined;
  const value = /^\d{1,16}$/.test(digits) ? Number(digits) : Number.NaN;
  if (!(value <= max)) throw malformed('a bad number in a pax record', at);
  return value;
}

function text(head: Buffer, from: number, length: number): string {
  const field = head.toString('latin1', from, from + length);
  const end = field.indexOf('\0');
  return end === -1 ? field : field.slice(0, end);
}

const ZEROS = Buffer.alloc(WINDOW);
const isZero = (bytes: Buffer) => bytes.compare(ZEROS, 0, bytes.length) === 0;
const padded = (size: number) => Math.ceil(size / BLOCK) * BLOCK;

function malformed(what: string, at: number): Fault {
  return new Fault('ARCHIVE_MALFORMED', `${what} (byte ${at} of the archive)`, { facts: { at } });
}

/** A byte string for people: quoted, cut, nothing that a terminal would obey. */
export function shown(bytes: string): string {
  const cut = bytes.length > 200 ? `${bytes.slice(0, 200)}…` : bytes;
  return JSON.stringify(Buffer.from(cut, 'latin1').toString('utf8')).replaceAll(
    /[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The blocks before an entry's content: a pax header where ustar has no room, then the header. */
export function encodeHead(entry: TarEntry): Buffer {
  const name = entry.kind === 'directory' ? `${entry.name}/` : entry.name;
  const extra: [string, string][] = [];
  if (name.length > 100) extra.push(['path', name]);
  if (entry.link.length > 100) extra.push(['linkpath', entry.link]);
  if (entry.size > 0o77777777777) extra.push(['size', String(entry.size)]);
  if (entry.uid > 0o7777777) extra.push(['uid', String(entry.uid)]);
  if (entry.gid > 0o7777777) extra.push(['gid', String(entry.gid)]);
  const seconds = /^\d{1,10}$/.test(entry.mtime) ? Number(entry.mtime) : -1;
  if (seconds < 0) extra.push(['mtime', entry.mtime]);
  for (const [key, value] of entry.xattrs) {
    const escaped = key.replaceAll('%', '%25').replaceAll('=', '%3D');
    extra.push([`${XATTR}${escaped}`, value]);
  }
  const head = block(entry, name, FLAGS[entry.kind], entry.size, seconds);
  if (extra.length === 0) return head;
  const body = Buffer.from(extra.map(([key, value]) => record(key, value)).join(''), 'latin1');
  const pax = block(
    { ...entry, mode: 0o600, uid: 0, gid: 0, link: '' },
    'pax',
    'x',
    body.length,
    0,
  );
  return Buffer.concat([pax, body, Buffer.alloc(padded(body.length) - body.length), head]);
}

function block(entry: TarEntry, name: string, flag: string, size: number, mtime: number): Buffer {
  const head = Buffer.alloc(BLOCK);
  const put = (value: string, at: number, length: number) =>
    head.write(value.slice(0, length), at, 'latin1');
  const octal = (value: number, at: number, length: number) =>
    put(value.toString(8).padStart(length - 1, '0'), at, length - 1);
  put(name, 0, 100);
  octal(entry.mode, 100, 8);
  octal(entry.uid > 0o7777777 ? 0 : entry.uid, 108, 8);
  octal(entry.gid > 0o7777777 ? 0 : entry.gid, 116, 8);
  octal(size > 0o77777777777 ? 0 : size, 124, 12);
  octal(Math.max(0, mtime), 136, 12);
  put(flag, 156, 1);
  put(entry.link, 157, 100);
  put('ustar\x0000', 257, 8);
  let sum = 8 * 0x20;
  for (const byte of head) sum += byte;
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 8);
  return head;
}

/** A pax record counts its own length, digits included. */
function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length;
  while (String(length).length + rest.length !== length) {
    length = String(length).length + rest.length;
  }
  return `${length}${rest}`;
}

/** Bytes an entry takes in an archive, content and padding included. */
export function encodedSize(entry: TarEntry): number {
  return encodeHead(entry).length + padded(entry.size);
}

/** Two zero blocks: how every tar ends. */
export const TAR_END = BLOCK * 2;

/** Takes bytes in their order. */
export interface Sink {
  write(bytes: Buffer): Promise<void>;
  /** `size` bytes of `from`, beginning at `at`. ARCHIVE_MALFORMED when it has fewer. */
  copy(from: FileHandle, at: number, size: number): Promise<void>;
}

/** A new file, written front to back in large pieces. */
export class FileSink implements Sink, AsyncDisposable {
  readonly #file: FileHandle;
  #waiting: Buffer[] = [];
  #bytes = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Mode 0600; the path must not exist. */
  static async create(path: string): Promise<FileSink> {
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
    return new FileSink(await open(path, flags, 0o600));
  }

  async write(bytes: Buffer): Promise<void> {
    this.#waiting.push(bytes);
    this.#bytes += bytes.length;
    if (this.#bytes >= COPY) await this.flush();
  }

  async copy(from: FileHandle, at: number, size: number): Promise<void> {
    for (let done = 0; done < size; ) {
      const bytes = Buffer.allocUnsafe(Math.min(COPY, size - done));
      const { bytesRead } = await from.read(bytes, 0, bytes.length, at + done);
      if (bytesRead === 0) throw malformed('the archive is cut off', at + done);
      await this.write(bytes.subarray(0, bytesRead));
      done += bytesRead;
    }
  }

  /** Hands everything to the kernel. Nothing else does: a sink left without it has lost its tail. */
  async flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#bytes = 0;
    for (const part of waiting.length > 1 ? [Buffer.concat(waiting)] : waiting) {
      for (let done = 0; done < part.length; ) {
        const { bytesWritten } = await this.#file.write(part, done);
        done += bytesWritten;
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close();
  }
}

/** Writes an archive into a sink. A writer is a sink itself: an archive can lie in an archive. */
export class TarWriter implements Sink {
  readonly #sink: Sink;
  #owed = 0;
  #padding = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** Then exactly `entry.size` bytes by `write` or `copy`. */
  async head(entry: TarEntry): Promise<void> {
    await this.#pad();
    await this.#sink.write(encodeHead(entry));
    this.#owed = entry.size;
    this.#padding = padded(entry.size) - entry.size;
  }

  async write(bytes: Buffer): Promise<void> {
    this.#owe(bytes.length);
    await this.#sink.write(bytes);
  }

  async copy(from: FileHandle, at: number, size: number): Promise<void> {
    this.#owe(size);
    await this.#sink.copy(from, at, size);
  }

  async end(): Promise<void> {
    await this.#pad();
    await this.#sink.write(Buffer.alloc(TAR_END));
  }

  #owe(size: number): void {
    this.#owed -= size;
    if (this.#owed < 0) throw new Fault('INTERNAL', 'more content than the tar header says');
  }

  async #pad(): Promise<void> {
    if (this.#owed !== 0) throw new Fault('INTERNAL', 'less content than the tar header says');
    if (this.#padding > 0) await this.#sink.write(Buffer.alloc(this.#padding));
    this.#padding = 0;
  }
}

import { Fault } from '../base/fault.ts';

/**
 * Files of bbolt (format 2), and how to take entries out of one: as bbolt itself does, all that changes
 * is written to pages that are not in use, and one meta page, written last, makes it the content. Whoever
 * calls holds the flock(2) that bbolt holds while a file is open.
 *
 * A file is pages. Page 0 and 1 are meta pages, the valid one with the higher transaction counts. A
 * bucket is a tree of branch and leaf pages, or, when it is small, one leaf page inside the entry of the
 * bucket it is in. A page longer than one has `overflow` more behind it. Numbers are of the machine.
 */

const MAGIC = 0xed0cdaed;
const VERSION = 2;
const META = 4;
const BRANCH = 1;
const LEAF = 2;
const FREE = 0x10;
/** Flag of an entry whose value is a bucket. */
const BUCKET = 1;
const PAGE_HEAD = 16;
const ELEMENT = 16;
const BUCKET_HEAD = 16;
const META_BYTES = 64;
const CHECKSUM_AT = 56;
const PAGE_SIZES = [4_096, 8_192, 16_384, 32_768, 65_536];
/** A tree of three levels holds more entries than a network of podman has addresses. */
const MOST_LEVELS = 16;
/** From here on the list of free pages counts in another way. */
const MOST_COUNT = 0xffff;

export interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/** Bytes for one place in the file. */
export interface Write {
  readonly at: number;
  readonly bytes: Buffer;
}

/**
 * What has to be written, in this order, so that the entries are gone for which `drop` says so; nothing
 * when there are none. `path` is the names of the buckets. PODMAN_FAILED when the file is not what it
 * should be, or holds what is not known here.
 */
export function withoutEntries(
  file: Buffer,
  drop: (path: readonly string[], entry: Entry) => boolean,
): { readonly writes: readonly Write[]; readonly dropped: number } {
  const change = new Change(file, drop);
  return { writes: change.writes(), dropped: change.dropped };
}

interface Meta {
  readonly pageSize: number;
  readonly root: Buffer;
  readonly free: number;
  /** The first page that was never used. */
  readonly high: number;
  readonly transaction: bigint;
}

interface Element extends Entry {
  readonly flags: number;
}

interface Child {
  readonly key: Buffer;
  readonly page: number;
}

class Change {
  readonly #file: Buffer;
  readonly #drop: (path: readonly string[], entry: Entry) => boolean;
  readonly #meta: Meta;
  readonly #used = new Set<number>();
  readonly #freed: number[] = [];
  readonly #written: Write[] = [];
  #free: number[] = [];
  #high: number;
  dropped = 0;

  constructor(file: Buffer, drop: (path: readonly string[], entry: Entry) => boolean) {
    this.#file = file;
    this.#drop = drop;
    this.#meta = metaOf(file);
    this.#high = this.#meta.high;
  }

  writes(): Write[] {
    const free = this.#freePages();
    this.#free = [...free];
    const root = this.#bucket([], this.#meta.root);
    const twice = free.find((page) => this.#used.has(page));
    if (twice !== undefined) throw unknown(`page ${twice} is in use and free`);
    if (root === this.#meta.root) return [];
    const list = this.#putFreePages();
    return [...this.#written, this.#newMeta(root, list)];
  }

  /** The value of the bucket's entry, the same when nothing changed. */
  #bucket(path: readonly string[], value: Buffer): Buffer {
    need(value.length >= BUCKET_HEAD, 'a bucket without a head');
    const root = number(value, 0);
    return root === 0 ? this.#inline(path, value) : this.#tree(path, root, value);
  }

  #inline(path: readonly string[], value: Buffer): Buffer {
    const page = value.subarray(BUCKET_HEAD);
    need(page.length >= PAGE_HEAD && page.readUInt16LE(8) === LEAF, 'a bucket of another kind');
    const before = elements(page);
    const after = this.#entries(path, before);
    if (after === before) return value;
    const heads = Buffer.from(value.subarray(0, BUCKET_HEAD + PAGE_HEAD));
    heads.writeUInt16LE(after.length, BUCKET_HEAD + 10);
    return Buffer.concat([heads, leaf(after).body]);
  }

  /**
   * One that changes is made anew. bbolt ends podman when a branch page has but one page below it or
   * knows a page by another key than its first, and mixes pages up that do not lie equally deep.
   */
  #tree(path: readonly string[], root: number, value: Buffer): Buffer {
    const pages: number[] = [];
    const before = this.#collect(root, 0, pages);
    const after = this.#entries(path, before);
    if (after === before) return value;
    this.#freed.push(...pages);
    const changed = Buffer.from(value);
    changed.writeBigUInt64LE(BigInt(this.#plant(after)), 0);
    return changed;
  }

  #collect(page: number, level: number, pages: number[]): Element[] {
    need(level < MOST_LEVELS, `page ${page} lies too deep`);
    const { flags, bytes, span } = this.#take(page);
    for (let one = page; one < page + span; one++) pages.push(one);
    if (flags === LEAF) return elements(bytes);
    need(flags === BRANCH, `page ${page} is of kind ${flags}`);
    return children(bytes).flatMap((child) => this.#collect(child, level + 1, pages));
  }

  /** The root of a tree that has them. */
  #plant(list: readonly Element[]): number {
    let level = this.#row(list, LEAF, leaf, ({ key, value }) => key.length + value.length);
    while (level.length > 1) level = this.#row(level, BRANCH, branch, ({ key }) => key.length);
    return level[0]?.page ?? this.#put(LEAF, leaf([]));
  }

  #row<T extends { readonly key: Buffer }>(
    list: readonly T[],
    kind: number,
    body: (some: readonly T[]) => Body,
    size: (one: T) => number,
  ): Child[] {
    return chunks(list, this.#meta.pageSize / 2, (one) => ELEMENT + size(one)).map((some) => ({
      key: some[0]?.key ?? Buffer.alloc(0),
      page: this.#put(kind, body(some)),
    }));
  }

  /** The same array when nothing changed. */
  #entries(path: readonly string[], before: Element[]): Element[] {
    let changed = false;
    const after = before.flatMap((element) => {
      if ((element.flags & BUCKET) !== 0) {
        const value = this.#bucket([...path, element.key.toString()], element.value);
        if (value === element.value) return element;
        changed = true;
        return { ...element, value };
      }
      if (!this.#drop(path, element)) return element;
      changed = true;
      this.dropped += 1;
      return [];
    });
    return changed ? after : before;
  }

  #take(page: number): { flags: number; bytes: Buffer; span: number } {
    const { pageSize, high } = this.#meta;
    need(page > 1 && page < high, `page ${page} is out of bounds`);
    const at = page * pageSize;
    need(number(this.#file, at) === page, `page ${page} says that it is another`);
    const span = 1 + this.#file.readUInt32LE(at + 12);
    need(page + span <= high, `page ${page} does not end`);
    for (let one = page; one < page + span; one++) {
      need(!this.#used.has(one), `page ${one} is there twice`);
      this.#used.add(one);
    }
    const bytes = this.#file.subarray(at, at + span * pageSize);
    return { flags: bytes.readUInt16LE(8), bytes, span };
  }

  /** What holds the list is as good as freed, since there will be another. */
  #freePages(): number[] {
    const { free, high } = this.#meta;
    const { flags, bytes, span } = this.#take(free);
    need(flags === FREE, `page ${free} is no list of free pages`);
    for (let one = free; one < free + span; one++) this.#freed.push(one);
    const count = bytes.readUInt16LE(10);
    need(count < MOST_COUNT && PAGE_HEAD + count * 8 <= bytes.length, 'too many free pages');
    const pages = Array.from({ length: count }, (_, at) => number(bytes, PAGE_HEAD + at * 8));
    need(new Set(pages).size === count, 'a page is free twice');
    need(
      pages.every((page) => page > 1 && page < high),
      'a free page is out of bounds',
    );
    return pages;
  }

  #putFreePages(): number {
    const page = this.#room(this.#spanOf((this.#free.length + this.#freed.length) * 8));
    const pages = [...this.#free, ...this.#freed].sort((a, b) => a - b);
    need(pages.length < MOST_COUNT, 'too many free pages');
    const body = Buffer.alloc(pages.length * 8);
    for (const [at, one] of pages.entries()) body.writeBigUInt64LE(BigInt(one), at * 8);
    return this.#put(FREE, { count: pages.length, body }, page);
  }

  #spanOf(bytes: number): number {
    return Math.ceil((PAGE_HEAD + bytes) / this.#meta.pageSize);
  }

  /** Pages that the content as it is does not use: a free one, or the next behind all. */
  #room(span: number): number {
    const free = span === 1 ? this.#free.shift() : undefined;
    if (free !== undefined) return free;
    this.#high += span;
    return this.#high - span;
  }

  #put(flags: number, { count, body }: Body, given?: number): number {
    const span = this.#spanOf(body.length);
    const page = given ?? this.#room(span);
    const bytes = Buffer.alloc(span * this.#meta.pageSize);
    bytes.writeBigUInt64LE(BigInt(page), 0);
    bytes.writeUInt16LE(flags, 8);
    bytes.writeUInt16LE(count, 10);
    bytes.writeUInt32LE(span - 1, 12);
    body.copy(bytes, PAGE_HEAD);
    this.#written.push({ at: page * this.#meta.pageSize, bytes });
    return page;
  }

  #newMeta(root: Buffer, free: number): Write {
    const { pageSize, transaction } = this.#meta;
    const next = transaction + 1n;
    const page = next % 2n;
    const bytes = Buffer.alloc(PAGE_HEAD + META_BYTES);
    bytes.writeBigUInt64LE(page, 0);
    bytes.writeUInt16LE(META, 8);
    const meta = bytes.subarray(PAGE_HEAD);
    meta.writeUInt32LE(MAGIC, 0);
    meta.writeUInt32LE(VERSION, 4);
    meta.writeUInt32LE(pageSize, 8);
    root.copy(meta, 16);
    meta.writeBigUInt64LE(BigInt(free), 32);
    meta.writeBigUInt64LE(BigInt(this.#high), 40);
    meta.writeBigUInt64LE(next, 48);
    meta.writeBigUInt64LE(fnv1a(meta.subarray(0, CHECKSUM_AT)), CHECKSUM_AT);
    return { at: Number(page) * pageSize, bytes };
  }
}

/** The one that counts. */
function metaOf(file: Buffer): Meta {
  const first = metaAt(file, 0);
  const sizes = first === undefined ? PAGE_SIZES : [first.pageSize];
  const second = sizes.map((size) => metaAt(file, size)).find((meta) => meta !== undefined);
  const meta = [first, second]
    .filter((one) => one !== undefined)
    .toSorted((a, b) => Number(b.transaction - a.transaction))[0];
  if (meta === undefined) throw unknown('no valid meta page');
  need(PAGE_SIZES.includes(meta.pageSize), `pages of ${meta.pageSize} bytes`);
  need(meta.high * meta.pageSize <= file.length, 'it is shorter than it says');
  return meta;
}

function metaAt(file: Buffer, at: number): Meta | undefined {
  if (file.length < at + PAGE_HEAD + META_BYTES) return undefined;
  const meta = file.subarray(at + PAGE_HEAD, at + PAGE_HEAD + META_BYTES);
  if (meta.readUInt32LE(0) !== MAGIC || meta.readUInt32LE(4) !== VERSION) return undefined;
  if (meta.readBigUInt64LE(CHECKSUM_AT) !== fnv1a(meta.subarray(0, CHECKSUM_AT))) return undefined;
  return {
    pageSize: meta.readUInt32LE(8),
    root: meta.subarray(16, 32),
    free: number(meta, 32),
    high: number(meta, 40),
    transaction: meta.readBigUInt64LE(48),
  };
}

function elements(page: Buffer): Element[] {
  return each(page, (at) => {
    const [key, value] = [page.readUInt32LE(at + 8), page.readUInt32LE(at + 12)];
    const start = at + page.readUInt32LE(at + 4);
    need(key > 0 && start + key + value <= page.length, 'an entry ends beyond its page');
    return {
      flags: page.readUInt32LE(at),
      key: page.subarray(start, start + key),
      value: page.subarray(start + key, start + key + value),
    };
  });
}

/** The pages below a branch page. */
function children(page: Buffer): number[] {
  need(page.readUInt16LE(10) > 0, 'a branch page is empty');
  return each(page, (at) => number(page, at + 8));
}

function each<T>(page: Buffer, read: (at: number) => T): T[] {
  const count = page.readUInt16LE(10);
  need(PAGE_HEAD + count * ELEMENT <= page.length, 'a page says that it has more than it can');
  return Array.from({ length: count }, (_, index) => read(PAGE_HEAD + index * ELEMENT));
}

/** A page without its head. */
interface Body {
  readonly count: number;
  readonly body: Buffer;
}

function leaf(list: readonly Element[]): Body {
  const data = list.map(({ key, value }) => Buffer.concat([key, value]));
  return pack(data, (heads, at, start, index) => {
    const { flags, key, value } = list[index] as Element;
    heads.writeUInt32LE(flags, at);
    heads.writeUInt32LE(start, at + 4);
    heads.writeUInt32LE(key.length, at + 8);
    heads.writeUInt32LE(value.length, at + 12);
  });
}

function branch(list: readonly Child[]): Body {
  const keys = list.map(({ key }) => key);
  return pack(keys, (heads, at, start, index) => {
    const { key, page } = list[index] as Child;
    heads.writeUInt32LE(start, at);
    heads.writeUInt32LE(key.length, at + 4);
    heads.writeBigUInt64LE(BigInt(page), at + 8);
  });
}

/** Where the bytes of an element start is told from the element itself on. */
function pack(
  data: readonly Buffer[],
  head: (heads: Buffer, at: number, start: number, index: number) => void,
): Body {
  const heads = Buffer.alloc(data.length * ELEMENT);
  let end = heads.length;
  for (const [index, bytes] of data.entries()) {
    const at = index * ELEMENT;
    head(heads, at, end - at, index);
    end += bytes.length;
  }
  return { count: data.length, body: Buffer.concat([heads, ...data]) };
}

/** Of about so many bytes each, and of two at least where there are two. */
function chunks<T>(list: readonly T[], most: number, size: (one: T) => number): T[][] {
  const all: T[][] = [];
  let bytes = 0;
  for (const [at, one] of list.entries()) {
    bytes += size(one);
    const last = all.at(-1);
    const full = bytes > most && (last?.length ?? 0) > 1 && at < list.length - 1;
    if (last === undefined || full) {
      all.push([one]);
      bytes = size(one);
    } else last.push(one);
  }
  return all;
}

/** FNV-1a with 64 bits. */
function fnv1a(bytes: Buffer): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash;
}

/** What is too large to be exact is also too large for any use it has here. */
function number(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}

function need(right: boolean, what: string): asserts right {
  if (!right) throw unknown(what);
}

function unknown(what: string): Fault {
  return new Fault('PODMAN_FAILED', `not a database that is known here: ${what}`);
}

/**
 * Files of bbolt as its documentation describes them: made from nested records, and read back by a check
 * that is not the one of src. A bucket that fits in a quarter of a page and holds no bucket lies inline.
 */

export interface Bucket {
  readonly [key: string]: string | Bucket;
}

const HEAD = 16;
const [BRANCH, LEAF, META, FREE] = [1, 2, 4, 16] as const;

interface Cell {
  readonly key: Buffer;
  readonly value: Buffer;
  readonly flags: number;
}

const latin = (text: string) => Buffer.from(text, 'latin1');

function u64(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 8);
  for (const [at, one] of numbers.entries()) bytes.writeBigUInt64LE(BigInt(one), at * 8);
  return bytes;
}

function u32(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [at, one] of numbers.entries()) bytes.writeUInt32LE(one, at * 4);
  return bytes;
}

const pageHead = (id: number, flags: number, count: number, overflow: number) =>
  Buffer.concat([u64(id), u32(flags | (count << 16), overflow)]);

function packed(heads: (start: number, at: number) => Buffer, data: readonly Buffer[]): Buffer {
  let start = data.length * 16;
  const all = data.map((bytes, index) => {
    const head = heads(start - index * 16, index);
    start += bytes.length;
    return head;
  });
  return Buffer.concat([...all, ...data]);
}

export function checksum(bytes: Buffer): bigint {
  let hash = 14695981039346656037n;
  for (const byte of bytes)
    hash = ((hash ^ BigInt(byte)) * 1099511628211n) & 0xffff_ffff_ffff_ffffn;
  return hash;
}

export interface Shape {
  readonly pageSize?: number;
  /** Entries of a page at most; three or more. */
  readonly fill?: number;
  /** Pages that are free, before the first one in use. */
  readonly free?: number;
  readonly transaction?: number;
}

class Builder {
  readonly #pages: Buffer[] = [];
  readonly #first: number;
  readonly #pageSize: number;
  readonly #fill: number;

  constructor(first: number, pageSize: number, fill: number) {
    this.#first = first;
    this.#pageSize = pageSize;
    this.#fill = fill;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#pages);
  }

  put(flags: number, count: number, body: Buffer): number {
    const id = this.#first + this.bytes.length / this.#pageSize;
    const span = Math.ceil((HEAD + body.length) / this.#pageSize);
    const page = Buffer.alloc(span * this.#pageSize);
    Buffer.concat([pageHead(id, flags, count, span - 1), body]).copy(page);
    this.#pages.push(page);
    return id;
  }

  root(bucket: Bucket): number {
    const cells = Object.entries(bucket)
      .map(([key, value]): Cell => {
        const name = latin(key);
        if (typeof value === 'string') return { key: name, value: latin(value), flags: 0 };
        return { key: name, value: this.#value(value), flags: 1 };
      })
      .sort((a, b) => Buffer.compare(a.key, b.key));
    let level = this.#chunks(cells).map((some) => ({
      key: some[0]?.key ?? Buffer.alloc(0),
      id: this.put(LEAF, some.length, leafBody(some)),
    }));
    while (level.length > 1) {
      level = this.#chunks(level).map((some) => ({
        key: some[0]?.key ?? Buffer.alloc(0),
        id: this.put(
          BRANCH,
          some.length,
          packed(
            (start, at) =>
              Buffer.concat([u32(start, some[at]?.key.length ?? 0), u64(some[at]?.id ?? 0)]),
            some.map(({ key }) => key),
          ),
        ),
      }));
    }
    return level[0]?.id ?? this.put(LEAF, 0, Buffer.alloc(0));
  }

  #value(bucket: Bucket): Buffer {
    const flat = Object.entries(bucket).every(([, value]) => typeof value === 'string');
    const cells = Object.entries(bucket)
      .map(([key, value]): Cell => ({ key: latin(key), value: latin(String(value)), flags: 0 }))
      .sort((a, b) => Buffer.compare(a.key, b.key));
    const body = leafBody(cells);
    if (flat && HEAD + body.length <= this.#pageSize / 4) {
      return Buffer.concat([u64(0, 0), pageHead(0, LEAF, cells.length, 0), body]);
    }
    return u64(this.root(bucket), 0);
  }

  #chunks<T>(list: readonly T[]): T[][] {
    const count = Math.ceil(list.length / this.#fill);
    const end = (at: number) => Math.round((at * list.length) / count);
    return Array.from({ length: count }, (_, at) => list.slice(end(at), end(at + 1)));
  }
}

function leafBody(cells: readonly Cell[]): Buffer {
  return packed(
    (start, at) => {
      const { flags = 0, key, value } = cells[at] ?? {};
      return u32(flags, start, key?.length ?? 0, value?.length ?? 0);
    },
    cells.map(({ key, value }) => Buffer.concat([key, value])),
  );
}

/** Of both meta pages the first one counts when `transaction` is even. */
export function boltFile(
  content: Bucket,
  { pageSize = 4_096, fill = 20, free = 3, transaction = 7 }: Shape = {},
): Buffer {
  const builder = new Builder(2 + free, pageSize, fill);
  const root = builder.root(content);
  const unused = Array.from({ length: free }, (_, at) => 2 + at);
  const list = builder.put(FREE, unused.length, u64(...unused));
  const high = 2 + free + builder.bytes.length / pageSize;
  const metas = [0, 1].map((id) => {
    const page = Buffer.alloc(pageSize);
    const counts = transaction % 2 === id ? transaction : transaction - 1;
    // The one before knew another root.
    const at = counts === transaction ? root : 2;
    const body = Buffer.concat([u32(0xed0cdaed, 2, pageSize, 0), u64(at, 0, list, high, counts)]);
    const sum = Buffer.alloc(8);
    sum.writeBigUInt64LE(checksum(body));
    Buffer.concat([pageHead(id, META, 0, 0), body, sum]).copy(page);
    return page;
  });
  return Buffer.concat([...metas, Buffer.alloc(free * pageSize), builder.bytes]);
}

/**
 * The content of a file that is whole: each page is in use once or free once, keys rise, all leaves of
 * a tree lie equally deep, and each branch page has two pages below it and names them by their first keys.
 */
export function contentOf(file: Buffer): Bucket {
  const metas = [0, file.readUInt32LE(HEAD + 8)].map((at) => file.subarray(at + HEAD, at + 80));
  const valid = metas.filter((m) => m.readBigUInt64LE(56) === checksum(m.subarray(0, 56)));
  const [meta] = valid.sort((a, b) => Number(b.readBigUInt64LE(48) - a.readBigUInt64LE(48)));
  if (meta === undefined) throw new Error('no meta page');
  const pageSize = meta.readUInt32LE(8);
  const [free, high] = [Number(meta.readBigUInt64LE(32)), Number(meta.readBigUInt64LE(40))];
  if (file.length < high * pageSize) throw new Error('too short');
  const seen = new Set<number>([0, 1]);
  const see = (id: number) => {
    if (seen.has(id) || id >= high) throw new Error(`page ${id} is seen twice, or beyond ${high}`);
    seen.add(id);
  };
  const pageAt = (id: number): Buffer => {
    const at = id * pageSize;
    const span = 1 + file.readUInt32LE(at + 12);
    for (let one = 0; one < span; one++) see(id + one);
    if (Number(file.readBigUInt64LE(at)) !== id) throw new Error(`page ${id} is another`);
    return file.subarray(at, at + span * pageSize);
  };
  const cellsOf = (page: Buffer): Cell[] =>
    Array.from({ length: page.readUInt16LE(10) }, (_, index) => {
      const at = HEAD + index * 16;
      const [key, value] = [page.readUInt32LE(at + 8), page.readUInt32LE(at + 12)];
      const start = at + page.readUInt32LE(at + 4);
      const end = start + key + value;
      if (key === 0 || end > page.length) throw new Error('an entry beyond its page');
      return {
        flags: page.readUInt32LE(at),
        key: page.subarray(start, start + key),
        value: page.subarray(start + key, end),
      };
    });
  const tree = (id: number, level = 0, depths = new Set<number>()): Cell[] => {
    const page = pageAt(id);
    if (page.readUInt16LE(8) === LEAF) {
      if (depths.add(level).size > 1) throw new Error(`page ${id} lies deeper than another`);
      return cellsOf(page);
    }
    if (page.readUInt16LE(8) !== BRANCH) throw new Error(`page ${id} is no branch`);
    if (page.readUInt16LE(10) < 2) throw new Error(`page ${id} has but one below it`);
    return Array.from({ length: page.readUInt16LE(10) }, (_, index) => {
      const at = HEAD + index * 16;
      const start = at + page.readUInt32LE(at);
      const key = page.subarray(start, start + page.readUInt32LE(at + 4));
      const below = tree(Number(page.readBigUInt64LE(at + 8)), level + 1, depths);
      if (below.length === 0 || !key.equals(below[0]?.key ?? Buffer.alloc(0)))
        throw new Error(`page ${id} names a page by another key`);
      return below;
    }).flat();
  };
  const bucket = (value: Buffer): Bucket => {
    const root = Number(value.readBigUInt64LE(0));
    const cells = root === 0 ? cellsOf(value.subarray(16)) : tree(root);
    for (const [at, { key }] of cells.entries()) {
      const next = cells[at + 1];
      if (next !== undefined && Buffer.compare(key, next.key) >= 0) throw new Error('out of order');
    }
    return Object.fromEntries(
      cells.map(({ key, flags, value: held }) => [
        key.toString('latin1'),
        flags === 1 ? bucket(held) : held.toString('latin1'),
      ]),
    );
  };
  const content = bucket(meta.subarray(16, 32));
  const list = pageAt(free);
  if (list.readUInt16LE(8) !== FREE) throw new Error('no list of free pages');
  for (let at = 0; at < list.readUInt16LE(10); at++)
    see(Number(list.readBigUInt64LE(HEAD + at * 8)));
  if (seen.size !== high) throw new Error(`${high - seen.size} pages are lost`);
  return content;
}

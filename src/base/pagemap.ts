import { PAGE } from './pages.ts';

/*
 * What of the memory of a process is in which file: pagemap-PID.img of CRIU (images/pagemap.proto, 4.2). Two magic
 * numbers, then protobuf messages, each behind its length in 4 bytes. The first one names the file of the pages.
 */

const COMMON_MAGIC = 0x54564319;
const PAGEMAP_MAGIC = 0x56084025;
const HEAD = 8;

/** Flags of an entry: in an older image, may come late, lies in the file. */
export const PAGEMAP = { parent: 1, lazy: 2, present: 4 } as const;

export interface PagemapEntry {
  /** Address of the first page. */
  readonly start: number;
  readonly pages: number;
  /** Of PAGEMAP. */
  readonly flags: number;
}

export interface Pagemap {
  /** Of the file `pages-ID.img`, which has the present ones in this order. */
  readonly pagesId: number;
  readonly entries: readonly PagemapEntry[];
}

/** Throws an Error when it is none. */
export function readPagemap(image: Uint8Array): Pagemap {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  if (
    image.length < HEAD + 4 ||
    view.getUint32(0, true) !== COMMON_MAGIC ||
    view.getUint32(4, true) !== PAGEMAP_MAGIC
  ) {
    throw new Error('it is no pagemap of CRIU');
  }
  const entries: PagemapEntry[] = [];
  let pagesId: number | undefined;
  for (let at = HEAD; at < image.length; ) {
    const end = at + 4 + view.getUint32(at, true);
    if (end > image.length) throw new Error('the pagemap ends too early');
    const fields = numbers(image.subarray(at + 4, end));
    at = end;
    if (pagesId === undefined) {
      pagesId = fields[1] ?? 0;
      continue;
    }
    entries.push({
      start: fields[1] ?? 0,
      pages: fields[5] ?? fields[2] ?? 0,
      flags: fields[4] ?? (fields[3] === 1 ? PAGEMAP.parent : PAGEMAP.present),
    });
  }
  if (pagesId === undefined) throw new Error('the pagemap is empty');
  return { pagesId, entries };
}

export function writePagemap({ pagesId, entries }: Pagemap): Buffer {
  const magic = Buffer.alloc(HEAD);
  magic.writeUInt32LE(COMMON_MAGIC, 0);
  magic.writeUInt32LE(PAGEMAP_MAGIC, 4);
  const words = entries.map(({ start, pages, flags }) =>
    // The number of pages stands twice: the first place has been too small since 4.2.
    message(varint(1, start), varint(2, 0), varint(4, flags), varint(5, pages)),
  );
  return Buffer.concat([magic, message(varint(1, pagesId)), ...words]);
}

/** Of what CRIU names by a number: `pages-7.img` is 7. */
export function numbersOf(kind: 'pages' | 'pagemap', names: readonly string[]): number[] {
  const form = new RegExp(`^${kind}-(0|[1-9]\\d{0,9})\\.img$`);
  const numbers = names.flatMap((name) => form.exec(name)?.[1] ?? []);
  return numbers.map(Number).sort((a, b) => a - b);
}

/** A file of pages, as its name stands in a set. */
export const pagesName = (id: number): string => `checkpoint/pages-${id}.img`;

export const bytesOf = ({ pages }: PagemapEntry): number => pages * PAGE;

/** With its length before it. */
function message(...fields: readonly Buffer[]): Buffer {
  const body = Buffer.concat(fields);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([length, body]);
}

function varint(field: number, value: number): Buffer {
  const bytes = [field << 3];
  for (let left = BigInt(value); ; left >>= 7n) {
    const seven = Number(left & 0x7fn);
    if (left < 0x80n) return Buffer.from([...bytes, seven]);
    bytes.push(seven | 0x80);
  }
}

/** The numbers of a protobuf message that has nothing else, by field. */
function numbers(words: Uint8Array): (number | undefined)[] {
  const fields: (number | undefined)[] = [];
  let at = 0;
  const next = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = words[at++];
      if (byte === undefined) throw new Error('a number of the pagemap ends too early');
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  while (at < words.length) {
    const key = next();
    if (key % 8 !== 0) throw new Error('a field of an unknown kind in the pagemap');
    fields[Math.floor(key / 8)] = next();
  }
  return fields;
}

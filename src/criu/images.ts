import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../base/fault.ts';

/*
 * The few images of CRIU (3.x to 4.2.1) that are read here. A file is one magic number (inventory) or two
 * (a kind, then its own), all 32 bits little-endian, and then entries: length and protobuf message.
 */
const INVENTORY_MAGIC = 0x58313116;
const SERVICE_MAGIC = 0x55105940;
const STATS_MAGIC = 0x57093306;

/** stats-dump; times in microseconds. */
export interface DumpStats {
  /** From the first stopped task to the last. */
  readonly freezingUs: number;
  /** From then until they run again, or are gone. */
  readonly frozenUs: number;
  readonly memdumpUs: number;
  readonly memwriteUs: number;
  readonly pagesScanned: number;
  readonly pagesSkippedParent: number;
  readonly pagesWritten: number;
  readonly pagesLazy: number;
}

/** stats-restore; times in microseconds. */
export interface RestoreStats {
  readonly forkingUs: number;
  readonly restoreUs: number;
  readonly pagesRestored: number;
}

export interface Inventory {
  /** 2 is v1.1, the current one. */
  readonly imageVersion: number;
  /** 0 none, 1 SELinux, 2 AppArmor. */
  readonly lsm: number;
  /** Dumped with tcp-close: a restore must be told the same. */
  readonly tcpClose: boolean;
}

export async function readDumpStats(workDir: string): Promise<DumpStats> {
  const path = join(workDir, 'stats-dump');
  const stats = await readStats(path, 1);
  const at = (n: number) => numberAt(stats, n);
  return {
    freezingUs: at(1),
    frozenUs: at(2),
    memdumpUs: at(3),
    memwriteUs: at(4),
    pagesScanned: at(5),
    pagesSkippedParent: at(6),
    pagesWritten: at(7),
    pagesLazy: at(9),
  };
}

export async function readRestoreStats(workDir: string): Promise<RestoreStats> {
  const stats = await readStats(join(workDir, 'stats-restore'), 2);
  return {
    forkingUs: numberAt(stats, 3),
    restoreUs: numberAt(stats, 4),
    pagesRestored: numberAt(stats, 5),
  };
}

export async function readInventory(imagesDir: string): Promise<Inventory> {
  const path = join(imagesDir, 'inventory.img');
  const [entry] = imageEntries(await readFile(path), [INVENTORY_MAGIC], path);
  const fields = messageFields(entry ?? new Uint8Array(), path);
  return {
    imageVersion: numberAt(fields, 1),
    lsm: numberAt(fields, 6),
    tcpClose: numberAt(fields, 10) !== 0,
  };
}

async function readStats(path: string, which: number): Promise<Fields> {
  const [entry] = imageEntries(await readFile(path), [SERVICE_MAGIC, STATS_MAGIC], path);
  const part = messageFields(entry ?? new Uint8Array(), path).get(which);
  if (!(part instanceof Uint8Array)) throw damaged(path, 'it holds no statistics');
  return messageFields(part, path);
}

/** The messages of an image without binary tails. CRIU_PROTOCOL when it is not of this kind. */
export function imageEntries(
  file: Uint8Array,
  magics: readonly number[],
  path: string,
): Uint8Array[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const entries: Uint8Array[] = [];
  let at = 0;
  for (const magic of magics) {
    if (at + 4 > file.length || view.getUint32(at, true) !== magic) {
      throw damaged(path, 'it is an image of another kind');
    }
    at += 4;
  }
  while (at < file.length) {
    const length = at + 4 <= file.length ? view.getUint32(at, true) : Number.POSITIVE_INFINITY;
    at += 4;
    if (at + length > file.length) throw damaged(path, 'it ends too early');
    entries.push(file.subarray(at, at + length));
    at += length;
  }
  return entries;
}

type Fields = ReadonlyMap<number, number | Uint8Array>;

/** The last value of each field (protobuf encoding); numbers are exact to 2^53. */
export function messageFields(message: Uint8Array, path: string): Fields {
  const fields = new Map<number, number | Uint8Array>();
  let at = 0;
  const varint = (): number => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = message[at++];
      if (byte === undefined) throw damaged(path, 'a number ends too early');
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return Number(BigInt.asUintN(64, value));
    }
    throw damaged(path, 'a number is too long');
  };
  const bytes = (length: number): Uint8Array => {
    if (at + length > message.length) throw damaged(path, 'a field ends too early');
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    switch (key % 8) {
      case 0:
        fields.set(number, varint());
        break;
      case 1:
        fields.set(number, bytes(8));
        break;
      case 2:
        fields.set(number, bytes(varint()));
        break;
      case 5:
        fields.set(number, bytes(4));
        break;
      default:
        throw damaged(path, 'a field of an unknown kind');
    }
  }
  return fields;
}

function numberAt(fields: Fields, number: number): number {
  const value = fields.get(number);
  return typeof value === 'number' ? value : 0;
}

function damaged(path: string, why: string): Fault {
  return new Fault('CRIU_PROTOCOL', `${path} cannot be read: ${why}`, { facts: { path } });
}

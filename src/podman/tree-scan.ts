import { type BigIntStats, type Dirent, lstatSync, readdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { abortFault, type Op } from '../base/op.ts';
import { placeOf } from './place.ts';

/** A regular file that has one name only. */
export interface ScannedFile {
  /** Differs from the one before when content, name, owner, mode or attributes have changed since. */
  readonly signature: string;
  readonly inode: bigint;
  readonly bytes: number;
  /** Nanoseconds since 1970. */
  readonly mtimeNs: bigint;
  /** Unix milliseconds of its last change of any kind (ctime). */
  readonly changedMs: number;
}

export interface Scan {
  /** All but sockets, which CRIU makes anew: byte strings, relative, parents before their children. */
  readonly names: readonly string[];
  readonly files: ReadonlyMap<string, ScannedFile>;
}

/** Entries between two turns of the event loop: some milliseconds. */
const AT_ONCE = 1_000;

/** What lies below `root` on its file system. Names that vanish meanwhile are left out. */
export async function scanTree(op: Op, root: string): Promise<Scan> {
  const names: string[] = ['.'];
  const files = new Map<string, ScannedFile>();
  const { dev } = lstatSync(placeOf(root, '.'), { bigint: true });
  let turn = 0;
  const walk = async (dir: string): Promise<void> => {
    for (const entry of list(placeOf(root, dir))) {
      if (++turn % AT_ONCE === 0) await setImmediate();
      if (op.signal.aborted) throw abortFault(op.signal);
      if (entry.isSocket()) continue;
      const last = entry.name.toString('latin1');
      const name = dir === '' ? last : `${dir}/${last}`;
      const stat = unlessGone(() => lstatSync(placeOf(root, name), { bigint: true }));
      if (stat === undefined) continue;
      names.push(name);
      if (stat.isDirectory() && stat.dev === dev) await walk(name);
      if (stat.isFile() && stat.nlink === 1n) files.set(name, scanned(stat));
    }
  };
  await walk('');
  return { names, files };
}

/** The same of one file; undefined when it is none any more. */
export function scanFile(root: string, name: string): ScannedFile | undefined {
  const stat = unlessGone(() => lstatSync(placeOf(root, name), { bigint: true }));
  return stat?.isFile() === true && stat.nlink === 1n ? scanned(stat) : undefined;
}

function scanned(stat: BigIntStats): ScannedFile {
  const { ino, size, mode, uid, gid, mtimeNs, ctimeNs } = stat;
  return {
    signature: [ino, size, mode, uid, gid, mtimeNs, ctimeNs].join(' '),
    inode: ino,
    bytes: Number(size),
    mtimeNs,
    changedMs: Number(ctimeNs / 1_000_000n),
  };
}

function list(place: Buffer): Dirent<Buffer>[] {
  const read = () => readdirSync(place, { withFileTypes: true, encoding: 'buffer' });
  const entries = unlessGone(read) ?? [];
  return entries.sort((a, b) => Buffer.compare(a.name, b.name));
}

function unlessGone<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // ELOOP: where a directory was there is a link now.
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return undefined;
    throw error;
  }
}

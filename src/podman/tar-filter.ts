import type { FileHandle } from 'node:fs/promises';
import { Fault } from '../base/fault.ts';
import { abortFault, type Op } from '../base/op.ts';
import {
  encodedSize,
  type FoundEntry,
  readTar,
  type Sink,
  shown,
  TAR_END,
  type TarEntry,
  TarWriter,
} from './tar.ts';

/**
 * Archives of container files that come from a peer (root file system changes, volumes, /dev/shm)
 * are never handed on: they are read by our reader, judged, and written anew. Podman 5.8 unpacks
 * them on the host's root, without a chroot, and follows every symbolic link on the way to a name.
 * So a path must be made of directories that the same archive has brought before: such a directory
 * replaces whatever link the image has there, and no write can leave the container.
 */

export interface FilterLimits {
  readonly entries: number;
  /** Bytes of all content together. */
  readonly bytes: number;
}

export interface FilterPolicy extends FilterLimits {
  /** Named in messages, as `rootfs-diff.tar`. */
  readonly what: string;
  /** Keep set-user-ID and set-group-ID bits and file capabilities; else they are refused. */
  readonly privileges: boolean;
}

export const FILTER_LIMITS: FilterLimits = { entries: 1_000_000, bytes: 64 * 1024 ** 3 };

const NAME_MAX = 255;
const PATH_MAX = 4095;

/** What an archive brings, gathered while it is filtered. */
export class Contents {
  /** Kind of each entry so far; for a symbolic link its target. */
  readonly #kinds = new Map<string, 'directory' | 'file' | 'fifo' | { readonly link: string }>();
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  has(name: string): boolean {
    return this.#kinds.has(name);
  }

  /** The root ('') is always there. */
  isDirectory(name: string): boolean {
    return name === '' || this.#kinds.get(name) === 'directory';
  }

  kind(name: string) {
    return this.#kinds.get(name);
  }

  add(entry: FoundEntry): void {
    this.#bytes += entry.size;
    this.#kinds.set(
      entry.name,
      entry.kind === 'symlink'
        ? { link: entry.link }
        : entry.kind === 'directory' || entry.kind === 'fifo'
          ? entry.kind
          : 'file',
    );
  }

  get count(): number {
    return this.#kinds.size;
  }
}

/**
 * The entries that may pass, in their order. ARCHIVE_PATH, ARCHIVE_DUPLICATE, DIFF_FORBIDDEN,
 * LIMIT_ENTRIES, LIMIT_SIZE and what the reader throws.
 */
export async function* filterTar(
  op: Op,
  file: FileHandle,
  policy: FilterPolicy,
  contents = new Contents(),
): AsyncGenerator<FoundEntry> {
  for await (const entry of readTar(file, { longNames: true })) {
    if (op.signal.aborted) throw abortFault(op.signal);
    const passed = judge(canonical(entry), policy, contents);
    contents.add(passed);
    if (contents.count > policy.entries) {
      throw new Fault('LIMIT_ENTRIES', `${policy.what} has more than ${policy.entries} entries`);
    }
    if (contents.bytes > policy.bytes) {
      throw new Fault('LIMIT_SIZE', `${policy.what} unpacks to more than ${policy.bytes} bytes`);
    }
    yield passed;
  }
}

/** GNU tar and podman begin names with `./` when they archive a directory as a whole. */
function canonical(entry: FoundEntry): FoundEntry {
  const bare = (path: string) => (/^\.\/./.test(path) ? path.slice(2) : path);
  const link = entry.kind === 'hardlink' ? bare(entry.link) : entry.link;
  return { ...entry, name: bare(entry.name), link };
}

function judge(entry: FoundEntry, policy: FilterPolicy, contents: Contents): FoundEntry {
  const where = `${policy.what}: ${shown(entry.name)}`;
  const forbid = (why: string): never => {
    throw new Fault('DIFF_FORBIDDEN', `${where} ${why}`, { facts: { file: policy.what } });
  };
  if (entry.name !== '.' || entry.kind !== 'directory') checkPath(entry.name, where);
  if (contents.has(entry.name)) throw new Fault('ARCHIVE_DUPLICATE', `${where} comes twice`);
  if (!contents.isDirectory(parentOf(entry.name))) {
    forbid('lies in a directory that the archive has not brought before');
  }
  for (const [attribute] of entry.xattrs) {
    if (attribute === 'security.capability') {
      if (!policy.privileges) forbid('has file capabilities');
    } else if (!/^(user\.|system\.posix_acl_(access|default)$)/.test(attribute)) {
      forbid(`has the attribute ${shown(attribute)}`);
    }
  }
  switch (entry.kind) {
    case 'character-device':
    case 'block-device':
      return forbid('is a device');
    case 'symlink':
      if (entry.link.length > PATH_MAX) forbid('points to a path that is too long');
      return entry;
    case 'hardlink': {
      const target = contents.kind(entry.link);
      if (target === 'file') return entry;
      // A second name of a symbolic link becomes a link of its own: podman would change the mode of
      // what it points to.
      if (typeof target === 'object') return { ...entry, kind: 'symlink', link: target.link };
      return forbid('links to what the archive has not brought before');
    }
    case 'file':
      if ((entry.mode & 0o6000) !== 0 && !policy.privileges)
        forbid('is set-user-ID or set-group-ID');
      return entry;
    case 'directory':
    case 'fifo':
      return entry;
  }
}

/** Relative, in the one form in which each file has one name. ARCHIVE_PATH. */
export function checkPath(name: string, where: string): void {
  const parts = name.split('/');
  const bad = parts.some((part) => part === '' || part === '.' || part === '..');
  if (bad || name.includes('\0')) throw new Fault('ARCHIVE_PATH', `${where} leaves its root`);
  if (name.length > PATH_MAX || parts.some((part) => part.length > NAME_MAX)) {
    throw new Fault('ARCHIVE_PATH', `${where} is too long`);
  }
}

export function parentOf(name: string): string {
  const slash = name.lastIndexOf('/');
  return slash === -1 ? '' : name.slice(0, slash);
}

/** Reads the whole archive once: how large its filtered form is, and what it brings. */
export async function measure(
  op: Op,
  file: FileHandle,
  policy: FilterPolicy,
): Promise<{ size: number; contents: Contents }> {
  const contents = new Contents();
  let size = TAR_END;
  for await (const entry of filterTar(op, file, policy, contents)) size += encodedSize(entry);
  return { size, contents };
}

/** Writes the filtered form, and empty files of our own behind it. */
export async function filterInto(
  op: Op,
  file: FileHandle,
  policy: FilterPolicy,
  sink: Sink,
  added: readonly TarEntry[] = [],
): Promise<void> {
  const out = new TarWriter(sink);
  for await (const entry of filterTar(op, file, policy)) {
    await out.head(entry);
    await out.copy(file, entry.at, entry.size);
  }
  for (const entry of added) await out.head(entry);
  await out.end();
}

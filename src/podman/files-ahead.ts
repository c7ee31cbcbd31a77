import { closeSync, lstatSync } from 'node:fs';
import { mkdir, open, readdir, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claims } from '../base/claims.ts';
import { asFault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { openTreeWithoutLinks } from '../sys/libc.ts';
import { run } from '../sys/run.ts';
import type { PodmanDeps } from './deps.ts';
import { type ContainerFacts, checkName, findVolumes, mountpoint } from './engine.ts';
import { placeOf } from './place.ts';
import { LISTED, listed, overlayOf, TAR_CREATE } from './rootfs-diff.ts';
import { readTar } from './tar.ts';
import { type Scan, type ScannedFile, scanFile, scanTree } from './tree-scan.ts';

/**
 * Files of volumes and of the root file system, sent while their container runs. What tells that a file has not
 * changed since is its ctime, which no program can set, with its size, inode, mode and owner. A program that
 * writes into a shared mapping of it changes that only when the page was clean: so all is written back before
 * each look, and what is mapped in such a way at the end counts as changed. Only regular files with one name
 * go ahead; all else is of the pause.
 */

type Deps = Pick<PodmanDeps, 'paths'>;

/** File systems that note the time of each write, through a mapping too (statfs(2), f_type). */
const NOTES_WRITES: ReadonlySet<number> = new Set([
  0xef53, // ext2, ext3, ext4
  0x58465342, // XFS
  0x9123683e, // Btrfs
]);
const OVERLAY = 0x794c7630;
/** A file changed so shortly before we looked may change again and have the same time (ext3 counts in seconds). */
const SETTLED_MS = 3_000;

/** A tree, by the name its archive has in a set, without `.tar`. */
export const ROOTFS = 'rootfs-diff';
export const volumeTree = (volume: string) => `volumes/${checkName(volume)}`;

interface Tree {
  /** Where its files show that they change: of an overlay the upper directory. */
  readonly look: string;
  /** Where they are read: an overlay through its mount. */
  readonly read: string;
}

/** By path: what the other side has. */
type Files = Map<string, string>;

export class FilesAhead {
  readonly #trees: Map<string, Tree>;
  readonly #sent: Map<string, Files>;
  /** On their way. */
  #round = new Map<string, Files>();

  private constructor(trees: Map<string, Tree>) {
    this.#trees = trees;
    this.#sent = new Map([...trees.keys()].map((name) => [name, new Map()]));
  }

  /** Undefined when nothing of it can go ahead. */
  static async of(
    op: Op,
    deps: Deps,
    claims: Pick<Claims, 'volumes'>,
    container: Pick<ContainerFacts, 'GraphDriver'>,
  ): Promise<FilesAhead | undefined> {
    const trees = new Map<string, Tree>();
    const volumes = await findVolumes(op, deps, claims.volumes);
    for (const name of claims.volumes) {
      const place = mountpoint(volumes, name, 'DUMP_FAILED');
      trees.set(volumeTree(name), { look: place, read: place });
    }
    const { upper, merged } = overlayOf(container);
    trees.set(ROOTFS, { look: upper, read: merged });
    for (const [name, tree] of trees) {
      const why = await unfit(tree);
      if (why === undefined) continue;
      op.log('files of a tree cannot go ahead', { tree: name, why });
      trees.delete(name);
    }
    return trees.size === 0 ? undefined : new FilesAhead(trees);
  }

  /** Where the files of a volume lie; undefined when none of them can go ahead. */
  place(volume: string): string | undefined {
    return this.#trees.get(volumeTree(volume))?.read;
  }

  /** Writes what has changed since the last round into `dir`, as a set has it. Returns the names. */
  async round(op: Op, deps: Deps, dir: string): Promise<string[]> {
    this.#round = new Map();
    await mkdir(join(dir, 'volumes'), { recursive: true, mode: 0o700 });
    const names: string[] = [];
    for (const [name, tree] of this.#trees) {
      const archive = `${name}.tar`;
      if (await this.#pack(op, deps, name, tree, join(dir, archive))) names.push(archive);
    }
    return names;
  }

  /** False when there is nothing to be sent. */
  async #pack(op: Op, deps: Deps, name: string, tree: Tree, archive: string): Promise<boolean> {
    await run(op, deps.paths.sync, ['--file-system', tree.look]);
    const settled = Date.now() - SETTLED_MS;
    using look = new Unlinked(tree.look);
    using read = new Unlinked(tree.read);
    const { files } = await scanTree(op, look.path);
    const sent = this.#sent.get(name) ?? new Map();
    // In the place of a directory that went, a round may bring a file: what was below it is there no more.
    for (const known of sent.keys()) if (!files.has(known)) sent.delete(known);
    const changed = [...files].filter(
      ([file, { signature, changedMs }]) => sent.get(file) !== signature && changedMs < settled,
    );
    if (changed.length === 0) return false;
    const list = withParents(changed.map(([file]) => file));
    await archiveRunning(op, deps, read.path, list, archive);
    const brought = await filesOf(archive);
    const taken = changed.filter(
      ([file, { bytes, mtimeNs }]) => brought.get(file) === stamp(bytes, decimal(mtimeNs)),
    );
    this.#round.set(name, new Map(taken.map(([file, { signature }]) => [file, signature])));
    return true;
  }

  /** The other side has laid down what the last round brought. */
  taken(): void {
    for (const [tree, files] of this.#round) {
      for (const [name, signature] of files) this.#sent.get(tree)?.set(name, signature);
    }
    this.#round = new Map();
  }

  /** Names of those files of a tree that the other side has as they are now. The container stands still. */
  kept(name: string, { files }: Scan, mapped: ReadonlySet<bigint>): ReadonlySet<string> {
    const sent = this.#sent.get(name);
    const tree = this.#trees.get(name);
    if (sent === undefined || tree === undefined) return new Set();
    const kept = [...files].filter(
      ([file, now]) => sent.get(file) === now.signature && !isMapped(tree, file, now, mapped),
    );
    return new Set(kept.map(([file]) => file));
  }

  /** All of the root file system goes in the pause. */
  dropRootfs(): void {
    this.#sent.delete(ROOTFS);
    this.#trees.delete(ROOTFS);
  }

  /** The same among these names of the root file system. */
  keptOfRootfs(names: readonly string[], mapped: ReadonlySet<bigint>): ReadonlySet<string> {
    const sent = this.#sent.get(ROOTFS);
    const tree = this.#trees.get(ROOTFS);
    if (sent === undefined || tree === undefined) return new Set();
    const kept = names.filter((name) => {
      const was = sent.get(name);
      const now = was === undefined ? undefined : scanFile(tree.look, name);
      return now !== undefined && now.signature === was && !isMapped(tree, name, now, mapped);
    });
    return new Set(kept);
  }
}

/** A mapping of a file in an overlay names the inode of the mount, or that of the upper directory. */
function isMapped(
  { look, read }: Tree,
  file: string,
  { inode }: ScannedFile,
  mapped: ReadonlySet<bigint>,
): boolean {
  if (mapped.size === 0) return false;
  if (mapped.has(inode)) return true;
  return look !== read && mapped.has(lstatSync(placeOf(read, file), { bigint: true }).ino);
}

/** Why no file of a tree can go ahead. */
async function unfit({ look, read }: Tree): Promise<string | undefined> {
  const [below, above] = await Promise.all([statfs(look), statfs(read)]);
  if (!NOTES_WRITES.has(below.type)) return `file system ${below.type.toString(16)}`;
  // An overlay of a program (FUSE) keeps writes to itself for a while.
  if (look !== read && above.type !== OVERLAY) return `mounted as ${above.type.toString(16)}`;
  try {
    new Unlinked(read)[Symbol.dispose]();
    return undefined;
  } catch (error) {
    return asFault(error).message;
  }
}

/**
 * A tree whose owner runs, and may put a link to files of the host in the place of a directory at any moment:
 * no path leads through one here.
 */
class Unlinked implements Disposable {
  readonly #fd: number;
  /** For children of ours too. */
  readonly path: string;

  constructor(place: string) {
    this.#fd = openTreeWithoutLinks(place);
    this.path = `/proc/${process.pid}/fd/${this.#fd}`;
  }

  [Symbol.dispose](): void {
    closeSync(this.#fd);
  }
}

/** Archives of a round that tar writes, from their beginning to their end. */
export async function growingAhead(dir: string): Promise<string[]> {
  const volumes = await readdir(join(dir, 'volumes')).catch(() => []);
  const rootfs = await readdir(dir).catch(() => []);
  const own = rootfs.filter((name) => name === `${ROOTFS}.tar`);
  return [...volumes.sort().map((name) => `volumes/${name}`), ...own];
}

/** Writes these names below `place` into a new archive, those of them that are still there. */
async function archiveRunning(
  op: Op,
  deps: Deps,
  place: string,
  names: readonly string[],
  archive: string,
): Promise<void> {
  await run(
    op,
    deps.paths.tar,
    [...TAR_CREATE, `--file=${archive}`, `--directory=${place}`, '--ignore-failed-read', ...LISTED],
    // 1: some files changed or went while they were read.
    { input: listed(names), ok: [0, 1] },
  );
}

/** Size and time of the last write. */
const stamp = (bytes: number, mtime: string) => `${bytes} ${mtime}`;

/** Seconds, as archives have them: with as many digits behind the point as are needed. */
function decimal(ns: bigint): string {
  const rest = String(ns % 1_000_000_000n)
    .padStart(9, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(ns / 1_000_000_000n) : `${ns / 1_000_000_000n}.${rest}`;
}

/**
 * What tar has met under each name. It may have been another file for a moment, or none, and the one we looked at
 * be back as it was: renaming a directory changes nothing of the files in it.
 */
async function filesOf(archive: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  await using file = await open(archive);
  for await (const { name, kind, size, mtime } of readTar(file, { longNames: true })) {
    if (kind === 'file') found.set(name, stamp(size, mtime));
  }
  return found;
}

/** A path is made of directories that the same archive brings. */
function withParents(names: readonly string[]): string[] {
  const all = new Set(['.']);
  for (const name of names) {
    for (let end = name.indexOf('/'); end !== -1; end = name.indexOf('/', end + 1)) {
      all.add(name.slice(0, end));
    }
    all.add(name);
  }
  return [...all];
}

/** Inodes of files that processes write through shared mappings: proc_pid_maps(5). */
export async function mappedForWriting(pids: readonly number[]): Promise<ReadonlySet<bigint>> {
  const inodes = new Set<bigint>();
  for (const pid of pids) {
    const maps = await readFile(`/proc/${pid}/maps`, 'latin1');
    for (const [, inode] of maps.matchAll(/^\S+ .w.s \S+ \S+ (\d+)/gm)) {
      if (inode !== undefined && inode !== '0') inodes.add(BigInt(inode));
    }
  }
  return inodes;
}

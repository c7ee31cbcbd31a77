import { mkdir, readdir, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claims } from '../base/claims.ts';
import type { Op } from '../base/op.ts';
import { run } from '../sys/run.ts';
import type { PodmanDeps } from './deps.ts';
import { checkName, findVolumes, mountpoint } from './engine.ts';
import { LISTED, listed, TAR_CREATE } from './rootfs-diff.ts';
import { type Scan, scanFile, scanTree } from './volume-scan.ts';

/**
 * Volumes sent while their container runs. What tells that a file has not changed since is its ctime, which
 * no program can set, with its size, inode, mode and owner. A program that writes into a shared mapping of
 * it changes that only when the page was clean: so all is written back before each look, and what is
 * mapped in such a way at the end counts as changed. Only regular files with one name go ahead; all else is
 * of the pause.
 */

type Deps = Pick<PodmanDeps, 'paths'>;

/** File systems that note the time of each write, through a mapping too (statfs(2), f_type). */
const NOTES_WRITES: ReadonlySet<number> = new Set([
  0xef53, // ext2, ext3, ext4
  0x58465342, // XFS
  0x9123683e, // Btrfs
]);
/** A file changed so shortly before we looked may change again and have the same time (ext3 counts in seconds). */
const SETTLED_MS = 3_000;

/** By path: what the other side has. */
type Files = Map<string, string>;

export class VolumesAhead {
  readonly #places: ReadonlyMap<string, string>;
  readonly #sent: ReadonlyMap<string, Files>;
  /** On their way. */
  #round = new Map<string, Files>();

  private constructor(places: ReadonlyMap<string, string>) {
    this.#places = places;
    this.#sent = new Map([...places.keys()].map((name) => [name, new Map()]));
  }

  /** Undefined when nothing of it can go ahead. */
  static async of(
    op: Op,
    deps: Deps,
    claims: Pick<Claims, 'volumes'>,
  ): Promise<VolumesAhead | undefined> {
    const volumes = await findVolumes(op, deps, claims.volumes);
    const places = new Map<string, string>();
    for (const name of claims.volumes) {
      const place = mountpoint(volumes, name, 'DUMP_FAILED');
      const { type } = await statfs(place);
      if (NOTES_WRITES.has(type)) places.set(name, place);
      else op.log('a volume cannot go ahead', { volume: name, fileSystem: type.toString(16) });
    }
    return places.size === 0 ? undefined : new VolumesAhead(places);
  }

  /** Where its files lie; undefined when none of them can go ahead. */
  place(volume: string): string | undefined {
    return this.#places.get(volume);
  }

  /** Writes what has changed since the last round into `dir`, as a set has it. Returns the names. */
  async round(op: Op, deps: Deps, dir: string): Promise<string[]> {
    this.#round = new Map();
    await mkdir(join(dir, 'volumes'), { recursive: true, mode: 0o700 });
    const names: string[] = [];
    for (const [volume, place] of this.#places) {
      await run(op, deps.paths.sync, ['--file-system', place]);
      const settled = Date.now() - SETTLED_MS;
      const scan = await scanTree(op, place);
      const sent = this.#sent.get(volume);
      const changed = [...scan.files].filter(
        ([name, file]) => sent?.get(name) !== file.signature && file.changedMs < settled,
      );
      if (changed.length === 0) continue;
      const list = withParents(changed.map(([name]) => name));
      const archive = `volumes/${checkName(volume)}.tar`;
      await archiveRunning(op, deps, place, list, join(dir, archive));
      names.push(archive);
      const taken = changed.filter(
        ([name, { signature }]) => scanFile(place, name)?.signature === signature,
      );
      this.#round.set(volume, new Map(taken.map(([name, { signature }]) => [name, signature])));
    }
    return names;
  }

  /** The other side has laid down what the last round brought. */
  taken(): void {
    for (const [volume, files] of this.#round) {
      for (const [name, signature] of files) this.#sent.get(volume)?.set(name, signature);
    }
    this.#round = new Map();
  }

  /** Names of those files that the other side has as they are now. The container stands still. */
  kept(volume: string, { files }: Scan, mapped: ReadonlySet<bigint>): ReadonlySet<string> {
    const sent = this.#sent.get(volume);
    const kept = [...files].filter(
      ([name, file]) => sent?.get(name) === file.signature && !mapped.has(file.inode),
    );
    return new Set(kept.map(([name]) => name));
  }
}

/** Archives of a round that tar writes, from their beginning to their end. */
export async function growingAhead(dir: string): Promise<string[]> {
  const there = await readdir(join(dir, 'volumes')).catch(() => []);
  return there.sort().map((name) => `volumes/${name}`);
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

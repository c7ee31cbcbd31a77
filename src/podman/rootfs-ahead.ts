import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { run } from '../sys/run.ts';
import { openIfThere, openSet, policyFor, type UnpackLimits } from './archive.ts';
import type { PodmanDeps } from './deps.ts';
import { ROOTFS } from './files-ahead.ts';
import { mustHaveCome } from './kept-list.ts';
import { placeOf } from './place.ts';
import type { FoundEntry } from './tar.ts';
import { type Contents, FILTER_LIMITS, filterTar } from './tar-filter.ts';
import { clearWay, unpackOurs, writeFiltered } from './unpack.ts';

/**
 * Target: files of a root file system that come ahead. Podman makes the place for them only when its restore
 * begins, with the first rounds long gone by. So what has passed the filter waits in files of the job, which go
 * when the job goes, and is laid down through the mount of the new container, before the freeze.
 */

type Deps = Pick<PodmanDeps, 'paths' | 'cgroupFor'>;

const ARCHIVE = `${ROOTFS}.tar`;
/** Digits of a round in a name: their order is that of the rounds. */
const DIGITS = 9;

/** What waits: a directory of the job, beside `dir`. */
const waitingIn = (dir: string) => join(dirname(dir), 'rootfs-ahead');

/** Keeps what came of the root file system in `dir`. Nothing happens when nothing did. */
export async function keepRootfs(op: Op, dir: string, limits: UnpackLimits): Promise<void> {
  await using file = await openIfThere(dir, ARCHIVE);
  if (file === undefined) return;
  const waiting = waitingIn(dir);
  await mkdir(waiting, { recursive: true, mode: 0o700 });
  const last = (await rounds(waiting)).at(-1) ?? '0';
  const round = String(Number.parseInt(last, 10) + 1).padStart(DIGITS, '0');
  const coming = join(waiting, 'coming');
  try {
    await writeFiltered(op, file, policyFor(ARCHIVE, limits), coming);
    await rename(coming, join(waiting, `${round}.tar`));
  } finally {
    await rm(coming, { force: true });
  }
}

async function rounds(waiting: string): Promise<string[]> {
  const names = await readdir(waiting).catch(() => []);
  return names.filter((name) => name.endsWith('.tar')).sort();
}

/** What has been laid down in the root file system of one container. */
export class LaidDown {
  /** All names, also of what was laid down in part, parents before their children. */
  readonly #directory = new Map<string, boolean>();
  /** Files that are there from their beginning to their end. */
  readonly #whole = new Set<string>();

  /** Lays down what waits beside `dir`, through the mounted `root`, and returns when it is on disk. */
  async take(
    op: Op,
    deps: Deps,
    job: string,
    dir: string,
    root: string,
    limits: UnpackLimits,
  ): Promise<void> {
    const waiting = waitingIn(dir);
    for (const name of await rounds(waiting)) {
      await this.#lay(op, deps, job, waiting, name, root, limits);
      await rm(join(waiting, name));
    }
    // What the pause does not bring again is on disk before it begins.
    await run(op, deps.paths.sync, ['--file-system', root], { cgroup: await deps.cgroupFor(job) });
  }

  async #lay(
    op: Op,
    deps: Deps,
    job: string,
    waiting: string,
    name: string,
    root: string,
    limits: UnpackLimits,
  ): Promise<void> {
    await using file = await openSet(waiting, name);
    const policy = policyFor(ARCHIVE, limits);
    const files: string[] = [];
    for await (const entry of filterTar(op, file, policy)) {
      this.#note(entry);
      if (entry.kind === 'file') files.push(entry.name);
    }
    await clearWay(op, file, policy, root);
    await unpackOurs(op, deps, job, join(waiting, name), root);
    for (const one of files) this.#whole.add(one);
  }

  #note({ name, kind }: FoundEntry): void {
    if (name === '.') return;
    this.#whole.delete(name);
    if (kind !== 'directory' && this.#directory.get(name) === true) this.#forgetBelow(name);
    this.#directory.set(name, kind === 'directory');
    if (this.#directory.size > FILTER_LIMITS.entries) {
      throw new Fault('LIMIT_ENTRIES', `more than ${FILTER_LIMITS.entries} files came ahead`);
    }
  }

  #forgetBelow(name: string): void {
    for (const other of this.#directory.keys()) {
      if (!other.startsWith(`${name}/`)) continue;
      this.#directory.delete(other);
      this.#whole.delete(other);
    }
  }

  /** ARCHIVE_MISSING when one of these files is not there. */
  mustHave(kept: ReadonlySet<string>): void {
    mustHaveCome(
      ARCHIVE,
      [...kept].filter((name) => !this.#whole.has(name)),
    );
  }

  /** Takes away what neither the archive brings, whose contents these are, nor the list of kept files names. */
  async prune(root: string, contents: Contents, kept: ReadonlySet<string>): Promise<void> {
    for (const [name, directory] of this.#directory) {
      const stays = directory
        ? contents.isDirectory(name)
        : kept.has(name) || (contents.has(name) && !contents.isDirectory(name));
      // Where the directory of a name did not stay, nothing is left of it.
      if (!stays) await rm(placeOf(root, name), { recursive: true, force: true });
    }
  }
}

import type { Dirent } from 'node:fs';
import { lstat, readdir, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { Fault } from '../base/fault.ts';
import { abortFault, type Op } from '../base/op.ts';
import { run } from '../sys/run.ts';
import type { PodmanDeps } from './deps.ts';
import type { ContainerFacts } from './engine.ts';
import { placeOf } from './place.ts';
import { shown } from './tar.ts';

/**
 * What a container changed in its root file system. Podman's own diff (5.8) leaves out files that
 * were modified but do not exist under the same path on the host, and the mode and owner of
 * directories. So we read the upper directory of the overlay ourselves: what lies in it was changed,
 * what the layers below show and the merged view does not was deleted.
 *
 * Contents are read through the merged view: with `metacopy` a file in the upper directory may have
 * no content of its own.
 */

/** Attributes that belong to the host or the overlay, not to the file. */
const HOST_XATTRS = ['trusted.*', 'security.selinux', 'security.ima', 'security.evm'] as const;

/** Flags of every archive of container files: GNU tar 1.35, all that a file has, nothing guessed. */
export const TAR_CREATE: readonly string[] = [
  '--create',
  '--format=posix',
  // The process id in the name of pax headers would make two equal trees differ.
  '--pax-option=exthdr.name=pax,delete=atime,delete=ctime',
  '--numeric-owner',
  '--xattrs',
  '--xattrs-include=*',
  ...HOST_XATTRS.map((pattern) => `--xattrs-exclude=${pattern}`),
];

/** What is archived are the names on standard input, and nothing below them. */
export const LISTED: readonly string[] = ['--no-recursion', '--null', '--files-from=-'];

/** Byte strings, as standard input. */
export function listed(names: readonly string[]): Buffer {
  return Buffer.from(names.map((name) => `${name}\0`).join(''), 'latin1');
}

type Facts = Pick<ContainerFacts, 'Id' | 'GraphDriver'>;

interface Overlay {
  readonly upper: string;
  readonly merged: string;
  readonly lowers: readonly string[];
}

/** The directories of its root file system. DUMP_FAILED. */
export function overlayOf({ GraphDriver }: Pick<Facts, 'GraphDriver'>): Overlay {
  const { Name: driver, Data: data } = GraphDriver;
  const upper = data['UpperDir'] ?? '';
  const merged = data['MergedDir'] ?? '';
  const lowers = (data['LowerDir'] ?? '').split(':').filter((dir) => dir !== '');
  if (driver !== 'overlay' || ![upper, merged, ...lowers].every((dir) => isAbsolute(dir))) {
    throw new Fault('DUMP_FAILED', `storage driver ${driver}: only overlay can be read`);
  }
  return { upper, merged, lowers };
}

/**
 * Writes `rootfs-diff.tar` and, when something was deleted, `deleted.files` into `setDir`, and the files that went
 * ahead, as `keptOf` tells them, into the list `rootfs-diff.kept` and not into the archive. The container
 * stands still meanwhile. DUMP_FAILED, DIFF_FORBIDDEN.
 */
export async function collectRootfs(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  container: Facts,
  setDir: string,
  keptOf: (changed: readonly string[]) => ReadonlySet<string> | undefined = () => undefined,
): Promise<void> {
  const { upper, merged, lowers } = overlayOf(container);
  const changes = await findChanges(op, upper, merged, lowers);
  const kept = keptOf(changes.changed) ?? new Set();
  await run(
    op,
    deps.paths.tar,
    [
      ...TAR_CREATE,
      `--file=${join(setDir, 'rootfs-diff.tar')}`,
      `--directory=${merged}`,
      ...LISTED,
    ],
    { input: listed(['.', ...changes.changed.filter((name) => !kept.has(name))]) },
  );
  const there = changes.changed.filter((name) => kept.has(name));
  if (there.length > 0) {
    await writeFile(join(setDir, 'rootfs-diff.kept'), listed(there), { mode: 0o600, flag: 'wx' });
  }
  if (changes.deleted.length > 0) {
    await writeFile(join(setDir, 'deleted.files'), JSON.stringify(changes.deleted.map(utf8)), {
      mode: 0o600,
      flag: 'wx',
    });
  }
}

export interface Changes {
  /** Byte strings, relative, parents before their children. */
  readonly changed: readonly string[];
  /** Byte strings, absolute from the container's root, as podman writes them. */
  readonly deleted: readonly string[];
}

/** Compares the layers of an overlay. Sockets are left out: CRIU makes them when it binds again. */
export async function findChanges(
  op: Op,
  upper: string,
  merged: string,
  lowers: readonly string[],
): Promise<Changes> {
  const changed: string[] = [];
  const deleted: string[] = [];
  const walk = async (dir: string, below: readonly string[]): Promise<void> => {
    if (op.signal.aborted) throw abortFault(op.signal);
    const entries = await list(upper, dir);
    const lower = await Promise.all(
      below.map(async (root) => ({ root, at: await list(root, dir) })),
    );
    if (lower.length > 0) {
      const visible = await list(merged, dir);
      const gone = new Set<string>();
      for (const { at } of lower)
        for (const name of at.keys()) if (!visible.has(name)) gone.add(name);
      for (const name of [...gone].sort()) deleted.push(`/${under(dir, name)}`);
    }
    for (const [name, entry] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const path = under(dir, name);
      if (entry.isDirectory()) {
        changed.push(path);
        await walk(
          path,
          lower.flatMap(({ root, at }) => (at.get(name)?.isDirectory() ? [root] : [])),
        );
      } else if (entry.isCharacterDevice() || entry.isBlockDevice()) {
        // A whiteout (character device 0:0) hides a name; it is no file of the container.
        if (await exists(merged, path)) {
          throw new Fault(
            'DIFF_FORBIDDEN',
            `${shown(`/${path}`)} is a device: it cannot be carried`,
          );
        }
      } else if (!entry.isSocket()) {
        changed.push(path);
      }
    }
  };
  await walk('', lowers);
  return { changed, deleted };
}

async function list(root: string, dir: string): Promise<ReadonlyMap<string, Dirent<Buffer>>> {
  const entries = await readdir(placeOf(root, dir), { withFileTypes: true, encoding: 'buffer' });
  return new Map(entries.map((entry) => [entry.name.toString('latin1'), entry]));
}

async function exists(root: string, path: string): Promise<boolean> {
  return await lstat(placeOf(root, path)).then(
    () => true,
    () => false,
  );
}

const under = (dir: string, name: string) => (dir === '' ? name : `${dir}/${name}`);

/** Podman lists deleted files in JSON, which has no place for other bytes than UTF-8. */
function utf8(name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      Buffer.from(name, 'latin1'),
    );
  } catch {
    throw new Fault('DUMP_FAILED', `${shown(name)} was deleted, and its name is not UTF-8`);
  }
}

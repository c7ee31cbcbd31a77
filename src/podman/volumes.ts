import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claims, VolumeOwner } from '../base/claims.ts';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { run } from '../sys/run.ts';
import { openIfThere, openSet, policyFor, type UnpackLimits } from './archive.ts';
import type { PodmanDeps } from './deps.ts';
import { checkName, findVolumes, lastLine, mountpoint, podman } from './engine.ts';
import { type FilesAhead, volumeTree } from './files-ahead.ts';
import { keptOf, mustHaveCome } from './kept-list.ts';
import { noteLanding, readLanding } from './landing.ts';
import { prune } from './prune.ts';
import { LISTED, listed, TAR_CREATE } from './rootfs-diff.ts';
import { type FoundEntry, readTar } from './tar.ts';
import { Contents, filterTar } from './tar-filter.ts';
import { scanTree } from './tree-scan.ts';
import { clearWay, unpackFiltered } from './unpack.ts';

/**
 * Named volumes a container owns alone. Podman could carry them in its archive; it would write each
 * byte three times on the target and lose the mode and owner of the volume's root. We make and fill
 * them before podman's restore, which is then told to leave them alone (`--ignore-volumes`).
 */

type Deps = Pick<PodmanDeps, 'paths' | 'cgroupFor'>;

/** What went ahead while the container ran. */
export interface Ahead {
  readonly files: FilesAhead;
  /** Inodes that processes of the container have mapped for writing. */
  readonly mapped: ReadonlySet<bigint>;
}

/**
 * Source: `volumes/NAME.tar` for each claimed volume, and `volumes/NAME.kept` when some of its files went
 * ahead, which are not in the archive then. The container stands still. DUMP_FAILED.
 */
export async function collectVolumes(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  claims: Pick<Claims, 'volumes'>,
  setDir: string,
  ahead?: Ahead,
): Promise<void> {
  if (claims.volumes.length === 0) return;
  // Podman takes a while to answer, and what it said before the pause still holds.
  const unknown = claims.volumes.filter((name) => ahead?.files.place(name) === undefined);
  const volumes = unknown.length === 0 ? [] : await findVolumes(op, deps, unknown);
  await mkdir(join(setDir, 'volumes'), { mode: 0o700 });
  for (const name of claims.volumes) {
    const known = ahead?.files.place(name);
    const place = known ?? mountpoint(volumes, name, 'DUMP_FAILED');
    const path = join(setDir, 'volumes', checkName(name));
    const args = [...TAR_CREATE, `--file=${path}.tar`, `--directory=${place}`];
    if (ahead === undefined || known === undefined) {
      await run(op, deps.paths.tar, [...args, '--one-file-system', '.']);
      continue;
    }
    const scan = await scanTree(op, place);
    const kept = ahead.files.kept(volumeTree(name), scan, ahead.mapped);
    const rest = scan.names.filter((one) => !kept.has(one));
    if (kept.size > 0)
      await writeFile(`${path}.kept`, listed([...kept]), { mode: 0o600, flag: 'wx' });
    await run(op, deps.paths.tar, [...args, ...LISTED], { input: listed(rest) });
  }
}

/** Who owns the root of a volume; undefined when nobody said. */
type OwnerOf = (name: string) => Promise<Pick<VolumeOwner, 'uid' | 'gid'> | undefined>;

/**
 * Target: makes the claimed volumes and returns their directories by name. A volume that exists is
 * CONFLICT_VOLUME, unless this job made it: then it stays, with what came ahead. Podman's restore (5.8)
 * leaves owner and mode of a volume's root as they are.
 */
export async function makeVolumes(
  op: Op,
  deps: Deps,
  job: string,
  claims: Pick<Claims, 'volumes'>,
  ownerOf: OwnerOf,
): Promise<ReadonlyMap<string, string>> {
  const places = new Map<string, string>();
  if (claims.volumes.length === 0) return places;
  const { volumes: made } = await readLanding(deps, job);
  const there = await findVolumes(op, deps, claims.volumes);
  const taken = there.find(({ Name }) => !made.includes(Name));
  if (taken !== undefined) {
    throw new Fault('CONFLICT_VOLUME', `a volume ${taken.Name} exists here`, {
      facts: { volume: taken.Name },
    });
  }
  await noteLanding(deps, job, { volumes: [...new Set([...made, ...claims.volumes])] });
  for (const name of claims.volumes) {
    if (!there.some(({ Name }) => Name === name)) await create(op, deps, name, await ownerOf(name));
  }
  const volumes = await findVolumes(op, deps, claims.volumes);
  for (const name of claims.volumes) {
    places.set(name, mountpoint(volumes, name, 'RESTORE_FAILED'));
  }
  return places;
}

/** Target: makes the claimed volumes as `makeVolumes`, and fills them from the set. */
export async function fillVolumes(
  op: Op,
  deps: Deps,
  job: string,
  claims: Pick<Claims, 'volumes'>,
  setDir: string,
  limits: UnpackLimits = {},
): Promise<ReadonlyMap<string, string>> {
  const places = await makeVolumes(op, deps, job, claims, (name) => rootOf(setDir, name));
  for (const [name, place] of places)
    await unpackVolume(op, deps, job, name, setDir, place, limits);
  return places;
}

/**
 * Target: lays down what came of volumes while the container runs at the source. Their archives need not be
 * whole: what is missing, or has gone meanwhile, is the set's to say.
 */
export async function fillVolumesAhead(
  op: Op,
  deps: Deps,
  job: string,
  claims: Pick<Claims, 'volumes'>,
  dir: string,
  limits: UnpackLimits = {},
): Promise<void> {
  const came = await Promise.all(
    claims.volumes.map(async (name) => ({ name, root: await rootOf(dir, name) })),
  );
  // Of the others nobody has said yet who owns them.
  const roots = new Map(
    came.flatMap(({ name, root }) => (root === undefined ? [] : [[name, root]])),
  );
  const volumes = [...roots.keys()];
  const places = await makeVolumes(op, deps, job, { volumes }, async (name) => roots.get(name));
  for (const [name, place] of places) {
    await makeWay(op, name, dir, place, limits);
    await extract(op, deps, job, name, dir, place, limits);
    // What the pause does not bring again is on disk before it begins.
    await run(op, deps.paths.sync, ['--file-system', place], { cgroup: await deps.cgroupFor(job) });
  }
}

/**
 * Makes the directory `place` equal to one volume of the set: its archive, and the files that are said to be
 * there already. ARCHIVE_MISSING.
 */
export async function unpackVolume(
  op: Op,
  deps: Deps,
  job: string,
  name: string,
  setDir: string,
  place: string,
  limits: UnpackLimits = {},
): Promise<void> {
  const what = `volumes/${name}.tar`;
  const contents = new Contents();
  {
    await using file = await openSet(setDir, what);
    for await (const _ of filterTar(op, file, policyFor(what, limits), contents));
  }
  const kept = await keptOf(setDir, volumeTree(name), contents);
  const missing = new Set(kept);
  await prune(place, contents, { kept, seen: (file) => missing.delete(file) });
  mustHaveCome(what, missing);
  await extract(op, deps, job, name, setDir, place, limits);
}

async function makeWay(
  op: Op,
  name: string,
  dir: string,
  place: string,
  limits: UnpackLimits,
): Promise<void> {
  const what = `volumes/${name}.tar`;
  await using file = await openSet(dir, what);
  await clearWay(op, file, policyFor(what, limits), place);
}

/** Over what is there. Nothing happens when there is no archive. */
async function extract(
  op: Op,
  deps: Deps,
  job: string,
  name: string,
  dir: string,
  place: string,
  limits: UnpackLimits,
): Promise<void> {
  const what = `volumes/${name}.tar`;
  await using file = await openIfThere(dir, what);
  if (file === undefined) return;
  await unpackFiltered(op, deps, job, file, policyFor(what, limits), place, `${dir}.volume.tar`);
}

/**
 * Unless a volume has an owner, podman chowns it on the next start of its container to that of the
 * directory below the mount. The flags are as old as podman 5.6; older ones take the volume without.
 */
async function create(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  name: string,
  root: Pick<VolumeOwner, 'uid' | 'gid'> | undefined,
): Promise<void> {
  const owner = root === undefined ? [] : [`--uid=${root.uid}`, `--gid=${root.gid}`];
  const made = await podman(op, deps, ['volume', 'create', ...owner, '--', checkName(name)], {
    ok: owner.length === 0 ? [0] : [0, 125],
  });
  if (made.code === 0) return;
  if (!made.stderr.includes('unknown flag')) {
    throw new Fault('PODMAN_FAILED', `podman volume create ${name}: ${lastLine(made.stderr)}`);
  }
  op.log('this podman cannot keep the owner of a volume over a restart', { volume: name });
  await podman(op, deps, ['volume', 'create', '--', checkName(name)]);
}

/** Removes the volumes this job made; others of the same name stay. */
export async function discardVolumes(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  job: string,
): Promise<void> {
  const { volumes: made } = await readLanding(deps, job);
  for (const { Name: name } of await findVolumes(op, deps, made)) {
    await podman(op, deps, ['volume', 'rm', '--', checkName(name)]);
  }
  if (made.length > 0) await noteLanding(deps, job, { volumes: [] });
}

/** The first entry of our archives is the root. */
async function rootOf(setDir: string, name: string): Promise<FoundEntry | undefined> {
  await using file = await openIfThere(setDir, `volumes/${checkName(name)}.tar`);
  if (file === undefined) return undefined;
  for await (const entry of readTar(file, { longNames: true })) {
    return entry.name === '.' ? entry : undefined;
  }
  return undefined;
}

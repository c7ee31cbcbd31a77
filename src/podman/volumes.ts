import { constants } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claims, VolumeOwner } from '../base/claims.ts';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { run } from '../sys/run.ts';
import { openIfThere, policyFor, type UnpackLimits } from './archive.ts';
import type { PodmanDeps } from './deps.ts';
import { checkName, findVolumes, lastLine, podman, type VolumeFacts } from './engine.ts';
import { noteLanding, readLanding } from './landing.ts';
import { TAR_CREATE } from './rootfs-diff.ts';
import { type FoundEntry, readTar } from './tar.ts';
import { unpackFiltered } from './unpack.ts';

/**
 * Named volumes a container owns alone. Podman could carry them in its archive; it would write each
 * byte three times on the target and lose the mode and owner of the volume's root. We make and fill
 * them before podman's restore, which is then told to leave them alone (`--ignore-volumes`).
 */

type Deps = Pick<PodmanDeps, 'paths' | 'cgroupFor'>;

/** Source: `volumes/NAME.tar` for each claimed volume. The container stands still. DUMP_FAILED. */
export async function collectVolumes(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  claims: Pick<Claims, 'volumes'>,
  setDir: string,
): Promise<void> {
  if (claims.volumes.length === 0) return;
  const volumes = await findVolumes(op, deps, claims.volumes);
  await mkdir(join(setDir, 'volumes'), { mode: 0o700 });
  for (const name of claims.volumes) {
    await run(op, deps.paths.tar, [
      ...TAR_CREATE,
      `--file=${join(setDir, 'volumes', `${checkName(name)}.tar`)}`,
      `--directory=${mountpoint(volumes, name, 'DUMP_FAILED')}`,
      '--one-file-system',
      '.',
    ]);
  }
}

/** Who owns the root of a volume; undefined when nobody said. */
type OwnerOf = (name: string) => Promise<Pick<VolumeOwner, 'uid' | 'gid'> | undefined>;

/**
 * Target: makes the claimed volumes, empty, and returns their directories by name. A volume that
 * exists is CONFLICT_VOLUME, unless this job made it: then it is made anew. Podman's restore (5.8)
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
  await discardVolumes(op, deps, job);
  const [taken] = await findVolumes(op, deps, claims.volumes);
  if (taken !== undefined) {
    throw new Fault('CONFLICT_VOLUME', `a volume ${taken.Name} exists here`, {
      facts: { volume: taken.Name },
    });
  }
  await noteLanding(deps, job, { volumes: [...claims.volumes] });
  for (const name of claims.volumes) await create(op, deps, name, await ownerOf(name));
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

/** Lays the content of one claimed volume into the directory `place`, over what is there. */
export async function unpackVolume(
  op: Op,
  deps: Deps,
  job: string,
  name: string,
  setDir: string,
  place: string,
  limits: UnpackLimits = {},
): Promise<void> {
  const file = await openIfThere(setDir, `volumes/${name}.tar`);
  if (file === undefined) throw new Fault('ARCHIVE_MISSING', `volumes/${name}.tar is missing`);
  await using _ = file;
  const policy = policyFor(`volumes/${name}.tar`, limits);
  await unpackFiltered(op, deps, job, file, policy, place, `${setDir}.volume.tar`);
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
  const path = join(setDir, 'volumes', `${checkName(name)}.tar`);
  await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  for await (const entry of readTar(file, { longNames: true })) {
    return entry.name === '.' ? entry : undefined;
  }
  return undefined;
}

export function mountpoint(
  volumes: readonly VolumeFacts[],
  name: string,
  fault: 'DUMP_FAILED' | 'RESTORE_FAILED',
): string {
  const volume = volumes.find((one) => one.Name === name);
  if (volume?.Mountpoint.startsWith('/') === true) return volume.Mountpoint;
  throw new Fault(fault, `podman has no volume ${name}`, { facts: { volume: name } });
}

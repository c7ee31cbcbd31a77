import { copyFile, mkdir, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Claims, Standing, Subject } from '../base/claims.ts';
import { asFault, Fault } from '../base/fault.ts';
import { type Op, patience, pause, shielded } from '../base/op.ts';
import { bytesOf, openIfThere, openSet, policyFor } from './archive.ts';
import {
  isEmpty,
  isFrozen,
  killAll,
  processes,
  removeCgroup,
  stoppedProcesses,
  thaw,
} from './cgroup.ts';
import { isMonitored } from './conmon.ts';
import { networkStatus } from './container-config.ts';
import { byteString, DELETED, deletedFiles } from './deleted-files.ts';
import type { PodmanDeps } from './deps.ts';
import { checkContainerId, isAlive } from './describe.ts';
import {
  type ContainerFacts,
  findContainer,
  findVolumes,
  holdsNetwork,
  mountpoint,
  podman,
} from './engine.ts';
import { ROOTFS } from './files-ahead.ts';
import { freeAddresses } from './ipam.ts';
import { attemptOf, keptSet, noteAttempt } from './kept.ts';
import { keptOf, mustHaveCome } from './kept-list.ts';
import { isNetnsLocked, macsOf, unlockLink, unlockNetns } from './netlock.ts';
import { namedNetns, sweepNetns } from './netns-left.ts';
import { prune } from './prune.ts';
import { plainFile } from './rebuild.ts';
import { cgroupsOf, clearRuntime, sweepCriu } from './remove.ts';
import { closeLink, currentWitness, linkParents, standUp } from './restore.ts';
import { tasksAtDump } from './stopped.ts';
import { type Json, parseStrict, writeJson } from './strict-json.ts';
import { FileSink } from './tar.ts';
import { filterInto, measure } from './tar-filter.ts';
import { unpackVolume } from './volumes.ts';

/**
 * The source after its host was restarted: podman still has the container, as a stopped one, and the
 * job has a durable set of it. Nothing ran since the dump, so what lies on this disk is what was
 * dumped, or less where a write had not reached it. Root file system and volumes are therefore made
 * equal to the set, file by file, and never emptied first: whatever happens in the middle, the
 * content is on disk. Podman then restores its own record, so the container keeps all it was made
 * with, and none of its settings pass through the allow list of a target.
 */

const PROOF_MS = 5_000;
const PODMAN_MS = 30_000;

/** What podman's restore reads beside the container; it removes them when it has succeeded. */
const STAGED = [
  ...['checkpoint', 'network.status', 'rootfs-diff.tar', DELETED],
  ...['devshm-checkpoint.tar', 'spec.dump', 'config.dump', 'restore.log'],
] as const;

/** See SourceHost.restoreHere. Returns the copy that runs. */
export async function restoreHere(
  op: Op,
  deps: PodmanDeps,
  job: string,
  subject: Pick<Subject, 'container' | 'name' | 'criuConfig'>,
  claims: Claims,
  dir: string,
): Promise<Standing> {
  const id = checkContainerId(subject.container);
  const { name } = subject;
  const [c, kept, attempt] = await Promise.all([
    findContainer(op, deps, id),
    keptSet(dir),
    attemptOf(dir),
  ]);
  if (c === undefined) throw never(name, 'somebody removed it from podman');
  if (attempt?.letGo !== undefined) {
    if (!(await isAlive(attempt.letGo))) {
      // What it did since is on this disk: the set is older than that.
      throw never(name, 'it was brought back and ran; it has ended since');
    }
    return await letGo(op, deps, job, claims, attempt.letGo);
  }
  await mustBeAtRest(c, kept.startedAt, attempt !== undefined);
  const places = await volumePlaces(op, deps, name, claims);
  const netns = await namedNetns();
  try {
    if (attempt !== undefined) await clear(op, deps, job, c, claims, netns);
    await noteAttempt(dir);
    const standing = await standHere(op, deps, job, c, subject, claims, dir, places);
    await noteAttempt(dir, standing);
    return await letGo(op, deps, job, claims, standing);
  } catch (error) {
    const fault = asFault(error);
    if ((await attemptOf(dir))?.letGo === undefined) {
      await clear(shielded(op, PODMAN_MS), deps, job, c, claims, netns).catch((late: unknown) =>
        op.log('remains of the restore stay', { why: asFault(late).message }),
      );
    }
    if (['CANCELLED', 'DEADLINE', 'DISK_FULL', 'RESTORE_FAILED'].includes(fault.code)) throw fault;
    throw new Fault('RESTORE_FAILED', fault.message, { cause: fault, facts: fault.facts });
  }
}

function failed(name: string, why: string): Fault {
  return new Fault('RESTORE_FAILED', `${name} is not restored here: ${why}`);
}

/** Trying again would say the same. */
function never(name: string, why: string): Fault {
  const { code, message } = failed(name, why);
  return new Fault(code, message, { facts: { final: true } });
}

/** RESTORE_FAILED when it runs, or ran after the dump, by somebody else's hand. */
async function mustBeAtRest(c: ContainerFacts, startedAt: string, ours: boolean): Promise<void> {
  for (const cgroup of await cgroupsOf(c.Id)) {
    if (/conmon/.test(cgroup) || (await isEmpty(cgroup))) continue;
    // Ours was never let go: it is stopped, or frozen.
    if (ours && !c.State.Paused && (await standsStill(cgroup))) continue;
    throw never(c.Name, 'it runs: somebody has started it anew');
  }
  if (!ours && (c.State.Running || c.State.Paused)) {
    throw never(c.Name, `podman says that it is ${c.State.Status}`);
  }
  // A restore, also one that fails, leaves it as it is (podman 5.8).
  if (c.State.StartedAt !== startedAt) {
    throw never(c.Name, `somebody has started it anew (${c.State.StartedAt})`);
  }
}

async function standsStill(cgroup: string): Promise<boolean> {
  if (await isFrozen(cgroup)) return true;
  const [all, stopped] = await Promise.all([processes(cgroup), stoppedProcesses(cgroup)]);
  return all.length === stopped.length;
}

async function volumePlaces(
  op: Op,
  deps: PodmanDeps,
  name: string,
  claims: Claims,
): Promise<Map<string, string>> {
  const volumes = await findVolumes(op, deps, claims.volumes);
  const lost = claims.volumes.find((one) => !volumes.some(({ Name }) => Name === one));
  if (lost !== undefined) throw never(name, `somebody removed its volume ${lost}`);
  return new Map(claims.volumes.map((one) => [one, mountpoint(volumes, one, 'RESTORE_FAILED')]));
}

async function standHere(
  op: Op,
  deps: PodmanDeps,
  job: string,
  c: ContainerFacts,
  subject: Pick<Subject, 'criuConfig'>,
  claims: Claims,
  dir: string,
  places: ReadonlyMap<string, string>,
): Promise<Standing> {
  const images = join(dir, 'checkpoint');
  const [cgroup, dumped] = await Promise.all([deps.cgroupFor(job), tasksAtDump(images)]);
  for (const [volume, place] of places) {
    await unpackVolume(op, deps, job, volume, dir, place, { limits: deps.limits.archive });
  }
  await stage(op, deps, c, claims, dir);
  await closeLink(op, deps, job, claims, { parents: await linkParents(op, deps, claims) });
  return await standUp(op, deps, job, claims, {
    from: ['--', c.Id],
    images,
    criuConfig: subject.criuConfig,
    cgroup,
    dumped,
  });
}

/** Lays down, beside the container, what an import would have brought. */
async function stage(
  op: Op,
  deps: PodmanDeps,
  c: ContainerFacts,
  claims: Claims,
  dir: string,
): Promise<void> {
  const userdata = userdataOf(c);
  await unstage(userdata);
  const policy = policyFor('rootfs-diff.tar', { limits: deps.limits.archive });
  {
    await using diff = await openSet(dir, 'rootfs-diff.tar');
    const { contents } = await measure(op, diff, policy);
    const list = await openIfThere(dir, DELETED);
    await using _ = list;
    const deleted = list === undefined ? [] : deletedFiles(await bytesOf(list, DELETED), contents);
    const gone = deleted.map(byteString);
    const kept = await keptOf(dir, ROOTFS, contents);
    const missing = new Set(kept);
    await prune(upperOf(c), contents, {
      whiteouts: new Set(gone),
      kept,
      seen: (file) => missing.delete(file),
    });
    mustHaveCome(ROOTFS, missing);
    await using sink = await FileSink.create(join(userdata, 'rootfs-diff.tar'));
    await filterInto(
      op,
      diff,
      policy,
      sink,
      gone.map((path) => plainFile(path, 0)),
    );
    await sink.flush();
    if (deleted.length > 0) {
      await writeFile(join(userdata, DELETED), JSON.stringify(deleted), { mode: 0o600 });
    }
  }
  await mkdir(join(userdata, 'checkpoint'), { mode: 0o700 });
  for (const name of ['checkpoint/inventory.img', 'checkpoint/descriptors.json']) {
    await copyFile(join(dir, name), join(userdata, name));
  }
  const shm = await stat(join(dir, 'devshm-checkpoint.tar')).catch(() => undefined);
  if (shm !== undefined) {
    await copyFile(join(dir, 'devshm-checkpoint.tar'), join(userdata, 'devshm-checkpoint.tar'));
  }
  const status = writeJson(networkStatus(claims));
  await writeFile(join(userdata, 'network.status'), status, { mode: 0o600 });
  await using spec = await openSet(dir, 'spec.dump');
  const config = withoutOurHook(parseStrict('spec.dump', await bytesOf(spec, 'spec.dump')));
  await writeFile(join(userdata, 'config.json'), writeJson(config), { mode: 0o600 });
  await restoreLog(c, dir);
}

/** The bundle that the runtime is given. */
function userdataOf(c: ContainerFacts): string {
  if (c.OCIConfigPath.startsWith('/')) return dirname(c.OCIConfigPath);
  throw failed(c.Name, 'podman knows no configuration of it');
}

function upperOf(c: ContainerFacts): string {
  const upper = c.GraphDriver.Data['UpperDir'] ?? '';
  if (c.GraphDriver.Name === 'overlay' && upper.startsWith('/')) return upper;
  throw failed(c.Name, `storage driver ${c.GraphDriver.Name}: only overlay is known`);
}

async function unstage(userdata: string): Promise<void> {
  for (const name of STAGED) await rm(join(userdata, name), { recursive: true, force: true });
  // Where crun 1.28 mounts the root for CRIU. It does not restore while this is there.
  await rmdir(join(userdata, 'criu-root')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

/** The fence stands until the container runs again, and runc runs hooks at a restore. */
function withoutOurHook(spec: Json): Json {
  const Hooked = z.looseObject({
    hooks: z.looseObject({ createRuntime: z.array(z.looseObject({})) }),
  });
  const hooked = Hooked.safeParse(spec);
  if (!hooked.success) return spec;
  const { hooks } = hooked.data;
  const Ours = z.looseObject({ args: z.array(z.string()) });
  const others = hooks.createRuntime.filter((hook) => {
    const ours = Ours.safeParse(hook);
    return !ours.success || !ours.data.args.includes('ckpt-created');
  });
  return { ...hooked.data, hooks: { ...hooks, createRuntime: others } } as Json;
}

/** Lines the disk has not kept. The log goes on in the same file. */
async function restoreLog(c: ContainerFacts, dir: string): Promise<void> {
  const path = c.HostConfig.LogConfig.Path;
  const dumped = await stat(join(dir, 'ctr.log')).catch(() => undefined);
  if (dumped === undefined || !path.startsWith('/')) return;
  const here = await stat(path).catch(() => undefined);
  if ((here?.size ?? 0) < dumped.size) await copyFile(join(dir, 'ctr.log'), path);
}

/** Lets the copy run and proves that it does. Twice is once. */
async function letGo(
  op: Op,
  deps: PodmanDeps,
  job: string,
  claims: Claims,
  standing: Standing,
): Promise<Standing> {
  const netns = `/proc/${standing.pid}/ns/net`;
  if (claims.networks.length > 0 && (await isNetnsLocked(op, deps, job, netns))) {
    await unlockNetns(op, deps, job, netns);
  }
  await unlockLink(op, deps, job);
  await thaw(standing.cgroup);
  const end = performance.now() + patience(op, PROOF_MS);
  for (;;) {
    const now = await currentWitness(standing);
    if (now === undefined) throw failed(claims.name, 'it ended as soon as it ran');
    const { tasks, cpuTicks, switches } = standing.witness;
    const moved = now.tasks !== tasks || now.cpuTicks !== cpuTicks || now.switches !== switches;
    if (moved && !(await isFrozen(standing.cgroup))) break;
    if (performance.now() > end) throw failed(claims.name, 'it was let go and does not run');
    await pause(op, 20);
  }
  if (!(await isMonitored(standing))) op.log('DEGRADED: it runs, but its conmon was killed');
  return standing;
}

/** Ends what an attempt has started, and leaves podman's record as that of a stopped container. */
async function clear(
  op: Op,
  deps: PodmanDeps,
  job: string,
  c: ContainerFacts,
  claims: Claims,
  netns: readonly string[],
): Promise<void> {
  await removeCgroup(op, await deps.cgroupFor(job));
  for (const cgroup of await cgroupsOf(c.Id)) await killAll(op, cgroup);
  // Podman may say Running of a copy whose monitor was killed with the job. Its own stop also keeps
  // a restart policy quiet; its clean-up lets go of mounts, network and runtime.
  await podman(op, deps, ['stop', '--ignore', '--time', '0', c.Id], {
    ok: [0, 125],
    deadlineMs: PODMAN_MS,
  });
  await podman(op, deps, ['container', 'cleanup', c.Id], { ok: [0, 125], deadlineMs: PODMAN_MS });
  if (!(await holdsNetwork(op, deps, c.Id))) await freeAddresses(op, c.Id, claims.networks);
  await clearRuntime(op, deps, claims.runtime, c.Id);
  for (const cgroup of await cgroupsOf(c.Id)) await removeCgroup(op, cgroup);
  await sweepNetns(op, deps, netns, macsOf(claims.networks));
  await sweepCriu(op);
  await unlockLink(op, deps, job);
  await unstage(userdataOf(c));
}

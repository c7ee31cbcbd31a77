import { readdir, rm, rmdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Claims, Subject } from '../base/claims.ts';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { run } from '../sys/run.ts';
import { cgroupRoot, isEmpty, killAll, removeCgroup } from './cgroup.ts';
import type { PodmanDeps } from './deps.ts';
import { checkContainerId } from './describe.ts';
import { checkName, findVolumes, podman } from './engine.ts';
import { discardImage } from './image.ts';
import { freeAddresses } from './ipam.ts';
import { forgetLanding } from './landing.ts';
import { endLazyFill } from './lazy-fill.ts';
import { mountPoints, unmount } from './mounts.ts';
import { unlockLink } from './netlock.ts';
import { sweepNetns } from './netns-left.ts';
import { discardImport } from './rebuild.ts';
import { programRuns } from './running.ts';
import { dropTargetMark, type TargetMark, targetMark } from './target-mark.ts';
import { sweepUnpacked } from './temporary-left.ts';

const RM_MS = 30_000;

/** A monitor has a directory here from its start on; Podman 5.8 forgets that of one it never saw run. */
const PERSIST = '/run/libpod/persist';

/**
 * Takes container and volumes away. `podman rm -f` and not a kill: podman then knows that it was
 * meant, and a restart policy does not bring it back (it did, after a kill, with podman 5.4).
 */
export async function remove(
  op: Op,
  deps: PodmanDeps,
  subject: Pick<Subject, 'container' | 'cgroup'>,
  claims: Claims,
): Promise<void> {
  const id = checkContainerId(subject.container);
  await removeContainer(op, deps, id);
  if (!(await isEmpty(subject.cgroup))) {
    op.log('tasks survived podman rm', { cgroup: subject.cgroup });
    await killAll(op, subject.cgroup);
  }
  await removeCgroup(op, subject.cgroup);
  // A runtime killed under podman's hands keeps its record, and would refuse the way back.
  await clearRuntime(op, deps, claims.runtime, id);
  await removeVolumes(op, deps, claims.volumes);
  await rm(join(PERSIST, id), { recursive: true, force: true });
  await rm(deps.criuConfigPath(id), { force: true });
}

/** Also one that only the storage knows, of a podman that was killed while it made the container. */
async function removeContainer(op: Op, deps: PodmanDeps, id: string): Promise<void> {
  await podman(op, deps, ['rm', '--force', '--ignore', '--time', '0', id], { deadlineMs: RM_MS });
  const exists = ['container', 'exists', '--external', id];
  if ((await podman(op, deps, exists, { ok: [0, 1] })).code === 1) return;
  throw new Fault('PODMAN_FAILED', `podman rm said yes, but ${id.slice(0, 12)} is still there`);
}

async function removeVolumes(op: Op, deps: PodmanDeps, names: readonly string[]): Promise<void> {
  const there = await findVolumes(op, deps, names);
  if (there.length === 0) return;
  await podman(op, deps, ['volume', 'rm', ...there.map(({ Name }) => checkName(Name))], {
    deadlineMs: RM_MS,
  });
}

/**
 * Undoes a restore, whatever point it came to, and whoever was killed in the middle. A killed
 * podman can leave the program running while its record says Created; so the tasks go first, by
 * cgroup, and the records after them. Touches nothing that this job did not make.
 */
export async function discard(
  op: Op,
  deps: PodmanDeps,
  job: string,
  claims: Claims,
): Promise<void> {
  await undoRestore(op, deps, job, claims);
  await discardImage(op, deps, job);
  await forgetLanding(deps, job);
}

/** As `discard`, but the image the job brought stays: a restore can be tried again. */
export async function undoRestore(
  op: Op,
  deps: PodmanDeps,
  job: string,
  claims: Claims,
): Promise<void> {
  const mark = await targetMark(deps, job);
  if (mark !== undefined) {
    if (mark.container !== claims.container) {
      throw new Fault('BAD_STATE', `job ${job} made ${mark.container}, not ${claims.container}`);
    }
    await removeCgroup(op, await deps.cgroupFor(job));
    await discardCopy(op, deps, mark, claims);
    await endLazyFill(op, deps, job);
  }
  await sweepCriu(op);
  await discardImport(op, deps, job);
  await unlockLink(op, deps, job);
  await dropTargetMark(deps, job);
}

async function discardCopy(
  op: Op,
  deps: PodmanDeps,
  mark: TargetMark,
  { networks }: Claims,
): Promise<void> {
  const id = checkContainerId(mark.container);
  for (const dir of await cgroupsOf(id)) await killAll(op, dir);
  await removeContainer(op, deps, id);
  await freeAddresses(op, id, networks);
  await clearRuntime(op, deps, mark.runtime, id);
  await sweepNetns(op, deps, mark.netns, mark.macs);
  await sweepUnpacked(id);
  await rm(join(PERSIST, id), { recursive: true, force: true });
  for (const dir of await cgroupsOf(id)) await removeCgroup(op, dir);
  await rm(deps.criuConfigPath(id), { force: true });
}

/** Every cgroup that bears the id: podman's, conmon's scope, and what a retry may have added. */
export async function cgroupsOf(id: string): Promise<string[]> {
  const root = await cgroupRoot();
  if (root === undefined) return [];
  const found: string[] = [];
  const walk = async (dir: string, depth: number): Promise<void> => {
    const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isDirectory()) continue;
      const path = join(dir, entry.name);
      if (entry.name.includes(id)) found.push(path);
      else if (depth > 0) await walk(path, depth - 1);
    }
  };
  await walk(root, 4);
  return found;
}

/**
 * State a killed runtime leaves behind makes every retry fail with "container with given ID already
 * exists", also after podman has forgotten the container.
 */
export async function clearRuntime(
  op: Op,
  deps: PodmanDeps,
  runtime: 'crun' | 'runc',
  id: string,
): Promise<void> {
  const program = deps.paths[runtime];
  const state = join('/run', runtime, id);
  const left = await readdir(state).catch(() => undefined);
  if (left !== undefined && program !== undefined) {
    const reply = await run(op, program, ['delete', '--force', id], {
      ok: [0, 1],
      deadlineMs: 10_000,
    });
    if (reply.code !== 0) op.log('runtime keeps its state', { runtime, why: reply.stderr });
  }
  await unmount(op, await mountsOf(id));
  await rm(state, { recursive: true, force: true });
}

/** Where CRIU 4.2 works before it has namespaces to work in. A killed one leaves them mounted. */
const CRIU_TEMPORARY = /^\.criu\.(?:mntns|cgyard)\.\w{6}$/;

/**
 * Takes away what killed CRIU processes left below /tmp. Nobody says which job one belongs to, so
 * nothing happens while any criu is at work on this host.
 */
export async function sweepCriu(op: Op): Promise<void> {
  const left = (await readdir('/tmp')).filter((name) => CRIU_TEMPORARY.test(name));
  if (left.length === 0 || (await programRuns('criu'))) return;
  const mounted = new Set(await mountPoints());
  for (const name of left) {
    const path = join('/tmp', name);
    if (mounted.has(path)) await unmount(op, [path]);
    await rmdir(path).catch((error: unknown) => op.log('stays', { path, why: String(error) }));
  }
}

/** Mount points of this host that bear the id, the innermost first. */
async function mountsOf(id: string): Promise<string[]> {
  return (await mountPoints())
    .filter((point) => point.includes(`/${id}/`) || basename(point) === id)
    .reverse();
}

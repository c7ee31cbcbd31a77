import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Claims, Standing, Witness } from '../base/claims.ts';
import { asFault, Fault } from '../base/fault.ts';
import { type Op, timed } from '../base/op.ts';
import { printable } from '../sys/run.ts';
import {
  cgroupOf,
  containerCgroup,
  continueFrozen,
  freeze,
  processes,
  settledWitness,
  statFields,
  witness,
} from './cgroup.ts';
import { bundleOf, parentOf } from './conmon.ts';
import { endLeftByCriu } from './criu-left.ts';
import { firstCriuError } from './criu-log.ts';
import type { CriuOptions, PodmanDeps } from './deps.ts';
import { checkContainerId, isAlive, startOf } from './describe.ts';
import {
  checkName,
  findContainer,
  findNetworks,
  inspectContainer,
  listTaken,
  podman,
} from './engine.ts';
import { mustBeNamed, nameImage } from './image.ts';
import { isNetnsLocked, lockLink, lockNetns, macsOf, unlockLink } from './netlock.ts';
import { forgetNeighbours, makeAddressesOurs, watchNetns } from './netns-watch.ts';
import { buildImport, settleImport } from './rebuild.ts';
import { undoRestore } from './remove.ts';
import { checkProcesses } from './restored-policy.ts';
import { type DumpedTasks, tasksAtDump } from './stopped.ts';
import { claimTarget } from './target-mark.ts';
import { together } from './together.ts';

const FREEZE_MS = 5_000;

/** Podman 5.8, of an address that a container has or that is still reserved for one. */
const ADDRESS_TAKEN = /IPAM error: requested ip address \S+ is already allocated/;

/** What CRIU is told on the target; the set lies in `images`. Memory is left out for who waits in `lazy`. */
export function restoreOptions(images: string, lazy?: string): CriuOptions {
  return {
    'images-dir': images,
    ...(lazy === undefined ? {} : { 'lazy-pages': true, 'work-dir': lazy }),
    // Without it the program runs before anybody has looked at it, and a killed podman leaves it
    // running while podman says Created (4 of 5 kills with podman 5.4; with it 0 of 16).
    'leave-stopped': true,
    'tcp-established': true,
    'file-locks': true,
  };
}

/** What a restore needs that can be made while the container still runs at the source. */
export interface Preparation {
  /** Devices under the macvlan networks of the container. */
  readonly parents: readonly string[];
}

/**
 * Everything of a restore that the running container is not disturbed by: the network stays open,
 * since its frames may pass this host. What is made here goes with `discard`. IMAGE_MISMATCH,
 * IMAGE_MISSING, NETWORK_MISSING.
 */
export async function makeReady(
  op: Op,
  deps: PodmanDeps,
  job: string,
  claims: Claims,
): Promise<Preparation> {
  checkContainerId(claims.container);
  checkName(claims.name);
  // What an earlier attempt of this job left would look like a conflict.
  await timed(op, 'undo an earlier attempt', () => undoRestore(op, deps, job, claims));
  const [parents] = await together([
    timed(op, 'look up the networks', () => linkParents(op, deps, claims)),
    timed(op, 'name the image', () => nameImage(op, deps, job, claims)),
  ]);
  return { parents };
}

/**
 * Takes id and name for the job, right before its restore. Podman would find a conflict out too; but
 * then nobody could tell the other's container from ours. CONFLICT_ID, CONFLICT_NAME, IMAGE_MISMATCH,
 * IMAGE_MISSING.
 */
export async function claim(op: Op, deps: PodmanDeps, job: string, claims: Claims): Promise<void> {
  await together([
    timed(op, 'look for conflicts', () => mustBeFree(op, deps, claims)),
    // Somebody may have moved the name since it was lent.
    timed(op, 'look at the image', () => mustBeNamed(op, deps, claims)),
  ]);
  await claimTarget(deps, job, claims);
}

/**
 * Restores into a standstill: every task exists, none has executed an instruction, no packet goes in
 * or out. The archive podman sees is built here from checked files. Throws RESTORE_FAILED,
 * RESTORE_POLICY, CONFLICT_*; what is left then is for `discard`.
 */
export async function restore(
  op: Op,
  deps: PodmanDeps,
  job: string,
  claims: Claims,
  dir: string,
  ready: Preparation,
  lazy?: string,
): Promise<Standing> {
  const id = checkContainerId(claims.container);
  checkName(claims.name);
  const archive = join(dirname(dir), 'import.tar');
  const images = join(dir, 'checkpoint');
  await rm(archive, { force: true });
  const [cgroup, dumped] = await together([
    deps.cgroupFor(job),
    tasksAtDump(images),
    timed(op, 'close the link', () => closeLink(op, deps, job, claims, ready)),
    timed(op, 'build the archive', () =>
      buildImport(op, deps, job, claims, dir, archive, {
        criuConfigPath: deps.criuConfigPath(id),
        limits: deps.limits.archive,
      }),
    ),
  ]);
  const standing = await standUp(op, deps, job, claims, {
    from: importing(archive),
    images,
    lazy,
    criuConfig: deps.criuConfigPath(id),
    cgroup,
    dumped,
    meanwhile: () => settleImport(op, deps, job),
  });
  await rm(archive, { force: true });
  return standing;
}

export const importing = (archive: string) => ['--ignore-volumes', '--import', archive];

export interface StandUp {
  /** Last words of `podman container restore`: an archive, or a container that is here. */
  readonly from: readonly string[];
  readonly images: string;
  /** Where a process waits that brings the memory (lazy-fill.ts); CRIU restores all of it without one. */
  readonly lazy?: string | undefined;
  readonly criuConfig: string;
  /** Of the job. */
  readonly cgroup: string;
  readonly dumped: DumpedTasks | Promise<DumpedTasks>;
  /** The lock in the namespace of the copy stands already. */
  readonly locked?: boolean;
  /** Begun as soon as podman is done. */
  meanwhile?(): Promise<void>;
}

/** Calls podman's restore and proves that what it made stands still, behind a lock of its own. */
export async function standUp(
  op: Op,
  deps: PodmanDeps,
  job: string,
  claims: Claims,
  order: StandUp,
): Promise<Standing> {
  const { images, cgroup } = order;
  const id = checkContainerId(claims.container);
  const place = {
    container: id,
    runtime: claims.runtime,
    criuConfig: order.criuConfig,
    operation: 'restore',
  } as const;
  await using _ = watchNetns(op, deps, claims.networks);
  try {
    await deps.withCriuConfig(op, place, restoreOptions(images, order.lazy), async () => {
      const args = ['container', 'restore', '--tcp-established', '--file-locks', ...order.from];
      const limits = { cgroup, deadlineMs: deps.limits.restoreDeadlineMs };
      await using _watch = endLeftByCriu(op, cgroup);
      await timed(op, 'podman restore', () => podman(op, deps, args, limits));
    });
  } catch (error) {
    throw await restoreFault(op, deps, error, id, order.lazy);
  }

  return await timed(op, 'prove the standstill', () => proveStill(op, deps, job, claims, order));
}

async function proveStill(
  op: Op,
  deps: PodmanDeps,
  job: string,
  claims: Claims,
  { cgroup, dumped: told, locked = false, meanwhile }: StandUp,
): Promise<Standing> {
  const id = claims.container;
  const dumped = await told;
  const pid = await firstProcess(op, deps, id);
  const [startTicks, container] = await Promise.all([startOf(pid), containerCgroup(pid, id)]);
  const netns = `/proc/${pid}/ns/net`;
  await mustBeStopped(container, dumped.alive);
  await freeMonitor(pid, cgroup, container);
  await together([
    freeze(op, container, FREEZE_MS),
    closeNetns(op, deps, job, netns, claims, locked),
    meanwhile?.() ?? Promise.resolve(),
    bundleOf(pid).then((bundle) => checkProcesses(container, pid, join(bundle, 'config.json'))),
  ]);
  const stay = await hostPids(container, dumped.stopped);
  await continueFrozen(op, container, stay);
  if (claims.networks.length > 0) {
    if (!(await isNetnsLocked(op, deps, job, netns))) {
      throw new Fault('RESTORE_FAILED', 'the network of the copy could not be locked');
    }
    // From here on the lock inside does the same, and only one has to go at the commit.
    if (!locked) await unlockLink(op, deps, job);
  }
  const first = await settledWitness(op, container);
  const standing: Standing = { container: id, pid, startTicks, cgroup: container, witness: first };
  await mustStandStill(standing);
  return standing;
}

async function closeNetns(
  op: Op,
  deps: PodmanDeps,
  job: string,
  netns: string,
  { networks }: Claims,
  locked: boolean,
): Promise<void> {
  if (networks.length === 0) return;
  if (!locked) {
    await lockNetns(op, deps, job, netns);
    await forgetNeighbours(op, deps, netns);
  }
  await makeAddressesOurs(op, deps, netns, networks);
}

async function mustBeFree(op: Op, deps: PodmanDeps, claims: Claims): Promise<void> {
  for (const { Id } of await listTaken(op, deps, claims.container, claims.name)) {
    if (Id === claims.container) throw new Fault('CONFLICT_ID', `container ${Id} exists here`);
    throw new Fault('CONFLICT_NAME', `${claims.name} is container ${Id.slice(0, 12)} here`);
  }
}

/** Frames of the claimed addresses are dropped on this host until `unlockLink`. */
export async function closeLink(
  op: Op,
  deps: PodmanDeps,
  job: string,
  claims: Claims,
  { parents }: Preparation,
): Promise<void> {
  await lockLink(op, deps, job, { macs: macsOf(claims.networks), parents });
}

/** NETWORK_MISSING. */
export async function linkParents(op: Op, deps: PodmanDeps, claims: Claims): Promise<string[]> {
  if (claims.networks.length === 0) return [];
  const names = claims.networks.map(({ network }) => network);
  return await macvlanParents(await findNetworks(op, deps, names));
}

async function macvlanParents(
  networks: readonly { driver: string; network_interface: string }[],
): Promise<string[]> {
  const parents = new Set<string>();
  for (const { driver, network_interface: parent } of networks) {
    if (driver !== 'macvlan') continue;
    parents.add(parent === '' ? await defaultDevice() : parent);
  }
  parents.delete('');
  return [...parents];
}

/** Podman takes the device of the default route for a macvlan network without a parent. */
async function defaultDevice(): Promise<string> {
  const routes = await readFile('/proc/net/route', 'utf8').catch(() => '');
  for (const line of routes.split('\n').slice(1)) {
    const [device = '', destination] = line.split('\t');
    if (destination === '00000000') return device;
  }
  return '';
}

/** Podman's record first; it is written before the runtime is called, and points to a file. */
async function firstProcess(op: Op, deps: PodmanDeps, id: string): Promise<number> {
  const file = `/run/containers/storage/overlay-containers/${id}/userdata/pidfile`;
  const written = Number((await readFile(file, 'utf8').catch(() => '')).trim());
  if (Number.isInteger(written) && written > 1) {
    const path = await cgroupOf(written);
    if (path?.includes(`libpod-${id}`) === true) return written;
  }
  const c = await inspectContainer(op, deps, id);
  if (c.State.Pid > 1) return c.State.Pid;
  throw new Fault('RESTORE_FAILED', `podman restored ${id.slice(0, 12)}, but knows no process`);
}

/**
 * The container's monitor lives as long as the container, and the job's cgroup is ended with the
 * job. Podman puts conmon into a cgroup of its own only where it may make one.
 */
async function freeMonitor(pid: number, job: string, container: string): Promise<void> {
  const monitor = await parentOf(pid);
  if (!(await processes(job)).includes(monitor)) return;
  const place = join(dirname(container), 'conmon'); // podman's own name for it
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'cgroup.procs'), String(monitor));
}

interface TaskState {
  readonly pid: number;
  readonly tid: string;
  readonly state: string;
  /** Pid inside the innermost namespace. */
  readonly inner: number;
}

async function taskStates(cgroup: string): Promise<TaskState[]> {
  const found = await Promise.all(
    (await processes(cgroup)).map(async (pid) => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      const inner = Number(/^NSpid:.*?(\d+)$/m.exec(status)?.[1] ?? pid);
      const tids = await readdir(`/proc/${pid}/task`).catch(() => []);
      return await Promise.all(
        tids.map(async (tid) => {
          const stat = await readFile(`/proc/${pid}/task/${tid}/stat`, 'utf8').catch(() => ' ) ?');
          return { pid, tid, inner, state: statFields(stat)[0] ?? '?' };
        }),
      );
    }),
  );
  return found.flat();
}

/**
 * Leave-stopped did its work: all that were dumped are here, and not one could run since CRIU let go
 * of it. A task in another cgroup would escape the freezer.
 */
async function mustBeStopped(cgroup: string, alive: number): Promise<void> {
  const tasks = await taskStates(cgroup);
  const there = new Set(tasks.map(({ pid }) => pid)).size;
  if (there !== alive) {
    throw new Fault(
      'RESTORE_POLICY',
      `${there} processes are in the cgroup, ${alive} were dumped`,
      {
        facts: { cgroup },
      },
    );
  }
  const loose = tasks.find(({ state }) => !'TZX'.includes(state));
  if (loose === undefined) return;
  throw new Fault(
    'RESTORE_POLICY',
    `task ${loose.tid} was not stopped after the restore (${loose.state})`,
  );
}

/** Pids inside of the container, as this host has them. */
async function hostPids(cgroup: string, inner: ReadonlySet<number>): Promise<Set<number>> {
  const states = await taskStates(cgroup);
  return new Set(states.filter((task) => inner.has(task.inner)).map(({ pid }) => pid));
}

async function mustStandStill(standing: Standing): Promise<void> {
  const now = await currentWitness(standing);
  const { witness: then } = standing;
  if (
    now !== undefined &&
    now.tasks === then.tasks &&
    now.cpuTicks === then.cpuTicks &&
    now.switches === then.switches
  ) {
    return;
  }
  throw new Fault('RESTORE_POLICY', 'the restored copy did not stand still');
}

/** Undefined when its first process is gone. */
export async function currentWitness(standing: Standing): Promise<Witness | undefined> {
  if (!(await isAlive(standing))) return undefined;
  return await witness(standing.cgroup);
}

async function restoreFault(
  op: Op,
  deps: PodmanDeps,
  error: unknown,
  id: string,
  lazy: string | undefined,
): Promise<Fault> {
  const fault = asFault(error);
  if (fault.code === 'CANCELLED' || fault.code === 'DISK_FULL') return fault;
  const c = await findContainer(op, deps, id).catch(() => undefined);
  const why =
    c === undefined
      ? undefined
      : await firstCriuError(join(lazy ?? dirname(c.OCIConfigPath), 'restore.log'));
  const code = fault.code === 'DEADLINE' ? 'DEADLINE' : 'RESTORE_FAILED';
  const taken = why === undefined && ADDRESS_TAKEN.test(fault.message);
  return new Fault(taken ? 'CONFLICT_IP' : code, printable(why ?? fault.message, 1_000), {
    cause: fault,
    facts: fault.facts,
  });
}

import { access, copyFile, mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Claims, Descriptions, Subject } from '../base/claims.ts';
import { asFault, Fault } from '../base/fault.ts';
import { abortFault, type Op, patience, pause, shielded, timed } from '../base/op.ts';
import type { PageSink } from '../base/outgoing.ts';
import { numbersOf, pagesName } from '../base/pagemap.ts';
import { syncDirectory } from '../sys/durable-file.ts';
import { printable, run } from '../sys/run.ts';
import { unpackPodmanExport } from './archive.ts';
import {
  continueFrozen,
  freeze,
  isEmpty,
  isFrozen,
  processes,
  stoppedProcesses,
} from './cgroup.ts';
import { networkStatus } from './container-config.ts';
import { firstCriuError } from './criu-log.ts';
import type { CriuOptions, PodmanDeps } from './deps.ts';
import { isAlive } from './describe.ts';
import { type ContainerFacts, inspectContainer, podman } from './engine.ts';
import { type FilesAhead, mappedForWriting } from './files-ahead.ts';
import { markDurable, noteDump } from './kept.ts';
import { saveFirstBlocks } from './late-source.ts';
import { readLeft } from './left-memory.ts';
import { dropRemaps, hasRemappedFiles, type Tree } from './link-remap.ts';
import type { PageNumbers } from './page-numbers.ts';
import { collectRootfs, TAR_CREATE } from './rootfs-diff.ts';
import { setNames } from './set.ts';
import { writeJson } from './strict-json.ts';
import { together } from './together.ts';
import { type Ahead, collectVolumes } from './volumes.ts';

/** runc speaks with CRIU on 3, and may use the next ones (1.3). */
const PAGES_FD = 9;

export interface FileSet {
  readonly dir: string;
  readonly names: readonly string[];
}

/** CRIU writes memory straight into the set: podman's archive then holds descriptions only. */
export function dumpOptions(
  deps: PodmanDeps,
  images: string,
  cgroup: string,
  { remapped = false, served = false, late = false } = {},
): CriuOptions {
  return {
    ...(served ? { 'page-server': true as const } : {}),
    ...(late ? { 'lazy-pages': true as const } : {}),
    ...(served || late ? { 'ps-socket': PAGES_FD } : {}),
    'images-dir': images,
    'tcp-established': true,
    'file-locks': true,
    'link-remap': true,
    ...(remapped ? { 'leave-stopped': true as const } : {}),
    'ghost-limit': deps.limits.ghostLimitBytes,
    // Ours is in place, and stays. CRIU would open the network again as soon as it is done.
    'network-lock': 'skip',
    // CRIU thaws what it has seized. crun names the cgroup below the one that we froze where systemd
    // manages them: the tasks would stay frozen, and CRIU would wait for them for ever.
    'freeze-cgroup': cgroup,
    // The empty name is cgroup v2. Where hierarchies of version 1 are mounted beside it, CRIU 4.2
    // would note the state of their freezer too: frozen, and the copy would never run.
    'cgroup-dump-controller': [''],
  };
}

/** What is known of the container already. */
export interface DumpKnown {
  readonly container?: ContainerFacts | undefined;
  readonly descriptions?: Descriptions | undefined;
  /** What of its files went ahead. */
  readonly ahead?: FilesAhead | undefined;
  /** Takes the memory, where CRIU can hand it over: then it is not in the set. */
  readonly pages?: PageSink | undefined;
  /** Memory that may come late stays in the container (late-source.ts); `pages` gets nothing then. */
  readonly late?: boolean | undefined;
  /**
   * `pages` gets the memory from us, when CRIU is done (left-memory.ts), not from CRIU. Only with descriptions, and
   * not with `late`.
   */
  readonly leaves?: boolean | undefined;
  /** What of its memory went ahead, by address. */
  readonly numbers?: PageNumbers | undefined;
}

/**
 * Dumps a container that is frozen already, and leaves it frozen. Throws DUMP_FAILED, or
 * STANDSTILL_BROKEN when it is not frozen before or after.
 */
export async function dump(
  op: Op,
  deps: PodmanDeps,
  job: string,
  subject: Subject,
  claims: Claims,
  dir: string,
  known: DumpKnown = {},
): Promise<FileSet> {
  await mustStand(subject, 'before the dump');
  const c = known.container ?? (await inspectContainer(op, deps, subject.container));
  const images = join(dir, 'checkpoint');
  await rm(dir, { recursive: true, force: true }); // a dump that failed voids all it wrote
  await mkdir(images, { recursive: true, mode: 0o700 });

  const place = {
    container: subject.container,
    runtime: subject.runtime,
    criuConfig: subject.criuConfig,
    operation: 'dump',
  } as const;
  const [cgroup, stopped, remapped] = await Promise.all([
    deps.cgroupFor(job),
    stoppedProcesses(subject.cgroup),
    processes(subject.cgroup).then(hasRemappedFiles),
  ]);
  const since = Date.now() - 1_000; // times of files are those of the last tick
  const { late = false } = known;
  const descriptions = (await isLabelled()) ? undefined : known.descriptions;
  if (late && descriptions === undefined) {
    throw new Fault(
      'DUMP_FAILED',
      'podman makes this dump: no memory can be left in the container',
    );
  }
  const left = known.leaves === true ? known.pages : undefined;
  const isLeft = late || left !== undefined;
  const served =
    isLeft || descriptions === undefined ? undefined : await receiver(op, deps, known.pages);
  if (left === undefined && served === undefined) known.pages?.end();
  const options = dumpOptions(deps, images, subject.cgroup, {
    ...{ remapped, late: isLeft, served: served !== undefined },
  });
  const pages = isLeft ? leaveMemory : served;
  const order: DumpOrder = { c, subject, claims, dir, images, cgroup, pages };
  const collect = await deps.withCriuConfig(op, place, options, async () =>
    descriptions === undefined
      ? await dumpThroughPodman(op, deps, order)
      : await dumpThroughRuntime(op, deps, order, descriptions),
  );
  await mustStand(subject, 'after the dump');
  await mustBeThere(join(images, 'inventory.img'), 'CRIU wrote no inventory');
  if (late) await timed(op, 'save what a restore waits for', () => saveFirstBlocks(subject, dir));
  if (left !== undefined) {
    await timed(op, 'read its memory', () => readLeft(op, subject, images, left, known.numbers));
    await mustStand(subject, 'after its memory was read');
  }
  // The tree stands still until the decision, so its files do. Volumes and root file system come
  // after CRIU, which adds names for unlinked files (link_remap.N) while it dumps.
  await collect();
  if (remapped) await continueFrozen(op, subject.cgroup, new Set(stopped));
  const ahead = await wentAhead(subject, known.ahead);
  await together([
    timed(op, 'collect the root file system', () =>
      collectRootfs(op, deps, c, dir, (names) => ahead?.files.keptOfRootfs(names, ahead.mapped)),
    ),
    timed(op, 'collect volumes', () => collectVolumes(op, deps, claims, dir, ahead)),
  ]);
  if (remapped) await dropRemaps(writableTrees(c), since);
  const names = await setNames(dir);
  await noteDump(dir, names, c.State.StartedAt);
  await mustStand(subject, 'after the files were collected');
  return { dir, names };
}

type Receiver = (op: Op, socket: Duplex, images: string) => Promise<boolean>;

/** Undefined where memory goes into files. */
async function receiver(op: Op, deps: PodmanDeps, sink?: PageSink): Promise<Receiver | undefined> {
  const serve = sink === undefined ? undefined : await deps.pageServer(op);
  if (sink === undefined || serve === undefined) return undefined;
  return (work, socket, images) => serve(work, socket, images, sink);
}

/** CRIU would serve the memory it left out to who is there; when nobody is, it has done all. */
const leaveMemory: Receiver = async (_op, socket) => {
  socket.destroy();
  return true;
};

async function wentAhead(subject: Subject, files?: FilesAhead): Promise<Ahead | undefined> {
  if (files === undefined) return undefined;
  return { files, mapped: await mappedForWriting(await processes(subject.cgroup)) };
}

interface DumpOrder {
  readonly c: ContainerFacts;
  readonly subject: Subject;
  readonly claims: Claims;
  readonly dir: string;
  readonly images: string;
  /** Of the job. */
  readonly cgroup: string;
  readonly pages: Receiver | undefined;
}

/** With SELinux podman gives the children of a dump the labels they need. */
export async function isLabelled(): Promise<boolean> {
  return await access('/sys/fs/selinux/enforce').then(
    () => true,
    () => false,
  );
}

/**
 * `-R` always: without it podman has killed the tree before its archive is written, and a full disk
 * then leaves nothing (podman 5.4). What it returns collects what podman wrote besides the images.
 */
async function dumpThroughPodman(
  op: Op,
  deps: PodmanDeps,
  { c, subject, dir, images, cgroup }: DumpOrder,
): Promise<() => Promise<void>> {
  const userdata = dirname(c.OCIConfigPath);
  const tar = join(dirname(dir), 'podman.tar');
  await rm(tar, { force: true });
  const args = [
    ...['container', 'checkpoint', '--leave-running', '--tcp-established', '--file-locks'],
    ...['--ignore-rootfs', '--ignore-volumes', '--compress', 'none', '--export', tar],
    subject.container,
  ];
  const limits = { cgroup, deadlineMs: deps.limits.dumpDeadlineMs };
  try {
    await timed(op, 'podman checkpoint', () => podman(op, deps, args, limits));
  } catch (error) {
    throw await dumpFault(op, error, subject, [images, userdata]);
  }
  return async () => {
    await mustBeThere(tar, 'there is no archive');
    await timed(op, 'unpack what podman wrote', () => unpackPodmanExport(op, tar, dir));
    await rm(tar, { force: true });
    // What `-R` leaves beside the container until its next restore.
    for (const left of ['checkpoint', 'devshm-checkpoint.tar', 'network.status']) {
      await rm(join(userdata, left), { recursive: true, force: true });
    }
  };
}

/**
 * The runtime, called as podman calls it (5.8), without podman around it, which takes several times
 * as long as the dump: everything else podman would add is known or lies beside the container.
 */
async function dumpThroughRuntime(
  op: Op,
  deps: PodmanDeps,
  { c, subject, claims, dir, images, cgroup, pages }: DumpOrder,
  descriptions: Descriptions,
): Promise<() => Promise<void>> {
  const { runtime } = subject;
  const program = deps.paths[runtime];
  if (program === undefined) throw new Fault('DUMP_FAILED', `there is no ${runtime} here`);
  const work = join(dirname(dir), 'criu');
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { mode: 0o700 });
  const args = [
    ...['checkpoint', '--image-path', images, '--work-path', work],
    ...['--leave-running', '--tcp-established', '--file-locks', subject.container],
  ];
  const write = (name: string, content: string | Uint8Array) =>
    writeFile(join(dir, name), content, { mode: 0o600, flag: 'wx' });
  const call = { cgroup, deadlineMs: deps.limits.dumpDeadlineMs };
  const checkpoint = async () => {
    if (pages === undefined) return void (await run(op, program, args, call));
    let whole = false;
    const serve = async (socket: Duplex) => {
      whole = await pages(op, socket, images);
    };
    await run(op, program, args, { ...call, socket: { fd: PAGES_FD, serve } });
    if (!whole) throw new Fault('DUMP_FAILED', `${runtime} said yes, but CRIU did not send all`);
  };
  try {
    await together([
      timed(op, `${runtime} checkpoint`, checkpoint),
      // Nothing of it can change meanwhile, and CRIU does not touch it.
      write('config.dump', descriptions.config),
      write('spec.dump', descriptions.spec),
      write('network.status', writeJson(networkStatus(claims))),
      collectLog(c, dir),
      collectShm(op, deps, c, dir),
    ]);
  } catch (error) {
    await lastOfCriu(op, cgroup);
    throw await dumpFault(op, error, subject, [images, work]);
  }
  return () => rm(work, { recursive: true, force: true });
}

/** A CRIU whose runtime was killed notices, and puts right what it has done; one that is killed cannot. */
async function lastOfCriu(op: Op, cgroup: string): Promise<void> {
  const end = performance.now() + patience(op, CRIU_ENDS_MS);
  while (!op.signal.aborted && performance.now() < end && !(await isEmpty(cgroup))) {
    await pause(op, 10).catch(() => {}); // called off meanwhile: the cause is known
  }
}

/** Podman's own place for it; any other is refused on the target. */
async function collectLog(c: ContainerFacts, dir: string): Promise<void> {
  const log = join(dirname(c.OCIConfigPath), 'ctr.log');
  await copyFile(log, join(dir, 'ctr.log')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

/** Its /dev/shm, when that is not another's: to CRIU it is a mount from outside. */
async function collectShm(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  c: ContainerFacts,
  dir: string,
): Promise<void> {
  const shm = join(dirname(c.OCIConfigPath), 'shm');
  const own = await stat(shm).catch(() => undefined);
  if (own?.isDirectory() !== true) return;
  const archive = `--file=${join(dir, 'devshm-checkpoint.tar')}`;
  await run(op, deps.paths.tar, [...TAR_CREATE, archive, `--directory=${shm}`, '.']);
}

/** Files of memory that CRIU writes from their beginning to their end, in the order it began them. */
export async function growing(dir: string): Promise<string[]> {
  const there = await readdir(join(dir, 'checkpoint')).catch(() => []);
  return numbersOf('pages', there).map(pagesName);
}

function writableTrees(c: ContainerFacts): Tree[] {
  const { UpperDir: look = '', MergedDir: change = '' } = c.GraphDriver.Data;
  const volumes = c.Mounts.filter(({ Type }) => Type === 'volume');
  return [
    ...(look === '' || change === '' ? [] : [{ look, change }]),
    ...volumes.map(({ Source }) => ({ look: Source, change: Source })),
  ];
}

async function mustBeThere(path: string, otherwise: string): Promise<void> {
  const file = await stat(path).catch(() => undefined);
  if (file !== undefined && file.size > 0) return;
  throw new Fault('DUMP_FAILED', `podman reported success, but ${otherwise}`, { facts: { path } });
}

async function mustStand(subject: Subject, when: string): Promise<void> {
  const [frozen, alive] = await Promise.all([isFrozen(subject.cgroup), isAlive(subject)]);
  if (frozen && alive) return;
  throw new Fault(
    'STANDSTILL_BROKEN',
    `${subject.name} ${alive ? 'was not frozen' : 'was dead'} ${when}`,
    { facts: { container: subject.container, frozen, alive } },
  );
}

const CRIU_ENDS_MS = 2_000;
/** Whoever undoes the move freezes it too, and says so when it cannot be. */
const REFREEZE_MS = 1_000;

/** The evidence first: a killed CRIU thaws the container, or leaves it dead with complete images. */
async function dumpFault(
  op: Op,
  error: unknown,
  subject: Subject,
  logs: readonly string[],
): Promise<Fault> {
  const fault = asFault(error);
  const [frozen, alive, empty] = await Promise.all([
    isFrozen(subject.cgroup),
    isAlive(subject),
    isEmpty(subject.cgroup),
  ]);
  // A CRIU that dies lets the container run where it stood, its connections in repair mode: it must not go
  // on before whoever undoes the move has put it right.
  if (alive && !frozen) {
    await freeze(shielded(op, REFREEZE_MS), subject.cgroup, REFREEZE_MS).catch(() => {});
  }
  const [why] = (
    await Promise.all(logs.map((place) => firstCriuError(join(place, 'dump.log'))))
  ).filter((line) => line !== undefined);
  const facts = { ...fault.facts, frozen, alive, empty };
  if (op.signal.aborted) {
    const { code, message } = abortFault(op.signal); // what CRIU says of its end is not the cause
    return new Fault(code, message, { cause: fault, facts });
  }
  if (fault.code === 'DEADLINE' || fault.code === 'CANCELLED' || fault.code === 'DISK_FULL') {
    return new Fault(fault.code, fault.message, { cause: fault, facts });
  }
  return new Fault('DUMP_FAILED', printable(why ?? fault.message, 1_000), { cause: fault, facts });
}

/** File data, then names. */
export async function makeDurable({ dir, names }: FileSet): Promise<void> {
  const dirs = new Set([dir, dirname(dir)]);
  const queue = [...names];
  const worker = async () => {
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      const path = join(dir, name);
      dirs.add(dirname(path));
      await syncPath(path);
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  for (const one of dirs) await syncDirectory(one);
  await markDurable(dir);
}

async function syncPath(path: string): Promise<void> {
  await using file = await open(path, 'r');
  await file.sync();
}

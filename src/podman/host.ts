import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  Claims,
  CpuLimit,
  Descriptions,
  HostFacts,
  RestoreKind,
  Standing,
  Subject,
  Witness,
} from '../base/claims.ts';
import { asFault, type Finding } from '../base/fault.ts';
import type { LateMemory, LateSource, LateTask } from '../base/late.ts';
import { type Op, timed } from '../base/op.ts';
import type { MemoryPiece, PageSink } from '../base/outgoing.ts';
import { announcements } from './announce.ts';
import { Armed } from './armed.ts';
import {
  freeze,
  freezeSeizable,
  isFrozen,
  processes,
  removeCgroup,
  settledWitness,
  stoppedProcesses,
  thaw,
} from './cgroup.ts';
import { isMonitored } from './conmon.ts';
import { cpuLimit, cpuMs, setCpuLimit, throttleFindings } from './cpu-limit.ts';
import type { PodmanDeps } from './deps.ts';
import { confirm, type Description, describe, isAlive } from './describe.ts';
import { readDescriptions } from './descriptions.ts';
import { dump, type FileSet, growing, isLabelled, makeDurable } from './dump.ts';
import { EarlyRestore } from './early-restore.ts';
import { type ContainerFacts, inspectContainer } from './engine.ts';
import { hostFacts } from './facts.ts';
import { FilesAhead, growingAhead } from './files-ahead.ts';
import { forgetTimers, startTimers, stopTimers } from './health.ts';
import { exportImage, imageState, importImage } from './image.ts';
import { forgetLanding } from './landing.ts';
import { expectedLate } from './late-images.ts';
import { openLateSource } from './late-source.ts';
import { LazyFill } from './lazy-fill.ts';
import { isWorthLeaving } from './left-memory.ts';
import { type ContainerRow, checkHost, listRows } from './list.ts';
import { readMemory } from './memory.ts';
import { isNetnsLocked, lockNetns, netnsUnlockRules, tableName, unlockNetns } from './netlock.ts';
import { PageNumbers } from './page-numbers.ts';
import { layDownAhead } from './pages-ahead.ts';
import { discard, remove, sweepCriu } from './remove.ts';
import { claim, currentWitness, makeReady, type Preparation, restore } from './restore.ts';
import { restoreHere } from './restore-here.ts';
import { keepRootfs } from './rootfs-ahead.ts';
import { check, roomAhead } from './target-checks.ts';
import { dropTargetMark, hasRan, noteRan, targetMark } from './target-mark.ts';
import { endRepair } from './tcp-repair.ts';
import { fillVolumesAhead } from './volumes.ts';
import { writeBack } from './write-back.ts';

const ANNOUNCE = fileURLToPath(
  new URL(`announce-main${extname(import.meta.url)}`, import.meta.url),
);

const netnsOf = ({ pid }: { readonly pid: number }) => `/proc/${pid}/ns/net`;

/** The half of a move that gives a container away. Fits SourceHost of migrate/ports.ts by shape. */
export class PodmanSource {
  readonly #deps: PodmanDeps;
  /** By container, from describe to dump: podman answers no question while it dumps. */
  readonly #known = new Map<string, ContainerFacts>();
  /** By container, from `descriptions` to dump. */
  readonly #described = new Map<string, Descriptions>();
  /** By container: who was stopped by a signal before the freezer stopped everybody. */
  readonly #stopped = new Map<string, ReadonlySet<number>>();
  /** By container: what of its files a target has, in the move that is going on. */
  readonly #ahead = new Map<string, FilesAhead>();
  /** By container: what went ahead of its memory, in the move that is going on. */
  readonly #numbers = new Map<string, PageNumbers>();
  /** Where dumps go that leave memory in the container. */
  readonly #leaving = new Set<string>();

  constructor(deps: PodmanDeps) {
    this.#deps = deps;
  }

  async facts(op: Op): Promise<HostFacts> {
    return await hostFacts(op, this.#deps);
  }

  async list(op: Op, all: boolean): Promise<ContainerRow[]> {
    return await listRows(op, this.#deps, all);
  }

  async checkHost(op: Op): Promise<Finding[]> {
    return await checkHost(op, this.#deps);
  }

  /** What keeps the processor time of a container from being limited. */
  async checkThrottle(_op: Op, subject: Subject): Promise<Finding[]> {
    return await throttleFindings(subject.cgroup);
  }

  async describe(op: Op, ref: string): Promise<Omit<Description, 'inspected'>> {
    const { inspected, ...description } = await describe(op, this.#deps, ref);
    this.#known.set(inspected.Id, inspected);
    return description;
  }

  async confirm(op: Op, subject: Subject): Promise<void> {
    await confirm(op, subject);
  }

  async exportImage(
    op: Op,
    claims: Claims,
    have: readonly string[],
    dir: string,
  ): Promise<FileSet> {
    return await exportImage(op, this.#deps, claims, have, dir);
  }

  async descriptions(op: Op, subject: Subject, claims: Claims): Promise<Descriptions | undefined> {
    const known = this.#known.get(subject.container);
    const c = known ?? (await inspectContainer(op, this.#deps, subject.container));
    const found = await readDescriptions(op, c, claims);
    if (found === undefined) this.#described.delete(c.Id);
    else this.#described.set(c.Id, found);
    return found;
  }

  async roomAhead(_op: Op, claims: Claims): Promise<number> {
    return await roomAhead(this.#deps, claims);
  }

  async memory(op: Op, subject: Subject): Promise<() => AsyncIterable<MemoryPiece>> {
    this.#numbers.delete(subject.container);
    if (!(await this.#deps.tracksMemory(op))) return () => readMemory(op, subject.cgroup);
    const numbers = await PageNumbers.begin(subject.cgroup);
    this.#numbers.set(subject.container, numbers);
    return () => readMemory(op, subject.cgroup, numbers);
  }

  async cpuMs(_op: Op, subject: Subject): Promise<number> {
    return await cpuMs(subject.cgroup);
  }

  async cpuLimit(_op: Op, subject: Subject): Promise<CpuLimit | undefined> {
    return await cpuLimit(subject.cgroup);
  }

  async limitCpu(_op: Op, subject: Subject, limit: CpuLimit): Promise<void> {
    await setCpuLimit(subject.cgroup, limit);
  }

  async filesAhead(
    op: Op,
    subject: Subject,
    claims: Claims,
    dir: string,
  ): Promise<readonly string[]> {
    const known = this.#ahead.get(subject.container);
    const ahead = known ?? (await this.#filesOf(op, subject, claims));
    if (ahead === undefined) return [];
    this.#ahead.set(subject.container, ahead);
    return await ahead.round(op, this.#deps, dir);
  }

  async #filesOf(op: Op, { container }: Subject, claims: Claims): Promise<FilesAhead | undefined> {
    const c = this.#known.get(container) ?? (await inspectContainer(op, this.#deps, container));
    return await FilesAhead.of(op, this.#deps, claims, c);
  }

  async growingAhead(dir: string): Promise<readonly string[]> {
    return await growingAhead(dir);
  }

  filesTaken(subject: Subject): void {
    this.#ahead.get(subject.container)?.taken();
  }

  rootfsDropped(subject: Subject): void {
    this.#ahead.get(subject.container)?.dropRootfs();
  }

  filesDropped(subject: Subject): void {
    this.#ahead.delete(subject.container);
    this.#numbers.delete(subject.container);
  }

  async lockNetwork(op: Op, job: string, subject: Subject): Promise<void> {
    await unlessGone(op, subject, lockNetns(op, this.#deps, job, netnsOf(subject)));
  }

  /**
   * A container that is gone took its network along. Nothing reaches a connection before it can answer:
   * one in repair mode fails the program that reads from it.
   */
  async unlockNetwork(op: Op, job: string, subject: Subject): Promise<void> {
    endRepair(op, await processes(subject.cgroup));
    if (await isAlive(subject)) await unlockNetns(op, this.#deps, job, netnsOf(subject));
  }

  async isLocked(op: Op, job: string, subject: Subject): Promise<boolean> {
    return await isNetnsLocked(op, this.#deps, job, netnsOf(subject));
  }

  async freeze(op: Op, subject: Subject, ms: number): Promise<void> {
    await this.#freeze(op, subject, () => freeze(op, subject.cgroup, ms));
  }

  async standStill(op: Op, subject: Subject, ms: number): Promise<void> {
    await this.#freeze(op, subject, () => freezeSeizable(op, subject.cgroup, ms));
  }

  async #freeze(op: Op, subject: Subject, work: () => Promise<void>): Promise<void> {
    if (!this.#stopped.has(subject.container) && !(await isFrozen(subject.cgroup))) {
      this.#stopped.set(subject.container, new Set(await stoppedProcesses(subject.cgroup)));
    }
    if (this.#known.get(subject.container)?.Config.Healthcheck !== null) {
      await stopTimers(op, this.#deps, subject.container);
    }
    await unlessGone(op, subject, work());
  }

  /**
   * A CRIU that died in the middle of a dump may leave tasks stopped. Nothing ran since the freeze,
   * so whoever is stopped now and was not then was stopped by CRIU. After a restart of ckptd that
   * is not known any more: then tasks are continued only when all of them are stopped, which no
   * container does to itself.
   */
  async thaw(op: Op, subject: Subject): Promise<void> {
    const before = this.#stopped.get(subject.container);
    const [all, now] = await Promise.all([
      processes(subject.cgroup),
      stoppedProcesses(subject.cgroup),
    ]);
    const wake = before === undefined ? (now.length === all.length ? now : []) : now;
    for (const pid of wake) {
      if (before?.has(pid) === true) continue;
      try {
        process.kill(pid, 'SIGCONT');
      } catch (error) {
        op.log('a stopped task could not be continued', { pid, why: String(error) });
      }
    }
    endRepair(op, all);
    await thaw(subject.cgroup);
    this.#stopped.delete(subject.container);
    if (!(await isAlive(subject))) return await forgetTimers(this.#deps, subject.container);
    try {
      await startTimers(op, this.#deps, subject.container);
    } catch (error) {
      op.log('its health check has to be started by hand', { why: asFault(error).message });
    }
  }

  async isFrozen(_op: Op, subject: Subject): Promise<boolean> {
    return await isFrozen(subject.cgroup);
  }

  async isAlive(subject: Subject): Promise<boolean> {
    return await isAlive(subject);
  }

  async processes(subject: Subject): Promise<number> {
    return (await processes(subject.cgroup)).length;
  }

  async witness(op: Op, subject: Subject): Promise<Witness> {
    return await settledWitness(op, subject.cgroup);
  }

  async dump(
    op: Op,
    job: string,
    subject: Subject,
    claims: Claims,
    dir: string,
    pages?: PageSink,
    late?: boolean,
  ): Promise<FileSet> {
    const descriptions = this.#described.get(subject.container);
    const leaves =
      pages !== undefined &&
      late !== true &&
      descriptions !== undefined &&
      (await isWorthLeaving(subject.cgroup, claims.memoryBytes)) &&
      (await this.lacksLate(op)) === undefined;
    // Its files of memory hold what CRIU does not leave, and are not those that are sent.
    if (leaves) this.#leaving.add(dir);
    try {
      return await dump(op, this.#deps, job, subject, claims, dir, {
        pages,
        late,
        leaves,
        descriptions,
        container: this.#known.get(subject.container),
        ahead: this.#ahead.get(subject.container),
        numbers: this.#numbers.get(subject.container),
      });
    } finally {
      this.#leaving.delete(dir);
      this.#numbers.delete(subject.container);
    }
  }

  async lateSource(_op: Op, subject: Subject, dir: string): Promise<LateSource> {
    return await openLateSource(subject, dir);
  }

  async lacksLate(op: Op): Promise<string | undefined> {
    if (await isLabelled()) return 'podman makes the dumps here (SELinux)';
    return await this.#deps.lacksLazy(op);
  }

  async growing(dir: string): Promise<readonly string[]> {
    return this.#leaving.has(dir) ? [] : await growing(dir);
  }

  get keepsSets(): boolean {
    return !this.#deps.limits.streamOnly;
  }

  async makeDurable(_op: Op, set: FileSet): Promise<void> {
    await makeDurable(set);
  }

  async restoreHere(
    op: Op,
    job: string,
    subject: Subject,
    claims: Claims,
    dir: string,
  ): Promise<void> {
    await restoreHere(op, this.#deps, job, subject, claims, dir);
    await removeCgroup(op, await this.#deps.cgroupFor(job));
  }

  async remove(op: Op, subject: Subject, claims: Claims): Promise<void> {
    await remove(op, this.#deps, subject, claims);
    await forgetTimers(this.#deps, subject.container);
    this.#known.delete(subject.container);
    this.#described.delete(subject.container);
    this.#stopped.delete(subject.container);
    this.#ahead.delete(subject.container);
  }

  async endChildren(op: Op, job: string): Promise<void> {
    await removeCgroup(op, await this.#deps.cgroupFor(job));
    await sweepCriu(op);
  }
}

interface Ready {
  readonly unlock: Armed;
  readonly announce: Armed;
}

/** The half that takes a container. Fits TargetHost of migrate/ports.ts by shape. */
export class PodmanTarget implements Disposable {
  readonly #deps: PodmanDeps;
  /** By container: programs that wait for the commit. Lost in a crash, they are started again. */
  readonly #ready = new Map<string, Ready>();
  /** By job. */
  readonly #prepared = new Map<string, Preparation>();
  /** By job: restores that wait for their images. */
  readonly #early = new Map<string, EarlyRestore>();
  /** By container: memory that comes after the restore. */
  readonly #fills = new Map<string, Promise<LazyFill | undefined>>();

  constructor(deps: PodmanDeps) {
    this.#deps = deps;
  }

  async facts(op: Op): Promise<HostFacts> {
    return await hostFacts(op, this.#deps);
  }

  async check(op: Op, claims: Claims, source: HostFacts): Promise<Finding[]> {
    return await check(op, this.#deps, claims, source);
  }

  async imageState(op: Op, claims: Claims): Promise<{ present: boolean; layers: string[] }> {
    return await imageState(op, this.#deps, claims);
  }

  async importImage(op: Op, job: string, claims: Claims, dir: string): Promise<void> {
    await importImage(op, this.#deps, job, claims, dir);
  }

  async roomAhead(_op: Op, claims: Claims): Promise<number> {
    return await roomAhead(this.#deps, claims);
  }

  async takeFiles(op: Op, job: string, claims: Claims, dir: string): Promise<void> {
    const limits = { limits: this.#deps.limits.archive };
    await fillVolumesAhead(op, this.#deps, job, claims, dir, limits);
    await keepRootfs(op, dir, limits);
    await this.#early.get(job)?.layDown(op, dir);
  }

  async makeReady(op: Op, job: string, claims: Claims): Promise<void> {
    this.#prepared.set(job, await makeReady(op, this.#deps, job, claims));
  }

  async claim(op: Op, job: string, claims: Claims): Promise<void> {
    if ((await targetMark(this.#deps, job)) === undefined) {
      await claim(op, this.#deps, job, claims);
    }
  }

  async standBy(
    op: Op,
    job: string,
    claims: Claims,
    dir: string,
    descriptions: Descriptions,
    kind: RestoreKind,
  ): Promise<void> {
    const ready = await this.#makeReadyOnce(op, job, claims);
    await this.claim(op, job, claims);
    const lazy = await this.#lazyDir(op, job, claims, dir, kind);
    const deps = this.#deps;
    const begun = await EarlyRestore.begin(op, deps, job, claims, dir, descriptions, ready, lazy);
    this.#early.set(job, begun);
  }

  /** Taken, not kept: a second attempt undoes the first one, and its claim with it. */
  async #makeReadyOnce(op: Op, job: string, claims: Claims): Promise<Preparation> {
    const prepared = this.#prepared.get(job);
    this.#prepared.delete(job);
    return prepared ?? (await makeReady(op, this.#deps, job, claims));
  }

  async lacksLazy(op: Op): Promise<string | undefined> {
    return await this.#deps.lacksLazy(op);
  }

  /** Where CRIU finds who brings the memory. */
  async #lazyDir(
    op: Op,
    job: string,
    { container }: Claims,
    dir: string,
    kind: RestoreKind,
  ): Promise<string | undefined> {
    this.#fills.set(container, Promise.resolve(undefined));
    if (kind === 'full') return undefined;
    const images = join(dir, 'checkpoint');
    try {
      const fill = await LazyFill.start(op, this.#deps, job, container, images);
      this.#fills.set(container, Promise.resolve(fill));
      return fill.dir;
    } catch (error) {
      if (op.signal.aborted || kind === 'late') throw error;
      op.log('all memory is read in the pause', { why: asFault(error).message });
      return undefined;
    }
  }

  async #expect(
    op: Op,
    { container }: Claims,
    dir: string,
    tasks: readonly LateTask[],
  ): Promise<void> {
    if (tasks.length === 0) return;
    const fill = await this.#fills.get(container);
    await fill?.expect(op, tasks, join(dir, 'checkpoint'));
  }

  /** Also one of a daemon before us. */
  #fillOf(op: Op, container: string): Promise<LazyFill | undefined> {
    const known = this.#fills.get(container) ?? LazyFill.find(op, this.#deps, container);
    this.#fills.set(container, known);
    return known;
  }

  async restore(
    op: Op,
    job: string,
    claims: Claims,
    dir: string,
    kind: RestoreKind,
  ): Promise<Standing> {
    const standing = await this.#restore(op, job, claims, dir, kind);
    if (kind !== 'full') await (await this.#fills.get(claims.container))?.hold(op, standing.cgroup);
    if (claims.networks.length > 0) await this.#arm(job, claims, standing);
    return standing;
  }

  async #restore(
    op: Op,
    job: string,
    claims: Claims,
    dir: string,
    kind: RestoreKind,
  ): Promise<Standing> {
    const tasks = await expectedLate(
      join(dir, 'checkpoint'),
      kind,
      this.#deps.limits.archive.bytes,
    );
    const early = this.#early.get(job);
    if (early !== undefined) {
      await this.#expect(op, claims, dir, tasks);
      await this.#layDownAhead(op, claims, dir);
      this.#early.delete(job);
      return await early.finish(op, dir);
    }
    const ready = await this.#makeReadyOnce(op, job, claims);
    await this.claim(op, job, claims);
    const lazy = await this.#lazyDir(op, job, claims, dir, kind);
    await this.#expect(op, claims, dir, tasks);
    await this.#layDownAhead(op, claims, dir);
    return await restore(op, this.#deps, job, claims, dir, ready, lazy);
  }

  async #layDownAhead(op: Op, { container }: Claims, dir: string): Promise<void> {
    const restore = (await this.#fills.get(container)) === undefined ? 'full' : 'lazy';
    await timed(op, 'lay down memory that came ahead', () => layDownAhead(op, dir, restore));
  }

  /** A copy that still stands is as good as gone when its conmon is: no other can be given to it. */
  async standing(op: Op, standing: Standing): Promise<Witness | undefined> {
    const fill = await this.#fillOf(op, standing.container);
    if (fill !== undefined && !(await fill.stands())) return undefined;
    const now = await currentWitness(standing);
    if (now === undefined || (await isMonitored(standing))) return now;
    if (!(await isFrozen(standing.cgroup))) return now;
    op.log('the conmon of the standing copy is gone', { container: standing.container });
    return undefined;
  }

  async isFrozen(_op: Op, standing: Standing): Promise<boolean> {
    return await isFrozen(standing.cgroup);
  }

  /** Network first: what comes in between waits in the sockets. */
  async thaw(op: Op, job: string, claims: Claims, standing: Standing): Promise<void> {
    if (claims.networks.length > 0) await this.#unlock(op, job, standing);
    // What brings the memory has frozen it since then, and thaws it.
    if ((await this.#fillOf(op, standing.container))?.holds !== true) await thaw(standing.cgroup);
  }

  async #unlock(op: Op, job: string, standing: Standing): Promise<void> {
    const armed = this.#ready.get(standing.container)?.unlock;
    try {
      if (armed?.usable === true) {
        await armed.fire(op, netnsUnlockRules(tableName(job)));
        return;
      }
    } catch (error) {
      op.log('unlocking again, with a new program', { why: String(error) });
    }
    await unlockNetns(op, this.#deps, job, netnsOf(standing));
  }

  async announce(op: Op, claims: Claims, standing: Standing): Promise<void> {
    const orders = announcements(claims.networks);
    if (orders.length === 0) return;
    const ready = this.#ready.get(standing.container);
    this.#ready.delete(standing.container);
    const armed =
      ready?.announce.usable === true
        ? ready.announce
        : this.#announcer(claims, standing, undefined);
    const said = await armed.fire(op, 'go\n');
    op.log('announced', { container: standing.container, said: said.trim() });
  }

  #announcer(claims: Claims, standing: Standing, cgroup: string | undefined): Armed {
    const { nsenter } = this.#deps.paths;
    const args = [`--net=${netnsOf(standing)}`, '--', process.execPath, ANNOUNCE];
    const armed = new Armed(nsenter, args, cgroup);
    const orders = announcements(claims.networks).map(({ device, frame }) => ({
      device,
      frame: frame.toString('base64'),
    }));
    armed.prepare(`${JSON.stringify(orders)}\n`);
    return armed;
  }

  async #arm(job: string, claims: Claims, standing: Standing): Promise<void> {
    const { nsenter, nft } = this.#deps.paths;
    const cgroup = await this.#deps.cgroupFor(job);
    const args = [`--net=${netnsOf(standing)}`, '--', nft, '-f', '-'];
    this.#ready.set(standing.container, {
      unlock: new Armed(nsenter, args, cgroup),
      announce: this.#announcer(claims, standing, cgroup),
    });
  }

  /**
   * Also without its conmon: what runs here must not be given up for its output. But it is told that
   * nobody reads that, and that podman learns late of its end.
   */
  async runs(op: Op, standing: Standing): Promise<boolean> {
    const now = await currentWitness(standing);
    if (now === undefined) return false;
    const fill = await this.#fillOf(op, standing.container);
    if (fill?.holds !== true && (await isFrozen(standing.cgroup))) return false;
    // A thawed task is scheduled at least once, even when it only goes on to sleep.
    // Any difference says so: the sums fall, too, when a child ends and takes its share along.
    const { tasks, cpuTicks, switches } = standing.witness;
    if (now.tasks === tasks && now.cpuTicks === cpuTicks && now.switches === switches) return false;
    await noteRan(this.#deps, standing.container);
    if (!(await isMonitored(standing))) {
      const { container } = standing;
      op.log(
        'DEGRADED: it runs, but its conmon was killed; podman stop and start give it a new one',
        {
          container,
        },
      );
    }
    return true;
  }

  async whole(op: Op, claims: Claims): Promise<boolean> {
    const fill = await this.#fillOf(op, claims.container);
    const whole = (await fill?.whole(op)) ?? true;
    if (!whole) op.log('its memory is lost', { container: claims.container });
    return whole;
  }

  async lateMemory(op: Op, { container }: Claims): Promise<LateMemory | undefined> {
    return await (await this.#fillOf(op, container))?.lateMemory(op);
  }

  async writeBack(op: Op, job: string, claims: Claims): Promise<void> {
    await writeBack(op, this.#deps, job, claims);
  }

  async discard(op: Op, job: string, claims: Claims): Promise<void> {
    this.#disarm(claims.container);
    this.#prepared.delete(job);
    await this.#early.get(job)?.end();
    this.#early.delete(job);
    const fill = await this.#fills.get(claims.container);
    fill?.leave();
    await discard(op, this.#deps, job, claims);
    fill?.close();
    this.#fills.delete(claims.container);
  }

  async endChildren(op: Op, job: string): Promise<void> {
    await removeCgroup(op, await this.#deps.cgroupFor(job));
  }

  async adopt(_op: Op, job: string, { container }: Claims): Promise<void> {
    this.#fills.delete(container);
    if (!(await hasRan(this.#deps, job))) return;
    await forgetLanding(this.#deps, job);
    await dropTargetMark(this.#deps, job);
  }

  #disarm(container: string): void {
    const ready = this.#ready.get(container);
    ready?.unlock[Symbol.dispose]();
    ready?.announce[Symbol.dispose]();
    this.#ready.delete(container);
  }

  [Symbol.dispose](): void {
    for (const early of this.#early.values()) void early.end();
    for (const fill of this.#fills.values()) void fill.then((one) => one?.leave());
    for (const container of [...this.#ready.keys()]) this.#disarm(container);
  }
}

/** Waits for work on a container. When it fails because that one has ended: TARGET_CHANGED. */
async function unlessGone(op: Op, subject: Subject, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    await confirm(op, subject);
    throw error;
  }
}

export interface PodmanHost extends Disposable {
  readonly source: PodmanSource;
  readonly target: PodmanTarget;
}

/** Starts nothing. Disposing ends the helpers that wait for a commit, never a container. */
export function openPodman(deps: PodmanDeps): PodmanHost {
  const target = new PodmanTarget(deps);
  return {
    source: new PodmanSource(deps),
    target,
    [Symbol.dispose]: () => target[Symbol.dispose](),
  };
}

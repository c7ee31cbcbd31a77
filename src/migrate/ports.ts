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
import type { Finding } from '../base/fault.ts';
import type { LateMemory, LateSource } from '../base/late.ts';
import type { Op } from '../base/op.ts';
import type {
  MemoryPiece,
  Outgoing,
  OutgoingLate,
  OutgoingMemory,
  PageSink,
  StreamPart,
} from '../base/outgoing.ts';
import type { Verdict } from '../base/verdict.ts';
import type { Load, Pause } from './forecast.ts';
import type { AskedRestore, ChosenRestore } from './restore-kind.ts';

/** What leaves this host: files below one directory, in the order they are sent. */
export interface FileSet {
  readonly dir: string;
  /** Names relative to `dir`, as `checkpoint/pages-1.img`. */
  readonly names: readonly string[];
}

/**
 * What a move needs from the host that gives the container away. Every method may be called again
 * after a crash: doing a thing twice is the same as doing it once.
 */
export interface SourceHost {
  facts(op: Op): Promise<HostFacts>;
  /** By name, id or unique beginning of an id. NO_SUCH_CONTAINER, NAME_INVALID, CONTAINER_STATE. */
  describe(op: Op, ref: string): Promise<{ subject: Subject; claims: Claims; findings: Finding[] }>;
  /** TARGET_CHANGED when the first process is another one now, or gone. */
  confirm(op: Op, subject: Subject): Promise<void>;
  /** Writes the image into `dir` in a form that keeps its id, without the layers in `have`. */
  exportImage(op: Op, claims: Claims, have: readonly string[], dir: string): Promise<FileSet>;
  /** What the target can begin a restore with. Undefined when that is not known. */
  descriptions(op: Op, subject: Subject, claims: Claims): Promise<Descriptions | undefined>;
  /** Bytes that may lie here for a while beside a set, and leave room for it, and the reserve. */
  roomAhead(op: Op, claims: Claims): Promise<number>;
  /**
   * Goes through its memory while it runs, in whole pages, at most 1 MiB at a time, each time it is called. What
   * has a number since (`numbered`) may be left out when it has not changed, and by the dump that follows.
   */
  memory(op: Op, subject: Subject): Promise<() => AsyncIterable<MemoryPiece>>;
  /** Milliseconds of processor time it has used so far. TARGET_CHANGED when it is gone. */
  cpuMs(op: Op, subject: Subject): Promise<number>;
  /** Undefined when it is gone, or this host cannot limit it. */
  cpuLimit(op: Op, subject: Subject): Promise<CpuLimit | undefined>;
  /** A container that is gone is no failure. */
  limitCpu(op: Op, subject: Subject, limit: CpuLimit): Promise<void>;
  /**
   * Writes into the empty `dir` what of its volumes and its root file system has changed since the target took
   * it, while it runs. Returns the names, none when nothing of it can go ahead.
   */
  filesAhead(op: Op, subject: Subject, claims: Claims, dir: string): Promise<readonly string[]>;
  /** Its files that are there already, and only grow. */
  growingAhead(dir: string): Promise<readonly string[]>;
  /** The target has what the last round brought. */
  filesTaken(subject: Subject): void;
  /** All of its root file system goes in the pause. */
  rootfsDropped(subject: Subject): void;
  /** All of its files and its memory go in the pause; also what another move knew. */
  filesDropped(subject: Subject): void;
  /** No packet in or out of the container's network namespace, from now on. */
  lockNetwork(op: Op, job: string, subject: Subject): Promise<void>;
  unlockNetwork(op: Op, job: string, subject: Subject): Promise<void>;
  /** Returns when the kernel says frozen. FREEZE_FAILED when it does not within `ms`. */
  freeze(op: Op, subject: Subject, ms: number): Promise<void>;
  /**
   * Freezes it where it can be dumped, for which it may be let go again in between: only while nobody
   * else may own it.
   */
  standStill(op: Op, subject: Subject, ms: number): Promise<void>;
  /** Also continues tasks a dead dump left stopped. A container that is gone is no failure. */
  thaw(op: Op, subject: Subject): Promise<void>;
  isFrozen(op: Op, subject: Subject): Promise<boolean>;
  isAlive(subject: Subject): Promise<boolean>;
  /** How many it has at this moment. */
  processes(subject: Subject): Promise<number>;
  isLocked(op: Op, job: string, subject: Subject): Promise<boolean>;
  witness(op: Op, subject: Subject): Promise<Witness>;
  /**
   * Dumps a frozen container into `dir` and leaves it frozen: memory, root file system changes,
   * volumes, logs, description. Memory goes to `pages` in place of `dir`, where that can be; `late` leaves
   * what may come late in the container. DUMP_FAILED.
   */
  dump(
    op: Op,
    job: string,
    subject: Subject,
    claims: Claims,
    dir: string,
    pages?: PageSink,
    late?: boolean,
  ): Promise<FileSet>;
  /** What such a dump into `dir` has left in the container, which stands still. MEMORY_GONE. */
  lateSource(op: Op, subject: Subject, dir: string): Promise<LateSource>;
  /** Why no memory can be left in a container here; undefined: it can. */
  lacksLate(op: Op): Promise<string | undefined>;
  /** Files of a dump under way into `dir` that only grow: they may leave while they are written. */
  growing(dir: string): Promise<readonly string[]>;
  /** False: configured to keep no set of its own on disk, for `restoreHere` (stream_only). */
  readonly keepsSets: boolean;
  /** Returns when the set is on disk. */
  makeDurable(op: Op, set: FileSet): Promise<void>;
  /**
   * After this host was restarted: brings the container back, running, out of the set in `dir` that
   * `makeDurable` has finished, with the id, name, network and volumes it had. Its fence may stand
   * meanwhile. RESTORE_FAILED when that cannot be now; with the fact `final` when it never can:
   * somebody started it anew or removed it, or the set is not whole. Then nothing was touched.
   */
  restoreHere(op: Op, job: string, subject: Subject, claims: Claims, dir: string): Promise<void>;
  /** Destroys the source copy and the volumes that moved. Proves that no task is left. */
  remove(op: Op, subject: Subject, claims: Claims): Promise<void>;
  /** Ends every child of the job and removes its cgroup. */
  endChildren(op: Op, job: string): Promise<void>;
}

/** What a move needs from the host that takes the container. Same rule: twice is once. */
export interface TargetHost {
  facts(op: Op): Promise<HostFacts>;
  check(op: Op, claims: Claims, source: HostFacts): Promise<Finding[]>;
  /** Which of the claimed layers are here, and whether the whole image is. */
  imageState(op: Op, claims: Claims): Promise<{ present: boolean; layers: string[] }>;
  importImage(op: Op, job: string, claims: Claims, dir: string): Promise<void>;
  /** Bytes of memory that may come ahead of the set and still leave room for it, and the reserve. */
  roomAhead(op: Op, claims: Claims): Promise<number>;
  /**
   * Lays down what came of its files while the container runs at the source: that of its root file system when the
   * restore has begun (`standBy`), at the first call after that. CONFLICT_VOLUME.
   */
  takeFiles(op: Op, job: string, claims: Claims, dir: string): Promise<void>;
  /**
   * Does all of a restore that can be done while the container runs at the source. The image is
   * here. What it makes goes with `discard`; `restore` does it where it was not done.
   */
  makeReady(op: Op, job: string, claims: Claims): Promise<void>;
  /** Why memory cannot come after the restore on this host; undefined when it can. */
  lacksLazy(op: Op): Promise<string | undefined>;
  /** Takes id and name on this host for the job. Called when the set is on its way. CONFLICT_*. */
  claim(op: Op, job: string, claims: Claims): Promise<void>;
  /**
   * The container still runs at the source: takes id and name, begins the restore and returns when it
   * waits for the images, which will lie in `dir`. `restore` goes on from there, `discard` undoes it.
   * CONFLICT_*, SPEC_*, POLICY_*, RESTORE_FAILED.
   */
  standBy(
    op: Op,
    job: string,
    claims: Claims,
    dir: string,
    descriptions: Descriptions,
    kind: RestoreKind,
  ): Promise<void>;
  /**
   * Builds an archive of our own from the checked files of `dir`, restores it into a standstill
   * behind a network lock and proves that nothing ran. RESTORE_FAILED, RESTORE_POLICY.
   */
  restore(op: Op, job: string, claims: Claims, dir: string, kind: RestoreKind): Promise<Standing>;
  /**
   * The copy as it is now; undefined when its first process is gone, or its conmon before it ran, or memory
   * that has not come yet is lost.
   */
  standing(op: Op, standing: Standing): Promise<Witness | undefined>;
  isFrozen(op: Op, standing: Standing): Promise<boolean>;
  /** Lets it run: network unlocked, freezer off. Idempotent. */
  thaw(op: Op, job: string, claims: Claims, standing: Standing): Promise<void>;
  /** Tells the segment where the addresses are now (ARP, NDP). Best effort, logged. */
  announce(op: Op, claims: Claims, standing: Standing): Promise<void>;
  /** Alive, not frozen, and its tasks have run. */
  runs(op: Op, standing: Standing): Promise<boolean>;
  /**
   * Returns when all memory of the copy is there: true. False when it never will be: the copy was killed
   * before it could read what is not its own.
   */
  whole(op: Op, claims: Claims): Promise<boolean>;
  /** Of a copy whose restore has begun: where memory goes that comes from the source. */
  lateMemory(op: Op, claims: Claims): Promise<LateMemory | undefined>;
  /** Returns when its files, as they are at this moment, are on disk. One that is gone has none. */
  writeBack(op: Op, job: string, claims: Claims): Promise<void>;
  /** Removes copy, volumes and lock of this job, and proves the cgroup empty. */
  discard(op: Op, job: string, claims: Claims): Promise<void>;
  endChildren(op: Op, job: string): Promise<void>;
  /** A copy that ran is this host's own from now on: `discard` finds nothing of the job any more. */
  adopt(op: Op, job: string, claims: Claims): Promise<void>;
}

/** The other host, as the source speaks to it. */
export interface TargetPeer {
  readonly name: string;
  /** Certificate id, `ckpt://host/<id>`. */
  readonly id: string;
  /** Asks nothing but whether it answers, and what it says of itself. */
  facts(op: Op): Promise<HostFacts>;
  preflight(
    op: Op,
    claims: Claims,
    facts: HostFacts,
  ): Promise<{ findings: Finding[]; facts: HostFacts; layers: string[]; imagePresent: boolean }>;
  prepare(
    op: Op,
    job: string,
    epoch: number,
    claims: Claims,
    facts: HostFacts,
    restore?: AskedRestore,
  ): Promise<{
    token: string;
    wantImage: boolean;
    layers: string[];
    leaseMs: number;
    /** Undefined from an older host: `full`. */
    restore?: ChosenRestore | undefined;
  }>;
  standBy(op: Op, job: string, epoch: number, descriptions: Descriptions): Promise<void>;
  /** Streams the files and returns the digest over their manifest. `sent` hears total bytes so far. */
  send(
    op: Op,
    part: StreamPart,
    files: Outgoing,
    sent: (bytes: number) => void,
  ): Promise<{ root: string; bytes: number }>;
  /** Streams pages ahead of the set, until there are no more. `sent` hears total bytes so far. Returns their root. */
  sendMemory(
    op: Op,
    part: StreamPart,
    memory: OutgoingMemory,
    sent: (bytes: number) => void,
  ): Promise<string>;
  /**
   * Streams what stayed in the container to the copy that runs, until that has all. `sent` hears total bytes so
   * far. MEMORY_GONE when it cannot be read any more; the other host knows then.
   */
  sendLate(
    op: Op,
    part: StreamPart,
    late: OutgoingLate,
    sent: (bytes: number) => void,
  ): Promise<void>;
  seal(op: Op, job: string, epoch: number, container: string, root: string): Promise<void>;
  permit(op: Op, job: string, epoch: number, container: string): Promise<Verdict>;
  query(op: Op, job: string, epoch: number, container: string): Promise<Verdict>;
  abort(op: Op, job: string, epoch: number, container: string): Promise<Verdict>;
  forget(op: Op, job: string, epoch: number, container: string): Promise<void>;
  /** Tells a host that was cut off that its copy is void: the container runs here under `newEpoch`. */
  supersede(
    op: Op,
    job: string,
    epoch: number,
    container: string,
    newEpoch: number,
  ): Promise<Verdict>;
}

/** How long the pauses of earlier moves were, by the certificate id of their target. */
export interface PauseMemory {
  /** Milliseconds. */
  forecast(target: string, load: Load): number;
  note(target: string, pause: Pause): void;
}

/** Clocks of this host. Deadlines use `bootMs` only; wall time is for people. */
export interface Clock {
  readonly bootId: string;
  /** CLOCK_BOOTTIME in milliseconds: goes on across a restart of the daemon. */
  bootMs(): number;
  unixMs(): number;
}

import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claims } from '../base/claims.ts';
import { asFault, Fault } from '../base/fault.ts';
import { type Op, pause } from '../base/op.ts';
import type { Verdict } from '../base/verdict.ts';
import { isErrno, readDecision } from '../journal/durable.ts';
import { isUnbegun, Journal, readJournal } from '../journal/journal.ts';
import type { Owners } from '../journal/owners.ts';
import type { JobBoardEntry, JobView } from '../migrate/job-view.ts';
import type { MoveLimits } from '../migrate/limits.ts';
import type { TargetPeer } from '../migrate/ports.ts';
import type { AskedRestore } from '../migrate/restore-kind.ts';
import { SourceJob, type SourceOrder, type SourceWorld } from '../migrate/source.ts';
import { SOURCE_STEPS, type SourceRecord } from '../migrate/source-state.ts';
import { abortUnknown, supersedeUnknown, TargetJob, type TargetWorld } from '../migrate/target.ts';
import { TARGET_STEPS, type TargetRecord } from '../migrate/target-state.ts';
import { printableText } from '../rpc/text.ts';
import { dropUnfinished } from '../sys/durable-file.ts';
import type { Log } from './log.ts';
import { opFor } from './log.ts';
import { describeUnreadable, type UnreadableJob } from './unreadable.ts';

export interface MovesWorld {
  readonly source: SourceWorld;
  readonly target: TargetWorld;
  readonly owners: Owners;
  readonly log: Log;
  readonly jobsDir: string;
  readonly maxIncoming: number;
  readonly maxIncomingPerPeer: number;
  readonly preparePerMinute: number;
  readonly slowness: number;
  /**
   * The peer of a journalled job, by its certificate id: another host that has its name now knows
   * nothing of the job, and would say ABORTED. Its calls are NO_SUCH_HOST while it is not pinned.
   */
  knownPeer(name: string, id: string): TargetPeer;
  /** Ends when ckptd stops. */
  readonly stopping: AbortSignal;
  /** The last of the jobs that were working has come to rest. */
  readonly atRest?: () => void;
}

type Job = SourceJob | TargetJob;

/** What a person says of a move in doubt. */
export interface Resolution {
  readonly verdict: 'run-here' | 'runs-there';
  /** The host that was made unable to run the container, typed out; empty for `runs-there`. */
  readonly fenced: string;
}

const LOOK_MS = 200;
/** A rollback that is under way may end. */
const ROLL_BACK_MS = 15_000;
const GOODBYE_MS = 2_000;
/** Before a job that stopped short goes on; twice as long each time. */
const GO_ON_MS = 500;
const GO_ON_MAX_MS = 30_000;

/** Ended jobs are shown for this long, and their journals kept. */
const KEEP_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * All jobs of this host. A container is in one job at a time, whichever half of it is here: the
 * place is taken synchronously, so two orders in one tick cannot both get it.
 */
export class Moves {
  readonly #world: MovesWorld;
  readonly #sources = new Map<string, SourceJob>();
  readonly #targets = new Map<string, TargetJob>();
  /** By peer: when it asked to begin a move, in the last minute. */
  readonly #prepares = new Map<string, readonly number[]>();
  /** Container ids that a job is being made for. */
  readonly #taken = new Set<string>();
  readonly #running = new Map<Promise<unknown>, Job>();
  readonly #reopened: AsyncDisposable[] = [];
  /** Jobs whose journal cannot be read. The container is left as it is. */
  readonly unreadable = new Map<string, UnreadableJob>();
  readonly #end = new AbortController();
  readonly #offline: boolean;
  /** What was found when the journals were read, and where each job stood then. */
  readonly found: { readonly job: Job; readonly state: string }[] = [];

  private constructor(world: MovesWorld, offline: boolean) {
    this.#world = world;
    this.#offline = offline;
  }

  /**
   * Reads every journal and goes on with what an earlier daemon left. Offline it does only what needs
   * no other host, and takes no new jobs.
   */
  static async open(world: MovesWorld, options: { offline?: boolean } = {}): Promise<Moves> {
    const moves = new Moves(world, options.offline === true);
    const names = await readdir(world.jobsDir);
    for (const job of names.filter((name) => /^[0-9a-f]{32}$/.test(name))) {
      try {
        await moves.#reopen(job);
      } catch (error) {
        const path = join(world.jobsDir, job, 'journal');
        const unreadable = await describeUnreadable(job, path, error);
        moves.unreadable.set(job, unreadable);
        world.log.error(
          { job, code: unreadable.code, why: unreadable.message, name: unreadable.name },
          'this job cannot be read: nothing of it is touched',
        );
      }
    }
    return moves;
  }

  async #reopen(job: string): Promise<void> {
    const { jobsDir, source, target } = this.#world;
    const path = join(jobsDir, job, 'journal');
    let bytes: Uint8Array;
    try {
      bytes = await readFile(path);
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return; // a tombstone of rule T3, or a crash before the journal
      throw error;
    }
    const records = isUnbegun(bytes)
      ? []
      : readJournal<SourceRecord | TargetRecord>(bytes, path).records;
    const first = records[0];
    if (first === undefined) {
      // Nothing was announced, so nothing was done. A tombstone beside it stays.
      const decided = (await readDecision(join(jobsDir, job, 'decision'))) !== undefined;
      return await rm(decided ? path : join(jobsDir, job), { recursive: true });
    }
    if (first.r !== 'begin' && first.r !== 'incoming') {
      throw new Fault('JOURNAL_DAMAGED', 'the journal does not start with a beginning');
    }
    const steps = first.r === 'begin' ? SOURCE_STEPS : TARGET_STEPS;
    const unknown = records.find(({ r }) => !Object.hasOwn(steps, r));
    if (unknown !== undefined) {
      throw new Fault('JOURNAL_NEWER', `this version knows no record "${unknown.r}"`);
    }
    await dropUnfinished(join(jobsDir, job));
    if (first.r === 'begin') {
      const { journal, records: mine } = await Journal.reopen<SourceRecord>(path, 'source');
      const peer = this.#world.knownPeer(first.peer, first.peerId);
      const old = await orClose(journal, () => SourceJob.reopen(source, peer, journal, mine));
      this.#sources.set(job, old);
      this.#reopened.push(journal);
      if (old.over) await journal[Symbol.asyncDispose]();
      else this.#resume(old);
    } else {
      const { journal, records: mine } = await Journal.reopen<TargetRecord>(path, 'target');
      const old = await orClose(journal, () => TargetJob.reopen(target, journal, mine));
      this.#targets.set(job, old);
      this.#reopened.push(journal);
      if (old.over) await journal[Symbol.asyncDispose]();
      else this.#resume(old);
    }
  }

  #resume(job: Job): void {
    this.found.push({ job, state: job.state });
    this.#alarmInDoubt(job);
    const op = this.opOf(job);
    this.#run(op, job, () => this.#goOn(op, job));
  }

  #goOn(op: Op, job: Job): Promise<void> {
    const offline = this.#offline;
    return job instanceof SourceJob ? job.resume(op, { offline }) : job.resume(op);
  }

  /** Tells the log once, loudly: the line of the job itself is one among many. */
  #alarmInDoubt(job: Job): void {
    const stop = job.board.watch(() => {
      const { outcome, phase, name, peer, epoch, failure } = job.board.view;
      if (phase === 'ended') stop();
      if (outcome !== 'in-doubt') return;
      stop();
      this.#world.log.error(
        { job: job.id, name, peer, epoch, why: printableText(failure?.message ?? '') },
        `IN DOUBT: ckpt job show ${job.id.slice(0, 12)} tells what to do`,
      );
    });
  }

  /** True when no job works any more; false after `ms` milliseconds. */
  async idle(ms: number): Promise<boolean> {
    const all = Promise.allSettled(this.#running.keys()).then(() => true);
    return await Promise.race([all, wait(ms).then(() => false)]);
  }

  #run(op: Op, job: Job, begin: () => Promise<void>): void {
    const tracked = this.#toItsEnd(op, job, begin).finally(() => {
      this.#running.delete(tracked);
      if (this.#running.size === 0) this.#world.atRest?.();
    });
    this.#running.set(tracked, job);
  }

  /** No job waits for a restart of ckptd: what stopped short goes on from its journal, as after one. */
  async #toItsEnd(op: Op, job: Job, begin: () => Promise<void>): Promise<void> {
    for (let round = 0; ; round++) {
      try {
        return await (round === 0 ? begin() : this.#goOn(op, job));
      } catch (error) {
        if (this.#end.signal.aborted) return;
        const { code, message, stack } = asFault(error);
        op.log('the job stopped short; it goes on in a moment', { code, message, stack, round });
      }
      try {
        await pause(op, Math.min(GO_ON_MS * 2 ** Math.min(round, 6), GO_ON_MAX_MS));
      } catch {
        return; // ckptd ends: the next one goes on with it
      }
    }
  }

  // ---- the source's half

  /** Starts a move whose preflight has passed. JOB_EXISTS when the container is in a job already. */
  async start(order: Omit<SourceOrder, 'job'>, peer: TargetPeer): Promise<SourceJob> {
    if (this.#world.stopping.aborted) throw new Fault('SHUTTING_DOWN', 'ckptd is stopping');
    const { container } = order.subject;
    using _place = this.#take(container);
    const fence = await this.#world.owners.fenceOf(container);
    if (fence !== undefined) {
      throw new Fault('FENCED', `${fence.name} belongs to ${fence.owner}`);
    }
    const id = randomBytes(16).toString('hex');
    const job = await SourceJob.begin(this.#world.source, peer, { job: id, ...order });
    this.#sources.set(id, job);
    this.#alarmInDoubt(job);
    const op = this.opOf(job);
    op.log('move begun', { container, name: order.subject.name, to: peer.name });
    this.#run(op, job, () => job.run(op));
    return job;
  }

  #take(container: string): Disposable {
    const busy = this.holderOf(container);
    if (busy !== undefined || this.#taken.has(container)) throw jobExists(busy);
    this.#taken.add(container);
    return { [Symbol.dispose]: () => void this.#taken.delete(container) };
  }

  /** The job that holds a container and has not ended. */
  jobOf(container: string): Job | undefined {
    for (const job of this.#sources.values()) {
      if (job.container === container && !job.board.ended) return job;
    }
    for (const job of this.#targets.values()) {
      if (job.container === container && !job.board.ended) return job;
    }
    return undefined;
  }

  // ---- the target's half

  /** PREPARE, or the same PREPARE again. */
  async prepare(
    from: { peer: string; peerId: string },
    request: { job: string; epoch: number; claims: Claims; restore?: AskedRestore },
    check: () => Promise<void>,
  ): Promise<TargetJob> {
    const known = this.#targets.get(request.job);
    if (known !== undefined) {
      this.#mustBeOf(known, from.peerId);
      const same = JSON.stringify(known.claims) === JSON.stringify(request.claims);
      const asked = (request.restore ?? 'full') === known.asked;
      if (known.epoch !== request.epoch || !same || !asked) {
        throw new Fault('CONFLICT', 'the job was prepared before with another description');
      }
      return known;
    }
    if (this.#world.stopping.aborted) throw new Fault('SHUTTING_DOWN', 'ckptd is stopping');
    this.#countPrepare(from.peerId);
    const open = [...this.#targets.values()].filter((job) => !job.board.ended);
    const ofPeer = open.filter((job) => job.peerId === from.peerId).length;
    if (open.length >= this.#world.maxIncoming || ofPeer >= this.#world.maxIncomingPerPeer) {
      throw new Fault('BUSY', `${open.length} moves to this host go on already`);
    }
    using _place = this.#take(request.claims.container);
    await check();
    const token = randomBytes(32).toString('base64url');
    const jobOp = this.#opFor(request.job);
    const job = await TargetJob.take(this.#world.target, jobOp, { ...request, ...from, token });
    this.#targets.set(request.job, job);
    await job.obeyDecision(jobOp);
    jobOp.log('incoming move', { container: job.container, from: from.peer });
    return job;
  }

  /** RATE_LIMIT: each PREPARE costs journal, checks of podman and an epoch. */
  #countPrepare(peerId: string): void {
    const now = performance.now();
    const recent = (this.#prepares.get(peerId) ?? []).filter((at) => now - at < 60_000);
    if (recent.length >= this.#world.preparePerMinute) {
      throw new Fault('RATE_LIMIT', `${recent.length} moves to this host begun within a minute`);
    }
    this.#prepares.set(peerId, [...recent, now]);
  }

  /** The job, if this peer takes part in it. NOT_YOUR_JOB tells nothing about other jobs. */
  target(id: string, peerId: string): TargetJob {
    const job = this.#targets.get(id);
    if (job === undefined) throw new Fault('NOT_YOUR_JOB', 'no such job of yours');
    this.#mustBeOf(job, peerId);
    return job;
  }

  /** PERMIT, QUERY, ABORT. What nobody here has heard of is aborted first (rule T3). */
  async verdict(
    id: string,
    peerId: string,
    body: (job: TargetJob, op: Op) => Promise<unknown>,
  ): Promise<Verdict> {
    const job = this.#targets.get(id);
    if (job === undefined) {
      const lost = this.unreadable.get(id);
      if (lost !== undefined) {
        throw new Fault(lost.code, 'the journal of this job cannot be read here');
      }
      if (this.#sources.has(id)) throw new Fault('NOT_YOUR_JOB', 'no such job of yours');
      return await abortUnknown(join(this.#world.jobsDir, id));
    }
    this.#mustBeOf(job, peerId);
    await body(job, this.opOf(job));
    return job.verdict();
  }

  /** The source's host was told by a person to run the container under a newer epoch. */
  async supersede(
    order: { job: string; epoch: number; container: string; newEpoch: number },
    peerId: string,
  ): Promise<Verdict> {
    const { job: id, container, newEpoch } = order;
    const { owners, jobsDir } = this.#world;
    if (!this.#targets.has(id) && !this.#sources.has(id) && !this.unreadable.has(id)) {
      return await supersedeUnknown(join(jobsDir, id), owners, container, newEpoch);
    }
    return await this.verdict(id, peerId, async (job, op) => {
      if (job.container !== container || job.epoch !== order.epoch) {
        throw new Fault('CONFLICT', 'the job is about another container, or another epoch');
      }
      await job.supersede(op, newEpoch);
    });
  }

  /** Work on a job belongs to the job, not to the call that asked for it. */
  opOf(job: Job): Op {
    return { ...this.#opFor(job.id), step: job.board.step };
  }

  #opFor(job: string): Op {
    return opFor(this.#world.log, job, this.#end.signal, this.#world.slowness);
  }

  #mustBeOf(job: TargetJob, peerId: string): void {
    if (job.peerId !== peerId) throw new Fault('NOT_YOUR_JOB', 'no such job of yours');
  }

  // ---- for operators

  /** The job, or what is known of one that cannot be read, that may still decide about a container. */
  holderOf(container: string): { readonly id: string; readonly readable: boolean } | undefined {
    const job = this.jobOf(container);
    if (job !== undefined) return { id: job.id, readable: true };
    const lost = [...this.unreadable.values()].find((one) => one.container === container);
    return lost === undefined ? undefined : { id: lost.id, readable: false };
  }

  /** Whether a job may run the container here, or holds it in doubt. */
  standOf(container: string): 'none' | 'works' | 'in-doubt' {
    const job = this.jobOf(container);
    if (job === undefined) return this.holderOf(container) === undefined ? 'none' : 'works';
    return job instanceof SourceJob && job.state === 'permitted' ? 'in-doubt' : 'works';
  }

  /** Whether a job with this beginning of its id may still need what it made here. */
  isOpen(begins: string): boolean {
    const jobs = [...this.#sources.values(), ...this.#targets.values()];
    const open = [...jobs.filter((job) => !job.over), ...this.unreadable.values()];
    return open.some(({ id }) => id.startsWith(begins));
  }

  list(all: boolean): JobView[] {
    const jobs = [...this.#sources.values(), ...this.#targets.values()];
    return jobs
      .map((job) => job.board.view)
      .filter((view) => all || view.phase !== 'ended')
      .sort((a, b) => a.startedUnixMs - b.startedUnixMs);
  }

  /** By id or a unique beginning of it, also one that cannot be read. NO_SUCH_JOB. */
  look(ref: string): Job | UnreadableJob {
    const jobs = [
      ...this.#sources.values(),
      ...this.#targets.values(),
      ...this.unreadable.values(),
    ];
    const found = /^[0-9a-f]{4,32}$/.test(ref) ? jobs.filter((job) => job.id.startsWith(ref)) : [];
    const [one, more] = found;
    if (one === undefined) throw new Fault('NO_SUCH_JOB', `no job ${JSON.stringify(ref)}`);
    if (more !== undefined) throw new Fault('NO_SUCH_JOB', `more than one job begins with ${ref}`);
    return one;
  }

  /** As `look`, for work on it. JOURNAL_DAMAGED, JOURNAL_NEWER. */
  find(ref: string): Job {
    const found = this.look(ref);
    if (found instanceof SourceJob || found instanceof TargetJob) return found;
    throw new Fault(found.code, found.message);
  }

  /**
   * Asks the other host now; a container that somebody ended during the pause is brought back from
   * its images. Jobs that wait for nobody go on as they do. RESTORE_FAILED.
   */
  async resume(job: Job): Promise<void> {
    if (!(job instanceof SourceJob)) return;
    if (await job.hasImages()) await job.bringBackEnded(this.opOf(job));
    else job.askNow();
  }

  /** NOT_IN_DOUBT, FENCED_HOST_MISMATCH. `by` is who ordered it. */
  async resolve(job: Job, order: Resolution & { readonly by: string }): Promise<void> {
    if (job instanceof TargetJob) {
      throw new Fault('NOT_IN_DOUBT', `the doubt of this job is settled at ${job.board.view.peer}`);
    }
    await job.resolve(order);
  }

  async cancel(job: Job): Promise<void> {
    const { outcome } = job.board.view;
    if (outcome === 'rolled-back') return; // as was asked
    if (job.board.ended) throw new Fault('TOO_LATE', 'the move has ended: the target runs it');
    const why = new Fault('CANCELLED', 'cancelled by an operator');
    if (job instanceof SourceJob) job.cancel(why);
    else await job.abort(this.opOf(job), why);
  }

  /** USAGE at the target, which limits nothing; TOO_LATE. */
  setLimits(job: Job, change: Partial<MoveLimits>): void {
    if (!(job instanceof SourceJob)) {
      const { peer } = job.board.view;
      throw new Fault('USAGE', `the limits of a move are set at its source, ${peer}`);
    }
    job.setLimits(change);
  }

  /**
   * Gives jobs `ms` milliseconds to end by themselves. Then those before PERMIT are rolled back,
   * and the rest are left to the next daemon, frozen or standing as they are.
   */
  async drain(ms: number): Promise<void> {
    const over = performance.now() + ms;
    while ([...this.#running.values()].some(isMoving) && performance.now() < over) {
      await Promise.race([...this.#running.keys(), wait(LOOK_MS)]);
    }
    for (const job of this.#sources.values()) {
      if (!job.board.ended) job.cancel(new Fault('SHUTTING_DOWN', 'ckptd was stopped'));
    }
    const moving = () => [...this.#running].flatMap(([work, job]) => (isMoving(job) ? [work] : []));
    await Promise.race([Promise.allSettled(moving()), wait(ROLL_BACK_MS)]);
    // What only waits for another host is told to nobody by waiting longer.
    await Promise.race([Promise.allSettled(this.#running.keys()), wait(GOODBYE_MS)]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort(new Fault('SHUTTING_DOWN', 'ckptd is stopping'));
    await Promise.race([Promise.allSettled(this.#running.keys()), wait(2_000)]);
    // A job that still works must find its journal: the end of the process closes it.
    if (this.#running.size > 0) return;
    for (const journal of this.#reopened) await journal[Symbol.asyncDispose]();
  }

  /** Removes what is left of jobs that ended long ago. */
  async forgetOld(now: number): Promise<void> {
    for (const jobs of [this.#sources, this.#targets]) {
      for (const [id, job] of jobs) {
        if (!job.over) continue;
        const journal = await stat(join(this.#world.jobsDir, id, 'journal')).catch(() => undefined);
        // Its last record is the end of the job.
        if (journal !== undefined && now - journal.mtimeMs < KEEP_MS) continue;
        await rm(join(this.#world.jobsDir, id), { recursive: true, force: true });
        jobs.delete(id);
      }
    }
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

export function jobExists(holder: ReturnType<Moves['holderOf']>): Fault {
  const id = holder?.id ?? '';
  const but = holder?.readable === false ? ', whose journal cannot be read' : '';
  return new Fault('JOB_EXISTS', `the container is in job ${id.slice(0, 12) || '(new)'}${but}`, {
    facts: { job: id },
  });
}

/** Not one that only waits until another host answers, for hours perhaps. */
function isMoving(job: Job): boolean {
  if (job instanceof TargetJob) return !job.over;
  return job.board.view.phase !== 'in-doubt' && job.state !== 'telling' && job.state !== 'removed';
}

async function orClose<T>(journal: AsyncDisposable, body: () => T): Promise<T> {
  try {
    return body();
  } catch (error) {
    await journal[Symbol.asyncDispose]();
    throw error;
  }
}

/** The board as a stream: as it is now, then after each change, until the job has ended. */
export async function* watchBoard(board: JobBoardEntry, signal: AbortSignal) {
  let wake: (() => void) | undefined;
  // A phase may last for some milliseconds only, and be the one that people wait for.
  const passed: JobView[] = [];
  let { phase } = board.view;
  const stop = board.watch(() => {
    if (board.view.phase !== phase) passed.push(board.view);
    phase = board.view.phase;
    wake?.();
  });
  const ended = () => wake?.();
  signal.addEventListener('abort', ended, { once: true });
  try {
    for (let told: JobView | undefined; ; ) {
      while (passed.length === 0 && told === board.view && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (signal.aborted) return;
      told = passed.shift() ?? board.view;
      yield told;
      if (told.phase === 'ended') return;
      if (passed.length > 0) continue;
      // Bytes change thousands of times a second; people and terminals want a few.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    stop();
    signal.removeEventListener('abort', ended);
  }
}

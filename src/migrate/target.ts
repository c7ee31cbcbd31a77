import { createHash } from 'node:crypto';
import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claims, Descriptions, Standing, Witness } from '../base/claims.ts';
import { asFault, Fault } from '../base/fault.ts';
import type { LateMemory } from '../base/late.ts';
import { type Op, orLeave, patience, pause, shielded, timed, within } from '../base/op.ts';
import { Turns } from '../base/turns.ts';
import type { Verdict } from '../base/verdict.ts';
import { decideOnce, draftDecisions, makeDirDurable, readDecision } from '../journal/durable.ts';
import { Journal } from '../journal/journal.ts';
import type { Owners } from '../journal/owners.ts';
import { dropFiles } from './job-files.ts';
import { JobBoardEntry, newView } from './job-view.ts';
import type { Clock, TargetHost } from './ports.ts';
import { type AskedRestore, type ChosenRestore, chooseRestore } from './restore-kind.ts';
import { DECISIONS, type Decision, isOver, isUndecided, lossOf, targetReact } from './rules.ts';
import { type TargetRecord, type TargetState, targetStep, VERDICT } from './target-state.ts';

export interface TargetSettings {
  /** Milliseconds the target keeps a copy, or a reservation, without hearing from the source. */
  readonly leaseMs: number;
  readonly restoreMs: number;
  /** Milliseconds a thawed copy may take to show that it runs. */
  readonly proofMs: number;
}

export interface TargetWorld {
  readonly host: TargetHost;
  readonly owners: Owners;
  readonly clock: Clock;
  readonly settings: TargetSettings;
  jobDir(job: string): string;
  /** Ends the process at once: its journal cannot be written. */
  die(why: Fault): never;
}

/** What the byte stream left in the job's directory, and how to check it again. */
export interface Received {
  readonly dir: string;
  readonly root: string;
  readonly bytes: number;
  /** Resolves when all of it is on disk: PREPARED promises that. */
  readonly durable: Promise<void>;
  /** Reads every file from disk again. INTEGRITY_DIGEST. */
  verify(op: Op): Promise<void>;
}

/** The copy is the container now, or is gone: the source has only to hear of it. */
const VERDICTS_TOLD: readonly TargetState[] = ['running', 'lost', 'lost-never-ran'];

type Incoming = Extract<TargetRecord, { r: 'incoming' }>;

/** Memory that came while the container ran. */
export interface PagesAhead {
  readonly path: string;
  readonly pages: number;
  /** Of the stream that brought it. */
  readonly root: string;
}

/** The target's half of one move, from PREPARE to FORGET, also across restarts. */
export class TargetJob {
  readonly #world: TargetWorld;
  readonly #incoming: Incoming;
  readonly #journal: Journal<TargetRecord>;
  readonly board: JobBoardEntry;
  #state: TargetState;
  /** A record is checked against the state that the one before it has left, not the one before that. */
  readonly #turns = new Turns();
  #standing: Standing | undefined;
  #received: Received | undefined;
  #ahead: PagesAhead | undefined;
  #sealed: { root: string; done: Promise<void> } | undefined;
  #readying: Promise<void> | undefined;
  #claiming: Promise<void> | undefined;
  /** The job is kept for days, what it was told of the container only until it is used. */
  #standingBy: { digest: string; done: Promise<void> } | undefined;
  #permitted: Promise<void> | undefined;
  #failure: Verdict['failure'];
  #chosen: Promise<ChosenRestore> | undefined;
  #thawMs = 0;
  #lostMs = 0;
  #committed: Extract<TargetRecord, { r: 'commit' }> | undefined;
  #supersededBy = 0;
  /** Its copy was seen to run. */
  readonly #shown = Promise.withResolvers<void>();
  #runs = false;
  /** A daemon before us may have asked for the thaw and died before it could say so. */
  #thawAsked = false;
  #leaseUntil = 0;
  #leaseTimer: NodeJS.Timeout | undefined;
  readonly #work = new AbortController();
  #lateStream = new AbortController();
  /** The neighbours are told where the addresses are now, beside everything else. */
  #announcing: Promise<void> = Promise.resolve();
  /** Work of ours that has begun and not ended. */
  readonly #bodies = new Set<Promise<unknown>>();
  #aborting: Promise<void> | undefined;
  #destroying: Promise<void> | undefined;

  private constructor(
    world: TargetWorld,
    incoming: Incoming,
    journal: Journal<TargetRecord>,
    state: TargetState,
  ) {
    this.#world = world;
    this.#incoming = incoming;
    this.#journal = journal;
    this.#state = state;
    this.board = new JobBoardEntry(
      newView({
        id: incoming.job,
        role: 'target',
        container: incoming.claims.container,
        name: incoming.claims.name,
        peer: incoming.peer,
        epoch: incoming.epoch,
        startedUnixMs: incoming.unixMs,
      }),
    );
    this.board.enter('prepare');
  }

  /** PREPARE. The epoch is noted first: an older order can never be taken again. */
  static async take(
    world: TargetWorld,
    op: Op,
    first: {
      job: string;
      epoch: number;
      peer: string;
      peerId: string;
      claims: Claims;
      token: string;
      restore?: AskedRestore;
    },
  ): Promise<TargetJob> {
    await world.owners.acceptEpoch(first.claims.container, first.epoch);
    const dir = world.jobDir(first.job);
    await makeDirDurable(dir);
    if ((await readDecision(join(dir, 'decision'))) !== undefined) {
      throw new Fault('BAD_STATE', 'this job was aborted before it began');
    }
    const journal = await reserve(dir);
    const incoming: Incoming = {
      r: 'incoming',
      ...first,
      bootId: world.clock.bootId,
      unixMs: world.clock.unixMs(),
    };
    await journal.append(incoming);
    const job = new TargetJob(world, incoming, journal, 'incoming');
    job.#renewLease(op);
    return job;
  }

  static reopen(
    world: TargetWorld,
    journal: Journal<TargetRecord>,
    records: readonly TargetRecord[],
  ): TargetJob {
    const incoming = records.find((record) => record.r === 'incoming');
    if (incoming === undefined) throw new Fault('JOURNAL_DAMAGED', 'the journal has no beginning');
    const state = records.reduce<TargetState>(targetStep, 'new');
    const job = new TargetJob(world, incoming, journal, state);
    for (const record of records) {
      if (record.r === 'prepared') {
        job.#standing = record.standing;
        // Another boot has another clock, and no standing copy either.
        job.#leaseUntil = record.bootId === world.clock.bootId ? record.leaseUntilMs : 0;
      }
      if (record.r === 'commit') {
        job.#committed = record;
        job.#thawAsked = true;
      }
      if (record.r === 'thawed') job.#thawMs = record.thawMs;
      if (record.r === 'lost') job.#lostMs = record.ms;
      if (record.r === 'stored') {
        job.#sealed = { root: record.root, done: Promise.resolve() };
      }
      if (record.r === 'abort') job.#fail(record.code, record.message);
      if (record.r === 'supersede') job.#supersededBy = record.epoch;
    }
    // What is left of such a job is files, and they hold no container back from the next one.
    if (job.over || VERDICTS_TOLD.includes(state)) {
      job.board.enter('ended', { outcome: job.#outcome() });
    }
    return job;
  }

  get id(): string {
    return this.#incoming.job;
  }
  get container(): string {
    return this.#incoming.claims.container;
  }
  get claims(): Claims {
    return this.#incoming.claims;
  }
  get epoch(): number {
    return this.#incoming.epoch;
  }
  get peerId(): string {
    return this.#incoming.peerId;
  }
  get asked(): AskedRestore {
    return this.#incoming.restore ?? 'full';
  }
  get token(): string {
    return this.#incoming.token;
  }
  get state(): TargetState {
    return this.#state;
  }
  /** Nothing more can happen to the copy because of this job. */
  get over(): boolean {
    return isOver(this.#state);
  }
  /** The copy, or its reservation, is not the container's yet. */
  get undecided(): boolean {
    return isUndecided(this.#state);
  }

  /**
   * An ABORT that overtook PREPARE has decided for a job nobody knew yet (rule T3). Called once the
   * job can be found, so that no later one slips through. CANCELLED.
   */
  async obeyDecision(op: Op): Promise<void> {
    if ((await readDecision(this.#decisionPath())) !== 'aborted') return;
    const why = new Fault('CANCELLED', 'the source asked for an end before the job had begun');
    await this.abort(op, why);
    throw why;
  }

  /** Bytes arrive: the source lives. Not in PREPARED, where the lease is a promise to decide. */
  heard(op: Op): void {
    if (this.undecided && this.#state !== 'prepared') this.#renewLease(op);
  }

  /** Bytes of the source on their way into a directory of the job. They end when it ends. BAD_STATE. */
  async receive<T>(op: Op, body: (work: Op) => Promise<T>): Promise<T> {
    this.#mustBeIncoming('bytes came');
    return await this.#abortable(op, body);
  }

  /** The set is on its way: what has to be checked last on this host is checked while it comes. */
  claim(op: Op): void {
    this.#mustBeIncoming('the set came');
    this.#claiming ??= this.#guarded(op, (work) =>
      this.#world.host.claim(work, this.id, this.claims),
    );
    this.#claiming.catch(() => {}); // it has ended the job, and the stream with it
  }

  #mustBeIncoming(what: string): void {
    if (this.#state !== 'incoming') throw new Fault('BAD_STATE', `${what} while ${this.#state}`);
  }

  async takeImage(op: Op, dir: string): Promise<void> {
    await this.#guarded(op, async (work) => {
      await this.#write({ r: 'take-image' });
      await this.#world.host.importImage(work, this.id, this.claims, dir);
      await this.#write({ r: 'image-taken' });
      await rm(dir, { recursive: true, force: true });
    });
  }

  /**
   * The image is here: what the restore needs is made now, while nobody waits for it. Once, and never
   * behind the restore: it begins by undoing one, and PREPARE may come again at any time (rule C1).
   */
  async makeReady(op: Op): Promise<void> {
    if (this.#readying === undefined && this.#state !== 'incoming') return;
    this.#readying ??= this.#guarded(op, (work) =>
      this.#world.host.makeReady(work, this.id, this.claims),
    );
    await this.#readying;
  }

  /**
   * The container still runs: podman begins here, and waits for the images. A failure ends the job
   * while nothing is frozen. A repeated call waits for the same answer; CONFLICT with another content.
   */
  async standBy(op: Op, descriptions: Descriptions): Promise<void> {
    if (this.#standingBy === undefined) this.#mustBeIncoming('descriptions came');
    const digest = digestOf(descriptions);
    this.#standingBy ??= {
      digest,
      done: this.makeReady(op).then(() =>
        this.#guarded(op, async (work) => {
          const { kind } = await this.chooseRestore(work);
          const [id, claims, dir] = [this.id, this.claims, this.#setDir()];
          await this.#world.host.standBy(work, id, claims, dir, descriptions, kind);
        }),
      ),
    };
    if (this.#standingBy.digest !== digest) {
      throw new Fault('CONFLICT', 'the container was described otherwise before');
    }
    await this.#standingBy.done;
    this.heard(op);
  }

  /** Chosen once, before anything is frozen. */
  chooseRestore(op: Op): Promise<ChosenRestore> {
    this.#chosen ??= this.#chooseRestore(op);
    return this.#chosen;
  }

  async #chooseRestore(op: Op): Promise<ChosenRestore> {
    const { claims, restore = 'full' } = this.#incoming;
    const lacks = restore === 'full' ? undefined : await this.#world.host.lacksLazy(op);
    const chosen = chooseRestore(restore, claims.memoryBytes, lacks);
    this.board.update({ restore: chosen.kind, restoreWhy: chosen.why });
    return chosen;
  }

  /** Its memory comes from the source while it runs. */
  get isLate(): boolean {
    return this.#incoming.restore === 'late';
  }

  /** Where that goes. A new stream of it ends the one before. BAD_STATE. */
  async takeLate<T>(op: Op, take: (work: Op, memory: LateMemory) => Promise<T>): Promise<T> {
    const memory = await this.#lateMemory(op);
    this.#lateStream.abort(new Fault('CANCELLED', 'another stream came'));
    this.#lateStream = new AbortController();
    return await take(
      { ...op, signal: AbortSignal.any([op.signal, this.#lateStream.signal]) },
      memory,
    );
  }

  /** There from the moment in which the restore begins. */
  async #lateMemory(op: Op): Promise<LateMemory> {
    for (;;) {
      const memory = this.isLate ? await this.#world.host.lateMemory(op, this.claims) : undefined;
      if (memory !== undefined) return memory;
      if (!this.isLate || !BEFORE_RESTORED.includes(this.#state)) {
        throw new Fault('BAD_STATE', `late memory came while ${this.#state}`);
      }
      await pause(op, LOOK_MS);
    }
  }

  /** Files of the container came ahead of the set, into `dir`. A failure ends nothing: they may come with the set. */
  async takeFiles(op: Op, dir: string): Promise<void> {
    await this.makeReady(op);
    await this.receive(op, (work) => this.#world.host.takeFiles(work, this.id, this.claims, dir));
    await rm(dir, { recursive: true, force: true });
  }

  /** So many pages came ahead of the set, into the file at `memoryPath`; `root` is that of their stream. */
  holdMemory(pages: number, root: string): void {
    this.#mustBeIncoming('memory came');
    this.#ahead = { path: this.memoryPath, pages, root };
  }

  /** What a set may name, and late memory. */
  get ahead(): PagesAhead | undefined {
    return this.#ahead;
  }

  get memoryPath(): string {
    return join(this.#world.jobDir(this.id), 'memory');
  }

  /** The set broke off. Nothing happens when it had come before, or when the job has ended. */
  async breakOff(op: Op, why: Fault): Promise<void> {
    if (this.#state !== 'incoming' || this.#received !== undefined) return;
    await this.abort(op, why);
  }

  /** What came ahead is in the set by now, or of no use. */
  async dropMemory(): Promise<void> {
    this.#ahead = undefined;
    await rm(this.memoryPath, { force: true });
  }

  #setDir(): string {
    return join(this.#world.jobDir(this.id), 'set');
  }

  /** The whole set is on disk. SEAL may follow. */
  received(received: Received): void {
    this.#mustBeIncoming('files came');
    this.#received = received;
    this.board.enter('transfer', { bytesTotal: received.bytes, bytesSent: received.bytes });
  }

  /** SEAL. Returns when the copy stands: PREPARED. A repeated SEAL waits for the same answer. */
  async seal(op: Op, root: string): Promise<void> {
    if (this.#sealed !== undefined) {
      if (this.#sealed.root !== root) {
        throw new Fault('CONFLICT', 'the set was sealed before with another digest');
      }
      return await this.#sealed.done;
    }
    const received = this.#received;
    if (this.#state !== 'incoming' || received === undefined) {
      throw new Fault('BAD_STATE', `nothing to seal while ${this.#state}`);
    }
    if (received.root !== root) {
      throw new Fault('INTEGRITY_DIGEST', 'the sealed digest is not that of the bytes that came');
    }
    const done = this.#guarded(op, (work) => this.#restore(work, received));
    this.#sealed = { root, done };
    await done;
  }

  async #restore(op: Op, received: Received): Promise<void> {
    const { host, settings, clock } = this.#world;
    await this.#write({ r: 'stored', root: received.root });
    this.board.enter('restore');
    await this.#claiming;
    await this.#write({ r: 'restore' });
    // Beside the restore, which trusts none of these bytes: what stands in the end is not PREPARED
    // before they were all found to be as they came.
    const changed = new AbortController();
    const verified = timed(op, 'verify what came', () => received.verify(op));
    verified.catch((error: unknown) => changed.abort(asFault(error)));
    const work = { ...op, signal: AbortSignal.any([op.signal, changed.signal]) };
    let standing: Standing;
    try {
      const { kind } = await this.chooseRestore(work);
      const restoring = within(work, settings.restoreMs);
      standing = await host.restore(restoring, this.id, this.claims, received.dir, kind);
    } finally {
      await verified; // its failure is the cause of any other
    }
    await received.durable;
    this.#standing = standing;
    const leaseUntilMs = clock.bootMs() + settings.leaseMs;
    await this.#write({ r: 'prepared', standing, leaseUntilMs, bootId: clock.bootId });
    this.#renewLease(op);
    this.board.enter('standing');
  }

  /**
   * PERMIT. The answer tells what became of the copy (rules T1, T4). It does not wait for the disk, which may be
   * slow: whoever asks hears COMMITTED, with the time of the thaw, until RUNNING is true.
   */
  async permit(op: Op): Promise<Verdict> {
    const arrived = performance.now();
    // Nothing stands between this look and the place it takes: a second PERMIT finds it taken.
    if (this.#permitted === undefined && this.#state === 'prepared') {
      this.#permitted = this.#commit(op, arrived).finally(() => {
        this.#permitted = undefined;
      });
    }
    await Promise.race([this.#permitted, this.#shown.promise]);
    return this.verdict();
  }

  async #commit(op: Op, arrived: number): Promise<void> {
    const standing = this.#standing;
    const stands = standing !== undefined && (await this.#stillStands(op, standing));
    const reaction = targetReact(this.#state, { on: 'permit', stands });
    if (reaction === 'nothing') return; // aborted while we looked
    const decision = await this.#decide(reaction === 'commit' ? 'committed' : 'aborted');
    if (decision === 'aborted') {
      const why = stands
        ? new Fault('LEASE_OVER', 'the lease ended before PERMIT came')
        : new Fault('RESTORE_FAILED', 'the standing copy did not stand any more');
      return await this.abort(op, why);
    }
    clearTimeout(this.#leaseTimer);
    await this.#noteCommit();
    await this.#carryOut(op, arrived);
  }

  async #noteCommit(): Promise<void> {
    const { clock } = this.#world;
    const { bootId } = clock;
    this.#committed = { r: 'commit', unixMs: clock.unixMs(), bootMs: clock.bootMs(), bootId };
    await this.#write(this.#committed);
  }

  /** Wall time only across a reboot: it may jump. */
  get #sinceCommitMs(): number {
    const { clock } = this.#world;
    const then = this.#committed;
    if (then === undefined) return 0;
    const sameBoot = then.bootMs !== undefined && then.bootId === clock.bootId;
    const ms = sameBoot ? clock.bootMs() - (then.bootMs ?? 0) : clock.unixMs() - then.unixMs;
    return Math.max(1, Math.ceil(ms));
  }

  /** What was decided is done, however often it takes: nobody else may run the container now. */
  async #carryOut(op: Op, arrived: number): Promise<void> {
    for (let round = 0; ; round++) {
      try {
        return await this.#run(op, arrived);
      } catch (error) {
        const { code, message } = asFault(error);
        op.log('cannot carry out the commit yet', { code, message, round });
        await pause(op, Math.min(20 * 2 ** Math.min(round, 9), 10_000));
      }
    }
  }

  /** From COMMITTED to RUNNING. Also the way on after a restart. */
  async #run(op: Op, arrived: number): Promise<void> {
    const { host, owners, clock } = this.#world;
    const standing = this.#standing;
    if (standing === undefined) throw new Fault('INTERNAL', 'committed without a standing copy');
    if (this.#state === 'committed') {
      this.board.enter('commit');
      const alive = await host.standing(op, standing);
      if (alive === undefined) return await this.#lose(op);
      this.#thawAsked = true;
      await timed(op, 'thaw', () => host.thaw(op, this.id, this.claims, standing));
      this.#thawMs = Math.max(1, Math.round(performance.now() - arrived));
      this.#announcing = host.announce(op, this.claims, standing).catch((error: unknown) => {
        op.log('announcing the addresses failed', { error: asFault(error).message });
      });
      await this.#write({ r: 'thawed', thawMs: this.#thawMs, bootMs: clock.bootMs() });
    }
    if (this.#state !== 'thawed') return; // overruled by a person meanwhile
    // Here, not above: a daemon that ends between the two must find it undone and do it.
    await owners.unfence(this.container);
    this.#runs ||= await this.#proveLife(op, standing);
    if (!this.#runs) return await this.#lose(op);
    this.#shown.resolve();
    // RUNNING lets the source destroy its copy: the only other one of memory that has not come yet.
    const whole = await timed(op, 'bring its memory', () => host.whole(op, this.claims));
    if (this.#state !== 'thawed') return;
    if (!whole) return await this.#lose(op);
    // And the only files that are sure to be on a disk.
    await timed(op, 'write its files back', () => host.writeBack(op, this.id, this.claims));
    if (this.#state !== 'thawed') return;
    await this.#write({ r: 'running' });
    this.board.enter('ended', { outcome: 'done', endedUnixMs: clock.unixMs() });
  }

  async #proveLife(op: Op, standing: Standing): Promise<boolean> {
    const { host, settings } = this.#world;
    const until = performance.now() + patience(op, settings.proofMs);
    for (;;) {
      if (await host.runs(op, standing)) return true;
      const there = await host.standing(op, standing);
      if (there === undefined || performance.now() > until) return false;
      await pause(op, 20);
    }
  }

  async #lose(op: Op): Promise<void> {
    const neverRan = lossOf(this.#state, this.#thawAsked) === 'never ran';
    const ms = neverRan ? 0 : this.#sinceCommitMs;
    const message = neverRan
      ? 'the copy died before it ran'
      : `the copy ran for at most ${ms} ms and ended`;
    this.#fail('RESTORE_FAILED', message);
    this.#lostMs = ms;
    await this.#world.host.discard(shielded(op, 30_000), this.id, this.claims);
    await this.#write({ r: 'lost', neverRan, ms });
    this.board.enter('ended', { outcome: 'rolled-back' });
  }

  /** ABORT, a lease that ended, or a failure of ours. Tries; PERMIT may have won (rule T2). */
  async abort(op: Op, why: Fault): Promise<void> {
    const reaction = targetReact(this.#state, { on: 'abort' });
    if (reaction === 'drop') return await this.#drop(op);
    if (reaction === 'abort') {
      this.#aborting ??= this.#abort(op, why).finally(() => {
        this.#aborting = undefined;
      });
    }
    await this.#aborting;
  }

  async #abort(op: Op, why: Fault): Promise<void> {
    const { clock } = this.#world;
    if (this.#state !== 'aborting') {
      if ((await this.#decide('aborted')) !== 'aborted') return;
      if (!this.undecided) return;
      clearTimeout(this.#leaseTimer);
      this.#fail(why.code, why.message);
      this.board.enter('rollback');
      // Written first: work that still ends well afterwards finds no state to record itself in.
      await this.#write({ r: 'abort', code: why.code, message: why.message });
    }
    this.#work.abort(why);
    await this.#clear(op);
    const unixMs = clock.unixMs();
    await this.#write({ r: 'aborted', unixMs });
    await this.#journal[Symbol.asyncDispose]();
    this.board.enter('ended', { outcome: 'rolled-back', endedUnixMs: unixMs });
  }

  /** Removes copy and files, and proves the cgroup empty, however often it takes. */
  async #clear(op: Op): Promise<void> {
    const { host } = this.#world;
    for (let round = 0; ; round++) {
      const undo = shielded(op, 30_000);
      try {
        await host.endChildren(undo, this.id);
        await this.#standby(undo);
        await host.discard(undo, this.id, this.claims);
        await dropFiles(this.#world.jobDir(this.id));
        return;
      } catch (error) {
        const { code, message } = asFault(error);
        op.log('cannot remove the copy yet', { code, message, round });
        await pause(op, Math.min(100 * 2 ** Math.min(round, 8), 30_000));
      }
    }
  }

  /** Our own work ends, now that it is aborted and has no children: it must make nothing behind us. */
  async #standby(op: Op): Promise<void> {
    await orLeave(within(op, BODY_MS), Promise.allSettled(this.#bodies), () => {}).catch(() =>
      op.log('the work that was aborted goes on'),
    );
  }

  /** The source is done with its own copy: ours needs no images any more (rule T5). */
  async forget(op: Op): Promise<void> {
    const reaction = targetReact(this.#state, { on: 'forget' });
    if (reaction === 'nothing') return;
    if (reaction === 'refuse') {
      throw new Fault('BAD_STATE', `nothing to forget while ${this.#state}`);
    }
    await this.#drop(op);
  }

  async #drop(op: Op): Promise<void> {
    const unixMs = this.#world.clock.unixMs();
    // A source that is quick would otherwise cut the announcement off.
    await orLeave(within(op, ANNOUNCE_MS), this.#announcing, () => {}).catch(() => {});
    await this.#world.host.endChildren(shielded(op), this.id);
    await this.#world.host.adopt(shielded(op), this.id, this.claims);
    await dropFiles(this.#world.jobDir(this.id));
    if (this.over) return; // the same request came twice
    await this.#write({ r: 'forgotten', unixMs });
    this.board.update({ endedUnixMs: unixMs });
    await this.#journal[Symbol.asyncDispose]();
  }

  /**
   * While this host could not be reached a person has settled the job: the container runs at the
   * source under `epoch`. What is here goes, running or not. STALE_EPOCH, BAD_STATE, FENCED.
   */
  async supersede(op: Op, epoch: number): Promise<Verdict> {
    if (epoch <= this.epoch) {
      throw new Fault('STALE_EPOCH', `epoch ${epoch} cannot overrule epoch ${this.epoch}`);
    }
    const reaction = targetReact(this.#state, { on: 'supersede' });
    if (reaction === 'refuse') {
      throw new Fault('BAD_STATE', `the source let go of this container: it is ${this.#state}`);
    }
    if (reaction === 'abort') {
      await this.abort(op, new Fault('STALE_EPOCH', `overruled by epoch ${epoch} of the source`));
    }
    // PERMIT can have won the decision meanwhile.
    if (targetReact(this.#state, { on: 'supersede' }) === 'destroy') {
      this.#destroying ??= this.#destroy(op, epoch).finally(() => {
        this.#destroying = undefined;
      });
      await this.#destroying;
    }
    return this.verdict();
  }

  async #destroy(op: Op, epoch: number): Promise<void> {
    const { owners, clock } = this.#world;
    const { claims, peer } = this.#incoming;
    if (this.#state !== 'superseding') {
      const fence = await owners.fenceOf(this.container);
      if (fence !== undefined && fence.epoch > this.epoch) {
        throw new Fault('FENCED', `${claims.name} went on to ${fence.owner}`);
      }
      await this.#write({ r: 'supersede', epoch });
    }
    op.log('overruled: the container runs at the source, the copy here is destroyed', { epoch });
    this.#fail('STALE_EPOCH', `overruled by epoch ${epoch} of ${peer}`);
    this.board.enter('rollback', { outcome: '' });
    if (epoch > (await owners.epochOf(this.container))) {
      await owners.acceptEpoch(this.container, epoch);
    }
    await owners.fence({
      container: this.container,
      name: claims.name,
      owner: peer,
      epoch,
      state: 'gone',
      job: this.id,
    });
    await this.#clear(op);
    const unixMs = clock.unixMs();
    await this.#write({ r: 'superseded', unixMs });
    await this.#journal[Symbol.asyncDispose]();
    this.board.enter('ended', { outcome: 'rolled-back', endedUnixMs: unixMs });
  }

  verdict(): Verdict {
    return {
      state: VERDICT[this.#state],
      mayHaveRunMs: this.#lostMs,
      thawMs: this.#thawMs,
      ...(this.#failure === undefined ? {} : { failure: this.#failure }),
    };
  }

  /** Goes on with a job that an earlier daemon left. Needs no word of the source. */
  async resume(op: Op): Promise<void> {
    const decision = (await readDecision(this.#decisionPath())) as Decision | undefined;
    const standing = this.#standing;
    const stands = standing !== undefined && (await this.#stillStands(op, standing));
    const left = this.#leaseUntil - this.#world.clock.bootMs();
    const now = { on: 'start', decision, stands, leaseOver: left <= 0 } as const;
    switch (targetReact(this.#state, now)) {
      case 'carry out':
        if (this.undecided) await this.#noteCommit();
        return await this.#carryOut(op, performance.now());
      case 'keep':
        if (this.#state === 'prepared') {
          this.board.enter('standing');
          this.#startLease(op, left);
        }
        return;
      case 'abort': {
        const why = new Fault('LEASE_OVER', 'ckptd ended before the copy was decided upon');
        return await this.abort(op, why);
      }
      case 'destroy':
        return await this.#destroy(op, this.#supersededBy);
      default:
        return;
    }
  }

  async #stillStands(op: Op, standing: Standing): Promise<boolean> {
    const { host } = this.#world;
    const witness = await host.standing(op, standing);
    if (witness === undefined || !(await host.isFrozen(op, standing))) return false;
    return ran(standing.witness, witness) === false;
  }

  /** Any failure of our own work before the decision ends the job, and the copy with it. */
  async #guarded(op: Op, body: (work: Op) => Promise<void>): Promise<void> {
    try {
      await this.#abortable(op, body);
    } catch (error) {
      // When an abort is under way already, what it interrupted is not the cause.
      const why = this.#failure;
      const fault = asFault(error);
      await this.abort(op, fault);
      if (why !== undefined) throw new Fault(why.code, why.message, { cause: fault });
      throw fault;
    }
  }

  /** Work that an abort stops and waits for. */
  async #abortable<T>(op: Op, body: (work: Op) => Promise<T>): Promise<T> {
    const going = body({ ...op, signal: AbortSignal.any([op.signal, this.#work.signal]) });
    this.#bodies.add(going);
    try {
      return await going;
    } finally {
      this.#bodies.delete(going);
    }
  }

  async #decide(wanted: Decision): Promise<Decision> {
    try {
      return await decideOnce<Decision>(this.#decisionPath(), wanted);
    } catch (error) {
      const fault = asFault(error);
      return this.#world.die(
        new Fault('JOURNAL_DAMAGED', `the decision cannot be written: ${fault.message}`),
      );
    }
  }

  #decisionPath(): string {
    return join(this.#world.jobDir(this.id), 'decision');
  }

  #write(record: TargetRecord): Promise<void> {
    return this.#turns.take(() => this.#writeNow(record));
  }

  async #writeNow(record: TargetRecord): Promise<void> {
    const next = targetStep(this.#state, record);
    try {
      await this.#journal.append(record);
    } catch (error) {
      return this.#world.die(asFault(error));
    }
    this.#state = next;
  }

  #renewLease(op: Op): void {
    this.#startLease(op, this.#world.settings.leaseMs);
  }

  #startLease(op: Op, ms: number): void {
    clearTimeout(this.#leaseTimer);
    this.#leaseTimer = setTimeout(() => {
      if (targetReact(this.#state, { on: 'lease over' }) !== 'abort') return;
      if (this.#permitted !== undefined) return;
      const why = new Fault('LEASE_OVER', `nothing heard from ${this.#incoming.peer} for ${ms} ms`);
      void this.abort(op, why).catch((error: unknown) => {
        op.log('aborting failed', { error: asFault(error).message });
      });
    }, ms);
    this.#leaseTimer.unref();
  }

  #fail(code: Fault['code'], message: string): void {
    this.#failure ??= { code, message, host: '' };
    this.board.update({ failure: this.#failure });
  }

  #outcome(): 'done' | 'rolled-back' {
    return this.#state === 'left-running' || this.#state === 'running' ? 'done' : 'rolled-back';
  }
}

const BEFORE_RESTORED: readonly TargetState[] = ['incoming', 'stored', 'restoring'];
const LOOK_MS = 3;
const ANNOUNCE_MS = 2_000;
/** Work that does not end by then hangs in the kernel. */
const BODY_MS = 10_000;

function digestOf({ config, spec, volumes }: Descriptions): string {
  const hash = createHash('sha256');
  for (const part of [config, spec, JSON.stringify(volumes)])
    hash.update(`${part.length} `).update(part);
  return hash.digest('hex');
}

function ran(before: Witness, now: Witness): boolean {
  return now.cpuTicks !== before.cpuTicks || now.switches !== before.switches;
}

/** All the space on disk that a decision and its way there will need. */
async function reserve(dir: string): Promise<Journal<TargetRecord>> {
  try {
    await draftDecisions(join(dir, 'decision'), DECISIONS);
    return await Journal.create<TargetRecord>(join(dir, 'journal'), 'target');
  } catch (error) {
    // What failed is the news. A directory that holds a tombstone by now stays.
    await dropFiles(dir)
      .then(() => rmdir(dir))
      .catch(() => {});
    throw error;
  }
}

/**
 * Rule T3: a job nobody here has heard of is aborted durably before the question is answered, so
 * that a PREPARE which comes late finds the decision made.
 */
export async function abortUnknown(jobDir: string): Promise<Verdict> {
  await makeDirDurable(jobDir);
  const decision = await decideOnce<Decision>(join(jobDir, 'decision'), 'aborted');
  if (decision !== 'aborted') {
    throw new Fault('JOURNAL_DAMAGED', 'a decision without a journal');
  }
  return { state: 'aborted', mayHaveRunMs: 0, thawMs: 0 };
}

/** The same for a copy that a person has overruled: there is none, and none of this epoch may come. */
export async function supersedeUnknown(
  jobDir: string,
  owners: Owners,
  container: string,
  epoch: number,
): Promise<Verdict> {
  const verdict = await abortUnknown(jobDir);
  if (epoch > (await owners.epochOf(container))) await owners.acceptEpoch(container, epoch);
  return verdict;
}

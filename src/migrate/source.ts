import { join } from 'node:path';
import type { Claims, Subject, Witness } from '../base/claims.ts';
import { type AskedCodec, Coding } from '../base/coding.ts';
import { Deadline } from '../base/deadline.ts';
import { asFault, Fault, type Finding } from '../base/fault.ts';
import {
  abortFault,
  type Op,
  orLeave,
  patience,
  pause,
  shielded,
  timed,
  within,
} from '../base/op.ts';
import { Turns } from '../base/turns.ts';
import type { Verdict, VerdictWord } from '../base/verdict.ts';
import { makeDirDurable } from '../journal/durable.ts';
import { Journal } from '../journal/journal.ts';
import type { Fence, Owners } from '../journal/owners.ts';
import { Brake, checkThrottle } from './brake.ts';
import { Carrier } from './carrier.ts';
import type { Load } from './forecast.ts';
import { AHEAD, DUMPED, dropFiles, forgetKept, isKept } from './job-files.ts';
import { type Doubt, JobBoardEntry, newView } from './job-view.ts';
import { bringLate } from './late.ts';
import { checkLimits, type MoveLimits, NO_LIMITS, standBefore, sureToLast } from './limits.ts';
import { type AskedMode, chooseMode, isLate } from './mode.ts';
import { writeOut } from './pages-log.ts';
import type { Clock, PauseMemory, SourceHost, TargetPeer } from './ports.ts';
import type { AskedRestore } from './restore-kind.ts';
import { mayPermit, sourceReact } from './rules.ts';
import {
  type Resolution,
  SOURCE_AT_START,
  type SourceRecord,
  type SourceState,
  sourceStep,
} from './source-state.ts';

export interface SourceSettings {
  /** Milliseconds from the freeze to PREPARED, after which the move is rolled back. */
  readonly freezeBudgetMs: number;
  /** Milliseconds of proven life on the target before the source copy is destroyed. */
  readonly settleMs: number;
  /** Milliseconds a cgroup may take to freeze. */
  readonly freezeMs: number;
  /** Milliseconds without a settling word of the target until people are told; 4 s if not given. */
  readonly alarmMs?: number;
}

export interface SourceWorld {
  readonly host: SourceHost;
  readonly owners: Owners;
  readonly clock: Clock;
  readonly settings: SourceSettings;
  readonly pauses?: PauseMemory;
  /** Directory of one job: journal, file sets. */
  jobDir(job: string): string;
  /** Ends the process at once: its journal cannot be written. */
  die(why: Fault): never;
}

export interface SourceOrder {
  readonly job: string;
  readonly subject: Subject;
  readonly claims: Claims;
  readonly findings: readonly Finding[];
  readonly limits?: MoveLimits;
  /** `auto` when it is not given. */
  readonly mode?: AskedMode;
  /** Most percent of its processors that may be taken from it; none when it is not given. */
  readonly throttle?: number;
  /** `auto` when it is not given. */
  readonly compress?: AskedCodec;
  readonly restore?: AskedRestore;
}

/** What a person says of a job that is in doubt. */
export interface ResolveOrder {
  readonly verdict: Resolution;
  /** The host the person has cut off from power or network, typed out; for `run-here`. */
  readonly fenced: string;
  /** Who gave the order, for the journal. */
  readonly by: string;
}

const ALARM_AFTER_MS = 4_000;
/** A daemon that finds the doubt when it starts has waited already. */
const ALARM_ON_RESUME_MS = 1_000;
/** A flush that does not end by then hangs in the kernel, or its disk is very slow. */
const FLUSH_MS = 60_000;
const ASK_DEADLINE_MS = 10_000;
/** A restore of much memory, with volumes, from a slow disk. */
const RESTORE_MS = 600_000;
const ASK_PAUSE_MS = 2_000;
const TELL_PAUSE_MS = 30_000;
const REFREEZE_EVERY_MS = 50;
/** A program that was let go has ended by then, if it ends of what was done to it. */
const LOOK_AGAIN_MS = 50;

type Begin = Extract<SourceRecord, { r: 'begin' }>;

/** The source's half of one move, from the first record to the last, also across restarts. */
export class SourceJob {
  readonly #world: SourceWorld;
  readonly #peer: TargetPeer;
  readonly #begin: Begin;
  readonly #journal: Journal<SourceRecord>;
  readonly board: JobBoardEntry;
  #state: SourceState;
  /** A record is checked against the state that the one before it has left, not the one before that. */
  readonly #turns = new Turns();
  readonly #cancel = new AbortController();
  #limits = NO_LIMITS;
  #restore: AskedRestore = 'auto';
  /** Until the target may take over. */
  readonly #timeout = new Deadline(
    (ms) => new Fault('MOVE_TIMEOUT', `the move had not come to its end in ${ms} ms`),
  );
  /** From the freeze until the copy must stand. */
  #budget: Deadline | undefined;
  #frozenAt = 0;
  /** What the pause was forecast by. */
  #pauseLoad: Load | undefined;
  #resolution: Extract<SourceRecord, { r: 'resolve' }> | undefined;
  #order: { order: ResolveOrder; taken: PromiseWithResolvers<void> } | undefined;
  #heard: VerdictWord | undefined;
  #permitUnixMs = 0;
  #wake = new AbortController();
  /** CRIU may have been at work in the container. */
  #dumping = false;
  /** Memory stays in the container until the copy runs. */
  #late = false;
  /** Called while the target takes late memory: it lives, however long it takes to say so. */
  #lateMoves: (() => void) | undefined;
  /** Settles when the target has said that the copy runs. */
  readonly #runsThere = Promise.withResolvers<void>();
  #bringing: { stop(): void; readonly stopped: Promise<void> } | undefined;
  /** Of the container as it was dumped. */
  #witness: Witness | undefined;
  readonly #brake: Brake;
  #carrier: Carrier;

  private constructor(
    world: SourceWorld,
    peer: TargetPeer,
    begin: Begin,
    journal: Journal<SourceRecord>,
    state: SourceState,
  ) {
    this.#world = world;
    this.#peer = peer;
    this.#begin = begin;
    this.#journal = journal;
    this.#state = state;
    this.board = new JobBoardEntry(
      newView({
        id: begin.job,
        role: 'source',
        container: begin.subject.container,
        name: begin.subject.name,
        peer: begin.peer,
        epoch: begin.epoch,
        startedUnixMs: begin.unixMs,
      }),
    );
    const write = (record: SourceRecord) => this.#write(record);
    this.#brake = new Brake(world.host, begin.subject, write);
    this.#carrier = new Carrier({
      ...{ world, peer, begin, board: this.board, brake: this.#brake },
      limits: () => this.#limits,
      write,
    });
  }

  /** Takes the job into the journal. From here on it has a way back across a crash. */
  static async begin(world: SourceWorld, peer: TargetPeer, order: SourceOrder): Promise<SourceJob> {
    const throttle = checkThrottle(order.throttle ?? 0);
    const dir = world.jobDir(order.job);
    await makeDirDurable(dir);
    const journal = await Journal.create<SourceRecord>(join(dir, 'journal'), 'source');
    const begin: Begin = {
      r: 'begin',
      job: order.job,
      epoch: await world.owners.nextEpoch(order.subject.container),
      peer: peer.name,
      peerId: peer.id,
      subject: order.subject,
      claims: order.claims,
      bootId: world.clock.bootId,
      unixMs: world.clock.unixMs(),
    };
    await journal.append(begin);
    const job = new SourceJob(world, peer, begin, journal, 'begun');
    job.board.update({ findings: order.findings });
    job.setLimits(order.limits ?? NO_LIMITS);
    const { mode, why } = chooseMode(order.mode ?? 'auto', order.claims.memoryBytes, job.#limits);
    job.#carrier.mode = mode;
    job.#carrier.throttle = throttle;
    job.#carrier.coding = new Coding(order.compress ?? 'auto');
    job.#carrier.filesFirst = order.mode !== 'stop-and-copy';
    job.board.update({ mode, modeWhy: why, throttleLimit: throttle });
    job.#restore = isLate(mode) ? 'late' : (order.restore ?? 'auto');
    return job;
  }

  /** A job of an earlier daemon. `resume` goes on with it. */
  static reopen(
    world: SourceWorld,
    peer: TargetPeer,
    journal: Journal<SourceRecord>,
    records: readonly SourceRecord[],
  ): SourceJob {
    const begin = records.find((record) => record.r === 'begin');
    if (begin === undefined) throw new Fault('JOURNAL_DAMAGED', 'the journal has no beginning');
    const state = records.reduce<SourceState>(sourceStep, 'new');
    const job = new SourceJob(world, peer, begin, journal, state);
    for (const record of records) {
      if (record.r === 'resolve') {
        job.#resolution = record;
        job.board.update({ resolved: record.verdict, resolvedBy: record.by });
      }
      if (record.r === 'throttle') {
        job.#brake.recall(record);
        job.board.update({ throttle: record.percent });
      }
      if (record.r === 'dump') {
        job.#dumping = true;
        job.#late = record.late === true;
      }
      if (record.r === 'reserved') job.#carrier.token = record.token;
      if (record.r === 'permit') {
        job.#permitUnixMs = record.unixMs;
        job.#witness = record.witness;
      }
      if (record.r === 'runs-there') job.board.update({ pauseMs: record.pauseMs });
      if (record.r === 'sent' || record.r === 'dumped') {
        if ('bytes' in record) job.board.update({ bytesTotal: record.bytes });
      }
      if (record.r === 'roll-back') {
        job.board.update({
          failure: { code: record.code, message: record.message, host: record.host },
        });
      }
      if (record.r === 'done') job.board.update({ outcome: 'done', endedUnixMs: record.unixMs });
      if (record.r === 'rolled-back' || record.r === 'taken-back') {
        job.board.update({ outcome: 'rolled-back', endedUnixMs: record.unixMs });
      }
    }
    if (job.over || state === 'telling') job.board.enter('ended');
    return job;
  }

  get id(): string {
    return this.#begin.job;
  }

  get container(): string {
    return this.#begin.subject.container;
  }

  /** Name of the target. */
  get peerName(): string {
    return this.#begin.peer;
  }

  get state(): SourceState {
    return this.#state;
  }

  /** Nothing is left to do, not even to tell the target. */
  get over(): boolean {
    return SOURCE_AT_START[this.#state] === 'nothing';
  }

  /** Before PERMIT the move is rolled back; after it this only notes the wish. */
  cancel(why: Fault): void {
    this.board.update({ cancelAsked: true });
    this.#cancel.abort(why);
  }

  /** Takes effect at once. TOO_LATE when the target may own the container; USAGE. */
  setLimits(change: Partial<MoveLimits>): void {
    const stays = SOURCE_AT_START[this.#state] !== 'undo';
    if (stays || this.#state === 'rolling-back') {
      throw new Fault('TOO_LATE', `the job is ${this.#state}: there is nothing left to limit`);
    }
    this.#limits = checkLimits({ ...this.#limits, ...change });
    this.#timeout.set(this.#limits.timeoutMs);
    this.#budget?.set(this.#budgetMs);
    this.board.update({ limits: this.#limits });
  }

  get #budgetMs(): number {
    return standBefore(this.#limits, this.#world.settings.freezeBudgetMs);
  }

  /** Asks the target now instead of after the pause that has grown meanwhile. */
  askNow(): void {
    this.#wake.abort();
    this.#wake = new AbortController();
  }

  /**
   * Settles a doubt by a person's word. Resolves when it is in the journal; the same word again is
   * answered alike. NOT_IN_DOUBT, FENCED_HOST_MISMATCH.
   */
  async resolve(order: ResolveOrder): Promise<void> {
    const { verdict, fenced } = order;
    if (verdict === 'run-here' && fenced !== this.#peer.name) {
      throw new Fault(
        'FENCED_HOST_MISMATCH',
        `the other host of this job is ${this.#peer.name}, not ${JSON.stringify(fenced)}`,
      );
    }
    const said = this.#resolution?.verdict ?? this.#order?.order.verdict;
    if (said === verdict) return await this.#order?.taken.promise;
    const input = { on: 'resolve', verdict, heard: this.#heard } as const;
    if (this.board.view.phase !== 'in-doubt' || sourceReact(this.#state, input) === 'refuse') {
      throw new Fault('NOT_IN_DOUBT', `the job is ${this.#state}: nothing to settle by hand`);
    }
    if (this.#order !== undefined) throw new Fault('NOT_IN_DOUBT', 'another order came first');
    const taken = Promise.withResolvers<void>();
    this.#order = { order, taken };
    this.askNow();
    await taken.promise;
  }

  /** Runs the move to its end, or until `op` ends. What became of it stands on the board. */
  async run(op: Op): Promise<void> {
    const ends = [op.signal, this.#cancel.signal, this.#timeout.signal];
    const work: Op = { ...op, signal: AbortSignal.any(ends) };
    try {
      await this.#reserveAndCarryImage(work);
      await this.#standStill(work, op);
    } catch (error) {
      return await this.#rollBack(op, asFault(error));
    } finally {
      this.#timeout[Symbol.dispose]();
      this.#budget?.[Symbol.dispose]();
    }
    await this.#afterPermit(op, this.#alarmMs);
  }

  /**
   * Goes on with a job that an earlier daemon left. `offline`: does only what needs no target, and
   * returns with the container frozen when the target would have to be asked.
   */
  async resume(op: Op, { offline = false } = {}): Promise<void> {
    switch (sourceReact(this.#state, { on: 'start' })) {
      case 'undo':
        return await this.#resumeUndo(op);
      case 'ask':
        return offline
          ? await this.#holdStill(op)
          : await this.#afterPermit(op, Math.min(ALARM_ON_RESUME_MS, this.#alarmMs));
      case 'finish':
        return await this.#finish(op, offline);
      case 'take back':
        return await this.#takeBack(op, offline);
      case 'tell':
        return offline ? undefined : await this.#tell(op);
      default:
        return;
    }
  }

  async #resumeUndo(op: Op): Promise<void> {
    if (this.#state === 'rolling-back') return await this.#undo(op);
    const message =
      this.#state === 'refused-there'
        ? 'the target did not take over'
        : `${this.#sameBoot ? 'ckptd ended' : 'the host was restarted'} in the middle of the move`;
    await this.#rollBack(op, new Fault('CANCELLED', message));
  }

  /**
   * A record that cannot be written may be on disk all the same, PERMIT among them. Nobody in this
   * process can know, so it ends, and the next one reads what is durable.
   */
  #write(record: SourceRecord): Promise<void> {
    return this.#turns.take(() => this.#writeNow(record));
  }

  async #writeNow(record: SourceRecord): Promise<void> {
    const next = sourceStep(this.#state, record);
    try {
      await this.#journal.append(record);
    } catch (error) {
      return this.#world.die(asFault(error));
    }
    this.#state = next;
  }

  async #reserveAndCarryImage(op: Op): Promise<void> {
    const { job, epoch, claims } = this.#begin;
    this.board.enter('prepare');
    await this.#write({ r: 'reserve' });
    const facts = await this.#world.host.facts(op);
    const reserved = await this.#peer.prepare(op, job, epoch, claims, facts, this.#restore);
    const { kind = 'full', why = 'the other host knows no other' } = reserved.restore ?? {};
    this.board.update({ restore: kind, restoreWhy: why });
    await this.#write({ r: 'reserved', token: reserved.token, wantImage: reserved.wantImage });
    this.#carrier.token = reserved.token;
    if (reserved.wantImage) {
      this.board.enter('image');
      await this.#write({ r: 'carry-image' });
      const bytes = await this.#carrier.carryImage(op, reserved.layers);
      await this.#write({ r: 'image-carried', bytes });
    }
  }

  /** Fence, lock, freeze, dump, send, seal, PERMIT. Returns with PERMIT durable. `whole` ends with ckptd only. */
  async #standStill(outer: Op, whole: Op): Promise<void> {
    const { host, owners, settings, clock } = this.#world;
    const { job, epoch, subject } = this.#begin;
    await this.#carrier.beforeFreeze(outer);
    await host.confirm(outer, subject);
    const forecastMs = await this.#forecast(outer);
    await this.#write({ r: 'fence' });
    await owners.fence({ ...this.#fence(), state: 'leaving' });
    await this.#write({ r: 'lock' });
    await timed(outer, 'lock the network', () => host.lockNetwork(outer, job, subject));
    this.board.enter('freeze', { forecastMs });
    await this.#write({ r: 'freeze' });
    this.#frozenAt = performance.now();
    const op = this.#withinBudget(outer);
    await timed(op, 'freeze', () => host.standStill(op, subject, settings.freezeMs));
    // It stands anyway. A copy must not be made with the limit, and CRIU works inside of it.
    await this.#brake.release(op);
    await this.#write({ r: 'frozen' });

    this.board.enter('dump');
    await this.#write(this.#carrier.isLate ? { r: 'dump', late: true } : { r: 'dump' });
    this.#late = this.#carrier.isLate;
    this.#dumping = true;
    const { before, bytesSent, durable, root } = await this.#carrier.dumpAndSend(op);
    await this.#write({ r: 'sent', root });
    this.#witness = before;
    // A restore touches memory already.
    this.#bringLate(whole);

    this.board.enter('restore', { bytesSent });
    await this.#write({ r: 'seal' });
    await timed(op, 'seal, and restore there', () =>
      this.#peer.seal(op, job, epoch, subject.container, root),
    );
    await this.#write({ r: 'prepared' });

    // Nothing ran here between the dump and this moment, and nothing can.
    const [frozen, after, locked, imagesKept] = await timed(op, 'prove the standstill', () =>
      Promise.all([
        host.isFrozen(op, subject),
        host.witness(op, subject),
        host.isLocked(op, job, subject),
        durable,
      ]),
    );
    const sameWitness = same(before, after);
    const refusal = mayPermit(this.#state, { frozen, locked, sameWitness, imagesKept });
    if (refusal !== undefined) {
      throw new Fault(refusal, `${subject.name} did not stand still during the move`, {
        facts: {
          frozen,
          locked,
          imagesKept,
          tasks: after.tasks - before.tasks,
          ticks: after.cpuTicks - before.cpuTicks,
          switches: after.switches - before.switches,
        },
      });
    }
    if (op.signal.aborted) throw abortFault(op.signal);
    this.board.enter('commit');
    this.#permitUnixMs = clock.unixMs();
    await this.#write({ r: 'permit', unixMs: this.#permitUnixMs, witness: after });
  }

  /** Milliseconds; 0 when nobody knows. PAUSE_LIMIT when the pause will be far longer than is allowed. */
  async #forecast(op: Op): Promise<number> {
    const { host, pauses } = this.#world;
    const { subject, claims } = this.#begin;
    if (pauses === undefined) return 0;
    const { bytesPerSecond } = this.#limits;
    const load = {
      memoryBytes: this.#carrier.isLate ? 0 : claims.memoryBytes,
      pauseBytes: this.#carrier.leftBytes,
      processes: await host.processes(subject),
    };
    const onWire = load.pauseBytes * (this.#carrier.coding.ratio ?? 1);
    const heldBackMs = bytesPerSecond === 0 ? 0 : (onWire / bytesPerSecond) * 1_000;
    const forecastMs = Math.round(pauses.forecast(this.#peer.id, load) + heldBackMs);
    op.log('forecast of the pause', { ...load, forecastMs });
    const hopeless = sureToLast(this.#limits, forecastMs);
    if (hopeless !== undefined) throw hopeless;
    if (heldBackMs === 0 && !this.#carrier.isLate) this.#pauseLoad = load;
    return forecastMs;
  }

  #notePause(pauseMs: number): void {
    if (pauseMs === 0 || this.#pauseLoad === undefined) return;
    this.#world.pauses?.note(this.#peer.id, { ...this.#pauseLoad, pauseMs });
  }

  #withinBudget(op: Op): Op {
    this.#budget = new Deadline((ms) => {
      const code = this.#limits.pauseMs === 0 ? 'FREEZE_BUDGET' : 'PAUSE_LIMIT';
      return new Fault(code, `the copy did not stand ${ms} ms after the freeze`);
    });
    this.#budget.set(this.#budgetMs);
    return { ...op, signal: AbortSignal.any([op.signal, this.#budget.signal]) };
  }

  /** Rules S3, S4: frozen until the target has spoken, however long that takes. */
  async #afterPermit(op: Op, alarmAfterMs: number): Promise<void> {
    const permitAt = performance.now();
    const word = await this.#hearFrozen(op, alarmAfterMs);
    if (word === undefined) return;
    if ('verdict' in word) return await this.#obey(op, word);
    if (word.state !== 'running') return await this.#refusedThere(op, word);
    const pauseMs = this.#frozenAt === 0 ? 0 : Math.round(permitAt - this.#frozenAt + word.thawMs);
    this.board.enter('clean-up', { outcome: '', doubt: undefined, pauseMs });
    await this.#write({ r: 'runs-there', pauseMs });
    this.#notePause(pauseMs);
    await this.#finish(op);
  }

  /** Undefined when the daemon ends before anybody has spoken: the next one asks on. */
  async #hearFrozen(op: Op, alarmAfterMs: number): Promise<Verdict | ResolveOrder | undefined> {
    const guard = this.#guardFreezer(op);
    this.#bringLate(op);
    try {
      return await this.#hear(op, alarmAfterMs);
    } catch (error) {
      if (!op.signal.aborted) throw error;
      op.log('still in doubt while ckptd stops', { code: asFault(error).code });
      return undefined;
    } finally {
      guard.stop();
      await Promise.all([guard.stopped, this.#endLate()]);
    }
  }

  /** Sends what stayed in the container, as long as nobody has said what becomes of it. */
  #bringLate(op: Op): void {
    if (!this.#late || this.#bringing !== undefined) return;
    const { host, jobDir } = this.#world;
    const { job, epoch, subject } = this.#begin;
    const { token, known, coding, rate } = this.#carrier;
    const end = new AbortController();
    const work = { ...op, signal: AbortSignal.any([op.signal, end.signal]) };
    const stopped = bringLate(work, {
      ...{ host, peer: this.#peer, subject, known, coding, rate, jobDir: jobDir(job) },
      part: { job, epoch, token, part: 'late' },
      runs: this.#runsThere.promise,
      hasMemory: async () => (await this.#hasMemory()) && (await this.#stoodStill(work)),
      sent: (lateBytes, lateBytesSent) => {
        this.board.update({ lateBytes, lateBytesSent });
        this.#lateMoves?.();
      },
    });
    // The target has all: it is about to say so.
    void stopped.then(() => this.askNow());
    this.#bringing = { stop: () => end.abort(), stopped };
  }

  async #endLate(): Promise<void> {
    this.#bringing?.stop();
    await this.#bringing?.stopped;
    this.#bringing = undefined;
    await this.#carrier.closePool();
  }

  async #refusedThere(op: Op, word: Verdict): Promise<void> {
    const verdict = word.state === 'running' ? 'aborted' : word.state;
    if (verdict !== 'aborted' && verdict !== 'lost-never-ran' && verdict !== 'superseded') {
      throw new Fault('INTERNAL', `"${verdict}" settles nothing`);
    }
    await this.#write({ r: 'not-there', verdict });
    op.log('the target did not take over', { verdict });
    const why = word.failure;
    await this.#rollBack(
      op,
      why === undefined
        ? new Fault('LEASE_OVER', `${this.#peer.name} let go of ${this.#begin.subject.name}`)
        : new Fault(why.code, why.message, { facts: { host: why.host } }),
    );
  }

  /** Carries out what a person has said. */
  async #obey(op: Op, { verdict, by, fenced }: ResolveOrder): Promise<void> {
    const { clock, owners } = this.#world;
    const { subject } = this.#begin;
    const epoch =
      verdict === 'run-here' ? await owners.nextEpoch(subject.container) : this.#begin.epoch;
    const record = { r: 'resolve', verdict, by, epoch, unixMs: clock.unixMs() } as const;
    await this.#write(record);
    this.#resolution = record;
    op.log('SETTLED BY HAND', { verdict, by, fenced, epoch });
    this.#order?.taken.resolve();
    this.#order = undefined;
    this.board.update({ outcome: '', doubt: undefined, resolved: verdict, resolvedBy: by });
    await (verdict === 'run-here' ? this.#takeBack(op) : this.#finish(op));
  }

  /** Asks until the target says something that settles it, or a person does. */
  async #hear(op: Op, alarmAfterMs: number): Promise<Verdict | ResolveOrder> {
    const { job, epoch, subject } = this.#begin;
    let here: Doubt['here'] = 'frozen';
    await this.#persist(op, 'see what is held here', async () => {
      here = await this.#whatIsHere();
    });
    this.board.update({
      doubt: {
        sinceUnixMs: this.#permitUnixMs,
        here,
        lastWord: 'prepared',
        lastWordUnixMs: this.#permitUnixMs,
        mayHaveRunMs: 0,
        unreachable: '',
      },
    });
    const alarm = setTimeout(() => this.#alarm(op), patience(op, alarmAfterMs));
    // A person has settled it: only the target's own contradiction is news.
    if (this.#resolution !== undefined) clearTimeout(alarm);
    const calm = () => {
      const isCalm = this.#resolution === undefined && this.board.view.phase !== 'in-doubt';
      if (isCalm) alarm.refresh();
    };
    this.#lateMoves = calm;
    try {
      let mostMs = ASK_PAUSE_MS;
      for (let round = 0; ; round++) {
        const awake: Op = { ...op, signal: AbortSignal.any([op.signal, this.#wake.signal]) };
        const given = this.#order;
        if (given !== undefined) return given.order;
        try {
          // PERMIT may be repeated (rule C1): only it makes a target commit that has not heard it.
          const ask = within(awake, ASK_DEADLINE_MS);
          const verdict = await this.#peer.permit(ask, job, epoch, subject.container);
          if (verdict.state === 'lost-may-have-run') here = await this.#whatIsHere();
          this.#note(verdict, here);
          // It runs there, and its files are on their way to the disk: no doubt as long as we hear so.
          if (verdict.state === 'committed' && verdict.thawMs > 0) {
            if (this.#late && this.board.view.phase === 'commit') this.board.enter('post-copy');
            this.#runsThere.resolve();
            mostMs = Math.min(ASK_PAUSE_MS, alarmAfterMs / 2);
            calm();
          }
          const reaction = sourceReact(this.#state, { on: 'verdict', verdict: verdict.state });
          if (reaction === 'finish' || reaction === 'refused there') {
            this.#answeredMeanwhile(verdict);
            return verdict;
          }
        } catch (error) {
          if (op.signal.aborted) throw error;
          if (!awake.signal.aborted) this.#doubt({ unreachable: asFault(error).message });
        }
        await pause(awake, Math.min(100 * 2 ** Math.min(round, 5), mostMs)).catch(
          (error: unknown) => {
            if (op.signal.aborted) throw error;
            round = -1; // something is new: it is asked as often as at first
          },
        );
      }
    } finally {
      this.#lateMoves = undefined;
      clearTimeout(alarm);
    }
  }

  /** A person's order that the target's own word came before. */
  #answeredMeanwhile(verdict: Verdict): void {
    this.#order?.taken.reject(
      new Fault('NOT_IN_DOUBT', `${this.#peer.name} has answered: ${verdict.state}`),
    );
    this.#order = undefined;
  }

  #note({ state, mayHaveRunMs }: Verdict, here: Doubt['here']): void {
    this.#heard = state;
    const lastWordUnixMs = this.#world.clock.unixMs();
    this.#doubt({ here, lastWord: state, lastWordUnixMs, mayHaveRunMs, unreachable: '' });
    if (this.#resolution !== undefined && state === 'lost-may-have-run') this.#alarm();
  }

  #doubt(change: Partial<Doubt>): void {
    const { doubt, phase } = this.board.view;
    if (doubt === undefined) return;
    this.board.update({ doubt: { ...doubt, ...change } });
    if (phase === 'in-doubt') this.#alarm();
  }

  #alarm(op?: Op): void {
    const { name } = this.#begin.subject;
    const { doubt } = this.board.view;
    const why = doubt?.unreachable || `last word: ${doubt?.lastWord ?? 'none'}`;
    const there = this.#peer.name;
    const left =
      doubt?.here === 'gone' ? 'nothing of it is left here' : 'what it was before is held here';
    const held = this.#late
      ? 'it is held here, and so is memory it may still need'
      : 'it is held here';
    const message =
      this.#heard === 'lost-may-have-run'
        ? `${name} ran on ${there} for at most ${doubt?.mayHaveRunMs} ms and ended there; ${left}`
        : `${name} runs on ${there}, or nowhere; ${held} (${why})`;
    op?.log('IN DOUBT', { message });
    this.board.enter('in-doubt', {
      outcome: 'in-doubt',
      failure: { code: 'IN_DOUBT', message, host: this.#peer.name },
    });
  }

  async #whatIsHere(): Promise<Doubt['here']> {
    const { jobDir } = this.#world;
    const { job } = this.#begin;
    if (await this.#hasMemory()) return 'frozen';
    return (await isKept(jobDir(job))) ? 'stored' : 'gone';
  }

  /** Without a target to ask: only sees to it that nothing runs here. */
  async #holdStill(op: Op): Promise<void> {
    if (await this.#hasMemory()) await this.#standAgain(op);
    if (this.#resolution === undefined) this.#alarm(op);
  }

  #fence(): Omit<Fence, 'state'> {
    const { job, epoch, subject } = this.#begin;
    return {
      container: subject.container,
      name: subject.name,
      owner: this.#peer.name,
      epoch,
      job,
    };
  }

  get #alarmMs(): number {
    return this.#world.settings.alarmMs ?? ALARM_AFTER_MS;
  }

  get #sameBoot(): boolean {
    return this.#begin.bootId === this.#world.clock.bootId;
  }

  /** The container is here as it was, in memory. After a reboot its pid may be somebody else's. */
  async #hasMemory(): Promise<boolean> {
    return this.#sameBoot && (await this.#world.host.isAlive(this.#begin.subject));
  }

  /** Somebody may have let it run for a moment. */
  async #stoodStill(op: Op): Promise<boolean> {
    const { host } = this.#world;
    const { subject } = this.#begin;
    const then = this.#witness;
    return then !== undefined && same(then, await host.witness(op, subject));
  }

  /** Freezes again at once when somebody thaws the container while the target may own it. */
  #guardFreezer(op: Op): { stop(): void; stopped: Promise<void> } {
    const { host } = this.#world;
    const { subject } = this.#begin;
    const end = new AbortController();
    const watch = { ...op, signal: AbortSignal.any([op.signal, end.signal]) };
    const look = async () => {
      if (!(await host.isAlive(subject)) || (await host.isFrozen(watch, subject))) return;
      op.log('somebody thawed the container while the target may own it: frozen again');
      await host.freeze(watch, subject, this.#world.settings.freezeMs);
    };
    let failures = 0;
    const stopped = (async () => {
      while (!watch.signal.aborted) {
        await look().catch((error: unknown) => {
          if (watch.signal.aborted || failures++ % 100 !== 0) return;
          op.log('cannot see whether it is still frozen', { error: String(error), failures });
        });
        await pause(watch, REFREEZE_EVERY_MS).catch(() => {});
      }
    })();
    return { stop: () => end.abort(), stopped };
  }

  /** The target owns the container: what is left here is only remains. */
  async #finish(op: Op, offline = false): Promise<void> {
    const { host, owners, clock, settings } = this.#world;
    const { job, epoch, subject, claims } = this.#begin;
    const byHand = this.#resolution !== undefined;
    this.board.enter('clean-up');
    if (this.#state === 'runs-there') {
      if (offline) return byHand ? await this.#holdStill(op) : undefined;
      if (byHand) {
        // That person may be wrong: nothing is destroyed before the target says so itself.
        await owners.fence({ ...this.#fence(), state: 'gone' });
        const word = await this.#hearFrozen(op, this.#alarmMs);
        if (word === undefined) return;
        if ('verdict' in word) return await this.#obey(op, word);
        if (word.state !== 'running') return await this.#refusedThere(op, word);
        this.board.enter('clean-up', { outcome: '', doubt: undefined });
      } else await this.#settled(op, settings.settleMs);
      await this.#write({ r: 'remove' });
    }
    if (this.#state === 'removing') {
      await this.#persist(op, 'remove the source copy', async (undo) => {
        await owners.fence({ ...this.#fence(), state: 'gone' });
        await host.remove(undo, subject, claims);
        await host.endChildren(undo, job);
        await dropFiles(this.#world.jobDir(this.id));
      });
      await this.#write({ r: 'removed' });
    }
    if (offline) return;
    await this.#persist(op, 'tell the target to forget', async (undo) => {
      await this.#peer.forget(undo, job, epoch, subject.container);
    });
    await dropFiles(this.#world.jobDir(this.id));
    const unixMs = clock.unixMs();
    await this.#write({ r: 'done', unixMs });
    this.board.enter('ended', { outcome: 'done', endedUnixMs: unixMs });
    await this.#journal[Symbol.asyncDispose]();
  }

  /** A person has cut the target off: run here, and tell the target whenever it comes back. */
  async #takeBack(op: Op, offline = false): Promise<void> {
    this.board.enter('rollback');
    await this.#bringBack(op);
    const unixMs = this.#world.clock.unixMs();
    await this.#write({ r: 'taken-back', unixMs });
    this.board.enter('ended', { outcome: 'rolled-back', endedUnixMs: unixMs });
    if (!offline) await this.#tell(op);
  }

  /** What the target holds of the old epoch must go, whenever it can be reached again. */
  async #tell(op: Op): Promise<void> {
    const { job, epoch, subject } = this.#begin;
    const newEpoch = this.#resolution?.epoch ?? epoch;
    for (let round = 0; ; round++) {
      try {
        const ask = within(op, ASK_DEADLINE_MS);
        const verdict = await this.#peer.supersede(ask, job, epoch, subject.container, newEpoch);
        if (verdict.state === 'superseded' || verdict.state === 'aborted') break;
        op.log('the target has not let go of its copy yet', { verdict: verdict.state });
      } catch (error) {
        const { code, message } = asFault(error);
        if (round % 20 === 0) op.log('the target has still to be told', { code, message, round });
      }
      await pause(op, Math.min(100 * 2 ** Math.min(round, 9), TELL_PAUSE_MS));
    }
    await dropFiles(this.#world.jobDir(this.id));
    await this.#write({ r: 'rolled-back', unixMs: this.#world.clock.unixMs() });
    await this.#journal[Symbol.asyncDispose]();
  }

  /** The target said RUNNING; it says so again after `ms`, or the copies stay until it does. */
  async #settled(op: Op, ms: number): Promise<void> {
    const { job, epoch, subject } = this.#begin;
    await pause(op, ms);
    await this.#persist(op, 'hear that it still runs there', async (undo) => {
      const verdict = await this.#peer.query(undo, job, epoch, subject.container);
      if (verdict.state !== 'running') op.log('the target changed its word', { ...verdict });
    });
  }

  async #rollBack(op: Op, failure: Fault): Promise<void> {
    const host = String(failure.facts['host'] ?? '');
    this.board.enter('rollback', {
      failure: { code: failure.code, message: failure.message, host },
    });
    op.log('rolling back', { ...failure.facts, code: failure.code, message: failure.message });
    await this.#write({ r: 'roll-back', code: failure.code, message: failure.message, host });
    await this.#undo(op);
  }

  async #undo(op: Op): Promise<void> {
    const { clock } = this.#world;
    await this.#endLate();
    await this.#carrier.stop();
    const { job, epoch, subject } = this.#begin;
    this.board.enter('rollback');
    const end = await this.#bringBack(op);
    const aborted = this.#peer
      .abort(shielded(op, ASK_DEADLINE_MS), job, epoch, subject.container)
      .catch((error: unknown) =>
        // Its lease ends the copy there, and this epoch is never permitted.
        op.log('the target could not be told', { error: asFault(error).message }),
      );
    // It writes below what is removed next. The container runs again by now: this may take its time.
    await orLeave(shielded(op, FLUSH_MS), this.#carrier.flushing, () => {}).catch(() =>
      op.log('the set is still on its way to the disk'),
    );
    if (end === 'runs' && this.#dumping) await this.#lookAgain(op);
    if (end === 'ended by somebody') this.#tellOfImages(op);
    else await dropFiles(this.#world.jobDir(this.id));
    if (end === 'ended') op.log('the container ended before it was dumped, as without a move');
    const unixMs = clock.unixMs();
    await this.#write({ r: 'rolled-back', unixMs });
    await aborted;
    this.board.enter('ended', { outcome: 'rolled-back', endedUnixMs: unixMs });
    await this.#journal[Symbol.asyncDispose]();
  }

  /**
   * Lets the container run here again: thawed, or from the own images when its memory went with the
   * host. One that somebody ended in the pause stays ended; its images stay too. Every step may be
   * repeated, and none keeps the next from being tried.
   */
  async #bringBack(op: Op): Promise<'runs' | 'ended' | 'ended by somebody'> {
    const { host, owners } = this.#world;
    const { job, subject } = this.#begin;
    const jobDir = this.#world.jobDir(job);
    let end: 'runs' | 'ended' | 'ended by somebody' = 'runs';
    await this.#persist(op, 'bring the container back', async (undo) => {
      const failures: unknown[] = [];
      const attempt = async (step: () => Promise<unknown>) => {
        try {
          await step();
        } catch (error) {
          failures.push(error);
        }
      };
      // A dump that still runs holds the tasks by ptrace: it goes first.
      await attempt(() => host.endChildren(undo, job));
      const alive = await this.#hasMemory();
      // A dump that was ended lets it run where it stood: it goes on when all is put right.
      if (alive && this.#dumping) await attempt(() => this.#standAgain(undo));
      const kept = !alive && (await isKept(jobDir));
      if (kept && !this.#sameBoot) {
        await attempt(async () => {
          end = (await this.#fromImages(op)) ? 'runs' : 'ended';
        });
      } else {
        end = alive ? 'runs' : kept ? 'ended by somebody' : 'ended';
        // What runs from here on must never be wound back to the images.
        if (alive) await attempt(() => forgetKept(jobDir));
        if (this.#sameBoot) {
          await attempt(() => this.#brake.release(undo));
          await attempt(() => host.unlockNetwork(undo, job, subject));
          await attempt(() => host.thaw(undo, subject));
        }
      }
      await attempt(() => owners.unfence(subject.container));
      if (failures.length > 0) throw failures[0];
    });
    return end;
  }

  async #standAgain(op: Op): Promise<void> {
    const { host, settings } = this.#world;
    const { subject } = this.#begin;
    if (!(await host.isFrozen(op, subject))) await host.freeze(op, subject, settings.freezeMs);
  }

  /** False when the images are of no use any more, because somebody has started it anew. */
  async #fromImages(op: Op): Promise<boolean> {
    const { host, jobDir } = this.#world;
    const { job, subject, claims } = this.#begin;
    const dir = jobDir(job);
    try {
      const slow = shielded(op, RESTORE_MS);
      await writeOut(slow, join(dir, DUMPED), join(dir, AHEAD), join(dir, 'set'));
      await host.restoreHere(slow, job, subject, claims, join(dir, 'set'));
    } catch (error) {
      const fault = asFault(error);
      if (fault.facts['final'] !== true) throw fault;
      op.log('the images of the move are of no use any more', { why: fault.message });
      await forgetKept(dir);
      return false;
    }
    op.log('the container runs again from the images of the move');
    await forgetKept(dir);
    return true;
  }

  /** CRIU may have been ended while its code was in the program: then that ends when it goes on. */
  async #lookAgain(op: Op): Promise<void> {
    const { subject } = this.#begin;
    await pause(op, LOOK_AGAIN_MS).catch(() => {}); // ckptd stops: it has not been long, that is all
    // Who cannot look does not say that it has ended.
    if (await this.#world.host.isAlive(subject).catch(() => true)) return;
    const message = `${subject.name} ended when its dump was broken off`;
    op.log(message);
    this.board.update({ failure: { code: 'PROGRAM_ENDED', message, host: '' } });
  }

  #tellOfImages(op: Op): void {
    const { subject, job } = this.#begin;
    const message = `somebody ended ${subject.name} during the pause; what it was before is kept: ckpt job resume ${job.slice(0, 12)}`;
    op.log(message);
    this.board.update({ failure: { code: 'TARGET_CHANGED', message, host: '' } });
  }

  /** The job has ended, and so has the container, by somebody's hand; its images are here. */
  async hasImages(): Promise<boolean> {
    return this.#state === 'rolled-back' && (await isKept(this.#world.jobDir(this.id)));
  }

  /**
   * On a person's word: runs what somebody ended during the pause, from its images. RESTORE_FAILED,
   * NOT_IN_DOUBT when there is none.
   */
  async bringBackEnded(op: Op): Promise<void> {
    const dir = this.#world.jobDir(this.id);
    if (!(await this.hasImages())) {
      throw new Fault('NOT_IN_DOUBT', `the job is ${this.#state}: nothing to resume`);
    }
    const runs = await this.#fromImages(op);
    await dropFiles(dir);
    if (!runs) throw new Fault('RESTORE_FAILED', 'the container has been started anew, or removed');
    const message = 'the container runs here again, from the images of the move';
    this.board.update({ failure: { code: 'CANCELLED', message, host: '' } });
  }

  /** Repeats a step that must succeed in the end, with growing pauses, until ckptd stops. */
  async #persist(op: Op, what: string, step: (op: Op) => Promise<void>): Promise<void> {
    for (let round = 0; ; round++) {
      try {
        return await step(shielded(op, 30_000));
      } catch (error) {
        const { code, message } = asFault(error);
        op.log(`cannot ${what} yet`, { code, message, round });
        await pause(op, Math.min(100 * 2 ** Math.min(round, 8), 30_000));
      }
    }
  }
}

function same(a: Witness, b: Witness): boolean {
  return a.tasks === b.tasks && a.cpuTicks === b.cpuTicks && a.switches === b.switches;
}

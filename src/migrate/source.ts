import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claims, Subject, Witness } from '../base/claims.ts';
import { asFault, Fault, type Finding } from '../base/fault.ts';
import { abortFault, type Op, pause, shielded, within } from '../base/op.ts';
import type { Verdict } from '../base/verdict.ts';
import { makeDirDurable } from '../journal/durable.ts';
import { Journal } from '../journal/journal.ts';
import type { Owners } from '../journal/owners.ts';
import { dropFiles } from './job-files.ts';
import { JobBoardEntry, newView } from './job-view.ts';
import type { Clock, SourceHost, TargetPeer } from './ports.ts';
import { BEFORE_PERMIT, type SourceRecord, type SourceState, sourceStep } from './source-state.ts';

export interface SourceSettings {
  /** Milliseconds from the freeze to PREPARED, after which the move is rolled back. */
  readonly freezeBudgetMs: number;
  /** Milliseconds of proven life on the target before the source copy is destroyed. */
  readonly settleMs: number;
  /** Milliseconds a cgroup may take to freeze. */
  readonly freezeMs: number;
}

export interface SourceWorld {
  readonly host: SourceHost;
  readonly owners: Owners;
  readonly clock: Clock;
  readonly settings: SourceSettings;
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
}

const ALARM_AFTER_MS = 5_000;
const ASK_DEADLINE_MS = 10_000;
const REFREEZE_EVERY_MS = 50;

type Begin = Extract<SourceRecord, { r: 'begin' }>;

/** The source's half of one move, from the first record to the last, also across restarts. */
export class SourceJob {
  readonly #world: SourceWorld;
  readonly #peer: TargetPeer;
  readonly #begin: Begin;
  readonly #journal: Journal<SourceRecord>;
  readonly board: JobBoardEntry;
  #state: SourceState;
  readonly #cancel = new AbortController();
  #frozenAt = 0;
  #token = '';

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
  }

  /** Takes the job into the journal. From here on it has a way back across a crash. */
  static async begin(world: SourceWorld, peer: TargetPeer, order: SourceOrder): Promise<SourceJob> {
    const dir = world.jobDir(order.job);
    await makeDirDurable(dir);
    const journal = await Journal.create<SourceRecord>(join(dir, 'journal'));
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
      if (record.r === 'rolled-back') {
        job.board.update({ outcome: 'rolled-back', endedUnixMs: record.unixMs });
      }
    }
    if (state === 'done' || state === 'rolled-back') job.board.enter('ended');
    return job;
  }

  get id(): string {
    return this.#begin.job;
  }

  get container(): string {
    return this.#begin.subject.container;
  }

  get state(): SourceState {
    return this.#state;
  }

  /** Before PERMIT the move is rolled back; after it this only notes the wish. */
  cancel(why: Fault): void {
    this.board.update({ cancelAsked: true });
    this.#cancel.abort(why);
  }

  /** Runs the move to its end. Never throws: what became of it stands on the board. */
  async run(op: Op): Promise<void> {
    const work: Op = { ...op, signal: AbortSignal.any([op.signal, this.#cancel.signal]) };
    try {
      await this.#reserveAndCarryImage(work);
      await this.#standStill(work);
    } catch (error) {
      return await this.#rollBack(op, asFault(error));
    }
    await this.#afterPermit(op);
  }

  /** Goes on with a job that an earlier daemon left, by the table SOURCE_AT_START. */
  async resume(op: Op): Promise<void> {
    const { clock } = this.#world;
    if ((BEFORE_PERMIT as readonly string[]).includes(this.#state)) {
      const why =
        this.#begin.bootId === clock.bootId
          ? new Fault('CANCELLED', 'ckptd ended in the middle of the move')
          : new Fault('CANCELLED', 'the host was restarted in the middle of the move');
      return await this.#rollBack(op, why);
    }
    switch (this.#state) {
      case 'permitted':
        return await this.#afterPermit(op);
      case 'runs-there':
      case 'removing':
      case 'removed':
        return await this.#finish(op);
      case 'refused-there':
        return await this.#rollBack(op, new Fault('CANCELLED', 'the target did not take over'));
      case 'rolling-back':
        return await this.#undo(op);
      default:
        return;
    }
  }

  /**
   * A record that cannot be written may be on disk all the same, PERMIT among them. Nobody in this
   * process can know, so it ends, and the next one reads what is durable.
   */
  async #write(record: SourceRecord): Promise<void> {
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
    const reserved = await this.#peer.prepare(op, job, epoch, claims, facts);
    await this.#write({ r: 'reserved', token: reserved.token, wantImage: reserved.wantImage });
    if (reserved.wantImage) {
      this.board.enter('image');
      await this.#write({ r: 'carry-image' });
      const dir = join(this.#world.jobDir(job), 'image');
      await makeDirDurable(dir);
      const set = await this.#world.host.exportImage(op, claims, reserved.layers, dir);
      const part = { job, epoch, token: reserved.token, part: 'image' } as const;
      const { bytes } = await this.#peer.send(op, part, set, (sent) =>
        this.board.update({ imageBytesSent: sent }),
      );
      await this.#write({ r: 'image-carried', bytes });
      await rm(dir, { recursive: true, force: true });
    }
    this.#token = reserved.token;
  }

  /** Fence, lock, freeze, dump, send, seal, PERMIT. Returns with PERMIT durable. */
  async #standStill(outer: Op): Promise<void> {
    const { host, owners, settings, clock } = this.#world;
    const { job, epoch, subject, claims } = this.#begin;
    await host.confirm(outer, subject);
    await this.#write({ r: 'fence' });
    await owners.fence({
      container: subject.container,
      name: subject.name,
      owner: this.#peer.name,
      epoch,
      state: 'leaving',
      job,
    });
    await this.#write({ r: 'lock' });
    await host.lockNetwork(outer, job, subject);
    this.board.enter('freeze');
    await this.#write({ r: 'freeze' });
    this.#frozenAt = performance.now();
    const op = withinBudget(outer, settings.freezeBudgetMs);
    await host.freeze(op, subject, settings.freezeMs);
    await this.#write({ r: 'frozen' });

    this.board.enter('dump');
    await this.#write({ r: 'dump' });
    const dir = join(this.#world.jobDir(job), 'set');
    await makeDirDurable(dir);
    const set = await host.dump(op, job, subject, claims, dir);
    await host.confirm(op, subject);
    const before = await this.#stillFrozen(op);
    const bytes = await sizeOf(set.dir, set.names);
    await this.#write({ r: 'dumped', bytes });
    // Our own copy must be on disk before PERMIT, not before the first byte leaves.
    const durable = host.makeDurable(op, set);
    durable.catch(() => {});

    this.board.enter('transfer', { bytesTotal: bytes });
    await this.#write({ r: 'send' });
    const part = { job, epoch, token: this.#token, part: 'set' } as const;
    const sent = await this.#peer.send(op, part, set, (sofar) =>
      this.board.update({ bytesSent: Math.min(sofar, bytes) }),
    );
    await this.#write({ r: 'sent', root: sent.root });

    this.board.enter('restore', { bytesSent: bytes });
    await this.#write({ r: 'seal' });
    await this.#peer.seal(op, job, epoch, subject.container, sent.root);
    await this.#write({ r: 'prepared' });

    // Rule S2: nothing ran here between the dump and this moment, and nothing can.
    const [after, locked] = await Promise.all([
      this.#stillFrozen(op),
      host.isLocked(op, job, subject),
      durable,
    ]);
    if (!same(before, after) || !locked) {
      throw new Fault('STANDSTILL_BROKEN', `${subject.name} did not stand still during the move`, {
        facts: { locked, ticks: after.cpuTicks - before.cpuTicks },
      });
    }
    if (op.signal.aborted) throw abortFault(op.signal);
    this.board.enter('commit');
    await this.#write({ r: 'permit', unixMs: clock.unixMs() });
  }

  async #stillFrozen(op: Op): Promise<Witness> {
    const { host } = this.#world;
    const { subject } = this.#begin;
    if (!(await host.isFrozen(op, subject))) {
      throw new Fault('STANDSTILL_BROKEN', `somebody thawed ${subject.name} during the move`);
    }
    return await host.witness(op, subject);
  }

  /** Rules S3, S4: frozen until the target has spoken, however long that takes. */
  async #afterPermit(op: Op): Promise<void> {
    const { job, epoch, subject } = this.#begin;
    const permitAt = performance.now();
    const guard = this.#guardFreezer(op);
    let verdict: Verdict;
    try {
      verdict = await this.#askUntilAnswered(op);
    } catch (error) {
      // Only the daemon's own end leads here. The journal says permitted; the next daemon asks on.
      op.log('still in doubt while ckptd stops', { code: asFault(error).code });
      return;
    } finally {
      guard.stop();
    }
    await guard.stopped;
    if (verdict.state === 'running') {
      const pauseMs =
        this.#frozenAt === 0 ? 0 : Math.round(permitAt - this.#frozenAt + verdict.thawMs);
      this.board.enter('clean-up', { outcome: '', pauseMs });
      await this.#write({ r: 'runs-there', pauseMs });
      return await this.#finish(op);
    }
    const neverRan = verdict.state === 'aborted' ? 'aborted' : 'lost-never-ran';
    await this.#write({ r: 'not-there', verdict: neverRan });
    op.log('the target did not take over', { job, epoch, verdict: verdict.state });
    const why = verdict.failure;
    await this.#rollBack(
      op,
      why === undefined
        ? new Fault('LEASE_OVER', `${this.#peer.name} let go of ${subject.name}`)
        : new Fault(why.code, why.message, { facts: { host: why.host } }),
    );
  }

  async #askUntilAnswered(op: Op): Promise<Verdict> {
    const { job, epoch, subject } = this.#begin;
    const since = performance.now();
    let alarmed = false;
    for (let round = 0; ; round++) {
      let last = '';
      try {
        const ask = within(op, ASK_DEADLINE_MS);
        // PERMIT may be repeated (rule C1): only it makes a target commit that has not heard it yet.
        const verdict = await this.#peer.permit(ask, job, epoch, subject.container);
        if (
          verdict.state === 'running' ||
          verdict.state === 'aborted' ||
          verdict.state === 'lost-never-ran'
        ) {
          return verdict;
        }
        last = verdict.state;
      } catch (error) {
        if (op.signal.aborted) throw error;
        last = asFault(error).message;
      }
      if (!alarmed && performance.now() - since > ALARM_AFTER_MS) {
        alarmed = true;
        this.#alarm(op, last);
      }
      await pause(op, Math.min(100 * 2 ** Math.min(round, 5), 2_000));
    }
  }

  #alarm(op: Op, last: string): void {
    const { subject } = this.#begin;
    const message = `${subject.name} runs on ${this.#peer.name}, or nowhere; it is frozen and complete here (${last})`;
    op.log('IN DOUBT', { message });
    this.board.enter('in-doubt', {
      outcome: 'in-doubt',
      failure: { code: 'IN_DOUBT', message, host: this.#peer.name },
    });
  }

  /** Freezes again at once when somebody thaws the container while the target may own it. */
  #guardFreezer(op: Op): { stop(): void; stopped: Promise<void> } {
    const { host } = this.#world;
    const { subject } = this.#begin;
    const end = new AbortController();
    const watch = { ...op, signal: AbortSignal.any([op.signal, end.signal]) };
    const stopped = (async () => {
      while (!watch.signal.aborted) {
        if ((await host.isAlive(subject)) && !(await host.isFrozen(watch, subject))) {
          op.log('somebody thawed the container while the target may own it: frozen again');
          await host.freeze(watch, subject, this.#world.settings.freezeMs);
        }
        await pause(watch, REFREEZE_EVERY_MS);
      }
    })().catch((error: unknown) => {
      if (!watch.signal.aborted) op.log('freezer guard failed', { error: String(error) });
    });
    return { stop: () => end.abort(), stopped };
  }

  /** The target owns the container: what is left here is only remains. */
  async #finish(op: Op): Promise<void> {
    const { host, owners, clock, settings } = this.#world;
    const { job, epoch, subject, claims } = this.#begin;
    this.board.enter('clean-up');
    if (this.#state === 'runs-there') {
      await this.#settled(op, settings.settleMs);
      await this.#write({ r: 'remove' });
    }
    if (this.#state === 'removing') {
      await this.#persist(op, 'remove the source copy', async (undo) => {
        await owners.fence({
          container: subject.container,
          name: subject.name,
          owner: this.#peer.name,
          epoch,
          state: 'gone',
          job,
        });
        await host.remove(undo, subject, claims);
        await host.endChildren(undo, job);
        await dropFiles(this.#world.jobDir(this.id));
      });
      await this.#write({ r: 'removed' });
    }
    await this.#persist(op, 'tell the target to forget', async (undo) => {
      await this.#peer.forget(undo, job, epoch, subject.container);
    });
    const unixMs = clock.unixMs();
    await this.#write({ r: 'done', unixMs });
    this.board.enter('ended', { outcome: 'done', endedUnixMs: unixMs });
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
    op.log('rolling back', { code: failure.code, message: failure.message });
    await this.#write({ r: 'roll-back', code: failure.code, message: failure.message, host });
    await this.#undo(op);
  }

  /** Every step may be repeated, and none keeps the next from being tried. */
  async #undo(op: Op): Promise<void> {
    const { host, owners, clock } = this.#world;
    const { job, epoch, subject } = this.#begin;
    this.board.enter('rollback');
    const sameBoot = this.#begin.bootId === clock.bootId;
    await this.#persist(op, 'roll back', async (undo) => {
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
      if (sameBoot) {
        await attempt(() => host.unlockNetwork(undo, job, subject));
        await attempt(() => host.thaw(undo, subject));
      }
      await attempt(() => owners.unfence(subject.container));
      if (failures.length > 0) throw failures[0];
    });
    const aborted = this.#peer
      .abort(shielded(op, ASK_DEADLINE_MS), job, epoch, subject.container)
      .catch((error: unknown) =>
        // Its lease ends the copy there, and this epoch is never permitted.
        op.log('the target could not be told', { error: asFault(error).message }),
      );
    if (sameBoot) await dropFiles(this.#world.jobDir(this.id));
    else op.log('the container ended with its host; what was dumped of it is kept', { job });
    const unixMs = clock.unixMs();
    await this.#write({ r: 'rolled-back', unixMs });
    await aborted;
    this.board.enter('ended', { outcome: 'rolled-back', endedUnixMs: unixMs });
    await this.#journal[Symbol.asyncDispose]();
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

function withinBudget(op: Op, ms: number): Op {
  const budget = new AbortController();
  const timer = setTimeout(
    () => budget.abort(new Fault('FREEZE_BUDGET', `the pause reached ${ms} ms`)),
    ms,
  );
  timer.unref();
  return { ...op, signal: AbortSignal.any([op.signal, budget.signal]) };
}

async function sizeOf(dir: string, names: readonly string[]): Promise<number> {
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(dir, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

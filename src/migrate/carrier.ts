import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claims, Subject, Witness } from '../base/claims.ts';
import { Coding } from '../base/coding.ts';
import { asFault, Fault } from '../base/fault.ts';
import { type Op, timed } from '../base/op.ts';
import type { Outgoing, StreamPart } from '../base/outgoing.ts';
import type { PageStore } from '../base/pages.ts';
import { makeDirDurable } from '../journal/durable.ts';
import type { Brake } from './brake.ts';
import { DumpedPages } from './dumped-pages.ts';
import { AHEAD, DUMPED, noteKept } from './job-files.ts';
import type { JobBoardEntry, JobView } from './job-view.ts';
import { type MoveLimits, sureToBreak } from './limits.ts';
import { goesAhead, isLate, type MoveMode } from './mode.ts';
import { PagePool } from './page-pool.ts';
import type { SourceHost, TargetPeer } from './ports.ts';
import { PreCopy } from './pre-copy.ts';
import type { SourceRecord } from './source-state.ts';

/** What changes while memory is copied ahead may take so long on the link in the pause. */
const LEFT_MS = 100;
/** A move without memory ahead may go well all the same. */
const NO_ROOM: readonly Fault['code'][] = ['DISK_FULL', 'LIMIT_SIZE'];
/** Memory that is compressed to less is rare: pages of zeros are not sent at all. */
const BEST_RATIO = 0.1;
/** Room for pages that change while they are copied, beside those there are. */
const AHEAD_BYTES = 64 * 1024 * 1024;
/** So much more of it while the container is slowed down: each step takes a round. */
const SLOWED = 2;
/** Files of less altogether, with their names, are sent in the pause faster than looked for twice. */
const FILE_BYTES = 4 * 1024 * 1024;
/** A round of files that brings less than half of the one before has gained something. */
const FILE_PROGRESS = 0.5;
const FILE_ROUNDS = 6;

/** Of the job that carries. */
export interface Load {
  readonly world: { readonly host: SourceHost; jobDir(job: string): string };
  readonly peer: TargetPeer;
  readonly begin: {
    readonly job: string;
    readonly epoch: number;
    readonly subject: Subject;
    readonly claims: Claims;
  };
  readonly board: JobBoardEntry;
  readonly brake: Brake;
  limits(): MoveLimits;
  write(record: SourceRecord): Promise<void>;
}

/** How a container gets to the target: what goes while it runs, and what goes in the pause. */
export class Carrier {
  readonly #load: Load;
  mode: MoveMode = 'stop-and-copy';
  /** Percent of its processors that may be taken from the container while its memory is copied ahead. */
  throttle = 0;
  /** What is sent, and how, over all streams. */
  coding = new Coding('none');
  /** What of its files has not changed since it was sent stays out of the pause. */
  filesFirst = false;
  /** Bytes of memory and files that are left for the pause; known when `beforeFreeze` has returned. */
  get leftBytes(): number {
    return this.#leftMemory + this.#leftFiles;
  }
  #leftMemory: number;
  #leftFiles: number;
  /** Opens streams to the target. */
  token = '';
  /** Some of them. */
  #filesWent = false;
  /** Bytes that went ahead. */
  #filesSent = 0;
  #memorySent = 0;
  #stopped = false;
  #pool: PagePool | undefined;
  /** Root of the stream that brought its pages. */
  #ahead: string | undefined;
  #noting: Promise<void> | undefined;
  /** The way of the set to this host's disk, which goes on beside the transfer. */
  flushing: Promise<unknown> = Promise.resolve();

  constructor(load: Load) {
    this.#load = load;
    this.#leftMemory = load.begin.claims.memoryBytes;
    this.#leftFiles = load.begin.claims.diskBytes;
  }

  get isLate(): boolean {
    return isLate(this.mode);
  }

  /** Pages that went ahead. */
  get known(): PageStore | undefined {
    return this.#pool;
  }

  /** The move is being undone: the set is not kept any more, however far its flush has come. */
  async stop(): Promise<void> {
    // It goes on, and may end after the thaw.
    this.#stopped = true;
    this.#load.world.host.filesDropped(this.#load.begin.subject);
    await this.closePool();
    await this.#noting?.catch(() => {});
  }

  /** All that can be done while the container runs. */
  async beforeFreeze(op: Op): Promise<void> {
    await timed(op, 'copy files ahead', () => this.#filesAhead(op));
    if (goesAhead(this.mode)) return await this.#copyAhead(op);
    if (this.isLate) this.#leftMemory = 0;
    else this.#mustFit(this.#load.begin.claims.memoryBytes);
    await this.#letStandBy(op);
  }

  /** PAUSE_LIMIT when so many bytes cannot be sent in the pause that is allowed. */
  #mustFit(bytes: number): void {
    const onWire = Math.round(bytes * (this.coding.ratio ?? BEST_RATIO));
    const hopeless = sureToBreak(this.#load.limits(), onWire);
    if (hopeless !== undefined) throw hopeless;
  }

  async closePool(): Promise<void> {
    const pool = this.#pool;
    this.#pool = undefined;
    await pool?.[Symbol.asyncDispose]();
  }

  /**
   * Sends files while they are made, so that the target hears that we live. Neither goes on when the other has
   * failed: nothing of it is at work any more when this returns.
   */
  async #sendMade(
    op: Op,
    part: StreamPart,
    files: Pick<Outgoing, 'dir' | 'growing'>,
    make: (op: Op) => Promise<readonly string[]>,
    sent: (bytes: number) => void,
  ): Promise<{ bytes: number }> {
    const off = new AbortController();
    const work: Op = { ...op, signal: AbortSignal.any([op.signal, off.signal]) };
    const names = make(work);
    names.catch(() => {}); // heard by whoever sends them
    try {
      const { rate, coding } = this;
      return await this.#load.peer.send(work, part, { ...files, names, rate, coding }, sent);
    } catch (error) {
      off.abort(asFault(error));
      await names.catch(() => {});
      throw error;
    }
  }

  /** Layers of the image that the target has not. Returns their bytes. */
  async carryImage(op: Op, have: readonly string[]): Promise<number> {
    const { host } = this.#load.world;
    const { job, epoch, claims } = this.#load.begin;
    const dir = join(this.#load.world.jobDir(job), 'image');
    await makeDirDurable(dir);
    const part = { job, epoch, token: this.token, part: 'image' } as const;
    const files = { dir, growing: async () => [] };
    const write = async (work: Op) => (await host.exportImage(work, claims, have, dir)).names;
    const { bytes } = await this.#sendMade(op, part, files, write, (imageBytesSent) =>
      this.#tell({ imageBytesSent }),
    );
    await rm(dir, { recursive: true, force: true });
    return bytes;
  }

  /** Files in rounds, as long as each brings much less than the one before. */
  async #filesAhead(op: Op): Promise<void> {
    const { host } = this.#load.world;
    const { subject, claims } = this.#load.begin;
    host.filesDropped(subject);
    if (!this.filesFirst || claims.diskBytes < FILE_BYTES) return;
    if ((await host.roomAhead(op, claims)) < claims.diskBytes) {
      return op.log('no room here for files ahead: all of them go in the pause');
    }
    this.#load.board.enter('pre-copy');
    await this.#whileThereIsRoom(op, async () => {
      let before = Infinity;
      for (let round = 1; round <= FILE_ROUNDS; round++) {
        const bytes = await this.#roundOfFiles(op, round);
        if (bytes < FILE_BYTES || bytes > before * FILE_PROGRESS) return;
        before = bytes;
      }
    });
  }

  /**
   * What has changed since the rounds. Only now, with podman at the images, is there a place for files of the root
   * file system: those of the rounds are laid down with it.
   */
  async #lastFiles(op: Op): Promise<void> {
    if (!this.#filesWent) return;
    const whole = await this.#whileThereIsRoom(op, async () => {
      await this.#roundOfFiles(op, FILE_ROUNDS + 1);
    });
    if (!whole) this.#load.world.host.rootfsDropped(this.#load.begin.subject);
  }

  /** False when there was none: the move goes on without. */
  async #whileThereIsRoom(op: Op, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      const fault = asFault(error);
      if (op.signal.aborted || !NO_ROOM.includes(fault.code)) throw fault;
      op.log('no room for files ahead: what is left goes in the pause', { why: fault.message });
      return false;
    }
  }

  /** Returns its bytes. */
  async #roundOfFiles(op: Op, round: number): Promise<number> {
    const { host } = this.#load.world;
    const { job, epoch, subject, claims } = this.#load.begin;
    const dir = join(this.#load.world.jobDir(job), 'files');
    const part = { job, epoch, token: this.token, part: 'files' } as const;
    const from = performance.now();
    const before = this.#filesSent;
    const pack = (work: Op) => host.filesAhead(work, subject, claims, dir);
    const files = { dir, growing: () => host.growingAhead(dir) };
    try {
      const { bytes } = await this.#sendMade(op, part, files, pack, (now) => {
        this.#filesSent = before + now;
        this.#tellAhead();
      });
      host.filesTaken(subject);
      this.#filesWent = true;
      this.#filesSent = before + bytes;
      this.#leftFiles = bytes;
      op.log('a round of files', { round, bytes, ms: Math.round(performance.now() - from) });
      return bytes;
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }

  #tellAhead(more: { readonly rounds?: number; readonly throttle?: number } = {}): void {
    this.#tell({ ...more, memoryBytesSent: this.#filesSent + this.#memorySent });
  }

  #tell(
    more: Partial<Pick<JobView, 'rounds' | 'throttle' | `${'memoryB' | 'imageB' | 'b'}ytesSent`>>,
  ): void {
    const { wireBytes, bytes: wireContentBytes, codec, why: codecWhy } = this.coding;
    this.#load.board.update({ ...more, wireBytes, wireContentBytes, codec, codecWhy });
  }

  async #copyAhead(op: Op): Promise<void> {
    const { host } = this.#load.world;
    const { job, epoch, subject, claims } = this.#load.begin;
    this.#load.board.enter('pre-copy');
    const off = new AbortController();
    const work: Op = { ...op, signal: AbortSignal.any([op.signal, off.signal]) };
    const room = await host.roomAhead(op, claims);
    const pool = await PagePool.open(join(this.#load.world.jobDir(job), AHEAD), room);
    this.#pool = pool;
    const { pauseMs } = this.#load.limits();
    const goal = {
      pauseMs: pauseMs === 0 ? LEFT_MS : pauseMs / 4,
      mostBytes: (this.throttle === 0 ? 1 : SLOWED) * (2 * claims.memoryBytes + AHEAD_BYTES),
      mostTaken: this.throttle,
    };
    const brake = this.throttle === 0 ? undefined : this.#load.brake;
    const copy = new PreCopy(work, await host.memory(work, subject), goal, pool, brake);
    const part = { job, epoch, token: this.token, part: 'memory' } as const;
    const memory = { parts: copy.parts(), rate: this.rate, coding: this.coding };
    const sending = this.#load.peer.sendMemory(work, part, memory, (now) => {
      this.#memorySent = now;
      this.#tellAhead({ rounds: copy.rounds.length, throttle: copy.taken });
    });
    sending.catch(() => {}); // awaited in every case
    let stoodBy = false;
    try {
      // It ends early only by a failure.
      const failed = sending.then(() => copy.ready);
      failed.catch(() => {});
      const { leftBytes } = await timed(op, 'copy memory ahead', () =>
        Promise.race([copy.ready, failed]),
      );
      if (!this.isLate) this.#mustFit(leftBytes);
      // Most of it now: what changes while the rest is flushed goes in the pause.
      const flushed = timed(op, 'flush what went ahead', () => this.#flush(pool));
      await this.#letStandBy(op);
      stoodBy = true;
      await flushed;
      copy.finish();
      this.#ahead = await timed(op, 'copy once more what has changed', () => sending);
      this.#load.board.update({ rounds: copy.rounds.length, throttle: copy.taken });
      this.#leftMemory = this.isLate ? 0 : copy.leftBytes;
      await timed(op, 'flush the last that went ahead', () => this.#flush(pool));
    } catch (error) {
      const fault = asFault(error);
      off.abort(fault);
      await sending.catch(() => {});
      if (op.signal.aborted || !NO_ROOM.includes(fault.code)) throw fault;
      op.log('no room there for memory ahead: all of it goes in the pause', { why: fault.message });
      await this.#load.brake.release(op);
      if (!this.isLate) this.#mustFit(claims.memoryBytes);
      if (!stoodBy) await this.#letStandBy(op);
      this.#pool = undefined;
      await pool.drop();
      return;
    }
  }

  async #flush(what: PagePool | DumpedPages): Promise<void> {
    if (this.#load.world.host.keepsSets) await what.makeDurable();
  }

  /** The target's podman comes as far as it can without the images, and what it dislikes is heard now. */
  async #letStandBy(op: Op): Promise<void> {
    const { job, epoch, subject, claims } = this.#load.begin;
    const descriptions = await this.#load.world.host.descriptions(op, subject, claims);
    if (descriptions === undefined) return this.#load.world.host.rootfsDropped(subject);
    await timed(op, 'restore there, up to the images', () =>
      this.#load.peer.standBy(op, job, epoch, descriptions),
    );
    await timed(op, 'copy files that have changed', () => this.#lastFiles(op));
  }

  readonly rate = () => this.#load.limits().bytesPerSecond;

  /** Memory leaves while CRIU dumps it: the link has nothing to wait for. */
  async dumpAndSend(op: Op) {
    const { job, epoch } = this.#load.begin;
    const jobDir = this.#load.world.jobDir(job);
    const dir = join(jobDir, 'set');
    await makeDirDurable(dir);
    const log = join(jobDir, DUMPED);
    await rm(log, { force: true });
    const dumped = await DumpedPages.create(log, this.#pool);
    const names = Promise.withResolvers<readonly string[]>();
    const growing = () => this.#load.world.host.growing(dir);
    const { rate, coding } = this;
    const known = this.#pool;
    const ahead = this.#ahead;
    const files = { dir, names: names.promise, growing, rate, known, ahead, coding, dumped };
    const off = new AbortController();
    const work: Op = { ...op, signal: AbortSignal.any([op.signal, off.signal]) };
    const part = { job, epoch, token: this.token, part: 'set' } as const;
    const progress = (bytesSent: number) => this.#tell({ bytesSent });
    const sending = timed(op, 'send', () => this.#load.peer.send(work, part, files, progress));
    // It is not heard before the dump has ended: a CRIU that is killed may take the container along.
    sending.catch(() => dumped.abandon());
    try {
      const { set, ...done } = await this.#dump(op, dir, dumped);
      names.resolve(set.names);
      const { root, bytes: bytesSent } = await sending;
      if (!this.isLate) await this.closePool();
      return { ...done, root, bytesSent };
    } catch (error) {
      names.promise.catch(() => {});
      names.reject(error);
      dumped.end();
      off.abort(asFault(error));
      await sending.catch(() => {});
      throw error;
    } finally {
      void this.flushing.finally(() => dumped[Symbol.asyncDispose]()).catch(() => {});
    }
  }

  async #dump(op: Op, dir: string, dumped: DumpedPages) {
    const { host } = this.#load.world;
    const { job, subject, claims } = this.#load.begin;
    const set = await host.dump(op, job, subject, claims, dir, dumped, this.isLate);
    dumped.end();
    await host.confirm(op, subject);
    const before = await this.#stillFrozen(op);
    const bytes = (await sizeOf(set.dir, set.names)) + dumped.bytes;
    await this.#load.write({ r: 'dumped', bytes });
    // Our own copy must be on disk before PERMIT, not before the first byte leaves.
    const flush = () => Promise.all([host.makeDurable(op, set), this.#flush(dumped)]);
    const kept =
      host.keepsSets && !this.isLate
        ? timed(op, 'flush the set to disk', flush)
        : Promise.resolve();
    // Without what stayed in the container it brings nobody back.
    const durable = this.isLate ? Promise.resolve(true) : kept.then(() => this.#noteKept());
    this.flushing = durable.catch(() => {});
    this.#load.board.enter('transfer', { bytesTotal: bytes });
    await this.#load.write({ r: 'send' });
    return { set, before, durable };
  }

  /** False when the move is being undone: what runs on must never be wound back to the images. */
  async #noteKept(): Promise<boolean> {
    if (this.#stopped) return false;
    this.#noting = noteKept(this.#load.world.jobDir(this.#load.begin.job));
    await this.#noting;
    return true;
  }

  async #stillFrozen(op: Op): Promise<Witness> {
    const { host } = this.#load.world;
    const { subject } = this.#load.begin;
    if (!(await host.isFrozen(op, subject))) {
      throw new Fault('STANDSTILL_BROKEN', `somebody thawed ${subject.name} during the move`);
    }
    return await host.witness(op, subject);
  }
}

async function sizeOf(dir: string, names: readonly string[]): Promise<number> {
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(dir, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

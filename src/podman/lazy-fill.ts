import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { asFault, Fault } from '../base/fault.ts';
import type { LateMemory, LateTask } from '../base/late.ts';
import { type Op, orLeave, patience, pause } from '../base/op.ts';
import { openPid, type PidHandle } from '../sys/pid-handle.ts';
import { isAlive, startTicks as ticksOf } from '../sys/proc.ts';
import { commandIn, ENVIRONMENT } from '../sys/run.ts';
import { killAll, removeCgroup } from './cgroup.ts';
import type { PodmanDeps } from './deps.ts';
import { makeLateFiles, readLateLayout } from './late-files.ts';
import { readFirstBlocks } from './late-images.ts';
import { LateFiles } from './late-memory.ts';
import { CGROUP, type LazyState, LOG, readLazyEvents, readLazyState } from './lazy-state.ts';
import { unmountBelow } from './mounts.ts';
import { jobDir } from './target-mark.ts';

/**
 * A restore that leaves memory out, and the process that brings it afterwards (lazy-main.ts). The kernel
 * gives zeros for what has not come when the last descriptor for it is closed: so ckptd has each of them
 * too. One of the two may die; when both have, the copy is killed.
 */

const MAIN = fileURLToPath(new URL(`lazy-main${extname(import.meta.url)}`, import.meta.url));
const START_MS = 10_000;
const LOOK_MS = 5;
/** So often another process goes on for one that died. */
const TRIES = 3;
/** A file that says that memory will never come: the copy must not live. */
const LOST = 'lost';

const Note = z.object({
  container: z.string(),
  /** Where the memory lies. */
  images: z.string(),
  /** Of the process: neither the job's, which is ended with the job, nor the container's. */
  cgroup: z.string(),
});
type Note = z.infer<typeof Note>;

type Deps = Pick<PodmanDeps, 'paths' | 'cgroupFor'>;

const placeOf = (deps: Deps, job: string) => join(jobDir(deps, job), 'lazy');

async function noteOf(dir: string): Promise<Note | undefined> {
  const text = await readFile(join(dir, 'note.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Note.parse(JSON.parse(text));
}

export class LazyFill {
  readonly dir: string;
  readonly #note: Note;
  readonly #stop = new AbortController();
  #fds: number[] = [];
  #whole: Promise<boolean> | undefined;
  /** Its memory is lost; it may take a moment until it is dead. */
  #over = false;
  #late: Promise<LateFiles | undefined> | undefined;

  private constructor(dir: string, note: Note) {
    this.dir = dir;
    this.#note = note;
  }

  /** Returns when CRIU can be started, with `dir` as its work directory. RESTORE_FAILED. */
  static async start(
    op: Op,
    deps: Deps,
    job: string,
    container: string,
    images: string,
  ): Promise<LazyFill> {
    const dir = placeOf(deps, job);
    await unmountBelow(op, dir);
    await rm(dir, { recursive: true, force: true });
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const cgroup = join(dirname(await deps.cgroupFor(job)), `lazy-${job}`);
    const fill = new LazyFill(dir, { container, images, cgroup });
    await writeFile(join(dir, 'note.json'), JSON.stringify(fill.#note), { mode: 0o600 });
    await fill.#launch(op, 'serve', 'waiting');
    return fill;
  }

  /** The one that a daemon before us has started for this container. */
  static async find(op: Op, deps: Deps, container: string): Promise<LazyFill | undefined> {
    const root = join(deps.paths.stateDir, 'podman');
    let found: LazyFill | undefined;
    for (const job of await readdir(root).catch(() => [])) {
      const dir = join(root, job, 'lazy');
      const note = await noteOf(dir);
      if (note?.container !== container) continue;
      found = new LazyFill(dir, note);
      // Another one can only be of a move before, that is not forgotten yet.
      if (readLazyState(dir)?.phase !== 'done') break;
    }
    if (found !== undefined && readLazyState(found.dir)?.phase !== 'waiting') found.#watch(op);
    return found;
  }

  /** The images are here: so much of each process was left at the source, but for a few blocks. RESTORE_FAILED. */
  async expect(op: Op, tasks: readonly LateTask[], images: string): Promise<void> {
    makeLateFiles(this.dir, tasks);
    const late = await this.lateMemory(op);
    try {
      for await (const { pid, block, bytes } of readFirstBlocks(images)) {
        await late?.put(pid, block, bytes);
      }
    } catch (error) {
      throw new Fault('RESTORE_FAILED', asFault(error).message, { cause: error });
    }
  }

  /** Where that goes; undefined when all is here, or the images are not. */
  async lateMemory(op: Op): Promise<LateMemory | undefined> {
    if (readLateLayout(this.dir) === undefined) return undefined;
    const own = { ...op, signal: this.#stop.signal };
    this.#late ??= LateFiles.open(own, this.dir, (work) => this.#lose(work));
    const late = await this.#late;
    if (this.#isDone() && !this.#isLost()) late?.isEnough();
    return late;
  }

  async #lose(op: Op): Promise<void> {
    await writeFile(join(this.dir, LOST), '', { mode: 0o600 });
    await this.#kill(op);
    await this.whole(op);
  }

  #isDone(): boolean {
    return readLazyState(this.dir)?.phase === 'done';
  }

  #isLost(): boolean {
    return existsSync(join(this.dir, LOST));
  }

  /** The copy is restored and stands still in `cgroup`: from now on one of the two may die. RESTORE_FAILED. */
  async hold(op: Op, cgroup: string): Promise<void> {
    await writeFile(join(this.dir, CGROUP), cgroup, { mode: 0o600 });
    const state = await this.#reached(op, 'serving');
    if (!this.#take(state)) throw await this.#failed();
    this.#watch(op);
  }

  /** It keeps the container frozen, to bring all the rest. */
  get holds(): boolean {
    return (
      this.#whole !== undefined &&
      readLazyState(this.dir)?.phase === 'serving' &&
      readLazyEvents(this.dir) === undefined
    );
  }

  /** False at once when the memory of the copy is lost: it was killed then. True: it may still be coming. */
  async stands(): Promise<boolean> {
    if (this.#whole === undefined || this.#over) return false;
    return await Promise.race([this.#whole, Promise.resolve(true)]);
  }

  /** Waits until all memory is there: true. False when it never will be, and the copy is dead. */
  async whole(op: Op): Promise<boolean> {
    return await orLeave(op, this.#whole ?? Promise.resolve(false), () => {});
  }

  /** Leaves it as it is, to `endLazyFill` or to another daemon. Its descriptors stay open until `close`. */
  leave(): void {
    this.#stop.abort(new Fault('CANCELLED', 'nobody waits for the memory any more'));
  }

  /** The copy is dead. */
  close(): void {
    this.#close();
  }

  async #launch(op: Op, how: 'serve' | 'resume', phase: LazyState['phase']): Promise<LazyState> {
    const { cgroup, images } = this.#note;
    await mkdir(cgroup, { recursive: true });
    const log = openSync(join(this.dir, LOG), 'a', 0o600);
    const { pid, child } = (() => {
      try {
        const made = spawn(...commandIn(cgroup, process.execPath, [MAIN, how, images]), {
          cwd: this.dir,
          stdio: ['ignore', log, log, ...this.#fds],
          env: ENVIRONMENT,
          detached: true,
        });
        return { pid: made.pid, child: made };
      } finally {
        closeSync(log);
      }
    })();
    child.on('error', () => {}); // then it has no pid
    child.unref();
    return await this.#reached(op, phase, pid ?? -1);
  }

  /** What it says of itself when it has come so far, `pid` if that is given. */
  async #reached(op: Op, phase: LazyState['phase'], pid?: number): Promise<LazyState> {
    for (const end = performance.now() + patience(op, START_MS); ; ) {
      const state = readLazyState(this.dir);
      const its = state !== undefined && (pid === undefined || state.pid === pid);
      if (its && (state.phase === phase || state.phase === 'done')) return state;
      const alive = its
        ? isAlive(state.pid, state.startTicks)
        : pid !== undefined && ticksOf(pid) !== undefined;
      if (!alive || performance.now() > end) throw await this.#failed();
      await pause(op, LOOK_MS);
    }
  }

  async #failed(): Promise<Fault> {
    const log = await readFile(join(this.dir, LOG), 'utf8').catch(() => '');
    const why = log.split('\n').find((line) => /Error|Fault/.test(line)) ?? 'it ended';
    return new Fault('RESTORE_FAILED', `what brings memory did not start: ${why.slice(0, 400)}`);
  }

  /** Every descriptor, out of a process that lives. False when it has died, and has not done its work. */
  #take(state: LazyState): boolean {
    if (state.phase === 'done') return true;
    using its = processOf(state);
    const fds = state.tasks.map(({ fd }) => its?.descriptor(fd) ?? -1);
    if (its !== undefined && !fds.includes(-1)) {
      this.#fds = fds;
      return true;
    }
    for (const fd of fds) if (fd !== -1) closeSync(fd);
    return this.#isDone();
  }

  #watch(op: Op): void {
    const own = { ...op, signal: this.#stop.signal };
    this.#whole = this.#see(own).catch((error: unknown) => {
      if (!own.signal.aborted) own.log('memory cannot be watched', { why: asFault(error).message });
      return false;
    });
  }

  async #see(op: Op): Promise<boolean> {
    for (let tries = 0; !this.#isLost(); tries++) {
      const state = readLazyState(this.dir);
      if (state === undefined || (this.#fds.length === 0 && !this.#take(state))) break;
      await ended(op, state);
      if (this.#isLost()) break;
      if (this.#isDone()) {
        this.#close((late) => late.isEnough());
        await removeCgroup(op, this.#note.cgroup);
        return true;
      }
      op.log('the process that brings memory died', { pid: state.pid, tries });
      if (tries === TRIES || readLazyEvents(this.dir) === undefined) break;
      if (!(await this.#again(op))) break;
    }
    this.#over = true;
    await this.#kill(op);
    this.#close();
    return false;
  }

  async #again(op: Op): Promise<boolean> {
    try {
      await this.#launch(op, 'resume', 'serving');
      return true;
    } catch (error) {
      if (op.signal.aborted) throw error;
      op.log('another one cannot go on', { why: asFault(error).message });
      return false;
    }
  }

  async #kill(op: Op): Promise<void> {
    const cgroup = await readFile(join(this.dir, CGROUP), 'utf8').catch(() => undefined);
    op.log('memory of the copy is lost: it is killed', { cgroup: cgroup ?? '' });
    if (cgroup !== undefined) await killAll(op, cgroup);
    await killAll(op, this.#note.cgroup);
  }

  #close(end = (late: LateFiles) => late[Symbol.dispose]()): void {
    // That it could not be opened was heard by who asked for it.
    void this.#late?.then((late) => late && end(late)).catch(() => {});
    for (const fd of this.#fds) closeSync(fd);
    this.#fds = [];
  }
}

/** Ends what brings memory to the copy of a job, which is dead, and forgets it. */
export async function endLazyFill(op: Op, deps: Deps, job: string): Promise<void> {
  const dir = placeOf(deps, job);
  const note = await noteOf(dir);
  if (note !== undefined) await removeCgroup(op, note.cgroup);
  await unmountBelow(op, dir); // of a CRIU that was killed
  await rm(dir, { recursive: true, force: true });
}

/** Undefined when that very process is gone. */
function processOf({ pid, startTicks }: LazyState): PidHandle | undefined {
  try {
    return openPid(pid, startTicks);
  } catch {
    return undefined;
  }
}

async function ended(op: Op, state: LazyState): Promise<void> {
  using its = processOf(state);
  await its?.exited(op);
}

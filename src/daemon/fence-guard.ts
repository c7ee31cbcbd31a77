import { type FSWatcher, watch } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { asFault } from '../base/fault.ts';
import { type Op, pause } from '../base/op.ts';
import type { Fence } from '../journal/owners.ts';
import { cgroupRoot, freeze, isEmpty, isFrozen, processes, thaw } from '../podman/cgroup.ts';
import { cgroupsOf } from '../podman/remove.ts';

/**
 * The hook refuses starts; crun runs no hooks at a restore, and an import brings none. So a copy that
 * runs here although this host gave the container away is looked for, and frozen: never killed, since
 * a person may have meant it. `ckpt fence clear` lets it go.
 */

export interface Stray {
  readonly container: string;
  readonly name: string;
  /** The host it belongs to. */
  readonly owner: string;
}

export interface FenceGuardWorld {
  readonly stateDir: string;
  fences(): Promise<readonly Fence[]>;
  /**
   * What a job of this host does with the container: `works` while it may run or be restored here by
   * that job, `in-doubt` while it may not run here and the job holds it.
   */
  jobOf(container: string): 'none' | 'works' | 'in-doubt';
}

const EVERY_MS = 1_000;
/** While a copy is being made: CRIU would hang if its tasks were frozen under its hands. */
const SOON_MS = 50;
/** An empty cgroup that nobody has filled by then is a leftover. */
const HURRY_MS = 30_000;
/** Containers with a cgroup parent of their own are looked for in the whole tree, which costs more. */
const WHOLE_TREE_MS = 15_000;
const FREEZE_MS = 5_000;

/** Where podman puts the cgroup of a container: manager cgroupfs, manager systemd. */
const USUAL = [
  { parent: 'libpod_parent', name: (id: string) => `libpod-${id}` },
  { parent: 'machine.slice', name: (id: string) => `libpod-${id}.scope` },
] as const;

export class FenceGuard implements AsyncDisposable {
  readonly #world: FenceGuardWorld;
  readonly #op: Op;
  readonly #end = new AbortController();
  readonly #strays = new Map<string, Stray & { readonly cgroup: string }>();
  /** By cgroup: since when nobody knows what becomes of it. */
  readonly #since = new Map<string, number>();
  readonly #watchers = new Map<string, FSWatcher>();
  #fences: readonly Fence[] = [];
  #read = '';
  #wholeTreeAt = -Infinity;
  #wake = Promise.withResolvers<void>();
  #looping: Promise<void> = Promise.resolve();

  private constructor(world: FenceGuardWorld, op: Op) {
    this.#world = world;
    this.#op = { ...op, signal: AbortSignal.any([op.signal, this.#end.signal]) };
  }

  static start(world: FenceGuardWorld, op: Op): FenceGuard {
    const guard = new FenceGuard(world, op);
    guard.#looping = guard.#loop();
    return guard;
  }

  /** Copies that stand here, frozen, and belong to other hosts. */
  strays(): Stray[] {
    return [...this.#strays.values()].map(({ container, name, owner }) => ({
      container,
      name,
      owner,
    }));
  }

  /** Lets a copy run whose fence was taken away. One that is no stray is left as it is. */
  async release(container: string): Promise<void> {
    this.#read = '';
    const stray = this.#strays.get(container);
    this.#strays.delete(container);
    if (stray !== undefined) await thaw(stray.cgroup);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort();
    await this.#looping;
    for (const watcher of this.#watchers.values()) watcher.close();
  }

  async #loop(): Promise<void> {
    const { signal } = this.#op;
    while (!signal.aborted) {
      let next = EVERY_MS;
      try {
        next = await this.#look();
      } catch (error) {
        if (signal.aborted) return;
        this.#op.log('the fence guard could not look', { why: asFault(error).message });
      }
      this.#wake = Promise.withResolvers<void>();
      await Promise.race([pause(this.#op, next), this.#wake.promise]).catch(() => undefined);
    }
  }

  /** Returns in how many milliseconds to look again. */
  async #look(): Promise<number> {
    const fences = await this.#current();
    for (const { container } of this.#strays.values()) {
      if (!fences.some((fence) => fence.container === container)) this.#strays.delete(container);
    }
    if (fences.length === 0) return EVERY_MS;
    const root = await cgroupRoot();
    if (root === undefined) return EVERY_MS;
    this.#watchParents(root);
    const whole = performance.now() - this.#wholeTreeAt > WHOLE_TREE_MS;
    if (whole) this.#wholeTreeAt = performance.now();
    let next = EVERY_MS;
    for (const fence of fences) {
      const usual = USUAL.map(({ parent, name }) => join(root, parent, name(fence.container)));
      const cgroups = whole ? await runningCgroups(fence.container) : await present(usual);
      if (cgroups.length === 0) {
        this.#strays.delete(fence.container);
        for (const dir of usual) this.#since.delete(dir);
      }
      for (const cgroup of cgroups) {
        if ((await this.#judge(fence, cgroup)) === 'done') this.#since.delete(cgroup);
        else if (this.#hurries(cgroup)) next = SOON_MS;
      }
    }
    return next;
  }

  #hurries(cgroup: string): boolean {
    const since = this.#since.get(cgroup) ?? performance.now();
    this.#since.set(cgroup, since);
    return performance.now() - since < HURRY_MS;
  }

  async #judge(fence: Fence, cgroup: string): Promise<'done' | 'not yet'> {
    const { container, name, owner } = fence;
    const known = this.#strays.get(container);
    if (await isEmpty(cgroup)) {
      if (known?.cgroup === cgroup) this.#strays.delete(container);
      // Somebody may be about to fill it.
      return 'not yet';
    }
    const frozen = await isFrozen(cgroup);
    // Frozen, and of a job in doubt: that is the one the job holds.
    if (frozen && fence.state === 'leaving') return 'done';
    if (!frozen) {
      if (!(await isSettled(cgroup))) return 'not yet';
      await freeze(this.#op, cgroup, FREEZE_MS);
      this.#op.log('FROZEN: a container runs here that belongs to another host', {
        container,
        name,
        owner,
        remedy: `if it is to run here, ckpt fence clear ${name}; else podman rm -f ${name}`,
      });
    }
    this.#strays.set(container, { container, name, owner, cgroup });
    return 'done';
  }

  /** Those that nobody here may run, by what jobs say now. The files are read when one has changed. */
  async #current(): Promise<readonly Fence[]> {
    const dir = await stat(join(this.#world.stateDir, 'fence'), { bigint: true });
    const version = `${dir.mtimeNs} ${dir.ctimeNs}`;
    if (version !== this.#read) {
      this.#fences = await this.#world.fences();
      this.#read = version;
    }
    return this.#fences.filter(({ container, state }) => {
      const job = this.#world.jobOf(container);
      return job === 'in-doubt' || (job === 'none' && state === 'gone');
    });
  }

  /** A new cgroup is seen at once; without such a word it is found within a second. */
  #watchParents(root: string): void {
    for (const { parent } of USUAL) {
      if (this.#watchers.has(parent)) continue;
      try {
        const watcher = watch(join(root, parent), { persistent: false }, (_, name) => {
          if (this.#fences.some(({ container }) => name?.includes(container))) this.#wake.resolve();
        });
        const forget = () => {
          watcher.close();
          this.#watchers.delete(parent);
        };
        watcher.on('error', forget);
        this.#watchers.set(parent, watcher);
      } catch {
        // not made yet
      }
    }
  }
}

async function present(dirs: readonly string[]): Promise<string[]> {
  const there = await Promise.all(
    dirs.map((dir) =>
      access(dir).then(
        () => true,
        () => false,
      ),
    ),
  );
  return dirs.filter((_, index) => there[index]);
}

async function runningCgroups(id: string): Promise<string[]> {
  return (await cgroupsOf(id)).filter((dir) => /\/libpod-[0-9a-f]{64}(\.scope)?$/.test(dir));
}

/** Nobody makes these tasks any more: none is traced, none is the child of a runtime or of CRIU. */
async function isSettled(cgroup: string): Promise<boolean> {
  const pids = new Set(await processes(cgroup));
  for (const pid of pids) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    if (!/^TracerPid:\s*0$/m.test(status)) return false;
    const parent = Number(/^PPid:\s*(\d+)$/m.exec(status)?.[1] ?? 0);
    if (pids.has(parent)) continue;
    const name = await readFile(`/proc/${parent}/comm`, 'utf8').catch(() => '');
    if (/^(criu|crun|runc)/.test(name)) return false;
  }
  return pids.size > 0;
}

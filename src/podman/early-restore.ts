import { constants } from 'node:fs';
import { access, type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import type { Claims, Descriptions, Standing } from '../base/claims.ts';
import { asFault, Fault } from '../base/fault.ts';
import { type Op, pause, timed } from '../base/op.ts';
import type { PodmanDeps } from './deps.ts';
import { checkContainerId } from './describe.ts';
import { storageRoot } from './engine.ts';
import { MountedRoot } from './held-root.ts';
import { lockNetns, unlockLink } from './netlock.ts';
import {
  buildEarlyImport,
  type EarlyImport,
  fillIn,
  type ImportOptions,
  type Places,
  settleImport,
} from './rebuild.ts';
import { closeLink, importing, type Preparation, standUp } from './restore.ts';
import { LaidDown } from './rootfs-ahead.ts';
import { type DumpedTasks, tasksAtDump } from './stopped.ts';
import { together } from './together.ts';

/**
 * A restore that begins while the container still runs at the source. Nearly all of its time podman
 * makes the container, its storage, its network and its monitor, for which it needs no image. The
 * first thing both runtimes read of a checkpoint is the list of descriptors (crun 1.26, runc 1.4: a
 * file they read to its end): here it is a FIFO, so they wait at it. Podman makes the network behind
 * the closed link, as in any restore; once it is made, its own namespace is locked and the link is open.
 */

const LOOK_MS = 3;

interface Begun {
  readonly bundle: string;
  readonly images: string;
  readonly archive: string;
  readonly early: EarlyImport;
  readonly lazy: string | undefined;
  readonly options: ImportOptions;
}

export class EarlyRestore {
  readonly #deps: PodmanDeps;
  readonly #job: string;
  readonly #claims: Claims;
  readonly #begun: Begun;
  readonly #end = new AbortController();
  readonly #dumped = Promise.withResolvers<DumpedTasks>();
  readonly #standing: Promise<Standing>;
  readonly #laid = new LaidDown();
  #gate: FileHandle | undefined;
  #root: MountedRoot | undefined;

  private constructor(
    op: Op,
    deps: PodmanDeps,
    job: string,
    claims: Claims,
    cgroup: string,
    begun: Begun,
  ) {
    this.#deps = deps;
    this.#job = job;
    this.#claims = claims;
    this.#begun = begun;
    const work = { ...op, signal: AbortSignal.any([op.signal, this.#end.signal]) };
    this.#standing = standUp(work, deps, job, claims, {
      from: importing(begun.archive),
      images: begun.images,
      lazy: begun.lazy,
      criuConfig: begun.options.criuConfigPath,
      cgroup,
      dumped: this.#dumped.promise,
      locked: true,
    });
    this.#standing.catch(() => {}); // heard in `begin` or in `finish`
    this.#dumped.promise.catch(() => {});
  }

  /**
   * Returns when the runtime waits for the images, which will lie in `dir`. `op` must live as long as
   * the restore. SPEC_*, POLICY_*, CONFLICT_*, RESTORE_FAILED; what is left then is for `discard`.
   */
  static async begin(
    op: Op,
    deps: PodmanDeps,
    job: string,
    claims: Claims,
    dir: string,
    descriptions: Descriptions,
    ready: Preparation,
    lazy?: string,
  ): Promise<EarlyRestore> {
    const id = checkContainerId(claims.container);
    const archive = join(dirname(dir), 'import.tar');
    const options = { criuConfigPath: deps.criuConfigPath(id), limits: deps.limits.archive };
    await rm(archive, { force: true });
    const [cgroup, root, , early] = await together([
      deps.cgroupFor(job),
      storageRoot(op, deps),
      timed(op, 'close the link', () => closeLink(op, deps, job, claims, ready)),
      timed(op, 'build the archive', () =>
        buildEarlyImport(op, deps, job, claims, descriptions, archive, options),
      ),
    ]);
    const bundle = join(root, 'overlay-containers', id, 'userdata');
    const images = join(dir, 'checkpoint');
    const begun = { bundle, images, archive, early, lazy, options };
    const restore = new EarlyRestore(op, deps, job, claims, cgroup, begun);
    try {
      await timed(op, 'podman, up to the images', () => restore.#reachGate(op));
      restore.#root = await MountedRoot.at((await bundleSpec(bundle)).root.path);
      await together([
        settleImport(op, deps, job), // podman has found the image
        timed(op, 'lock the namespace', () => restore.#moveLock(op)),
      ]);
      return restore;
    } catch (error) {
      await restore.end();
      throw error;
    }
  }

  /** From the link into the namespace, where nothing has an address but the copy. */
  async #moveLock(op: Op): Promise<void> {
    if (this.#claims.networks.length === 0) return;
    const { linux } = await bundleSpec(this.#begun.bundle);
    const path = linux.namespaces.find(({ type }) => type === 'network')?.path;
    if (path === undefined) throw new Fault('RESTORE_FAILED', 'podman made no network namespace');
    await lockNetns(op, this.#deps, this.#job, path);
    await unlockLink(op, this.#deps, this.#job);
  }

  async #reachGate(op: Op): Promise<void> {
    const early = this.#standing.then(() => {
      throw new Fault('RESTORE_FAILED', 'the runtime did not wait for the images');
    });
    const looking = new AbortController();
    const look = { ...op, signal: AbortSignal.any([op.signal, looking.signal]) };
    const gate = openGate(look, join(this.#begun.bundle, 'checkpoint', 'descriptors.json'));
    try {
      this.#gate = await Promise.race([gate, early]);
    } catch (error) {
      looking.abort();
      await gate.then((late) => late.close()).catch(() => {});
      throw error;
    }
  }

  /** Lays down what waits beside `dir` of the root file system; the container still runs at the source. */
  async layDown(op: Op, dir: string): Promise<void> {
    await using root = await this.#root?.hold();
    if (root === undefined) return;
    await this.#laid.take(op, this.#deps, this.#job, dir, root.path, this.#begun.options);
  }

  /** The set is in `dir`. Errors as of a restore that was not begun early. */
  async finish(op: Op, dir: string): Promise<Standing> {
    const stop = () => this.#end.abort(op.signal.reason);
    op.signal.addEventListener('abort', stop, { once: true });
    if (op.signal.aborted) stop();
    try {
      return await this.#finish(op, dir);
    } catch (error) {
      await this.end();
      throw asFault(error);
    } finally {
      op.signal.removeEventListener('abort', stop);
    }
  }

  async #finish(op: Op, dir: string): Promise<Standing> {
    const { early, options, images, archive, bundle } = this.#begun;
    const list = await timed(op, 'fill in', async () => {
      await using root = await this.#root?.hold();
      const places = await placesOf(bundle, root?.path);
      const [deps, job, claims, laid] = [this.#deps, this.#job, this.#claims, this.#laid] as const;
      return await fillIn(op, deps, job, claims, dir, early, places, laid, options);
    });
    this.#dumped.resolve(await tasksAtDump(images));
    await this.#open(list);
    const standing = await timed(op, 'podman, from the images on', () => this.#standing);
    await rm(archive, { force: true });
    return standing;
  }

  async #open(list: string): Promise<void> {
    try {
      await this.#gate?.writeFile(list);
    } catch (cause) {
      const why = 'podman or its runtime ended while it waited for the images';
      throw new Fault('RESTORE_FAILED', why, { cause });
    } finally {
      await this.#shut();
    }
  }

  /** Without images: podman and the runtime end, and what they made is for `discard`. */
  async end(): Promise<void> {
    this.#end.abort(new Fault('CANCELLED', 'the restore is not needed any more'));
    this.#dumped.reject(new Fault('CANCELLED', 'there was no dump'));
    await this.#shut();
    await this.#standing.catch(() => {});
    await rm(this.#begun.archive, { force: true });
  }

  async #shut(): Promise<void> {
    const gate = this.#gate;
    this.#gate = undefined;
    await gate?.close();
  }
}

/** Opening a FIFO for writing without waiting works only when somebody reads it: fifo(7), ENXIO. */
async function openGate(op: Op, path: string): Promise<FileHandle> {
  const flags = constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
  for (;;) {
    try {
      return await open(path, flags);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENXIO' && code !== 'ENOENT') throw error;
    }
    await pause(op, LOOK_MS);
  }
}

const Bundle = z.object({
  root: z.object({ path: z.string().refine(isAbsolute) }),
  mounts: z.array(z.object({ destination: z.string(), source: z.string().optional() })),
  linux: z.object({
    namespaces: z.array(z.object({ type: z.string(), path: z.string().optional() })),
  }),
});

/** What podman made for the runtime; it wrote this before it called it. */
async function bundleSpec(bundle: string): Promise<z.infer<typeof Bundle>> {
  return Bundle.parse(JSON.parse(await readFile(join(bundle, 'config.json'), 'utf8')));
}

async function placesOf(bundle: string, held: string | undefined): Promise<Places> {
  const { root, mounts } = await bundleSpec(bundle);
  const shm = join(bundle, 'shm');
  const log = join(bundle, 'ctr.log');
  return {
    root: held ?? root.path,
    shm: mounts.some(({ source }) => source === shm) ? shm : undefined,
    log: await access(log).then(
      () => log,
      () => undefined,
    ),
  };
}

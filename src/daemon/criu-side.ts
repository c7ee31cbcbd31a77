import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { release } from 'node:os';
import { join } from 'node:path';
import { asFault } from '../base/fault.ts';
import { type Op, within } from '../base/op.ts';
import { probeCriu } from '../criu/probe.ts';
import { type CriuSession, openCriu } from '../criu/rpc.ts';
import type { CriuVersion } from '../podman/deps.ts';
import { atLeast } from '../podman/facts.ts';
import type { Tools } from './tools.ts';

const QUESTION_MS = 10_000;

/** What CRIU says of this host. */
export class CriuSide {
  readonly path: string;
  readonly #scratch: string;
  #cpuinfo: Promise<Uint8Array> | undefined;

  private constructor(path: string, scratch: string) {
    this.path = path;
    this.#scratch = scratch;
  }

  static async open(tools: Tools, stateDir: string): Promise<CriuSide> {
    const scratch = join(stateDir, 'criu-questions');
    await rm(scratch, { recursive: true, force: true }); // of a daemon that was killed
    await mkdir(scratch, { mode: 0o700 });
    return new CriuSide(tools.criu ?? '/usr/sbin/criu', scratch);
  }

  /** Version 0 when there is no criu; one that does not answer has version 0 and says why. */
  async version(op: Op): Promise<CriuVersion> {
    try {
      const { version, errors } = await probeCriu(op, this.path);
      return { version, errors };
    } catch (error) {
      const fault = asFault(error);
      if (op.signal.aborted) throw fault;
      return { version: 0, errors: fault.code === 'CRIU_MISSING' ? [] : [fault.message] };
    }
  }

  /** Why memory cannot come after a restore here; undefined when it can. */
  async lacksLazy(op: Op): Promise<string | undefined> {
    try {
      const { features } = await probeCriu(op, this.path);
      return features.lazyPages ? undefined : 'this kernel has no userfaultfd that CRIU can use';
    } catch (error) {
      return `criu does not say whether memory can come late: ${asFault(error).message}`;
    }
  }

  /**
   * Whether the kernel says which pages of a process were written. Until 6.5 it did not of those that a device
   * writes into, as the disk does with O_DIRECT: since then they are pinned, and pinned pages count as written.
   */
  async tracksMemory(op: Op): Promise<boolean> {
    if (!atLeast(release(), [6, 6])) return false;
    try {
      return (await probeCriu(op, this.path)).features.memTrack;
    } catch {
      return false; // then all of it is read
    }
  }

  /** cpuinfo.img of this host, asked once; empty when CRIU cannot tell. */
  async cpuinfo(op: Op): Promise<Uint8Array> {
    this.#cpuinfo ??= this.#inScratch(op, async (session, place) => {
      await session.cpuinfoDump(place);
      return new Uint8Array(await readFile(join(place.imagesDir, 'cpuinfo.img')));
    });
    try {
      return await this.#cpuinfo;
    } catch (error) {
      this.#cpuinfo = undefined;
      op.log('criu tells nothing about this CPU', { why: asFault(error).message });
      return new Uint8Array();
    }
  }

  /** Why this CPU cannot run what ran on that one; undefined when it can, or nothing is known. */
  async cpuDiffers(op: Op, cpuinfo: Uint8Array): Promise<string | undefined> {
    if (cpuinfo.length === 0) return undefined;
    try {
      await this.#inScratch(op, async (session, place) => {
        await writeFile(join(place.imagesDir, 'cpuinfo.img'), cpuinfo, { mode: 0o600 });
        await session.cpuinfoCheck(place);
      });
      return undefined;
    } catch (error) {
      const fault = asFault(error);
      if (fault.code === 'CPU_DIFFERS') return fault.message;
      throw fault;
    }
  }

  async #inScratch<T>(
    op: Op,
    body: (session: CriuSession, place: { imagesDir: string; logFile: string }) => Promise<T>,
  ): Promise<T> {
    const imagesDir = await mkdtemp(join(this.#scratch, 'q-'));
    try {
      const program = { criu: this.path, deadlineMs: QUESTION_MS };
      await using session = await openCriu(within(op, 2 * QUESTION_MS), program);
      return await body(session, { imagesDir, logFile: 'criu.log' });
    } finally {
      await rm(imagesDir, { recursive: true, force: true });
    }
  }
}

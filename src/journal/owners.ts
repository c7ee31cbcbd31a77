import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../base/fault.ts';
import { removeDurably, writeDurably } from '../sys/durable-file.ts';
import { isErrno, makeDirDurable } from './durable.ts';

/**
 * Says that a container belongs to another host. The OCI hook reads it on every start
 * (`<state>/fence/<container id>.json`), so a restart policy, a unit or a tired administrator cannot
 * start what was given away.
 */
export interface Fence {
  readonly container: string;
  readonly name: string;
  /** Name of the host that owns the container, or is about to. */
  readonly owner: string;
  readonly epoch: number;
  readonly state: 'leaving' | 'gone';
  readonly job: string;
}

/** Who owns which container, and the highest epoch each has seen here. Both outlive every job. */
export class Owners {
  readonly #fences: string;
  readonly #epochs: string;

  private constructor(stateDir: string) {
    this.#fences = join(stateDir, 'fence');
    this.#epochs = join(stateDir, 'epoch');
  }

  static async open(stateDir: string): Promise<Owners> {
    const owners = new Owners(stateDir);
    await makeDirDurable(owners.#fences);
    await makeDirDurable(owners.#epochs);
    return owners;
  }

  async fence(fence: Fence): Promise<void> {
    await writeDurably(this.#fencePath(fence.container), `${JSON.stringify(fence)}\n`, 0o600);
  }

  async unfence(container: string): Promise<void> {
    await removeDurably(this.#fencePath(container));
  }

  async fenceOf(container: string): Promise<Fence | undefined> {
    const text = await readIfThere(this.#fencePath(container));
    return text === undefined ? undefined : (JSON.parse(text) as Fence);
  }

  async fences(): Promise<Fence[]> {
    const names = (await readdir(this.#fences)).filter((name) => /^[0-9a-f]{64}\.json$/.test(name));
    const all = await Promise.all(names.map((name) => this.fenceOf(name.slice(0, 64))));
    return all.filter((fence) => fence !== undefined);
  }

  async epochOf(container: string): Promise<number> {
    const text = await readIfThere(this.#epochPath(container));
    return text === undefined ? 0 : Number.parseInt(text, 10);
  }

  /** Takes the next epoch for a move from here. Durable before it is returned. */
  async nextEpoch(container: string, atLeast = 0): Promise<number> {
    const epoch = Math.max(await this.epochOf(container), atLeast) + 1;
    await writeDurably(this.#epochPath(container), `${epoch}\n`, 0o600);
    return epoch;
  }

  /** Notes the epoch of a move to here. STALE_EPOCH unless it is higher than all seen before. */
  async acceptEpoch(container: string, epoch: number): Promise<void> {
    const seen = await this.epochOf(container);
    if (epoch <= seen) {
      throw new Fault('STALE_EPOCH', `epoch ${epoch} of a container that has seen epoch ${seen}`, {
        facts: { epoch, seen },
      });
    }
    await writeDurably(this.#epochPath(container), `${epoch}\n`, 0o600);
  }

  #fencePath(container: string): string {
    return join(this.#fences, `${container}.json`);
  }

  #epochPath(container: string): string {
    return join(this.#epochs, container);
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}

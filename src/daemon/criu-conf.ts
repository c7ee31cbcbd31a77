import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import {
  containerConfPath,
  removeContainerConf,
  writeContainerConf,
} from '../criu/container-conf.ts';
import { type CriuOptions, isOptionName, type Use } from '../criu/options.ts';
import { repairRuntimeConf, withRuntimeConf } from '../criu/runtime-conf.ts';
import type { CriuOptions as Asked, CriuConfigPlace } from '../podman/deps.ts';

/** Brings options to CRIU through podman and the runtime, for one operation on one container. */
export class CriuConf {
  readonly dir: string;
  readonly #version: (op: Op) => Promise<number>;

  private constructor(dir: string, version: (op: Op) => Promise<number>) {
    this.dir = dir;
    this.#version = version;
  }

  /** Undoes first what a killed daemon left: its options would spoil the next checkpoint by hand. */
  static async open(op: Op, dir: string, version: (op: Op) => Promise<number>): Promise<CriuConf> {
    await repairRuntimeConf(op);
    for (const name of await readdir(dir).catch(() => [])) await rm(join(dir, name));
    return new CriuConf(dir, version);
  }

  path(container: string): string {
    return containerConfPath(this.dir, container);
  }

  /**
   * Runs the body while CRIU would read `options` for this container. The file of its annotation if
   * it has ours, else the file of its runtime. CONTAINER_ANNOTATION when the annotation names a file
   * of somebody else, CONFIG_VALUE, CRIU_OLD.
   */
  async with<T>(op: Op, place: CriuConfigPlace, asked: Asked, body: () => Promise<T>): Promise<T> {
    const use: Use = { on: place.operation, version: await this.#version(op) };
    const options = known(asked);
    if (place.criuConfig === '') {
      return await withRuntimeConf(op, place.runtime, options, use, body);
    }
    if (place.criuConfig !== this.path(place.container)) {
      throw new Fault('CONTAINER_ANNOTATION', `org.criu.config names ${place.criuConfig}`);
    }
    await using undo = new AsyncDisposableStack();
    await writeContainerConf(this.dir, place.container, options, use);
    undo.defer(() => removeContainerConf(this.dir, place.container));
    return await body();
  }
}

function known(asked: Asked): CriuOptions {
  const unknown = Object.keys(asked).find((name) => !isOptionName(name));
  if (unknown !== undefined) throw new Fault('INTERNAL', `no CRIU option ${unknown} in the table`);
  return asked as CriuOptions;
}

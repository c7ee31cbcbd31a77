import { readFile } from 'node:fs/promises';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { type ConfigEntry, parseConfig } from '../criu/config-file.ts';
import { effectiveOptions, type OptionLayer, runtimeLayer } from '../criu/effective.ts';
import { checkpointProcess, restoreProcess } from '../criu/process.ts';
import { RUNTIME_CONF_DIR } from '../criu/runtime-conf.ts';
import type { CriuOptions, PodmanDeps } from '../podman/deps.ts';
import { dumpOptions } from '../podman/dump.ts';
import { restoreOptions } from '../podman/restore.ts';
import type { OperatorHandlers } from '../rpc/services.ts';
import type { CriuSide } from './criu-side.ts';
import type { LocalHost } from './operator-moves.ts';

export interface CriuWorld {
  readonly source: LocalHost;
  readonly deps: PodmanDeps;
  readonly criu: CriuSide;
  op(word: string, signal: AbortSignal): Op;
}

const DEFAULT_CONF = '/etc/criu/default.conf';

/** What CRIU would be told for a container, and checkpoints of bare process trees. */
export function criuVerbs(
  world: CriuWorld,
): Pick<OperatorHandlers, 'criuConfig' | 'checkpointProcess' | 'restoreProcess'> {
  const { deps, criu } = world;
  return {
    criuConfig: async ({ container, operation }, call) => {
      const on = operation === '' ? 'dump' : operation;
      if (on !== 'dump' && on !== 'restore') {
        throw new Fault('USAGE', `--for takes dump or restore, not ${JSON.stringify(on)}`);
      }
      const op = world.op('criu-config', call.signal);
      const { subject } = await world.source.describe(op, container);
      const annotated = subject.criuConfig !== '';
      const path = annotated ? subject.criuConfig : `${RUNTIME_CONF_DIR}/${subject.runtime}.conf`;
      const images = `${deps.paths.stateDir}/jobs/JOB/set/checkpoint`;
      const ours =
        on === 'dump' ? dumpOptions(deps, images, subject.cgroup) : restoreOptions(images);
      const layers: OptionLayer[] = [
        await fileLayer(DEFAULT_CONF),
        runtimeLayer(subject.runtime, on, {
          tcpEstablished: true,
          fileLocks: true,
          leaveRunning: on === 'dump',
        }),
        await fileLayer(path),
        { origin: 'ckpt', options: entries(ours) },
      ];
      return {
        path,
        via: annotated ? 'annotation' : 'runtime',
        options: effectiveOptions(layers).map(({ name, value, origin, overridden }) => ({
          name,
          value,
          origin,
          overridden,
        })),
      };
    },

    checkpointProcess: async (request, call) => {
      const { ghostLimit, ...asked } = request;
      return await checkpointProcess(world.op('process-checkpoint', call.signal), {
        ...asked,
        ...(ghostLimit === 0 ? {} : { ghostLimit }),
        criu: criu.path,
      });
    },

    restoreProcess: async (request, call) =>
      await restoreProcess(world.op('process-restore', call.signal), {
        ...request,
        criu: criu.path,
      }),
  };
}

/** A file that is not there says nothing. */
async function fileLayer(path: string): Promise<OptionLayer> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return { origin: path, options: parseConfig(text) };
}

function entries(options: CriuOptions): ConfigEntry[] {
  return Object.entries(options).map(([name, value]) => ({
    line: 0,
    name,
    value: value === true ? undefined : String(value),
  }));
}

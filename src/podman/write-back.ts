import { stat } from 'node:fs/promises';
import type { Claims } from '../base/claims.ts';
import type { Op } from '../base/op.ts';
import { run } from '../sys/run.ts';
import type { PodmanDeps } from './deps.ts';
import { findContainer } from './engine.ts';

type Deps = Pick<PodmanDeps, 'paths' | 'cgroupFor'>;

/**
 * Returns when the files of a container, those of its root file system and of its volumes, are on disk as they
 * are now: syncfs(2) of each file system they lie on, or of all there are where podman cannot say. One
 * that is gone has none.
 */
export async function writeBack(
  op: Op,
  deps: Deps,
  job: string,
  claims: Pick<Claims, 'container'>,
): Promise<void> {
  const devices = await devicesOf(op, deps, claims.container);
  if (devices?.length === 0) return;
  const args = devices === undefined ? [] : ['--file-system', ...devices];
  await run(op, deps.paths.sync, args, { cgroup: await deps.cgroupFor(job) });
}

/** A place on each of its file systems. Undefined when nobody knows. */
async function devicesOf(op: Op, deps: Deps, container: string): Promise<string[] | undefined> {
  try {
    const byDevice = new Map<bigint, string>();
    for (const place of await placesOf(op, deps, container)) {
      byDevice.set((await stat(place, { bigint: true })).dev, place);
    }
    return [...byDevice.values()];
  } catch (error) {
    if (op.signal.aborted) throw error;
    op.log('podman does not say where its files lie: all is written back', { why: String(error) });
    return undefined;
  }
}

async function placesOf(op: Op, deps: Deps, container: string): Promise<string[]> {
  const found = await findContainer(op, deps, container);
  if (found === undefined) return [];
  const volumes = found.Mounts.filter(({ Type }) => Type === 'volume').map(({ Source }) => Source);
  return [found.GraphDriver.Data['UpperDir'] ?? '', ...volumes].filter((place) => place !== '');
}

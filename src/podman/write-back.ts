import { stat } from 'node:fs/promises';
import type { Claims } from '../base/claims.ts';
import type { Op } from '../base/op.ts';
import { run } from '../sys/run.ts';
import type { PodmanDeps } from './deps.ts';
import { findContainer } from './engine.ts';

type Deps = Pick<PodmanDeps, 'paths' | 'cgroupFor'>;

/**
 * Returns when the files of a container, those of its root file system and of its volumes, are on disk as they
 * are now: syncfs(2) of each file system they lie on. One that is gone has none. PODMAN_FAILED.
 */
export async function writeBack(
  op: Op,
  deps: Deps,
  job: string,
  claims: Pick<Claims, 'container'>,
): Promise<void> {
  const places = await placesOf(op, deps, claims.container);
  const byDevice = new Map<bigint, string>();
  for (const place of places) byDevice.set((await stat(place, { bigint: true })).dev, place);
  if (byDevice.size === 0) return;
  const args = ['--file-system', ...byDevice.values()];
  await run(op, deps.paths.sync, args, { cgroup: await deps.cgroupFor(job) });
}

async function placesOf(op: Op, deps: Deps, container: string): Promise<string[]> {
  const found = await findContainer(op, deps, container);
  if (found === undefined) return [];
  const volumes = found.Mounts.filter(({ Type }) => Type === 'volume').map(({ Source }) => Source);
  return [found.GraphDriver.Data['UpperDir'] ?? '', ...volumes].filter((place) => place !== '');
}

import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import type { Claims } from '../../../src/base/claims.ts';
import type { PodmanDeps } from '../../../src/podman/deps.ts';
import { roomAhead } from '../../../src/podman/target-checks.ts';

const GIB = 2 ** 30;

async function room(memoryBytes: number, reserve: number): Promise<number> {
  const deps = {
    limits: { diskReserve: { bytes: reserve, percent: 0 } },
    paths: { stateDir: `${tmpdir()}/not/there/yet` },
  } as unknown as PodmanDeps;
  return await roomAhead(deps, { memoryBytes, diskBytes: 0 } as Claims);
}

it('leaves room for the set, for what podman makes of it, and for the reserve', async () => {
  const { bavail, bsize } = statfsSync(tmpdir());
  const free = bavail * bsize;
  expect(free, 'this test needs 2 GiB').toBeGreaterThan(2 * GIB);
  const some = await room(GIB / 4, GIB / 2);
  // Others write to that file system too.
  expect(Math.abs(free - GIB - some)).toBeLessThan(GIB / 2);
  expect(await room(free, 0)).toBe(0);
  expect(await room(0, 2 * free)).toBe(0);
});

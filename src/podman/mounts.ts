import { readFile } from 'node:fs/promises';
import type { Op } from '../base/op.ts';
import { run } from '../sys/run.ts';

/** Of this process, in the order they were made. A space in one is `\\040`: proc(5). */
export async function mountPoints(): Promise<string[]> {
  const mounts = await readFile('/proc/self/mountinfo', 'utf8');
  return mounts.split('\n').map((line) => line.split(' ')[4] ?? '');
}

/** Takes them off, also those that are in use. One that is none is no failure. */
export async function unmount(op: Op, points: readonly string[]): Promise<void> {
  for (const point of points) {
    await run(op, '/bin/umount', ['--lazy', '--', point], { ok: [0, 32], deadlineMs: 5_000 });
  }
}

/**
 * Everything that is mounted below `dir`, the innermost first. CRIU mounts the cgroups of the host in its work
 * directory: whoever removes that directory would remove them.
 */
export async function unmountBelow(op: Op, dir: string): Promise<void> {
  const points = (await mountPoints()).filter((point) => point.startsWith(`${dir}/`));
  await unmount(op, points.reverse());
}

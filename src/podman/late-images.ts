import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RestoreKind } from '../base/claims.ts';
import { asFault, Fault } from '../base/fault.ts';
import type { LateTask } from '../base/late.ts';
import { type LazyRange, lateBytes, lazyImage } from './lazy-ranges.ts';

/** A process some of whose memory is not in the images. */
export interface LateImage extends LateTask {
  readonly ranges: readonly LazyRange[];
}

/** By pid. */
export async function lateImages(images: string): Promise<LateImage[]> {
  const numbers = (await readdir(images).catch(() => [])).flatMap(
    (name) => /^pagemap-(\d{1,9})\.img$/.exec(name)?.[1] ?? [],
  );
  const tasks = await Promise.all(
    numbers.map(async (number) => {
      const image = lazyImage(await readFile(join(images, `pagemap-${number}.img`)));
      return { pid: Number(number), bytes: lateBytes(image), ranges: image.ranges };
    }),
  );
  return tasks.filter(({ bytes }) => bytes > 0).sort((a, b) => a.pid - b.pid);
}

/**
 * What a peer has left, as its images say. RESTORE_FAILED when they have late memory and should not, or the other
 * way round; LIMIT_SIZE when that is more than `most` bytes.
 */
export async function expectedLate(
  images: string,
  kind: RestoreKind,
  most: number,
): Promise<LateTask[]> {
  const found = await lateImages(images).catch((error: unknown) => {
    throw new Fault('RESTORE_FAILED', asFault(error).message, { cause: error });
  });
  const bytes = found.reduce((sum, task) => sum + task.bytes, 0);
  if (bytes > most) throw new Fault('LIMIT_SIZE', `${bytes} bytes of memory are to come late`);
  if (kind === 'late' && bytes === 0) {
    throw new Fault('RESTORE_FAILED', 'all memory is in the images, none was left at the source');
  }
  if (kind !== 'late' && bytes > 0) {
    throw new Fault('RESTORE_FAILED', 'memory was left at the source, and would never come');
  }
  return found.map((task) => ({ pid: task.pid, bytes: task.bytes }));
}

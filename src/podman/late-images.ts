import { open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RestoreKind } from '../base/claims.ts';
import { asFault, Fault } from '../base/fault.ts';
import { LATE_BLOCK, type LateTask } from '../base/late.ts';
import { numbersOf } from '../base/pagemap.ts';
import { type LazyRange, lateBytes, lazyImage } from './lazy-ranges.ts';

/** A process some of whose memory is not in the images. */
export interface LateImage extends LateTask {
  readonly ranges: readonly LazyRange[];
}

/** By pid. */
export async function lateImages(images: string): Promise<LateImage[]> {
  const numbers = numbersOf('pagemap', await readdir(images).catch(() => []));
  const tasks = await Promise.all(
    numbers.map(async (number) => {
      const image = lazyImage(await readFile(join(images, `pagemap-${number}.img`)));
      return { pid: number, bytes: lateBytes(image), ranges: image.ranges };
    }),
  );
  return tasks.filter(({ bytes }) => bytes > 0);
}

/** A block that is in the set all the same. */
export interface FirstBlock {
  readonly pid: number;
  readonly block: number;
  readonly bytes: Buffer;
}

/** Beside CRIU's images: of each its pid, its number, its bytes (4 bytes each), and those. */
const FIRST = 'late-first.img';
const HEAD = 12;

export async function writeFirstBlocks(
  images: string,
  blocks: readonly FirstBlock[],
): Promise<void> {
  const parts = blocks.flatMap(({ pid, block, bytes }) => {
    const head = Buffer.alloc(HEAD);
    for (const [i, word] of [pid, block, bytes.length].entries()) head.writeUInt32LE(word, i * 4);
    return [head, bytes];
  });
  await writeFile(join(images, FIRST), Buffer.concat(parts), { mode: 0o600 });
}

/** Out of a peer's set, one after the other, in a buffer that is used again. RESTORE_FAILED. */
export async function* readFirstBlocks(images: string): AsyncGenerator<FirstBlock> {
  const opened = await open(join(images, FIRST)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (opened === undefined) return;
  await using file = opened;
  const buffer = Buffer.alloc(HEAD + LATE_BLOCK);
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return;
    if (bytesRead < HEAD) throw new Fault('RESTORE_FAILED', `${FIRST} is cut off`);
    const [pid, block, length] = [0, 4, 8].map((i) => buffer.readUInt32LE(i)) as [
      number,
      number,
      number,
    ];
    if (bytesRead < HEAD + length) throw new Fault('RESTORE_FAILED', `${FIRST} is cut off`);
    yield { pid, block, bytes: buffer.subarray(HEAD, HEAD + length) };
    at += HEAD + length;
  }
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

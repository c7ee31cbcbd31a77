import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Subject } from '../base/claims.ts';
import { Fault } from '../base/fault.ts';
import { LATE_BLOCK, type LateSource, type LateTask, lateBlockBytes } from '../base/late.ts';
import { statusFields, threads } from '../sys/proc.ts';
import { isFrozen, processes } from './cgroup.ts';
import { rseqArea } from './core-image.ts';
import { isAlive } from './describe.ts';
import { type FirstBlock, type LateImage, lateImages, writeFirstBlocks } from './late-images.ts';
import type { LazyRange } from './lazy-ranges.ts';

/** Memory that CRIU has left in a container, which stands still since: read from outside. */

/** More of them, in as many threads, are fetched while the restore waits: that is no more to be sent in the pause. */
const MOST_FIRST = 16;

/**
 * Blocks for which a restore would wait go into the set: the kernel writes into the rseq area of a thread when
 * it is made. MEMORY_GONE.
 */
export async function saveFirstBlocks(subject: Subject, dir: string): Promise<void> {
  const images = join(dir, 'checkpoint');
  await using source = await openLateSource(subject, dir);
  const pids = pidsInside(await processes(subject.cgroup));
  const first: FirstBlock[] = [];
  for (const task of await lateImages(images)) {
    const tids = pidsInside(threads(pids.get(task.pid) ?? 0)).keys();
    for (const block of await kernelWritesTo(task, images, [...tids])) {
      if (first.length === MOST_FIRST) break;
      const bytes = Buffer.alloc(LATE_BLOCK);
      const length = await source.read(task.pid, block, bytes);
      first.push({ pid: task.pid, block, bytes: bytes.subarray(0, length) });
    }
  }
  await writeFirstBlocks(images, first);
}

async function kernelWritesTo(
  { ranges }: LateImage,
  images: string,
  tids: readonly number[],
): Promise<Set<number>> {
  const blocks = new Set<number>();
  for (const tid of tids) {
    const name = `core-${tid}.img`;
    const area = rseqArea(await readFile(join(images, name)), name);
    if (area === undefined) continue;
    const [start, bytes] = area;
    for (const address of [start, start + Math.max(bytes, 1) - 1]) {
      const range = ranges.find((one) => one.start <= address && address < one.end);
      if (range === undefined) continue;
      blocks.add(Math.floor((range.at + address - range.start) / LATE_BLOCK));
    }
  }
  return blocks;
}

/** Of the dump into `dir`. MEMORY_GONE when the container is not as it was then. */
export async function openLateSource(subject: Subject, dir: string): Promise<LateSource> {
  const stands = (await isAlive(subject)) && (await isFrozen(subject.cgroup));
  if (!stands) throw gone(`${subject.name} does not stand still any more`);
  const tasks = await lateImages(join(dir, 'checkpoint'));
  const pids = pidsInside(await processes(subject.cgroup));
  await using opened = new AsyncDisposableStack();
  const memory = new Map<number, FileHandle>();
  for (const { pid } of tasks) {
    const host = pids.get(pid);
    if (host === undefined) throw gone(`there is no process ${pid} in ${subject.name}`);
    memory.set(pid, opened.use(await open(`/proc/${host}/mem`).catch(isGone)));
  }
  return new FrozenMemory(tasks, memory, opened.move());
}

/** By pid, or tid, as it is inside, which is how CRIU's images have it. */
function pidsInside(pids: readonly number[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const pid of pids) {
    const inside = statusFields(pid).get('NSpid')?.split('\t').at(-1);
    if (inside !== undefined) found.set(Number(inside), pid);
  }
  return found;
}

class FrozenMemory implements LateSource {
  readonly #tasks: ReadonlyMap<number, LateImage>;
  readonly #memory: ReadonlyMap<number, FileHandle>;
  readonly #opened: AsyncDisposable;

  constructor(
    tasks: readonly LateImage[],
    memory: ReadonlyMap<number, FileHandle>,
    opened: AsyncDisposable,
  ) {
    this.#tasks = new Map(tasks.map((task) => [task.pid, task]));
    this.#memory = memory;
    this.#opened = opened;
  }

  get tasks(): readonly LateTask[] {
    return [...this.#tasks.values()].map(({ pid, bytes }) => ({ pid, bytes }));
  }

  async read(pid: number, block: number, into: Buffer): Promise<number> {
    const task = this.#tasks.get(pid);
    const memory = this.#memory.get(pid);
    if (task === undefined || memory === undefined) throw gone(`process ${pid} has no late memory`);
    const begin = block * LATE_BLOCK;
    const bytes = lateBlockBytes(task, block);
    if (bytes <= 0) throw gone(`process ${pid} has no block ${block}`);
    for (let done = 0; done < bytes; ) {
      const range = rangeAt(task.ranges, begin + done);
      const from = begin + done - range.at;
      const most = Math.min(range.end - range.start - from, bytes - done);
      const { bytesRead } = await memory.read(into, done, most, range.start + from).catch(isGone);
      if (bytesRead === 0) throw gone(`process ${pid} has ended`);
      done += bytesRead;
    }
    return bytes;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#opened[Symbol.asyncDispose]();
  }
}

/** They lie one behind the other, the first at 0. */
function rangeAt(ranges: readonly LazyRange[], at: number): LazyRange {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((ranges[middle] as LazyRange).at <= at) low = middle;
    else high = middle - 1;
  }
  return ranges[low] as LazyRange;
}

const gone = (why: string, cause?: unknown) => new Fault('MEMORY_GONE', why, { cause });

function isGone(error: unknown): never {
  throw gone('the memory of a process cannot be read', error);
}

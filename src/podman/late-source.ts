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
  await using frozen = await openFrozen(subject, dir);
  const first: FirstBlock[] = [];
  for (const { image, host } of frozen.processes) {
    const tids = [...pidsInside(threads(host)).keys()];
    for (const block of await kernelWritesTo(image, images, tids)) {
      if (first.length === MOST_FIRST) break;
      const bytes = Buffer.alloc(LATE_BLOCK);
      const length = await frozen.read(image.pid, block, bytes);
      first.push({ pid: image.pid, block, bytes: bytes.subarray(0, length) });
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
  return await openFrozen(subject, dir);
}

async function openFrozen(subject: Subject, dir: string): Promise<FrozenMemory> {
  const stands = (await isAlive(subject)) && (await isFrozen(subject.cgroup));
  if (!stands) throw await seenGone(`${subject.name} does not stand still any more`);
  const pids = pidsInside(await processes(subject.cgroup));
  await using opened = new AsyncDisposableStack();
  const found: Frozen[] = [];
  for (const image of await lateImages(join(dir, 'checkpoint'))) {
    const host = pids.get(image.pid);
    if (host === undefined) throw await seenGone(`${subject.name} has no process ${image.pid}`);
    const memory = opened.use(await open(`/proc/${host}/mem`).catch(isGone));
    found.push({ image, host, memory });
  }
  return new FrozenMemory(found, opened.move());
}

/** By pid, or tid, as it is inside, which is how CRIU's images have it. */
export function pidsInside(pids: readonly number[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const pid of pids) {
    const inside = statusFields(pid).get('NSpid')?.split('\t').at(-1);
    if (inside !== undefined) found.set(Number(inside), pid);
  }
  return found;
}

interface Frozen {
  readonly image: LateImage;
  /** Its pid on this host. */
  readonly host: number;
  readonly memory: FileHandle;
}

class FrozenMemory implements LateSource {
  readonly #processes: ReadonlyMap<number, Frozen>;
  readonly #opened: AsyncDisposable;

  constructor(found: readonly Frozen[], opened: AsyncDisposable) {
    this.#processes = new Map(found.map((one) => [one.image.pid, one]));
    this.#opened = opened;
  }

  get processes(): readonly Frozen[] {
    return [...this.#processes.values()];
  }

  get tasks(): readonly LateTask[] {
    return this.processes.map(({ image }) => ({ pid: image.pid, bytes: image.bytes }));
  }

  async read(pid: number, block: number, into: Buffer): Promise<number> {
    const found = this.#processes.get(pid);
    if (found === undefined) throw gone(`process ${pid} has no late memory`);
    const { image: task, memory } = found;
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

/** Who looks at /proc takes every failure for a process that is gone: no memory is lost for want of descriptors. */
async function seenGone(why: string): Promise<Fault> {
  await readFile('/proc/self/status');
  return gone(why);
}

/** Anything else may go over. */
function isGone(error: NodeJS.ErrnoException): never {
  if (!['ENOENT', 'ESRCH', 'EIO', 'EFAULT'].includes(error.code ?? '')) throw error;
  throw gone('the memory of a process cannot be read', error);
}

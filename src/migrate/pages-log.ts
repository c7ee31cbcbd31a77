import { type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { failpoints, hit } from '../base/failpoint.ts';
import { Fault } from '../base/fault.ts';
import { abortFault, type Op } from '../base/op.ts';
import { PAGE, type PageRun } from '../base/pages.ts';
import { writeAll } from '../base/write-all.ts';

/** Of one run: a piece has no more. */
const MOST_PAGES = 256;

/**
 * The memory of a dump as this host keeps it for itself: for each piece what its pages are, and the content of
 * those that do not lie in the file of pages sent ahead (page-pool.ts) already. A record is u32 little-endian
 * length and JSON, then the content. The last one says that there are no more.
 */
const Piece = z.strictObject({
  name: z.string().regex(/^checkpoint\/pages-\d{1,10}\.img$/),
  /** As on the wire: from -1 the content is here, from -2 zeros, else a number of the pool; then how many. */
  runs: z.array(z.tuple([z.number().int().min(-2), z.number().int().min(1).max(MOST_PAGES)])),
});
const Last = z.strictObject({
  /** Pages of the pool that must be there. */
  pool: z.number().int().nonnegative(),
});
const Head = z.union([Piece, Last]);

const HERE = -1;
const ZEROS = -2;
const MOST_HEAD = 1024 * 1024;

export interface Range {
  /** Bytes from the beginning of the log. */
  readonly at: number;
  readonly length: number;
}

export class PagesLog implements AsyncDisposable {
  readonly path: string;
  readonly #file: FileHandle;
  #at = 0;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.#file = file;
  }

  static async create(path: string): Promise<PagesLog> {
    if (failpoints.on) await hit('disk.open');
    return new PagesLog(path, await open(path, 'wx+', 0o600));
  }

  /**
   * `kept`: so many pages of the pool are in its file. Returns where the content of the runs that are sent
   * lies, in their order.
   */
  async add(name: string, runs: readonly PageRun[], bytes: Buffer, kept: number): Promise<Range[]> {
    const here = runs.map(({ from, count }) => onDisk(from, count, kept));
    const head = headOf({ name, runs: runs.map(({ count }, n) => [here[n] ?? HERE, count]) });
    const parts = [head];
    const ranges: Range[] = [];
    let at = this.#at + head.length;
    for (const [n, run] of runs.entries()) {
      if (here[n] !== HERE) continue;
      const content = bytes.subarray(run.at * PAGE, (run.at + run.count) * PAGE);
      if (run.from === 'sent') append(ranges, { at, length: content.length });
      parts.push(content);
      at += content.length;
    }
    if (failpoints.on) await hit('disk.write');
    await writeAll(this.#file, parts);
    this.#at = at;
    return ranges;
  }

  async read(ranges: readonly Range[], into: Buffer): Promise<Buffer> {
    let filled = 0;
    for (const { at, length } of ranges) {
      const { bytesRead } = await this.#file.read(into, filled, length, at);
      if (bytesRead !== length) throw new Fault('SYSTEM', `${this.path} became shorter`);
      filled += length;
    }
    return into.subarray(0, filled);
  }

  /** On disk when it returns. */
  async finish(kept: number): Promise<void> {
    await writeAll(this.#file, [headOf({ pool: kept })]);
    if (failpoints.on) await hit('disk.fsync');
    await this.#file.sync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close();
  }
}

function onDisk(from: PageRun['from'], count: number, kept: number): number {
  if (from === 'zero') return ZEROS;
  return from === 'sent' || from + count > kept ? HERE : from;
}

function append(ranges: Range[], next: Range): void {
  const last = ranges.at(-1);
  if (last === undefined || last.at + last.length !== next.at) ranges.push(next);
  else ranges[ranges.length - 1] = { at: last.at, length: last.length + next.length };
}

function headOf(head: z.input<typeof Head>): Buffer {
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text]);
}

/**
 * Writes the files of a dump into `dir` as they were. RESTORE_FAILED, for ever, when the log is not whole or the
 * pool is not what it was. Where there is no log, `dir` has all (ckpt 0.1 of before).
 */
export async function writeOut(op: Op, log: string, pool: string, dir: string): Promise<void> {
  await using reader = await LogReader.open(log);
  if (reader === undefined) return;
  await using out = new AsyncDisposableStack();
  const files = new Map<string, FileHandle>();
  let pages: FileHandle | undefined;
  for (;;) {
    if (op.signal.aborted) throw abortFault(op.signal);
    const head = await reader.head();
    if ('pool' in head) return await mustHold(pool, head.pool);
    const { name, runs } = head;
    let file = files.get(name);
    if (file === undefined) {
      await mkdir(dirname(join(dir, name)), { recursive: true, mode: 0o700 });
      file = out.use(await open(join(dir, name), 'w', 0o600));
      files.set(name, file);
    }
    for (const [from, count] of runs) {
      const bytes = Buffer.alloc(count * PAGE);
      if (from === HERE) await reader.content(bytes);
      else if (from !== ZEROS) {
        pages ??= out.use(await open(pool));
        await readWhole(pages, bytes, from * PAGE);
      }
      await file.appendFile(bytes);
    }
  }
}

class LogReader implements AsyncDisposable {
  readonly #file: FileHandle;
  #at = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Undefined when there is none. */
  static async open(path: string): Promise<LogReader | undefined> {
    try {
      return new LogReader(await open(path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async head(): Promise<z.infer<typeof Head>> {
    const length = Buffer.alloc(4);
    await this.content(length);
    const size = length.readUInt32LE();
    if (size > MOST_HEAD) throw broken();
    const text = Buffer.alloc(size);
    await this.content(text);
    const head = Head.safeParse(parsed(text));
    if (!head.success) throw broken();
    return head.data;
  }

  async content(into: Buffer): Promise<void> {
    await readWhole(this.#file, into, this.#at);
    this.#at += into.length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close();
  }
}

async function readWhole(file: FileHandle, into: Buffer, at: number): Promise<void> {
  const { bytesRead } = await file.read(into, 0, into.length, at);
  if (bytesRead !== into.length) throw broken();
}

async function mustHold(pool: string, pages: number): Promise<void> {
  if (pages === 0) return;
  const file = await stat(pool).catch(() => undefined);
  if (file === undefined || file.size < pages * PAGE) throw broken();
}

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString());
  } catch {
    return undefined;
  }
}

function broken(): Fault {
  return new Fault('RESTORE_FAILED', 'the memory that was dumped is not whole here', {
    facts: { final: true },
  });
}

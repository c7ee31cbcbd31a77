import { closeSync } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asFault, Fault } from '../base/fault.ts';
import { LATE_BLOCK, type LateMemory, type LateTask, lateBlocks } from '../base/late.ts';
import { abortFault, type Op } from '../base/op.ts';
import { lengthOf, writeAll } from '../base/write-all.ts';
import { openBell, ring, stopRinging } from '../sys/bell.ts';
import { fdReady } from '../sys/native.ts';
import {
  ASKED,
  askedFrom,
  CAME,
  CONTENT,
  HAVE,
  type LateLayout,
  readLateLayout,
  WANTED,
} from './late-files.ts';

interface Files {
  readonly content: FileHandle;
  readonly have: FileHandle;
  readonly asked: FileHandle;
}

/** On its way to the disk. */
interface Block {
  readonly number: number;
  readonly parts: readonly Buffer[];
  /** Told whether it is there only now. */
  resolve(isNew: boolean): void;
  reject(why: unknown): void;
}

/** Late memory of a copy, as ckptd hands it on to the process that brings it (late-files.ts). */
export class LateFiles implements LateMemory, Disposable {
  readonly #layout: LateLayout;
  readonly #files: Files;
  readonly #have: Buffer;
  readonly #came: number;
  readonly #lose: (op: Op) => Promise<void>;
  readonly #end = new AbortController();
  /** Asked for so far, each once; told from `#told` on. */
  readonly #wanted: number[] = [];
  readonly #known = new Set<number>();
  #told = 0;
  /** Bytes of the file of those. */
  #read = 0;
  #left: number;
  readonly #waiting: Block[] = [];
  #writes = false;
  readonly #listeners = new Set<() => void>();

  private constructor(
    layout: LateLayout,
    files: Files,
    have: Buffer,
    came: number,
    lose: (op: Op) => Promise<void>,
  ) {
    this.#layout = layout;
    this.#files = files;
    this.#have = have;
    this.#came = came;
    this.#lose = lose;
    this.#left = have.reduce((left, there) => left + (there === 0 ? 1 : 0), 0);
  }

  /** Undefined when there is none in `dir`. `lose` has to kill the copy. */
  static async open(
    op: Op,
    dir: string,
    lose: (op: Op) => Promise<void>,
  ): Promise<LateFiles | undefined> {
    const layout = readLateLayout(dir);
    if (layout === undefined) return undefined;
    const [content, have, asked] = await Promise.all([
      open(join(dir, CONTENT), 'r+'),
      open(join(dir, HAVE), 'r+'),
      open(join(dir, ASKED), 'r'),
    ]);
    const bell = openBell(join(dir, WANTED));
    const known = await readFile(join(dir, HAVE));
    const files = { content, have, asked };
    const late = new LateFiles(layout, files, known, openBell(join(dir, CAME)), lose);
    await late.#hear();
    void late.#listen(op, bell);
    return late;
  }

  get tasks(): readonly LateTask[] {
    return this.#layout.tasks;
  }

  get whole(): boolean {
    return this.#left === 0;
  }

  missing(pid: number): number[] {
    const task = this.#layout.task(pid);
    if (task === undefined) return [];
    const first = this.#layout.first(pid);
    const last = first + lateBlocks(task);
    const waited = this.#wanted.filter((number) => number >= first && number < last);
    const all = new Set([...waited, ...Array.from({ length: last - first }, (_, i) => first + i)]);
    return [...all].filter((number) => !this.#has(number)).map((number) => number - first);
  }

  async put(pid: number, block: number, ...parts: readonly Buffer[]): Promise<void> {
    const number = this.#layout.number(pid, block, lengthOf(parts));
    if (this.#has(number)) return;
    this.#mustLive();
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    this.#waiting.push({ number, parts, resolve, reject });
    if (!this.#writes) void this.#writeWaiting();
    const isNew = await promise.catch((error: unknown) => {
      if (this.#has(number)) return false;
      this.#mustLive();
      throw error;
    });
    if (isNew) this.#mustLive();
  }

  /** What comes while others are written is written at once. */
  async #writeWaiting(): Promise<void> {
    this.#writes = true;
    while (this.#waiting.length > 0) {
      const some = this.#waiting.splice(0);
      try {
        await this.#write(some);
        for (const { number, resolve } of some) resolve(this.#noteThere(number));
        if (!this.#end.signal.aborted) ring(this.#came);
      } catch (error) {
        for (const { reject } of some) reject(error);
      }
    }
    this.#writes = false;
  }

  async #write(blocks: readonly Block[]): Promise<void> {
    const { content, have } = this.#files;
    for (const row of inRows(blocks)) {
      const first = row[0]?.number ?? 0;
      const parts = row.flatMap((block) => block.parts);
      await writeAll(content, parts, first * LATE_BLOCK);
      await have.write(Buffer.alloc(row.length, 1), 0, row.length, first);
    }
  }

  nextWanted(): readonly [pid: number, block: number] | undefined {
    while (this.#told < this.#wanted.length) {
      const number = this.#wanted[this.#told++] as number;
      if (!this.#has(number)) return this.#layout.named(number);
    }
    return undefined;
  }

  onWanted(listener: () => void): Disposable {
    const own = () => listener();
    this.#listeners.add(own);
    return { [Symbol.dispose]: () => void this.#listeners.delete(own) };
  }

  async lose(op: Op): Promise<void> {
    if (!this.whole) await this.#lose(op);
  }

  /** Nothing depends on it any more: what was thrown away meanwhile need not come. */
  isEnough(): void {
    this.#have.fill(1);
    this.#left = 0;
    this[Symbol.dispose]();
  }

  /** The copy is dead: nobody takes it any more. */
  [Symbol.dispose](): void {
    this.#end.abort(new Fault('MEMORY_GONE', 'the copy that waited for memory is gone'));
  }

  /** False when that was known. */
  #noteThere(number: number): boolean {
    if (this.#has(number)) return false;
    this.#have[number] = 1;
    this.#left -= 1;
    return true;
  }

  #has(number: number): boolean {
    return this.#have[number] === 1;
  }

  #mustLive(): void {
    if (this.#end.signal.aborted) throw abortFault(this.#end.signal);
  }

  async #listen(op: Op, bell: number): Promise<void> {
    const work = { ...op, signal: AbortSignal.any([op.signal, this.#end.signal]) };
    try {
      for (;;) {
        await fdReady(work, bell, { readable: true });
        stopRinging(bell);
        await this.#hear();
      }
    } catch (error) {
      if (!work.signal.aborted) op.log('nobody hears what tasks wait for', { why: String(error) });
      // The copy lives: another ckptd may take it.
      this.#end.abort(asFault(error));
    }
    closeSync(bell);
    closeSync(this.#came);
    const { content, have, asked } = this.#files;
    await Promise.all([content, have, asked].map((file) => file.close()));
  }

  async #hear(): Promise<void> {
    const asked = await readRest(this.#files.asked, this.#read);
    this.#read += asked.length - (asked.length % 4);
    for (const number of askedFrom(asked)) {
      if (this.#known.has(number) || this.#layout.named(number) === undefined) continue;
      this.#known.add(number);
      this.#wanted.push(number);
    }
    if (this.#told < this.#wanted.length) for (const listener of this.#listeners) listener();
  }
}

/** Those that lie one behind the other, by their number. */
function inRows(blocks: readonly Block[]): Block[][] {
  const rows: Block[][] = [];
  for (const block of blocks.toSorted((a, b) => a.number - b.number)) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const follows = last?.number === block.number - 1 && lengthOf(last.parts) === LATE_BLOCK;
    if (follows) row?.push(block);
    else rows.push([block]);
  }
  return rows;
}

/** All behind `from`. */
async function readRest(file: FileHandle, from: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let at = from; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4096), 0, 4096, at);
    if (bytesRead === 0) return Buffer.concat(parts);
    parts.push(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}

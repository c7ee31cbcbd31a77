import { mkdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../base/fault.ts';
import { LATE_BLOCK, type LateTask, lateBlockBytes, lateBlocks } from '../base/late.ts';
import { makeBell } from '../sys/bell.ts';

/*
 * Late memory in the directory of the process that brings it (lazy-main.ts): ckptd writes a block, then that it
 * is there, then rings. The process writes which block a task waits for, then rings. Each can be started again.
 * Blocks of all processes are counted through, those of the first one first.
 */

/** Each block at its place; a file with holes. */
export const CONTENT = 'late';
/** A byte for each block: 1 when it is there. */
export const HAVE = 'have';
/** Numbers of blocks that tasks have waited for, 4 bytes each, in that order. */
export const ASKED = 'asked';
/** Rung when a block is there, and when one is waited for. */
export const [CAME, WANTED] = ['came', 'wanted'];
const LAYOUT = 'late.json';

const Tasks = z.array(z.object({ pid: z.number(), bytes: z.number() }));

export class LateLayout {
  readonly tasks: readonly LateTask[];
  readonly #tasks: ReadonlyMap<number, LateTask>;
  /** Of all tasks. */
  readonly blocks: number;
  /** Number of the first block of each. */
  readonly #first = new Map<number, number>();
  readonly #owners: LateTask[] = [];

  constructor(tasks: readonly LateTask[]) {
    this.tasks = tasks;
    this.#tasks = new Map(tasks.map((task) => [task.pid, task]));
    for (const task of tasks) {
      const first = this.#owners.length;
      this.#first.set(task.pid, first);
      for (let n = lateBlocks(task); n > 0; n--) this.#owners.push(task);
    }
    this.blocks = this.#owners.length;
  }

  /** Of a block of a process, which has to have so many bytes. PEER_PROTOCOL. */
  number(pid: number, block: number, bytes?: number): number {
    const task = this.#tasks.get(pid);
    const known =
      task !== undefined && Number.isInteger(block) && block >= 0 && block < lateBlocks(task);
    if (known && (bytes === undefined || bytes === lateBlockBytes(task, block))) {
      return this.first(pid) + block;
    }
    const facts = { pid, block, bytes: bytes ?? 0 };
    throw new Fault('PEER_PROTOCOL', 'there is no such block of late memory', { facts });
  }

  task(pid: number): LateTask | undefined {
    return this.#tasks.get(pid);
  }

  first(pid: number): number {
    return this.#first.get(pid) ?? 0;
  }

  /** Which block of which process it is. */
  named(number: number): readonly [pid: number, block: number] | undefined {
    const task = this.#owners[number];
    return task && [task.pid, number - this.first(task.pid)];
  }
}

/** Anew, with nothing there yet. */
export function makeLateFiles(dir: string, tasks: readonly LateTask[]): void {
  const { blocks } = new LateLayout(tasks);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const sizes = { [CONTENT]: blocks * LATE_BLOCK, [HAVE]: blocks, [ASKED]: 0 };
  for (const [name, size] of Object.entries(sizes)) {
    writeFileSync(join(dir, name), '', { mode: 0o600 });
    truncateSync(join(dir, name), size);
  }
  for (const bell of [CAME, WANTED]) makeBell(join(dir, bell));
  const path = join(dir, LAYOUT);
  writeFileSync(`${path}.new`, JSON.stringify(tasks), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** Undefined when no memory comes late here, or it is not known yet which. */
export function readLateLayout(dir: string): LateLayout | undefined {
  try {
    return new LateLayout(Tasks.parse(JSON.parse(readFileSync(join(dir, LAYOUT), 'utf8'))));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** In the order they were asked for, from that one on. */
export function askedFrom(bytes: Buffer): number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => bytes.readUInt32LE(i * 4));
}

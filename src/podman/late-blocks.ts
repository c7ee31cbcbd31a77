import { openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { LATE_BLOCK } from '../base/late.ts';
import { openBell, ring, stopRinging } from '../sys/bell.ts';
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

/** So many are compared before they are looked at one by one. */
const AT_ONCE = 4096;

/** Late memory as the process sees it that puts it in place (late-files.ts). It never waits. */
export class LateBlocks {
  /** Can be read when there may be more blocks: then `look`. */
  readonly bell: number;
  /** Blocks lie here by their number. */
  readonly content: number;
  readonly #layout: LateLayout;
  readonly #haveFile: number;
  readonly #have: Buffer;
  readonly #now: Buffer;
  readonly #askedFile: number;
  readonly #wanted: number;
  readonly #asked: Set<number>;
  /** There, and not put in place yet. */
  readonly #came: number[] = [];

  constructor(dir: string) {
    const layout = readLateLayout(dir);
    if (layout === undefined) throw new Error('nobody has said that memory comes late');
    this.#layout = layout;
    this.bell = openBell(join(dir, CAME));
    this.content = openSync(join(dir, CONTENT), 'r');
    this.#haveFile = openSync(join(dir, HAVE), 'r');
    this.#have = Buffer.alloc(layout.blocks);
    this.#now = Buffer.alloc(layout.blocks);
    this.#wanted = openBell(join(dir, WANTED));
    this.#asked = new Set(askedFrom(readFileSync(join(dir, ASKED))));
    this.#askedFile = openSync(join(dir, ASKED), 'a');
    this.look();
    ring(this.#wanted); // one before us may have died before it did
  }

  look(): void {
    stopRinging(this.bell);
    readSync(this.#haveFile, this.#now, 0, this.#now.length, 0);
    for (let from = 0; from < this.#now.length; from += AT_ONCE) {
      const to = Math.min(from + AT_ONCE, this.#now.length);
      if (this.#now.compare(this.#have, from, to, from, to) !== 0) this.#take(from, to);
    }
  }

  #take(from: number, to: number): void {
    for (let number = from; number < to; number++) {
      if (this.#now[number] !== 1 || this.#have[number] === 1) continue;
      this.#have[number] = 1;
      this.#came.push(number);
    }
  }

  /** Where the late memory of a process begins in `content`. */
  begin(pid: number): number {
    return this.#layout.first(pid) * LATE_BLOCK;
  }

  /** Whose block it is. */
  owner(number: number): number {
    return this.#layout.named(number)?.[0] ?? -1;
  }

  has(number: number): boolean {
    return this.#have[number] === 1;
  }

  /** The next one to put in place. */
  next(): number | undefined {
    return this.#came.pop();
  }

  /** The next one that a task has asked for. */
  nextAsked(): number | undefined {
    const at = this.#came.findIndex((number) => this.#asked.has(number));
    return at === -1 ? undefined : this.#came.splice(at, 1)[0];
  }

  /** It could not be put in place yet. */
  again(number: number): void {
    this.#came.push(number);
  }

  /** A task waits for it. */
  ask(number: number): void {
    if (this.#asked.has(number)) return;
    this.#asked.add(number);
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(number);
    writeSync(this.#askedFile, bytes);
    ring(this.#wanted);
  }
}

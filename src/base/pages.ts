import { hash } from 'node:crypto';

/** Bytes of a page, on every machine CRIU 4.2 and Node.js 24 share: what is compared and numbered. */
export const PAGE = 4096;

/** Bytes of the digest of one. */
export const DIGEST = 32;
/** No page at all in a slot of the index. */
const FREE = 0;

/** SHA-256 of one page. */
export function pageDigest(page: Uint8Array): Buffer {
  return hash('sha256', page, 'buffer');
}

const ZEROS = Buffer.alloc(PAGE);
const ZERO_DIGEST = pageDigest(ZEROS);

/**
 * Pages by content, numbered from 0 in the order they were added; about 48 bytes for each. Two hosts
 * that add the same pages in the same order may then speak of them by number.
 */
export class PageTable {
  #digests = Buffer.alloc(1024 * DIGEST);
  /** Open addressing, at most half full: a page's number plus one at the place of its digest. */
  #index = new Uint32Array(2048);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Digests of one page or more, one behind the other. Nobody looks whether they were there before. */
  add(digests: Buffer): void {
    for (let at = 0; at < digests.length; at += DIGEST) {
      if ((this.#size + 1) * 2 > this.#index.length) this.#grow();
      digests.copy(this.#digests, this.#size * DIGEST, at, at + DIGEST);
      this.#size += 1;
      this.#put(this.#size - 1);
    }
  }

  /** Undefined when no page has this content. */
  find(digest: Buffer): number | undefined {
    const mask = this.#index.length - 1;
    for (let at = digest.readUInt32LE(0) & mask; ; at = (at + 1) & mask) {
      const number = (this.#index[at] ?? FREE) - 1;
      if (number < 0) return undefined;
      const from = number * DIGEST;
      if (digest.compare(this.#digests, from, from + DIGEST) === 0) return number;
    }
  }

  /** Of `count` pages from `from` on, one behind the other. */
  digests(from: number, count: number): Buffer {
    return this.#digests.subarray(from * DIGEST, Math.min(this.#size, from + count) * DIGEST);
  }

  #put(number: number): void {
    const mask = this.#index.length - 1;
    let at = this.#digests.readUInt32LE(number * DIGEST) & mask;
    while (this.#index[at] !== FREE) at = (at + 1) & mask;
    this.#index[at] = number + 1;
  }

  #grow(): void {
    const digests = Buffer.alloc(this.#digests.length * 2);
    this.#digests.copy(digests);
    this.#digests = digests;
    this.#index = new Uint32Array(this.#index.length * 2);
    for (let number = 0; number < this.#size; number++) this.#put(number);
  }
}

/** Where the content of one page, or of several in a row, comes from. */
export interface PageRun {
  /** `sent`: the bytes follow. `zero`: nothing but zeros. Otherwise the number of the first page. */
  readonly from: 'sent' | 'zero' | number;
  readonly count: number;
  /** Number of the first one in what was coded. */
  readonly at: number;
}

export interface CodedPages {
  readonly runs: readonly PageRun[];
  /** The digests of all pages, one behind the other. */
  readonly digests: Buffer;
}

function continues({ from, count }: PageRun, next: PageRun['from']): boolean {
  return typeof from === 'number' ? next === from + count : next === from;
}

/** Pages that are numbered, found by content, and can be looked at. */
export interface PageStore {
  readonly table: PageTable;
  /** Puts the pages from this number on into `into`, at most `count`. Returns how many those were. */
  read(from: number, count: number, into: Buffer): Promise<number>;
}

/** Pages at a time that are looked at for comparison. */
const WINDOW = 256;
/** Pages that are compared at once, while they are the same. */
const STRIDE = 16;
/** So many pages in a row were not where they were looked for: the place has to be found anew. */
const ASTRAY = 2;

/**
 * Says of pages which of them the store has. Where they come in the order of the store, as those of a program
 * do that is read twice, a page is compared with the one that is likely to be it, which is several times as
 * fast as its digest. The result is the same whatever the order is.
 */
export class PageCoder {
  readonly #store: PageStore;
  readonly #window = Buffer.allocUnsafe(WINDOW * PAGE);
  #from = 0;
  #pages = 0;
  /** Where the next page is looked for, and where else, when the last one was found nowhere near. */
  #slot = 0;
  #other = 0;
  #missed = 0;

  constructor(store: PageStore) {
    this.#store = store;
  }

  /** The whole pages of `bytes`. */
  async code(bytes: Buffer): Promise<CodedPages> {
    const { table } = this.#store;
    const count = bytes.length / PAGE;
    const digests = Buffer.allocUnsafe(count * DIGEST);
    const runs: PageRun[] = [];
    for (let at = 0; at < count; ) {
      if (!this.#sees(this.#slot) && this.#slot < table.size) await this.#look(count - at);
      const same = this.#follow(bytes, at, this.#slot) || this.#follow(bytes, at, this.#other);
      if (same > 0) {
        const from = this.#slot - same;
        table.digests(from, same).copy(digests, at * DIGEST);
        append(runs, { from, count: same, at });
        at += same;
        continue;
      }
      const page = bytes.subarray(at * PAGE, (at + 1) * PAGE);
      // None of zeros are in the store.
      const isZero = page.equals(ZEROS);
      const digest = isZero ? ZERO_DIGEST : pageDigest(page);
      digest.copy(digests, at * DIGEST);
      append(runs, { from: isZero ? 'zero' : this.#find(digest), count: 1, at });
      at += 1;
    }
    return { runs, digests };
  }

  #sees(slot: number): boolean {
    return slot >= this.#from && slot < this.#from + this.#pages;
  }

  async #look(count: number): Promise<void> {
    this.#from = this.#slot;
    this.#pages = await this.#store.read(this.#slot, Math.min(count, WINDOW), this.#window);
  }

  /** How many pages from `at` on are those of the store from `slot` on. The next is looked for behind them. */
  #follow(bytes: Buffer, at: number, slot: number): number {
    if (!this.#sees(slot)) return 0;
    const first = slot - this.#from;
    const most = Math.min(bytes.length / PAGE - at, this.#pages - first);
    let same = 0;
    for (let step = STRIDE; step > 0; ) {
      const ahead = Math.min(step, most - same);
      if (ahead > 0 && this.#equal(bytes, at + same, first + same, ahead)) same += ahead;
      else step = step === STRIDE ? 1 : 0;
      if (same === most) break;
    }
    if (same > 0) this.#lookNextAt(slot + same);
    return same;
  }

  #equal(bytes: Buffer, at: number, there: number, count: number): boolean {
    const [from, to] = [there * PAGE, (there + count) * PAGE];
    return bytes.compare(this.#window, from, to, at * PAGE, (at + count) * PAGE) === 0;
  }

  #lookNextAt(slot: number): void {
    this.#slot = slot;
    this.#other = slot;
    this.#missed = 0;
  }

  /** A page that is not where it was looked for. */
  #find(digest: Buffer): 'sent' | number {
    const found = this.#store.table.find(digest);
    this.#missed += 1;
    if (found !== undefined && this.#missed >= ASTRAY) this.#lookNextAt(found + 1);
    else {
      // Changed, and the next is behind it; or one that has come between.
      this.#other = this.#slot;
      this.#slot += 1;
    }
    return found ?? 'sent';
  }
}

/** As PageCoder says it where nothing is known: what is not zeros is sent. */
export function withoutZeros(bytes: Buffer): PageRun[] {
  const runs: PageRun[] = [];
  for (let at = 0; at * PAGE < bytes.length; at++) {
    const isZero = bytes.compare(ZEROS, 0, PAGE, at * PAGE, (at + 1) * PAGE) === 0;
    append(runs, { from: isZero ? 'zero' : 'sent', count: 1, at });
  }
  return runs;
}

/** To the last run, where it goes on. */
function append(runs: PageRun[], next: PageRun): void {
  const last = runs.at(-1);
  if (last === undefined || !continues(last, next.from)) runs.push(next);
  else runs[runs.length - 1] = { ...last, count: last.count + next.count };
}

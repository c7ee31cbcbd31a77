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

/** Those of whole pages, one behind the other. */
export function pageDigests(bytes: Buffer): Buffer {
  const digests = Buffer.allocUnsafe((bytes.length / PAGE) * DIGEST);
  for (let at = 0, to = 0; at < bytes.length; at += PAGE, to += DIGEST) {
    pageDigest(bytes.subarray(at, at + PAGE)).copy(digests, to);
  }
  return digests;
}

const ZERO_DIGEST = pageDigest(Buffer.alloc(PAGE));

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

/** Says of whole pages which of them the table has. */
export function codePages(bytes: Buffer, known: PageTable): CodedPages {
  const digests = pageDigests(bytes);
  const runs: PageRun[] = [];
  for (let at = 0; at * DIGEST < digests.length; at++) {
    const digest = digests.subarray(at * DIGEST, (at + 1) * DIGEST);
    const from = digest.equals(ZERO_DIGEST) ? 'zero' : (known.find(digest) ?? 'sent');
    const last = runs.at(-1);
    if (last !== undefined && continues(last, from)) {
      runs[runs.length - 1] = { ...last, count: last.count + 1 };
    } else runs.push({ from, count: 1, at });
  }
  return { runs, digests };
}

function continues({ from, count }: PageRun, next: PageRun['from']): boolean {
  return typeof from === 'number' ? next === from + count : next === from;
}

/** The digests of so many pages of zeros. */
export function zeroDigests(count: number): Buffer {
  return Buffer.concat(Array.from({ length: count }, () => ZERO_DIGEST));
}

import { bytesOf, PAGEMAP, readPagemap } from '../base/pagemap.ts';

/** Bytes of memory that are still to come: addresses as they are now, and where they begin in the file. */
export interface LazyRange {
  readonly start: number;
  readonly end: number;
  readonly at: number;
}

/** What of the memory of one process has not come yet, by address. */
export class LazyRanges {
  /** Ascending, none touches another one's bytes. */
  #ranges: LazyRange[];

  constructor(ranges: readonly LazyRange[] = []) {
    this.#ranges = ranges.toSorted((a, b) => a.start - b.start);
  }

  get isEmpty(): boolean {
    return this.#ranges.length === 0;
  }

  get bytes(): number {
    return this.#ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  }

  copy(): LazyRanges {
    return new LazyRanges(this.#ranges);
  }

  /** Takes the last of them, at most so many bytes. */
  takeLast(bytes: number): LazyRange | undefined {
    const last = this.#ranges.pop();
    if (last === undefined || last.end - last.start <= bytes) return last;
    const cut = last.end - bytes;
    this.#ranges.push({ ...last, end: cut });
    return { start: cut, end: last.end, at: last.at + cut - last.start };
  }

  /** Takes the page at `address` and, of the same range, what lies with it in an aligned block of so many bytes. */
  takeAround(address: number, bytes: number): LazyRange | undefined {
    const range = this.#ranges[this.#firstEndingAfter(address)];
    if (range === undefined || range.start > address) return undefined;
    const block = Math.floor(address / bytes) * bytes;
    const start = Math.max(range.start, block);
    const end = Math.min(range.end, block + bytes);
    this.remove(start, end);
    return { start, end, at: range.at + start - range.start };
  }

  /** Takes all that lies between these two places of the file, wherever it has to come. */
  takePlaces(from: number, to: number): LazyRange[] {
    const found = this.#ranges.filter(({ start, end, at }) => at < to && at + end - start > from);
    return found.flatMap(({ start, end, at }) =>
      this.#cut(start + Math.max(from - at, 0), Math.min(end, start + to - at)),
    );
  }

  /** Where the page at `address` lies in the file; undefined when it has come, or never has to. */
  placeOf(address: number): number | undefined {
    const range = this.#ranges[this.#firstEndingAfter(address)];
    if (range === undefined || range.start > address) return undefined;
    return range.at + address - range.start;
  }

  putBack(range: LazyRange): void {
    if (range.start >= range.end) return;
    this.#ranges.splice(this.#firstEndingAfter(range.start), 0, range);
  }

  remove(start: number, end: number): void {
    this.#cut(start, end);
  }

  /** What has not come of `from` has to come at `to`. */
  move(from: number, to: number, length: number): void {
    const moved = this.#cut(from, from + length);
    this.#cut(to, to + length);
    const by = to - from;
    for (const { start, end, at } of moved) {
      this.putBack({ start: start + by, end: end + by, at });
    }
  }

  clear(): void {
    this.#ranges = [];
  }

  /** Takes out and returns all that lies between. */
  #cut(start: number, end: number): LazyRange[] {
    const first = this.#firstEndingAfter(start);
    const taken: LazyRange[] = [];
    const kept: LazyRange[] = [];
    let behind = first;
    for (; ; behind++) {
      const range = this.#ranges[behind];
      if (range === undefined || range.start >= end) break;
      const [from, to] = [Math.max(range.start, start), Math.min(range.end, end)];
      taken.push({ start: from, end: to, at: range.at + from - range.start });
      if (range.start < from) kept.push({ ...range, end: from });
      if (to < range.end) kept.push({ start: to, end: range.end, at: range.at + to - range.start });
    }
    if (taken.length > 0) this.#ranges.splice(first, behind - first, ...kept);
    return taken;
  }

  #firstEndingAfter(address: number): number {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ranges[middle]?.end ?? Number.POSITIVE_INFINITY) > address) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

export interface LazyImage {
  /** Of the file `pages-ID.img`. */
  readonly pagesId: number;
  /** In its order. */
  readonly ranges: readonly LazyRange[];
  /** They lie in no file, but one behind the other in the late memory of the process (base/late.ts). */
  readonly isLate: boolean;
}

/** Bytes that are in no file. */
export function lateBytes({ isLate, ranges }: LazyImage): number {
  return isLate ? ranges.reduce((sum, { start, end }) => sum + end - start, 0) : 0;
}

/** What may come after the restore of the memory of a process; `image` is its pagemap-PID.img. */
export function lazyImage(image: Uint8Array): LazyImage {
  const { pagesId, entries } = readPagemap(image);
  const ranges: LazyRange[] = [];
  const late: LazyRange[] = [];
  let [offset, lateOffset] = [0, 0];
  for (const entry of entries) {
    const { start, flags } = entry;
    const bytes = bytesOf(entry);
    if ((flags & PAGEMAP.parent) !== 0) throw new Error('pages lie in an older image');
    const end = start + bytes;
    if ((flags & PAGEMAP.present) !== 0) {
      if ((flags & PAGEMAP.lazy) !== 0) ranges.push({ start, end, at: offset });
      offset += bytes;
    } else if ((flags & PAGEMAP.lazy) !== 0) {
      late.push({ start, end, at: lateOffset });
      lateOffset += bytes;
    }
  }
  if (late.length === 0) return { pagesId, ranges, isLate: false };
  if (ranges.length > 0) throw new Error('some of the memory is in the images, and some is late');
  return { pagesId, ranges: late, isLate: true };
}

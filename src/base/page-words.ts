/*
 * Where each page of a file comes from, in one word a page. A set whose pages came ahead has such a list for each of
 * its files that have holes in their place: `ahead/pages-1.img` for `checkpoint/pages-1.img`. `ahead/memory` is the
 * file that those pages are in.
 */

export const AHEAD = 'ahead';
export const AHEAD_MEMORY = 'memory';

/** Where pages in a row come from, as PageRun has it. */
export interface PagesFrom {
  readonly from: 'sent' | 'zero' | number;
  readonly count: number;
}

/** What stands for a page that is sent, or is nothing but zeros; for any other its number. */
export const SENT_PAGE = -1;
export const ZERO_PAGE = -2;

/** One word for each page. */
export function pageWords(runs: readonly PagesFrom[]): Int32Array {
  const words = new Int32Array(runs.reduce((sum, { count }) => sum + count, 0));
  let at = 0;
  for (const { from, count } of runs) {
    const end = at + count;
    if (from === 'sent') words.fill(SENT_PAGE, at, end);
    else if (from === 'zero') words.fill(ZERO_PAGE, at, end);
    else for (let page = from; at < end; page++) words[at++] = page;
    at = end;
  }
  return words;
}

/** The runs that such words stand for, of at most so many pages, and the page each begins at. */
export function* runsOf(
  words: Int32Array,
  most: number,
): Generator<PagesFrom & { readonly at: number }> {
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? ZERO_PAGE;
    const step = word < 0 ? 0 : 1;
    let count = 1;
    while (count < most && words[at + count] === word + count * step) count += 1;
    yield { from: word === SENT_PAGE ? 'sent' : word === ZERO_PAGE ? 'zero' : word, count, at };
    at += count;
  }
}

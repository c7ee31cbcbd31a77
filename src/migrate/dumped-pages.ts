import { PagesMac } from '../base/content-mac.ts';
import { Fault } from '../base/fault.ts';
import type { DumpedPiece, PageSink, PageStream, PagesOnDisk } from '../base/outgoing.ts';
import { runsOf, ZERO_PAGE } from '../base/page-words.ts';
import { PAGE, PageCoder, type PageRun, withoutZeros } from '../base/pages.ts';
import type { PagePool } from './page-pool.ts';
import { PagesLog, type Range } from './pages-log.ts';

const PIECE = 1024 * 1024;

interface Waiting {
  readonly name: string;
  readonly runs: readonly PageRun[];
  readonly ranges: readonly Range[];
}

interface OpenFile {
  readonly mac: PagesMac;
  size: number;
}

const ZEROS = Buffer.alloc(PAGE);

/**
 * The memory of a dump between CRIU, the other host and this host's disk. CRIU waits for the disk only, never
 * for the link: while it dumps, it holds on to the tasks.
 */
export class DumpedPages implements PageSink, PageStream, AsyncDisposable {
  readonly #log: PagesLog;
  readonly #pool: PagePool | undefined;
  readonly #coder: PageCoder | undefined;
  readonly #secret = Promise.withResolvers<string>();
  readonly #files = new Map<string, OpenFile>();
  readonly #waiting: Waiting[] = [];
  #wake = Promise.withResolvers<void>();
  #ended = false;
  /** Of all files. */
  bytes = 0;

  private constructor(log: PagesLog, pool: PagePool | undefined) {
    this.#log = log;
    this.#pool = pool;
    this.#coder = pool === undefined ? undefined : new PageCoder(pool);
  }

  /** With a log of its own at `path`. */
  static async create(path: string, pool: PagePool | undefined): Promise<DumpedPages> {
    return new DumpedPages(await PagesLog.create(path), pool);
  }

  begin(secret: string): void {
    this.#secret.resolve(secret);
  }

  /** Those whose content this host has on its disk: its own way back needs it. */
  get ahead(): PagesOnDisk {
    const pool = this.#pool;
    return {
      count: pool?.kept ?? 0,
      isSame: async (word, page) => {
        if (word === ZERO_PAGE) return page.equals(ZEROS);
        const known = Buffer.allocUnsafe(PAGE);
        return (await pool?.read(word, 1, known)) === 1 && page.equals(known);
      },
    };
  }

  async take(name: string, pages: Buffer, words?: Int32Array): Promise<void> {
    const file = await this.#file(name);
    const size = words === undefined ? pages.length : words.length * PAGE;
    file.size += size;
    this.bytes += size;
    if (words?.some((word) => word >= this.ahead.count) === true) {
      throw new Fault('INTERNAL', 'a page is named that is not on this disk');
    }
    const own = (await this.#coder?.code(pages))?.runs ?? withoutZeros(pages);
    const runs = words === undefined ? own : among(words, own);
    const sent = runs
      .filter(({ from }) => from === 'sent')
      .map(({ at, count }) => pages.subarray(at * PAGE, (at + count) * PAGE));
    file.mac.update(runs, sent);
    const ranges = await this.#log.add(name, runs, pages, this.#pool?.kept ?? 0);
    this.#waiting.push({ name, runs, ranges });
    this.#wake.resolve();
  }

  async #file(name: string): Promise<OpenFile> {
    const known = this.#files.get(name);
    if (known !== undefined) return known;
    const file = { mac: new PagesMac(await this.#secret.promise, name), size: 0 };
    this.#files.set(name, file);
    return file;
  }

  end(): void {
    this.#ended = true;
    this.#wake.resolve();
  }

  /** Nobody sends it any more; what CRIU still says is taken all the same. */
  abandon(): void {
    this.#secret.resolve('');
  }

  async *pieces(): AsyncGenerator<DumpedPiece> {
    const buffers: [Buffer, Buffer] = [Buffer.allocUnsafe(PIECE), Buffer.allocUnsafe(PIECE)];
    for (;;) {
      const next = this.#waiting.shift();
      if (next !== undefined) {
        const { name, runs, ranges } = next;
        buffers.reverse();
        yield { name, runs, content: await this.#log.read(ranges, buffers[0]) };
      } else if (this.#ended) return;
      else {
        await this.#wake.promise;
        this.#wake = Promise.withResolvers();
      }
    }
  }

  files() {
    return [...this.#files].map(([name, { mac, size }]) => ({ name, size, mac: mac.digest() }));
  }

  /** This host's own copy is on disk when it returns. */
  async makeDurable(): Promise<void> {
    await this.#log.finish(this.#pool?.kept ?? 0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#log[Symbol.asyncDispose]();
  }
}

/** All pages of a piece: those that `words` has, and `own`, in order, wherever it has none. */
function among(words: Int32Array, own: readonly PageRun[]): PageRun[] {
  const next = taker(own);
  return [...runsOf(words, words.length)].flatMap(({ from, count }): PageRun[] =>
    // Of a page that is not here, nobody asks where it is.
    from === 'sent' ? next(count) : [{ from, count, at: 0 }],
  );
}

/** Takes so many pages off the beginning of them, each time. */
function taker(runs: readonly PageRun[]): (count: number) => PageRun[] {
  let rest = [...runs];
  return (count) => {
    const taken: PageRun[] = [];
    let left = count;
    for (const run of rest) {
      const { from, at } = run;
      const some = Math.min(run.count, left);
      const behind = typeof from === 'number' ? from + some : from;
      rest = rest.slice(1);
      taken.push({ from, at, count: some });
      left -= some;
      if (some < run.count)
        rest = [{ from: behind, at: at + some, count: run.count - some }, ...rest];
      if (left === 0) break;
    }
    return taken;
  };
}

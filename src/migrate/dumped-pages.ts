import { PagesMac } from '../base/content-mac.ts';
import type { DumpedPiece, PageSink, PageStream } from '../base/outgoing.ts';
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

  async take(name: string, pages: Buffer): Promise<void> {
    const file = await this.#file(name);
    file.size += pages.length;
    this.bytes += pages.length;
    const runs = (await this.#coder?.code(pages))?.runs ?? withoutZeros(pages);
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

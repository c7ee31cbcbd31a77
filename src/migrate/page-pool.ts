import { type FileHandle, open, rm } from 'node:fs/promises';
import { PAGE, type PageStore, PageTable } from '../base/pages.ts';

/**
 * The pages that were sent ahead, kept beside the job so that what is read later can be compared with them.
 * A help and no more: where the disk has no room for it, or fails, pages are found by their digest.
 */
export class PagePool implements PageStore, AsyncDisposable {
  readonly table = new PageTable();
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #most: number;
  #kept = 0;

  private constructor(path: string, file: FileHandle, most: number) {
    this.#path = path;
    this.#file = file;
    this.#most = most;
  }

  /** In a file of its own at `path`, of at most so many bytes. */
  static async open(path: string, mostBytes: number): Promise<PagePool> {
    await rm(path, { force: true });
    return new PagePool(path, await open(path, 'wx+', 0o600), Math.floor(mostBytes / PAGE));
  }

  /** Numbers whole pages; their digests one behind the other. */
  async add(pages: Buffer, digests: Buffer): Promise<void> {
    const first = this.table.size;
    this.table.add(digests);
    if (this.#kept < first || this.table.size > this.#most) return;
    try {
      await this.#file.appendFile(pages);
      this.#kept = this.table.size;
    } catch {
      // no room, or a broken disk: what is there already stays of use
    }
  }

  async read(from: number, count: number, into: Buffer): Promise<number> {
    const pages = Math.min(count, this.#kept - from);
    if (pages <= 0) return 0;
    const { bytesRead } = await this.#file.read(into, 0, pages * PAGE, from * PAGE);
    return Math.floor(bytesRead / PAGE);
  }

  /** Pages that are in the file, from the first on. */
  get kept(): number {
    return this.#kept;
  }

  /** What is in the file is on disk when this returns. */
  async makeDurable(): Promise<void> {
    await this.#file.datasync().catch(() => {
      this.#kept = 0;
    });
  }

  /** The file goes too. */
  async drop(): Promise<void> {
    await this[Symbol.asyncDispose]();
    await rm(this.#path, { force: true });
  }

  /** The file stays: what a dump keeps on this host rests on it. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close();
  }
}

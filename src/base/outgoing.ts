import type { Coding } from './coding.ts';
import type { LateSource } from './late.ts';
import type { PageRun, PageStore } from './pages.ts';

export const STREAM_PARTS = ['image', 'set', 'memory', 'files', 'late'] as const;

/** What opens one byte stream of a job. */
export interface StreamPart {
  readonly job: string;
  readonly epoch: number;
  readonly token: string;
  /**
   * `files`: files of volumes and of the root file system, sent ahead; the set that follows names those that
   * have not changed since.
   * `memory`: pages of a container that runs, sent ahead; they are numbered as they come. The set that
   * follows names those of them it still needs.
   * `late`: memory that stayed in the frozen container, for the copy that runs.
   */
  readonly part: (typeof STREAM_PARTS)[number];
}

/** What is sent: files below a directory, some of them perhaps not written yet. */
export interface Outgoing {
  readonly dir: string;
  /** In sending order. Settles when all of them are whole. */
  readonly names: Promise<readonly string[]>;
  /** Files that are being written and only grow, as far as they are there. Their bytes go first. */
  growing?(): Promise<readonly string[]>;
  /** Bytes per second that may be sent, now; 0 is no limit. */
  rate?(): number;
  /** Pages the other side has already. With it what grows is sent by page. */
  readonly known?: PageStore | undefined;
  /** Root of the part `memory` that brought them. */
  readonly ahead?: string | undefined;
  /** Nothing is coded without it. */
  readonly coding?: Coding;
  /** Memory that is dumped meanwhile and lies in no file of `dir`. It goes before the files. */
  readonly dumped?: PageStream | undefined;
}

/** Takes the memory of a dump as CRIU writes it: files of pages, each from its beginning to its end. */
export interface PageSink {
  /**
   * Whole pages, behind those of the same file before them. The buffer is in use until this settles. With `words`
   * (pageWords, one for each page of this piece) `pages` has only those that are SENT_PAGE there.
   */
  take(name: string, pages: Buffer, words?: Int32Array): Promise<void>;
  /** Pages that need not be given again. */
  readonly ahead?: PagesOnDisk;
  /** There will be no more, or none at all: what there is lies in the directory of the dump. */
  end(): void;
}

export interface PagesOnDisk {
  /** Those of lower numbers. */
  readonly count: number;
  /** Whether the page that `word` stands for has this content. */
  isSame(word: number, page: Buffer): Promise<boolean>;
}

/** What became of them, on its way to the other host. */
export interface PageStream {
  /** Contents are told apart under this secret (PagesMac). Nothing is taken before. */
  begin(secret: string): void;
  /** Ends with the dump's memory. Of one piece, the content is written over when the one after the next is asked for. */
  pieces(): AsyncIterable<DumpedPiece>;
  /** Of the files whose pieces have been seen. */
  files(): readonly { readonly name: string; readonly size: number; readonly mac: string }[];
}

export interface DumpedPiece {
  readonly name: string;
  readonly runs: readonly PageRun[];
  /** Pages of the runs that are sent, one behind the other: at most 1 MiB. */
  readonly content: Buffer;
}

/** Some memory of a container that runs. */
export interface MemoryPiece {
  /** Whole pages. Written over when the next is asked for. */
  readonly bytes: Buffer;
  /** To be told what stands for each of them now: a number, or ZERO_PAGE. */
  numbered?(words: Int32Array): void;
}

/** Memory of a container that runs, sent ahead of its dump. */
export interface OutgoingMemory {
  /**
   * Pages in the order they are numbered in, at most 1 MiB at a time; none at all is a sign of life. A
   * buffer is written over when the one after the next is asked for.
   */
  readonly parts: AsyncIterable<Buffer>;
  rate?(): number;
  readonly coding?: Coding;
}

/** Memory that was left in the container, sent when the copy runs. */
export interface OutgoingLate {
  /** Undefined: it is gone. */
  readonly source: LateSource | undefined;
  /** Only what a task waits for is sent until this settles; all of it from the beginning without. */
  readonly runs?: Promise<void>;
  /** Asked at the end: all that was read is of one moment. */
  stands?(): Promise<boolean>;
  /** Pages that went ahead. */
  readonly known?: PageStore | undefined;
  rate?(): number;
  readonly coding?: Coding;
}

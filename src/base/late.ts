import type { Op } from './op.ts';

/**
 * Memory that is still at the source when the copy runs (post-copy). What of a process comes late is laid one
 * behind the other in the order of its pagemap, and handled in blocks.
 */

/** Bytes of a block; the last one of a process may be shorter. */
export const LATE_BLOCK = 256 * 1024;

export interface LateTask {
  /** As CRIU's images have it. */
  readonly pid: number;
  /** All that comes late. */
  readonly bytes: number;
}

/** How many blocks that are. */
export const lateBlocks = ({ bytes }: LateTask): number => Math.ceil(bytes / LATE_BLOCK);

/** Bytes of one of them. */
export function lateBlockBytes({ bytes }: LateTask, block: number): number {
  return Math.min(LATE_BLOCK, bytes - block * LATE_BLOCK);
}

/** Late memory where it comes from: a container that stands still. */
export interface LateSource extends AsyncDisposable {
  readonly tasks: readonly LateTask[];
  /** Puts a block into `into` and returns its bytes. MEMORY_GONE. */
  read(pid: number, block: number, into: Buffer): Promise<number>;
}

/** Late memory where it has to go: a copy that runs. */
export interface LateMemory {
  readonly tasks: readonly LateTask[];
  /** Blocks of a process that are not there, in the order in which they should come. */
  missing(pid: number): number[];
  /** A second time it does nothing. PEER_PROTOCOL when there is no such block, or it has not so many bytes. */
  put(pid: number, block: number, ...parts: readonly Buffer[]): Promise<void>;
  /** A block that a task waits for, the one that was wanted first; each is told once. */
  nextWanted(): readonly [pid: number, block: number] | undefined;
  /** Told when there is one. */
  onWanted(listener: () => void): Disposable;
  readonly whole: boolean;
  /** It will never come: the copy is killed. */
  lose(op: Op): Promise<void>;
}

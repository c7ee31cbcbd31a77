import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { UserfaultMessage } from '../sys/userfault.ts';

/*
 * What the process that brings memory (lazy-main.ts) writes down in its directory, for ckptd and for
 * another such process after it. It outlives the process, not the host: so does the copy.
 */

/** CRIU's name for it. */
export const SOCKET = 'lazy-pages.socket';
/** ckptd says here where the container is, before it lets it run. */
export const CGROUP = 'cgroup';
export const LOG = 'log';

const State = z.object({
  pid: z.number(),
  startTicks: z.string(),
  /** `waiting` for CRIU; `serving` it has every descriptor; `done` nothing depends on it any more. */
  phase: z.enum(['waiting', 'serving', 'done']),
  /** Pids as CRIU's images have them, and the descriptors in that process for each. */
  tasks: z.array(z.object({ pid: z.number(), fd: z.number() })),
});
export type LazyState = z.infer<typeof State>;

export function readLazyState(dir: string): LazyState | undefined {
  try {
    return State.parse(JSON.parse(readFileSync(join(dir, 'state'), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function writeLazyState(dir: string, state: LazyState): void {
  const path = join(dir, 'state');
  writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** Changes of the memory of the tasks, each told only once by the kernel. */
export type LazyEvent = { readonly task: number } & UserfaultMessage;

/** Lines of the log: it is about to ask, maybe under a freeze of its own; it has done as it was told. */
const [ASKING, ASKING_FROZEN, ASKED] = ['?', '?!', '.'];
export const askingLine = (frozen: boolean) => `${frozen ? ASKING_FROZEN : ASKING}\n`;
export const askedLine = `${ASKED}\n`;
export const eventLine = (event: LazyEvent) => `${JSON.stringify(event)}\n`;

const Event = z.intersection(
  z.object({ task: z.number() }),
  z.discriminatedUnion('is', [
    z.object({ is: z.literal('fault'), address: z.number() }),
    z.object({ is: z.literal('fork'), fd: z.number() }),
    z.object({ is: z.literal('remap'), from: z.number(), to: z.number(), length: z.number() }),
    z.object({ is: z.enum(['remove', 'unmap']), start: z.number(), end: z.number() }),
  ]),
);

/**
 * What another process needs to go on. Undefined when it cannot: the one before was told something and died
 * before it could write it down, or a child was made whose descriptor died with it.
 */
export function readLazyEvents(
  dir: string,
): { readonly events: readonly LazyEvent[]; readonly frozen: boolean } | undefined {
  const events: LazyEvent[] = [];
  const lines = readLog(dir).split('\n');
  if (lines.pop() !== '') return undefined;
  if (lines.at(-1) === ASKING || lines.at(-1) === ASKING_FROZEN) return undefined;
  for (const line of lines) {
    if (line === ASKING || line === ASKING_FROZEN || line === ASKED) continue;
    const event = Event.parse(JSON.parse(line)) as LazyEvent;
    if (event.is === 'fork') return undefined;
    events.push(event);
  }
  return { events, frozen: lines.lastIndexOf(ASKING_FROZEN) > lines.lastIndexOf(ASKED) };
}

function readLog(dir: string): string {
  try {
    return readFileSync(join(dir, 'events'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { taskState } from './core-image.ts';

/** task_core_entry.task_state of CRIU's images. */
const ALIVE = 1;
const STOPPED = 3;

export interface DumpedTasks {
  /** Processes that were no zombies. */
  readonly alive: number;
  /** Pids, as the container counts them, of those that a signal had stopped before. */
  readonly stopped: ReadonlySet<number>;
}

export async function tasksAtDump(images: string): Promise<DumpedTasks> {
  const names = await readdir(images).catch(() => []);
  const stopped = new Set<number>();
  let alive = 0;
  for (const name of names) {
    const pid = /^core-(\d+)\.img$/.exec(name)?.[1];
    if (pid === undefined) continue;
    const state = taskState(await readFile(join(images, name)), name);
    if (state === ALIVE || state === STOPPED) alive++;
    if (state === STOPPED) stopped.add(Number(pid));
  }
  return { alive, stopped };
}

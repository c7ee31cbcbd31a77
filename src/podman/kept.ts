import { open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Standing } from '../base/claims.ts';
import { Fault } from '../base/fault.ts';
import { syncDirectory, writeDurably } from '../sys/durable-file.ts';

/**
 * What the source writes beside its own copy of a set, for the day it has to restore from it: which
 * files were on disk when they were called durable, and what a restore here has come to. These files
 * are no part of the set and never leave this host; they go when the set goes.
 */

const Kept = z.strictObject({
  /** Podman's own word of when the container was last started before the dump. */
  startedAt: z.string(),
  files: z.array(z.strictObject({ name: z.string(), size: z.number() })),
});
export type Kept = z.infer<typeof Kept>;

const keptPath = (dir: string) => join(dir, 'kept.json');

/** Of a dump that is complete. It counts from `markDurable` on. */
export async function noteDump(
  dir: string,
  names: readonly string[],
  startedAt: string,
): Promise<void> {
  const files = await Promise.all(
    names.map(async (name) => ({ name, size: (await stat(join(dir, name))).size })),
  );
  const kept: Kept = { startedAt, files };
  await writeFile(`${keptPath(dir)}.new`, JSON.stringify(kept), { mode: 0o600 });
}

/** To be called when the files are on disk. */
export async function markDurable(dir: string): Promise<void> {
  {
    await using file = await open(`${keptPath(dir)}.new`, 'r');
    await file.sync();
  }
  await rename(`${keptPath(dir)}.new`, keptPath(dir));
  await syncDirectory(dir);
}

/** RESTORE_FAILED unless the set was durable and is what it was then. */
export async function keptSet(dir: string): Promise<Kept> {
  const text = await readFile(keptPath(dir), 'utf8').catch(() => undefined);
  if (text === undefined) {
    throw new Fault('RESTORE_FAILED', 'what was dumped was not wholly on disk here', {
      facts: { dir, final: true },
    });
  }
  const kept = Kept.parse(JSON.parse(text));
  for (const { name, size } of kept.files) {
    const file = await stat(join(dir, name)).catch(() => undefined);
    if (file?.size === size) continue;
    throw new Fault('RESTORE_FAILED', `${name} of the dump is not what it was`, {
      facts: { dir, final: true, was: size, is: file?.size ?? -1 },
    });
  }
  return kept;
}

/** How far a restore from this set has come on this host. */
const Attempt = z.strictObject({
  /** Set just before the copy was let go: from then on it may have run. */
  letGo: z
    .strictObject({
      container: z.string(),
      pid: z.number(),
      startTicks: z.string(),
      cgroup: z.string(),
      witness: z.strictObject({ tasks: z.number(), cpuTicks: z.number(), switches: z.number() }),
    })
    .optional(),
});
export type Attempt = z.infer<typeof Attempt>;

const attemptPath = (dir: string) => join(dir, 'restored-here.json');

export async function attemptOf(dir: string): Promise<Attempt | undefined> {
  const text = await readFile(attemptPath(dir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : Attempt.parse(JSON.parse(text));
}

/** Durable when it returns. */
export async function noteAttempt(dir: string, letGo?: Standing): Promise<void> {
  const attempt: Attempt = letGo === undefined ? {} : { letGo };
  await writeDurably(attemptPath(dir), JSON.stringify(attempt), 0o600);
}

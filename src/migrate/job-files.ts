import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exists, markDurably, removeMark } from '../journal/durable.ts';
import { DECISIONS } from './rules.ts';

const DRAFTS = DECISIONS.map((decision) => `decision.${decision}`);

/** Says that every byte of the set is on disk: a container that lost its memory can come back. */
const KEPT = 'kept';

/** Of the source: pages that were sent ahead, and what of the dump's memory is not among them. */
export const AHEAD = 'memory';
export const DUMPED = 'pages';

export async function noteKept(jobDir: string): Promise<void> {
  await markDurably(join(jobDir, KEPT));
}

export async function isKept(jobDir: string): Promise<boolean> {
  return await exists(join(jobDir, KEPT));
}

/** On disk when it returns. */
export async function forgetKept(jobDir: string): Promise<void> {
  await removeMark(join(jobDir, KEPT));
}

/**
 * Removes what a job has written and needs no more: sets, and archives that podman reads or writes
 * beside them, and the drafts of decisions. The journal and the decision (also one that is being
 * made) stay. The mark goes first: half a set must never look whole.
 */
export async function dropFiles(jobDir: string): Promise<void> {
  const names = await readdir(jobDir);
  if (names.includes(KEPT)) await forgetKept(jobDir);
  for (const name of names) {
    if (name === 'journal' || (/^\.?decision/.test(name) && !DRAFTS.includes(name))) continue;
    await rm(join(jobDir, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  }
}

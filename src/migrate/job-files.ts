import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Removes what a job has written and needs no more: sets, and archives that podman reads or writes
 * beside them. The journal and the decision (also one that is being made) stay.
 */
export async function dropFiles(jobDir: string): Promise<void> {
  for (const name of await readdir(jobDir)) {
    if (name === 'journal' || name.startsWith('decision')) continue;
    await rm(join(jobDir, name), { recursive: true, force: true });
  }
}

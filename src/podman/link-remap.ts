import type { Dirent } from 'node:fs';
import { lstat, readdir, readlink, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A file that is open, has lost the name it was opened by, and still has another one. CRIU gives it
 * a name of its own (link_remap.N) in that directory for the time of the dump, and opens it by this
 * name at the restore. With `-R` it takes the name away again when the dump is done, before anybody
 * has collected the files; with leave-stopped it leaves it there (4.2).
 */
export async function hasRemappedFiles(pids: readonly number[]): Promise<boolean> {
  const found = await Promise.all(
    pids.map(async (pid) => {
      const dir = `/proc/${pid}/fd`;
      const fds = await readdir(dir).catch(() => []);
      const kinds = await Promise.all(fds.map((fd) => isRemapped(`${dir}/${fd}`)));
      return kinds.includes(true);
    }),
  );
  return found.includes(true);
}

async function isRemapped(path: string): Promise<boolean> {
  const link = await readlink(path).catch(() => '');
  if (!link.startsWith('/') || !link.endsWith(' (deleted)')) return false;
  const file = await stat(path).catch(() => undefined);
  return file !== undefined && file.nlink > 0;
}

export interface Tree {
  /** Where the names are looked for: of an overlay the upper directory, which is small. */
  readonly look: string;
  /** The same tree as it may be changed: an overlay through its mount only. */
  readonly change: string;
}

/** Takes away the names of one dump; `since` (milliseconds) keeps those of the program itself. */
export async function dropRemaps(trees: readonly Tree[], since: number): Promise<void> {
  for (const { look, change } of trees) {
    const entries = await readdir(look, { withFileTypes: true }).catch(() => []);
    for (const { name, isDirectory } of entries.map(plain)) {
      const below = { look: join(look, name), change: join(change, name) };
      if (isDirectory) await dropRemaps([below], since);
      else if (/^link_remap\.\d+$/.test(name)) {
        // A new name changes the inode's time of change.
        if ((await lstat(below.look)).ctimeMs >= since) await rm(below.change);
      }
    }
  }
}

const plain = (entry: Dirent) => ({ name: entry.name, isDirectory: entry.isDirectory() });

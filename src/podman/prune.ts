import type { Dirent } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { placeOf } from './place.ts';
import type { Contents } from './tar-filter.ts';

export interface Stays {
  /** Names that stay when they are whiteouts, which hide a name below (overlayfs). */
  readonly whiteouts?: ReadonlySet<string>;
  /** Regular files that stay although the archive does not bring them. */
  readonly kept?: ReadonlySet<string>;
  /** Hears which of those are there. */
  seen?(name: string): void;
}

/** Takes away what is in a tree and not in the archive of it: names the program has removed. */
export async function prune(
  root: string,
  contents: Contents,
  stays: Stays,
  below = '',
): Promise<void> {
  const entries: Dirent<Buffer>[] = await readdir(placeOf(root, below), {
    withFileTypes: true,
    encoding: 'buffer',
  });
  for (const entry of entries) {
    const last = entry.name.toString('latin1');
    const name = below === '' ? last : `${below}/${last}`;
    const place = placeOf(root, name);
    if (entry.isDirectory() && contents.isDirectory(name)) {
      await prune(root, contents, stays, name);
    } else if (
      entry.isCharacterDevice() &&
      (await lstat(place)).rdev === 0 &&
      stays.whiteouts?.has(name) === true
    ) {
      // hides what the archive says is deleted
    } else if (entry.isFile() && stays.kept?.has(name) === true) {
      stays.seen?.(name);
    } else if (!contents.has(name) || entry.isDirectory() || contents.isDirectory(name)) {
      await rm(place, { recursive: true, force: true });
    }
  }
}

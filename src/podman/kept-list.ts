import { Fault } from '../base/fault.ts';
import { bytesOf, openIfThere } from './archive.ts';
import { shown } from './tar.ts';
import { type Contents, checkPath, FILTER_LIMITS, parentOf } from './tar-filter.ts';

/**
 * The list `TREE.kept` of a set: files that went ahead, and that the archive `TREE.tar`, whose contents these are,
 * leaves out. ARCHIVE_PATH, ARCHIVE_MALFORMED, ARCHIVE_DUPLICATE, DIFF_FORBIDDEN, LIMIT_*.
 */
export async function keptOf(
  setDir: string,
  tree: string,
  contents: Contents,
): Promise<ReadonlySet<string>> {
  const what = `${tree}.kept`;
  await using list = await openIfThere(setDir, what);
  if (list === undefined) return new Set();
  const names = (await bytesOf(list, what)).toString('latin1').split('\0');
  if (names.pop() !== '') throw new Fault('ARCHIVE_MALFORMED', `${what} ends in a name`);
  if (names.length > FILTER_LIMITS.entries) {
    throw new Fault('LIMIT_ENTRIES', `${what} has ${names.length} entries`);
  }
  const kept = new Set<string>();
  for (const name of names) {
    checkPath(name, what);
    if (contents.has(name) || kept.has(name)) {
      throw new Fault('ARCHIVE_DUPLICATE', `${what}: ${shown(name)} comes twice`);
    }
    if (!contents.isDirectory(parentOf(name))) {
      throw new Fault(
        'DIFF_FORBIDDEN',
        `${what}: ${shown(name)} lies in no directory that the archive brings`,
      );
    }
    kept.add(name);
  }
  return kept;
}

/** ARCHIVE_MISSING for the first of them that has not come. */
export function mustHaveCome(tree: string, missing: Iterable<string>): void {
  for (const name of missing) {
    throw new Fault('ARCHIVE_MISSING', `${tree}: ${shown(name)} has not come ahead`);
  }
}

import { Fault } from '../base/fault.ts';
import { parseStrict } from './strict-json.ts';
import { type Contents, checkPath, FILTER_LIMITS, parentOf } from './tar-filter.ts';

export const DELETED = 'deleted.files';

/**
 * Podman 5.8 resolves each name below the root directory and removes what it finds. It follows a
 * symbolic link even at the end of the name: deleting `/bin/vi -> busybox` removed busybox. So each
 * deleted name is first replaced by an empty file, which is then what podman removes. For that to
 * stay inside, its directory must be one that the changes bring. SPEC_PATH_ESCAPE, LIMIT_ENTRIES.
 */
export function deletedFiles(bytes: Buffer, contents: Contents): string[] {
  const list = parseStrict(DELETED, bytes, { bytes: bytes.length, depth: 2 });
  const refuse = (name: unknown, why: string): never => {
    const text = JSON.stringify(name).slice(0, 200);
    throw new Fault('SPEC_PATH_ESCAPE', `${DELETED}: ${text} ${why}`);
  };
  if (!Array.isArray(list)) return refuse(null, 'is not a list');
  if (list.length > FILTER_LIMITS.entries) {
    throw new Fault('LIMIT_ENTRIES', `${DELETED} has ${list.length} entries`);
  }
  const names = list.map((name) => {
    if (typeof name !== 'string' || !name.startsWith('/')) return refuse(name, 'is no path');
    const inside = byteString(name);
    try {
      checkPath(inside, DELETED);
    } catch {
      refuse(name, 'leaves the container');
    }
    if (!contents.isDirectory(parentOf(inside))) refuse(name, 'lies in an unchanged directory');
    if (contents.has(inside)) refuse(name, 'is among the changed files');
    return name;
  });
  return [...new Set(names)];
}

/** A path from the container's root as our tar names it: relative, bytes. */
export const byteString = (path: string) => Buffer.from(path.slice(1), 'utf8').toString('latin1');

import { randomUUID } from 'node:crypto';
import { open, readdir, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failpoints, hit } from '../base/failpoint.ts';

/** What a disk is asked for, as failpoints `disk.…`. */
export const DISK_ACTS = ['open', 'write', 'fsync', 'rename', 'link', 'unlink', 'mkdir'] as const;

/**
 * Replaces a file as a whole: after a crash or power loss there is the old text or the new one. The
 * name ends in `.tmp` while it is being written. Errors are those of the file system.
 */
export async function writeDurably(
  path: string,
  text: string | Uint8Array,
  mode: number,
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  if (failpoints.on) await hit('disk.open');
  const file = await open(temporary, 'wx', mode);
  try {
    try {
      await file.chmod(mode); // the umask took its part at creation
      if (failpoints.on) await hit('disk.write');
      await file.writeFile(text);
      if (failpoints.on) await hit('disk.fsync');
      await file.sync();
    } finally {
      await file.close();
    }
    if (failpoints.on) await hit('disk.rename');
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncDirectory(dirname(path));
}

/** Removes what `writeDurably` was writing into a directory when its process ended. Nobody may write there now. */
export async function dropUnfinished(dir: string): Promise<void> {
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    if (entry.isFile() && entry.name.endsWith('.tmp')) await removeDurably(join(dir, entry.name));
  }
}

/** Removes a file if it is there, durably. */
export async function removeDurably(path: string): Promise<void> {
  try {
    if (failpoints.on) await hit('disk.unlink');
    await unlink(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  await syncDirectory(dirname(path));
}

/** A name in a directory is on disk only after this. */
export async function syncDirectory(path: string): Promise<void> {
  if (failpoints.on) await hit('disk.open');
  const directory = await open(path, 'r');
  try {
    if (failpoints.on) await hit('disk.fsync');
    await directory.sync();
  } finally {
    await directory.close();
  }
}

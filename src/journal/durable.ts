import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Flushes a directory, so that the names in it survive a crash. */
export async function syncDir(path: string): Promise<void> {
  await using dir = await open(path);
  await dir.sync();
}

/** Replaces a file as a whole: after a crash either the old or the new content is there. */
export async function writeDurable(path: string, text: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFlushed(temporary, text);
  await rename(temporary, path);
  await syncDir(dirname(path));
}

/** Removes a file for good; one that is not there is no failure. */
export async function removeDurable(path: string): Promise<void> {
  await rm(path, { force: true });
  await syncDir(dirname(path));
}

/** Makes a directory (mode 0700) whose name survives a crash. */
export async function makeDirDurable(path: string): Promise<void> {
  await mkdir(path, { mode: 0o700, recursive: true });
  await syncDir(dirname(path));
}

/**
 * Writes a decision that can be made once. Whoever makes the file first has decided; everybody is
 * told what was decided. `link` fails when the name exists, on every file system and after a crash.
 */
export async function decideOnce<D extends string>(path: string, decision: D): Promise<D> {
  const temporary = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`;
  await writeFlushed(temporary, `${decision}\n`);
  try {
    await link(temporary, path);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  await syncDir(dirname(path));
  return ((await readDecision(path)) ?? decision) as D;
}

/** What was decided, or undefined when nothing was. */
export async function readDecision(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}

export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

async function writeFlushed(path: string, content: string | Uint8Array): Promise<void> {
  await using file = await open(path, 'w', 0o600);
  await file.writeFile(content);
  await file.sync();
}

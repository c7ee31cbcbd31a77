import { constants } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../base/fault.ts';
import { abortFault, type Op } from '../base/op.ts';
import { checkSetName, checkSetSize } from './set.ts';
import { FileSink, type FoundEntry, readTar, shown } from './tar.ts';
import { checkPath, FILTER_LIMITS, type FilterLimits, type FilterPolicy } from './tar-filter.ts';

/** Podman's archive on its way out: what it exported is taken apart into files of a set. */

/** Podman 5.8 adds these; they describe the dump, not the container, and stay here. */
const LEFT_BEHIND = /^(stats-dump|artifacts(\/.*)?)$/;

/**
 * Takes podman's uncompressed export apart: its files become files of the set `setDir`, which
 * exists. Read as if a stranger had written it, since container processes fill parts of it.
 * ARCHIVE_PATH, ARCHIVE_ENTRY_TYPE, ARCHIVE_EXTRA, ARCHIVE_DUPLICATE, ARCHIVE_MALFORMED, LIMIT_SIZE.
 */
export async function unpackPodmanExport(op: Op, tarPath: string, setDir: string): Promise<void> {
  await using file = await open(tarPath, constants.O_RDONLY | constants.O_NOFOLLOW);
  const seen = new Set<string>();
  for await (const entry of readTar(file, { longNames: false })) {
    if (op.signal.aborted) throw abortFault(op.signal);
    checkOuter(entry, seen);
    if (entry.kind === 'directory') {
      if (entry.name === 'checkpoint') await mkdirOnce(join(setDir, 'checkpoint'));
    } else if (!LEFT_BEHIND.test(entry.name)) {
      checkSetName(entry.name);
      checkSetSize(entry.name, entry.size);
      await extract(file, entry, join(setDir, entry.name));
    }
  }
}

function checkOuter(entry: FoundEntry, seen: Set<string>): void {
  const where = `the archive of podman: ${shown(entry.name)}`;
  checkPath(entry.name, where);
  if (entry.kind !== 'file' && entry.kind !== 'directory') {
    throw new Fault('ARCHIVE_ENTRY_TYPE', `${where} is a ${entry.kind}`);
  }
  if (seen.has(entry.name)) throw new Fault('ARCHIVE_DUPLICATE', `${where} comes twice`);
  seen.add(entry.name);
  if (entry.kind === 'directory' && !/^(checkpoint|artifacts)$/.test(entry.name)) {
    throw new Fault('ARCHIVE_EXTRA', `${where} does not belong there`);
  }
}

async function extract(file: FileHandle, entry: FoundEntry, path: string): Promise<void> {
  try {
    await using sink = await FileSink.create(path);
    await sink.copy(file, entry.at, entry.size);
    await sink.flush();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Fault('ARCHIVE_DUPLICATE', `${shown(entry.name)} is in the set already`);
  }
}

async function mkdirOnce(path: string): Promise<void> {
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** What unpacking may cost and bring. */
export interface UnpackLimits {
  readonly limits?: FilterLimits;
  /** Keep set-user-ID bits and file capabilities that came with the changed files (default). */
  readonly privileges?: boolean;
}

/** How the tar of one kind of container files is judged. */
export function policyFor(what: string, options: UnpackLimits): FilterPolicy {
  return { what, privileges: options.privileges ?? true, ...(options.limits ?? FILTER_LIMITS) };
}

/** ARCHIVE_MISSING. */
export async function openSet(setDir: string, name: string): Promise<FileHandle> {
  const file = await openIfThere(setDir, name);
  if (file === undefined) throw new Fault('ARCHIVE_MISSING', `${name} is missing`);
  return file;
}

/** Regular files only: opening a FIFO would wait for ever, hence O_NONBLOCK. */
export async function openIfThere(setDir: string, name: string): Promise<FileHandle | undefined> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  let file: FileHandle;
  try {
    file = await open(join(setDir, name), flags);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return undefined;
    if (code === 'ELOOP' || code === 'ENXIO') {
      throw new Fault('ARCHIVE_ENTRY_TYPE', `${name} is no regular file`);
    }
    throw error;
  }
  const stat = await file.stat();
  if (!stat.isFile()) {
    await file.close();
    throw new Fault('ARCHIVE_ENTRY_TYPE', `${name} is no regular file`);
  }
  return file;
}

/** Within the limit of its kind. */
export async function bytesOf(file: FileHandle, name: string): Promise<Buffer> {
  checkSetSize(name, (await file.stat()).size);
  return await file.readFile();
}

import { lstatSync } from 'node:fs';
import { type FileHandle, rm } from 'node:fs/promises';
import type { Op } from '../base/op.ts';
import { run } from '../sys/run.ts';
import type { PodmanDeps } from './deps.ts';
import { placeOf } from './place.ts';
import { FileSink } from './tar.ts';
import { type FilterPolicy, filterInto, filterTar } from './tar-filter.ts';

/**
 * Lays container files into the directory `place`, over what is there: what has passed the filter,
 * written anew, by GNU tar 1.35. A directory of the archive takes the place of a link (tar's default),
 * so nothing is written through one. `scratch` is a file of ours beside.
 */
export async function unpackFiltered(
  op: Op,
  deps: Pick<PodmanDeps, 'paths' | 'cgroupFor'>,
  job: string,
  file: FileHandle,
  policy: FilterPolicy,
  place: string,
  scratch: string,
): Promise<void> {
  try {
    await writeFiltered(op, file, policy, scratch);
    await unpackOurs(op, deps, job, scratch, place);
  } finally {
    await rm(scratch, { force: true });
  }
}

/** What has passed the filter, in a new file. */
export async function writeFiltered(
  op: Op,
  file: FileHandle,
  policy: FilterPolicy,
  path: string,
): Promise<void> {
  await rm(path, { force: true });
  await using sink = await FileSink.create(path);
  await filterInto(op, file, policy, sink);
  await sink.flush();
}

/** The same for an archive that we have written. */
export async function unpackOurs(
  op: Op,
  deps: Pick<PodmanDeps, 'paths' | 'cgroupFor'>,
  job: string,
  archive: string,
  place: string,
): Promise<void> {
  await run(
    op,
    deps.paths.tar,
    [
      '--extract',
      `--file=${archive}`,
      `--directory=${place}`,
      '--numeric-owner',
      '--same-owner',
      '--same-permissions',
      '--xattrs',
      '--xattrs-include=*',
      '--delay-directory-restore',
    ],
    { cgroup: await deps.cgroupFor(job) },
  );
}

/**
 * Takes away what an earlier round has laid down below `place` and tar cannot replace: a directory where a file
 * comes now. What is no directory where one comes goes too, so no path leads through a link.
 */
export async function clearWay(
  op: Op,
  file: FileHandle,
  policy: FilterPolicy,
  place: string,
): Promise<void> {
  for await (const { name, kind } of filterTar(op, file, policy)) {
    const there = lstatSync(placeOf(place, name), { throwIfNoEntry: false });
    if (there === undefined || there.isDirectory() === (kind === 'directory')) continue;
    await rm(placeOf(place, name), { recursive: true, force: true });
  }
}

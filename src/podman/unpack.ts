import { type FileHandle, rm } from 'node:fs/promises';
import type { Op } from '../base/op.ts';
import { run } from '../sys/run.ts';
import type { PodmanDeps } from './deps.ts';
import { FileSink } from './tar.ts';
import { type FilterPolicy, filterInto } from './tar-filter.ts';

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
  await rm(scratch, { force: true });
  try {
    {
      await using sink = await FileSink.create(scratch);
      await filterInto(op, file, policy, sink);
      await sink.flush();
    }
    await run(
      op,
      deps.paths.tar,
      [
        '--extract',
        `--file=${scratch}`,
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
  } finally {
    await rm(scratch, { force: true });
  }
}

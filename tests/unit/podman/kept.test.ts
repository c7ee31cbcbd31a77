import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Op } from '../../../src/base/op.ts';
import { unpackVolume } from '../../../src/podman/volumes.ts';
import { tempDir } from '../../support/temp.ts';

const OP: Op = { id: 'kept', signal: new AbortController().signal, log: () => {} };

/** A volume of which `there` has come ahead, and a set that says `kept` of it. */
async function lay(kept: string | Buffer, there: readonly string[]): Promise<string> {
  using dir = tempDir();
  const [set, place, tree] = ['set', 'place', 'tree'].map((name) => join(dir.path, name));
  for (const one of ['set/volumes', 'place/d', 'tree/d']) {
    mkdirSync(join(dir.path, one), { recursive: true });
  }
  for (const name of there) writeFileSync(join(place ?? '', name), name);
  writeFileSync(join(tree ?? '', 'mine'), 'mine');
  execFileSync('tar', [
    '--create',
    '--format=posix',
    `--file=${set}/volumes/v.tar`,
    `--directory=${tree}`,
    '.',
  ]);
  writeFileSync(join(set ?? '', 'volumes/v.kept'), kept);
  const deps = {
    paths: { tar: '/bin/false' } as never,
    cgroupFor: async () => '/nonexistent',
  };
  return await unpackVolume(OP, deps, 'job', 'v', set ?? '', place ?? '').then(
    () => 'done',
    ({ code }) => `${code}${existsSync(join(place ?? '', 'd/other')) ? '' : ', d/other went'}`,
  );
}

it.for([
  ['a name without its end', 'd/a', 'ARCHIVE_MALFORMED'],
  ['a path out of the volume', '../a\0', 'ARCHIVE_PATH'],
  ['a path from the root', '/a\0', 'ARCHIVE_PATH'],
  ['an empty name', '\0', 'ARCHIVE_PATH'],
  ['a name twice', 'd/a\0d/a\0', 'ARCHIVE_DUPLICATE'],
  ['a file that the archive brings', 'mine\0', 'ARCHIVE_DUPLICATE'],
  ['a file in a directory that the archive has not', 'e/a\0', 'DIFF_FORBIDDEN'],
  ['a file below a file', 'mine/a\0', 'DIFF_FORBIDDEN'],
] as const)(
  'a list of files that came ahead with %s is refused, and nothing goes',
  async ([, kept, code]) => {
    expect(await lay(kept, ['d/a', 'd/other'])).toBe(code);
  },
);

it('a file that is said to have come, and has not, is missed', async () => {
  expect(await lay('d/b\0', ['d/a', 'd/other'])).toBe('ARCHIVE_MISSING, d/other went');
});

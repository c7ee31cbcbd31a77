import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Op } from '../../../src/base/op.ts';
import { keepRootfs, LaidDown } from '../../../src/podman/rootfs-ahead.ts';
import { FILTER_LIMITS, measure } from '../../../src/podman/tar-filter.ts';
import { tempDir } from '../../support/temp.ts';

const OP: Op = { id: 'laid', signal: new AbortController().signal, log: () => {} };
const DEPS = {
  paths: { tar: 'tar', sync: 'true' } as never,
  cgroupFor: async () => undefined as never,
};

/** A tree as it is written here: `d/` is a directory, `a -> b` a link, any other a file that holds its name. */
function plant(root: string, entries: readonly string[]): string {
  mkdirSync(root, { recursive: true });
  for (const entry of entries) {
    const [name = '', target] = entry.split(' -> ');
    const path = join(root, name);
    if (target !== undefined) symlinkSync(target, path);
    else if (name.endsWith('/')) mkdirSync(path);
    else writeFileSync(path, entry);
  }
  return root;
}

function pack(tree: string, archive: string): void {
  execFileSync('tar', [
    '--create',
    '--format=posix',
    `--file=${archive}`,
    `--directory=${tree}`,
    '.',
  ]);
}

/** A container's root with these entries, in which rounds of these trees have been laid down. */
async function laid(
  dir: string,
  before: readonly string[],
  rounds: readonly (readonly string[])[],
): Promise<{ root: string; down: LaidDown }> {
  const root = plant(join(dir, 'root'), before);
  const down = new LaidDown();
  const files = join(dir, 'files');
  for (const [number, entries] of rounds.entries()) {
    mkdirSync(files, { recursive: true });
    execFileSync('rm', ['-f', join(files, 'rootfs-diff.tar')]);
    pack(plant(join(dir, `round-${number}`), entries), join(files, 'rootfs-diff.tar'));
    await keepRootfs(OP, files, {});
  }
  await down.take(OP, DEPS, 'job', join(dir, 'set'), root, {});
  expect(readdirSync(join(dir, 'rootfs-ahead'))).toEqual([]);
  return { root, down };
}

const found = (root: string) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).sort().join(' ');

describe('files of a root file system that came ahead', () => {
  it('lie over what the image has, the last round over the first', async () => {
    using dir = tempDir();
    const rounds = [['d/', 'd/a', 'd/b'], ['d/', 'd/a'], []];
    const { root, down } = await laid(dir.path, ['l', 'x -> l'], rounds);
    expect(found(root)).toBe('d d/a d/b l x');
    expect(() => down.mustHave(new Set(['d/a', 'd/b']))).not.toThrow();
  });

  it('take the place of what an earlier round brought, of whatever kind', async () => {
    using dir = tempDir();
    const rounds = [
      ['d/', 'd/a', 'f', 'e/', 'e/a'],
      ['d', 'f/', 'f/a', 'e -> /nowhere'],
    ];
    const { root, down } = await laid(dir.path, [], rounds);
    expect(found(root)).toBe('d e f f/a');
    expect(() => down.mustHave(new Set(['d', 'f/a']))).not.toThrow();
  });

  it('are written through no link of the image, and of no earlier round', async () => {
    using dir = tempDir();
    const outside = plant(join(dir.path, 'outside'), ['a/', 'a/stays', 'stays']);
    const { root } = await laid(
      dir.path,
      [`l -> ${outside}`],
      [[`m -> ${outside}`], ['l/', 'l/stays', 'l/new', 'm/', 'm/a', 'm/new']],
    );
    expect(found(root)).toBe('l l/new l/stays m m/a m/new');
    expect(found(outside)).toBe('a a/stays stays');
  });

  it.each([
    ['that never came', 'never'],
    ['that is a directory', 'd'],
    ['that is a link', 'l'],
    ['below a directory that went', 'g/a'],
    ['that became another kind', 'k'],
  ])('do not count as there: one %s', async (_, name) => {
    using dir = tempDir();
    const rounds = [
      ['d/', 'l -> d', 'g/', 'g/a', 'k'],
      ['g', 'k -> d'],
    ];
    const { down } = await laid(dir.path, [], rounds);
    expect(() => down.mustHave(new Set([name]))).toThrow(`"${name}" has not come ahead`);
  });

  it('go when neither archive nor list names them in the end, and nothing else goes', async () => {
    using dir = tempDir();
    const came = ['d/', 'd/kept', 'd/gone', 'd/again', 'g/', 'g/gone', 'f', 'h/', 'h/gone'];
    const { root, down } = await laid(dir.path, ['image', 'i/', 'i/image'], [came]);
    const last = plant(join(dir.path, 'last'), ['d/', 'd/again', 'f/', 'f/new', 'h']);
    pack(last, join(dir.path, 'last.tar'));
    await using file = await open(join(dir.path, 'last.tar'));
    const policy = { what: 'last', privileges: true, ...FILTER_LIMITS };
    const { contents } = await measure(OP, file, policy);
    await down.prune(root, contents, new Set(['d/kept']));
    expect(found(root)).toBe('d d/again d/kept i i/image image');
  });
});

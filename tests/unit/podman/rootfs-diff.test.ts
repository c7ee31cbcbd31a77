import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectRootfs, findChanges } from '../../../src/podman/rootfs-diff.ts';
import { tempDir } from '../../support/temp.ts';

const OP = { id: 'test', signal: AbortSignal.timeout(60_000), log: () => undefined };

/** Trees of an overlay as plain directories: `dir/` for a directory, `a -> b` for a link. */
function plant(root: string, ...entries: readonly string[]): string {
  mkdirSync(root, { recursive: true });
  for (const entry of entries) {
    const [name = '', target] = entry.split(' -> ');
    const path = join(root, name);
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
    if (target !== undefined) symlinkSync(target, path);
    else if (!name.endsWith('/')) writeFileSync(path, '');
  }
  return root;
}

describe('the changes of a root file system', () => {
  it('are what lies in the upper directory, parents first', async () => {
    using dir = tempDir();
    const upper = plant(join(dir.path, 'u'), 'b/', 'a/x', 'a/y/z', 'l -> /nowhere');
    const changes = await findChanges(OP, upper, upper, []);
    expect(changes).toEqual({ changed: ['a', 'a/x', 'a/y', 'a/y/z', 'b', 'l'], deleted: [] });
  });

  it('tell as deleted what a layer shows and the container does not', async () => {
    using dir = tempDir();
    const lower = plant(join(dir.path, 'l'), 'bin/vi -> busybox', 'bin/busybox', 'etc/a', 'opt/');
    const upper = plant(join(dir.path, 'u'), 'bin/');
    const merged = plant(join(dir.path, 'm'), 'bin/busybox', 'etc/a', 'opt/');
    const changes = await findChanges(OP, upper, merged, [lower]);
    expect(changes).toEqual({ changed: ['bin'], deleted: ['/bin/vi'] });
  });

  it('tell a directory that was deleted and made again by its lost children', async () => {
    using dir = tempDir();
    const first = plant(join(dir.path, '1'), 'd/old', 'd/sub/deep');
    const second = plant(join(dir.path, '2'), 'd/newer');
    const upper = plant(join(dir.path, 'u'), 'd/mine');
    const { changed, deleted } = await findChanges(OP, upper, upper, [second, first]);
    expect(changed).toEqual(['d', 'd/mine']);
    expect(deleted).toEqual(['/d/newer', '/d/old', '/d/sub']);
  });

  it('do not tell a file of a layer as deleted that the container replaced', async () => {
    using dir = tempDir();
    const lower = plant(join(dir.path, 'l'), 'a', 'b/inside');
    const upper = plant(join(dir.path, 'u'), 'a/now-a-directory', 'b');
    const { changed, deleted } = await findChanges(OP, upper, upper, [lower]);
    expect(changed).toEqual(['a', 'a/now-a-directory', 'b']);
    expect(deleted).toEqual([]);
  });

  it('carry names that are not UTF-8', async () => {
    using dir = tempDir();
    const upper = plant(join(dir.path, 'u'));
    writeFileSync(Buffer.concat([Buffer.from(`${upper}/caf`), Buffer.from([0xe9])]), '');
    expect((await findChanges(OP, upper, upper, [])).changed).toEqual(['caf\xe9']);
  });

  it('are read from an overlay and from nothing else', async () => {
    using dir = tempDir();
    const paths = { tar: '/usr/bin/tar' } as never;
    const vfs = { Id: 'x', GraphDriver: { Name: 'vfs', Data: {} } };
    await expect(collectRootfs(OP, { paths }, vfs, dir.path)).rejects.toMatchObject({
      code: 'DUMP_FAILED',
    });
  });
});

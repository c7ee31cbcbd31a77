import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkAheadName,
  checkSetName,
  checkSetSize,
  REQUIRED,
  setNames,
  volumeOf,
} from '../../../src/podman/set.ts';
import { tempDir } from '../../support/temp.ts';

function fill(dir: string, ...more: readonly string[]): void {
  mkdirSync(join(dir, 'checkpoint'));
  mkdirSync(join(dir, 'volumes'));
  for (const name of [...REQUIRED, ...more]) writeFileSync(join(dir, name), '');
}

describe('a set of checkpoint files', () => {
  it('sends descriptions first and memory pages last', async () => {
    using dir = tempDir();
    fill(dir.path, 'checkpoint/pages-1.img', 'checkpoint/core-1.img', 'volumes/v.tar', 'ctr.log');
    expect(await setNames(dir.path)).toEqual([
      'checkpoint/descriptors.json',
      'config.dump',
      'network.status',
      'spec.dump',
      'checkpoint/core-1.img',
      'checkpoint/inventory.img',
      'ctr.log',
      'rootfs-diff.tar',
      'volumes/v.tar',
      'checkpoint/pages-1.img',
    ]);
  });

  it.each(REQUIRED)('is not complete without %s', async (name) => {
    using dir = tempDir();
    mkdirSync(join(dir.path, 'checkpoint'));
    for (const other of REQUIRED) {
      if (other !== name) writeFileSync(join(dir.path, other), '');
    }
    await expect(setNames(dir.path)).rejects.toMatchObject({
      code: 'ARCHIVE_MISSING',
      message: `${name} is missing`,
    });
  });

  it.each(['restore.log', 'checkpoint/dump.log', 'stats-dump', 'config.json', 'checkpoint/.x.img'])(
    'does not hold %s',
    async (name) => {
      using dir = tempDir();
      fill(dir.path, name);
      await expect(setNames(dir.path)).rejects.toMatchObject({ code: 'ARCHIVE_EXTRA' });
    },
  );

  it('holds no links, not even by a good name', async () => {
    using dir = tempDir();
    fill(dir.path);
    symlinkSync('/etc/shadow', join(dir.path, 'ctr.log'));
    await expect(setNames(dir.path)).rejects.toMatchObject({ code: 'ARCHIVE_ENTRY_TYPE' });
  });

  it.each(['checkpoint', 'volumes'])('holds no link called %s', async (name) => {
    using dir = tempDir();
    symlinkSync('/etc', join(dir.path, name));
    await expect(setNames(dir.path)).rejects.toMatchObject({ code: 'ARCHIVE_EXTRA' });
  });

  it.each(['../../etc/x', '/etc/x', 'checkpoint/../x.img', 'volumes/../../x.tar', ''])(
    'refuses the name %j as a path',
    (name) => {
      expect(() => checkSetName(name)).toThrow(expect.objectContaining({ code: 'ARCHIVE_PATH' }));
    },
  );

  it.each([
    'volumes/-rf.tar',
    'volumes/a/b.tar',
    'checkpoint/a\nb.img',
    'checkpoint/pages-1.img/',
    'config.dump\0',
    'checkpoint/core-1.img.gz',
    'Config.dump',
  ])('refuses the name %j', (name) => {
    expect(() => checkSetName(name)).toThrow(expect.objectContaining({ code: 'ARCHIVE_EXTRA' }));
  });

  it('takes the limit of a description and not one byte more', async () => {
    const limit = 4 * 1024 * 1024;
    expect(() => checkSetSize('spec.dump', limit)).not.toThrow();
    using dir = tempDir();
    fill(dir.path);
    truncateSync(join(dir.path, 'spec.dump'), limit + 1);
    await expect(setNames(dir.path)).rejects.toMatchObject({ code: 'LIMIT_SIZE' });
  });

  it('may be preceded by the root file system and the volumes of the container', () => {
    for (const name of ['rootfs-diff.tar', 'volumes/v.tar']) {
      expect(() => checkAheadName(name, ['v'])).not.toThrow();
    }
    for (const name of ['volumes/w.tar', 'volumes/v.kept', 'rootfs-diff.kept', 'spec.dump']) {
      expect(() => checkAheadName(name, ['v'])).toThrow(
        expect.objectContaining({ code: 'ARCHIVE_EXTRA' }),
      );
    }
  });

  it('knows the volume a file is the content of', () => {
    expect(volumeOf('volumes/data.v1.tar')).toBe('data.v1');
    expect(volumeOf('rootfs-diff.tar')).toBeUndefined();
  });
});

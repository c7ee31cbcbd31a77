import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openIfThere, unpackPodmanExport } from '../../../src/podman/archive.ts';
import { paxEntry, rawEntry, writeTar } from '../../support/tar-bytes.ts';
import { tempDir } from '../../support/temp.ts';

const OP = { id: 'test', signal: AbortSignal.timeout(60_000), log: () => undefined };

/** Unpacks an export of these parts into a set that CRIU has begun, and lists what is there. */
async function unpacked(dir: string, ...parts: Buffer[]): Promise<string[]> {
  const set = join(dir, 'set');
  mkdirSync(join(set, 'checkpoint'), { recursive: true });
  await unpackPodmanExport(OP, await writeTar(join(dir, 'podman.tar'), ...parts), set);
  return readdirSync(set, { recursive: true, encoding: 'utf8' }).sort();
}

async function refusal(...parts: Buffer[]): Promise<string> {
  using dir = tempDir();
  return await unpacked(dir.path, ...parts).then(
    () => 'accepted',
    (error: { code: string }) => {
      // Whatever was wrong, nothing was written beside the set.
      expect(readdirSync(dir.path).sort()).toEqual(['podman.tar', 'set']);
      return error.code;
    },
  );
}

describe("podman's export", () => {
  it('becomes the files of a set, readable by root only', async () => {
    using dir = tempDir();
    const names = await unpacked(
      dir.path,
      rawEntry({ name: 'artifacts/', type: '5' }),
      rawEntry({ name: 'config.dump', body: '{}', mode: '0000644\0' }),
      rawEntry({ name: 'stats-dump', body: 'x' }),
      rawEntry({ name: 'ctr.log', body: 'l'.repeat(1_000) }),
      rawEntry({ name: 'checkpoint/', type: '5' }),
      paxEntry({ 'SCHILY.xattr.security.selinux': 'system_u:object_r:x:s0\0' }),
      rawEntry({ name: 'checkpoint/descriptors.json', body: '[]' }),
    );
    expect(names).toEqual(['checkpoint', 'checkpoint/descriptors.json', 'config.dump', 'ctr.log']);
    expect(readFileSync(join(dir.path, 'set/ctr.log'), 'utf8')).toBe('l'.repeat(1_000));
    expect(statSync(join(dir.path, 'set/config.dump')).mode & 0o777).toBe(0o600);
  });

  it.each(['../../etc/x', '/etc/x', 'checkpoint/../x', './config.dump', 'checkpoint//x.img'])(
    'may not hold %s',
    async (name) => {
      expect(await refusal(rawEntry({ name }))).toBe('ARCHIVE_PATH');
    },
  );

  it.each([
    ['a log that is a link', { name: 'ctr.log', type: '2', link: '/etc/shadow' }],
    ['a hard link', { name: 'ctr.log', type: '1', link: 'config.dump' }],
    ['a link for the images', { name: 'checkpoint', type: '2', link: '/var' }],
    ['a FIFO', { name: 'checkpoint/inventory.img', type: '6' }],
    ['a device', { name: 'spec.dump', type: '3' }],
  ])('may not hold %s', async (_, entry) => {
    expect(await refusal(rawEntry(entry))).toBe('ARCHIVE_ENTRY_TYPE');
  });

  it.each([
    'restore.log',
    'dump.log',
    'config.json',
    'stats-restore',
    'checkpoint/x.sh',
    'volumes/',
  ])('may not hold %s', async (name) => {
    const type = name.endsWith('/') ? '5' : '0';
    expect(await refusal(rawEntry({ name, type }))).toBe('ARCHIVE_EXTRA');
  });

  it('may not hold a file twice, nor one that CRIU wrote itself', async () => {
    const one = rawEntry({ name: 'spec.dump' });
    expect(await refusal(one, one)).toBe('ARCHIVE_DUPLICATE');
    using dir = tempDir();
    const image = rawEntry({ name: 'checkpoint/core-1.img' });
    mkdirSync(join(dir.path, 'set/checkpoint'), { recursive: true });
    symlinkSync('/canary', join(dir.path, 'set/checkpoint/core-1.img'));
    await expect(unpacked(dir.path, image)).rejects.toMatchObject({ code: 'ARCHIVE_DUPLICATE' });
    expect(existsSync('/canary')).toBe(false);
  });

  it('may not describe itself in more than 4 MiB', async () => {
    const body = ' '.repeat(4 * 1024 * 1024 + 1);
    expect(await refusal(rawEntry({ name: 'spec.dump', body }))).toBe('LIMIT_SIZE');
  });

  it('may not be compressed: what unpacks to more than it is has no place here', async () => {
    using dir = tempDir();
    const bomb = gzipSync(Buffer.alloc(1024 * 1024));
    await expect(unpacked(dir.path, bomb)).rejects.toMatchObject({ code: 'ARCHIVE_MALFORMED' });
  });
});

describe('a file of a set', () => {
  it('is a regular file: links and directories are refused, a missing one is told', async () => {
    using dir = tempDir();
    symlinkSync('/etc/shadow', join(dir.path, 'ctr.log'));
    mkdirSync(join(dir.path, 'spec.dump'));
    for (const name of ['ctr.log', 'spec.dump']) {
      await expect(openIfThere(dir.path, name)).rejects.toMatchObject({
        code: 'ARCHIVE_ENTRY_TYPE',
      });
    }
    expect(await openIfThere(dir.path, 'absent')).toBeUndefined();
  });
});

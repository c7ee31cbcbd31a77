import { open } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileSink, readTar } from '../../../src/podman/tar.ts';
import {
  FILTER_LIMITS,
  type FilterPolicy,
  filterInto,
  measure,
} from '../../../src/podman/tar-filter.ts';
import { paxEntry, type RawEntry, rawEntry, writeTar } from '../../support/tar-bytes.ts';
import { tempDir } from '../../support/temp.ts';

const OP = { id: 'test', signal: AbortSignal.timeout(60_000), log: () => undefined };
const POLICY: FilterPolicy = { what: 'rootfs-diff.tar', privileges: true, ...FILTER_LIMITS };

/** Filters an archive of these parts; the names, kinds and links that came out. */
async function filtered(parts: readonly Buffer[], policy = POLICY): Promise<string[]> {
  using dir = tempDir();
  await using file = await open(await writeTar(`${dir.path}/in`, ...parts));
  const { size } = await measure(OP, file, policy);
  {
    await using sink = await FileSink.create(`${dir.path}/out`);
    await filterInto(OP, file, policy, sink);
    await sink.flush();
  }
  await using out = await open(`${dir.path}/out`);
  expect((await out.stat()).size).toBe(size);
  const entries = await Array.fromAsync(readTar(out, { longNames: true }));
  return entries.map(({ name, kind, link }) => [kind, name, link].join(' ').trim());
}

const dirEntry = (name: string, more: RawEntry = {}) =>
  rawEntry({ name: `${name}/`, type: '5', ...more });
const refusal = async (...parts: Buffer[]) =>
  await filtered(parts).then(
    () => 'accepted',
    (error: { code: string }) => error.code,
  );

describe('the filter of container files', () => {
  it('passes what a container may have', async () => {
    const parts = [
      dirEntry('.'),
      dirEntry('etc'),
      rawEntry({ name: 'etc/passwd', body: 'root', mode: '0004755\0' }),
      rawEntry({ name: 'etc/again', type: '1', link: 'etc/passwd' }),
      rawEntry({ name: 'abs', type: '2', link: '/etc/passwd' }),
      rawEntry({ name: 'up', type: '2', link: '../../../../etc/passwd' }),
      rawEntry({ name: 'pipe', type: '6' }),
      paxEntry({ 'SCHILY.xattr.user.a': 'b', 'SCHILY.xattr.security.capability': '\x01\0\0\x02' }),
      rawEntry({ name: 'ping' }),
    ];
    expect(await filtered(parts)).toEqual([
      'directory .',
      'directory etc',
      'file etc/passwd',
      'hardlink etc/again etc/passwd',
      'symlink abs /etc/passwd',
      'symlink up ../../../../etc/passwd',
      'fifo pipe',
      'file ping',
    ]);
  });

  it('takes names that begin with ./ as the names they are', async () => {
    const link = rawEntry({ name: './y', type: '1', link: './d/x' });
    const parts = [dirEntry('./d'), rawEntry({ name: './d/x' }), link];
    expect(await filtered(parts)).toEqual(['directory d', 'file d/x', 'hardlink y d/x']);
    expect(await refusal(rawEntry({ name: 'x' }), rawEntry({ name: './x' }))).toBe(
      'ARCHIVE_DUPLICATE',
    );
  });

  it.each(['/etc/x', '../x', 'a/../x', '.', '..', './.', '././x', '', 'x/'])(
    'refuses the name %j',
    async (name) => {
      expect(await refusal(dirEntry('a'), rawEntry({ name }))).toBe('ARCHIVE_PATH');
    },
  );

  it('refuses a name longer than a path can be', async () => {
    const deep = `${'d/'.repeat(2_100)}x`;
    expect(await refusal(paxEntry({ path: deep }), rawEntry({}))).toBe('ARCHIVE_PATH');
    expect(await refusal(paxEntry({ path: 'n'.repeat(256) }), rawEntry({}))).toBe('ARCHIVE_PATH');
  });

  it('never writes through a symbolic link that the archive brought', async () => {
    const link = rawEntry({ name: 'a', type: '2', link: '/etc' });
    expect(await refusal(link, rawEntry({ name: 'a/passwd' }))).toBe('DIFF_FORBIDDEN');
  });

  it('never writes through a symbolic link that the image may have: directories come along', async () => {
    expect(await refusal(rawEntry({ name: 'var/run/x' }))).toBe('DIFF_FORBIDDEN');
    expect(await refusal(dirEntry('var'), rawEntry({ name: 'var/run/x' }))).toBe('DIFF_FORBIDDEN');
  });

  it.each(['/etc/passwd', '../passwd', 'absent', 'd'])(
    'refuses a hard link to %s',
    async (link) => {
      const hard = rawEntry({ name: 'h', type: '1', link });
      expect(await refusal(dirEntry('d'), hard)).toBe('DIFF_FORBIDDEN');
    },
  );

  it('makes a second name of a symbolic link a link of its own', async () => {
    const parts = [
      rawEntry({ name: 's', type: '2', link: '/etc/shadow' }),
      rawEntry({ name: 'h', type: '1', link: 's' }),
    ];
    expect(await filtered(parts)).toEqual(['symlink s /etc/shadow', 'symlink h /etc/shadow']);
  });

  it('refuses a name twice, also a directory that comes back as a link', async () => {
    expect(await refusal(rawEntry({}), rawEntry({}))).toBe('ARCHIVE_DUPLICATE');
    const link = rawEntry({ name: 'd', type: '2', link: '/' });
    expect(await refusal(dirEntry('d'), link)).toBe('ARCHIVE_DUPLICATE');
  });

  it.each(['3', '4'])('refuses a device (type %s)', async (type) => {
    expect(await refusal(rawEntry({ type }))).toBe('DIFF_FORBIDDEN');
  });

  it.each(['security.selinux', 'trusted.overlay.opaque', 'security.ima', 'system.nfs4_acl'])(
    'refuses the attribute %s',
    async (name) => {
      const pax = paxEntry({ [`SCHILY.xattr.${name}`]: 'y' });
      expect(await refusal(pax, rawEntry({}))).toBe('DIFF_FORBIDDEN');
    },
  );

  it('refuses privileges of files when the policy says so', async () => {
    const policy = { ...POLICY, privileges: false };
    const capability = paxEntry({ 'SCHILY.xattr.security.capability': 'x' });
    for (const parts of [
      [rawEntry({ mode: '0004755\0' })],
      [rawEntry({ mode: '0002755\0' })],
      [capability, rawEntry({})],
    ]) {
      await expect(filtered(parts, policy)).rejects.toMatchObject({ code: 'DIFF_FORBIDDEN' });
    }
    expect(await filtered([dirEntry('g', { mode: '0002755\0' })], policy)).toEqual(['directory g']);
  });

  it('takes as many entries and bytes as allowed, and not one more', async () => {
    const parts = [rawEntry({ name: 'a', body: '123' }), rawEntry({ name: 'b', body: '4' })];
    expect(await filtered(parts, { ...POLICY, entries: 2, bytes: 4 })).toHaveLength(2);
    await expect(filtered(parts, { ...POLICY, entries: 1 })).rejects.toMatchObject({
      code: 'LIMIT_ENTRIES',
    });
    await expect(filtered(parts, { ...POLICY, bytes: 3 })).rejects.toMatchObject({
      code: 'LIMIT_SIZE',
    });
  });

  it('lets no path out through a link, in whatever order entries come', async () => {
    const name = fc.constantFrom('a', 'b', 'a/b', 'a/b/c', 'b/a', '../a', '/a', 'a/../b');
    const entry = fc
      .record({ name, type: fc.constantFrom('0', '1', '2', '5', '6'), link: name })
      .map(({ type, link, ...rest }) =>
        rawEntry({ ...rest, type, link: type === '1' || type === '2' ? link : '' }),
      );
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 6 }), async (parts) => {
        const out = await filtered(parts).catch(() => []);
        const directories = new Set(['']);
        const files = new Set<string>();
        for (const line of out) {
          const [kind = '', path = '', link = ''] = line.split(' ');
          expect(directories).toContain(
            path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '',
          );
          if (kind === 'hardlink') expect(files).toContain(link);
          if (kind === 'directory') directories.add(path);
          if (kind === 'file' || kind === 'hardlink') files.add(path);
        }
      }),
      { numRuns: 300 },
    );
  });
});

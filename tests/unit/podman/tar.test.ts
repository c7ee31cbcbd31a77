import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodedSize,
  FileSink,
  type FoundEntry,
  readTar,
  shown,
  type TarEntry,
  TarWriter,
} from '../../../src/podman/tar.ts';
import { paxEntry, type RawEntry, rawEntry, TAR_TAIL, writeTar } from '../../support/tar-bytes.ts';
import { tempDir } from '../../support/temp.ts';

async function read(path: string, longNames = true): Promise<FoundEntry[]> {
  await using file = await open(path);
  return await Array.fromAsync(readTar(file, { longNames }));
}

const raw = async (dir: string, ...parts: Buffer[]) =>
  await read(await writeTar(`${dir}/t`, ...parts));

describe('the tar reader', () => {
  it('gives back what the writer was given, whatever the bytes of names and attributes', async () => {
    const component = fc
      .string({
        unit: fc.integer({ min: 1, max: 255 }).map((n) => String.fromCharCode(n)),
        minLength: 1,
        maxLength: 150,
      })
      .map((name) => name.replaceAll('/', '_'));
    const entry = fc.record({
      name: fc.array(component, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
      mode: fc.integer({ min: 0, max: 0o7777 }),
      uid: fc.integer({ min: 0, max: 0xffff_fffe }),
      gid: fc.integer({ min: 0, max: 0xffff_fffe }),
      mtime: fc.constantFrom('0', '1795254551', '1795254551.380003953', '-5', '99999999999'),
      xattrs: fc.dictionary(
        fc.constantFrom('user.a', 'user.b=c', 'user.100%', 'security.capability'),
        fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((n) => String.fromCharCode(n)) }),
      ),
      body: fc.uint8Array({ maxLength: 1_200 }),
      kind: fc.constantFrom('file', 'directory', 'symlink', 'fifo'),
    });
    using dir = tempDir();
    let n = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 4 }), async (entries) => {
        const path = join(dir.path, `${n++}`);
        const wanted = entries.map(
          (one): TarEntry => ({
            name: one.name,
            kind: one.kind as TarEntry['kind'],
            mode: one.mode,
            uid: one.uid,
            gid: one.gid,
            mtime: one.mtime,
            size: one.kind === 'file' ? one.body.length : 0,
            link: one.kind === 'symlink' ? `${one.name}x` : '',
            xattrs: new Map(Object.entries(one.xattrs)),
          }),
        );
        let size = 1024;
        {
          await using sink = await FileSink.create(path);
          const out = new TarWriter(sink);
          for (const [i, head] of wanted.entries()) {
            size += encodedSize(head);
            await out.head(head);
            if (head.size > 0) await out.write(Buffer.from(entries[i]?.body ?? []));
          }
          await out.end();
          await sink.flush();
        }
        const bytes = await readFile(path);
        expect(bytes.length).toBe(size);
        const found = await read(path);
        expect(found.map(({ at: _, ...rest }) => rest)).toEqual(wanted);
        for (const [i, { at, size: length }] of found.entries()) {
          const body =
            wanted[i]?.kind === 'file' ? Buffer.from(entries[i]?.body ?? []) : Buffer.of();
          expect(bytes.subarray(at, at + length).equals(body)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('agrees with GNU tar on what GNU tar wrote', async () => {
    using dir = tempDir();
    mkdirSync(join(dir.path, 'in', 'd'.repeat(120)), { recursive: true, mode: 0o751 });
    writeFileSync(join(dir.path, 'in', 'plain'), 'twelve bytes', { mode: 0o640 });
    symlinkSync('nowhere/at/all', join(dir.path, 'in', 'link'));
    const path = join(dir.path, 't');
    const sorted = ['--format=posix', '--sort=name', '-C', join(dir.path, 'in'), '-cf', path, '.'];
    execFileSync('tar', sorted);
    const entries = await read(path);
    expect(entries.map(({ name, kind, size }) => [name, kind, size])).toEqual([
      ['.', 'directory', 0],
      [`./${'d'.repeat(120)}`, 'directory', 0],
      ['./link', 'symlink', 0],
      ['./plain', 'file', 12],
    ]);
    expect(entries[3]).toMatchObject({ mode: 0o640 });
  });

  it('writes what GNU tar reads', async () => {
    using dir = tempDir();
    const path = join(dir.path, 't');
    const name = `${'long/'.repeat(30)}caf\xe9`;
    {
      await using sink = await FileSink.create(path);
      const out = new TarWriter(sink);
      const head = {
        kind: 'file',
        mode: 0o4755,
        uid: 70_000_000,
        gid: 3,
        mtime: '12.5',
        link: '',
      } as const;
      await out.head({ ...head, name, size: 3, xattrs: new Map([['user.k', '\0\xff']]) });
      await out.write(Buffer.from('abc'));
      await out.end();
      await sink.flush();
    }
    const listed = execFileSync('tar', [
      '--numeric-owner',
      '--full-time',
      '--quoting-style=literal',
      '--utc',
      '-tvf',
      path,
    ]);
    expect(listed.toString('latin1').trim()).toBe(
      `-rwsr-xr-x 70000000/3        3 1970-01-01 00:00:12.5 ${name}`,
    );
  });

  it.each<[string, RawEntry]>([
    ['a negative size', { size: '-0000000001\0' }],
    ['a size that is no number', { size: '9999999zz99\0' }],
    ['a base-256 size', { size: '\x80\0\0\0\x7f\xff\xff\xff\xff\xff\xff\xff' }],
    ['a wrong checksum', { checksum: '000001\0 ' }],
    ['an old GNU header', { magic: 'ustar  \0' }],
    ['no magic', { magic: '\0\0\0\0\0\0\0\0' }],
    ['a directory with content', { type: '5', body: 'x' }],
    ['a link without target', { type: '2' }],
    ['a file with a link target', { link: 'b' }],
    ['bytes in the padding', { body: 'x', padding: Buffer.alloc(511, 1) }],
    ['content that is cut off', { size: '00077777777\0' }],
  ])('refuses %s as ARCHIVE_MALFORMED', async (_, entry) => {
    using dir = tempDir();
    await expect(raw(dir.path, rawEntry(entry))).rejects.toMatchObject({
      code: 'ARCHIVE_MALFORMED',
    });
  });

  it.each([
    ['gnu-long-name', 'L'],
    ['gnu-long-link', 'K'],
    ['sparse', 'S'],
    ['global pax', 'g'],
    ['contiguous', '7'],
    ['pre-POSIX file', '\0'],
    ['unknown', 'Z'],
  ])('refuses an entry of kind %s as ARCHIVE_ENTRY_TYPE', async (_, type) => {
    using dir = tempDir();
    await expect(raw(dir.path, rawEntry({ type }))).rejects.toMatchObject({
      code: 'ARCHIVE_ENTRY_TYPE',
    });
  });

  it.each([
    ['GNU.sparse.major', '1'],
    ['SUN.holesdata', '1'],
    ['comment', 'x'],
  ])('refuses the pax record %s', async (key, value) => {
    using dir = tempDir();
    await expect(raw(dir.path, paxEntry({ [key]: value }), rawEntry({}))).rejects.toMatchObject({
      code: 'ARCHIVE_ENTRY_TYPE',
    });
  });

  it.each([
    ['size', '-1'],
    ['size', '9007199254740993'],
    ['uid', '4294967295'],
    ['path', 'a\0b'],
    ['mtime', 'yesterday'],
  ])('refuses the pax record %s=%j as malformed', async (key, value) => {
    using dir = tempDir();
    await expect(raw(dir.path, paxEntry({ [key]: value }), rawEntry({}))).rejects.toMatchObject({
      code: 'ARCHIVE_MALFORMED',
    });
  });

  it.each(['path', 'size', 'linkpath', 'uid'])(
    'takes no %s from a pax record where names are short',
    async (key) => {
      using dir = tempDir();
      const path = await writeTar(`${dir.path}/t`, paxEntry({ [key]: '1' }), rawEntry({}));
      await expect(read(path, false)).rejects.toMatchObject({ code: 'ARCHIVE_ENTRY_TYPE' });
    },
  );

  it('refuses two pax headers for one entry, and one for none', async () => {
    using dir = tempDir();
    const pax = paxEntry({ mtime: '1' });
    await expect(raw(dir.path, pax, pax, rawEntry({}))).rejects.toThrow('two pax headers');
    await expect(raw(dir.path, pax)).rejects.toThrow('nothing after it');
  });

  it('refuses an archive without its end, with bytes after it, or cut in a header', async () => {
    using dir = tempDir();
    const path = join(dir.path, 'cut');
    const one = rawEntry({ body: 'x' });
    for (const bytes of [
      one,
      Buffer.concat([one, Buffer.alloc(512)]),
      Buffer.concat([one, TAR_TAIL, Buffer.from('x'.padEnd(512))]),
      Buffer.concat([one, TAR_TAIL, Buffer.alloc(100)]),
      Buffer.concat([one, TAR_TAIL.subarray(512), one]),
      one.subarray(0, 700),
      one.subarray(0, 100),
      Buffer.alloc(0),
    ]) {
      writeFileSync(path, bytes);
      await expect(read(path)).rejects.toMatchObject({ code: 'ARCHIVE_MALFORMED' });
    }
  });

  it('ends with entries or a typed failure on any bytes', async () => {
    using dir = tempDir();
    const path = join(dir.path, 'any');
    const good = Buffer.concat([
      paxEntry({ path: 'x'.repeat(200), 'SCHILY.xattr.user.a': 'v' }),
      rawEntry({ body: 'hello' }),
      rawEntry({ name: 'd/', type: '5' }),
      rawEntry({ name: 'l', type: '2', link: 'a' }),
      TAR_TAIL,
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (changes) => {
          const bytes = Buffer.from(good);
          for (const [at, value] of changes) bytes[at] = value;
          writeFileSync(path, bytes);
          try {
            for (const entry of await read(path)) {
              expect(entry.at + entry.size).toBeLessThanOrEqual(bytes.length);
            }
          } catch (error) {
            expect(error).toMatchObject({
              name: 'Fault',
              code: expect.stringMatching(/^ARCHIVE_/),
            });
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('the tar writer', () => {
  it('refuses more or less content than it announced', async () => {
    using dir = tempDir();
    await using sink = await FileSink.create(join(dir.path, 't'));
    const head: TarEntry = {
      name: 'a',
      kind: 'file',
      mode: 0,
      uid: 0,
      gid: 0,
      size: 2,
      mtime: '0',
      link: '',
      xattrs: new Map(),
    };
    const out = new TarWriter(sink);
    await out.head(head);
    await expect(out.end()).rejects.toThrow('less content');
    await expect(out.write(Buffer.alloc(3))).rejects.toThrow('more content');
  });

  it('never writes over a file that is there', async () => {
    using dir = tempDir();
    writeFileSync(join(dir.path, 't'), 'mine');
    await expect(FileSink.create(join(dir.path, 't'))).rejects.toMatchObject({ code: 'EEXIST' });
  });
});

describe('a name in a message', () => {
  it('cannot steer a terminal', () => {
    const text = shown(Buffer.from('a\u001b[2J\n\u202e\u009bz').toString('latin1'));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});

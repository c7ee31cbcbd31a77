import { open } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { deletedFiles } from '../../../src/podman/deleted-files.ts';
import { type Contents, FILTER_LIMITS, measure } from '../../../src/podman/tar-filter.ts';
import { rawEntry, writeTar } from '../../support/tar-bytes.ts';
import { tempDir } from '../../support/temp.ts';

const OP = { id: 'test', signal: AbortSignal.timeout(60_000), log: () => undefined };
const json = (names: unknown) => Buffer.from(JSON.stringify(names));
const list = (...names: unknown[]) => json(names);

describe('the list of deleted files', () => {
  let contents: Contents;
  beforeAll(async () => {
    using dir = tempDir();
    const parts = [
      rawEntry({ name: 'bin/', type: '5' }),
      rawEntry({ name: 'bin/new' }),
      rawEntry({ name: 'var/', type: '5' }),
      rawEntry({ name: 'var/run', type: '2', link: '/run' }),
    ];
    await using file = await open(await writeTar(`${dir.path}/t`, ...parts));
    const policy = { what: 'rootfs-diff.tar', privileges: true, ...FILTER_LIMITS };
    contents = (await measure(OP, file, policy)).contents;
  });

  it('may name what lay in a changed directory, or in the root', () => {
    const names = ['/bin/vi', '/café', '/bin/a b\nc'];
    expect(deletedFiles(list(...names, '/bin/vi'), contents)).toEqual(names);
  });

  it.each([
    '../../../tmp/d',
    '/../tmp/d',
    '/bin/../../tmp/d',
    '/',
    '',
    'bin/vi',
    '//bin/vi',
    '/bin/',
    '/bin/./vi',
    7,
    null,
  ])('may not name %j', (name) => {
    expect(() => deletedFiles(list(name), contents)).toThrow(
      expect.objectContaining({ code: 'SPEC_PATH_ESCAPE' }),
    );
  });

  it('may not reach through a symbolic link, of the changes or of the image', () => {
    for (const name of ['/var/run/podman', '/etc/shadow', '/bin/sub/x']) {
      expect(() => deletedFiles(list(name), contents)).toThrow('lies in an unchanged directory');
    }
  });

  it('may not undo a change', () => {
    for (const name of ['/bin/new', '/bin', '/var/run']) {
      expect(() => deletedFiles(list(name), contents)).toThrow('is among the changed files');
    }
  });

  it('is a list', () => {
    for (const value of [{}, 'x', null, 1]) {
      expect(() => deletedFiles(json(value), contents)).toThrow('is not a list');
    }
    expect(() => deletedFiles(list('/a', ['/b']), contents)).toThrow('is no path');
  });

  it('has at most a million names', () => {
    const most = new Array<string>(1_000_000).fill('/x');
    expect(deletedFiles(json(most), contents)).toEqual(['/x']);
    expect(() => deletedFiles(json([...most, '/x']), contents)).toThrow(
      expect.objectContaining({ code: 'LIMIT_ENTRIES' }),
    );
  });
});

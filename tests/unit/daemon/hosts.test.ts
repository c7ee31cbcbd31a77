import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HostStore } from '../../../src/daemon/hosts.ts';
import { tempDir } from '../../support/temp.ts';

const host = (name: string, letter = name[0] ?? 'x') => ({
  name,
  address: `${name}:7787`,
  fingerprint: `SHA256:${letter.repeat(43)}`,
  id: '0123456789abcdef'.repeat(2),
});

describe('the hosts file', () => {
  it('gives back after a restart what was added, dots and all', async () => {
    using dir = tempDir();
    const file = join(dir.path, 'etc', 'hosts.toml');
    const store = await HostStore.open(file);
    await Promise.all([
      store.add(host('beta')),
      store.add(host('a.b-c')),
      store.add(host('gamma')),
    ]);
    await store.remove('beta');
    const again = await HostStore.open(file);
    expect(again.all()).toEqual([host('a.b-c'), host('gamma')]);
    expect(again.byName('gamma')).toEqual(host('gamma'));
    expect(again.byFingerprint(`SHA256:${'a'.repeat(43)}`)?.name).toBe('a.b-c');
    expect(again.byName('constructor')).toBeUndefined();
  });

  it('is private and leaves nothing beside it', async () => {
    using dir = tempDir();
    const file = join(dir.path, 'hosts.toml');
    await (await HostStore.open(file)).add(host('beta'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir.path)).toEqual(['hosts.toml']);
  });

  it('replaces a host of the same name and refuses a second name for one key', async () => {
    using dir = tempDir();
    const store = await HostStore.open(join(dir.path, 'hosts.toml'));
    await store.add(host('beta'));
    await store.add(host('beta', 'z'));
    expect(store.all()).toEqual([host('beta', 'z')]);
    await expect(store.add(host('other', 'z'))).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining('pinned already as beta'),
    });
    await expect(store.remove('other')).rejects.toMatchObject({ code: 'NO_SUCH_HOST' });
  });

  it('tells its listeners of every change, until they leave', async () => {
    using dir = tempDir();
    const store = await HostStore.open(join(dir.path, 'hosts.toml'));
    let heard = 0;
    const listening = store.onChange(() => {
      heard += 1;
    });
    await store.add(host('beta'));
    await store.reload();
    listening[Symbol.dispose]();
    await store.remove('beta');
    expect(heard).toBe(2);
  });

  it('keeps what it knew when a reload finds nonsense', async () => {
    using dir = tempDir();
    const file = join(dir.path, 'hosts.toml');
    const store = await HostStore.open(file);
    await store.add(host('beta'));
    writeFileSync(file, '[hosts.beta]\naddress = "x y"\n');
    await expect(store.reload()).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    expect(store.all()).toEqual([host('beta')]);
  });

  const table = (name: string, more = '') =>
    `[hosts.${name}]\naddress = "h"\nfingerprint = "SHA256:${'q'.repeat(43)}"\nid = "${'0'.repeat(32)}"\n${more}`;
  it.each([
    ['a key that is unknown', table('beta', 'key = "x"'), ':5:1: unknown key hosts.beta.key'],
    ['a name with a slash', table('"a/b"'), ':1:2: hosts.a/b: '],
    ['two hosts with one key', table('a') + table('b'), 'a and b have the same key'],
  ])('refuses %s', async (_what, text, message) => {
    using dir = tempDir();
    const file = join(dir.path, 'hosts.toml');
    writeFileSync(file, text, { mode: 0o600 });
    await expect(HostStore.open(file)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining(message),
    });
  });

  it('is refused when others may write it', async () => {
    using dir = tempDir();
    const file = join(dir.path, 'hosts.toml');
    await (await HostStore.open(file)).add(host('beta'));
    chmodSync(file, 0o620);
    await expect(HostStore.open(file)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    expect(readFileSync(file, 'utf8')).toContain('[hosts."beta"]');
  });
});

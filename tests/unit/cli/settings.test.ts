import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSettings } from '../../../src/cli/settings.ts';

const dir = mkdtempSync(join(tmpdir(), 'ckpt-settings-'));
const system = join(dir, 'system.toml');
const user = join(dir, 'ckpt', 'ckpt.toml');
const env = { XDG_CONFIG_HOME: dir };
mkdirSync(join(dir, 'ckpt'));
afterAll(() => rmSync(dir, { recursive: true }));
beforeEach(() => {
  writeFileSync(system, '');
  writeFileSync(user, '');
});

describe('settings', () => {
  it('are those of the installation when nobody says anything', async () => {
    expect(await loadSettings({}, {}, '/nonexistent/ckpt.toml')).toEqual({
      socket: '/run/ckpt/ckpt.sock',
      socketIsFlag: false,
      to: '',
      json: false,
      slowness: 1,
    });
  });

  it('come from the flag before the environment before the user before the system', async () => {
    writeFileSync(system, 'socket = "/system"\nto = "a"\njson = true\nslowness = 9\n');
    expect(await loadSettings({}, env, system)).toMatchObject({ socket: '/system', to: 'a' });
    writeFileSync(user, 'socket = "/user"\n');
    expect(await loadSettings({}, env, system)).toMatchObject({
      socket: '/user',
      to: 'a',
      slowness: 9,
    });
    const withEnv = { ...env, CKPT_SOCKET: '/env' };
    expect(await loadSettings({}, withEnv, system)).toMatchObject({ socket: '/env', json: true });
    expect(await loadSettings({ socket: '/flag' }, withEnv, system)).toMatchObject({
      socket: '/flag',
      socketIsFlag: true,
    });
  });

  it('ignore a relative XDG_CONFIG_HOME and look below HOME', async () => {
    mkdirSync(join(dir, '.config', 'ckpt'), { recursive: true });
    writeFileSync(join(dir, '.config', 'ckpt', 'ckpt.toml'), 'to = "home"\n');
    const found = await loadSettings({}, { XDG_CONFIG_HOME: 'x', HOME: dir }, system);
    expect(found.to).toBe('home');
  });

  it.each([
    ['a number that is none of it', 'slowness = 0\n', ':1: slowness must be 1 to 100'],
    ['an unknown key', 'to = "a"\n\nsockt = "/x"\n', ':3: unknown key sockt'],
    ['a table', '[daemon]\nx = 1\n', ':1: unknown key daemon'],
    ['a wrong type', '\njson = "yes"\n', ':2: json must be a boolean'],
    ['broken TOML', 'to = "a"\nto = =\n', ':2: '],
  ])('refuse %s and name file and line', async (_what, text, message) => {
    writeFileSync(user, text);
    await expect(loadSettings({}, env, system)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining(user + message),
    });
  });

  it('refuse a socket path that the kernel could not take', async () => {
    const socket = `/${'s'.repeat(107)}`;
    await expect(loadSettings({ socket }, {}, system)).rejects.toMatchObject({ code: 'USAGE' });
    await expect(loadSettings({ socket: socket.slice(0, 107) }, {}, system)).resolves.toBeDefined();
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CONFIG_SCHEMA, loadConfig, parseConfig } from '../../../src/daemon/config.ts';

const parse = (text: string) => parseConfig('/etc/x.toml', text);
const mistake = (text: string) => {
  try {
    parse(text);
    return 'accepted';
  } catch (error) {
    expect(error).toMatchObject({ name: 'Fault', code: 'CONFIG_INVALID' });
    return (error as Error).message;
  }
};

describe('the configuration', () => {
  it('is complete when the file is empty', () => {
    const config = parse('');
    expect(config.operator).toEqual({ socket: '/run/ckpt/ckpt.sock', mode: '0660', group: 'ckpt' });
    expect(config.reader.socket).toBe('/run/ckpt/ckpt-ro.sock');
    expect(config.peer.listen).toEqual(['[::]:7787']);
    expect(config.migrate.freeze_budget_ms).toBe(30_000);
    expect(config.paths.criu).toBeUndefined();
  });

  it('puts the sockets where run_dir is, unless they are named', () => {
    const config = parse('[paths]\nrun_dir = "/r//d/"\n[reader]\nsocket = "/x/y"\n');
    expect([config.operator.socket, config.reader.socket]).toEqual(['/r/d/ckpt.sock', '/x/y']);
  });

  it.each([
    ['[paths]\n\n  stat_dir = "/x"\n', '/etc/x.toml:3:3: unknown key paths.stat_dir'],
    ['[nonsense]\na = 1\n', '/etc/x.toml:1:2: unknown key nonsense'],
    ['top = 1', '/etc/x.toml:1:1: unknown key top'],
    ['[migrate]\nfreeze_budget_ms = "30s"\n', '/etc/x.toml:2:1: migrate.freeze_budget_ms: '],
    ['[migrate]\nfreeze_budget_ms = 1.5\n', '/etc/x.toml:2:1: migrate.freeze_budget_ms: '],
    ['[migrate]\nfreeze_budget_ms = -1\n', '/etc/x.toml:2:1: migrate.freeze_budget_ms: '],
    ['migrate.stream_only = 1', '/etc/x.toml:1:1: migrate.stream_only: '],
    ['paths = { criu = "bin/criu" }', '/etc/x.toml:1:11: paths.criu: must be an absolute path'],
    ['[paths]\ncriu = "/a\\u0000b"', '/etc/x.toml:2:1: paths.criu: must be an absolute path'],
    ['[operator]\nmode = 660', '/etc/x.toml:2:1: operator.mode: '],
    ['[operator]\nmode = "660"', '/etc/x.toml:2:1: operator.mode: must be four octal digits'],
    [
      `[operator]\nsocket = "/${'s'.repeat(107)}"`,
      '/etc/x.toml:2:1: operator.socket: must be at most',
    ],
    [
      '[peer]\nlisten = ["[::]:1", "localhost:2"]',
      '/etc/x.toml:2:21: peer.listen.1: must be ADDRESS',
    ],
    ['[log]\nlevel = "loud"', '/etc/x.toml:2:1: log.level: '],
    ['[log]\nlevel = "info"\nlevel = "info"', '/etc/x.toml:3:1: '],
    ['[log\n', '/etc/x.toml:2:1: '],
    ['a = ', '/etc/x.toml:1:'],
  ])('refuses %j and says where', (text, message) => {
    expect(mistake(text).slice(0, message.length)).toBe(message);
  });

  it('counts further mistakes', () => {
    expect(mistake('[log]\nx = 1\ny = 2\nlevel = 3')).toMatch(/ \(and 2 more\)$/);
  });

  it('may be absent only where nobody asked for it', async () => {
    await expect(loadConfig('/nonexistent/c.toml')).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: 'cannot read /nonexistent/c.toml: ENOENT',
    });
  });

  it('is published as the schema it is read with', () => {
    const published: unknown = JSON.parse(readFileSync('docs/config.schema.json', 'utf8'));
    const schema = z.toJSONSchema(CONFIG_SCHEMA, { io: 'input', target: 'draft-2020-12' });
    expect(published).toEqual({ title: 'ckptd.toml', ...JSON.parse(JSON.stringify(schema)) });
  });

  it('has every key explained in its manual page', () => {
    const page = readFileSync('docs/man/ckptd.toml.5.md', 'utf8');
    for (const [section, table] of Object.entries(CONFIG_SCHEMA.shape)) {
      expect(page).toContain(`## [${section}]`);
      for (const key of Object.keys(table.unwrap().shape)) expect(page).toContain(`**${key}**`);
    }
  });
});

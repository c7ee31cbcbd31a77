import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  arm,
  armFromEnvironment,
  FAILPOINTS_VARIABLE,
  failpoints,
  fired,
  hit,
  hitMessage,
} from '../../../src/base/failpoint.ts';
import { failpoints as names } from '../../../src/daemon/failpoints.ts';
import { configIn } from '../../support/daemon.ts';
import { NODE } from '../../support/run-ckpt.ts';
import { tempDir } from '../../support/temp.ts';

const KNOWN = ['disk.write', 'disk.open', 'peer.send.permit', 'source.journal.permit.before'];

afterEach(() => {
  arm('', KNOWN);
  delete process.env[FAILPOINTS_VARIABLE];
});

async function outcomes(name: string, times: number): Promise<string[]> {
  const all: string[] = [];
  for (let i = 0; i < times; i++) {
    all.push(await hit(name).then(String, (error: { code: string }) => error.code));
  }
  return all;
}

describe('failpoints', () => {
  it('are off until they are armed, and after they are disarmed', () => {
    expect(failpoints.on).toBe(false);
    arm('disk.write=error(EIO)', KNOWN);
    expect(failpoints.on).toBe(true);
    arm('', KNOWN);
    expect(failpoints.on).toBe(false);
  });

  it.each([
    ['disk.write=error(ENOSPC)', ['ENOSPC', 'undefined', 'undefined', 'undefined']],
    ['disk.write=error(EIO)@3', ['undefined', 'undefined', 'EIO', 'undefined']],
    ['disk.write=2*off->error(EIO)', ['undefined', 'undefined', 'EIO', 'undefined']],
    ['disk.write=error(EIO)@2*', ['undefined', 'EIO', 'EIO', 'EIO']],
    ['disk.write=2*off->error(EIO)*', ['undefined', 'undefined', 'EIO', 'EIO']],
    ['disk.*=error(EACCES)@2', ['undefined', 'EACCES', 'undefined', 'undefined']],
    ['disk.open=error(EIO)*', ['undefined', 'undefined', 'undefined', 'undefined']],
    [
      'disk.write=error(EIO);disk.write=error(EMFILE)@3',
      ['EIO', 'undefined', 'EMFILE', 'undefined'],
    ],
  ])('%s', async (text, expected) => {
    arm(text, KNOWN);
    expect(await outcomes('disk.write', 4)).toEqual(expected);
  });

  it('count hits of all points of a pattern together, and tell how often they acted', async () => {
    arm('disk.*=error(EIO)@2;peer.send.permit=drop', KNOWN);
    await hit('disk.write');
    await expect(hit('disk.open')).rejects.toMatchObject({ code: 'EIO' });
    await expect(hitMessage('peer.send.permit')).rejects.toMatchObject({
      code: 'PEER_UNREACHABLE',
    });
    await hitMessage('peer.send.permit');
    expect(fired()).toEqual([1, 1]);
  });

  it('delay by milliseconds', async () => {
    arm('disk.write=delay(30)', KNOWN);
    const before = performance.now();
    await hit('disk.write');
    expect(performance.now() - before).toBeGreaterThan(28);
  });

  it.each([
    'disk.write',
    'disk.write=',
    '=crash',
    'disk.wrote=crash',
    'disk=crash',
    'source.*=drop',
    'disk.write=explode',
    'disk.write=error',
    'disk.write=error(ENOTHING)',
    'disk.write=error(toString)',
    'disk.write=delay',
    'disk.write=delay(soon)',
    'disk.write=crash(1)',
    'disk.write=crash@0',
    'disk.write=1*off->crash@2',
    'disk.write=torn',
    'disk.write=drop',
    'disk.write=crash;',
    ' disk.write=crash',
    'disk.write=crash,disk.open=crash',
  ])('refuses %j', (text) => {
    expect(() => arm(text, KNOWN)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });

  it.each(['crash', 'torn'])('%s ends the process as kill -9 does', (action) => {
    const script = `
      const { arm, hit, crash } = await import('./src/base/failpoint.ts');
      arm('source.journal.permit.before=${action}', ['source.journal.permit.before']);
      if (await hit('source.journal.permit.before') === 'torn') await crash();
      console.log('alive');`;
    const { signal, stdout } = spawnSync(NODE, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    expect([signal, stdout]).toEqual(['SIGKILL', '']);
  });

  it('have names for every record, act and message, each once', () => {
    const all = names();
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('source.journal.permit.before');
    expect(all).toContain('target.journal.commit.after');
    expect(all).toContain('peer.answer.permit');
    expect(() => arm(all.map((name) => `${name}=crash@9`).join(';'), all)).not.toThrow();
  });
});

describe('the environment of ckptd', () => {
  it('arms nothing on a host without the marker of the laboratory, or with another text in it', () => {
    using dir = tempDir();
    const marker = join(dir.path, 'marker');
    const set = () => {
      process.env[FAILPOINTS_VARIABLE] = 'disk.write=crash';
    };
    const refused = expect.objectContaining({ code: 'CONFIG_INVALID' });
    set();
    expect(() => armFromEnvironment(KNOWN, marker)).toThrow(refused);
    writeFileSync(marker, '');
    set();
    expect(() => armFromEnvironment(KNOWN, marker)).toThrow(refused);
    expect(failpoints.on).toBe(false);
    writeFileSync(marker, 'test\n');
    set();
    armFromEnvironment(KNOWN, marker);
    expect(failpoints.on).toBe(true);
    expect(process.env[FAILPOINTS_VARIABLE]).toBeUndefined();
  });

  it.each([[[]], [['--recover']]])(
    'ckptd %j ends with 78 when it is set here',
    { timeout: 60_000 },
    (mode) => {
      using dir = tempDir();
      mkdirSync(join(dir.path, 'state'), { mode: 0o700 });
      const config = join(dir.path, 'ckptd.toml');
      writeFileSync(config, configIn(dir.path));
      const { status, stderr } = spawnSync(
        NODE,
        ['src/daemon/main.ts', '--config', config, ...mode],
        {
          encoding: 'utf8',
          env: { PATH: process.env['PATH'], [FAILPOINTS_VARIABLE]: 'disk.write=crash' },
          timeout: 50_000,
        },
      );
      expect([status, stderr]).toEqual([78, expect.stringContaining('/etc/ckpt-lab is missing')]);
    },
  );
});

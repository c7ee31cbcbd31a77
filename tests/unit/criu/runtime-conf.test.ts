import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Op } from '../../../src/base/op.ts';
import { repairRuntimeConf, withRuntimeConf } from '../../../src/criu/runtime-conf.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ckpt-etc-criu-'));
});
afterEach(() => rm(dir, { recursive: true }));

const lines: string[] = [];
const op: Op = {
  id: 'test',
  signal: AbortSignal.timeout(10_000),
  log: (line) => lines.push(line),
};
const use = { version: 40_201, on: 'dump' } as const;
const conf = () => join(dir, 'crun.conf');
const leftovers = async () => (await readdir(dir)).filter((name) => !name.endsWith('ckpt-lock'));

describe('the file of a runtime', () => {
  it('holds ours after theirs while the body runs, and is as before afterwards', async () => {
    const before = Buffer.from([...Buffer.from('tcp-close # ours?\nlog-file '), 0xff, 0x0a, 0x0d]);
    await writeFile(conf(), before, { mode: 0o640 });
    const during = await withRuntimeConf(
      op,
      'crun',
      { 'leave-stopped': true },
      use,
      () => readFile(conf()),
      dir,
    );
    expect(during.subarray(0, before.length - 2)).toEqual(before.subarray(0, before.length - 2));
    expect(during.toString('latin1')).toMatch(/\nleave-stopped\n$/);
    expect(await readFile(conf())).toEqual(before);
    expect((await stat(conf())).mode & 0o777).toBe(0o640);
    expect(await leftovers()).toEqual(['crun.conf']);
  });

  it('is gone again when there was none', async () => {
    await withRuntimeConf(
      op,
      'crun',
      { 'tcp-close': true },
      use,
      async () => {
        expect(await readFile(conf(), 'utf8')).toContain('\ntcp-close\n');
      },
      dir,
    );
    expect(await leftovers()).toEqual([]);
  });

  it('keeps for crun what it would have read in the file of runc', async () => {
    await writeFile(join(dir, 'runc.conf'), 'link-remap\n');
    await withRuntimeConf(
      op,
      'crun',
      { 'tcp-close': true },
      use,
      async () => {
        expect(await readFile(conf(), 'utf8')).toContain('link-remap\n');
      },
      dir,
    );
    expect(await leftovers()).toEqual(['runc.conf']);
  });

  it('is put back when the body fails, and the failure goes on', async () => {
    await writeFile(conf(), 'file-locks\n');
    const body = async () => {
      throw new Error('the dump failed');
    };
    await expect(withRuntimeConf(op, 'crun', {}, use, body, dir)).rejects.toThrow(
      'the dump failed',
    );
    expect(await readFile(conf(), 'utf8')).toBe('file-locks\n');
  });

  it('follows a symbolic link instead of replacing it', async () => {
    await writeFile(join(dir, 'real'), 'file-locks\n');
    await symlink(join(dir, 'real'), conf());
    await withRuntimeConf(
      op,
      'crun',
      { 'tcp-close': true },
      use,
      async () => {
        expect(await readFile(join(dir, 'real'), 'utf8')).toContain('tcp-close');
      },
      dir,
    );
    expect(await readFile(conf(), 'utf8')).toBe('file-locks\n');
    expect(
      (await readdir(dir, { withFileTypes: true })).find((e) => e.name === 'crun.conf'),
    ).toSatisfy((entry: { isSymbolicLink(): boolean }) => entry.isSymbolicLink());
  });

  it('puts an edit made meanwhile aside instead of losing it', async () => {
    await writeFile(conf(), 'file-locks\n');
    await withRuntimeConf(op, 'crun', {}, use, () => writeFile(conf(), 'edited\n'), dir);
    expect(await readFile(conf(), 'utf8')).toBe('file-locks\n');
    expect(await readFile(`${conf()}.edited`, 'utf8')).toBe('edited\n');
    expect(lines.at(-1)).toContain('put aside');
  });

  it('serves one at a time', async () => {
    let inside = 0;
    let most = 0;
    const body = async () => {
      inside++;
      most = Math.max(most, inside);
      await new Promise((later) => setTimeout(later, 30));
      inside--;
    };
    await Promise.all(
      [1, 2, 3].map(() => withRuntimeConf(op, 'crun', { 'tcp-close': true }, use, body, dir)),
    );
    expect(most).toBe(1);
    expect(await leftovers()).toEqual([]);
  });

  it.each(['file-locks\n', undefined])('is repaired after a kill (%j before)', async (before) => {
    if (before !== undefined) await writeFile(conf(), before);
    const program = `
      import { withRuntimeConf } from ${JSON.stringify(join(import.meta.dirname, '../../../src/criu/runtime-conf.ts'))};
      const op = { id: 'x', signal: new AbortController().signal, log() {} };
      setInterval(() => {}, 1000);
      await withRuntimeConf(op, 'crun', { 'tcp-close': true }, ${JSON.stringify(use)},
        () => { process.stdout.write('inside'); return new Promise(() => {}); }, ${JSON.stringify(dir)});
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((inside) => child.stdout.once('data', inside));
    child.kill('SIGKILL');
    await new Promise((gone) => child.once('exit', gone));
    expect(await readFile(conf(), 'utf8')).toContain('tcp-close');
    await repairRuntimeConf(op, dir);
    expect(await leftovers()).toEqual(before === undefined ? [] : ['crun.conf']);
    if (before !== undefined) expect(await readFile(conf(), 'utf8')).toBe(before);
    await repairRuntimeConf(op, dir); // a second time changes nothing
    expect(await leftovers()).toEqual(before === undefined ? [] : ['crun.conf']);
  });
});

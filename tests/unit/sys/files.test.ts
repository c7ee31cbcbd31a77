import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeDurably, writeDurably } from '../../../src/sys/durable-file.ts';
import { lockFile } from '../../../src/sys/file-lock.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ckpt-files-'));
});
afterEach(() => rm(dir, { recursive: true }));

const op = (ms = 5_000) => ({ id: 't', signal: AbortSignal.timeout(ms), log: () => undefined });

describe('a lock file', () => {
  it('is held by one and handed to the next', async () => {
    const path = join(dir, 'lock');
    const first = await lockFile(op(), path);
    await expect(lockFile(op(60), path)).rejects.toMatchObject({ code: 'DEADLINE' });
    const next = lockFile(op(), path);
    await first[Symbol.asyncDispose]();
    await (await next)[Symbol.asyncDispose]();
  });

  it('is free when its holder was killed', async () => {
    const path = join(dir, 'lock');
    const program = `import { lockFile } from ${JSON.stringify(new URL('../../../src/sys/file-lock.ts', import.meta.url).href)};
      await lockFile({ id: 'x', signal: new AbortController().signal, log() {} }, ${JSON.stringify(path)});
      process.stdout.write('held'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
    await new Promise((held) => child.stdout.once('data', held));
    await expect(lockFile(op(60), path)).rejects.toMatchObject({ code: 'DEADLINE' });
    child.kill('SIGKILL');
    await using _lock = await lockFile(op(), path);
  });
});

describe('a durable file', () => {
  it('is replaced as a whole with the mode asked for, and nothing else is left', async () => {
    const path = join(dir, 'f');
    await writeFile(path, 'a long old text', { mode: 0o644 });
    await writeDurably(path, 'new', 0o600);
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(dir)).toEqual(['f']);
  });

  it('leaves the old one and no remains when it cannot be replaced', async () => {
    const path = join(dir, 'is-a-directory');
    await mkdir(join(path, 'full'), { recursive: true });
    await expect(writeDurably(path, 'x', 0o600)).rejects.toThrow();
    expect(await readdir(dir)).toEqual(['is-a-directory']);
  });

  it('can be removed twice', async () => {
    const path = join(dir, 'f');
    await writeDurably(path, 'x', 0o600);
    await removeDurably(path);
    await removeDurably(path);
    expect(await readdir(dir)).toEqual([]);
  });
});

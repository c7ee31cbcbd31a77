import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstCriuError } from '../../../src/podman/criu-log.ts';
import { together } from '../../../src/podman/together.ts';

describe('work done together', () => {
  it('gives its results in order', async () => {
    const late = new Promise<string>((resolve) => setTimeout(() => resolve('late'), 5));
    expect(await together([late, Promise.resolve(7)])).toEqual(['late', 7]);
  });

  it('has ended when its failure is told', async () => {
    let ended = false;
    const late = new Promise<void>((resolve) => {
      setTimeout(() => {
        ended = true;
        resolve();
      }, 20);
    });
    await expect(together([Promise.reject(new Error('first')), late])).rejects.toThrow('first');
    expect(ended).toBe(true);
  });
});

describe('the log of criu', () => {
  it('tells its first error, not the harmless one before and not the consequences', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'ckpt-log-'));
    try {
      const path = join(dir, 'restore.log');
      await writeFile(
        path,
        [
          "(00.001440) Error (criu/util.c:1534): rlimit: Can't setup RLIMIT_NOFILE for self: x",
          '(00.002000) Warn  (criu/x.c:1): nothing',
          '(00.003000) 1: Error (criu/sk-inet.c:800): inet: Cannot bind socket',
          '(00.004000) Error (criu/cr-restore.c:2000): Restoring FAILED.',
        ].join('\n'),
      );
      expect(await firstCriuError(path)).toBe('inet: Cannot bind socket');
      await writeFile(path, 'all went well\n');
      expect(await firstCriuError(path)).toBe(undefined);
      expect(await firstCriuError(join(dir, 'none.log'))).toBe(undefined);
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});

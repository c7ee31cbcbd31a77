import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLog, withoutStamp } from '../../../src/criu/log.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ckpt-log-'));
});
afterEach(() => rm(dir, { recursive: true }));

async function logOf(...lines: string[]) {
  const path = join(dir, 'dump.log');
  await writeFile(path, `${lines.join('\n')}\n`);
  return await readLog(path);
}

describe('the log of criu', () => {
  it('has its cause in the first error, not in the last', async () => {
    const log = await logOf(
      '(00.001) Version: 4.2.1',
      '(00.002)   77: Error (criu/files.c:1): cause',
      '(00.003) Error (criu/cr-dump.c:2): Dumping FAILED.',
    );
    expect(log.firstError).toBe('(00.002)   77: Error (criu/files.c:1): cause');
    expect(withoutStamp(log.firstError ?? '')).toBe('Error (criu/files.c:1): cause');
  });

  it('does not take for a cause what criu shrugs off', async () => {
    const harmless =
      "(00.000867) Error (criu/util.c:1534): rlimit: Can't setup RLIMIT_NOFILE for self: Operation not permitted";
    expect((await logOf(harmless)).firstError).toBeUndefined();
    expect((await logOf(harmless, '(1) Error (a:1): real')).firstError).toContain('real');
  });

  it('keeps the last forty lines, and little of long ones', async () => {
    const short = await logOf(...Array.from({ length: 100 }, (_, i) => `line ${i}`));
    expect(short.tail).toHaveLength(40);
    expect(short.tail.at(-1)).toBe('line 99');
    const long = await logOf(...Array.from({ length: 100 }, () => 'x'.repeat(10_000)));
    expect(long.tail.join('\n').length).toBeLessThan(4_200);
  });

  it('shows control characters instead of sending them on', async () => {
    const { tail, warnings } = await logOf('(1) Warn  (a:1): name \u001b[2J\u202e');
    expect(tail[0]).toBe('(1) Warn  (a:1): name \\u001b[2J\\u202e');
    expect(warnings).toHaveLength(1);
  });

  it('that is not there is an empty one', async () => {
    expect(await readLog(join(dir, 'none'))).toEqual({
      firstError: undefined,
      errors: [],
      warnings: [],
      tail: [],
    });
  });
});

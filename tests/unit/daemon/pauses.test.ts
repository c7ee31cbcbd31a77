import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { Pauses } from '../../../src/daemon/pauses.ts';
import { tempDir } from '../../support/temp.ts';

const log = pino({ level: 'silent' });
const LOAD = { memoryBytes: 2 ** 24, pauseBytes: 2 ** 24, processes: 1 };

/** Notes `count` pauses of `ms` in a history that is closed again. */
async function noted(dir: string, target: string, ms: number, count: number): Promise<void> {
  await using pauses = await Pauses.open(dir, log);
  for (let at = 0; at < count; at++) pauses.note(target, { ...LOAD, pauseMs: ms });
}

it('remembers the pauses of each target across a restart', async () => {
  await using dir = await tempDir();
  await noted(dir.path, 'b', 2_000, 30);
  await noted(dir.path, 'c', 200, 30);
  await using pauses = await Pauses.open(dir.path, log);
  expect(pauses.forecast('b', LOAD)).toBeGreaterThan(1_800);
  expect(pauses.forecast('c', LOAD)).toBeLessThan(260);
  expect(pauses.forecast('another', LOAD)).toBe(684);
  expect(await readdir(dir.path)).toEqual(['pauses.json']);
});

it('forgets what is long ago, and targets nobody asks for', async () => {
  await using dir = await tempDir();
  await noted(dir.path, 'b', 9_000, 20);
  await noted(dir.path, 'b', 300, 40);
  for (let at = 0; at < 64; at++) await noted(dir.path, `t${at}`, 300, 1);
  const file = JSON.parse(await readFile(join(dir.path, 'pauses.json'), 'utf8'));
  expect(Object.keys(file)).toHaveLength(64);
  expect(file).not.toHaveProperty('b');
  await noted(dir.path, 't9', 300, 60);
  const later = JSON.parse(await readFile(join(dir.path, 'pauses.json'), 'utf8'));
  expect(later.t9).toHaveLength(40);
});

it.each(['{', '[]', '{"b":[{"memoryBytes":-1}]}'])(
  'begins anew with a file of %s',
  async (text) => {
    await using dir = await tempDir();
    await writeFile(join(dir.path, 'pauses.json'), text);
    await using pauses = await Pauses.open(dir.path, log);
    expect(pauses.forecast('b', LOAD)).toBe(684);
    pauses.note('b', { ...LOAD, pauseMs: 500 });
  },
);

it('takes away what a daemon left that was killed as it wrote', async () => {
  await using dir = await tempDir();
  await noted(dir.path, 'b', 2_000, 30);
  await writeFile(join(dir.path, 'pauses.json.tmp'), '{"b":[');
  await using pauses = await Pauses.open(dir.path, log);
  expect(pauses.forecast('b', LOAD)).toBeGreaterThan(1_800);
  expect(await readdir(dir.path)).toEqual(['pauses.json']);
});

it('lets a move go well when it cannot be written', async () => {
  await using pauses = await Pauses.open('/nonexistent', log);
  pauses.note('b', { ...LOAD, pauseMs: 500 });
});

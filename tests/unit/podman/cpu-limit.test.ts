import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cpuLimit, cpuMs, setCpuLimit, throttleFindings } from '../../../src/podman/cpu-limit.ts';
import { tempDir } from '../../support/temp.ts';

it.each([
  ['max 100000\n', { quotaUs: 0, periodUs: 100_000 }],
  ['4000 20000\n', { quotaUs: 4_000, periodUs: 20_000 }],
])('reads %j and writes it back', async (text, limit) => {
  using dir = tempDir();
  writeFileSync(join(dir.path, 'cpu.max'), text);
  expect(await cpuLimit(dir.path)).toEqual(limit);
  writeFileSync(join(dir.path, 'cpu.max'), '');
  await setCpuLimit(dir.path, limit);
  expect(readFileSync(join(dir.path, 'cpu.max'), 'utf8')).toBe(text.trim());
  expect(await throttleFindings(dir.path)).toEqual([]);
});

it('does not guess what it cannot read', async () => {
  using dir = tempDir();
  writeFileSync(join(dir.path, 'cpu.max'), 'lots\n');
  await expect(cpuLimit(dir.path)).rejects.toThrow('"lots');
});

it('counts the processor time of all tasks', async () => {
  using dir = tempDir();
  writeFileSync(join(dir.path, 'cpu.stat'), 'usage_usec 1234500\nuser_usec 1\nsystem_usec 2\n');
  expect(await cpuMs(dir.path)).toBe(1_234.5);
});

it('needs nothing of a cgroup that is gone, and makes none', async () => {
  using dir = tempDir();
  const gone = join(dir.path, 'gone');
  expect(await cpuLimit(gone)).toBeUndefined();
  await setCpuLimit(gone, { quotaUs: 1_000, periodUs: 20_000 });
  await expect(cpuMs(gone)).rejects.toMatchObject({ code: 'TARGET_CHANGED' });
  expect(existsSync(gone)).toBe(false);
});

it('says why processor time cannot be limited', async () => {
  using dir = tempDir();
  mkdirSync(join(dir.path, 'libpod-x'));
  const [found, more] = await throttleFindings(join(dir.path, 'libpod-x'));
  expect(more).toBeUndefined();
  expect(found).toMatchObject({ code: 'CPU_CONTROLLER', blocks: true });
  expect(found?.evidence).toMatch(/not enabled for|hierarchy has it|kernel has none/);
});

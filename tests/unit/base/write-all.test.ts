import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { letGo, writeAll } from '../../../src/base/write-all.ts';
import { tempDir } from '../../support/temp.ts';

it('parts are written one behind the other, where they belong', async () => {
  using dir = tempDir();
  const path = join(dir.path, 'file');
  await using file = await open(path, 'w');
  await writeAll(file, [Buffer.from('ab'), Buffer.alloc(0), Buffer.from('cd')]);
  await writeAll(file, [Buffer.from('x'), Buffer.from('y')], 1);
  await writeAll(file, [Buffer.from('e')], 4);
  expect(await readFile(path, 'latin1')).toBe('axyde');
});

it('only memory that one part has for itself is let go', () => {
  const own = Buffer.from(new ArrayBuffer(8));
  const shared = new ArrayBuffer(8);
  const parts = [own, Buffer.from(shared, 0, 4), Buffer.from(shared, 4, 4), Buffer.alloc(0)];
  letGo(parts);
  letGo(parts);
  expect(parts.map(({ length }) => length)).toEqual([0, 4, 4, 0]);
});

import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { onceFor } from '../../../src/sys/once.ts';
import { tempDir } from '../../support/temp.ts';

it('asks once as long as no file has changed, appeared or gone', async () => {
  using dir = tempDir();
  const [program, config] = [join(dir.path, 'program'), join(dir.path, 'config')];
  await writeFile(program, 'one');
  let asked = 0;
  const ask = () => onceFor(dir.path, [program, config], async () => `answer ${++asked}`);
  expect([await ask(), await ask()]).toEqual(['answer 1', 'answer 1']);
  await writeFile(config, 'new');
  expect([await ask(), await ask()]).toEqual(['answer 2', 'answer 2']);
  await writeFile(config, 'newer');
  expect(await ask()).toBe('answer 3');
  await rm(config);
  // As it was at first: that answer is right again.
  expect(await ask()).toBe('answer 1');
  await writeFile(program, 'other');
  expect(await ask()).toBe('answer 4');
  await rm(program);
  expect(await ask()).toBeUndefined();
});

it('gives one answer to all who ask at once, and asks again for those whose question failed', async () => {
  using dir = tempDir();
  const file = join(dir.path, 'program');
  await writeFile(file, '');
  let asked = 0;
  const ask = (fails: boolean) =>
    onceFor(dir.path, [file], async () => {
      asked++;
      await new Promise((resolve) => setTimeout(resolve, 10));
      if (fails) throw new Error('given up');
      return 'answer';
    });
  const first = ask(true);
  await expect(Promise.allSettled([first, ask(false)])).resolves.toMatchObject([
    { status: 'rejected' },
    { status: 'fulfilled', value: 'answer' },
  ]);
  expect(await ask(true)).toBe('answer');
  expect(asked).toBeLessThanOrEqual(2);
});

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Op } from '../../../src/base/op.ts';
import { type PagesFrom, pageWords } from '../../../src/base/page-words.ts';
import { PAGEMAP, writePagemap } from '../../../src/base/pagemap.ts';
import { PAGE } from '../../../src/base/pages.ts';
import { layDownAhead, readsPages } from '../../../src/podman/pages-ahead.ts';
import { tempDir } from '../../support/temp.ts';

const op: Op = { id: 'test', signal: new AbortController().signal, log: () => {} };
const page = (text: string) => Buffer.alloc(PAGE, text);
const HOLE = Buffer.alloc(PAGE);

/** A set of which `file` is what came with it, `runs` where its pages are, `memory` what came ahead. */
async function setOf(dir: string, file: Buffer[], runs: PagesFrom[], memory: Buffer[]) {
  const images = join(dir, 'checkpoint');
  await mkdir(images);
  await mkdir(join(dir, 'ahead'));
  await writeFile(join(images, 'pages-5.img'), Buffer.concat(file));
  await writeFile(join(dir, 'ahead/pages-5.img'), new Uint8Array(pageWords(runs).buffer));
  await writeFile(join(dir, 'ahead/memory'), Buffer.concat(memory));
  return images;
}

const RUNS: PagesFrom[] = [
  { from: 1, count: 2 },
  { from: 'sent', count: 1 },
  { from: 0, count: 1 },
  { from: 'zero', count: 1 },
  { from: 2, count: 1 },
];
const FILE = [HOLE, HOLE, page('sent'), HOLE, HOLE, HOLE];
const MEMORY = [page('a'), page('b'), page('c')];
const WHOLE = [page('b'), page('c'), page('sent'), page('a'), HOLE, page('c')];

it('puts all into the file when all is read in the pause', async () => {
  await using dir = await tempDir();
  const images = await setOf(dir.path, FILE, RUNS, MEMORY);
  await layDownAhead(op, dir.path, 'full');
  expect(await readFile(join(images, 'pages-5.img'))).toEqual(Buffer.concat(WHOLE));
});

it('puts there what CRIU reads itself, and reads the rest where it is', async () => {
  await using dir = await tempDir();
  const images = await setOf(dir.path, FILE, RUNS, MEMORY);
  const { present, lazy } = PAGEMAP;
  const entries = [
    { start: 0x10000, pages: 1, flags: present | lazy },
    { start: 0x20000, pages: 1, flags: present },
    { start: 0x30000, pages: 3, flags: present | lazy },
    { start: 0x40000, pages: 1, flags: present },
  ];
  await writeFile(join(images, 'pagemap-9.img'), writePagemap({ pagesId: 5, entries }));

  await layDownAhead(op, dir.path, 'lazy');

  const there = [HOLE, page('c'), page('sent'), HOLE, HOLE, page('c')];
  expect(await readFile(join(images, 'pages-5.img'))).toEqual(Buffer.concat(there));
  const into = Buffer.alloc(6 * PAGE);
  readsPages(images, 5)(into, 0, 6 * PAGE);
  expect(into).toEqual(Buffer.concat(WHOLE));
});

it('puts memory that no process has for itself there', async () => {
  await using dir = await tempDir();
  const images = await setOf(dir.path, FILE, RUNS, MEMORY);
  await layDownAhead(op, dir.path, 'lazy');
  expect(await readFile(join(images, 'pages-5.img'))).toEqual(Buffer.concat(WHOLE));
});

it('reads a file that has no holes', async () => {
  await using dir = await tempDir();
  const images = await setOf(dir.path, WHOLE, RUNS, []);
  await rm(join(dir.path, 'ahead'), { recursive: true });
  await layDownAhead(op, dir.path, 'full');
  const into = Buffer.alloc(2 * PAGE);
  readsPages(images, 5)(into, 2 * PAGE, 2 * PAGE);
  expect(into).toEqual(Buffer.concat(WHOLE.slice(2, 4)));
});

it('is no restore when what came ahead is gone', async () => {
  await using dir = await tempDir();
  const images = await setOf(dir.path, FILE, RUNS, MEMORY.slice(0, 1));
  await expect(layDownAhead(op, dir.path, 'full')).rejects.toMatchObject({
    code: 'RESTORE_FAILED',
  });
  const read = readsPages(images, 5);
  expect(() => read(Buffer.alloc(PAGE), 0, PAGE)).toThrow('the images end too early');
});

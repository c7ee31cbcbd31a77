import { appendFile, mkdtemp, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PagesMac } from '../../../src/base/content-mac.ts';
import type { Op } from '../../../src/base/op.ts';
import { PAGE, pageDigest } from '../../../src/base/pages.ts';
import { DumpedPages } from '../../../src/migrate/dumped-pages.ts';
import { PagePool } from '../../../src/migrate/page-pool.ts';
import { writeOut } from '../../../src/migrate/pages-log.ts';

const op: Op = { id: 'test', signal: new AbortController().signal, log: () => {} };
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ckpt-dumped-'));
});
afterEach(() => rm(dir, { recursive: true }));

const page = (text: string) => Buffer.alloc(PAGE, text);
const ZEROS = Buffer.alloc(PAGE);
const [ONE, TWO] = ['checkpoint/pages-65537.img', 'checkpoint/pages-65538.img'] as const;
const at = (name: string) => join(dir, name);
const out = () => writeOut(op, at('pages'), at('memory'), at('set'));

async function poolOf(texts: readonly string[], mostPages = 100): Promise<PagePool> {
  const pool = await PagePool.open(at('memory'), mostPages * PAGE);
  for (const text of texts) await pool.add(page(text), pageDigest(page(text)));
  return pool;
}

/** What a dump of two processes leaves of these pages. */
async function dumped(pool: PagePool | undefined, first: Buffer[], second: Buffer[]) {
  await using pages = await DumpedPages.create(at('pages'), pool);
  pages.begin('secret');
  await pages.take(ONE, Buffer.concat(first));
  await pages.take(TWO, Buffer.concat(second));
  pages.end();
  const sent: Buffer[] = [];
  for await (const { content } of pages.pieces()) sent.push(Buffer.from(content));
  const files = pages.files();
  await pages.makeDurable();
  return { sent: Buffer.concat(sent), files, log: (await stat(at('pages'))).size };
}

it('sends what the other side has not, and keeps what this one has not', async () => {
  await using pool = await poolOf(['a', 'b', 'c']);
  const first = [page('b'), page('c'), page('new'), ZEROS];
  const second = [page('a'), page('newer')];
  const { sent, files, log } = await dumped(pool, first, second);
  expect(sent).toEqual(Buffer.concat([page('new'), page('newer')]));
  expect(log).toBeLessThan(3 * PAGE);
  const mac = new PagesMac('secret', ONE);
  mac.update([{ from: 1, count: 2 }], []);
  mac.update([{ from: 'sent', count: 1 }], [page('new')]);
  mac.update([{ from: 'zero', count: 1 }], []);
  expect(files[0]).toEqual({ name: ONE, size: 4 * PAGE, mac: mac.digest() });
  for (let twice = 0; twice < 2; twice++) await out();
  expect(await readFile(join(at('set'), ONE))).toEqual(Buffer.concat(first));
  expect(await readFile(join(at('set'), TWO))).toEqual(Buffer.concat(second));
});

it('keeps all but zeros where nothing went ahead', async () => {
  const { sent, log } = await dumped(undefined, [page('a'), ZEROS, page('a')], [page('b')]);
  expect(sent).toEqual(Buffer.concat([page('a'), page('a'), page('b')]));
  expect(log).toBeLessThan(4 * PAGE);
  await out();
  expect(await readFile(join(at('set'), ONE))).toEqual(
    Buffer.concat([page('a'), ZEROS, page('a')]),
  );
});

it('keeps pages the other side has, where this one had no room for them', async () => {
  await using pool = await poolOf(['a', 'b', 'c', 'd'], 2);
  const { sent, log } = await dumped(pool, [page('a'), page('b'), page('c'), page('d')], [ZEROS]);
  expect(sent.length).toBe(0);
  expect(log).toBeGreaterThan(2 * PAGE);
  await rm(at('set'), { recursive: true, force: true });
  await out();
  expect(await readFile(join(at('set'), ONE))).toEqual(
    Buffer.concat([page('a'), page('b'), page('c'), page('d')]),
  );
});

it('is of no use when it is not whole', async () => {
  const never = { code: 'RESTORE_FAILED', facts: { final: true } };
  {
    await using pool = await poolOf(['a']);
    await dumped(pool, [page('a')], [page('b')]);
  }
  await truncate(at('memory'), 10);
  await expect(out()).rejects.toMatchObject(never);
  await appendFile(at('memory'), Buffer.alloc(PAGE));
  await truncate(at('pages'), (await stat(at('pages'))).size - 3);
  await expect(out()).rejects.toMatchObject(never);
  await rm(at('pages'));
  await appendFile(at('pages'), Buffer.alloc(100, 0xff));
  await expect(out()).rejects.toMatchObject(never);
});

it('has nothing to add to a set that is whole without it', async () => {
  await out();
});

it('takes what CRIU says before anybody has opened a stream, and when nobody will', async () => {
  await using pages = await DumpedPages.create(at('pages'), undefined);
  const taking = pages.take(ONE, page('a'));
  expect(await Promise.race([taking, sleep(50, 'waits')])).toBe('waits');
  pages.abandon();
  await taking;
  await pages.take(ONE, page('b'));
  await pages.makeDurable();
  await out();
  expect(await readFile(join(at('set'), ONE))).toEqual(Buffer.concat([page('a'), page('b')]));
});

it('does not wait for a link that takes nothing', async () => {
  await using pages = await DumpedPages.create(at('pages'), undefined);
  pages.begin('secret');
  const pieces = pages.pieces();
  const first = pieces.next();
  for (let n = 0; n < 50; n++) await pages.take(ONE, page(`page ${n} `));
  pages.end();
  expect((await first).value?.content).toEqual(page('page 0 '));
  let rest = 0;
  for await (const { content } of pieces) rest += content.length;
  expect(rest).toBe(49 * PAGE);
});

it('takes pages by their number, between those that it is given', async () => {
  await using pool = await poolOf(['a', 'b', 'c']);
  await using pages = await DumpedPages.create(at('pages'), pool);
  expect(pages.ahead.count).toBe(3);
  expect(await pages.ahead.isSame(1, page('b'))).toBe(true);
  expect(await pages.ahead.isSame(1, page('a'))).toBe(false);
  expect(await pages.ahead.isSame(9, page('a'))).toBe(false);
  expect(await pages.ahead.isSame(-2, ZEROS)).toBe(true);
  expect(await pages.ahead.isSame(-2, page('a'))).toBe(false);
  pages.begin('secret');
  const words = new Int32Array([1, -1, 2, -2, -1, -1, 0]);
  await pages.take(ONE, Buffer.concat([page('new'), page('c'), page('newer')]), words);
  await pages.take(ONE, Buffer.alloc(0), new Int32Array([0, 1]));
  pages.end();
  const sent: [unknown, string][] = [];
  for await (const { runs, content } of pages.pieces()) {
    sent.push([runs.map(({ from, count }) => [from, count]), content.toString('latin1', 0, 3)]);
  }
  const first = [
    [1, 1],
    ['sent', 1],
    [2, 1],
    ['zero', 1],
    [2, 1],
    ['sent', 1],
    [0, 1],
  ];
  expect(sent).toEqual([
    [first, 'new'],
    [[[0, 2]], ''],
  ]);
  expect(pages.bytes).toBe(9 * PAGE);
  await pages.makeDurable();
  await out();
  const all = [page('b'), page('new'), page('c'), ZEROS, page('c'), page('newer'), page('a')];
  all.push(page('a'), page('b'));
  expect(await readFile(join(at('set'), ONE))).toEqual(Buffer.concat(all));
});

it('takes no number of a page that is not on this disk', async () => {
  await using pool = await poolOf(['a', 'b'], 1);
  await using pages = await DumpedPages.create(at('pages'), pool);
  pages.begin('secret');
  const taken = pages.take(ONE, Buffer.alloc(0), new Int32Array([1]));
  await expect(taken).rejects.toMatchObject({ code: 'INTERNAL' });
});

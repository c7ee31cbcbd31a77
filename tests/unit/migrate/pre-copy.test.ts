import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import type { Op } from '../../../src/base/op.ts';
import { PAGE, pageDigest } from '../../../src/base/pages.ts';
import { PagePool } from '../../../src/migrate/page-pool.ts';
import { PreCopy } from '../../../src/migrate/pre-copy.ts';

const op: Op = { id: 'test', signal: new AbortController().signal, log: () => {} };
let dir: string;
let pool: PagePool;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ckpt-pool-'));
  pool = await PagePool.open(join(dir, 'memory'), 2 ** 20);
});
afterEach(async () => {
  await pool.drop();
  expect(existsSync(join(dir, 'memory'))).toBe(false);
  await rm(dir, { recursive: true });
});

const GOAL = { pauseMs: 100, mostBytes: 2 ** 30 };

/** Memory of so many pages, read two at a time into one buffer, as the real reader does. */
function reader(pages: string[]) {
  const buffer = Buffer.alloc(2 * PAGE);
  return async function* () {
    for (let at = 0; at < pages.length; at += 2) {
      const some = pages.slice(at, at + 2);
      for (const [place, text] of some.entries())
        buffer.fill(text, place * PAGE, (place + 1) * PAGE);
      yield { bytes: buffer.subarray(0, some.length * PAGE) };
    }
  };
}

/** Takes what is sent as the stream does: the next is asked for while the last is on its way. */
async function drain(copy: PreCopy, sent: Buffer[]): Promise<void> {
  let going: Buffer | undefined;
  for await (const part of copy.parts()) {
    if (going !== undefined) sent.push(Buffer.from(going));
    going = part;
  }
  if (going !== undefined) sent.push(Buffer.from(going));
}

it('sends each page once, and what changed before the freeze once more', async () => {
  const memory = ['a', 'b', 'a', 'c', 'd'];
  const copy = new PreCopy(op, reader(memory), GOAL, pool);
  const sent: Buffer[] = [];
  const done = drain(copy, sent);
  expect(await copy.ready).toMatchObject({ why: 'converged' });
  memory[1] = 'changed';
  copy.finish();
  await done;
  const pages = Buffer.concat(sent);
  const texts = Array.from({ length: pages.length / PAGE }, (_, at) =>
    pages.toString('latin1', at * PAGE, at * PAGE + 7).replace(/^(.)\1+$/, '$1'),
  );
  expect(texts).toEqual(['a', 'b', 'c', 'd', 'changed']);
  const numbers = texts.map((text) => pool.table.find(pageDigest(Buffer.alloc(PAGE, text))));
  expect(numbers).toEqual([0, 1, 2, 3, 4]);
  expect(copy.rounds).toHaveLength(3);
});

it('tells whoever reads what stands for each page', async () => {
  const words: number[][] = [];
  const page = (text: string) => Buffer.alloc(PAGE, text);
  const pieces = [
    [page('a'), page('b'), Buffer.alloc(PAGE), page('c')],
    [page('c'), page('d'), page('d')],
  ];
  const read = async function* () {
    for (const piece of pieces) {
      const numbered = (now: Int32Array) => void words.push([...now]);
      yield { bytes: Buffer.concat(piece), numbered };
    }
  };
  const copy = new PreCopy(op, read, GOAL, pool);
  const sent: Buffer[] = [];
  const done = drain(copy, sent);
  await copy.ready;
  copy.finish();
  await done;
  const [first, second, ...later] = words;
  expect([first, second]).toEqual([
    [0, 1, -2, 2],
    [2, 3, 4],
  ]);
  const pages = Buffer.concat(sent);
  for (const [at, some] of [...later.slice(0, 2)].entries()) {
    for (const [n, word] of some.entries()) {
      const its = word < 0 ? Buffer.alloc(PAGE) : pages.subarray(word * PAGE, (word + 1) * PAGE);
      expect(its.equals(pieces[at]?.[n] ?? page('none'))).toBe(true);
    }
  }
});

it('sends no zeros', async () => {
  const copy = new PreCopy(
    op,
    async function* () {
      yield { bytes: Buffer.alloc(4 * PAGE) };
    },
    GOAL,
    pool,
  );
  const sent: Buffer[] = [];
  const done = drain(copy, sent);
  await copy.ready;
  copy.finish();
  await done;
  expect(Buffer.concat(sent)).toHaveLength(0);
});

it('tells that it lives while there is nothing to send', async () => {
  const copy = new PreCopy(op, reader(['a']), GOAL, pool);
  const parts = copy.parts();
  const lengths: number[] = [];
  for (let n = 0; n < 2; n++) lengths.push((await parts.next()).value?.length ?? -1);
  expect(lengths).toEqual([PAGE, 0]);
  await parts.return(undefined);
});

it('ends with the reason of whoever called it off', async () => {
  const end = new AbortController();
  const copy = new PreCopy({ ...op, signal: end.signal }, reader(['a']), GOAL, pool);
  const done = drain(copy, []);
  await copy.ready;
  end.abort(new Fault('CANCELLED', 'not any more'));
  await expect(done).rejects.toThrow('not any more');
});

it('hears of memory that cannot be read', async () => {
  const copy = new PreCopy(
    op,
    async function* () {
      yield { bytes: Buffer.alloc(0) };
      throw new Fault('SYSTEM', 'no such memory');
    },
    GOAL,
    pool,
  );
  await expect(drain(copy, [])).rejects.toThrow('no such memory');
  await expect(copy.ready).rejects.toThrow('no such memory');
});

it('stops where the other side has no more room', async () => {
  const pages = Array.from({ length: 64 }, (_, at) => `page ${at} `);
  const copy = new PreCopy(op, reader(pages), { pauseMs: 100, mostBytes: 8 * PAGE }, pool);
  const sent: Buffer[] = [];
  const done = drain(copy, sent);
  expect(await copy.ready).toMatchObject({ why: 'no room' });
  copy.finish();
  await done;
  expect(Buffer.concat(sent).length).toBeLessThanOrEqual(10 * PAGE);
});

it('keeps what it has sent as far as there is room, and numbers the rest', async () => {
  await using small = await PagePool.open(join(dir, 'small'), 3 * PAGE);
  const pages = ['a', 'b', 'c', 'd'].map((text) => Buffer.alloc(PAGE, text));
  for (const page of pages) await small.add(page, pageDigest(page));
  expect(small.table.size).toBe(4);
  const into = Buffer.alloc(4 * PAGE);
  expect(await small.read(1, 3, into)).toBe(2);
  expect(into.subarray(0, 2 * PAGE).equals(Buffer.concat(pages.slice(1, 3)))).toBe(true);
  expect(await small.read(3, 1, into)).toBe(0);
});

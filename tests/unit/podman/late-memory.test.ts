import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LATE_BLOCK } from '../../../src/base/late.ts';
import type { Op } from '../../../src/base/op.ts';
import { LateBlocks } from '../../../src/podman/late-blocks.ts';
import { CONTENT, makeLateFiles } from '../../../src/podman/late-files.ts';
import {
  expectedLate,
  readFirstBlocks,
  writeFirstBlocks,
} from '../../../src/podman/late-images.ts';
import { LateFiles } from '../../../src/podman/late-memory.ts';
import { tempDir } from '../../support/temp.ts';

/** Two blocks and a page; one block; three pages. */
const TASKS = [
  { pid: 1, bytes: 2 * LATE_BLOCK + 4096 },
  { pid: 7, bytes: LATE_BLOCK },
  { pid: 9, bytes: 3 * 4096 },
];

const block = (fill: number, bytes = LATE_BLOCK) => Buffer.alloc(bytes, fill);

let temp: ReturnType<typeof tempDir>;
let end: AbortController;
let lost: number;

beforeEach(() => {
  temp = tempDir();
  end = new AbortController();
  lost = 0;
  makeLateFiles(temp.path, TASKS);
});
afterEach(() => {
  end.abort();
  temp[Symbol.dispose]();
});

const op = (): Op => ({ id: 'late', signal: end.signal, log: () => {} });

async function opened(): Promise<LateFiles> {
  const late = await LateFiles.open(op(), temp.path, async () => {
    lost += 1;
  });
  if (late === undefined) throw new Error('there is no late memory');
  return late;
}

const fill = (late: LateFiles) =>
  Promise.all([
    late.put(1, 0, block(10)),
    late.put(1, 1, block(11)),
    late.put(1, 2, block(12, 4096)),
    late.put(7, 0, block(70)),
    late.put(9, 0, block(90, 3 * 4096)),
  ]);

describe('late memory of a copy', () => {
  it('is missing until each block was put, once or twice', async () => {
    const late = await opened();
    expect(late.tasks).toEqual(TASKS);
    expect(late.missing(1)).toEqual([0, 1, 2]);
    await Promise.all([late.put(1, 1, block(11)), late.put(1, 1, block(11))]);
    expect(late.missing(1)).toEqual([0, 2]);
    expect(late.whole).toBe(false);
    await fill(late);
    expect(TASKS.flatMap(({ pid }) => late.missing(pid))).toEqual([]);
    expect(late.whole).toBe(true);
  });

  it.each([
    ['no such process', 8, 0, LATE_BLOCK],
    ['no such block', 1, 3, LATE_BLOCK],
    ['a block before the first', 1, -1, LATE_BLOCK],
    ['half a block', 7, 0.5, LATE_BLOCK / 2],
    ['no number', 7, Number.NaN, LATE_BLOCK],
    ['too few bytes', 1, 0, 4096],
    ['too many bytes', 1, 2, LATE_BLOCK],
  ])('is refused: %s', async (_what, pid, number, bytes) => {
    const late = await opened();
    const before = readFileSync(join(temp.path, CONTENT));
    await expect(late.put(pid, number, block(1, bytes))).rejects.toMatchObject({
      code: 'PEER_PROTOCOL',
    });
    expect(readFileSync(join(temp.path, CONTENT)).equals(before)).toBe(true);
  });

  it('is known to another ckptd, and what is waited for', async () => {
    const first = await opened();
    const pager = new LateBlocks(temp.path);
    await first.put(1, 1, block(11));
    pager.ask(2);
    pager.ask(3);
    await expect.poll(() => first.nextWanted()).toEqual([1, 2]);
    first[Symbol.dispose]();
    const second = await opened();
    expect(second.missing(1)).toEqual([2, 0]);
    expect([second.nextWanted(), second.nextWanted(), second.nextWanted()]).toEqual([
      [1, 2],
      [7, 0],
      undefined,
    ]);
  });

  it('is not gone when this ckptd stops', async () => {
    const late = await opened();
    end.abort();
    await setImmediate();
    await expect(late.put(1, 0, block(10))).rejects.toMatchObject({ code: 'CANCELLED' });
    end = new AbortController();
    expect((await opened()).missing(1)).toEqual([0, 1, 2]);
  });

  it('is not where nothing comes late', async () => {
    using other = tempDir();
    expect(await LateFiles.open(op(), other.path, async () => {})).toBeUndefined();
  });

  it('can be lost until it is whole, and cannot be put when nobody takes it', async () => {
    const late = await opened();
    await late.put(7, 0, block(70));
    await late.lose(op());
    expect(lost).toBe(1);
    late[Symbol.dispose]();
    await late.put(7, 0, block(70));
    await expect(late.put(1, 0, block(10))).rejects.toMatchObject({ code: 'MEMORY_GONE' });
    end.abort();
    end = new AbortController();
    const next = await opened();
    await fill(next);
    await next.lose(op());
    expect(lost).toBe(1);
  });
});

it('of a copy that needs no more is whole', async () => {
  const late = await opened();
  const putting = late.put(1, 0, block(10));
  late.isEnough();
  await putting;
  await late.put(1, 1, block(11));
  expect(late.whole).toBe(true);
  expect(late.missing(1)).toEqual([]);
});

describe('what puts late memory in place', () => {
  it('finds each block at its place once, with its process', async () => {
    const late = await opened();
    await late.put(7, 0, block(70));
    const pager = new LateBlocks(temp.path);
    expect([pager.next(), pager.next()]).toEqual([3, undefined]);
    await fill(late);
    pager.look();
    const found = new Map<number, number>();
    for (let n = pager.next(); n !== undefined; n = pager.next()) found.set(n, pager.owner(n));
    expect([...found].sort()).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
      [4, 9],
    ]);
    const content = readFileSync(join(temp.path, CONTENT));
    const at = (pid: number, offset: number) => content[pager.begin(pid) + offset];
    expect([at(1, 0), at(1, LATE_BLOCK), at(1, 2 * LATE_BLOCK), at(7, 0), at(9, 0)]).toEqual([
      10, 11, 12, 70, 90,
    ]);
  });

  it('says once what a task waits for, and those who listen hear it', async () => {
    const late = await opened();
    const pager = new LateBlocks(temp.path);
    let heard = 0;
    const listening = late.onWanted(() => {
      heard += 1;
    });
    pager.ask(4);
    pager.ask(4);
    await expect.poll(() => heard).toBeGreaterThan(0);
    expect(late.nextWanted()).toEqual([9, 0]);
    expect(late.nextWanted()).toBeUndefined();
    listening[Symbol.dispose]();
    const before = heard;
    pager.ask(0);
    await expect.poll(() => late.missing(1)[0] === 0 && late.nextWanted()).toEqual([1, 0]);
    expect(heard).toBe(before);
  });

  it('does not tell of a block that has come meanwhile', async () => {
    const late = await opened();
    const pager = new LateBlocks(temp.path);
    pager.ask(3);
    await late.put(7, 0, block(70));
    pager.ask(0);
    await expect.poll(() => late.nextWanted()).toEqual([1, 0]);
    pager.look();
    expect(pager.has(3)).toBe(true);
    expect(pager.nextAsked()).toBe(3);
  });

  it('puts first what was asked for of what came', async () => {
    const late = await opened();
    const pager = new LateBlocks(temp.path);
    await fill(late);
    pager.look();
    expect(pager.nextAsked()).toBeUndefined();
    pager.ask(1);
    expect(pager.nextAsked()).toBe(1);
    pager.again(1);
    expect(pager.nextAsked()).toBe(1);
  });

  it('asks nobody twice for the same, also when another one goes on', async () => {
    const late = await opened();
    new LateBlocks(temp.path).ask(3);
    await expect.poll(() => late.nextWanted()).toEqual([7, 0]);
    const next = new LateBlocks(temp.path);
    next.ask(3);
    next.ask(4);
    await expect.poll(() => late.nextWanted()).toEqual([9, 0]);
    expect(late.nextWanted()).toBeUndefined();
  });
});

describe('blocks that come with the images', () => {
  const all = async () => {
    const found: [number, number, number, number | undefined][] = [];
    for await (const { pid, block: number, bytes } of readFirstBlocks(temp.path)) {
      found.push([pid, number, bytes.length, bytes[0]]);
    }
    return found;
  };

  it('are found as they were written', async () => {
    expect(await all()).toEqual([]);
    await writeFirstBlocks(temp.path, [
      { pid: 7, block: 0, bytes: block(70) },
      { pid: 1, block: 2, bytes: block(12, 4096) },
    ]);
    expect(await all()).toEqual([
      [7, 0, LATE_BLOCK, 70],
      [1, 2, 4096, 12],
    ]);
  });

  it.each([4, 12, 4000])('are refused when the last is cut off after %i bytes', async (bytes) => {
    await writeFirstBlocks(temp.path, [{ pid: 1, block: 2, bytes: block(12, 4096) }]);
    truncateSync(join(temp.path, 'late-first.img'), bytes);
    await expect(all()).rejects.toMatchObject({ code: 'RESTORE_FAILED' });
  });

  it('are refused when they say that they have more bytes than any', async () => {
    await writeFirstBlocks(temp.path, [{ pid: 1, block: 2, bytes: block(12, LATE_BLOCK + 4096) }]);
    await expect(all()).rejects.toMatchObject({ code: 'RESTORE_FAILED' });
  });
});

it('is not expected of images that cannot be read', async () => {
  const path = join(temp.path, 'pagemap-1.img');
  writeFileSync(path, 'x');
  await expect(expectedLate(temp.path, 'late', 1)).rejects.toMatchObject({
    code: 'RESTORE_FAILED',
  });
});

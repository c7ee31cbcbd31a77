import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Op } from '../../../src/base/op.ts';
import type { PageSink, PagesOnDisk } from '../../../src/base/outgoing.ts';
import { type PagemapEntry, readPagemap, writePagemap } from '../../../src/base/pagemap.ts';
import { PAGE } from '../../../src/base/pages.ts';
import { isWorthLeaving, readLeft } from '../../../src/podman/left-memory.ts';
import { PageNumbers } from '../../../src/podman/page-numbers.ts';
import { SUBJECT } from '../../support/fake-move.ts';
import { tempDir } from '../../support/temp.ts';

const [LAZY, PRESENT] = [2, 4];
const PIECE = 2 ** 20;

let child: ReturnType<typeof spawn>;
let temp: ReturnType<typeof tempDir>;
const op: Op = { id: 'left', signal: new AbortController().signal, log: () => undefined };

beforeEach(async () => {
  temp = tempDir();
  // A program with megabytes in one piece, that does nothing.
  child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e9); console.log("up")']);
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  child.kill('SIGSTOP');
  writeFileSync(join(temp.path, 'cgroup.procs'), `${child.pid}\n`);
});

afterEach(async () => {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  temp[Symbol.dispose]();
});

const subject = () => ({ ...SUBJECT, cgroup: temp.path });
const files = () => readdirSync(temp.path).filter((name) => name.startsWith('pages-'));

/** What the sink is given, by name, each time in a buffer that is written over afterwards. */
class Taken implements PageSink {
  readonly files = new Map<string, Buffer>();
  readonly sizes: number[] = [];
  ends = 0;
  async take(name: string, pages: Buffer): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 1));
    this.sizes.push(pages.length);
    this.files.set(name, Buffer.concat([this.files.get(name) ?? Buffer.alloc(0), pages]));
  }
  end(): void {
    this.ends++;
  }
}

function contentOf(start: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const mem = openSync(`/proc/${child.pid}/mem`, 'r');
  expect(readSync(mem, bytes, 0, length, start)).toBe(length);
  closeSync(mem);
  return bytes;
}

/** Where megabytes can be read: the program itself. */
function program(): number {
  const lines = readFileSync(`/proc/${child.pid}/maps`, 'latin1').split('\n');
  const starts = lines.flatMap((line) => {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) r..p .*\/node$/.exec(line) ?? [];
    const start = Number.parseInt(from ?? '', 16);
    return Number.parseInt(to ?? '', 16) - start > 16 * PIECE ? [start] : [];
  });
  return starts[0] ?? expect.unreachable('what does it run?');
}

it('is handed on as CRIU would have, with what CRIU has written between it', async () => {
  const start = program();
  const written = Buffer.alloc(3 * PAGE, 'w');
  writeFileSync(join(temp.path, 'pages-7.img'), written);
  const at = (page: number) => start + page * PAGE;
  const entries: PagemapEntry[] = [
    { start: at(0), pages: 3, flags: LAZY },
    { start: at(5), pages: 1, flags: LAZY }, // near
    { start: at(6), pages: 2, flags: PRESENT },
    { start: at(8), pages: 1, flags: LAZY },
    { start: at(200), pages: 2, flags: LAZY }, // not near
    { start: at(300), pages: 1, flags: PRESENT },
    { start: at(1_000), pages: 700, flags: LAZY },
  ];
  writeFileSync(join(temp.path, `pagemap-${child.pid}.img`), writePagemap({ pagesId: 7, entries }));
  writeFileSync(join(temp.path, 'pages-9.img'), Buffer.alloc(PIECE + 2 * PAGE, 's'));

  const sink = new Taken();
  await readLeft(op, subject(), temp.path, sink);

  const left = (n: number) => contentOf(entries[n]?.start ?? 0, (entries[n]?.pages ?? 0) * PAGE);
  const expected = [
    ...[left(0), left(1), written.subarray(0, 2 * PAGE)],
    ...[left(3), left(4), written.subarray(2 * PAGE), left(6)],
  ];
  // Buffers of megabytes are compared slowly where a difference is to be shown.
  const same = (name: string, bytes: Buffer) => sink.files.get(name)?.equals(bytes);
  expect(same('checkpoint/pages-7.img', Buffer.concat(expected))).toBe(true);
  expect(Math.max(...sink.sizes)).toBe(PIECE);
  expect(same('checkpoint/pages-9.img', Buffer.alloc(PIECE + 2 * PAGE, 's'))).toBe(true);
  expect([sink.files.size, sink.ends, files()]).toEqual([2, 1, []]);
  const image = readPagemap(readFileSync(join(temp.path, `pagemap-${child.pid}.img`)));
  expect(image).toEqual({
    pagesId: 7,
    entries: entries.map((entry) => ({ ...entry, flags: entry.flags | PRESENT })),
  });
});

it('is read piece by piece where what lies between cannot be', async () => {
  const maps = readFileSync(`/proc/${child.pid}/maps`, 'latin1');
  const ranges = [...maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) (r?)/gm)].map((found) => ({
    start: Number.parseInt(found[1] ?? '', 16),
    end: Number.parseInt(found[2] ?? '', 16),
    readable: found[3] === 'r',
  }));
  // A mapping, a hole that belongs to nobody, and another mapping soon after it.
  const before = ranges.find(({ end, readable }, n) => {
    const next = ranges[n + 1];
    return readable && next?.readable === true && next.start > end && next.start - end < 60_000;
  });
  const behind = ranges[ranges.indexOf(before ?? { start: 0, end: 0, readable: false }) + 1];
  if (before === undefined || behind === undefined) expect.unreachable('it has no hole');
  const entries = [
    { start: before.end - PAGE, pages: 1, flags: LAZY },
    { start: behind.start, pages: 1, flags: LAZY },
  ];
  writeFileSync(join(temp.path, `pagemap-${child.pid}.img`), writePagemap({ pagesId: 1, entries }));
  const sink = new Taken();
  await readLeft(op, subject(), temp.path, sink);
  expect(sink.files.get('checkpoint/pages-1.img')).toEqual(
    Buffer.concat([contentOf(before.end - PAGE, PAGE), contentOf(behind.start, PAGE)]),
  );
});

it.each<[string, PagemapEntry[], number]>([
  ['of a process that is not there', [{ start: 0x10000, pages: 1, flags: LAZY }], 1],
  ['that is not mapped', [{ start: 0x10000, pages: 1, flags: LAZY }], 0],
  ['that should be in a file', [{ start: 0x10000, pages: 1, flags: PRESENT }], 0],
])('ends the dump when it is some %s', async (_, entries, more) => {
  const name = `pagemap-${(child.pid ?? 0) + more}.img`;
  writeFileSync(join(temp.path, name), writePagemap({ pagesId: 1, entries }));
  const sink = new Taken();
  await expect(readLeft(op, subject(), temp.path, sink)).rejects.toMatchObject({
    code: 'DUMP_FAILED',
  });
  expect(sink.ends).toBe(1);
});

it('ends with the order', async () => {
  const entries = [{ start: program(), pages: 1, flags: LAZY }];
  writeFileSync(join(temp.path, `pagemap-${child.pid}.img`), writePagemap({ pagesId: 1, entries }));
  const sink = new Taken();
  const ended = { ...op, signal: AbortSignal.abort(new Error('no more')) };
  await expect(readLeft(ended, subject(), temp.path, sink)).rejects.toThrow();
  expect([sink.ends, sink.files.size]).toEqual([1, 0]);
});

it('is worth it for much memory, not for little and not for what CRIU could not hold', async () => {
  expect(await isWorthLeaving(temp.path, 2 ** 30)).toBe(true);
  expect(await isWorthLeaving(temp.path, 2 ** 20)).toBe(false);
  expect(await isWorthLeaving(temp.path, 2 ** 40)).toBe(false);
});

/** The child's pages from `start` on have numbers, and were not written but for those of `written`. */
async function numbersOf(start: number, count: number, written: readonly number[]) {
  const first = start / PAGE;
  const path = join(temp.path, 'pagemap');
  const entries = Buffer.alloc(count * 8);
  for (let page = 0; page < count; page++) {
    entries.writeUInt32LE(9_000 + page, page * 8);
    entries.writeUInt32LE(written.includes(page) ? 2 ** 31 + 2 ** 23 : 2 ** 31, page * 8 + 4);
  }
  await using file = await open(path, 'w');
  await file.write(entries, 0, entries.length, first * 8);
  const numbers = await PageNumbers.begin(temp.path, {
    open: async () => await open(path),
    clearWritten: async () => {},
    startTicks: () => '1',
  });
  const pages = numbers.of(child.pid ?? 0);
  for (let page = 0; page < count; page++) {
    pages?.look(first + page, 9_000 + page, 2 ** 31);
    pages?.set(first + page, page);
  }
  return numbers;
}

/** Notes what it is told of pages that it is not given. */
class Named extends Taken {
  readonly words: number[] = [];
  readonly ahead: PagesOnDisk;
  constructor(same: (word: number, page: Buffer) => boolean, count = 1_000) {
    super();
    this.ahead = { count, isSame: async (word, page) => same(word, page) };
  }
  override async take(name: string, pages: Buffer, words?: Int32Array): Promise<void> {
    this.words.push(...(words ?? Array<number>(pages.length / PAGE).fill(-1)));
    await super.take(name, pages);
  }
}

async function leftOf(sink: Named, start: number, numbers: PageNumbers) {
  const entries = [
    { start, pages: 300, flags: LAZY },
    { start: start + 400 * PAGE, pages: 200, flags: LAZY },
  ];
  writeFileSync(join(temp.path, `pagemap-${child.pid}.img`), writePagemap({ pagesId: 7, entries }));
  const told: unknown[] = [];
  const log = (line: string, facts: unknown) => void told.push([line, facts]);
  await readLeft({ ...op, log }, subject(), temp.path, sink, numbers);
  const content = [contentOf(start, 300 * PAGE), contentOf(start + 400 * PAGE, 200 * PAGE)];
  return { told, content: Buffer.concat(content), given: sink.files.get('checkpoint/pages-7.img') };
}

it('is not read where it has a number and was not written since', async () => {
  const start = program();
  const numbers = await numbersOf(start, 600, [3, 4, 260, 599]);
  const sink = new Named((word, page) => page.equals(contentOf(start + word * PAGE, PAGE)), 590);
  const { told, content, given } = await leftOf(sink, start, numbers);
  const places = [...Array(300).keys(), ...Array.from({ length: 200 }, (_, n) => 400 + n)];
  const read = (page: number) => [3, 4, 260].includes(page) || page >= 590;
  expect(sink.words).toEqual(places.map((page) => (read(page) ? -1 : page)));
  const all = places.flatMap((page, at) =>
    read(page) ? [content.subarray(at * PAGE, (at + 1) * PAGE)] : [],
  );
  expect(given?.equals(Buffer.concat(all))).toBe(true);
  expect(Math.max(...sink.sizes)).toBeLessThan(PIECE);
  expect(told).toEqual([['pages not written since they went ahead', { pages: 487, of: 500 }]]);
});

it('is read, all of it, when a page is another than its number says', async () => {
  const start = program();
  const numbers = await numbersOf(start, 600, []);
  const sink = new Named(() => false);
  const { told, content, given } = await leftOf(sink, start, numbers);
  expect(sink.words.every((word) => word === -1)).toBe(true);
  expect(given?.equals(content)).toBe(true);
  expect(told).toHaveLength(1);
});

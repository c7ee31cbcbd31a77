import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideOnce, readDecision } from '../../../src/journal/durable.ts';
import { isUnbegun, Journal, readJournal } from '../../../src/journal/journal.ts';
import { Owners } from '../../../src/journal/owners.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ckpt-journal-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function written(records: readonly object[]): Promise<Buffer> {
  const path = join(dir, `j${Math.random()}`);
  {
    await using journal = await Journal.create<object>(path);
    for (const record of records) await journal.append(record);
  }
  return await readFile(path);
}

describe('a journal', () => {
  it('gives back what was written, in order, with any text in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 8 }),
        async (records) => {
          const plain = JSON.parse(JSON.stringify(records)) as object[];
          expect(readJournal(await written(plain), 'j').records).toEqual(plain);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('loses only the record that was being written when it is cut anywhere', async () => {
    const records = [{ r: 'one' }, { r: 'zwei ä\n' }, { r: 'three' }];
    const bytes = await written(records);
    const { end } = readJournal(bytes, 'j');
    for (let cut = 15; cut <= end; cut++) {
      const torn = Buffer.concat([bytes.subarray(0, cut), Buffer.alloc(100)]);
      const found = readJournal(torn, 'j').records;
      expect(records.slice(0, found.length)).toEqual(found);
      if (cut === end) expect(found).toHaveLength(3);
    }
  });

  it('is damaged, not torn, when a record before the last one is wrong', async () => {
    const bytes = await written([{ r: 'one' }, { r: 'two' }, { r: 'three' }]);
    const at = bytes.indexOf('one');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(() => readJournal(bytes, 'j')).toThrow(/damaged/);
  });

  it.each([
    ['the newline between two records', (bytes: Buffer) => bytes.indexOf('\n', 20)],
    ['a letter of the last record', (bytes: Buffer) => bytes.indexOf('permit')],
    ['the newline of the last record', (bytes: Buffer) => bytes.lastIndexOf('\n')],
  ])('never loses PERMIT without a word: %s is another byte', async (_what, find) => {
    const bytes = await written([{ r: 'prepared' }, { r: 'permit' }]);
    bytes[find(bytes)] = 0x2e;
    expect(() => readJournal(bytes, 'j')).toThrow(/damaged/);
  });

  it('is refused when another program or version wrote it', () => {
    expect(() => readJournal(Buffer.from('ckpt-log 1\n'), 'j')).toThrow(/version/);
    expect(() => readJournal(Buffer.from(''), 'j')).toThrow(/version/);
  });

  it('of a newer version is told apart from a damaged one (row:journal-newer)', () => {
    const newer = Buffer.from('ckpt-journal 2\n00000000 {"r":"begin"}\n');
    expect(() => readJournal(newer, 'j')).toThrow(
      expect.objectContaining({ code: 'JOURNAL_NEWER' }),
    );
    const damaged = Buffer.from('ckpt-journal 1x\n');
    expect(() => readJournal(damaged, 'j')).toThrow(
      expect.objectContaining({ code: 'JOURNAL_DAMAGED' }),
    );
  });

  it.each([
    ['nothing', '', true],
    ['zero bytes', '\0'.repeat(64 * 1024), true],
    ['a torn head', `ckpt-jour${'\0'.repeat(100)}`, true],
    ['the head', `ckpt-journal 1\n${'\0'.repeat(100)}`, true],
    ['another head', `ckpt-journal 2\n${'\0'.repeat(100)}`, false],
    ['bytes behind zeros', `${'\0'.repeat(100)}x`, false],
    ['a record', 'ckpt-journal 1\n00000000 {"r":"begin"}\n', false],
  ])('has not begun when it holds %s: %s', (_what, text, unbegun) => {
    expect(isUnbegun(Buffer.from(text))).toBe(unbegun);
  });

  it('goes on behind a torn record after it was reopened', async () => {
    const path = join(dir, 'j');
    await writeFile(path, await written([{ r: 'one' }]));
    const { end } = readJournal(await readFile(path), 'j');
    const bytes = await readFile(path);
    bytes.write('deadbeef {"r":"to', end);
    await writeFile(path, bytes);
    const { journal, records } = await Journal.reopen<object>(path);
    expect(records).toEqual([{ r: 'one' }]);
    await journal.append({ r: 'two' });
    await journal[Symbol.asyncDispose]();
    expect(readJournal(await readFile(path), 'j').records).toEqual([{ r: 'one' }, { r: 'two' }]);
  });

  it('has its space on disk before the first record', async () => {
    const path = join(dir, 'j');
    await using _journal = await Journal.create(path);
    const { blocks, size } = await stat(path);
    expect(blocks * 512).toBeGreaterThanOrEqual(size);
    expect(size).toBeGreaterThanOrEqual(64 * 1024);
  });

  it('never overwrites an older one', async () => {
    const path = join(dir, 'j');
    await writeFile(path, 'old');
    await expect(Journal.create(path)).rejects.toMatchObject({ code: 'EEXIST' });
  });
});

describe('a decision', () => {
  it('is made once, and everybody is told the same', async () => {
    const path = join(dir, 'decision');
    const words = ['committed', 'aborted'] as const;
    const told = await Promise.all(
      Array.from({ length: 20 }, (_, i) => decideOnce<string>(path, words[i % 2] ?? '')),
    );
    expect(new Set(told).size).toBe(1);
    expect(await readDecision(path)).toBe(told[0]);
  });
});

describe('owners', () => {
  it('take each epoch once, and refuse one they have seen', async () => {
    const id = 'a'.repeat(64);
    const owners = await Owners.open(dir);
    expect(await owners.nextEpoch(id)).toBe(1);
    await owners.acceptEpoch(id, 5);
    await expect(owners.acceptEpoch(id, 5)).rejects.toMatchObject({ code: 'STALE_EPOCH' });
    expect(await (await Owners.open(dir)).nextEpoch(id)).toBe(6);
  });
});

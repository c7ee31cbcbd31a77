import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import { Journal, readJournal, recordLine } from '../../src/journal/journal.ts';
import { runs } from './runs.ts';

vi.setConfig({ testTimeout: 60_000 });

/** An empty journal as the product makes it; most of its zeros are left out for speed. */
async function emptyJournal(): Promise<Buffer> {
  const dir = await mkdtemp(join(tmpdir(), 'ckpt-journal-'));
  try {
    const path = join(dir, 'journal');
    await (await Journal.create(path))[Symbol.asyncDispose]();
    return await readFile(path);
  } finally {
    await rm(dir, { recursive: true });
  }
}

const EMPTY = await emptyJournal();
const HEAD = EMPTY.subarray(0, EMPTY.indexOf(0));
const ZEROS = 256;

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\n', '\0', '00000000 {"r":"permit"}\n', '\u{fffd}', 'ü'),
);
const record = fc.record(
  {
    r: fc.constantFrom('begin', 'permit', 'roll-back'),
    text,
    n: fc.integer(),
    list: fc.array(text),
  },
  { requiredKeys: ['r'] },
);
const journal = fc.array(record, { maxLength: 6 }).map((records) => {
  const lines = records.map(recordLine);
  return {
    records,
    lines,
    end: lines.reduce((at, line) => at + line.length, HEAD.length),
    bytes: Buffer.concat([HEAD, ...lines, Buffer.alloc(ZEROS)]),
  };
});

function read(bytes: Buffer): { records: unknown[]; end: number } | Fault {
  try {
    return readJournal(bytes, 'j');
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

describe('a journal', () => {
  it('cut at any byte reads back as a prefix, whatever of the rest was zero before', () => {
    fc.assert(
      fc.property(journal, fc.nat(), fc.boolean(), ({ records, lines, bytes, end }, at, padded) => {
        const cut = HEAD.length + (at % (end - HEAD.length + 1));
        const torn = bytes.subarray(0, cut);
        const found = read(padded ? Buffer.concat([torn, Buffer.alloc(ZEROS)]) : torn);
        if (found instanceof Fault) throw found;
        let whole = 0;
        for (let size = HEAD.length; whole < lines.length; whole++) {
          size += lines[whole]?.length ?? 0;
          if (size > cut) break;
        }
        expect(found.records).toEqual(records.slice(0, whole));
      }),
      runs(10_000),
    );
  });

  it('whose last record reached the disk in pieces reads back without it', () => {
    fc.assert(
      fc.property(
        journal,
        fc.array(fc.boolean(), { minLength: 1 }),
        fc.integer({ min: 1, max: 64 }),
        ({ records, lines, bytes, end }, there, sector) => {
          const last = lines.at(-1);
          fc.pre(last !== undefined);
          const start = end - (last?.length ?? 0);
          const torn = Buffer.from(bytes);
          let lost = false;
          for (let at = start, i = 0; at < end; at += sector, i++) {
            if (there[i % there.length] === true) continue;
            torn.fill(0, at, Math.min(at + sector, end));
            lost = true;
          }
          const found = read(torn);
          if (found instanceof Fault) throw found;
          expect(found.records).toEqual(lost ? records.slice(0, -1) : records);
        },
      ),
      runs(10_000),
    );
  });

  it('with any one byte changed says so, unless it looks like a write that was cut short', () => {
    fc.assert(
      fc.property(
        journal,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        ({ records, lines, bytes, end }, at, flip) => {
          const changed = Buffer.from(bytes);
          const where = at % bytes.length;
          const value = (bytes[where] ?? 0) ^ flip;
          changed[where] = value;
          const found = read(changed);
          if (found instanceof Fault) {
            expect(found.code).toMatch(/^JOURNAL_(DAMAGED|NEWER)$/);
            return;
          }
          const lastStart = end - (lines.at(-1)?.length ?? 0);
          if (where >= end) expect(found.records).toEqual(records);
          else {
            expect([value, where >= lastStart]).toEqual([0, true]);
            expect(found.records).toEqual(records.slice(0, -1));
          }
        },
      ),
      runs(10_000),
    );
  });

  it('never lets two changed bytes pass for other content', () => {
    fc.assert(
      fc.property(
        journal,
        fc.nat(),
        fc.nat(),
        fc.nat(255),
        fc.nat(255),
        ({ records, bytes }, a, b, x, y) => {
          const changed = Buffer.from(bytes);
          changed[a % bytes.length] = x;
          changed[b % bytes.length] = y;
          const found = read(changed);
          if (found instanceof Fault) return;
          expect(found.records).toEqual(records.slice(0, found.records.length));
        },
      ),
      runs(10_000),
    );
  });
});

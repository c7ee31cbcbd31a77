import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import {
  imageEntries,
  messageFields,
  readDumpStats,
  readInventory,
  readRestoreStats,
} from '../../../src/criu/images.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ckpt-img-'));
});
afterEach(() => rm(dir, { recursive: true }));

function image(magics: readonly number[], ...messages: readonly number[][]): Buffer {
  const u32 = (n: number) => {
    const b = Buffer.alloc(4);
    b.writeUInt32LE(n);
    return b;
  };
  return Buffer.concat([
    ...magics.map(u32),
    ...messages.flatMap((m) => [u32(m.length), Buffer.from(m)]),
  ]);
}

describe('images of criu', () => {
  it('tell how long a dump took', async () => {
    // dump { freezing 1500, frozen 300000, memdump 7, memwrite 8, scanned 2^33, written 5 }
    const part = [
      8, 0xdc, 0x0b, 16, 0xe0, 0xa7, 0x12, 24, 7, 32, 8, 40, 0x80, 0x80, 0x80, 0x80, 0x20, 56, 5,
    ];
    await writeFile(
      join(dir, 'stats-dump'),
      image([0x55105940, 0x57093306], [10, part.length, ...part]),
    );
    expect(await readDumpStats(dir)).toEqual({
      freezingUs: 1_500,
      frozenUs: 300_000,
      memdumpUs: 7,
      memwriteUs: 8,
      pagesScanned: 2 ** 33,
      pagesSkippedParent: 0,
      pagesWritten: 5,
      pagesLazy: 0,
    });
  });

  it('tell how long a restore took', async () => {
    await writeFile(
      join(dir, 'stats-restore'),
      image([0x55105940, 0x57093306], [18, 6, 24, 9, 32, 11, 40, 3]),
    );
    expect(await readRestoreStats(dir)).toEqual({ forkingUs: 9, restoreUs: 11, pagesRestored: 3 });
  });

  it('tell what a restore must be asked for', async () => {
    await writeFile(join(dir, 'inventory.img'), image([0x58313116], [8, 2, 48, 1, 80, 1]));
    expect(await readInventory(dir)).toEqual({ imageVersion: 2, lsm: 1, tcpClose: true });
  });

  it.each([
    ['another kind', image([0x54564319], [8, 2])],
    ['an early end', image([0x58313116], [8, 2]).subarray(0, 9)],
    ['a field that is longer than the message', image([0x58313116], [10, 200])],
    ['a number without an end', image([0x58313116], [8, 0xff])],
  ])('are refused with %s', async (_what, bytes) => {
    await writeFile(join(dir, 'inventory.img'), bytes);
    await expect(readInventory(dir)).rejects.toMatchObject({ code: 'CRIU_PROTOCOL' });
  });

  it('of any content are read or refused, never anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          for (const entry of imageEntries(bytes, [], 'x')) messageFields(entry, 'x');
        } catch (error) {
          expect(error).toBeInstanceOf(Fault);
        }
      }),
    );
  });
});

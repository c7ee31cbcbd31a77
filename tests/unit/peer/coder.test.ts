import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Coding, MOST_RATIO } from '../../../src/base/coding.ts';
import { Fault } from '../../../src/base/fault.ts';
import type { Op } from '../../../src/base/op.ts';
import { Pace } from '../../../src/base/pace.ts';
import { PAGE } from '../../../src/base/pages.ts';
import { CodedOutlet, codedLength, decoded } from '../../../src/peer/coder.ts';
import { CHUNK, FrameReader, frame } from '../../../src/peer/frames.ts';
import { type ReceiveRules, receiveFiles, receiveMemory } from '../../../src/peer/receive.ts';
import { MEMORY, type Opening } from '../../../src/peer/stream.ts';

const op: Op = { id: 'test', signal: new AbortController().signal, log: () => {} };
const OPENING: Opening = {
  ...({ job: 'a'.repeat(32), epoch: 3, token: 't', part: 'set' } as const),
  salt: 'b'.repeat(32),
};
const RULES: ReceiveRules = {
  checkName: () => {},
  maxBytes: 2 ** 30,
  maxFiles: 10,
  heard: () => {},
};
const text = (bytes: number, seed = 'text') => Buffer.alloc(bytes, `${seed} that shrinks, `);

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ckpt-coder-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('coded bytes', () => {
  it('are what they were, and no more than was announced', async () => {
    const bytes = text(100_000);
    expect(await decoded([zstdCompressSync(bytes)], bytes.length)).toEqual(bytes);
  });

  it.each<[string, Buffer, number]>([
    ['no zstd', randomBytes(500), 1_000],
    ['of more bytes than announced', zstdCompressSync(text(1_001)), 1_000],
    ['of fewer', zstdCompressSync(text(999)), 1_000],
    ['cut off', zstdCompressSync(randomBytes(1_000)).subarray(0, 900), 1_000],
    ['of 1 GiB', zstdCompressSync(Buffer.alloc(2 ** 30)), CHUNK],
    [
      'two in a row, too long together',
      Buffer.concat([zstdCompressSync(text(600)), zstdCompressSync(text(600))]),
      1_000,
    ],
  ])('are refused: %s', async (_what, bytes, size) => {
    await expect(decoded([bytes], size)).rejects.toMatchObject({ code: 'PEER_PROTOCOL' });
  });

  it('are refused when they would make the decoder keep far more than they are', async () => {
    const bytes = text(1_000);
    const wide = zstdCompressSync(bytes, { params: { [constants.ZSTD_c_contentSizeFlag]: 0 } });
    // A window of 128 MiB, which Node.js takes unless it is told not to: RFC 8878, 3.1.1.1.2.
    wide[5] = 17 << 3;
    expect(zstdDecompressSync(wide)).toEqual(bytes);
    await expect(decoded([wide], 1_000)).rejects.toMatchObject({ code: 'PEER_PROTOCOL' });
  });

  it.each([0, -1, 1.5, 100, 101, '7', null, Number.NaN, {}])(
    'of 100 bytes cannot be %j long',
    (zstd) => {
      expect(() => codedLength({ zstd }, 100)).toThrow(Fault);
    },
  );

  it('are 1 MiB at the most', () => {
    expect(codedLength({ zstd: 99 }, 100)).toBe(99);
    expect(codedLength({}, 2 ** 40)).toBeUndefined();
    expect(() => codedLength({ zstd: 99 }, CHUNK + 1)).toThrow(Fault);
  });
});

describe('what comes coded', () => {
  const coded = zstdCompressSync(text(2 * PAGE));
  const take = async (rules: Partial<ReceiveRules>, ...words: (object | Buffer)[]) => {
    const wire = new PassThrough();
    wire.end(Buffer.concat(words.map((word) => (Buffer.isBuffer(word) ? word : frame(word)))));
    return await receiveFiles(op, new FrameReader(wire), OPENING, dir, { ...RULES, ...rules });
  };
  const zstd = coded.length;

  it('is written decoded, and ends with the manifest of that', async () => {
    const page = {
      pages: 'p',
      runs: [
        [-1, 1],
        [-2, 1],
        [-1, 1],
      ],
      zstd,
    };
    const file = [{ file: 'f', size: 3 * PAGE, chunks: true }, { chunk: PAGE }, text(PAGE)];
    const words = [
      page,
      coded,
      ...file,
      { chunk: 2 * PAGE, zstd },
      coded,
      { piece: 'i', size: 2 * PAGE, zstd },
      coded,
    ];
    await expect(take({}, ...words, { end: {} })).rejects.toMatchObject({
      code: 'INTEGRITY_DIGEST',
    });
    const both = text(2 * PAGE);
    expect(await readFile(join(dir, 'i'))).toEqual(both);
    expect(await readFile(join(dir, 'f'))).toEqual(Buffer.concat([text(PAGE), both]));
    const pages = [both.subarray(0, PAGE), Buffer.alloc(PAGE), both.subarray(PAGE)];
    expect(await readFile(join(dir, 'p'))).toEqual(Buffer.concat(pages));
  });

  it.each<[string, Partial<ReceiveRules>, (object | Buffer)[], string]>([
    [
      'a piece of another length',
      {},
      [{ piece: 'i', size: 2 * PAGE + 1, zstd }, coded],
      'PEER_PROTOCOL',
    ],
    [
      'a piece as long as it is coded',
      {},
      [{ piece: 'i', size: zstd, zstd }, coded],
      'PEER_PROTOCOL',
    ],
    ['a piece above 1 MiB', {}, [{ piece: 'i', size: 2 ** 21, zstd }, coded], 'PEER_PROTOCOL'],
    [
      'more than is allowed, decoded',
      { maxBytes: 2 * PAGE - 1 },
      [{ piece: 'i', size: 2 * PAGE, zstd }, coded],
      'LIMIT_SIZE',
    ],
    [
      'pages that are too many, decoded',
      { maxBytes: PAGE },
      [{ pages: 'p', runs: [[-1, 2]], zstd }, coded],
      'LIMIT_SIZE',
    ],
    [
      'pages fewer than are coded',
      {},
      [{ pages: 'p', runs: [[-1, 1]], zstd }, coded],
      'PEER_PROTOCOL',
    ],
    [
      'pages of which none is sent',
      {},
      [{ pages: 'p', runs: [[-2, 2]], zstd }, coded],
      'PEER_PROTOCOL',
    ],
    [
      'an end in the middle',
      {},
      [{ piece: 'i', size: 2 * PAGE, zstd }, coded.subarray(1)],
      'PEER_UNREACHABLE',
    ],
    [
      'a chunk beyond the file',
      {},
      [{ file: 'f', size: PAGE, chunks: true }, { chunk: 2 * PAGE, zstd }, coded],
      'PEER_PROTOCOL',
    ],
    [
      'a chunk of nothing',
      {},
      [{ file: 'f', size: PAGE, chunks: true }, { chunk: 0 }],
      'PEER_PROTOCOL',
    ],
    [
      'another frame in place of a chunk',
      {},
      [
        { file: 'f', size: PAGE, chunks: true },
        { piece: 'i', size: 1 },
      ],
      'PEER_PROTOCOL',
    ],
    [
      'a file that is too large, by its announcement',
      { maxBytes: PAGE },
      [{ file: 'f', size: 2 * PAGE, chunks: true }],
      'LIMIT_SIZE',
    ],
  ])('is refused: %s', async (_what, rules, words, code) => {
    await expect(take(rules, ...words)).rejects.toMatchObject({ code });
  });

  it.each([
    ['more than is allowed, decoded', { pages: MEMORY, runs: [[-1, 2]], zstd }, PAGE, 'LIMIT_SIZE'],
    ['not the pages announced', { pages: MEMORY, runs: [[-1, 3]], zstd }, 2 ** 30, 'PEER_PROTOCOL'],
  ])('is refused of memory ahead: %s', async (_what, head, maxBytes, code) => {
    const wire = new PassThrough();
    wire.end(Buffer.concat([frame(head), coded]));
    const rules = { maxBytes, heard: () => {} };
    const taking = receiveMemory(op, new FrameReader(wire), OPENING, join(dir, 'memory'), rules);
    await expect(taking).rejects.toMatchObject({ code });
  });
});

describe('bytes on their way out', () => {
  /** Reads what leaves, and decodes it. */
  async function all(
    wire: PassThrough,
    puts: number,
  ): Promise<{ codes: boolean; bytes: Buffer }[]> {
    const reader = new FrameReader(wire);
    const come = [];
    for (let n = 0; n < puts; n++) {
      const head = await reader.frame(op, 65_536);
      const size = head['chunk'] as number;
      const length = codedLength(head, size);
      const parts = await reader.exactly(op, length ?? size, () => {});
      const bytes = length === undefined ? Buffer.concat(parts) : await decoded(parts, size);
      come.push({ codes: length !== undefined, bytes });
    }
    return come;
  }
  const outlet = (wire: PassThrough, coding: Coding, rate = 0) =>
    new CodedOutlet(op, wire, new Pace(() => rate), coding, () => {});

  it('leave in their order, those that do not shrink as they are, from buffers that are used again', async () => {
    const chunks = Array.from({ length: 24 }, (_, n) =>
      n % 3 === 0 ? randomBytes(CHUNK) : text(n % 3 === 1 ? CHUNK : 2 * PAGE, `${n}`),
    );
    const wire = new PassThrough();
    const coding = new Coding('zstd', 3);
    const out = outlet(wire, coding);
    const come = all(wire, chunks.length);
    const buffers = [Buffer.alloc(CHUNK), Buffer.alloc(CHUNK)] as const;
    for (const [n, chunk] of chunks.entries()) {
      const buffer = buffers[n % 2 === 0 ? 0 : 1].subarray(0, chunk.length);
      chunk.copy(buffer);
      await out.put({ chunk: chunk.length }, buffer.subarray(0, 100), buffer.subarray(100));
    }
    await out.gone();
    expect((await come).map(({ bytes }, n) => bytes.equals(chunks[n] ?? bytes))).not.toContain(
      false,
    );
    expect((await come).map(({ codes }) => codes)).toEqual(chunks.map((_, n) => n % 3 !== 0));
    expect(out.bytes).toBe(chunks.reduce((sum, { length }) => sum + length, 0));
    expect(coding.bytes).toBe(out.bytes);
    expect(coding.wireBytes).toBeLessThan(8.1 * CHUNK);
    expect(coding.wireBytes).toBeGreaterThan(8 * CHUNK);
  });

  it('are held to the rate as they are on the wire', async () => {
    const wire = new PassThrough();
    const out = outlet(wire, new Coding('zstd', 2), 2 * CHUNK);
    const come = all(wire, 20);
    const from = performance.now();
    for (let n = 0; n < 20; n++) await out.put({ chunk: CHUNK }, text(CHUNK));
    await out.gone();
    await come;
    expect(performance.now() - from, 'ten seconds as they are').toBeLessThan(5_000);
  });

  it('are no more at a time than may be coded at once, however slow the link is', async () => {
    const wire = new PassThrough({ highWaterMark: 1 });
    const out = outlet(wire, new Coding('zstd', 2));
    let put = 0;
    const putting = (async () => {
      for (; put < 20; put++) await out.put({ chunk: CHUNK }, randomHalf());
    })();
    putting.catch(() => {});
    await sleep(1_000);
    expect(put).toBeLessThanOrEqual(4);
    wire.destroy();
    await expect(putting).rejects.toMatchObject({ code: 'PEER_UNREACHABLE' });
  });

  it('end with the move that is cancelled', async () => {
    const wire = new PassThrough();
    const cancel = new AbortController();
    const work = { ...op, signal: cancel.signal };
    const out = new CodedOutlet(work, wire, new Pace(() => 1), new Coding('zstd', 2), () => {});
    const putting = (async () => {
      for (;;) await out.put({ chunk: CHUNK }, text(CHUNK));
    })();
    setTimeout(() => cancel.abort(new Fault('CANCELLED', 'asked')), 50);
    await expect(putting).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('of a kind that does not shrink enough go as they are', async () => {
    const wire = new PassThrough();
    const little = Buffer.concat([randomBytes(19 * PAGE), Buffer.alloc(PAGE)]);
    expect(zstdCompressSync(little).length / little.length).toBeGreaterThan(MOST_RATIO);
    const out = outlet(wire, new Coding('zstd', 1));
    const come = all(wire, 1);
    await out.put({ chunk: little.length }, little);
    await out.gone();
    expect(await come).toEqual([{ codes: false, bytes: little }]);
  });

  it('say when it was decided to code them, and by what', async () => {
    const said: unknown[] = [];
    const wire = new PassThrough();
    const work = { ...op, log: (...words: unknown[]) => said.push(words) };
    const out = new CodedOutlet(
      work,
      wire,
      new Pace(() => 1_000_000),
      new Coding('auto'),
      () => {},
    );
    await out.put({ chunk: CHUNK }, text(CHUNK));
    await out.gone();
    const facts = { link: 1_000_000, codec: expect.any(Number), ratio: expect.any(Number) };
    expect(said).toEqual([['bytes are coded', facts]]);
    expect((await all(wire, 1))[0]?.codes).toBe(true);
  });

  function randomHalf(): Buffer {
    return Buffer.concat([randomBytes(CHUNK / 2), Buffer.alloc(CHUNK / 2)]);
  }
});

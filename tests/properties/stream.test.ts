import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Duplex, duplexPair, PassThrough } from 'node:stream';
import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CODECS, Coding } from '../../src/base/coding.ts';
import { ContentMac } from '../../src/base/content-mac.ts';
import { Fault } from '../../src/base/fault.ts';
import { FrameReader } from '../../src/peer/frames.ts';
import { answerRoot, readOpening, receiveFiles } from '../../src/peer/receive.ts';
import { sendFiles } from '../../src/peer/send.ts';
import { secretOf } from '../../src/peer/stream.ts';
import { checkSetName } from '../../src/podman/set.ts';
import { runs } from './runs.ts';

vi.setConfig({ testTimeout: 60_000 });

const op = { id: 'test', signal: new AbortController().signal, log: () => {} };
const OPENING = {
  ...({ job: 'a'.repeat(32), epoch: 3, token: 't', part: 'set' } as const),
  salt: 'b'.repeat(32),
} as const;
const rules = { checkName: checkSetName, maxBytes: 100_000, maxFiles: 10, heard: () => {} };
const FILES = {
  'checkpoint/core-1.img': '',
  'checkpoint/pages-1.img': 'pages'.repeat(20),
  'config.dump': '{"a":1}',
  'spec.dump': '{"b":1}',
};
const PIECES: readonly (readonly [keyof typeof FILES, number, number])[] = [
  ['checkpoint/pages-1.img', 0, 30],
  ['checkpoint/pages-1.img', 30, 100],
];
const IN_CHUNKS = 'spec.dump';

let dir: string;
let sent: Buffer;
let root: string;

/** What the two ends say to each other on `bytes`, as the receiver of the daemon sees it. */
async function receive(bytes: Buffer, into: string) {
  const wire = new PassThrough();
  wire.end(bytes);
  const reader = new FrameReader(wire);
  const opening = await readOpening(op, reader);
  const received = await receiveFiles(op, reader, opening, into, rules);
  await received.durable;
  return { opening, ...received };
}

function macOf(name: string, text: string): string {
  const mac = new ContentMac(secretOf(OPENING), name);
  mac.update(Buffer.from(text));
  return mac.digest();
}

function frame(value: object): Buffer {
  const json = Buffer.from(JSON.stringify(value));
  const head = Buffer.alloc(4);
  head.writeUInt32BE(json.length);
  return Buffer.concat([head, json]);
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ckpt-stream-'));
  const files = Object.entries(FILES).map(([name, text]) => ({
    name,
    size: text.length,
    mac: macOf(name, text),
  }));
  const whole = Object.entries(FILES).filter(
    ([name]) => name !== IN_CHUNKS && !PIECES.some(([piece]) => piece === name),
  );
  const { token: _, salt: __, ...rest } = OPENING;
  sent = Buffer.concat([
    frame({ open: OPENING }),
    ...PIECES.flatMap(([piece, from, to]) => {
      const bytes = Buffer.from(FILES[piece].slice(from, to));
      const coded = zstdCompressSync(bytes);
      const head = { piece, size: to - from };
      const both = coded.length < bytes.length;
      return [
        frame(both ? { ...head, zstd: coded.length } : head),
        both ? coded : bytes,
        frame({ working: true }),
      ];
    }),
    frame({ file: IN_CHUNKS, size: FILES[IN_CHUNKS].length, chunks: true }),
    ...[FILES[IN_CHUNKS].slice(0, 3), FILES[IN_CHUNKS].slice(3)].flatMap((text) => [
      frame({ chunk: text.length }),
      Buffer.from(text),
    ]),
    ...whole.flatMap(([file, text]) => [frame({ file, size: text.length }), Buffer.from(text)]),
    frame({ end: { version: 1, ...rest, files } }),
  ]);
  const into = join(dir, 'whole');
  await mkdir(into);
  ({ root } = await receive(sent, into));
});
afterAll(() => rm(dir, { recursive: true }));

describe('a stream of files, changed on its way', () => {
  it('row:bytes-changed is refused, or is not what the source will sign', async () => {
    const change = fc.oneof(
      fc.record({ at: fc.nat(), value: fc.nat(255) }),
      fc.record({ at: fc.nat(), cut: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ at: fc.nat(), twice: fc.integer({ min: 1, max: 40 }) }),
    );
    let refused = 0;
    let n = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 2 }), async (changes) => {
        let bytes = Buffer.from(sent);
        for (const one of changes) {
          const at = one.at % bytes.length;
          if ('value' in one) bytes[at] = one.value;
          else if ('cut' in one) {
            bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + one.cut)]);
          } else {
            bytes = Buffer.concat([bytes.subarray(0, at + one.twice), bytes.subarray(at)]);
          }
        }
        const into = join(dir, `${n++}`);
        await mkdir(into);
        try {
          const received = await receive(bytes, into);
          if (received.root !== root) return; // SEAL has another: INTEGRITY_DIGEST
          for (const [name, text] of Object.entries(FILES)) {
            expect(await readFile(join(into, name), 'utf8')).toBe(text);
          }
          expect((await readdir(into, { recursive: true })).sort()).toEqual(
            ['checkpoint', ...Object.keys(FILES)].sort(),
          );
        } catch (error) {
          expect(error).toBeInstanceOf(Fault);
          expect((error as Fault).code).not.toBe('INTERNAL');
          refused++;
        } finally {
          await rm(into, { recursive: true });
        }
      }),
      runs(500),
    );
    expect(refused).toBeGreaterThan(250);
  });
});

describe('a stream of any files', () => {
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 40_000, size: 'max' }),
    fc.record({ of: fc.uint8Array({ minLength: 1, maxLength: 40 }), bytes: fc.nat(300_000) }),
  );
  const content = fc
    .array(part, { maxLength: 8 })
    .map((parts) =>
      Buffer.concat(
        parts.map((one) => ('bytes' in one ? Buffer.alloc(one.bytes, one.of) : Buffer.from(one))),
      ),
    );
  it.each(CODECS)('brings every byte of them, whole or growing: %s', async (codec) => {
    let coded = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ content, grows: fc.boolean() }), { maxLength: 4 }),
        fc.constantFrom(0, 50_000_000),
        async (files, rate) => {
          const [from, to] = [await mkdtemp(join(dir, 'from-')), await mkdtemp(join(dir, 'to-'))];
          const names = files.map((_, n) => `f${n}`);
          for (const [n, one] of files.entries()) await writeFile(join(from, `f${n}`), one.content);
          const growing = async () => names.filter((_, n) => files[n]?.grows);
          const coding = new Coding(codec, 2);
          const [near, far] = duplexPair();
          const taking = take(far, to);
          const all = {
            dir: from,
            names: Promise.resolve(names),
            growing,
            rate: () => rate,
            coding,
          };
          await Promise.all([sendFiles(op, near, OPENING, all, () => {}), taking]);
          const total = files.reduce((sum, one) => sum + one.content.length, 0);
          expect(coding.bytes).toBe(total);
          for (const [n, one] of files.entries()) {
            expect((await readFile(join(to, `f${n}`))).equals(one.content)).toBe(true);
          }
          if (coding.codec === 'zstd') coded++;
          await Promise.all([from, to].map((path) => rm(path, { recursive: true })));
        },
      ),
      { ...runs(12), examples: [[[{ content: Buffer.alloc(0), grows: true }], 0]] },
    );
    if (codec === 'zstd') expect(coded).toBeGreaterThan(3);
    if (codec === 'none') expect(coded).toBe(0);
  });
});

async function take(socket: Duplex, into: string): Promise<void> {
  const reader = new FrameReader(socket);
  const opening = await readOpening(op, reader);
  const any = { ...rules, checkName: () => {}, maxBytes: 2 ** 30 };
  const { root, durable } = await receiveFiles(op, reader, opening, into, any);
  await durable;
  // Whoever hears it goes away at once, and says nothing to that.
  void answerRoot(socket, root);
}

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Duplex, duplexPair } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Op } from '../../../src/base/op.ts';
import type { PageSink } from '../../../src/base/outgoing.ts';
import { PAGE } from '../../../src/base/pages.ts';
import { servePages } from '../../../src/criu/page-server.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ckpt-pages-'));
});
afterEach(() => rm(dir, { recursive: true }));

const op = (signal = new AbortController().signal): Op => ({ id: 'test', signal, log: () => {} });

/** As CRIU 4.2 sends it. */
function said(command: number, pages: number, address: bigint, to: bigint): Buffer {
  const head = Buffer.alloc(32);
  head.writeUInt32LE(command, 0);
  head.writeBigUInt64LE(BigInt(pages), 8);
  head.writeBigUInt64LE(address, 16);
  head.writeBigUInt64LE(to, 24);
  return head;
}
const task = (pid: number) => (BigInt(pid) << 8n) | 1n;
const shared = (id: number) => (BigInt(id) << 8n) | 2n;
const open = (to: bigint) => said(4, 0, 0n, to);
const close = said(0x1023, 0, 0n, 0n);
const PRESENT = 4;
const LAZY = 2;
const page = (text: string) => Buffer.alloc(PAGE, text);
const add = (to: bigint, address: bigint, flags: number, ...pages: Buffer[]) =>
  Buffer.concat([said((flags << 16) | 6, pages.length, address, to), ...pages]);

class Sink implements PageSink {
  readonly files = new Map<string, Buffer>();
  ended = 0;
  async take(name: string, pages: Buffer): Promise<void> {
    await sleep(0);
    this.files.set(name, Buffer.concat([this.files.get(name) ?? Buffer.alloc(0), pages]));
  }
  end(): void {
    this.ended += 1;
  }
}

/** Says all of it in pieces of `step` bytes, hangs up, and returns what was answered. */
async function converse(words: readonly Buffer[], sink: PageSink, step = 100_000) {
  const [criu, ours] = duplexPair();
  const served = servePages(op(), ours, dir, sink);
  served.catch(() => {});
  const answers: Buffer[] = [];
  criu.on('data', (chunk: Buffer) => answers.push(chunk));
  criu.on('error', () => {});
  const all = Buffer.concat(words);
  for (let at = 0; at < all.length; at += step) await put(criu, all.subarray(at, at + step));
  criu.end();
  return { whole: await served, answers: Buffer.concat(answers) };
}

const put = (socket: Duplex, bytes: Buffer) =>
  new Promise<void>((resolve) => socket.write(bytes, () => resolve()));

describe('the page server', () => {
  it.for([1, 7, 31, 4095, 100_000])(
    'hands pages on and writes where they belong, as CRIU does (%i bytes at a time)',
    async (step) => {
      const sink = new Sink();
      const words = [
        open(task(1)),
        add(task(1), 0x401000n, PRESENT, page('code')),
        add(task(1), 0x4a5000n, PRESENT, page('a'), page('b'), page('c'), page('d'), page('e')),
        open(shared(77)),
        add(shared(77), 0n, PRESENT, page('shared')),
        add(task(1), 0x4ae000n, PRESENT | LAZY, page('heap')),
        close,
      ];
      const { whole, answers } = await converse(words, sink, step);
      expect(whole).toBe(true);
      // No parent, twice, and a good end.
      expect(answers).toEqual(Buffer.alloc(1 + 1 + 4));
      expect(sink.files.get('checkpoint/pages-65537.img')).toEqual(
        Buffer.concat(['code', 'a', 'b', 'c', 'd', 'e', 'heap'].map(page)),
      );
      expect(sink.files.get('checkpoint/pages-65538.img')).toEqual(page('shared'));
      expect(sink.ended).toBe(1);
      // Entries as CRIU 4.2.1 wrote them for these addresses; the number of the file apart.
      expect((await readFile(join(dir, 'pagemap-1.img'))).toString('hex')).toBe(
        [
          ...['19435654', '25400856', '04000000', '08818004'],
          ...['0b000000', '0880a08002', '1000', '2004', '2801'],
          ...['0b000000', '0880a0a902', '1000', '2004', '2805'],
          ...['0b000000', '0880c0ab02', '1000', '2006', '2801'],
        ].join(''),
      );
      expect((await readdir(dir)).sort()).toEqual(['pagemap-1.img', 'pagemap-shmem-77.img']);
    },
  );

  it('hands on more than a piece at a time', async () => {
    const sink = new Sink();
    const many = Array.from({ length: 700 }, (_, at) => page(`page ${at} `));
    await converse([open(task(1)), add(task(1), 0x1000n, PRESENT, ...many), close], sink);
    expect(sink.files.get('checkpoint/pages-65537.img')?.equals(Buffer.concat(many))).toBe(true);
  });

  it('says no when CRIU goes before its end, and writes nothing', async () => {
    const sink = new Sink();
    const words = [open(task(1)), add(task(1), 0x1000n, PRESENT, page('a'))];
    expect(await converse(words, sink)).toMatchObject({ whole: false });
    expect(await readdir(dir)).toEqual([]);
    expect(sink.ended).toBe(1);
  });

  it.for([
    ['a command there is not', [said(99, 0, 0n, 0n)]],
    ['the old add, without flags', [open(task(1)), said(1, 1, 0n, task(1))]],
    ['pages of what is not open', [add(task(2), 0n, PRESENT, page('a'))]],
    ['pages that lie in a parent', [open(task(1)), said((1 << 16) | 6, 1, 0n, task(1))]],
    ['no pages', [open(task(1)), said((PRESENT << 16) | 6, 0, 0n, task(1))]],
    ['too many pages', [open(task(1)), said((PRESENT << 16) | 6, 2 ** 50, 0n, task(1))]],
    ['a kind there is not', [open((1n << 8n) | 9n)]],
    ['a number there is not', [open((1n << 50n) | 1n)]],
    ['the same twice', [open(task(1)), open(task(1))]],
    ['more after the end', [open(task(1)), close, open(task(2))]],
  ] as const)('refuses %s', async ([, words]) => {
    const sink = new Sink();
    await expect(converse(words, sink)).rejects.toMatchObject({ code: 'CRIU_PROTOCOL' });
    expect(sink.ended).toBe(1);
  });

  it('fails as what takes the pages does', async () => {
    const sink = new Sink();
    sink.take = async () => {
      throw new Error('no space');
    };
    const words = [open(task(1)), add(task(1), 0n, PRESENT, page('a')), close];
    await expect(converse(words, sink)).rejects.toThrow('no space');
  });

  it('ends when it is called off, while CRIU says nothing', async () => {
    const off = new AbortController();
    const [, ours] = duplexPair();
    const served = servePages(op(off.signal), ours, dir, new Sink());
    off.abort();
    await expect(served).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

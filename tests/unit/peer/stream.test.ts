import {
  appendFile,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ContentMac } from '../../../src/base/content-mac.ts';
import { asFault, Fault } from '../../../src/base/fault.ts';
import type { Op } from '../../../src/base/op.ts';
import type { PageStream } from '../../../src/base/outgoing.ts';
import { PAGE, PageTable, pageDigest } from '../../../src/base/pages.ts';
import { FrameReader } from '../../../src/peer/frames.ts';
import {
  answerFault,
  answerRoot,
  type ReceiveRules,
  readOpening,
  receiveFiles,
  receiveMemory,
  verifyFiles,
} from '../../../src/peer/receive.ts';
import { inFrames, sendFiles, sendMemory } from '../../../src/peer/send.ts';
import { secretOf } from '../../../src/peer/stream.ts';
import { layDownAhead, readsPages } from '../../../src/podman/pages-ahead.ts';

const OPENING = { job: 'a'.repeat(32), epoch: 3, token: 't', part: 'set' } as const;
/** As one goes over the wire. */
const OPENED = { ...OPENING, salt: 'b'.repeat(32) };
const macOf = (name: string, content: string | Buffer, secret = secretOf(OPENED)) => {
  const mac = new ContentMac(secret, name);
  mac.update(Buffer.from(content));
  return mac.digest();
};
const op: Op = { id: 'test', signal: new AbortController().signal, log: () => {} };

let dir: string;
let from: string;
let to: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ckpt-stream-'));
  from = join(dir, 'from');
  to = join(dir, 'to');
  await mkdir(join(from, 'checkpoint'), { recursive: true });
  await mkdir(to);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const rules: ReceiveRules = {
  checkName: () => {},
  maxBytes: 2 ** 30,
  maxFiles: 100,
  heard: () => {},
};

/** One connection on loopback. `receive` answers as the daemon does. */
async function link(receive: (socket: Socket) => Promise<void>): Promise<Socket & AsyncDisposable> {
  const server = createServer((socket) => void receive(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  server.close();
  return socket as Socket & AsyncDisposable;
}

const outgoing = (names: string[]) => ({ dir: from, names: Promise.resolve(names) });

/** Of the stream that `receiver` has taken last. */
let lastSecret = '';
let lastPages: ReadonlyMap<string, Int32Array> = new Map();

async function receiver(socket: Socket, its: ReceiveRules = rules): Promise<void> {
  socket.on('error', () => {});
  const reader = new FrameReader(socket);
  try {
    const opening = await readOpening(op, reader);
    lastSecret = secretOf(opening);
    const { root, pages } = await receiveFiles(op, reader, opening, to, its);
    lastPages = pages;
    await answerRoot(socket, root);
  } catch (error) {
    answerFault(socket, asFault(error));
  }
}

describe('a stream of files', () => {
  it('carries every byte, empty and large files alike, and both ends agree on the root', async () => {
    const pages = Buffer.alloc(9_000_001, 'page');
    await writeFile(join(from, 'config.dump'), '{}');
    await writeFile(join(from, 'checkpoint/empty.img'), '');
    await writeFile(join(from, 'checkpoint/pages-1.img'), pages);
    const names = ['config.dump', 'checkpoint/empty.img', 'checkpoint/pages-1.img'];
    let told = 0;
    const sent = await sendFiles(op, await link(receiver), OPENING, outgoing(names), (n) => {
      told = n;
    });
    expect(sent.bytes).toBe(pages.length + 2);
    expect(told).toBe(sent.bytes);
    expect((await readFile(join(to, 'checkpoint/pages-1.img'))).equals(pages)).toBe(true);
    expect(sent.manifest.files.find(({ name }) => name.includes('pages'))).toEqual({
      name: 'checkpoint/pages-1.img',
      size: pages.length,
      mac: macOf('checkpoint/pages-1.img', pages, lastSecret),
    });
  });

  it('carries files that are still being written, and tells that it lives meanwhile', async () => {
    const [one, two] = ['checkpoint/pages-1.img', 'checkpoint/pages-2.img'] as const;
    const slices = Array.from({ length: 20 }, (_, n) => Buffer.alloc(300_000 + n, `slice ${n}`));
    const names = Promise.withResolvers<string[]>();
    const there: string[] = [];
    const socket = await link(receiver);
    let told = 0;
    const files = { dir: from, names: names.promise, growing: async () => there };
    const sending = sendFiles(op, socket, OPENING, files, (n) => {
      told = n;
    });
    for (const [n, slice] of slices.entries()) {
      const name = n % 3 === 0 ? two : one;
      await appendFile(join(from, name), slice);
      if (!there.includes(name)) there.push(name);
      await sleep(1);
    }
    await expect.poll(() => told).toBe(slices.reduce((sum, { length }) => sum + length, 0));
    await sleep(2_500);
    await appendFile(join(from, one), 'the last bytes');
    await writeFile(join(from, 'config.dump'), '{}');
    names.resolve(['config.dump', two, one]);
    const { bytes, manifest } = await sending;
    expect(bytes).toBe(told);
    expect(manifest.files.map(({ name }) => name)).toEqual([one, two, 'config.dump']);
    for (const name of [one, two, 'config.dump']) {
      expect((await readFile(join(to, name))).equals(await readFile(join(from, name)))).toBe(true);
    }
  });

  it('ends when what is being written will never be whole', async () => {
    const names = Promise.withResolvers<string[]>();
    const socket = await link(receiver);
    const files = { dir: from, names: names.promise, growing: async () => [] };
    const sending = sendFiles(op, socket, OPENING, files, () => {});
    const why = new Fault('DUMP_FAILED', 'CRIU said no');
    setTimeout(() => names.reject(why), 20);
    await expect(sending).rejects.toBe(why);
  });

  it.each([
    [
      'a piece of a file that is whole',
      [
        { file: 'a', size: 0 },
        { piece: 'a', size: 0 },
      ],
      'ARCHIVE_DUPLICATE',
    ],
    [
      'a file of which a piece has come',
      [
        { piece: 'a', size: 0 },
        { file: 'a', size: 0 },
      ],
      'ARCHIVE_DUPLICATE',
    ],
    [
      'more growing files than it keeps open',
      Array.from({ length: 33 }, (_, n) => ({ piece: `p${n}`, size: 0 })),
      'LIMIT_ENTRIES',
    ],
    ['pieces that are too many bytes', [{ piece: 'a', size: 2 ** 40 }], 'LIMIT_SIZE'],
    ['a piece without a size', [{ piece: 'a' }], 'PEER_PROTOCOL'],
  ])('refuses %s', async (_what, frames, code) => {
    const socket = await link(receiver);
    const answer = new FrameReader(socket).frame(op, 65_536);
    socket.write(Buffer.concat([{ open: OPENED }, ...frames].map(frame)));
    expect(await answer).toMatchObject({ code });
  });

  it('takes memory of any number of processes, one behind the other, and none that comes back', async () => {
    const names = Array.from({ length: 70 }, (_, n) => `checkpoint/pages-${n}.img`);
    const page = (name: string) => Buffer.alloc(PAGE, name);
    const send = async (pieces: readonly string[]) => {
      const dumped: PageStream = {
        begin: () => {},
        async *pieces() {
          for (const name of pieces) {
            yield { name, runs: [{ from: 'sent', count: 1, at: 0 }], content: page(name) };
          }
        },
        files: () => [],
      };
      const files = { ...outgoing([]), dumped };
      const socket = await link(receiver);
      return await sendFiles(op, socket, OPENING, files, () => {});
    };
    // The sender of the test tells no MACs: all of it has come before that is found out.
    await expect(send(names)).rejects.toMatchObject({ code: 'INTEGRITY_DIGEST' });
    for (const name of names) expect(await readFile(join(to, name))).toEqual(page(name));
    await rm(to, { recursive: true });
    await mkdir(to);
    await expect(send([...names, names[0] ?? ''])).rejects.toMatchObject({ code: 'LIMIT_ENTRIES' });
  });

  it('tells the sender in words why the receiver refuses', async () => {
    await writeFile(join(from, 'evil'), 'x'.repeat(5_000_000));
    const refuse = () => {
      throw new Fault('ARCHIVE_EXTRA', 'evil does not belong here');
    };
    const socket = await link((s) => receiver(s, { ...rules, checkName: refuse }));
    await expect(
      sendFiles(op, socket, OPENING, outgoing(['evil']), () => {}),
    ).rejects.toMatchObject({
      code: 'ARCHIVE_EXTRA',
    });
    expect(await readdir(to)).toEqual([]);
  });

  it.each([
    ['more bytes than allowed', { maxBytes: 999 }, 'LIMIT_SIZE'],
    ['more files than allowed', { maxFiles: 1 }, 'LIMIT_ENTRIES'],
  ])('is refused with %s', async (_what, change, code) => {
    await writeFile(join(from, 'a'), 'x'.repeat(500));
    await writeFile(join(from, 'b'), 'x'.repeat(500));
    const socket = await link((s) => receiver(s, { ...rules, ...change }));
    await expect(
      sendFiles(op, socket, OPENING, outgoing(['a', 'b']), () => {}),
    ).rejects.toMatchObject({
      code,
    });
  });

  it('is refused when a name comes twice', async () => {
    await writeFile(join(from, 'a'), 'x');
    const socket = await link(receiver);
    await expect(
      sendFiles(op, socket, OPENING, outgoing(['a', 'a']), () => {}),
    ).rejects.toMatchObject({
      code: 'ARCHIVE_DUPLICATE',
    });
  });

  it.each([
    ['none at all', null],
    ['without files', { version: 1 }],
    ['with files that are none', { version: 1, files: [null] }],
  ])('is refused with a manifest: %s', async (_what, end) => {
    const socket = await link(receiver);
    const answer = new FrameReader(socket).frame(op, 65_536);
    socket.write(Buffer.concat([frame({ open: OPENED }), frame({ end })]));
    expect(await answer).toMatchObject({ code: 'INTEGRITY_DIGEST' });
  });

  it('fails with PEER_UNREACHABLE when the receiver goes away in the middle', async () => {
    await writeFile(join(from, 'a'), Buffer.alloc(20_000_000));
    const socket = await link(async (s) => {
      s.once('data', () => s.destroy());
    });
    await expect(sendFiles(op, socket, OPENING, outgoing(['a']), () => {})).rejects.toMatchObject({
      code: 'PEER_UNREACHABLE',
    });
  });

  it('ends at once when the move is cancelled', async () => {
    await writeFile(join(from, 'a'), Buffer.alloc(20_000_000));
    const cancel = new AbortController();
    const socket = await link(async (s) => void s.pause());
    const sending = sendFiles(
      { ...op, signal: cancel.signal },
      socket,
      OPENING,
      outgoing(['a']),
      () => cancel.abort(new Fault('CANCELLED', 'asked')),
    );
    await expect(sending).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it.each([
    ['not JSON', Buffer.from('\0\0\0\x03abc', 'latin1')],
    ['a frame of 4 GiB', Buffer.from('\xff\xff\xff\xff{}', 'latin1')],
    ['an HTTP request', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['an opening without a job', frame({ open: { ...OPENED, job: undefined } })],
    ['an opening without a salt', frame({ open: OPENING })],
    ['an opening with a short salt', frame({ open: { ...OPENED, salt: 'b' } })],
    ['an opening with a path as job', frame({ open: { ...OPENED, job: '../../etc' } })],
  ])('does not open with %s', async (_what, bytes) => {
    const socket = await link(receiver);
    const answer = new Promise<string>((resolve) => socket.once('data', (d) => resolve(String(d))));
    socket.write(bytes);
    expect(await answer).toContain('PEER_PROTOCOL');
    socket.destroy();
  });

  it('does not believe a manifest that is not of the bytes that came', async () => {
    const socket = await link(receiver);
    const answer = new Promise<string>((resolve) => socket.once('data', (d) => resolve(String(d))));
    socket.write(frame({ open: OPENED }));
    socket.write(frame({ file: 'a', size: 1 }));
    socket.write('b');
    const mac = macOf('a', 'a');
    const manifest = { version: 1, job: OPENING.job, epoch: 3, part: 'set' };
    socket.write(frame({ end: { ...manifest, files: [{ name: 'a', size: 1, mac }] } }));
    expect(await answer).toContain('INTEGRITY_DIGEST');
    socket.destroy();
  });
});

describe('checking files again', () => {
  it.each([
    ['one bit changed', Buffer.from('patg')],
    ['a byte missing', Buffer.from('pat')],
    ['a byte more', Buffer.from('pathx')],
  ])('finds %s', async (_what, now) => {
    const files = [{ name: 'f', size: 4, mac: macOf('f', 'path') }];
    await writeFile(join(to, 'f'), 'path');
    await verifyFiles(op, to, files, secretOf(OPENED));
    await writeFile(join(to, 'f'), now);
    await expect(verifyFiles(op, to, files, secretOf(OPENED))).rejects.toMatchObject({
      code: 'INTEGRITY_DIGEST',
    });
  });
});

function frame(value: object): Buffer {
  const json = Buffer.from(JSON.stringify(value));
  const head = Buffer.alloc(4);
  head.writeUInt32BE(json.length);
  return Buffer.concat([head, json]);
}

describe('memory that is sent ahead', () => {
  const page = (text: string) => Buffer.alloc(PAGE, text);
  const memory = () => join(to, '..', 'memory');
  /** One that has kept nothing. */
  const store = (table: PageTable) => ({ table, read: async () => 0 });

  /** Sends pages ahead; returns what both sides know then. */
  async function ahead(...pages: Buffer[]) {
    const table = new PageTable();
    const parts = (async function* () {
      yield Buffer.alloc(0);
      for (const one of pages) {
        table.add(pageDigest(one));
        yield one;
      }
    })();
    let theirs = 0;
    let root = '';
    const socket = await link(async (socket) => {
      const reader = new FrameReader(socket);
      const opening = await readOpening(op, reader);
      const taken = await receiveMemory(op, reader, opening, memory(), rules);
      theirs = taken.pages;
      root = taken.root;
      await answerRoot(socket, taken.root);
    });
    await sendMemory(op, socket, { ...OPENING, part: 'memory' }, { parts }, () => {});
    return { known: table, memory: { path: memory(), pages: theirs, root, stay: false } };
  }

  const set = async (known: PageTable, its: ReceiveRules) => {
    const growing = async () => ['checkpoint/pages-1.img'];
    const files = {
      ...outgoing(['checkpoint/pages-1.img', 'small']),
      growing,
      known: store(known),
      ahead: its.memory?.root,
    };
    const socket = await link((one) => receiver(one, its));
    return await sendFiles(op, socket, OPENING, files, () => {});
  };

  it('may be answered before the sender hears that its last frame is gone', async () => {
    const parts = (async function* () {
      yield page('a');
    })();
    const socket = await link(async (one) => {
      const reader = new FrameReader(one);
      const opening = await readOpening(op, reader);
      const { root } = await receiveMemory(op, reader, opening, memory(), rules);
      await answerRoot(one, root);
    });
    const write = socket.write.bind(socket);
    socket.write = ((bytes: Buffer, heard?: () => void) =>
      write(bytes, () => setTimeout(() => heard?.(), 100))) as typeof socket.write;
    const sent = await sendMemory(op, socket, { ...OPENING, part: 'memory' }, { parts }, () => {});
    expect(sent.bytes).toBe(PAGE);
  });

  it('is not sent again: the set names it, and what is new comes along', async () => {
    const both = await ahead(page('a'), page('b'), page('c'));
    const bytes = [page('b'), page('c'), page('new'), Buffer.alloc(PAGE), page('a')];
    await writeFile(join(from, 'checkpoint/pages-1.img'), Buffer.concat(bytes));
    await writeFile(join(from, 'small'), 'x');
    const { bytes: sent, manifest } = await set(both.known, { ...rules, memory: both.memory });
    expect(sent).toBe(PAGE + 1);
    expect(await readFile(join(to, 'checkpoint/pages-1.img'))).toEqual(Buffer.concat(bytes));
    await verifyFiles(op, to, manifest.files, lastSecret, lastPages);
    await appendFile(join(to, 'checkpoint/pages-1.img'), page('more'));
    const verified = verifyFiles(op, to, manifest.files, lastSecret, lastPages);
    await expect(verified).rejects.toThrow('changed on disk');
  });

  it('is refused when it is another than both sides speak of', async () => {
    const both = await ahead(page('a'), page('b'));
    const other = { ...both.memory, root: '0'.repeat(64) };
    await writeFile(join(from, 'checkpoint/pages-1.img'), page('b'));
    await writeFile(join(from, 'small'), 'x');
    const refused = { code: 'INTEGRITY_DIGEST' };
    const files = { ...outgoing(['checkpoint/pages-1.img', 'small']), known: store(both.known) };
    const growing = async () => ['checkpoint/pages-1.img'];
    for (const ahead of [both.memory.root, undefined]) {
      await rm(to, { recursive: true });
      await mkdir(to);
      const socket = await link((one) => receiver(one, { ...rules, memory: other }));
      const sending = sendFiles(op, socket, OPENING, { ...files, growing, ahead }, () => {});
      await expect(sending).rejects.toMatchObject(refused);
    }
  });

  it('stays where it is when it may, and the files of the set have holes in its place', async () => {
    const both = await ahead(page('a'), page('b'), page('c'));
    const bytes = [page('b'), page('c'), page('new'), Buffer.alloc(PAGE), page('a')];
    const images = join(to, 'checkpoint');
    await writeFile(join(from, 'checkpoint/pages-1.img'), Buffer.concat(bytes));
    await writeFile(join(from, 'small'), 'x');
    const memory = { ...both.memory, stay: true };
    const { manifest } = await set(both.known, { ...rules, memory });
    const none = Buffer.alloc(PAGE);
    const holes = Buffer.concat([none, none, page('new'), none, none]);
    expect(await readFile(join(images, 'pages-1.img'))).toEqual(holes);
    expect(lastPages.get('checkpoint/pages-1.img')).toEqual(new Int32Array([1, 2, -1, -2, 0]));
    await verifyFiles(op, to, manifest.files, lastSecret, lastPages);
    await rm(both.memory.path); // the set has it under another name
    const into = Buffer.alloc(5 * PAGE, 'x');
    const read = readsPages(images, 1);
    read(into, 0, 5 * PAGE);
    expect(into).toEqual(Buffer.concat(bytes));
    read(into, 2 * PAGE, 3 * PAGE);
    expect(into.subarray(0, 3 * PAGE)).toEqual(Buffer.concat(bytes.slice(2)));
    expect(() => read(into, 3 * PAGE, 3 * PAGE)).toThrow('the images end too early');

    const file = await open(join(images, 'pages-1.img'), 'r+');
    await file.write(page('bad'), 0, PAGE, 2 * PAGE);
    await file.close();
    const verified = verifyFiles(op, to, manifest.files, lastSecret, lastPages);
    await expect(verified).rejects.toThrow('changed on disk');
    await layDownAhead(op, to, 'full');
    expect(await readFile(join(images, 'pages-1.img'))).toEqual(
      Buffer.concat(bytes.with(2, page('bad'))),
    );
  });

  it('goes slowly where it may not go fast, and arrives all the same', async () => {
    const many = Array.from({ length: 12 }, (_, at) => page(`page ${at} `));
    const both = await ahead(...many.slice(0, 4));
    await writeFile(join(from, 'checkpoint/pages-1.img'), Buffer.concat(many));
    await writeFile(join(from, 'small'), 'x');
    const growing = async () => ['checkpoint/pages-1.img'];
    const files = {
      ...outgoing(['checkpoint/pages-1.img', 'small']),
      growing,
      known: store(both.known),
      ahead: both.memory.root,
    };
    const socket = await link((one) => receiver(one, { ...rules, memory: both.memory }));
    const began = performance.now();
    const slow = { ...files, rate: () => 64 * 1024 };
    const { bytes } = await sendFiles(op, socket, OPENING, slow, () => {});
    expect(bytes).toBe(8 * PAGE + 1);
    expect(performance.now() - began).toBeGreaterThan(300);
    expect(await readFile(join(to, 'checkpoint/pages-1.img'))).toEqual(Buffer.concat(many));
  });

  it('is in frames with no more to send in each than may go at a time', () => {
    const runs = [
      { from: 7, count: 300, at: 0 },
      { from: 'sent', count: 5, at: 300 },
      { from: 'zero', count: 2, at: 305 },
      { from: 'sent', count: 1, at: 307 },
    ] as const;
    const frames = [...inFrames(runs, 2)];
    expect(frames.map((some) => some.map(({ from, count, at }) => [from, count, at]))).toEqual([
      [
        [7, 300, 0],
        ['sent', 2, 300],
      ],
      [['sent', 2, 302]],
      [
        ['sent', 1, 304],
        ['zero', 2, 305],
        ['sent', 1, 307],
      ],
    ]);
    expect([...inFrames(runs, 256)]).toEqual([runs]);
  });

  it('is refused when it never came', async () => {
    const known = new PageTable();
    known.add(pageDigest(page('a')));
    await writeFile(join(from, 'checkpoint/pages-1.img'), page('a'));
    await writeFile(join(from, 'small'), 'x');
    const refused = { code: 'PEER_PROTOCOL', message: 'a page is named that was never sent' };
    await expect(set(known, rules)).rejects.toMatchObject(refused);
  });

  it.for([
    [{ pages: 'memory', runs: [[0, 1]] }, 'PEER_PROTOCOL'],
    [{ pages: 'memory', runs: [[-1, 257]] }, 'PEER_PROTOCOL'],
    [{ pages: 'memory', runs: [[-1, 0]] }, 'PEER_PROTOCOL'],
    [{ pages: 'memory', runs: [[-3, 1]] }, 'PEER_PROTOCOL'],
    [{ pages: 'memory', runs: [[-1, 1.5]] }, 'PEER_PROTOCOL'],
    [{ pages: 'memory', runs: [-1, 1] }, 'PEER_PROTOCOL'],
    [{ pages: '../x', runs: [[-1, 1]] }, 'PEER_PROTOCOL'],
    [{ pages: 'memory' }, 'PEER_PROTOCOL'],
    [{ pages: 'memory', runs: [[-1, 9]] }, 'LIMIT_SIZE'],
    [{ end: {} }, 'INTEGRITY_DIGEST'],
  ] as const)('refuses %j', async ([head, code]) => {
    const stream = new PassThrough();
    const words = [{ open: { ...OPENED, part: 'memory' } }, head];
    for (const word of words) stream.write(frame(word));
    const reader = new FrameReader(stream);
    const opening = await readOpening(op, reader);
    const few = { ...rules, maxBytes: 8 * PAGE };
    const taken = receiveMemory(op, reader, opening, memory(), few);
    await expect(taken).rejects.toMatchObject({ code });
  });
});

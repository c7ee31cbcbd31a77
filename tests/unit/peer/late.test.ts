import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { asFault, Fault } from '../../../src/base/fault.ts';
import {
  LATE_BLOCK,
  type LateMemory,
  type LateSource,
  type LateTask,
  lateBlockBytes,
  lateBlocks,
} from '../../../src/base/late.ts';
import type { Op } from '../../../src/base/op.ts';
import type { OutgoingLate } from '../../../src/base/outgoing.ts';
import { PAGE, PageTable, pageDigest } from '../../../src/base/pages.ts';
import { FrameReader, frame } from '../../../src/peer/frames.ts';
import type { KnownPages } from '../../../src/peer/incoming-pages.ts';
import { receiveLate, sendLate } from '../../../src/peer/late.ts';
import { answerFault, answerRoot, readOpening } from '../../../src/peer/receive.ts';

const PART = { job: 'a'.repeat(32), epoch: 3, token: 't', part: 'late' } as const;
const op: Op = { id: 'test', signal: new AbortController().signal, log: () => {} };

/** Two processes; the second has a block that is not whole, with a page of zeros in it. */
const CONTENT = new Map([
  [7, randomBytes(3 * LATE_BLOCK)],
  [9, Buffer.concat([randomBytes(LATE_BLOCK), Buffer.alloc(PAGE), randomBytes(PAGE)])],
]);
const TASKS: LateTask[] = [...CONTENT].map(([pid, { length: bytes }]) => ({ pid, bytes }));

class Frozen implements LateSource {
  readonly tasks = TASKS;
  readonly asked: [number, number][] = [];
  /** Fails from this one on. */
  goneAfter = Infinity;

  async read(pid: number, block: number, into: Buffer): Promise<number> {
    if (this.asked.length >= this.goneAfter) throw new Fault('MEMORY_GONE', 'it was killed');
    this.asked.push([pid, block]);
    const all = CONTENT.get(pid) as Buffer;
    return all.copy(into, 0, block * LATE_BLOCK, (block + 1) * LATE_BLOCK);
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}

class Copy implements LateMemory {
  readonly tasks = TASKS;
  readonly there = new Map<string, Buffer>();
  readonly wanted: [number, number][] = [];
  lost = false;
  #tell: (() => void) | undefined;

  missing(pid: number): number[] {
    const task = TASKS.find((one) => one.pid === pid) as LateTask;
    return Array.from({ length: lateBlocks(task) }, (_, n) => n).filter(
      (n) => !this.there.has(`${pid} ${n}`),
    );
  }

  async put(pid: number, block: number, ...parts: Buffer[]): Promise<void> {
    const bytes = Buffer.concat(parts);
    const task = TASKS.find((one) => one.pid === pid) as LateTask;
    expect(bytes.length).toBe(lateBlockBytes(task, block));
    this.there.set(`${pid} ${block}`, Buffer.from(bytes));
  }

  want(pid: number, block: number): void {
    this.wanted.push([pid, block]);
    this.#tell?.();
  }

  nextWanted() {
    return this.wanted.shift();
  }

  onWanted(listener: () => void): Disposable {
    this.#tell = listener;
    return { [Symbol.dispose]: () => (this.#tell = undefined) };
  }

  get whole(): boolean {
    return TASKS.every(({ pid }) => this.missing(pid).length === 0);
  }

  async lose(): Promise<void> {
    this.lost = true;
  }

  isRight(): void {
    for (const [pid, all] of CONTENT) {
      const blocks = Array.from({ length: Math.ceil(all.length / LATE_BLOCK) }, (_, n) =>
        this.there.get(`${pid} ${n}`),
      );
      expect(Buffer.concat(blocks as Buffer[]).equals(all)).toBe(true);
    }
  }
}

/** One connection on loopback; the other end does what a daemon does. */
async function send(
  copy: Copy,
  late: OutgoingLate,
  known?: KnownPages,
  sent: (bytes: number) => void = () => {},
): Promise<void> {
  await withPeer(
    async (socket) => {
      const reader = new FrameReader(socket);
      await readOpening(op, reader);
      await receiveLate(op, reader, socket, copy, known, () => {});
      await answerRoot(socket, 'late');
    },
    (socket) => sendLate(op, socket, PART, late, sent),
  );
}

async function withPeer(
  answer: (socket: Socket) => Promise<void>,
  ask: (socket: Socket) => Promise<void>,
): Promise<void> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    void answer(socket).catch((error: unknown) => answerFault(socket, asFault(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  try {
    await ask(socket);
  } finally {
    socket.destroy();
    server.close();
  }
}

it('everything comes, byte for byte, and no page of zeros is sent', async () => {
  const copy = new Copy();
  let bytes = 0;

  await send(copy, { source: new Frozen() }, undefined, (now) => {
    bytes = now;
  });

  copy.isRight();
  expect(bytes).toBe(4 * LATE_BLOCK + PAGE);
});

it('what a task waits for comes before the rest', async () => {
  const copy = new Copy();
  const source = new Frozen();
  copy.want(9, 1);

  await send(copy, { source });

  copy.isRight();
  expect(source.asked.findIndex(([pid, block]) => pid === 9 && block === 1)).toBeLessThan(3);
  expect(source.asked).toHaveLength(5); // once each
});

it('only what a task waits for comes before the copy runs', async () => {
  const copy = new Copy();
  const source = new Frozen();
  const runs = Promise.withResolvers<void>();

  const sending = send(copy, { source, runs: runs.promise });
  copy.want(9, 1);
  await expect.poll(() => copy.there.has('9 1')).toBe(true);
  copy.want(7, 2);
  await expect.poll(() => copy.there.has('7 2')).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(source.asked).toEqual([
    [9, 1],
    [7, 2],
  ]);
  runs.resolve();
  await sending;

  copy.isRight();
  expect(source.asked).toHaveLength(5);
});

it('a copy that is gone before it runs is not waited for', async () => {
  const gone = withPeer(
    async (socket) => {
      const reader = new FrameReader(socket);
      await readOpening(op, reader);
      socket.write(frame({ missing: [[7, 0, 3]] }));
      socket.write(frame({ known: 0 }));
      setTimeout(() => socket.destroy(), 50);
    },
    (socket) =>
      sendLate(op, socket, PART, { source: new Frozen(), runs: new Promise(() => {}) }, () => {}),
  );

  await expect(gone).rejects.toMatchObject({ code: 'PEER_UNREACHABLE' });
});

it('a second stream brings only what the first has not brought', async () => {
  const copy = new Copy();
  const first = new Frozen();
  await send(copy, { source: first });
  copy.there.delete('7 1');
  const source = new Frozen();

  await send(copy, { source });

  copy.isRight();
  expect(source.asked).toEqual([[7, 1]]);
});

it('pages that went ahead are named, as long as the other side has all of them', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'ckpt-late-'));
  try {
    const path = join(dir, 'memory');
    const ahead = (CONTENT.get(7) as Buffer).subarray(LATE_BLOCK);
    await writeFile(path, ahead);
    const table = new PageTable();
    for (let at = 0; at < ahead.length; at += PAGE) {
      table.add(pageDigest(ahead.subarray(at, at + PAGE)));
    }
    const known = { table, read: async () => 0 };
    const sentWith = async (pages: number) => {
      const copy = new Copy();
      let bytes = 0;
      await send(copy, { source: new Frozen(), known }, { path, pages }, (now) => {
        bytes = now;
      });
      copy.isRight();
      return bytes;
    };

    expect(await sentWith(table.size)).toBe(2 * LATE_BLOCK + PAGE);
    expect(await sentWith(table.size - 1)).toBe(4 * LATE_BLOCK + PAGE);
  } finally {
    await rm(dir, { recursive: true });
  }
});

it('memory that cannot be read any more is lost on both sides', async () => {
  const copy = new Copy();
  const source = new Frozen();
  source.goneAfter = 2;

  await expect(send(copy, { source })).rejects.toMatchObject({ code: 'MEMORY_GONE' });
  expect(copy.lost).toBe(true);
});

it('memory of a container that ran meanwhile is lost on both sides', async () => {
  const copy = new Copy();

  const late = { source: new Frozen(), stands: async () => false };
  await expect(send(copy, late)).rejects.toMatchObject({ code: 'MEMORY_GONE' });
  expect(copy.lost).toBe(true);
});

it('memory that is gone from the beginning is lost too', async () => {
  const copy = new Copy();

  await expect(send(copy, { source: undefined })).rejects.toMatchObject({ code: 'MEMORY_GONE' });
  expect(copy.lost).toBe(true);
});

it.each([
  ['a block of no process', { pages: '8', block: 0, runs: [[-2, 64]] }],
  ['a block behind the last', { pages: '7', block: 3, runs: [[-2, 64]] }],
  ['a block that is too long', { pages: '9', block: 1, runs: [[-2, 3]] }],
  ['a block without a number', { pages: '7', block: '0', runs: [[-2, 64]] }],
  ['a page that did not come ahead', { pages: '7', block: 0, runs: [[0, 64]] }],
  ['an end before the end', { end: {} }],
  ['a word nobody knows', { what: 1 }],
])('refuses %s', async (_what, said) => {
  const copy = new Copy();
  const refused = withPeer(
    async (socket) => {
      const reader = new FrameReader(socket);
      await readOpening(op, reader);
      await receiveLate(op, reader, socket, copy, undefined, () => {});
      await answerRoot(socket, 'late');
    },
    async (socket) => {
      socket.write(frame({ open: { ...PART, salt: 'b'.repeat(32) } }));
      socket.write(frame(said));
      const reader = new FrameReader(socket);
      for (;;) {
        const { code } = await reader.frame(op, 65_536);
        if (code !== undefined) throw new Fault(code as Fault['code'], 'refused');
      }
    },
  );

  await expect(refused).rejects.toMatchObject({ code: 'PEER_PROTOCOL' });
  expect(copy.there.size).toBe(0);
});

it.each([
  ['a process that is not', [[8, 0, 1]]],
  ['blocks that are not', [[7, 2, 2]]],
  ['what is no number', [[7, -1, 1]]],
  ['what is no list', 7],
])('a receiver that lacks %s is refused', async (_what, missing) => {
  const asked = withPeer(
    async (socket) => {
      await readOpening(op, new FrameReader(socket));
      socket.write(frame({ missing }));
      socket.write(frame({ known: 0 }));
    },
    (socket) => sendLate(op, socket, PART, { source: new Frozen() }, () => {}),
  );

  await expect(asked).rejects.toMatchObject({ code: 'PEER_PROTOCOL' });
});

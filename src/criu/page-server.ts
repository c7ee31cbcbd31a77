import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { Fault } from '../base/fault.ts';
import { abortFault, type Op } from '../base/op.ts';
import type { PageSink } from '../base/outgoing.ts';
import { PAGEMAP, type PagemapEntry, pagesName, writePagemap } from '../base/pagemap.ts';
import { PAGE } from '../base/pages.ts';

/*
 * A page server of CRIU 4.2 and later, on a stream socket: criu/page-xfer.c. Everything in the byte order of
 * the host. A message is u32 command (its upper half: flags), u32 nothing, u64 pages, u64 address, u64
 * destination, and the pages behind it when they are present. A destination is what is dumped: its kind in the
 * lowest eight bits, its number above.
 */
const HEAD = 32;
const OPEN = 4;
const PARENT = 5;
const ADD = 6;
const CLOSE = 0x1023;
const FORCE_CLOSE = 0x1024;
const KINDS: Readonly<Record<number, string>> = { 1: 'pagemap', 2: 'pagemap-shmem' };
/** CRIU's own page server numbers its files from here, apart from those of a dump. */
const FIRST_FILE = 0x10001;

/** Pages are handed on by so many bytes. */
const PIECE = 1024 * 1024;
/** More than any address space has; what comes from CRIU is checked like all that comes from outside. */
const MOST_PAGES = 2 ** 40;
const MOST_FILES = 20_000;

/** The first version that speaks so; before, a message had 24 bytes. */
export const PAGE_SERVER_SINCE = 40_200;

/**
 * Serves one dump: hands the memory to `sink` and writes into `images` what tells where it belongs. Returns
 * when CRIU has gone; false when it had not sent all by then. CRIU_PROTOCOL, and what the sink throws.
 */
export async function servePages(
  op: Op,
  socket: Duplex,
  images: string,
  sink: PageSink,
): Promise<boolean> {
  const server = new PageServer(socket, images, sink);
  const stop = () => socket.destroy(abortFault(op.signal));
  op.signal.addEventListener('abort', stop, { once: true });
  if (op.signal.aborted) stop();
  try {
    for await (const chunk of socket) await server.hear(chunk as Buffer);
    return server.isClosed;
  } catch (error) {
    if (op.signal.aborted) throw abortFault(op.signal);
    if (isGone(error)) return false;
    throw error;
  } finally {
    op.signal.removeEventListener('abort', stop);
    socket.destroy();
    await server.settled();
    sink.end();
  }
}

interface Destination {
  /** Of the pages, as a file of the set. */
  readonly name: string;
  /** Of what tells where they belong. */
  readonly map: string;
  readonly pagesId: number;
  readonly entries: PagemapEntry[];
}

class PageServer {
  readonly #socket: Duplex;
  readonly #images: string;
  readonly #sink: PageSink;
  readonly #head = Buffer.alloc(HEAD);
  #headed = 0;
  /** Bytes of pages that come before the next message. */
  #due = 0;
  readonly #opened = new Map<bigint, Destination>();
  #into: Destination | undefined;
  /** One is with the sink while the other is filled. */
  readonly #buffers = [Buffer.allocUnsafe(PIECE), Buffer.allocUnsafe(PIECE)] as const;
  #turn: 0 | 1 = 0;
  #filled = 0;
  #taking: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(socket: Duplex, images: string, sink: PageSink) {
    this.#socket = socket;
    this.#images = images;
    this.#sink = sink;
  }

  async hear(chunk: Buffer): Promise<void> {
    for (let at = 0; at < chunk.length; ) {
      if (this.#due > 0) at += await this.#fill(chunk, at);
      else {
        const copied = chunk.copy(this.#head, this.#headed, at);
        at += copied;
        this.#headed += copied;
        if (this.#headed < HEAD) return;
        this.#headed = 0;
        await this.#obey();
      }
    }
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** The sink has nothing of ours in its hands any more. */
  async settled(): Promise<void> {
    await this.#taking.catch(() => {});
  }

  async #fill(chunk: Buffer, at: number): Promise<number> {
    const room = Math.min(this.#due, PIECE - this.#filled);
    const copied = chunk.copy(this.#buffers[this.#turn], this.#filled, at, at + room);
    this.#filled += copied;
    this.#due -= copied;
    if (this.#filled === PIECE) await this.#handOn();
    return copied;
  }

  async #handOn(): Promise<void> {
    if (this.#filled === 0 || this.#into === undefined) return;
    const pages = this.#buffers[this.#turn].subarray(0, this.#filled);
    await this.#taking;
    this.#taking = this.#sink.take(this.#into.name, pages);
    this.#taking.catch(() => {}); // awaited before the next, or at the end
    this.#turn = this.#turn === 0 ? 1 : 0;
    this.#filled = 0;
  }

  async #obey(): Promise<void> {
    if (this.#closed) throw wrong('it spoke on after it had closed');
    const word = this.#head.readUInt32LE(0);
    const [command, flags] = [word & 0xffff, word >>> 16];
    const to = this.#head.readBigUInt64LE(24);
    if (command === OPEN) await this.#open(to);
    else if (command === ADD) await this.#add(to, flags);
    else if (command === PARENT) this.#socket.write(Buffer.alloc(4));
    else if (command === CLOSE || command === FORCE_CLOSE) await this.#close();
    else throw wrong(`it said ${command}`);
  }

  async #open(to: bigint): Promise<void> {
    const kind = KINDS[Number(to & 0xffn)];
    const number = to >> 8n;
    if (kind === undefined || number > 0xffff_ffffn) throw wrong(`it dumps ${to}`);
    if (this.#opened.has(to)) throw wrong(`it opened ${kind}-${number} twice`);
    if (this.#opened.size === MOST_FILES) throw wrong(`it opened more than ${MOST_FILES}`);
    await this.#handOn();
    const file = FIRST_FILE + this.#opened.size;
    this.#opened.set(to, {
      name: pagesName(file),
      map: `${kind}-${number}.img`,
      pagesId: file,
      entries: [],
    });
    this.#socket.write(Buffer.alloc(1)); // it has no parent
  }

  async #add(to: bigint, flags: number): Promise<void> {
    const destination = this.#opened.get(to);
    if (destination === undefined) throw wrong(`it sent pages of ${to}, which is not open`);
    const pages = this.#head.readBigUInt64LE(8);
    const address = this.#head.readBigUInt64LE(16);
    if ((flags & PAGEMAP.present) === 0)
      throw wrong(`it sent pages without their content (${flags})`);
    if (pages === 0n || pages > MOST_PAGES) throw wrong(`it sent ${pages} pages`);
    if (this.#into !== destination) await this.#handOn();
    this.#into = destination;
    destination.entries.push({ start: Number(address), pages: Number(pages), flags });
    this.#due = Number(pages) * PAGE;
  }

  async #close(): Promise<void> {
    await this.#handOn();
    await this.#taking;
    for (const { map, ...pagemap } of this.#opened.values()) {
      await writeFile(join(this.#images, map), writePagemap(pagemap), { mode: 0o600, flag: 'wx' });
    }
    this.#closed = true;
    this.#socket.write(Buffer.alloc(4)); // all is well
  }
}

/** A socket whose other end was killed, or was closed because the runtime had gone. */
function isGone(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(
    String((error as NodeJS.ErrnoException).code),
  );
}

function wrong(why: string): Fault {
  return new Fault('CRIU_PROTOCOL', `CRIU and the page server do not agree: ${why}`);
}

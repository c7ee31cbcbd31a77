import { closeSync } from 'node:fs';
import { Fault } from '../base/fault.ts';
import { abortFault, type Op } from '../base/op.ts';
import { libc, packetSocketPair, setSendBuffer } from './libc.ts';
import { addressOf, errno, fdReady, systemFault } from './native.ts';

const MSG_PEEK = 0x02;
const MSG_CTRUNC = 0x08;
const MSG_TRUNC = 0x20;
const MSG_DONTWAIT = 0x40;
const MSG_NOSIGNAL = 0x4000;
const MSG_CMSG_CLOEXEC = 0x40000000;
const SOL_SOCKET = 1;
const SCM_RIGHTS = 1;
const EINTR = 4;
const EAGAIN = 11;
const EMSGSIZE = 90;
const ECONNRESET = 104;

// struct msghdr, iovec and cmsghdr of 64-bit Linux (recvmsg(2), cmsg(3)).
const MSGHDR_BYTES = 56;
const IOVEC_BYTES = 16;
const CMSG_HEAD_BYTES = 16;

/** Grows to the largest packet seen. */
const FIRST_BUFFER_BYTES = 64 * 1024;
/** One SCM_RIGHTS message carries at most 253 descriptors (unix(7)). */
const CONTROL_BYTES = CMSG_HEAD_BYTES + 253 * 4 + 4;
/** What one of our packets may have; the kernel's default is about 200 KiB. */
const SEND_BUFFER_BYTES = 4 * 1024 * 1024;

export interface Packet {
  readonly bytes: Uint8Array;
  /** Descriptors that came with it, close-on-exec. Whoever takes the packet closes them. */
  readonly fds: readonly number[];
}

/**
 * One end of a SOCK_SEQPACKET connection. Packets keep their borders, nothing ever blocks a thread.
 * Node.js has no such socket: net refuses the descriptor.
 */
export class PacketSocket implements Disposable {
  #fd: number;
  #buffer = Buffer.alloc(FIRST_BUFFER_BYTES);
  readonly #control = Buffer.alloc(CONTROL_BYTES);
  // Fields, because C follows the address of one to the other, which keeps neither alive.
  readonly #header = Buffer.alloc(MSGHDR_BYTES);
  readonly #iovec = Buffer.alloc(IOVEC_BYTES);
  readonly #closing = new AbortController();
  #waiting: Promise<void> = Promise.resolve();

  /** Owns the descriptor from now on. */
  constructor(fd: number) {
    this.#fd = fd;
  }

  /**
   * Sends one packet, waiting while the other side's queue is full. LIMIT_SIZE when it is larger than
   * the socket takes at once; SYSTEM with EPIPE or ECONNRESET when the other side is gone.
   */
  async send(op: Op, bytes: Uint8Array, fds: readonly number[] = []): Promise<void> {
    const control = fds.length === 0 ? undefined : rightsMessage(fds);
    for (;;) {
      this.#fill(bytes, control);
      const sent = libc.sendmsg(this.#open(), this.#header, MSG_DONTWAIT | MSG_NOSIGNAL);
      if (sent >= 0) return;
      const number = errno();
      if (number === EINTR) continue;
      if (number === EAGAIN) {
        await this.#wait(op, { writable: true });
        continue;
      }
      if (number === EMSGSIZE) {
        throw new Fault('LIMIT_SIZE', `${bytes.length} bytes do not fit into one packet`, {
          facts: { bytes: bytes.length },
        });
      }
      throw systemFault('sendmsg', number);
    }
  }

  /**
   * Packets until the other side closes. Throws the abort fault when the op ends. A packet that was
   * cut, or whose descriptors did not all fit, is a failure: half of it is worse than none.
   */
  async *packets(op: Op): AsyncGenerator<Packet, void, void> {
    for (;;) {
      if (op.signal.aborted) throw abortFault(op.signal);
      const packet = this.#receive();
      if (packet === 'closed') return;
      if (packet === 'empty') await this.#wait(op, { readable: true });
      else yield packet;
    }
  }

  /** Final: a waiting reader or sender fails, and so does every later call. */
  close(): void {
    if (this.#fd < 0) return;
    const fd = this.#fd;
    this.#fd = -1;
    this.#closing.abort(new Fault('INTERNAL', 'the packet socket was closed by its owner'));
    // A wait still holds libuv's handle on the descriptor until its promise has settled.
    void this.#waiting.then(
      () => closeSync(fd),
      () => closeSync(fd),
    );
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #open(): number {
    if (this.#fd < 0) throw abortFault(this.#closing.signal);
    return this.#fd;
  }

  #receive(): Packet | 'empty' | 'closed' {
    const size = this.#sizeOfNext();
    if (size === 'empty' || size === 'closed') return size;
    if (size > this.#buffer.length) this.#buffer = Buffer.alloc(size);
    this.#fill(this.#buffer, this.#control);
    const got = this.#call(MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (typeof got !== 'number') return got;
    const flags = this.#header.readInt32LE(48);
    const fds = receivedRights(this.#control.subarray(0, Number(this.#header.readBigUInt64LE(40))));
    if ((flags & (MSG_TRUNC | MSG_CTRUNC)) !== 0) {
      for (const fd of fds) closeSync(fd);
      throw new Fault('SYSTEM', 'a packet was cut on arrival', {
        facts: { call: 'recvmsg', flags, bytes: got },
      });
    }
    // An empty packet cannot be told from the end of the connection; CRIU sees it in the same way.
    if (got === 0 && fds.length === 0) return 'closed';
    return { bytes: Uint8Array.from(this.#buffer.subarray(0, got)), fds };
  }

  #sizeOfNext(): number | 'empty' | 'closed' {
    this.#fill(undefined, undefined);
    return this.#call(MSG_DONTWAIT | MSG_PEEK | MSG_TRUNC);
  }

  #call(flags: number): number | 'empty' | 'closed' {
    for (;;) {
      const got = libc.recvmsg(this.#open(), this.#header, flags);
      if (got >= 0) return got;
      const number = errno();
      if (number === EINTR) continue;
      if (number === EAGAIN) return 'empty';
      if (number === ECONNRESET) return 'closed';
      throw systemFault('recvmsg', number);
    }
  }

  #fill(data: Uint8Array | undefined, control: Uint8Array | undefined): void {
    this.#iovec.writeBigUInt64LE(data === undefined ? 0n : addressOf(data), 0);
    this.#iovec.writeBigUInt64LE(BigInt(data?.length ?? 0), 8);
    this.#header.fill(0);
    this.#header.writeBigUInt64LE(addressOf(this.#iovec), 16);
    this.#header.writeBigUInt64LE(1n, 24);
    if (control === undefined) return;
    this.#header.writeBigUInt64LE(addressOf(control), 32);
    this.#header.writeBigUInt64LE(BigInt(control.length), 40);
  }

  async #wait(op: Op, events: { readable?: boolean; writable?: boolean }): Promise<void> {
    // libuv takes one wait per descriptor; the second one queues behind the first.
    const turn = this.#waiting.then(() => {
      const signal = AbortSignal.any([op.signal, this.#closing.signal]);
      return fdReady({ id: op.id, log: op.log, signal }, this.#open(), events);
    });
    this.#waiting = turn.catch(() => undefined);
    await turn;
  }
}

/** A connected pair: one end for us, the descriptor of the other for a child (close it after spawn). */
export function packetPair(): { readonly ours: PacketSocket; readonly theirs: number } {
  const [ours, theirs] = packetSocketPair();
  setSendBuffer(ours, SEND_BUFFER_BYTES);
  setSendBuffer(theirs, SEND_BUFFER_BYTES);
  return { ours: new PacketSocket(ours), theirs };
}

function rightsMessage(fds: readonly number[]): Buffer {
  const length = CMSG_HEAD_BYTES + fds.length * 4;
  const message = Buffer.alloc(aligned(length));
  message.writeBigUInt64LE(BigInt(length), 0);
  message.writeInt32LE(SOL_SOCKET, 8);
  message.writeInt32LE(SCM_RIGHTS, 12);
  fds.forEach((fd, i) => {
    message.writeInt32LE(fd, CMSG_HEAD_BYTES + i * 4);
  });
  return message;
}

/** The descriptors in what recvmsg(2) put beside the bytes. */
export function receivedRights(control: Buffer): number[] {
  const fds: number[] = [];
  for (let at = 0; at + CMSG_HEAD_BYTES <= control.length; ) {
    const length = Number(control.readBigUInt64LE(at));
    if (length < CMSG_HEAD_BYTES || at + length > control.length) break;
    if (control.readInt32LE(at + 8) === SOL_SOCKET && control.readInt32LE(at + 12) === SCM_RIGHTS) {
      for (let i = at + CMSG_HEAD_BYTES; i + 4 <= at + length; i += 4)
        fds.push(control.readInt32LE(i));
    }
    at += aligned(length);
  }
  return fds;
}

function aligned(length: number): number {
  return Math.ceil(length / 8) * 8;
}

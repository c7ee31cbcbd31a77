import { readFileSync } from 'node:fs';
import { libc } from './libc.ts';
import { addressOf, errno, systemFault } from './native.ts';

/*
 * userfaultfd(2): pages of another process that are put there when it asks for them, or before. For a
 * process that does nothing else: `waitFor` blocks the thread.
 */

const PAGE = 4096;

// linux/userfaultfd.h; x86-64 and arm64 have the same numbers.
const UFFDIO_WAKE = 0x8010aa02;
const UFFDIO_COPY = 0xc028aa03;
const UFFDIO_ZEROPAGE = 0xc020aa04;
const MESSAGE_BYTES = 32;
const EVENTS = {
  18: 'fault',
  19: 'fork',
  20: 'remap',
  21: 'remove',
  22: 'unmap',
} as const;

const POLLIN = 1;
const ENOENT = 2;
const ESRCH = 3;
const EINTR = 4;
const EAGAIN = 11;
const ENOMEM = 12;
const EEXIST = 17;
const EINVAL = 22;
const ENOSPC = 28;

export type UserfaultMessage =
  | { readonly is: 'fault'; readonly address: number }
  /** The child has the memory of its parent, and a descriptor of its own. */
  | { readonly is: 'fork'; readonly fd: number }
  | { readonly is: 'remap'; readonly from: number; readonly to: number; readonly length: number }
  | { readonly is: 'remove' | 'unmap'; readonly start: number; readonly end: number };

/**
 * What became of pages that were to be put somewhere: `changing` means that messages have to be read
 * first, `there` that the first of them is filled already, `elsewhere` that they do not lie in one mapping
 * that waits for them, `no-memory` that there is none now, `gone` that the process has ended.
 */
export type Placed = number | 'changing' | 'there' | 'elsewhere' | 'no-memory' | 'gone';

/** The descriptors that have something to say, or none after `ms` milliseconds; -1 waits for ever. */
export function waitFor(fds: readonly number[], ms: number): number[] {
  const list = Buffer.alloc(fds.length * 8);
  fds.forEach((fd, i) => {
    list.writeInt32LE(fd, i * 8);
    list.writeInt16LE(POLLIN, i * 8 + 4);
  });
  for (;;) {
    const count = libc.poll(list, fds.length, ms);
    if (count > 0) return fds.filter((_, i) => list.readInt16LE(i * 8 + 6) !== 0);
    if (count === 0) return [];
    const number = errno();
    if (number !== EINTR) throw systemFault('poll', number);
  }
}

/** Whether a task waits for a page, and the next message says so. */
export function faultsPending(fd: number): boolean {
  const info = readFileSync(`/proc/self/fdinfo/${fd}`, 'latin1');
  return /^pending:\s+0*[1-9]/m.test(info);
}

const message = Buffer.alloc(MESSAGE_BYTES);

/** The next message; undefined when there is none. Whoever caused it goes on, but for a fault. */
export function readMessage(fd: number): UserfaultMessage | undefined {
  const got = libc.read(fd, message, MESSAGE_BYTES);
  if (got < 0) {
    const number = errno();
    if (number === EAGAIN || number === EINTR) return undefined;
    throw systemFault('read(userfaultfd)', number);
  }
  if (got === 0) return undefined;
  const word = (n: number) => Number(message.readBigUInt64LE(8 + n * 8));
  const is = EVENTS[message[0] as keyof typeof EVENTS] as
    | (typeof EVENTS)[18 | 19 | 20 | 21 | 22]
    | undefined;
  switch (is) {
    case 'fault':
      return { is, address: Math.floor(word(1) / PAGE) * PAGE };
    case 'fork':
      return { is, fd: message.readInt32LE(8) };
    case 'remap':
      return { is, from: word(0), to: word(1), length: word(2) };
    case 'remove':
    case 'unmap':
      return { is, start: word(0), end: word(1) };
    default:
      throw systemFault(`userfaultfd event ${message[0]}`, EINVAL);
  }
}

const copying = Buffer.alloc(40);

/** Puts whole pages at `address` and wakes who waits for them. A number of bytes, which may be fewer. */
export function putPages(fd: number, address: number, bytes: Uint8Array): Placed {
  copying.writeBigUInt64LE(BigInt(address), 0);
  copying.writeBigUInt64LE(addressOf(bytes), 8);
  copying.writeBigUInt64LE(BigInt(bytes.length), 16);
  copying.fill(0, 24);
  if (libc.ioctl(fd, UFFDIO_COPY, copying) === 0) return bytes.length;
  return placed('UFFDIO_COPY', errno(), copying.readBigInt64LE(32));
}

const zeroing = Buffer.alloc(32);

/** As `putPages`, one page of zeros. */
export function putZeros(fd: number, address: number): Placed {
  zeroing.writeBigUInt64LE(BigInt(address), 0);
  zeroing.writeBigUInt64LE(BigInt(PAGE), 8);
  zeroing.fill(0, 16);
  if (libc.ioctl(fd, UFFDIO_ZEROPAGE, zeroing) === 0) return PAGE;
  return placed('UFFDIO_ZEROPAGE', errno(), zeroing.readBigInt64LE(24));
}

function placed(call: string, number: number, done: bigint): Placed {
  if (number === EAGAIN) return done > 0n ? Number(done) : 'changing';
  if (number === EEXIST) return 'there';
  if (number === ENOENT || number === EINVAL) return 'elsewhere';
  if (number === ENOMEM) return 'no-memory';
  if (number === ESRCH || number === ENOSPC) return 'gone';
  throw systemFault(call, number);
}

/** Whoever waits for one of these pages looks again. False when there are no such addresses. */
export function wake(fd: number, start: number, end: number): boolean {
  const words = Buffer.alloc(16);
  words.writeBigUInt64LE(BigInt(start), 0);
  words.writeBigUInt64LE(BigInt(end - start), 8);
  if (libc.ioctl(fd, UFFDIO_WAKE, words) === 0) return true;
  const number = errno();
  // The process, or the mapping, is gone by now.
  if (number === ENOMEM || number === ESRCH || number === EINVAL || number === ENOENT) return false;
  throw systemFault('UFFDIO_WAKE', number);
}

/** Behind all where no program may map anything (mmap_min_addr). */
const LOWEST = 65_536;
/** Where addresses end: arm64; x86-64, whose last page is nobody's; arm64 with short ones. */
const HIGHEST = [2 ** 48, 2 ** 47 - PAGE, 2 ** 39];

/** Whoever waits for any page looks again. */
export function wakeAll(fd: number): void {
  HIGHEST.some((end) => wake(fd, LOWEST, end));
}

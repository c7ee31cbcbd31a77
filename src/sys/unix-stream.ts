import { closeSync } from 'node:fs';
import { libc } from './libc.ts';
import { addressOf, errno, systemFault } from './native.ts';
import { receivedRights } from './packet-socket.ts';

/*
 * Stream sockets of the UNIX family over which descriptors come; Node.js drops those. Every call here
 * blocks the thread, and is for a process that has nothing else to do.
 */

const AF_UNIX = 1;
const SOCK_STREAM = 1;
const SOCK_CLOEXEC = 0o2000000;
const MSG_CMSG_CLOEXEC = 0x40000000;
const MSG_CTRUNC = 0x08;
const EINTR = 4;
const MSGHDR_BYTES = 56;
const CONTROL_BYTES = 64;
/** sun_path of sockaddr_un with its final zero (unix(7)). */
const PATH_BYTES = 108;

/** A socket that listens at `path`, where nothing may be. */
export function listenStream(path: string): number {
  const place = Buffer.from(`${path}\0`);
  if (place.length > PATH_BYTES) throw systemFault('bind', 36); // ENAMETOOLONG
  const address = Buffer.alloc(2 + place.length);
  new Uint16Array(address.buffer, address.byteOffset, 1)[0] = AF_UNIX; // host byte order
  place.copy(address, 2);
  const fd = libc.socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) throw systemFault('socket', errno());
  if (libc.bind(fd, address, address.length) !== 0) throw failed(fd, 'bind');
  if (libc.listen(fd, 1) !== 0) throw failed(fd, 'listen');
  return fd;
}

function failed(fd: number, call: string): Error {
  const fault = systemFault(call, errno());
  closeSync(fd);
  return fault;
}

/** Waits for whoever connects. */
export function acceptStream(fd: number): number {
  for (;;) {
    const client = libc.accept4(fd, null, null, SOCK_CLOEXEC);
    if (client >= 0) return client;
    const number = errno();
    if (number !== EINTR) throw systemFault('accept4', number);
  }
}

/** Exactly so many bytes and the descriptors that came with them. Undefined at the end of the stream. */
export function receiveExactly(
  fd: number,
  length: number,
): { readonly bytes: Buffer; readonly fds: readonly number[] } | undefined {
  const bytes = Buffer.allocUnsafeSlow(length);
  const control = Buffer.allocUnsafeSlow(CONTROL_BYTES);
  const iovec = Buffer.allocUnsafeSlow(16);
  const header = Buffer.alloc(MSGHDR_BYTES);
  const fds: number[] = [];
  for (let at = 0; at < length; ) {
    iovec.writeBigUInt64LE(addressOf(bytes) + BigInt(at), 0);
    iovec.writeBigUInt64LE(BigInt(length - at), 8);
    header.fill(0);
    header.writeBigUInt64LE(addressOf(iovec), 16);
    header.writeBigUInt64LE(1n, 24);
    header.writeBigUInt64LE(addressOf(control), 32);
    header.writeBigUInt64LE(BigInt(control.length), 40);
    const got = libc.recvmsg(fd, header, MSG_CMSG_CLOEXEC);
    if (got < 0) {
      const number = errno();
      if (number === EINTR) continue;
      throw systemFault('recvmsg', number);
    }
    if (got === 0) return undefined;
    fds.push(...receivedRights(control.subarray(0, Number(header.readBigUInt64LE(40)))));
    if ((header.readInt32LE(48) & MSG_CTRUNC) !== 0) throw systemFault('recvmsg', 90); // EMSGSIZE
    at += got;
  }
  return { bytes, fds };
}

import { closeSync } from 'node:fs';
import { addressOf, errno, systemFault as fault, Library, type Signature } from './native.ts';

/**
 * Every function of the C library we call. All of them return at once with the flags we use, but for what
 * unix-stream.ts and userfault.ts wait with, in a process that does nothing else.
 */
// biome-ignore format: a table reads in columns
export const LIBC = {
  socket:     ['int',  ['int', 'int', 'int']],
  socketpair: ['int',  ['int', 'int', 'int', 'pointer']],
  sendmsg:    ['long', ['int', 'pointer', 'int']],
  recvmsg:    ['long', ['int', 'pointer', 'int']],
  sendto:     ['long', ['int', 'pointer', 'size_t', 'int', 'pointer', 'uint']],
  getsockopt: ['int',  ['int', 'int', 'int', 'pointer', 'pointer']],
  setsockopt: ['int',  ['int', 'int', 'int', 'pointer', 'uint']],
  bind:       ['int',  ['int', 'pointer', 'uint']],
  listen:     ['int',  ['int', 'int']],
  accept4:    ['int',  ['int', 'pointer', 'pointer', 'int']],
  read:       ['long', ['int', 'pointer', 'size_t']],
  poll:       ['int',  ['pointer', 'size_t', 'int']],
  ioctl:      ['int',  ['int', 'size_t', 'pointer']],
  fcntl:      ['int',  ['int', 'int', 'int']],
  flock:      ['int',  ['int', 'int']],
  mkfifo:     ['int',  ['string', 'uint']],
  clock_gettime: ['int', ['int', 'pointer']],
  malloc_trim: ['int', ['size_t']],
  // For what has a wrapper since glibc 2.36 only.
  syscall:    ['long', ['long', 'long', 'long', 'long', 'long', 'long']],
} as const satisfies Record<string, Signature>;

export const libc = Library('libc.so.6', LIBC);

// x86-64 and arm64 have the same numbers for all of these.
const AF_UNIX = 1;
const SOCK_DGRAM = 2;
const SOCK_SEQPACKET = 5;
const SOCK_CLOEXEC = 0o2000000;
const SOL_SOCKET = 1;
const SO_PEERCRED = 17;
const SO_SNDBUFFORCE = 32;
const SO_SNDBUF = 7;
const F_GETFD = 1;
const F_SETFD = 2;
const FD_CLOEXEC = 1;
const LOCK_EX = 2;
const LOCK_NB = 4;
const LOCK_UN = 8;
const MSG_NOSIGNAL = 0x4000;
const MSG_DONTWAIT = 0x40;
const EWOULDBLOCK = 11;
const ESRCH = 3;
const EBADF = 9;
const CLOCK_BOOTTIME = 7;
const AT_FDCWD = -100;
const AT_EMPTY_PATH = 0x1000;
const OPEN_TREE_CLONE = 1;
const OPEN_TREE_CLOEXEC = 0o2000000;
const MOUNT_ATTR_NOSYMFOLLOW = 0x200000n;
const SYS_open_tree = 428;
const SYS_mount_setattr = 442;
const SYS_pidfd_send_signal = 424;
const SYS_pidfd_open = 434;
const SYS_pidfd_getfd = 438;
const IPPROTO_TCP = 6;
const TCP_REPAIR = 19;
const TCP_REPAIR_OFF_NO_WP = -1;

/** Two connected SEQPACKET sockets, both close-on-exec. Each packet is read as it was sent. */
export function packetSocketPair(): readonly [number, number] {
  const fds = new Int32Array(2);
  const bytes = new Uint8Array(fds.buffer);
  if (libc.socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, bytes) !== 0) {
    throw fault('socketpair', errno());
  }
  return [fds[0] ?? -1, fds[1] ?? -1];
}

/**
 * Bytes one packet may have. More than net.core.wmem_max needs CAP_NET_ADMIN; without it the
 * socket gets what the limit allows.
 */
export function setSendBuffer(fd: number, bytes: number): void {
  const value = new Uint8Array(new Int32Array([bytes]).buffer);
  if (libc.setsockopt(fd, SOL_SOCKET, SO_SNDBUFFORCE, value, value.length) === 0) return;
  if (libc.setsockopt(fd, SOL_SOCKET, SO_SNDBUF, value, value.length) === 0) return;
  throw fault('setsockopt(SO_SNDBUF)', errno());
}

/** Who connected, as the kernel knew it at connect time: pid, uid, gid. */
export function socketPeer(fd: number): readonly [number, number, number] {
  const ucred = new Int32Array(3);
  const size = new Uint8Array(new Uint32Array([ucred.byteLength]).buffer);
  const bytes = new Uint8Array(ucred.buffer);
  if (libc.getsockopt(fd, SOL_SOCKET, SO_PEERCRED, bytes, size) !== 0) {
    throw fault('getsockopt(SO_PEERCRED)', errno());
  }
  return [ucred[0] ?? -1, ucred[1] ?? -1, ucred[2] ?? -1];
}

/** A datagram socket of the UNIX family, close-on-exec. */
export function datagramSocket(): number {
  const fd = libc.socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) throw fault('socket', errno());
  return fd;
}

/** Sends one datagram to a UNIX address without ever waiting. `@name` is an abstract one (unix(7)). */
export function sendDatagram(fd: number, data: Uint8Array, address: string): void {
  const place = Buffer.from(address.startsWith('@') ? `\0${address.slice(1)}` : address);
  const to = Buffer.alloc(2 + place.length);
  new Uint16Array(to.buffer, to.byteOffset, 1)[0] = AF_UNIX; // host byte order
  place.copy(to, 2);
  const sent = libc.sendto(fd, data, data.length, MSG_NOSIGNAL | MSG_DONTWAIT, to, to.length);
  if (sent < 0) throw fault('sendto', errno());
}

/** So that no child inherits the descriptor. SYSTEM with EBADF when there is none of this number. */
export function setCloseOnExec(fd: number): void {
  const flags = libc.fcntl(fd, F_GETFD, 0);
  if (flags < 0 || libc.fcntl(fd, F_SETFD, flags | FD_CLOEXEC) < 0) throw fault('fcntl', errno());
}

/** Takes the exclusive flock(2) of an open file. False when another open file has it. */
export function tryFlock(fd: number): boolean {
  if (libc.flock(fd, LOCK_EX | LOCK_NB) === 0) return true;
  const number = errno();
  if (number === EWOULDBLOCK) return false;
  throw fault('flock', number);
}

export function unFlock(fd: number): void {
  if (libc.flock(fd, LOCK_UN) !== 0) throw fault('flock', errno());
}

/** Nanoseconds since boot, sleep included. */
export function boottimeNs(): bigint {
  const timespec = new BigInt64Array(2);
  if (libc.clock_gettime(CLOCK_BOOTTIME, new Uint8Array(timespec.buffer)) !== 0) {
    throw fault('clock_gettime', errno());
  }
  return (timespec[0] ?? 0n) * 1_000_000_000n + (timespec[1] ?? 0n);
}

/** A descriptor that means this one process for ever (pidfd_open(2)); close-on-exec. */
export function pidfdOpen(pid: number): number {
  const fd = libc.syscall(SYS_pidfd_open, pid, 0, 0, 0, 0);
  if (fd < 0) throw fault('pidfd_open', errno());
  return fd;
}

/** False when the process has ended (and was reaped). Signal 0 only asks. */
export function pidfdSignal(fd: number, signal: number): boolean {
  if (libc.syscall(SYS_pidfd_send_signal, fd, signal, 0, 0, 0) === 0) return true;
  const number = errno();
  if (number === ESRCH) return false;
  throw fault('pidfd_send_signal', number);
}

/**
 * A descriptor of ours for an open file of another process (pidfd_getfd(2), Linux 5.6), close-on-exec.
 * Undefined when that has none of this number any more.
 */
export function pidfdGetfd(pidfd: number, number: number): number | undefined {
  const fd = libc.syscall(SYS_pidfd_getfd, pidfd, number, 0, 0, 0);
  if (fd >= 0) return fd;
  const why = errno();
  if (why === EBADF || why === ESRCH) return undefined;
  throw fault('pidfd_getfd', why);
}

/** Whether a socket is in the repair mode of TCP (linux/tcp.h); false for all other sockets. */
export function isInRepair(fd: number): boolean {
  const value = new Int32Array(1);
  const size = new Uint8Array(new Uint32Array([value.byteLength]).buffer);
  const bytes = new Uint8Array(value.buffer);
  return libc.getsockopt(fd, IPPROTO_TCP, TCP_REPAIR, bytes, size) === 0 && value[0] === 1;
}

/** Off sends no window probe (Linux 4.19). Clears SO_REUSEADDR: the kernel does not keep it. */
export function setRepair(fd: number, on: boolean): void {
  const value = new Int32Array([on ? 1 : TCP_REPAIR_OFF_NO_WP]);
  const bytes = new Uint8Array(value.buffer);
  if (libc.setsockopt(fd, IPPROTO_TCP, TCP_REPAIR, bytes, bytes.length) === 0) return;
  throw fault('setsockopt(TCP_REPAIR)', errno());
}

/**
 * A descriptor of the directory at `path` as a mount of its own (Linux 5.14), close-on-exec: no path below
 * `/proc/self/fd/N` leads through a symbolic link (ELOOP) or into another mount. SYSTEM.
 */
export function openTreeWithoutLinks(path: string): number {
  const name = Buffer.from(`${path}\0`);
  const flags = OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC;
  const fd = libc.syscall(SYS_open_tree, AT_FDCWD, Number(addressOf(name)), flags, 0, 0);
  if (fd < 0) throw fault('open_tree', errno());
  const empty = Buffer.from('\0');
  // struct mount_attr: attr_set, attr_clr, propagation, userns_fd
  const attributes = new Uint8Array(
    new BigUint64Array([MOUNT_ATTR_NOSYMFOLLOW, 0n, 0n, 0n]).buffer,
  );
  const [none, wanted] = [Number(addressOf(empty)), Number(addressOf(attributes))];
  const size = attributes.length;
  if (libc.syscall(SYS_mount_setattr, fd, none, AT_EMPTY_PATH, wanted, size) === 0) return fd;
  const number = errno();
  closeSync(fd);
  throw fault('mount_setattr', number);
}

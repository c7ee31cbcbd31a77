import { closeSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { LIBC, libc } from '../../../src/sys/libc.ts';
import { type Bound, errno, fdReady, Library } from '../../../src/sys/native.ts';

/** Calls whose answers are the same in every process and at every moment. */
function answers(c: Bound<typeof LIBC>, error: () => number): unknown[] {
  const fds = new Int32Array(2);
  const made = c.socketpair(1, 5 | 0o2000000, 0, Buffer.from(fds.buffer));
  const [a = -1, b = -1] = fds;
  const size = Buffer.from(new Uint32Array([12]).buffer);
  const ucred = Buffer.alloc(12);
  const peer = c.getsockopt(a, 1, 17, ucred, size);
  const cloexec = c.fcntl(a, 1, 0);
  const lock = openSync('/proc/self/status', 'r');
  const badLock = [c.flock(-1, 2), error()];
  const badSocket = [c.socket(999, 1, 0), error()];
  const badPidfd = [c.syscall(434, 0, 0, 0, 0, 0), error()];
  const nobody = [
    c.sendto(a, Buffer.from('x'), 1, 0x4040, Buffer.alloc(0), 0),
    c.recvmsg(-1, null, 0),
    error(),
  ];
  for (const fd of [a, b, lock]) closeSync(fd);
  return [
    made,
    peer,
    ucred.readInt32LE(0) === process.pid,
    cloexec,
    badLock,
    badSocket,
    badPidfd,
    nobody,
  ].flat();
}

describe('the table of C functions', () => {
  it('is bound by koffi, with errno on the next line', () => {
    expect(answers(libc, errno)).toEqual([0, 0, true, 1, -1, 9, -1, 97, -1, 22, 1, -1, 9]);
  });

  // ffi-napi crashes in worker threads, so it is loaded in a process of its own.
  it.runIf(process.arch === 'x64')('gives the same answers through ffi-napi, on x64', () => {
    expect(isMainThread).toBe(true);
    const require = createRequire(import.meta.url);
    const ffi = require('ffi-napi') as {
      Library: (file: string, table: typeof LIBC) => Bound<typeof LIBC>;
      errno: () => number;
    };
    const other = ffi.Library('libc.so.6', LIBC);
    expect(answers(other, () => ffi.errno())).toEqual(answers(libc, errno));
  });

  it('calls on a pool thread by `.async`', async () => {
    const { getpid } = Library('libc.so.6', { getpid: ['int', []] });
    const { promise, resolve } = Promise.withResolvers<number>();
    getpid.async((_error, pid) => resolve(pid));
    expect(await promise).toBe(process.pid);
    expect(getpid()).toBe(process.pid);
  });

  it('says which library or function is missing', () => {
    expect(() => Library('libnothing.so.9', {})).toThrow(
      expect.objectContaining({ code: 'SYSTEM', message: expect.stringContaining('libnothing') }),
    );
    expect(() => Library('libc.so.6', { frobnicate: ['int', []] })).toThrow(/frobnicate/);
  });

  it('waits for a descriptor without a thread', async () => {
    const fds = new Int32Array(2);
    libc.socketpair(1, 5 | 0o2000000, 0, new Uint8Array(fds.buffer));
    const [a = -1, b = -1] = fds;
    const op = { id: 't', signal: AbortSignal.timeout(5_000), log: () => undefined };
    await fdReady(op, a, { writable: true });
    const waiting = fdReady(op, b, { readable: true });
    closeSync(a); // the other side is gone
    await waiting;
    closeSync(b);
  });
});

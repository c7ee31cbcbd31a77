import { closeSync, rmSync } from 'node:fs';
import { errno, Library } from '../../src/sys/native.ts';

const libc = Library('libc.so.6', {
  socket: ['int', ['int', 'int', 'int']],
  bind: ['int', ['int', 'pointer', 'uint']],
  listen: ['int', ['int', 'int']],
  getsockname: ['int', ['int', 'pointer', 'pointer']],
});
const AF_UNIX = 1;
const AF_INET6 = 10;
const SOCK_STREAM_CLOEXEC = 1 | 0o2000000;
const ADDRESS_BYTES = 28; // struct sockaddr_in6

export interface Listening extends Disposable {
  readonly fd: number;
  /** 0 when it is a UNIX socket. */
  readonly port: number;
}

/**
 * A listening socket as a service manager makes it, for a child to inherit: on a path, or on a free
 * port of all addresses. Nobody accepts on this side; a net.Server would take every other connection.
 */
export function listeningSocket(path?: string): Listening {
  const fd = libc.socket(path === undefined ? AF_INET6 : AF_UNIX, SOCK_STREAM_CLOEXEC, 0);
  const address =
    path === undefined
      ? Buffer.from([AF_INET6, ...new Array<number>(ADDRESS_BYTES - 1).fill(0)])
      : Buffer.concat([Buffer.from([AF_UNIX, 0]), Buffer.from(path), Buffer.from([0])]);
  if (libc.bind(fd, address, address.length) !== 0) throw new Error(`bind: errno ${errno()}`);
  if (libc.listen(fd, 64) !== 0) throw new Error(`listen: errno ${errno()}`);
  const size = Buffer.from([ADDRESS_BYTES, 0, 0, 0]);
  const bound = Buffer.alloc(ADDRESS_BYTES);
  if (path === undefined && libc.getsockname(fd, bound, size) !== 0) throw new Error('no name');
  return {
    fd,
    port: bound.readUInt16BE(2),
    [Symbol.dispose]: () => {
      closeSync(fd);
      if (path !== undefined) rmSync(path, { force: true });
    },
  };
}

/**
 * LISTEN_PID must be the pid of the process that execs the daemon, which only that one knows: a
 * wrapper for startDaemon that sets it and then becomes the daemon.
 */
export function activator(names: readonly string[], count = names.length): string[] {
  const script = `export LISTEN_PID=$$ LISTEN_FDS=${count} LISTEN_FDNAMES='${names.join(':')}'; exec "$@"`;
  return ['/bin/sh', '-c', script, 'activator'];
}

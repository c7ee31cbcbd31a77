import { Library } from './native.ts';

const libc = Library('libc.so.6', {
  getxattr: ['long', ['string', 'string', 'pointer', 'size_t']],
});

/**
 * Name of the protocol of an open socket (`TCP`, `MPTCP`, `UNIX-STREAM`, …), read from its link
 * below /proc/PID/fd: sockfs shows it as an extended attribute, without touching the socket. The
 * tables of /proc/net do not do: they leave out unbound sockets, and show MPTCP as TCP. Undefined
 * when the descriptor is closed by now or is no socket.
 */
export function socketProtocol(link: string): string | undefined {
  const value = Buffer.alloc(64);
  const length = libc.getxattr(link, 'system.sockprotoname', value, value.length);
  if (length <= 0) return undefined;
  const name = value.toString('latin1', 0, Number(length)).replace(/\0.*$/s, '');
  return name === '' ? undefined : name;
}

import { libc } from './libc.ts';

// The same numbers on x86-64 and arm64 (socket(7)).
const SOL_SOCKET = 1;
const SO_ACCEPTCONN = 30;
const SO_DOMAIN = 39;
const FAMILIES: ReadonlyMap<number, 'unix' | 'inet'> = new Map([
  [1, 'unix'],
  [2, 'inet'],
  [10, 'inet'],
]);

/** What kind of listening socket a descriptor is; undefined when it is none. `inet` is IPv6 too. */
export function listeningFamily(fd: number): 'unix' | 'inet' | undefined {
  return option(fd, SO_ACCEPTCONN) === 1 ? FAMILIES.get(option(fd, SO_DOMAIN) ?? 0) : undefined;
}

function option(fd: number, name: number): number | undefined {
  const value = new Int32Array(1);
  const size = new Uint8Array(new Uint32Array([value.byteLength]).buffer);
  const done = libc.getsockopt(fd, SOL_SOCKET, name, new Uint8Array(value.buffer), size);
  return done === 0 ? value[0] : undefined;
}

import { closeSync } from 'node:fs';
import { Library } from '../../src/sys/native.ts';

const libc = Library('libc.so.6', {
  socket: ['int', ['int', 'int', 'int']],
  bind: ['int', ['int', 'pointer', 'uint']],
  recv: ['long', ['int', 'pointer', 'size_t', 'int']],
});
const AF_UNIX = 1;
const SOCK_DGRAM_CLOEXEC = 2 | 0o2000000;
const MSG_DONTWAIT = 0x40;

/** The other end of sd_notify(3): what was said so far, one entry per datagram. */
export function notifyListener(path: string): { said(): string[] } & Disposable {
  const fd = libc.socket(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
  const address = Buffer.concat([Buffer.from([AF_UNIX, 0]), Buffer.from(path), Buffer.from([0])]);
  if (libc.bind(fd, address, address.length) !== 0) throw new Error(`cannot bind ${path}`);
  const heard: string[] = [];
  return {
    said: () => {
      const buffer = Buffer.alloc(4096);
      for (;;) {
        const size = libc.recv(fd, buffer, buffer.length, MSG_DONTWAIT);
        if (size < 0) return heard;
        heard.push(buffer.toString('utf8', 0, size));
      }
    },
    [Symbol.dispose]: () => closeSync(fd),
  };
}

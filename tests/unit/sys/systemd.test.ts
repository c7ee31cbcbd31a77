import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeListenFds } from '../../../src/sys/listen-fds.ts';
import { errno, Library } from '../../../src/sys/native.ts';
import { peerCred } from '../../../src/sys/peer-cred.ts';

const dir = mkdtempSync(join(tmpdir(), 'ckpt-sd-'));
afterAll(() => rmSync(dir, { recursive: true }));

const c = Library('libc.so.6', {
  socket: ['int', ['int', 'int', 'int']],
  bind: ['int', ['int', 'pointer', 'uint']],
  recv: ['long', ['int', 'pointer', 'size_t', 'int']],
});

/** A datagram socket such as systemd listens on. */
function listenTo(address: string): { next(): Promise<string>; close(): void } {
  const place = Buffer.from(address.startsWith('@') ? `\0${address.slice(1)}` : address);
  const fd = c.socket(1, 2, 0);
  if (c.bind(fd, Buffer.concat([Buffer.from([1, 0]), place]), 2 + place.length) !== 0) {
    throw new Error(`bind: ${errno()}`);
  }
  return {
    async next() {
      const data = Buffer.alloc(1_000);
      for (let i = 0; i < 500; i++) {
        const n = c.recv(fd, data, data.length, 0x40);
        if (n >= 0) return data.toString('utf8', 0, n);
        await new Promise((later) => setTimeout(later, 10));
      }
      throw new Error('nothing came');
    },
    close: () => closeSync(fd),
  };
}

/** Runs a module text in a process with this environment; `src` is where the sources are. */
function child(text: string, env: Record<string, string>, fds: number[] = []): Promise<string> {
  const src = new URL('../../../src/', import.meta.url).href;
  const program = text.replaceAll('SRC/', src);
  const done = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env,
    stdio: ['ignore', 'pipe', 'inherit', ...fds],
  });
  let out = '';
  done.stdout?.on('data', (data: Buffer) => {
    out += data.toString();
  });
  return new Promise((resolve) => done.once('close', () => resolve(out)));
}

describe('systemd is told', () => {
  it.each([join(dir, 'notify'), '@ckpt-test-notify'])('on %s', async (address) => {
    const heard = listenTo(address);
    const out = await child(
      `import { sdNotify } from 'SRC/sys/notify.ts';
       const told = sdNotify('READY=1\\nSTATUS=two hosts');
       console.log(told, process.env.NOTIFY_SOCKET === undefined);`,
      { NOTIFY_SOCKET: address },
    );
    expect(out).toBe('true true\n');
    expect(await heard.next()).toBe('READY=1\nSTATUS=two hosts');
    heard.close();
  });

  it('nothing when there is nobody', async () => {
    const program = `import { sdNotify, startWatchdog } from 'SRC/sys/notify.ts';
       console.log(sdNotify('READY=1'), startWatchdog() === undefined);`;
    expect(await child(program, {})).toBe('false true\n');
    expect(await child(program, { NOTIFY_SOCKET: join(dir, 'nobody') })).toBe('false true\n');
  });

  it('that we live, twice per period, and is not bothered for another process', async () => {
    const address = join(dir, 'watchdog');
    const heard = listenTo(address);
    const program = `import { startWatchdog } from 'SRC/sys/notify.ts';
       using dog = startWatchdog();
       await new Promise((later) => setTimeout(later, 250));
       console.log(dog === undefined);`;
    const env = { NOTIFY_SOCKET: address, WATCHDOG_USEC: '100000' };
    expect(await child(program, env)).toBe('false\n');
    expect([await heard.next(), await heard.next(), await heard.next()]).toEqual(
      Array(3).fill('WATCHDOG=1'),
    );
    expect(await child(program, { ...env, WATCHDOG_PID: '1' })).toBe('true\n');
    heard.close();
  });
});

describe('sockets from systemd', () => {
  const program = `import { takeListenFds } from 'SRC/sys/listen-fds.ts';
    import { readFileSync } from 'node:fs';
    process.env.LISTEN_PID ??= String(process.pid);
    try {
      const fds = takeListenFds();
      const flags = fds.map(({ fd }) => /flags:\\s+(\\d+)/.exec(readFileSync('/proc/self/fdinfo/' + fd, 'utf8'))[1]);
      console.log(JSON.stringify({ fds, cloexec: flags.map((f) => (parseInt(f, 8) & 0o2000000) !== 0),
        left: Object.keys(process.env).filter((n) => n.startsWith('LISTEN_') || n === 'NOTIFY_SOCKET') }));
    } catch (error) { console.log(JSON.stringify({ code: error.code })); }`;
  let fd = -1;
  beforeAll(() => {
    fd = openSync('/dev/null', 'r');
  });
  afterAll(() => closeSync(fd));

  it('are taken with their names; the variables are gone, no child inherits them', async () => {
    const out = await child(
      program,
      { LISTEN_FDS: '2', LISTEN_FDNAMES: 'operator:peer', NOTIFY_SOCKET: '/x' },
      [fd, fd],
    );
    expect(JSON.parse(out)).toEqual({
      fds: [
        { fd: 3, name: 'operator' },
        { fd: 4, name: 'peer' },
      ],
      cloexec: [true, true],
      left: [],
    });
  });

  it('are not ours when they were meant for another process', async () => {
    const out = await child(program, { LISTEN_FDS: '1', LISTEN_PID: '1' }, [fd]);
    expect(JSON.parse(out)).toEqual({ fds: [], cloexec: [], left: [] });
  });

  it.each([
    ['a number that is none', { LISTEN_FDS: 'x' }],
    ['too few names', { LISTEN_FDS: '1', LISTEN_FDNAMES: 'a:b' }],
    ['a strange name', { LISTEN_FDS: '1', LISTEN_FDNAMES: 'a\nb' }],
    ['a descriptor that is not open', { LISTEN_FDS: '40' }],
  ])('are refused with %s', async (_what, env) => {
    expect(JSON.parse(await child(program, env, [fd]))).toEqual({ code: 'CONFIG_INVALID' });
  });

  it('are none without the variables', () => {
    expect(takeListenFds({})).toEqual([]);
  });
});

describe('the other end of a local socket', () => {
  it('is known by pid, uid and gid', async () => {
    const path = join(dir, 'sock');
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const server = createServer((socket) => {
      const { _handle: handle } = socket as typeof socket & { _handle: { fd: number } };
      resolve(peerCred(handle.fd));
      socket.destroy();
    });
    await new Promise<void>((ready) => server.listen(path, ready));
    const program = `import { connect } from 'node:net';
      connect(${JSON.stringify(path)}).on('close', () => console.log(process.pid));`;
    const pid = Number(await child(program, {}));
    expect(await promise).toEqual({ pid, uid: process.getuid?.(), gid: process.getgid?.() });
    server.close();
  });

  it('is a failure for what is no socket', () => {
    const fd = openSync('/dev/null', 'r');
    expect(() => peerCred(fd)).toThrow(
      expect.objectContaining({
        code: 'SYSTEM',
        facts: expect.objectContaining({ errno: 'ENOTSOCK' }),
      }),
    );
    closeSync(fd);
  });
});

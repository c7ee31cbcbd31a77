import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { acceptStream, listenStream, receiveExactly } from '../../../src/sys/unix-stream.ts';
import { tempDir } from '../../support/temp.ts';

/** Connects, says some, waits, says the rest and goes. */
const CLIENT = `
const socket = require('node:net').connect(process.argv[1], () => {
  socket.write('abc');
  setTimeout(() => socket.end('defgh'), 50);
});`;

/** A connection with that client, and the code it will end with. */
async function withClient(path: string, use: (fd: number) => void): Promise<unknown> {
  const listening = listenStream(path);
  const client = spawn(process.execPath, ['-e', CLIENT, path], { stdio: 'inherit' });
  const ended = once(client, 'exit');
  const fd = acceptStream(listening);
  use(fd);
  closeSync(fd);
  closeSync(listening);
  return (await ended)[0];
}

it('gives exactly as many bytes as are asked for, however they come, and says when there are no more', async () => {
  using dir = tempDir();
  const code = await withClient(join(dir.path, 'socket'), (fd) => {
    const text = (length: number) => receiveExactly(fd, length)?.bytes.toString();
    expect([text(2), text(4), text(2), text(1)]).toEqual(['ab', 'cdef', 'gh', undefined]);
  });
  expect(code).toBe(0);
});

it('is gone when it ends in the middle', async () => {
  using dir = tempDir();
  await withClient(join(dir.path, 'socket'), (fd) => {
    expect(receiveExactly(fd, 100)).toBeUndefined();
  });
});

it('is refused where something is, and where the path is too long for the kernel', () => {
  using dir = tempDir();
  const path = join(dir.path, 'socket');
  const listening = listenStream(path);
  expect(() => listenStream(path)).toThrow('EADDRINUSE');
  expect(() => listenStream(join(dir.path, 'x'.repeat(100)))).toThrow('ENAMETOOLONG');
  closeSync(listening);
});

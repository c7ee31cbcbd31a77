import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { dialLocal } from '../../../src/rpc/dial-local.ts';

const DAEMON = resolve(import.meta.dirname, '../../support/busy-ckptd.ts');
/** More than another host may be silent. */
const BUSY_MS = 11_000;

it('a ckptd that has no time for ten seconds is waited for', async () => {
  const child = spawn(process.execPath, ['--no-warnings', DAEMON], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value);
  using daemon = dialLocal(await line());
  const signal = new AbortController().signal;
  const reply = daemon.client.version({}, { signal, deadlineMs: 60_000 });
  expect(await line()).toBe('ASKED');
  child.kill('SIGSTOP');
  await sleep(BUSY_MS);
  child.kill('SIGCONT');
  expect((await reply).ckpt).toBe('1');
  child.kill('SIGTERM');
  await ended;
});

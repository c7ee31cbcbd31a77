import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { startFakeCkptd } from '../../support/fake-ckptd.ts';
import { CKPT, NODE, runCkpt, startCkpt, startProgram } from '../../support/run-ckpt.ts';

// Each test starts the command at least once, and a loaded machine takes its time.
vi.setConfig({ testTimeout: 40_000 });

/** A real terminal of its own by script(1) of util-linux. What it shows comes on stdout, with \r\n. */
function onTerminal(columns: number, args: readonly string[], input = '') {
  const command = [NODE, CKPT, ...args].join(' ');
  return startProgram('script', ['-qec', `stty cols ${columns} rows 24; ${command}`, '/dev/null'], {
    env: { TERM: 'xterm', NO_COLOR: '1' },
    input,
  }).ended;
}

const JOB = { id: 'j1', role: 'source', name: 'a-container-with-a-name', peer: 'hostb' };

describe('a reader that goes away', () => {
  it('makes no noise and does not change the exit code of a move', async () => {
    const go = Promise.withResolvers<void>();
    await using daemon = await startFakeCkptd({
      migrate: async () => ({ ...JOB, phase: 'dump' }),
      async *watchJob() {
        await go.promise;
        yield { ...JOB, phase: 'restore' };
        yield { ...JOB, phase: 'ended', outcome: 'done' };
      },
    });
    const { child, ended } = startCkpt([
      ...['migrate', 'web', '--to', 'hostb', '--json', '--socket', daemon.socket],
    ]);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    go.resolve();
    const { exit, stderr } = await ended;
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  });

  it('ends ckpt job watch, which has nobody to watch for', async () => {
    await using daemon = await startFakeCkptd({
      getJob: async () => ({ ...JOB, phase: 'dump' }),
      async *watchJob(_request, { signal }) {
        for (let bytesSent = 1; !signal.aborted; bytesSent++) {
          yield { ...JOB, phase: 'transfer', bytesSent };
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      },
    });
    const { child, ended } = startCkpt(['job', 'watch', 'j1', '--json', '--socket', daemon.socket]);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const { exit, stderr } = await ended;
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  });

  it('is told about a full disk, which is another matter', async () => {
    const { ended } = startProgram('sh', ['-c', `${NODE} ${CKPT} completion bash >/dev/full`]);
    const { exit, stderr } = await ended;
    expect(stderr).toMatch(/^ckpt: DISK_FULL: [^\n]*\n$/);
    expect(exit).toBe(9);
  });
});

describe('on a terminal', () => {
  it('keeps every live line within a width of 20', async () => {
    await using daemon = await startFakeCkptd({
      migrate: async () => ({ ...JOB, phase: 'prepare' }),
      async *watchJob() {
        for (let n = 1; n <= 8; n++) {
          yield { ...JOB, phase: 'transfer', bytesTotal: 8e6, bytesSent: n * 1e6 };
          await new Promise((resolve) => setTimeout(resolve, 60));
        }
        yield { ...JOB, phase: 'ended', outcome: 'done', pauseMs: 3 };
      },
    });
    const args = ['migrate', 'web', '--to', 'hostb', '--socket', daemon.socket];
    const { exit, stdout } = await onTerminal(20, args);
    const drawn = stdout
      .split('\n')
      .flatMap((line) => line.split('\r\x1b[K').slice(1, -1))
      .filter((text) => text !== '');
    expect(drawn.length).toBeGreaterThan(3);
    expect(Math.max(...drawn.map((text) => text.length))).toBe(19);
    expect(stdout).toMatch(/a-container-with-a-name {2}transfer {2}7\.6 MiB {2}\d+ ms\r\n/);
    expect(stdout).toContain('a-container-with-a-name now runs on hostb: pause 3 ms\r\n');
    expect(exit).toBe(0);
  });

  it('shows rate and elapsed pause while the container stands still', async () => {
    await using daemon = await startFakeCkptd({
      migrate: async () => ({ ...JOB, phase: 'transfer', bytesTotal: 8e6 }),
      async *watchJob() {
        for (let n = 1; n <= 8; n++) {
          yield { ...JOB, phase: 'transfer', bytesTotal: 8e6, bytesSent: n * 1e6 };
          await new Promise((resolve) => setTimeout(resolve, 60));
        }
        yield { ...JOB, phase: 'ended', outcome: 'done' };
      },
    });
    const args = ['migrate', 'web', '--to', 'hostb', '--socket', daemon.socket];
    const { stdout } = await onTerminal(120, args);
    expect(stdout).toMatch(/transfer {2}\d\.\d MiB of 7\.6 MiB {2}\d+\.\d MiB\/s {2}paused \d+ ms/);
  });

  it.each([
    { answer: 'yes', exit: 0, pinned: 1 },
    { answer: 'no', exit: 1, pinned: 0 },
    { answer: '', exit: 1, pinned: 0 },
  ])('asks before it pins a host: "$answer"', async ({ answer, exit, pinned }) => {
    await using daemon = await startFakeCkptd({
      getIdentity: async () => ({ name: 'hosta', fingerprint: 'SHA256:mine' }),
      probeHost: async () => ({ name: 'hostb', fingerprint: 'SHA256:theirs' }),
      addHost: async (host) => host,
    });
    const args = ['host', 'add', 'hostb', '192.0.2.2', '--socket', daemon.socket];
    const ended = await onTerminal(100, args, `${answer}\n`);
    expect(ended.stdout).toContain('  SHA256:theirs\r\n');
    expect(ended.stdout).toContain('  SHA256:mine\r\n');
    expect(ended.exit).toBe(exit);
    const adds = daemon.calls.filter(({ method }) => method === 'AddHost');
    expect(adds.map(({ request }) => request)).toEqual(
      pinned === 1 ? [{ name: 'hostb', address: '192.0.2.2', fingerprint: 'SHA256:theirs' }] : [],
    );
  });
});

describe('the launcher', () => {
  it('runs through a symbolic link', async () => {
    const dir = mkdtempSync('/tmp/ckpt-bin-');
    symlinkSync(new URL('../../../bin/ckpt', import.meta.url).pathname, `${dir}/ckpt`);
    const { exit, stdout } = await startProgram(`${dir}/ckpt`, ['--version']).ended;
    rmSync(dir, { recursive: true });
    expect(stdout).toMatch(/^ckpt \d+\.\d+\.\d+\n$/);
    expect(exit).toBe(0);
  });

  it('prints help without a daemon', async () => {
    const { exit, stdout, stderr } = await runCkpt(['help']);
    expect(stdout).toMatch(/^Usage: ckpt /);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  });
});

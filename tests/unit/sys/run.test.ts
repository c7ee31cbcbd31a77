import { describe, expect, it } from 'vitest';
import type { Op } from '../../../src/base/op.ts';
import { run } from '../../../src/sys/run.ts';

const op: Op = { id: 'test', signal: new AbortController().signal, log: () => {} };

describe('a child that does not end', () => {
  it('is given up at its deadline, though a child of its own holds its output open', async () => {
    const started = performance.now();
    const stubborn = "trap '' TERM; sleep 30 & echo $! >&2; while :; do wait; done";
    const failure = run(op, '/bin/sh', ['-c', stubborn], { deadlineMs: 200 });
    await expect(failure).rejects.toMatchObject({ code: 'DEADLINE' });
    expect(performance.now() - started).toBeLessThan(10_000);
    const pid = Number(await failure.catch((error) => error.facts.stderr));
    process.kill(pid, 'SIGKILL');
  }, 40_000);

  it('has as many times longer as the host is slow', async () => {
    const slow = { ...op, slowness: 100 };
    const { stdout } = await run(slow, '/bin/sh', ['-c', 'sleep 0.5; echo late'], {
      deadlineMs: 200,
    });
    expect(stdout).toBe('late');
  });
});

describe('a child that has ended', () => {
  const left = 'sleep 30 & echo $!; echo why >&2';
  const endLeft = (pid: string) => process.kill(Number(pid), 'SIGKILL');

  it('is not waited for any more, though a child of its own holds its output open', async () => {
    const { stdout, stderr } = await run(op, '/bin/sh', ['-c', left], { deadlineMs: 20_000 });
    endLeft(stdout);
    expect(stderr).toBe('why');
  });

  it('says that it was killed, and says it soon', async () => {
    const started = performance.now();
    const script = 'sleep 30 & echo $! >&2; kill -9 $$';
    const failure = run(op, '/bin/sh', ['-c', script], { deadlineMs: 20_000 });
    const { code, message } = await failure.catch((error) => error);
    expect(performance.now() - started).toBeLessThan(15_000);
    endLeft(/(\d+)$/.exec(message)?.[1] ?? '');
    expect([code, message]).toEqual([
      'CHILD_FAILED',
      expect.stringMatching(/killed by SIGKILL: \d+$/),
    ]);
  });
});

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
});

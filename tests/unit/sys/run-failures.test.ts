import { expect, it } from 'vitest';
import { run } from '../../../src/sys/run.ts';

const op = { id: 'test', signal: new AbortController().signal, log: () => undefined };

it.each([
  ['TOOL_MISSING', '/nowhere/program', []],
  ['CHILD_FAILED', '/bin/sh', ['-c', 'echo why >&2; exit 3']],
  ['CHILD_FAILED', '/bin/sh', ['-c', 'kill -9 $$']],
])('a program that is not there or fails is %s: %s', async (code, program, args) => {
  await expect(run(op, program, args)).rejects.toMatchObject({ code });
});

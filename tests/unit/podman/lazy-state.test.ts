import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  askedLine,
  askingLine,
  eventLine,
  readLazyEvents,
} from '../../../src/podman/lazy-state.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ckpt-test-'));
});
afterEach(async () => await rm(dir, { recursive: true, force: true }));

const told = async (...lines: string[]) => {
  await writeFile(join(dir, 'events'), lines.join(''));
  return readLazyEvents(dir);
};

const moved = { task: 0, is: 'remap', from: 4096, to: 8192, length: 4096 } as const;
const thrown = { task: 1, is: 'remove', start: 0, end: 4096 } as const;

describe('another process can go on with the memory', () => {
  it('when the one before was told nothing', async () => {
    expect(readLazyEvents(dir)).toEqual({ events: [], frozen: false });
  });

  it('with all that the one before was told', async () => {
    const lines = [askingLine(false), eventLine(moved), askedLine, askingLine(true)];
    expect(await told(...lines, eventLine(thrown), askedLine)).toEqual({
      ...{ events: [moved, thrown], frozen: false },
    });
  });

  it('and takes off the freeze that the one before has left', async () => {
    expect(await told(askingLine(true), eventLine(thrown))).toEqual({
      ...{ events: [thrown], frozen: true },
    });
  });

  it.each([
    ['when it may have been told more', [eventLine(moved), askingLine(true)]],
    [
      'when what it was told is not all written',
      [askingLine(false), eventLine(moved).slice(0, -9)],
    ],
    ['when a child was made', [askingLine(true), eventLine({ task: 0, is: 'fork', fd: 9 })]],
  ])('but not %s', async (_, lines) => {
    expect(await told(...lines)).toBeUndefined();
  });
});

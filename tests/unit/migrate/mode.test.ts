import { expect, it } from 'vitest';
import { NO_LIMITS } from '../../../src/migrate/limits.ts';
import { askedMode, chooseMode } from '../../../src/migrate/mode.ts';

const MIB = 2 ** 20;

it('chooses by the time memory would take in the pause, and says why', () => {
  expect(chooseMode('auto', 16 * MIB, NO_LIMITS).mode).toBe('stop-and-copy');
  expect(chooseMode('auto', 512 * MIB, NO_LIMITS)).toEqual({
    mode: 'pre-copy',
    why: '512 MiB would be sent in the pause',
  });
  const slow = { ...NO_LIMITS, bytesPerSecond: 16 * MIB };
  expect(chooseMode('auto', 16 * MIB, slow)).toEqual({
    mode: 'pre-copy',
    why: '16 MiB take 1000 ms at the bandwidth allowed',
  });
});

it('does as it is told', () => {
  expect(chooseMode('pre-copy', 0, NO_LIMITS)).toEqual({ mode: 'pre-copy', why: 'asked for' });
  expect(chooseMode('stop-and-copy', 2 ** 40, NO_LIMITS).mode).toBe('stop-and-copy');
  expect(askedMode('')).toBe('auto');
  expect(() => askedMode('post-haste')).toThrow(/no such mode: "post-haste"; there are auto, /);
});

import { expect, it } from 'vitest';
import { NO_LIMITS } from '../../../src/migrate/limits.ts';
import { askedMode, chooseMode, mustConsent } from '../../../src/migrate/mode.ts';

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

it('takes what may lose a container only from somebody who says its name once more', () => {
  for (const mode of ['post-copy', 'hybrid'] as const) {
    expect(chooseMode(mode, 0, NO_LIMITS).mode).toBe(mode);
    expect(() => mustConsent(mode, 'web', '')).toThrow(/no way back.*--accept-loss web/);
    expect(() => mustConsent(mode, 'web', 'db')).toThrow(/--accept-loss web/);
    mustConsent(mode, 'web', 'web');
  }
  mustConsent('auto', 'web', '');
});

import { describe, expect, it } from 'vitest';
import {
  askedRestore,
  chooseRestore,
  restoreAskedByPeer,
} from '../../../src/migrate/restore-kind.ts';

describe('when the target reads memory', () => {
  it('is what was asked for', () => {
    expect(chooseRestore('full', 2 ** 40, undefined).kind).toBe('full');
    expect(chooseRestore('lazy', 0, undefined)).toEqual({ kind: 'lazy', why: 'asked for' });
  });

  it('is the pause where its kernel can do no other, whatever was asked for', () => {
    const lacks = 'no userfaultfd';
    expect(chooseRestore('lazy', 2 ** 40, lacks)).toEqual({ kind: 'full', why: lacks });
    expect(chooseRestore('auto', 2 ** 40, lacks)).toEqual({ kind: 'full', why: lacks });
  });

  it('depends on how much it is, when nobody asks', () => {
    expect(chooseRestore('auto', 99, undefined, 100).kind).toBe('full');
    expect(chooseRestore('auto', 100, undefined, 100).kind).toBe('lazy');
    expect(chooseRestore('auto', 2 ** 28 - 1, undefined).kind).toBe('full');
    expect(chooseRestore('auto', 2 ** 28, undefined)).toEqual({
      kind: 'lazy',
      why: '256 MiB would be read in the pause',
    });
  });

  it('is refused by name when there is no such way', () => {
    expect(askedRestore('')).toBe('auto');
    expect(() => askedRestore('late')).toThrow(
      /no such restore: "late"; there are auto, full, lazy/,
    );
  });

  it('is late when the mode says so, and never otherwise', () => {
    expect(restoreAskedByPeer('late')).toBe('late');
    expect(restoreAskedByPeer('lazy')).toBe('lazy');
    expect(chooseRestore('late', 0, undefined).kind).toBe('late');
    expect(() => chooseRestore('late', 0, 'no userfaultfd')).toThrow(
      expect.objectContaining({ code: 'CRIU_FEATURE' }),
    );
  });
});

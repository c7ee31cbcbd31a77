import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatContext, parseContext } from '../../../src/selinux/context.ts';

const malformed = expect.objectContaining({ code: 'SPEC_MALFORMED' });

const level = fc.record({
  sensitivity: fc.nat(15),
  categories: fc
    .uniqueArray(fc.nat(1_023), { maxLength: 20 })
    .map((numbers) => numbers.sort((a, b) => a - b)),
});

describe('a label', () => {
  it('has a user, a role, a type and two ends of a range', () => {
    expect(parseContext('system_u:system_r:container_t:s0:c1.c3,c9')).toEqual({
      user: 'system_u',
      role: 'system_r',
      type: 'container_t',
      low: { sensitivity: 0, categories: [1, 2, 3, 9] },
      high: { sensitivity: 0, categories: [1, 2, 3, 9] },
    });
    const shell = parseContext('unconfined_u:unconfined_r:unconfined_t:s0-s0:c0.c1023');
    expect(shell.low.categories).toEqual([]);
    expect(shell.high.categories).toHaveLength(1_024);
  });

  it.each([
    'system_u:object_r:container_file_t:s0',
    'system_u:system_r:container_t:s0:c1,c2',
    'system_u:system_r:container_t:s0:c1.c3,c7,c8',
    'a_u:a_r:a.b_t:s0:c5-s15:c0.c1023',
  ])('%s is written as it was read', (label) => {
    expect(formatContext(parseContext(label))).toBe(label);
  });

  it('comes back from its text', () => {
    fc.assert(
      fc.property(level, level, (low, high) => {
        const context = { user: 'system_u', role: 'system_r', type: 'container_t', low, high };
        expect(parseContext(formatContext(context))).toEqual(context);
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([
    ...['', 'container_t', 'system_u:system_r:container_t', 'kernel', 'u:r:t:'],
    ...[
      'u:r:t:s0\n',
      'u:r:t\0:s0',
      'u:r:t :s0',
      '\u001bu:r:t:s0',
      'u::t:s0',
      'u:r:t:s0:',
      'ü:r:t:s0',
    ],
    ...[
      'u:r:t:s0:c1,c1',
      'u:r:t:s0:c2,c1',
      'u:r:t:s0:c2.c1',
      'u:r:t:s0:c1.c2.c3',
      'u:r:t:s0:c1024',
    ],
    ...['u:r:t:s0:c01', 'u:r:t:s0:1', 'u:r:t:s0-s1-s2', 'u:r:t:s0:c1:c2', 'u:r:t:s00', 'u:r:t:-s0'],
    `u:r:${'t'.repeat(300)}:s0`,
  ])('%j is none', (text) => {
    expect(() => parseContext(text)).toThrow(malformed);
  });

  it('is read or refused, whatever the text', () => {
    const pieces = fc.constantFrom(...'u:r_ts0c19,.-\n\0 ');
    fc.assert(
      fc.property(fc.string({ unit: pieces, maxLength: 30 }), (text) => {
        let written: string;
        try {
          written = formatContext(parseContext(`u:r:t:${text}`));
        } catch (error) {
          expect(error).toEqual(malformed);
          return;
        }
        // The kernel's own spelling may differ (`c1.c2` is `c1,c2`), the meaning may not.
        expect(parseContext(written)).toEqual(parseContext(`u:r:t:${text}`));
      }),
      { numRuns: 10_000 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Json, parseStrict, writeJson } from '../../../src/podman/strict-json.ts';

const parse = (text: string) => parseStrict('x.dump', Buffer.from(text));

describe('strict JSON', () => {
  it('reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        // Keys this reader refuses on purpose have a test of their own.
        fc.pre(!text.includes('__proto__') && text.isWellFormed());
        expect(JSON.parse(writeJson(parse(text)))).toEqual(JSON.parse(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads back what it writes', () => {
    const { value } = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger(),
        fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n }),
        fc.string(),
        fc.array(tie('value')),
        fc.dictionary(fc.string(), tie('value')),
      ),
    }));
    fc.assert(
      fc.property(value, (wanted) => {
        const text = writeJson(wanted);
        fc.pre(!text.includes('__proto__'));
        expect(parse(text)).toEqual(wanted);
      }),
    );
  });

  it('keeps "no limit" of a runtime spec to the last digit', () => {
    const text = '{"hard":18446744073709551615,"soft":-9223372036854775808,"one":1}';
    expect(writeJson(parse(text))).toBe(text);
  });

  it.each([
    ['a key twice', '{"a":1,"a":2}'],
    ['a key twice, once in escapes', '{"a":1,"\\u0061":2}'],
    ['__proto__', '{"__proto__":{"polluted":1}}'],
    ['an infinite number', '[1e999]'],
    ['half a surrogate pair', '["\\ud800"]'],
    ['half a surrogate pair as key', '{"\\udc00":1}'],
    ['a byte order mark', '\ufeff{}'],
    ['something after the end', '{} {}'],
    ['nothing', ''],
    ['a comment', '{/**/}'],
    ['a trailing comma', '[1,]'],
    ['a bare word', '[NaN]'],
    ['a leading zero', '[01]'],
    ['a raw newline in a string', '["\n"]'],
    ['a wrong escape', '["\\x41"]'],
    ['an open object', '{"a":1'],
  ])('refuses %s', (_, text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'SPEC_MALFORMED' }));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseStrict('x', Buffer.from([0x22, 0xff, 0x22]))).toThrow('not UTF-8');
  });

  it('takes 64 levels and refuses the 65th, and does not fall over at 100,000', () => {
    const nested = (n: number) => `${'['.repeat(n)}${']'.repeat(n)}`;
    expect(parse(nested(64))).toBeDefined();
    for (const levels of [65, 100_000]) {
      expect(() => parse(nested(levels))).toThrow('nested too deep');
    }
  });

  it('takes the limit of bytes and not one more', () => {
    const limits = { bytes: 10, depth: 2 };
    expect(parseStrict('x', Buffer.from('"12345678"'), limits)).toBe('12345678');
    expect(() => parseStrict('x', Buffer.from('"123456789"'), limits)).toThrow('larger than 10');
  });
});

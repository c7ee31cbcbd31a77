import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { optionsOf, parseConfig, renderConfig } from '../../../src/criu/config-file.ts';
import {
  type CriuOptions,
  OPTIONS,
  type OptionName,
  type OptionRow,
} from '../../../src/criu/options.ts';

const any = { version: 0, on: 'restore' } as const;
const names = Object.keys(OPTIONS) as OptionName[];

/** Values as hostile as a string can be; most are refused, and none may be written changed. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '"', '\\', '#', '=', '\t', '\r', '\n', '/', '-'),
  }),
  fc.constantFrom('x', 'a b', '"', '\\', '-x', '=x', '--tcp-close', 'ä €', 'mnt[/a b]:c'),
);

function valueFor(row: OptionRow): fc.Arbitrary<unknown> {
  switch (row.kind) {
    case 'flag':
      return fc.boolean();
    case 'number':
    case 'bytes':
    case '=number':
      return fc.nat();
    case 'list':
      return fc.array(hostile, { minLength: 1, maxLength: 3 });
    case 'choice':
    case '=choice':
      return fc.constantFrom(...(row.words ?? []));
    case 'text':
    case '=text':
      return hostile;
  }
}

const someOptions = fc
  .array(
    fc
      .constantFrom(...names)
      .chain((name) => valueFor(OPTIONS[name]).map((v) => [name, v] as const)),
    { maxLength: 6 },
  )
  .map((entries) => Object.fromEntries(entries) as CriuOptions);

describe('a configuration file for criu', () => {
  it('reads back as what was written, or is refused', () => {
    let written = 0;
    fc.assert(
      fc.property(someOptions, (options) => {
        let text: string;
        try {
          text = renderConfig(options, any);
        } catch (error) {
          expect(error).toMatchObject({ code: 'CONFIG_VALUE' });
          return;
        }
        written++;
        expect(optionsOf(parseConfig(text))).toEqual(options);
        expect(parseConfig(text).filter((entry) => entry.problem !== undefined)).toEqual([]);
      }),
      { numRuns: 10_000 },
    );
    expect(written).toBeGreaterThan(300);
  });

  it('never lets a value add a line, a comment or an option', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        let text: string;
        try {
          text = renderConfig({ 'work-dir': value }, any);
        } catch {
          return;
        }
        const lines = text.split('\n');
        expect(lines).toHaveLength(3);
        expect(lines[1]).toMatch(/^work-dir /);
        expect(lines[1]).not.toContain('#');
      }),
      { numRuns: 10_000 },
    );
  });

  it('is the same bytes for the same options in any order', () => {
    const one = renderConfig({ 'tcp-established': true, 'ghost-limit': 4096 }, any);
    const two = renderConfig({ 'ghost-limit': 4096, 'tcp-established': true }, any);
    expect(one).toBe(two);
    expect(one).toBe(
      '# written by ckpt; edits are overwritten\nghost-limit 4096\ntcp-established\n',
    );
  });

  it('uses the equals sign where criu loses a value behind a space', () => {
    expect(renderConfig({ verbosity: 4, 'manage-cgroups': 'ignore' }, any)).toContain(
      'manage-cgroups=ignore\nverbosity=4\n',
    );
  });

  it('takes a flag back by its opposite, and refuses where there is none', () => {
    expect(renderConfig({ 'tcp-close': false }, any)).toContain('\nno-tcp-close\n');
    expect(() => renderConfig({ 'leave-running': false }, any)).toThrow(/no opposite/);
  });

  it.each([
    ['a comment sign', 'a#b'],
    ['a line feed', 'a\nb'],
    ['a carriage return', 'a\r'],
    ['a tab', 'a\tb'],
    ['nothing', ''],
    ['a backslash before a quote', 'a\\"b'],
    ['half of a character', '\ud800'],
  ])('refuses a value with %s', (_what, value) => {
    expect(() => renderConfig({ 'work-dir': value }, any)).toThrow(Fault);
  });

  it('repeats a list line by line', () => {
    const text = renderConfig({ external: ['mnt[/a]:b', 'dev[8/1]:c d'] }, any);
    expect(text).toContain('external mnt[/a]:b\nexternal "dev[8/1]:c d"\n');
  });

  it('asks the version: an option of a newer criu, or one that crashes an older', () => {
    const use = { version: 40_100, on: 'dump' } as const;
    expect(() => renderConfig({ 'network-lock': 'skip' }, use)).toThrow(
      expect.objectContaining({ code: 'CRIU_OLD' }),
    );
    expect(renderConfig({ 'network-lock': 'skip' }, { version: 40_201, on: 'dump' })).toContain(
      'network-lock skip',
    );
  });

  it('keeps mntns-compat-mode out of a file that a dump will read', () => {
    expect(() => renderConfig({ 'mntns-compat-mode': true }, { version: 0, on: 'both' })).toThrow(
      /restore only/,
    );
    expect(renderConfig({ 'mntns-compat-mode': true }, { version: 0, on: 'restore' })).toContain(
      'mntns-compat-mode',
    );
  });

  it('is read as criu 4.2.1 reads it', () => {
    const text = [
      '# comment',
      '  log-file "a b.log"   ',
      'log-file a\\"b',
      'log-file "a#b"',
      'log-file\tz.log',
      'tcp-close\r',
      'log-file a b',
      'ghost-limit=4M',
      'no-tcp-established',
    ].join('\n');
    expect(parseConfig(text)).toEqual([
      { line: 2, name: 'log-file', value: 'a b.log' },
      { line: 3, name: 'log-file', value: 'a"b' },
      { line: 4, name: 'log-file', value: '"a', problem: 'the quote is not closed' },
      { line: 5, name: 'log-file', value: 'z.log' },
      { line: 6, name: 'tcp-close\r', value: undefined },
      { line: 7, name: 'log-file', value: 'a', problem: 'more than one word without quotes' },
      { line: 8, name: 'ghost-limit', value: '4M' },
      { line: 9, name: 'no-tcp-established', value: undefined },
    ]);
    expect(optionsOf(parseConfig(text))).toMatchObject({
      'ghost-limit': 4 * 1024 * 1024,
      'tcp-established': false,
    });
  });
});

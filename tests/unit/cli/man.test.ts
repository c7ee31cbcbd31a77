import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAULTS } from '../../../src/base/fault.ts';
import { type Command, flagOf } from '../../../src/cli/command.ts';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { GLOBAL_OPTIONS } from '../../../src/cli/globals.ts';
import { parseCommandLine } from '../../../src/cli/program.ts';

const DIR = resolve(import.meta.dirname, '../../../docs/man');
const PAGES = readdirSync(DIR).filter((name) => /^ckpt(-\w+)?\.1\.md$/.test(name));
const read = (page: string) => readFileSync(join(DIR, page), 'utf8');
const section = (text: string, head: string) =>
  text.split(/^## /m).find((part) => part.startsWith(`${head}\n`)) ?? '';

/** `ckpt migrate` has a page of its own, `ckpt job show` shares one, the rest is in ckpt(1). */
function pageOf({ name }: Command): string {
  const own = `ckpt-${name.split(' ')[0]}.1.md`;
  return PAGES.includes(own) ? own : 'ckpt.1.md';
}

function flagsOf({ options }: Pick<Command, 'options'>): string[] {
  return Object.entries(options).flatMap(([key, { short }]) => [
    flagOf(key),
    ...(short === undefined ? [] : [`-${short}`]),
  ]);
}

describe.each(PAGES)('%s', (page) => {
  const text = read(page);
  const described = COMMANDS.filter((command) => pageOf(command) === page);

  it('describes the flags of its commands, and no others', () => {
    const global = flagsOf({ options: GLOBAL_OPTIONS });
    const expected = new Set([
      ...described.flatMap(flagsOf),
      ...(page === 'ckpt.1.md' ? [...global, '-h', '--help', '-V', '--version'] : []),
    ]);
    const items = section(text, 'OPTIONS').match(/^\* .*$/gm) ?? [];
    const found = new Set(items.flatMap((item) => item.match(/(?<=`)-[\w-]+/g) ?? []));
    expect([...found].sort()).toEqual([...expected].sort());
  });

  it('names its commands in the synopsis, and no others', () => {
    const synopsis = section(text, 'SYNOPSIS');
    const found = [...synopsis.matchAll(/^`ckpt ([a-z ]+)`/gm)].map(([, name]) => name);
    const expected = described.map(({ name }) => name);
    expect(found.sort()).toEqual([...expected, ...(page === 'ckpt.1.md' ? ['help'] : [])].sort());
  });

  it('has the sections that people look for', () => {
    expect(text).toMatch(
      new RegExp(`^# ${page.slice(0, -'.1.md'.length)}\\(1\\) -- [a-z].*[^.]\n`),
    );
    const heads = [...text.matchAll(/^## (.*)$/gm)].map(([, head]) => head);
    expect(heads).toEqual(
      expect.arrayContaining(['SYNOPSIS', 'DESCRIPTION', 'OPTIONS', 'EXIT STATUS', 'EXAMPLES']),
    );
  });

  it('has examples that the command line understands', () => {
    const examples = section(text, 'EXAMPLES').match(/(?<=^ {4}|\()ckpt .*?(?=$|\)| >)/gm) ?? [];
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) understood(example);
  });
});

it('a page exists for every group and the commands of the synopsis of ckpt(1)', () => {
  const listed = section(read('ckpt.1.md'), 'COMMANDS');
  for (const { name } of COMMANDS) expect(listed).toContain(`\`ckpt ${name}\``);
  for (const page of PAGES) {
    if (page !== 'ckpt.1.md') expect(listed).toContain(page.replace('.1.md', '(1)'));
  }
});

it('the exit codes in ckpt(1) are those of the table, done and interrupted', () => {
  const found = section(read('ckpt.1.md'), 'EXIT STATUS')
    .match(/(?<=^\* `)\d+/gm)
    ?.map(Number);
  const known = new Set([0, 130, ...Object.values(FAULTS).map(({ exit }) => exit)]);
  expect(found).toEqual([...known].sort((a, b) => a - b));
});

it.each(COMMANDS.map(({ name, examples }) => [name, examples] as const))(
  'the examples in the help of ckpt %s are understood',
  (_name, examples) => {
    for (const example of examples) understood(example.replace(/ >.*$/, ''));
  },
);

/** Of a command inside another, the inner one stands for its output. */
function understood(example: string): void {
  const words = example
    .replace(/\$\(.*$/, 'ID')
    .split(' ')
    .slice(1);
  expect(() => parseCommandLine(words, '0')).not.toThrow();
}

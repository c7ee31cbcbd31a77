import { Fault } from '../base/fault.ts';
import {
  type CriuOptions,
  checkOption,
  isOptionName,
  OPTIONS,
  type OptionName,
  type OptionRow,
  optionEntries,
  type Use,
} from './options.ts';

/** First line of what we write. */
export const OUR_HEADER = '# written by ckpt; edits are overwritten';

/**
 * The text of a configuration file. Same options, same bytes: one per line, in the order of the
 * table, so that the files of two hosts can be compared.
 *
 * Writes only what CRIU's parser (4.2.1) reads back unchanged, else CONFIG_VALUE: it cuts a line at the
 * first `#` even between quotes, keeps a CR, loses an empty value, and has `\"` as its only escape.
 */
export function renderConfig(options: CriuOptions, use: Use): string {
  return [OUR_HEADER, ...configLines(options, use), ''].join('\n');
}

export function configLines(options: CriuOptions, use: Use): string[] {
  return optionEntries(options).flatMap(([name, row, value]) => {
    checkOption(name, row, value, use, true);
    if (typeof value === 'boolean') return [flagLine(name, row, value)];
    const values = typeof value === 'object' ? value : [String(value)];
    return values.map((one) => valueLine(name, row, one));
  });
}

function flagLine(name: OptionName, row: OptionRow, value: boolean): string {
  if (value) return name;
  if (row.no === true) return `no-${name}`;
  throw unwritable(name, 'has no opposite in a configuration file');
}

function valueLine(name: OptionName, row: OptionRow, value: string): string {
  if (row.kind.startsWith('=')) {
    if (/^[A-Za-z0-9,^._:-]+$/.test(value)) return `${name}=${value}`;
    throw unwritable(name, `cannot have the value ${JSON.stringify(value)}`);
  }
  // The one option whose empty value means something: the unified hierarchy. Read back by 4.2.1.
  if (name === 'cgroup-dump-controller' && value === '') return `${name} ""`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones CRIU does not take
  if (value === '' || /[#\u0000-\u001f\u007f]/.test(value) || !value.isWellFormed()) {
    throw unwritable(name, `cannot have the value ${JSON.stringify(value)}`);
  }
  if (!/[ "]/.test(value)) return `${name} ${value}`;
  if (/\\"|\\$/.test(value)) {
    throw unwritable(name, `cannot have a backslash before a quote: ${JSON.stringify(value)}`);
  }
  return `${name} "${value.replaceAll('"', '\\"')}"`;
}

function unwritable(name: OptionName, why: string): Fault {
  return new Fault('CONFIG_VALUE', `${name} ${why}`, { facts: { option: name } });
}

/** One line of a configuration file as CRIU reads it. */
export interface ConfigEntry {
  /** From 1; 0 for an entry that stands in no file. */
  readonly line: number;
  /** As it is written, so perhaps unknown, abbreviated or with `no-` in front. */
  readonly name: string;
  /** Undefined when the line has only a name. */
  readonly value: string | undefined;
  /** Why CRIU will not take the line as it was meant. */
  readonly problem?: string;
}

/** Reads as CRIU 4.2.1 does, for showing what a file means. It judges lines, it never throws. */
export function parseConfig(text: string): ConfigEntry[] {
  return text.split('\n').flatMap((raw, i) => {
    const [content = ''] = raw.split('#', 1);
    const line = content.replace(/^[ \t]+/, '');
    if (/^[ \t]*$/.test(line)) return [];
    return [entryOf(line, i + 1)];
  });
}

function entryOf(line: string, number: number): ConfigEntry {
  const [word = ''] = line.split(/[ \t]/, 1);
  const equals = word.indexOf('=');
  const name = equals < 0 ? word : word.slice(0, equals);
  if (equals >= 0) return { line: number, name, value: word.slice(equals + 1) };
  const rest = line.slice(word.length).replace(/^[ \t]+/, '');
  if (/^[ \t]*$/.test(rest)) return { line: number, name, value: undefined };
  const { value, left } = rest.startsWith('"') ? quoted(rest) : bare(rest);
  if (value === undefined) {
    return { line: number, name, value: rest, problem: 'the quote is not closed' };
  }
  const problem = /^[ \t]*$/.test(left) ? {} : { problem: 'more than one word without quotes' };
  return { line: number, name, value, ...problem };
}

function quoted(text: string): { value: string | undefined; left: string } {
  let value = '';
  for (let i = 1; i < text.length; i++) {
    if (text.startsWith('\\"', i)) {
      value += '"';
      i++;
    } else if (text[i] === '"') {
      return { value, left: text.slice(i + 1) };
    } else {
      value += text[i];
    }
  }
  return { value: undefined, left: '' };
}

function bare(text: string): { value: string; left: string } {
  const [word = ''] = text.split(/[ \t]/, 1);
  return { value: word.replaceAll('\\"', '"'), left: text.slice(word.length) };
}

/** A written name resolved: `no-tcp-close` is tcp-close, turned off. Unknown names stay as they are. */
export function resolveName(written: string): { name: string; off: boolean } {
  const positive = written.startsWith('no-') ? written.slice(3) : undefined;
  if (positive !== undefined && isOptionName(positive)) {
    const row: OptionRow = OPTIONS[positive];
    if (row.no === true) return { name: positive, off: true };
  }
  return { name: written, off: false };
}

/** What the known lines of a file say; of an option that is no list the last one counts. */
export function optionsOf(entries: readonly ConfigEntry[]): CriuOptions {
  const options: Record<string, boolean | number | string | string[]> = {};
  for (const entry of entries) {
    const { name, off } = resolveName(entry.name);
    if (!isOptionName(name)) continue;
    const { kind }: OptionRow = OPTIONS[name];
    const value = entry.value ?? '';
    if (kind === 'flag') options[name] = !off;
    else if (kind === 'list') options[name] = [...((options[name] as string[]) ?? []), value];
    else if (kind === 'bytes') options[name] = bytesOf(value);
    else if (kind === 'number' || kind === '=number') options[name] = Number(value);
    else options[name] = value;
  }
  return options as CriuOptions; // typed by the table's kinds
}

/** CRIU looks for the letter anywhere, K before M before G (4.2.1). */
function bytesOf(text: string): number {
  const number = Number.parseInt(text, 10) || 0;
  if (text.includes('K')) return number * 1024;
  if (text.includes('M')) return number * 1024 ** 2;
  if (text.includes('G')) return number * 1024 ** 3;
  return number;
}

import { getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser';
import type { z } from 'zod';
import { Fault } from '../base/fault.ts';

/** `line:column` of every key, by its path joined with NUL. Both count from 1. */
type Places = ReadonlyMap<string, string>;

/**
 * Reads one of our files strictly: what the schema does not know is refused. Throws CONFIG_INVALID
 * that names `file:line:column` of the first mistake and tells how many there are.
 */
export function readToml<S extends z.ZodType>(file: string, text: string, schema: S): z.output<S> {
  const { value, places } = parse(file, text);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const mistakes = result.error.issues.flatMap((issue) => describe(issue, places));
  const [first = { at: '1:1', what: 'not valid' }] = mistakes;
  const more = mistakes.length > 1 ? ` (and ${mistakes.length - 1} more)` : '';
  throw new Fault('CONFIG_INVALID', `${file}:${first.at}: ${first.what}${more}`, {
    facts: { file, at: first.at },
  });
}

function parse(file: string, text: string): { value: unknown; places: Places } {
  try {
    const program = parseTOML(text, { tomlVersion: '1.0' });
    const places = new Map<string, string>();
    const note = (path: readonly (string | number)[], node: { loc: Loc }) => {
      const key = path.join('\0');
      const { line, column } = node.loc.start;
      if (!places.has(key)) places.set(key, `${line}:${column + 1}`);
    };
    for (const item of program.body[0].body) {
      const table = item.type === 'TOMLTable' ? item.resolvedKey : [];
      if (item.type === 'TOMLTable') note(table, item.key);
      for (const pair of item.type === 'TOMLTable' ? item.body : [item]) {
        const path = [...table, ...getStaticTOMLValue(pair.key)];
        note(path, pair.key);
        if (pair.value.type === 'TOMLArray') {
          for (const [n, element] of pair.value.elements.entries()) note([...path, n], element);
        }
        if (pair.value.type === 'TOMLInlineTable') {
          for (const inner of pair.value.body) {
            note([...path, ...getStaticTOMLValue(inner.key)], inner.key);
          }
        }
      }
    }
    return { value: getStaticTOMLValue(program), places };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new Fault(
      'CONFIG_INVALID',
      `${file}:${error.lineNumber}:${error.column + 1}: ${error.message}`,
      { facts: { file, at: `${error.lineNumber}:${error.column + 1}` } },
    );
  }
}

interface Loc {
  readonly start: { readonly line: number; readonly column: number };
}

interface Mistake {
  readonly at: string;
  readonly what: string;
}

function describe(issue: z.core.$ZodIssue, places: Places): Mistake[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      at: place([...issue.path, key], places),
      what: `unknown key ${[...issue.path, key].join('.')}`,
    }));
  }
  return [{ at: place(issue.path, places), what: `${issue.path.join('.')}: ${issue.message}` }];
}

/** The key itself, or the nearest one around it that was written down. */
function place(path: readonly PropertyKey[], places: Places): string {
  for (let length = path.length; length > 0; length -= 1) {
    const found = places.get(path.slice(0, length).map(String).join('\0'));
    if (found !== undefined) return found;
  }
  return '1:1';
}

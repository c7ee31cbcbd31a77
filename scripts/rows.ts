import { globSync, readFileSync } from 'node:fs';

/**
 * Each row of the table of faults in docs/reliability.md has an id in its column `test`, and each id
 * stands in the title of at least one test, as `row:ID`. Neither side may drift: a row without a
 * test is a promise nobody keeps, an id without a row is a test nobody can find. `--list` prints
 * which file covers what.
 */
const PAGE = 'docs/reliability.md';
const ID = /^`([a-z][a-z-]*)`$/;
const MENTION = /\brow:([a-z][a-z-]*)/g;
/** A comment, or a test that is switched off, covers nothing. */
const OFF = /^\s*(?:\/\/|\/?\*)|\b(?:it|test|describe)\.(?:skip|todo|fails)\b/;

const complaints: string[] = [];

/** Ids of the rows of every table whose last column is called `test`, with their lines. */
function rowsOf(page: string): Map<string, number> {
  const rows = new Map<string, number>();
  let inTable = false;
  for (const [at, line] of page.split('\n').entries()) {
    const cells = line.startsWith('|') ? line.split('|').slice(1, -1) : [];
    const last = cells.at(-1)?.trim() ?? '';
    if (cells.length === 0) inTable = false;
    else if (last === 'test') inTable = true;
    else if (inTable && !/^:?-+:?$/.test(last)) {
      const id = ID.exec(last)?.[1];
      if (id === undefined) complaints.push(`${PAGE}:${at + 1}: the last cell must be one id`);
      else if (rows.has(id)) complaints.push(`${PAGE}:${at + 1}: a second row ${id}`);
      else rows.set(id, at + 1);
    }
  }
  return rows;
}

const rows = rowsOf(readFileSync(PAGE, 'utf8'));
const tests = new Map<string, Set<string>>();
for (const file of globSync('tests/**/*.ts').sort()) {
  for (const [at, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    for (const [, id = ''] of line.matchAll(MENTION)) {
      if (!rows.has(id)) complaints.push(`${file}:${at + 1}: no row ${id} in ${PAGE}`);
      if (OFF.test(line)) continue;
      tests.set(id, (tests.get(id) ?? new Set()).add(file));
    }
  }
}
if (rows.size === 0) complaints.push(`${PAGE}: no table has a column \`test\``);
for (const [id, line] of rows) {
  if (!tests.has(id)) complaints.push(`${PAGE}:${line}: no test has row:${id} in its title`);
}

if (process.argv.includes('--list')) {
  for (const id of rows.keys()) console.log(`${id}: ${[...(tests.get(id) ?? [])].join(', ')}`);
}
if (complaints.length > 0) {
  console.error(complaints.join('\n'));
  process.exitCode = 1;
}

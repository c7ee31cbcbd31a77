import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { MAY_IMPORT, type Room } from '../src/layers.ts';

/** Only these rooms may reach native code. */
const NATIVE = ['sys', 'selinux'];

const IMPORT = /\b(?:from|import)\s*\(?\s*'([^']+)'/g;

const roomOf = (file: string) => relative('src', file).split('/')[0] ?? '';
const complaints: string[] = [];

for (const file of globSync('src/*/**/*.{ts,js}')) {
  const here = roomOf(file);
  if (!Object.hasOwn(MAY_IMPORT, here)) complaints.push(`${file}: there is no room ${here}`);
  const allowed: readonly string[] = MAY_IMPORT[here as Room] ?? [];
  for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    if (target === 'koffi' && !NATIVE.includes(here)) {
      complaints.push(`${file}: ${here} may not import koffi, only ${NATIVE.join(' and ')} may`);
    }
    if (!target.startsWith('.')) continue;
    const there = roomOf(resolve(dirname(file), target));
    if (there !== here && !allowed.includes(there)) {
      complaints.push(`${file}: ${here} may not import ${there}`);
    }
  }
}
if (complaints.length > 0) {
  console.error(`${complaints.join('\n')}\n\nMoved something? The table is src/layers.ts.`);
  process.exitCode = 1;
}

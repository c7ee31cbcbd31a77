import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, it } from 'vitest';

/** Packages that are loaded before anything is asked for. `import type` and `import()` do not count. */
function loadedAtStart(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, target = ''] of text.matchAll(
    /^(?:import|export) (?!type )(?:[^;']*? from )?'([^']+)'/gm,
  )) {
    if (target.startsWith('.')) loadedAtStart(resolve(dirname(file), target), seen);
    else if (!target.startsWith('node:')) seen.add(target);
  }
  return seen;
}

it('loads gRPC and the TOML parser only for the commands that need them', () => {
  const loaded = loadedAtStart(resolve(import.meta.dirname, '../../../src/cli/main.ts'));
  const packages = [...loaded].filter((name) => !name.startsWith('/'));
  expect(packages).toEqual(['commander']);
  expect([...loaded].filter((name) => name.includes('/src/gen/'))).toEqual([]);
});

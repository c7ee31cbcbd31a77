import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Everything that needs no test run. One line per check; what a failed one said stands below it. */
const CHECKS: readonly (readonly [name: string, ...command: string[]])[] = [
  ['types', 'node_modules/.bin/tsc', '-p', '.', '--noEmit'],
  ['lint', 'node_modules/.bin/biome', 'check', '--error-on-warnings', '.'],
  ['layers', process.execPath, 'scripts/check-layers.ts'],
  ['generated', process.execPath, 'scripts/gen.ts', '--check'],
  ['schema', process.execPath, 'scripts/gen-schema.ts', '--check'],
  ['rows', process.execPath, 'scripts/rows.ts'],
  ['codes', process.execPath, 'scripts/codes.ts'],
];

for (const [name, program = '', ...args] of CHECKS) {
  const script = args.find((arg) => arg.startsWith('scripts/'));
  if (script !== undefined && !existsSync(script)) {
    console.log(`FAIL  ${name}: ${script} is missing`);
    process.exitCode = 1;
    continue;
  }
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status === 0) {
    console.log(`ok    ${name}`);
    continue;
  }
  console.log(`FAIL  ${name}\n${error?.message ?? ''}${stdout}${stderr}`.trimEnd());
  process.exitCode = 1;
}

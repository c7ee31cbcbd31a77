import { globSync, readFileSync } from 'node:fs';
import { FAULTS, type FaultCode } from '../src/base/fault.ts';

/** Each code of a failure is given by some part of the program and named by some test, or stands here. */
const EXCEPT: Partial<Record<FaultCode, string>> = {
  CONTAINER_ROOTLESS: 'podman of root shows no containers of others; kept for a podman that does',
};

const textOf = (pattern: string, but: readonly string[] = []) =>
  globSync(pattern)
    .filter((file) => !but.includes(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');

const program = textOf('src/**/*.ts', ['src/base/fault.ts']);
const tests = textOf('tests/**/*.ts');
const complaints: string[] = [];
for (const code of Object.keys(FAULTS) as FaultCode[]) {
  const given = program.includes(`'${code}'`);
  const tested = new RegExp(`\\b${code}\\b`).test(tests);
  if (EXCEPT[code] !== undefined) {
    if (given && tested) complaints.push(`${code}: is given and tested, and needs no exception`);
    continue;
  }
  if (!given) complaints.push(`${code}: nothing in src gives it`);
  if (!tested) complaints.push(`${code}: no test names it`);
}
if (complaints.length > 0) {
  console.error(complaints.join('\n'));
  process.exitCode = 1;
}

import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Lab } from '../support/lab.ts';

const SCRIPT = resolve(import.meta.dirname, '../../lab/lab');
const run = promisify(execFile);

/** `lab/lab ARGS` for this laboratory. Rejects with what it said. */
export async function labVerb(lab: Lab, ...args: string[]): Promise<void> {
  await run(SCRIPT, args, { env: { ...process.env, LAB: lab.name }, timeout: 120_000 });
}

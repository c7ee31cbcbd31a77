import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { decideOnce } from '../../src/journal/durable.ts';

/** A process that decides: `decider.ts DIR WORD`, then one decision for each name on its input. */
const [, , dir = '', word = ''] = process.argv;
for await (const name of createInterface({ input: process.stdin })) {
  process.stdout.write(`${name} ${await decideOnce<string>(join(dir, name), word)}\n`);
}

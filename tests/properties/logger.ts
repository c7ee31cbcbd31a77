import { createInterface } from 'node:readline';
import { openLog } from '../../src/daemon/log.ts';

/** A process that logs: each line of its input is an object. The log goes to descriptor 2. */
const log = openLog({ level: 'info', format: 'json' });
for await (const line of createInterface({ input: process.stdin })) {
  const { facts, error } = JSON.parse(line) as { facts: object; error: object };
  log.info(facts, 'facts');
  log.error({ err: Object.assign(new Error('x'), error) }, 'error');
}

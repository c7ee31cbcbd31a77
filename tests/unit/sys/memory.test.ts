import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** What a process has resident, in MiB: holding 64 MiB it no longer uses, and after it gave them back. */
const SCRIPT = `
  import { giveBackMemory } from '${join(import.meta.dirname, '../../../src/sys/memory.ts')}';
  const alive = setInterval(() => {}, 1_000); // giving back keeps no process from its end
  await giveBackMemory();
  const [size, count] = [32 * 1024, 2_048];
  const held = [];
  let gone = [];
  for (let at = 0; at < count; at++) {
    gone.push(Buffer.allocUnsafe(size).fill(1));
    held.push(Buffer.allocUnsafe(size / 16).fill(1)); // between two that go
  }
  const before = process.memoryUsage.rss();
  gone = undefined;
  await giveBackMemory();
  console.log((before - process.memoryUsage.rss()) / 1024 / 1024, held.length);
  clearInterval(alive);
`;

it('what nothing uses goes back to the system, also from between what is used', () => {
  const args = ['--input-type=module', '--eval', SCRIPT];
  const [back] = execFileSync(process.execPath, args, { encoding: 'utf8' }).split(' ').map(Number);
  expect(back).toBeGreaterThan(48);
});

import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { FrameSender } from '../sys/packet-frame.ts';

/**
 * A process of its own, started inside the container's network namespace before the thaw, so that
 * the start of a program costs nothing in the pause. First line of input: JSON array of
 * `{device, frame}` with the frame in base64. Second line: `go`. Input that ends first ends it too.
 */

const REPEAT_MS = [0, 100, 500];

interface Order {
  readonly device: string;
  readonly frame: string;
}

async function main(): Promise<void> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true) return;
  const orders = JSON.parse(first.value) as Order[];
  using sender = FrameSender.open();
  process.stdout.write('ready\n');
  if ((await lines.next()).value !== 'go') return;
  let sent = 0;
  let before = 0;
  const failures = new Set<string>();
  for (const at of REPEAT_MS) {
    await sleep(at - before);
    before = at;
    for (const { device, frame } of orders) {
      try {
        sender.send(device, Buffer.from(frame, 'base64'));
        sent++;
      } catch (error) {
        failures.add(String(error));
      }
    }
  }
  process.stdout.write(`${JSON.stringify({ sent, failures: [...failures] })}\n`);
}

await main();
process.exit(0); // standard input is still open

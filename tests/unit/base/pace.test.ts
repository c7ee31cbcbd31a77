import { expect, it } from 'vitest';
import { Deadline } from '../../../src/base/deadline.ts';
import { Fault } from '../../../src/base/fault.ts';
import { Pace } from '../../../src/base/pace.ts';

const op = { id: 'test', signal: new AbortController().signal, log: () => {} };

it('a sender is held to its rate, in small pieces, until the rate is lifted', async () => {
  let rate = 1_000_000;
  const pace = new Pace(() => rate);
  const began = performance.now();
  for (let sent = 0; sent < 400_000; ) {
    const piece = pace.piece(1_048_576);
    expect(piece).toBeLessThanOrEqual(100_000);
    await pace.take(op, piece);
    sent += piece;
  }
  // What may go at once, and what a timer may be early by, is not waited for.
  expect(performance.now() - began).toBeGreaterThan(250);
  rate = 0;
  expect(pace.piece(1_048_576)).toBe(1_048_576);
  const lifted = performance.now();
  for (let times = 0; times < 1_000; times++) await pace.take(op, 1_048_576);
  expect(performance.now() - lifted).toBeLessThan(10_000); // a quarter of an hour at the rate of before
});

it('a sender that waits for its turn ends with its work', async () => {
  const pace = new Pace(() => 100);
  const end = new AbortController();
  const waiting = pace.take({ ...op, signal: end.signal }, 1_000_000);
  end.abort(new Fault('CANCELLED', 'asked'));
  await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
});

it('a deadline can be put off, taken away, and be over at once', async () => {
  using deadline = new Deadline((ms) => new Fault('MOVE_TIMEOUT', `${ms}`));
  deadline.set(30);
  deadline.set(60_000);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(deadline.signal.aborted).toBe(false);
  deadline.set(0);
  deadline.set(1);
  await expect.poll(() => deadline.signal.aborted).toBe(true);
  expect(deadline.signal.reason).toMatchObject({ code: 'MOVE_TIMEOUT', message: '1' });
});

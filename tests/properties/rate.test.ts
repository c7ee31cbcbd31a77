import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { FailureRate } from '../../src/peer/rate.ts';
import { runs } from './runs.ts';

vi.setConfig({ testTimeout: 60_000 });

const MINUTE = 60_000;
const ADDRESSES = ['10.0.0.1', '10.0.0.2', 'fd00::1', 'fd00::2', 'fd00:0:0:1::1'];
/** Which of them are one place: all of a /64 is. */
const PLACE = [0, 1, 2, 2, 3];

describe('the rate of failures', () => {
  it('lets nobody fail more than twice the limit in any minute, and silences nobody else', () => {
    const step = fc.record({
      who: fc.nat(ADDRESSES.length - 1),
      after: fc.oneof({ arbitrary: fc.nat(500), weight: 6 }, fc.nat(2 * MINUTE)),
    });
    let silenced = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(step, { maxLength: 60, size: 'max' }),
        (limit, steps) => {
          const rate = new FailureRate(limit);
          const failures = PLACE.map((): number[] => []);
          let now = 0;
          for (const { who, after } of steps) {
            now += after;
            const address = ADDRESSES[who] ?? '';
            const mine = failures[PLACE[who] ?? 0] ?? [];
            const recent = mine.filter((at) => now - at <= 2 * MINUTE);
            if (rate.isSilenced(address, now)) {
              silenced++;
              // Only for what it has done itself, and not long ago.
              expect(recent.length).toBeGreaterThan(limit);
              continue;
            }
            mine.push(now);
            rate.failed(address, now);
            const minute = mine.filter((at) => now - at <= MINUTE);
            expect(minute.length).toBeLessThanOrEqual(2 * limit + 1);
          }
        },
      ),
      runs(5_000),
    );
    expect(silenced).toBeGreaterThan(500);
  });
});

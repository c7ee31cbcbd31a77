import { describe, expect, it } from 'vitest';
import { FailureRate, network } from '../../../src/peer/rate.ts';

describe('the rate of failures', () => {
  it('silences an address for a minute after one too many', () => {
    const rate = new FailureRate(3);
    for (const at of [0, 1_000, 2_000]) rate.failed('10.0.0.1', at);
    expect(rate.isSilenced('10.0.0.1', 2_000)).toBe(false);
    rate.failed('10.0.0.1', 3_000);
    expect(rate.isSilenced('10.0.0.1', 3_000)).toBe(true);
    expect(rate.isSilenced('10.0.0.2', 3_000)).toBe(false);
    expect(rate.isSilenced('10.0.0.1', 63_000)).toBe(true);
    expect(rate.isSilenced('10.0.0.1', 63_001)).toBe(false);
  });

  it('forgets failures that are a minute apart', () => {
    const rate = new FailureRate(1);
    for (let at = 0; at < 10; at += 1) rate.failed('10.0.0.1', at * 61_000);
    expect(rate.isSilenced('10.0.0.1', 9 * 61_000)).toBe(false);
  });

  it('remembers a bounded number of addresses', () => {
    const rate = new FailureRate(1);
    const fill = (n: number) => rate.failed(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`, 0);
    fill(0);
    fill(0);
    expect(rate.isSilenced('10.0.0.0', 0)).toBe(true);
    for (let n = 1; n <= 4_096; n += 1) fill(n);
    expect(rate.isSilenced('10.0.0.0', 0)).toBe(false);
  });

  it.each([
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['fd00:1:2:3:4:5:6:7', 'fd00:1:2:3::/64'],
    ['fd00::1', 'fd00:0:0:0::/64'],
    ['fd00:0001::', 'fd00:1:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('takes %s for %s', (address, key) => {
    expect(network(address)).toBe(key);
  });
});

import { describe, expect, it } from 'vitest';
import {
  type AskedCodec,
  askedCodec,
  Coding,
  WorkRate,
  worthCoding,
} from '../../../src/base/coding.ts';

const MIB = 2 ** 20;
const GOOD = { codec: 300 * MIB, ratio: 0.25 };

it('is one of those there are, auto when nothing is said', () => {
  expect(askedCodec('')).toBe('auto');
  expect(askedCodec('none')).toBe('none');
  expect(() => askedCodec('lz4')).toThrow(/no such compression: "lz4"; there are auto, zstd, none/);
});

describe('whether bytes are coded', () => {
  it.each([
    ['a slow link', { ...GOOD, link: 12 * MIB }, true],
    ['1 Gb/s', { ...GOOD, link: 119 * MIB }, true],
    ['10 Gb/s', { ...GOOD, link: 1_190 * MIB }, false],
    ['a link that was never waited for', { ...GOOD, link: Infinity }, false],
    ['1 Gb/s, and zstd is slow', { ...GOOD, codec: 100 * MIB, link: 119 * MIB }, false],
    ['1 Gb/s, and little is gained', { ...GOOD, ratio: 0.85, link: 119 * MIB }, false],
    [
      'a slow link, and next to nothing is gained',
      { ...GOOD, ratio: 0.95, link: 64 * 1024 },
      false,
    ],
  ])('is told by link, codec and data: %s', (_what, facts, yes) => {
    expect(worthCoding(facts, false)).toBe(yes);
  });

  it('does not change with every small change of the link', () => {
    const same = { ...GOOD, link: 270 * MIB };
    expect([worthCoding(same, false), worthCoding(same, true)]).toEqual([false, true]);
  });
});

describe('how fast something works', () => {
  it('is unknown at first, and does not count the time without work', () => {
    let now = 0;
    const rate = new WorkRate(() => now);
    expect(rate.perSecond).toBeUndefined();
    for (const begin of [0, 5_000]) {
      now = begin;
      const done = rate.begin();
      now += 100;
      done(1_000);
    }
    expect(rate.perSecond).toBe(10_000);
  });

  it('forgets what was long ago', () => {
    let now = 0;
    const rate = new WorkRate(() => now);
    const work = (bytes: number, ms: number) => {
      const done = rate.begin();
      now += ms;
      done(bytes);
    };
    work(10 * MIB, 10);
    for (let n = 0; n < 64; n++) work(MIB, 1_000);
    expect(rate.perSecond).toBeLessThan(1.1 * MIB);
  });
});

/** A move whose link takes so many MiB/s, and whose data shrink to so much of them at 300 MiB/s. */
function moving(asked: AskedCodec) {
  let now = 0;
  const coding = new Coding(asked, 1, () => now);
  const mib = (link: number, ratio: number, allowed = 0): boolean => {
    if (coding.takesLook()) {
      const looked = coding.lane.begin();
      now += 1_000 / 300;
      looked(MIB);
      coding.shrank(MIB, ratio * MIB);
    }
    coding.decide(allowed);
    const { codes } = coding;
    if (codes) {
      const worked = coding.lane.begin();
      now += 1_000 / 300;
      worked(MIB);
      coding.shrank(MIB, ratio * MIB);
    }
    const bytes = codes ? ratio * MIB : MIB;
    const sent = coding.link.begin();
    now += (bytes / MIB / link) * 1_000;
    sent(bytes);
    coding.went(MIB, bytes, codes);
    return codes;
  };
  return { coding, mib };
}

describe('a move', () => {
  it('codes from the first byte when the bandwidth allowed is small', () => {
    const { coding, mib } = moving('auto');
    expect(mib(1_000, 0.3, 20 * MIB)).toBe(true);
    expect(coding.codec).toBe('zstd');
    expect(coding.why).toBe('the link takes 20 MiB/s, zstd 300 MiB/s and leaves 30 %');
    expect(coding.wireBytes / coding.bytes).toBeCloseTo(0.3);
    expect(coding.ratio).toBeCloseTo(0.3);
  });

  it('goes over to coding when the link turns out slow, and back when it is fast again', () => {
    const { mib } = moving('auto');
    const codes = (link: number) => Array.from({ length: 40 }, () => mib(link, 0.3));
    expect(codes(2_000)).not.toContain(true);
    expect(codes(10).at(-1)).toBe(true);
    expect(codes(2_000).at(-1)).toBe(false);
  });

  it('leaves off when the data do not shrink any more, and begins again when they do', () => {
    const { coding, mib } = moving('auto');
    const codes = (ratio: number) => Array.from({ length: 64 }, () => mib(10, ratio));
    expect(codes(0.3).at(-1)).toBe(true);
    expect(codes(1).at(-1)).toBe(false);
    expect(coding.ratio).toBe(1);
    expect(codes(0.3).at(-1)).toBe(true);
  });

  it.each([
    ['zstd', true],
    ['none', false],
  ] as const)('does as it is told: %s', (asked, yes) => {
    const { coding, mib } = moving(asked);
    for (const link of [1, 10_000]) expect(mib(link, yes ? 0.99 : 0.1)).toBe(yes);
    expect([coding.why, coding.codec]).toEqual(['asked for', yes ? 'zstd' : 'none']);
  });

  it('does not know how many bytes are on the wire before it has seen any, but for none', () => {
    expect(new Coding('auto').ratio).toBeUndefined();
    expect(new Coding('zstd').ratio).toBeUndefined();
    expect(new Coding('none').ratio).toBe(1);
  });
});

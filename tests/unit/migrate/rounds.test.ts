import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_ROUNDS, nextRound, type Round } from '../../../src/migrate/rounds.ts';

const MIB = 2 ** 20;
const GOAL = { pauseMs: 100, mostBytes: 4096 * MIB };

/** Rounds over `mib` of memory that changes by `dirty` MiB a second, on a link of `link` MiB a second. */
function simulate({ mib, dirty, link }: { mib: number; dirty: number; link: number }) {
  const rounds: Round[] = [];
  for (let next = nextRound(rounds, GOAL); ; next = nextRound(rounds, GOAL)) {
    if (!next.again) return { rounds, ...next };
    const before = rounds.at(-1);
    const readMs = mib; // a GiB per second
    const since = ((before?.ms ?? 0) + readMs) / 2;
    const changed = before === undefined ? mib : Math.min(mib, (dirty * since) / 1_000);
    const sendMs = (changed / link) * 1_000;
    rounds.push({ bytes: changed * MIB, ms: readMs + sendMs, sendMs });
  }
}

describe('the rounds of pre-copy', () => {
  it('begin with one that brings everything', () => {
    expect(nextRound([], GOAL)).toMatchObject({ again: true });
  });

  it('end when what changes by the freeze is little', () => {
    const end = simulate({ mib: 512, dirty: 10, link: 112 });
    expect(end).toMatchObject({ again: false, why: 'converged' });
    expect(end.rounds.length).toBeLessThanOrEqual(4);
    expect(end.leftBytes).toBeLessThan(8 * MIB);
  });

  it('end at the second when nothing changes', () => {
    const end = simulate({ mib: 64, dirty: 0, link: 112 });
    expect(end).toMatchObject({ why: 'converged', leftBytes: 0 });
    expect(end.rounds).toHaveLength(2);
  });

  it('end when memory changes faster than the link can take it', () => {
    const end = simulate({ mib: 512, dirty: 400, link: 50 });
    expect(end.why).toBe('no progress');
    expect(end.rounds.length).toBeLessThan(MOST_ROUNDS);
  });

  it('end when the other side can hold no more', () => {
    const rounds = [{ bytes: 900, ms: 1_000, sendMs: 1_000 }];
    expect(nextRound(rounds, { pauseMs: 0, mostBytes: 1_000 })).toMatchObject({ why: 'no room' });
  });

  it('always end, and say why in numbers', () => {
    const round = fc.record({
      bytes: fc.nat(2 ** 31),
      ms: fc.integer({ min: 0, max: 100_000 }),
      sendMs: fc.nat(100_000),
    });
    fc.assert(
      fc.property(fc.array(round, { minLength: 1, maxLength: 12 }), (rounds) => {
        const next = nextRound(rounds, GOAL);
        expect(Number.isFinite(next.leftMs) && next.leftMs >= 0).toBe(true);
        expect(next.leftBytes).toBeLessThanOrEqual(rounds.at(-1)?.bytes ?? 0);
        if (rounds.length >= MOST_ROUNDS) expect(next.again).toBe(false);
      }),
    );
  });
});

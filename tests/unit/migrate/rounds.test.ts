import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_ROUNDS, nextRound, type Round } from '../../../src/migrate/rounds.ts';

const MIB = 2 ** 20;
const GOAL = { pauseMs: 100, mostBytes: 4096 * MIB };

/** Rounds over `mib` of memory that changes by `dirty` MiB a second, on a link of `link` MiB a second. */
function simulate(
  { mib, dirty, link }: { mib: number; dirty: number; link: number },
  more: { mostTaken?: number; mostBytes?: number; busy?: number } = {},
) {
  const { busy = 2, ...of } = more;
  const goal = { ...GOAL, ...of };
  const rounds: Round[] = [];
  for (let next = nextRound(rounds, goal); ; next = nextRound(rounds, goal)) {
    if (!next.again) return { rounds, ...next };
    const before = rounds.at(-1);
    const readMs = mib; // a GiB per second
    const since = ((before?.ms ?? 0) + readMs) / 2;
    const speed = (100 - next.take) / 100;
    const changed = before === undefined ? mib : Math.min(mib, (dirty * speed * since) / 1_000);
    const sendMs = (changed / link) * 1_000;
    const used = { busy: busy * speed, taken: next.take };
    rounds.push({ bytes: changed * MIB, ms: readMs + sendMs, sendMs, ...used });
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

  it('slow the container down step by step until they become smaller', () => {
    const fast = { mib: 512, dirty: 100, link: 200 };
    const without = simulate(fast);
    const end = simulate(fast, { mostTaken: 80 });
    expect(without.why).not.toBe('converged');
    expect(end.why).toBe('converged');
    expect(end.leftBytes).toBeLessThan(without.leftBytes / 2);
    const taken = end.rounds.map((round) => round.taken);
    expect([...new Set(taken)]).toEqual(
      [0, 20, 30, 40, 50, 60, 70, 80].slice(0, new Set(taken).size),
    );
    expect(end.rounds.length).toBeGreaterThan(new Set(taken).size);
  });

  it('take no more than is allowed, and then end as without', () => {
    const hopeless = { mib: 512, dirty: 4_000, link: 50 };
    const end = simulate(hopeless, { mostTaken: 45, mostBytes: Infinity });
    expect(end).toMatchObject({ why: 'no progress', take: 45 });
    expect(end.rounds.map((round) => round.taken)).toEqual([0, 0, 20, 30, 40, 45, 45, 45, 45]);
    expect(simulate(hopeless, { mostTaken: 10 }).take).toBe(10);
  });

  it('leave it a part of what it used, not of all there are', () => {
    const round = { bytes: 100 * MIB, ms: 1_000, sendMs: 1_000 };
    const rounds = [
      { ...round, busy: 1.5, taken: 0 },
      { ...round, busy: 1.6, taken: 0 },
    ];
    const first = nextRound(rounds, { ...GOAL, mostTaken: 80 });
    expect(first).toMatchObject({ again: true, why: 'slowed down', take: 20, cpus: 1.28 });
    const slower = [...rounds, { ...round, busy: 1.27, taken: 20 }];
    expect(nextRound(slower, { ...GOAL, mostTaken: 80 })).toMatchObject({ take: 30, cpus: 1.12 });
  });

  it.each([
    ['nothing may be taken', 2, 0, 1],
    ['each brings half of the one before', 2, 80, 0.5],
    ['the container does nothing itself', 0.001, 80, 1],
  ])('take nothing when %s', (_, busy, mostTaken, ratio) => {
    const ms = { ms: 1_000, sendMs: 1_000, busy, taken: 0 };
    const rounds = [
      { bytes: 400 * MIB, ...ms },
      { bytes: 400 * ratio * MIB, ...ms },
    ];
    expect(nextRound(rounds, { ...GOAL, mostTaken })).toMatchObject({ again: true, take: 0 });
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
        expect(next.take).toBe(0);
        expect(Number.isFinite(next.leftMs) && next.leftMs >= 0).toBe(true);
        expect(next.leftBytes).toBeLessThanOrEqual(rounds.at(-1)?.bytes ?? 0);
        if (rounds.length >= MOST_ROUNDS) expect(next.again).toBe(false);
      }),
    );
  });
});

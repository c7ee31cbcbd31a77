import { describe, expect, it } from 'vitest';
import { CREW_JOBS, PROGRAMS, planOf, runtimesOf, SIDES } from '../../soak/plan.ts';

describe('the plan of a soak', () => {
  it('is the same for the same seed and number, and another for another', () => {
    expect(planOf(7, 3)).toEqual(planOf(7, 3));
    expect(planOf(7, 3)).not.toEqual(planOf(7, 4));
    expect(planOf(7, 3)).not.toEqual(planOf(8, 3));
  });

  it('gives all jobs of a crew the same runtimes', () => {
    const first = runtimesOf(99, CREW_JOBS);
    for (let job = CREW_JOBS; job < 2 * CREW_JOBS; job++) {
      expect(runtimesOf(99, job)).toEqual(first);
      const { member, runtime } = planOf(99, job);
      expect(runtime).toBe(first[member]);
    }
  });

  it('comes in time to every kind of blow, on both sides, and to every program', () => {
    const blows = Array.from({ length: 2_000 }, (_, job) => planOf(1, job)).flatMap((plan) =>
      plan.blows.map(({ blow }) => blow),
    );
    const kinds = new Set(blows.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      'cancel',
      'disk-full',
      'hand',
      'hang',
      'kill',
      'kill-command',
      'link-down',
      'one-way-cut',
      'power-cut',
    ]);
    const kills = blows.filter((blow) => blow.kind === 'kill');
    for (const program of PROGRAMS) {
      for (const side of SIDES) {
        expect(kills.some((kill) => kill.program === program && kill.side === side)).toBe(true);
      }
    }
  });
});

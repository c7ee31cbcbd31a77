import { describe, expect, it } from 'vitest';
import { type Beat, judge, parseBeats } from '../../soak/judge.ts';

/** A copy in `place` that sends `seqs`, one every 10 ms from `at` on. */
function copy(place: string, at: number, seqs: readonly number[], life = 'aa'): Beat[] {
  return seqs.map((seq, n) => ({
    heardMs: at + n * 10 + 1,
    token: 't',
    incarnation: life,
    seq,
    sentMs: at + n * 10,
    place,
  }));
}

const from = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n);

describe('the judge of what a witness has heard', () => {
  it('reads a line of the witness, and not one that is being written', () => {
    expect(parseBeats('152 tok 00ab 7 host bo')).toEqual([]);
    expect(parseBeats('152 tok 00ab 7 host boot 150 4026531836\n')).toEqual([
      {
        heardMs: 152,
        token: 'tok',
        incarnation: '00ab',
        seq: 7,
        sentMs: 150,
        place: '4026531836',
      },
    ]);
  });

  it('finds nothing wrong with a copy that goes on elsewhere, and measures its pause', () => {
    const beats = [...copy('a', 0, from(0, 9)), ...copy('b', 700, from(10, 19))];
    expect(judge(beats)).toEqual({ wrong: [], longestPauseMs: 610, places: 2, last: 19 });
  });

  it('forgives a network that brings datagrams in another order', () => {
    const beats = copy('a', 0, from(0, 9)).reverse();
    expect(judge(beats).wrong).toEqual([]);
  });

  it('finds two copies that send the same numbers', () => {
    const beats = [...copy('a', 0, from(0, 9)), ...copy('b', 55, from(5, 9))];
    expect(judge(beats).wrong[0]).toContain('two copies');
  });

  it('finds two copies of which each was heard only in part', () => {
    const beats = [...copy('a', 0, [1, 3, 5]), ...copy('b', 5, [2, 2, 4])];
    expect(judge(beats).wrong.join()).toContain('two copies');
  });

  it('finds a copy that was set back', () => {
    const beats = [...copy('a', 0, from(0, 9)), ...copy('b', 500, from(8, 12))];
    expect(judge(beats).wrong[0]).toContain('set back');
  });

  it('finds one that was started from scratch', () => {
    const beats = [...copy('a', 0, from(0, 9)), ...copy('b', 500, from(0, 3), 'bb')];
    expect(judge(beats).wrong).toEqual(['started from scratch: 2 lives']);
  });

  it('finds numbers that never came, unless the line was cut then', () => {
    const beats = [...copy('a', 0, from(0, 9)), ...copy('a', 5_000, from(400, 409))];
    expect(judge(beats).wrong[0]).toContain('390 never heard');
    expect(judge(beats, { cuts: [{ from: 200, to: 900 }] }).wrong).toEqual([]);
    expect(judge(beats, { cuts: [{ from: 6_000, to: 9_000 }] }).wrong).toHaveLength(1);
  });

  it('counts no pause that ended before the move', () => {
    const beats = [
      ...copy('a', 0, from(0, 9)),
      ...copy('a', 3_000, from(10, 19)),
      ...copy('b', 3_500, from(20, 29)),
    ];
    expect(judge(beats, { during: { from: 3_100, to: 4_000 } }).longestPauseMs).toBe(410);
  });
});

import { describe, expect, it } from 'vitest';
import { checkHistory, type Half } from '../../soak/history.ts';

/** Only what the tables look at: the names of the records. */
function half(words: string, decision = ''): Half {
  const records = words.split(' ').map((r) => ({ r })) as unknown as Half['records'];
  return { job: 'j', records, decision };
}

const TO_PREPARED =
  'begin reserve reserved fence lock freeze frozen dump dumped send sent seal prepared';
const THERE = 'incoming stored restore prepared';

describe('the two journals of a job', () => {
  it('agree after a move', () => {
    const source = half(`${TO_PREPARED} permit runs-there remove removed done`);
    const target = half(`${THERE} commit thawed running forgotten`, 'committed');
    expect(checkHistory(source, target)).toEqual([]);
  });

  it('agree after a roll-back, also when the target has never heard of the job', () => {
    const source = half('begin reserve roll-back rolled-back');
    expect(checkHistory(source, undefined)).toEqual([]);
    expect(checkHistory(source, half('incoming abort aborted', 'aborted'))).toEqual([]);
  });

  it('do not agree when a step was left out', () => {
    const source = half('begin reserve reserved permit');
    expect(checkHistory(source, undefined)[0]).toContain('journal of the source');
  });

  it('do not agree when the target committed what was not permitted', () => {
    const source = half(`${TO_PREPARED} roll-back rolled-back`);
    const target = half(`${THERE} commit thawed running`, 'committed');
    expect(checkHistory(source, target)).toContain(
      'the target committed without a PERMIT of the source',
    );
  });

  it('do not agree when the source took back what runs on the target', () => {
    const source = half(`${TO_PREPARED} permit not-there roll-back rolled-back`);
    const target = half(`${THERE} commit thawed running`, 'committed');
    expect(checkHistory(source, target)).toContain('the source took back what runs on the target');
  });

  it('do not agree when the decision file says the opposite of the journal', () => {
    const source = half(`${TO_PREPARED} permit`);
    const target = half(`${THERE} commit`, 'aborted');
    expect(checkHistory(source, target)).toContain('the decision went both ways');
  });
});

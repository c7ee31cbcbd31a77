import { describe, expect, it } from 'vitest';
import { sourceReact, targetReact } from '../../../src/migrate/rules.ts';
import { SOURCE_AT_START } from '../../../src/migrate/source-state.ts';
import { TARGET_AT_START } from '../../../src/migrate/target-state.ts';
import { explore } from '../../support/explorer.ts';
import { RULES, type Rules } from '../../support/model.ts';

/** The image transfer has its own states; nothing is decided in them. */
const NOT_IN_THE_MODEL = ['carrying-image', 'taking-image'];

describe('every order of events of one move', () => {
  const explored = explore(RULES);

  it('keeps at most one running copy, and a way back', () => {
    expect(explored.violation).toBeUndefined();
    expect(explored.states).toBeGreaterThan(10_000);
  });

  it('visits every state of both halves', () => {
    const all = [...Object.keys(SOURCE_AT_START), ...Object.keys(TARGET_AT_START)];
    const seen = [...explored.seen.source, ...explored.seen.target];
    expect(all.filter((state) => !seen.includes(state))).toEqual(NOT_IN_THE_MODEL);
  });
});

/** Each rule of docs/reliability.md, taken out. The text is how the explorer's story must end. */
const WITHOUT: readonly (readonly [rule: string, change: Partial<Rules>, what: RegExp])[] = [
  [
    'S1: a roll-back that is not journalled',
    { rollBackIsJournalled: false },
    /nothing will ever run/,
  ],
  [
    'S2: PERMIT without a look at the freezer',
    { mayPermit: () => undefined },
    /two running|no copy/,
  ],
  ['S2: PERMIT sent before it is on disk', { permitIsDurable: false }, /two running/],
  [
    'S3: the source thaws when it hears nothing',
    {
      sourceReact: (state, input) =>
        state === 'permitted' && input.on === 'failure' ? 'undo' : sourceReact(state, input),
    },
    /rolled back although|two running/,
  ],
  [
    'S3: the source destroys its copy on COMMITTED',
    {
      sourceReact: (state, input) =>
        input.on === 'verdict' && input.verdict === 'committed' && state === 'permitted'
          ? 'finish'
          : sourceReact(state, input),
    },
    /DONE without RUNNING|no copy|nothing will ever run/,
  ],
  ['S4: nobody freezes again what a stranger thaws', { guard: false }, /two running/],
  [
    'T1: a decision that can be made twice',
    { decisionIsFinal: false },
    /ABORTED was said|two running/,
  ],
  [
    'T1: a standing copy that is let go without PERMIT',
    {
      targetReact: (state, input) =>
        input.on === 'start' && state === 'prepared' ? 'carry out' : targetReact(state, input),
    },
    /two running/,
  ],
  ['T2: ABORTED said before the copy is gone', { abortedIsProven: false }, /a copy is there/],
  ['T3: an unknown job answered and not noted', { tombstones: false }, /not decided/],
  [
    'T4: a dead copy that is always called one that never ran',
    { lossOf: () => 'never ran' },
    /never ran/,
  ],
  [
    'T5: images dropped by both hosts',
    { targetKeepsImages: false, sourceKeepsImages: false },
    /no way back/,
  ],
  ['C1: a PREPARE that is obeyed again', { idempotent: false }, /ABORTED was said|no copy|never/],
  [
    'C2: the source reckons with the lease of the target',
    {
      sourceReact: (state, input) =>
        state === 'permitted' && input.on === 'verdict' && input.verdict === 'prepared'
          ? 'refused there'
          : sourceReact(state, input),
    },
    /rolled back although|two running/,
  ],
  ['C3: nothing keeps a person from starting what was given away', { hook: false }, /two running/],
];

describe('the explorer finds what is wrong without', () => {
  it.each(WITHOUT)('%s', (_rule, change, what) => {
    const { violation } = explore({ ...RULES, ...change });
    expect(violation?.what).toMatch(what);
    expect(violation?.steps.length).toBeGreaterThan(2);
  });
});

describe('images on one host are enough', () => {
  it('when the target drops its own early', () => {
    expect(explore({ ...RULES, targetKeepsImages: false }).violation).toBeUndefined();
  });
});

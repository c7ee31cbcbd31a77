import { afterAll, describe, expect, it } from 'vitest';
import { BEFORE_PERMIT, SOURCE_AT_START, SOURCE_STEPS } from '../../src/migrate/source-state.ts';
import { TARGET_AT_START, TARGET_STEPS } from '../../src/migrate/target-state.ts';
import { until } from '../support/fake-pair.ts';
import { type Flow, held, Pairs, settle } from '../support/fault-sweep.ts';

/** A cancel while the job stands behind each of its records, on either host. */

const pairs = new Pairs();
afterAll(() => pairs[Symbol.asyncDispose]());

const FLOWS: Readonly<Record<string, Flow>> = {
  'carry-image': 'image',
  'image-carried': 'image',
  'take-image': 'image',
  'image-taken': 'image',
  throttle: 'throttled',
  'not-there': 'copy dies',
  resolve: 'taken back',
  'taken-back': 'taken back',
  lost: 'taken back',
  supersede: 'taken back',
  superseded: 'taken back',
  'roll-back': 'restore fails',
  'rolled-back': 'restore fails',
  abort: 'restore fails',
  aborted: 'restore fails',
};

describe.concurrent('a cancel at the source (row:user-cancels)', () => {
  for (const [record, { to }] of Object.entries(SOURCE_STEPS)) {
    const before = (BEFORE_PERMIT as readonly string[]).includes(to);
    it(`while ${to}, behind ${record}`, () =>
      pairs.with(async (pair) => {
        const flow = FLOWS[record] ?? 'plain';
        const move = await held(pair, pair.a, `source.journal.${record}.after`, flow);
        await until(
          () => pair.journals(pair.a, move.container.id).length > 0,
          () => 'no journal of the move',
        );
        const [job] = pair.journals(pair.a, move.container.id);
        const answer = await pair.a.operator.cancelJob({ id: job?.job ?? '' }).then(
          ({ cancelAsked, outcome }) => (cancelAsked ? 'asked' : outcome),
          (error: { code: string }) => error.code,
        );
        await pair.a.arm('');
        await settle(pair, move);
        expect(pair.check(move.container, { mayRewind: flow === 'taken back' }).join('\n')).toBe(
          '',
        );
        const [after] = pair.journals(pair.a, move.container.id);
        // Whoever ordered the move is told its id behind `begin`: until then nobody can cancel it.
        if (record === 'begin') expect(answer).toBe('NO_SUCH_JOB');
        else if (to === 'done') expect(['asked', 'TOO_LATE']).toContain(answer);
        else expect(answer).toBe('asked');
        if (before && record !== 'begin') expect(after?.state).toBe('rolled-back');
        else expect(after?.state).toBe(flow === 'plain' ? 'done' : 'rolled-back');
      }));
  }
});

describe.concurrent('a cancel at the target (row:user-cancels)', () => {
  for (const [record, { to }] of Object.entries(TARGET_STEPS)) {
    const undecided = ['incoming', 'taking-image', 'stored', 'restoring', 'prepared'].includes(to);
    it(`while ${to}, behind ${record}`, () =>
      pairs.with(async (pair) => {
        const flow = FLOWS[record] ?? 'plain';
        const move = await held(pair, pair.b, `target.journal.${record}.after`, flow);
        const [job] = pair.journals(pair.b, move.container.id);
        // Answered when the abort is through, which may need what is being held: not awaited here.
        const answer = pair.b.operator.cancelJob({ id: job?.job ?? '' }).then(
          () => 'ok',
          (error: { code: string }) => error.code,
        );
        await pair.b.arm('');
        await settle(pair, move);
        await answer;
        expect(pair.check(move.container, { mayRewind: flow === 'taken back' }).join('\n')).toBe(
          '',
        );
        const state = pair.journals(pair.a, move.container.id)[0]?.state;
        if (!undecided) expect(state).toBe(flow === 'plain' ? 'done' : 'rolled-back');
      }));
  }
});

it('comes by every state there is', () => {
  const reached = (steps: Record<string, { to: string }>) =>
    new Set(['new', ...Object.values(steps).map(({ to }) => to)]);
  const missed = (all: object, steps: Record<string, { to: string }>) =>
    Object.keys(all).filter((state) => !reached(steps).has(state));
  expect(missed(SOURCE_AT_START, SOURCE_STEPS)).toEqual([]);
  // The same records with a word that makes the difference: `lost` that never ran, `forgotten` while it runs.
  expect(missed(TARGET_AT_START, TARGET_STEPS)).toEqual(['lost-never-ran', 'left-running']);
});

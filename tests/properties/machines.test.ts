import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { VERDICTS } from '../../src/base/verdict.ts';
import {
  isOver,
  isUndecided,
  mayPermit,
  sourceReact,
  targetReact,
} from '../../src/migrate/rules.ts';
import {
  BEFORE_PERMIT,
  SOURCE_AT_START,
  SOURCE_STEPS,
  type SourceState,
  sourceStep,
} from '../../src/migrate/source-state.ts';
import {
  TARGET_AT_START,
  TARGET_STEPS,
  type TargetState,
  targetStep,
  VERDICT,
} from '../../src/migrate/target-state.ts';
import { broken } from '../support/explorer.ts';
import { has, RULES, START, type Step, stepsOf, type World } from '../support/model.ts';
import { runs } from './runs.ts';

vi.setConfig({ testTimeout: 60_000 });

const SOURCE = Object.keys(SOURCE_AT_START) as SourceState[];
const TARGET = Object.keys(TARGET_AT_START) as TargetState[];

type SourceWord = { r: keyof typeof SOURCE_STEPS; verdict?: string };
type TargetWord = { r: keyof typeof TARGET_STEPS; neverRan?: boolean };

/** Every record there is, with what of its content leads to another state. */
const SOURCE_WORDS: SourceWord[] = [
  ...(Object.keys(SOURCE_STEPS) as SourceWord['r'][]).map((r) => ({ r })),
  { r: 'resolve', verdict: 'runs-there' },
];
const TARGET_WORDS: TargetWord[] = [
  ...(Object.keys(TARGET_STEPS) as TargetWord['r'][]).map((r) => ({ r })),
  { r: 'lost', neverRan: true },
];

function next<S, W>(step: (state: S, word: W) => S, state: S, word: W): S | undefined {
  try {
    return step(state, word);
  } catch {
    return undefined;
  }
}

function reachable<S, W>(step: (state: S, word: W) => S, words: readonly W[], from: S): Set<S> {
  const seen = new Set([from]);
  for (const state of seen) {
    for (const word of words) {
      const to = next(step, state, word);
      if (to !== undefined) seen.add(to);
    }
  }
  return seen;
}

const ofSource = (from: SourceState) => reachable(sourceStep, SOURCE_WORDS, from);
const ofTarget = (from: TargetState) => reachable(targetStep, TARGET_WORDS, from);

describe('the tables of states', () => {
  it('reach every state from the beginning', () => {
    expect([...ofSource('new')].sort()).toEqual([...SOURCE].sort());
    expect([...ofTarget('new')].sort()).toEqual([...TARGET].sort());
  });

  it('know no record that leads out of an end', () => {
    for (const state of ['done', 'rolled-back'] as const) expect(ofSource(state).size).toBe(1);
    for (const state of TARGET.filter(isOver)) expect(ofTarget(state).size).toBe(1);
  });

  it('lead from every state to an end', () => {
    for (const state of SOURCE) {
      const ends = ofSource(state);
      expect([state, ends.has('done') || ends.has('rolled-back')]).toEqual([state, true]);
    }
    for (const state of TARGET) {
      expect([state, [...ofTarget(state)].some(isOver)]).toEqual([state, true]);
    }
  });

  it('know no way back before PERMIT once it was written, nor to PERMIT from a roll-back', () => {
    const before = new Set<string>(BEFORE_PERMIT);
    for (const state of ofSource('permitted')) expect(before.has(state)).toBe(false);
    expect(ofSource('rolling-back').has('permitted')).toBe(false);
    expect(ofSource('rolling-back').has('done')).toBe(false);
  });

  it('know no way from a decision to the other one', () => {
    expect(ofTarget('committed').has('aborting')).toBe(false);
    expect(ofTarget('committed').has('aborted')).toBe(false);
    for (const state of ['committed', 'thawed', 'running'] as const) {
      expect(ofTarget('aborting').has(state)).toBe(false);
    }
  });

  it('say what a starting daemon does: something in every state that is not an end', () => {
    for (const state of SOURCE) {
      const rest = ['new', 'done', 'rolled-back'].includes(state);
      expect([state, SOURCE_AT_START[state] === 'nothing']).toEqual([state, rest]);
    }
    for (const state of TARGET) {
      const rest = state === 'new' || isOver(state);
      expect([state, TARGET_AT_START[state] === 'nothing']).toEqual([state, rest]);
      expect([state, TARGET_AT_START[state] === 'abort' || state === 'prepared']).toEqual([
        state,
        isUndecided(state) || state === 'aborting',
      ]);
    }
  });

  it('undo all before PERMIT, and nothing that the target may own', () => {
    for (const state of SOURCE) {
      const mine = (BEFORE_PERMIT as readonly string[]).includes(state);
      const settled = ['refused-there', 'rolling-back'].includes(state);
      expect([state, SOURCE_AT_START[state] === 'undo']).toEqual([state, mine || settled]);
    }
  });

  it('say ABORTED only of what can never run, and RUNNING only of what was proven to', () => {
    for (const state of TARGET) {
      const word = VERDICT[state];
      expect(VERDICTS).toContain(word);
      if (word === 'aborted' || word === 'lost-never-ran' || word === 'superseded') {
        // Of a job nobody has heard of only after it was aborted on disk (rule T3).
        const later = state === 'new' ? [] : [...ofTarget(state)];
        expect(later.filter((one) => ['committed', 'thawed', 'running'].includes(one))).toEqual([]);
      }
      expect([state, word === 'running']).toEqual([
        state,
        state === 'running' || state === 'left-running',
      ]);
    }
  });
});

describe('the rules', () => {
  const sourceState = fc.constantFrom(...SOURCE);
  const verdict = fc.constantFrom(...VERDICTS);

  it('permit only what stands still, wholly', () => {
    const yes = fc.boolean();
    fc.assert(
      fc.property(sourceState, yes, yes, yes, yes, (state, frozen, locked, sameWitness, kept) => {
        const now = { frozen, locked, sameWitness, imagesKept: kept };
        const all = state === 'prepared' && Object.values(now).every(Boolean);
        expect(mayPermit(state, now) === undefined).toBe(all);
      }),
      runs(1_000),
    );
  });

  it('let a source act alone before PERMIT and on nothing but a settling word after it', () => {
    fc.assert(
      fc.property(sourceState, verdict, (state, word) => {
        const heard = sourceReact(state, { on: 'verdict', verdict: word });
        if (state !== 'permitted') return;
        expect(sourceReact(state, { on: 'failure' })).toBe('ask');
        expect(sourceReact(state, { on: 'start' })).toBe('ask');
        expect(heard === 'finish').toBe(word === 'running');
        const gone = ['aborted', 'lost-never-ran', 'superseded'].includes(word);
        expect(heard === 'refused there').toBe(gone);
      }),
      runs(1_000),
    );
  });

  it('let a target commit on PERMIT alone, and only what stands', () => {
    const input = fc.oneof(
      fc.record({
        on: fc.constant('start' as const),
        decision: fc.constantFrom('committed' as const, 'aborted' as const, undefined),
        stands: fc.boolean(),
        leaseOver: fc.boolean(),
      }),
      fc.record({ on: fc.constant('permit' as const), stands: fc.boolean() }),
      fc.constantFrom(
        ...(['abort', 'lease over', 'failure', 'forget', 'supersede'] as const).map((on) => ({
          on,
        })),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...TARGET), input, (state, what) => {
        const reaction = targetReact(state, what);
        if (reaction === 'commit') {
          expect([state, what]).toEqual(['prepared', { on: 'permit', stands: true }]);
        }
        // What was decided can be carried out, and only then.
        if (reaction === 'carry out' && isUndecided(state)) {
          expect(what).toMatchObject({ on: 'start', decision: 'committed' });
        }
        if (reaction === 'abort') expect(isUndecided(state) || state === 'aborting').toBe(true);
      }),
      runs(5_000),
    );
  });
});

// ---- a move as a walk of random events

interface Walk {
  world: World;
  readonly story: string[];
}

/** What may change from one moment to the next, whatever the event was. */
function allowed(before: World, { name, to }: Step): string | undefined {
  const permitted = has(before, 'PERMIT'); // said once is said for ever
  if (before.tDecision !== '' && to.tDecision !== before.tDecision) return 'T1: decided twice';
  if (before.tCopy === 'standing' && to.tCopy === 'running') {
    if (to.tDecision !== 'committed') return 'T1: a copy runs that was not decided for';
    const unwritten = ['new', ...BEFORE_PERMIT].includes(before.sJ);
    if (!permitted || unwritten) return 'T1: a copy runs without PERMIT';
  }
  if (permitted && before.sCopy === 'frozen' && to.sCopy === 'running') {
    const word = has(before, 'aborted') || has(before, 'lost-never-ran');
    if (!word && before.byHand === '') return 'S3: thawed without a word of the target';
  }
  if (before.sCopy !== 'gone' && to.sCopy === 'gone') {
    const word = has(before, 'running') || before.byHand === 'runs-there';
    if (!word) return 'S3: destroyed without RUNNING';
  }
  if (!has(before, 'aborted') && has(to, 'aborted') && to.tCopy !== 'none') {
    return 'T2: ABORTED said of a copy that is there';
  }
  if (before.tSet && !to.tSet && to.tJ === 'lost') return 'T5: images dropped of a lost copy';
  if (before.fenced && !to.fenced && to.tCopy === 'running') return `C3: unfenced by "${name}"`;
  return undefined;
}

function take(walk: Walk, step: Step | undefined): void {
  if (step === undefined) return;
  walk.story.push(step.name);
  const what = allowed(walk.world, step) ?? broken(step.to);
  walk.world = step.to;
  if (what !== undefined) throw new Error(`${what}\n  ${walk.story.join('\n  ')}`);
}

const pick = (steps: readonly Step[], n: number) => steps[n % Math.max(1, steps.length)];

/** Deadlines are no faults, and would end nearly every walk before PERMIT. */
const PATIENT = (step: Step) => !step.fault && !/roll-back|lease over/.test(step.name);

class Event implements fc.Command<Walk, object> {
  readonly #n: number;
  readonly #wanted: (step: Step) => boolean;
  constructor(n: number, wanted: (step: Step) => boolean) {
    this.#n = n;
    this.#wanted = wanted;
  }
  check(): boolean {
    return true;
  }
  run(walk: Walk): void {
    take(walk, pick(stepsOf(walk.world, RULES).filter(this.#wanted), this.#n));
  }
  toString(): string {
    return `${this.#wanted === PATIENT ? 'goes on' : 'anything'} ${this.#n}`;
  }
}

const ended = (w: World) =>
  ['done', 'rolled-back'].includes(w.sJ) && (w.tJ === 'new' || isOver(w.tJ));

describe('a move of random events', () => {
  it('never has two running copies, always a way back, and ends when faults end', () => {
    let permitted = 0;
    let took = 0;
    let back = 0;
    const goesOn = fc.nat().map((n) => new Event(n, PATIENT));
    const anything = fc.nat().map((n) => new Event(n, () => true));
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { maxLength: 80, size: 'max' }),
        fc.commands([goesOn, goesOn, goesOn, goesOn, goesOn, goesOn, goesOn, anything], {
          maxCommands: 120,
          size: 'max',
        }),
        fc.noShrink(fc.infiniteStream(fc.nat())),
        (beginning, events, rest) => {
          const walk: Walk = { world: START, story: [] };
          for (const n of beginning)
            take(walk, pick(stepsOf(walk.world, RULES).filter(PATIENT), n));
          fc.modelRun(() => ({ model: walk, real: {} }), events);
          if (walk.world.sJ === 'permitted' || has(walk.world, 'PERMIT')) permitted++;
          for (const n of rest) {
            if (ended(walk.world)) break;
            take(
              walk,
              pick(
                stepsOf(walk.world, RULES).filter(({ fault }) => !fault),
                n,
              ),
            );
          }
          const { world: w, story } = walk;
          expect(ended(w) || w.ownerDied, story.join('\n')).toBe(true);
          const runsNow = w.sCopy === 'running' || w.tCopy === 'running';
          expect(runsNow || w.ownerDied, story.join('\n')).toBe(true);
          if (w.sJ === 'done') took++;
          else back++;
        },
      ),
      runs(5_000),
    );
    // The walks go where it matters, or they prove nothing.
    expect(permitted).toBeGreaterThan(500);
    expect(took).toBeGreaterThan(500);
    expect(back).toBeGreaterThan(500);
  });
});

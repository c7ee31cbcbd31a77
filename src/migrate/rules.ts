import type { FaultCode } from '../base/fault.ts';
import type { VerdictWord } from '../base/verdict.ts';
import {
  BEFORE_PERMIT,
  type Resolution,
  SOURCE_AT_START,
  type SourceState,
} from './source-state.ts';
import { TARGET_AT_START, type TargetState } from './target-state.ts';

/**
 * What the two halves of a move decide, as pure functions of the journalled state and of one thing
 * that happened. The drivers (source.ts, target.ts) do what these say and decide nothing else about
 * who runs; the explorer in the tests asks the same functions in every order of events. The names
 * S1 to C3 are those of docs/reliability.md.
 */

// ---- the source

export type SourceInput =
  | { on: 'start' }
  /** Cancel, deadline, or any failure of a step. */
  | { on: 'failure' }
  | { on: 'verdict'; verdict: VerdictWord }
  | { on: 'resolve'; verdict: Resolution; heard: VerdictWord | undefined };

export type SourceReaction =
  | 'nothing'
  /** Thaw, or bring back from the own images; never PERMIT this epoch (rule S1). */
  | 'undo'
  /** Stay frozen and ask the target again (rules S3, S4). */
  | 'ask'
  /** The target runs it: destroy what is here. */
  | 'finish'
  /** Note that it is not there, then undo. */
  | 'refused there'
  /** A person said so: run it here under a new epoch. */
  | 'take back'
  /** It runs here; the target has still to hear that its copy is void. */
  | 'tell'
  /** The order does not fit: NOT_IN_DOUBT. */
  | 'refuse';

export function sourceReact(state: SourceState, input: SourceInput): SourceReaction {
  switch (input.on) {
    case 'start':
      return SOURCE_AT_START[state];
    case 'failure':
      // After PERMIT no failure of ours tells what the target did (rule S3).
      return (BEFORE_PERMIT as readonly string[]).includes(state) ? 'undo' : SOURCE_AT_START[state];
    case 'verdict':
      return onVerdict(state, input.verdict);
    case 'resolve':
      return onResolve(state, input);
  }
}

function onVerdict(state: SourceState, verdict: VerdictWord): SourceReaction {
  // Where a person said that it runs there, the target may still know better.
  if (state !== 'permitted' && state !== 'runs-there') return SOURCE_AT_START[state];
  if (verdict === 'running') return 'finish'; // only RUNNING destroys, COMMITTED does not (S3)
  return isGone(verdict) ? 'refused there' : 'ask';
}

/** Words after which nothing of this epoch runs, ran or ever will at the target. */
function isGone(verdict: VerdictWord): boolean {
  return verdict === 'aborted' || verdict === 'lost-never-ran' || verdict === 'superseded';
}

function onResolve(
  state: SourceState,
  { verdict, heard }: { verdict: Resolution; heard: VerdictWord | undefined },
): SourceReaction {
  if (state === 'permitted') return verdict === 'run-here' ? 'take back' : 'finish';
  // It ran there and ended there: what is left of it is here.
  if (state === 'runs-there' && verdict === 'run-here' && heard === 'lost-may-have-run') {
    return 'take back';
  }
  return 'refuse';
}

/** What must be so at the moment of PERMIT (rule S2). */
export interface Standstill {
  readonly frozen: boolean;
  readonly locked: boolean;
  /** CPU time and context switches are those of the end of the dump. */
  readonly sameWitness: boolean;
  readonly imagesKept: boolean;
}

/** The code to roll back with, or undefined: PERMIT may be written. */
export function mayPermit(state: SourceState, now: Standstill): FaultCode | undefined {
  if (state !== 'prepared') return 'BAD_STATE';
  if (!now.frozen || !now.locked || !now.sameWitness) return 'STANDSTILL_BROKEN';
  return now.imagesKept ? undefined : 'DUMP_FAILED';
}

// ---- the target

export const DECISIONS = ['committed', 'aborted'] as const;
export type Decision = (typeof DECISIONS)[number];

export type TargetInput =
  | { on: 'start'; decision: Decision | undefined; stands: boolean; leaseOver: boolean }
  | { on: 'permit'; stands: boolean }
  /** The source asks for an end, or has taken the container back. */
  | { on: 'abort' }
  | { on: 'lease over' }
  /** Our own work went wrong. */
  | { on: 'failure' }
  | { on: 'forget' }
  | { on: 'supersede' };

export type TargetReaction =
  | 'nothing'
  /** Try to make the decision COMMITTED; if that is won, thaw (rule T1). */
  | 'commit'
  /** Thaw, prove life, say RUNNING or what was lost. */
  | 'carry out'
  /** Try to make the decision ABORTED; if that is won, destroy, prove, answer (rule T2). */
  | 'abort'
  /** Destroy a copy that was decided for: a person overruled the decision. */
  | 'destroy'
  /** Drop the images: the source is done with the job (rule T5). */
  | 'drop'
  | 'keep'
  | 'refuse';

const UNDECIDED = ['incoming', 'taking-image', 'stored', 'restoring', 'prepared'] as const;

export function isUndecided(state: TargetState): boolean {
  return (UNDECIDED as readonly string[]).includes(state);
}

export function targetReact(state: TargetState, input: TargetInput): TargetReaction {
  switch (input.on) {
    case 'start':
      return onStart(state, input);
    case 'permit':
      if (state === 'prepared') return input.stands ? 'commit' : 'abort';
      return state === 'committed' || state === 'thawed' ? 'carry out' : 'nothing';
    case 'abort':
      if (state === 'aborting' || isUndecided(state)) return 'abort';
      return state === 'lost' || state === 'lost-never-ran' ? 'drop' : 'nothing';
    case 'lease over':
      // A restore that takes its time is no silent source: it has a deadline of its own.
      if (state === 'stored' || state === 'restoring') return 'keep';
      return isUndecided(state) ? 'abort' : 'nothing';
    case 'failure':
      return isUndecided(state) ? 'abort' : 'nothing';
    case 'forget':
      // A copy that was lost is no reason to let go of its images: the source does not know yet.
      if (state === 'running') return 'drop';
      return isOver(state) ? 'nothing' : 'refuse';
    case 'supersede':
      return onSupersede(state);
  }
}

function onStart(
  state: TargetState,
  now: { decision: Decision | undefined; stands: boolean; leaseOver: boolean },
): TargetReaction {
  if (isUndecided(state) && now.decision === 'committed') return 'carry out';
  if (state === 'prepared') {
    const keeps = now.decision === undefined && now.stands && !now.leaseOver;
    return keeps ? 'keep' : 'abort';
  }
  return TARGET_AT_START[state];
}

function onSupersede(state: TargetState): TargetReaction {
  if (state === 'aborting' || isUndecided(state)) return 'abort';
  if (state === 'left-running') return 'refuse'; // the source itself was done with it
  return isOver(state) ? 'nothing' : 'destroy';
}

/** Nothing more can happen to the copy because of this job. */
export function isOver(state: TargetState): boolean {
  return ['aborted', 'forgotten', 'left-running', 'superseded'].includes(state);
}

/**
 * What a dead copy of a decided job is called (rule T4). Only the process that has not yet asked
 * for the thaw knows that it never ran: one that was killed may have thawed before its record.
 */
export function lossOf(state: TargetState, thawAsked: boolean): 'never ran' | 'may have run' {
  return state === 'committed' && !thawAsked ? 'never ran' : 'may have run';
}

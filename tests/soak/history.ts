import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJournal } from '../../src/journal/journal.ts';
import { type SourceRecord, type SourceState, sourceStep } from '../../src/migrate/source-state.ts';
import { type TargetRecord, type TargetState, targetStep } from '../../src/migrate/target-state.ts';

/** What one host has written of one job. */
export interface Half {
  readonly job: string;
  readonly records: readonly (SourceRecord | TargetRecord)[];
  readonly decision: string;
}

/** Jobs of a host by id. `jobsDir` is read while a daemon writes to it: a torn end is not damage. */
export function readHalf(jobsDir: string, job: string): Half | undefined {
  const path = join(jobsDir, job, 'journal');
  const decision = join(jobsDir, job, 'decision');
  const decided = existsSync(decision) ? readFileSync(decision, 'utf8').trim() : '';
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return decided === '' ? undefined : { job, records: [], decision: decided };
  }
  if (bytes.length === 0) return undefined;
  const { records } = readJournal<SourceRecord | TargetRecord>(bytes, path);
  return { job, records, decision: decided };
}

export function jobsIn(jobsDir: string): string[] {
  try {
    return readdirSync(jobsDir).filter((name) => /^[0-9a-f]{32}$/.test(name));
  } catch {
    return [];
  }
}

export const has = (half: Half | undefined, record: string): boolean =>
  half?.records.some(({ r }) => r === record) ?? false;

/** The state a journal leads to. Throws when a step was not allowed. */
export function sourceState(half: Half): SourceState {
  let state: SourceState = 'new';
  for (const record of half.records) state = sourceStep(state, record as SourceRecord);
  return state;
}

export function targetState(half: Half): TargetState {
  let state: TargetState = 'new';
  for (const record of half.records) state = targetStep(state, record as TargetRecord);
  return state;
}

/**
 * Plays both journals of a job through the tables that the daemons go by, and holds the halves
 * against each other. One line for each thing that must not be.
 */
export function checkHistory(source: Half | undefined, target: Half | undefined): string[] {
  const wrong: string[] = [];
  const walk = (what: string, state: () => string) => {
    try {
      return state();
    } catch (error) {
      wrong.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      return '';
    }
  };
  if (source !== undefined) walk('journal of the source', () => sourceState(source));
  const there =
    target === undefined || target.records.length === 0
      ? ''
      : walk('journal of the target', () => targetState(target));
  const committed = target?.decision === 'committed' || has(target, 'commit');
  const aborted = target?.decision === 'aborted';
  const judged: readonly (readonly [boolean, string])[] = [
    [committed && !has(source, 'permit'), 'the target committed without a PERMIT of the source'],
    [has(source, 'runs-there') && !committed, 'the source heard RUNNING of what was not committed'],
    [committed && aborted, 'the decision went both ways'],
    [has(source, 'removed') && !has(source, 'runs-there'), 'removed without having heard RUNNING'],
    [
      has(source, 'not-there') && there === 'running',
      'the source took back what runs on the target',
    ],
  ];
  for (const [is, text] of judged) if (is) wrong.push(text);
  return wrong;
}

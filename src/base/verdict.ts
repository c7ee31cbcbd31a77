import type { FaultCode } from './fault.ts';

/** What the target says became of its copy. The words are those of proto/ckpt/v1/peer.proto. */
export const VERDICTS = [
  'working',
  'prepared',
  'committed',
  'running',
  'aborted',
  'lost-never-ran',
  'lost-may-have-run',
  'superseded',
] as const;

export type VerdictWord = (typeof VERDICTS)[number];

export interface Verdict {
  readonly state: VerdictWord;
  /** Milliseconds the copy can have run for, when the state is lost-may-have-run. */
  readonly mayHaveRunMs: number;
  /** Milliseconds from the arrival of PERMIT to the thaw; 0 before it. */
  readonly thawMs: number;
  readonly failure?: { readonly code: FaultCode; readonly message: string; readonly host: string };
}

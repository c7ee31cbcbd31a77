import type { Claims, Standing } from '../base/claims.ts';
import type { FaultCode } from '../base/fault.ts';
import type { VerdictWord } from '../base/verdict.ts';
import { advance, type Steps } from './machine.ts';
import type { AskedRestore } from './restore-kind.ts';

/**
 * The target's half of a move. The decision itself is not a record but a file that can be made only
 * once; `commit` and `abort` note which way it went (docs/architecture.md, rules T1 to T5).
 */
export type TargetRecord =
  | {
      r: 'incoming';
      job: string;
      epoch: number;
      /** Name and certificate id of the source. */
      peer: string;
      peerId: string;
      claims: Claims;
      token: string;
      /** Missing in older journals: `full`. */
      restore?: AskedRestore;
      bootId: string;
      unixMs: number;
    }
  | { r: 'take-image' }
  | { r: 'image-taken' }
  | { r: 'stored'; root: string }
  | { r: 'restore' }
  | { r: 'prepared'; standing: Standing; leaseUntilMs: number; bootId: string }
  /** `bootMs` and `bootId` are missing in older journals. */
  | { r: 'commit'; unixMs: number; bootMs?: number; bootId?: string }
  | { r: 'thawed'; thawMs: number; bootMs: number }
  | { r: 'running' }
  | { r: 'lost'; neverRan: boolean; ms: number }
  | { r: 'abort'; code: FaultCode; message: string }
  | { r: 'aborted'; unixMs: number }
  | { r: 'forgotten'; unixMs: number }
  /** A person has fenced this host off meanwhile: the container runs at the source, under `epoch`. */
  | { r: 'supersede'; epoch: number }
  | { r: 'superseded'; unixMs: number };

export type TargetState =
  | 'new'
  | 'incoming'
  | 'taking-image'
  | 'stored'
  | 'restoring'
  | 'prepared'
  | 'committed'
  | 'thawed'
  | 'running'
  | 'lost-never-ran'
  | 'lost'
  | 'aborting'
  | 'aborted'
  | 'left-running'
  | 'forgotten'
  | 'superseding'
  | 'superseded';

// biome-ignore format: a table reads in columns
export const TARGET_STEPS = {
  'incoming':    { from: ['new'],                                         to: 'incoming' },
  'take-image':  { from: ['incoming'],                                    to: 'taking-image' },
  'image-taken': { from: ['taking-image'],                                to: 'incoming' },
  'stored':      { from: ['incoming'],                                    to: 'stored' },
  'restore':     { from: ['stored'],                                      to: 'restoring' },
  'prepared':    { from: ['restoring'],                                   to: 'prepared' },
  'commit':      { from: ['prepared'],                                    to: 'committed' },
  'thawed':      { from: ['committed'],                                   to: 'thawed' },
  'running':     { from: ['thawed'],                                      to: 'running' },
  'lost':        { from: ['committed', 'thawed'],                         to: 'lost' },
  'abort':       { from: ['incoming', 'taking-image', 'stored', 'restoring', 'prepared'], to: 'aborting' },
  'aborted':     { from: ['aborting'],                                    to: 'aborted' },
  'forgotten':   { from: ['running', 'lost', 'lost-never-ran'],            to: 'forgotten' },
  'supersede':   { from: ['committed', 'thawed', 'running', 'lost', 'lost-never-ran'], to: 'superseding' },
  'superseded':  { from: ['superseding'],                                 to: 'superseded' },
} as const satisfies Record<TargetRecord['r'], Steps<TargetState>[string]>;

export function targetStep(
  state: TargetState,
  record: Pick<TargetRecord, 'r'> & { neverRan?: boolean },
): TargetState {
  const next = advance<TargetState>(TARGET_STEPS, state, record.r);
  if (next === 'lost' && record.neverRan === true) return 'lost-never-ran';
  // A late question about a copy that was taken over must never be answered "aborted".
  if (next === 'forgotten' && state === 'running') return 'left-running';
  return next;
}

/** What the daemon does with a job of this state when it starts. */
export const TARGET_AT_START = {
  new: 'nothing',
  incoming: 'abort',
  'taking-image': 'abort',
  stored: 'abort',
  restoring: 'abort',
  prepared: 'keep', // while it stands and the lease runs; else abort
  committed: 'carry out', // thaw, or say what was lost
  thawed: 'carry out', // prove that it runs, or say what was lost
  running: 'keep', // the images, until the source is done
  'lost-never-ran': 'keep',
  lost: 'keep',
  aborting: 'abort',
  aborted: 'nothing',
  'left-running': 'nothing',
  forgotten: 'nothing',
  superseding: 'destroy',
  superseded: 'nothing',
} as const satisfies Record<TargetState, 'abort' | 'keep' | 'carry out' | 'destroy' | 'nothing'>;

/** The word that travels for a state (rule T3: an unknown job is aborted first, then answered). */
export const VERDICT = {
  new: 'aborted',
  incoming: 'working',
  'taking-image': 'working',
  stored: 'working',
  restoring: 'working',
  prepared: 'prepared',
  committed: 'committed',
  thawed: 'committed',
  running: 'running',
  'lost-never-ran': 'lost-never-ran',
  lost: 'lost-may-have-run',
  aborting: 'working', // ABORTED is said only when the cgroup was proven empty (rule T2)
  aborted: 'aborted',
  'left-running': 'running',
  forgotten: 'aborted', // said after the source took it back only
  superseding: 'working',
  superseded: 'superseded',
} as const satisfies Record<TargetState, VerdictWord>;

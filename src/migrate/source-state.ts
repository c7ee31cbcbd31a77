import type { Claims, CpuLimit, Subject, Witness } from '../base/claims.ts';
import type { FaultCode } from '../base/fault.ts';
import { advance, type Steps } from './machine.ts';

/**
 * The source's half of a move. Records named like an act (`freeze`) are intents, written before it;
 * their participles (`frozen`) are results. PERMIT is the one record after which this host may not
 * act on its own any more (docs/architecture.md, rules S1 to S4).
 */
export type SourceRecord =
  | {
      r: 'begin';
      job: string;
      epoch: number;
      /** Name and certificate id of the target. */
      peer: string;
      peerId: string;
      subject: Subject;
      claims: Claims;
      bootId: string;
      unixMs: number;
    }
  | { r: 'reserve' }
  | { r: 'reserved'; token: string; wantImage: boolean }
  | { r: 'carry-image' }
  | { r: 'image-carried'; bytes: number }
  /** The container is slowed down: to `limit`, by so many percent of what it used. `was` comes back. */
  | { r: 'throttle'; was: CpuLimit; limit: CpuLimit; percent: number }
  | { r: 'fence' }
  | { r: 'lock' }
  | { r: 'freeze' }
  | { r: 'frozen' }
  /** `late`: memory stays in the container until the copy runs. */
  | { r: 'dump'; late?: true }
  | { r: 'dumped'; bytes: number }
  | { r: 'send' }
  | { r: 'sent'; root: string }
  | { r: 'seal' }
  | { r: 'prepared' }
  /** `witness`: of the container that stands still; late memory is what it was then. */
  | { r: 'permit'; unixMs: number; witness?: Witness }
  | { r: 'runs-there'; pauseMs: number }
  | { r: 'remove' }
  | { r: 'removed' }
  | { r: 'done'; unixMs: number }
  | { r: 'not-there'; verdict: 'aborted' | 'lost-never-ran' | 'superseded' }
  /** A person has settled what the target cannot be asked. `epoch` is that of a run here. */
  | { r: 'resolve'; verdict: Resolution; by: string; epoch: number; unixMs: number }
  | { r: 'taken-back'; unixMs: number }
  | { r: 'roll-back'; code: FaultCode; message: string; host: string }
  | { r: 'rolled-back'; unixMs: number };

export type Resolution = 'run-here' | 'runs-there';

export type SourceState =
  | 'new'
  | 'begun'
  | 'reserving'
  | 'reserved'
  | 'carrying-image'
  | 'fencing'
  | 'locking'
  | 'freezing'
  | 'frozen'
  | 'dumping'
  | 'dumped'
  | 'sending'
  | 'sent'
  | 'sealing'
  | 'prepared'
  | 'permitted'
  | 'runs-there'
  | 'removing'
  | 'removed'
  | 'done'
  | 'refused-there'
  | 'taking-back'
  | 'telling'
  | 'rolling-back'
  | 'rolled-back';

/** In these the source may thaw at any time, for any reason, without asking (rule S1). */
export const BEFORE_PERMIT = [
  'begun',
  'reserving',
  'reserved',
  'carrying-image',
  'fencing',
  'locking',
  'freezing',
  'frozen',
  'dumping',
  'dumped',
  'sending',
  'sent',
  'sealing',
  'prepared',
] as const satisfies readonly SourceState[];

// biome-ignore format: a table reads in columns
export const SOURCE_STEPS = {
  'begin':         { from: ['new'],                        to: 'begun' },
  'reserve':       { from: ['begun'],                      to: 'reserving' },
  'reserved':      { from: ['reserving'],                  to: 'reserved' },
  'carry-image':   { from: ['reserved'],                   to: 'carrying-image' },
  'image-carried': { from: ['carrying-image'],             to: 'reserved' },
  'throttle':      { from: ['reserved'],                   to: 'reserved' },
  'fence':         { from: ['reserved'],                   to: 'fencing' },
  'lock':          { from: ['fencing'],                    to: 'locking' },
  'freeze':        { from: ['locking'],                    to: 'freezing' },
  'frozen':        { from: ['freezing'],                   to: 'frozen' },
  'dump':          { from: ['frozen'],                     to: 'dumping' },
  'dumped':        { from: ['dumping'],                    to: 'dumped' },
  'send':          { from: ['dumped'],                     to: 'sending' },
  'sent':          { from: ['sending'],                    to: 'sent' },
  'seal':          { from: ['sent'],                       to: 'sealing' },
  'prepared':      { from: ['sealing'],                    to: 'prepared' },
  'permit':        { from: ['prepared'],                   to: 'permitted' },
  'runs-there':    { from: ['permitted'],                  to: 'runs-there' },
  'remove':        { from: ['runs-there'],                 to: 'removing' },
  'removed':       { from: ['removing'],                   to: 'removed' },
  'done':          { from: ['removed'],                    to: 'done' },
  'not-there':     { from: ['permitted', 'runs-there'],    to: 'refused-there' },
  'resolve':       { from: ['permitted', 'runs-there'],    to: 'taking-back' },
  'taken-back':    { from: ['taking-back'],                to: 'telling' },
  'roll-back':     { from: [...BEFORE_PERMIT, 'refused-there'], to: 'rolling-back' },
  'rolled-back':   { from: ['rolling-back', 'telling'],    to: 'rolled-back' },
} as const satisfies Record<SourceRecord['r'], Steps<SourceState>[string]>;

export function sourceStep(
  state: SourceState,
  record: Pick<SourceRecord, 'r'> & { verdict?: string },
): SourceState {
  const next = advance<SourceState>(SOURCE_STEPS, state, record.r);
  if (next === 'taking-back' && record.verdict === 'runs-there') return 'runs-there';
  return next;
}

/** What the daemon does with a job of this state when it starts. */
export const SOURCE_AT_START = {
  new: 'nothing',
  begun: 'undo',
  reserving: 'undo',
  reserved: 'undo',
  'carrying-image': 'undo',
  fencing: 'undo',
  locking: 'undo',
  freezing: 'undo',
  frozen: 'undo',
  dumping: 'undo',
  dumped: 'undo',
  sending: 'undo',
  sent: 'undo',
  sealing: 'undo',
  prepared: 'undo',
  permitted: 'ask', // it may run there: thawing now could give it two owners
  'runs-there': 'finish',
  removing: 'finish',
  removed: 'finish',
  done: 'nothing',
  'refused-there': 'undo',
  'taking-back': 'take back',
  telling: 'tell',
  'rolling-back': 'undo',
  'rolled-back': 'nothing',
} as const satisfies Record<
  SourceState,
  'undo' | 'ask' | 'finish' | 'take back' | 'tell' | 'nothing'
>;

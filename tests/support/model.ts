import type { VerdictWord } from '../../src/base/verdict.ts';
import * as product from '../../src/migrate/rules.ts';
import {
  BEFORE_PERMIT,
  type SourceRecord,
  type SourceState,
  sourceStep,
} from '../../src/migrate/source-state.ts';
import {
  type TargetRecord,
  type TargetState,
  targetStep,
  VERDICT,
} from '../../src/migrate/target-state.ts';

/**
 * One move as a finite world: two journals, a decision file, two copies, two image sets, and every
 * message that was ever sent. A message in `net` may be delivered at any time, any number of times,
 * or never: so it is lost, repeated, late and overtaken in one. Each transition is one act of one
 * daemon (an effect or a record, never both, so a kill falls between them), one fault, or one deed
 * of a stranger. What a daemon decides comes from the rules of the product.
 */
export interface World {
  // the source; what is durable
  readonly sJ: SourceState;
  readonly sSet: boolean;
  readonly sKept: boolean;
  readonly fenced: boolean;
  readonly byHand: '' | 'run-here' | 'runs-there';
  // the source; what dies with the daemon, then with the host
  readonly sUp: boolean;
  readonly sDid: number;
  readonly sHeard: VerdictWord | '';
  readonly sCopy: 'running' | 'frozen' | 'dead' | 'gone';
  // the target
  readonly tJ: TargetState;
  readonly tDecision: product.Decision | '';
  readonly tSet: boolean;
  readonly tUp: boolean;
  readonly tOn: boolean;
  readonly tWork: '' | 'commit' | 'abort' | 'destroy';
  readonly tDid: number;
  readonly tThawAsked: boolean;
  readonly tCopy: 'none' | 'standing' | 'running';
  readonly tRan: boolean;
  readonly net: number;
  /** The copy that was running ended with its host or by itself: no protocol can bring that back. */
  readonly ownerDied: boolean;
}

const MESSAGES = [
  'PREPARE',
  'OK',
  'SET',
  'PREPARED',
  'PERMIT',
  'ABORT',
  'FORGET',
  'FORGOT',
  'SUPERSEDE',
  'working',
  'prepared',
  'committed',
  'running',
  'aborted',
  'lost-never-ran',
  'lost-may-have-run',
  'superseded',
] as const;
export type Message = (typeof MESSAGES)[number];
const BIT = new Map(MESSAGES.map((message, i) => [message, 1 << i]));

export const has = (w: World, message: Message) => (w.net & (BIT.get(message) ?? 0)) !== 0;
const send = (w: World, message: Message) => w.net | (BIT.get(message) ?? 0);

export const START: World = {
  sJ: 'new',
  sSet: false,
  sKept: false,
  fenced: false,
  byHand: '',
  sUp: true,
  sDid: 0,
  sHeard: '',
  sCopy: 'running',
  tJ: 'new',
  tDecision: '',
  tSet: false,
  tUp: true,
  tOn: true,
  tWork: '',
  tDid: 0,
  tThawAsked: false,
  tCopy: 'none',
  tRan: false,
  net: 0,
  ownerDied: false,
};

/** The rules, and the habits of the drivers that a variant can drop. */
export interface Rules
  extends Pick<typeof product, 'sourceReact' | 'targetReact' | 'mayPermit' | 'lossOf'> {
  /** S1: a roll-back is journalled before the thaw. */
  readonly rollBackIsJournalled: boolean;
  /** S2: PERMIT is sent when it is on disk. */
  readonly permitIsDurable: boolean;
  /** S4: the source freezes again what a stranger thaws. */
  readonly guard: boolean;
  /** Own images of the source, until DONE. */
  readonly sourceKeepsImages: boolean;
  /** T1: the decision file is made once. */
  readonly decisionIsFinal: boolean;
  /** T2: ABORTED is said when the copy is gone. */
  readonly abortedIsProven: boolean;
  /** T3: an unknown job is aborted on disk before the answer. */
  readonly tombstones: boolean;
  /** T5: the images stay until the source is done. */
  readonly targetKeepsImages: boolean;
  /** C1: a step that was done is answered, not done again. */
  readonly idempotent: boolean;
  /** C3: a hook refuses the start of what was given away. */
  readonly hook: boolean;
}

export const RULES: Rules = {
  sourceReact: product.sourceReact,
  targetReact: product.targetReact,
  mayPermit: product.mayPermit,
  lossOf: product.lossOf,
  rollBackIsJournalled: true,
  permitIsDurable: true,
  guard: true,
  sourceKeepsImages: true,
  decisionIsFinal: true,
  abortedIsProven: true,
  tombstones: true,
  targetKeepsImages: true,
  idempotent: true,
  hook: true,
};

export interface Step {
  readonly name: string;
  /** Faults and strangers: what the world must bear, not what makes it go on. */
  readonly fault: boolean;
  readonly to: World;
}

type Change = Partial<World>;

export function stepsOf(w: World, rules: Rules): Step[] {
  const steps: Step[] = [];
  const act = (name: string, change: Change) =>
    steps.push({ name, fault: false, to: { ...w, ...change } });
  const fault = (name: string, change: Change) =>
    steps.push({ name, fault: true, to: { ...w, ...change } });
  if (w.sUp) sourceSteps(w, rules, act, fault);
  else act('the source daemon starts', sourceStarts(w, rules));
  if (w.tUp) targetSteps(w, rules, act, fault);
  else if (w.tOn) {
    for (const leaseOver of [false, true]) {
      act(`the target daemon starts, lease over: ${leaseOver}`, targetStarts(w, rules, leaseOver));
    }
  } else act('the target host is switched on', { tOn: true });
  faults(w, rules, fault);
  return steps;
}

type Act = (name: string, change: Change) => unknown;

function sRecord(w: World, r: SourceRecord['r'], verdict = ''): Change {
  return { sJ: sourceStep(w.sJ, { r, verdict }), sDid: 0 };
}

/** States the source passes without waiting: the record that ends each. */
const FORWARD: Partial<Record<SourceState, SourceRecord['r']>> = {
  new: 'begin',
  begun: 'reserve',
  reserved: 'fence',
  fencing: 'lock',
  locking: 'freeze',
  freezing: 'frozen',
  frozen: 'dump',
  dumping: 'dumped',
  dumped: 'send',
  sending: 'sent',
  sent: 'seal',
};

function sourceSteps(w: World, rules: Rules, act: Act, fault: Act): void {
  const next = FORWARD[w.sJ];
  const effect = forwardEffect(w, rules);
  if (effect !== undefined && w.sDid === 0) act(`s: work of ${w.sJ}`, { ...effect, sDid: 1 });
  else if (next !== undefined) {
    const sends = next === 'reserve' ? 'PREPARE' : next === 'seal' ? 'SET' : undefined;
    act(`s: ${next}`, {
      ...sRecord(w, next),
      ...(sends === undefined ? {} : { net: send(w, sends) }),
    });
  }
  if (w.sJ === 'reserving' && has(w, 'OK')) act('s: reserved', sRecord(w, 'reserved'));
  if (w.sJ === 'sealing' && has(w, 'PREPARED')) act('s: prepared', sRecord(w, 'prepared'));
  const durable = ['dumped', 'sending', 'sent', 'sealing', 'prepared'].includes(w.sJ);
  if (durable && !w.sKept && rules.sourceKeepsImages) act('s: the set is on disk', { sKept: true });
  if (w.sJ === 'prepared') permit(w, rules, act);

  const failed = rules.sourceReact(w.sJ, { on: 'failure' });
  if ((BEFORE_PERMIT as readonly string[]).includes(w.sJ) || w.sJ === 'refused-there') {
    // Where it waits for the target, a deadline is the ordinary way on.
    const waits = ['reserving', 'sealing', 'prepared', 'refused-there'].includes(w.sJ);
    if (failed === 'undo') rollBack(w, rules, waits ? act : fault);
  } else if (w.sJ === 'permitted' && failed === 'undo') {
    rollBackAnyway(fault);
  }
  if (w.sJ === 'permitted' || (w.sJ === 'runs-there' && w.byHand !== '')) {
    hear(w, rules, act);
    resolve(w, rules, act, fault);
  } else if (w.sJ === 'runs-there') act('s: remove', sRecord(w, 'remove'));
  if (w.sJ === 'removing') removing(w, act);
  if (w.sJ === 'removed') {
    if (!has(w, 'FORGET')) act('s: says FORGET', { net: send(w, 'FORGET') });
    if (has(w, 'FORGOT')) act('s: done', sRecord(w, 'done'));
  }
  if (w.sJ === 'rolling-back' || w.sJ === 'taking-back') bringBack(w, act);
  if (w.sJ === 'telling') {
    if (!has(w, 'SUPERSEDE')) act('s: says SUPERSEDE', { net: send(w, 'SUPERSEDE') });
    if (has(w, 'superseded') || has(w, 'aborted')) {
      act('s: rolled-back', { ...sRecord(w, 'rolled-back'), sSet: false });
    }
  }
}

function forwardEffect(w: World, rules: Rules): Change | undefined {
  switch (w.sJ) {
    case 'fencing':
      return { fenced: true };
    case 'freezing':
      return w.sCopy === 'running' ? { sCopy: 'frozen' } : {};
    case 'dumping':
      return { sSet: rules.sourceKeepsImages };
    default:
      return undefined;
  }
}

function permit(w: World, rules: Rules, act: Act): void {
  const refusal = rules.mayPermit(w.sJ, {
    frozen: w.sCopy === 'frozen',
    locked: true,
    sameWitness: w.sCopy === 'frozen',
    imagesKept: w.sKept || !rules.sourceKeepsImages,
  });
  if (refusal !== undefined) return;
  const permitted = { ...sRecord(w, 'permit'), net: send(w, 'PERMIT') };
  if (rules.permitIsDurable) act('s: permit', permitted);
  else if (!has(w, 'PERMIT')) act('s: says PERMIT too early', { net: send(w, 'PERMIT') });
  else act('s: permit', permitted);
}

function rollBack(w: World, rules: Rules, act: Act): void {
  if (rules.rollBackIsJournalled) act('s: roll-back', sRecord(w, 'roll-back'));
  else if (w.sCopy === 'frozen') act('s: thaws and says nothing', { sCopy: 'running' });
}

/** What a weaker source does when it hears nothing: the tables would not let it. */
function rollBackAnyway(act: Act): void {
  act('s: rolls back after PERMIT', { sJ: 'rolling-back', sDid: 0 });
}

function hear(w: World, rules: Rules, act: Act): void {
  if (!has(w, 'PERMIT')) act('s: says PERMIT again', { net: send(w, 'PERMIT') });
  for (const word of Object.values(VERDICT)) {
    if (!has(w, word)) continue;
    const reaction = rules.sourceReact(w.sJ, { on: 'verdict', verdict: word });
    if (reaction === 'finish') {
      if (w.sJ === 'runs-there') {
        act(`s: hears ${word}, as the person said`, { ...sRecord(w, 'remove'), byHand: '' });
      } else act(`s: hears ${word}: runs-there`, sRecord(w, 'runs-there'));
    } else if (reaction === 'refused there') {
      act(`s: hears ${word}: not-there`, sRecord(w, 'not-there'));
    } else if (w.sHeard !== word && word === 'lost-may-have-run') {
      act(`s: hears ${word}`, { sHeard: word });
    }
  }
}

/** The person of the model tells the truth: what is fenced is off, what is seen to run runs. */
function resolve(w: World, rules: Rules, act: Act, fault: Act): void {
  const heard = w.sHeard === '' ? undefined : w.sHeard;
  const run = rules.sourceReact(w.sJ, { on: 'resolve', verdict: 'run-here', heard });
  const fencedOff = !w.tOn || w.sHeard === 'lost-may-have-run';
  if (run === 'take back' && fencedOff) {
    // With the target's own word that its copy is dead, a person's word is the ordinary way on.
    const step = w.sHeard === 'lost-may-have-run' ? act : fault;
    step('a person: run here', { ...sRecord(w, 'resolve', 'run-here'), byHand: 'run-here' });
  }
  const there = rules.sourceReact(w.sJ, { on: 'resolve', verdict: 'runs-there', heard });
  if (there === 'finish' && w.tCopy === 'running' && w.sJ === 'permitted') {
    fault('a person: runs there', { ...sRecord(w, 'resolve', 'runs-there'), byHand: 'runs-there' });
  }
}

function removing(w: World, act: Act): void {
  if (w.sDid === 0) act('s: fence', { fenced: true, sDid: 1 });
  else if (w.sDid === 1) act('s: destroys its copy', { sCopy: 'gone', sDid: 2 });
  else if (w.sDid === 2) act('s: drops its images', { sSet: false, sKept: false, sDid: 3 });
  else act('s: removed', sRecord(w, 'removed'));
}

function bringBack(w: World, act: Act): void {
  const lost = w.sCopy === 'dead' || w.sCopy === 'gone';
  if (w.sDid === 0 && lost && w.sKept) act('s: restores', { sCopy: 'running', sDid: 1 });
  else if (w.sDid === 0) act('s: forgets the mark', { sKept: false, sDid: lost ? 2 : 1 });
  else if (w.sDid === 1) act('s: thaws', { sCopy: 'running', sKept: false, sDid: 2 });
  else if (w.sDid === 2) act('s: unfences', { fenced: false, sDid: 3 });
  else if (w.sJ === 'taking-back') act('s: taken-back', sRecord(w, 'taken-back'));
  else if (w.sDid === 3) act('s: says ABORT', { net: send(w, 'ABORT'), sDid: 4 });
  else if (w.sDid === 4) act('s: drops its images', { sSet: false, sDid: 5 });
  else act('s: rolled-back', sRecord(w, 'rolled-back'));
}

function sourceStarts(w: World, rules: Rules): Change {
  const up = { sUp: true, sDid: 0 };
  const reaction = rules.sourceReact(w.sJ, { on: 'start' });
  if (reaction === 'undo' && w.sJ !== 'rolling-back') return { ...up, ...sRecord(w, 'roll-back') };
  return up;
}

function tRecord(w: World, r: TargetRecord['r'], neverRan = false): Change {
  return { tJ: targetStep(w.tJ, { r, neverRan }), tDid: 0 };
}

function decide(w: World, rules: Rules, wanted: product.Decision): product.Decision {
  if (w.tDecision === '' || !rules.decisionIsFinal) return wanted;
  return w.tDecision;
}

function targetSteps(w: World, rules: Rules, act: Act, fault: Act): void {
  // A question is answered at any time with the word of that moment.
  if (has(w, 'PERMIT') && w.tJ !== 'new' && !has(w, VERDICT[w.tJ])) {
    act(`t: says ${VERDICT[w.tJ]}`, { net: send(w, VERDICT[w.tJ]) });
  }
  if (w.tWork !== '') targetWorks(w, rules, act);
  else targetHears(w, rules, act);
  if (w.tJ === 'stored' && w.tWork === '') act('t: restore', tRecord(w, 'restore'));
  if (w.tJ === 'restoring' && w.tWork === '') {
    if (w.tDid === 0) act('t: restores', { tCopy: 'standing', tDid: 1 });
    else act('t: prepared', { ...tRecord(w, 'prepared'), net: send(w, 'PREPARED') });
  }
  for (const on of ['failure', 'lease over'] as const) {
    if (w.tWork !== '' || rules.targetReact(w.tJ, { on }) !== 'abort') continue;
    const tDecision = decide(w, rules, 'aborted');
    if (tDecision !== 'aborted') continue;
    const change = { tDecision, tWork: 'abort' } as const;
    if (on === 'failure') fault('t: fails', change);
    else act('t: lease over', change);
  }
}

function targetWorks(w: World, rules: Rules, act: Act): void {
  if (w.tWork === 'abort') {
    if (w.tJ !== 'aborting') act('t: abort', tRecord(w, 'abort'));
    else if (!rules.abortedIsProven && w.tDid === 0) {
      act('t: says aborted too early', { net: send(w, 'aborted'), tDid: 1 });
    } else if (w.tCopy !== 'none') act('t: destroys the copy', { tCopy: 'none' });
    else if (w.tSet) act('t: drops the images', { tSet: false });
    else act('t: aborted', { ...tRecord(w, 'aborted'), tWork: '' });
  } else if (w.tWork === 'destroy') {
    if (w.tJ !== 'superseding') act('t: supersede', tRecord(w, 'supersede'));
    else if (w.tCopy !== 'none') act('t: destroys the copy', { tCopy: 'none' });
    else if (w.tSet) act('t: drops the images', { tSet: false });
    else act('t: superseded', { ...tRecord(w, 'superseded'), tWork: '' });
  } else carryOut(w, rules, act);
}

function carryOut(w: World, rules: Rules, act: Act): void {
  if (product.isUndecided(w.tJ)) act('t: commit', tRecord(w, 'commit'));
  else if (w.tJ === 'committed' && w.tDid === 1) act('t: thawed', tRecord(w, 'thawed'));
  else if (w.tCopy === 'none') lose(w, rules, act);
  else if (w.tJ === 'committed') {
    act('t: thaws', { tCopy: 'running', tRan: true, tThawAsked: true, tDid: 1 });
  } else act('t: running', { ...tRecord(w, 'running'), tWork: '' });
}

function lose(w: World, rules: Rules, act: Act): void {
  const neverRan = rules.lossOf(w.tJ, w.tThawAsked) === 'never ran';
  act('t: lost', { ...tRecord(w, 'lost', neverRan), tWork: '', ...dropAtLoss(rules) });
}

function dropAtLoss(rules: Rules): Change {
  return rules.targetKeepsImages ? {} : { tSet: false };
}

function targetHears(w: World, rules: Rules, act: Act): void {
  const answer = () => ({ net: send(w, VERDICT[w.tJ]) });
  if (has(w, 'PREPARE')) {
    const fresh = w.tJ === 'new' || (!rules.idempotent && product.isOver(w.tJ));
    if (fresh && (w.tDecision !== 'aborted' || !rules.decisionIsFinal || !rules.idempotent)) {
      act('t: incoming', { tJ: 'incoming', tDid: 0, net: send(w, 'OK') });
    }
  }
  if (has(w, 'SET') && w.tJ === 'incoming')
    act('t: stored', { ...tRecord(w, 'stored'), tSet: true });
  if (has(w, 'PERMIT')) {
    if (w.tJ === 'new') act('t: PERMIT of an unknown job', tombstone(w, rules));
    else {
      const reaction = rules.targetReact(w.tJ, { on: 'permit', stands: w.tCopy === 'standing' });
      const wanted = reaction === 'commit' ? 'committed' : reaction === 'abort' ? 'aborted' : '';
      if (wanted !== '') {
        const tDecision = decide(w, rules, wanted);
        act(`t: decides ${tDecision}`, {
          tDecision,
          tWork: tDecision === 'committed' ? 'commit' : 'abort',
        });
      }
    }
  }
  if (!rules.decisionIsFinal && w.tJ === 'aborted' && has(w, 'PERMIT')) {
    act('t: changes its mind', { tJ: 'prepared', tDid: 0, tCopy: 'standing' });
  }
  if (has(w, 'ABORT')) {
    if (w.tJ === 'new') act('t: ABORT of an unknown job', tombstone(w, rules));
    else {
      const reaction = rules.targetReact(w.tJ, { on: 'abort' });
      if (reaction === 'abort') {
        const tDecision = decide(w, rules, 'aborted');
        if (tDecision === 'aborted') act('t: decides aborted', { tDecision, tWork: 'abort' });
      } else if (reaction === 'drop') {
        act('t: forgotten', { ...tRecord(w, 'forgotten'), tSet: false });
      }
    }
  }
  if (has(w, 'FORGET')) {
    if (rules.targetReact(w.tJ, { on: 'forget' }) === 'drop') {
      act('t: forgotten', { ...tRecord(w, 'forgotten'), tSet: false, net: send(w, 'FORGOT') });
    }
  }
  if (has(w, 'SUPERSEDE')) {
    const reaction = w.tJ === 'new' ? 'tombstone' : rules.targetReact(w.tJ, { on: 'supersede' });
    if (reaction === 'tombstone') act('t: SUPERSEDE of an unknown job', tombstone(w, rules));
    if (reaction === 'destroy') act('t: is overruled', { tWork: 'destroy' });
    if (reaction === 'abort') {
      const tDecision = decide(w, rules, 'aborted');
      if (tDecision === 'aborted') act('t: decides aborted', { tDecision, tWork: 'abort' });
    }
    if (reaction === 'nothing' && !has(w, VERDICT[w.tJ])) act('t: answers SUPERSEDE', answer());
  }
}

function tombstone(w: World, rules: Rules): Change {
  const tDecision = rules.tombstones ? decide(w, rules, 'aborted') : w.tDecision;
  return { tDecision, net: send(w, 'aborted') };
}

function targetStarts(w: World, rules: Rules, leaseOver: boolean): Change {
  const up = { tUp: true, tDid: 0, tThawAsked: w.tJ !== 'prepared' } as const;
  const decision = w.tDecision === '' ? undefined : w.tDecision;
  const stands = w.tCopy === 'standing';
  switch (rules.targetReact(w.tJ, { on: 'start', decision, stands, leaseOver })) {
    case 'carry out':
      return { ...up, tWork: 'commit' };
    case 'abort': {
      const tDecision = decide(w, rules, 'aborted');
      return tDecision === 'aborted' ? { ...up, tDecision, tWork: 'abort' } : up;
    }
    case 'destroy':
      return { ...up, tWork: 'destroy' };
    default:
      return up;
  }
}

function faults(w: World, rules: Rules, fault: Act): void {
  if (w.sUp) fault('the source daemon is killed', { sUp: false, sDid: 0, sHeard: '' });
  if (w.sCopy === 'running' || w.sCopy === 'frozen') {
    // Before the images are on disk a container dies with its host, as it would without a move.
    const lost = w.sCopy === 'running' || !(w.sKept && w.sSet);
    fault('the source host loses power', {
      sUp: false,
      sDid: 0,
      sHeard: '',
      sCopy: 'dead',
      ownerDied: w.ownerDied || (lost && w.tCopy !== 'running' && !afterPermit(w)),
    });
  }
  if (w.tUp) fault('the target daemon is killed', { tUp: false, tDid: 0, tWork: '' });
  const ownerDied = w.ownerDied || w.tCopy === 'running';
  if (w.tOn) {
    fault('the target host loses power', {
      tUp: false,
      tOn: false,
      tDid: 0,
      tWork: '',
      tCopy: 'none',
      ownerDied,
    });
  }
  if (w.tCopy !== 'none') fault('the copy at the target dies', { tCopy: 'none', ownerDied });
  if (w.sUp && w.sCopy === 'frozen') {
    const guarded = rules.guard && afterPermit(w);
    if (!guarded) fault('a stranger thaws the source copy', { sCopy: 'running' });
  }
  const startable = w.sCopy === 'dead' || w.sCopy === 'gone';
  if (startable && !(w.fenced && rules.hook)) {
    fault('somebody starts the container at the source', { sCopy: 'running' });
  }
}

function afterPermit(w: World): boolean {
  return ['permitted', 'runs-there', 'removing'].includes(w.sJ);
}

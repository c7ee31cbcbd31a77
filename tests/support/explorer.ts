import { has, type Rules, START, type Step, stepsOf, type World } from './model.ts';

export interface Violation {
  readonly what: string;
  /** The shortest way to it. */
  readonly steps: readonly string[];
}

export interface Explored {
  readonly states: number;
  readonly transitions: number;
  readonly violation?: Violation;
  readonly seen: { readonly source: Set<string>; readonly target: Set<string> };
}

interface Node {
  readonly world: World;
  readonly from: number;
  readonly by: string;
  /** Nodes that lead here without a fault. */
  readonly back: number[];
}

/** Breadth first, so that a violation comes with the shortest story. */
export function explore(rules: Rules): Explored {
  const nodes: Node[] = [{ world: START, from: -1, by: 'start', back: [] }];
  const index = new Map<string, number>([[key(START), 0]]);
  const seen = { source: new Set<string>(), target: new Set<string>() };
  let transitions = 0;
  for (let at = 0; at < nodes.length; at++) {
    const { world } = nodes[at] as Node;
    seen.source.add(world.sJ);
    seen.target.add(world.tJ);
    const what = broken(world);
    if (what !== undefined) {
      return {
        states: nodes.length,
        transitions,
        seen,
        violation: { what, steps: story(nodes, at) },
      };
    }
    for (const step of stepsOf(world, rules)) {
      transitions++;
      const name = key(step.to);
      let to = index.get(name);
      if (to === undefined) {
        to = nodes.length;
        index.set(name, to);
        nodes.push({ world: step.to, from: at, by: step.name, back: [] });
      }
      if (!step.fault) nodes[to]?.back.push(at);
    }
  }
  const stuck = firstStuck(nodes);
  return {
    states: nodes.length,
    transitions,
    seen,
    ...(stuck === undefined ? {} : { violation: stuck }),
  };
}

function key(w: World): string {
  return Object.values(w).join(' ');
}

function story(nodes: readonly Node[], at: number): string[] {
  const steps: string[] = [];
  for (let i = at; i > 0; i = nodes[i]?.from ?? 0) steps.unshift(nodes[i]?.by ?? '');
  return steps;
}

/** What must hold at every moment, whatever has happened. */
export function broken(w: World): string | undefined {
  if (w.sCopy === 'running' && w.tCopy === 'running') return 'G1: two running copies';
  const images = (w.sKept && w.sSet) || (w.tSet && !['aborting', 'aborted'].includes(w.tJ));
  const copy = w.sCopy === 'running' || w.sCopy === 'frozen' || w.tCopy === 'running';
  if (!copy && !images && !w.ownerDied) return 'G2: no copy and no way back';
  if (has(w, 'aborted') && w.tDecision !== 'aborted' && w.tJ !== 'forgotten') {
    return 'ABORTED was said and is not decided';
  }
  if (has(w, 'aborted') && w.tCopy !== 'none') return 'ABORTED was said and a copy is there';
  if (has(w, 'lost-never-ran') && w.tRan) return 'LOST (never ran) was said of a copy that ran';
  if (w.sJ === 'done' && !['running', 'left-running'].includes(w.tJ)) return 'DONE without RUNNING';
  const back = w.sJ === 'rolled-back' && w.byHand === '';
  if (back && w.tRan) return 'rolled back although the target had committed and ran it';
  if (back && w.tDecision !== 'aborted' && w.tJ === 'committed') {
    return 'rolled back although the target has committed';
  }
  return undefined;
}

/**
 * Once faults stop, from every state: a copy runs in the end (unless the one that ran had died of
 * itself), and both jobs end.
 */
function firstStuck(nodes: readonly Node[]): Violation | undefined {
  const runs = reach(nodes, (w) => w.ownerDied || w.sCopy === 'running' || w.tCopy === 'running');
  const ends = reach(nodes, (w) => w.ownerDied || ended(w));
  for (const [what, good] of [
    ['G2: nothing will ever run again', runs],
    ['the job never ends', ends],
  ] as const) {
    const at = nodes.findIndex((_node, i) => good[i] === 0);
    if (at >= 0) return { what, steps: story(nodes, at) };
  }
  return undefined;
}

function ended(w: World): boolean {
  const source = w.sJ === 'done' || w.sJ === 'rolled-back';
  const target = ['new', 'aborted', 'forgotten', 'left-running', 'superseded'].includes(w.tJ);
  return source && target;
}

function reach(nodes: readonly Node[], good: (w: World) => boolean): Uint8Array {
  const marks = new Uint8Array(nodes.length);
  const queue: number[] = [];
  for (const [i, { world }] of nodes.entries()) {
    if (!good(world)) continue;
    marks[i] = 1;
    queue.push(i);
  }
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    for (const before of nodes[i]?.back ?? []) {
      if (marks[before] === 1) continue;
      marks[before] = 1;
      queue.push(before);
    }
  }
  return marks;
}

export type { Step };

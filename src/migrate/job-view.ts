import type { RestoreKind } from '../base/claims.ts';
import type { Codec } from '../base/coding.ts';
import type { FaultCode, Finding } from '../base/fault.ts';
import type { VerdictWord } from '../base/verdict.ts';
import { type MoveLimits, NO_LIMITS } from './limits.ts';
import type { MoveMode } from './mode.ts';

/** What people see of a job. Derived, never decided upon. */
export interface JobView {
  readonly id: string;
  readonly kind: 'migrate';
  readonly role: 'source' | 'target';
  readonly container: string;
  readonly name: string;
  readonly peer: string;
  readonly phase: Phase;
  /** Empty while the job goes on. */
  readonly outcome: '' | 'done' | 'rolled-back' | 'in-doubt';
  readonly failure?: { readonly code: FaultCode; readonly message: string; readonly host: string };
  readonly epoch: number;
  readonly startedUnixMs: number;
  readonly endedUnixMs: number;
  /** Bytes of memory, files and description; 0 until known. */
  readonly bytesTotal: number;
  readonly bytesSent: number;
  readonly imageBytesSent: number;
  /** Memory that was sent while the container ran; all rounds together. */
  readonly memoryBytesSent: number;
  readonly rounds: number;
  /** Memory that stayed at the source until the copy ran, and how much of it has been sent since. */
  readonly lateBytes: number;
  readonly lateBytesSent: number;
  /** How memory travels, and why so; empty at the target, and after a restart of ckptd. */
  readonly mode: '' | MoveMode;
  readonly modeWhy: string;
  /** Percent of its processors that may be taken from the container, and that were taken last. */
  readonly throttleLimit: number;
  readonly throttle: number;
  /** Bytes on the link, frames included, and what those were of images, files and memory. */
  readonly wireBytes: number;
  readonly wireContentBytes: number;
  /** How those were coded, and why the last of them; empty at the target, and after a restart of ckptd. */
  readonly codec: '' | Codec;
  readonly codecWhy: string;
  /** Whether memory comes while the copy runs, and why so; empty at the source, and after a restart of ckptd. */
  readonly restore: '' | RestoreKind;
  readonly restoreWhy: string;
  /** What `pauseMs` was going to be, said right before the freeze; 0 until known. */
  readonly forecastMs: number;
  /** Milliseconds from the freeze here to the thaw there; 0 until known. */
  readonly pauseMs: number;
  readonly phases: readonly { readonly phase: Phase; readonly ms: number }[];
  /** In the order they ended. */
  readonly steps: readonly Step[];
  readonly findings: readonly Finding[];
  readonly cancelAsked: boolean;
  /** What whoever ordered the move allows it. Known at the source only. */
  readonly limits: MoveLimits;
  /** From PERMIT until the target's word or a person's settles it; undefined otherwise. */
  readonly doubt?: Doubt | undefined;
  /** What a person has said of the job, and who. */
  readonly resolved: '' | 'run-here' | 'runs-there';
  readonly resolvedBy: string;
}

/** One piece of work on this host. Steps overlap where work is done side by side. */
export interface Step {
  readonly step: string;
  /** Milliseconds from the job's beginning here, or from its being taken up after a restart. */
  readonly fromMs: number;
  readonly ms: number;
}

export interface Doubt {
  /** Wall time of PERMIT. */
  readonly sinceUnixMs: number;
  /** What is held here: the frozen container, only its images (the host was rebooted), or nothing. */
  readonly here: 'frozen' | 'stored' | 'gone';
  /** The target's last word, and its wall time; `prepared` when it has said nothing since. */
  readonly lastWord: VerdictWord;
  readonly lastWordUnixMs: number;
  /** Milliseconds the lost copy of the target can have run for; 0 unless it says so. */
  readonly mayHaveRunMs: number;
  /** Why the target cannot be asked just now; empty when it answers. */
  readonly unreachable: string;
}

export type Phase =
  | 'preflight'
  | 'prepare'
  | 'image'
  | 'pre-copy'
  | 'freeze'
  | 'dump'
  | 'transfer'
  | 'restore'
  | 'commit'
  | 'post-copy'
  | 'clean-up'
  | 'rollback'
  | 'in-doubt'
  | 'standing'
  | 'ended';

export function newView(
  first: Pick<JobView, 'id' | 'role' | 'container' | 'name' | 'peer' | 'epoch' | 'startedUnixMs'>,
): JobView {
  return {
    kind: 'migrate',
    limits: NO_LIMITS,
    phase: 'preflight',
    outcome: '',
    endedUnixMs: 0,
    bytesTotal: 0,
    bytesSent: 0,
    imageBytesSent: 0,
    memoryBytesSent: 0,
    rounds: 0,
    lateBytes: 0,
    lateBytesSent: 0,
    mode: '',
    modeWhy: '',
    throttleLimit: 0,
    throttle: 0,
    wireBytes: 0,
    wireContentBytes: 0,
    codec: '',
    codecWhy: '',
    restore: '',
    restoreWhy: '',
    forecastMs: 0,
    pauseMs: 0,
    phases: [],
    steps: [],
    findings: [],
    cancelAsked: false,
    resolved: '',
    resolvedBy: '',
    ...first,
  };
}

const MOST_STEPS = 200;
const tenths = (ms: number) => Math.max(0, Math.round(ms * 10) / 10);

/** Holds a view, notes how long each phase took, and tells whoever watches. */
export class JobBoardEntry {
  #view: JobView;
  readonly #began = performance.now();
  #phaseSince = this.#began;
  readonly #watchers = new Set<() => void>();

  constructor(view: JobView) {
    this.#view = view;
  }

  get view(): JobView {
    return this.#view;
  }

  get ended(): boolean {
    return this.#view.phase === 'ended';
  }

  /** As Op.step. A job that tries again and again notes its first steps only. */
  readonly step = (step: string, from: number, to: number): void => {
    const { steps } = this.#view;
    if (steps.length >= MOST_STEPS) return;
    const one = { step, fromMs: tenths(from - this.#began), ms: tenths(to - from) };
    this.#view = { ...this.#view, steps: [...steps, one] };
  };

  update(change: Partial<Omit<JobView, 'phase' | 'phases'>>): void {
    this.#view = { ...this.#view, ...change };
    this.#tell();
  }

  enter(phase: Phase, change: Partial<Omit<JobView, 'phase' | 'phases'>> = {}): void {
    if (phase === this.#view.phase) {
      this.update(change);
      return;
    }
    const now = performance.now();
    const last = { phase: this.#view.phase, ms: Math.round(now - this.#phaseSince) };
    this.#phaseSince = now;
    this.#view = { ...this.#view, ...change, phase, phases: [...this.#view.phases, last] };
    this.#tell();
  }

  /** Returns the unsubscribe function. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}

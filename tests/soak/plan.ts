import type { MoveMode } from '../../src/migrate/mode.ts';
import type { SourceRecord } from '../../src/migrate/source-state.ts';
import type { TargetRecord } from '../../src/migrate/target-state.ts';

/** Which half of a move: the same plan fits whichever host the container is on. */
export type Side = 'source' | 'target';
export const SIDES = ['source', 'target'] as const;

export const PROGRAMS = ['ckptd', 'podman', 'runtime', 'criu', 'conmon'] as const;
export type Program = (typeof PROGRAMS)[number];

/** What a person or another tool does to the container without asking ckpt. */
export const HANDS = ['thaw', 'unpause', 'start', 'SIGCONT'] as const;
export type Hand = (typeof HANDS)[number];

/**
 * `ms`: how long it lasts, or how long the killed one stays away. `recover`: `ckptd --recover` runs
 * before the daemon is back, as the unit has it.
 */
export type Blow =
  | {
      readonly kind: 'kill';
      readonly program: Program;
      readonly side: Side;
      readonly ms: number;
      readonly recover: boolean;
    }
  | { readonly kind: 'hang'; readonly program: Program; readonly side: Side; readonly ms: number }
  | { readonly kind: 'link-down'; readonly side: Side; readonly ms: number }
  | {
      readonly kind: 'one-way-cut';
      readonly side: Side;
      readonly direction: 'in' | 'out';
      readonly ms: number;
    }
  | { readonly kind: 'disk-full'; readonly side: Side; readonly ms: number }
  | { readonly kind: 'cancel'; readonly how: 'job cancel' | 'Ctrl-C' }
  | { readonly kind: 'kill-command' }
  | { readonly kind: 'hand'; readonly hand: Hand; readonly side: Side }
  | {
      readonly kind: 'power-cut';
      readonly side: Side;
      readonly ms: number;
      readonly recover: boolean;
    };

export type BlowKind = Blow['kind'];

/** `ms` after the journal of `side` got its record `after`. */
export interface Moment {
  readonly side: Side;
  readonly after: SourceRecord['r'] | TargetRecord['r'];
  readonly ms: number;
}

export interface Planned {
  readonly blow: Blow;
  readonly moment: Moment;
}

export const MEMBERS = ['echo', 'pattern', 'redis'] as const;
export type Member = (typeof MEMBERS)[number];

export interface Plan {
  readonly seed: number;
  readonly job: number;
  readonly member: Member;
  readonly runtime: 'crun' | 'runc';
  readonly blows: readonly Planned[];
  readonly mode: MoveMode;
  /** When the target reads memory. */
  readonly restore: 'full' | 'lazy';
}

/** Jobs that one set of containers serves, unless a blow ends one of them before. */
export const CREW_JOBS = 12;

const SOURCE_RECORDS = [
  ...['begin', 'reserved', 'fence', 'lock', 'freeze', 'frozen', 'dump', 'dumped', 'send', 'sent'],
  ...['seal', 'prepared', 'permit', 'runs-there', 'remove', 'removed'],
] as const satisfies readonly SourceRecord['r'][];
const TARGET_RECORDS = [
  ...['incoming', 'stored', 'restore', 'prepared', 'commit', 'thawed', 'running'],
] as const satisfies readonly TargetRecord['r'][];

/** Where a program of a move lives, so that most blows find somebody to hit. */
const AT_WORK: Readonly<Record<Program, Readonly<Record<Side, readonly Moment['after'][]>>>> = {
  ckptd: { source: SOURCE_RECORDS, target: TARGET_RECORDS },
  podman: { source: ['begin', 'dump', 'remove'], target: ['incoming', 'restore'] },
  runtime: { source: ['dump', 'remove'], target: ['restore'] },
  criu: { source: ['dump'], target: ['restore'] },
  conmon: { source: SOURCE_RECORDS, target: ['restore', 'prepared', 'commit', 'running'] },
};

// biome-ignore format: a table reads in columns
const WEIGHTS = {
  'kill':         36,
  'hang':         12,
  'link-down':    10,
  'one-way-cut':  10,
  'disk-full':     8,
  'cancel':        8,
  'kill-command':  4,
  'hand':          8,
  'power-cut':     4,
} as const satisfies Record<BlowKind, number>;

/** mulberry32: the same seed gives the same numbers. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;

function one<T>(random: Random, choices: readonly T[]): T {
  const chosen = choices[Math.floor(random() * choices.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

/** From `least` to `most`, small ones more often. */
function some(random: Random, least: number, most: number): number {
  return Math.round(least + (most - least) * random() ** 2);
}

function weighted(random: Random): BlowKind {
  const kinds = Object.keys(WEIGHTS) as BlowKind[];
  const sum = kinds.reduce((all, kind) => all + WEIGHTS[kind], 0);
  let rest = random() * sum;
  for (const kind of kinds) {
    rest -= WEIGHTS[kind];
    if (rest < 0) return kind;
  }
  return 'kill';
}

function blowOf(random: Random): Blow {
  const kind = weighted(random);
  const side = one(random, SIDES);
  switch (kind) {
    case 'kill': {
      // Half of them meet a daemon: it has the most to lose.
      const program = random() < 0.4 ? 'ckptd' : one(random, PROGRAMS);
      return { kind, program, side, ms: some(random, 0, 3_000), recover: random() < 0.5 };
    }
    case 'hang': {
      const program = one(random, ['ckptd', 'ckptd', 'podman', 'criu'] as const);
      return { kind, program, side, ms: some(random, 500, 12_000) };
    }
    case 'link-down':
      return { kind, side, ms: some(random, 1_000, 20_000) };
    case 'one-way-cut':
      return {
        kind,
        side,
        direction: one(random, ['in', 'out'] as const),
        ms: some(random, 1_000, 20_000),
      };
    case 'disk-full':
      return { kind, side, ms: some(random, 500, 8_000) };
    case 'cancel':
      return { kind, how: one(random, ['job cancel', 'Ctrl-C'] as const) };
    case 'kill-command':
      return { kind };
    case 'hand':
      return { kind, hand: one(random, HANDS), side };
    case 'power-cut':
      return { kind, side, ms: some(random, 0, 4_000), recover: random() < 0.5 };
  }
}

/** While it stands still here, or waits there. */
const AT_REST: Readonly<Record<Side, readonly Moment['after'][]>> = {
  source: [
    'freeze',
    'frozen',
    'dump',
    'dumped',
    'sent',
    'seal',
    'prepared',
    'permit',
    'runs-there',
  ],
  target: ['restore', 'prepared', 'commit'],
};

function momentOf(random: Random, blow: Blow): Moment {
  if (blow.kind === 'hand') {
    return { side: blow.side, after: one(random, AT_REST[blow.side]), ms: some(random, 0, 400) };
  }
  const program = blow.kind === 'kill' || blow.kind === 'hang' ? blow.program : 'ckptd';
  // A line that is cut matters to both halves, so either may give the moment.
  const side = 'side' in blow && program !== 'ckptd' ? blow.side : one(random, SIDES);
  return { side, after: one(random, AT_WORK[program][side]), ms: some(random, 0, 400) };
}

/** Everything random about job number `job`, from nothing but the two numbers. */
export function planOf(seed: number, job: number): Plan {
  const random = randomFrom(seed ^ Math.imul(job + 1, 0x85ebca6b));
  random(); // neighbours differ little in their first number
  const member = one(random, MEMBERS);
  const share = random();
  const count = share < 0.08 ? 0 : share < 0.85 ? 1 : 2;
  const blows = Array.from({ length: count }, () => {
    const blow = blowOf(random);
    return { blow, moment: momentOf(random, blow) };
  });
  const mode = one(random, ['stop-and-copy', 'pre-copy'] as const);
  const restore = one(random, ['full', 'lazy'] as const);
  return { seed, job, member, runtime: runtimesOf(seed, job)[member], blows, mode, restore };
}

/** The runtimes of the crew that serves this job. */
export function runtimesOf(seed: number, job: number): Readonly<Record<Member, 'crun' | 'runc'>> {
  const crew = randomFrom(seed ^ Math.imul(Math.floor(job / CREW_JOBS) + 1, 0x9e3779b1));
  const [echo, pattern, redis] = MEMBERS.map(() => one(crew, ['crun', 'runc'] as const));
  return { echo: echo ?? 'crun', pattern: pattern ?? 'crun', redis: redis ?? 'crun' };
}

export function describeBlow(blow: Blow): string {
  switch (blow.kind) {
    case 'kill':
      return `kill ${blow.program} of the ${blow.side}${blow.program === 'ckptd' ? away(blow) : ''}`;
    case 'hang':
      return `stop ${blow.program} of the ${blow.side} for ${blow.ms} ms`;
    case 'link-down':
      return `link of the ${blow.side} down for ${blow.ms} ms`;
    case 'one-way-cut':
      return `nothing goes ${blow.direction} at the ${blow.side} for ${blow.ms} ms`;
    case 'disk-full':
      return `disk of the ${blow.side} full for ${blow.ms} ms`;
    case 'cancel':
      return `cancel by ${blow.how}`;
    case 'kill-command':
      return 'kill the command';
    case 'hand':
      return `${blow.hand} by hand on the ${blow.side}`;
    case 'power-cut':
      return `power cut of the ${blow.side}${away(blow)}`;
  }
}

function away({ ms, recover }: { readonly ms: number; readonly recover: boolean }): string {
  return ` for ${ms} ms${recover ? ', --recover' : ''}`;
}

export function describeMoment({ side, after, ms }: Moment): string {
  return `${side} ${after} + ${ms} ms`;
}

import type { Claims } from '../base/claims.ts';
import { goesAhead, isLate, type MoveMode } from './mode.ts';

/**
 * How long a pause will be, before it begins: a straight line through the pauses this host has had with
 * the same target, near what is usual until there are any. Errors count by their share of the pause.
 */

/** What is known of a container when it is about to be frozen. */
export interface Load {
  readonly memoryBytes: number;
  /** Bytes of memory and files that have still to be sent. */
  readonly pauseBytes: number;
  readonly processes: number;
}

export interface Pause extends Load {
  readonly pauseMs: number;
}

/** What is likely to be left for the pause of a move that has not begun. */
export function expectedLoad(
  claims: Pick<Claims, 'memoryBytes' | 'diskBytes'>,
  mode: MoveMode,
  processes: number,
): Load {
  const { memoryBytes, diskBytes } = claims;
  if (isLate(mode)) return { memoryBytes: 0, processes, pauseBytes: 0 };
  return { memoryBytes, processes, pauseBytes: goesAhead(mode) ? 0 : memoryBytes + diskBytes };
}

const MIB = 1024 * 1024;

interface Term {
  readonly of: (load: Load) => number;
  /** Milliseconds a unit costs before anything was measured, and how far off that may be. */
  readonly usual: number;
  readonly spread: number;
}

const TERMS: readonly Term[] = [
  { of: () => 1, usual: 600, spread: 400 },
  { of: ({ memoryBytes }) => memoryBytes / MIB, usual: 2, spread: 2 },
  { of: ({ pauseBytes }) => pauseBytes / MIB, usual: 3, spread: 4 },
  { of: ({ processes }) => processes, usual: 4, spread: 4 },
];
/** Of a pause, between two alike. */
const NOISE = 0.15;

/** Milliseconds. The line is that of the least squares; no term makes a pause shorter. */
export function forecastMs(pauses: readonly Pause[], load: Load): number {
  let terms = TERMS;
  for (;;) {
    const costs = fit(terms, pauses);
    const worst = costs.findIndex((cost) => cost < 0);
    if (worst === -1) {
      return Math.round(terms.reduce((ms, { of }, at) => ms + of(load) * (costs[at] ?? 0), 0));
    }
    terms = terms.filter((_, at) => at !== worst);
  }
}

/** What a unit of each term costs: the equations of least squares, what is usual being one of each. */
function fit(terms: readonly Term[], pauses: readonly Pause[]): number[] {
  const rows = pauses.map((pause) => {
    const weight = 1 / (NOISE * Math.max(1, pause.pauseMs));
    return [...terms.map(({ of }) => of(pause) * weight), pause.pauseMs * weight];
  });
  for (const [at, { usual, spread }] of terms.entries()) {
    rows.push([...terms.map((_, other) => (other === at ? 1 / spread : 0)), usual / spread]);
  }
  const size = terms.length;
  const equations = terms.map((_, i) =>
    Array.from({ length: size + 1 }, (_, j) =>
      rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0),
    ),
  );
  return solve(equations);
}

/** Gauss and Jordan; the equations are definite, so no pivot is zero. */
function solve(equations: number[][]): number[] {
  for (const [at, pivot] of equations.entries()) {
    const by = pivot[at] ?? 1;
    for (const [col, value] of pivot.entries()) pivot[col] = value / by;
    for (const [row, other] of equations.entries()) {
      const factor = row === at ? 0 : (other[at] ?? 0);
      for (const [col, value] of pivot.entries()) other[col] = (other[col] ?? 0) - factor * value;
    }
  }
  return equations.map((equation) => equation.at(-1) ?? 0);
}

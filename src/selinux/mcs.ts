import { CATEGORIES, type Context, parseContext } from './context.ts';

/*
 * Multi-category separation: all containers run as one type, and what keeps them apart is a pair of categories
 * of their own. A process may touch what has no category that it lacks; so whoever has all categories of another
 * can touch what belongs to it.
 */

/** Two different categories, the smaller one first. */
export type Pair = readonly [number, number];

/** How many there are: 523,776. */
export const PAIRS = (CATEGORIES * (CATEGORIES - 1)) / 2;

/** Undefined when it has not exactly two categories, or a range of them. */
export function pairOf({ low, high }: Context): Pair | undefined {
  const [a, b, ...more] = low.categories;
  if (a === undefined || b === undefined || more.length > 0) return undefined;
  if (low.sensitivity !== 0 || high.sensitivity !== 0) return undefined;
  return String(high.categories) === String(low.categories) ? [a, b] : undefined;
}

export function withPair(context: Context, pair: Pair): Context {
  const level = { sensitivity: 0, categories: pair };
  return { ...context, low: level, high: level };
}

/** Pairs that would not keep a container apart from something on this host. */
export class TakenPairs {
  readonly #taken = new Uint8Array(PAIRS);

  /**
   * Takes the pairs whose owner could touch what has this label, or be touched by it: those that are part of its
   * categories, or have the only one it has. What has none, or a range (`s0-s0:c0.c1023`), or all, is
   * not kept apart from anybody; a text that is no label is nobody's. Both take nothing.
   */
  add(label: string): void {
    const own = contextOf(label)?.low.categories ?? [];
    if (own.length === CATEGORIES) return;
    const [only] = own;
    if (only !== undefined && own.length === 1) {
      for (let other = 0; other < CATEGORIES; other++) {
        if (other !== only) this.#take([Math.min(only, other), Math.max(only, other)]);
      }
    }
    for (const [index, b] of own.entries()) {
      for (const a of own.slice(0, index)) this.#take([a, b]);
    }
  }

  has(pair: Pair): boolean {
    return this.#taken[indexOf(pair)] === 1;
  }

  /**
   * A pair that is not taken: the one at `random` (at least 0, less than 1) of all, or the next. Undefined
   * when all are.
   */
  free(random: number): Pair | undefined {
    const start = Math.floor(random * PAIRS);
    const behind = this.#taken.indexOf(0, start);
    const index = behind < 0 ? this.#taken.indexOf(0) : behind;
    return index < 0 ? undefined : pairAt(index);
  }

  #take(pair: Pair): void {
    this.#taken[indexOf(pair)] = 1;
  }
}

function contextOf(label: string): Context | undefined {
  try {
    return parseContext(label);
  } catch {
    return undefined;
  }
}

/** Pairs in order: (0,1), (0,2), (1,2), (0,3)… */
function indexOf([a, b]: Pair): number {
  return (b * (b - 1)) / 2 + a;
}

function pairAt(index: number): Pair {
  const b = Math.floor((1 + Math.sqrt(1 + 8 * index)) / 2);
  return [index - (b * (b - 1)) / 2, b];
}

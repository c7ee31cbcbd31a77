/**
 * When to stop copying memory ahead and to freeze. A pure function over what the rounds so far have
 * measured: each number it is decided by stands in the log and in the report of the job.
 */

export interface Round {
  /** Bytes of pages the other side did not have. */
  readonly bytes: number;
  /** Milliseconds of the whole round. */
  readonly ms: number;
  /** Of those, spent on waiting for the link. */
  readonly sendMs: number;
}

export interface RoundGoal {
  /** Milliseconds the pages that change after the last round may take on the link in the pause. */
  readonly pauseMs: number;
  /** Bytes the other side may hold for us altogether. */
  readonly mostBytes: number;
}

export interface Next {
  readonly again: boolean;
  readonly why: 'converged' | 'too much to forecast' | 'no progress' | 'enough rounds' | 'no room';
  /** Bytes that will have changed by the freeze, and milliseconds they take on the link. */
  readonly leftBytes: number;
  readonly leftMs: number;
}

export const MOST_ROUNDS = 8;
/** A round that brings less than a tenth less than the one before it has gained nothing. */
const PROGRESS = 0.9;
/** Two such rounds, and the next will not gain either. */
const PATIENCE = 2;
/** From the last look at the last page to the freeze. */
const TO_FREEZE_MS = 60;

export function nextRound(rounds: readonly Round[], goal: RoundGoal): Next {
  const last = rounds.at(-1);
  if (last === undefined) {
    return { again: true, why: 'too much to forecast', leftBytes: 0, leftMs: 0 };
  }
  const total = rounds.reduce((sum, { bytes }) => sum + bytes, 0);
  const leftBytes = leftAtFreeze(rounds);
  const leftMs = Math.round(leftBytes / bytesPerMs(rounds));
  const say = (again: boolean, why: Next['why']): Next => ({ again, why, leftBytes, leftMs });
  // The first round brings everything: it tells how fast, not how much changes.
  if (rounds.length > 1 && leftMs <= goal.pauseMs) return say(false, 'converged');
  if (total + leftBytes > goal.mostBytes) return say(false, 'no room');
  if (rounds.length >= MOST_ROUNDS) return say(false, 'enough rounds');
  if (stuck(rounds)) return say(false, 'no progress');
  return say(true, 'too much to forecast');
}

/**
 * Pages go on changing as fast as they did, and one more round takes as long as the last: from its
 * reading of a page to the freeze lies half of it, on the average.
 */
function leftAtFreeze(rounds: readonly Round[]): number {
  const last = rounds.at(-1);
  const before = rounds.at(-2);
  if (last === undefined || before === undefined) return last?.bytes ?? 0;
  // Between two looks at the same page lay about one round: half of the last, half of the one before.
  const between = (last.ms + before.ms) / 2;
  const rate = last.bytes / Math.max(1, between);
  return Math.round(Math.min(last.bytes, rate * (last.ms / 2 + TO_FREEZE_MS)));
}

/** Of the link, over all rounds; what waited for nothing went faster than it can be told. */
function bytesPerMs(rounds: readonly Round[]): number {
  const bytes = rounds.reduce((sum, round) => sum + round.bytes, 0);
  const ms = rounds.reduce((sum, round) => sum + Math.max(round.sendMs, round.ms / 20), 0);
  return Math.max(1, bytes / Math.max(1, ms));
}

function stuck(rounds: readonly Round[]): boolean {
  // The first does not count: it always brings more than the second.
  const later = rounds.slice(1);
  if (later.length <= PATIENCE) return false;
  const tail = later.slice(-PATIENCE - 1);
  return tail.every((round, at) => at === 0 || round.bytes > (tail[at - 1]?.bytes ?? 0) * PROGRESS);
}

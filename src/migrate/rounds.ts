/**
 * When to stop copying memory ahead and to freeze, and when to slow the container down. A pure function over what the rounds so far have
 * measured: each number it is decided by stands in the log and in the report of the job.
 */

export interface Round {
  /** Bytes of pages the other side did not have. */
  readonly bytes: number;
  /** Milliseconds of the whole round. */
  readonly ms: number;
  /** Of those, spent on waiting for the link. */
  readonly sendMs: number;
  /** Processors the container kept busy meanwhile; not measured when nothing may be taken from it. */
  readonly busy?: number;
  /** Percent of them that were taken from it meanwhile. */
  readonly taken?: number;
}

export interface RoundGoal {
  /** Milliseconds the pages that change after the last round may take on the link in the pause. */
  readonly pauseMs: number;
  /** Bytes the other side may hold for us altogether. */
  readonly mostBytes: number;
  /** Percent of its processors that may be taken from the container; none when it is not given. */
  readonly mostTaken?: number;
}

export interface Next {
  readonly again: boolean;
  readonly why:
    | 'converged'
    | 'slowed down'
    | 'too much to forecast'
    | 'no progress'
    | 'enough rounds'
    | 'no room';
  /** Bytes that will have changed by the freeze, and milliseconds they take on the link. */
  readonly leftBytes: number;
  readonly leftMs: number;
  /** Percent of its processors to take from the container from now on, and how many that leaves it. */
  readonly take: number;
  readonly cpus: number;
}

export const MOST_ROUNDS = 8;
/** A round that brings less than a tenth less than the one before it has gained nothing. */
const PROGRESS = 0.9;
/** Two such rounds, and the next will not gain either. */
const PATIENCE = 2;
/** Percent, as QEMU's auto-converge takes them. */
const FIRST_SHARE = 20;
const NEXT_SHARE = 10;
/** A round that brings no more than half of the one before comes to its end by itself. */
const HALF = 0.5;
/** With less of a processor than this it does not change memory by its own work. */
const IDLE = 0.01;
/** From the last look at the last page to the freeze. */
const TO_FREEZE_MS = 60;

export function nextRound(rounds: readonly Round[], goal: RoundGoal): Next {
  const last = rounds.at(-1);
  if (last === undefined) {
    return { again: true, why: 'too much to forecast', leftBytes: 0, leftMs: 0, take: 0, cpus: 0 };
  }
  const total = rounds.reduce((sum, { bytes }) => sum + bytes, 0);
  const leftBytes = leftAtFreeze(rounds);
  const leftMs = Math.round(leftBytes / bytesPerMs(rounds));
  const taken = last.taken ?? 0;
  const say = (again: boolean, why: Next['why'], take = taken): Next => {
    return { again, why, leftBytes, leftMs, take, cpus: cpusLeft(rounds, take) };
  };
  // The first round brings everything: it tells how fast, not how much changes.
  if (rounds.length > 1 && leftMs <= goal.pauseMs) return say(false, 'converged');
  if (total + leftBytes > goal.mostBytes) return say(false, 'no room');
  const take = shareToTake(rounds, goal);
  if (take > taken) return say(true, 'slowed down', take);
  const alike = sinceSlowed(rounds);
  if (alike.length >= MOST_ROUNDS) return say(false, 'enough rounds');
  if (stuck(alike)) return say(false, 'no progress');
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

/** Rounds under other conditions tell nothing of progress. */
function sinceSlowed(rounds: readonly Round[]): readonly Round[] {
  const taken = rounds.at(-1)?.taken ?? 0;
  return rounds.slice(rounds.findLastIndex((round) => (round.taken ?? 0) !== taken) + 1);
}

function shareToTake(rounds: readonly Round[], { mostTaken = 0 }: RoundGoal): number {
  const last = rounds.at(-1);
  const before = rounds.at(-2);
  const taken = last?.taken ?? 0;
  if (last === undefined || before === undefined || busy(rounds) < IDLE) return taken;
  if (last.bytes <= before.bytes * HALF) return taken;
  return Math.max(taken, Math.min(taken === 0 ? FIRST_SHARE : taken + NEXT_SHARE, mostTaken));
}

function cpusLeft(rounds: readonly Round[], take: number): number {
  return Math.round(busy(rounds) * (100 - take) * 10) / 1_000;
}

/** What it used while nothing was taken from it: the share is one of that, not of all there are. */
function busy(rounds: readonly Round[]): number {
  return Math.max(0, ...rounds.filter(({ taken = 0 }) => taken === 0).map((one) => one.busy ?? 0));
}

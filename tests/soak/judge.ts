/** One datagram of a workload, as the witness wrote it down (tests/workloads/w.h). */
export interface Beat {
  /** CLOCK_MONOTONIC of the machine, milliseconds: when the witness heard it. */
  readonly heardMs: number;
  readonly token: string;
  /** Random at each start from scratch. */
  readonly incarnation: string;
  readonly seq: number;
  /**
   * When the workload sent it, by its own clock: CRIU lets that one stand still between dump and
   * restore, so it orders the beats of one life and tells nothing about pauses.
   */
  readonly sentMs: number;
  /** PID namespace: a restored copy has one of its own. */
  readonly place: string;
}

/** Milliseconds of CLOCK_MONOTONIC. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export function parseBeats(text: string): Beat[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [heard, token, incarnation, seq, , , sent, place] = line.split(' ');
      if (token === undefined || incarnation === undefined || place === undefined) return [];
      return [
        {
          heardMs: Number(heard),
          token,
          incarnation,
          seq: Number(seq),
          sentMs: Number(sent),
          place,
        },
      ];
    });
}

export interface Verdict {
  /** One line for each thing that must not be. */
  readonly wrong: readonly string[];
  /** The longest time in which the witness heard nothing, milliseconds, losses left out. */
  readonly longestPauseMs: number;
  readonly places: number;
  readonly last: number;
}

/** After a cable is back, a switch and a neighbour table need this long to carry again. */
const AFTER_CUT_MS = 3_000;

export interface JudgeOptions {
  /** In these the line of a sender was cut: what is lost then is the network's doing. */
  readonly cuts?: readonly Span[];
  /** Only pauses that end in here count as the longest. */
  readonly during?: Span;
}

/**
 * Whether one copy at a time has sent these, and each went on where the last had stopped. In the
 * order of sending, the numbers of one life must grow by one each time: a second copy sends a number
 * again, or one between those of the first; a copy that was set back sends old ones.
 */
export function judge(beats: readonly Beat[], options: JudgeOptions = {}): Verdict {
  const wrong: string[] = [];
  const sorted = [...beats].sort((a, b) => a.sentMs - b.sentMs || a.seq - b.seq);
  const lives = new Set(sorted.map(({ incarnation }) => incarnation));
  if (lives.size > 1) wrong.push(`started from scratch: ${lives.size} lives`);
  const cuts = (options.cuts ?? []).map(({ from, to }) => ({ from, to: to + AFTER_CUT_MS }));
  let longestPauseMs = 0;
  let previous: Beat | undefined;
  for (const beat of sorted) {
    const was = previous;
    previous = beat;
    if (was === undefined || was.incarnation !== beat.incarnation) continue;
    const at = `at ${beat.heardMs} (${was.seq} in ${was.place}, then ${beat.seq} in ${beat.place})`;
    if (beat.seq <= was.seq) wrong.push(`two copies, or one set back ${at}`);
    const lost = beat.seq - was.seq - 1;
    const gap = { from: was.heardMs, to: beat.heardMs };
    if (lost > 0 && !cuts.some((cut) => cut.from <= gap.to && cut.to >= gap.from)) {
      wrong.push(`${lost} never heard ${at}`);
    }
    const counts = options.during === undefined || inside(gap.to, options.during);
    if (counts && lost <= 0) longestPauseMs = Math.max(longestPauseMs, gap.to - gap.from);
  }
  const places = new Set(sorted.map(({ place }) => place)).size;
  return { wrong: wrong.slice(0, 20), longestPauseMs, places, last: previous?.seq ?? -1 };
}

function inside(at: number, { from, to }: Span): boolean {
  return at >= from && at <= to;
}

/** CLOCK_MONOTONIC, milliseconds: the clock of the beats. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}

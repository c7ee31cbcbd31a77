import { quantile } from '../support/quantile.ts';
import { describeBlow, describeMoment } from './plan.ts';
import type { JobResult } from './run-job.ts';

export interface Totals {
  readonly seed: number;
  readonly startedAt: string;
  readonly hours: number;
  readonly jobs: number;
  readonly moved: number;
  readonly violations: number;
  readonly residue: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Reason codes of what was rolled back or refused. */
  readonly codes: Readonly<Record<string, number>>;
  /** Blows by kind: how many were planned, how many hit somebody. */
  readonly blows: Readonly<Record<string, { readonly planned: number; readonly hit: number }>>;
  readonly pauseMs: { readonly median: number; readonly p95: number; readonly longest: number };
}

function counted(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) if (word !== '') counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

const kindOf = ({ blow }: JobResult['plan']['blows'][number]): string =>
  blow.kind === 'kill' || blow.kind === 'hang'
    ? `${blow.kind} ${blow.program} of the ${blow.side}`
    : blow.kind === 'cancel'
      ? `cancel by ${blow.how}`
      : blow.kind === 'hand'
        ? `${blow.hand} by hand, ${blow.side}`
        : 'side' in blow
          ? `${blow.kind}, ${blow.side}`
          : blow.kind;

export function totalsOf(
  seed: number,
  startedAt: Date,
  now: Date,
  results: readonly JobResult[],
): Totals {
  const blows: Record<string, { planned: number; hit: number }> = {};
  for (const { plan, landed } of results) {
    for (const [at, planned] of plan.blows.entries()) {
      const kind = kindOf(planned);
      const row = blows[kind] ?? { planned: 0, hit: 0 };
      blows[kind] = row;
      row.planned += 1;
      if (landed[at]?.hit === true) row.hit += 1;
    }
  }
  const pauses = results.filter(({ outcome }) => outcome === 'moved').map(({ pauseMs }) => pauseMs);
  return {
    seed,
    startedAt: startedAt.toISOString(),
    hours: (now.getTime() - startedAt.getTime()) / 3_600_000,
    jobs: results.length,
    moved: results.filter(({ outcome }) => outcome === 'moved').length,
    violations: results.filter(({ outcome }) => outcome === 'violation').length,
    residue: results.reduce((sum, { residue }) => sum + residue, 0),
    outcomes: counted(results.map(({ outcome }) => outcome)),
    codes: counted(results.map(({ code }) => code)),
    blows: Object.fromEntries(Object.entries(blows).sort(([a], [b]) => a.localeCompare(b))),
    pauseMs: {
      median: quantile(pauses, 0.5),
      p95: quantile(pauses, 0.95),
      longest: Math.max(0, ...pauses),
    },
  };
}

export function jobLine({
  plan,
  landed,
  from,
  outcome,
  code,
  exit,
  pauseMs,
  tookMs,
}: JobResult): string {
  const blows = plan.blows.map(
    ({ blow, moment }, at) =>
      `${describeBlow(blow)} @ ${describeMoment(moment)}${landed[at]?.hit === true ? '' : ' (missed)'}`,
  );
  return [
    `${plan.seed}/${plan.job}`.padEnd(14),
    `${plan.member}/${plan.runtime}`.padEnd(13),
    `from ${from}`,
    ` ${blows.join('; ') || 'no blow'}`,
    ` -> ${outcome}${code === '' ? '' : ` ${code}`} (exit ${exit})`,
    ` pause ${pauseMs} ms, ${(tookMs / 1000).toFixed(1)} s`,
  ].join(' ');
}

export function replayCommand(seed: number, job: number): string {
  return `make soak SEED=${seed} JOB=${job}`;
}

export function markdown(totals: Totals, violations: readonly JobResult[]): string {
  const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
    [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `# Soak, seed ${totals.seed}

Begun ${totals.startedAt}, ${totals.hours.toFixed(2)} h: ${totals.jobs} jobs, ${totals.violations} violations, ${totals.residue} things left behind.

Pause of the moves that went through, as their clients saw it: median ${totals.pauseMs.median} ms, 95 % under ${totals.pauseMs.p95} ms, longest ${totals.pauseMs.longest} ms.

${table(['outcome', 'jobs'], Object.entries(totals.outcomes))}

${table(
  ['blow', 'planned', 'hit'],
  Object.entries(totals.blows).map(([kind, { planned, hit }]) => [kind, planned, hit]),
)}

${table(['reason of a roll-back or refusal', 'jobs'], Object.entries(totals.codes))}
${violations.map((one) => `\n## ${replayCommand(totals.seed, one.plan.job)}\n\n${one.wrong.map((line) => `    ${line}`).join('\n')}\n`).join('')}`;
}

import { FAULTS, isFaultCode } from '../base/fault.ts';
import type { ckpt } from '../gen/ckpt.js';
import { tableLines } from './table.ts';
import { agoText, bytesText, durationText, shortId } from './units.ts';

export type Job = ckpt.v1.Job;
type FindingMessage = ckpt.v1.Finding.$Properties;

export function hasEnded(job: Job): boolean {
  return job.phase === 'ended' || !['', 'in-doubt'].includes(job.outcome);
}

/** 0 when it is done or goes on, else the exit code of its failure. */
export function exitOfJob(job: Job): number {
  if (job.outcome === 'done' || job.outcome === '') return 0;
  if (job.outcome === 'in-doubt') return FAULTS.IN_DOUBT.exit;
  // Of a doubt that a person has settled, the doubt itself is what the failure tells.
  if (job.resolved === 'run-here') return FAULTS.CANCELLED.exit;
  const code = job.failure?.code ?? '';
  return isFaultCode(code) ? FAULTS[code].exit : 1;
}

export function jobName(job: Job): string {
  return job.name || shortId(job.container) || shortId(job.id);
}

/** `web now runs on hostb: pause 412 ms (forecast 400 ms), 18.3 MiB sent, 1.9 s in all`. */
export function doneLine(job: Job): string {
  const where = job.role === 'target' ? `here, moved from ${job.peer}` : `on ${job.peer}`;
  const parts = [
    ...pauseTexts(job),
    ...(job.memoryBytesSent > 0 ? [`${bytesText(job.memoryBytesSent)} sent ahead`] : []),
    ...(job.bytesSent > 0 ? [`${bytesText(job.bytesSent)} sent`] : []),
    ...(job.lateBytes > 0 ? [`${bytesText(job.lateBytes)} behind it`] : []),
    ...(job.imageBytesSent > 0 ? [`image ${bytesText(job.imageBytesSent)}`] : []),
    ...(job.codec === 'zstd' ? [`${bytesText(job.wireBytes)} on the wire`] : []),
    ...(job.endedUnixMs > 0 ? [`${durationText(job.endedUnixMs - job.startedUnixMs)} in all`] : []),
  ];
  return `${jobName(job)} now runs ${where}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}

function pauseTexts({ pauseMs, forecastMs }: Job): string[] {
  if (pauseMs === 0) return [];
  const said = forecastMs > 0 ? ` (forecast ${durationText(forecastMs)})` : '';
  return [`pause ${durationText(pauseMs)}${said}`];
}

/** What to know and to type about a job in doubt. Stands below its failure line, and in `job show`. */
export function doubtLines(job: Job, nowUnixMs: number): string[] {
  const name = jobName(job);
  const id = shortId(job.id);
  const { peer: other, doubt } = job;
  const since = doubt?.sinceUnixMs ?? 0;
  const lost = doubt?.lastWord === 'lost-may-have-run';
  const word = doubt?.lastWord
    ? `last word: ${doubt.lastWord} ${clock(doubt.lastWordUnixMs ?? 0)}`
    : 'no word yet';
  const answer = doubt?.unreachable ? `not reachable: ${doubt.unreachable}` : 'answers';
  const rows = [
    ['here', `${held(doubt?.here)} (epoch ${job.epoch})`],
    [other, `${answer} (${word})`],
    ['meaning', meaning(job, lost)],
  ];
  const width = Math.max(...rows.map(([head = '']) => head.length));
  const when = since > 0 ? ` since ${clock(since)} (${durationText(nowUnixMs - since)})` : '';
  const choices = [
    ...(lost ? [] : [[`${other} is back`, `ckpt job resume ${id}`]]),
    ...(doubt?.here === 'gone'
      ? []
      : [
          [
            lost
              ? `run it here from where it was, and repeat what it did in that time`
              : `${other} is off for good, power removed and checked`,
            `ckpt job resolve ${id} --run-here --i-have-fenced ${other}`,
          ],
        ]),
    ...(lost || job.resolved === 'runs-there'
      ? []
      : [[`${name} is seen running on ${other}`, `ckpt job resolve ${id} --runs-there`]]),
  ];
  return [
    `job ${id} ${name}: IN DOUBT${when}`,
    ...rows.map(([head = '', text = '']) => `  ${head.padEnd(width)}  ${text}`),
    lost
      ? '  It does not settle by itself. To settle it by hand:'
      : `  It settles by itself when ${other} answers. To settle it by hand:`,
    ...choices.flatMap(([when = '', type = '']) => [`    ${when}:`, `      ${type}`]),
  ];
}

function meaning(job: Job, lost: boolean): string {
  const name = jobName(job);
  if (lost) {
    const ms = job.doubt?.mayHaveRunMs ?? 0;
    return `${name} ran on ${job.peer} for at most ${durationText(ms)} and ended. It runs nowhere now.`;
  }
  const nowhere = `${name} runs on ${job.peer}, or nowhere. It does not run here.`;
  if (job.doubt?.here === 'gone') return `${nowhere} Only ${job.peer} has it.`;
  return `${nowhere} Nothing is lost.`;
}

function held(here: string | null | undefined): string {
  switch (here) {
    case 'stored':
      return 'not in memory any more; complete on disk, held';
    case 'gone':
      return 'nothing is held';
    default:
      return 'frozen, complete, held';
  }
}

function clock(unixMs: number): string {
  return unixMs > 0 ? new Date(unixMs).toLocaleTimeString('en-GB') : '';
}

export function findingLine(finding: FindingMessage): string {
  const { code, host, evidence, remedy, blocks } = finding;
  const where = host ? ` (${host})` : '';
  return `  ${blocks ? 'stops' : 'note '}  ${code}: ${evidence}${where} - ${remedy}`;
}

export function findingTable(findings: readonly FindingMessage[]): string[] {
  if (findings.length === 0) return [];
  return tableLines(
    ['EFFECT', 'CODE', 'HOST', 'FINDING'],
    findings.map((f) => [
      f.blocks ? 'stops' : 'note',
      f.code ?? '',
      f.host ?? '',
      `${f.evidence} - ${f.remedy}`,
    ]),
  );
}

export function jobTable(jobs: readonly Job[], nowUnixMs: number): string[] {
  return tableLines(
    ['ID', 'CONTAINER', 'ROLE', 'PEER', 'PHASE', 'STARTED', 'PAUSE', 'SENT'],
    jobs.map((job) => [
      shortId(job.id),
      jobName(job),
      job.role,
      job.peer,
      standing(job),
      job.startedUnixMs > 0 ? agoText(job.startedUnixMs, nowUnixMs) : '',
      job.pauseMs > 0 ? durationText(job.pauseMs) : '',
      job.bytesSent > 0 ? bytesText(job.bytesSent) : '',
    ]),
  );
}

/** What somebody has to look at stands out. */
function standing(job: Job): string {
  if (job.outcome === 'in-doubt') return 'IN DOUBT';
  if (job.phase === 'unreadable') return 'UNREADABLE';
  return job.outcome || job.phase;
}

/** Jobs that wait for a person, with where to read on. */
export function attentionLines(jobs: readonly Job[]): string[] {
  return jobs
    .filter((job) => job.outcome === 'in-doubt' || job.phase === 'unreadable')
    .map((job) => `${jobName(job)}: ckpt job show ${shortId(job.id)} tells what to do`);
}

/** Everything about one job, a field a line. */
export function jobLines(job: Job): string[] {
  const time = (unixMs: number) => (unixMs > 0 ? new Date(unixMs).toISOString() : '');
  const fields: [string, string][] = [
    ['id', job.id],
    ['container', job.container === '' ? '' : `${job.name} (${shortId(job.container)})`],
    ['role', job.role === '' ? '' : `${job.role} of a ${job.kind}`],
    ['peer', job.peer],
    ['phase', job.phase],
    ['outcome', job.outcome],
    ['epoch', job.epoch > 0 ? String(job.epoch) : ''],
    ['started', time(job.startedUnixMs)],
    ['ended', time(job.endedUnixMs)],
    [
      'sent',
      job.bytesTotal > 0 ? `${bytesText(job.bytesSent)} of ${bytesText(job.bytesTotal)}` : '',
    ],
    ['mode', job.mode === '' ? '' : `${job.mode} (${job.modeWhy})`],
    ['throttle', throttleText(job)],
    ['restore', job.restore === '' ? '' : `${job.restore} (${job.restoreWhy})`],
    [
      'ahead',
      job.memoryBytesSent > 0
        ? `${bytesText(job.memoryBytesSent)}${job.rounds > 0 ? `, ${job.rounds} rounds` : ''}`
        : '',
    ],
    ['late', lateText(job)],
    ['image', job.imageBytesSent > 0 ? bytesText(job.imageBytesSent) : ''],
    ['wire', wireText(job)],
    ['pause', job.pauseMs > 0 ? durationText(job.pauseMs) : ''],
    ['forecast', job.forecastMs > 0 ? durationText(job.forecastMs) : ''],
    ['phases', job.phases.map((p) => `${p.phase} ${durationText(p.ms ?? 0)}`).join(', ')],
    ['limits', limitsText(job)],
    ['cancel', job.cancelAsked ? 'asked' : ''],
    ['failure', job.failure ? `${job.failure.code}: ${job.failure.message}` : ''],
    ['remedy', job.failure?.remedy ?? ''],
    ['resolved', job.resolved === '' ? '' : `${job.resolved}, by ${job.resolvedBy}`],
  ];
  if (job.phase === 'unreadable') return unreadableLines(job, fields);
  return [
    ...fields.filter(([, text]) => text !== '').map(([head, text]) => `${head.padEnd(10)} ${text}`),
    ...(job.findings.length > 0 ? ['findings'] : []),
    ...job.findings.map(findingLine),
    ...(job.outcome === 'in-doubt' ? ['', ...doubtLines(job, Date.now())] : []),
  ];
}

/** Of the processor time it used. All of it is given back before the dump. */
function lateText({ lateBytes, lateBytesSent }: Job): string {
  if (lateBytes === 0 && lateBytesSent === 0) return '';
  return lateBytes === 0
    ? bytesText(lateBytesSent)
    : `${bytesText(lateBytesSent)} of ${bytesText(lateBytes)}`;
}

function throttleText({ throttle, throttleLimit }: Job): string {
  if (throttleLimit === 0 && throttle === 0) return '';
  return `${throttle} %${throttleLimit > 0 ? ` of at most ${throttleLimit} %` : ''}`;
}

/** `31.2 MiB for 130.0 MiB (24 %), zstd (asked for)`. */
function wireText({ wireBytes, wireContentBytes, codec, codecWhy }: Job): string {
  if (wireBytes === 0) return '';
  const share = Math.round((100 * wireBytes) / Math.max(1, wireContentBytes));
  const of = `${bytesText(wireBytes)} for ${bytesText(wireContentBytes)} (${share} %)`;
  return codec === '' ? of : `${of}, ${codec === 'none' ? 'plain' : codec} (${codecWhy})`;
}

function limitsText({ limits }: Job): string {
  const { pauseMs, bytesPerSecond, timeoutMs } = limits ?? {};
  return [
    pauseMs ? `pause ${durationText(pauseMs)}` : '',
    bytesPerSecond ? `${bytesText(bytesPerSecond)} a second` : '',
    timeoutMs ? `${durationText(timeoutMs)} in all` : '',
  ]
    .filter((text) => text !== '')
    .join(', ');
}

/** Steps by the time they began, and what the whole comes to. */
export function reportLines(job: Job): string[] {
  const steps = job.steps.toSorted((a, b) => (a.fromMs ?? 0) - (b.fromMs ?? 0));
  const ms = (value: number | null | undefined) => (value ?? 0).toFixed(1).padStart(9);
  return [
    `${job.role} of ${job.name} (${shortId(job.container)}), with ${job.peer || '?'}: ${job.outcome || job.phase}`,
    ...pauseTexts(job),
    ...[wireText(job)].filter((text) => text !== '').map((text) => `on the wire ${text}`),
    ...(steps.length === 0
      ? ['no steps are known: the job is older than this ckptd']
      : tableLines(
          ['   BEGAN ms', '  TOOK ms', 'STEP'],
          steps.map((one) => [`  ${ms(one.fromMs)}`, ms(one.ms), one.step ?? '']),
        )),
  ];
}

function unreadableLines(job: Job, fields: readonly (readonly [string, string])[]): string[] {
  const id = shortId(job.id);
  const other = job.peer || 'the other host';
  return [
    ...fields.filter(([, text]) => text !== '').map(([head, text]) => `${head.padEnd(10)} ${text}`),
    '',
    'Nothing of this job is touched: its container stays as it is, frozen if it was.',
    ...(job.failure?.code === 'JOURNAL_NEWER'
      ? ['  A newer ckpt wrote the journal. Install that version again: it goes on by itself.']
      : [
          `  Ask ${other} first: \`ckpt job show ${id}\` there tells who runs the container.`,
          '  docs/recovery.md, "A journal that cannot be read", has the steps from there.',
        ]),
  ];
}

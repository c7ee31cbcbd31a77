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
  const code = job.failure?.code ?? '';
  return isFaultCode(code) ? FAULTS[code].exit : 1;
}

export function jobName(job: Job): string {
  return job.name || shortId(job.container) || shortId(job.id);
}

/** `web now runs on hostb: pause 412 ms, 18.3 MiB sent, 1.9 s in all`. */
export function doneLine(job: Job): string {
  const where = job.role === 'target' ? `here, moved from ${job.peer}` : `on ${job.peer}`;
  const parts = [
    ...(job.pauseMs > 0 ? [`pause ${durationText(job.pauseMs)}`] : []),
    ...(job.bytesSent > 0 ? [`${bytesText(job.bytesSent)} sent`] : []),
    ...(job.imageBytesSent > 0 ? [`image ${bytesText(job.imageBytesSent)}`] : []),
    ...(job.endedUnixMs > 0 ? [`${durationText(job.endedUnixMs - job.startedUnixMs)} in all`] : []),
  ];
  return `${jobName(job)} now runs ${where}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}

/** The lines below the failure line of a job that is in doubt. */
export function doubtLines(job: Job, sinceUnixMs: number, nowUnixMs: number): string[] {
  const name = jobName(job);
  const other = job.peer;
  const clock = new Date(sinceUnixMs).toLocaleTimeString('en-GB');
  const rows = [
    [
      'here',
      `${job.role === 'target' ? 'asked to commit' : 'frozen, complete, held'} (epoch ${job.epoch})`,
    ],
    [other, 'was told to start it, and has not said what became of it'],
    ['meaning', `${name} runs on ${other}, or nowhere. It does not run here. Nothing is lost.`],
  ];
  const width = Math.max(...rows.map(([head = '']) => head.length));
  return [
    `  since ${clock} (${durationText(nowUnixMs - sinceUnixMs)}), job ${shortId(job.id)}`,
    ...rows.map(([head = '', text = '']) => `  ${head.padEnd(width)}  ${text}`),
    `  It settles by itself when ${other} answers. Bring ${other} back, then look here:`,
    `    ckpt job watch ${shortId(job.id)}`,
  ];
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
      job.outcome || job.phase,
      job.startedUnixMs > 0 ? agoText(job.startedUnixMs, nowUnixMs) : '',
      job.pauseMs > 0 ? durationText(job.pauseMs) : '',
      job.bytesSent > 0 ? bytesText(job.bytesSent) : '',
    ]),
  );
}

/** Everything about one job, a field a line. */
export function jobLines(job: Job): string[] {
  const time = (unixMs: number) => (unixMs > 0 ? new Date(unixMs).toISOString() : '');
  const fields: [string, string][] = [
    ['id', job.id],
    ['container', `${job.name} (${shortId(job.container)})`],
    ['role', `${job.role} of a ${job.kind}`],
    ['peer', job.peer],
    ['phase', job.phase],
    ['outcome', job.outcome],
    ['epoch', String(job.epoch)],
    ['started', time(job.startedUnixMs)],
    ['ended', time(job.endedUnixMs)],
    [
      'sent',
      job.bytesTotal > 0 ? `${bytesText(job.bytesSent)} of ${bytesText(job.bytesTotal)}` : '',
    ],
    ['image', job.imageBytesSent > 0 ? bytesText(job.imageBytesSent) : ''],
    ['pause', job.pauseMs > 0 ? durationText(job.pauseMs) : ''],
    ['phases', job.phases.map((p) => `${p.phase} ${durationText(p.ms ?? 0)}`).join(', ')],
    ['cancel', job.cancelAsked ? 'asked' : ''],
    ['failure', job.failure ? `${job.failure.code}: ${job.failure.message}` : ''],
    ['remedy', job.failure?.remedy ?? ''],
  ];
  return [
    ...fields.filter(([, text]) => text !== '').map(([head, text]) => `${head.padEnd(10)} ${text}`),
    ...(job.findings.length > 0 ? ['findings'] : []),
    ...job.findings.map(findingLine),
  ];
}

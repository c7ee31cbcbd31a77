import type { CallEnd } from '../rpc/service.ts';
import { isExpected } from '../rpc/status.ts';
import { printableText } from '../rpc/text.ts';
import type { Log } from './log.ts';

/** Fields of requests that tell what was acted upon. No other field of a request is ever logged. */
const SUBJECT = [
  'container',
  'id',
  'job',
  'to',
  'name',
  'address',
  'pid',
  'dir',
  'verdict',
  'fenced',
] as const;

/** One line for each call, answered or refused: who, what, on what, with which result. */
export function auditCall(log: Log, end: CallEnd): void {
  const request = end.request as Readonly<Record<string, unknown>>;
  const subject: Record<string, unknown> = {};
  for (const field of SUBJECT) {
    const value = request[field];
    if (typeof value === 'string' && value !== '') subject[field] = printableText(value, 255);
    else if (typeof value === 'number' && value !== 0) subject[field] = value;
  }
  const facts = {
    audit: end.method,
    caller: end.peer,
    ...subject,
    code: end.code,
    ms: Math.round(end.took),
  };
  if (end.failure === undefined) log.info(facts, 'call answered');
  else if (isExpected(end.failure)) {
    const message = end.failure instanceof Error ? end.failure.message : String(end.failure);
    log.info({ ...facts, why: printableText(message) }, 'call refused');
  } else log.error({ ...facts, err: end.failure }, 'call failed: a defect of ckptd');
}

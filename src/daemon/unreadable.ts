import { readFile } from 'node:fs/promises';
import { asFault, FAULTS, type Fault, type FaultCode } from '../base/fault.ts';
import { printableText } from '../rpc/text.ts';

/**
 * A job whose journal is damaged, or was written by a newer version. Nothing of it is touched: the
 * container stays as it is, and people are told what is known.
 */
export interface UnreadableJob {
  readonly id: string;
  readonly code: FaultCode;
  readonly message: string;
  /** What the first record says, as far as it can be made out; empty or 0 where it cannot. */
  readonly role: 'source' | 'target' | '';
  readonly container: string;
  readonly name: string;
  readonly peer: string;
  readonly epoch: number;
  readonly startedUnixMs: number;
  /** Directory of the container's tasks, of a source. */
  readonly cgroup: string;
}

/** For people only: the checksums have said already that these words are not to be acted upon. */
export async function describeUnreadable(
  id: string,
  path: string,
  why: unknown,
): Promise<UnreadableJob> {
  const { code, message }: Fault = asFault(why);
  const first = firstRecord(await readFile(path, 'utf8').catch(() => ''));
  const claims = object(first['subject'] ?? first['claims']);
  return {
    id,
    code,
    message,
    role: first['r'] === 'begin' ? 'source' : first['r'] === 'incoming' ? 'target' : '',
    container: hexOf(claims['container']),
    name: textOf(claims['name']),
    peer: textOf(first['peer']),
    epoch: numberOf(first['epoch']),
    startedUnixMs: numberOf(first['unixMs']),
    cgroup: textOf(claims['cgroup']),
  };
}

export function unreadableToWire(job: UnreadableJob) {
  const { id, code, message, cgroup, ...known } = job;
  const where = cgroup === '' ? '' : `; its tasks are in ${cgroup}`;
  return {
    ...known,
    id,
    kind: 'migrate',
    phase: 'unreadable',
    outcome: '',
    failure: {
      code,
      message: printableText(`${message}${where}`),
      host: '',
      remedy: FAULTS[code].remedy,
    },
  };
}

function firstRecord(text: string): Readonly<Record<string, unknown>> {
  for (const line of text.split('\n', 8)) {
    const json = line.slice(line.indexOf('{'));
    try {
      const record = object(JSON.parse(json));
      if (record['r'] === 'begin' || record['r'] === 'incoming') return record;
    } catch {
      // the head, or what was damaged
    }
  }
  return {};
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? printableText(value, 512) : '';
}

function hexOf(value: unknown): string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? value : '';
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

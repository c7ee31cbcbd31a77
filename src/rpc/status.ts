import * as grpc from '@grpc/grpc-js';
import { asFault, FAULTS, type Facts, Fault, type FaultCode, isFaultCode } from '../base/fault.ts';
import { printableText } from './text.ts';

const CODE = 'ckpt-code';
const HOST = 'ckpt-host';
const FACTS = 'ckpt-facts-bin';
const FACTS_BYTES = 4096;

/**
 * A failure as a gRPC status: the code of the table travels in the trailer `ckpt-code`, the facts as
 * JSON in `ckpt-facts-bin`, the host it happened on in `ckpt-host`: this one, unless the failure says
 * that another told us. What is not a Fault goes out as a bare INTERNAL: its text may hold paths or
 * memory and stays in the log.
 */
export function toStatus(thrown: unknown, here: string): grpc.StatusObject {
  const fault = asFault(thrown);
  const told = fault.facts['host'];
  const host = typeof told === 'string' && told !== '' ? told : here;
  const metadata = new grpc.Metadata();
  metadata.set(CODE, fault.code);
  if (host !== '') metadata.set(HOST, headerText(host));
  const expected = isExpected(thrown);
  if (expected && Object.keys(fault.facts).length > 0) {
    const facts = Buffer.from(JSON.stringify(fault.facts));
    if (facts.length <= FACTS_BYTES) metadata.set(FACTS, facts);
  }
  return {
    code: grpc.status[FAULTS[fault.code].status],
    details: expected
      ? printableText(fault.message, 4 * 512)
      : `unexpected failure in ckptd: its log on ${host === '' ? 'that host' : host} tells more`,
    metadata,
  };
}

/** False for what nobody foresaw: such a failure is a defect, to be logged with its stack. */
export function isExpected(thrown: unknown): boolean {
  return asFault(thrown).code !== 'INTERNAL';
}

export interface Side {
  /** The code when nobody answers at all. */
  readonly unreachable: 'DAEMON_UNREACHABLE' | 'PEER_UNREACHABLE';
  /** Stands at the head of the message when nobody answered: an address or a path. */
  readonly where: string;
  /** Every deadline is taken times this, 1 when absent. */
  readonly slowness?: number;
  /** Why the last attempt to connect failed, when that is known better than grpc-js can say it. */
  readonly reason?: () => Fault | undefined;
}

/** A gRPC error as the Fault the other side threw, or as the one that fits what happened on the way. */
export function fromStatus(error: unknown, side: Side): Fault {
  if (error instanceof Fault) return error;
  if (!isServiceError(error)) return asFault(error);
  const code = text(error.metadata, CODE);
  const host = text(error.metadata, HOST);
  const message = printableText(error.details);
  const facts = { ...readFacts(error.metadata), ...(host === '' ? {} : { host }) };
  if (code !== '') {
    if (isFaultCode(code)) return new Fault(code, message, { facts });
    return new Fault('PEER_PROTOCOL', `unknown failure code ${code}: ${message}`, { facts });
  }
  const known = error.code === grpc.status.UNAVAILABLE ? side.reason?.() : undefined;
  if (known !== undefined) return known;
  return new Fault(codeOfTransport(error, side), `${side.where}: ${transportText(message)}`, {
    cause: error,
  });
}

function codeOfTransport(error: grpc.ServiceError, side: Side): FaultCode {
  const local = side.unreachable === 'DAEMON_UNREACHABLE';
  switch (error.code) {
    case grpc.status.UNAVAILABLE:
      return local && /\bE(ACCES|PERM)\b/.test(error.details) ? 'NOT_PERMITTED' : side.unreachable;
    case grpc.status.DEADLINE_EXCEEDED:
      return 'DEADLINE';
    case grpc.status.CANCELLED:
      return 'CANCELLED';
    case grpc.status.RESOURCE_EXHAUSTED:
      return 'LIMIT_SIZE';
    case grpc.status.UNIMPLEMENTED:
      return 'PROTOCOL_DIFFERS';
    default:
      return 'PEER_PROTOCOL';
  }
}

/** grpc-js 1.14 wraps the words of the kernel: "No connection established. Last error: … (date)". */
function transportText(details: string): string {
  const last =
    /Last error: (?:Error: )?(.*?)(?: \(\d{4}-[^)]*\))?\.?(?: Resolution note:.*)?$/.exec(details);
  return last?.[1] ?? details;
}

function isServiceError(error: unknown): error is grpc.ServiceError {
  return (
    error instanceof Error &&
    'details' in error &&
    typeof error.details === 'string' &&
    'code' in error
  );
}

function text(metadata: grpc.Metadata | undefined, key: string): string {
  const value = metadata?.get(key)[0];
  return typeof value === 'string' ? printableText(value, 64) : '';
}

/** Facts of the other side are hostile input: flat, few, printable, or none at all. */
function readFacts(metadata: grpc.Metadata | undefined): Facts {
  const value = metadata?.get(FACTS)[0];
  if (!Buffer.isBuffer(value) || value.length > FACTS_BYTES) return {};
  const facts = new Map<string, string | number | boolean>();
  try {
    const parsed: unknown = JSON.parse(value.toString());
    if (typeof parsed !== 'object' || parsed === null) return {};
    for (const [key, fact] of Object.entries(parsed).slice(0, 32)) {
      if (!/^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(key)) continue;
      if (typeof fact === 'string') facts.set(key, printableText(fact));
      else if (typeof fact === 'number' || typeof fact === 'boolean') facts.set(key, fact);
    }
  } catch {
    return {};
  }
  return Object.fromEntries(facts);
}

/** Header values are ASCII. */
function headerText(value: string): string {
  return value.replaceAll(/[^\x20-\x7e]/g, '?');
}

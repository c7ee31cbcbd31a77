import { join } from 'node:path';
import type { Subject } from '../base/claims.ts';
import type { Coding } from '../base/coding.ts';
import { asFault, Fault } from '../base/fault.ts';
import type { LateSource } from '../base/late.ts';
import { type Op, pause } from '../base/op.ts';
import type { StreamPart } from '../base/outgoing.ts';
import type { PageStore } from '../base/pages.ts';
import type { SourceHost, TargetPeer } from './ports.ts';

const MOST_PAUSE_MS = 2_000;

export interface LateOrder {
  readonly host: SourceHost;
  readonly peer: TargetPeer;
  readonly subject: Subject;
  readonly part: StreamPart;
  readonly jobDir: string;
  /** Pages that went ahead. */
  readonly known: PageStore | undefined;
  readonly coding: Coding;
  rate(): number;
  /** The copy runs: until then only what it waits for goes. Its restore needs the machines. */
  readonly runs: Promise<void>;
  /** The container is here, and has not run since it was dumped. */
  hasMemory(): Promise<boolean>;
  /** Told how much has to come, and how much has. */
  sent(total: number, bytes: number): void;
}

/**
 * Brings what stayed in the frozen container to the copy that runs, over as many streams as it takes. Returns
 * when the copy has all, or has heard that it never will, or when `op` ends.
 */
export async function bringLate(op: Op, order: LateOrder): Promise<void> {
  for (let round = 0; !op.signal.aborted; round++) {
    try {
      return await bringOnce(op, order);
    } catch (error) {
      if (op.signal.aborted) return;
      const { code, message } = asFault(error);
      if (code === 'MEMORY_GONE') return op.log('MEMORY IS LOST', { why: message });
      op.log('late memory cannot be sent now', { code, message, round });
    }
    await pause(op, Math.min(100 * 2 ** Math.min(round, 5), MOST_PAUSE_MS)).catch(() => {});
  }
}

async function bringOnce(op: Op, order: LateOrder): Promise<void> {
  const { peer, part, known, coding, rate, runs, hasMemory: stands } = order;
  await using source = await sourceOf(op, order);
  const total = source?.tasks.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
  await peer.sendLate(op, part, { source, known, coding, rate, runs, stands }, (bytes) =>
    order.sent(total, bytes),
  );
}

/** Undefined when it is gone, which the other side has to hear. */
async function sourceOf(op: Op, order: LateOrder): Promise<LateSource | undefined> {
  if (!(await order.hasMemory())) return undefined;
  try {
    return await order.host.lateSource(op, order.subject, join(order.jobDir, 'set'));
  } catch (error) {
    if (error instanceof Fault && error.code === 'MEMORY_GONE') return undefined;
    throw error;
  }
}

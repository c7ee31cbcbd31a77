import { failpoints as armed, hitMessage } from '../base/failpoint.ts';
import { DECISION_POINTS } from '../journal/durable.ts';
import type { TargetPeer } from '../migrate/ports.ts';
import { SOURCE_STEPS } from '../migrate/source-state.ts';
import { TARGET_STEPS } from '../migrate/target-state.ts';
import { STREAM_POINTS } from '../peer/stream.ts';
import type { PeerHandlers } from '../rpc/services.ts';
import { PEER } from '../rpc/services.ts';
import { DISK_ACTS } from '../sys/durable-file.ts';
import { CHILD_POINTS } from '../sys/run.ts';

/**
 * Every failpoint of the daemon, generated from what the code has: records of both journals, acts on
 * the disk, messages between two hosts. A record or a message that is added has its points at once,
 * and tests/faults fails until they are swept.
 */
export function failpoints(): readonly string[] {
  const journal = (side: string, steps: object) =>
    Object.keys(steps).flatMap((record) => [
      `${side}.journal.${record}.before`,
      `${side}.journal.${record}.after`,
    ]);
  return [
    ...journal('source', SOURCE_STEPS),
    ...journal('target', TARGET_STEPS),
    ...DECISION_POINTS,
    ...DISK_ACTS.map((act) => `disk.${act}`),
    ...PEER.methods.flatMap((method) => MESSAGE.map((moment) => `peer.${moment}.${method}`)),
    ...STREAM_POINTS,
    ...CHILD_POINTS,
  ];
}

/** At the asking host before and after, and at the asked one before and after its work. */
const MESSAGE = ['send', 'answered', 'received', 'answer'] as const;

/** The same peer, with a failpoint before each question and behind each answer. */
export function failingPeer(peer: TargetPeer): TargetPeer {
  const around =
    <A extends unknown[], T>(method: string, call: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      if (armed.on) await hitMessage(`peer.send.${method}`);
      const reply = await call(...args);
      if (armed.on) await hitMessage(`peer.answered.${method}`);
      return reply;
    };
  return {
    ...peer,
    facts: around('hello', peer.facts),
    preflight: around('preflight', peer.preflight),
    prepare: around('prepare', peer.prepare),
    standBy: around('standBy', peer.standBy),
    seal: around('seal', peer.seal),
    permit: around('permit', peer.permit),
    query: around('query', peer.query),
    abort: around('abort', peer.abort),
    supersede: around('supersede', peer.supersede),
    forget: around('forget', peer.forget),
  };
}

/** The same handlers, with a failpoint before and behind the work of each. */
export function failingHandlers(handlers: Partial<PeerHandlers>): Partial<PeerHandlers> {
  const around =
    <A extends unknown[], T>(method: string, handler: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      if (armed.on) await hitMessage(`peer.received.${method}`);
      const reply = await handler(...args);
      if (armed.on) await hitMessage(`peer.answer.${method}`);
      return reply;
    };
  return Object.fromEntries(
    Object.entries(handlers).map(([method, handler]) => [
      method,
      around(method, handler as (...args: unknown[]) => Promise<unknown>),
    ]),
  );
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { Moves } from '../../src/daemon/moves.ts';
import { type LocalHost, operatorMoves } from '../../src/daemon/operator-moves.ts';
import { type PeerWorld, peerMoves } from '../../src/daemon/peer-moves.ts';
import type { Call } from '../../src/rpc/service.ts';
import { CLAIMS, SUBJECT, type TwoHosts } from './fake-move.ts';

/** A call of root that nobody cancels. */
export const CALL: Call = {
  signal: new AbortController().signal,
  peer: 'unix:pid=1;uid=0;gid=0',
  method: 'x',
};
export const ORDER = { subject: SUBJECT, claims: CLAIMS, findings: [] };

/** All jobs of one of the two hosts, with the order lines of people, and what the log said. */
export async function movesOf(
  hosts: TwoHosts,
  side: 's' | 't',
  more: Partial<LocalHost> = {},
  { postCopy = true } = {},
) {
  const jobsDir = join(hosts.dir, side, 'jobs');
  await mkdir(jobsDir, { recursive: true });
  const lines: Record<string, unknown>[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const owners = side === 's' ? hosts.sourceOwners : hosts.targetOwners;
  const moves = await Moves.open({
    source: hosts.sourceWorld(),
    target: hosts.targetWorld(),
    owners,
    log,
    jobsDir,
    maxIncoming: 4,
    maxIncomingPerPeer: 2,
    preparePerMinute: 60,
    slowness: 1,
    knownPeer: () => hosts.peer(),
    stopping: CALL.signal,
  });
  const released: string[] = [];
  const operator = operatorMoves({
    host: {
      ...hosts.sourceWorld().host,
      list: async () => [],
      checkHost: async () => [],
      checkThrottle: async () => [],
      ...more,
    },
    owners,
    moves,
    pauses: { forecast: (_target, load) => load.memoryBytes + load.pauseBytes + load.processes },
    guard: { strays: () => [], release: async (container) => void released.push(container) },
    postCopy,
    hostName: () => 'hosta',
    peer: () => hosts.peer(),
    op: (word, signal) => ({ ...hosts.op(word), signal }),
    checkGate: async () => [],
  });
  return { moves, operator, lines, released };
}

/** The order lines of other hosts, on the target. */
export function peersOf(
  hosts: TwoHosts,
  moves: Moves,
  more: Pick<PeerWorld, 'caller'> & Partial<PeerWorld>,
) {
  return peerMoves({
    host: hosts.targetWorld().host,
    moves,
    leaseMs: 1_000,
    maxBytes: 1,
    maxFiles: 1,
    postCopy: true,
    jobDir: (job) => join(hosts.dir, 't', 'jobs', job),
    hostName: () => 'hostb',
    checkSetName: () => undefined,
    checkImageName: () => undefined,
    checkAheadName: () => undefined,
    op: (word) => hosts.op(word),
    ...more,
  });
}

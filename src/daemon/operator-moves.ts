import { Fault, type Finding } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import type { Owners } from '../journal/owners.ts';
import type { SourceHost, TargetPeer } from '../migrate/ports.ts';
import type { ContainerRow } from '../podman/list.ts';
import type { OperatorHandlers } from '../rpc/services.ts';
import { findingToWire, jobToWire } from './convert.ts';
import { type Moves, watchBoard } from './moves.ts';

/** What operators may ask of the containers here, beside what a move needs. */
export interface LocalHost extends SourceHost {
  list(op: Op, all: boolean): Promise<ContainerRow[]>;
  /** What on this host would stop any move. */
  checkHost(op: Op): Promise<Finding[]>;
}

export interface OperatorWorld {
  readonly host: LocalHost;
  readonly owners: Owners;
  readonly moves: Moves;
  hostName(): string;
  /** NO_SUCH_HOST, SAME_HOST, NO_IDENTITY. */
  peer(name: string): TargetPeer;
  op(word: string, signal: AbortSignal): Op;
}

/** Jobs, checks and containers. Each handler translates in, calls once, translates out. */
export function operatorMoves(world: OperatorWorld): Partial<OperatorHandlers> {
  const { host, moves, owners } = world;

  /** All findings of both hosts. Blocking ones stand first. */
  async function check(op: Op, container: string, to: string) {
    const peer = to === '' ? undefined : world.peer(to);
    const here = (findings: readonly Finding[]) =>
      findings.map((finding) => ({ ...finding, host: finding.host || world.hostName() }));
    // What is wrong with the host is among the findings of each of its containers.
    const [facts, described, ofHost] = await Promise.all([
      host.facts(op),
      container === '' ? undefined : host.describe(op, container),
      container === '' ? host.checkHost(op) : [],
    ]);
    const findings = here([...ofHost, ...(described?.findings ?? [])]);
    if (described !== undefined) {
      findings.push(...((await peer?.preflight(op, described.claims, facts))?.findings ?? []));
    } else if (peer !== undefined) {
      await peer.facts(op);
    }
    findings.sort((a, b) => Number(b.blocks) - Number(a.blocks));
    return { findings, described, peer };
  }

  return {
    listContainers: async ({ all }, call) => {
      const rows = await host.list(world.op('ps', call.signal), all);
      const fences = new Map((await owners.fences()).map((fence) => [fence.container, fence]));
      return {
        containers: rows.map((row) => ({
          ...row,
          addresses: [...row.addresses],
          job: moves.jobOf(row.id)?.id ?? '',
          fence: fences.get(row.id)?.owner ?? '',
        })),
      };
    },

    check: async ({ container, to }, call) => {
      const { findings } = await check(world.op('check', call.signal), container, to);
      return { findings: findings.map(findingToWire) };
    },

    migrate: async ({ container, to }, call) => {
      if (container === '' || to === '') {
        throw new Fault('USAGE', 'say which container, and to which host');
      }
      const op = world.op('preflight', call.signal);
      const { findings, described, peer } = await check(op, container, to);
      if (described === undefined || peer === undefined) throw new Fault('INTERNAL', 'no subject');
      const stop = findings.filter((finding) => finding.blocks);
      const [first] = stop;
      if (first !== undefined) {
        throw new Fault(first.code, stop.map((finding) => finding.evidence).join('; '), {
          facts: { host: first.host, findings: stop.length },
        });
      }
      const job = await moves.start({ ...described, findings }, peer);
      return jobToWire(job.board.view);
    },

    listJobs: async ({ all }) => ({ jobs: moves.list(all).map(jobToWire) }),

    getJob: async ({ id }) => jobToWire(moves.find(id).board.view),

    watchJob: async function* ({ id }, call) {
      for await (const view of watchBoard(moves.find(id).board, call.signal)) yield jobToWire(view);
    },

    cancelJob: async ({ id }) => {
      const job = moves.find(id);
      await moves.cancel(job);
      return jobToWire(job.board.view);
    },
  };
}

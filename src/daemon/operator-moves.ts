import { aged, type Subject } from '../base/claims.ts';
import { askedCodec } from '../base/coding.ts';
import { Fault, type Finding, finding } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import type { Fence, Owners } from '../journal/owners.ts';
import { checkThrottle } from '../migrate/brake.ts';
import { expectedLoad } from '../migrate/forecast.ts';
import { checkLimits, type MoveLimits, NO_LIMITS } from '../migrate/limits.ts';
import {
  type AskedMode,
  askedMode,
  chooseMode,
  isLate,
  mustConsent,
  postCopyDenied,
} from '../migrate/mode.ts';
import type { PauseMemory, SourceHost, TargetPeer } from '../migrate/ports.ts';
import { askedRestore } from '../migrate/restore-kind.ts';
import type { ContainerRow } from '../podman/list.ts';
import type { OperatorHandlers } from '../rpc/services.ts';
import { userOf } from './caller.ts';
import { findingToWire, jobToWire } from './convert.ts';
import type { FenceGuard } from './fence-guard.ts';
import { jobExists, type Moves, watchBoard } from './moves.ts';
import { unreadableToWire } from './unreadable.ts';

/** What operators may ask of the containers here, beside what a move needs. */
export interface LocalHost extends SourceHost {
  list(op: Op, all: boolean): Promise<ContainerRow[]>;
  /** What on this host would stop any move. */
  checkHost(op: Op): Promise<Finding[]>;
  /** What on this host would keep it from being slowed down. */
  checkThrottle(op: Op, subject: Subject): Promise<Finding[]>;
}

export interface OperatorWorld {
  readonly host: LocalHost;
  readonly owners: Owners;
  readonly moves: Moves;
  readonly guard: Pick<FenceGuard, 'strays' | 'release'>;
  readonly pauses: Pick<PauseMemory, 'forecast'>;
  /** Whether containers may leave this host whose memory comes later. */
  readonly postCopy: boolean;
  hostName(): string;
  /** NO_SUCH_HOST, SAME_HOST, NO_IDENTITY. */
  peer(name: string): TargetPeer;
  op(word: string, signal: AbortSignal): Op;
  /** As Neighbours.checkGate. */
  checkGate(): Promise<Finding[]>;
}

/** Jobs, checks and containers. Each handler translates in, calls once, translates out. */
export function operatorMoves(world: OperatorWorld): Partial<OperatorHandlers> {
  const { host, moves, owners } = world;

  /** All findings of both hosts. Blocking ones stand first. */
  async function check(
    op: Op,
    container: string,
    to: string,
    { throttle, mode }: { throttle: number; mode: AskedMode },
  ) {
    if (isLate(mode) && !world.postCopy) throw postCopyDenied(world.hostName());
    const peer = to === '' ? undefined : world.peer(to);
    const here = (findings: readonly Finding[]) =>
      findings.map((finding) => ({ ...finding, host: finding.host || world.hostName() }));
    // What is wrong with the host is among the findings of each of its containers.
    const [{ facts, since }, described, ofHost, ofGate] = await Promise.all([
      host.facts(op).then((taken) => ({ facts: taken, since: performance.now() })),
      container === '' ? undefined : host.describe(op, container),
      container === '' ? host.checkHost(op) : [],
      world.checkGate(),
    ]);
    const findings = here([...ofHost, ...(described?.findings ?? []), ...ofGate]);
    if (described !== undefined) {
      if (throttle > 0) findings.push(...here(await host.checkThrottle(op, described.subject)));
      if (isLate(mode)) findings.push(...here(await lateFindings(op, host)));
      const there = await peer?.preflight(op, described.claims, aged(facts, since));
      findings.push(...(there?.findings ?? []));
    } else if (peer !== undefined) {
      await peer.facts(op);
    }
    findings.sort((a, b) => Number(b.blocks) - Number(a.blocks));
    return { findings, described, peer };
  }

  /** Milliseconds; 0 when there is no such move. */
  async function forecast({ findings, described, peer }: Awaited<ReturnType<typeof check>>) {
    if (described === undefined || peer === undefined) return 0;
    if (findings.some(({ blocks }) => blocks)) return 0;
    const { claims, subject } = described;
    const { mode } = chooseMode('auto', claims.memoryBytes, NO_LIMITS);
    const load = expectedLoad(claims, mode, await host.processes(subject));
    return world.pauses.forecast(peer.id, load);
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

    check: async ({ container, to, throttle, mode }, call) => {
      const how = { throttle: checkThrottle(throttle), mode: askedMode(mode) };
      const found = await check(world.op('check', call.signal), container, to, how);
      return { findings: found.findings.map(findingToWire), forecastMs: await forecast(found) };
    },

    migrate: async (request, call) => {
      const { container, to, limits, mode: asked, throttle } = request;
      if (container === '' || to === '') {
        throw new Fault('USAGE', 'say which container, and to which host');
      }
      const allowed = checkLimits({ ...NO_LIMITS, ...given(limits ?? {}) });
      const mode = askedMode(asked);
      mustConsent(mode, container, request.acceptLoss);
      const most = checkThrottle(throttle);
      if (most > 0 && (mode === 'stop-and-copy' || mode === 'post-copy')) {
        throw new Fault('USAGE', `${mode} freezes at once: there is nothing to throttle`);
      }
      const compress = askedCodec(request.compress);
      const restore = askedRestore(request.restore);
      if (isLate(mode) && restore !== 'auto') {
        throw new Fault(
          'USAGE',
          `with ${mode} memory comes when the copy runs: leave out --restore`,
        );
      }
      const op = world.op('preflight', call.signal);
      const { findings, described, peer } = await check(op, container, to, {
        throttle: most,
        mode,
      });
      if (described === undefined || peer === undefined) throw new Fault('INTERNAL', 'no subject');
      const stop = findings.filter((finding) => finding.blocks);
      const [first] = stop;
      if (first !== undefined) {
        throw new Fault(first.code, stop.map((finding) => finding.evidence).join('; '), {
          facts: { host: first.host, findings: stop.length },
        });
      }
      const how = { mode, throttle: most, compress, restore };
      const job = await moves.start({ ...described, findings, limits: allowed, ...how }, peer);
      return jobToWire(job.board.view);
    },

    // One that cannot be read has not ended: somebody has to look at it.
    listJobs: async ({ all }) => ({
      jobs: [
        ...[...moves.unreadable.values()].map(unreadableToWire),
        ...moves.list(all).map(jobToWire),
      ],
    }),

    getJob: async ({ id }) => {
      const job = moves.look(id);
      return 'board' in job ? jobToWire(job.board.view) : unreadableToWire(job);
    },

    watchJob: async function* ({ id }, call) {
      for await (const view of watchBoard(moves.find(id).board, call.signal)) yield jobToWire(view);
    },

    cancelJob: async ({ id }) => {
      const job = moves.find(id);
      await moves.cancel(job);
      return jobToWire(job.board.view);
    },

    setJob: async ({ id, ...change }) => {
      const job = moves.find(id);
      moves.setLimits(job, given(change));
      return jobToWire(job.board.view);
    },

    resumeJob: async ({ id }) => {
      const job = moves.find(id);
      await moves.resume(job);
      return jobToWire(job.board.view);
    },

    resolveJob: async ({ id, verdict, fenced }, call) => {
      if (verdict !== 'run-here' && verdict !== 'runs-there') {
        throw new Fault('USAGE', 'a verdict is run-here or runs-there');
      }
      const job = moves.find(id);
      const by = await userOf(call.peer);
      await moves.resolve(job, { verdict, fenced, by });
      return jobToWire(job.board.view);
    },

    listFences: async () => ({
      fences: (await owners.fences()).sort((a, b) => (a.name < b.name ? -1 : 1)),
    }),

    clearFence: async ({ container }, call) => {
      const fence = findFence(await owners.fences(), container);
      const holder = moves.holderOf(fence.container);
      if (holder !== undefined) throw jobExists(holder);
      const op = world.op('fence', call.signal);
      await owners.unfence(fence.container);
      await world.guard.release(fence.container);
      const { owner, epoch, name } = fence;
      op.log('FENCE CLEARED BY HAND', { name, owner, epoch, by: await userOf(call.peer) });
      return fence;
    },
  };
}

/** What keeps memory from staying in a container of this host. */
async function lateFindings(op: Op, host: SourceHost): Promise<Finding[]> {
  const lacks = await host.lacksLate(op);
  return lacks === undefined ? [] : [finding('CRIU_FEATURE', lacks)];
}

/** By name, id, or a unique beginning of an id. NO_SUCH_FENCE. */
function findFence(fences: readonly Fence[], ref: string): Fence {
  const exact = fences.filter(({ container, name }) => container === ref || name === ref);
  const short = /^[0-9a-f]{4,63}$/.test(ref)
    ? fences.filter(({ container }) => container.startsWith(ref))
    : [];
  const found = exact.length > 0 ? exact : short;
  const [one, more] = found;
  if (one === undefined) {
    throw new Fault('NO_SUCH_FENCE', `${JSON.stringify(ref)} was not given away by this host`);
  }
  if (more === undefined) return one;
  throw new Fault('NO_SUCH_FENCE', `more than one container is called ${ref}: use its id`);
}

/** Without what the caller left as it is. */
function given(
  change: Readonly<Partial<Record<keyof MoveLimits, number | null>>>,
): Partial<MoveLimits> {
  const names = ['pauseMs', 'bytesPerSecond', 'timeoutMs'] as const;
  const set = names.filter((name) => change[name] !== undefined && change[name] !== null);
  return Object.fromEntries(set.map((name) => [name, change[name]]));
}

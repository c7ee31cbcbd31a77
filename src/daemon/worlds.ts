import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault, Finding } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { Owners } from '../journal/owners.ts';
import type { Clock, TargetHost } from '../migrate/ports.ts';
import type { SourceWorld } from '../migrate/source.ts';
import type { TargetWorld } from '../migrate/target.ts';
import type { PodmanDeps } from '../podman/deps.ts';
import { hookFindings } from '../podman/hooks.ts';
import { openPodman } from '../podman/host.ts';
import { bootId, boottimeMs } from '../sys/proc.ts';
import type { DaemonContext } from './context.ts';
import { CriuConf } from './criu-conf.ts';
import { CriuSide } from './criu-side.ts';
import { type JobCgroups, jobCgroups } from './job-cgroup.ts';
import { opFor } from './log.ts';
import type { LocalHost } from './operator-moves.ts';
import { Pauses } from './pauses.ts';
import { podmanDeps } from './podman-deps.ts';

/** A cgroup that has not frozen by then holds a task in an uninterruptible sleep. */
const FREEZE_MS = 5_000;
const PROOF_MS = 5_000;
/** JOURNAL_DAMAGED: what is on disk is the truth, and the next daemon reads it. */
const EXIT_DAMAGED = 70;

/** The containers of this host. */
export interface LocalHosts extends Disposable {
  readonly source: LocalHost;
  readonly target: TargetHost;
}

/** What stands behind the ports. A test puts containers there that are files. */
export interface Neighbours {
  open(deps: PodmanDeps): LocalHosts;
  /** What of the gate is not in place that keeps a container from starting where it was given away. */
  checkGate?(stateDir: string): Promise<Finding[]>;
  readonly clock?: Clock;
  /** As SourceSettings.alarmMs. */
  readonly alarmMs?: number;
}

const PODMAN: Neighbours = {
  open: openPodman,
  checkGate: (stateDir) => hookFindings({ stateDir }),
};

/** Both halves of a move with their neighbours on this host, and no other host in reach. */
export interface Worlds extends AsyncDisposable {
  readonly source: SourceWorld;
  readonly target: TargetWorld;
  readonly owners: Owners;
  readonly pauses: Pauses;
  readonly podman: LocalHosts;
  checkGate(): Promise<Finding[]>;
  readonly deps: PodmanDeps;
  readonly criu: CriuSide;
  readonly cgroups: JobCgroups;
  readonly jobsDir: string;
  jobDir(job: string): string;
  op(word: string, signal: AbortSignal): Op;
}

/**
 * The only place that knows which neighbour stands behind which port. The state directory must be
 * locked: what a killed daemon left in CRIU's configuration is taken away here.
 */
export async function openWorlds(
  ctx: Pick<DaemonContext, 'config' | 'tools' | 'log' | 'stopping'>,
  hostName: () => string,
  neighbours: Neighbours = PODMAN,
): Promise<Worlds> {
  const { config, log, tools } = ctx;
  const { state_dir } = config.paths;
  await using open = new AsyncDisposableStack();
  const op = (word: string, signal: AbortSignal): Op =>
    opFor(log, word, signal, config.limits.slowness);

  const jobsDir = join(state_dir, 'jobs');
  await mkdir(jobsDir, { recursive: true, mode: 0o700 });
  const owners = await Owners.open(state_dir);
  const criu = await CriuSide.open(tools, state_dir);
  const cgroups = await jobCgroups(state_dir);
  open.defer(() => cgroups.tidy());
  const conf = await CriuConf.open(
    op('start', ctx.stopping),
    join(state_dir, 'criu.d'),
    async (work) => (await criu.version(work)).version,
  );
  const deps = podmanDeps(ctx, { criu, conf, cgroupFor: (job) => cgroups.of(job), hostName });
  const podman = open.use(neighbours.open(deps));

  const clock = neighbours.clock ?? {
    bootId: bootId(),
    bootMs: boottimeMs,
    unixMs: () => Date.now(),
  };
  const pauses = open.use(await Pauses.open(state_dir, log));
  const jobDir = (job: string) => join(jobsDir, job);
  const die = (why: Fault): never => {
    log.fatal({ code: why.code }, why.message);
    process.exit(EXIT_DAMAGED);
  };
  const { freeze_budget_ms, settle_ms, lease_ms, restore_deadline_ms } = config.migrate;
  const common = { owners, clock, jobDir, die };
  const running = open.move();
  return {
    source: {
      ...common,
      pauses,
      host: podman.source,
      settings: {
        freezeBudgetMs: freeze_budget_ms,
        settleMs: settle_ms,
        freezeMs: FREEZE_MS,
        ...(neighbours.alarmMs === undefined ? {} : { alarmMs: neighbours.alarmMs }),
      },
    },
    target: {
      ...common,
      host: podman.target,
      settings: { leaseMs: lease_ms, restoreMs: restore_deadline_ms, proofMs: PROOF_MS },
    },
    owners,
    pauses,
    podman,
    checkGate: async () => (await neighbours.checkGate?.(state_dir)) ?? [],
    deps,
    criu,
    cgroups,
    jobsDir,
    jobDir,
    op,
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}

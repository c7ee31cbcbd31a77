import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { Owners } from '../journal/owners.ts';
import type { Clock, TargetPeer } from '../migrate/ports.ts';
import type { SourceWorld } from '../migrate/source.ts';
import type { TargetWorld } from '../migrate/target.ts';
import { signAs } from '../peer/identity.ts';
import type { KnownPeer } from '../peer/pins.ts';
import { installHooks } from '../podman/hooks.ts';
import { openPodman } from '../podman/host.ts';
import { checkImageName } from '../podman/image.ts';
import { checkSetName } from '../podman/set.ts';
import type { OperatorHandlers } from '../rpc/services.ts';
import { bootId, boottimeMs } from '../sys/proc.ts';
import type { DaemonContext } from './context.ts';
import { CriuConf } from './criu-conf.ts';
import { CriuSide } from './criu-side.ts';
import { criuVerbs } from './criu-verbs.ts';
import { hostVerbs } from './host-verbs.ts';
import { jobCgroups } from './job-cgroup.ts';
import { opFor } from './log.ts';
import { Moves } from './moves.ts';
import { operatorMoves } from './operator-moves.ts';
import { PeerLinks } from './peer-links.ts';
import { type PeerWorld, peerMoves, takeStream } from './peer-moves.ts';
import type { PeerServices } from './peer-side.ts';
import { podmanDeps } from './podman-deps.ts';
import { targetPeer } from './target-peer.ts';
import { versionVerb } from './version-verb.ts';

const FORGET_EVERY_MS = 60 * 60 * 1000;
/** A cgroup that has not frozen by then holds a task in an uninterruptible sleep. */
const FREEZE_MS = 5_000;
const PROOF_MS = 5_000;
/** JOURNAL_DAMAGED: what is on disk is the truth, and the next daemon reads it. */
const EXIT_DAMAGED = 70;

export interface Services extends PeerServices, AsyncDisposable {
  readonly operator: Partial<OperatorHandlers>;
  /** Returns when every job has reached a state it can be taken up from, or after `ms`. */
  drain(ms: number): Promise<void>;
}

/**
 * The only place that knows which neighbour stands behind which port. Opened from top to bottom,
 * closed from bottom to top.
 */
export async function startServices(ctx: DaemonContext): Promise<Services> {
  const { config, log, hosts, peers, tools } = ctx;
  const { state_dir } = config.paths;
  await using open = new AsyncDisposableStack();
  const op = (word: string, signal: AbortSignal): Op => opFor(log, word, signal);
  const hostName = () => peers.identity?.name ?? hostname();

  const jobsDir = join(state_dir, 'jobs');
  await mkdir(jobsDir, { recursive: true, mode: 0o700 });
  const owners = await Owners.open(state_dir);
  const criu = await CriuSide.open(tools, state_dir);
  const cgroupFor = await jobCgroups();
  const conf = await CriuConf.open(
    op('start', ctx.stopping),
    join(state_dir, 'criu.d'),
    async (work) => {
      return (await criu.version(work)).version;
    },
  );
  const deps = podmanDeps(ctx, { criu, conf, cgroupFor, hostName });
  const podman = open.use(openPodman(deps));

  const clock: Clock = { bootId: bootId(), bootMs: boottimeMs, unixMs: () => Date.now() };
  const jobDir = (job: string) => join(jobsDir, job);
  const die = (why: Fault): never => {
    log.fatal({ code: why.code }, why.message);
    process.exit(EXIT_DAMAGED);
  };
  const { freeze_budget_ms, settle_ms, lease_ms, restore_deadline_ms } = config.migrate;
  const source: SourceWorld = {
    host: podman.source,
    owners,
    clock,
    settings: { freezeBudgetMs: freeze_budget_ms, settleMs: settle_ms, freezeMs: FREEZE_MS },
    jobDir,
    die,
  };
  const target: TargetWorld = {
    host: podman.target,
    owners,
    clock,
    settings: { leaseMs: lease_ms, restoreMs: restore_deadline_ms, proofMs: PROOF_MS },
    jobDir,
    die,
  };

  const links = open.use(new PeerLinks(peers, hosts));
  const peer = (name: string): TargetPeer => {
    if (name === hostName()) throw new Fault('SAME_HOST', `${name} is this host`);
    const host = hosts.need(name);
    return targetPeer({
      name: host.name,
      id: host.id,
      client: (work) => links.client(work, name),
      stream: (work) => peers.dialStream(work, name),
      sign: (bytes) => signAs(peers.needIdentity(), bytes),
    });
  };

  const moves = open.use(
    await Moves.open({
      source,
      target,
      owners,
      log,
      jobsDir,
      maxIncoming: config.migrate.max_incoming,
      maxIncomingPerPeer: config.migrate.max_incoming_per_peer,
      preparePerMinute: config.limits.prepare_per_minute,
      peer,
      stopping: ctx.stopping,
    }),
  );
  const forget = setInterval(() => void moves.forgetOld(Date.now()), FORGET_EVERY_MS);
  open.defer(() => clearInterval(forget));

  const peerWorld: PeerWorld = {
    host: podman.target,
    moves,
    leaseMs: lease_ms,
    maxBytes: config.limits.set_total_mib * 1024 * 1024,
    maxFiles: config.limits.set_files,
    jobDir,
    hostName,
    caller: (call) => peers.callerOf(call.peer),
    checkSetName,
    checkImageName,
    op,
  };
  const jobWith = (host: string) => moves.list(false).find((view) => view.peer === host)?.id;

  const running = open.move();
  return {
    operator: {
      version: versionVerb(ctx),
      ...hostVerbs(ctx, {
        installHooks: async () => void (await installHooks({ stateDir: state_dir })),
        jobWith,
      }),
      ...operatorMoves({ host: podman.source, owners, moves, hostName, peer, op }),
      ...criuVerbs({ source: podman.source, deps, criu, op }),
    },
    peer: peerMoves(peerWorld),
    onStream: (socket: TLSSocket, host: KnownPeer) => void takeStream(peerWorld, socket, host),
    drain: (ms) => moves.drain(ms),
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}

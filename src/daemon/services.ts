import { hostname } from 'node:os';
import type { TLSSocket } from 'node:tls';
import { asFault, Fault } from '../base/fault.ts';
import type { TargetPeer } from '../migrate/ports.ts';
import { signAs } from '../peer/identity.ts';
import type { KnownPeer, PinnedHost } from '../peer/pins.ts';
import { installHooks, refreshHooks } from '../podman/hooks.ts';
import { checkImageName } from '../podman/image.ts';
import { checkAheadName, checkSetName } from '../podman/set.ts';
import type { OperatorHandlers } from '../rpc/services.ts';
import { giveBackMemory } from '../sys/memory.ts';
import type { DaemonContext } from './context.ts';
import { criuVerbs } from './criu-verbs.ts';
import { failingHandlers, failingPeer } from './failpoints.ts';
import { FenceGuard } from './fence-guard.ts';
import { hostVerbs } from './host-verbs.ts';
import { Moves } from './moves.ts';
import { operatorMoves } from './operator-moves.ts';
import { endOrphans, sweepLocks } from './orphans.ts';
import { PeerLinks } from './peer-links.ts';
import { type PeerWorld, peerMoves, takeStream } from './peer-moves.ts';
import type { PeerServices } from './peer-side.ts';
import { targetPeer } from './target-peer.ts';
import { versionVerb } from './version-verb.ts';
import { type Neighbours, openWorlds } from './worlds.ts';

const FORGET_EVERY_MS = 60 * 60 * 1000;

export interface Services extends PeerServices, AsyncDisposable {
  readonly operator: Partial<OperatorHandlers>;
  /** Returns when every job has reached a state it can be taken up from, or after `ms`. */
  drain(ms: number): Promise<void>;
}

/** Opened from top to bottom, closed from bottom to top. */
export async function startServices(
  ctx: DaemonContext,
  neighbours?: Neighbours,
): Promise<Services> {
  const { config, log, hosts, peers } = ctx;
  const { state_dir } = config.paths;
  await using open = new AsyncDisposableStack();
  const hostName = () => peers.identity?.name ?? hostname();
  const worlds = open.use(await openWorlds(ctx, hostName, neighbours));
  const { podman, owners, deps, criu, op, jobDir, checkGate } = worlds;

  const links = open.use(new PeerLinks(peers, hosts));
  const peer = (name: string): TargetPeer => {
    if (name === hostName()) throw new Fault('SAME_HOST', `${name} is this host`);
    return knownPeer(name, hosts.need(name).id);
  };
  const knownPeer = (name: string, id: string): TargetPeer => {
    const pinned = () => pinnedAs(hosts, name, id).name;
    const peer = targetPeer({
      name,
      id,
      client: async (work) => await links.client(work, pinned()),
      stream: async (work) => await peers.dialStream(work, pinned()),
      sign: (bytes) => signAs(peers.needIdentity(), bytes),
    });
    return failingPeer(peer);
  };

  const starting = op('start', ctx.stopping);
  try {
    if (await refreshHooks({ stateDir: state_dir })) log.info('wrote the hooks of Podman anew');
  } catch (error) {
    log.error({ why: asFault(error).message }, 'THE FENCE IS OPEN: the hooks of Podman are old');
  }
  await endOrphans(starting, worlds.cgroups);
  const moves = open.use(
    await Moves.open({
      source: worlds.source,
      target: worlds.target,
      owners,
      log,
      jobsDir: worlds.jobsDir,
      maxIncoming: config.migrate.max_incoming,
      maxIncomingPerPeer: config.migrate.max_incoming_per_peer,
      preparePerMinute: config.limits.prepare_per_minute,
      slowness: config.limits.slowness,
      knownPeer,
      stopping: ctx.stopping,
      atRest: () => void giveBackMemory(),
    }),
  );
  const guard = open.use(
    FenceGuard.start(
      {
        stateDir: state_dir,
        fences: () => owners.fences(),
        jobOf: (container) => moves.standOf(container),
      },
      op('fence', ctx.stopping),
    ),
  );
  void sweepLocks(starting, deps, (begins) => moves.isOpen(begins));
  const forget = setInterval(() => void moves.forgetOld(Date.now()), FORGET_EVERY_MS);
  open.defer(() => clearInterval(forget));

  const peerWorld: PeerWorld = {
    host: podman.target,
    moves,
    leaseMs: config.migrate.lease_ms,
    maxBytes: config.limits.set_total_mib * 1024 * 1024,
    maxFiles: config.limits.set_files,
    postCopy: config.migrate.post_copy,
    jobDir,
    hostName,
    caller: (call) => peers.callerOf(call.peer),
    checkSetName,
    checkAheadName,
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
      ...operatorMoves({
        host: podman.source,
        owners,
        moves,
        guard,
        pauses: worlds.pauses,
        postCopy: config.migrate.post_copy,
        hostName,
        peer,
        op,
        checkGate,
      }),
      ...criuVerbs({ source: podman.source, deps, criu, op }),
    },
    peer: failingHandlers(peerMoves(peerWorld)),
    onStream: (socket: TLSSocket, host: KnownPeer) => void takeStream(peerWorld, socket, host),
    drain: (ms) => moves.drain(ms),
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}

/**
 * The host of a job, by the id it had when the job began. Another one may have its name by now, and
 * would say of any job that it was aborted (rule T3). NO_SUCH_HOST, PEER_IDENTITY.
 */
export function pinnedAs(
  hosts: { all(): readonly PinnedHost[]; byName(name: string): PinnedHost | undefined },
  name: string,
  id: string,
): PinnedHost {
  const host = hosts.all().find((one) => one.id === id);
  if (host !== undefined) return host;
  if (hosts.byName(name) === undefined) {
    throw new Fault(
      'NO_SUCH_HOST',
      `${name} is not pinned here any more: \`ckpt host add ${name}\``,
    );
  }
  throw new Fault('PEER_IDENTITY', `another host is pinned as ${name} now: this job knows it not`);
}

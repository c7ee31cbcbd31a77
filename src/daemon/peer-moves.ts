import type { KeyObject } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Claims, HostFacts } from '../base/claims.ts';
import { asFault, Fault } from '../base/fault.ts';
import { type Op, patience } from '../base/op.ts';
import { makeDirDurable } from '../journal/durable.ts';
import { postCopyDenied } from '../migrate/mode.ts';
import type { TargetHost } from '../migrate/ports.ts';
import { restoreAskedByPeer } from '../migrate/restore-kind.ts';
import type { Received, TargetJob } from '../migrate/target.ts';
import { FrameReader } from '../peer/frames.ts';
import { isSignedBy } from '../peer/identity.ts';
import { receiveLate } from '../peer/late.ts';
import {
  answerFault,
  answerRoot,
  type ReceivedFiles,
  readOpening,
  receiveFiles,
  receiveMemory,
  verifyFiles,
} from '../peer/receive.ts';
import { type Opening, secretOf, signsOfLife } from '../peer/stream.ts';
import type { Call } from '../rpc/service.ts';
import type { PeerHandlers } from '../rpc/services.ts';
import {
  claimsFromPeer,
  descriptionsFromPeer,
  factsFromPeer,
  factsToWire,
  findingToWire,
  jobFromPeer,
  sealText,
  supersedeFromPeer,
  verdictToWire,
} from './convert.ts';
import type { Moves } from './moves.ts';

/** Another host, as its certificate proved it. */
export interface KnownPeer {
  readonly name: string;
  readonly id: string;
  readonly publicKey: KeyObject;
}

export interface PeerWorld {
  readonly host: TargetHost;
  readonly moves: Moves;
  readonly leaseMs: number;
  readonly maxBytes: number;
  readonly maxFiles: number;
  /** Whether containers may come here whose memory comes later. */
  readonly postCopy: boolean;
  jobDir(job: string): string;
  hostName(): string;
  /** Whose connection a call came over. */
  caller(call: Call): KnownPeer;
  /** Names a file set may hold; throws ARCHIVE_PATH or ARCHIVE_EXTRA. */
  checkSetName(name: string): void;
  checkImageName(name: string): void;
  checkAheadName(name: string, volumes: readonly string[]): void;
  op(word: string, signal: AbortSignal): Op;
}

/** Nothing for this long, and the stream is taken for dead (milliseconds). */
const STREAM_IDLE_MS = 10_000;

/** For how long `prepare` takes what `preflight` found for what it finds itself (milliseconds). */
const FRESH_MS = 5_000;

/** The target's side of a move, as other hosts may ask for it. */
export function peerMoves(world: PeerWorld): Partial<PeerHandlers> {
  const { host, moves } = world;
  /** The last question of each peer that met no refusal, and when its answer was begun. */
  const clean = new Map<string, { readonly question: string; readonly at: number }>();
  const question = (claims: Claims, facts: HostFacts) =>
    JSON.stringify([claims, { ...facts, clockUnixMs: 0 }]);
  const verdict = async (
    request: { job: string; epoch: number },
    call: Call,
    body: Parameters<Moves['verdict']>[2],
  ) => {
    const { job, epoch } = jobFromPeer(request);
    return verdictToWire(
      await moves.verdict(job, world.caller(call).id, async (known, op) => {
        if (known.epoch !== epoch) {
          throw new Fault('STALE_EPOCH', `epoch ${epoch} of a job of epoch ${known.epoch}`);
        }
        await body(known, op);
      }),
    );
  };
  return {
    hello: async (_request, call) => ({
      facts: factsToWire(await host.facts(world.op('hello', call.signal))),
    }),

    preflight: async (request, call) => {
      const op = world.op('preflight', call.signal);
      const { id } = world.caller(call);
      const claims = claimsFromPeer(request.claims);
      const source = factsFromPeer(request.facts);
      const at = performance.now();
      const [facts, findings, image] = await Promise.all([
        host.facts(op),
        host.check(op, claims, source),
        host.imageState(op, claims),
      ]);
      if (findings.some(({ blocks }) => blocks)) clean.delete(id);
      else clean.set(id, { question: question(claims, source), at });
      return {
        findings: findings.map((finding) => findingToWire({ ...finding, host: world.hostName() })),
        facts: factsToWire(facts),
        imagePresent: image.present,
        layersPresent: image.layers,
      };
    },

    prepare: async (request, call) => {
      const op = world.op('prepare', call.signal);
      const caller = world.caller(call);
      const claims = claimsFromPeer(request.claims);
      const { job, epoch } = jobFromPeer(request);
      const facts = factsFromPeer(request.facts);
      const restore = restoreAskedByPeer(request.restore);
      if (restore === 'late' && !world.postCopy) throw postCopyDenied(world.hostName());
      const taken = await moves.prepare(
        { peer: caller.name, peerId: caller.id },
        { job, epoch, claims, restore },
        async () => {
          const last = clean.get(caller.id);
          clean.delete(caller.id);
          const fresh = last !== undefined && performance.now() - last.at < FRESH_MS;
          // Each look costs podman a second of a busy core; id and name are looked at again at the restore.
          if (fresh && last.question === question(claims, facts)) return;
          const findings = await host.check(op, claims, facts);
          const first = findings.find((finding) => finding.blocks);
          if (first !== undefined) throw new Fault(first.code, first.evidence);
        },
      );
      const image = await host.imageState(op, claims);
      if (image.present) await taken.makeReady(moves.opOf(taken));
      const { kind, why } = await taken.chooseRestore(moves.opOf(taken));
      return {
        streamToken: taken.token,
        wantImage: !image.present,
        layersPresent: image.layers,
        leaseMs: world.leaseMs,
        restore: kind,
        restoreWhy: why,
      };
    },

    standBy: async (request, call) => {
      const { job: id, epoch } = jobFromPeer(request);
      const job = moves.target(id, world.caller(call).id);
      if (job.epoch !== epoch) {
        throw new Fault('STALE_EPOCH', `epoch ${epoch} of a job of epoch ${job.epoch}`);
      }
      await job.standBy(moves.opOf(job), descriptionsFromPeer(request, job.claims));
      return {};
    },

    seal: async (request, call) => {
      const caller = world.caller(call);
      const { job: id, epoch } = jobFromPeer(request);
      const { root, signature } = request;
      const job = moves.target(id, caller.id);
      const signed = sealText(id, epoch, job.container, root);
      if (job.epoch !== epoch || !isSignedBy(caller.publicKey, signed, signature)) {
        throw new Fault(
          'INTEGRITY_SIGNATURE',
          'the seal does not bear the signature of the source',
        );
      }
      await job.seal(moves.opOf(job), root);
      const { phases } = job.board.view;
      return { leaseMs: world.leaseMs, phases: phases.map((phase) => ({ ...phase })) };
    },

    permit: (request, call) => verdict(request, call, (job, op) => job.permit(op)),
    query: (request, call) => verdict(request, call, async () => {}),
    abort: (request, call) =>
      verdict(request, call, (job, op) =>
        job.abort(op, new Fault('CANCELLED', 'the source asked for it')),
      ),

    supersede: async (request, call) =>
      verdictToWire(await moves.supersede(supersedeFromPeer(request), world.caller(call).id)),

    forget: async (request, call) => {
      const { job: id } = jobFromPeer(request);
      const job = moves.target(id, world.caller(call).id);
      await job.forget(moves.opOf(job));
      return {};
    },
  };
}

/** One byte stream of another host, from its opening frame to our answer. */
export async function takeStream(world: PeerWorld, socket: Duplex, peer: KnownPeer): Promise<void> {
  const idle = new AbortController();
  let timer = setTimeout(() => {}, 0);
  const heard = () => {
    clearTimeout(timer);
    const silent = () => idle.abort(new Fault('PEER_UNREACHABLE', 'the stream fell silent'));
    timer = setTimeout(silent, patience(op, STREAM_IDLE_MS));
  };
  const op = world.op('stream', idle.signal);
  heard();
  socket.on('error', () => {}); // the reader reports it
  const reader = new FrameReader(socket);
  /** Whose set it brings, once it has shown that it may. */
  let giver: TargetJob | undefined;
  try {
    const opening = await readOpening(op, reader);
    const job = world.moves.target(opening.job, peer.id);
    if (job.token !== opening.token || job.epoch !== opening.epoch) {
      throw new Fault('NOT_YOUR_JOB', 'no such job of yours');
    }
    if (opening.part === 'set') giver = job;
    const jobOp = world.moves.opOf(job);
    const lives = () => {
      heard();
      job.heard(jobOp);
    };
    if (opening.part === 'memory') {
      const root = await takeMemory(world, op, job, reader, opening, lives);
      clearTimeout(timer);
      return await answerRoot(socket, root);
    }
    if (opening.part === 'late') {
      await takeLate(op, socket, job, reader, heard);
      clearTimeout(timer);
      return await answerRoot(socket, 'late');
    }
    const dir = join(world.jobDir(job.id), opening.part);
    const { volumes } = job.claims;
    const checkName = {
      image: world.checkImageName,
      set: world.checkSetName,
      files: (name: string) => world.checkAheadName(name, volumes),
    }[opening.part];
    if (opening.part === 'set') job.claim(jobOp);
    const room = opening.part === 'files' ? await world.host.roomAhead(op, job.claims) : Infinity;
    const taken = await job.receive(op, async (work) => {
      // A part that broke off is begun anew, not mended.
      await rm(dir, { recursive: true, force: true });
      await makeDirDurable(dir);
      const { ahead } = job;
      // What is read in the pause anyhow is better in one file.
      const stay = ahead !== undefined && (await job.chooseRestore(jobOp)).kind === 'lazy';
      return await receiveFiles(work, reader, opening, dir, {
        checkName,
        memory: ahead && { ...ahead, stay },
        maxBytes: Math.min(room, world.maxBytes),
        maxFiles: world.maxFiles,
        heard: (bytesSent) => {
          lives();
          if (opening.part === 'set') job.board.update({ bytesSent });
        },
      });
    });
    clearTimeout(timer);
    if (opening.part === 'set') job.received(receivedFrom(dir, taken, secretOf(opening)));
    else {
      using _sign = signsOfLife(socket, () => job.heard(jobOp));
      await taken.durable;
      if (opening.part === 'files') await job.takeFiles(jobOp, dir);
      else {
        await job.takeImage(jobOp, dir);
        await job.makeReady(jobOp);
      }
    }
    await answerRoot(socket, taken.root);
    // Not before: the container stands still, and a large file takes its time to go.
    if (opening.part === 'set' && !job.isLate) await job.dropMemory();
  } catch (error) {
    const fault = asFault(error);
    op.log('a stream was refused', { code: fault.code, message: fault.message, peer: peer.name });
    answerFault(socket, fault);
    // The source sends its set once: nothing will come of this job, and podman, which waits for the set,
    // answers nobody meanwhile. Any other part may come again, until the lease ends.
    await giver?.breakOff(world.moves.opOf(giver), fault);
  } finally {
    clearTimeout(timer);
    setTimeout(() => socket.destroy(), 1_000).unref();
  }
}

/** Pages that are sent while the container still runs. */
async function takeMemory(
  world: PeerWorld,
  op: Op,
  job: TargetJob,
  reader: FrameReader,
  opening: Opening,
  lives: () => void,
): Promise<string> {
  await job.dropMemory();
  const room = await world.host.roomAhead(op, job.claims);
  try {
    const { root, pages } = await job.receive(op, async (work) =>
      receiveMemory(work, reader, opening, job.memoryPath, {
        maxBytes: Math.min(room, world.maxBytes),
        heard: (memoryBytesSent) => {
          lives();
          job.board.update({ memoryBytesSent });
        },
      }),
    );
    job.holdMemory(pages, root);
    return root;
  } catch (error) {
    await job.dropMemory().catch(() => {}); // what failed is the news
    throw error;
  }
}

/** Memory that stayed in the container at the source. */
async function takeLate(
  op: Op,
  socket: Duplex,
  job: TargetJob,
  reader: FrameReader,
  heard: () => void,
): Promise<void> {
  const isWhole = await job.takeLate(op, (work, memory) =>
    receiveLate(work, reader, socket, memory, job.ahead, (lateBytesSent) => {
      heard();
      job.board.update({ lateBytesSent });
    }),
  );
  if (isWhole) await job.dropMemory();
}

/** Outside of the stream's function: the job lives for days, and would keep the socket as long. */
function receivedFrom(
  dir: string,
  { root, bytes, durable, pages, manifest: { files } }: ReceivedFiles,
  secret: string,
): Received {
  let words: typeof pages | undefined = pages;
  const verify = async (op: Op) => {
    await verifyFiles(op, dir, files, secret, words);
    words = undefined; // 1 MiB for each GiB, and needed once
  };
  return { dir, root, bytes, durable, verify };
}

import type { Duplex } from 'node:stream';
import { aged } from '../base/claims.ts';

import { type Op, patience } from '../base/op.ts';
import type { TargetPeer } from '../migrate/ports.ts';
import { sendLate } from '../peer/late.ts';
import { sendFiles, sendMemory } from '../peer/send.ts';
import type { PeerClient } from '../rpc/services.ts';
import {
  claimsToWire,
  factsFromPeer,
  factsToWire,
  findingsFromPeer,
  restoreFromPeer,
  sealText,
  verdictFromPeer,
} from './convert.ts';
import type { PeerCalls } from './peer-links.ts';

/** How another host is reached. Made from its pin; every call finds the connection by itself. */
export interface PeerLink {
  readonly name: string;
  readonly id: string;
  client(op: Op): Promise<PeerCalls>;
  stream(op: Op): Promise<Duplex>;
  sign(bytes: Uint8Array): Uint8Array;
}

const QUICK_MS = 10_000;
/** Image import and restore have their own deadlines on the target. */
const LONG_MS = 10 * 60_000;

export function targetPeer(link: PeerLink): TargetPeer {
  const step = (job: string, epoch: number, container: string) => ({ job, epoch, container });
  const ask = async <T>(
    op: Op,
    ms: number,
    body: (client: PeerClient, options: CallOptions) => Promise<T>,
  ) => {
    const { client, gone, failed } = await link.client(op);
    try {
      return await body(client, {
        signal: AbortSignal.any([op.signal, gone]),
        deadlineMs: patience(op, ms),
      });
    } catch (error) {
      failed(error);
      throw error;
    }
  };
  return {
    name: link.name,
    id: link.id,
    facts: async (op) => {
      const reply = await ask(op, QUICK_MS, (client, o) => client.hello({}, o));
      return factsFromPeer(reply.facts);
    },
    preflight: async (op, claims, facts) => {
      const since = performance.now();
      const request = () => ({
        claims: claimsToWire(claims),
        facts: factsToWire(aged(facts, since)),
      });
      const reply = await ask(op, 30_000, (client, o) => client.preflight(request(), o));
      return {
        findings: findingsFromPeer(reply.findings, link.name),
        facts: factsFromPeer(reply.facts),
        layers: reply.layersPresent.filter((layer) => claims.imageLayers.includes(layer)),
        imagePresent: reply.imagePresent,
      };
    },
    prepare: async (op, job, epoch, claims, facts, restore) => {
      const since = performance.now();
      const request = () => ({
        ...{ job, epoch, restore: restore ?? '', claims: claimsToWire(claims) },
        facts: factsToWire(aged(facts, since)),
      });
      const reply = await ask(op, 30_000, (client, o) => client.prepare(request(), o));
      return {
        token: reply.streamToken,
        wantImage: reply.wantImage,
        layers: reply.layersPresent.filter((layer) => claims.imageLayers.includes(layer)),
        leaseMs: reply.leaseMs,
        restore: restoreFromPeer(reply),
      };
    },
    standBy: async (op, job, epoch, { config, spec, volumes }) => {
      const request = { job, epoch, config, spec, volumes: volumes.map((one) => ({ ...one })) };
      await ask(op, 60_000, (client, o) => client.standBy(request, o));
    },
    send: async (op, part, set, sent) => {
      const socket = await link.stream(op);
      const { root, bytes } = await sendFiles(op, socket, part, set, sent);
      return { root, bytes };
    },
    sendMemory: async (op, part, memory, sent) => {
      return (await sendMemory(op, await link.stream(op), part, memory, sent)).root;
    },
    sendLate: async (op, part, late, sent) => {
      await sendLate(op, await link.stream(op), part, late, sent);
    },
    seal: async (op, job, epoch, container, root) => {
      const signature = link.sign(sealText(job, epoch, container, root));
      await ask(op, LONG_MS, (client, o) => client.seal({ job, epoch, root, signature }, o));
    },
    permit: async (op, ...of) =>
      verdictFromPeer(await ask(op, QUICK_MS, (c, o) => c.permit(step(...of), o)), link.name),
    query: async (op, ...of) =>
      verdictFromPeer(await ask(op, QUICK_MS, (c, o) => c.query(step(...of), o)), link.name),
    abort: async (op, ...of) =>
      verdictFromPeer(await ask(op, QUICK_MS, (c, o) => c.abort(step(...of), o)), link.name),
    supersede: async (op, job, epoch, container, newEpoch) => {
      const request = { job, epoch, container, newEpoch };
      return verdictFromPeer(await ask(op, LONG_MS, (c, o) => c.supersede(request, o)), link.name);
    },
    forget: async (op, ...of) => {
      await ask(op, QUICK_MS, (c, o) => c.forget(step(...of), o));
    },
  };
}

interface CallOptions {
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
}

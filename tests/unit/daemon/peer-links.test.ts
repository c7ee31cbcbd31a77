import { expect, it } from 'vitest';
import { Fault, type FaultCode } from '../../../src/base/fault.ts';
import type { Op } from '../../../src/base/op.ts';
import type { HostStore } from '../../../src/daemon/hosts.ts';
import { PeerLinks } from '../../../src/daemon/peer-links.ts';
import type { PeerSide } from '../../../src/daemon/peer-side.ts';
import { targetPeer } from '../../../src/daemon/target-peer.ts';

const op: Op = { id: 'test', signal: new AbortController().signal, log: () => undefined };

/** A peer whose n-th connection answers PERMIT as told; `how` holds what was done, in order. */
function peerOf(answers: readonly (FaultCode | 'running')[]) {
  const how: string[] = [];
  const pin = { name: 'b', id: 'b', fingerprint: 'f', address: 'b:1' };
  const hosts = { need: () => pin, byName: () => pin, onChange: () => ({ [Symbol.dispose]() {} }) };
  let dialled = 0;
  const side = {
    dial: async () => {
      const answer = answers[dialled++];
      how.push(`dial ${dialled}`);
      return {
        client: {
          permit: async () => {
            if (answer !== 'running') throw new Fault(answer ?? 'INTERNAL', 'as told');
            return { state: 'running', mayHaveRunMs: 0, thawMs: 1, failure: null };
          },
        },
        [Symbol.dispose]: () => how.push('close'),
      };
    },
  };
  const links = new PeerLinks(side as unknown as PeerSide, hosts as unknown as HostStore);
  const peer = targetPeer({
    name: 'b',
    id: 'b',
    client: async (work) => await links.client(work, 'b'),
    stream: () => Promise.reject(new Error('not here')),
    sign: (bytes) => bytes,
  });
  return { how, permit: () => peer.permit(op, 'a'.repeat(32), 1, 'c'.repeat(64)) };
}

it.each(['PEER_PROTOCOL', 'PEER_UNREACHABLE'] as const)(
  'dials again after a call that ended with %s',
  async (code) => {
    const { how, permit } = peerOf([code, 'running']);
    await expect(permit()).rejects.toMatchObject({ code });
    await expect(permit()).resolves.toMatchObject({ state: 'running' });
    await expect(permit()).resolves.toMatchObject({ state: 'running' });
    expect(how).toEqual(['dial 1', 'close', 'dial 2']);
  },
);

it('keeps the connection of a peer that said no', async () => {
  const { how, permit } = peerOf(['BAD_STATE', 'running']);
  await expect(permit()).rejects.toMatchObject({ code: 'BAD_STATE' });
  await expect(permit()).rejects.toMatchObject({ code: 'BAD_STATE' });
  expect(how).toEqual(['dial 1']);
});

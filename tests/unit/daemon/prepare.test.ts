import { generateKeyPairSync } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import type { Claims } from '../../../src/base/claims.ts';
import { type Finding, finding } from '../../../src/base/fault.ts';
import { claimsToWire, factsToWire } from '../../../src/daemon/convert.ts';
import { CLAIMS, FACTS, TwoHosts } from '../../support/fake-move.ts';
import { CALL, movesOf, peersOf } from '../../support/moves-of.ts';

const REFUSED = finding('CONFLICT_NAME', 'web is somebody else');

/** A target and how often it has looked at itself. */
async function target(hosts: TwoHosts) {
  const { moves } = await movesOf(hosts, 't');
  const seen = { looks: 0, findings: [] as Finding[] };
  const { publicKey } = generateKeyPairSync('ed25519');
  const check = async () => {
    seen.looks++;
    return seen.findings;
  };
  const peers = peersOf(hosts, moves, {
    host: { ...hosts.targetWorld().host, check },
    caller: (call) => ({ name: call.peer, id: call.peer, publicKey }),
  });
  const as = (peer: string) => ({ ...CALL, peer });
  const question = (claims: Claims) => ({
    claims: claimsToWire(claims),
    facts: factsToWire({ ...FACTS, clockUnixMs: Date.now() }),
  });
  let jobs = 0;
  return {
    seen,
    preflight: async (claims: Claims, peer = 'a') =>
      await peers.preflight?.(question(claims) as never, as(peer)),
    prepare: async (claims: Claims, peer = 'a') => {
      const job = String(jobs++).padStart(32, '0');
      const request = { ...question(claims), job, epoch: 1, restore: 'full' };
      return await peers.prepare?.(request as never, as(peer));
    },
  };
}

afterEach(() => void vi.useRealTimers());

const web = (name: string): Claims => ({ ...CLAIMS, name });

it('a move that preflight has just let pass is not looked at twice', async () => {
  await using hosts = await TwoHosts.open();
  const { seen, preflight, prepare } = await target(hosts);
  await preflight(web('web'));
  await prepare(web('web'));
  expect(seen.looks).toBe(1);
});

it.each<[string, (of: Awaited<ReturnType<typeof target>>) => Promise<unknown>]>([
  ['nobody has asked before', async () => undefined],
  ['another host has asked', async ({ preflight }) => await preflight(web('web'), 'b')],
  ['something else was asked', async ({ preflight }) => await preflight(web('other'))],
  [
    'it was refused',
    async ({ preflight, seen }) => {
      seen.findings = [REFUSED];
      await preflight(web('web'));
    },
  ],
  [
    'it has been asked too long ago',
    async ({ preflight }) => {
      vi.useFakeTimers({ toFake: ['performance'] });
      await preflight(web('web'));
      vi.advanceTimersByTime(5_000);
    },
  ],
])('a move is looked at when %s', async (_, before) => {
  await using hosts = await TwoHosts.open();
  const at = await target(hosts);
  await before(at);
  at.seen.findings = [REFUSED];
  await expect(at.prepare(web('web'))).rejects.toMatchObject({ code: 'CONFLICT_NAME' });
});

import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { sealText } from '../../../src/daemon/convert.ts';
import { CLAIMS, TwoHosts } from '../../support/fake-move.ts';
import { CALL, movesOf, peersOf } from '../../support/moves-of.ts';

const FROM = { peer: 'hosta', peerId: 'a' };

describe('a peer', () => {
  it('may begin sixty moves a minute, refused ones too, and no more: RATE_LIMIT', async () => {
    await using hosts = await TwoHosts.open();
    const { moves } = await movesOf(hosts, 't');
    const ask = async (n: number, peerId: string) => {
      const job = n.toString(16).padStart(32, '0');
      const refuse = async () => {
        throw new Fault('CONFLICT_NAME', 'taken');
      };
      const request = { job, epoch: 1, claims: CLAIMS };
      const asked = moves.prepare({ ...FROM, peerId }, request, refuse);
      return await asked.then(
        () => 'taken',
        (error: Fault) => error.code,
      );
    };
    for (let n = 0; n < 60; n++) expect(await ask(n, 'a')).toBe('CONFLICT_NAME');
    expect(await ask(60, 'a')).toBe('RATE_LIMIT');
    expect(await ask(61, 'b')).toBe('CONFLICT_NAME');
  });

  it('seals with the key that is pinned, this job, epoch and digest, or not: INTEGRITY_SIGNATURE', async () => {
    await using hosts = await TwoHosts.open();
    const { moves } = await movesOf(hosts, 't');
    const pinned = generateKeyPairSync('ed25519');
    const other = generateKeyPairSync('ed25519');
    const { seal } = peersOf(hosts, moves, {
      caller: () => ({ name: 'hosta', id: 'a', publicKey: pinned.publicKey }),
    });
    const job = 'e'.repeat(32);
    const root = 'f'.repeat(64);
    const epoch = 1;
    const { container } = CLAIMS;
    await moves.prepare(FROM, { job, epoch, claims: CLAIMS }, async () => undefined);
    const code = async (text: Buffer, key = pinned.privateKey) => {
      const signature = sign(null, text, key);
      return await Promise.resolve(
        seal?.({ job, epoch, container, root, signature } as never, CALL),
      ).then(
        () => 'sealed',
        (error: Fault) => error.code,
      );
    };
    const good = sealText(job, epoch, container, root);
    for (const text of [
      sealText('d'.repeat(32), epoch, container, root),
      sealText(job, 2, container, root),
      sealText(job, epoch, 'b'.repeat(64), root),
      sealText(job, epoch, container, '0'.repeat(64)),
    ]) {
      expect(await code(text)).toBe('INTEGRITY_SIGNATURE');
    }
    expect(await code(good, other.privateKey)).toBe('INTEGRITY_SIGNATURE');
    // The seal is right now; there are no files it could be of.
    expect(await code(good)).toBe('BAD_STATE');
  });
});

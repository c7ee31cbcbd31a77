import { describe, expect, it } from 'vitest';
import { announcements, checksum, ipv6Bytes } from '../../../src/podman/announce.ts';

const claim = {
  network: 'lan',
  driver: 'macvlan',
  subnets: [],
  addresses: ['10.0.0.5/24', 'fd00::5/64'],
  mac: '02:00:00:00:00:05',
  interface: 'eth0',
};

describe('announcing an address', () => {
  it('asks and answers for an IPv4 address, to everybody', () => {
    const [request, reply] = announcements([claim]).map(({ frame }) => frame.toString('hex'));
    const body = '020000000005' + '0a000005';
    const ethernet = 'ffffffffffff' + '020000000005' + '0806';
    expect(request?.startsWith(`${ethernet}0001080006040001${body}0000000000000a000005`)).toBe(
      true,
    );
    expect(reply?.startsWith(`${ethernet}0001080006040002${body}ffffffffffff0a000005`)).toBe(true);
  });

  it('is never shorter than Ethernet allows', () => {
    for (const { frame } of announcements([claim])) expect(frame.length).toBeGreaterThanOrEqual(60);
  });

  it('advertises an IPv6 address to all nodes with a checksum that comes out as zero', () => {
    const frame = announcements([claim])[2]?.frame ?? Buffer.alloc(0);
    expect(frame.toString('hex', 0, 14)).toBe('33330000000102000000000586dd');
    const [source, target] = [frame.subarray(22, 38), frame.subarray(38, 54)];
    expect(source).toEqual(ipv6Bytes('fd00::5'));
    expect(target).toEqual(ipv6Bytes('ff02::1'));
    const message = frame.subarray(54, 54 + frame.readUInt16BE(18));
    expect(message.length).toBe(32);
    expect([message[0], message[4]]).toEqual([136, 0x20]);
    const pseudo = Buffer.from([0, 0, 0, message.length, 0, 0, 0, 58]);
    expect(checksum(Buffer.concat([source, target, pseudo, message]))).toBe(0);
  });

  it('says nothing for a container without a network', () => {
    expect(announcements([])).toEqual([]);
    expect(announcements([{ ...claim, mac: '' }])).toEqual([]);
    expect(announcements([{ ...claim, interface: '' }])).toEqual([]);
  });

  it.each([
    ['::', '00000000000000000000000000000000'],
    ['::1', '00000000000000000000000000000001'],
    ['fd77::a:1', 'fd7700000000000000000000000a0001'],
    ['2001:db8:1:2:3:4:5:6', '20010db8000100020003000400050006'],
    ['fe80::', 'fe800000000000000000000000000000'],
  ])('reads %s', (text, hex) => {
    expect(ipv6Bytes(text).toString('hex')).toBe(hex);
  });
});

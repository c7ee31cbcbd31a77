import type { NetworkClaim } from '../base/claims.ts';

/**
 * Frames that tell a segment where an address is now. Address and hardware address move together, so
 * caches of neighbours stay right; what must learn are the switches between them, and those that
 * gave up asking while nobody answered.
 */

export interface Announcement {
  readonly device: string;
  readonly frame: Buffer;
}

const BROADCAST = Buffer.from('ffffffffffff', 'hex');
const NOBODY = Buffer.alloc(6);

/** Gratuitous ARP as request and as reply (RFC 5227 §3), unsolicited neighbour advertisement. */
export function announcements(networks: readonly NetworkClaim[]): Announcement[] {
  const all: Announcement[] = [];
  for (const { mac, addresses, interface: device } of networks) {
    if (mac === '' || device === '') continue;
    const hardware = Buffer.from(mac.replaceAll(':', ''), 'hex');
    for (const address of addresses) {
      const ip = address.split('/')[0] ?? '';
      const frames = ip.includes(':')
        ? [neighbourAdvertisement(hardware, ip)]
        : [arp(1, hardware, ip, NOBODY), arp(2, hardware, ip, BROADCAST)];
      for (const frame of frames) all.push({ device, frame });
    }
  }
  return all;
}

function arp(operation: 1 | 2, hardware: Buffer, ip: string, target: Buffer): Buffer {
  const head = Buffer.from('00010800060400', 'hex'); // Ethernet, IPv4, 6 and 4 bytes
  const address = Buffer.from(ip.split('.').map(Number));
  const body = [head, Buffer.from([operation]), hardware, address, target, address];
  return padded(Buffer.concat([BROADCAST, hardware, Buffer.from('0806', 'hex'), ...body]));
}

const ALL_NODES = 'ff02::1';
const OVERRIDE = 0x20;

/** RFC 4861 §7.2.6: to all nodes, override set, with the link-layer address as option. */
function neighbourAdvertisement(hardware: Buffer, ip: string): Buffer {
  const [source, target] = [ipv6Bytes(ip), ipv6Bytes(ALL_NODES)];
  const message = Buffer.concat([
    Buffer.from([136, 0, 0, 0, OVERRIDE, 0, 0, 0]),
    source,
    Buffer.from([2, 1]),
    hardware,
  ]);
  const pseudo = Buffer.alloc(8);
  pseudo.writeUInt32BE(message.length, 0);
  pseudo[7] = 58;
  message.writeUInt16BE(checksum(Buffer.concat([source, target, pseudo, message])), 2);
  const ipv6 = Buffer.from([0x60, 0, 0, 0, 0, message.length, 58, 255]);
  const ethernet = Buffer.from('333300000001', 'hex');
  return padded(
    Buffer.concat([ethernet, hardware, Buffer.from('86dd', 'hex'), ipv6, source, target, message]),
  );
}

/** The least an Ethernet frame carries, without its check sequence. */
function padded(frame: Buffer): Buffer {
  return frame.length >= 60 ? frame : Buffer.concat([frame, Buffer.alloc(60 - frame.length)]);
}

/** The 16 bytes of an address as inet_pton(3) reads it. */
export function ipv6Bytes(text: string): Buffer {
  const [left = '', right] = text.split('::');
  const words = (part: string) => (part === '' ? [] : part.split(':').map((w) => parseInt(w, 16)));
  const head = words(left);
  const tail = right === undefined ? [] : words(right);
  const bytes = Buffer.alloc(16);
  for (const [index, word] of head.entries()) bytes.writeUInt16BE(word, index * 2);
  for (const [index, word] of tail.entries()) {
    bytes.writeUInt16BE(word, 16 - (tail.length - index) * 2);
  }
  return bytes;
}

/** RFC 1071. */
export function checksum(data: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 1 < data.length; at += 2) sum += data.readUInt16BE(at);
  if (data.length % 2 === 1) sum += (data.at(-1) ?? 0) << 8;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  return ~sum & 0xffff;
}

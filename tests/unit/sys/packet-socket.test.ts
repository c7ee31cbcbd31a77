import { closeSync, fstatSync, openSync, readlinkSync, readSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Op } from '../../../src/base/op.ts';
import { packetSocketPair } from '../../../src/sys/libc.ts';
import { type Packet, PacketSocket, packetPair } from '../../../src/sys/packet-socket.ts';

const open: PacketSocket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

function pair(): [PacketSocket, PacketSocket] {
  const { ours, theirs } = packetPair();
  const other = new PacketSocket(theirs);
  open.push(ours, other);
  return [ours, other];
}

const op = (signal = AbortSignal.timeout(5_000)): Op => ({
  id: 'test',
  signal,
  log: () => undefined,
});

async function take(socket: PacketSocket, count: number): Promise<Packet[]> {
  const packets: Packet[] = [];
  for await (const packet of socket.packets(op())) {
    packets.push(packet);
    if (packets.length === count) break;
  }
  return packets;
}

describe('a packet socket', () => {
  it('keeps the borders of packets', async () => {
    const [a, b] = pair();
    await a.send(op(), Buffer.from('one'));
    await a.send(op(), Buffer.from('two and more'));
    const got = await take(b, 2);
    expect(got.map((p) => Buffer.from(p.bytes).toString())).toEqual(['one', 'two and more']);
  });

  it('delivers a packet larger than its first buffer in one piece', async () => {
    const [a, b] = pair();
    const big = Buffer.alloc(150_000, 7);
    big[149_999] = 9;
    await a.send(op(), big);
    await a.send(op(), Buffer.from('after'));
    const [first, second] = await take(b, 2);
    expect(Buffer.compare(first?.bytes ?? Buffer.alloc(0), big)).toBe(0);
    expect(Buffer.from(second?.bytes ?? []).toString()).toBe('after');
  });

  it('waits for a packet that comes later, and for room when the other side does not read', async () => {
    const [a, b] = pair();
    const packet = Buffer.alloc(60_000, 1);
    const count = 200; // 12 MB: more than the queue holds
    const sending = (async () => {
      for (let i = 0; i < count; i++) {
        packet.writeUInt32LE(i, 0);
        await a.send(op(), packet);
      }
    })();
    await new Promise((later) => setTimeout(later, 50));
    const got = await take(b, count);
    await sending;
    expect(got.map((p) => Buffer.from(p.bytes).readUInt32LE(0))).toEqual(
      Array.from({ length: count }, (_, i) => i),
    );
  });

  it('hands over descriptors, closed on exec and meaning the same file', async () => {
    const [a, b] = pair();
    const fd = openSync('/proc/self/status', 'r');
    await a.send(op(), Buffer.from('x'), [fd, fd]);
    closeSync(fd);
    const [packet] = await take(b, 1);
    expect(packet?.fds).toHaveLength(2);
    for (const got of packet?.fds ?? []) {
      expect(readlinkSync(`/proc/self/fd/${got}`)).toMatch(/\/status$/);
      const info = Buffer.alloc(200);
      const infoFd = openSync(`/proc/self/fdinfo/${got}`, 'r');
      const text = info.subarray(0, readSync(infoFd, info)).toString();
      closeSync(infoFd);
      expect(Number.parseInt(/flags:\s+(\d+)/.exec(text)?.[1] ?? '0', 8) & 0o2000000).not.toBe(0);
      closeSync(got);
    }
  });

  it('ends its packets when the other side closes', async () => {
    const [a, b] = pair();
    await a.send(op(), Buffer.from('last'));
    a.close();
    const got: Packet[] = [];
    for await (const packet of b.packets(op())) got.push(packet);
    expect(got).toHaveLength(1);
  });

  it('fails to send, and raises no signal, when the other side is gone', async () => {
    const [a, b] = pair();
    b.close();
    await new Promise(setImmediate);
    await expect(a.send(op(), Buffer.from('x'))).rejects.toMatchObject({
      code: 'SYSTEM',
      facts: { errno: 'EPIPE' },
    });
  });

  it('stops waiting when the operation is cancelled, and can be read afterwards', async () => {
    const [a, b] = pair();
    const stop = new AbortController();
    const reading = b.packets(op(stop.signal)).next();
    setTimeout(() => stop.abort(), 20);
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
    await a.send(op(), Buffer.from('still here'));
    expect(await take(b, 1)).toHaveLength(1);
  });

  it('says DEADLINE when the time of the operation is over', async () => {
    const [, b] = pair();
    const reading = b.packets(op(AbortSignal.timeout(20))).next();
    await expect(reading).rejects.toMatchObject({ code: 'DEADLINE' });
  });

  it('is closed for good: a waiting reader fails, later calls fail, the descriptor is free', async () => {
    const [fd, other] = packetSocketPair();
    const socket = new PacketSocket(fd);
    const reading = socket.packets(op()).next();
    await new Promise(setImmediate);
    socket.close();
    socket.close();
    await expect(reading).rejects.toThrow(/closed by its owner/);
    await expect(socket.send(op(), Buffer.from('x'))).rejects.toThrow(/closed by its owner/);
    await expect(socket.packets(op()).next()).rejects.toThrow(/closed by its owner/);
    await new Promise(setImmediate);
    expect(() => fstatSync(fd)).toThrow(/EBADF/);
    closeSync(other);
  });

  it('refuses a packet larger than the socket can hold at once', async () => {
    const [a] = pair();
    await expect(a.send(op(), Buffer.alloc(32 * 1024 * 1024))).rejects.toMatchObject({
      code: 'LIMIT_SIZE',
    });
  });

  it('leaves the event loop free while it waits', async () => {
    const [a, b] = pair();
    const reading = take(b, 1);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    await new Promise((later) => setTimeout(later, 100));
    clearInterval(timer);
    await a.send(op(), Buffer.from('x'));
    await reading;
    expect(ticks).toBeGreaterThan(5);
  });

  it('leaves no descriptor behind', async () => {
    const { readdirSync } = await import('node:fs');
    const before = readdirSync('/proc/self/fd').length;
    for (let i = 0; i < 50; i++) {
      const { ours, theirs } = packetPair();
      const other = new PacketSocket(theirs);
      await ours.send(op(), Buffer.from('x'));
      await take(other, 1);
      ours.close();
      other.close();
    }
    await new Promise((later) => setTimeout(later, 20));
    expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(before + 1);
  });
});

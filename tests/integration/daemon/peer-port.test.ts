import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import tls from 'node:tls';
import * as grpc from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Op } from '../../../src/base/op.ts';
import { addHealth } from '../../../src/daemon/health.ts';
import { ALPN_RPC, ALPN_STREAM } from '../../../src/peer/alpn.ts';
import { dialPeer, dialStream, probe } from '../../../src/peer/dial.ts';
import type { Identity } from '../../../src/peer/identity.ts';
import { listenPeers, type PeerListener, type PeerPort } from '../../../src/peer/listen.ts';
import type { KnownPeer } from '../../../src/peer/pins.ts';
import { makeServer } from '../../../src/rpc/limits.ts';
import { implement } from '../../../src/rpc/service.ts';
import { PEER } from '../../../src/rpc/services.ts';
import { MemoryPins, madeIdentity, pinOf } from '../../support/peers.ts';

const op: Op = { id: 'test', signal: new AbortController().signal, log: () => undefined };
const alpha = madeIdentity('alpha');
const beta = madeIdentity('beta');
const CONNECT_MS = 15_000;

let pins: MemoryPins;
let server: grpc.Server;
let listener: PeerListener;
let port: number;
let entered: string[];
let turnedAway: Readonly<Record<string, unknown>>[];
let callers: KnownPeer[];
let streams: tls.TLSSocket[];

async function open(more: Partial<PeerPort> = {}): Promise<void> {
  const injector = server.createConnectionInjector(grpc.ServerCredentials.createInsecure());
  listener = await listenPeers([{ address: '[::]:0' }], {
    identity: alpha,
    pins,
    maxConnections: 4,
    failuresPerMinute: 1_000,
    onRpc: (socket, host) => {
      callers.push(host);
      injector.injectConnection(socket);
    },
    onStream: (socket, host) => {
      callers.push(host);
      streams.push(socket);
      socket.write('hello from the server\n');
      socket.pipe(socket);
    },
    log: (_line, facts) => turnedAway.push(facts),
    ...more,
  });
  port = Number(/:(\d+)$/.exec(listener.addresses[0] ?? '')?.[1]);
}

beforeEach(() => {
  [entered, turnedAway, callers, streams] = [[], [], [], []];
  pins = new MemoryPins();
  pins.pin(pinOf(beta, 'beta:1'));
  server = makeServer();
  const handlers = {
    hello: async () => {
      entered.push('hello');
      return { facts: { name: 'alpha' } };
    },
    query: async (_request: object, call: { signal: AbortSignal }) => {
      entered.push('query');
      await once(call.signal, 'abort');
      return {};
    },
  };
  server.addService(
    PEER.definition,
    implement(PEER, handlers, { host: () => 'alpha', ended: () => undefined }),
  );
  addHealth(server, [], new AbortController().signal);
});

afterEach(async () => {
  await listener[Symbol.asyncDispose]();
  server.forceShutdown();
});

const at = (host: string) => pinOf(alpha, `${host}:${port}`);
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no failure',
    (error: unknown) => (error as { code?: string }).code,
  );
const dialCode = async (who: Identity, host = at('127.0.0.1')) => [
  await code(dialPeer(op, who, host, CONNECT_MS).then((c) => c[Symbol.dispose]())),
  await code(dialStream(op, who, host, CONNECT_MS).then((s) => s.destroy())),
];

/** Not `once` of node:events: that one rejects when an error comes first. */
const closed = (socket: net.Socket) =>
  new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });

/** Everything a plain TLS client hears until the connection ends. */
async function hear(options: tls.ConnectionOptions): Promise<string> {
  const socket = tls.connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ...options });
  let heard = '';
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1');
  });
  let failed = '';
  socket.on('error', (error) => {
    failed = `code` in error ? String(error.code) : error.message;
  });
  await closed(socket);
  return heard === '' ? failed : heard;
}
const shown = (identity: Identity) => ({
  cert: identity.certificate,
  key: identity.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
});

describe('the peer port', () => {
  it.each(['127.0.0.1', '[::1]', 'localhost'])('serves a pinned host over %s', async (host) => {
    await open();
    using peer = await dialPeer(op, beta, at(host), CONNECT_MS);
    const reply = await peer.client.hello({});
    expect(reply.facts?.name).toBe('alpha');
    expect(callers[0]).toMatchObject({ name: 'beta', id: beta.id });
    expect(callers[0]?.publicKey.asymmetricKeyType).toBe('ed25519');
  });

  it('carries a byte stream both ways, the first bytes of the server included', async () => {
    await open();
    const socket = await dialStream(op, beta, at('[::1]'), CONNECT_MS);
    const sent = randomBytes(3_000_000);
    const got: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => got.push(chunk));
    socket.end(sent);
    await once(socket, 'end');
    const all = Buffer.concat(got);
    expect(all.subarray(0, 22).toString()).toBe('hello from the server\n');
    expect(all.subarray(22).equals(sent)).toBe(true);
  });

  it('tells who it is to whoever asks, and enters no handler', async () => {
    await open();
    expect(await probe(op, `127.0.0.1:${port}`, CONNECT_MS)).toMatchObject({
      id: alpha.id,
      name: 'alpha',
      fingerprint: alpha.fingerprint,
    });
    expect(callers).toEqual([]);
  });

  it('says PEER_UNPINNED to a host it does not know', async () => {
    await open();
    expect(await dialCode(madeIdentity('gamma'))).toEqual(['PEER_UNPINNED', 'PEER_UNPINNED']);
    await expect
      .poll(() => turnedAway.map((t) => t['code']))
      .toEqual(['PEER_UNPINNED', 'PEER_UNPINNED']);
    expect(callers).toEqual([]);
  });

  it('takes no client without a certificate', async () => {
    await open();
    expect(await hear({ ALPNProtocols: [ALPN_RPC] })).toBe('ckpt-refused PEER_UNPINNED\n');
    expect(await hear({ ALPNProtocols: [ALPN_STREAM] })).toBe('ckpt-refused PEER_UNPINNED\n');
    expect(callers).toEqual([]);
  });

  it.each([
    ['expired', { to: -1_000 }],
    ['not valid yet', { from: 60_000 }],
    ['carrying another id', { id: 'f'.repeat(32) }],
  ])('takes no certificate that is %s, its key pinned or not', async (_what, more) => {
    await open();
    const other = madeIdentity('beta', { key: beta.privateKey, ...more });
    expect(other.fingerprint).toBe(beta.fingerprint);
    expect(await dialCode(other)).toEqual(['PEER_IDENTITY', 'PEER_IDENTITY']);
    expect(callers).toEqual([]);
  });

  it('speaks TLS 1.3 only', async () => {
    await open();
    const old = { maxVersion: 'TLSv1.2', minVersion: 'TLSv1.2', ...shown(beta) } as const;
    expect(await hear({ ALPNProtocols: [ALPN_RPC], ...old })).toBe(
      'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    );
  });

  it.each([
    ['no protocol', []],
    ['a protocol of others', ['http/1.1']],
  ])('takes nobody who names %s', async (_what, ALPNProtocols) => {
    await open();
    expect(await hear({ ALPNProtocols, ...shown(beta) })).not.toContain('accepted');
    expect(callers).toEqual([]);
  });

  it.each([
    ['HTTP/2 in the clear', Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')],
    ['HTTP/1.1', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
    ['random bytes', randomBytes(100_000)],
  ])('closes on %s', async (_what, bytes) => {
    await open();
    const socket = net.connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(bytes);
    socket.resume();
    await closed(socket);
    await expect.poll(() => turnedAway.length).toBe(1);
    expect(turnedAway[0]).toMatchObject({ from: expect.stringMatching(/127\.0\.0\.1\]?:\d+$/) });
    expect(callers).toEqual([]);
  });

  it('closes on a client that says nothing', async () => {
    await open({ handshakeMs: 300 });
    const socket = net.connect(port, '::1');
    const started = performance.now();
    socket.resume();
    await closed(socket);
    expect(performance.now() - started).toBeLessThan(8_000); // of its own it waits for 10 s
  });

  it('serves a good host beside a thousand silent connections, and keeps 256 of them', async () => {
    await open();
    const silent = Array.from({ length: 1_000 }, () => net.connect(port, '127.0.0.1'));
    for (const socket of silent) socket.on('error', () => undefined).resume();
    const kept = () => silent.filter((socket) => !socket.closed).length;
    // Both ends are told by this process: an end that is closed is heard of at the other end later.
    await expect.poll(() => turnedAway.length).toBe(1_000 - 256);
    await expect.poll(kept).toBe(256);
    using peer = await dialPeer(op, beta, at('[::1]'), CONNECT_MS);
    await peer.client.hello({});
    // It was a stranger too until its handshake was over.
    await expect.poll(kept).toBe(255);
    for (const socket of silent) socket.destroy();
  });

  it('silences an address that failed too often, and no other', async () => {
    await open({ failuresPerMinute: 3 });
    const knock = async (localAddress: string) => {
      const socket = net.connect({ port, host: '127.0.0.1', localAddress });
      socket.on('error', () => undefined);
      socket.end('x\n');
      socket.resume();
      await closed(socket);
    };
    for (let n = 0; n < 6; n += 1) await knock('127.0.0.2');
    await expect.poll(() => turnedAway.length).toBe(4);
    using peer = await dialPeer(op, beta, at('127.0.0.1'), CONNECT_MS);
    await peer.client.hello({});
  });

  it('is BUSY when a host has too many connections', async () => {
    await open({ maxConnections: 2 });
    const held = [
      await dialStream(op, beta, at('127.0.0.1'), CONNECT_MS),
      await dialStream(op, beta, at('127.0.0.1'), CONNECT_MS),
    ];
    expect(await dialCode(beta)).toEqual(['BUSY', 'BUSY']);
    for (const socket of held) socket.destroy();
    await expect.poll(async () => await dialCode(beta)).toEqual(['no failure', 'no failure']);
  });

  it('closes live connections of a host whose pin is taken away (row:certificate-ends)', async () => {
    await open();
    using peer = await dialPeer(op, beta, at('127.0.0.1'), CONNECT_MS);
    const stream = await dialStream(op, beta, at('127.0.0.1'), CONNECT_MS);
    stream.on('error', () => undefined).resume();
    const call = peer.client.query({});
    await expect.poll(() => entered).toEqual(['query']);
    const since = performance.now();
    pins.unpin('beta');
    await expect(call).rejects.toMatchObject({ code: 'PEER_UNREACHABLE' });
    if (!stream.closed) await closed(stream);
    expect(performance.now() - since).toBeLessThan(5_000);
    expect(await code(peer.client.hello({}))).toBe('PEER_UNPINNED');
  });

  it('never resumes a session', async () => {
    await open();
    const options = {
      host: '127.0.0.1',
      port,
      rejectUnauthorized: false,
      ALPNProtocols: [ALPN_STREAM],
      ...shown(beta),
    };
    const first = tls.connect(options);
    let session: Buffer | undefined;
    first.on('session', (ticket: Buffer) => {
      session = ticket;
    });
    await once(first, 'data');
    await sleep(50);
    first.destroy();
    const second = tls.connect({ ...options, ...(session === undefined ? {} : { session }) });
    await once(second, 'data');
    expect(second.isSessionReused()).toBe(false);
    second.destroy();
  });
});

describe('dialling', () => {
  it('is PEER_IDENTITY when another host answers', async () => {
    await open();
    const wrong = { ...at('127.0.0.1'), fingerprint: beta.fingerprint, name: 'gamma' };
    expect(await dialCode(beta, wrong)).toEqual(['PEER_IDENTITY', 'PEER_IDENTITY']);
  });

  it('is PEER_UNREACHABLE with address and errno when nobody listens', async () => {
    await open();
    const nobody = pinOf(alpha, '127.0.0.1:1');
    for (const dial of [dialPeer, dialStream]) {
      await expect(dial(op, beta, nobody, CONNECT_MS)).rejects.toMatchObject({
        code: 'PEER_UNREACHABLE',
        message: expect.stringMatching(/127\.0\.0\.1:1: connect ECONNREFUSED 127\.0\.0\.1:1$/),
      });
    }
  });

  it('is PEER_UNREACHABLE in time when the other side says nothing', async () => {
    await open();
    const mute = net.createServer().listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const { port: mutePort } = mute.address() as net.AddressInfo;
    const host = pinOf(alpha, `127.0.0.1:${mutePort}`);
    for (const dial of [dialPeer, dialStream]) {
      const started = performance.now();
      expect(await code(dial(op, beta, host, 400))).toBe('PEER_UNREACHABLE');
      expect(performance.now() - started).toBeLessThan(10_000);
    }
    mute.close();
  });

  it('is PEER_UNREACHABLE when the other side goes in the middle of the handshake', async () => {
    await open();
    const dying = net.createServer((s) => s.once('data', () => s.resetAndDestroy()));
    dying.listen(0, '127.0.0.1');
    await once(dying, 'listening');
    const host = pinOf(alpha, `127.0.0.1:${(dying.address() as net.AddressInfo).port}`);
    expect(await dialCode(beta, host)).toEqual(['PEER_UNREACHABLE', 'PEER_UNREACHABLE']);
    dying.close();
  });

  it('is PEER_PROTOCOL when no TLS is spoken there', async () => {
    await open();
    const other = net.createServer((s) => s.end('SSH-2.0-x\r\n')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const host = pinOf(alpha, `127.0.0.1:${(other.address() as net.AddressInfo).port}`);
    expect(await dialCode(beta, host)).toEqual(['PEER_PROTOCOL', 'PEER_PROTOCOL']);
    other.close();
  });

  it('ends with its op', async () => {
    await open();
    const mute = net.createServer().listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const host = pinOf(alpha, `127.0.0.1:${(mute.address() as net.AddressInfo).port}`);
    const cancel = new AbortController();
    const cancelled = { ...op, signal: cancel.signal };
    setTimeout(() => cancel.abort(), 100);
    expect(await code(dialStream(cancelled, beta, host, CONNECT_MS))).toBe('CANCELLED');
    expect(await code(dialPeer(cancelled, beta, host, CONNECT_MS))).toBe('CANCELLED');
    mute.close();
  });

  it('notices within 10 s that the other side fell silent', async () => {
    await open();
    const pipes: net.Socket[] = [];
    const proxy = net.createServer((near) => {
      const far = net.connect(port, '127.0.0.1');
      pipes.push(near, far);
      for (const socket of [near, far]) socket.on('error', () => undefined);
      near.pipe(far).pipe(near);
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const host = pinOf(alpha, `127.0.0.1:${(proxy.address() as net.AddressInfo).port}`);
    using peer = await dialPeer(op, beta, host, CONNECT_MS);
    const call = peer.client.query({});
    await expect.poll(() => entered).toEqual(['query']);
    const silentSince = performance.now();
    for (const socket of pipes) socket.unpipe().pause();
    await expect(call).rejects.toMatchObject({ code: 'PEER_UNREACHABLE' });
    expect(performance.now() - silentSince).toBeLessThan(10_000);
    for (const socket of pipes) socket.destroy();
    proxy.close();
  });
});

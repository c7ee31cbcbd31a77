import net from 'node:net';
import tls from 'node:tls';
import * as grpc from '@grpc/grpc-js';
import { asFault, Fault } from '../base/fault.ts';
import { abortFault, type Op, patience, within } from '../base/op.ts';
import { CLIENT_OPTIONS, patient } from '../rpc/limits.ts';
import { makeClient } from '../rpc/service.ts';
import { HEALTH, PEER, type PeerClient } from '../rpc/services.ts';
import { formatAddress, parseAddress } from './address.ts';
import { ACCEPTED, ALPN_RPC, ALPN_STREAM, type Alpn, REFUSAL_CODES, REFUSED } from './alpn.ts';
import { type HostCertificate, readCertificate } from './certificate.ts';
import type { Identity } from './identity.ts';
import { mustBe, type PinnedHost } from './pins.ts';

/** More than the longest refusal, less than anybody could hurt with. */
const FIRST_BYTES = 64;
/** Longer than grpc-js waits between two attempts. */
const REASON_MS = CLIENT_OPTIONS['grpc.max_reconnect_backoff_ms'] + 1_000;

/**
 * A byte stream to a pinned host; it has accepted us when this returns. PEER_UNREACHABLE,
 * PEER_IDENTITY when another key answers, PEER_UNPINNED when it does not know ours.
 * `connectMs` bounds name lookup, connection and handshake together.
 */
export async function dialStream(
  op: Op,
  identity: Identity,
  host: PinnedHost,
  connectMs: number,
): Promise<tls.TLSSocket> {
  return await bounded(op, host.name, connectMs, async (limited) => {
    const raw = await connect(limited, host.address);
    return await secure(limited, raw, identity, ALPN_STREAM, (shown) => mustBe(host, shown));
  });
}

export interface PeerConnection extends Disposable {
  readonly client: PeerClient;
}

/** A gRPC connection to a pinned host that has just answered. Failures as in `dialStream`. */
export async function dialPeer(
  op: Op,
  identity: Identity,
  host: PinnedHost,
  connectMs: number,
): Promise<PeerConnection> {
  const address = parseAddress(host.address);
  if (address === undefined) throw new Fault('NO_SUCH_HOST', `${host.name} has no valid address`);
  const credentials = new PinnedCredentials(identity, host, patience(op, connectMs));
  const channel = new grpc.Client(target(address), credentials, {
    ...CLIENT_OPTIONS,
    ...patient(op.slowness ?? 1),
    'grpc.default_authority': 'ckpt',
  });
  const side = {
    unreachable: 'PEER_UNREACHABLE',
    where: `${host.name} at ${host.address}`,
    reason: () => credentials.lastFailure(),
  } as const;
  try {
    await bounded(op, host.name, connectMs, (limited) =>
      makeClient(HEALTH, channel, side).check({}, { signal: limited.signal }),
    );
  } catch (error) {
    channel.close();
    throw error;
  }
  return { client: makeClient(PEER, channel, side), [Symbol.dispose]: () => channel.close() };
}

/** Who answers at an address. Trusts nobody: what it returns is to be compared by a person. */
export async function probe(op: Op, address: string, connectMs: number): Promise<HostCertificate> {
  return await bounded(op, address, connectMs, async (limited) => {
    const raw = await connect(limited, address);
    using socket = await shakeHands(limited, raw, undefined, ALPN_RPC);
    const certificate = socket.tls.getPeerX509Certificate();
    if (certificate === undefined)
      throw new Fault('PEER_PROTOCOL', `${address} has no certificate`);
    return readCertificate(certificate);
  });
}

function target({ host, port }: { host: string; port: number }): string {
  const version = net.isIP(host);
  if (version === 6) return `ipv6:[${host}]:${port}`;
  return version === 4 ? `ipv4:${host}:${port}` : `dns:///${host}:${port}`;
}

/** What is over time is an unreachable host, not a slow step; a cancelled op stays cancelled. */
async function bounded<T>(
  op: Op,
  name: string,
  ms: number,
  work: (op: Op) => Promise<T>,
): Promise<T> {
  try {
    return await work(within(op, ms));
  } catch (error) {
    const fault = asFault(error);
    if (op.signal.aborted) throw abortFault(op.signal);
    if (fault.code !== 'DEADLINE') throw fault;
    throw new Fault('PEER_UNREACHABLE', `${name} did not answer within ${patience(op, ms)} ms`, {
      cause: error,
    });
  }
}

async function connect(op: Op, text: string): Promise<net.Socket> {
  const address = parseAddress(text);
  if (address === undefined) {
    throw new Fault(
      'NAME_INVALID',
      `${JSON.stringify(text)} is no address: HOST, HOST:PORT or [V6]:PORT`,
    );
  }
  const socket = net.connect({ host: address.host, port: address.port, noDelay: true });
  try {
    await event(op, socket, 'connect');
    return socket;
  } catch (error) {
    socket.destroy();
    if (error instanceof Fault) throw error;
    throw new Fault('PEER_UNREACHABLE', `${formatAddress(address)}: ${reason(error)}`, {
      cause: error,
    });
  }
}

/** Several addresses of a name fail as one AggregateError without words. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ');
  return error instanceof Error ? error.message : String(error);
}

/** TLS over a connected socket, up to the moment in which the other side has accepted us. */
async function secure(
  op: Op,
  raw: net.Socket,
  identity: Identity,
  alpn: Alpn,
  check: (shown: ReturnType<tls.TLSSocket['getPeerX509Certificate']>) => void,
): Promise<tls.TLSSocket> {
  using socket = await shakeHands(op, raw, identity, alpn);
  check(socket.tls.getPeerX509Certificate());
  await accepted(op, socket.tls, alpn);
  return socket.keep();
}

async function shakeHands(
  op: Op,
  raw: net.Socket,
  identity: Identity | undefined,
  alpn: Alpn,
): Promise<Disposable & { tls: tls.TLSSocket; keep(): tls.TLSSocket }> {
  raw.setKeepAlive(true, 5_000);
  const socket = tls.connect({
    socket: raw,
    minVersion: 'TLSv1.3',
    maxVersion: 'TLSv1.3',
    ALPNProtocols: [alpn],
    ...(identity === undefined
      ? {}
      : {
          cert: identity.certificate,
          key: identity.privateKey.export({ type: 'pkcs8', format: 'pem' }),
        }),
    // The chain proves nothing here: the caller compares the key with the pinned one.
    rejectUnauthorized: false,
  });
  const where = formatAddress({ host: raw.remoteAddress ?? '?', port: raw.remotePort ?? 0 });
  try {
    await event(op, socket, 'secureConnect');
    if (socket.alpnProtocol !== alpn) {
      throw new Fault('PEER_PROTOCOL', `${where} does not speak ${alpn}`);
    }
  } catch (error) {
    socket.destroy();
    if (error instanceof Fault) throw error;
    // Its daemon may have been killed in this moment, or its line cut.
    const code = isReset(error) ? 'PEER_UNREACHABLE' : 'PEER_PROTOCOL';
    throw new Fault(code, `${where}: no TLS 1.3 handshake: ${reason(error)}`, { cause: error });
  }
  let kept = false;
  return {
    tls: socket,
    keep: () => {
      kept = true;
      return socket;
    },
    [Symbol.dispose]: () => {
      if (!kept) socket.destroy();
    },
  };
}

function isReset(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'ETIMEDOUT';
}

/** Waits for the first bytes of the server (alpn.ts). What is not ours to read is put back. */
async function accepted(op: Op, socket: tls.TLSSocket, alpn: Alpn): Promise<void> {
  const refused = Buffer.from(REFUSED);
  const expected = Buffer.from(ACCEPTED);
  let got = Buffer.alloc(0);
  const isStill = (line: Buffer) =>
    line.subarray(0, got.length).equals(got.subarray(0, line.length));
  for (;;) {
    const chunk: Buffer | null = socket.read();
    if (chunk !== null) got = Buffer.concat([got, chunk]);
    else if (socket.readableEnded) throw closedEarly(socket);
    else await event(op, socket, 'readable', 'end');
    if (got.length === 0) continue;
    if (isStill(refused)) {
      if (got.includes(0x0a)) throw refusal(socket, got);
      if (got.length > FIRST_BYTES) throw closedEarly(socket);
    } else if (alpn === ALPN_RPC) {
      socket.unshift(got);
      return;
    } else if (!isStill(expected)) {
      throw closedEarly(socket);
    } else if (got.length >= expected.length) {
      if (got.length > expected.length) socket.unshift(got.subarray(expected.length));
      return;
    }
  }
}

function refusal(socket: tls.TLSSocket, line: Buffer): Fault {
  const word = line.subarray(REFUSED.length, line.indexOf(0x0a)).toString('latin1');
  const code = REFUSAL_CODES.find((known) => known === word) ?? 'PEER_PROTOCOL';
  const what =
    code === 'PEER_UNPINNED' ? 'the other host does not know our key' : 'the other host refused us';
  return new Fault(code, `${socket.remoteAddress ?? 'peer'}: ${what}`);
}

function closedEarly(socket: tls.TLSSocket): Fault {
  const where = socket.remoteAddress ?? 'peer';
  return new Fault('PEER_UNREACHABLE', `${where}: closed the connection before accepting it`);
}

/** The first of these events, or the socket's error, or the end of the op. */
async function event(op: Op, socket: net.Socket, ...names: string[]): Promise<void> {
  if (op.signal.aborted) throw abortFault(op.signal);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const done = () => resolve();
  const closed = () => reject(new Error('the connection was closed'));
  const aborted = () => reject(abortFault(op.signal));
  for (const name of names) socket.on(name, done);
  socket.on('error', reject);
  socket.on('close', closed);
  op.signal.addEventListener('abort', aborted, { once: true });
  try {
    await promise;
  } finally {
    for (const name of names) socket.off(name, done);
    // One listener stays: an error after this must not end the process.
    socket.on('error', () => undefined);
    socket.off('error', reject);
    socket.off('close', closed);
    op.signal.removeEventListener('abort', aborted);
  }
}

/**
 * grpc-js 1.14 connects TCP by itself and asks its credentials for the rest. These do our handshake:
 * TLS 1.3 only, our certificate, the pinned key and the word of the server that it accepts us. What
 * went wrong is kept as the Fault it was, for grpc-js would make a text of it.
 */
class PinnedCredentials extends grpc.ChannelCredentials {
  #failed: { readonly why: Fault; readonly at: number } | undefined;
  readonly #identity: Identity;
  readonly #host: PinnedHost;
  readonly #connectMs: number;

  constructor(identity: Identity, host: PinnedHost, connectMs: number) {
    super();
    this.#identity = identity;
    this.#host = host;
    this.#connectMs = connectMs;
  }

  /** Why the last handshake failed. An old one says nothing: TCP may have failed since, unseen here. */
  lastFailure(): Fault | undefined {
    const { why, at } = this.#failed ?? { why: undefined, at: 0 };
    return performance.now() - at < REASON_MS ? why : undefined;
  }

  override _isSecure(): boolean {
    return true;
  }

  override _equals(other: grpc.ChannelCredentials): boolean {
    return other === this;
  }

  override _createSecureConnector(): ReturnType<grpc.ChannelCredentials['_createSecureConnector']> {
    return {
      connect: async (raw) => {
        const op: Op = {
          id: 'dial',
          signal: AbortSignal.timeout(this.#connectMs),
          log: () => undefined,
        };
        try {
          const check = (shown: Parameters<typeof mustBe>[1]) => mustBe(this.#host, shown);
          const socket = await secure(op, raw, this.#identity, ALPN_RPC, check);
          this.#failed = undefined;
          return { socket, secure: true };
        } catch (error) {
          this.#failed = { why: asFault(error), at: performance.now() };
          throw error;
        }
      },
      waitForReady: async () => undefined,
      getCallCredentials: () => grpc.CallCredentials.createEmpty(),
      destroy: () => undefined,
    };
  }
}

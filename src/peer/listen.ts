import { constants } from 'node:crypto';
import net from 'node:net';
import tls from 'node:tls';
import { asFault, Fault } from '../base/fault.ts';
import { printableText } from '../rpc/text.ts';
import { formatAddress, parseAddress } from './address.ts';
import { ACCEPTED, ALPN_RPC, ALPN_STREAM, REFUSAL_CODES, REFUSED } from './alpn.ts';
import type { Identity } from './identity.ts';
import { type KnownPeer, type Pins, whoShows } from './pins.ts';
import { FailureRate } from './rate.ts';

export const HANDSHAKE_MS = 10_000;
/** Connections that have not shown a pinned key yet. When there are more, the oldest is closed. */
const STRANGERS = 256;

export interface PeerPort {
  readonly identity: Identity;
  readonly pins: Pins;
  /** Connections of pinned hosts at a time; one more is refused with BUSY. */
  readonly maxConnections: number;
  readonly failuresPerMinute: number;
  /** Milliseconds for a handshake, 10 000 when nothing is said. */
  readonly handshakeMs?: number;
  /** The connection is the receiver's from here on. */
  onRpc(socket: tls.TLSSocket, host: KnownPeer): void;
  onStream(socket: tls.TLSSocket, host: KnownPeer): void;
  log(line: string, facts: Readonly<Record<string, unknown>>): void;
}

export interface PeerListener extends AsyncDisposable {
  /** Where it listens, as ADDRESS:PORT. */
  readonly addresses: readonly string[];
}

/**
 * Listens for other hosts: TLS 1.3 and nothing below, a client certificate whose key is pinned, no
 * resumption. Not one byte of a stranger gets further than the handshake. A pin that is taken away
 * closes the connections of its host.
 */
export async function listenPeers(
  places: readonly ({ readonly fd: number } | { readonly address: string })[],
  port: PeerPort,
): Promise<PeerListener> {
  const door = new Door(port);
  await using open = new AsyncDisposableStack();
  open.use(door);
  const addresses: string[] = [];
  for (const place of places) {
    const listener = net.createServer((socket) => door.knock(socket));
    open.defer(() => void listener.close());
    addresses.push(await listen(listener, place, port.log));
  }
  const closing = open.move();
  return { addresses, [Symbol.asyncDispose]: () => closing.disposeAsync() };
}

interface Stranger {
  /** Kept, for a closed socket has forgotten it. */
  readonly address: string;
  readonly port: number;
  why: Fault;
}

class Door implements Disposable {
  readonly #port: PeerPort;
  readonly #tls: tls.Server;
  readonly #rate: FailureRate;
  /** By the socket below TLS: it exists before a handshake and closes after every way to fail. */
  readonly #strangers = new Map<net.Socket, Stranger>();
  readonly #guests = new Map<tls.TLSSocket, KnownPeer>();
  readonly #pinned: Disposable;
  #closing = false;

  constructor(port: PeerPort) {
    this.#port = port;
    this.#rate = new FailureRate(port.failuresPerMinute);
    // It never listens: sockets are given to it, so that strangers can be counted and timed.
    this.#tls = tls.createServer({
      key: port.identity.privateKey.export({ type: 'pkcs8', format: 'pem' }),
      cert: port.identity.certificate,
      minVersion: 'TLSv1.3',
      maxVersion: 'TLSv1.3',
      requestCert: true,
      // Certificates are self-signed; whether the key is a known one is asked in #admit.
      rejectUnauthorized: false,
      ALPNProtocols: [ALPN_RPC, ALPN_STREAM],
      handshakeTimeout: port.handshakeMs ?? HANDSHAKE_MS,
      // Every connection shows its certificate anew.
      secureOptions: constants.SSL_OP_NO_TICKET,
    });
    this.#tls.on('tlsClientError', (error, socket) => {
      const stranger = this.#strangerBelow(socket);
      if (stranger !== undefined) stranger.why = new Fault('PEER_PROTOCOL', error.message);
      socket.destroy();
    });
    this.#tls.on('secureConnection', (socket) => this.#admit(socket));
    this.#pinned = port.pins.onChange(() => this.#closeUnpinned());
  }

  knock(socket: net.Socket): void {
    const { remoteAddress: address, remotePort: port } = socket;
    if (address === undefined || port === undefined || this.#rate.isSilenced(address)) {
      socket.destroy();
      return;
    }
    const oldest = this.#strangers.keys().next();
    if (this.#strangers.size >= STRANGERS && oldest.done !== true) oldest.value.destroy();
    const why = new Fault('PEER_PROTOCOL', 'it went away before the handshake was over');
    this.#strangers.set(socket, { address, port, why });
    socket.once('close', () => this.#strangerGone(socket));
    socket.on('error', () => socket.destroy());
    // Requests are small and answered at once.
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 5_000);
    this.#tls.emit('connection', socket);
  }

  #admit(socket: tls.TLSSocket): void {
    socket.on('error', () => socket.destroy());
    const stranger = this.#strangerBelow(socket);
    try {
      const host = whoShows(this.#port.pins, socket.getPeerX509Certificate());
      if (this.#guests.size >= this.#port.maxConnections) {
        throw new Fault('BUSY', `${host.name} is one connection too many`);
      }
      if (socket.alpnProtocol !== ALPN_RPC && socket.alpnProtocol !== ALPN_STREAM) {
        throw new Fault('PEER_PROTOCOL', `${host.name} names no protocol of ours`);
      }
      for (const [below, entry] of this.#strangers) {
        if (entry === stranger) this.#strangers.delete(below);
      }
      this.#guests.set(socket, host);
      socket.once('close', () => this.#guests.delete(socket));
      if (socket.alpnProtocol === ALPN_RPC) this.#port.onRpc(socket, host);
      else {
        socket.write(ACCEPTED);
        this.#port.onStream(socket, host);
      }
    } catch (error) {
      const why = asFault(error);
      if (stranger !== undefined) stranger.why = why;
      this.#turnAway(socket, why);
    }
  }

  #turnAway(socket: tls.TLSSocket, why: Fault): void {
    const told = REFUSAL_CODES.find((code) => code === why.code);
    if (told === undefined) {
      socket.destroy();
      return;
    }
    socket.end(`${REFUSED}${told}\n`);
    // What it still sends is thrown away, and it has a second to go.
    socket.resume();
    setTimeout(() => socket.destroy(), 1_000).unref();
  }

  #strangerGone(socket: net.Socket): void {
    const stranger = this.#strangers.get(socket);
    if (stranger === undefined) return;
    this.#strangers.delete(socket);
    if (this.#closing) return;
    this.#rate.failed(stranger.address);
    this.#port.log('a connection was turned away', {
      from: formatAddress({ host: stranger.address, port: stranger.port }),
      code: stranger.why.code,
      why: printableText(stranger.why.message),
    });
  }

  /** Node.js does not say which socket lies below one of TLS; address and port do. */
  #strangerBelow({ remoteAddress, remotePort }: tls.TLSSocket): Stranger | undefined {
    for (const stranger of this.#strangers.values()) {
      if (stranger.port === remotePort && stranger.address === remoteAddress) return stranger;
    }
    return undefined;
  }

  #closeUnpinned(): void {
    for (const [socket, host] of this.#guests) {
      const now = this.#port.pins.byFingerprint(host.fingerprint);
      if (now?.id === host.id) continue;
      this.#port.log('a connection was closed: its pin is gone', { host: host.name });
      socket.destroy();
    }
  }

  [Symbol.dispose](): void {
    this.#closing = true;
    this.#pinned[Symbol.dispose]();
    for (const socket of this.#strangers.keys()) socket.destroy();
    for (const socket of this.#guests.keys()) socket.destroy();
  }
}

async function listen(
  listener: net.Server,
  place: { readonly fd: number } | { readonly address: string },
  log: PeerPort['log'],
): Promise<string> {
  if ('fd' in place) return await bound(listener, { fd: place.fd });
  const address = parseAddress(place.address);
  if (address === undefined) throw new Fault('CONFIG_INVALID', `peer.listen: ${place.address}`);
  const { host, port } = address;
  try {
    return await bound(listener, { host, port, ipv6Only: false });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (host !== '::' || (code !== 'EAFNOSUPPORT' && code !== 'EADDRNOTAVAIL')) throw error;
    log('this kernel has no IPv6: listening on IPv4 only', { address: place.address });
    return await bound(listener, { host: '0.0.0.0', port });
  }
}

async function bound(
  listener: net.Server,
  options: net.ListenOptions | { fd: number },
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  listener.once('listening', resolve);
  listener.once('error', reject);
  listener.listen(options);
  try {
    await promise;
  } finally {
    listener.off('error', reject);
  }
  const at = listener.address();
  if (at === null || typeof at === 'string') {
    throw new Fault('CONFIG_INVALID', 'the descriptor handed over for peers is no TCP socket');
  }
  return formatAddress({ host: at.address, port: at.port });
}

import type { TLSSocket } from 'node:tls';
import * as grpc from '@grpc/grpc-js';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { Turns } from '../base/turns.ts';
import { dialPeer, dialStream, type PeerConnection } from '../peer/dial.ts';
import { createIdentity, type Identity, loadIdentity } from '../peer/identity.ts';
import { HANDSHAKE_MS, listenPeers, type PeerListener } from '../peer/listen.ts';
import type { KnownPeer, PinnedHost } from '../peer/pins.ts';
import { makeServer } from '../rpc/limits.ts';
import { implement } from '../rpc/service.ts';
import { PEER, type PeerHandlers } from '../rpc/services.ts';
import { auditCall } from './audit.ts';
import type { Config } from './config.ts';
import { addHealth } from './health.ts';
import type { HostStore } from './hosts.ts';
import type { Log } from './log.ts';

/** What is done for other hosts. */
export interface PeerServices {
  readonly peer: Partial<PeerHandlers>;
  /** A byte stream of a pinned host. The socket is the receiver's: it closes it and hears its errors. */
  onStream(socket: TLSSocket, host: KnownPeer): void;
}

/** This host among others: who it is, where it listens, how it reaches them. */
export class PeerSide implements AsyncDisposable {
  readonly #config: Config;
  readonly #log: Log;
  readonly #hosts: HostStore;
  readonly #fds: readonly number[];
  readonly #server: grpc.Server;
  readonly #injector: grpc.ConnectionInjector;
  readonly #callers = new Map<string, KnownPeer>();
  #identity: Identity | undefined;
  #services: PeerServices | undefined;
  #listener: PeerListener | undefined;
  #connections = 0;
  readonly #making = new Turns();

  /** `fds`: listening TCP sockets of the service manager, used instead of peer.listen. */
  static async open(
    config: Config,
    log: Log,
    hosts: HostStore,
    fds: readonly number[],
  ): Promise<PeerSide> {
    const identity = await loadIdentity(config.paths.pki_dir);
    return new PeerSide(config, log, hosts, fds, identity);
  }

  private constructor(
    config: Config,
    log: Log,
    hosts: HostStore,
    fds: readonly number[],
    identity: Identity | undefined,
  ) {
    this.#config = config;
    this.#log = log;
    this.#hosts = hosts;
    this.#fds = fds;
    this.#identity = identity;
    this.#server = makeServer(config.limits.slowness);
    this.#injector = this.#server.createConnectionInjector(grpc.ServerCredentials.createInsecure());
  }

  /** Undefined before `ckpt host init`. */
  get identity(): Identity | undefined {
    return this.#identity;
  }

  /** NO_IDENTITY. */
  needIdentity(): Identity {
    if (this.#identity !== undefined) return this.#identity;
    throw new Fault('NO_IDENTITY', 'this host has no key yet');
  }

  /** Where other hosts are heard, as ADDRESS:PORT. */
  get addresses(): readonly string[] {
    return this.#listener?.addresses ?? [];
  }

  /** Once, before the first `listen`. */
  serve(services: PeerServices, stopping: AbortSignal): void {
    this.#services = services;
    this.#server.addService(
      PEER.definition,
      implement(PEER, services.peer, {
        host: () => this.#identity?.name ?? '',
        ended: (end) => auditCall(this.#log, end),
      }),
    );
    addHealth(this.#server, ['ckpt.v1.Peer'], stopping);
  }

  /** Makes key and certificate when there are none, and begins to listen. */
  async init(name: string): Promise<{ identity: Identity; created: boolean }> {
    return await this.#making.take(async () => {
      const result = await createIdentity(this.#config.paths.pki_dir, name);
      this.#identity = result.identity;
      await this.listen();
      return result;
    });
  }

  /** Opens the peer port, unless it is open, switched off, or this host has no identity yet. */
  async listen(): Promise<void> {
    const services = this.#services;
    const identity = this.#identity;
    const { enabled, listen } = this.#config.peer;
    if (this.#listener !== undefined || identity === undefined || !enabled) return;
    if (services === undefined) throw new Error('serve() comes before listen()');
    const places =
      this.#fds.length > 0
        ? this.#fds.map((fd) => ({ fd }))
        : listen.map((address) => ({ address }));
    this.#listener = await listenPeers(places, {
      identity,
      pins: this.#hosts,
      maxConnections: this.#config.limits.peer_connections,
      failuresPerMinute: this.#config.limits.failed_handshakes_per_minute,
      handshakeMs: HANDSHAKE_MS * this.#config.limits.slowness,
      onRpc: (socket, host) => this.#inject(socket, host),
      onStream: (socket, host) => services.onStream(socket, host),
      log: (line, facts) => this.#log.info(facts, line),
    });
    this.#log.info(
      { addresses: this.addresses, fingerprint: identity.fingerprint },
      'peers welcome',
    );
  }

  /** A gRPC connection to a pinned host. NO_SUCH_HOST, NO_IDENTITY, PEER_*. The caller closes it. */
  async dial(op: Op, name: string): Promise<PeerConnection & { readonly host: PinnedHost }> {
    const host = this.#hosts.need(name);
    const { connect_ms } = this.#config.peer;
    const connection = await dialPeer(op, this.needIdentity(), host, connect_ms);
    return { ...connection, host };
  }

  /** A byte stream to a pinned host. The caller owns the socket. */
  async dialStream(op: Op, name: string): Promise<TLSSocket> {
    const host = this.#hosts.need(name);
    const socket = await dialStream(op, this.needIdentity(), host, this.#config.peer.connect_ms);
    const watch = this.#hosts.onChange(() => {
      if (this.#hosts.byName(name)?.fingerprint === host.fingerprint) return;
      socket.destroy(new Fault('PEER_UNPINNED', `${name} is not pinned here any more`));
    });
    socket.once('close', () => watch[Symbol.dispose]());
    return socket;
  }

  /** Which host makes this call, from `call.peer` of a Peer handler. */
  callerOf(peer: string): KnownPeer {
    const host = this.#callers.get(peer);
    if (host === undefined) throw new Fault('PEER_UNPINNED', 'the connection of this call is gone');
    return host;
  }

  #inject(socket: TLSSocket, host: KnownPeer): void {
    this.#connections += 1;
    const caller = `peer:${host.name};conn=${this.#connections}`;
    this.#callers.set(caller, host);
    socket.once('close', () => this.#callers.delete(caller));
    // What call.getPeer() of grpc-js returns: the address, and the port when there is one.
    Object.defineProperty(socket, 'remoteAddress', { value: caller });
    Object.defineProperty(socket, 'remotePort', { value: undefined });
    this.#injector.injectConnection(socket);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#listener?.[Symbol.asyncDispose]();
    this.#injector.destroy();
    this.#server.forceShutdown();
  }
}

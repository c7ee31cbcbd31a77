import type { Op } from '../base/op.ts';
import type { PeerConnection } from '../peer/dial.ts';
import type { PinnedHost } from '../peer/pins.ts';
import type { PeerClient } from '../rpc/services.ts';
import type { HostStore } from './hosts.ts';
import type { PeerSide } from './peer-side.ts';

interface Link {
  readonly host: PinnedHost;
  readonly connection: Promise<PeerConnection>;
}

/** One gRPC connection per host, made when it is needed. grpc-js mends it by itself after a cut. */
export class PeerLinks implements Disposable {
  readonly #peers: PeerSide;
  readonly #hosts: HostStore;
  readonly #links = new Map<string, Link>();

  constructor(peers: PeerSide, hosts: HostStore) {
    this.#peers = peers;
    this.#hosts = hosts;
  }

  /** NO_SUCH_HOST, NO_IDENTITY, PEER_UNREACHABLE, PEER_UNPINNED, PEER_IDENTITY. */
  async client(op: Op, name: string): Promise<PeerClient> {
    const host = this.#hosts.need(name);
    const known = this.#links.get(name);
    if (known !== undefined) {
      const same =
        known.host.fingerprint === host.fingerprint && known.host.address === host.address;
      if (same) return (await known.connection).client;
      this.#drop(name);
    }
    const link = { host, connection: this.#peers.dial(op, name) };
    this.#links.set(name, link);
    try {
      return (await link.connection).client;
    } catch (error) {
      if (this.#links.get(name) === link) this.#links.delete(name);
      throw error;
    }
  }

  #drop(name: string): void {
    const link = this.#links.get(name);
    this.#links.delete(name);
    void link?.connection.then((connection) => connection[Symbol.dispose]()).catch(() => undefined);
  }

  [Symbol.dispose](): void {
    for (const name of [...this.#links.keys()]) this.#drop(name);
  }
}

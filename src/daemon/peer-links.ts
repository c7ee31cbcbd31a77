import { asFault, Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import type { PeerConnection } from '../peer/dial.ts';
import type { PinnedHost } from '../peer/pins.ts';
import type { PeerClient } from '../rpc/services.ts';
import type { HostStore } from './hosts.ts';
import type { PeerSide } from './peer-side.ts';

interface Link {
  readonly host: PinnedHost;
  readonly connection: Promise<PeerConnection>;
  readonly gone: AbortController;
}

export interface PeerCalls {
  readonly client: PeerClient;
  /** Ends when the host is not pinned any more: closing a channel ends no call that is under way. */
  readonly gone: AbortSignal;
  /** To be told how a call failed. A connection that may be dead is not used again. */
  failed(error: unknown): void;
}

/**
 * One gRPC connection per host, made when it is needed, and made anew after a call that it may have
 * failed: grpc-js 1.14 mends most cuts by itself, but one that comes in the moment a connection stands
 * leaves it with a dead session for ever ("The session has been destroyed").
 */
export class PeerLinks implements Disposable {
  readonly #peers: PeerSide;
  readonly #hosts: HostStore;
  readonly #links = new Map<string, Link>();
  readonly #watch: Disposable;

  constructor(peers: PeerSide, hosts: HostStore) {
    this.#peers = peers;
    this.#hosts = hosts;
    // A call that is under way to a host nobody trusts any more ends with its connection.
    this.#watch = hosts.onChange(() => {
      for (const [name, { host }] of [...this.#links]) {
        if (!isSame(hosts.byName(name), host)) this.#drop(name);
      }
    });
  }

  /** NO_SUCH_HOST, NO_IDENTITY, PEER_UNREACHABLE, PEER_UNPINNED, PEER_IDENTITY. */
  async client(op: Op, name: string): Promise<PeerCalls> {
    const host = this.#hosts.need(name);
    const known = this.#links.get(name);
    if (known !== undefined) {
      if (isSame(host, known.host)) return await this.#callsOf(name, known);
      this.#drop(name);
    }
    const gone = new AbortController();
    const link = { host, connection: this.#peers.dial(op, name), gone };
    this.#links.set(name, link);
    try {
      return await this.#callsOf(name, link);
    } catch (error) {
      if (this.#links.get(name) === link) this.#links.delete(name);
      throw error;
    }
  }

  async #callsOf(name: string, link: Link): Promise<PeerCalls> {
    const { client } = await link.connection;
    return {
      client,
      gone: link.gone.signal,
      failed: (error) => {
        const { code } = asFault(error);
        if (code !== 'PEER_UNREACHABLE' && code !== 'PEER_PROTOCOL') return;
        if (this.#links.get(name) !== link) return;
        this.#links.delete(name);
        // Ends no other call that is under way: each finds out for itself.
        close(link);
      },
    };
  }

  #drop(name: string): void {
    const link = this.#links.get(name);
    this.#links.delete(name);
    link?.gone.abort(new Fault('PEER_UNPINNED', `the pin of ${name} was changed or taken away`));
    if (link !== undefined) close(link);
  }

  [Symbol.dispose](): void {
    this.#watch[Symbol.dispose]();
    for (const name of [...this.#links.keys()]) this.#drop(name);
  }
}

function close({ connection }: Link): void {
  void connection.then((one) => one[Symbol.dispose]()).catch(() => undefined);
}

function isSame(one: PinnedHost | undefined, other: PinnedHost): boolean {
  return one?.fingerprint === other.fingerprint && one.address === other.address;
}

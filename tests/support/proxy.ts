import net from 'node:net';

/** Towards whoever listens, or back. */
export type Direction = 'there' | 'back';

/** What becomes of bytes between two hosts. */
export type NetworkFault =
  | { readonly kind: 'none' }
  /** Connections end with a reset, and new ones are refused. */
  | { readonly kind: 'cut' }
  /** Connections stay and carry nothing, either way; new ones are taken and carry nothing. */
  | { readonly kind: 'half-open' }
  | { readonly kind: 'one-way'; readonly lost: Direction }
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  /** One bit of one byte, the n-th from now on. */
  | { readonly kind: 'flip'; readonly way: Direction; readonly after: number }
  /** The chunk that holds the n-th byte from now on comes twice. */
  | { readonly kind: 'repeat'; readonly way: Direction; readonly after: number };

interface Link {
  readonly near: net.Socket;
  readonly far: net.Socket;
}

/** The cable to one host. What goes through it is TLS: it can be lost or changed, not read. */
export class TcpProxy implements AsyncDisposable {
  readonly #server: net.Server;
  readonly #target: () => number;
  readonly #links = new Set<Link>();
  #fault: NetworkFault = { kind: 'none' };
  /** Bytes each way since the fault was set. */
  #passed = { there: 0, back: 0 };
  #spent = false;
  /** Bytes that went through, both ways together. */
  carried = 0;

  private constructor(server: net.Server, target: () => number) {
    this.#server = server;
    this.#target = target;
  }

  /** `target` tells the port behind it at each connection: it changes when that host restarts. */
  static async open(target: () => number): Promise<TcpProxy> {
    const server = net.createServer({ allowHalfOpen: true });
    const proxy = new TcpProxy(server, target);
    server.on('connection', (near) => proxy.#connect(near));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as net.AddressInfo).port;
  }

  /** Whether a fault that happens once has happened. */
  get spent(): boolean {
    return this.#spent;
  }

  set(fault: NetworkFault): void {
    this.#fault = fault;
    this.#passed = { there: 0, back: 0 };
    this.#spent = false;
    if (fault.kind === 'cut') this.reset();
  }

  /** Ends all connections; new ones are as the fault says. */
  reset(): void {
    for (const { near, far } of this.#links) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
  }

  #connect(near: net.Socket): void {
    near.on('error', () => undefined);
    if (this.#fault.kind === 'cut') {
      near.resetAndDestroy();
      return;
    }
    const far = net.connect({ port: this.#target(), host: '127.0.0.1', allowHalfOpen: true });
    far.on('error', () => undefined);
    const link = { near, far };
    this.#links.add(link);
    this.#carry(near, far, 'there');
    this.#carry(far, near, 'back');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('close', () => {
        if (!this.#isLost(one === near ? 'there' : 'back')) other.destroy();
        // An end that was not told of it stays open, and is to be ended with the proxy.
        if (other.destroyed) this.#links.delete(link);
      });
    }
  }

  #isLost(way: Direction): boolean {
    const fault = this.#fault;
    return fault.kind === 'half-open' || (fault.kind === 'one-way' && fault.lost === way);
  }

  #carry(from: net.Socket, to: net.Socket, way: Direction): void {
    from.on('data', (chunk: Buffer) => {
      if (this.#isLost(way)) return;
      const changed = this.#change(chunk, way);
      this.carried += chunk.length;
      const fault = this.#fault;
      const slow = fault.kind === 'slow' ? (1000 * chunk.length) / fault.bytesPerSecond : 0;
      if (slow > 0) {
        from.pause();
        setTimeout(() => {
          if (to.writable && !this.#isLost(way)) to.write(changed);
          from.resume();
        }, slow);
        return;
      }
      if (!to.write(changed)) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    });
    from.on('end', () => {
      if (!this.#isLost(way)) to.end();
    });
  }

  #change(chunk: Buffer, way: Direction): Buffer {
    const fault = this.#fault;
    if ((fault.kind !== 'flip' && fault.kind !== 'repeat') || fault.way !== way || this.#spent) {
      return chunk;
    }
    const at = fault.after - this.#passed[way];
    this.#passed[way] += chunk.length;
    if (at >= chunk.length) return chunk;
    this.#spent = true;
    if (fault.kind === 'repeat') return Buffer.concat([chunk, chunk]);
    const changed = Buffer.from(chunk);
    changed[at] = (chunk[at] ?? 0) ^ 0x10;
    return changed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.reset();
    await closed;
  }
}

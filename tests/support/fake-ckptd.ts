import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as grpc from '@grpc/grpc-js';
import { makeServer } from '../../src/rpc/limits.ts';
import { implement } from '../../src/rpc/service.ts';
import { OPERATOR, type OperatorHandlers } from '../../src/rpc/services.ts';

export interface FakeCkptd extends AsyncDisposable {
  readonly dir: string;
  readonly socket: string;
  /** Every call that ended, in that order. */
  readonly calls: { readonly method: string; readonly request: unknown }[];
  /** Stops listening and cuts every connection, as a killed daemon does. */
  kill(): Promise<void>;
}

/** Speaks the real protocol on a real socket and says what it was told to say. */
export async function startFakeCkptd(
  handlers: Partial<OperatorHandlers>,
  where: { readonly dir?: string; readonly name?: string } = {},
): Promise<FakeCkptd> {
  const dir = where.dir ?? mkdtempSync(join(tmpdir(), 'ckpt-fake-'));
  chmodSync(dir, 0o755); // a command without rights must get as far as the socket
  const socket = join(dir, where.name ?? 'ckpt.sock');
  const calls: FakeCkptd['calls'] = [];
  const server = makeServer();
  server.addService(
    OPERATOR.definition,
    implement(OPERATOR, handlers, {
      host: () => 'hosta',
      ended: ({ method, request }) =>
        calls.push({ method: method.slice(method.indexOf('/') + 1), request: { ...request } }),
    }),
  );
  const injector = server.createConnectionInjector(grpc.ServerCredentials.createInsecure());
  const connections = new Set<net.Socket>();
  const listener = net.createServer((connection) => {
    connections.add(connection);
    connection.on('error', () => undefined);
    injector.injectConnection(connection);
  });
  await new Promise<void>((resolve) => listener.listen(socket, resolve));
  const kill = async () => {
    if (!listener.listening) return;
    const closed = new Promise((resolve) => listener.close(resolve));
    for (const connection of connections) connection.destroy();
    server.forceShutdown();
    await closed;
  };
  return {
    dir,
    socket,
    calls,
    kill,
    [Symbol.asyncDispose]: async () => {
      await kill();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

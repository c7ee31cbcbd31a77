import * as grpc from '@grpc/grpc-js';
import { CLIENT_OPTIONS, LOCAL_SILENCE_MS, patient } from './limits.ts';
import { makeClient } from './service.ts';
import { OPERATOR, type OperatorClient } from './services.ts';

/**
 * A client of the daemon's local socket, given as an absolute path. Connects with the first call.
 * Every call may take `slowness` times its deadline.
 * NOT_PERMITTED when the socket may not be opened, DAEMON_UNREACHABLE when nobody listens.
 */
export function dialLocal(socket: string, slowness = 1): { client: OperatorClient } & Disposable {
  const channel = new grpc.Client(`unix:${socket}`, grpc.credentials.createInsecure(), {
    ...CLIENT_OPTIONS,
    ...patient(slowness, LOCAL_SILENCE_MS),
    // Node.js would send the percent-encoded path as the authority, which servers may refuse.
    'grpc.default_authority': 'localhost',
  });
  return {
    client: makeClient(OPERATOR, channel, {
      unreachable: 'DAEMON_UNREACHABLE',
      where: socket,
      slowness,
    }),
    [Symbol.dispose]: () => channel.close(),
  };
}

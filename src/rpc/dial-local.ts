import * as grpc from '@grpc/grpc-js';
import { CLIENT_OPTIONS } from './limits.ts';
import { makeClient } from './service.ts';
import { OPERATOR, type OperatorClient } from './services.ts';

/**
 * A client of the daemon's local socket, given as an absolute path. Connects with the first call.
 * NOT_PERMITTED when the socket may not be opened, DAEMON_UNREACHABLE when nobody listens.
 */
export function dialLocal(socket: string): { client: OperatorClient } & Disposable {
  const channel = new grpc.Client(`unix:${socket}`, grpc.credentials.createInsecure(), {
    ...CLIENT_OPTIONS,
    // Node.js would send the percent-encoded path as the authority, which servers may refuse.
    'grpc.default_authority': 'localhost',
  });
  return {
    client: makeClient(OPERATOR, channel, { unreachable: 'DAEMON_UNREACHABLE', where: socket }),
    [Symbol.dispose]: () => channel.close(),
  };
}

import { rmSync } from 'node:fs';
import net from 'node:net';

export interface Listening extends Disposable {
  readonly fd: number;
  readonly port: number;
}

/** A listening socket as a service manager makes it, for a child to inherit. */
export async function listeningSocket(at: net.ListenOptions): Promise<Listening> {
  const server = net.createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(at, resolve);
  await promise;
  const address = server.address();
  const { _handle: handle } = server as net.Server & { _handle?: { fd: number } };
  if (handle === undefined) throw new Error('not listening');
  return {
    fd: handle.fd,
    port: typeof address === 'object' && address !== null ? address.port : 0,
    [Symbol.dispose]: () => {
      server.close();
      if (at.path !== undefined) rmSync(at.path, { force: true });
    },
  };
}

/**
 * LISTEN_PID must be the pid of the process that execs the daemon, which only that one knows: a
 * wrapper for startDaemon that sets it and then becomes the daemon.
 */
export function activator(names: readonly string[], count = names.length): string[] {
  const script = `export LISTEN_PID=$$ LISTEN_FDS=${count} LISTEN_FDNAMES='${names.join(':')}'; exec "$@"`;
  return ['/bin/sh', '-c', script, 'activator'];
}

import { chmod, chown, lstat, mkdir, rm } from 'node:fs/promises';
import net from 'node:net';
import { dirname } from 'node:path';
import * as grpc from '@grpc/grpc-js';
import { Fault } from '../base/fault.ts';
import { peerCred } from '../sys/peer-cred.ts';
import { groupId } from './groups.ts';
import type { Log } from './log.ts';

export interface LocalSocket {
  readonly path: string;
  /** Four octal digits. */
  readonly mode: string;
  readonly group: string;
}

/** Where a listener accepts: a descriptor systemd made, or what we make ourselves. */
export type Place<T> = { readonly fd: number } | { readonly make: T };

/** Accepts local callers for one server. Closing stops accepting; calls go on until the server ends. */
export async function listenLocal(
  log: Log,
  place: Place<LocalSocket>,
  server: grpc.Server,
  maxConnections: number,
): Promise<AsyncDisposable> {
  const injector = server.createConnectionInjector(grpc.ServerCredentials.createInsecure());
  const listener = net.createServer((socket) => {
    socket.on('error', () => socket.destroy());
    const address = credentialsOf(socket, log);
    if (address === undefined) {
      socket.destroy();
      return;
    }
    // What call.getPeer() of grpc-js returns.
    Object.defineProperty(socket, 'remoteAddress', { value: address });
    injector.injectConnection(socket);
  });
  listener.maxConnections = maxConnections;
  if ('fd' in place) await listening(listener, () => listener.listen({ fd: place.fd }));
  else await listenPath(log, listener, place.make);
  return {
    [Symbol.asyncDispose]: async () => {
      injector.destroy();
      listener.close();
    },
  };
}

/** `unix:pid=…;uid=…;gid=…` as the kernel knew the caller when it connected (unix(7), SO_PEERCRED). */
function credentialsOf(socket: net.Socket, log: Log): string | undefined {
  // Node.js has no public way to a socket's descriptor.
  const { _handle: handle } = socket as net.Socket & { _handle?: { fd: number } | null };
  try {
    if (handle === undefined || handle === null) return undefined;
    const { pid, uid, gid } = peerCred(handle.fd);
    return `unix:pid=${pid};uid=${uid};gid=${gid}`;
  } catch (error) {
    log.warn({ err: error }, 'a local caller without credentials was turned away');
    return undefined;
  }
}

async function listenPath(log: Log, listener: net.Server, socket: LocalSocket): Promise<void> {
  const { path, mode, group } = socket;
  // The umask of a daemon is 077, and both groups must get through.
  const made = await mkdir(dirname(path), { recursive: true });
  if (made !== undefined) await chmod(dirname(path), 0o755);
  await removeStale(path);
  // bind(2) happens inside of this call: nobody but root can connect before group and mode are set.
  const umask = process.umask(0o177);
  try {
    await listening(listener, () => {
      listener.listen(path);
      process.umask(umask);
    });
  } finally {
    process.umask(umask);
  }
  const gid = await groupId(group);
  if (gid === undefined) {
    log.warn({ socket: path, group }, 'the group does not exist: only root may use the socket');
    return;
  }
  await chown(path, process.geteuid?.() ?? 0, gid);
  await chmod(path, Number.parseInt(mode, 8));
}

/** A socket file nobody answers on was left by a dead daemon. Anything else stays: ALREADY_RUNNING. */
async function removeStale(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isSocket()) {
    throw new Fault('CONFIG_INVALID', `${path} is in the way and is not a socket`);
  }
  if (await somebodyAnswers(path)) {
    throw new Fault('ALREADY_RUNNING', `another process listens on ${path}`);
  }
  await rm(path, { force: true });
}

async function somebodyAnswers(path: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = net.connect(path);
  socket.once('connect', () => resolve(true));
  // ECONNREFUSED: a file without a listener. EAGAIN: one whose queue is full, which lives.
  socket.once('error', (error) => resolve(!('code' in error && error.code === 'ECONNREFUSED')));
  try {
    return await promise;
  } finally {
    socket.destroy();
  }
}

async function listening(listener: net.Server, start: () => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  listener.once('listening', resolve);
  listener.once('error', reject);
  start();
  try {
    await promise;
  } finally {
    listener.off('error', reject);
  }
}

import { socketPeer } from './libc.ts';

export interface PeerCred {
  readonly pid: number;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Who is at the other end of a connected UNIX socket, as the kernel knew it when the connection was
 * made (unix(7), SO_PEERCRED). The process may have ended since. SYSTEM on a descriptor that is no
 * socket.
 */
export function peerCred(fd: number): PeerCred {
  const [pid, uid, gid] = socketPeer(fd);
  return { pid, uid, gid };
}

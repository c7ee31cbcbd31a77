/** Who sits at the other end of a local socket. */
export interface LocalCaller {
  readonly pid: number;
  readonly uid: number;
  readonly gid: number;
}

/** Reads what listen-local.ts wrote as the remote address. */
export function localCaller(peer: string): LocalCaller | undefined {
  const [, pid, uid, gid] = /^unix:pid=(-?\d+);uid=(\d+);gid=(\d+)$/.exec(peer) ?? [];
  return gid === undefined ? undefined : { pid: Number(pid), uid: Number(uid), gid: Number(gid) };
}

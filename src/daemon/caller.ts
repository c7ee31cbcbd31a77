import { readFile } from 'node:fs/promises';

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

/** Name and number of a user, as `alice (1000)`. Directories on the network are not asked. */
export async function userOf(peer: string, file = '/etc/passwd'): Promise<string> {
  const uid = localCaller(peer)?.uid;
  if (uid === undefined) return 'root';
  const text = await readFile(file, 'utf8').catch(() => '');
  const line = text.split('\n').find((one) => one.split(':')[2] === String(uid));
  const name = line?.split(':')[0] ?? '';
  return name === '' ? `uid ${uid}` : `${name} (${uid})`;
}

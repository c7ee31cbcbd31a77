import { closeSync, readdirSync, readlinkSync } from 'node:fs';
import type { Op } from '../base/op.ts';
import { isInRepair, pidfdGetfd, pidfdOpen, setRepair } from '../sys/libc.ts';

/**
 * CRIU 4.2 dumps a connection in the repair mode of its socket, and ends that mode when it is done. One that was
 * killed in between leaves it on: the next write of the program fails with EINVAL, what it closes goes
 * without a word, and the other side is reset.
 */
export function endRepair(op: Op, pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      const ended = endRepairOf(pid);
      if (ended > 0) op.log('connections were left in repair mode', { pid, ended });
    } catch (error) {
      op.log('its connections could not be looked at', { pid, why: String(error) });
    }
  }
}

function endRepairOf(pid: number): number {
  const dir = `/proc/${pid}/fd`;
  const sockets = readdirSync(dir).filter((fd) => linkOf(`${dir}/${fd}`).startsWith('socket:'));
  if (sockets.length === 0) return 0;
  let ended = 0;
  const pidfd = pidfdOpen(pid);
  try {
    for (const number of sockets) {
      const fd = pidfdGetfd(pidfd, Number(number));
      if (fd === undefined) continue;
      try {
        if (!isInRepair(fd)) continue;
        setRepair(fd, false);
        ended += 1;
      } finally {
        closeSync(fd);
      }
    }
  } finally {
    closeSync(pidfd);
  }
  return ended;
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return ''; // closed meanwhile
  }
}

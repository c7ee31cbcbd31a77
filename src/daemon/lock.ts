import { constants } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Fault } from '../base/fault.ts';
import { tryFlock } from '../sys/libc.ts';

/**
 * One daemon for one state directory. The kernel gives the lock back when its owner dies, however
 * it dies; the pid in the file is for people. The file stays: two daemons could otherwise lock two
 * files of the same name. ALREADY_RUNNING.
 */
export async function takeLock(stateDir: string): Promise<AsyncDisposable> {
  const path = `${stateDir}/ckptd.lock`;
  const file = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  try {
    if (!tryFlock(file.fd)) {
      const pid = await lockOwner(stateDir);
      throw new Fault('ALREADY_RUNNING', `ckptd runs already on ${stateDir}, pid ${pid ?? '?'}`, {
        facts: { pid: pid ?? 0 },
      });
    }
    await file.truncate();
    await file.write(`${process.pid}\n`, 0);
    // Closing the descriptor is giving the lock back.
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The pid that was written by the last daemon to have the lock. */
export async function lockOwner(stateDir: string): Promise<number | undefined> {
  const text = await readFile(`${stateDir}/ckptd.lock`, 'utf8').catch(() => '');
  return /^\d+\n$/.test(text) ? Number(text) : undefined;
}

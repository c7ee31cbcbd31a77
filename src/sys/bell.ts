import { constants, openSync, readSync, writeSync } from 'node:fs';
import { libc } from './libc.ts';
import { errno, systemFault } from './native.ts';

/*
 * A FIFO by which one process tells another to look again (fifo(7)). Both open it for reading and writing: then
 * neither notices when the other is gone, and who comes back hears that it was rung meanwhile.
 */

const EEXIST = 17;
const RUNG = Buffer.from([1]);
const heard = Buffer.alloc(4096);

/** One that is there already stays. */
export function makeBell(path: string): void {
  if (libc.mkfifo(path, 0o600) === 0) return;
  const number = errno();
  if (number !== EEXIST) throw systemFault('mkfifo', number);
}

/** A descriptor that can be read when it was rung. */
export function openBell(path: string): number {
  return openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
}

export function ring(fd: number): void {
  unlessBusy(() => writeSync(fd, RUNG)); // what is full was rung, and nobody has looked yet
}

/** Whoever looks now sees all that was rung for so far. */
export function stopRinging(fd: number): void {
  while (unlessBusy(() => readSync(fd, heard)) === heard.length);
}

function unlessBusy(call: () => number): number {
  try {
    return call();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
    throw error;
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { libc } from './libc.ts';

/** V8 frees the bytes of buffers beside the program, some time after it has found them unused. */
const SWEEP_MS = 100;

let collect: (() => void) | undefined;

/**
 * Gives the system back what nothing uses any more. A job leaves small native things behind (handles of TLS,
 * of HTTP/2, of SQLite) whose size V8 does not know, so it does not collect them for long; and glibc keeps
 * what was freed between two that are still used until malloc_trim(3). In some tens of the milliseconds it
 * takes, nothing else happens.
 */
export async function giveBackMemory(): Promise<void> {
  await sleep(SWEEP_MS, undefined, { ref: false }); // what has just ended lets go of it
  collect ??= collector();
  collect();
  await sleep(SWEEP_MS, undefined, { ref: false });
  libc.malloc_trim(0);
}

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

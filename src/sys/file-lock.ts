import { open } from 'node:fs/promises';
import { type Op, pause } from '../base/op.ts';
import { tryFlock } from './libc.ts';

const RETRY_MS = 25;

/**
 * Holds the exclusive flock(2) of a file (made when missing, never removed) until disposed of. The
 * kernel releases it when the process ends in whatever way, so there is nothing to find stale.
 * Waits for its turn; ends with the abort fault of the op.
 */
export async function lockFile(op: Op, path: string): Promise<AsyncDisposable> {
  const file = await open(path, 'a', 0o600);
  try {
    while (!tryFlock(file.fd)) await pause(op, RETRY_MS);
  } catch (error) {
    await file.close();
    throw error;
  }
  return { [Symbol.asyncDispose]: () => file.close() };
}

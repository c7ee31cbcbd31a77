import { randomBytes } from 'node:crypto';
import { Fault } from '../base/fault.ts';
import { errno, systemFault } from '../sys/native.ts';
import type { Libselinux } from './library.ts';

/*
 * The kernel keeps three labels with each thread: that of the next sockets, of the next program, of the next files. All
 * it makes gets them until they are cleared, and a thread that starts meanwhile keeps a copy for good.
 * So each is set, used and cleared here without a pause, and only here: libselinux remembers what it has set and
 * leaves out a write that it takes for a repetition.
 */

type Setter = 'setsockcreatecon_raw' | 'setexeccon_raw' | 'setfscreatecon_raw';

/** What this thread carries now: a worker thread has this module, and so this set, for itself. */
const carried = new Set<Setter>();
let poolRuns = false;

/**
 * The sockets that `create` makes before it returns have this label (setsockcreatecon(3)). That is so for
 * socket(2), socketpair(2), and `net.connect` and `listen` of a path; with an address of IP Node.js makes
 * the socket later, and it has the label of the process. See `labelled` for failures.
 */
export function withSocketLabel<T>(c: Libselinux, label: string, create: () => T): T {
  return labelled(c, 'setsockcreatecon_raw', label, create);
}

/**
 * The program that `spawn` starts runs under this label (setexeccon(3)). It must be `spawn` of
 * node:child_process or the like: what execa returns is a promise. See `labelled` for failures.
 */
export function withExecLabel<T>(c: Libselinux, label: string, spawn: () => T): T {
  return labelled(c, 'setexeccon_raw', label, spawn);
}

/**
 * The files and directories that `create` makes by `…Sync` calls have this label (setfscreatecon(3));
 * node:fs/promises makes them on other threads. See `labelled` for failures.
 */
export function withFileLabel<T>(c: Libselinux, label: string, create: () => T): T {
  return labelled(c, 'setfscreatecon_raw', label, create);
}

/** Ends ckptd through its own handler, even when whoever called has swallowed the failure. */
function crash(fault: Fault): void {
  process.nextTick(() => {
    throw fault;
  });
}

/**
 * `act` is over when it returns: INTERNAL when that is a promise, when the label is none the kernel would take as
 * one, or within another `act` of the same kind. SYSTEM with the errno when the label is refused; nothing
 * has been done then. What `act` throws comes out unchanged. `act` starts no worker thread. When the
 * label cannot be cleared it is INTERNAL, and the process ends by `onStuck`.
 */
export function labelled<T>(
  c: Libselinux,
  setter: Setter,
  label: string,
  act: () => T,
  onStuck: (fault: Fault) => void = crash,
): T {
  // The kernel takes an empty label, and one that begins with a newline, as an order to clear.
  if (!/^[^\0\n]+$/.test(label)) throw new Fault('INTERNAL', `${setter}: not a label`);
  if (carried.has(setter)) throw new Fault('INTERNAL', `${setter}: within another label`);
  startPool();
  if (c[setter](label) !== 0) throw systemFault(`${setter}(${label})`, errno());
  carried.add(setter);
  let made: T;
  try {
    made = act();
  } catch (cause) {
    clear(c, setter, onStuck, cause);
    throw cause;
  }
  clear(c, setter, onStuck);
  if (isThenable(made)) {
    throw new Fault('INTERNAL', `${setter}: what is not over yet would go on without the label`);
  }
  return made;
}

function clear(
  c: Libselinux,
  setter: Setter,
  onStuck: (fault: Fault) => void,
  cause?: unknown,
): void {
  if (c[setter](null) === 0) {
    carried.delete(setter);
    return;
  }
  const number = errno();
  const fault = new Fault('INTERNAL', `${setter}: the label of this thread cannot be cleared`, {
    cause,
    facts: systemFault(setter, number).facts,
  });
  onStuck(fault);
  throw fault;
}

/** libuv starts all threads of its pool at the first use of one, as children of the thread that asks. */
function startPool(): void {
  if (poolRuns) return;
  randomBytes(1, () => undefined);
  poolRuns = true;
}

function isThenable(value: unknown): boolean {
  return (
    (typeof value === 'object' || typeof value === 'function') &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  );
}

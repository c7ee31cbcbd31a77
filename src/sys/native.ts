import { getSystemErrorName } from 'node:util';
import koffi from 'koffi';
import { Fault } from '../base/fault.ts';
import { abortFault, type Op } from '../base/op.ts';

/** C types by the names that ffi-napi gives them, and what stands for them in JavaScript. */
export interface CTypes {
  void: undefined;
  int: number;
  uint: number;
  long: number;
  size_t: number;
  /** Bytes that C reads or writes during the call, and no longer. */
  pointer: Uint8Array | null;
  string: string | null;
}

export type CType = keyof CTypes;
export type Signature = readonly [returns: CType, takes: readonly CType[]];

type Arguments<T extends readonly CType[]> = { [I in keyof T]: CTypes[T[I]] };
export type CFunction<S extends Signature> = {
  (...args: Arguments<S[1]>): CTypes[S[0]];
  /**
   * Runs on a thread of libuv's pool. Never for a call that can block without end (the process could
   * not exit), nor for one that sets an attribute of the calling thread.
   */
  async(
    ...args: [...Arguments<S[1]>, (error: Error | null, result: CTypes[S[0]]) => void]
  ): undefined;
};
export type Bound<T extends Readonly<Record<string, Signature>>> = {
  readonly [N in keyof T]: CFunction<T[N]>;
};

const KOFFI_TYPE = {
  void: 'void',
  int: 'int',
  uint: 'uint',
  long: 'long',
  size_t: 'size_t',
  pointer: 'void *',
  string: 'str',
} as const satisfies Record<CType, string>;

/**
 * Loads a shared library: `Library(file, { name: [returns, [takes, …]] })`, the call shape of
 * ffi-napi, served by koffi. Throws SYSTEM when the library or one of the names is missing.
 */
export function Library<const T extends Readonly<Record<string, Signature>>>(
  file: string,
  signatures: T,
): Bound<T> {
  const bound: Record<string, unknown> = {};
  try {
    const library = koffi.load(file);
    for (const [name, [returns, takes]] of Object.entries(signatures)) {
      bound[name] = library.func(
        name,
        KOFFI_TYPE[returns],
        takes.map((type) => KOFFI_TYPE[type]),
      );
    }
  } catch (cause) {
    throw new Fault('SYSTEM', `cannot bind ${file}: ${String(cause)}`, { cause });
  }
  return bound as unknown as Bound<T>; // the one cast: koffi's functions do not know their types
}

/** errno of the last synchronous call. Read it on the next line: any other call overwrites it. */
export function errno(): number {
  return koffi.errno();
}

/** Where the bytes lie. They must stay referenced for as long as C may look there. */
export function addressOf(bytes: Uint8Array): bigint {
  return koffi.address(bytes);
}

/** A copy of the string that C keeps there, up to its NUL. Never 0, nor what was freed: the process would die. */
export function stringAt(address: bigint): string {
  return koffi.decode(address, 'char', -1) as string;
}

/** `number` is an errno; facts carry its name as `errno`. */
export function systemFault(call: string, number: number): Fault {
  const name = getSystemErrorName(-number);
  return new Fault('SYSTEM', `${call}: ${name}`, { facts: { call, errno: name } });
}

export interface FdEvents {
  readonly readable?: boolean;
  readonly writable?: boolean;
}

/**
 * Waits in the event loop until the descriptor can be read or written or its other side is gone;
 * which of them is for the next read or write to say. libuv allows one such wait per descriptor at a
 * time and puts it into non-blocking mode. Stop waiting before you close the descriptor.
 */
export async function fdReady(op: Op, fd: number, events: FdEvents): Promise<void> {
  if (op.signal.aborted) throw abortFault(op.signal);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const handle = koffi.node.poll(
    fd,
    { readable: false, writable: false, ...events, disconnect: true },
    () => resolve(),
  );
  const stop = () => reject(abortFault(op.signal));
  op.signal.addEventListener('abort', stop, { once: true });
  try {
    await promise;
  } finally {
    op.signal.removeEventListener('abort', stop);
    handle.stop();
    handle.close();
  }
}

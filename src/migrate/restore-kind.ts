import type { RestoreKind } from '../base/claims.ts';
import { Fault } from '../base/fault.ts';

/** `auto` is one of the others, chosen before anything is frozen. */
export const RESTORES = ['auto', 'full', 'lazy'] as const;
/** `late` goes with the mode of the move, and is not asked for by itself. */
export type AskedRestore = (typeof RESTORES)[number] | 'late';

export interface ChosenRestore {
  readonly kind: RestoreKind;
  readonly why: string;
}

/** What `auto` leaves to come late: where it begins to show (decision 21). */
export const LAZY_FROM_BYTES = 256 * 1024 * 1024;

/** Empty is `auto`. USAGE. */
export function askedRestore(text: string): AskedRestore {
  const asked = RESTORES.find((one) => one === (text || 'auto'));
  if (asked !== undefined) return asked;
  throw new Fault(
    'USAGE',
    `no such restore: ${JSON.stringify(text)}; there are ${RESTORES.join(', ')}`,
  );
}

/** What another host asks for. USAGE. */
export function restoreAskedByPeer(text: string): AskedRestore {
  return text === 'late' ? text : askedRestore(text);
}

/** `lacks` says why memory cannot come late on this host. CRIU_FEATURE when it must. */
export function chooseRestore(
  asked: AskedRestore,
  memoryBytes: number,
  lacks: string | undefined,
  lazyFrom = LAZY_FROM_BYTES,
): ChosenRestore {
  if (asked === 'full') return { kind: 'full', why: 'asked for' };
  if (asked === 'late') {
    if (lacks !== undefined) throw new Fault('CRIU_FEATURE', lacks);
    return { kind: 'late', why: 'as the mode asks' };
  }
  if (lacks !== undefined) return { kind: 'full', why: lacks };
  if (asked === 'lazy') return { kind: 'lazy', why: 'asked for' };
  const mib = Math.round(memoryBytes / 2 ** 20);
  if (memoryBytes < lazyFrom) {
    return { kind: 'full', why: `${mib} MiB are read faster than brought later` };
  }
  return { kind: 'lazy', why: `${mib} MiB would be read in the pause` };
}

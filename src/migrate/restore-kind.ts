import type { RestoreKind } from '../base/claims.ts';
import { Fault } from '../base/fault.ts';

/** `auto` is one of the others, chosen before anything is frozen. */
export const RESTORES = ['auto', 'full', 'lazy'] as const;
export type AskedRestore = (typeof RESTORES)[number];

export interface ChosenRestore {
  readonly kind: RestoreKind;
  readonly why: string;
}

/** With less, all of it is there before anybody notices. */
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

/** `lacks` says why memory cannot come late on this host. */
export function chooseRestore(
  asked: AskedRestore,
  memoryBytes: number,
  lacks: string | undefined,
): ChosenRestore {
  if (asked === 'full') return { kind: 'full', why: 'asked for' };
  if (lacks !== undefined) return { kind: 'full', why: lacks };
  if (asked === 'lazy') return { kind: 'lazy', why: 'asked for' };
  const mib = Math.round(memoryBytes / 2 ** 20);
  if (memoryBytes < LAZY_FROM_BYTES) {
    return { kind: 'full', why: `${mib} MiB are read in the pause soon enough` };
  }
  return { kind: 'lazy', why: `${mib} MiB would be read in the pause` };
}

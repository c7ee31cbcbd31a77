import { Fault } from '../base/fault.ts';
import type { MoveLimits } from './limits.ts';

/** `auto` is one of the others, chosen before the move begins. */
export const MOVE_MODES = ['auto', 'stop-and-copy', 'pre-copy', 'post-copy', 'hybrid'] as const;
export type AskedMode = (typeof MOVE_MODES)[number];
export type MoveMode = Exclude<AskedMode, 'auto'>;

/** Memory comes from the source when the copy runs. Never chosen, only asked for: decision 24. */
export const isLate = (mode: AskedMode): boolean => mode === 'post-copy' || mode === 'hybrid';

/** Memory is sent while the container runs. */
export const goesAhead = (mode: AskedMode): boolean => mode === 'pre-copy' || mode === 'hybrid';

/** `consent` is the name of the container, typed once more. CONSENT_MISSING. */
export function mustConsent(mode: AskedMode, container: string, consent: string): void {
  if (!isLate(mode) || consent === container) return;
  throw new Fault(
    'CONSENT_MISSING',
    `${mode} has no way back once the copy runs: say --accept-loss ${container}`,
  );
}

export function postCopyDenied(host: string): Fault {
  return new Fault('POLICY_MODE', `${host} does not allow post-copy`, { facts: { host } });
}

export interface ChosenMode {
  readonly mode: MoveMode;
  readonly why: string;
}

/** Below it a second reading of memory takes longer than sending it in the pause. */
const SMALL_BYTES = 48 * 1024 * 1024;
/** So long it may be on the link in the pause. */
const SHORT_MS = 250;

/** Empty is `auto`. USAGE. */
export function askedMode(text: string): AskedMode {
  const mode = MOVE_MODES.find((one) => one === (text || 'auto'));
  if (mode !== undefined) return mode;
  throw new Fault(
    'USAGE',
    `no such mode: ${JSON.stringify(text)}; there are ${MOVE_MODES.join(', ')}`,
  );
}

export function chooseMode(
  asked: AskedMode,
  memoryBytes: number,
  { bytesPerSecond }: MoveLimits,
): ChosenMode {
  if (asked !== 'auto') return { mode: asked, why: 'asked for' };
  const mib = Math.round(memoryBytes / 2 ** 20);
  const ms = bytesPerSecond === 0 ? 0 : Math.round((memoryBytes / bytesPerSecond) * 1_000);
  if (ms > SHORT_MS) {
    return { mode: 'pre-copy', why: `${mib} MiB take ${ms} ms at the bandwidth allowed` };
  }
  if (memoryBytes < SMALL_BYTES) {
    return { mode: 'stop-and-copy', why: `${mib} MiB are sent faster than read twice` };
  }
  return { mode: 'pre-copy', why: `${mib} MiB would be sent in the pause` };
}

import { Fault } from '../base/fault.ts';

/** What whoever ordered a move allows it. 0 is no limit. */
export interface MoveLimits {
  /** Milliseconds the container may stand still. A move that would take longer is rolled back. */
  readonly pauseMs: number;
  /** Of all that is sent. */
  readonly bytesPerSecond: number;
  /** Milliseconds from the beginning until the target may take over. */
  readonly timeoutMs: number;
}

export const NO_LIMITS: MoveLimits = { pauseMs: 0, bytesPerSecond: 0, timeoutMs: 0 };

/** From the word that the copy stands to its thaw: decision, answer, unlocking. */
const COMMIT_MS = 100;
/** Below it nothing would get through between two signs of life. */
const LEAST_RATE = 64 * 1024;

/** USAGE for a limit no move could keep. */
export function checkLimits(limits: MoveLimits): MoveLimits {
  const { pauseMs, bytesPerSecond } = limits;
  if (pauseMs !== 0 && pauseMs < 2 * COMMIT_MS) {
    throw new Fault('USAGE', `a pause below ${2 * COMMIT_MS} ms cannot be kept`);
  }
  if (bytesPerSecond !== 0 && bytesPerSecond < LEAST_RATE) {
    throw new Fault('USAGE', `a bandwidth below ${LEAST_RATE} bytes per second cannot be kept`);
  }
  return limits;
}

/** Milliseconds from the freeze until the copy must stand: the host's own budget, or less. */
export function standBefore(limits: MoveLimits, budgetMs: number): number {
  return limits.pauseMs === 0 ? budgetMs : Math.min(budgetMs, limits.pauseMs - COMMIT_MS);
}

/** A forecast is off by that much at the worst: what is further away cannot be kept. */
const FORECAST_SPREAD = 3;

/** Why a pause of this forecast cannot be kept; undefined when it may. */
export function sureToLast(limits: MoveLimits, forecastMs: number): Fault | undefined {
  const { pauseMs } = limits;
  if (pauseMs === 0 || forecastMs <= FORECAST_SPREAD * pauseMs) return undefined;
  const message = `the pause would be of about ${forecastMs} ms, ${pauseMs} are allowed`;
  return new Fault('PAUSE_LIMIT', message);
}

/** Why memory of this size cannot be sent within the pause; undefined when it can, or nobody knows. */
export function sureToBreak(limits: MoveLimits, memoryBytes: number): Fault | undefined {
  const { pauseMs, bytesPerSecond } = limits;
  if (pauseMs === 0 || bytesPerSecond === 0) return undefined;
  const ms = Math.round((memoryBytes / bytesPerSecond) * 1_000);
  if (ms <= pauseMs) return undefined;
  return new Fault(
    'PAUSE_LIMIT',
    `at ${bytesPerSecond} bytes per second its memory alone takes ${ms} ms, ${pauseMs} are allowed`,
  );
}

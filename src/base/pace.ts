import { type Op, pause } from './op.ts';

/** What may go at once after a silence: milliseconds of the rate. */
const BURST_MS = 100;

/** Holds a sender to a rate that may change while it sends. */
export class Pace {
  readonly #rate: () => number;
  /** When all that went so far has gone at the rate. */
  #paidUntil = 0;

  /** Bytes per second; 0 is as fast as it goes. */
  constructor(rate: () => number) {
    this.#rate = rate;
  }

  /** Bytes per second, now; 0 is no limit. */
  get allowed(): number {
    return this.#rate();
  }

  /** At most so many bytes at a time, so that others see a stream and no bursts. */
  piece(most: number): number {
    const rate = this.#rate();
    return rate === 0 ? most : Math.max(1, Math.min(most, Math.floor((rate * BURST_MS) / 1_000)));
  }

  /** Returns when so many bytes may go. */
  async take(op: Op, bytes: number): Promise<void> {
    const rate = this.#rate();
    if (rate === 0) return;
    const now = performance.now();
    this.#paidUntil = Math.max(this.#paidUntil, now - BURST_MS) + (bytes / rate) * 1_000;
    const wait = this.#paidUntil - now;
    if (wait > 0) await pause(op, wait);
  }
}

import type { Fault } from './fault.ts';

/** Ends work at a moment that can be moved while the work goes on. */
export class Deadline implements Disposable {
  readonly #from = performance.now();
  readonly #end = new AbortController();
  readonly #why: (ms: number) => Fault;
  #timer: NodeJS.Timeout | undefined;

  constructor(why: (ms: number) => Fault) {
    this.#why = why;
  }

  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** Milliseconds since this was made; at once when they are over. 0 is never. */
  set(ms: number): void {
    clearTimeout(this.#timer);
    if (ms === 0) return;
    const left = Math.max(0, this.#from + ms - performance.now());
    this.#timer = setTimeout(() => this.#end.abort(this.#why(ms)), left);
    this.#timer.unref();
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}

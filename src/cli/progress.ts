import { hasEnded, type Job, jobName } from './job-text.ts';
import type { Screen } from './screen.ts';
import { bytesText, durationText } from './units.ts';

const TICK_MS = 100;
const RATE_WINDOW_MS = 2_000;
/** The container stands still in these. */
const PAUSED = ['freeze', 'dump', 'transfer', 'restore', 'commit', 'in-doubt'];

/**
 * What a job does, on stderr: one live line per phase on a terminal, else a plain line when the
 * phase changes.
 */
export class Progress implements Disposable {
  readonly #screen: Screen;
  readonly #now: () => number;
  readonly #timer: NodeJS.Timeout | undefined;
  #job: Job | undefined;
  #phaseSince = 0;
  #pausedSince: number | undefined;
  #samples: { at: number; bytes: number }[] = [];

  /** `now` counts milliseconds and never goes back. */
  constructor(screen: Screen, now: () => number = () => performance.now()) {
    this.#screen = screen;
    this.#now = now;
    if (screen.animates) this.#timer = setInterval(() => this.#draw(), TICK_MS).unref();
  }

  show(job: Job): void {
    const now = this.#now();
    const last = this.#job;
    if (last?.phase !== job.phase) {
      if (last !== undefined) this.#close(last, now);
      this.#phaseSince = now;
      this.#samples = [];
      this.#job = job;
      this.#notePause(job, now);
      if (!this.#screen.animates && !hasEnded(job)) this.#screen.err(this.#text(job, now));
    }
    this.#job = job;
    this.#samples.push({ at: now, bytes: sentOf(job) });
    this.#samples = this.#samples.filter(({ at }) => now - at <= RATE_WINDOW_MS);
    this.#draw();
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#screen.live('');
  }

  #draw(): void {
    if (this.#job === undefined || hasEnded(this.#job)) this.#screen.live('');
    else this.#screen.live(this.#text(this.#job, this.#now()));
  }

  /** The live line of a phase stays behind as a plain one. */
  #close(job: Job, now: number): void {
    if (!this.#screen.animates || hasEnded(job)) return;
    this.#screen.live('');
    const sent = sentOf(job) > 0 && isSending(job) ? [bytesText(sentOf(job))] : [];
    this.#screen.err(
      [jobName(job), job.phase, ...sent, durationText(now - this.#phaseSince)].join('  '),
    );
  }

  #notePause(job: Job, now: number): void {
    if (job.role !== 'source' || !PAUSED.includes(job.phase)) this.#pausedSince = undefined;
    else this.#pausedSince ??= now;
  }

  #text(job: Job, now: number): string {
    const parts = [jobName(job), job.phase];
    const bytes = sentOf(job);
    const total = totalOf(job);
    if (isSending(job) && (bytes > 0 || total !== undefined)) {
      parts.push(
        total === undefined ? bytesText(bytes) : `${bytesText(bytes)} of ${bytesText(total)}`,
      );
      const [first] = this.#samples;
      if (first !== undefined && now - first.at >= TICK_MS && bytes > first.bytes) {
        parts.push(`${bytesText(((bytes - first.bytes) * 1_000) / (now - first.at))}/s`);
      }
    }
    if (job.phase === 'pre-copy' && job.throttle > 0)
      parts.push(`slowed down by ${job.throttle} %`);
    if (this.#screen.animates) {
      if (this.#pausedSince === undefined) parts.push(durationText(now - this.#phaseSince));
      else parts.push(`paused ${durationText(now - this.#pausedSince)}${ofForecast(job)}`);
    }
    if (!this.#screen.animates && job.phase === 'freeze' && job.forecastMs > 0) {
      parts.push(`for about ${durationText(job.forecastMs)}`);
    }
    return parts.join('  ');
  }
}

function ofForecast({ forecastMs }: Job): string {
  return forecastMs > 0 ? ` of about ${durationText(forecastMs)}` : '';
}

/** Undefined: nobody knows. */
function totalOf({ phase, bytesTotal, lateBytes }: Job): number | undefined {
  const total = phase === 'transfer' ? bytesTotal : phase === 'post-copy' ? lateBytes : 0;
  return total > 0 ? total : undefined;
}

function isSending(job: Job): boolean {
  return ['transfer', 'image', 'pre-copy', 'post-copy'].includes(job.phase);
}

function sentOf(job: Job): number {
  if (job.phase === 'image') return job.imageBytesSent;
  if (job.phase === 'post-copy') return job.lateBytesSent;
  return job.phase === 'pre-copy' ? job.memoryBytesSent : job.bytesSent;
}

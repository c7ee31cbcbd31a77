import type { CpuLimit, Subject } from '../base/claims.ts';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { Turns } from '../base/turns.ts';
import type { SourceHost } from './ports.ts';
import type { SourceRecord } from './source-state.ts';

/** Short: what has used its part of a period stands still until the next, and then cannot be frozen. */
const PERIOD_US = 20_000;
/** Bounds of the kernel. */
const LONGEST_PERIOD_US = 1_000_000;
const LEAST_QUOTA_US = 1_000;

type Throttle = Extract<SourceRecord, { r: 'throttle' }>;
type Host = Pick<SourceHost, 'cpuMs' | 'cpuLimit' | 'limitCpu'>;

/**
 * Slows a container down while its memory is copied ahead. What it wrote is in the journal before it is in
 * the kernel, so that the limit of before comes back whoever ends. A limit that somebody else has set
 * meanwhile is his: it is neither lowered nor taken back.
 */
export class Brake {
  readonly #host: Host;
  readonly #subject: Subject;
  readonly #write: (record: Throttle) => Promise<void>;
  readonly #turns = new Turns();
  #was: CpuLimit | undefined;
  readonly #ours: CpuLimit[] = [];
  #released = false;

  constructor(host: Host, subject: Subject, write: (record: Throttle) => Promise<void>) {
    this.#host = host;
    this.#subject = subject;
    this.#write = write;
  }

  /** A record of an earlier daemon: what it announces may have been done, or not. */
  recall({ was, limit }: Throttle): void {
    this.#was ??= was;
    this.#ours.push(limit);
  }

  async usedMs(op: Op): Promise<number> {
    return await this.#host.cpuMs(op, this.#subject);
  }

  /**
   * Leaves it so many processors, which is `percent` less than it used. False when its limit is not ours
   * to change, or was given back already.
   */
  async take(op: Op, percent: number, cpus: number): Promise<boolean> {
    return await this.#turns.take(async () => {
      const now = await this.#host.cpuLimit(op, this.#subject);
      if (this.#released || now === undefined) return false;
      if (this.#was !== undefined && !this.#isOurs(now)) {
        op.log('somebody else has changed its limit of processor time: it is left alone', { now });
        return false;
      }
      const was = this.#was ?? now;
      const record = { r: 'throttle', was, limit: lowered(was, cpus), percent } as const;
      await this.#write(record);
      this.recall(record);
      await this.#host.limitCpu(op, this.#subject, record.limit);
      op.log('slowed down', { percent, cpus, ...record.limit });
      return true;
    });
  }

  /** Gives it back what it had, for good. Doing it twice is doing it once. */
  async release(op: Op): Promise<void> {
    await this.#turns.take(async () => {
      this.#released = true;
      const was = this.#was;
      if (was === undefined) return;
      const now = await this.#host.cpuLimit(op, this.#subject);
      if (now !== undefined && this.#isOurs(now)) {
        await this.#host.limitCpu(op, this.#subject, was);
        op.log('as fast as before', { ...was });
      } else if (now !== undefined && !same(now, was)) {
        op.log('somebody else has changed its limit of processor time: it stays', { now });
      }
      this.#was = undefined;
    });
  }

  #isOurs(limit: CpuLimit): boolean {
    return this.#ours.some((one) => same(one, limit));
  }
}

/** Never more than it was allowed before. */
function lowered(was: CpuLimit, cpus: number): CpuLimit {
  const longEnough = Math.max(PERIOD_US, Math.round(LEAST_QUOTA_US / cpus));
  const periodUs = Math.min(longEnough, LONGEST_PERIOD_US);
  const quotaUs = Math.max(LEAST_QUOTA_US, Math.round(cpus * periodUs));
  const allowed = was.quotaUs === 0 ? Infinity : was.quotaUs / was.periodUs;
  return quotaUs / periodUs < allowed ? { quotaUs, periodUs } : was;
}

function same(a: CpuLimit, b: CpuLimit): boolean {
  return a.quotaUs === b.quotaUs && a.periodUs === b.periodUs;
}

/** Most that is taken unless said otherwise, in percent. */
export const DEFAULT_THROTTLE = 80;

/** USAGE for what is no share; 0 takes nothing. */
export function checkThrottle(percent: number): number {
  if (Number.isInteger(percent) && percent >= 0 && percent <= 99) return percent;
  throw new Fault('USAGE', `a container cannot be slowed down by ${percent} %: 1 to 99`);
}

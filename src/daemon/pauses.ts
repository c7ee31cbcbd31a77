import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { forecastMs, type Load, type Pause } from '../migrate/forecast.ts';
import { dropUnfinished, writeDurably } from '../sys/durable-file.ts';
import type { Log } from './log.ts';

/** Of each target. Older ones tell of another machine than today's. */
const MOST = 40;
const MOST_TARGETS = 64;

const amount = z.number().nonnegative();
const File = z.record(
  z.string(),
  z.array(
    z.object({ memoryBytes: amount, pauseBytes: amount, processes: amount, pauseMs: amount }),
  ),
);

/** The pauses of moves out of this host, by the certificate id of the target. Losing them loses nothing else. */
export class Pauses {
  readonly #path: string;
  readonly #log: Log;
  readonly #known: Map<string, readonly Pause[]>;
  #writing: Promise<void> = Promise.resolve();

  private constructor(path: string, log: Log, known: Map<string, readonly Pause[]>) {
    this.#path = path;
    this.#log = log;
    this.#known = known;
  }

  static async open(stateDir: string, log: Log): Promise<Pauses> {
    const path = join(stateDir, 'pauses.json');
    try {
      await dropUnfinished(stateDir); // of a daemon that was killed as it wrote
      const known = File.parse(JSON.parse(await readFile(path, 'utf8')));
      return new Pauses(path, log, new Map(Object.entries(known)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        log.warn({ path, why: String(error) }, 'the pauses of earlier moves cannot be read');
      }
      return new Pauses(path, log, new Map());
    }
  }

  /** Milliseconds. */
  forecast(target: string, load: Load): number {
    return forecastMs(this.#known.get(target) ?? [], load);
  }

  note(target: string, pause: Pause): void {
    const all = [...(this.#known.get(target) ?? []), pause].slice(-MOST);
    this.#known.delete(target);
    this.#known.set(target, all);
    for (const old of [...this.#known.keys()].slice(0, -MOST_TARGETS)) this.#known.delete(old);
    this.#writing = this.#writing.then(() => this.#write());
  }

  async #write(): Promise<void> {
    try {
      await writeDurably(this.#path, JSON.stringify(Object.fromEntries(this.#known)), 0o600);
    } catch (error) {
      this.#log.warn({ path: this.#path, why: String(error) }, 'a pause cannot be noted');
    }
  }

  /** What was noted is in its file. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writing;
  }
}

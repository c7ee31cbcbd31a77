import { readFileSync } from 'node:fs';
import { readHalf } from '../soak/history.ts';
import { LabView } from '../soak/lab-view.ts';
import { type Cluster, eventually, type Host, type JobJson, jsonLines, other } from './cluster.ts';

export type Side = 'source' | 'target';
const SIDES = ['source', 'target'] as const;

/** Records, as `permit.after`. */
export type Stops = Readonly<Partial<Record<Side, string>>>;

export interface StageOptions {
  readonly name: string;
  readonly from: Host;
  /**
   * At which record of its journal a daemon stops (SIGSTOP), as `permit.after`: the record is on
   * disk, and nothing has been done since.
   */
  readonly stop?: Stops;
  /** Other failpoints of a daemon (src/base/failpoint.ts), as long as the stage stands. */
  readonly fail?: Readonly<Partial<Record<Side, string>>>;
}

export interface MoveEnd {
  readonly code: number;
  readonly stderr: string;
  /** The job as the command has seen it, change by change. */
  readonly jobs: readonly JobJson[];
}

/** As long as a move may take on a busy machine. */
const MOVE_MS = 120_000;

/**
 * A move whose daemons stop at the records a test has named. What stands on the stage stands there
 * until the test goes on: no moment has to be guessed.
 */
export class Stage implements AsyncDisposable {
  readonly cluster: Cluster;
  readonly view: LabView;
  readonly from: Host;
  readonly to: Host;
  readonly #options: StageOptions;
  readonly #daemons: Readonly<Record<Side, number>>;
  readonly #done: Promise<MoveEnd>;
  readonly #interrupt: () => void;
  readonly #waiting: Set<Side>;
  #over = false;
  #seen: JobJson[] = [];

  private constructor(
    cluster: Cluster,
    view: LabView,
    options: StageOptions,
    daemons: Readonly<Record<Side, number>>,
  ) {
    this.cluster = cluster;
    this.view = view;
    this.from = options.from;
    this.to = other(options.from);
    this.#options = options;
    this.#daemons = daemons;
    this.#waiting = new Set(Object.keys(options.stop ?? {}) as Side[]);
    const command = ['migrate', options.name, '--to', this.to, '--json'];
    const child = cluster.start(this.from, command);
    this.#interrupt = () => void child.kill('SIGINT');
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      this.#seen = jsonLines<JobJson>(stdout.slice(0, stdout.lastIndexOf('\n') + 1));
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    this.#done = new Promise((done) => {
      child.on('close', (code) => {
        this.#over = true;
        done({ code: code ?? 1, stderr, jobs: this.#seen });
      });
    });
  }

  /** Starts the daemons anew that are to stop, then the move. */
  static async set(cluster: Cluster, options: StageOptions): Promise<Stage> {
    const view = new LabView(cluster.lab);
    const { from, stop = {}, fail = {} } = options;
    const hosts = { source: from, target: other(from) };
    await Promise.all(
      SIDES.map(async (side) => {
        const record = stop[side] === undefined ? [] : [`${side}.journal.${stop[side]}=stop`];
        const terms = [...record, ...(fail[side] === undefined ? [] : [fail[side]])];
        if (terms.length === 0) return;
        await cluster.stopDaemon(hosts[side]);
        await cluster.startDaemon(hosts[side], terms.join(';'));
      }),
    );
    const daemon = (host: Host): number => {
      const pid = view.daemon(host);
      if (pid === undefined) throw new Error(`no ckptd on ${host}`);
      return pid;
    };
    const daemons = { source: daemon(hosts.source), target: daemon(hosts.target) };
    return new Stage(cluster, view, options, daemons);
  }

  host(side: Side): Host {
    return side === 'source' ? this.from : this.to;
  }

  /** Its id. */
  get job(): string {
    const id = this.#seen[0]?.id;
    if (id === undefined) throw new Error('the move has not begun');
    return id;
  }

  /** What the command has shown last. */
  get last(): JobJson | undefined {
    return this.#seen.at(-1);
  }

  interrupt(): void {
    this.#interrupt();
  }

  /** Waits until a daemon has stopped at its record. */
  async held(side: Side): Promise<void> {
    const pid = this.#daemons[side];
    await eventually(
      async () => {
        const stat = readStat(pid);
        if (/^\d+ \(.*\) T /.test(stat)) return true;
        if (stat === '') throw new Error(`ckptd of the ${side} has ended`);
        if (this.#over) {
          const { code, stderr } = await this.#done;
          throw new Error(`the move ended before the ${side} stopped: exit ${code}\n${stderr}`);
        }
        return undefined;
      },
      MOVE_MS,
      () => `the ${side} never came to ${this.#options.stop?.[side]}`,
    );
    this.#waiting.delete(side);
  }

  /** Stops a daemon where it is. Of use when it waits for something that stands still itself. */
  hold(side: Side): void {
    process.kill(this.#daemons[side], 'SIGSTOP');
  }

  letGo(side: Side): void {
    process.kill(this.#daemons[side], 'SIGCONT');
  }

  /** Kinds of the records one half has written, in order. */
  records(side: Side): string[] {
    const half = readHalf(this.view.jobsDir(this.host(side)), this.job);
    return half?.records.map(({ r }) => r) ?? [];
  }

  /** COMMITTED, ABORTED, or nothing yet, as the target has decided. */
  get decision(): string {
    return readHalf(this.view.jobsDir(this.to), this.job)?.decision ?? '';
  }

  async wrote(side: Side, record: string, withinMs = MOVE_MS): Promise<void> {
    await eventually(
      async () => (this.records(side).includes(record) ? true : undefined),
      withinMs,
      () => `the ${side} never wrote ${record}: ${this.records(side).join(' ')}`,
    );
  }

  /** Waits until the command shows a job of this kind. Returns milliseconds it took. */
  async shows(is: (job: JobJson) => boolean, withinMs = MOVE_MS): Promise<number> {
    const started = performance.now();
    await eventually(
      async () => (this.#seen.some(is) ? true : undefined),
      withinMs,
      () => `never shown; last: ${JSON.stringify(this.last)}`,
    );
    return performance.now() - started;
  }

  /** The end of the command. It takes the daemon's host to have power. */
  async end(): Promise<MoveEnd> {
    return await this.#done;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const side of SIDES) {
      if (/^\d+ \(.*\) T /.test(readStat(this.#daemons[side]))) this.letGo(side);
    }
    // One that has not come to its record would stop in the next test.
    for (const side of SIDES) {
      if (!this.#waiting.has(side) && this.#options.fail?.[side] === undefined) continue;
      if (readStat(this.#daemons[side]) !== '') await this.cluster.restartDaemon(this.host(side));
    }
    if (!this.#over) this.interrupt();
  }
}

function readStat(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}

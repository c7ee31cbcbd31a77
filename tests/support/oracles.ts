import { readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jobsIn, readHalf, sourceState, targetState } from '../soak/history.ts';
import { LabView } from '../soak/lab-view.ts';
import { HostProgram } from './client.ts';
import { type Cluster, eventually, HOSTS, type Host, other, WITNESS_PORT } from './cluster.ts';

/** What the witness has seen of one workload (tests/workloads/witness.c). */
export interface Testimony {
  readonly token: string;
  readonly datagrams: number;
  /** hostname/boot_id/place of each sender, in order of appearance. */
  readonly hosts: readonly string[];
  readonly incarnations: number;
  readonly first: number;
  readonly last: number;
  readonly missing: number;
  readonly repeats: number;
  readonly back: number;
  readonly overlap: number;
  readonly longest_silence_ms: number;
  readonly since_last_ms: number;
}

/** The running program tests/workloads/witness.c. */
export interface WitnessProgram extends AsyncDisposable {
  /** Of all workloads it has heard. */
  report(): Promise<Testimony[]>;
}

/** Stands outside of both hosts and hears every workload. */
export class Witness implements AsyncDisposable {
  readonly #program: WitnessProgram;
  readonly #patienceMs: number;

  constructor(program: WitnessProgram, patienceMs = 5_000) {
    this.#program = program;
    this.#patienceMs = patienceMs;
  }

  static async open(cluster: Cluster): Promise<Witness> {
    const command = ['/share/witness', '--port', String(WITNESS_PORT)];
    const program = await HostProgram.start(cluster, 'client', command);
    return new Witness({
      async report() {
        const from = program.lines.length;
        program.signal('SIGUSR1');
        await program.line(/^\{"end"/, from);
        return program.lines.slice(from).map((line) => JSON.parse(line) as Testimony);
      },
      [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
    });
  }

  async of(token: string): Promise<Testimony | undefined> {
    return (await this.#program.report()).find((one) => one.token === token);
  }

  /** Waits until a datagram comes that was sent after now. */
  async hears(token: string, withinMs = this.#patienceMs): Promise<Testimony> {
    const before = (await this.of(token))?.last ?? -1;
    // Two more: one may have been on its way.
    return await eventually(
      async () => {
        const seen = await this.of(token);
        return seen !== undefined && seen.last > before + 2 ? seen : undefined;
      },
      withinMs,
      () => `${token} has fallen silent at ${before}`,
    );
  }

  /**
   * There was one copy at any time, and it went on where it had stopped: no number is missing or came
   * twice, no second sender, nothing started from scratch. Also demands that it is alive now. Numbers
   * may come out of order: a network does that while it looks for a neighbour. A copy that goes
   * back in its own life repeats numbers. `unheard`: it ran where the cable was out for a while, so
   * that numbers may be missing.
   */
  async exactlyOne(token: string, { unheard = false } = {}): Promise<Testimony> {
    const seen = await this.hears(token);
    const { repeats, overlap, incarnations } = seen;
    const missing = unheard ? 0 : seen.missing;
    const wrong = { missing, repeats, overlap, incarnations };
    const right = { missing: 0, repeats: 0, overlap: 0, incarnations: 1 };
    if (JSON.stringify(wrong) !== JSON.stringify(right)) {
      throw new Error(`not exactly one ${token}: ${JSON.stringify(seen)}`);
    }
    return seen;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#program[Symbol.asyncDispose]();
  }
}

/** What one host says of one container, by every means there is. */
export interface HostTruth {
  /** State as podman says, empty when it does not know the container. */
  readonly podman: string;
  /** Processes in cgroups named after the container, its monitor left out. */
  readonly processes: number;
  readonly frozen: boolean;
  /** Monitors of the container, those of exec sessions left out. */
  readonly monitors: number;
  /** State as `ckpt ps` says, empty when it does not list it. */
  readonly ckpt: string;
  /** The job that holds it, as `ckpt ps` says. */
  readonly job: string;
  /** The owner its fence names, empty when there is none. */
  readonly fence: string;
}

async function truthOf(cluster: Cluster, host: Host, id: string): Promise<HostTruth> {
  const script = `
    podman ps --all --no-trunc --filter id=${id} --format 'podman {{.State}}'
    find /sys/fs/cgroup -type d -path '*${id}*' ! -path '*conmon*' | while read -r dir; do
      wc -l <$dir/cgroup.procs | sed 's/^/processes /'
      grep '^frozen' $dir/cgroup.events
    done
    for comm in $(grep -l -x conmon /proc/[0-9]*/comm 2>/dev/null); do
      command=$(tr '\\0' ' ' <\${comm%/comm}/cmdline)
      case $command in *exec-process-spec*) ;; *${id}*) echo monitors 1 ;; esac
    done
    sed 's/.*"owner":"\\([^"]*\\)".*/fence \\1/' /var/lib/ckpt/fence/${id}.json 2>/dev/null
    true`;
  const [told, rows] = await Promise.all([
    cluster.exec(host, ['sh', '-s'], { input: script }),
    cluster.ckptJson<{ id: string; state: string; job: string }>(host, ['ps', '--all']),
  ]);
  const values = (key: string): string[] =>
    told.stdout
      .split('\n')
      .filter((line) => line.startsWith(`${key} `))
      .map((line) => line.slice(key.length + 1));
  const row = rows.find((one) => one.id === id);
  return {
    podman: values('podman')[0] ?? '',
    processes: values('processes').reduce((sum, text) => sum + Number(text), 0),
    frozen: values('frozen').includes('1'),
    monitors: values('monitors').length,
    ckpt: row?.state ?? '',
    job: row?.job ?? '',
    fence: values('fence')[0] ?? '',
  };
}

const RUNS = { podman: 'running', frozen: false, monitors: 1, ckpt: 'running', job: '', fence: '' };
const NOT_HERE = { podman: '', processes: 0, frozen: false, monitors: 0, ckpt: '', job: '' };

/**
 * Both hosts agree, by cgroup, podman and ckpt, that the container runs on `expected` and nowhere
 * else. `fenced`: the other host has given it away and says so. `monitored`: false when the test has
 * killed its conmon.
 */
export async function stateTruth(
  cluster: Cluster,
  id: string,
  expected: Host,
  {
    fenced,
    withinMs = 2_000,
    monitored = true,
  }: { fenced?: boolean; withinMs?: number; monitored?: boolean } = {},
): Promise<void> {
  let why = '';
  await eventually(
    async () => {
      const [here, there] = await Promise.all([
        truthOf(cluster, expected, id),
        truthOf(cluster, other(expected), id),
      ]);
      why = [
        ...mismatch(
          expected,
          { ...here, processes: 0, ...(monitored ? {} : { monitors: 1 }) },
          { ...RUNS, processes: 0 },
        ),
        ...(here.processes > 0 ? [] : [`${expected}: no process in its cgroup`]),
        ...mismatch(other(expected), { ...there, fence: '' }, { ...NOT_HERE, fence: '' }),
        ...(fenced === true && there.fence !== expected
          ? [`${other(expected)}: fence "${there.fence}", not "${expected}"`]
          : []),
        ...(fenced === false && there.fence !== '' ? [`${other(expected)}: fenced`] : []),
      ].join('\n');
      return why === '' ? true : undefined;
    },
    withinMs,
    () => `${id.slice(0, 12)} should run on ${expected} alone:\n${why}`,
  );
}

function mismatch(host: Host, found: HostTruth, wanted: HostTruth): string[] {
  return (Object.keys(wanted) as (keyof HostTruth)[])
    .filter((key) => found[key] !== wanted[key])
    .map(
      (key) =>
        `${host}: ${key} is ${JSON.stringify(found[key])}, not ${JSON.stringify(wanted[key])}`,
    );
}

/** Where the container runs, when that is exactly one place. */
export async function soleOwner(cluster: Cluster, id: string): Promise<Host | undefined> {
  const truths = await Promise.all(HOSTS.map((host) => truthOf(cluster, host, id)));
  const owners = HOSTS.filter((_, at) => {
    const truth = truths[at];
    return truth?.podman === 'running' && truth.processes > 0 && !truth.frozen && truth.job === '';
  });
  const silent = HOSTS.filter((_, at) => truths[at]?.processes === 0);
  return owners.length === 1 && silent.length === 1 ? owners[0] : undefined;
}

/** Waits until exactly one host runs it, `expected` if that is told, and nobody holds it. */
export async function owned(
  cluster: Cluster,
  id: string,
  expected?: Host,
  withinMs = 45_000,
): Promise<Host> {
  return await eventually(
    async () => {
      const owner = await soleOwner(cluster, id);
      return expected === undefined || owner === expected ? owner : undefined;
    },
    withinMs,
    () => `no single owner after ${withinMs} ms, or not ${expected ?? 'one'}`,
  );
}

/**
 * Neither host has it running, and no daemon holds it: it has ended, or is gone. `left` says what
 * podman of a host knows of it all the same.
 */
export async function nowhere(
  cluster: Cluster,
  id: string,
  left: Readonly<Partial<Record<Host, string>>> = {},
  withinMs = 2_000,
): Promise<void> {
  let why = '';
  await eventually(
    async () => {
      const truths = await Promise.all(HOSTS.map((host) => truthOf(cluster, host, id)));
      why = HOSTS.flatMap((host, at) => {
        const { podman = '', processes, job } = truths[at] ?? {};
        return mismatchOf(host, { podman, processes, job }, left[host] ?? '');
      }).join('\n');
      return why === '' ? true : undefined;
    },
    withinMs,
    () => `${id.slice(0, 12)} should run nowhere:\n${why}`,
  );
}

function mismatchOf(host: Host, found: object, podman: string): string[] {
  const wanted = { podman, processes: 0, job: '' };
  const is = JSON.stringify(found);
  return is === JSON.stringify(wanted) ? [] : [`${host}: ${is}, not ${JSON.stringify(wanted)}`];
}

const STILL: Readonly<Record<'source' | 'target', readonly string[]>> = {
  // CRIU has let go of the tasks before DUMPED, and nobody thaws them before a decision.
  source: ['dumped', 'sending', 'sent', 'sealing', 'prepared', 'permitted'],
  target: ['prepared'],
};
const LOOK_MS = 10;

/**
 * Looks at both copies from outside of their hosts all through a move: while the journals say that
 * they stand still, their cgroups use no CPU time, to the microsecond.
 */
export class Standstill implements AsyncDisposable {
  readonly #view: LabView;
  readonly #from: Host;
  readonly #container: string;
  readonly #before: ReadonlySet<string>;
  readonly #end = new AbortController();
  readonly #looking: Promise<void>;
  readonly #first = new Map<string, number>();
  readonly #wrong: string[] = [];
  /** How often each copy was seen standing still. */
  readonly looks = { source: 0, target: 0 };

  private constructor(cluster: Cluster, move: { from: Host; id: string }) {
    this.#view = new LabView(cluster.lab);
    this.#from = move.from;
    this.#container = move.id;
    this.#before = new Set(jobsIn(this.#view.jobsDir(move.from)));
    this.#looking = this.#look();
  }

  /** From before the move begins. */
  static watch(cluster: Cluster, move: { from: Host; id: string }): Standstill {
    return new Standstill(cluster, move);
  }

  /** Throws when one of them moved. */
  async held(): Promise<void> {
    await this[Symbol.asyncDispose]();
    if (this.#wrong.length > 0) throw new Error(this.#wrong.join('\n'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort();
    await this.#looking;
  }

  async #look(): Promise<void> {
    let job: string | undefined;
    while (!this.#end.signal.aborted) {
      await sleep(LOOK_MS);
      job ??= jobsIn(this.#view.jobsDir(this.#from)).find((one) => !this.#before.has(one));
      if (job !== undefined)
        for (const side of ['source', 'target'] as const) this.#judge(side, job);
    }
  }

  #judge(side: 'source' | 'target', job: string): void {
    const host = side === 'source' ? this.#from : other(this.#from);
    const still = () => STILL[side].includes(this.#state(side, host, job));
    if (!still()) return;
    const [group] = this.#view.groupsOf(host, this.#container);
    const used = group === undefined ? undefined : cpuMicroseconds(group);
    // It may have begun to run between the two.
    if (group === undefined || used === undefined || !still()) return;
    this.looks[side] += 1;
    // What a task did last before it came to rest is counted a moment after that: the second look is the first.
    const first = this.looks[side] <= 2 ? used : (this.#first.get(group) ?? used);
    this.#first.set(group, first);
    if (used !== first) this.#wrong.push(`the copy of the ${side} ran for ${used - first} us`);
  }

  #state(side: 'source' | 'target', host: Host, job: string): string {
    const half = readHalf(this.#view.jobsDir(host), job);
    if (half === undefined || half.decision === 'committed') return '';
    return side === 'source' ? sourceState(half) : targetState(half);
  }
}

/** Hears each freeze and thaw of a container, however short: the kernel tells of both (cgroups(7)). */
export class FreezerWatch implements Disposable {
  readonly #watchers;
  #heard = 0;

  constructor(cluster: Cluster, host: Host, container: string) {
    const groups = new LabView(cluster.lab).groupsOf(host, container);
    if (groups.length === 0) throw new Error(`${container} has no cgroup on ${host}`);
    this.#watchers = groups.map((group) =>
      watch(join(group, 'cgroup.events'), () => {
        this.#heard += 1;
      }),
    );
  }

  get heard(): number {
    return this.#heard;
  }

  [Symbol.dispose](): void {
    for (const watcher of this.#watchers) watcher.close();
  }
}

/** What a cgroup has used so far; undefined when it is gone. */
export function cpuMicroseconds(group: string): number | undefined {
  try {
    return Number(/^usage_usec (\d+)/.exec(readFileSync(join(group, 'cpu.stat'), 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

/** Whether the kernel has stopped every task of a cgroup. */
export function isStill(group: string): boolean {
  return /^frozen 1$/m.test(readFileSync(join(group, 'cgroup.events'), 'utf8'));
}

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

/** Stands outside of both hosts and hears every workload. */
export class Witness implements AsyncDisposable {
  readonly #program: HostProgram;

  private constructor(program: HostProgram) {
    this.#program = program;
  }

  static async open(cluster: Cluster): Promise<Witness> {
    const command = ['/share/witness', '--port', String(WITNESS_PORT)];
    return new Witness(await HostProgram.start(cluster, 'client', command));
  }

  async of(token: string): Promise<Testimony | undefined> {
    const from = this.#program.lines.length;
    this.#program.signal('SIGUSR1');
    await this.#program.line(/^\{"end"/, from);
    return this.#program.lines
      .slice(from)
      .map((line) => JSON.parse(line) as Testimony)
      .find((one) => one.token === token);
  }

  /** Waits until a datagram comes that was sent after now. */
  async hears(token: string, withinMs = 5_000): Promise<Testimony> {
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
   * back in its own life repeats numbers.
   */
  async exactlyOne(token: string): Promise<Testimony> {
    const seen = await this.hears(token);
    const { missing, repeats, overlap, incarnations } = seen;
    const wrong = { missing, repeats, overlap, incarnations };
    const right = { missing: 0, repeats: 0, overlap: 0, incarnations: 1 };
    if (JSON.stringify(wrong) !== JSON.stringify(right)) {
      throw new Error(`not exactly one ${token}: ${JSON.stringify(seen)}`);
    }
    return seen;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#program[Symbol.asyncDispose]();
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
 * else. `fenced`: the other host has given it away and says so.
 */
export async function stateTruth(
  cluster: Cluster,
  id: string,
  expected: Host,
  { fenced, withinMs = 2_000 }: { fenced?: boolean; withinMs?: number } = {},
): Promise<void> {
  let why = '';
  await eventually(
    async () => {
      const [here, there] = await Promise.all([
        truthOf(cluster, expected, id),
        truthOf(cluster, other(expected), id),
      ]);
      why = [
        ...mismatch(expected, { ...here, processes: 0 }, { ...RUNS, processes: 0 }),
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

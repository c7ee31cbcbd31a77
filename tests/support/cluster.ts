import { execFile, type spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Lab, type LabExecOptions, type LabHost, type LabResult, lab } from './lab.ts';
import type { Runtime } from './runtimes.ts';

/** The two hosts that run ckptd. */
export type Host = 'hosta' | 'hostb';
export const HOSTS = ['hosta', 'hostb'] as const;
export const other = (host: Host): Host => (host === 'hosta' ? 'hostb' : 'hosta');

/** Of the machine that is neither host, as containers on `lan` reach it. */
export const CLIENT_ADDRESS = '10.77.0.100';
export const CLIENT_ADDRESS6 = 'fd77::100';
export const WITNESS_PORT = 4000;

const HOST_ADDRESS: Readonly<Record<Host, string>> = { hosta: '10.77.0.1', hostb: '10.77.0.2' };
const CONFIG_FILE = '/etc/ckpt/ckptd.toml';
const LOG_FILE = 'ckptd.log';

/** A laboratory has little disk to keep free, and tests begin more moves a minute than people. */
export const TEST_CONFIG = `
[migrate]
settle_ms = 200

[limits]
reserve_percent = 0
reserve_mib = 64
prepare_per_minute = 10000
failed_handshakes_per_minute = 1000

[log]
level = "debug"
format = "json"
`;

/** What a job is, as `ckpt … --json` writes it. */
export interface JobJson {
  readonly id: string;
  readonly role: string;
  readonly container: string;
  readonly name: string;
  readonly peer: string;
  readonly phase: string;
  readonly outcome: string;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly bytesTotal: number;
  readonly bytesSent: number;
  readonly memoryBytesSent: number;
  readonly wireBytes: number;
  readonly wireContentBytes: number;
  readonly codec: string;
  readonly mode: string;
  readonly restore: string;
  readonly restoreWhy: string;
  readonly rounds: number;
  readonly imageBytesSent: number;
  readonly lateBytes: number;
  readonly lateBytesSent: number;
  readonly doubt: { readonly here: string; readonly lastWord: string } | null;
  /** What `pauseMs` was going to be, said right before it. */
  readonly forecastMs: number;
  readonly pauseMs: number;
  readonly phases: readonly { readonly phase: string; readonly ms: number }[];
}

export interface Workload {
  readonly name: string;
  /** Program of tests/workloads and its arguments, or the command of another image. */
  readonly args: readonly string[];
  readonly image?: string;
  readonly runtime?: Runtime;
  readonly network?: string;
  readonly ip?: string;
  readonly ip6?: string;
  readonly mac?: string;
  /** `NAME:PATH`. */
  readonly volumes?: readonly string[];
  readonly tmpfs?: readonly string[];
  /** Further arguments of `podman run`. */
  readonly options?: readonly string[];
  /** Sends its heartbeat to the witness under its name. True unless told otherwise. */
  readonly witness?: boolean;
  /** Waits for the line READY. True unless told otherwise. */
  readonly ready?: boolean;
}

/** Answers of the workloads to SIGUSR1. */
const ANSWER = /^(IDLE|VERIFIED|THREADS|TREE|OBJECTS|FILES|ECHO|STATES|GHOST|BAD) /;

const run = promisify(execFile);
const WORKLOADS = resolve(import.meta.dirname, '../workloads');
const CLIENT_PROGRAMS = ['witness', 'echoclient'];

export interface ClusterOptions {
  /** Instance of the laboratory: CKPT_TEST_LAB, or `e2e`. */
  readonly lab?: string;
  /** Of both daemons. */
  readonly config?: string;
}

/**
 * Two hosts with ckptd, each knowing the other, and a client. The laboratory is brought up when it
 * is down and left up: the next file of tests goes on with it. The daemons end with the cluster.
 */
export async function openCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const name = options.lab ?? process.env['CKPT_TEST_LAB'] ?? 'e2e';
  const where = lab(name);
  await where.up();
  await buildPrograms(where, 'client', CLIENT_PROGRAMS);
  const cluster = new Cluster(where);
  try {
    await Promise.all(
      HOSTS.map(async (host) => {
        await cluster.stopDaemon(host);
        await cluster.removeContainers(host);
        await cluster.configure(host, options.config ?? TEST_CONFIG);
        await rm(cluster.logFile(host), { force: true });
        await cluster.startDaemon(host);
        await cluster.ckpt(host, ['host', 'init', '--name', host]);
      }),
    );
    await Promise.all(HOSTS.map((host) => cluster.pin(host, other(host))));
    return cluster;
  } catch (error) {
    const logs = await cluster.logs();
    await cluster[Symbol.asyncDispose]();
    throw new Error(`the cluster did not come up: ${String(error)}\n${logs}`, { cause: error });
  }
}

/** Workloads outside of any container: /share/NAME on that host. */
export async function buildPrograms(
  where: Lab,
  host: LabHost,
  programs: readonly string[],
): Promise<void> {
  const dir = where.share(host);
  await mkdir(dir, { recursive: true });
  await Promise.all(
    programs.map((program) =>
      run('gcc', [
        ...['-O1', '-static', '-pthread', '-o', join(dir, program)],
        join(WORKLOADS, `${program}.c`),
      ]),
    ),
  );
}

export class Cluster implements AsyncDisposable {
  readonly lab: Lab;
  #count = 0;
  readonly #names = new Map<string, Workload>();
  readonly #undo: (() => Promise<unknown>)[] = [];
  readonly #off = new Set<Host>();
  readonly #logStart: Record<Host, number> = { hosta: 0, hostb: 0 };

  constructor(where: Lab) {
    this.lab = where;
  }

  // ---- commands

  exec(
    host: Host | 'client',
    command: readonly string[],
    options?: LabExecOptions,
  ): Promise<LabResult> {
    return this.lab.exec(host, command, options);
  }

  async podman(host: Host, args: readonly string[]): Promise<string> {
    return (await this.exec(host, ['podman', ...args])).stdout.trim();
  }

  /** Exit 0, or the test fails with both outputs. */
  async ckpt(host: Host, args: readonly string[]): Promise<LabResult> {
    return await this.exec(host, ['ckpt', ...args], { deadlineMs: 120_000 });
  }

  /** Whatever the exit code is, it is an answer. */
  async tryCkpt(host: Host, args: readonly string[], deadlineMs = 120_000): Promise<LabResult> {
    return await this.exec(host, ['ckpt', ...args], { deadlineMs, ok: 'any' });
  }

  /** The lines of `ckpt ARGS --json`, each an object. */
  async ckptJson<T>(host: Host, args: readonly string[]): Promise<T[]> {
    const { stdout } = await this.ckpt(host, [...args, '--json']);
    return jsonLines<T>(stdout);
  }

  /** Starts `ckpt ARGS` and returns at once. */
  start(host: Host, args: readonly string[]): ReturnType<typeof spawn> {
    return this.lab.start(host, ['ckpt', ...args]);
  }

  /** Moves a container and returns the job as it ended. Fails the test unless it is done. */
  async migrate(name: string, from: Host, ...flags: readonly string[]): Promise<JobJson> {
    const order = ['migrate', name, '--to', other(from), '--json', ...flags];
    const { stdout } = await this.ckpt(from, order);
    const last = jsonLines<JobJson>(stdout).at(-1);
    if (last?.outcome !== 'done') throw new Error(`exit 0, but the job says:\n${stdout}`);
    return last;
  }

  // ---- the daemons

  async configure(host: Host, text: string): Promise<void> {
    await this.exec(
      host,
      ['sh', '-ec', `mkdir -p /etc/ckpt; chmod 0700 /var/lib/ckpt; cat >${CONFIG_FILE}`],
      {
        input: text,
      },
    );
  }

  logFile(host: Host): string {
    return join(this.lab.share(host), LOG_FILE);
  }

  /** `failpoints`: as src/base/failpoint.ts reads them. */
  async startDaemon(host: Host, failpoints = ''): Promise<void> {
    const arm = failpoints === '' ? '' : `export CKPT_FAILPOINTS='${failpoints}'; `;
    const command = `${arm}exec ckptd --wait-ready >>/share/${LOG_FILE} 2>&1 </dev/null`;
    await this.exec(host, ['sh', '-c', command], { deadlineMs: 90_000 });
  }

  /** Pid inside the host, or undefined. The lock's file outlives the daemon; /proc tells who lives. */
  async daemonPid(host: Host): Promise<number | undefined> {
    const script = `read -r pid </var/lib/ckpt/ckptd.lock || exit 0
      tr '\\0' ' ' </proc/$pid/cmdline | grep -q src/daemon/main.ts && echo $pid`;
    const { stdout } = await this.exec(host, ['sh', '-c', script], { ok: 'any' });
    return stdout.trim() === '' ? undefined : Number(stdout);
  }

  /** SIGTERM, and waits for the end. Nothing happens when it does not run. */
  async stopDaemon(host: Host): Promise<void> {
    await this.endDaemon(host, 'TERM');
  }

  async killDaemon(host: Host): Promise<void> {
    await this.endDaemon(host, 'KILL');
  }

  private async endDaemon(host: Host, signal: 'TERM' | 'KILL'): Promise<void> {
    const pid = await this.daemonPid(host);
    if (pid === undefined) return;
    const script = `kill -${signal} ${pid}; i=0
      while [ -d /proc/${pid} ]; do sleep 0.02; i=$((i + 1)); [ $i -lt 7000 ] || exit 1; done`;
    await this.exec(host, ['sh', '-c', script], { deadlineMs: 150_000 });
  }

  async restartDaemon(host: Host, config?: string): Promise<void> {
    await this.stopDaemon(host);
    if (config !== undefined) await this.configure(host, config);
    await this.startDaemon(host);
  }

  // ---- the machines and their cables

  /** A power failure of one host: all that was in its memory is gone. */
  async cutPower(host: Host): Promise<void> {
    this.#off.add(host);
    await this.lab.crash(host);
  }

  /** Switches on what was off, with ckptd as its units start it at boot. */
  async boot(...hosts: readonly Host[]): Promise<void> {
    await this.lab.up();
    for (const host of hosts) this.#off.delete(host);
    await Promise.all(
      hosts.map(async (host) => {
        const { code, stdout, stderr } = await this.exec(host, ['ckptd', '--recover'], {
          ok: 'any',
          deadlineMs: 120_000,
        });
        // 3: something is left that only the other host, or a person, can settle.
        if (code !== 0 && code !== 3)
          throw new Error(`ckptd --recover: ${code} ${stdout}${stderr}`);
        await this.startDaemon(host);
      }),
    );
  }

  /** Pulls the plug of a host, or puts it back in when the test ends at the latest. */
  async unplug(host: Host): Promise<void> {
    await this.lab.link(host, 'down');
    this.afterwards(() => this.plugIn(host));
  }

  async plugIn(host: Host): Promise<void> {
    await this.lab.link(host, 'up');
  }

  /** Drops what comes from the other host, or what goes to it, until `restoreWire`. */
  async cutOneWay(host: Host, direction: 'in' | 'out'): Promise<void> {
    const peer = HOST_ADDRESS[other(host)];
    const rule =
      direction === 'in'
        ? `type filter hook input priority -500; ip saddr ${peer} drop;`
        : `type filter hook output priority -500; ip daddr ${peer} drop;`;
    const input = `table inet one_way {\n chain cut { ${rule} }\n}\n`;
    await this.exec(host, ['nft', '-f', '-'], { input });
    this.afterwards(() => this.restoreWire(host));
  }

  async restoreWire(host: Host): Promise<void> {
    await this.exec(host, ['nft', 'destroy', 'table', 'inet', 'one_way']);
  }

  /** Pins `whom` on `host` by the fingerprint that `whom` shows. */
  async pin(host: Host, whom: Host): Promise<void> {
    const [identity] = await this.ckptJson<{ fingerprint: string }>(whom, ['host', 'show']);
    const { fingerprint } = identity ?? { fingerprint: '' };
    const add = ['host', 'add', whom, HOST_ADDRESS[whom], '--fingerprint', fingerprint];
    await this.ckpt(host, add);
  }

  /** What both daemons have said since `markLogs`. */
  async logs(): Promise<string> {
    const parts = await Promise.all(
      HOSTS.map(async (host) => {
        const bytes = await readFile(this.logFile(host)).catch(() => Buffer.alloc(0));
        const text = bytes.subarray(this.#logStart[host]).toString('utf8');
        return `---- ckptd on ${host}\n${text.slice(-12_000)}`;
      }),
    );
    return parts.join('\n');
  }

  async markLogs(): Promise<void> {
    for (const host of HOSTS) {
      this.#logStart[host] = (
        await readFile(this.logFile(host)).catch(() => Buffer.alloc(0))
      ).length;
    }
  }

  // ---- containers

  /** A name no other test has. */
  newName(word: string): string {
    this.#count += 1;
    return `t-${word}-${this.#count}-${randomBytes(2).toString('hex')}`;
  }

  /** An address on `lan` outside of what podman hands out by itself. */
  newAddress(): { ip: string; ip6: string; mac: string } {
    this.#count += 1;
    const n = 10 + (this.#count % 80);
    const mac = ['02', ...(randomBytes(5).toString('hex').match(/../g) ?? [])].join(':');
    return { ip: `10.77.0.${n}`, ip6: `fd77::${n.toString(16)}`, mac };
  }

  /** Runs a workload and returns its id once it says READY. */
  async startWorkload(host: Host, workload: Workload): Promise<string> {
    const w = workload;
    this.#names.set(w.name, w);
    const flags = [
      ...['--name', w.name, '--network', w.network ?? 'lan'],
      ...(w.ip === undefined ? [] : ['--ip', w.ip]),
      ...(w.ip6 === undefined ? [] : ['--ip6', w.ip6]),
      ...(w.mac === undefined ? [] : ['--mac-address', w.mac]),
      ...(w.volumes ?? []).flatMap((volume) => ['-v', volume]),
      ...(w.tmpfs ?? []).flatMap((path) => ['--tmpfs', path]),
      ...(w.options ?? []),
    ];
    const program = w.image === undefined ? [`/w/${w.args[0]}`, ...w.args.slice(1)] : w.args;
    const beat = ['--witness', `${CLIENT_ADDRESS}:${WITNESS_PORT}`, '--token', w.name];
    const id = await this.podman(host, [
      ...['--runtime', w.runtime ?? 'crun', 'run', '-d', ...flags],
      w.image ?? 'localhost/workloads',
      ...program,
      ...(w.image === undefined && w.witness !== false ? beat : []),
    ]);
    if (w.image === undefined && w.ready !== false) {
      await this.waitForLog(host, w.name, (lines) =>
        lines.find((line) => line.startsWith('READY')),
      );
    }
    return id;
  }

  async logLines(host: Host, name: string): Promise<string[]> {
    return (await this.podman(host, ['logs', name])).split('\n');
  }

  async waitForLog<T>(
    host: Host,
    name: string,
    find: (lines: string[]) => T | undefined,
    withinMs = 20_000,
  ): Promise<T> {
    let lines: string[] = [];
    const found = await eventually(
      async () => {
        lines = await this.logLines(host, name);
        return find(lines);
      },
      withinMs * this.lab.kind.slowness,
      () => `${name} has not said it:\n${lines.slice(-20).join('\n')}`,
    );
    return found;
  }

  /** That have left a host on the network of the hosts, headers and all. */
  async bytesSent(host: Host): Promise<number> {
    const { stdout } = await this.exec(host, ['cat', '/sys/class/net/eth0/statistics/tx_bytes']);
    return Number(stdout);
  }

  /** SIGUSR1, and the line a workload answers: it has verified all it holds. */
  async ask(host: Host, name: string): Promise<string> {
    const answers = (lines: string[]) => lines.filter((line) => ANSWER.test(line));
    const before = answers(await this.logLines(host, name)).length;
    await this.podman(host, ['kill', '--signal', 'USR1', name]);
    return await this.waitForLog(host, name, (lines) => answers(lines)[before]);
  }

  async inspect(host: Host, name: string): Promise<PodmanInspect> {
    const [inspected] = JSON.parse(await this.podman(host, ['inspect', name])) as PodmanInspect[];
    if (inspected === undefined) throw new Error(`${name} is not on ${host}`);
    return inspected;
  }

  async isRunning(host: Host, name: string): Promise<boolean> {
    const format = ['--format', '{{.State.Status}}'];
    const { code, stdout } = await this.exec(host, ['podman', 'inspect', ...format, name], {
      ok: 'any',
    });
    return code === 0 && stdout.trim() === 'running';
  }

  /** Is done when the test ends, however it ends, after its containers are gone; the last comes first. */
  afterwards(undo: () => Promise<unknown>): void {
    this.#undo.push(undo);
  }

  /** Undoes what the test has made: containers, and what it said by `afterwards`. */
  async tidy(): Promise<void> {
    if (this.#off.size > 0) await this.boot(...this.#off);
    await this.removeWorkloads();
    for (let undo = this.#undo.pop(); undo !== undefined; undo = this.#undo.pop()) await undo();
  }

  /** After a test that failed: both hosts as they were when the cluster was opened. */
  async startOver(): Promise<void> {
    await Promise.all(
      HOSTS.map(async (host) => {
        await this.killDaemon(host);
        await this.removeContainers(host);
        await this.startDaemon(host);
      }),
    );
  }

  /** Forgets the containers that tests have made, wherever they are now, and what belonged to them. */
  async removeWorkloads(): Promise<void> {
    const volumes = [...this.#names.values()].flatMap((w) =>
      (w.volumes ?? []).map((volume) => volume.split(':')[0] ?? ''),
    );
    const names = [...this.#names.keys()];
    this.#names.clear();
    if (names.length === 0) return;
    await Promise.all(
      HOSTS.map(async (host) => {
        await this.exec(host, ['podman', 'rm', '--force', '--time', '0', '--ignore', ...names]);
        if (volumes.length === 0) return;
        await this.exec(host, ['podman', 'volume', 'rm', '--force', ...volumes], { ok: 'any' });
      }),
    );
  }

  /** All containers and named volumes: only for a laboratory that a killed run left behind. */
  async removeContainers(host: Host): Promise<void> {
    const script = `
      for dir in $(find /sys/fs/cgroup -type d -name '*libpod*'); do
        echo 0 >$dir/cgroup.freeze
      done 2>/dev/null
      podman rm --all --force --time 0 >/dev/null
      podman volume prune --force --filter label!=keep >/dev/null
      podman volume rm --all --force >/dev/null
      umount -l /sys/fs/bpf 2>/dev/null
      rm -rf /var/lib/ckpt/jobs /var/lib/ckpt/fence /var/lib/ckpt/criu.d
      for group in /sys/fs/cgroup/ckpt/job-*; do
        [ -d $group ] && { echo 1 >$group/cgroup.kill; rmdir $group; }
      done
      true`;
    await this.exec(host, ['sh', '-c', script], { ok: 'any' });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.tidy().catch(() => undefined);
    await Promise.all(HOSTS.map((host) => this.stopDaemon(host)));
  }
}

/** The fields of `podman inspect` that tests compare. */
export interface PodmanInspect {
  readonly Id: string;
  readonly Name: string;
  readonly Image: string;
  readonly ImageName: string;
  readonly Path: string;
  readonly Args: readonly string[];
  readonly OCIRuntime: string;
  readonly State: { readonly Status: string; readonly Pid: number; readonly ConmonPid: number };
  readonly Mounts: readonly { readonly Type: string; readonly Destination: string }[];
  readonly Config: {
    readonly Hostname: string;
    readonly Env: readonly string[];
    readonly Labels: Readonly<Record<string, string>> | null;
    readonly Cmd: readonly string[];
    readonly WorkingDir: string;
    readonly User: string;
    readonly StopSignal: string | number;
  };
  readonly HostConfig: Readonly<Record<string, unknown>>;
  readonly NetworkSettings: {
    readonly Networks: Readonly<
      Record<
        string,
        {
          readonly IPAddress: string;
          readonly IPPrefixLen: number;
          readonly GlobalIPv6Address: string;
          readonly MacAddress: string;
        }
      >
    >;
  };
}

export function jsonLines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Asks again until there is an answer. Rejects with `why` after `withinMs`. */
export async function eventually<T>(
  ask: () => Promise<T | undefined>,
  withinMs: number,
  why: () => string,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(why());
    await sleep(50);
  }
}

export async function writeShared(
  cluster: Cluster,
  host: Host | 'client',
  name: string,
  text: string,
): Promise<void> {
  await writeFile(join(cluster.lab.share(host), name), text, { mode: 0o755 });
}

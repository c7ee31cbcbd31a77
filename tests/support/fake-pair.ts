import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJournal } from '../../src/journal/journal.ts';
import { type SourceRecord, sourceStep } from '../../src/migrate/source-state.ts';
import { type TargetRecord, targetStep } from '../../src/migrate/target-state.ts';
import { createIdentity } from '../../src/peer/identity.ts';
import { dialLocal } from '../../src/rpc/dial-local.ts';
import type { OperatorClient } from '../../src/rpc/services.ts';
import { configIn } from './daemon.ts';
import type { Order, Report } from './fake-hostd.ts';
import { Copies, type Death } from './file-containers.ts';
import { TcpProxy } from './proxy.ts';
import { NODE } from './run-ckpt.ts';

const PROGRAM = resolve(import.meta.dirname, 'fake-hostd.ts');
const CODE_CACHE = join(tmpdir(), 'ckpt-faults-code');
const START_MS = 180_000;

/** A daemon that has read its code and waits to be told which host it is. */
class Loaded {
  readonly child: ChildProcess;
  readonly #loaded: Promise<void>;
  #log: string;

  constructor(log: string) {
    this.#log = log;
    const out = openSync(log, 'a');
    this.child = fork(PROGRAM, [], {
      execPath: NODE,
      execArgv: [],
      stdio: ['ignore', out, out, 'ipc'],
      env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: CODE_CACHE },
    });
    closeSync(out);
    this.child.setMaxListeners(0);
    this.#loaded = this.hears('loaded').then(() => undefined);
    this.#loaded.catch(() => {});
  }

  async loaded(): Promise<void> {
    await this.#loaded;
  }

  async hears<W extends Report['is']>(
    word: W,
    order?: Order,
  ): Promise<Extract<Report, { is: W }> | 'ended'> {
    const {
      promise,
      resolve: done,
      reject,
    } = Promise.withResolvers<Extract<Report, { is: W }> | 'ended'>();
    const late = setTimeout(
      () => reject(new Error(`${this.#log}: no "${word}" within ${START_MS} ms`)),
      START_MS,
    );
    const said = (report: Report) => {
      if (report.is === word) done(report as Extract<Report, { is: W }>);
    };
    const ended = () => done('ended');
    this.child.on('message', said);
    this.child.on('exit', ended);
    try {
      if (this.child.exitCode !== null || this.child.signalCode !== null) return 'ended';
      if (order !== undefined) this.child.send(order, () => undefined);
      return await promise;
    } finally {
      clearTimeout(late);
      this.child.off('message', said);
      this.child.off('exit', ended);
    }
  }
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One host: a directory with its containers, its state, and the daemon that works on it. */
export class FakeHost implements AsyncDisposable {
  readonly name: string;
  readonly dir: string;
  readonly stateDir: string;
  readonly copies: Copies;
  readonly #witness: string;
  readonly #alarmMs: number;
  #spare: Loaded | undefined;
  #running: Loaded | undefined;
  #dial: ReturnType<typeof dialLocal> | undefined;
  #logs = 0;
  /** How often a daemon was started here. */
  starts = 0;
  port = 0;
  ended: Promise<Ended> = Promise.resolve({ code: 0, signal: null });
  /** Set when `ended` is. */
  gone: Ended | undefined;

  constructor(dir: string, name: string, witness: string, stateDir: string, alarmMs: number) {
    this.dir = dir;
    this.name = name;
    this.stateDir = stateDir;
    this.#witness = witness;
    this.#alarmMs = alarmMs;
    mkdirSync(join(dir, 'run'), { recursive: true });
    this.copies = new Copies(dir, name, witness);
    writeFileSync(join(dir, 'boot'), randomBytes(16).toString('hex'));
  }

  get pid(): number {
    return this.#running?.child.pid ?? 0;
  }

  get operator(): OperatorClient {
    if (this.#dial === undefined) throw new Error(`${this.name} was not started`);
    return this.#dial.client;
  }

  #logFile(): string {
    this.#logs += 1;
    return join(this.dir, `log.${this.#logs}`);
  }

  /** Reads code beside whatever else goes on, so that the next start is quick. */
  prepare(): void {
    this.#spare ??= new Loaded(this.#logFile());
  }

  /** Returns when a start has nothing left to read. */
  async prepared(): Promise<void> {
    this.prepare();
    await this.#spare?.loaded();
  }

  /** Returns when the daemon answers, or `ended` when it ended before (as a failpoint may want it). */
  async start(failpoints = ''): Promise<'ready' | 'ended'> {
    this.starts += 1;
    this.prepare();
    const one = this.#spare as Loaded;
    this.#spare = undefined;
    this.#running = one;
    await one.loaded();
    const { promise, resolve: done } = Promise.withResolvers<Ended>();
    this.gone = undefined;
    this.ended = promise;
    one.child.once('exit', (code, signal) => {
      this.gone = { code, signal };
      done(this.gone);
    });
    const { dir, name } = this;
    const order: Order = {
      do: 'start',
      dir,
      name,
      witness: this.#witness,
      alarmMs: this.#alarmMs,
      failpoints,
    };
    const word = await one.hears('ready', order);
    this.prepare();
    if (word === 'ended') {
      await this.ended;
      return 'ended';
    }
    this.port = word.port;
    this.#dial?.[Symbol.dispose]();
    this.#dial = dialLocal(join(this.dir, 'run/ckpt.sock'));
    return 'ready';
  }

  async arm(failpoints: string): Promise<void> {
    await this.#running?.hears('done', { do: 'arm', failpoints });
  }

  async clock(offsetMs: number): Promise<void> {
    await this.#running?.hears('done', { do: 'clock', offsetMs });
  }

  /** How often each armed failpoint has acted; undefined when the daemon is dead. */
  async fired(): Promise<number[] | undefined> {
    const report = await this.#running?.hears('fired', { do: 'fired' });
    return report === undefined || report === 'ended' ? undefined : report.counts;
  }

  signal(signal: NodeJS.Signals): void {
    this.#running?.child.kill(signal);
  }

  /** Stopped by SIGSTOP. */
  get hangs(): boolean {
    if (this.gone !== undefined) return false;
    try {
      const stat = readFileSync(`/proc/${this.pid}/stat`, 'latin1');
      return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) === 'T';
    } catch {
      return false;
    }
  }

  /** A power failure: the daemon, and all that was in memory. */
  async losePower(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
    for (const { id } of this.copies.all()) this.copies.kill(id);
    writeFileSync(join(this.dir, 'boot'), randomBytes(16).toString('hex'));
  }

  /** Names below jobs, and what each job has left there. */
  jobs(): { readonly id: string; readonly files: string[] }[] {
    const dir = join(this.stateDir, 'jobs');
    if (!existsSync(dir)) return [];
    return readdirSync(dir).flatMap((id) => {
      // What is being removed while we look at it is looked at again.
      for (let left = 20; left > 0; left--) {
        try {
          const files = readdirSync(join(dir, id), { recursive: true }).map(String).sort();
          return [{ id, files }];
        } catch (error) {
          if ((error as { code: string }).code !== 'ENOENT') throw error;
        }
      }
      return existsSync(join(dir, id)) ? [{ id, files: [] }] : [];
    });
  }

  forgetJobs(): void {
    for (const { id } of this.jobs()) {
      rmSync(join(this.stateDir, 'jobs', id), { recursive: true, force: true });
    }
  }

  /** Last lines of the daemon that runs or ran last. */
  log(lines = 40): string {
    const logs = readdirSync(this.dir)
      .filter((name) => name.startsWith('log.'))
      .map((name) => ({ name, text: readFileSync(join(this.dir, name), 'utf8') }))
      .filter(({ text }) => text !== '')
      .sort((a, b) => Number(a.name.slice(4)) - Number(b.name.slice(4)));
    return logs
      .slice(-3)
      .map(({ name, text }) => `${this.name}/${name}\n${text.split('\n').slice(-lines).join('\n')}`)
      .join('\n');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#dial?.[Symbol.dispose]();
    for (const one of [this.#running, this.#spare]) one?.child.kill('SIGKILL');
    await this.ended;
  }
}

export interface Container {
  readonly id: string;
  readonly name: string;
}

export interface Journalled {
  readonly job: string;
  readonly state: string;
  readonly records: readonly (SourceRecord | TargetRecord)[];
}

export interface PairOptions {
  /** State directory of a host, when it is to lie on a file system of its own. */
  readonly stateDir?: Partial<Record<'a' | 'b', string>>;
  readonly alarmMs?: number;
  /** Of the target, without a word of the source. 15 s, which a move never needs, if not given. */
  readonly leaseMs?: number;
  /** Of the source. 20 s if not given. */
  readonly freezeBudgetMs?: number;
}

/** Two hosts, `a` and `b`, with a cable of ours to each. */
export class FakePair implements AsyncDisposable {
  readonly dir: string;
  readonly a: FakeHost;
  readonly b: FakeHost;
  readonly #witness: string;
  /** The cable to each host. */
  readonly to: { readonly a: TcpProxy; readonly b: TcpProxy };

  private constructor(
    dir: string,
    witness: string,
    hosts: { a: FakeHost; b: FakeHost },
    to: { a: TcpProxy; b: TcpProxy },
  ) {
    this.dir = dir;
    this.#witness = witness;
    this.a = hosts.a;
    this.b = hosts.b;
    this.to = to;
  }

  static async open(options: PairOptions = {}): Promise<FakePair> {
    const dir = mkdtempSync(join(tmpdir(), 'ckpt-pair-'));
    const witness = join(dir, 'witness');
    writeFileSync(witness, '');
    const make = (name: 'a' | 'b') => {
      const own = join(dir, name);
      const state = options.stateDir?.[name] ?? join(own, 'state');
      mkdirSync(state, { recursive: true, mode: 0o700 });
      const host = new FakeHost(own, name, witness, state, options.alarmMs ?? 300);
      host.prepare();
      return host;
    };
    const hosts = { a: make('a'), b: make('b') };
    const to = {
      a: await TcpProxy.open(() => hosts.a.port),
      b: await TcpProxy.open(() => hosts.b.port),
    };
    const pins: string[] = [];
    for (const name of ['a', 'b'] as const) {
      const { identity } = await createIdentity(join(dir, name, 'pki'), name);
      const { fingerprint, id } = identity;
      pins.push(
        `[hosts.${name}]\naddress = "127.0.0.1:${to[name].port}"\nfingerprint = "${fingerprint}"\nid = "${id}"\n`,
      );
    }
    for (const name of ['a', 'b'] as const) {
      const config = configIn(join(dir, name), sections(options));
      const state = `state_dir = "${hosts[name].stateDir}"`;
      writeFileSync(join(dir, name, 'ckptd.toml'), config.replace(/^state_dir = .*$/m, state));
      writeFileSync(join(dir, name, 'hosts.toml'), pins.join('\n'), { mode: 0o600 });
    }
    const pair = new FakePair(dir, witness, hosts, to);
    try {
      await Promise.all([hosts.a.start(), hosts.b.start()]);
      await Promise.all([hosts.a.prepared(), hosts.b.prepared()]);
      if (hosts.a.gone ?? hosts.b.gone) throw new Error(`${hosts.a.log()}\n${hosts.b.log()}`);
    } catch (error) {
      await pair[Symbol.asyncDispose]();
      throw error;
    }
    return pair;
  }

  /** A container that runs at host `a`. */
  container(
    more: {
      dies?: Death;
      carriesImage?: boolean;
      volume?: boolean;
      busy?: boolean;
      bytes?: number;
      on?: FakeHost;
    } = {},
  ): Container {
    const id = randomBytes(32).toString('hex');
    const name = `c-${id.slice(0, 8)}`;
    (more.on ?? this.a).copies.start({
      id,
      name,
      dies: more.dies ?? '',
      imageId: more.carriesImage === true ? randomBytes(32).toString('hex') : 'd'.repeat(64),
      bytes: more.bytes ?? 64 * 1024,
      volume: more.volume === true,
      busy: more.busy === true,
    });
    return { id, name };
  }

  /** What the journals of a host tell of the jobs of a container; states by the fold of the tables. */
  journals(host: FakeHost, container: string): Journalled[] {
    return host.jobs().flatMap(({ id, files }) => {
      if (!files.includes('journal')) return [];
      const path = join(host.stateDir, 'jobs', id, 'journal');
      let records: (SourceRecord | TargetRecord)[];
      try {
        ({ records } = readJournal<SourceRecord | TargetRecord>(readFileSync(path), path));
      } catch (error) {
        // Being made, or removed, while we look.
        if (['ENOENT', 'JOURNAL_DAMAGED'].includes((error as { code: string }).code)) return [];
        throw error;
      }
      const [first] = records;
      if (first?.r === 'begin' && first.claims.container === container) {
        const state = (records as SourceRecord[]).reduce(sourceStep, 'new' as const as never);
        return [{ job: id, state: String(state), records }];
      }
      if (first?.r === 'incoming' && first.claims.container === container) {
        const state = (records as TargetRecord[]).reduce(targetStep, 'new' as const as never);
        return [{ job: id, state: String(state), records }];
      }
      return [];
    });
  }

  /** Both halves have nothing left to do. A target that never heard of the job is none. */
  isSettled(container: string): boolean {
    return [this.a, this.b].every((host) =>
      this.journals(host, container).every(({ state }) => OVER.has(state)),
    );
  }

  /** What is wrong with the container, its copies and the jobs of it, now that all have ended. */
  check(container: Container, { mayRewind = false } = {}): string[] {
    const wrong = [...this.#overlaps(container.id), ...this.#rewinds(container.id, mayRewind)];
    const copies = [this.a, this.b].flatMap((host) => {
      const copy = host.copies.get(container.id);
      return copy === undefined ? [] : [{ host: host.name, ...copy }];
    });
    const running = copies.filter(({ frozen }) => !frozen);
    if (copies.length !== 1 || running.length !== 1) {
      const told = copies.map(({ host, frozen }) => `${host}: ${frozen ? 'frozen' : 'runs'}`);
      wrong.push(`not exactly one running copy: [${told.join(', ')}]`);
    }
    for (const { host, cpu } of running) {
      if (cpu.quotaUs !== 0) wrong.push(`the copy of ${host} is slowed down`);
    }
    for (const { host, locked } of running) {
      if (locked !== '') wrong.push(`the copy on ${host} is kept from its network`);
    }
    for (const host of [this.a, this.b]) {
      for (const { job, state } of this.journals(host, container.id)) {
        if (!OVER.has(state)) wrong.push(`${host.name}: job ${job} is ${state}`);
      }
      for (const { id, files } of host.jobs()) {
        // Also one that is being made: the source has rolled back before the target has noted ABORT.
        const left = files.filter(
          (name) => !/^(journal|decision|\.?decision\.\d+\..*)$/.test(name),
        );
        if (left.length > 0) wrong.push(`${host.name}: job ${id} has left ${left.join(', ')}`);
      }
      const fence = join(host.stateDir, 'fence', `${container.id}.json`);
      const owns = host.copies.get(container.id) !== undefined;
      if (owns && existsSync(fence)) wrong.push(`${host.name} runs it behind a fence`);
      if (!owns && !existsSync(fence) && host === this.a) {
        wrong.push(`${host.name} gave it away and has no fence`);
      }
    }
    return wrong;
  }

  #events(container: string) {
    return readFileSync(this.#witness, 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, , id]) => id === container)
      .map(([ns = '', host = '', , what = '', ticks = '']) => ({
        ns: BigInt(ns),
        host,
        what,
        ticks: Number(ticks),
      }));
  }

  /** Two hosts whose copies could run at the same moment. */
  #overlaps(container: string): string[] {
    const wrong: string[] = [];
    const running = new Set<string>();
    for (const { host, what, ns } of this.#events(container)) {
      if (what === 'run') running.add(host);
      else running.delete(host);
      if (running.size > 1) wrong.push(`two running copies at ${ns}`);
    }
    return wrong;
  }

  /** A copy goes on exactly where the last one stopped. */
  #rewinds(container: string, mayRewind: boolean): string[] {
    const wrong: string[] = [];
    let stopped: number | undefined;
    for (const { host, what, ticks } of this.#events(container)) {
      if (what === 'stop') stopped = ticks;
      else if (stopped !== undefined && (mayRewind ? ticks > stopped : ticks !== stopped)) {
        wrong.push(`${host} goes on at ${ticks}, it had stopped at ${stopped}`);
      }
    }
    return wrong;
  }

  logs(): string {
    const witness = readFileSync(this.#witness, 'utf8').split('\n').slice(-12).join('\n');
    return `${this.a.log()}\n${this.b.log()}\n${witness}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.a[Symbol.asyncDispose]();
    await this.b[Symbol.asyncDispose]();
    await this.to.a[Symbol.asyncDispose]();
    await this.to.b[Symbol.asyncDispose]();
    if (process.env['CKPT_KEEP'] === undefined) {
      rmSync(this.dir, { recursive: true, force: true, maxRetries: 3 });
    }
  }
}

const OVER: ReadonlySet<string> = new Set([
  'done',
  'rolled-back',
  'aborted',
  'forgotten',
  'left-running',
  'superseded',
]);

function sections({ leaseMs = 15_000, freezeBudgetMs = 20_000 }: PairOptions) {
  const migrate = {
    lease_ms: leaseMs,
    freeze_budget_ms: freezeBudgetMs,
    settle_ms: 10,
    max_incoming: 64,
    max_incoming_per_peer: 64,
  };
  return {
    peer: 'listen = ["127.0.0.1:0"]\nconnect_ms = 10000',
    migrate: Object.entries(migrate)
      .map(([key, value]) => `${key} = ${value}`)
      .join('\n'),
    limits: 'prepare_per_minute = 10000\nfailed_handshakes_per_minute = 10000',
    log: 'level = "info"\nformat = "json"',
    paths: ['criu', 'podman', 'crun', 'runc', 'nft', 'ip', 'tar', 'nsenter', 'sync']
      .map((tool) => `${tool} = "/bin/true"`)
      .join('\n'),
  };
}

/** Asks until the answer is neither undefined nor false. */
export async function until<T>(
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  what: () => string,
  ms = 100_000,
): Promise<T> {
  const late = performance.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > late) throw new Error(`not within ${ms} ms: ${what()}`);
    await sleep(5);
  }
}

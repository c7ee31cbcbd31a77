import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  Claims,
  CpuLimit,
  HostFacts,
  Standing,
  Subject,
  Witness,
} from '../../src/base/claims.ts';
import { Fault } from '../../src/base/fault.ts';
import type { LateSource } from '../../src/base/late.ts';
import type { Op } from '../../src/base/op.ts';
import type { MemoryPiece, OutgoingLate } from '../../src/base/outgoing.ts';
import { PAGE } from '../../src/base/pages.ts';
import { Journal } from '../../src/journal/journal.ts';
import { Owners } from '../../src/journal/owners.ts';
import type { Clock, SourceHost, TargetHost, TargetPeer } from '../../src/migrate/ports.ts';
import { SourceJob, type SourceWorld } from '../../src/migrate/source.ts';
import type { SourceRecord } from '../../src/migrate/source-state.ts';
import { abortUnknown, TargetJob, type TargetWorld } from '../../src/migrate/target.ts';
import type { TargetRecord } from '../../src/migrate/target-state.ts';

/**
 * Two hosts in memory with real journals on disk. Copies are plain objects; the fakes write down
 * what was asked of them and check the one promise after every act: never two running copies.
 */

const ID = 'c'.repeat(64);
export const JOB = 'a'.repeat(32);

export const CLAIMS: Claims = {
  container: ID,
  name: 'web',
  imageId: 'd'.repeat(64),
  imageName: 'localhost/web',
  imageLayers: [],
  imageFormat: 'oci',
  imageBytes: 0,
  runtime: 'crun',
  networks: [],
  volumes: [],
  secrets: [],
  memoryBytes: 1,
  diskBytes: 1,
  tcpEstablished: false,
};

export const SUBJECT: Subject = {
  container: ID,
  name: 'web',
  runtime: 'crun',
  pid: 100,
  startTicks: '5',
  cgroup: '/sys/fs/cgroup/web',
  criuConfig: '',
  macs: [],
};

export const FACTS: HostFacts = {
  protocol: 1,
  ckpt: '0',
  name: 'a',
  machineId: 'm',
  arch: 'x64',
  kernel: '6',
  criu: 40201,
  podman: '5.8',
  runtimes: [],
  cgroupVersion: 2,
  clockUnixMs: 0,
  cpuinfo: new Uint8Array(),
  bootId: 'boot',
};

export const UNLIMITED: CpuLimit = { quotaUs: 0, periodUs: 100_000 };

/** A copy of the container: it runs when it exists and is not frozen. */
interface Copy {
  frozen: boolean;
  steps: number;
}

export interface Trouble {
  /** Called at every act of a host and every message, by name. Throw to make it fail. */
  at(what: string): void | Promise<void>;
}

export class TwoHosts implements AsyncDisposable {
  readonly dir: string;
  readonly heard: string[] = [];
  source: Copy | undefined = { frozen: false, steps: 0 };
  target: Copy | undefined;
  sourceLocked = false;
  /** Of the source's copy. */
  cpu: CpuLimit = UNLIMITED;
  /** What each reading of its memory finds. */
  memory: () => Buffer = () => Buffer.alloc(PAGE, 'memory');
  targetRan = false;
  /** The memory of the copy: all there, or lost. */
  whole: () => Promise<boolean> = async () => true;
  /** What stayed in the container, and what is done with it. */
  lateSource: () => Promise<LateSource> = () =>
    Promise.reject(new Fault('MEMORY_GONE', 'nothing stayed there'));
  sendLate: (op: Op, late: OutgoingLate) => Promise<void> = async () => {};
  trouble: Trouble = { at: () => {} };
  /** Called before each look at the source's copy. Throw to make it fail. */
  look: () => void = () => {};
  sourceOwners!: Owners;
  targetOwners!: Owners;
  #targetJob: TargetJob | undefined;
  /** How long a target copy is kept without PERMIT, in ms. */
  leaseMs = 60_000;
  alarmMs = 50;
  bootId = 'boot';
  readonly #lines: string[] = [];

  private constructor(dir: string) {
    this.dir = dir;
  }

  static async open(): Promise<TwoHosts> {
    const hosts = new TwoHosts(await mkdtemp(join(tmpdir(), 'ckpt-move-')));
    for (const side of ['s', 't']) await mkdir(join(hosts.dir, side, 'jobs'), { recursive: true });
    hosts.sourceOwners = await Owners.open(join(hosts.dir, 's'));
    hosts.targetOwners = await Owners.open(join(hosts.dir, 't'));
    return hosts;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // What a test has left behind as a dead daemon may still finish a write.
    await rm(this.dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }

  get running(): string[] {
    const where: string[] = [];
    if (this.source && !this.source.frozen) where.push('source');
    if (this.target && !this.target.frozen) where.push('target');
    return where;
  }

  op(id = 'test'): Op {
    return {
      id,
      signal: new AbortController().signal,
      log: (line, facts) => this.#lines.push(`${id}: ${line} ${JSON.stringify(facts ?? {})}`),
    };
  }

  get log(): string {
    return this.#lines.join('\n');
  }

  async #act(what: string): Promise<void> {
    this.heard.push(what);
    await this.trouble.at(what);
    if (this.running.length > 1) throw new Error(`TWO RUNNING COPIES at ${what}`);
  }

  get #clock(): Clock {
    return { bootId: this.bootId, bootMs: () => performance.now(), unixMs: () => Date.now() };
  }

  /** The source host loses power and comes back: what was in memory is gone. */
  rebootSource(): void {
    this.source = undefined;
    this.sourceLocked = false;
    this.bootId = `${this.bootId}+`;
  }

  async *#memory(): AsyncGenerator<MemoryPiece> {
    yield { bytes: this.memory() };
  }

  sourceWorld(): SourceWorld {
    const witness = (): Witness => ({ tasks: 1, cpuTicks: this.source?.steps ?? 0, switches: 0 });
    const freeze = async () => {
      await this.#act('s.freeze');
      if (this.source) this.source.frozen = true;
    };
    const host: SourceHost = {
      facts: async () => FACTS,
      describe: async () => ({ subject: SUBJECT, claims: CLAIMS, findings: [] }),
      confirm: async () => {
        if (this.source === undefined) throw new Fault('TARGET_CHANGED', 'gone');
      },
      exportImage: async (_op, _claims, _have, dir) => ({ dir, names: [] }),
      descriptions: async () => ({
        config: Buffer.from('{}'),
        spec: Buffer.from('{}'),
        volumes: [],
      }),
      roomAhead: async () => 2 ** 30,
      filesAhead: async () => [],
      growingAhead: async () => [],
      filesTaken: () => {},
      filesDropped: () => {},
      rootfsDropped: () => {},
      memory: async () => () => this.#memory(),
      // One processor, all the time.
      cpuMs: async () => performance.now(),
      cpuLimit: async () => (this.source === undefined ? undefined : this.cpu),
      limitCpu: async (_op, _subject, limit) => {
        await this.#act('s.limit');
        this.cpu = limit;
        await this.#act('s.limited');
      },
      lockNetwork: async () => {
        await this.#act('s.lock');
        this.sourceLocked = true;
      },
      unlockNetwork: async () => {
        await this.#act('s.unlock');
        this.sourceLocked = false;
      },
      isLocked: async () => this.sourceLocked,
      freeze,
      standStill: freeze,
      thaw: async () => {
        await this.#act('s.thaw');
        if (this.source) this.source.frozen = false;
        await this.#act('s.thawed');
      },
      isFrozen: async () => {
        this.look();
        return this.source?.frozen === true;
      },
      processes: async () => 1,
      isAlive: async () => {
        this.look();
        return this.source !== undefined;
      },
      witness: async () => witness(),
      dump: async (_op, _job, _subject, _claims, dir, _pages, late) => {
        await this.#act(late === true ? 's.dump-late' : 's.dump');
        const { writeFile } = await import('node:fs/promises');
        await writeFile(join(dir, 'pages'), 'memory');
        return { dir, names: ['pages'] };
      },
      growing: async () => [],
      keepsSets: true,
      lacksLate: async () => undefined,
      lateSource: () => this.lateSource(),
      makeDurable: () => this.#act('s.durable'),
      restoreHere: async () => {
        await this.#act('s.restore-here');
        this.source = { frozen: false, steps: 0 };
      },
      remove: async () => {
        await this.#act('s.remove');
        this.source = undefined;
      },
      endChildren: async () => {},
    };
    return {
      host,
      owners: this.sourceOwners,
      clock: this.#clock,
      settings: { freezeBudgetMs: 3_000, settleMs: 1, freezeMs: 100, alarmMs: this.alarmMs },
      jobDir: (job) => join(this.dir, 's', 'jobs', job),
      die: () => {
        throw new Error('the source daemon would end here');
      },
    };
  }

  targetWorld(): TargetWorld {
    const standing: Standing = {
      container: ID,
      pid: 1,
      startTicks: '1',
      cgroup: '/x',
      witness: { tasks: 1, cpuTicks: 0, switches: 0 },
    };
    const host: TargetHost = {
      facts: async () => FACTS,
      check: async () => [],
      imageState: async () => ({ present: true, layers: [] }),
      importImage: async () => {},
      takeFiles: async () => {},
      roomAhead: async () => 2 ** 30,
      makeReady: async () => {},
      claim: async () => {},
      standBy: () => this.#act('t.stand-by'),
      restore: async () => {
        await this.#act('t.restore');
        this.target = { frozen: true, steps: 0 };
        await this.#act('t.restored');
        return standing;
      },
      standing: async () => this.target && { tasks: 1, cpuTicks: this.target.steps, switches: 0 },
      isFrozen: async () => this.target?.frozen === true,
      thaw: async () => {
        await this.#act('t.thaw');
        if (this.target) {
          this.target.frozen = false;
          this.targetRan = true;
        }
        await this.#act('t.thawed');
      },
      announce: async () => {},
      runs: async () => this.target !== undefined && !this.target.frozen,
      lacksLazy: async () => undefined,
      whole: () => this.whole(),
      lateMemory: async () => undefined,
      writeBack: () => this.#act('t.write-back'),
      discard: async () => {
        await this.#act('t.discard');
        this.target = undefined;
      },
      endChildren: async () => {},
      adopt: async () => {},
    };
    return {
      host,
      owners: this.targetOwners,
      clock: this.#clock,
      settings: { leaseMs: this.leaseMs, restoreMs: 1_000, proofMs: 200 },
      jobDir: (job) => join(this.dir, 't', 'jobs', job),
      die: () => {
        throw new Error('the target daemon would end here');
      },
    };
  }

  /** The link: every call can be lost before (`call x`) or after (`reply x`) it had its effect. */
  peer(): TargetPeer {
    const ask = async <T>(what: string, body: () => Promise<T>): Promise<T> => {
      await this.#act(`call ${what}`);
      const reply = await body();
      await this.#act(`reply ${what}`);
      return reply;
    };
    const op = this.op('target');
    const verdict = async (body: (job: TargetJob) => Promise<unknown>) => {
      const job = this.#targetJob;
      if (job === undefined) return await abortUnknown(join(this.dir, 't', 'jobs', JOB));
      await body(job);
      return job.verdict();
    };
    return {
      name: 'hostb',
      id: 'ckpt://host/b',
      facts: async () => FACTS,
      preflight: async () => ({ findings: [], facts: FACTS, layers: [], imagePresent: true }),
      prepare: (_op, job, epoch, claims) =>
        ask('prepare', async () => {
          this.#targetJob = await TargetJob.take(this.targetWorld(), op, {
            job,
            epoch,
            peer: 'hosta',
            peerId: 'ckpt://host/a',
            claims,
            token: 'secret',
          });
          return { token: 'secret', wantImage: false, layers: [], leaseMs: this.leaseMs };
        }),
      standBy: (_op, _job, _epoch, descriptions) =>
        ask('stand-by', async () => await this.#targetJob?.standBy(op, descriptions)),
      sendLate: (op, _part, late) => this.sendLate(op, late),
      sendMemory: (_op, _part, memory, sent) =>
        ask('send', async () => {
          let bytes = 0;
          for await (const pages of memory.parts) {
            bytes += pages.length;
            sent(bytes);
          }
          return 'ahead';
        }),
      send: (_op, part) =>
        ask('send', async () => {
          const dir = join(this.dir, 't', 'jobs', part.job, 'set');
          await mkdir(dir, { recursive: true });
          this.#targetJob?.received({
            dir,
            root: 'root',
            bytes: 6,
            durable: Promise.resolve(),
            verify: async () => {},
          });
          return { root: 'root', bytes: 6 };
        }),
      seal: (_op, _job, _epoch, _container, root) =>
        ask('seal', async () => await this.#targetJob?.seal(op, root)),
      permit: () => ask('permit', () => verdict((job) => job.permit(op))),
      query: () => ask('query', () => verdict(async () => {})),
      abort: () =>
        ask('abort', () => verdict((job) => job.abort(op, new Fault('CANCELLED', 'asked')))),
      forget: () => ask('forget', async () => await this.#targetJob?.forget(op)),
      supersede: (_op, _job, _epoch, _container, newEpoch) =>
        ask('supersede', () => verdict((job) => job.supersede(op, newEpoch))),
    };
  }

  /** A new source daemon finds the journal. Undefined when no job was begun. */
  async restartSource(): Promise<SourceJob | undefined> {
    const path = join(this.dir, 's', 'jobs', JOB, 'journal');
    const found = await Journal.reopen<SourceRecord>(path).catch(() => undefined);
    if (found === undefined || found.records.length === 0) return undefined;
    return SourceJob.reopen(this.sourceWorld(), this.peer(), found.journal, found.records);
  }

  async restartTarget(): Promise<TargetJob | undefined> {
    this.#targetJob = undefined;
    const path = join(this.dir, 't', 'jobs', JOB, 'journal');
    const found = await Journal.reopen<TargetRecord>(path).catch(() => undefined);
    if (found === undefined || found.records.length === 0) return undefined;
    this.#targetJob = TargetJob.reopen(this.targetWorld(), found.journal, found.records);
    await this.#targetJob.resume(this.op('target'));
    return this.#targetJob;
  }

  begin(): Promise<SourceJob> {
    return SourceJob.begin(this.sourceWorld(), this.peer(), {
      job: JOB,
      subject: SUBJECT,
      claims: CLAIMS,
      findings: [],
    });
  }
}

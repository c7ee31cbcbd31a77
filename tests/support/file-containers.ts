import { createHash, randomBytes, randomInt } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { appendFile, mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type {
  Claims,
  CpuLimit,
  HostFacts,
  Standing,
  Subject,
  Witness,
} from '../../src/base/claims.ts';
import { failpoints, hit } from '../../src/base/failpoint.ts';
import { Fault } from '../../src/base/fault.ts';
import type { Op } from '../../src/base/op.ts';
import { PAGE } from '../../src/base/pages.ts';
import type { LocalHosts } from '../../src/daemon/worlds.ts';
import type { FileSet } from '../../src/migrate/ports.ts';
import { growing } from '../../src/podman/dump.ts';
import { syncDirectory } from '../../src/sys/durable-file.ts';
import { run } from '../../src/sys/run.ts';

/**
 * Containers that are files: one per copy, below the directory of its host. A copy outlives the
 * daemon as the freezer of the kernel does. It "runs" by the clock: its ticks grow by one in each
 * microsecond that it is not frozen. Every moment from which it may run, and every moment from which
 * it does not, goes with CLOCK_MONOTONIC into one log of both hosts: written before it is let go and
 * after it was stopped, so that two copies whose intervals do not overlap cannot have run together.
 */
export interface Copy {
  readonly id: string;
  readonly name: string;
  readonly pid: number;
  readonly startTicks: string;
  readonly frozen: boolean;
  /** When it was let go, as CLOCK_MONOTONIC in nanoseconds. */
  readonly since: string;
  /** What it had counted up to then; all of it while it is frozen. */
  readonly ticks: number;
  /** Ticks it was restored with. */
  readonly restored: number;
  /** Job whose restore made it; empty for one that was started here. */
  readonly born: string;
  /** Job that keeps it from its network; empty when none does. */
  readonly locked: string;
  readonly dies: Death;
  readonly imageId: string;
  /** Size of its memory. */
  readonly bytes: number;
  /** Has a volume, which goes ahead. */
  readonly volume: boolean;
  /** All of its memory is another at each reading. */
  readonly busy: boolean;
  /** Of its processor time. Goes along with it, as the limit of a cgroup does in CRIU's images. */
  readonly cpu: CpuLimit;
}

export const UNLIMITED: CpuLimit = { quotaUs: 0, periodUs: 100_000 };

/** When a restored copy comes to its end by itself; `restore`: it cannot be made at all. */
export type Death = '' | 'restore' | 'standing' | 'commit' | 'thaw';

const now = () => process.hrtime.bigint();

export class Copies {
  readonly #dir: string;
  readonly #host: string;
  readonly #log: string;

  /** `log` is shared by both hosts. */
  constructor(dir: string, host: string, log: string) {
    this.#dir = join(dir, 'containers');
    this.#host = host;
    this.#log = log;
    mkdirSync(this.#dir, { recursive: true });
  }

  all(): Copy[] {
    return readdirSync(this.#dir)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(this.#dir, name), 'utf8')) as Copy);
  }

  get(id: string): Copy | undefined {
    try {
      return JSON.parse(readFileSync(this.#path(id), 'utf8')) as Copy;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** A container that was started here, running. */
  start(first: Pick<Copy, 'id' | 'name' | 'dies' | 'imageId' | 'bytes' | 'volume' | 'busy'>): void {
    const cpu = UNLIMITED;
    this.#put({ ...first, ...newProcess(), cpu, ticks: 0, restored: 0, born: '', frozen: true });
    this.thaw(first.id);
  }

  restore(made: Copy, job: string): Copy {
    const copy = { ...made, ...newProcess(), restored: made.ticks, born: job, frozen: true };
    this.#put(copy);
    return this.get(copy.id) ?? copy;
  }

  thaw(id: string): void {
    const copy = this.get(id);
    if (copy === undefined || !copy.frozen) return;
    this.#tell(id, 'run', copy.ticks);
    this.#put({ ...copy, frozen: false, since: String(now()) });
  }

  freeze(id: string): void {
    const copy = this.get(id);
    if (copy === undefined || copy.frozen) return;
    const ticks = ticksOf(copy);
    this.#put({ ...copy, frozen: true, ticks });
    this.#tell(id, 'stop', ticks);
  }

  lock(id: string, job: string): void {
    const copy = this.get(id);
    if (copy !== undefined && copy.locked !== job) this.#put({ ...copy, locked: job });
  }

  limit(id: string, cpu: CpuLimit): void {
    const copy = this.get(id);
    if (copy !== undefined) this.#put({ ...copy, cpu });
  }

  kill(id: string): void {
    const copy = this.get(id);
    if (copy === undefined) return;
    const ticks = ticksOf(copy);
    rmSync(this.#path(id));
    if (!copy.frozen) this.#tell(id, 'stop', ticks);
  }

  #put(copy: Omit<Copy, 'since' | 'locked'> & Partial<Copy>): void {
    const whole: Copy = { since: '0', locked: '', ...copy };
    const temporary = `${this.#path(copy.id)}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify(whole));
    renameSync(temporary, this.#path(copy.id));
  }

  #tell(id: string, what: 'run' | 'stop', ticks: number): void {
    appendFileSync(this.#log, `${now()} ${this.#host} ${id} ${what} ${ticks}\n`);
  }

  #path(id: string): string {
    return join(this.#dir, `${id}.json`);
  }
}

export function ticksOf(copy: Copy): number {
  if (copy.frozen) return copy.ticks;
  return copy.ticks + Number((now() - BigInt(copy.since)) / 1000n);
}

function newProcess(): Pick<Copy, 'pid' | 'startTicks' | 'since' | 'locked'> {
  return {
    pid: randomInt(300, 4_000_000),
    startTicks: String(randomInt(1, 1_000_000)),
    since: '0',
    locked: '',
  };
}

export interface FakeHostOptions {
  readonly name: string;
  readonly bootId: string;
  readonly copies: Copies;
  /** Images that are here, by id: `…d` everywhere, others after they were carried. */
  readonly imagesDir: string;
  unixMs(): number;
  /** Children are started where podman would be. */
  readonly spawns: () => boolean;
}

const VOLUME = 'volumes/data.tar';
const EVERYWHERE = 'd'.repeat(64);
/** Two pages of memory or more reach the sink in as many pieces. */
const DUMPED_AT_ONCE = 2 * PAGE;

/** Both halves of a move over such containers. */
export function fakeHosts(options: FakeHostOptions): LocalHosts {
  const { copies, imagesDir } = options;
  mkdirSync(imagesDir, { recursive: true });
  const facts: HostFacts = {
    protocol: 1,
    ckpt: '0',
    name: options.name,
    machineId: options.name,
    arch: 'x64',
    kernel: '6',
    criu: 40201,
    podman: '5.8',
    runtimes: [],
    cgroupVersion: 2,
    clockUnixMs: 0,
    cpuinfo: new Uint8Array(),
    bootId: options.bootId,
  };
  const child = async (op: Op) => {
    if (options.spawns()) await run(op, '/bin/true', []);
  };
  const same = (subject: Subject): Copy | undefined => {
    const copy = copies.get(subject.container);
    return copy?.pid === subject.pid && copy.startTicks === subject.startTicks ? copy : undefined;
  };
  const standingOf = (standing: Standing): Copy | undefined => {
    const copy = copies.get(standing.container);
    return copy?.pid === standing.pid && copy.startTicks === standing.startTicks ? copy : undefined;
  };
  const witnessOf = (copy: Copy): Witness => {
    const ran = ticksOf(copy) - copy.restored;
    return { tasks: 1, cpuTicks: ran, switches: ran === 0 ? 0 : 1 };
  };
  const freeze = async (_op: Op, subject: Subject) => {
    if (same(subject) !== undefined) copies.freeze(subject.container);
  };
  return {
    source: {
      facts: async () => ({ ...facts, clockUnixMs: options.unixMs() }),
      list: async () =>
        copies.all().map((copy) => ({
          id: copy.id,
          name: copy.name,
          image: 'fake',
          state: copy.frozen ? 'paused' : 'running',
          runtime: 'crun',
          memoryBytes: copy.bytes,
          addresses: [],
        })),
      checkHost: async () => [],
      checkThrottle: async () => [],
      describe: async (_op, ref) => {
        const copy = copies.all().find(({ id, name }) => id === ref || name === ref);
        if (copy === undefined) throw new Fault('NO_SUCH_CONTAINER', ref);
        return { subject: subjectOf(copy), claims: claimsOf(copy), findings: [] };
      },
      confirm: async (_op, subject) => {
        if (same(subject) === undefined) throw new Fault('TARGET_CHANGED', 'it is gone');
      },
      exportImage: async (op, claims, _have, dir) => {
        await child(op);
        await writeFiles(dir, { [claims.imageId]: Buffer.alloc(64 * 1024, claims.imageId) });
        return { dir, names: [claims.imageId] };
      },
      descriptions: async (_op, _subject, { volumes }) => ({
        config: Buffer.from('{}'),
        spec: Buffer.from('{}'),
        volumes: volumes.map((name) => ({ name, uid: 0, gid: 0 })),
      }),
      roomAhead: async () => 2 ** 30,
      filesAhead: async (op, subject, _claims, dir) => {
        await child(op);
        await writeFiles(dir, { [VOLUME]: Buffer.alloc(64 * 1024, subject.container) });
        return [VOLUME];
      },
      growingAhead: async () => [],
      filesTaken: () => {},
      filesDropped: () => {},
      rootfsDropped: () => {},
      memory: async (_op, subject) =>
        async function* () {
          const { bytes = 0, busy = false } = same(subject) ?? {};
          const whole = bytes - (bytes % PAGE);
          yield { bytes: busy ? randomBytes(whole) : Buffer.alloc(whole, subject.container) };
        },
      cpuMs: async (_op, subject) => {
        const copy = same(subject);
        if (copy === undefined) throw new Fault('TARGET_CHANGED', 'it is gone');
        return ticksOf(copy) / 1_000;
      },
      cpuLimit: async (_op, subject) => same(subject)?.cpu,
      limitCpu: async (_op, subject, limit) => {
        if (same(subject) !== undefined) copies.limit(subject.container, limit);
      },
      lockNetwork: async (_op, job, subject) => copies.lock(subject.container, job),
      unlockNetwork: async (_op, job, subject) => {
        const copy = same(subject);
        if (copy?.locked === job) copies.lock(copy.id, '');
      },
      isLocked: async (_op, job, subject) => same(subject)?.locked === job,
      freeze,
      standStill: freeze,
      thaw: async (_op, subject) => {
        if (same(subject) !== undefined) copies.thaw(subject.container);
      },
      isFrozen: async (_op, subject) => same(subject)?.frozen === true,
      isAlive: async (subject) => same(subject) !== undefined,
      processes: async () => 1,
      witness: async (_op, subject) => {
        const copy = same(subject);
        return copy === undefined ? { tasks: 0, cpuTicks: 0, switches: 0 } : witnessOf(copy);
      },
      dump: async (op, _job, subject, _claims, dir, sink) => {
        await child(op);
        const copy = same(subject);
        if (copy === undefined || !copy.frozen) throw new Fault('DUMP_FAILED', 'it does not stand');
        const pages = Buffer.alloc(copy.bytes, copy.id);
        const core = JSON.stringify({ ...copy, sha256: sha256(pages) });
        const [first, second] = ['checkpoint/pages-1.img', 'checkpoint/core-1.img'] as const;
        if (copy.bytes % PAGE === 0 && sink !== undefined) {
          for (let at = 0; at < pages.length; at += DUMPED_AT_ONCE) {
            await sink.take(first, pages.subarray(at, at + DUMPED_AT_ONCE));
          }
          await writeFiles(dir, { [second]: core });
          return { dir, names: [second] };
        }
        sink?.end();
        // As a CRIU does that knows no page server: memory first, bit by bit.
        const half = pages.length >> 1;
        await writeFiles(dir, { [first]: pages.subarray(0, half) });
        await appendFile(join(dir, first), pages.subarray(half));
        await writeFiles(dir, { [second]: core });
        return { dir, names: [second, first] };
      },
      growing,
      keepsSets: true,
      lacksLate: async () => 'no memory stays in a file',
      lateSource: () => Promise.reject(new Fault('MEMORY_GONE', 'no memory stays in a file')),
      makeDurable: (_op, set) => syncSet(set),
      restoreHere: async (op, job, subject, _claims, dir) => {
        const there = copies.get(subject.container);
        if (there?.born === job) return copies.thaw(there.id);
        if (there !== undefined) {
          throw new Fault('RESTORE_FAILED', 'somebody started it anew', { facts: { final: true } });
        }
        await child(op);
        copies.restore(await readSet(dir), job);
        copies.thaw(subject.container);
      },
      remove: async (op, subject) => {
        await child(op);
        if (same(subject) !== undefined) copies.kill(subject.container);
      },
      endChildren: async () => {},
    },
    target: {
      facts: async () => ({ ...facts, clockUnixMs: options.unixMs() }),
      check: async (_op, claims) => {
        if (copies.get(claims.container) === undefined) return [];
        const evidence = `${claims.name} is here`;
        return [{ code: 'CONFLICT_ID', blocks: true, host: '', evidence, remedy: '' }];
      },
      imageState: async (_op, claims) => ({
        present: claims.imageId === EVERYWHERE || readdirSync(imagesDir).includes(claims.imageId),
        layers: [],
      }),
      takeFiles: async (op, _job, claims, dir) => {
        await child(op);
        const bytes = await readFile(join(dir, VOLUME));
        if (!bytes.equals(Buffer.alloc(64 * 1024, claims.container))) {
          throw new Fault('INTEGRITY_DIGEST', 'the volume came with other content');
        }
      },
      roomAhead: async () => 2 ** 30,
      lacksLazy: async () => undefined,
      whole: async () => true,
      lateMemory: async () => undefined,
      importImage: async (op, _job, claims, dir) => {
        await child(op);
        writeFileSync(join(imagesDir, claims.imageId), await readFile(join(dir, claims.imageId)));
      },
      makeReady: (op) => child(op),
      claim: (op) => child(op),
      standBy: (op) => child(op),
      restore: async (op, job, claims, dir) => {
        await child(op);
        const made = await readSet(dir);
        if (made.dies === 'restore') throw new Fault('RESTORE_FAILED', 'as it was told to');
        if (copies.get(claims.container) !== undefined) {
          throw new Fault('RESTORE_FAILED', 'that id is already in use');
        }
        const copy = copies.restore(made, job);
        const standing = {
          container: copy.id,
          pid: copy.pid,
          startTicks: copy.startTicks,
          cgroup: '/none',
          witness: witnessOf(copy),
        };
        if (made.dies === 'standing') copies.kill(copy.id);
        return standing;
      },
      standing: async (_op, standing) => {
        const copy = standingOf(standing);
        return copy === undefined ? undefined : witnessOf(copy);
      },
      isFrozen: async (_op, standing) => {
        const copy = standingOf(standing);
        const frozen = copy?.frozen === true;
        // The last look before the commit: the next one finds it gone.
        if (frozen && copy.dies === 'commit') copies.kill(copy.id);
        return frozen;
      },
      thaw: async (op, _job, _claims, standing) => {
        await child(op);
        const copy = standingOf(standing);
        if (copy === undefined) return;
        copies.thaw(copy.id);
        if (copy.dies === 'thaw') copies.kill(copy.id);
      },
      announce: async () => {},
      runs: async (_op, standing) => {
        const copy = standingOf(standing);
        return copy !== undefined && !copy.frozen && ticksOf(copy) > copy.restored;
      },
      writeBack: async (op) => {
        await child(op);
      },
      discard: async (op, job, claims) => {
        await child(op);
        if (copies.get(claims.container)?.born === job) copies.kill(claims.container);
      },
      endChildren: async () => {},
      adopt: async () => {},
    },
    [Symbol.dispose]: () => {},
  };
}

export function subjectOf(copy: Copy): Subject {
  return {
    container: copy.id,
    name: copy.name,
    runtime: 'crun',
    pid: copy.pid,
    startTicks: copy.startTicks,
    cgroup: '/none',
    criuConfig: '',
    macs: [],
  };
}

function claimsOf(copy: Copy): Claims {
  return {
    container: copy.id,
    name: copy.name,
    imageId: copy.imageId,
    imageName: 'localhost/fake',
    imageLayers: [],
    imageFormat: 'oci',
    imageBytes: 64 * 1024,
    runtime: 'crun',
    networks: [],
    volumes: copy.volume ? ['data'] : [],
    secrets: [],
    memoryBytes: copy.bytes,
    diskBytes: copy.volume ? 2 ** 25 : 0,
    tcpEstablished: false,
  };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function writeFiles(
  dir: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(dir, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    if (failpoints.on) await hit('disk.open');
    await using file = await open(path, 'w', 0o600);
    if (failpoints.on) await hit('disk.write');
    await file.writeFile(content);
  }
}

async function syncSet({ dir, names }: FileSet): Promise<void> {
  for (const name of names) {
    await using file = await open(join(dir, name));
    if (failpoints.on) await hit('disk.fsync');
    await file.sync();
    await syncDirectory(dirname(join(dir, name)));
  }
  await syncDirectory(dir);
}

/** Refuses a set of which a byte is missing or wrong, as CRIU would not. */
async function readSet(dir: string): Promise<Copy> {
  const core = JSON.parse(await readFile(join(dir, 'checkpoint/core-1.img'), 'utf8')) as Copy & {
    sha256: string;
  };
  const pages = await readFile(join(dir, 'checkpoint/pages-1.img'));
  if (sha256(pages) !== core.sha256) throw new Fault('RESTORE_FAILED', 'the pages are not whole');
  const { sha256: _, ...copy } = core;
  return copy;
}

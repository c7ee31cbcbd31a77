import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/daemon/config.ts';
import { recover as recoverIn } from '../../../src/daemon/recover.ts';
import { Journal, readJournal } from '../../../src/journal/journal.ts';
import { Owners } from '../../../src/journal/owners.ts';
import { SOURCE_STEPS, type SourceRecord, sourceStep } from '../../../src/migrate/source-state.ts';
import { type TargetRecord, targetStep } from '../../../src/migrate/target-state.ts';
import { cgroupRoot } from '../../../src/podman/cgroup.ts';
import { bootId, boottimeMs } from '../../../src/sys/proc.ts';
import { CKPTD, configIn, startDaemon } from '../../support/daemon.ts';
import { JOB, TwoHosts } from '../../support/fake-move.ts';
import { FrozenProcess } from '../../support/frozen.ts';
import { tempDir } from '../../support/temp.ts';

/** Every record of a move that ran to its end, as both halves wrote them. */
async function recordsOfAMove(): Promise<{ source: SourceRecord[]; target: TargetRecord[] }> {
  await using hosts = await TwoHosts.open();
  await (await hosts.begin()).run(hosts.op());
  const read = <R>(side: string) => {
    const path = join(hosts.dir, side, 'jobs', JOB, 'journal');
    return readJournal<R>(readFileSync(path), path).records;
  };
  return { source: read('s'), target: read('t') };
}

const MOVE = await recordsOfAMove();
const PERMIT = MOVE.source.findIndex(({ r }) => r === 'permit');

let temp: ReturnType<typeof tempDir>;
let dir: string;
beforeEach(() => {
  temp = tempDir();
  dir = temp.path;
  mkdirSync(join(dir, 'state/jobs'), { recursive: true, mode: 0o700 });
  writeFileSync(join(dir, 'ckptd.toml'), configIn(dir));
});
afterEach(() => temp[Symbol.dispose]());

/** A journal that ends behind record `last` of a move of this process. */
async function leave(
  last: number,
  { pid, startTicks, cgroup }: FrozenProcess,
  change: { bootId?: string } = {},
): Promise<void> {
  const records = MOVE.source.slice(0, last + 1).map((record) => {
    if (record.r !== 'begin') return record;
    const subject = { ...record.subject, pid, startTicks, cgroup };
    return { ...record, subject, bootId: change.bootId ?? bootId() };
  });
  await write(records);
  const [begin] = records;
  if (begin?.r !== 'begin' || !records.some(({ r }) => r === 'fence')) return;
  const owners = await Owners.open(join(dir, 'state'));
  const { container, name } = begin.subject;
  const fence = { container, name, owner: 'hostb', epoch: 1, state: 'leaving', job: JOB } as const;
  await owners.fence(fence);
}

async function write(records: readonly object[]): Promise<void> {
  mkdirSync(join(dir, 'state/jobs', JOB), { recursive: true, mode: 0o700 });
  const journal = await Journal.create<object>(join(dir, 'state/jobs', JOB, 'journal'));
  for (const record of records) await journal.append(record);
  await journal[Symbol.asyncDispose]();
}

function journalNow<R>(): R[] {
  const path = join(dir, 'state/jobs', JOB, 'journal');
  return readJournal<R>(readFileSync(path), path).records;
}

const fences = async () => await (await Owners.open(join(dir, 'state'))).fences();

/** The same in this process: starting a program takes longer than all that it does. */
async function recoverHere(): Promise<{ code: number; said: string[] }> {
  const said: string[] = [];
  const config = await loadConfig(join(dir, 'ckptd.toml'));
  const never = new AbortController().signal;
  const code = await recoverIn(config, pino({ level: 'silent' }), never, (line) => said.push(line));
  return { code, said };
}

async function recover(...args: string[]): Promise<{ code: number; stdout: string; log: string }> {
  const given = args.length > 0 ? args : ['--config', join(dir, 'ckptd.toml')];
  return await new Promise((resolve) => {
    const options = { timeout: 60_000, env: { PATH: process.env['PATH'] } };
    execFile(CKPTD, ['--recover', ...given], options, (error, stdout, log) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 999), stdout, log });
    });
  });
}

describe('ckptd --recover on the source (row:source-killed)', () => {
  const before = MOVE.source.slice(0, PERMIT).map(({ r }, index) => [index, r] as const);

  it.each(before)('rolls a job back that ended behind record %i, %s', async (index) => {
    using container = await FrozenProcess.start();
    await leave(index, container);
    const { code, said } = await recoverHere();
    expect(said).toEqual([
      expect.stringMatching(/^job a{12} {2}web to hostb, was \S+: rolled back; web is this host's/),
    ]);
    expect(code).toBe(0);
    expect(container.frozen).toBe(false);
    expect(container.ended).toBe(false);
    expect(journalNow<SourceRecord>().at(-1)?.r).toBe('rolled-back');
    expect(await fences()).toEqual([]);
  });

  it('thaws within seconds of the end of the daemon, and only once', async () => {
    using container = await FrozenProcess.start();
    await leave(PERMIT - 1, container);
    const started = performance.now();
    const first = recover();
    await container.until(() => !container.frozen, 20_000);
    // Of which nearly all is the start of Node.js, on a machine that does other things too.
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(await first).toMatchObject({ code: 0, stdout: expect.stringMatching('rolled back') });
    expect(await recover()).toMatchObject({ code: 0, stdout: 'nothing to do: no job was open\n' });
  });

  it('leaves a container frozen that the target may own, and says so', async () => {
    using container = await FrozenProcess.start();
    await leave(PERMIT, container);
    const { code, stdout } = await recover();
    expect(stdout).toMatch(
      /was permitted: IN DOUBT: web runs on hostb, or nowhere; ckptd asks hostb/,
    );
    expect(stdout).toContain(`ckpt job show ${JOB.slice(0, 12)}`);
    expect(code).toBe(0);
    expect(container.frozen).toBe(true);
    expect(journalNow<SourceRecord>().at(-1)?.r).toBe('permit');
    expect(await fences()).toHaveLength(1);
  });

  it('freezes it again when somebody thawed it meanwhile', async () => {
    using container = await FrozenProcess.running();
    await leave(PERMIT, container);
    await recoverHere();
    expect(container.frozen).toBe(true);
  });

  it('knows every state: none is "still" something', async () => {
    for (const last of MOVE.source.keys()) {
      const state = MOVE.source.slice(0, last + 1).reduce(sourceStep, 'new');
      // Removing needs podman; the rest of a finished move is not open any more.
      if (['removing', 'done'].includes(state)) continue;
      using container = await FrozenProcess.start();
      await leave(last, container);
      const { code, said } = await recoverHere();
      expect([state, code, said.join()]).toEqual([state, 0, expect.not.stringContaining('still')]);
      rmSync(join(dir, 'state/jobs', JOB), { recursive: true });
    }
  });

  it('opens no socket, makes no key, and takes no new jobs', async () => {
    using container = await FrozenProcess.start();
    await leave(PERMIT, container);
    const { log } = await recover();
    expect(existsSync(join(dir, 'run'))).toBe(false);
    expect(existsSync(join(dir, 'pki'))).toBe(false);
    expect(log).not.toContain('peers welcome');
  });
});

describe('ckptd --recover on the target', () => {
  const stateOf = (records: readonly TargetRecord[]) =>
    records.reduce<string>((state, record) => targetStep(state as 'new', record), 'new');
  const upTo = (r: TargetRecord['r'], container: FrozenProcess, leaseMs = 60_000): object[] => {
    const end = MOVE.target.findIndex((record) => record.r === r);
    const { pid, startTicks, cgroup } = container;
    return MOVE.target.slice(0, end + 1).map((record) => {
      if (record.r === 'incoming') return { ...record, bootId: bootId() };
      if (record.r !== 'prepared') return record;
      const witness = witnessOf(pid);
      return {
        ...record,
        bootId: bootId(),
        leaseUntilMs: boottimeMs() + leaseMs,
        standing: { ...record.standing, pid, startTicks, cgroup, witness },
      };
    });
  };

  it.each(['incoming', 'stored', 'restore'] as const)(
    'aborts a job that ended behind %s',
    async (r) => {
      using container = await FrozenProcess.start();
      await write(upTo(r, container));
      const { code, said } = await recoverHere();
      expect(said.join()).toMatch(/web from hosta, was \S+: nothing of it is left here/);
      expect(code).toBe(0);
      expect(readFileSync(join(dir, 'state/jobs', JOB, 'decision'), 'utf8')).toBe('aborted\n');
    },
  );

  it('keeps a standing copy for the source while its lease runs', async () => {
    using container = await FrozenProcess.start();
    await write(upTo('prepared', container));
    const { code, said } = await recoverHere();
    expect(said.join()).toMatch(/was prepared: stands here, and waits for the word of hosta/);
    expect(code).toBe(0);
    expect(container.frozen).toBe(true);
    expect(stateOf(journalNow())).toBe('prepared');
  });

  it('aborts it when the lease is over', async () => {
    using container = await FrozenProcess.start();
    await write(upTo('prepared', container, -1));
    expect((await recoverHere()).said.join()).toMatch(/was prepared: nothing of it is left here/);
  });

  it('thaws a copy that was committed, and proves that it runs', async () => {
    using container = await FrozenProcess.start();
    await write(upTo('commit', container));
    writeFileSync(join(dir, 'state/jobs', JOB, 'decision'), 'committed\n');
    const { said } = await recoverHere();
    expect(container.frozen).toBe(false);
    expect(said.join()).toMatch(/was committed: runs here$/);
    expect(stateOf(journalNow())).toBe('running');
  });
});

describe('ckptd --recover', () => {
  it('leaves a job alone that a running ckptd has (row:second-daemon)', async () => {
    await using daemon = await startDaemon(dir);
    const { code, stdout } = await recover();
    expect(stdout).toContain(`nothing to do: ckptd runs already on ${dir}/state, pid`);
    expect(code).toBe(0);
    await daemon.operator.version({});
  });

  it.each([
    [
      'damaged',
      (bytes: Buffer) => bytes.write('X', bytes.indexOf('"r":"freeze"')),
      'JOURNAL_DAMAGED',
    ],
    ['newer', (bytes: Buffer) => bytes.write('9', 'ckpt-journal '.length), 'JOURNAL_NEWER'],
  ])(
    'touches nothing of a job whose journal is %s, and exits with 3 (row:journal-newer)',
    async (_what, spoil, code) => {
      using container = await FrozenProcess.start();
      await leave(PERMIT - 1, container);
      const path = join(dir, 'state/jobs', JOB, 'journal');
      const bytes = readFileSync(path);
      spoil(bytes);
      writeFileSync(path, bytes);
      const run = await recover();
      expect(run.stdout).toMatch(`job ${JOB.slice(0, 12)}  ${code}: `);
      expect(run.stdout).toContain('web (other host: hostb) is left as it is');
      expect(run.code).toBe(3);
      expect(container.frozen).toBe(true);
      expect(readFileSync(path).equals(bytes)).toBe(true);
      // The daemon says the same, and takes the container into no other job.
      await using daemon = await startDaemon(dir);
      const { jobs } = await daemon.reader.listJobs({});
      expect(jobs).toMatchObject([
        { id: JOB, name: 'web', phase: 'unreadable', failure: { code } },
      ]);
      const shown = await daemon.reader.getJob({ id: JOB.slice(0, 6) });
      expect(shown.failure?.message).toContain(container.cgroup);
      await expect(daemon.operator.cancelJob({ id: JOB })).rejects.toMatchObject({ code });
      await expect(daemon.operator.clearFence({ container: 'web' })).rejects.toMatchObject({
        code: 'JOB_EXISTS',
      });
      expect(container.frozen).toBe(true);
    },
  );

  it('calls a job of a record it does not know newer, not damaged', async () => {
    using container = await FrozenProcess.start();
    await write([...MOVE.source.slice(0, 3), { r: 'teleport' }]);
    expect(Object.keys(SOURCE_STEPS)).not.toContain('teleport');
    const { code, stdout } = await recover();
    expect([code, stdout]).toEqual([3, expect.stringContaining('no record "teleport"')]);
    expect(container.frozen).toBe(true);
  });

  it('says plainly when the configuration cannot be used', async () => {
    const absent = await recover('--config', join(dir, 'absent.toml'));
    expect([absent.code, absent.stdout]).toEqual([78, '']);
    expect(absent.log).toBe(`ckptd: cannot read ${dir}/absent.toml: ENOENT\n`);
    writeFileSync(join(dir, 'ckptd.toml'), 'nonsense = 1\n');
    const bad = await recover();
    expect([bad.code, bad.log]).toEqual([78, expect.stringMatching(/ckptd\.toml:1:.*nonsense/)]);
  });

  it('makes nothing where ckptd never ran', async () => {
    rmSync(join(dir, 'state'), { recursive: true });
    expect(await recover()).toMatchObject({
      code: 0,
      stdout: expect.stringMatching('^nothing to do'),
    });
    expect(existsSync(join(dir, 'state'))).toBe(false);
  });

  it('thaws without podman and the tools of the configuration', async () => {
    const paths = 'podman = "/nonexistent/podman"\ncriu = "/nonexistent/criu"';
    writeFileSync(join(dir, 'ckptd.toml'), configIn(dir, { paths }));
    using container = await FrozenProcess.start();
    await leave(PERMIT - 1, container);
    expect((await recover()).code).toBe(0);
    expect(container.frozen).toBe(false);
  });
});

describe('children of dead jobs', () => {
  const place = async (job: string) => {
    const { jobCgroups } = await import('../../../src/daemon/job-cgroup.ts');
    return await (await jobCgroups(join(dir, 'state'))).of(job);
  };

  it.each(['--recover', 'the daemon'])(
    'are ended by %s, also when their job is unknown or over',
    async (who) => {
      const over = 'b'.repeat(32);
      const unknown = 'c'.repeat(32);
      using container = await FrozenProcess.start();
      await leave(PERMIT, container);
      const groups = await Promise.all([JOB, over, unknown].map(place));
      using first = await FrozenProcess.running(groups[0]);
      using second = await FrozenProcess.start(groups[1]);
      using third = await FrozenProcess.running(groups[2]);
      if (who === '--recover') await recoverHere();
      else await (await startDaemon(dir)).stop();
      for (const child of [first, second, third]) await child.until(() => child.ended);
      for (const group of groups) expect(existsSync(group)).toBe(false);
      expect(container.frozen).toBe(true);
      expect(container.ended).toBe(false);
    },
  );

  it('of daemons with another state directory are nobody else’s business', async () => {
    const root = (await cgroupRoot()) ?? '';
    using other = await FrozenProcess.running(join(root, 'ckpt', `job-${'d'.repeat(32)}`));
    await recoverHere();
    expect(other.ended).toBe(false);
  });
});

function witnessOf(pid: number): { tasks: number; cpuTicks: number; switches: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  let switches = 0;
  for (const [, n] of status.matchAll(/voluntary_ctxt_switches:\s+(\d+)/g)) switches += Number(n);
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { tasks: 1, cpuTicks: Number(fields[11]) + Number(fields[12]), switches };
}

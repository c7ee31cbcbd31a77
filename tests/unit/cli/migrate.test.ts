import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import type { OperatorHandlers } from '../../../src/rpc/services.ts';
import { startFakeCkptd } from '../../support/fake-ckptd.ts';
import { runCkpt, startCkpt } from '../../support/run-ckpt.ts';

// Each test starts the command at least once, and a loaded machine takes its time.
vi.setConfig({ testTimeout: 40_000 });

const ID = '7f3a'.padEnd(32, '0');
const JOB = {
  id: ID,
  kind: 'migrate',
  role: 'source',
  container: 'c'.repeat(64),
  name: 'web',
  peer: 'hostb',
  phase: 'preflight',
  epoch: 9,
  startedUnixMs: Date.UTC(2026, 10, 21, 9, 0, 0),
};
const DONE = {
  ...JOB,
  phase: 'ended',
  outcome: 'done',
  forecastMs: 450,
  pauseMs: 412,
  bytesTotal: 19_188_941,
  bytesSent: 19_188_941,
  endedUnixMs: JOB.startedUnixMs + 1_900,
};
const ROLLED_BACK = {
  ...JOB,
  phase: 'ended',
  outcome: 'rolled-back',
  failure: { code: 'RESTORE_FAILED', message: 'criu: no room', host: 'hostb', remedy: 'make room' },
};
const CANCELLED = {
  ...ROLLED_BACK,
  failure: { code: 'CANCELLED', message: 'cancelled', host: '', remedy: 'none' },
};

type Seen = Awaited<ReturnType<OperatorHandlers['migrate']>>;

function move(...states: readonly Seen[]): Partial<OperatorHandlers> {
  return {
    migrate: async () => JOB,
    getJob: async () => JOB,
    async *watchJob() {
      for (const state of states) yield state;
    },
  };
}

/** A move that goes on until it is cancelled, or for ever. */
function endless(onCancel: 'obeys' | 'refuses'): Partial<OperatorHandlers> {
  const asked = Promise.withResolvers<void>();
  return {
    migrate: async () => JOB,
    getJob: async () => JOB,
    async *watchJob(_request, { signal }) {
      yield { ...JOB, phase: 'dump' };
      const gone = new Promise<void>((resolve) =>
        signal.addEventListener('abort', () => resolve()),
      );
      await Promise.race([asked.promise, gone]);
      if (onCancel === 'obeys' && !signal.aborted) yield CANCELLED;
      await gone;
    },
    cancelJob: async () => {
      if (onCancel === 'refuses') throw new Fault('TOO_LATE', 'hostb owns web already');
      asked.resolve();
      return JOB;
    },
  };
}

const MIGRATE = ['migrate', 'web', '--to', 'hostb'];

describe('ckpt migrate', () => {
  it('ends with one line on stdout that names host, pause, bytes and time', async () => {
    await using daemon = await startFakeCkptd(
      move({ ...JOB, phase: 'transfer', bytesTotal: 19_188_941, bytesSent: 4_000_000 }, DONE),
    );
    const { exit, stdout, stderr } = await runCkpt([...MIGRATE, '--socket', daemon.socket]);
    expect(stdout).toBe(
      'web now runs on hostb: pause 412 ms (forecast 450 ms), 18.3 MiB sent, 1.9 s in all\n',
    );
    expect(stderr).toBe('web  preflight\nweb  transfer  3.8 MiB of 18.3 MiB\n');
    expect(exit).toBe(0);
    expect(daemon.calls[0]).toEqual({
      method: 'Migrate',
      request: { container: 'web', to: 'hostb' },
    });
  });

  it('says nothing but the result when it is quiet', async () => {
    await using daemon = await startFakeCkptd(move({ ...JOB, phase: 'dump' }, DONE));
    const { stdout, stderr } = await runCkpt([...MIGRATE, '-q', '--socket', daemon.socket]);
    expect(stdout).toMatch(/^web now runs on hostb: .*\n$/);
    expect(stderr).toBe('');
  });

  it('prints one JSON object per state and nothing else with --json', async () => {
    await using daemon = await startFakeCkptd(move({ ...JOB, phase: 'dump' }, DONE));
    const { stdout, stderr } = await runCkpt([...MIGRATE, '--json', '--socket', daemon.socket]);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ phase }) => phase)).toEqual(['preflight', 'dump', 'ended']);
    expect(lines[0]).toMatchObject({
      id: ID,
      started: '2026-11-21T09:00:00.000Z',
      ended: null,
      bytesSent: 0,
      failure: null,
      findings: [],
    });
    expect(lines[2]).toMatchObject({ outcome: 'done', pauseMs: 412, bytesSent: 19_188_941 });
    expect(Object.keys(lines[0])).toEqual(Object.keys(lines[2]));
    expect(stderr).toBe('');
  });

  it('prints the whole job id and returns at once with --detach', async () => {
    await using daemon = await startFakeCkptd({ migrate: async () => JOB });
    const { exit, stdout } = await runCkpt([...MIGRATE, '--detach', '--socket', daemon.socket]);
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: `${ID}\n` });
  });

  it('gives a rolled back move the exit code of its failure, in one line', async () => {
    await using daemon = await startFakeCkptd(move(ROLLED_BACK));
    const { exit, stdout, stderr } = await runCkpt([...MIGRATE, '-q', '--socket', daemon.socket]);
    expect(stderr).toBe('ckpt: RESTORE_FAILED: criu: no room (hostb) - make room\n');
    expect({ exit, stdout }).toEqual({ exit: 6, stdout: '' });
  });

  it('names every obstacle of a refused move, the first one as the failure', async () => {
    await using daemon = await startFakeCkptd({
      migrate: async () => {
        throw new Fault('IO_URING', 'pid 7 uses io_uring; no lan0');
      },
      check: async () => ({
        findings: [
          {
            code: 'IO_URING',
            blocks: true,
            host: 'hosta',
            evidence: 'pid 7 uses io_uring',
            remedy: 'r1',
          },
          { code: 'CLOCK_SKEW', blocks: false, evidence: 'not an obstacle', remedy: 'r2' },
          {
            code: 'NETWORK_MISSING',
            blocks: true,
            host: 'hostb',
            evidence: 'no lan0',
            remedy: 'make it',
          },
        ],
      }),
    });
    const { exit, stdout, stderr } = await runCkpt([...MIGRATE, '--socket', daemon.socket]);
    const [failure, ...findings] = stderr.trimEnd().split('\n');
    expect(failure).toBe('ckpt: IO_URING: pid 7 uses io_uring (hosta) - r1');
    expect(findings).toEqual(['  stops  NETWORK_MISSING: no lan0 (hostb) - make it']);
    expect({ exit, stdout }).toEqual({ exit: 3, stdout: '' });
  });

  it('tells a refusal as it came when the checks say something else a moment later', async () => {
    await using daemon = await startFakeCkptd({
      migrate: async () => {
        throw new Fault('JOB_EXISTS', 'the container is in job 12');
      },
      check: async () => ({
        findings: [{ code: 'IO_URING', blocks: true, evidence: 'x', remedy: 'r' }],
      }),
    });
    const { exit, stderr } = await runCkpt([...MIGRATE, '--socket', daemon.socket]);
    expect(stderr).toMatch(/^ckpt: JOB_EXISTS: the container is in job 12 \(hosta\) - [^\n]*\n$/);
    expect(exit).toBe(3);
  });

  it('takes the target from the file of the user when --to is absent', async () => {
    await using daemon = await startFakeCkptd(move(DONE));
    mkdirSync(`${daemon.dir}/ckpt`);
    writeFileSync(`${daemon.dir}/ckpt/ckpt.toml`, `socket = "${daemon.socket}"\nto = "hostz"\n`);
    const { exit } = await runCkpt(['migrate', 'web'], { env: { XDG_CONFIG_HOME: daemon.dir } });
    expect(exit).toBe(0);
    expect(daemon.calls[0]?.request).toEqual({ container: 'web', to: 'hostz' });
  });

  it('only checks with --dry-run', async () => {
    await using daemon = await startFakeCkptd({
      check: async () => ({
        findings: [
          { code: 'CPU_DIFFERS', blocks: true, host: 'hostb', evidence: 'no avx2', remedy: 'r' },
        ],
      }),
    });
    const { exit, stdout } = await runCkpt([...MIGRATE, '--dry-run', '--socket', daemon.socket]);
    expect(stdout).toBe(
      'EFFECT  CODE         HOST   FINDING\nstops   CPU_DIFFERS  hostb  no avx2 - r\n',
    );
    expect(exit).toBe(3);
    expect(daemon.calls.map(({ method }) => method)).toEqual(['Check']);
  });

  it('tells where the container is, and where not, when the move is in doubt', async () => {
    const failure = {
      code: 'IN_DOUBT',
      message: 'web runs on hostb, or nowhere',
      host: 'hostb',
      remedy: 'bring hostb back',
    };
    await using daemon = await startFakeCkptd({
      ...move(),
      async *watchJob(_request, { signal }) {
        yield { ...JOB, phase: 'in-doubt', outcome: 'in-doubt', failure };
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      },
    });
    const { exit, stdout, stderr } = await runCkpt([...MIGRATE, '-q', '--socket', daemon.socket]);
    expect(stderr.split('\n')[0]).toBe(
      'ckpt: IN_DOUBT: web runs on hostb, or nowhere - bring hostb back',
    );
    expect(stderr).toContain('  here     frozen, complete, held (epoch 9)\n');
    expect(stderr.match(/IN DOUBT/g)).toHaveLength(1); // told once, not again at the end
    expect({ exit, stdout }).toEqual({ exit: 5, stdout: '' });
  });

  it('waits for a daemon that was killed and finds the job again', async () => {
    const first = await startFakeCkptd(endless('obeys'));
    const { dir } = first;
    const { ended, said } = startCkpt([...MIGRATE, '--socket', first.socket]);
    await said('web  dump');
    await first.kill();
    await said('ckptd went away');
    await using second = await startFakeCkptd(move(DONE), { dir });
    const { exit, stdout } = await ended;
    expect(stdout).toMatch(/^web now runs on hostb/);
    expect(exit).toBe(0);
    expect(second.calls.map(({ method }) => method)).toEqual(['WatchJob']);
  });
});

describe('Ctrl-C during a move', () => {
  it('asks the daemon to cancel, waits, and tells what became of it', async () => {
    await using daemon = await startFakeCkptd(endless('obeys'));
    const { child, ended, said } = startCkpt([...MIGRATE, '--socket', daemon.socket]);
    await said('web  dump');
    child.kill('SIGINT');
    const { exit, stderr } = await ended;
    expect(stderr).toMatch(/ckpt: CANCELLED: cancelled - none\n$/);
    expect(exit).toBe(6);
    expect(daemon.calls.map(({ method }) => method)).toContain('CancelJob');
  });

  it('leaves the job to itself the second time and says how to find it again', async () => {
    await using daemon = await startFakeCkptd(endless('refuses'));
    const { child, ended, said } = startCkpt([...MIGRATE, '--socket', daemon.socket]);
    await said('web  dump');
    child.kill('SIGINT');
    await said('TOO_LATE: hostb owns web already');
    child.kill('SIGINT');
    const { exit, stdout, stderr } = await ended;
    expect(stderr).toMatch(/job 7f3a00000000 goes on: ckpt job watch 7f3a00000000\n$/);
    expect({ exit, stdout }).toEqual({ exit: 130, stdout: '' });
  });

  it('is kept while the checks run and cancels the job as soon as there is one', async () => {
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    await using daemon = await startFakeCkptd({
      ...endless('obeys'),
      migrate: async () => {
        asked.resolve();
        await answer.promise;
        return JOB;
      },
    });
    const { child, ended, said } = startCkpt([...MIGRATE, '--socket', daemon.socket]);
    await asked.promise;
    child.kill('SIGINT');
    await said('cancelling as soon as ckptd answers');
    answer.resolve();
    expect((await ended).exit).toBe(6);
  });

  it('only ends the watching in ckpt job watch', async () => {
    await using daemon = await startFakeCkptd(endless('obeys'));
    const { child, ended, said } = startCkpt(['job', 'watch', '7f3a', '--socket', daemon.socket]);
    await said('web  dump');
    child.kill('SIGINT');
    expect((await ended).exit).toBe(130);
    expect(daemon.calls.map(({ method }) => method)).not.toContain('CancelJob');
  });
});

describe('ckpt job cancel', () => {
  it('is a success when the container runs on where it was', async () => {
    await using daemon = await startFakeCkptd({
      cancelJob: async () => ({ ...JOB, phase: 'rollback' }),
      async *watchJob() {
        yield CANCELLED;
      },
    });
    const { exit, stdout } = await runCkpt([
      'job',
      'cancel',
      '7f',
      '-q',
      '--socket',
      daemon.socket,
    ]);
    expect({ exit, stdout }).toEqual({
      exit: 0,
      stdout: 'web was not moved: it runs on as before\n',
    });
  });

  it('does not say that a program runs on which ended with its dump', async () => {
    const failure = { code: 'PROGRAM_ENDED', message: 'web ended when its dump was broken off' };
    await using daemon = await startFakeCkptd({
      cancelJob: async () => ({ ...JOB, phase: 'rollback' }),
      async *watchJob() {
        yield { ...CANCELLED, failure: { ...failure, host: '', remedy: '' } };
      },
    });
    const cancel = ['job', 'cancel', '7f', '-q', '--socket', daemon.socket];
    const { exit, stdout, stderr } = await runCkpt(cancel);
    expect({ exit, stdout }).toEqual({ exit: 6, stdout: '' });
    expect(stderr).toMatch(/^ckpt: PROGRAM_ENDED: web ended/);
  });

  it('is a failure when the target owns the container already', async () => {
    await using daemon = await startFakeCkptd({
      cancelJob: async () => {
        throw new Fault('TOO_LATE', 'hostb owns web already');
      },
    });
    const { exit, stderr } = await runCkpt(['job', 'cancel', '7f', '--socket', daemon.socket]);
    expect(stderr).toMatch(/^ckpt: TOO_LATE: hostb owns web already/);
    expect(exit).toBe(6);
  });
});

describe('how bytes travel', () => {
  it('reaches ckptd with the order, and is shown with the job', async () => {
    const wire = { wireBytes: 2_097_152, wireContentBytes: 8_388_608, codec: 'zstd' };
    const seen = { ...DONE, ...wire, codecWhy: 'asked for' };
    await using daemon = await startFakeCkptd({ ...move(seen), getJob: async () => seen });
    const order = ['migrate', 'web', '--to', 'hostb', '--socket', daemon.socket];
    const { exit, stdout } = await runCkpt([...order, '--compress', 'zstd']);
    expect(exit).toBe(0);
    expect(daemon.calls[0]?.request).toMatchObject({ container: 'web', compress: 'zstd' });
    expect(stdout).toContain('18.3 MiB sent, 2.0 MiB on the wire, 1.9 s in all');
    const show = await runCkpt(['job', 'show', '7f3a', '--socket', daemon.socket]);
    const text = '2.0 MiB for 8.0 MiB (25 %), zstd (asked for)';
    expect(show.stdout).toContain(`wire       ${text}\n`);
    const report = await runCkpt(['job', 'report', '7f3a', '--socket', daemon.socket]);
    expect(report.stdout).toContain(`on the wire ${text}\n`);
  });
});

describe('the limits of a move', () => {
  it('reach ckptd with the order, and are shown with the job', async () => {
    const limits = { pauseMs: 800, bytesPerSecond: 200 * 1024 ** 2, timeoutMs: 600_000 };
    await using daemon = await startFakeCkptd({
      migrate: async () => JOB,
      getJob: async () => ({ ...JOB, limits }),
    });
    const order = ['migrate', 'web', '--to', 'hostb', '--detach', '--socket', daemon.socket];
    const flags = ['--pause-limit', '800ms', '--bandwidth', '200M', '--timeout', '10m'];
    expect((await runCkpt([...order, ...flags])).exit).toBe(0);
    expect(daemon.calls[0]?.request).toMatchObject({ container: 'web', to: 'hostb', limits });
    const { stdout } = await runCkpt(['job', 'show', '7f3a', '--socket', daemon.socket]);
    expect(stdout).toMatch(/^limits {5}pause 800 ms, 200.0 MiB a second, 10 min 0 s in all$/m);
  });

  it('are changed one by one by ckpt job set, or taken away', async () => {
    await using daemon = await startFakeCkptd({ setJob: async () => JOB });
    const set = ['job', 'set', '7f3a', '--socket', daemon.socket];
    expect((await runCkpt([...set, '--bandwidth', '1M', '--pause-limit', 'none'])).exit).toBe(0);
    const request = daemon.calls[0]?.request;
    expect(request).toMatchObject({ id: '7f3a', bytesPerSecond: 1024 ** 2, pauseMs: 0 });
    expect(request).not.toHaveProperty('timeoutMs', expect.anything());
  });

  it.each([[['--pause-limit', 'soon']], [['--bandwidth', '-1']], [[]]])(
    'are refused before ckptd is asked: ckpt job set 7f3a %j',
    async (flags) => {
      const { exit, stderr } = await runCkpt(['job', 'set', '7f3a', ...flags]);
      expect(stderr).toMatch(/^ckpt: USAGE/);
      expect(exit).toBe(2);
    },
  );
});

describe('the throttle of a move', () => {
  const ORDER = ['migrate', '--to', 'hostb', '--detach'];

  it.each([
    [['--throttle', 'web'], 80],
    [['--throttle', '60%', 'web'], 60],
    [['--throttle=5%', 'web'], 5],
    [['web', '--throttle'], 80],
  ])('is what %j says', async (words, throttle) => {
    await using daemon = await startFakeCkptd({ migrate: async () => JOB });
    const { exit } = await runCkpt([...ORDER, ...words, '--socket', daemon.socket]);
    expect(exit).toBe(0);
    expect(daemon.calls[0]?.request).toMatchObject({ container: 'web', throttle });
  });

  it.each(['100%', '0%', '60', ''])('is refused before ckptd is asked: %j', async (share) => {
    const { exit, stderr } = await runCkpt([...ORDER, 'web', `--throttle=${share}`]);
    expect(stderr).toMatch(/^ckpt: USAGE: --throttle takes a share such as 60%/);
    expect(exit).toBe(2);
  });

  it('is among what a dry run checks', async () => {
    await using daemon = await startFakeCkptd({ check: async () => ({ findings: [] }) });
    await runCkpt([...ORDER, 'web', '--dry-run', '--throttle', '--socket', daemon.socket]);
    expect(daemon.calls[0]?.request).toMatchObject({ container: 'web', throttle: 80 });
  });

  it('is shown with what was taken', async () => {
    const job = { ...JOB, phase: 'pre-copy', throttle: 40, throttleLimit: 80, rounds: 4 };
    await using daemon = await startFakeCkptd({
      ...move({ ...job, memoryBytesSent: 2 ** 20 }, DONE),
      getJob: async () => ({ ...job, memoryBytesSent: 2 ** 20 }),
    });
    const { stdout } = await runCkpt(['job', 'show', '7f3a', '--socket', daemon.socket]);
    expect(stdout).toMatch(/^throttle {3}40 % of at most 80 %$/m);
    const { stderr } = await runCkpt([...MIGRATE, '--throttle', '--socket', daemon.socket]);
    expect(stderr).toContain('web  pre-copy  1.0 MiB  slowed down by 40 %');
  });
});

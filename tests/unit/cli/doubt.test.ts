import { describe, expect, it, vi } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { doubtLines, type Job } from '../../../src/cli/job-text.ts';
import { startFakeCkptd } from '../../support/fake-ckptd.ts';
import { runCkpt } from '../../support/run-ckpt.ts';

// Each test starts the command at least once, and a loaded machine takes its time.
vi.setConfig({ testTimeout: 40_000 });

const SINCE = Date.UTC(2026, 10, 21, 14, 3, 22);
const ID = '7f3a'.padEnd(32, '0');
const IN_DOUBT = {
  id: ID,
  kind: 'migrate',
  role: 'source',
  container: 'c'.repeat(64),
  name: 'web',
  peer: 'hostb',
  phase: 'in-doubt',
  outcome: 'in-doubt',
  epoch: 9,
  startedUnixMs: SINCE - 3_000,
  failure: {
    code: 'IN_DOUBT',
    message: 'web runs on hostb, or nowhere',
    host: 'hostb',
    remedy: 'r',
  },
  doubt: {
    sinceUnixMs: SINCE,
    here: 'frozen',
    lastWord: 'prepared',
    lastWordUnixMs: SINCE - 1_000,
    unreachable: 'connect timed out',
  },
};
const TAKEN_BACK = {
  ...IN_DOUBT,
  phase: 'ended',
  outcome: 'rolled-back',
  doubt: null,
  resolved: 'run-here',
  resolvedBy: 'alice (1000)',
};
const doubtOf = (change: object = {}, job: object = {}) =>
  doubtLines(
    { ...IN_DOUBT, ...job, doubt: { ...IN_DOUBT.doubt, ...change } } as unknown as Job,
    SINCE + 12_000,
  );
const clock = (unixMs: number) => new Date(unixMs).toLocaleTimeString('en-GB');

describe('the text of a job in doubt', () => {
  it('tells since when, what is here and there, what it means, and each command to type', () => {
    expect(doubtOf()).toEqual([
      `job 7f3a00000000 web: IN DOUBT since ${clock(SINCE)} (12.0 s)`,
      '  here     frozen, complete, held (epoch 9)',
      `  hostb    not reachable: connect timed out (last word: prepared ${clock(SINCE - 1_000)})`,
      '  meaning  web runs on hostb, or nowhere. It does not run here. Nothing is lost.',
      '  It settles by itself when hostb answers. To settle it by hand:',
      '    hostb is back:',
      '      ckpt job resume 7f3a00000000',
      '    hostb is off for good, power removed and checked:',
      '      ckpt job resolve 7f3a00000000 --run-here --i-have-fenced hostb',
      '    web is seen running on hostb:',
      '      ckpt job resolve 7f3a00000000 --runs-there',
    ]);
  });

  it('says when only the images are left, and offers nothing that cannot be done', () => {
    expect(doubtOf({ here: 'stored' }).join('\n')).toContain('not in memory any more; complete on');
    const gone = doubtOf({ here: 'gone' }).join('\n');
    expect(gone).toContain('Only hostb has it');
    expect(gone).not.toContain('--run-here');
    expect(doubtOf({}, { resolved: 'runs-there' }).join('\n')).not.toContain('--runs-there');
  });

  it('names the time that is repeated when the copy ran there and ended', () => {
    const text = doubtOf({ lastWord: 'lost-may-have-run', mayHaveRunMs: 40, unreachable: '' });
    expect(text.join('\n')).toContain('web ran on hostb for at most 40 ms and ended');
    expect(text.join('\n')).toContain('It does not settle by itself');
    expect(text.join('\n')).not.toContain('--runs-there');
    expect(text.at(-1)).toContain('--run-here --i-have-fenced hostb');
  });

  it('stands below everything else in ckpt job show, which is no failure', async () => {
    await using daemon = await startFakeCkptd({ getJob: async () => IN_DOUBT });
    const { exit, stdout } = await runCkpt(['job', 'show', '7f3a', '--socket', daemon.socket]);
    expect(stdout).toContain('\noutcome    in-doubt\n');
    expect(stdout).toMatch(/\n\njob 7f3a00000000 web: IN DOUBT since .*\n {2}here {5}frozen/);
    expect(exit).toBe(0);
  });

  it('is what ckpt jobs sends people to', async () => {
    await using daemon = await startFakeCkptd({ listJobs: async () => ({ jobs: [IN_DOUBT] }) });
    const { stdout, stderr } = await runCkpt(['jobs', '--socket', daemon.socket]);
    expect(stdout).toMatch(/web +source +hostb +IN DOUBT /);
    expect(stderr).toBe('web: ckpt job show 7f3a00000000 tells what to do\n');
    const quiet = await runCkpt(['jobs', '-q', '--socket', daemon.socket]);
    expect([quiet.stdout, quiet.stderr]).toEqual([`${ID}\n`, '']);
  });
});

describe('a job whose journal cannot be read', () => {
  const LOST = {
    id: ID,
    kind: 'migrate',
    phase: 'unreadable',
    name: 'web',
    peer: 'hostb',
    failure: { code: 'JOURNAL_NEWER', message: 'version 2', host: '', remedy: 'install it' },
  };

  it('stands out in ckpt jobs, and ckpt job show says what to do (row:journal-newer)', async () => {
    await using daemon = await startFakeCkptd({
      listJobs: async () => ({ jobs: [LOST] }),
      getJob: async () => LOST,
    });
    const list = await runCkpt(['jobs', '--socket', daemon.socket]);
    expect(list.stdout).toMatch(/web +hostb +UNREADABLE/);
    const shown = await runCkpt(['job', 'show', '7f3a', '--socket', daemon.socket]);
    expect(shown.stdout).toContain('failure    JOURNAL_NEWER: version 2\n');
    expect(shown.stdout).toContain('Install that version again');
    expect(shown.stdout).not.toMatch(/^(role|container|epoch +0)/m);
  });
});

describe('ckpt job resume', () => {
  it('asks, waits, and ends as the move does', async () => {
    await using daemon = await startFakeCkptd({
      resumeJob: async () => IN_DOUBT,
      async *watchJob() {
        yield { ...IN_DOUBT, phase: 'ended', outcome: 'done', failure: null, doubt: null };
      },
    });
    const { exit, stdout } = await runCkpt(['job', 'resume', '7f3a', '--socket', daemon.socket]);
    expect(stdout).toMatch(/^web now runs on hostb/);
    expect(exit).toBe(0);
    expect(daemon.calls[0]).toEqual({ method: 'ResumeJob', request: { id: '7f3a' } });
  });
});

describe('ckpt job resolve', () => {
  it.each([
    [[], /either --run-here or --runs-there/],
    [['--run-here', '--runs-there'], /either --run-here or --runs-there/],
    [['--run-here'], /two copies would run.*--i-have-fenced HOST/],
    [['--runs-there', '--i-have-fenced', 'hostb'], /not to be fenced/],
  ])('refuses %j before it talks to anybody', async (args, why) => {
    const { exit, stderr } = await runCkpt(['job', 'resolve', '7f3a', ...args]);
    expect(stderr).toMatch(/^ckpt: USAGE: /);
    expect(stderr).toMatch(why);
    expect(exit).toBe(2);
  });

  it('hands the word and the fenced host on, and waits until the container runs here', async () => {
    await using daemon = await startFakeCkptd({
      resolveJob: async () => ({ ...IN_DOUBT, outcome: '', phase: 'rollback' }),
      async *watchJob() {
        yield TAKEN_BACK;
      },
    });
    const { exit, stdout } = await runCkpt([
      ...['job', 'resolve', '7f3a', '--run-here', '--i-have-fenced', 'hostb'],
      ...['-q', '--socket', daemon.socket],
    ]);
    expect(stdout).toMatch(/^web runs here again; hostb must destroy/);
    expect(exit).toBe(0);
    expect(daemon.calls[0]).toEqual({
      method: 'ResolveJob',
      request: { id: '7f3a', verdict: 'run-here', fenced: 'hostb' },
    });
  });

  it('does not wait for the other host when the container runs there', async () => {
    await using daemon = await startFakeCkptd({
      resolveJob: async () => ({ ...IN_DOUBT, phase: 'clean-up', outcome: '' }),
    });
    const { exit, stdout } = await runCkpt([
      ...['job', 'resolve', '7f3a', '--runs-there', '--socket', daemon.socket],
    ]);
    expect([exit, stdout]).toEqual([0, expect.stringMatching(/^web is left to hostb/)]);
    expect(daemon.calls.map(({ method }) => method)).toEqual(['ResolveJob']);
  });

  it.each([
    ['FENCED_HOST_MISMATCH', 2],
    ['NOT_IN_DOUBT', 3],
  ] as const)('exits for %s with %i', async (code, expected) => {
    await using daemon = await startFakeCkptd({
      resolveJob: async () => {
        throw new Fault(code, 'no');
      },
    });
    const { exit, stderr } = await runCkpt([
      ...['job', 'resolve', '7f3a', '--run-here', '--i-have-fenced', 'hostc'],
      ...['--socket', daemon.socket],
    ]);
    expect([exit, stderr]).toEqual([expected, expect.stringMatching(`^ckpt: ${code}: no`)]);
  });

  it('is told to whoever watches the job: rolled back, by whose word', async () => {
    await using daemon = await startFakeCkptd({
      getJob: async () => IN_DOUBT,
      async *watchJob() {
        yield TAKEN_BACK;
      },
    });
    const { exit, stderr } = await runCkpt(['job', 'watch', '7f', '-q', '--socket', daemon.socket]);
    expect(stderr).toContain(
      'web was not moved: it runs where it was, by the word of alice (1000)',
    );
    expect(exit).toBe(6);
  });
});

describe('ckpt fence', () => {
  const FENCE = {
    container: 'ab'.repeat(32),
    name: 'web',
    owner: 'hostb',
    epoch: 9,
    state: 'gone',
    job: ID,
  };

  it('ls lists what was given away, and to whom', async () => {
    await using daemon = await startFakeCkptd({ listFences: async () => ({ fences: [FENCE] }) });
    const { stdout } = await runCkpt(['fence', 'ls', '--socket', daemon.socket]);
    expect(stdout).toBe(
      'ID            NAME  OWNER  EPOCH  STATE  JOB\n' +
        'abababababab  web   hostb  9      gone   7f3a00000000\n',
    );
    const json = await runCkpt(['fence', 'ls', '--json', '--socket', daemon.socket]);
    expect(JSON.parse(json.stdout)).toEqual(FENCE);
  });

  it('clear asks nobody where nobody can answer, and contacts nobody', async () => {
    await using daemon = await startFakeCkptd({});
    const { exit, stderr } = await runCkpt(['fence', 'clear', 'web', '--socket', daemon.socket], {
      input: 'web\n',
    });
    expect(stderr).toMatch(/^ckpt: USAGE: .*give --yes/);
    expect(exit).toBe(2);
    expect(daemon.calls).toEqual([]);
  });

  it('clear --yes lifts it and says so', async () => {
    await using daemon = await startFakeCkptd({ clearFence: async () => FENCE });
    const { exit, stdout } = await runCkpt([
      ...['fence', 'clear', 'web', '--yes', '--socket', daemon.socket],
    ]);
    expect([exit, stdout]).toEqual([0, 'web may start on this host again\n']);
    expect(daemon.calls).toEqual([{ method: 'ClearFence', request: { container: 'web' } }]);
  });
});

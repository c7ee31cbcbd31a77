import { describe, expect, it, vi } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { startFakeCkptd } from '../../support/fake-ckptd.ts';
import { runCkpt } from '../../support/run-ckpt.ts';

// Each test starts the command at least once, and a loaded machine takes its time.
vi.setConfig({ testTimeout: 40_000 });

const CONTAINERS = [
  {
    id: 'ab'.repeat(32),
    name: 'web',
    image: 'localhost/redis:8',
    state: 'running',
    runtime: 'crun',
    memoryBytes: 5 * 1024 * 1024,
    addresses: ['10.0.0.5/24'],
    job: '7f3a'.padEnd(32, '0'),
  },
  { id: 'cd'.repeat(32), name: 'db', state: 'exited', runtime: 'runc', fence: 'hostb' },
];
const FINGERPRINT = `SHA256:${'A'.repeat(43)}`;

describe('ckpt ps', () => {
  it('aligns columns under capital heads, with ids of 12 digits', async () => {
    await using daemon = await startFakeCkptd({
      listContainers: async () => ({ containers: CONTAINERS }),
    });
    const { exit, stdout } = await runCkpt(['ps', '-a', '--socket', daemon.socket]);
    expect(stdout).toBe(
      [
        'ID            NAME  IMAGE              STATE           RUNTIME  MEMORY   ADDRESSES    JOB',
        'abababababab  web   localhost/redis:8  running         crun     5.0 MiB  10.0.0.5/24  7f3a00000000',
        'cdcdcdcdcdcd  db                       moved to hostb  runc',
        '',
      ].join('\n'),
    );
    expect(exit).toBe(0);
    expect(daemon.calls).toEqual([{ method: 'ListContainers', request: { all: true } }]);
  });

  it('prints whole ids and nothing else with -q', async () => {
    await using daemon = await startFakeCkptd({
      listContainers: async () => ({ containers: CONTAINERS }),
    });
    const { stdout } = await runCkpt(['-q', 'ps', '--socket', daemon.socket]);
    expect(stdout).toBe(`${'ab'.repeat(32)}\n${'cd'.repeat(32)}\n`);
  });

  it('prints one object per container with --json, every field in each', async () => {
    await using daemon = await startFakeCkptd({
      listContainers: async () => ({ containers: CONTAINERS }),
    });
    const { stdout } = await runCkpt(['ps', '--json', '--socket', daemon.socket]);
    const [web, db] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(web).toMatchObject({ name: 'web', memoryBytes: 5_242_880, fence: '' });
    expect(db).toMatchObject({ name: 'db', memoryBytes: 0, addresses: [], job: '' });
  });

  it('lets no name steer the terminal', async () => {
    await using daemon = await startFakeCkptd({
      listContainers: async () => ({
        containers: [{ id: 'e'.repeat(64), name: '\x1b[2J\u009b31m\u202eevil\nline', image: 'i' }],
      }),
    });
    const people = await runCkpt(['ps', '--socket', daemon.socket]);
    const json = await runCkpt(['ps', '--json', '--socket', daemon.socket]);
    expect(people.stdout).toContain('\\u001b[2J\\u009b31m\\u202eevil\\u000aline');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
    expect(people.stdout + json.stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    expect(JSON.parse(json.stdout).name).toBe('\x1b[2J\u009b31m\u202eevil\nline');
  });
});

describe('text of another host', () => {
  it('steers no terminal, on stdout or on stderr', async () => {
    const evil = 'a\x1b]52;c;x\x07b\u009bc\u202ed\r\n';
    await using daemon = await startFakeCkptd({
      getJob: async () => ({ id: 'j', name: evil, failure: { code: 'X', message: evil } }),
      cancelJob: async () => ({
        ...{ id: 'j', name: evil, phase: 'ended', outcome: 'done', peer: evil },
      }),
    });
    const shown = await runCkpt(['job', 'show', 'j', '--socket', daemon.socket]);
    const failed = await runCkpt(['job', 'cancel', 'j', '--socket', daemon.socket]);
    const text = shown.stdout + failed.stderr;
    expect(text).toContain('a\\u001b]52;c;x\\u0007b\\u009bc\\u202ed\\u000d\\u000a');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    expect(failed.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('ckpt check', () => {
  it('says so when nothing stands in the way', async () => {
    await using daemon = await startFakeCkptd({ check: async () => ({ findings: [] }) });
    const { exit, stdout } = await runCkpt([
      'check',
      'web',
      '--to',
      'hostb',
      '--socket',
      daemon.socket,
    ]);
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: 'web can be moved to hostb\n' });
  });

  it('forecasts the pause of a move that nothing stands in the way of', async () => {
    await using daemon = await startFakeCkptd({
      check: async () => ({ findings: [], forecastMs: 640 }),
    });
    const args = ['check', 'web', '--to', 'hostb', '--socket', daemon.socket];
    const { stdout } = await runCkpt(args);
    expect(stdout).toBe('web can be moved to hostb, with a pause of about 640 ms\n');
  });

  it('exits with the code of the first finding that blocks, not of a note before it', async () => {
    await using daemon = await startFakeCkptd({
      check: async () => ({
        findings: [
          { code: 'PEER_UNREACHABLE', blocks: false, evidence: 'slow', remedy: 'r' },
          { code: 'DISK_RESERVE', blocks: true, evidence: 'full', remedy: 'r' },
          { code: 'USAGE', blocks: true, evidence: 'x', remedy: 'r' },
        ],
      }),
    });
    const { exit } = await runCkpt(['check', '--socket', daemon.socket]);
    expect(exit).toBe(9);
  });
});

describe('ckpt host', () => {
  it('show prints the fingerprint and the command for the other side', async () => {
    await using daemon = await startFakeCkptd({
      getIdentity: async () => ({
        name: 'hosta',
        id: 'ckpt://host/1',
        fingerprint: FINGERPRINT,
        listen: ['192.0.2.1:7787', '[2001:db8::1]:7787'],
      }),
    });
    const { stdout } = await runCkpt(['host', 'show', '--socket', daemon.socket]);
    expect(stdout).toContain(`fingerprint  ${FINGERPRINT}\n`);
    expect(stdout).toContain(
      `\n  ckpt host add hosta 192.0.2.1:7787 --fingerprint ${FINGERPRINT}\n` +
        'or with another address of this host: [2001:db8::1]:7787\n',
    );
  });

  it('add pins the fingerprint that was given', async () => {
    await using daemon = await startFakeCkptd({ addHost: async (host) => host });
    const { exit } = await runCkpt([
      ...['host', 'add', 'hostb', '192.0.2.2', '--fingerprint', FINGERPRINT],
      ...['--socket', daemon.socket],
    ]);
    expect(exit).toBe(0);
    expect(daemon.calls).toEqual([
      {
        method: 'AddHost',
        request: { name: 'hostb', address: '192.0.2.2', fingerprint: FINGERPRINT },
      },
    ]);
  });

  it('add does not ask where nobody can answer, and contacts nobody', async () => {
    await using daemon = await startFakeCkptd({});
    const { exit, stderr } = await runCkpt(
      ['host', 'add', 'hostb', '192.0.2.2', '--socket', daemon.socket],
      { input: 'yes\n' },
    );
    expect(stderr).toMatch(/^ckpt: USAGE: .*give --fingerprint.*\n$/);
    expect(exit).toBe(2);
    expect(daemon.calls).toEqual([]);
  });

  it('add refuses what is no fingerprint before it talks to anybody', async () => {
    const { exit, stderr } = await runCkpt(['host', 'add', 'b', '::1', '--fingerprint', 'abc']);
    expect(stderr).toMatch(/^ckpt: USAGE: a fingerprint is SHA256:/);
    expect(exit).toBe(2);
  });

  it('init hands on the name and whether hooks are wanted', async () => {
    await using daemon = await startFakeCkptd({ initHost: async () => ({ name: 'a' }) });
    await runCkpt(['host', 'init', '--no-hooks', '--name', 'a', '--socket', daemon.socket]);
    await runCkpt(['host', 'init', '--socket', daemon.socket]);
    expect(daemon.calls.map(({ request }) => request)).toEqual([
      { name: 'a' }, // false does not travel: it is what the field has anyway
      { hooks: true },
    ]);
  });
});

describe('ckpt process', () => {
  it('sends absolute directories and every flag that was given', async () => {
    await using daemon = await startFakeCkptd({
      checkpointProcess: async () => ({ pid: 12, bytes: 2048, frozenMs: 31, totalMs: 120 }),
    });
    const { stdout } = await runCkpt([
      ...['process', 'checkpoint', '12', '--dir', 'images', '-R', '--tcp-established'],
      ...['--ghost-limit', '2M', '--socket', daemon.socket],
    ]);
    expect(stdout).toBe('process 12 is in /images: 2.0 KiB, frozen 31 ms, 120 ms in all\n');
    expect(daemon.calls[0]?.request).toEqual({
      pid: 12,
      dir: '/images',
      leaveRunning: true,
      tcpEstablished: true,
      ghostLimit: 2 * 1024 * 1024,
    });
  });

  it.each([
    [['process', 'checkpoint', '0x1', '--dir', '/']],
    [['process', 'checkpoint', '1']],
    [['process', 'checkpoint', '1', '--dir', '/', '--ghost-limit', '1.5M']],
    [['process', 'restore']],
    [['migrate', 'web']],
    [['migrate', 'web', 'db', '--to', 'hostb']],
    [['criu', 'config', 'web', '--for', 'fun']],
    [['completion', 'tcsh']],
    [['ps', '--nonsense']],
    [['nonsense']],
  ])('refuses ckpt %j in one line, exit 2', async (args) => {
    const { exit, stdout, stderr } = await runCkpt([...args, '--socket', '/nonexistent']);
    expect(stderr).toMatch(/^ckpt: USAGE: [^\n]*\n$/);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  });
});

describe('ckpt criu config', () => {
  it('shows each option with its origin and whether it counts', async () => {
    await using daemon = await startFakeCkptd({
      criuConfig: async ({ operation }) => ({
        path: '/run/ckpt/x.conf',
        via: operation,
        options: [
          { name: 'ghost-limit', value: '1M', origin: '/etc/criu/default.conf', overridden: true },
          { name: 'ghost-limit', value: '64M', origin: 'ckpt' },
        ],
      }),
    });
    const { stdout } = await runCkpt([
      ...['criu', 'config', 'web', '--for', 'restore', '--socket', daemon.socket],
    ]);
    expect(stdout.split('\n')).toEqual([
      'CRIU reads /run/ckpt/x.conf (named by the restore)',
      'OPTION       VALUE  IN EFFECT  ORIGIN',
      'ghost-limit  1M     no         /etc/criu/default.conf',
      'ghost-limit  64M    yes        ckpt',
      '',
    ]);
  });
});

describe('ckpt version', () => {
  it('shows its own version even when ckptd does not answer', async () => {
    const { exit, stdout, stderr } = await runCkpt(['version', '--socket', '/nonexistent']);
    expect(stdout).toMatch(/^ckpt +\d+\.\d+\.\d+\n$/);
    expect(stderr).toMatch(/^ckpt: DAEMON_UNREACHABLE: /);
    expect(exit).toBe(8);
  });

  it('tells what is missing on the host', async () => {
    await using daemon = await startFakeCkptd({
      version: async () => ({ ckpt: '9.8.7', protocol: 3, criu: '4.2.1' }),
    });
    const people = await runCkpt(['version', '--socket', daemon.socket]);
    const json = await runCkpt(['version', '--json', '--socket', daemon.socket]);
    expect(people.stdout).toMatch(/^ckptd +9\.8\.7 \(protocol 3\)$/m);
    expect(people.stdout).toMatch(/^runc +not found$/m);
    expect(JSON.parse(json.stdout)).toMatchObject({ ckptd: '9.8.7', criu: '4.2.1', runc: '' });
  });
});

describe('ckpt job report', () => {
  const report = async (job: object) => {
    await using daemon = await startFakeCkptd({
      getJob: async () => ({ role: 'source', name: 'web', container: 'c'.repeat(64), ...job }),
    });
    return await runCkpt(['job', 'report', '7f3a', '--socket', daemon.socket]);
  };

  it('tells the steps in the order they began', async () => {
    const { exit, stdout } = await report({
      peer: 'hostb',
      outcome: 'done',
      pauseMs: 640,
      steps: [
        { step: 'podman checkpoint', fromMs: 643.94, ms: 1055.4 },
        { step: 'freeze', fromMs: 622.7, ms: 6 },
      ],
    });
    expect(exit).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'source of web (cccccccccccc), with hostb: done',
      'pause 640 ms',
      '   BEGAN ms    TOOK ms  STEP',
      '      622.7        6.0  freeze',
      '      643.9     1055.4  podman checkpoint',
      '',
    ]);
  });

  it('says so when no steps are known', async () => {
    const { stdout } = await report({ phase: 'dump' });
    expect(stdout).toContain('with ?: dump\nno steps are known');
  });
});

describe('a failure of the daemon', () => {
  it('is one line with code, host and remedy, and has the exit code of the table', async () => {
    await using daemon = await startFakeCkptd({
      getJob: async () => {
        throw new Fault('NO_SUCH_JOB', 'no job zz');
      },
    });
    const { exit, stderr } = await runCkpt(['job', 'show', 'zz', '--socket', daemon.socket]);
    expect(stderr).toBe('ckpt: NO_SUCH_JOB: no job zz (hosta) - list jobs with `ckpt jobs`\n');
    expect(exit).toBe(2);
  });
});

import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import { dirname, join } from 'node:path';
import * as grpc from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROTOCOL } from '../../../src/daemon/version.ts';
import { grpc as generated } from '../../../src/gen/health.js';
import { dialLocal } from '../../../src/rpc/dial-local.ts';
import { makeClient } from '../../../src/rpc/service.ts';
import { HEALTH } from '../../../src/rpc/services.ts';
import { activator, listeningSocket } from '../../support/activate.ts';
import { CKPTD, configIn, startDaemon } from '../../support/daemon.ts';
import { notifyListener } from '../../support/notify-listener.ts';
import { tempDir } from '../../support/temp.ts';

let temp: ReturnType<typeof tempDir>;
let dir: string;
beforeEach(() => {
  temp = tempDir();
  dir = temp.path;
});
afterEach(() => temp[Symbol.dispose]());

const { ServingStatus } = generated.health.v1.HealthCheckResponse;
const channelTo = (socket: string) =>
  new grpc.Client(`unix:${socket}`, grpc.credentials.createInsecure(), {
    'grpc.default_authority': 'localhost',
  });

/** Runs ckptd to its end. */
async function ckptd(
  args: string[],
  env: NodeJS.ProcessEnv = {},
  stderrFile?: string,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const redirect = stderrFile === undefined ? '' : `2>${stderrFile}`;
  return await new Promise((resolve) => {
    const options = { timeout: 30_000, env: { PATH: process.env['PATH'], ...env } };
    const command = ['-c', `exec "$0" "$@" ${redirect}`, CKPTD, ...args];
    execFile('/bin/sh', command, options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 999), stdout, stderr });
    });
  });
}

function configFile(sections: Record<string, string> = {}): string {
  const file = join(dir, 'ckptd.toml');
  writeFileSync(file, configIn(dir, sections));
  return file;
}

describe('the local sockets', () => {
  it('belong to their groups with their modes, from the first moment on', async () => {
    await using daemon = await startDaemon(dir, {
      sections: {
        operator: 'group = "daemon"\nmode = "0660"',
        reader: 'group = "bin"\nmode = "0640"',
      },
    });
    const [operator, reader] = ['ckpt.sock', 'ckpt-ro.sock'].map((n) =>
      statSync(join(dir, 'run', n)),
    );
    expect([operator?.mode, reader?.mode].map((m) => ((m ?? 0) & 0o777).toString(8))).toEqual([
      '660',
      '640',
    ]);
    expect([operator?.gid, reader?.gid]).toEqual([1, 2]);
    expect((statSync(join(dir, 'run')).mode & 0o777).toString(8)).toBe('755');
    expect((await daemon.operator.version({})).protocol).toBe(PROTOCOL);
  });

  it('are of root alone when their group does not exist, and the log says so', async () => {
    await using daemon = await startDaemon(dir, { sections: { operator: 'group = "no-such"' } });
    expect((statSync(join(dir, 'run/ckpt.sock')).mode & 0o777).toString(8)).toBe('600');
    expect(daemon.log()).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        group: 'no-such',
        socket: join(dir, 'run/ckpt.sock'),
      }),
    );
  });

  it('answer questions on both, and change nothing on the one for readers', async () => {
    await using daemon = await startDaemon(dir);
    expect((await daemon.reader.version({})).ckpt).toMatch(/^\d+\.\d+\.\d+$/);
    await expect(daemon.reader.getIdentity({})).rejects.toMatchObject({ code: 'NO_IDENTITY' });
    for (const change of [
      daemon.reader.initHost({}),
      daemon.reader.migrate({}),
      daemon.reader.cancelJob({}),
      daemon.reader.resumeJob({}),
      daemon.reader.resolveJob({}),
      daemon.reader.clearFence({}),
      daemon.reader.addHost({}),
      daemon.reader.removeHost({}),
      daemon.reader.probeHost({}),
      daemon.reader.checkpointProcess({}),
      daemon.reader.restoreProcess({}),
    ]) {
      await expect(change).rejects.toMatchObject({ code: 'READ_ONLY' });
    }
    expect(existsSync(join(dir, 'pki'))).toBe(false);
  });

  it('leave a line for each call: who, what, on what, with which result', async () => {
    await using daemon = await startDaemon(dir);
    await daemon.operator.removeHost({ name: 'no\u001b[2Jbody' }).catch(() => undefined);
    expect(daemon.log()).toContainEqual(
      expect.objectContaining({
        audit: 'ckpt.v1.Operator/RemoveHost',
        caller: `unix:pid=${process.pid};uid=0;gid=0`,
        name: 'no\\u001b[2Jbody',
        code: 'NO_SUCH_HOST',
      }),
    );
  });

  it('serve health and reflection', async () => {
    await using daemon = await startDaemon(dir);
    const channel = channelTo(join(dir, 'run/ckpt-ro.sock'));
    const health = makeClient(HEALTH, channel, { unreachable: 'DAEMON_UNREACHABLE', where: '' });
    expect((await health.check({ service: 'ckpt.v1.Operator' })).status).toBe(
      ServingStatus.SERVING,
    );
    const unknown = await health
      .check({ service: 'x' })
      .catch((e: { cause?: { code?: number } }) => e);
    expect(unknown).toMatchObject({ cause: { code: grpc.status.NOT_FOUND } });

    const require = createRequire(import.meta.url);
    const loader = require('@grpc/proto-loader') as typeof import('@grpc/proto-loader');
    const home = dirname(require.resolve('@grpc/reflection/package.json'));
    const proto = grpc.loadPackageDefinition(
      loader.loadSync(join(home, 'build/proto/grpc/reflection/v1/reflection.proto')),
      // biome-ignore lint/suspicious/noExplicitAny: described by the file just loaded
    ) as any;
    const client = new proto.grpc.reflection.v1.ServerReflection(
      `unix:${join(dir, 'run/ckpt.sock')}`,
      grpc.credentials.createInsecure(),
      { 'grpc.default_authority': 'localhost' },
    );
    const list = () =>
      new Promise<string[]>((resolve) => {
        const stream = client.serverReflectionInfo();
        stream.on('error', () => resolve([]));
        stream.on('data', (reply: { listServicesResponse: { service: { name: string }[] } }) => {
          resolve(reply.listServicesResponse.service.map(({ name }) => name));
          stream.end();
        });
        stream.write({ listServices: '' });
      });
    await expect
      .poll(list, { timeout: 10_000 })
      .toEqual(expect.arrayContaining(['ckpt.v1.Operator', 'grpc.health.v1.Health']));
    client.close();
    channel.close();
    await daemon.stop();
  });
});

describe('sockets of the service manager', () => {
  const script = (out: string) =>
    `#!/bin/sh\nenv > ${out}\nls -l /proc/self/fd >> ${out}\necho 'Version: 4.2.1'\n`;

  it('are served by their names, and no child hears of them', async () => {
    const fake = join(dir, 'criu');
    writeFileSync(fake, script(join(dir, 'seen')), { mode: 0o755 });
    mkdirSync(join(dir, 'run'));
    using reader = listeningSocket(join(dir, 'run/ckpt-ro.sock'));
    using peer = listeningSocket();
    using operator = listeningSocket(join(dir, 'run/ckpt.sock'));
    using notify = notifyListener(join(dir, 'notify'));
    await using daemon = await startDaemon(dir, {
      sections: { paths: `criu = "${fake}"` },
      fds: [reader.fd, peer.fd, operator.fd],
      wrapper: activator(['reader', 'peer', 'operator']),
      env: { NOTIFY_SOCKET: join(dir, 'notify'), WATCHDOG_USEC: '200000' },
    });
    await expect(daemon.reader.initHost({})).rejects.toMatchObject({ code: 'READ_ONLY' });
    const identity = await daemon.operator.initHost({ name: 'alpha' });
    expect(identity.listen).toEqual([`[::]:${peer.port}`]);
    const probed = await daemon.operator.probeHost({ address: `127.0.0.1:${peer.port}` });
    expect(probed.fingerprint).toBe(identity.fingerprint);

    expect((await daemon.operator.version({})).criu).toBe('4.2.1');
    const seen = readFileSync(join(dir, 'seen'), 'utf8');
    expect(seen).toContain('LANG=C.UTF-8');
    expect(seen).not.toMatch(/LISTEN_|NOTIFY_SOCKET|WATCHDOG/);
    // 3 is the directory that `ls` reads.
    expect([...seen.matchAll(/ (\d+) -> /g)].map(([, fd]) => fd)).toEqual(['0', '1', '2', '3']);

    await expect
      .poll(() => notify.said().filter((s) => s === 'WATCHDOG=1').length)
      .toBeGreaterThan(1);
    await daemon.stop();
    const said = notify.said().filter((s) => s !== 'WATCHDOG=1');
    expect(said[0]).toMatch(/^READY=1\nSTATUS=./);
    expect(said[1]).toMatch(/^STOPPING=1\nSTATUS=./);
    // Whoever made the sockets keeps them.
    expect(existsSync(join(dir, 'run/ckpt.sock'))).toBe(true);
  });

  it('may lie elsewhere than the configuration says', async () => {
    using operator = listeningSocket(join(dir, 'elsewhere'));
    await using daemon = await startDaemon(dir, {
      fds: [operator.fd],
      wrapper: activator(['operator']),
    });
    using local = dialLocal(join(dir, 'elsewhere'));
    await local.client.version({});
    await daemon.reader.version({});
    expect(existsSync(join(dir, 'run/ckpt.sock'))).toBe(false);
  });

  it('stand beside one that it makes itself', async () => {
    mkdirSync(join(dir, 'run'));
    using operator = listeningSocket(join(dir, 'run/ckpt.sock'));
    await using daemon = await startDaemon(dir, {
      fds: [operator.fd],
      wrapper: activator(['operator']),
    });
    await daemon.reader.version({});
    await daemon.operator.version({});
  });

  it.each([
    ['that has a name of nobody', ['telnet'], 1],
    ['that is named twice', ['operator', 'operator'], 2],
    ['that is not there', ['operator', 'reader'], 2],
    ['of another family', ['operator', 'peer'], 2],
  ])('are refused when there is one %s', async (what, names, count) => {
    using operator = listeningSocket(join(dir, 's'));
    using other = listeningSocket(join(dir, 't'));
    const daemon = await startDaemon(dir, {
      wait: false,
      fds: what.includes('not there') ? [operator.fd] : [operator.fd, other.fd].slice(0, count),
      wrapper: activator(names, count),
    });
    expect(await daemon.ended).toBe(78);
    expect(daemon.log().at(-1)).toMatchObject({ level: 'fatal', code: 'CONFIG_INVALID' });
  });

  it('are not taken when they were meant for another process', async () => {
    await using daemon = await startDaemon(dir, {
      env: { LISTEN_PID: '1', LISTEN_FDS: '2', LISTEN_FDNAMES: 'operator:reader' },
    });
    await daemon.operator.version({});
  });
});

describe('a second daemon (row:second-daemon)', () => {
  it('is refused on the same state directory, and the first one goes on', async () => {
    await using first = await startDaemon(dir);
    const second = await ckptd(['--config', join(dir, 'ckptd.toml')]);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`pid ${first.child.pid}`);
    expect(second.stderr).toContain('ALREADY_RUNNING');
    await first.operator.version({});
  });

  it('is refused on the same socket, and the first one keeps it', async () => {
    await using first = await startDaemon(join(dir, 'a'));
    const file = join(dir, 'b.toml');
    const sections = { operator: `socket = "${dir}/a/run/ckpt.sock"` };
    writeFileSync(file, configIn(join(dir, 'b'), sections));
    const second = await ckptd(['--config', file]);
    expect([second.code, second.stderr]).toEqual([1, expect.stringContaining('ALREADY_RUNNING')]);
    await first.operator.version({});
  });

  it('takes over from one that was killed', async () => {
    const first = await startDaemon(dir);
    expect(await first.stop('SIGKILL')).toBe('SIGKILL');
    expect(existsSync(join(dir, 'run/ckpt.sock'))).toBe(true);
    await using second = await startDaemon(dir);
    await second.operator.version({});
  });

  it('does not remove a file in its way that is no socket', async () => {
    mkdirSync(join(dir, 'run'));
    writeFileSync(join(dir, 'run/ckpt.sock'), 'precious');
    const { code, stderr } = await ckptd(['--config', configFile()]);
    expect([code, stderr]).toEqual([78, expect.stringContaining('not a socket')]);
    expect(readFileSync(join(dir, 'run/ckpt.sock'), 'utf8')).toBe('precious');
  });
});

it('a daemon without free descriptors lives, and serves again when it has some (row:limits-hit)', async () => {
  await using daemon = await startDaemon(dir, {
    wrapper: ['/bin/sh', '-c', 'ulimit -n 64; exec "$@"', 'sh'],
  });
  const held = Array.from({ length: 120 }, () => net.connect(join(dir, 'run/ckpt.sock')));
  for (const socket of held) socket.on('error', () => undefined).resume();
  const descriptors = () => readdirSync(`/proc/${daemon.child.pid}/fd`).length;
  await expect.poll(descriptors, { timeout: 20_000 }).toBeGreaterThan(58);
  // Whoever comes now waits or is turned away; nobody is answered wrongly.
  const late = await daemon.operator.version({}, { deadlineMs: 2_000 }).then(
    ({ protocol }) => protocol,
    (error: { code?: string }) => error.code,
  );
  expect([PROTOCOL, 'DEADLINE', 'DAEMON_UNREACHABLE']).toContain(late);
  for (const socket of held) socket.destroy();
  using again = dialLocal(join(dir, 'run/ckpt.sock'));
  await expect
    .poll(
      () =>
        again.client.version({}, { deadlineMs: 2_000 }).then(
          ({ protocol }) => protocol,
          () => 0,
        ),
      { timeout: 20_000 },
    )
    .toBe(PROTOCOL);
  expect(await daemon.stop()).toBe(0);
});

describe('--wait-ready', () => {
  it('returns when the sockets answer, and leaves a daemon of its own behind', async () => {
    const file = configFile();
    // It keeps stderr for its log: a pipe would not end before it does.
    const { code } = await ckptd(['--config', file, '--wait-ready'], {}, join(dir, 'log'));
    const pid = Number(readFileSync(join(dir, 'state/ckptd.lock'), 'utf8'));
    try {
      expect(code).toBe(0);
      using local = dialLocal(join(dir, 'run/ckpt.sock'));
      await local.client.version({}, { deadlineMs: 2_000 });
      const again = await ckptd(['--config', file, '--wait-ready']);
      expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('ALREADY_RUNNING')]);
      await local.client.version({}, { deadlineMs: 2_000 });
    } finally {
      process.kill(pid, 'SIGTERM');
    }
    await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 10_000 }).toBe(false);
  });

  it('returns what the daemon ended with, and its reason', async () => {
    const file = join(dir, 'ckptd.toml');
    writeFileSync(file, `${configIn(dir)}\n[log]\nlevel = "info"\nlvl = 1\n`);
    const line = readFileSync(file, 'utf8').split('\n').indexOf('lvl = 1') + 1;
    const bad = await ckptd(['--config', file, '--wait-ready']);
    expect([bad.code, bad.stderr]).toEqual([78, `ckptd: ${file}:${line}:1: unknown key log.lvl\n`]);
    mkdirSync(join(dir, 'state'), { mode: 0o755 });
    const loose = await ckptd(['--config', configFile(), '--wait-ready']);
    expect([loose.code, loose.stderr]).toEqual([
      78,
      expect.stringContaining(`chmod 0700 ${dir}/state`),
    ]);
  });
});

describe('ckptd', () => {
  it('checks a configuration without starting', async () => {
    const good = await ckptd(['--check-config', '--config', configFile()]);
    expect(good).toEqual({ code: 0, stdout: `${dir}/ckptd.toml: good\n`, stderr: '' });
    expect(existsSync(join(dir, 'state'))).toBe(false);
    const absent = await ckptd(['--check-config', '--config', '/nonexistent']);
    expect(absent.code).toBe(78);
  });

  it.each([
    [['--nonsense']],
    [['extra']],
    [['--wait-ready', '--check-config']],
    [['--wait-ready', '--foreground']],
    [['--recover', '--wait-ready']],
    [['--recover', '--foreground']],
    [['--config']],
  ])('ends with 2 on %j', async (args) => {
    const { code, stdout, stderr } = await ckptd(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([
    ['open to others', () => mkdirSync(join(dir, 'state'), { mode: 0o750 }), 'chmod 0700'],
    [
      'of another user',
      () => {
        mkdirSync(join(dir, 'state'), { mode: 0o700 });
        chownSync(join(dir, 'state'), 1, 1);
      },
      'chown 0:0',
    ],
    [
      'a symbolic link',
      () => {
        mkdirSync(join(dir, 'real'), { mode: 0o700 });
        symlinkSync(join(dir, 'real'), join(dir, 'state'));
      },
      'symbolic link',
    ],
  ])('does not start on a state directory that is %s', async (_what, make, fix) => {
    make();
    const { code, stderr } = await ckptd(['--config', configFile()]);
    expect([code, stderr]).toEqual([78, expect.stringContaining(fix)]);
  });

  it('does not start on an identity or a hosts file it cannot trust', async () => {
    writeFileSync(join(dir, 'hosts.toml'), '');
    chmodSync(join(dir, 'hosts.toml'), 0o666);
    const loose = await ckptd(['--config', configFile()]);
    expect([loose.code, loose.stderr]).toEqual([78, expect.stringContaining('chmod 0600')]);
    rmSync(join(dir, 'hosts.toml'));
    mkdirSync(join(dir, 'pki'));
    writeFileSync(join(dir, 'pki/host.key'), 'nonsense', { mode: 0o600 });
    const broken = await ckptd(['--config', configFile()]);
    expect([broken.code, broken.stderr]).toEqual([78, expect.stringContaining('has a key and no')]);
  });

  it('does not start when its peer port is taken', async () => {
    const taken = listeningSocket();
    const peer = `listen = ["[::]:${taken.port}"]`;
    await using daemon = await startDaemon(dir, { sections: { peer } });
    await expect(daemon.operator.initHost({ name: 'alpha' })).rejects.toMatchObject({
      code: 'SYSTEM',
      message: expect.stringContaining('EADDRINUSE'),
    });
    await daemon.stop();
    const { code, stderr } = await ckptd(['--config', join(dir, 'ckptd.toml')]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('EADDRINUSE')]);
    taken[Symbol.dispose]();
  });

  it('stops on SIGTERM with 0, and takes its sockets away', async () => {
    const daemon = await startDaemon(dir);
    const watching = channelTo(join(dir, 'run/ckpt.sock'));
    const health = makeClient(HEALTH, watching, { unreachable: 'DAEMON_UNREACHABLE', where: '' });
    const seen: number[] = [];
    const watched = (async () => {
      for await (const { status } of health.watch({})) seen.push(status);
    })().catch(() => undefined);
    await expect.poll(() => seen).toEqual([ServingStatus.SERVING]);
    const started = performance.now();
    expect(await daemon.stop()).toBe(0);
    expect(performance.now() - started).toBeLessThan(5_000);
    await watched;
    expect(seen).toEqual([ServingStatus.SERVING, ServingStatus.NOT_SERVING]);
    expect(existsSync(join(dir, 'run/ckpt.sock'))).toBe(false);
    watching.close();
  });

  it('ends with 1 when something happens that nobody foresaw', async () => {
    const boom = "process.once('SIGUSR2', () => { throw new Error('boom'); });";
    writeFileSync(join(dir, 'boom.mjs'), boom);
    const env = { NODE_OPTIONS: `--import=${join(dir, 'boom.mjs')}` };
    const daemon = await startDaemon(dir, { env });
    daemon.child.kill('SIGUSR2');
    expect(await daemon.ended).toBe(1);
    expect(daemon.log().at(-1)).toMatchObject({ level: 'fatal', err: { message: 'boom' } });
  });

  it('reads pins and log level again on SIGHUP, and keeps the old ones when they are wrong', async () => {
    await using daemon = await startDaemon(dir);
    const pin = `[hosts.beta]\naddress = "beta"\nfingerprint = "SHA256:${'A'.repeat(43)}"\nid = "${'0'.repeat(32)}"\n`;
    const names = async () => (await daemon.reader.listHosts({})).hosts.map(({ name }) => name);
    writeFileSync(join(dir, 'hosts.toml'), pin, { mode: 0o600 });
    expect(await names()).toEqual([]);
    daemon.child.kill('SIGHUP');
    await expect.poll(names).toEqual(['beta']);
    writeFileSync(join(dir, 'hosts.toml'), `${pin}nonsense\n`, { mode: 0o600 });
    daemon.child.kill('SIGHUP');
    await expect
      .poll(() => daemon.log().some((l) => String(l['msg']).startsWith('reload refused')))
      .toBe(true);
    expect(await names()).toEqual(['beta']);
    rmSync(join(dir, 'hosts.toml'));
    writeFileSync(join(dir, 'ckptd.toml'), configIn(dir, { log: 'level = "error"' }));
    daemon.child.kill('SIGHUP');
    await expect.poll(names).toEqual([]);
    const lines = daemon.log().length;
    await names();
    expect(daemon.log()).toHaveLength(lines);
  });

  it('refuses to run for anybody but root', async () => {
    const file = configFile();
    for (const path of [dir, file]) chmodSync(path, 0o755);
    const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
      execFile(
        'setpriv',
        ['--reuid=65534', '--regid=65534', '--clear-groups', CKPTD, '--config', file],
        (e, _o, stderr) => resolve({ code: e?.code, stderr }),
      );
    });
    expect([code, stderr]).toEqual([4, expect.stringContaining('must run as root')]);
  });

  it.each([
    [1, ''],
    [3, '9.8.7'],
  ])('waits %i times as long for a slow program', async (slowness, crun) => {
    const slow = join(dir, 'slow');
    writeFileSync(slow, '#!/bin/sh\nsleep 13\necho version 9.8.7\n', { mode: 0o755 });
    const sections = { paths: `crun = "${slow}"`, limits: `slowness = ${slowness}` };
    await using daemon = await startDaemon(dir, { sections });
    expect((await daemon.operator.version({})).crun).toBe(crun);
  });

  it('turns away a caller above the limit and serves the others', async () => {
    await using daemon = await startDaemon(dir, { sections: { limits: 'local_connections = 3' } });
    const held = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const socket = net.connect(join(dir, 'run/ckpt-ro.sock'));
        socket.on('error', () => undefined);
        await new Promise((resolve) => socket.once('data', resolve)); // its HTTP/2 settings
        return socket;
      }),
    );
    await expect(daemon.reader.version({})).rejects.toMatchObject({ code: 'DAEMON_UNREACHABLE' });
    await daemon.operator.version({});
    for (const socket of held) socket.destroy();
    await expect
      .poll(
        () =>
          daemon.reader
            .version({})
            .then((r) => r.protocol)
            .catch(() => 0),
        { timeout: 8_000 },
      )
      .toBe(PROTOCOL);
  });
});

describe('two daemons', () => {
  it('know each other after init and add on both, over IPv4 and IPv6, and not after rm', async () => {
    await using alpha = await startDaemon(join(dir, 'a'));
    await using beta = await startDaemon(join(dir, 'b'));
    await expect(
      alpha.operator.addHost({ name: 'x', address: 'y', fingerprint: `SHA256:${'A'.repeat(43)}` }),
    ).rejects.toMatchObject({ code: 'NO_IDENTITY' });
    const a = await alpha.operator.initHost({ name: 'alpha' });
    const b = await beta.operator.initHost({ name: 'beta' });
    expect([a.created, (await alpha.operator.initHost({ name: 'other' })).name]).toEqual([
      true,
      'alpha',
    ]);
    const portOf = (listen: string[]) => listen[0]?.split(':').at(-1);
    const atA = `[::1]:${portOf(a.listen)}`;
    const atB = `127.0.0.1:${portOf(b.listen)}`;
    expect(await alpha.operator.probeHost({ address: atB })).toMatchObject({
      fingerprint: b.fingerprint,
      id: b.id,
      name: 'beta',
    });

    await alpha.operator.addHost({ name: 'node-b', address: atB, fingerprint: b.fingerprint });
    const status = async (of: typeof alpha) =>
      (await of.reader.listHosts({ probe: true })).hosts.map((h) => `${h.name} ${h.status}`);
    expect(await status(alpha)).toEqual(['node-b PEER_UNPINNED']);
    await expect(
      beta.operator.addHost({ name: 'node-a', address: atA, fingerprint: b.fingerprint }),
    ).rejects.toMatchObject({ code: 'SAME_HOST' });
    await expect(
      beta.operator.addHost({
        name: 'node-a',
        address: atA,
        fingerprint: `SHA256:${'A'.repeat(43)}`,
      }),
    ).rejects.toMatchObject({ code: 'PEER_IDENTITY' });
    await beta.operator.addHost({ name: 'node-a', address: atA, fingerprint: a.fingerprint });
    expect([await status(alpha), await status(beta)]).toEqual([['node-b ok'], ['node-a ok']]);

    await beta.stop();
    expect(await status(alpha)).toEqual(['node-b PEER_UNREACHABLE']);
    await using again = await startDaemon(join(dir, 'b'), {
      sections: { peer: `listen = ["${atB}"]` },
    });
    expect([await status(alpha), await status(again)]).toEqual([['node-b ok'], ['node-a ok']]);
    await again.operator.removeHost({ name: 'node-a' });
    expect(await status(alpha)).toEqual(['node-b PEER_UNPINNED']);
  });

  it.each([
    [{ name: 'a/b', address: 'h', fingerprint: '' }, 'NAME_INVALID'],
    [{ name: '-rf', address: 'h', fingerprint: '' }, 'NAME_INVALID'],
    [{ name: 'b', address: 'h:x', fingerprint: '' }, 'NAME_INVALID'],
    [{ name: 'b', address: 'h', fingerprint: 'MD5:x' }, 'USAGE'],
    [
      { name: 'b', address: '127.0.0.1:1', fingerprint: `SHA256:${'A'.repeat(43)}` },
      'PEER_UNREACHABLE',
    ],
  ])('do not add %j', async (request, code) => {
    await using daemon = await startDaemon(dir);
    await daemon.operator.initHost({ name: 'alpha' });
    await expect(daemon.operator.addHost(request)).rejects.toMatchObject({ code });
    expect((await daemon.operator.listHosts({})).hosts).toEqual([]);
  });
});

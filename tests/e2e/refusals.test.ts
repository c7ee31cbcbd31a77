import { randomBytes } from 'node:crypto';
import { describe, expect } from 'vitest';
import { FAULTS, type FaultCode } from '../../src/base/fault.ts';
import { HostProgram } from '../support/client.ts';
import { type Cluster, TEST_CONFIG, type Workload, writeShared } from '../support/cluster.ts';
import { it } from '../support/e2e.ts';
import { FreezerWatch, stateTruth, type Witness } from '../support/oracles.ts';

/** The failure line, whole: nothing but it and the lines of further obstacles may be said. */
async function refuses(
  cluster: Cluster,
  [container, to, ...more]: readonly [string, string, ...string[]],
  code: FaultCode,
): Promise<string> {
  const jobs = await cluster.ckptJson('hosta', ['jobs', '--all']);
  const refused = await cluster.tryCkpt('hosta', ['migrate', container, '--to', to, ...more]);
  expect(refused.stderr.split('\n')[0]).toMatch(new RegExp(`^ckpt: ${code}: .+ - .+`));
  expect(refused).toMatchObject({ code: FAULTS[code].exit, stdout: '' });
  expect(refused.stderr).not.toMatch(/\bat .*\.ts:\d+/);
  const after = await cluster.ckptJson('hosta', ['jobs', '--all']);
  expect(after, 'a refused move is no job').toEqual(jobs);
  return refused.stderr;
}

interface Standing {
  readonly name: string;
  readonly id: string;
  /** The move is refused with this code, and the container has not even paused. */
  refused(code: FaultCode, to?: string, ...more: string[]): Promise<string>;
  untouched(): Promise<void>;
}

/** A container on hosta that must not be touched by what follows. */
async function container(
  cluster: Cluster,
  witness: Witness,
  workload: Partial<Workload> = {},
): Promise<Standing> {
  const name = workload.name ?? cluster.newName('stays');
  const id = await cluster.startWorkload('hosta', { args: ['idle'], ...workload, name });
  await witness.hears(name);
  const freezer = new FreezerWatch(cluster, 'hosta', id);
  cluster.afterwards(async () => freezer[Symbol.dispose]());
  const untouched = async () => {
    await stateTruth(cluster, id, 'hosta', { fenced: false });
    await witness.exactlyOne(name);
    expect(freezer.heard, 'times it was frozen or thawed').toBe(0);
  };
  return {
    name,
    id,
    untouched,
    async refused(code, to = 'hostb', ...more) {
      const told = await refuses(cluster, [name, to, ...more], code);
      await untouched();
      return told;
    },
  };
}

/** For the length of a test, hostb runs with `more` in its configuration. */
async function withConfig(cluster: Cluster, host: 'hosta' | 'hostb', config: string) {
  cluster.afterwards(() => cluster.restartDaemon(host, TEST_CONFIG));
  await cluster.restartDaemon(host, config);
}

/** Undoes a change of a host when the test ends, however it ends. */
function afterwards(cluster: Cluster, host: 'hosta' | 'hostb', script: string): void {
  cluster.afterwards(() => cluster.exec(host, ['sh', '-c', script]));
}

describe('ckpt migrate refuses, and leaves everything as it is:', () => {
  it('a container that is not there', async ({ cluster }) => {
    await refuses(cluster, ['nobody', 'hostb'], 'NO_SUCH_CONTAINER');
  });

  it('names that cannot be names', async ({ cluster }) => {
    for (const bad of ['../x', 'a/b', '', 'a\nb', 'x'.repeat(256), '\u202egnp.exe']) {
      const { code, stderr } = await cluster.tryCkpt('hosta', [
        'migrate',
        '--to',
        'hostb',
        '--',
        bad,
      ]);
      expect({ bad, code }).toEqual({ bad, code: 2 });
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    }
  });

  it('a host that is not known', async ({ cluster, witness }) => {
    const stays = await container(cluster, witness);
    await stays.refused('NO_SUCH_HOST', 'hostz');
  });

  it('the host it is on', async ({ cluster, witness }) => {
    const stays = await container(cluster, witness);
    await stays.refused('SAME_HOST', 'hosta');
  });

  it('a stopped container', async ({ cluster }) => {
    const name = cluster.newName('stopped');
    await cluster.startWorkload('hosta', { name, args: ['idle'] });
    await cluster.podman('hosta', ['stop', name]);
    await refuses(cluster, [name, 'hostb'], 'CONTAINER_STATE');
    expect((await cluster.inspect('hosta', name)).State.Status).toBe('exited');
  });

  it('a paused container', async ({ cluster, witness }) => {
    const name = cluster.newName('paused');
    const id = await cluster.startWorkload('hosta', { name, args: ['idle'] });
    using freezer = new FreezerWatch(cluster, 'hosta', id);
    await cluster.podman('hosta', ['pause', name]);
    await refuses(cluster, [name, 'hostb'], 'CONTAINER_STATE');
    expect((await cluster.inspect('hosta', name)).State.Status).toBe('paused');
    await cluster.podman('hosta', ['unpause', name]);
    await witness.exactlyOne(name);
    expect(freezer.heard, 'the watch that the tests around rely on').toBeGreaterThan(0);
  });

  it.for([
    [['--rm'], 'CONTAINER_AUTOREMOVE'],
    [['--privileged'], 'CONTAINER_PRIVILEGE'],
    [['--device', '/dev/fuse'], 'CONTAINER_PRIVILEGE'],
    [['--pid', 'host'], 'CONTAINER_NAMESPACE'],
    [['--ipc', 'host'], 'CONTAINER_NAMESPACE'],
    [['--volume', '/srv:/srv'], 'MOUNT_HOST'],
    [['--label', 'PODMAN_SYSTEMD_UNIT=web.service'], 'CONTAINER_UNIT'],
  ] as const)('a container made with %j', async ([options, code], { cluster, witness }) => {
    const stays = await container(cluster, witness, { options });
    await stays.refused(code);
  });

  it('a host that would start again what it gave away', async ({ cluster, witness }) => {
    const stays = await container(cluster, witness);
    for (const file of [
      '/etc/containers/oci/hooks.d/ckpt-created.json',
      '/etc/containers/containers.conf.d/50-ckpt.conf',
    ]) {
      cluster.afterwards(() => cluster.ckpt('hosta', ['host', 'init', '--name', 'hosta']));
      await cluster.exec('hosta', ['rm', file]);
      expect(await stays.refused('HOOKS_MISSING')).toContain(
        `not what this ckptd installs: ${file}`,
      );
      await cluster.ckpt('hosta', ['host', 'init', '--name', 'hosta']);
    }
  });

  it('a container on the network of its host', async ({ cluster, witness }) => {
    const stays = await container(cluster, witness, { network: 'host' });
    await stays.refused('NETWORK_KIND');
  });

  it('a volume that another container uses too', async ({ cluster, witness }) => {
    const volumes = ['vol-shared:/data'];
    const second = cluster.newName('second');
    await cluster.startWorkload('hosta', { name: second, args: ['idle'], volumes });
    const stays = await container(cluster, witness, { volumes });
    await stays.refused('VOLUME_SHARED');
  });

  it('row:name-taken a name that another container has on the target', async ({
    cluster,
    witness,
  }) => {
    const stays = await container(cluster, witness);
    const args = ['idle'];
    const theirs = { name: stays.name, args, witness: false };
    const id = await cluster.startWorkload('hostb', theirs);
    await refuses(cluster, [stays.name, 'hostb'], 'CONFLICT_NAME');
    expect((await cluster.inspect('hostb', stays.name)).Id).toBe(id);
    expect(await cluster.isRunning('hostb', stays.name)).toBe(true);
    await witness.exactlyOne(stays.name);
  });

  it('row:name-taken an address that another container has on the target', async ({ cluster }) => {
    const { ip } = cluster.newAddress();
    const name = cluster.newName('squatter');
    await cluster.startWorkload('hostb', { name, args: ['idle'], ip, witness: false });
    // Two hosts know nothing of each other's addresses; only one of the two may speak on the wire.
    const mine = cluster.newName('owner');
    const id = await cluster.startWorkload('hosta', {
      name: mine,
      args: ['idle'],
      ip,
      witness: false,
    });
    await refuses(cluster, [mine, 'hostb'], 'CONFLICT_IP');
    await stateTruth(cluster, id, 'hosta', { fenced: false });
    expect(await cluster.isRunning('hostb', name)).toBe(true);
  });

  it('row:name-taken a volume of the same name on the target', async ({ cluster, witness }) => {
    afterwards(cluster, 'hostb', 'podman volume rm --force vol-taken');
    await cluster.podman('hostb', ['volume', 'create', 'vol-taken']);
    const stays = await container(cluster, witness, { volumes: ['vol-taken:/data'] });
    await stays.refused('CONFLICT_VOLUME');
    expect(await cluster.podman('hostb', ['volume', 'ls', '--quiet'])).toBe('vol-taken');
  });

  it('row:name-taken an image name that means another image on the target', async ({
    cluster,
    witness,
  }) => {
    const image = 'localhost/clash:latest';
    afterwards(cluster, 'hosta', `podman untag localhost/workloads ${image}`);
    afterwards(cluster, 'hostb', `podman untag localhost/busybox ${image}`);
    await cluster.podman('hosta', ['tag', 'localhost/workloads', image]);
    await cluster.podman('hostb', ['tag', 'localhost/busybox', image]);
    const name = cluster.newName('stays');
    const beat = ['--witness', '10.77.0.100:4000', '--token', name];
    const stays = await container(cluster, witness, { name, image, args: ['/w/idle', ...beat] });
    await stays.refused('IMAGE_MISMATCH');
  });

  it('a network that the target does not have', async ({ cluster }) => {
    afterwards(cluster, 'hosta', 'podman network rm --force only-here');
    const make = ['network', 'create', '--subnet', '10.79.0.0/24', 'only-here'];
    await cluster.podman('hosta', make);
    const name = cluster.newName('stays');
    await cluster.startWorkload('hosta', { name, args: ['idle'], network: 'only-here' });
    await refuses(cluster, [name, 'hostb'], 'NETWORK_MISSING');
    expect(await cluster.isRunning('hosta', name)).toBe(true);
  });

  it('an open exec session', async ({ cluster, witness }) => {
    const stays = await container(cluster, witness);
    await cluster.podman('hosta', ['exec', '--detach', stays.name, 'sleep', '1000']);
    await stays.refused('EXEC_SESSION');
  });

  it('a throttle where the cgroup of the container has no limit', async ({ cluster, witness }) => {
    const stays = await container(cluster, witness);
    // Where the host has the controller, it is taken from the container.
    const above = `$(dirname $(find /sys/fs/cgroup -type d -name 'libpod-${stays.id}*'))`;
    const had = `grep -qw cpu ${above}/cgroup.subtree_control`;
    const set = (sign: string) => `echo ${sign}cpu >${above}/cgroup.subtree_control`;
    const script = `${had} && { ${set('-')} && echo had; } || :`;
    const { stdout } = await cluster.exec('hosta', ['sh', '-c', script]);
    if (stdout !== '') afterwards(cluster, 'hosta', set('+'));
    const told = await stays.refused('CPU_CONTROLLER', 'hostb', '--throttle', '50%');
    expect(told).toMatch(/without --throttle/);
    const dry = ['migrate', '--throttle', stays.name, '--to', 'hostb', '--dry-run'];
    expect(await cluster.tryCkpt('hosta', dry)).toMatchObject({
      code: FAULTS.CPU_CONTROLLER.exit,
      stdout: expect.stringContaining('CPU_CONTROLLER'),
    });
    await stays.untouched();
  });

  it('row:criu-cannot-dump a program that uses io_uring', async ({ cluster, witness }) => {
    const options = ['--security-opt', 'seccomp=unconfined'];
    const stays = await container(cluster, witness, { args: ['iouring'], options });
    const told = await stays.refused('IO_URING');
    expect(told).toContain('UV_USE_IO_URING');
  });

  it('row:criu-cannot-dump a listening MPTCP socket', async ({ cluster, witness }) => {
    const stays = await container(cluster, witness, { args: ['mptcp', '--port', '7100'] });
    await stays.refused('SOCKET_KIND');
  });

  it('a UNIX connection that leaves the container', async ({ cluster, witness }) => {
    const volumes = ['vol-door:/door'];
    const maker = cluster.newName('door');
    await cluster.startWorkload('hosta', { name: maker, args: ['idle'], volumes, witness: false });
    const door = await cluster.podman('hosta', [
      'volume',
      'inspect',
      '-f',
      '{{.Mountpoint}}',
      'vol-door',
    ]);
    await cluster.podman('hosta', ['cp', `${maker}:/w/unixpeer`, '/tmp/unixpeer']);
    afterwards(cluster, 'hosta', 'rm -f /tmp/unixpeer');
    const listen = ['/tmp/unixpeer', '--listen', `${door}/socket`];
    await using _outside = await HostProgram.start(cluster, 'hosta', listen);
    await cluster.podman('hosta', ['rm', '--force', '--time', '0', maker]);
    const args = ['unixpeer', '--path', '/door/socket'];
    const stays = await container(cluster, witness, { args, volumes });
    await stays.refused('SOCKET_EXTERNAL');
  });

  it('a deleted open file larger than criu.ghost_limit_mib', async ({ cluster, witness }) => {
    await withConfig(cluster, 'hosta', `${TEST_CONFIG}\n[criu]\nghost_limit_mib = 1\n`);
    const stays = await container(cluster, witness, { args: ['ghost', '--mib', '2'] });
    await stays.refused('FILE_DELETED_BIG');
  });

  it('a target without criu', async ({ cluster, witness }) => {
    const hide = 'for f in /usr/sbin/criu /usr/bin/criu; do [ ! -f $f ] || mv $f $f.away; done';
    cluster.afterwards(async () => {
      await cluster.exec('hostb', [
        'sh',
        '-c',
        hide.replaceAll('$f $f.away', '$f.away $f').replaceAll('-f $f', '-f $f.away'),
      ]);
      await cluster.restartDaemon('hostb');
    });
    await cluster.exec('hostb', ['sh', '-c', hide]);
    await cluster.restartDaemon('hostb');
    const stays = await container(cluster, witness);
    expect(await stays.refused('CRIU_MISSING')).toContain('hostb');
  });

  it('a target whose criu is too old', async ({ cluster, witness }) => {
    const script = '/opt/ckpt/tests/support/old-criu.ts';
    const run = `exec /opt/ckpt/node_modules/.bin/node --no-warnings ${script} "$@"`;
    await writeShared(cluster, 'hostb', 'old-criu', `#!/bin/sh\n${run}\n`);
    await withConfig(cluster, 'hostb', `${TEST_CONFIG}\n[paths]\ncriu = "/share/old-criu"\n`);
    const stays = await container(cluster, witness);
    const told = await stays.refused('CRIU_OLD');
    expect(told).toContain('4.0');
    expect(told).toContain('hostb');
  });

  it('a target without the room for it', async ({ cluster, witness }) => {
    const config = TEST_CONFIG.replace('reserve_mib = 64', 'reserve_mib = 1048576');
    await withConfig(cluster, 'hostb', config);
    const stays = await container(cluster, witness);
    await stays.refused('DISK_RESERVE');
  });

  it('a user who may not use the socket', async ({ cluster, witness }) => {
    const stays = await container(cluster, witness);
    const as = ['setpriv', '--reuid', '1234', '--regid', '1234', '--clear-groups'];
    const command = [...as, 'ckpt', 'migrate', stays.name, '--to', 'hostb'];
    const refused = await cluster.exec('hosta', command, { ok: 'any' });
    expect(refused.stderr).toMatch(/^ckpt: NOT_PERMITTED: .+ - .+\n$/);
    expect(refused).toMatchObject({ code: 4, stdout: '' });
    await stateTruth(cluster, stays.id, 'hosta', { fenced: false });
    await witness.exactlyOne(stays.name);
  });

  it('a target that does not know us', async ({ cluster, witness }) => {
    cluster.afterwards(() => cluster.pin('hostb', 'hosta'));
    await cluster.ckpt('hostb', ['host', 'rm', 'hosta']);
    const stays = await container(cluster, witness);
    await stays.refused('PEER_UNPINNED');
  });

  it('a target that shows another key than the one we pinned', async ({ cluster, witness }) => {
    cluster.afterwards(() => cluster.pin('hosta', 'hostb'));
    await cluster.ckpt('hosta', ['host', 'rm', 'hostb']);
    const foreign = `SHA256:${randomBytes(32).toString('base64').replace('=', '')}`;
    const add = ['host', 'add', 'hostb', '10.77.0.2', '--fingerprint', foreign];
    const refused = await cluster.tryCkpt('hosta', add);
    expect(refused.code).toBe(FAULTS.PEER_IDENTITY.exit);
    expect(refused.stderr).toMatch(/^ckpt: PEER_IDENTITY: /);
    const stays = await container(cluster, witness);
    await stays.refused('NO_SUCH_HOST');
  });

  it('a target whose ckptd is down, at once', async ({ cluster, witness }) => {
    cluster.afterwards(() => cluster.restartDaemon('hostb'));
    await cluster.stopDaemon('hostb');
    const stays = await container(cluster, witness);
    const started = performance.now();
    await refuses(cluster, [stays.name, 'hostb'], 'PEER_UNREACHABLE');
    // On a busy machine too; who does not answer is waited for longer.
    expect(performance.now() - started).toBeLessThan(20_000);
    await cluster.startDaemon('hostb');
    await stays.untouched();
  });

  it('a target that does not answer, within a minute', async ({ cluster, witness }) => {
    afterwards(cluster, 'hostb', 'nft delete table inet e2e_cut');
    // A new connection: one that is open already would only be found dead later.
    await cluster.restartDaemon('hosta');
    const cut =
      'table inet e2e_cut { chain in { type filter hook input priority -500; tcp dport 7787 drop; }; }';
    await cluster.exec('hostb', ['nft', '-f', '-'], { input: cut });
    const stays = await container(cluster, witness);
    const started = performance.now();
    await refuses(cluster, [stays.name, 'hostb'], 'PEER_UNREACHABLE');
    expect(performance.now() - started).toBeLessThan(60_000);
    await stays.untouched();
    // What is being dialled still would answer the next test when the cut is long over.
    await cluster.restartDaemon('hosta');
  });
});

describe('ckpt check and ckpt migrate --dry-run', () => {
  it('find what migrate would refuse, with the same exit code', async ({ cluster, witness }) => {
    const stays = await container(cluster, witness, { options: ['--volume', '/srv:/srv'] });
    for (const args of [
      ['check', stays.name, '--to', 'hostb'],
      ['check', stays.name],
      ['migrate', stays.name, '--to', 'hostb', '--dry-run'],
    ]) {
      const { code, stdout } = await cluster.tryCkpt('hosta', args);
      expect(stdout).toContain('MOUNT_HOST');
      expect(code).toBe(3);
    }
    await stays.refused('MOUNT_HOST');
  });

  it('touch nothing when all is well', async ({ cluster, witness }) => {
    const stays = await container(cluster, witness);
    const args = ['migrate', stays.name, '--to', 'hostb', '--dry-run'];
    expect((await cluster.ckpt('hosta', args)).stdout).toContain('can be moved');
    await stays.untouched();
  });
});

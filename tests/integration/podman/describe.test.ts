import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HostFacts } from '../../../src/base/claims.ts';
import type { Finding } from '../../../src/base/fault.ts';
import { codes, type Described, jobId, PodmanLab } from '../../support/podman-lab.ts';

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
});
beforeEach(async () => await pod.wipe());

const job = jobId();

async function findings(ref: string): Promise<readonly Finding[]> {
  using half = pod.half('hosta');
  return (await half.ask<Described>({ do: 'describe', job, ref })).findings;
}

async function refusal(ref: string): Promise<string> {
  using half = pod.half('hosta');
  return await half.ask({ do: 'describe', job, ref }).then(
    () => 'described',
    (error: { code?: string }) => error.code ?? String(error),
  );
}

describe('a container that can be moved', () => {
  it('is described as podman has it, without an obstacle', async () => {
    const id = await pod.run(
      'hosta',
      ...['--name', 'web', '--network', 'lan', '--ip', '10.77.0.144'],
      ...['--mac-address', '02:77:00:00:01:44', '-v', 'data:/data', 'localhost/redis'],
    );
    using half = pod.half('hosta');
    const { subject, claims, findings } = await half.ask<Described>({
      do: 'describe',
      job,
      ref: id.slice(0, 8),
    });
    expect(codes(findings)).toEqual([]);
    expect(subject).toMatchObject({ container: id, name: 'web', runtime: 'crun' });
    expect(subject.cgroup).toMatch(new RegExp(`/libpod-${id}$`));
    expect(claims).toMatchObject({ volumes: ['data'], tcpEstablished: false, secrets: [] });
    expect(claims.imageLayers).toHaveLength(2);
    expect(claims.networks).toMatchObject([
      { network: 'lan', driver: 'macvlan', mac: '02:77:00:00:01:44', interface: 'eth0' },
    ]);
    expect(claims.networks[0]?.addresses[0]).toBe('10.77.0.144/24');
    expect(claims.memoryBytes).toBeGreaterThan(1024 * 1024);
  });

  it('is quickly described', async () => {
    await pod.run('hosta', '--name', 'web', 'localhost/busybox', 'sleep', '99');
    using half = pod.half('hosta');
    for (let time = 0; time < 10; time++) await half.ask({ do: 'describe', job, ref: 'web' });
    const quickest = Math.min(...half.times.map(([, ms]) => ms));
    expect(quickest).toBeLessThan(2_000); // 160 ms on two idle cores
  });
});

describe('a container that cannot be moved', () => {
  it('is named by its code when there is none, or none that runs', async () => {
    await pod.run('hosta', '--name', 'ended', 'localhost/busybox', 'true');
    await pod.run('hosta', '--name', 'paused', 'localhost/busybox', 'sleep', '99');
    await pod.exec('hosta', ['podman', 'pause', 'paused']);
    expect(await refusal('nobody')).toBe('NO_SUCH_CONTAINER');
    expect(await refusal('--help')).toBe('NAME_INVALID');
    expect(await refusal('ended')).toBe('CONTAINER_STATE');
    expect(await refusal('paused')).toBe('CONTAINER_STATE');
    await pod.exec('hosta', ['podman', 'unpause', 'paused']);
  });

  const busybox = ['localhost/busybox', 'sleep', '99'];
  it.each<[string, string[], string[]]>([
    ['--rm', ['--rm', ...busybox], ['CONTAINER_AUTOREMOVE']],
    ['--privileged', ['--privileged', ...busybox], ['CONTAINER_PRIVILEGE']],
    ['a device', ['--device', '/dev/null:/dev/x', ...busybox], ['CONTAINER_PRIVILEGE']],
    ['the pids of the host', ['--pid', 'host', ...busybox], ['CONTAINER_NAMESPACE']],
    ['the network of the host', ['--network', 'host', ...busybox], ['NETWORK_KIND']],
    ['a directory of the host', ['-v', '/opt:/o:ro', ...busybox], ['MOUNT_HOST']],
    ['a unit', ['--label', 'PODMAN_SYSTEMD_UNIT=x.service', ...busybox], ['CONTAINER_UNIT']],
    ['an annotation', ['--annotation', 'run.oci.x=1', ...busybox], ['CONTAINER_ANNOTATION']],
    ['a deleted file', ['localhost/workloads', '/w/ghost', '--mib', '40'], ['FILE_DELETED_BIG']],
    ['inotify on its root', ['localhost/workloads', '/w/objects', '--dir', '/'], ['FILE_KIND']],
    ['MPTCP', ['localhost/workloads', '/w/mptcp'], ['SOCKET_KIND']],
    [
      'io_uring',
      ['--security-opt', 'seccomp=unconfined', 'localhost/workloads', '/w/iouring'],
      ['IO_URING', 'POLICY_PRIVILEGE'],
    ],
  ])('says that it has %s', async (_what, args, expected) => {
    await pod.run('hosta', '--name', 'odd', ...args);
    if (args.includes('localhost/workloads')) await pod.printed('hosta', 'odd', /READY/);
    expect(codes(await findings('odd'))).toEqual(expected);
  });

  it('says that somebody came in by podman exec', async () => {
    await pod.run('hosta', '--name', 'odd', ...busybox);
    await pod.exec('hosta', ['podman', 'exec', '-d', 'odd', 'sleep', '77']);
    expect(codes(await findings('odd'))).toEqual(['EXEC_SESSION']);
  });

  it('says that another container has its volume', async () => {
    await pod.run('hosta', '--name', 'one', '-v', 'data:/data', ...busybox);
    await pod.run('hosta', '--name', 'two', '-v', 'data:/data', ...busybox);
    expect(codes(await findings('one'))).toEqual(['VOLUME_SHARED']);
  });

  it('warns of a published port, and refuses it once it has a connection', async () => {
    await pod.run(
      'hosta',
      ...['--name', 'web', '--network', 'inner', '-p', '8080:7'],
      ...['localhost/workloads', '/w/echo', '--port', '7'],
    );
    await pod.printed('hosta', 'web', /READY/);
    const seen = (await findings('web')).map(({ code, blocks }) => `${code} ${blocks}`);
    expect(seen).toEqual(['PORT_PUBLISHED false']);
    const client = pod.lab.start('client', [
      ...['node', '-e', "require('net').connect({ host: '10.77.0.1', port: 8080 })"],
    ]);
    try {
      await expect.poll(async () => codes(await findings('web'))).toEqual(['PORT_PUBLISHED']);
    } finally {
      client.kill('SIGKILL');
    }
  });

  it('says that a UNIX connection leaves it', async () => {
    const program = (await pod.program('unixpeer')).replace('/share', pod.lab.share('client'));
    await pod.exec('hosta', ['sh', '-c', 'mkdir -p /tmp/peer']);
    expect(program).toMatch(/unixpeer$/);
    const peer = pod.lab.start('hosta', ['/share/unixpeer', '--listen', '/tmp/peer/s']);
    try {
      await expect.poll(() => pod.sh('hosta', 'ls /tmp/peer')).toBe('s');
      await pod.run(
        'hosta',
        ...['--name', 'odd', '-v', '/tmp/peer:/p', 'localhost/workloads'],
        ...['/w/unixpeer', '--path', '/p/s'],
      );
      await pod.printed('hosta', 'odd', /READY/);
      expect(codes(await findings('odd'))).toEqual(['MOUNT_HOST', 'SOCKET_EXTERNAL']);
    } finally {
      peer.kill('SIGKILL');
      await pod.sh('hosta', 'kill $(pidof unixpeer)');
    }
  });
});

describe('a target', () => {
  async function checked(prepare: () => Promise<unknown>, change = (d: Described) => d.claims) {
    await pod.run(
      'hosta',
      ...['--name', 'web', '--network', 'lan', '--ip', '10.77.0.145', '-v', 'data:/data'],
      ...['localhost/redis'],
    );
    using source = pod.half('hosta');
    using target = pod.half('hostb');
    const described = await source.ask<Described>({ do: 'describe', job, ref: 'web' });
    const facts = await source.ask<HostFacts>({ do: 'facts', job });
    await prepare();
    const claims = change(described);
    return codes(await target.ask<Finding[]>({ do: 'check', job, claims, facts }));
  }

  it('that has all it takes finds nothing', async () => {
    expect(await checked(async () => undefined)).toEqual([]);
  });

  it('says what is taken: the name, the address, the volume', async () => {
    const taken = () =>
      pod.run(
        'hostb',
        ...['--name', 'web', '--network', 'lan', '--ip', '10.77.0.145', '-v', 'data:/data'],
        ...['localhost/busybox', 'sleep', '99'],
      );
    expect((await checked(taken)).sort()).toEqual([
      'CONFLICT_IP',
      'CONFLICT_NAME',
      'CONFLICT_VOLUME',
    ]);
  });

  it('says that its network is another one, or none', async () => {
    const network = (change: object) => (d: Described) => ({
      ...d.claims,
      networks: d.claims.networks.map((claim) => ({ ...claim, ...change })),
    });
    const nothing = async () => undefined;
    expect(await checked(nothing, network({ network: 'wan' }))).toEqual(['NETWORK_MISSING']);
    await pod.wipe();
    expect(await checked(nothing, network({ driver: 'bridge' }))).toEqual(['NETWORK_MISSING']);
    await pod.wipe();
    expect(await checked(nothing, network({ subnets: ['10.1.0.0/24'] }))).toEqual([
      'NETWORK_MISSING',
    ]);
  });

  it('says that it has another image of the name, no secret, no room', async () => {
    const more = (d: Described) => ({
      ...d.claims,
      imageId: 'a'.repeat(64),
      secrets: ['key'],
      memoryBytes: 2 ** 50,
    });
    const found = await checked(async () => undefined, more);
    expect(found.sort()).toEqual(['DISK_RESERVE', 'IMAGE_MISMATCH', 'SECRET_MISSING']);
  });
});

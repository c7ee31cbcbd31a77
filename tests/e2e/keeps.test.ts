import { describe, expect } from 'vitest';
import { type Cluster, HOSTS, type Host, type PodmanInspect } from '../support/cluster.ts';
import { it } from '../support/e2e.ts';
import { stateTruth } from '../support/oracles.ts';
import { either } from '../support/runtimes.ts';

/** What a person would miss, of what podman tells of a container. */
function identity(c: PodmanInspect): object {
  const { HostConfig: host } = c;
  return {
    id: c.Id,
    name: c.Name,
    image: c.Image,
    imageName: c.ImageName,
    command: [c.Path, ...c.Args],
    runtime: c.OCIRuntime,
    config: c.Config,
    limits: {
      ulimits: host['Ulimits'],
      oom: host['OomScoreAdj'],
      memory: host['Memory'],
      pids: host['PidsLimit'],
      cpus: host['NanoCpus'],
      shm: host['ShmSize'],
    },
    restart: host['RestartPolicy'],
    caps: [host['CapAdd'], host['CapDrop']],
    mounts: c.Mounts.map(({ Type, Destination }) => ({ Type, Destination })),
    networks: Object.entries(c.NetworkSettings.Networks).map(([network, n]) => ({
      network,
      ip: n.IPAddress,
      prefix: n.IPPrefixLen,
      ip6: n.GlobalIPv6Address,
      mac: n.MacAddress,
    })),
  };
}

/** What the program itself can see. */
const INSIDE = `
  hostname; id; pwd; ip -o addr show dev eth0 | awk '{print $2, $3, $4}'; ip -o link show eth0
  ip route; ip -6 route | grep -v fe80; grep -e '^Cap' -e '^Seccomp' -e NoNewPrivs /proc/1/status
  cat /proc/1/limits /proc/1/oom_score_adj /proc/1/cmdline /etc/hosts /etc/hostname
  tr '\\0' '\\n' </proc/1/environ; cat /dev/shm/note; awk '{print $5}' /proc/1/mountinfo | sort`;

async function inside(cluster: Cluster, host: Host, name: string): Promise<string[]> {
  const told = await cluster.podman(host, ['exec', name, 'sh', '-c', INSIDE]);
  // Each host has an address of its own.
  return told.split('\n').filter((line) => !line.includes('host.containers.internal'));
}

/** Limits of cgroups need controllers, which some machines keep in cgroup v1. Nothing is skipped. */
async function cgroupLimits(cluster: Cluster): Promise<string[]> {
  const { stdout } = await cluster.exec('hosta', ['cat', '/sys/fs/cgroup/cgroup.controllers']);
  return [
    ...(stdout.includes('memory') ? ['--memory', '200m'] : []),
    ...(stdout.includes('pids') ? ['--pids-limit', '300'] : []),
  ];
}

describe.each(either('runc'))('a moved %s container', (runtime) => {
  it('keeps all that podman and its own program know of it', async ({ cluster }) => {
    const name = cluster.newName('same');
    const { ip, ip6, mac } = cluster.newAddress();
    const options = [
      ...['--hostname', 'my-host', '--label', 'team=blue', '--env', 'COLOUR=green apple'],
      ...['--ulimit', 'nofile=700:800', '--oom-score-adj', '123', '--workdir', '/tmp'],
      ...['--restart', 'on-failure:3', '--cap-drop', 'CAP_SETFCAP', '--stop-signal', 'SIGINT'],
      ...['--shm-size', '5m', '--user', '0:0'],
      ...(await cgroupLimits(cluster)),
    ];
    const mounts = { tmpfs: ['/scratch'], volumes: ['vol-same:/data'] };
    const spec = { name, runtime, args: ['idle'], ip, ip6, mac, options, ...mounts };
    const id = await cluster.startWorkload('hosta', spec);
    await cluster.podman('hosta', ['exec', name, 'sh', '-c', 'echo kept >/dev/shm/note']);
    const before = identity(await cluster.inspect('hosta', name));
    const saw = await inside(cluster, 'hosta', name);

    await cluster.migrate(name, 'hosta');

    expect(identity(await cluster.inspect('hostb', name))).toEqual(before);
    expect(await inside(cluster, 'hostb', name)).toEqual(saw);
    await cluster.migrate(name, 'hostb');
    expect(identity(await cluster.inspect('hosta', name))).toEqual(before);
    expect(await inside(cluster, 'hosta', name)).toEqual(saw);
    await stateTruth(cluster, id, 'hosta', { fenced: true });
  });

  it('keeps its log, and writes on in it', async ({ cluster }) => {
    const name = cluster.newName('log');
    const args = ['idle', '--stdout-every', '20'];
    await cluster.startWorkload('hosta', { name, runtime, args });
    await cluster.waitForLog('hosta', name, (lines) => (lines.length > 20 ? true : undefined));

    await cluster.migrate(name, 'hosta');

    const atMove = (await cluster.logLines('hostb', name)).length;
    const lines = await cluster.waitForLog('hostb', name, (all) =>
      all.length > atMove + 20 ? all : undefined,
    );
    expect(lines[0]).toMatch(/^READY/);
    const numbers = lines.slice(1).map((line) => Number(/^SEQ (\d+) /.exec(line)?.[1]));
    expect(numbers, 'no line is lost, none is there twice').toEqual([...numbers.keys()]);
    expect(numbers.length).toBeGreaterThan(40);
  });

  it('can be entered, stopped, started and removed on its new host', async ({
    cluster,
    witness,
  }) => {
    const name = cluster.newName('life');
    const id = await cluster.startWorkload('hosta', { name, runtime, args: ['idle'] });
    await witness.hears(name);
    await cluster.migrate(name, 'hosta');

    expect(await cluster.podman('hostb', ['exec', name, 'echo', 'inside'])).toBe('inside');
    await cluster.podman('hostb', ['stop', name]);
    expect((await cluster.inspect('hostb', name)).State.Status).toBe('exited');
    await cluster.podman('hostb', ['start', name]);
    await stateTruth(cluster, id, 'hostb');
    // A start is a new life, and the witness must see just this one.
    expect((await witness.hears(name)).incarnations).toBe(2);
    await cluster.podman('hostb', ['rm', '--force', '--time', '0', name]);
    const { stdout } = await cluster.exec('hostb', ['podman', 'ps', '--all', '--quiet']);
    expect(stdout).toBe('');
  });

  it('takes its image along when the target lacks it, without the layers the target has', async ({
    cluster,
    witness,
  }) => {
    cluster.afterwards(() => cluster.podman('hostb', ['image', 'prune', '--force']));
    const name = cluster.newName('image');
    const image = 'localhost/onlya';
    const beat = ['--witness', '10.77.0.100:4000', '--token', name];
    await cluster.startWorkload('hosta', { name, runtime, image, args: ['/w/idle', ...beat] });
    await witness.hears(name);
    const before = identity(await cluster.inspect('hosta', name));
    const size = await cluster.podman('hosta', ['image', 'inspect', '-f', '{{.Size}}', image]);

    const job = await cluster.migrate(name, 'hosta');

    await witness.exactlyOne(name);
    expect(identity(await cluster.inspect('hostb', name))).toEqual(before);
    expect(job.imageBytesSent).toBeGreaterThan(0);
    expect(Number(size)).toBeGreaterThan(10_000_000);
    expect(job.imageBytesSent, 'only one small layer was missing').toBeLessThan(100_000);
    expect(await cluster.podman('hostb', ['exec', name, 'cat', '/etc/onlya'])).toContain('layer');
  });
});

it('can leave no container of its own name to be started again on the old host', async ({
  cluster,
}) => {
  const name = cluster.newName('gone');
  await cluster.startWorkload('hosta', { name, args: ['idle'], witness: false });
  await cluster.migrate(name, 'hosta');
  for (const host of HOSTS) {
    const { code } = await cluster.exec(host, ['podman', 'start', name], { ok: 'any' });
    expect(code === 0).toBe(host === 'hostb');
  }
});

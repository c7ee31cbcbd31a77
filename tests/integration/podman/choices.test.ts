import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handMove } from '../../support/hand-move.ts';
import type { LabHost } from '../../support/lab.ts';
import { jobId, PodmanLab } from '../../support/podman-lab.ts';

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
});
beforeEach(async () => await pod.wipe());

/**
 * What `podman inspect` says of a container, without what differs between hosts and times by nature:
 * states, dates, paths, and the annotation that is ours.
 */
async function inspected(host: LabHost): Promise<Record<string, unknown>> {
  const [all] = JSON.parse(await pod.sh(host, 'podman inspect box'));
  const { Config, HostConfig, Name, Image, ImageName, Path, Args, Mounts } = all;
  const { NetworkSettings, EffectiveCaps, BoundingCaps, Dependencies } = all;
  const own = (annotations: Record<string, string>) => {
    const { 'org.criu.config': _, ...rest } = annotations;
    return rest;
  };
  delete NetworkSettings.SandboxKey;
  for (const one of Object.values<Record<string, unknown>>(NetworkSettings.Networks ?? {})) {
    delete one['NetworkID'];
    one['Aliases'] = [...new Set(one['Aliases'] as string[])].sort();
  }
  return {
    ...{ Name, Image, ImageName, Path, Args, Mounts, NetworkSettings, EffectiveCaps, BoundingCaps },
    Dependencies,
    Config: { ...Config, Annotations: own(Config.Annotations) },
    HostConfig: { ...HostConfig, Annotations: own(HostConfig.Annotations) },
  };
}

const CHOICES: readonly [string, readonly string[]][] = [
  ['nothing but an image', []],
  [
    'who it is',
    [
      ...['--hostname', 'db-1', '--group-add', '33', '--workdir', '/tmp'],
      ...[
        '--env',
        'EMPTY=',
        '--env',
        'ODD=$(id) --flag "q" é',
        '--label',
        'l=v w',
        '--tz',
        'Europe/Berlin',
      ],
      ...['--annotation', 'org.example/note=x', '--umask', '0077', '--stop-signal', 'INT'],
      ...['--stop-timeout', '33', '--restart', 'on-failure:3', '--timeout', '5000'],
    ],
  ],
  [
    'what it may',
    [
      ...['--cap-drop', 'all', '--cap-add', 'chown', '--security-opt', 'no-new-privileges'],
      ...[
        '--read-only',
        '--ulimit',
        'core=-1',
        '--ulimit',
        'nofile=100:200',
        '--oom-score-adj',
        '100',
      ],
      ...['--shm-size', '10m', '--sysctl', 'net.ipv4.ip_unprivileged_port_start=80'],
      ...['--sysctl', 'kernel.msgmax=8192', '--tmpfs', '/scratch:size=1m,mode=1777,noexec'],
    ],
  ],
  [
    'how it is reached',
    [
      ...[
        '--network',
        'lan:ip=10.77.0.150,ip6=fd77::150,mac=02:77:00:00:01:50,alias=db',
        '--dns',
        '10.77.0.1',
      ],
      ...['--dns-search', 'example.org', '--add-host', 'peer:10.77.0.9', '--dns-option', 'ndots:2'],
    ],
  ],
  [
    'how it is watched',
    [
      ...[
        '--init',
        '-t',
        '--health-cmd',
        'true',
        '--health-interval',
        '0',
        '--health-retries',
        '2',
      ],
      ...['--log-opt', 'max-size=1mb', '--entrypoint', '["/bin/sh","-c"]'],
    ],
  ],
  [
    'where it keeps things',
    [
      ...['-v', 'one:/a:ro', '-v', 'two:/b/c:noexec', '--mount', 'type=volume,src=three,dst=/d'],
      ...['--mount', 'type=tmpfs,dst=/e', '--volume', '/anonymous'],
    ],
  ],
];

describe.each(CHOICES)('a container for which was chosen: %s', (_, flags) => {
  it('is the same to podman after a move, and again after a restart', async () => {
    const command = flags.includes('--entrypoint')
      ? ['while :; do sleep 1; done']
      : ['sh', '-c', 'while :; do sleep 1; done'];
    // An address podman chooses is another one after each restart, on one host as well.
    const network = flags.includes('--network') ? [] : ['--network', 'none'];
    await pod.run('hosta', '--name', 'box', ...network, ...flags, 'localhost/busybox', ...command);
    const before = await inspected('hosta');
    await handMove(pod.lab, 'hosta', 'hostb', 'box', jobId());
    expect(await inspected('hostb')).toEqual(before);
    await pod.exec('hostb', ['podman', 'restart', '-t0', 'box']);
    expect(await inspected('hostb')).toEqual(before);
  });
});

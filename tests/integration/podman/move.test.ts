import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handMove } from '../../support/hand-move.ts';
import { type Described, jobId, PodmanLab } from '../../support/podman-lab.ts';

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
});
beforeEach(async () => await pod.wipe());

const LAN = ['--network', 'lan', '--ip', '10.77.0.140', '--mac-address', '02:77:00:00:01:40'];

describe.each(['crun', 'runc'])('a container of %s', (runtime) => {
  it('goes there and back while a TCP connection goes on, not one byte wrong', async () => {
    const client = await pod.program('echoclient');
    const id = await pod.run(
      'hosta',
      ...['--name', 'echo', '--runtime', runtime, ...LAN],
      ...['localhost/workloads', '/w/echo', '--port', '7'],
    );
    await pod.printed('hosta', 'echo', /READY/);
    const streaming = pod.exec('client', [client, '10.77.0.140', '7', '14', '--rate', '50']);
    const there = await handMove(pod.lab, 'hosta', 'hostb', 'echo', jobId());
    expect(there.claims.tcpEstablished).toBe(true);
    expect(await pod.sh('hosta', 'podman ps -aq')).toBe('');
    expect(await pod.sh('hostb', 'podman ps -q --no-trunc')).toBe(id);
    await handMove(pod.lab, 'hostb', 'hosta', 'echo', jobId());
    const { stdout } = await streaming;
    expect(stdout).toMatch(/wrong=0 resets=0 .* missing=0/);
    expect(await pod.sh('hostb', 'podman ps -aq')).toBe('');
  });

  it('keeps a task stopped that was stopped, and lets the others run', async () => {
    await pod.run(
      'hosta',
      ...['--name', 'stopped', '--runtime', runtime, '--network', 'none'],
      ...['localhost/workloads', '/w/stopped'],
    );
    await pod.printed('hosta', 'stopped', /READY/);
    await pod.exec('hosta', ['podman', 'kill', '--signal', 'USR1', 'stopped']);
    const before = await pod.printed('hosta', 'stopped', /STATES/);
    await handMove(pod.lab, 'hosta', 'hostb', 'stopped', jobId());
    const lines = (await pod.exec('hostb', ['podman', 'logs', 'stopped'])).stdout.split(
      '\n',
    ).length;
    await pod.exec('hostb', ['podman', 'kill', '--signal', 'USR1', 'stopped']);
    await expect
      .poll(async () => (await pod.exec('hostb', ['podman', 'logs', 'stopped'])).stdout.split('\n'))
      .toHaveLength(lines + 1);
    expect(await pod.printed('hostb', 'stopped', /STATES|BAD/)).toBe(before);
  });

  it('keeps pipes, sockets, timers and deleted files, and its log', async () => {
    await pod.run(
      'hosta',
      ...['--name', 'objects', '--runtime', runtime, '--network', 'none', '--tmpfs', '/tmp'],
      ...['localhost/workloads', '/w/objects'],
    );
    await pod.printed('hosta', 'objects', /READY/);
    await handMove(pod.lab, 'hosta', 'hostb', 'objects', jobId());
    await pod.exec('hostb', ['podman', 'kill', '--signal', 'USR1', 'objects']);
    expect(await pod.printed('hostb', 'objects', /OBJECTS|BAD/)).toMatch(/OBJECTS ok/);
    expect(await pod.printed('hostb', 'objects', /READY/)).toMatch(/READY/);
  });
});

describe('a neighbour', () => {
  // Between two macvlan devices of one parent no hook of the host sees a frame.
  it.each(['hosta', 'hostb'] as const)(
    'on %s keeps its connection, also when it is local',
    async (near) => {
      await pod.run(
        'hosta',
        ...['--name', 'echo', ...LAN, 'localhost/workloads', '/w/echo', '--port', '7'],
      );
      await pod.printed('hosta', 'echo', /READY/);
      await pod.run(
        near,
        ...['--name', 'near', '--network', 'lan', '--ip', '10.77.0.149', 'localhost/workloads'],
        ...['/w/echoclient', '10.77.0.140', '7', '8', '--rate', '50'],
      );
      await pod.printed(near, 'near', /CONNECTED/);
      await handMove(pod.lab, 'hosta', 'hostb', 'echo', jobId());
      expect(await pod.printed(near, 'near', /^sent=/, 45_000)).toMatch(
        /wrong=0 resets=0 .* missing=0/,
      );
    },
  );
});

/** Opens a file, gives it a second name, removes the first; reads it when /root/go appears. */
const RENAMED = `cd /root; echo hello > a; exec 3<a; ln a b; rm a; echo READY
  while :; do sleep 0.2; [ -e go ] && { cat <&3; rm go; }; done`;

describe('a file that is open and has lost the name it was opened by', () => {
  const start = async (host: 'hosta') => {
    await pod.run(
      host,
      '--name',
      'two',
      '--network',
      'none',
      'localhost/busybox',
      'sh',
      '-c',
      RENAMED,
    );
    await pod.printed(host, 'two', /READY/);
  };
  const look = async (host: 'hosta' | 'hostb') => {
    await pod.exec(host, ['podman', 'exec', 'two', 'touch', '/root/go']);
    expect(await pod.printed(host, 'two', /hello/)).toBe('hello');
    return await pod.sh(host, 'podman exec two ls /root');
  };

  it('goes along, and no other name of it is left', async () => {
    await start('hosta');
    await handMove(pod.lab, 'hosta', 'hostb', 'two', jobId());
    expect(await look('hostb')).toBe('b');
  });

  it('has its names, and its program runs, when the move is undone', async () => {
    await start('hosta');
    const job = jobId();
    using half = pod.half('hosta');
    const { subject, claims } = await half.ask<Described>({ do: 'describe', job, ref: 'two' });
    await half.ask({ do: 'freeze', job, subject });
    await half.ask({ do: 'dump', job, subject, claims });
    const before = await half.ask({ do: 'witness', job, subject });
    expect(await half.ask({ do: 'witness', job, subject })).toEqual(before);
    await half.ask({ do: 'thaw', job, subject });
    expect(await look('hosta')).toBe('b');
  });
});

describe('what a move leaves', () => {
  it('is nothing on either host but the container', async () => {
    const look = `ls -d /run/netns/* /run/crun/* 2>/dev/null; ls /var/lib/ckpt/podman /var/lib/ckpt/criu.d \
      /etc/criu 2>/dev/null; nft list tables; find /sys/fs/cgroup -name 'libpod-*' -o -name conmon -prune; \
      find /sys/fs/cgroup/ckpt -mindepth 1 -type d; podman volume ls -q; podman ps -aq; \
      grep -c . /proc/self/mountinfo; ls /share`;
    const clean = await pod.sh('hosta', look);
    await pod.run('hosta', '--name', 'web', ...LAN, '-v', 'data:/data', 'localhost/redis');
    await handMove(pod.lab, 'hosta', 'hostb', 'web', jobId());
    const left = (text: string) => text.replaceAll(/^\/var\/lib\/ckpt\/(podman|criu\.d):$/gm, '');
    expect(
      left(await pod.sh('hosta', look))
        .split('\n')
        .filter(Boolean),
    ).toEqual(clean.split('\n').filter(Boolean));
    expect(
      await pod.sh('hostb', 'ls -A /var/lib/ckpt/podman/* /share; nft list tables'),
    ).not.toMatch(/json|ckpt_/);
  });
});

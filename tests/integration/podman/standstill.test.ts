import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Subject, Witness } from '../../../src/base/claims.ts';
import { type Described, eventually, jobId, PodmanLab } from '../../support/podman-lab.ts';

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
});
beforeEach(async () => await pod.wipe());

const LAN = ['--network', 'lan', '--ip', '10.77.0.141', '--mac-address', '02:77:00:00:01:41'];

async function running(runtime: string): Promise<void> {
  await pod.run(
    'hosta',
    ...['--name', 'echo', '--runtime', runtime, ...LAN],
    ...['localhost/workloads', '/w/echo', '--port', '7'],
  );
  await pod.printed('hosta', 'echo', /READY/);
}

/** Numbered blocks go to the server `echo` and come back, until the result is called. */
async function streaming(rate: number): Promise<() => Promise<string>> {
  const client = await pod.program('echoclient');
  const pid = await pod.sh('hosta', 'podman inspect --format {{.State.Pid}} echo');
  const sockets = async () =>
    Number(await pod.sh('hosta', `ls -l /proc/${pid}/fd | grep -c socket:`));
  const listening = await sockets();
  const command = [client, '10.77.0.141', '7', '120', '--rate', String(rate)];
  const ended = pod.exec('client', command, { deadlineMs: 150_000 });
  ended.catch(() => undefined); // is told when it is asked for
  await eventually(30_000, async () => {
    if ((await sockets()) <= listening) throw new Error('the server has no connection');
  });
  return async () => {
    await pod.sh('client', 'kill -TERM $(pidof echoclient)');
    return (await ended).stdout;
  };
}

it('a shell is not frozen between the vfork of a command and its start', async () => {
  const id = await pod.run(
    'hosta',
    ...['--name', 'shell', '--network', 'none', 'localhost/busybox'],
    ...['sh', '-c', 'while :; do /bin/true; done'],
  );
  const job = jobId();
  using half = pod.half('hosta');
  const { subject } = await half.ask<Described>({ do: 'describe', job, ref: 'shell' });
  const state = `cut -d' ' -f3 $(sed 's|.*|/proc/&/stat|' /sys/fs/cgroup/libpod_parent/libpod-${id}/cgroup.procs)`;
  const states: string[] = [];
  for (let time = 0; time < 30; time++) {
    await half.ask({ do: 'freeze', job, subject });
    states.push(...(await pod.sh('hosta', state)).split('\n'));
    await half.ask({ do: 'thaw', job, subject });
  }
  expect(states.length).toBeGreaterThan(29);
  expect(states).not.toContain('D');
});

it('a container that crun keeps one cgroup below its own, as with systemd, is dumped and goes on', async () => {
  await running('crun');
  await pod.sh(
    'hosta',
    `id=$(podman inspect --format '{{.Id}}' echo)
     cd /sys/fs/cgroup/libpod_parent/libpod-$id && mkdir container
     for pid in $(cat cgroup.procs); do echo $pid >container/cgroup.procs; done
     sed -i 's|"cgroup-path": *"[^"]*|&/container|' /run/crun/$id/status`,
  );
  const job = jobId();
  using half = pod.half('hosta');
  const { subject, claims } = await half.ask<Described>({ do: 'describe', job, ref: 'echo' });
  const path = await pod.sh('hosta', `cat /proc/${subject.pid}/cgroup`);
  expect(path.endsWith(`${subject.container}/container`)).toBe(true);
  await half.ask({ do: 'freeze', job, subject });
  await half.ask({ do: 'dump', job, subject, claims, deadline: 20_000 });
  expect(await half.ask({ do: 'frozen', job, subject })).toBe(true);
  const { switches } = await half.ask<Witness>({ do: 'witness', job, subject });

  await half.ask({ do: 'thaw', job, subject });

  await expect
    .poll(async () => (await half.ask<Witness>({ do: 'witness', job, subject })).switches)
    .toBeGreaterThan(switches);
});

describe.each(['crun', 'runc'])('the source of a container of %s', (runtime) => {
  it('stands still from the freeze on, through the dump, until it is thawed', async () => {
    await running(runtime);
    const job = jobId();
    using half = pod.half('hosta');
    const { subject, claims } = await half.ask<Described>({ do: 'describe', job, ref: 'echo' });
    await half.ask({ do: 'lock', job, subject });
    await half.ask({ do: 'freeze', job, subject });
    await half.ask({ do: 'dump', job, subject, claims });
    const before = await half.ask<Witness>({ do: 'witness', job, subject });
    expect(await half.ask({ do: 'frozen', job, subject })).toBe(true);
    expect(await half.ask({ do: 'locked', job, subject })).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await half.ask({ do: 'witness', job, subject })).toEqual(before);

    await half.ask({ do: 'unlock', job, subject });
    await half.ask({ do: 'unlock', job, subject });
    await half.ask({ do: 'thaw', job, subject });
    await half.ask({ do: 'thaw', job, subject });
    expect(await half.ask({ do: 'locked', job, subject })).toBe(false);
    await expect
      .poll(async () => (await half.ask<Witness>({ do: 'witness', job, subject })).switches)
      .toBeGreaterThan(before.switches);
  });

  it('loses no byte of a connection when a move is undone', async () => {
    await running(runtime);
    const streamed = await streaming(100);
    const job = jobId();
    using half = pod.half('hosta');
    const { subject, claims } = await half.ask<Described>({ do: 'describe', job, ref: 'echo' });
    await half.ask({ do: 'lock', job, subject });
    await half.ask({ do: 'freeze', job, subject });
    await half.ask({ do: 'dump', job, subject, claims });
    await half.ask({ do: 'unlock', job, subject });
    await half.ask({ do: 'thaw', job, subject });
    expect(await streamed()).toMatch(/wrong=0 resets=0 .* missing=0/);
  });

  /** A frozen server with a connection that bytes go over, its socket as a killed CRIU leaves it. */
  async function inRepairMode() {
    await running(runtime);
    const streamed = await streaming(50);
    const job = jobId();
    const half = pod.half('hosta');
    const { subject } = await half.ask<Described>({ do: 'describe', job, ref: 'echo' });
    await half.ask({ do: 'lock', job, subject });
    await half.ask({ do: 'freeze', job, subject });
    expect(await half.ask<number>({ do: 'repair', job, subject })).toBeGreaterThan(0);
    return {
      subject,
      ask: (order: string) => half.ask({ do: order, job, subject }),
      streamed,
      [Symbol.dispose]: () => half[Symbol.dispose](),
    };
  }

  it('keeps its connections when a killed CRIU has left them in repair mode', async () => {
    using server = await inRepairMode();
    await server.ask('thaw');
    await server.ask('unlock');
    expect(await server.streamed()).toMatch(/wrong=0 resets=0 .* missing=0/);
  });

  it('keeps them also when it runs already, as that CRIU has left it', async () => {
    using server = await inRepairMode();
    await pod.sh('hosta', `echo 0 >${server.subject.cgroup}/cgroup.freeze`);
    await server.ask('unlock');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await server.ask('thaw');
    expect(await server.streamed()).toMatch(/wrong=0 resets=0 .* missing=0/);
  });

  it('refuses to dump what is not frozen', async () => {
    await running(runtime);
    const job = jobId();
    using half = pod.half('hosta');
    const { subject, claims } = await half.ask<Described>({ do: 'describe', job, ref: 'echo' });
    await expect(half.ask({ do: 'dump', job, subject, claims })).rejects.toMatchObject({
      code: 'STANDSTILL_BROKEN',
    });
  });

  it('is alive and unharmed after CRIU was killed in the middle of a dump', async () => {
    await pod.run(
      'hosta',
      ...['--name', 'big', '--runtime', runtime, '--network', 'none'],
      ...['localhost/workloads', '/w/pattern', '--mib', '128'],
    );
    await pod.printed('hosta', 'big', /READY/);
    const job = jobId();
    using half = pod.half('hosta');
    const { subject, claims } = await half.ask<Described>({ do: 'describe', job, ref: 'big' });
    await half.ask({ do: 'freeze', job, subject });
    const killer = pod.sh(
      'hosta',
      // The images grow: CRIU is at work. Only processes of this host are seen here.
      `while ! [ -s /share/${job}/set/checkpoint/pages-1.img ]; do sleep 0.01; done
       kill -9 $(pidof criu)`,
    );
    await expect(half.ask({ do: 'dump', job, subject, claims })).rejects.toMatchObject({
      code: expect.stringMatching(/DUMP_FAILED|STANDSTILL_BROKEN/),
    });
    await killer;
    await half.ask({ do: 'thaw', job, subject });
    await half.ask({ do: 'confirm', job, subject });
    await pod.exec('hosta', ['podman', 'kill', '--signal', 'USR1', 'big']);
    expect(await pod.printed('hosta', 'big', /VERIFIED|BAD/)).toMatch(/ 0 bad$/);
    expect(await pod.sh('hosta', 'podman ps -q | wc -l')).toBe('1');

    await half.ask({ do: 'freeze', job, subject });
    await half.ask({ do: 'dump', job, subject, claims });
    await half.ask({ do: 'thaw', job, subject });
  });
});

describe('one life of a container', () => {
  it('is told from the next by its first process', async () => {
    await running('crun');
    const job = jobId();
    using half = pod.half('hosta');
    const { subject } = await half.ask<Described>({ do: 'describe', job, ref: 'echo' });
    await half.ask({ do: 'confirm', job, subject });
    const other: Subject = { ...subject, startTicks: '1' };
    await expect(half.ask({ do: 'confirm', job, subject: other })).rejects.toMatchObject({
      code: 'TARGET_CHANGED',
    });
    await pod.exec('hosta', ['podman', 'restart', '-t0', 'echo']);
    await expect(half.ask({ do: 'confirm', job, subject })).rejects.toMatchObject({
      code: 'TARGET_CHANGED',
    });
  });
});

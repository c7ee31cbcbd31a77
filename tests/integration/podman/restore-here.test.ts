import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Claims, Subject } from '../../../src/base/claims.ts';
import { DeadlyNetavark } from '../../support/netavark.ts';
import { type Described, eventually, jobId, PodmanLab } from '../../support/podman-lab.ts';
import { either } from '../../support/runtimes.ts';

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
});
beforeEach(async () => await pod.wipe());
afterAll(async () => await pod.wipe());

/** A file that changed less than this ago does not go ahead. */
const SETTLED_MS = 3_500;

/** Counts, on standard output and in its volume, beside traces in its root file system. */
const PROGRAM = `echo kept >/kept; rm /bin/vi; echo x >/gone; rm /gone; mkdir -p /etc/made; i=0
  echo volume >/data/first
  while :; do i=$((i + 1)); echo n $i; echo $i >/data/n; sleep 0.05; done`;

const LAN = ['--network', 'lan', '--ip', '10.77.0.147', '--mac-address', '02:77:00:00:01:47'];

interface Dumped {
  readonly id: string;
  readonly job: string;
  readonly subject: Subject;
  readonly claims: Claims;
  /** The last number printed before the freeze. */
  readonly counted: number;
  /** Podman's words of what must not change. */
  readonly record: string;
}

const RECORD = `podman inspect --format '{{.Id}} {{.Name}} {{.Image}} {{.HostConfig.RestartPolicy.Name}}
  {{.Config.Labels}} {{.Config.CreateCommand}} {{range .Mounts}}{{.Name}}{{end}}
  {{range .NetworkSettings.Networks}}{{.IPAddress}} {{.MacAddress}}{{end}}' web`;

async function numbers(): Promise<number[]> {
  const { stdout } = await pod.exec('hosta', ['podman', 'logs', 'web']);
  return [...stdout.matchAll(/^n (\d+)$/gm)].map(([, n]) => Number(n));
}

/** A container on hosta whose set is durable; its host is still up and holds it frozen. */
async function dumped(runtime: string, ...more: string[]): Promise<Dumped> {
  return await dumpedAfter(async () => {}, runtime, ...more);
}

type Asked = (order: { do: string; dir?: string }) => Promise<unknown>;

async function dumpedAfter(
  first: (ask: Asked) => Promise<void>,
  runtime: string,
  ...more: string[]
): Promise<Dumped> {
  const id = await pod.run(
    'hosta',
    ...['--name', 'web', '--runtime', runtime, ...LAN, '-v', 'data:/data', '--label', 'a=b'],
    ...[...more, 'localhost/busybox', 'sh', '-c', PROGRAM],
  );
  await pod.printed('hosta', 'web', /^n 20$/);
  const record = await pod.sh('hosta', RECORD);
  const job = jobId();
  using half = pod.half('hosta');
  const { subject, claims } = await half.ask<Described>({ do: 'describe', job, ref: 'web' });
  await first((order) => half.ask({ job, subject, claims, ...order }));
  await half.ask({ do: 'lock', job, subject });
  await half.ask({ do: 'freeze', job, subject });
  const set = await half.ask<{ names: string[] }>({ do: 'dump', job, subject, claims });
  await half.ask({ do: 'durable', job, names: set.names });
  const counted = (await numbers()).at(-1) ?? 0;
  return { id, job, subject, claims, counted, record };
}

/** As after a power failure: memory is gone, the disk is not. */
async function powerCut(): Promise<void> {
  await pod.crash('hosta');
  await pod.lab.up();
}

/** What a disk may have lost that was not told to flush: a write, a removal, a whiteout. */
async function loseWrites(id: string): Promise<void> {
  await pod.sh(
    'hosta',
    `upper=$(podman inspect --format '{{.GraphDriver.Data.UpperDir}}' ${id})
     volume=$(podman volume inspect --format '{{.Mountpoint}}' data)
     : >$upper/kept; echo back >$upper/gone; rm -f $upper/bin/vi; rmdir $upper/etc/made
     : >$volume/first; rm $volume/n; echo back >$volume/gone; mkdir $volume/dir
     log=$(podman inspect --format '{{.HostConfig.LogConfig.Path}}' ${id}); truncate -s 10 $log`,
  );
}

async function runsOn({ counted, record }: Dumped): Promise<void> {
  const seen = await eventually(60_000, async () => {
    const all = await numbers();
    if ((all.at(-1) ?? 0) < counted + 20) throw new Error(`printed ${all.slice(-5).join(' ')}`);
    return all;
  });
  expect(seen).toEqual(seen.map((_, index) => index + 1));
  expect(await pod.sh('hosta', 'podman ps -a --format "{{.Names}} {{.Status}}"')).toMatch(
    /^web Up/,
  );
  expect(await pod.sh('hosta', RECORD)).toBe(record);
  const inside = await pod.sh(
    'hosta',
    `podman exec web sh -c 'cat /kept /data/first; ls -d /gone /data/gone /data/dir /bin/vi /etc/made'`,
  );
  expect(inside.split('\n')).toEqual(['kept', 'volume', '/etc/made']);
  const written = await eventually(60_000, async () => {
    const n = await pod.sh('hosta', 'podman exec web cat /data/n');
    if (n === '') throw new Error('/data/n is empty'); // as it is between its opening and the write
    return Number(n);
  });
  expect(written).toBeGreaterThan(counted);
}

/**
 * What a restore here could leave besides the container; not the pipes of a conmon that ended with its
 * host, which podman clears away or not.
 */
const LOOK = `ls /var/lib/containers/storage/overlay-containers/*/userdata | grep -vxE 'attach|ctl|winsz'; nft list tables
  find /sys/fs/cgroup/ckpt -mindepth 1 -type d; ls -A /tmp; ls /run/netns | wc -l`;

it('row:source-power has what went ahead of its files, which is not in the set', async () => {
  const one = await dumpedAfter(async (ask) => {
    await sleep(SETTLED_MS);
    await ask({ do: 'files-ahead', dir: '/share/files' });
    await ask({ do: 'files-taken' });
  }, 'crun');
  await powerCut();
  const volume = await pod.sh('hosta', 'podman volume inspect --format {{.Mountpoint}} data');
  const upper = `$(podman inspect --format '{{.GraphDriver.Data.UpperDir}}' web)`;
  await pod.sh('hosta', `cd ${volume}; rm n; echo back >gone; mkdir dir`);
  await pod.sh('hosta', `cd ${upper}; echo back >gone; rm -f bin/vi; rmdir etc/made`);
  const { job, subject, claims } = one;
  const kept = await pod.sh('hosta', `tr '\\0' ' ' </share/${job}/set/volumes/data.kept`);
  expect(kept.trim()).toBe('first');
  const ofRoot = await pod.sh('hosta', `tr '\\0' '\\n' </share/${job}/set/rootfs-diff.kept`);
  expect(ofRoot.split('\n')).toContain('kept');
  using half = pod.half('hosta');

  await half.ask({ do: 'restore-here', job, subject, claims });

  await runsOn(one);
  expect(await pod.sh('hosta', `ls ${volume}; cat ${volume}/first`)).toBe('first\nn\nvolume');
});

describe.each(either('crun'))(
  'row:source-power a container of %s whose host lost power',
  (runtime) => {
    it('goes on from the moment of its dump, with all it had, while its fence stands', async () => {
      using hooks = pod.half('hosta');
      await hooks.ask({ do: 'install-hooks', job: jobId() });
      try {
        const one = await dumped(runtime);
        await pod.fence('hosta', one.id, 'leaving');
        await powerCut();
        await loseWrites(one.id);
        const { job, subject, claims } = one;
        using half = pod.half('hosta');
        await half.ask({ do: 'restore-here', job, subject, claims });
        await runsOn(one);
        const look = await pod.sh('hosta', LOOK);
        expect(look).not.toMatch(/checkpoint|rootfs-diff|network.status|ckpt_/);

        const before = (await numbers()).length;
        await half.ask({ do: 'restore-here', job, subject, claims });
        using next = pod.half('hosta');
        await next.ask({ do: 'restore-here', job, subject, claims });
        await expect.poll(async () => (await numbers()).length).toBeGreaterThan(before);
        await runsOn(one);

        // An ordinary container again: it stops, and starts anew when the fence is gone.
        await pod.exec('hosta', ['podman', 'stop', '-t0', 'web']);
        expect((await pod.exec('hosta', ['podman', 'start', 'web'], { ok: 'any' })).code).not.toBe(
          0,
        );
        await pod.unfence('hosta', one.id);
        await pod.exec('hosta', ['podman', 'start', 'web']);
      } finally {
        using last = pod.half('hosta');
        await last.ask({ do: 'remove-hooks', job: jobId() });
      }
    });

    it('is restored again when the first restore was killed', async () => {
      const one = await dumped(runtime);
      await powerCut();
      const { job, subject, claims } = one;
      const outcomes: string[] = [];
      for (const victim of ['podman', 'criu', runtime]) {
        using half = pod.half('hosta');
        const killer = pod.sh(
          'hosta',
          `until [ -e /share/over ] || { pid=$(pidof ${victim}) && kill -9 $pid; }; do sleep 0.005; done`,
        );
        outcomes.push(
          await half.ask({ do: 'restore-here', job, subject, claims }).then(
            () => 'runs',
            (error: { code?: string }) => error.code ?? String(error),
          ),
        );
        await pod.sh('hosta', 'touch /share/over');
        await killer;
        await pod.sh('hosta', 'rm /share/over');
        if (outcomes.at(-1) === 'runs') break; // the kill came too late
        expect(await pod.sh('hosta', 'podman ps -q')).toBe('');
        expect((await numbers()).at(-1)).toBe(one.counted);
      }
      expect(outcomes[0]).toMatch(/RESTORE_FAILED|PODMAN_FAILED/);
      using half = pod.half('hosta');
      await half.ask({ do: 'restore-here', job, subject, claims });
      await runsOn(one);
    });
  },
);

describe('row:source-power a container whose first restore ended when podman had reserved its address', () => {
  it('has it all the same, and no other container loses its own', async () => {
    const other = ['--network', 'lan', '--ip', '10.77.0.148', '--restart', 'always'];
    await pod.run('hosta', '--name', 'other', ...other, 'localhost/busybox', 'sleep', '1000');
    const one = await dumped('crun');
    await powerCut();
    await pod.exec('hosta', ['podman', 'start', 'other']);
    const { job, subject, claims } = one;
    await using netavark = await DeadlyNetavark.put((script) => pod.sh('hosta', script));
    await netavark.kills();
    {
      using half = pod.half('hosta');
      const refused = half.ask({ do: 'restore-here', job, subject, claims });
      await expect(refused).rejects.toMatchObject({ code: 'RESTORE_FAILED' });
    }
    expect(await netavark.spares()).toBe(1);
    using half = pod.half('hosta');
    await half.ask({ do: 'restore-here', job, subject, claims });
    await pod.exec('hosta', ['podman', 'rm', '-f', '-t0', 'other']);
    await runsOn(one);
  });
});

describe('a container that was killed while it was frozen', () => {
  it('row:container-removed goes on from its dump when a person asks for it', async () => {
    using half = pod.half('hosta');
    await half.ask({ do: 'install-hooks', job: jobId() });
    try {
      const one = await dumped('crun', '--restart', 'always');
      const { job, subject, claims } = one;
      await pod.fence('hosta', one.id, 'leaving');
      await pod.sh('hosta', `kill -9 ${subject.pid}`);
      // Its policy would have it started anew; the fence says no.
      await eventually(60_000, async () => {
        const state = await pod.sh('hosta', 'podman inspect --format {{.State.Status}} web');
        if (state !== 'exited') throw new Error(`web is ${state}`);
      });
      await half.ask({ do: 'restore-here', job, subject, claims });
      await runsOn(one);
    } finally {
      await half.ask({ do: 'remove-hooks', job: jobId() });
    }
  });
});

describe('a container is not restored here', () => {
  const refused = async ({ job, subject, claims }: Dumped, why: RegExp) => {
    using half = pod.half('hosta');
    await expect(half.ask({ do: 'restore-here', job, subject, claims })).rejects.toMatchObject({
      code: 'RESTORE_FAILED',
      message: expect.stringMatching(why),
    });
  };

  it('row:source-power when somebody has started it anew, and nothing is touched', async () => {
    const one = await dumped('crun');
    await powerCut();
    await pod.exec('hosta', ['podman', 'start', 'web']);
    await refused(one, /it runs: somebody has started it anew/);
    await pod.exec('hosta', ['podman', 'stop', '-t0', 'web']);
    const before = await pod.sh('hosta', 'cat /var/lib/containers/storage/volumes/data/_data/n');
    await refused(one, /somebody has started it anew/);
    expect(await pod.sh('hosta', 'cat /var/lib/containers/storage/volumes/data/_data/n')).toBe(
      before,
    );
    expect(await pod.sh('hosta', 'podman ps -q')).toBe('');
  });

  it('row:container-removed when somebody has removed it, or its volume', async () => {
    const one = await dumped('crun');
    await powerCut();
    await pod.exec('hosta', ['podman', 'rm', '-f', 'web']);
    await refused(one, /somebody removed it/);
  });

  it('row:source-power when its files were not on disk yet, or are not whole', async () => {
    const one = await dumped('crun');
    await powerCut();
    const set = join(pod.lab.share('hosta'), one.job, 'set');
    await pod.sh('hosta', `truncate -s -1 /share/${one.job}/set/checkpoint/pages-1.img`);
    await refused(one, /pages-1.img of the dump is not what it was/);
    await pod.sh('hosta', `rm /share/${one.job}/set/kept.json`);
    await refused(one, /not wholly on disk/);
    expect(await pod.sh('hosta', 'podman ps -q')).toBe('');
    writeFileSync(join(set, 'kept.json'), '{"startedAt":"","files":[]}');
    await refused(one, /started it anew/);
  });

  it('row:source-power when CRIU cannot, and it stays a stopped container', async () => {
    const one = await dumped('crun');
    await powerCut();
    const file = `/share/${one.job}/set/checkpoint/core-1.img`;
    // What says of which kind the file is: elsewhere one byte may be as good as another.
    await pod.sh('hosta', `printf 12345678 | dd of=${file} bs=1 conv=notrunc`);
    const before = await pod.sh('hosta', LOOK);
    await refused(one, /./);
    expect(await pod.sh('hosta', LOOK)).toBe(before);
    expect(await pod.sh('hosta', 'podman ps -a --format "{{.Status}}"')).toMatch(
      /^(Exited|Created)/,
    );
    expect(await pod.sh('hosta', 'podman start web; podman exec web cat /kept')).toMatch(/kept/);
  });
});

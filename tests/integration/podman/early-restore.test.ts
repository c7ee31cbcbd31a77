import { cpSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Standing } from '../../../src/base/claims.ts';
import { handMove } from '../../support/hand-move.ts';
import { type Described, eventually, jobId, PodmanLab } from '../../support/podman-lab.ts';
import { either } from '../../support/runtimes.ts';

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
  await pod.startedBefore('hostb');
});
beforeEach(async () => await pod.wipe());

const LAN = ['--network', 'lan', '--ip', '10.77.0.144', '--mac-address', '02:77:00:00:01:44'];

/** Everything on the target that a restore could have made. */
const LOOK = `ls /run/netns /run/crun /run/runc /run/libpod/persist 2>/dev/null; podman ps -aq --external
  podman volume ls -q; nft list tables; find /sys/fs/cgroup -name '*libpod-*'; find /var/lib/ckpt -type f
  find /sys/fs/cgroup/ckpt -mindepth 1 -type d; ls -A /tmp /var/tmp
  ps -e -o comm | grep -E 'conmon|crun|runc|criu|podman' | grep -v ps; cut -d' ' -f5 /proc/self/mountinfo
  ls /var/lib/containers/storage/overlay-containers | grep -v json`;

/** A monitor that was killed has podman clean up behind it, which ends a moment later. */
const sameAs = async (before: string) =>
  await eventually(60_000, async () => {
    const now = await pod.sh('hostb', LOOK);
    if (now !== before) throw new Error(`before:\n${before}\nnow:\n${now}`);
  });

/** A container on hosta that runs, and hostb's podman at the images of it. */
async function begun(runtime: string, options: readonly string[] = []) {
  await pod.run(
    'hosta',
    ...['--name', 'box', '--runtime', runtime, ...LAN, ...options],
    ...['localhost/busybox', 'sh', '-c', 'echo READY; while :; do sleep 0.2; done'],
  );
  await pod.printed('hosta', 'box', /READY/);
  const job = jobId();
  const giver = pod.half('hosta');
  const { subject, claims } = await giver.ask<Described>({ do: 'describe', job, ref: 'box' });
  const descriptions = await giver.ask({ do: 'descriptions', job, subject, claims });
  const taker = pod.half('hostb');
  const standBy = async () => taker.ask({ do: 'stand-by', job, claims, descriptions });
  return {
    ...{ job, subject, claims, giver, taker, standBy },
    /** The source is frozen and dumped, and the set lies on the target. */
    carry: async () => {
      await giver.ask({ do: 'lock', job, subject });
      await giver.ask({ do: 'freeze', job, subject });
      await giver.ask({ do: 'dump', job, subject, claims });
      const share = (host: 'hosta' | 'hostb') => join(pod.lab.share(host), job, 'set');
      cpSync(share('hosta'), share('hostb'), { recursive: true });
      return share('hostb');
    },
    [Symbol.dispose]: () => {
      giver[Symbol.dispose]();
      taker[Symbol.dispose]();
    },
  };
}

describe.each(either('runc'))('a restore of %s that begins before the freeze', (runtime) => {
  it('waits for the images with everything made, while the container runs on', async () => {
    using move = await begun(runtime, ['-v', 'data:/data']);
    const before = await move.giver.ask({ do: 'witness', job: move.job, subject: move.subject });
    await move.standBy();
    expect(await pod.sh('hostb', 'podman volume ls -q; pidof criu')).toBe('data');
    expect(await pod.sh('hostb', `pidof conmon ${runtime} | wc -w`)).toBe('2');
    const tables = await pod.sh(
      'hostb',
      'nsenter --net=/run/netns/$(ls /run/netns) nft list tables',
    );
    expect(tables).toMatch(/^table inet ckpt_\w+\ntable arp ckpt_\w+$/);
    expect(await pod.sh('hostb', 'nft list tables')).not.toMatch(/ckpt_/);
    await expect
      .poll(() => move.giver.ask({ do: 'witness', job: move.job, subject: move.subject }))
      .not.toEqual(before);

    await move.carry();
    const { job, claims } = move;
    const standing = await move.taker.ask<Standing>({ do: 'restore', job, claims });
    expect(await move.taker.ask({ do: 'frozen', job, standing, subject: standing })).toBe(true);
    expect(await move.taker.ask({ do: 'runs', job, standing })).toBe(false);
    await move.taker.ask({ do: 'discard', job, claims });
  });

  it('brings all files of the container along, with their owners, and its output', async () => {
    const script = `rm /bin/vi; mkdir -m 750 /root/made; echo changed >/root/made/file; ln -s /etc /root/link
      chown 7:8 /root/made /data; echo kept >/data/file; echo shared >/dev/shm/file; echo READY
      while :; do sleep 0.2; done`;
    await pod.run(
      'hosta',
      ...['--name', 'box', '--runtime', runtime, ...LAN, '-v', 'data:/data'],
      ...['localhost/busybox', 'sh', '-c', script],
    );
    await pod.printed('hosta', 'box', /READY/);
    const look = `podman exec box sh -c 'ls -lnd /root/made /root/link /data; ls -ln /root/made /data /dev/shm
      cat /root/made/file /data/file /dev/shm/file; ls /bin/vi; ls /bin | wc -l'; podman logs box 2>&1`;
    const before = await pod.sh('hosta', look);
    expect(before).toMatch(/changed\nkept\nshared\n/);
    await handMove(pod.lab, 'hosta', 'hostb', 'box', jobId(), { early: true });
    expect(await pod.sh('hostb', look)).toBe(before);
  });
});

describe('a restore that begins before the freeze', () => {
  const runtime = 'crun';

  it('leaves nothing when the move ends before the freeze', async () => {
    using move = await begun(runtime, ['-v', 'data:/data']);
    const before = await pod.sh('hostb', LOOK);
    const { job, claims, taker } = move;
    await move.standBy();
    await taker.ask({ do: 'discard', job, claims });
    await sameAs(before);
  });

  it('leaves nothing when ckptd is killed while it waits', async () => {
    using move = await begun(runtime);
    const before = await pod.sh('hostb', LOOK);
    const { job, claims, taker } = move;
    await move.standBy();
    taker[Symbol.dispose]();
    using next = pod.half('hostb');
    // As a daemon does that starts: podman is still at work.
    await next.ask({ do: 'end-children', job });
    await next.ask({ do: 'discard', job, claims });
    await next.ask({ do: 'end-children', job });
    await sameAs(before);
  });

  it.each(['podman', 'conmon', 'runtime'])(
    'fails with a word when its %s is killed while it waits, and leaves nothing',
    async (victim) => {
      using move = await begun(runtime);
      const before = await pod.sh('hostb', LOOK);
      const { job, claims, taker } = move;
      await move.standBy();
      const name = victim === 'runtime' ? runtime : victim;
      await pod.sh('hostb', `kill -9 $(pidof ${name})`);
      await move.carry();
      await expect(taker.ask({ do: 'restore', job, claims })).rejects.toMatchObject({
        code: expect.stringMatching(/RESTORE_FAILED|RESTORE_POLICY/),
      });
      await taker.ask({ do: 'discard', job, claims });
      await taker.ask({ do: 'end-children', job });
      await sameAs(before);
    },
  );

  it('puts no file where the root file system was, when podman has taken that away', async () => {
    using move = await begun(runtime);
    const before = await pod.sh('hostb', LOOK);
    const { job, claims, taker } = move;
    await move.standBy();
    await move.carry();
    const merged = `$(grep -o '[^ ]*/overlay/[^ ]*/merged' /proc/self/mountinfo)`;
    const taken = await pod.sh('hostb', `root=${merged}; umount -l $root; echo $root`);
    await expect(taker.ask({ do: 'restore', job, claims })).rejects.toMatchObject({
      code: 'RESTORE_FAILED',
      message: expect.stringContaining('podman took away the root file system'),
    });
    expect(await pod.sh('hostb', `ls -A ${taken}`)).toBe('');
    await taker.ask({ do: 'discard', job, claims });
    await taker.ask({ do: 'end-children', job });
    await sameAs(before);
  });

  it('is refused when the container is another one by now', async () => {
    using move = await begun(runtime);
    const { job, claims, taker } = move;
    await move.standBy();
    const path = join(await move.carry(), 'config.dump');
    const config = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    writeFileSync(path, JSON.stringify({ ...config, stopTimeout: 77 }));
    await expect(taker.ask({ do: 'restore', job, claims })).rejects.toMatchObject({
      code: 'TARGET_CHANGED',
    });
    await taker.ask({ do: 'discard', job, claims });
  });
});

describe.each([
  ['at once', false],
  ['early', true],
])('a copy with connections that was restored %s', (_how, early) => {
  it('stands there with no question to its neighbours under way', async () => {
    await pod.run(
      'hosta',
      ...['--name', 'echo', ...LAN, 'localhost/workloads', '/w/echo', '--port', '7'],
    );
    await pod.printed('hosta', 'echo', /READY/);
    const client = await pod.program('echoclient');
    const streaming = pod.exec('client', [client, '10.77.0.144', '7', '6', '--rate', '50']);
    const job = jobId();
    using giver = pod.half('hosta');
    using taker = pod.half('hostb');
    const described = () => giver.ask<Described>({ do: 'describe', job, ref: 'echo' });
    await expect.poll(described).toMatchObject({ claims: { tcpEstablished: true } });
    const { subject, claims } = await described();
    const descriptions = await giver.ask({ do: 'descriptions', job, subject, claims });
    if (early) await taker.ask({ do: 'stand-by', job, claims, descriptions });
    await giver.ask({ do: 'lock', job, subject });
    await giver.ask({ do: 'freeze', job, subject });
    await giver.ask({ do: 'dump', job, subject, claims });
    const share = (host: 'hosta' | 'hostb') => join(pod.lab.share(host), job, 'set');
    cpSync(share('hosta'), share('hostb'), { recursive: true });
    const { pid } = await taker.ask<Standing>({ do: 'restore', job, claims });
    const neighbours = `nsenter --net=/proc/${pid}/ns/net sh -c 'ip -4 neigh show nud all; ip -6 neigh show nud all'`;
    expect(await pod.sh('hostb', `${neighbours} | grep -v NOARP`)).toBe('');
    await taker.ask({ do: 'discard', job, claims });
    await giver.ask({ do: 'unlock', job, subject });
    await giver.ask({ do: 'thaw', job, subject });
    expect((await streaming).stdout).toMatch(/wrong=0 resets=0 .* missing=0/);
  });
});

describe('a neighbour on the target', () => {
  it('keeps its connection while the copy waits there with the same address', async () => {
    await pod.run(
      'hosta',
      ...['--name', 'echo', ...LAN, 'localhost/workloads', '/w/echo', '--port', '7'],
    );
    await pod.printed('hosta', 'echo', /READY/);
    await pod.run(
      'hostb',
      ...['--name', 'near', '--network', 'lan', '--ip', '10.77.0.149', 'localhost/workloads'],
      ...['/w/echoclient', '10.77.0.144', '7', '8', '--rate', '50'],
    );
    await pod.printed('hostb', 'near', /CONNECTED/);
    await handMove(pod.lab, 'hosta', 'hostb', 'echo', jobId(), { early: true });
    expect(await pod.printed('hostb', 'near', /^sent=/, 45_000)).toMatch(
      /wrong=0 resets=0 .* missing=0/,
    );
  });
});

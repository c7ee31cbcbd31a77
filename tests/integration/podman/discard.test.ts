import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Claims, Standing, Witness } from '../../../src/base/claims.ts';
import { type Described, jobId, PodmanLab } from '../../support/podman-lab.ts';
import { either } from '../../support/runtimes.ts';

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
  await pod.startedBefore('hostb');
});
beforeEach(async () => await pod.wipe());

const LAN = ['--network', 'lan', '--ip', '10.77.0.143', '--mac-address', '02:77:00:00:01:43'];

/** Everything on the target that a restore could have made. */
const LOOK = `ls /run/netns /run/crun /run/runc /run/libpod/persist 2>/dev/null; podman ps -aq; ls /var/lib/containers/storage/volumes
  nft list tables; find /sys/fs/cgroup -name '*libpod-*'; find /var/lib/ckpt -type f
  find /sys/fs/cgroup/ckpt -mindepth 1 -type d
  ps -e -o comm | grep -E 'conmon|crun|runc|criu|pattern|podman' | grep -v ps; cut -d' ' -f5 /proc/self/mountinfo; ls -A /tmp /var/tmp
  ls /var/lib/containers/storage/overlay-containers | grep -v json`;

/** A conmon that was killed has had podman clean up behind it, which ends a moment later. */
async function sameAs(before: string): Promise<void> {
  const look = async () => (await pod.sh('hostb', LOOK)).split('\n');
  await expect.poll(look, { interval: 100 }).toEqual(before.split('\n'));
}

/** Dumps on hosta, lays the files down on hostb. The source stays frozen. */
async function dumped(
  runtime: string,
  options: readonly string[] = LAN,
): Promise<{ job: string; claims: Claims }> {
  await pod.run(
    'hosta',
    ...['--name', 'big', '--runtime', runtime, ...options],
    ...['localhost/workloads', '/w/pattern', '--mib', '64'],
  );
  await pod.printed('hosta', 'big', /READY/);
  const job = jobId();
  using half = pod.half('hosta');
  const { subject, claims } = await half.ask<Described>({ do: 'describe', job, ref: 'big' });
  await half.ask({ do: 'lock', job, subject });
  await half.ask({ do: 'freeze', job, subject });
  await half.ask({ do: 'dump', job, subject, claims });
  const share = (host: 'hosta' | 'hostb') => join(pod.lab.share(host), job, 'set');
  cpSync(share('hosta'), share('hostb'), { recursive: true });
  return { job, claims };
}

describe.each(either('crun'))('the target of a container of %s', (runtime) => {
  it('has a copy that stands still, and nothing any more when it is discarded, twice', async () => {
    const before = await pod.sh('hostb', LOOK);
    const { job, claims } = await dumped(runtime, [...LAN, '-v', 'data:/data']);
    using half = pod.half('hostb');
    const standing = await half.ask<Standing>({ do: 'restore', job, claims });
    expect(await half.ask({ do: 'frozen', job, standing, subject: standing })).toBe(true);
    expect(await half.ask({ do: 'runs', job, standing })).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await half.ask<Witness>({ do: 'standing', job, standing })).toEqual(standing.witness);
    expect(await pod.sh('hostb', 'podman ps --format {{.Status}}')).toMatch(/^Up/);

    await half.ask({ do: 'discard', job, claims });
    await half.ask({ do: 'discard', job, claims });
    expect(await half.ask({ do: 'standing', job, standing })).toBe(null);
    await sameAs(before);

    const again = await half.ask<Standing>({ do: 'restore', job, claims });
    expect(again.container).toBe(standing.container);
    await half.ask({ do: 'discard', job, claims });
    await sameAs(before);
  });

  it('has a copy that runs, and nothing any more when a person has overruled it', async () => {
    const before = await pod.sh('hostb', LOOK);
    const { job, claims } = await dumped(runtime);
    using half = pod.half('hostb');
    const standing = await half.ask<Standing>({ do: 'restore', job, claims });
    await half.ask({ do: 'commit', job, claims, standing });
    await expect.poll(() => half.ask({ do: 'runs', job, standing })).toBe(true);
    await half.ask({ do: 'end-children', job });
    await half.ask({ do: 'discard', job, claims });
    expect(await half.ask({ do: 'standing', job, standing })).toBe(null);
    await sameAs(before);
  });

  it('runs nothing and keeps nothing when podman is killed in the middle of the restore', async () => {
    const before = await pod.sh('hostb', LOOK);
    const { job, claims } = await dumped(runtime);
    const outcomes: string[] = [];
    for (const [round, victim] of ['podman', 'criu', 'conmon', runtime].entries()) {
      using half = pod.half('hostb');
      const killer = pod.sh(
        'hostb',
        `for i in $(seq 400); do [ -n "$(pidof ${victim})" ] && sleep 0.0${round + 1} && \
           kill -9 $(pidof ${victim}) && break; sleep 0.01; done`,
      );
      outcomes.push(
        await half.ask<Standing>({ do: 'restore', job, claims }).then(
          () => 'stands',
          (error: { code?: string }) => error.code ?? String(error),
        ),
      );
      await killer;
      await new Promise((resolve) => setTimeout(resolve, 500));
      // Whoever is left, perhaps of a CRIU that went on alone, has not been let go.
      const states = await pod.sh(
        'hostb',
        'for pid in $(pidof pattern); do cut -d" " -f3 /proc/$pid/stat; done',
      );
      expect(states.replaceAll('\n', '')).toMatch(outcomes.at(-1) === 'stands' ? /^S$/ : /^T*$/);
      await half.ask({ do: 'end-children', job });
      await half.ask({ do: 'discard', job, claims });
      await sameAs(before);
    }
    expect(outcomes.filter((outcome) => outcome !== 'stands').length).toBeGreaterThan(0);
    for (const outcome of outcomes)
      expect(outcome).toMatch(/RESTORE_|TARGET_CHANGED|FAILED|stands/);
    using half = pod.half('hostb');
    await half.ask({ do: 'restore', job, claims });
    await half.ask({ do: 'discard', job, claims });
  });

  it('does not wait for what a killed CRIU has left behind', async () => {
    const before = await pod.sh('hostb', LOOK);
    const { job, claims } = await dumped(runtime);
    using half = pod.half('hostb');
    // The first, when it has a helper and a task that waits for it. No children: they would come too late.
    const killer = pod.sh(
      'hostb',
      `count=0
       while [ $count -lt 3 ]; do
         [ -e /share/over ] && exit
         count=0 first=
         for file in /proc/[0-9]*/comm; do
           read -r name <$file && [ "$name" = criu ] || continue
           pid=\${file#/proc/} pid=\${pid%/comm} count=$((count + 1))
           [ -n "$first" ] && [ $first -lt $pid ] || first=$pid
         done
       done 2>/dev/null
       kill -9 $first; echo $first`,
    );
    const outcome = await half
      .ask<Standing>({ do: 'restore', job, claims })
      .then(() => 'stands', String);
    await pod.sh('hostb', 'touch /share/over');
    expect(await killer).toMatch(/^\d+$/);
    expect(outcome).toMatch(/RESTORE_FAILED/);
    await half.ask({ do: 'end-children', job });
    await half.ask({ do: 'discard', job, claims });
    await sameAs(before);
  });

  it('ends a restore that hangs at its deadline', async () => {
    const before = await pod.sh('hostb', LOOK);
    const { job, claims } = await dumped(runtime);
    // A truncated page file: CRIU waits for ever for bytes that do not come.
    await pod.sh('hostb', `truncate -s 8192 /share/${job}/set/checkpoint/pages-1.img`);
    using half = pod.half('hostb');
    await expect(half.ask({ do: 'restore', job, claims, deadline: 4_000 })).rejects.toMatchObject({
      code: expect.stringMatching(/DEADLINE|RESTORE_FAILED/),
    });
    await half.ask({ do: 'end-children', job });
    await half.ask({ do: 'discard', job, claims });
    await sameAs(before);
  });
});

/** What a podman leaves that is killed before it has noted the container it is making. */
const forgetInPodman = (id: string) => `/opt/ckpt/node_modules/.bin/node -e '
  const db = new (require("node:sqlite").DatabaseSync)("/var/lib/containers/storage/db.sql");
  db.exec("pragma foreign_keys = off");
  for (const [table, column] of [["ContainerConfig", "ID"], ["ContainerState", "ID"], ["IDNamespace", "ID"]])
    if (db.prepare(\`delete from \${table} where \${column} = ?\`).run("${id}").changes !== 1) process.exit(1);'`;

describe('a container that only the storage knows', () => {
  it('is a conflict when it was here before, and goes when it is of this job', async () => {
    const before = await pod.sh('hostb', LOOK);
    const { job, claims } = await dumped('crun', ['--network', 'none']);
    using half = pod.half('hostb');
    await half.ask({ do: 'restore', job, claims });
    await pod.sh(
      'hostb',
      `kill -9 $(pidof conmon pattern); sleep 0.5; podman container cleanup ${claims.container}`,
    );
    await pod.sh('hostb', forgetInPodman(claims.container));
    expect(await pod.sh('hostb', 'podman ps -aq')).toBe('');
    const second = jobId();
    await pod.sh('hostb', `cp -a /share/${job} /share/${second}`);
    await expect(half.ask({ do: 'restore', job: second, claims })).rejects.toMatchObject({
      code: 'CONFLICT_ID',
    });
    await half.ask({ do: 'end-children', job: second });
    await half.ask({ do: 'discard', job: second, claims });
    expect(await pod.sh('hostb', 'podman ps -aq --external --no-trunc')).toBe(claims.container);
    await half.ask({ do: 'discard', job, claims });
    await sameAs(before);
  });
});

describe('the directory of an import that was killed before it unpacked anything', () => {
  it('goes, unless another import is at work', async () => {
    const before = await pod.sh('hostb', LOOK);
    const { job, claims } = await dumped('crun');
    using half = pod.half('hostb');
    await half.ask({ do: 'restore', job, claims });
    await pod.sh('hostb', 'mkdir /tmp/checkpoint123456 /var/tmp/checkpoint123456');
    const other = `exec -a podman sh -c 'sleep 60; :' restore >/dev/null 2>&1 & echo $!`;
    const pid = await pod.sh('hostb', `bash -c ${JSON.stringify(other).replace('$!', '\\$!')}`);
    await half.ask({ do: 'discard', job, claims });
    expect(await pod.sh('hostb', 'ls -d /tmp/* /var/tmp/*')).toBe(
      '/tmp/checkpoint123456\n/var/tmp/checkpoint123456',
    );
    await pod.sh('hostb', `kill ${pid}`);
    await half.ask({ do: 'restore', job, claims });
    await half.ask({ do: 'discard', job, claims });
    await sameAs(before);
  });
});

describe('a network namespace that podman has forgotten', () => {
  it('goes when it has the address of the copy, and stays when it is of somebody else', async () => {
    const { job, claims } = await dumped('crun');
    using half = pod.half('hostb');
    await half.ask({ do: 'restore', job, claims });
    const [ours, foreign] = ['11111111', '22222222'].map(
      (one) => `netns-${one}-0000-0000-0000-000000000000`,
    );
    const mac = claims.networks[0]?.mac ?? '';
    await pod.sh(
      'hostb',
      `ip netns add ${ours}; ip -n ${ours} link add x type veth; ip -n ${ours} link set x address ${mac}
       ip netns add ${foreign}; ip -n ${foreign} link add y type veth`,
    );
    await half.ask({ do: 'discard', job, claims });
    try {
      expect(await pod.sh('hostb', 'ls /run/netns')).toBe(foreign);
    } finally {
      await pod.sh('hostb', `ip netns delete ${foreign}; ip netns delete ${ours}`);
    }
  });
});

describe('discarding', () => {
  it('touches no container that the job did not make', async () => {
    const { job, claims } = await dumped('crun');
    const other = await pod.run('hostb', '--name', 'big', 'localhost/busybox', 'sleep', '1000');
    using half = pod.half('hostb');
    await expect(half.ask({ do: 'restore', job, claims })).rejects.toMatchObject({
      code: 'CONFLICT_NAME',
    });
    await half.ask({ do: 'discard', job, claims });
    expect(await pod.sh('hostb', 'podman ps -q --no-trunc')).toBe(other);
  });
});

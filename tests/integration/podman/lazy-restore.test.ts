import { cpSync } from 'node:fs';
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

/** Takes a good tenth of a second to bring, and longer to look at. */
const MIB = 256;
const LEFT = `cat /var/lib/ckpt/podman/*/lazy/state; ps -e -o args | grep '[l]azy-main'
  ls -d /sys/fs/cgroup/ckpt/lazy-*`;

async function start(runtime: string, ...program: string[]): Promise<void> {
  const image = 'localhost/workloads';
  await pod.run('hosta', '--name', 'box', '--runtime', runtime, image, ...program);
  await pod.printed('hosta', 'box', /READY/);
}

/** All of its memory is looked at. */
async function mustBeRight(): Promise<void> {
  const before = (await pod.sh('hostb', 'podman logs box 2>&1 | grep -c VERIFIED')) || '0';
  await pod.sh('hostb', 'podman kill -s USR1 box');
  await eventually(20_000, async () => {
    const log = await pod.sh('hostb', 'podman logs box 2>&1');
    expect(log).not.toMatch(/BAD|ERROR/);
    expect(log.match(/VERIFIED \d+ \w+ 0 bad/g)?.length ?? 0).toBeGreaterThan(Number(before));
  });
}

/** Stops it before it has brought much: as soon as CRIU is done. */
const CATCH = `until grep -q '"phase":"serving"' /var/lib/ckpt/podman/*/lazy/state 2>/dev/null; do sleep 0.003; done
  kill -STOP $(grep -o '^{"pid":[0-9]*' /var/lib/ckpt/podman/*/lazy/state | grep -o '[0-9]*$')`;

const state = async () =>
  JSON.parse(await pod.sh('hostb', 'cat /var/lib/ckpt/podman/*/lazy/state')) as {
    pid: number;
    phase: string;
  };

/** A move with what brings the memory stopped from the restore on. */
async function caught(runtime: string, thawed: (pid: number) => Promise<void>): Promise<void> {
  let catching: Promise<string> | undefined;
  await handMove(pod.lab, 'hosta', 'hostb', 'box', jobId(), {
    ...{ early: true, kind: 'lazy' },
    late: async () => {
      catching = pod.sh('hostb', CATCH);
    },
    thawed: async () => {
      await catching;
      const { pid, phase } = await state();
      expect(phase).toBe('serving');
      await thawed(pid);
    },
  });
  await mustBeRight();
  expect(await pod.sh('hostb', LEFT)).toBe('');
  expect(runtime).toMatch(/crun|runc/);
}

it('takes away what a killed CRIU has left mounted there, when the move is given up', async () => {
  await start('crun', '/w/pattern', '--mib', '4');
  const job = jobId();
  using giver = pod.half('hosta');
  using taker = pod.half('hostb');
  const { subject, claims } = await giver.ask<Described>({ do: 'describe', job, ref: 'box' });
  const descriptions = await giver.ask({ do: 'descriptions', job, subject, claims });
  await taker.ask({ do: 'stand-by', job, claims, descriptions, kind: 'lazy' });
  // CRIU 4.2 does so in its work directory, and takes it away when it is not killed.
  await pod.sh(
    'hostb',
    `cd /var/lib/ckpt/podman/*/lazy; mkdir .criu.cgyard.a1b2c3; mount -t tmpfs none .criu.cgyard.a1b2c3
     mkdir .criu.cgyard.a1b2c3/unified; mount --rbind /sys/fs/cgroup .criu.cgyard.a1b2c3/unified`,
  );
  await taker.ask({ do: 'discard', job, claims });
  await taker.ask({ do: 'end-children', job });
  expect(await pod.sh('hostb', 'ls /var/lib/ckpt/podman; grep cgyard /proc/self/mountinfo')).toBe(
    '',
  );
  expect(await pod.sh('hostb', 'ls -d /sys/fs/cgroup/*')).not.toBe('');
});

describe.each(either('runc'))('memory that comes after a restore of %s', (runtime) => {
  it.each([true, false])(
    'is right, and nothing stays of who brought it (early: %s)',
    async (early) => {
      await start(runtime, '/w/pattern', '--mib', String(MIB));
      await handMove(pod.lab, 'hosta', 'hostb', 'box', jobId(), {
        ...{ early, kind: 'lazy' },
        thawed: mustBeRight,
      });
      await mustBeRight();
      expect(await pod.sh('hostb', LEFT)).toBe('');
    },
  );

  it('comes while the program runs', async () => {
    await start(runtime, '/w/pattern', '--mib', String(MIB));
    await caught(runtime, async (pid) => {
      await pod.sh('hostb', `kill -CONT ${pid}`);
      await mustBeRight();
    });
  });

  it('comes from another process when the first is killed', async () => {
    await start(runtime, '/w/pattern', '--mib', String(MIB));
    await caught(runtime, async (pid) => {
      await pod.sh('hostb', `kill -9 ${pid}`);
      await mustBeRight();
      expect((await state()).pid).not.toBe(pid);
    });
  });
});

describe('memory that comes after a restore', () => {
  it.each([[[]], [['--forks']]])(
    'is right when it is moved, thrown away and asked for again meanwhile %j',
    async (more) => {
      await start('crun', '/w/shuffle', '--mib', String(MIB), ...more);
      await caught('crun', async (pid) => {
        // Little at a time, so that much of it happens while memory is missing.
        const slowly = `for i in $(seq 100); do kill -CONT ${pid}; sleep 0.003; kill -STOP ${pid}; sleep 0.03; done
          kill -CONT ${pid}`;
        await pod.sh('hostb', slowly);
        await mustBeRight();
      });
    },
  );
});

it.each([
  [['/w/tree', '--n', '12'], /^TREE 12 ok$/m],
  [['/w/threads', '--n', '24'], /^THREADS 24 alive 24 ok/m],
])('memory of many tasks comes after a restore: %j', async (program, answer) => {
  await start('crun', ...program);
  await handMove(pod.lab, 'hosta', 'hostb', 'box', jobId(), { early: true, kind: 'lazy' });
  await pod.sh('hostb', 'sleep 1; podman kill -s USR1 box');
  await pod.printed('hostb', 'box', answer);
  expect(await pod.sh('hostb', 'podman logs box 2>&1')).not.toMatch(/BAD|ERROR/);
  expect(await pod.sh('hostb', LEFT)).toBe('');
});

/** Everything on the target that a restore could have made. */
const LOOK = `podman ps -aq --external; nft list tables; find /sys/fs/cgroup -name '*libpod-*'
  find /var/lib/ckpt -type f; find /sys/fs/cgroup/ckpt -mindepth 1 -type d; ls -A /tmp
  ps -e -o args | grep -E '[l]azy-main|[c]onmon|/w/[p]attern'`;

/** A copy on hostb that stands, with what brings its memory stopped, and an other half to ask about it. */
async function standing() {
  await start('crun', '/w/pattern', '--mib', String(MIB));
  const job = jobId();
  using giver = pod.half('hosta');
  const { subject, claims } = await giver.ask<Described>({ do: 'describe', job, ref: 'box' });
  const taker = pod.half('hostb');
  const before = await pod.sh('hostb', LOOK);
  await giver.ask({ do: 'freeze', job, subject });
  await giver.ask({ do: 'dump', job, subject, claims });
  const share = (host: 'hosta' | 'hostb') => join(pod.lab.share(host), job, 'set');
  cpSync(share('hosta'), share('hostb'), { recursive: true });
  const catching = pod.sh('hostb', CATCH);
  const copy = await taker.ask<Standing>({ do: 'restore', job, claims, kind: 'lazy' });
  await catching;
  const { pid, phase } = await state();
  expect(phase).toBe('serving');
  return { job, claims, taker, copy, pid, before };
}

describe('memory that still has to come', () => {
  it('goes on coming when ckptd is killed, and the next one waits for it', async () => {
    const { job, claims, taker, copy, pid } = await standing();
    await taker.ask({ do: 'commit', job, claims, standing: copy });
    taker[Symbol.dispose]();
    using next = pod.half('hostb');
    await expect.poll(() => next.ask({ do: 'runs', job, standing: copy })).toBe(true);
    await pod.sh('hostb', `(sleep 1; kill -CONT ${pid}) & :`);
    expect(await next.ask({ do: 'whole', job, claims })).toBe(true);
    await mustBeRight();
    await next.ask({ do: 'end-children', job });
    await next.ask({ do: 'adopt', job, claims });
    expect(await pod.sh('hostb', LEFT)).toBe('');
  });

  it('comes from another process when ckptd is killed first and what brings it then', async () => {
    const { job, claims, taker, copy, pid } = await standing();
    await taker.ask({ do: 'commit', job, claims, standing: copy });
    taker[Symbol.dispose]();
    using next = pod.half('hostb');
    await expect.poll(() => next.ask({ do: 'runs', job, standing: copy })).toBe(true);
    await pod.sh('hostb', `kill -9 ${pid}`);
    expect(await next.ask({ do: 'whole', job, claims })).toBe(true);
    await mustBeRight();
  });

  it('is lost when both are killed: the copy is killed then, and says so', async () => {
    const { job, claims, taker, copy, pid } = await standing();
    await taker.ask({ do: 'commit', job, claims, standing: copy });
    taker[Symbol.dispose]();
    await pod.sh('hostb', `kill -9 ${pid}`);
    using next = pod.half('hostb');
    expect(await next.ask({ do: 'whole', job, claims })).toBe(false);
    expect(await pod.sh('hostb', 'pidof pattern')).toBe('');
    expect(await next.ask({ do: 'standing', job, standing: copy })).toBe(null);
  });

  it('makes a copy that stands void when both are killed before it runs', async () => {
    const { job, claims, taker, copy, pid, before } = await standing();
    taker[Symbol.dispose]();
    await pod.sh('hostb', `kill -9 ${pid}`);
    using next = pod.half('hostb');
    expect(await next.ask({ do: 'standing', job, standing: copy })).toBe(null);
    await next.ask({ do: 'discard', job, claims });
    await next.ask({ do: 'end-children', job });
    expect(await pod.sh('hostb', LOOK)).toBe(before);
  });

  it.each([true, false])(
    'leaves nothing when the move is called off (by another ckptd: %s)',
    async (other) => {
      const { job, claims, taker, before } = await standing();
      if (other) taker[Symbol.dispose]();
      using next = other ? pod.half('hostb') : taker;
      await next.ask({ do: 'discard', job, claims });
      await next.ask({ do: 'end-children', job });
      await eventually(5_000, async () => expect(await pod.sh('hostb', LOOK)).toBe(before));
    },
  );
});

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handMove } from '../../support/hand-move.ts';
import { eventually, jobId, PodmanLab } from '../../support/podman-lab.ts';

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
const CATCH = `until grep -q '"phase":"serving"' /var/lib/ckpt/podman/*/lazy/state 2>/dev/null; do :; done
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

describe.each(['crun', 'runc'])('memory that comes after a restore of %s', (runtime) => {
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

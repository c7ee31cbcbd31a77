import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Claims, Standing, Subject, Witness } from '../../../src/base/claims.ts';
import { type Described, jobId, PodmanLab } from '../../support/podman-lab.ts';

/** A podman that does not do what it says. The evidence decides, not its exit code. */

const LIAR = '/share/podman';
/** Everything but the one command goes to the real podman. $1 is the lie, told in the script. */
const liar = (command: string, lie: string) => `#!/bin/bash
case "$1 $2" in '${command}') ;; *) exec /usr/bin/podman "$@" ;; esac
real() { /usr/bin/podman "$@"; }
cgroup() { ls -d /sys/fs/cgroup/libpod_parent/libpod-*/ | grep -v conmon; }
${lie}
`;

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
  await pod.startedBefore('hostb');
});
beforeEach(async () => await pod.wipe());

async function lies(host: 'hosta' | 'hostb', command: string, lie: string): Promise<void> {
  await pod.exec(host, ['sh', '-c', `cat >${LIAR}; chmod 755 ${LIAR}`], {
    input: liar(command, lie),
  });
}

interface Ready {
  readonly job: string;
  readonly subject: Subject;
  readonly claims: Claims;
}

async function frozen(runtime: string, mib = 8): Promise<Ready> {
  await pod.run(
    'hosta',
    ...['--name', 'big', '--runtime', runtime, '--network', 'lan', '--ip', '10.77.0.149'],
    ...['-v', 'data:/data', 'localhost/workloads', '/w/pattern', '--mib', String(mib)],
  );
  await pod.printed('hosta', 'big', /READY/);
  const job = jobId();
  using half = pod.half('hosta');
  const { subject, claims } = await half.ask<Described>({ do: 'describe', job, ref: 'big' });
  await half.ask({ do: 'lock', job, subject });
  await half.ask({ do: 'freeze', job, subject });
  return { job, subject, claims };
}

/** Rolled back as a job does it, the container is what it was, and nothing of the attempt is left. */
async function unharmed({ job, subject, claims }: Ready): Promise<void> {
  using half = pod.half('hosta');
  await half.ask({ do: 'end-children', job });
  await half.ask({ do: 'unlock', job, subject });
  await half.ask({ do: 'thaw', job, subject });
  await half.ask({ do: 'confirm', job, subject });
  await pod.exec('hosta', ['podman', 'kill', '--signal', 'USR1', 'big']);
  expect(await pod.printed('hosta', 'big', /VERIFIED|BAD/)).toMatch(/ 0 bad$/);
  expect(await pod.sh('hosta', 'podman ps --format {{.Names}}')).toBe('big');
  const left = `find /sys/fs/cgroup/ckpt -mindepth 1 -type d; ls /etc/criu; pidof criu podman
    nft list tables | grep ckpt`;
  expect(await pod.sh('hosta', left)).toBe('');
  // It can be dumped as if nothing had been.
  await half.ask({ do: 'freeze', job, subject });
  await half.ask({ do: 'dump', job, subject, claims });
  await half.ask({ do: 'thaw', job, subject });
  await half.ask({ do: 'end-children', job });
}

const DUMP = 'container checkpoint';
const TAR = `for last in "$@"; do [ "$was" = --export ] && tar=$last; was=$last; done`;

// What podman says is the same for both: each half of a move is tried with one.
describe.each(['crun'])('the source of a container of %s', (runtime) => {
  it.each([
    ['says yes and has done nothing', 'exit 0', /DUMP_FAILED/],
    [
      'says yes and has written half an archive',
      `${TAR}; real "$@"; truncate -s $(($(stat -c %s $tar) / 2)) $tar`,
      /ARCHIVE_|DUMP_FAILED/,
    ],
    ['says yes and has written no archive', `${TAR}; real "$@"; rm $tar`, /DUMP_FAILED/],
    [
      'says no though its dump is complete',
      'real "$@"; echo Error: no >&2; exit 125',
      /DUMP_FAILED/,
    ],
    [
      'says yes and has thawed the container',
      'real "$@"; echo 0 >$(cgroup)/cgroup.freeze; sleep 0.1',
      /STANDSTILL_BROKEN/,
    ],
  ])('row:podman-source-lies rolls back when podman %s', async (_what, lie, code) => {
    const ready = await frozen(runtime);
    await lies('hosta', DUMP, lie);
    {
      using half = pod.half('hosta', LIAR);
      await expect(half.ask({ do: 'dump', ...ready })).rejects.toMatchObject({
        code: expect.stringMatching(code),
      });
    }
    await unharmed(ready);
  });

  it('row:podman-source-hangs ends a podman that hangs with all it has started', async () => {
    const ready = await frozen(runtime);
    await lies('hosta', DUMP, `trap '' TERM; (trap '' TERM; sleep 1000) & while :; do wait; done`);
    const started = performance.now();
    {
      using half = pod.half('hosta', LIAR);
      await expect(half.ask({ do: 'dump', ...ready, deadline: 3_000 })).rejects.toMatchObject({
        code: 'DEADLINE',
      });
    }
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(await pod.sh('hosta', 'pidof sleep')).toBe('');
    await unharmed(ready);
  });
});

describe('the source of a container of crun', () => {
  it('row:criu-source-hangs ends a CRIU that hangs in the middle of the dump', async () => {
    const ready = await frozen('crun', 128);
    // The images grow: CRIU is at work, and holds every task by ptrace.
    const stopper = pod.sh(
      'hosta',
      `while ! [ -s /share/${ready.job}/set/checkpoint/pages-1.img ]; do sleep 0.005; done
       kill -STOP $(pidof criu)`,
    );
    {
      using half = pod.half('hosta');
      await expect(half.ask({ do: 'dump', ...ready, deadline: 15_000 })).rejects.toMatchObject({
        code: 'DEADLINE',
      });
    }
    await stopper;
    await unharmed(ready);
  });
});

const RESTORE = 'container restore';

/** Everything on the target that a restore could have made. */
const LOOK = `ls /run/netns /run/crun /run/runc 2>/dev/null; podman ps -aq; podman volume ls -q
  nft list tables; find /sys/fs/cgroup -name '*libpod-*'; find /var/lib/ckpt -type f
  find /sys/fs/cgroup/ckpt -mindepth 1 -type d; pidof conmon crun runc criu pattern podman sleep
  cut -d' ' -f5 /proc/self/mountinfo; ls -A /tmp /etc/criu`;

describe.each(['runc'])('the target of a container of %s', (runtime) => {
  async function dumped(): Promise<Ready> {
    const ready = await frozen(runtime);
    using half = pod.half('hosta');
    await half.ask({ do: 'dump', ...ready });
    const share = (host: 'hosta' | 'hostb') => join(pod.lab.share(host), ready.job, 'set');
    cpSync(share('hosta'), share('hostb'), { recursive: true });
    return ready;
  }

  it.each([
    ['says yes and has done nothing', 'exit 0', /RESTORE_FAILED|NO_SUCH_CONTAINER/],
    [
      'says yes and has let the copy run',
      'real "$@"; kill -CONT $(cat $(cgroup)/cgroup.procs); sleep 0.1',
      /RESTORE_POLICY/,
    ],
    ['says no though the copy stands', 'real "$@"; echo Error: no >&2; exit 125', /RESTORE_FAILED/],
    [
      'says yes and has killed the copy',
      'real "$@"; echo 1 >$(cgroup)/cgroup.kill; sleep 0.1',
      /RESTORE_|TARGET_CHANGED/,
    ],
  ])('destroys the copy when podman %s', async (_what, lie, code) => {
    const before = await pod.sh('hostb', LOOK);
    const { job, claims } = await dumped();
    await lies('hostb', RESTORE, lie);
    {
      using half = pod.half('hostb', LIAR);
      await expect(half.ask({ do: 'restore', job, claims })).rejects.toMatchObject({
        code: expect.stringMatching(code),
      });
    }
    await comesClean(before, job, claims);
  });

  it('row:podman-target-hangs ends a podman that hangs with all it has started', async () => {
    const before = await pod.sh('hostb', LOOK);
    const { job, claims } = await dumped();
    await lies('hostb', RESTORE, `trap '' TERM; real "$@"; while :; do sleep 1000; done`);
    const started = performance.now();
    {
      using half = pod.half('hostb', LIAR);
      await expect(half.ask({ do: 'restore', job, claims, deadline: 6_000 })).rejects.toMatchObject(
        { code: 'DEADLINE' },
      );
    }
    expect(performance.now() - started).toBeLessThan(20_000);
    await comesClean(before, job, claims);
  });

  async function comesClean(before: string, job: string, claims: Claims): Promise<void> {
    using half = pod.half('hostb');
    await half.ask({ do: 'end-children', job });
    await half.ask({ do: 'discard', job, claims });
    expect(await pod.sh('hostb', LOOK)).toBe(before);
    // The next attempt is not in its way.
    const standing = await half.ask<Standing>({ do: 'restore', job, claims });
    expect(await half.ask<Witness>({ do: 'standing', job, standing })).toEqual(standing.witness);
    await half.ask({ do: 'discard', job, claims });
    expect(await pod.sh('hostb', LOOK)).toBe(before);
  }
});

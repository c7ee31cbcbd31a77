import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Claims, Standing, Subject } from '../../../src/base/claims.ts';
import { type Described, jobId, PodmanLab } from '../../support/podman-lab.ts';
import { either } from '../../support/runtimes.ts';

/** Podman's monitor of a container, killed at each side and moment. */

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
});
beforeEach(async () => await pod.wipe());

const verified = async (pid: number, host: 'hosta' | 'hostb') => {
  // Its output is lost: what it would print stands in its memory, so it is asked for its state only.
  return await pod.sh(host, `kill -USR1 ${pid}; sleep 0.3; cut -d' ' -f3 /proc/${pid}/stat`);
};

async function described(runtime: string): Promise<{ job: string } & Described> {
  await pod.run(
    'hosta',
    ...['--name', 'big', '--runtime', runtime, '--network', 'none', '-v', 'data:/data'],
    ...['localhost/workloads', '/w/pattern', '--mib', '32'],
  );
  await pod.printed('hosta', 'big', /READY/);
  const job = jobId();
  using half = pod.half('hosta');
  return { job, ...(await half.ask<Described>({ do: 'describe', job, ref: 'big' })) };
}

/** Kills the parent of a container's first process. */
const killConmon = async (host: 'hosta' | 'hostb', pid: number) =>
  await pod.sh(host, `kill -9 $(cut -d' ' -f4 /proc/${pid}/stat); sleep 0.2`);

const share = (host: 'hosta' | 'hostb', job: string) => join(pod.lab.share(host), job, 'set');

describe.each(either('crun'))('a container of %s', (runtime) => {
  it('row:conmon-source-killed moves on, is told to be degraded, and can be removed', async () => {
    const { job, subject, claims } = await described(runtime);
    {
      using half = pod.half('hosta');
      await half.ask({ do: 'freeze', job, subject });
      await killConmon('hosta', subject.pid);
      await half.ask({ do: 'dump', job, subject, claims });
      await half.ask({ do: 'thaw', job, subject });
      await half.ask({ do: 'confirm', job, subject });
      expect(await verified(subject.pid, 'hosta')).toMatch(/[RS]/);

      const again = await half.ask<Described>({ do: 'describe', job, ref: 'big' });
      expect(again.findings.filter(({ blocks }) => blocks)).toEqual([]);
      expect(again.findings).toContainEqual(
        expect.objectContaining({ evidence: 'the conmon of big is gone: its output is lost' }),
      );
      await half.ask({ do: 'freeze', job, subject });
      await half.ask({ do: 'dump', job, subject, claims });
    }
    await runsThere(job, claims);
    await removed(job, subject, claims);
  });

  it('row:conmon-source-killed in the middle of the dump', async () => {
    const { job, subject, claims } = await described(runtime);
    using half = pod.half('hosta');
    await half.ask({ do: 'freeze', job, subject });
    const killer = pod.sh(
      'hosta',
      `while ! [ -s /share/${job}/set/checkpoint/pages-1.img ]; do sleep 0.005; done
       kill -9 $(cut -d' ' -f4 /proc/${subject.pid}/stat)`,
    );
    const outcome = await half.ask({ do: 'dump', job, subject, claims }).then(
      () => 'dumped',
      (error: { code: string }) => error.code,
    );
    await killer;
    expect(outcome).toMatch(/^(dumped|DUMP_FAILED)$/);
    expect(await half.ask({ do: 'frozen', job, subject })).toBe(true);
    await half.ask({ do: 'thaw', job, subject });
    await half.ask({ do: 'confirm', job, subject });
    await half.ask({ do: 'end-children', job });
    await half.ask({ do: 'freeze', job, subject });
    await half.ask({ do: 'dump', job, subject, claims });
    await removed(job, subject, claims);
  });

  /** With output that is read again. */
  async function runsThere(job: string, claims: Claims): Promise<void> {
    cpSync(share('hosta', job), share('hostb', job), { recursive: true });
    using half = pod.half('hostb');
    const standing = await half.ask<Standing>({ do: 'restore', job, claims });
    await half.ask({ do: 'commit', job, claims, standing });
    await expect.poll(async () => await half.ask({ do: 'runs', job, standing })).toBe(true);
    await pod.exec('hostb', ['podman', 'kill', '--signal', 'USR1', 'big']);
    expect(await pod.printed('hostb', 'big', /VERIFIED|BAD/)).toMatch(/ 0 bad$/);
  }

  async function removed(job: string, subject: Subject, claims: Claims): Promise<void> {
    using half = pod.half('hosta');
    await half.ask({ do: 'remove', job, subject, claims });
    await half.ask({ do: 'remove', job, subject, claims });
    await half.ask({ do: 'end-children', job });
    expect(
      await pod.sh(
        'hosta',
        `podman ps -aq; podman volume ls -q; pidof pattern conmon podman; ls /run/${runtime}
         find /sys/fs/cgroup -name 'libpod-${claims.container}*'; ls -d ${subject.cgroup} 2>/dev/null`,
      ),
    ).toBe('');
  }

  it('row:conmon-target-killed in standing is destroyed: it never ran', async () => {
    const { job, subject, claims } = await described(runtime);
    {
      using half = pod.half('hosta');
      await half.ask({ do: 'freeze', job, subject });
      await half.ask({ do: 'dump', job, subject, claims });
      await half.ask({ do: 'thaw', job, subject });
    }
    cpSync(share('hosta', job), share('hostb', job), { recursive: true });
    using half = pod.half('hostb');
    const standing = await half.ask<Standing>({ do: 'restore', job, claims });
    expect(await half.ask({ do: 'standing', job, standing })).toEqual(standing.witness);
    await killConmon('hostb', standing.pid);
    expect(await half.ask({ do: 'standing', job, standing })).toBe(null);
    await half.ask({ do: 'discard', job, claims });
    await half.ask({ do: 'end-children', job });
    expect(await pod.sh('hostb', `podman ps -aq; podman volume ls -q; pidof pattern`)).toBe('');
    expect(await pod.sh('hostb', `ls /run/${runtime}`)).toBe('');
    await half.ask({ do: 'restore', job, claims });
  });

  it('row:conmon-target-killed after the thaw runs on, degraded', async () => {
    const { job, subject, claims } = await described(runtime);
    {
      using half = pod.half('hosta');
      await half.ask({ do: 'freeze', job, subject });
      await half.ask({ do: 'dump', job, subject, claims });
    }
    cpSync(share('hosta', job), share('hostb', job), { recursive: true });
    using half = pod.half('hostb');
    const standing = await half.ask<Standing>({ do: 'restore', job, claims });
    await half.ask({ do: 'commit', job, claims, standing });
    await killConmon('hostb', standing.pid);
    await expect.poll(async () => await half.ask({ do: 'runs', job, standing })).toBe(true);
    expect(half.log).toMatch(/DEGRADED: it runs, but its conmon was killed/);
    expect(await verified(standing.pid, 'hostb')).toMatch(/[RS]/);
    await pod.exec('hostb', ['podman', 'stop', '-t0', 'big'], { ok: 'any' });
    await pod.exec('hostb', ['podman', 'start', 'big']);
    expect(await pod.printed('hostb', 'big', /READY/)).toMatch(/READY/);
  });
});

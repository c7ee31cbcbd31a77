import { expect } from 'vitest';
import type { Cluster } from '../support/cluster.ts';
import { it } from '../support/e2e.ts';
import { soleOwner, stateTruth } from '../support/oracles.ts';
import { Stage } from '../support/stage.ts';

/** Nothing but the program that a dead daemon's unit starts after it: no network, no ckptd. */
const recover = async (cluster: Cluster) =>
  await cluster.exec('hosta', ['ckptd', '--recover'], { ok: 'any', deadlineMs: 120_000 });

const locks = async (cluster: Cluster, pid: string) =>
  (await cluster.exec('hosta', ['nsenter', `--net=/proc/${pid}/ns/net`, 'nft', 'list', 'tables']))
    .stdout;

async function pidOf(cluster: Cluster, name: string): Promise<string> {
  const inspect = ['podman', 'inspect', '--format', '{{.State.Pid}}', name];
  return (await cluster.exec('hosta', inspect)).stdout.trim();
}

it('row:source-killed a container that was not yet given away runs again without any ckptd', async ({
  cluster,
  witness,
}) => {
  const name = cluster.newName('recover');
  const id = await cluster.startWorkload('hosta', { name, args: ['pattern', '--mib', '16'] });
  await witness.hears(name);
  const pid = await pidOf(cluster, name);
  {
    await using stage = await Stage.set(cluster, {
      name,
      from: 'hosta',
      stop: { source: 'prepared.after' },
    });
    await stage.held('source');
    expect(await locks(cluster, pid)).toContain('ckpt_');
    await cluster.killDaemon('hosta');
    const { code, stdout } = await recover(cluster);
    expect(stdout).toContain(`${name} to hostb, was prepared: rolled back`);
    expect(code).toBe(0);
    // It is the same process, it runs, and nothing of the job is left in its way.
    expect(await pidOf(cluster, name)).toBe(pid);
    expect(await cluster.ask('hosta', name)).toBe('VERIFIED 4096 pages 0 bad');
    expect(await locks(cluster, pid)).not.toContain('ckpt_');
    const groups = 'ls -d /sys/fs/cgroup/ckpt/job-* 2>/dev/null';
    expect((await cluster.exec('hosta', ['sh', '-c', groups], { ok: 'any' })).stdout).toBe('');
    await cluster.startDaemon('hosta');
    await stage.end();
  }
  await witness.exactlyOne(name);
  // The target was not told: its lease (30 s) ends the copy there.
  await stateTruth(cluster, id, 'hosta', { fenced: false, withinMs: 60_000 });
});

it('row:source-killed one that may run elsewhere stands still until ckptd has asked', async ({
  cluster,
  witness,
}) => {
  const name = cluster.newName('recover');
  const id = await cluster.startWorkload('hosta', { name, args: ['pattern', '--mib', '16'] });
  await witness.hears(name);
  {
    await using stage = await Stage.set(cluster, {
      name,
      from: 'hosta',
      stop: { source: 'permit.after' },
    });
    await stage.held('source');
    await cluster.killDaemon('hosta');
    const { code, stdout } = await recover(cluster);
    expect(stdout).toContain(`was permitted: IN DOUBT: ${name} runs on hostb, or nowhere`);
    expect(code).toBe(0);
    const frozen = `cat /sys/fs/cgroup/*/libpod-${id}*/cgroup.events`;
    expect((await cluster.exec('hosta', ['sh', '-c', frozen])).stdout).toContain('frozen 1');
    await cluster.startDaemon('hosta');
    await stage.end();
  }
  await soleOwner(cluster, id);
  await witness.exactlyOne(name);
});

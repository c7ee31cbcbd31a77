import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Cluster, openCluster } from '../../support/cluster.ts';
import { eventually, PodmanLab } from '../../support/podman-lab.ts';

/** A copy that no hook has kept from starting, with ckptd running. */

let pod: PodmanLab;
let cluster: Cluster;
beforeAll(async () => {
  pod = await PodmanLab.open();
  cluster = await openCluster(); // also installs the hooks
});
beforeEach(async () => {
  await cluster.removeContainers('hosta');
  await pod.sh('hosta', 'rm -f /var/lib/ckpt/fence/*');
});
afterAll(async () => {
  await cluster[Symbol.asyncDispose]();
  await pod.wipe();
});

const COUNT = ['sh', '-c', 'i=0; while :; do i=$((i + 1)); echo $i; sleep 0.02; done'];

const cgroupOf = (id: string) => `/sys/fs/cgroup/libpod_parent/libpod-${id}`;

const isFrozen = async (id: string) =>
  (await pod.sh('hosta', `cat ${cgroupOf(id)}/cgroup.events`)).includes('frozen 1');

const lines = async (name: string) => Number(await pod.sh('hosta', `podman logs ${name} | wc -l`));

async function frozenSoon(id: string): Promise<void> {
  await eventually(60_000, async () => {
    if (!(await isFrozen(id))) throw new Error('it runs');
  });
}

/** An archive of a container of crun, which runs no hooks at a restore; nothing else of it is left. */
async function archived(name: string): Promise<string> {
  const id = await pod.run(
    'hosta',
    ...['--name', name, '--runtime', 'crun', '--network', 'none', 'localhost/busybox', ...COUNT],
  );
  // Podman's own checkpoint fails when it meets the shell between vfork and exec of a command.
  const checkpoint = `podman container checkpoint -e /share/web.tar ${name}`;
  await pod.sh('hosta', `${checkpoint} || ${checkpoint} || ${checkpoint}`);
  await pod.exec('hosta', ['podman', 'rm', '-f', name]);
  return id;
}

describe('row:restart-wanted a copy that was restored by hand of a container that was given away', () => {
  it('is frozen at once, told, and runs on when its fence is cleared', async () => {
    const id = await archived('web');
    await pod.fence('hosta', id, 'gone');
    await pod.exec('hosta', ['podman', 'container', 'restore', '-i', '/share/web.tar']);
    await frozenSoon(id);
    const printed = await lines('web');
    const log = await pod.sh('hosta', 'cat /share/ckptd.log');
    expect(log).toContain('FROZEN: a container runs here that belongs to another host');

    // Whoever thaws it has it frozen again; whoever asks for it may still look at it.
    await pod.sh('hosta', `echo 0 >${cgroupOf(id)}/cgroup.freeze`);
    await frozenSoon(id);
    expect(await pod.sh('hosta', 'podman ps --format {{.Names}}')).toBe('web');
    expect((await lines('web')) - printed).toBeLessThan(200);

    await cluster.ckpt('hosta', ['fence', 'clear', 'web', '--yes']);
    await expect.poll(async () => await isFrozen(id)).toBe(false);
    const before = await lines('web');
    await expect.poll(async () => await lines('web')).toBeGreaterThan(before);
  });

  it('is found by the next ckptd too, and can be removed', async () => {
    const id = await archived('web');
    await pod.fence('hosta', id, 'gone');
    await cluster.killDaemon('hosta');
    await pod.exec('hosta', ['podman', 'container', 'restore', '-i', '/share/web.tar']);
    await pod.printed('hosta', 'web', /^\d+$/);
    expect(await isFrozen(id)).toBe(false);
    await cluster.startDaemon('hosta');
    await frozenSoon(id);
    await pod.exec('hosta', ['podman', 'rm', '-f', '-t0', 'web']);
    await pod.sh('hosta', `rm /var/lib/ckpt/fence/${id}.json`);
    expect(await pod.sh('hosta', 'podman ps -aq')).toBe('');
  });

  it('is no business of ckptd while it belongs here', async () => {
    const id = await archived('web');
    await pod.exec('hosta', ['podman', 'container', 'restore', '-i', '/share/web.tar']);
    await pod.fence('hosta', 'f'.repeat(64), 'gone');
    const before = await lines('web');
    await expect.poll(async () => await lines('web')).toBeGreaterThan(before + 50);
    expect(await isFrozen(id)).toBe(false);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually, jobId, PodmanLab } from '../../support/podman-lab.ts';

/** What starts a container here although it was given away, with ckptd not running at all. */

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
});
beforeEach(async () => {
  await pod.wipe();
  using half = pod.half('hosta');
  await half.ask({ do: 'install-hooks', job: jobId() });
});
afterAll(async () => {
  await pod.wipe();
  using half = pod.half('hosta');
  await half.ask({ do: 'remove-hooks', job: jobId() });
});

const podman = async (...args: string[]) =>
  await pod.exec('hosta', ['podman', ...args], { ok: 'any' });
const running = async () =>
  (await pod.sh('hosta', 'podman ps --format {{.Names}}')).split('\n').sort();

async function start(name: string, runtime: string, ...options: string[]): Promise<string> {
  return await pod.run(
    'hosta',
    ...['--name', name, '--runtime', runtime, '--network', 'none', ...options],
    ...['localhost/busybox', 'sleep', '999'],
  );
}

describe.each(['crun', 'runc'])(
  'row:restart-wanted a container of %s that was given away',
  (runtime) => {
    it('is refused to podman start, restart and start --all, and others are not', async () => {
      const id = await start('web', runtime);
      await start('other', runtime);
      await pod.fence('hosta', id, 'gone');
      const restart = await podman('restart', '-t0', 'web');
      expect(restart.code).not.toBe(0);
      expect(await running()).toEqual(['other']);
      await pod.exec('hosta', ['podman', 'stop', '-t0', 'other']);
      // crun does not pass on what a hook prints.
      const said =
        runtime === 'runc'
          ? `FENCED: container ${id.slice(0, 12)} was given to host hostb`
          : 'hook';
      expect((await podman('start', 'web')).stderr).toContain(said);
      expect((await podman('start', '--all')).code).not.toBe(0);
      expect(await running()).toEqual(['other']);
      const run = await podman(
        'run',
        '--rm',
        '--runtime',
        runtime,
        'localhost/busybox',
        'echo',
        'hello',
      );
      expect(run).toMatchObject({ code: 0, stdout: 'hello\n' });

      await pod.unfence('hosta', id);
      await pod.exec('hosta', ['podman', 'start', 'web']);
      expect(await running()).toEqual(['other', 'web']);
    });

    it('is not brought back by a restart policy when its process is killed', async () => {
      const policy = ['--restart', 'always'];
      const id = await start('web', runtime, ...policy);
      await start('other', runtime, ...policy);
      await pod.fence('hosta', id, 'gone');
      const pids = await pod.sh('hosta', 'podman inspect --format {{.State.Pid}} web other');
      await pod.sh('hosta', `kill -9 ${pids.replaceAll('\n', ' ')}`);
      // The other one is there again: podman has acted on both.
      await eventually(10_000, async () => {
        const now = await pod.sh('hosta', 'podman inspect --format {{.State.Pid}} other');
        if (now === '0' || pids.includes(now)) throw new Error(`other has pid ${now}`);
      });
      await eventually(10_000, async () => {
        const state = await pod.sh('hosta', 'podman inspect --format {{.State.Status}} web');
        if (!/exited|created/.test(state)) throw new Error(`web is ${state}`);
      });
      expect(await running()).toEqual(['other']);
      const tasks = `cat /sys/fs/cgroup/libpod_parent/libpod-${id}/cgroup.procs 2>/dev/null || true`;
      expect(await pod.sh('hosta', tasks)).toBe('');
    });
  },
);

describe('row:restart-wanted a container of runc that was given away', () => {
  it('is refused to podman container restore, on the spot and from an archive', async () => {
    const id = await start('web', 'runc');
    await podman('container', 'checkpoint', 'web');
    await pod.fence('hosta', id, 'gone');
    expect((await podman('container', 'restore', 'web')).code).not.toBe(0);
    expect(await running()).toEqual(['']);
    await pod.unfence('hosta', id);
    await pod.exec('hosta', ['podman', 'container', 'restore', 'web']);
    await podman('container', 'checkpoint', '--export', '/share/web.tar', 'web');
    await podman('rm', '-f', 'web');
    await pod.fence('hosta', id, 'gone');
    const imported = await podman('container', 'restore', '--import', '/share/web.tar');
    expect(imported.code).not.toBe(0);
    expect(await running()).toEqual(['']);
  });
});

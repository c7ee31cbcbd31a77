import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { type Cluster, eventually, HOSTS, type Host } from '../support/cluster.ts';
import { it } from '../support/e2e.ts';
import {
  cpuMicroseconds,
  isStill,
  nowhere,
  owned,
  stateTruth,
  type Witness,
} from '../support/oracles.ts';
import type { Runtime } from '../support/runtimes.ts';
import { Stage, type Stops } from '../support/stage.ts';

/** Other hands on the container, and its own end, while it is on its way from hosta to hostb. */

interface OnItsWay {
  readonly name: string;
  readonly id: string;
  readonly stage: Stage;
}

async function onItsWay(
  cluster: Cluster,
  witness: Witness,
  stop: Stops,
  { runtime = 'crun', options = [] }: { runtime?: Runtime; options?: readonly string[] } = {},
): Promise<OnItsWay> {
  const name = cluster.newName('hands');
  const args = ['pattern', '--mib', '16'];
  const id = await cluster.startWorkload('hosta', { name, runtime, args, options });
  await witness.hears(name);
  const stage = await Stage.set(cluster, { name, from: 'hosta', stop });
  return { name, id, stage };
}

function cgroupOf({ stage, id }: OnItsWay, host: Host): string {
  const [group] = stage.view.groupsOf(host, id);
  if (group === undefined) throw new Error(`no cgroup of ${id} on ${host}`);
  return group;
}

/** Whether a cgroup is of the container itself, not of its conmon. */
const isOf = ({ id }: OnItsWay, cgroup: string): boolean =>
  cgroup.includes(id) && !cgroup.includes('conmon');

async function noJobs(cluster: Cluster): Promise<void> {
  for (const host of HOSTS) expect(await cluster.ckptJson(host, ['jobs'])).toEqual([]);
}

/** As the kernel does it when memory is short: nobody has asked podman for it. */
async function killFirst(cluster: Cluster, host: Host, name: string): Promise<void> {
  const { State } = await cluster.inspect(host, name);
  await cluster.exec(host, ['kill', '-9', String(State.Pid)]);
}

/** As somebody does it who knows nothing of ckpt. Returns the CPU time used until then. */
function thaw(group: string): number {
  const before = cpuMicroseconds(group) ?? 0;
  writeFileSync(join(group, 'cgroup.freeze'), '0');
  return before;
}

describe.each(['crun', 'runc'] as const)('somebody thaws a container of %s', (runtime) => {
  it('row:container-thawed before PERMIT: the move is off, and it simply runs', async ({
    cluster,
    witness,
  }) => {
    const move = await onItsWay(cluster, witness, { source: 'sent.after' }, { runtime });
    await using stage = move.stage;
    await stage.held('source');
    const group = cgroupOf(move, 'hosta');
    // Podman knows of no pause, and SIGCONT says nothing to a frozen task.
    await cluster.exec('hosta', ['podman', 'unpause', move.name], { ok: 'any' });
    await cluster.podman('hosta', ['kill', '--signal', 'CONT', move.name]);
    expect(isStill(group)).toBe(true);
    const before = thaw(group);
    await eventually(
      async () => ((cpuMicroseconds(group) ?? 0) > before ? true : undefined),
      5_000,
      () => 'thawed, but it does not run',
    );
    stage.letGo('source');
    const { code, stderr } = await stage.end();
    expect(code, stderr).toBe(6);
    expect(stderr).toContain('ckpt: STANDSTILL_BROKEN: ');
    await stateTruth(cluster, move.id, 'hosta', { fenced: false });
    await witness.exactlyOne(move.name);
    await noJobs(cluster);
  });

  it('row:container-thawed after PERMIT: it is frozen again at once', async ({
    cluster,
    witness,
  }) => {
    const move = await onItsWay(cluster, witness, { target: 'commit.after' }, { runtime });
    await using stage = move.stage;
    await stage.held('target');
    const group = cgroupOf(move, 'hosta');
    for (let times = 0; times < 3; times++) {
      const before = thaw(group);
      await eventually(
        async () => (isStill(group) ? true : undefined),
        5_000,
        () => 'the source lets it run',
      );
      const leaked = (cpuMicroseconds(group) ?? 0) - before;
      process.stderr.write(`ran for ${leaked} us of CPU time before it was frozen again\n`);
      // The guard looks every 50 ms; the rest is for a busy machine.
      expect(leaked).toBeLessThan(500_000);
    }
    stage.letGo('target');
    const { code, stderr } = await stage.end();
    expect(code, stderr).toBe(0);
    await stateTruth(cluster, move.id, 'hostb', { fenced: true });
    await witness.exactlyOne(move.name);
    await noJobs(cluster);
  });
});

describe('somebody ends the container at the source during the pause', () => {
  async function ended(
    cluster: Cluster,
    { stage, id }: OnItsWay,
    order: readonly string[],
    left: string,
  ): Promise<void> {
    await stage.held('source');
    await cluster.podman('hosta', [...order, id]);
    stage.letGo('source');
    const { code, stderr } = await stage.end();
    expect(code, stderr).toBe(6);
    expect(stderr).toContain(`ckpt job resume ${stage.job.slice(0, 12)}`);
    await stage.wrote('target', 'aborted');
    await nowhere(cluster, id, { hosta: left });
    await noJobs(cluster);
  }

  it('row:container-removed podman rm before PERMIT: that is obeyed, on both hosts', async ({
    cluster,
    witness,
  }) => {
    const move = await onItsWay(cluster, witness, { source: 'sent.after' });
    await using stage = move.stage;
    await ended(cluster, move, ['rm', '--force', '--time', '0'], '');
    // There is no container any more that the images could be of.
    const resume = await cluster.tryCkpt('hosta', ['job', 'resume', stage.job]);
    expect(resume.stderr).toContain('RESTORE_FAILED');
    await nowhere(cluster, move.id);
  });

  it('row:container-removed podman kill before PERMIT: that is obeyed, and can be taken back', async ({
    cluster,
    witness,
  }) => {
    const move = await onItsWay(cluster, witness, { source: 'sent.after' });
    await using stage = move.stage;
    await ended(cluster, move, ['kill'], 'exited');
    await cluster.ckpt('hosta', ['job', 'resume', stage.job]);
    await stateTruth(cluster, move.id, 'hosta', { fenced: false });
    await witness.exactlyOne(move.name);
    expect(await cluster.ask('hosta', move.name)).toBe('VERIFIED 4096 pages 0 bad');
  });

  it('row:container-removed after PERMIT: the target has it', async ({ cluster, witness }) => {
    const move = await onItsWay(cluster, witness, { target: 'commit.after' });
    await using stage = move.stage;
    await stage.held('target');
    await cluster.podman('hosta', ['rm', '--force', '--time', '0', move.name]);
    stage.letGo('target');
    const { code, stderr } = await stage.end();
    expect(code, stderr).toBe(0);
    await stateTruth(cluster, move.id, 'hostb', { fenced: true });
    await witness.exactlyOne(move.name);
    await noJobs(cluster);
  });
});

describe('something wants to start the container again', () => {
  it.for(['crun', 'runc'] as const)(
    'row:restart-wanted its restart policy and a person, at the source after PERMIT, with %s: refused',
    async (runtime, { cluster, witness }) => {
      const options = ['--restart', 'always'];
      const stop = { target: 'commit.after' };
      const move = await onItsWay(cluster, witness, stop, { runtime, options });
      await using stage = move.stage;
      await stage.held('target');
      await killFirst(cluster, 'hosta', move.name);
      // The policy has tried, and podman has given up.
      await eventually(
        async () => {
          const { State } = await cluster.inspect('hosta', move.name);
          return /^(exited|created)$/.test(State.Status) ? true : undefined;
        },
        20_000,
        () => 'podman still thinks that it runs',
      );
      const start = () => cluster.exec('hosta', ['podman', 'start', move.name], { ok: 'any' });
      const { code, stderr } = await start();
      expect(code).not.toBe(0);
      // crun does not pass on what a hook prints.
      expect(stderr).toContain(runtime === 'runc' ? 'FENCED: ' : 'hook');
      expect(stage.view.processes('hosta').filter(({ cgroup }) => isOf(move, cgroup))).toEqual([]);
      stage.letGo('target');
      const end = await stage.end();
      expect(end.code, end.stderr).toBe(0);
      await stateTruth(cluster, move.id, 'hostb', { fenced: true });
      expect((await start()).code).not.toBe(0);
      await stateTruth(cluster, move.id, 'hostb', { fenced: true });
      await witness.exactlyOne(move.name);
      // The policy came along.
      await killFirst(cluster, 'hostb', move.name);
      await owned(cluster, move.id, 'hostb');
      await noJobs(cluster);
    },
  );
});

describe('the application ends by itself', () => {
  it('row:container-ends before the freeze: as without a move', async ({ cluster, witness }) => {
    const move = await onItsWay(cluster, witness, { source: 'fence.after' });
    await using stage = move.stage;
    await stage.held('source');
    await cluster.podman('hosta', ['kill', '--signal', 'TERM', move.name]);
    await cluster.podman('hosta', ['wait', move.name]);
    stage.letGo('source');
    const { code, stderr } = await stage.end();
    expect(code, stderr).toBe(6);
    await stage.wrote('target', 'aborted');
    await nowhere(cluster, move.id, { hosta: 'exited' });
    await noJobs(cluster);
    await cluster.podman('hosta', ['start', move.name]);
    await stateTruth(cluster, move.id, 'hosta', { fenced: false });
  });

  it('row:application-dies right after the thaw: the target says so, and a person decides', async ({
    cluster,
    witness,
  }) => {
    const move = await onItsWay(cluster, witness, { target: 'thawed.before' });
    await using stage = move.stage;
    await stage.held('target');
    await killFirst(cluster, 'hostb', move.name);
    await cluster.podman('hostb', ['wait', move.name]);
    stage.letGo('target');
    const { code, stderr } = await stage.end();
    expect(code, stderr).toBe(5);
    expect(stderr).toMatch(/ran on hostb for at most \d+ ms and ended there/);
    await nowhereElse(cluster, move);
    await cluster.ckpt('hosta', [
      ...['job', 'resolve', stage.job],
      ...['--run-here', '--i-have-fenced', 'hostb'],
    ]);
    await owned(cluster, move.id, 'hosta');
    expect(await cluster.ask('hosta', move.name)).toBe('VERIFIED 4096 pages 0 bad');
    await stage.wrote('source', 'rolled-back');
    await noJobs(cluster);
    await cluster.migrate(move.name, 'hosta');
    await stateTruth(cluster, move.id, 'hostb', { fenced: true });
  });
});

/** What is held at the source stands still, and the target has nothing of it. */
async function nowhereElse(cluster: Cluster, move: OnItsWay): Promise<void> {
  expect(isStill(cgroupOf(move, 'hosta'))).toBe(true);
  expect(move.stage.view.groupsOf('hostb', move.id)).toEqual([]);
  expect(
    await cluster.podman('hostb', ['ps', '--all', '--quiet', '--filter', `id=${move.id}`]),
  ).toBe('');
}

import { describe, expect } from 'vitest';
import { type Cluster, HOSTS, type Host } from '../support/cluster.ts';
import { it } from '../support/e2e.ts';
import { nowhere, owned, Standstill, stateTruth, type Witness } from '../support/oracles.ts';
import type { Runtime } from '../support/runtimes.ts';
import { Stage, type Stops } from '../support/stage.ts';

/** So much that CRIU leaves it in the container. */
const MIB = 40;
const PAGES = MIB * 256;

/** A workload on hosta that is on its way to hostb, as far as the records named. */
async function onItsWay(
  cluster: Cluster,
  witness: Witness,
  runtime: Runtime,
  stop: Stops,
): Promise<{ name: string; id: string; stage: Stage }> {
  const name = cluster.newName('power');
  const args = ['pattern', '--mib', String(MIB)];
  const id = await cluster.startWorkload('hosta', { name, runtime, args });
  await witness.hears(name);
  const stage = await Stage.set(cluster, { name, from: 'hosta', stop });
  return { name, id, stage };
}

/** It runs there, alone, with all it had; and both hosts are ready for the next move of it. */
async function sound(
  cluster: Cluster,
  witness: Witness,
  { name, id }: { name: string; id: string },
  owner: Host,
): Promise<void> {
  await stateTruth(cluster, id, owner);
  await witness.exactlyOne(name);
  expect(await cluster.ask(owner, name)).toBe(`VERIFIED ${PAGES} pages 0 bad`);
  for (const host of HOSTS) expect(await cluster.ckptJson(host, ['jobs'])).toEqual([]);
}

describe('when the source loses power', () => {
  it('row:source-power in the dump, the container ends as without a move', async ({
    cluster,
    witness,
  }) => {
    const move = await onItsWay(cluster, witness, 'crun', { source: 'dump.after' });
    await using stage = move.stage;
    await stage.held('source');
    await cluster.cutPower('hosta');
    await cluster.boot('hosta');
    // The target gives up when nothing has come for ten seconds.
    await stage.wrote('target', 'aborted');
    await nowhere(cluster, move.id, { hosta: 'exited' }, 10_000);
    for (const host of HOSTS) expect(await cluster.ckptJson(host, ['jobs'])).toEqual([]);
    // It is this host's, and nobody keeps it from starting.
    await cluster.podman('hosta', ['start', move.name]);
    await stateTruth(cluster, move.id, 'hosta', { fenced: false });
  });

  it.for(['crun', 'runc'] as const)(
    'row:source-power after PREPARED, it runs on from its images, with %s',
    async (runtime, { cluster, witness }) => {
      const move = await onItsWay(cluster, witness, runtime, { source: 'prepared.after' });
      await using stage = move.stage;
      await stage.held('source');
      await cluster.cutPower('hosta');
      await cluster.boot('hosta');
      await owned(cluster, move.id, 'hosta');
      await stage.wrote('target', 'aborted');
      await sound(cluster, witness, move, 'hosta');
      await cluster.migrate(move.name, 'hosta');
      await stateTruth(cluster, move.id, 'hostb', { fenced: true });
    },
  );

  it('row:source-power after PERMIT, the target decides', async ({ cluster, witness }) => {
    const move = await onItsWay(cluster, witness, 'crun', { source: 'permit.after' });
    await using stage = move.stage;
    await stage.held('source');
    await cluster.cutPower('hosta');
    await cluster.boot('hosta');
    // Unless its lease ended meanwhile, the copy that stands there runs.
    const owner = await owned(cluster, move.id);
    expect(stage.decision).toBe(owner === 'hostb' ? 'committed' : 'aborted');
    await sound(cluster, witness, move, owner);
  });

  it('row:source-power in the clean-up, the target keeps it', async ({ cluster, witness }) => {
    const move = await onItsWay(cluster, witness, 'runc', { source: 'runs-there.after' });
    await using stage = move.stage;
    await stage.held('source');
    await cluster.cutPower('hosta');
    await cluster.boot('hosta');
    await stage.wrote('source', 'done');
    await sound(cluster, witness, move, 'hostb');
  });
});

describe('when the target loses power', () => {
  it('row:target-power in the transfer, the source runs on at once', async ({
    cluster,
    witness,
  }) => {
    const move = await onItsWay(cluster, witness, 'crun', { source: 'send.after' });
    await using stage = move.stage;
    await using still = Standstill.watch(cluster, { from: 'hosta', id: move.id });
    await stage.held('source');
    await cluster.cutPower('hostb');
    stage.letGo('source');
    const { code, stderr } = await stage.end();
    expect(code, stderr).toBe(8);
    await witness.exactlyOne(move.name);
    await still.held();
    await cluster.boot('hostb');
    await sound(cluster, witness, move, 'hosta');
  });

  it('row:target-power while the copy stands, the source runs on at once', async ({
    cluster,
    witness,
  }) => {
    const move = await onItsWay(cluster, witness, 'runc', {
      source: 'seal.after',
      target: 'prepared.after',
    });
    await using stage = move.stage;
    await stage.held('source');
    stage.letGo('source');
    await stage.held('target');
    await cluster.cutPower('hostb');
    const { code, stderr } = await stage.end();
    expect(code, stderr).toBe(8);
    await witness.exactlyOne(move.name);
    await cluster.boot('hostb');
    await stage.wrote('target', 'aborted');
    await sound(cluster, witness, move, 'hosta');
  });

  it('row:target-power after PERMIT, the source runs on when the target is back', async ({
    cluster,
    witness,
  }) => {
    const move = await onItsWay(cluster, witness, 'crun', { source: 'permit.after' });
    await using stage = move.stage;
    await stage.held('source');
    await cluster.cutPower('hostb');
    stage.letGo('source');
    await stage.shows((job) => job.outcome === 'in-doubt', 6_000);
    await cluster.boot('hostb');
    const { code, stderr } = await stage.end();
    expect([5, 6], stderr).toContain(code);
    await owned(cluster, move.id, 'hosta');
    await sound(cluster, witness, move, 'hosta');
  });

  it('row:target-power after COMMITTED, a person decides about what may have run', async ({
    cluster,
    witness,
  }) => {
    const move = await onItsWay(cluster, witness, 'crun', { target: 'commit.after' });
    await using stage = move.stage;
    await stage.held('target');
    await cluster.cutPower('hostb');
    await stage.shows((job) => job.outcome === 'in-doubt', 6_000);
    const { code, stderr } = await stage.end();
    expect(code, stderr).toBe(5);
    await cluster.boot('hostb');
    // The target can say only that it might have run: no reason to repeat what it did.
    await stage.wrote('target', 'lost');
    const [doubt] = await cluster.ckptJson<{ outcome: string }>('hosta', ['jobs']);
    expect(doubt?.outcome).toBe('in-doubt');
    const settle = ['job', 'resolve', stage.job, '--run-here', '--i-have-fenced', 'hostb'];
    await cluster.ckpt('hosta', settle);
    await owned(cluster, move.id, 'hosta');
    await stage.wrote('source', 'rolled-back');
    await sound(cluster, witness, move, 'hosta');
  });

  it('row:target-power after RUNNING, it ends as without a move', async ({ cluster, witness }) => {
    const move = await onItsWay(cluster, witness, 'crun', { source: 'runs-there.after' });
    await using stage = move.stage;
    await stage.held('source');
    await cluster.cutPower('hostb');
    stage.letGo('source');
    await cluster.boot('hostb');
    await stage.wrote('source', 'done');
    // What ran on the target must not be wound back to what it was when it left.
    await nowhere(cluster, move.id, { hostb: 'exited' }, 10_000);
    await cluster.podman('hostb', ['start', move.name]);
    await stateTruth(cluster, move.id, 'hostb', { fenced: true });
  });
});

describe('when both hosts lose power', () => {
  it('row:both-power after PERMIT, it runs on from the images of the source', async ({
    cluster,
    witness,
  }) => {
    const move = await onItsWay(cluster, witness, 'runc', { source: 'permit.after' });
    await using stage = move.stage;
    await stage.held('source');
    await Promise.all(HOSTS.map((host) => cluster.cutPower(host)));
    await cluster.boot(...HOSTS);
    await owned(cluster, move.id, 'hosta');
    await sound(cluster, witness, move, 'hosta');
  });
});

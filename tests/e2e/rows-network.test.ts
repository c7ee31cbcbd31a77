import { describe, expect } from 'vitest';
import { type Cluster, eventually, HOSTS, type JobJson } from '../support/cluster.ts';
import { it } from '../support/e2e.ts';
import { owned, Standstill, stateTruth, type Witness } from '../support/oracles.ts';
import { Stage, type Stops } from '../support/stage.ts';

interface OnItsWay {
  readonly name: string;
  readonly id: string;
  readonly stage: Stage;
  readonly still: Standstill;
}

/** A workload on hosta that is on its way to hostb, as far as the records named. */
async function onItsWay(cluster: Cluster, witness: Witness, stop: Stops): Promise<OnItsWay> {
  const name = cluster.newName('wire');
  const id = await cluster.startWorkload('hosta', { name, args: ['pattern', '--mib', '16'] });
  await witness.hears(name);
  const still = Standstill.watch(cluster, { from: 'hosta', id });
  const stage = await Stage.set(cluster, { name, from: 'hosta', stop });
  return { name, id, stage, still };
}

const inDoubt = (job: JobJson): boolean => job.outcome === 'in-doubt';

/** People are told within this time of the last word of the target. */
const ALARM_MS = 5_000;

async function settled(
  cluster: Cluster,
  witness: Witness,
  { name, id, still }: Omit<OnItsWay, 'stage'>,
  owner: 'hosta' | 'hostb',
): Promise<void> {
  await owned(cluster, id, owner);
  await stateTruth(cluster, id, owner);
  await witness.exactlyOne(name);
  await still.held();
  for (const host of HOSTS) expect(await cluster.ckptJson(host, ['jobs'])).toEqual([]);
}

describe('a cable that is cut', () => {
  it.for(['send.after', 'seal.after'] as const)(
    'row:network-cut before PERMIT (%s): the source runs on by itself',
    async (record, { cluster, witness }) => {
      const move = await onItsWay(cluster, witness, { source: record });
      await using stage = move.stage;
      await using _still = move.still;
      await stage.held('source');
      await cluster.unplug('hostb');
      const cut = performance.now();
      stage.letGo('source');
      const { code, stderr } = await stage.end();
      expect([6, 8], stderr).toContain(code);
      // The freeze budget, and what the way back costs.
      expect(performance.now() - cut).toBeLessThan(31_000);
      await witness.exactlyOne(move.name);
      await cluster.plugIn('hostb');
      await stage.wrote('target', 'aborted');
      await settled(cluster, witness, move, 'hosta');
    },
  );

  it('row:network-cut in a round of pre-copy: nothing was ever frozen', async ({
    cluster,
    witness,
  }) => {
    const name = cluster.newName('round');
    const args = ['pattern', '--mib', '64', '--rate', '500'];
    const id = await cluster.startWorkload('hosta', { name, args });
    await witness.hears(name);
    await using still = Standstill.watch(cluster, { from: 'hosta', id });
    const order = ['migrate', name, '--to', 'hostb', '--bandwidth', '8M'];
    const move = cluster.tryCkpt('hosta', order);
    await eventually(
      async () => {
        const [job] = await cluster.ckptJson<JobJson>('hosta', ['jobs']);
        return job?.phase === 'pre-copy' && job.memoryBytesSent > 0 ? true : undefined;
      },
      20_000,
      () => 'no memory was sent ahead',
    );
    await cluster.unplug('hostb');
    const { code, stderr } = await move;
    expect([6, 8], stderr).toContain(code);
    const heard = await witness.exactlyOne(name);
    expect(heard.longest_silence_ms).toBeLessThan(1_000);
    await cluster.plugIn('hostb');
    await settled(cluster, witness, { name, id, still }, 'hosta');
  });

  it('row:network-cut before PERMIT is heard: in doubt, until it is mended', async ({
    cluster,
    witness,
  }) => {
    const move = await onItsWay(cluster, witness, { source: 'permit.after' });
    await using stage = move.stage;
    await using _still = move.still;
    await stage.held('source');
    await cluster.unplug('hostb');
    stage.letGo('source');
    expect(await stage.shows(inDoubt, 2 * ALARM_MS)).toBeLessThan(ALARM_MS);
    const { code, stderr } = await stage.end();
    expect(code, stderr).toBe(5);
    expect(stderr).toContain('ckpt: IN_DOUBT: ');
    expect(stderr).toContain('--i-have-fenced hostb');
    await cluster.plugIn('hostb');
    // The copy stands there until its lease ends.
    const owner = await owned(cluster, move.id);
    expect(stage.decision).toBe(owner === 'hostb' ? 'committed' : 'aborted');
    await settled(cluster, witness, move, owner);
  });

  it('row:network-cut after PERMIT was heard: one copy runs, and the source waits for the word', async ({
    cluster,
    witness,
  }) => {
    const move = await onItsWay(cluster, witness, { target: 'commit.after' });
    await using stage = move.stage;
    await using _still = move.still;
    await stage.held('target');
    await cluster.unplug('hosta');
    const cut = performance.now();
    stage.letGo('target');
    await stage.shows(inDoubt, 2 * ALARM_MS);
    expect(performance.now() - cut).toBeLessThan(ALARM_MS);
    await stage.wrote('target', 'running');
    await witness.hears(move.name);
    const { code, stderr } = await stage.end();
    expect(code, stderr).toBe(5);
    await cluster.plugIn('hosta');
    await settled(cluster, witness, move, 'hostb');
  });
});

describe('a wire that is cut in one direction', () => {
  it.for(['in', 'out'] as const)(
    'row:network-one-way before PERMIT, at the target, %s: the source runs on by itself',
    async (direction, { cluster, witness }) => {
      const move = await onItsWay(cluster, witness, { source: 'seal.after' });
      await using stage = move.stage;
      await using _still = move.still;
      await stage.held('source');
      await cluster.cutOneWay('hostb', direction);
      stage.letGo('source');
      const { code, stderr } = await stage.end();
      expect([6, 8], stderr).toContain(code);
      await witness.exactlyOne(move.name);
      await cluster.restoreWire('hostb');
      await stage.wrote('target', 'aborted');
      await settled(cluster, witness, move, 'hosta');
    },
  );

  it('row:network-one-way after PERMIT, no answer comes: one copy runs, and the source waits', async ({
    cluster,
    witness,
  }) => {
    const move = await onItsWay(cluster, witness, { target: 'commit.after' });
    await using stage = move.stage;
    await using _still = move.still;
    await stage.held('target');
    await cluster.cutOneWay('hostb', 'out');
    stage.letGo('target');
    await stage.shows(inDoubt, 2 * ALARM_MS);
    await stage.wrote('target', 'running');
    await witness.hears(move.name);
    await cluster.restoreWire('hostb');
    await settled(cluster, witness, move, 'hostb');
  });
});

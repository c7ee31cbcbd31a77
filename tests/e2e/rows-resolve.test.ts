import { describe, expect } from 'vitest';
import { type Cluster, HOSTS, type JobJson } from '../support/cluster.ts';
import { it } from '../support/e2e.ts';
import { owned, soleOwner, stateTruth, type Witness } from '../support/oracles.ts';
import { Stage, type Stops } from '../support/stage.ts';

/** A person settles what the target cannot be asked, and the target comes back after all. */

interface OnItsWay {
  readonly name: string;
  readonly id: string;
  readonly stage: Stage;
}

async function onItsWay(cluster: Cluster, witness: Witness, stop: Stops): Promise<OnItsWay> {
  const name = cluster.newName('doubt');
  const id = await cluster.startWorkload('hosta', { name, args: ['pattern', '--mib', '16'] });
  await witness.hears(name);
  const stage = await Stage.set(cluster, { name, from: 'hosta', stop });
  return { name, id, stage };
}

const inDoubt = (job: JobJson): boolean => job.outcome === 'in-doubt';

async function doubt(cluster: Cluster, { stage }: OnItsWay): Promise<void> {
  await stage.shows(inDoubt, 30_000);
  const { code, stderr } = await stage.end();
  expect(code, stderr).toBe(5);
  const shown = await cluster.ckpt('hosta', ['job', 'show', stage.job]);
  expect(shown.stdout + shown.stderr).toContain('--i-have-fenced hostb');
}

const resolve = (cluster: Cluster, { stage }: OnItsWay, ...word: string[]) =>
  cluster.tryCkpt('hosta', ['job', 'resolve', stage.job, ...word]);

async function sound(
  cluster: Cluster,
  witness: Witness,
  move: OnItsWay,
  { fenced }: { fenced: boolean },
): Promise<void> {
  await stateTruth(cluster, move.id, 'hosta', { fenced });
  await witness.exactlyOne(move.name);
  expect(await cluster.ask('hosta', move.name)).toBe('VERIFIED 4096 pages 0 bad');
  for (const host of HOSTS) expect(await cluster.ckptJson(host, ['jobs'])).toEqual([]);
  // Neither epoch nor fence stands in the way of the next move.
  await cluster.restartDaemon('hosta');
  await cluster.migrate(move.name, 'hosta');
  await stateTruth(cluster, move.id, 'hostb', { fenced: true });
}

describe('a person says that it is to run here', () => {
  it('row:target-power the target has lost its power, is named, and comes back one day', async ({
    cluster,
    witness,
  }) => {
    const move = await onItsWay(cluster, witness, { target: 'commit.after' });
    await using stage = move.stage;
    await stage.held('target');
    await cluster.cutPower('hostb');
    await doubt(cluster, move);
    for (const [word, exit, text] of [
      [['--run-here'], 2, 'USAGE'],
      [['--run-here', '--i-have-fenced', 'hosta'], 2, 'FENCED_HOST_MISMATCH'],
    ] as const) {
      const { code, stderr } = await resolve(cluster, move, ...word);
      expect({ code, stderr }).toMatchObject({ code: exit, stderr: expect.stringContaining(text) });
    }
    const word = ['--run-here', '--i-have-fenced', 'hostb'];
    const settled = await resolve(cluster, move, ...word);
    expect(settled.code, settled.stderr).toBe(0);
    await witness.exactlyOne(move.name);
    // The same word again changes nothing.
    const again = await resolve(cluster, move, ...word);
    expect(again.code, again.stderr).toBe(0);
    await cluster.boot('hostb');
    await stage.wrote('source', 'rolled-back');
    // The host that had it knows now whose it is.
    await sound(cluster, witness, move, { fenced: true });
  });

  it('row:network-cut the target never heard of PERMIT: its standing copy goes', async ({
    cluster,
    witness,
  }) => {
    const name = cluster.newName('doubt');
    const id = await cluster.startWorkload('hosta', { name, args: ['pattern', '--mib', '16'] });
    await witness.hears(name);
    const fail = { source: 'peer.send.permit=drop*' };
    await using stage = await Stage.set(cluster, { name, from: 'hosta', fail });
    const move = { name, id, stage };
    // Not to the end of the command: the lease would be over.
    await stage.shows(inDoubt);
    expect(stage.decision).toBe('');
    const settled = await resolve(cluster, move, '--run-here', '--i-have-fenced', 'hostb');
    expect(settled.code, settled.stderr).toBe(0);
    await stage.wrote('source', 'rolled-back');
    expect(stage.decision).toBe('aborted');
    await sound(cluster, witness, move, { fenced: false });
  });
});

describe('a person says that it runs there', () => {
  it('row:network-cut and the target says so, too, when it can be asked', async ({
    cluster,
    witness,
  }) => {
    const move = await onItsWay(cluster, witness, { target: 'commit.after' });
    await using stage = move.stage;
    await stage.held('target');
    await cluster.unplug('hosta');
    stage.letGo('target');
    await doubt(cluster, move);
    const { code, stderr } = await resolve(cluster, move, '--runs-there');
    expect(code, stderr).toBe(0);
    // Nothing was destroyed on a person's word alone.
    expect(stage.view.groupsOf('hosta', move.id)).not.toEqual([]);
    expect(await soleOwner(cluster, move.id)).toBeUndefined();
    await cluster.plugIn('hosta');
    await owned(cluster, move.id, 'hostb');
    await stage.wrote('source', 'done');
    await stateTruth(cluster, move.id, 'hostb', { fenced: true });
    await witness.exactlyOne(move.name);
  });
});

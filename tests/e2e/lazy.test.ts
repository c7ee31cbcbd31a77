import { describe, expect } from 'vitest';
import {
  type Cluster,
  eventually,
  type Host,
  type JobJson,
  jsonLines,
} from '../support/cluster.ts';
import { it } from '../support/e2e.ts';
import { owned, stateTruth } from '../support/oracles.ts';
import { either } from '../support/runtimes.ts';

/** Takes long enough to bring that it is caught at it. */
const MIB = 256;
const PAGES = `VERIFIED ${MIB * 256} pages 0 bad`;
const STATE = '/var/lib/ckpt/podman/*/lazy/state';
const PID = `$(grep -o '^{"pid":[0-9]*' ${STATE} | grep -o '[0-9]*$')`;

const sh = async (cluster: Cluster, host: Host, script: string): Promise<string> =>
  (await cluster.exec(host, ['sh', '-c', script], { ok: 'any' })).stdout.trim();

const isThawing = ({ phase }: JobJson) => phase === 'commit';

/** A move to hostb in which what brings the memory is stopped at once; `then` happens while the copy runs. */
async function caught(cluster: Cluster, name: string, then: () => Promise<void>) {
  const catching = sh(
    cluster,
    'hostb',
    `until grep -q '"phase":"serving"' ${STATE} 2>/dev/null; do sleep 0.003; done; kill -STOP ${PID}; cat ${STATE}`,
  );
  const moving = cluster.tryCkpt('hosta', [
    ...['migrate', name, '--to', 'hostb', '--restore', 'lazy', '--json'],
  ]);
  expect(await catching).toMatch(/"phase":"serving"/);
  const job = await eventually(
    async () => (await cluster.ckptJson<JobJson>('hostb', ['jobs'])).find(isThawing),
    20_000,
    () => 'the copy was never let go',
  );
  expect(await cluster.podman('hosta', ['ps', '-q', '--filter', `name=${name}`])).not.toBe('');
  expect(job.restore).toBe('lazy');
  await then();
  return await moving;
}

describe.each(either('runc'))('a %s container whose memory comes while it runs', (runtime) => {
  const begin = async (cluster: Cluster) => {
    const name = cluster.newName('lazy');
    const args = ['pattern', '--mib', String(MIB)];
    const id = await cluster.startWorkload('hosta', { name, runtime, args });
    return { name, id };
  };

  it('is whole when the move ends', async ({ cluster, witness }) => {
    const { name, id } = await begin(cluster);
    const order = ['migrate', name, '--to', 'hostb', '--restore', 'lazy', '--json'];
    const { stdout } = await cluster.ckpt('hosta', order);
    const job = jsonLines<JobJson>(stdout).at(-1);
    expect(job).toMatchObject({ outcome: 'done', restore: 'lazy', restoreWhy: 'asked for' });
    await stateTruth(cluster, id, 'hostb', { fenced: true });
    await witness.exactlyOne(name);
    expect(await cluster.ask('hostb', name)).toBe(PAGES);
  });

  it('goes on when what brings it is killed', async ({ cluster, witness }) => {
    const { name } = await begin(cluster);
    const { code } = await caught(cluster, name, async () => {
      await sh(cluster, 'hostb', `kill -9 ${PID}`);
    });
    expect(code).toBe(0);
    await witness.exactlyOne(name);
    expect(await cluster.ask('hostb', name)).toBe(PAGES);
  });

  it('goes on when ckptd of the target is killed and comes back', async ({ cluster, witness }) => {
    const { name, id } = await begin(cluster);
    const { code } = await caught(cluster, name, async () => {
      await cluster.killDaemon('hostb');
      await cluster.startDaemon('hostb');
      await sh(cluster, 'hostb', `sleep 1; kill -CONT ${PID}`);
    });
    // 5: the daemon was away for so long that the source has said IN DOUBT.
    expect([0, 5]).toContain(code);
    await owned(cluster, id, 'hostb');
    await witness.exactlyOne(name);
    expect(await cluster.ask('hostb', name)).toBe(PAGES);
  });
});

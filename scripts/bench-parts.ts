import { type Cluster, eventually, type JobJson, openCluster } from '../tests/support/cluster.ts';
import { Witness } from '../tests/support/oracles.ts';
import type { Pair } from './bench-move.ts';

/** Parts of a move, measured by themselves. */

const open = () => openCluster({ lab: process.env['CKPT_TEST_LAB'] ?? 'bench' });

type Steps = JobJson & {
  readonly steps: readonly { readonly step: string; readonly ms: number }[];
};

/** Every packet that leaves hosta takes a millisecond longer, or not. */
async function delay(cluster: Cluster, isLong: boolean): Promise<void> {
  const tc = ['tc', 'qdisc', isLong ? 'replace' : 'del', 'dev', 'eth0', 'root'];
  const netem = isLong ? ['netem', 'delay', '1ms', 'limit', '100000'] : [];
  await cluster.exec('hosta', [...tc, ...netem], { ok: 'any' });
}

/** MiB per second of memory that is sent while its container runs, with 1 ms of round trip more and without. */
export async function speeds(
  mib: number,
  n: number,
  heard: (pair: Pair) => void,
): Promise<readonly Pair[]> {
  await using cluster = await open();
  const speed = async (isLong: boolean): Promise<number> => {
    const name = cluster.newName('speed');
    const args = ['pattern', '--mib', String(mib), '--rate', '0'];
    await cluster.startWorkload('hosta', { name, args, witness: false });
    await delay(cluster, isLong);
    const job = (await cluster.migrate(name, 'hosta', '--mode', 'pre-copy')) as Steps;
    await delay(cluster, false);
    await cluster.tidy();
    const ms = job.steps.find(({ step }) => step === 'copy memory ahead')?.ms ?? Number.NaN;
    return job.memoryBytesSent / 2 ** 20 / (ms / 1_000);
  };
  await speed(false); // what the first move of a host reads, later ones have in memory
  const all: Pair[] = [];
  for (let at = 0; at < n; at++) {
    const pair: [number, number] = [0, 0];
    for (const side of at % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      pair[side] = await speed(side === 0);
    }
    heard(pair);
    all.push(pair);
  }
  return all;
}

const PAUSED = ['freeze', 'dump', 'transfer', 'restore'];

/**
 * Milliseconds a container went on standing still after its move was cancelled, and had stood until then. A
 * move that was over too early is tried again.
 */
export async function aborts(
  mib: number,
  n: number,
  heard: (pair: Pair) => void,
): Promise<readonly Pair[]> {
  await using cluster = await open();
  await using witness = await Witness.open(cluster);
  const all: Pair[] = [];
  while (all.length < n) {
    const name = cluster.newName('abort');
    const args = ['pattern', '--mib', String(mib), '--rate', '0'];
    await cluster.startWorkload('hosta', { name, args });
    await witness.hears(name);
    const order = ['migrate', name, '--to', 'hostb', '--mode', 'stop-and-copy', '--json'];
    const moving = cluster.tryCkpt('hosta', order);
    const job = await eventually(
      async () => {
        const [one] = await cluster.ckptJson<JobJson>('hosta', ['jobs']);
        return one !== undefined && PAUSED.includes(one.phase) ? one : undefined;
      },
      60_000,
      () => 'it was never frozen',
    );
    await cluster.tryCkpt('hosta', ['job', 'cancel', job.id]);
    await moving;
    const [end] = await cluster.ckptJson<JobJson>('hosta', ['job', 'show', job.id]);
    if (end?.outcome === 'rolled-back') {
      const { longest_silence_ms: silence } = await witness.exactlyOne(name);
      const phases = end.phases.filter(({ phase }) => PAUSED.includes(phase));
      const stood = phases.reduce((sum, { ms }) => sum + ms, 0);
      const pair = [Math.max(0, silence - stood), stood] as const;
      heard(pair);
      all.push(pair);
    }
    await cluster.tidy();
  }
  return all;
}

import { describe, expect } from 'vitest';
import { type Cluster, eventually, type JobJson } from '../support/cluster.ts';
import { it } from '../support/e2e.ts';
import { owned, stateTruth } from '../support/oracles.ts';
import { either, type Runtime } from '../support/runtimes.ts';

const MIB = 64;
const PAGES = `VERIFIED ${MIB * 256} pages 0 bad`;
/** Eight seconds of it at this speed. */
const SLOWLY = ['--bandwidth', '8M'];

/** All of a container, as the kernel would. */
const KILL = `pid=$(podman inspect -f '{{.State.Pid}}' "$1") && path=$(cut -d: -f3 /proc/$pid/cgroup | tail -n 1) &&
  echo 1 > "/sys/fs/cgroup$path/cgroup.kill"`;

const modeOf = (name: string, mode = 'post-copy') => ['--mode', mode, '--accept-loss', name];

/** A move to hostb; `then` happens while the copy runs and its memory is still coming. */
async function late(cluster: Cluster, name: string, then: () => Promise<void>) {
  const order = ['migrate', name, '--to', 'hostb', ...modeOf(name), ...SLOWLY];
  const moving = cluster.tryCkpt('hosta', order);
  await eventually(
    async () => {
      const [job] = await cluster.ckptJson<JobJson>('hosta', ['jobs']);
      return (job?.phase === 'post-copy' && job.lateBytesSent > 0) || undefined;
    },
    30_000,
    () => 'no memory came behind the copy',
  );
  await then();
  return await moving;
}

async function begin(cluster: Cluster, runtime?: Runtime, ...more: string[]) {
  const name = cluster.newName('late');
  const args = ['pattern', '--mib', String(MIB), ...more];
  const id = await cluster.startWorkload('hosta', { name, args, ...(runtime ? { runtime } : {}) });
  return { name, id };
}

describe.each(either('crun'))('a %s container whose memory is still at the source', (runtime) => {
  it('is whole when the move ends', async ({ cluster, witness }) => {
    const { name, id } = await begin(cluster, runtime, '--rate', '2000');
    await witness.hears(name);
    const job = await cluster.migrate(name, 'hosta', ...modeOf(name));
    expect(job).toMatchObject({ mode: 'post-copy', restore: 'late' });
    expect(job.lateBytes).toBeGreaterThan(MIB * 2 ** 20);
    expect(job.bytesTotal).toBeLessThan(8 * 2 ** 20);
    await stateTruth(cluster, id, 'hostb', { fenced: true });
    await witness.exactlyOne(name);
    expect(await cluster.ask('hostb', name)).toBe(PAGES);
  });

  it('runs long before all of it has come', async ({ cluster, witness }) => {
    const { name, id } = await begin(cluster, runtime);
    await witness.hears(name);
    const job = await cluster.migrate(name, 'hosta', ...modeOf(name), ...SLOWLY);
    const ms = job.phases.find(({ phase }) => phase === 'post-copy')?.ms ?? 0;
    expect(ms).toBeGreaterThan(2_000);
    await stateTruth(cluster, id, 'hostb', { fenced: true });
    const heard = await witness.exactlyOne(name);
    expect(heard.longest_silence_ms).toBeLessThan(ms);
    expect(await cluster.ask('hostb', name)).toBe(PAGES);
  });

  it('takes only what has changed with it, when memory goes ahead too', async ({
    cluster,
    witness,
  }) => {
    const { name, id } = await begin(cluster, runtime, '--rate', '500');
    await witness.hears(name);
    const job = await cluster.migrate(name, 'hosta', ...modeOf(name, 'hybrid'));
    expect(job.mode).toBe('hybrid');
    expect(job.memoryBytesSent).toBeGreaterThan(MIB * 2 ** 20);
    expect(job.lateBytesSent).toBeLessThan(job.lateBytes / 2);
    await stateTruth(cluster, id, 'hostb', { fenced: true });
    await witness.exactlyOne(name);
    expect(await cluster.ask('hostb', name)).toBe(PAGES);
  });
});

it('threads of which each waits for memory of its own are restored', async ({
  cluster,
  witness,
}) => {
  const name = cluster.newName('threads');
  const id = await cluster.startWorkload('hosta', { name, args: ['threads', '--n', '32'] });
  await witness.hears(name);
  await cluster.migrate(name, 'hosta', ...modeOf(name));
  await stateTruth(cluster, id, 'hostb', { fenced: true });
  await witness.exactlyOne(name);
  expect(await cluster.ask('hostb', name)).toBe('THREADS 32 alive 32 ok');
});

it('late memory comes over another stream when the cable was out', async ({ cluster, witness }) => {
  const { name, id } = await begin(cluster);
  await witness.hears(name);
  const { code } = await late(cluster, name, async () => {
    await cluster.unplug('hostb');
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await cluster.plugIn('hostb');
  });
  // 5: the source has said IN DOUBT meanwhile, and learned better.
  expect([0, 5]).toContain(code);
  await owned(cluster, id, 'hostb');
  // What the copy could do without more of its memory, nobody has heard.
  await witness.exactlyOne(name, { unheard: true });
  expect(await cluster.ask('hostb', name)).toBe(PAGES);
});

it.for(['hosta', 'hostb'] as const)(
  'late memory goes on when ckptd of %s is killed and comes back',
  async (host, { cluster, witness }) => {
    const { name, id } = await begin(cluster);
    await witness.hears(name);
    await late(cluster, name, async () => {
      await cluster.killDaemon(host);
      await cluster.startDaemon(host);
    });
    await owned(cluster, id, 'hostb');
    await witness.exactlyOne(name);
    expect(await cluster.ask('hostb', name)).toBe(PAGES);
  },
);

it('a container that is killed at the source before all of it has come is lost, and said to be', async ({
  cluster,
}) => {
  const { name, id } = await begin(cluster);
  const { code, stderr } = await late(cluster, name, async () => {
    await cluster.exec('hosta', ['sh', '-c', KILL, 'sh', name]);
  });
  expect(code, stderr).toBe(5);
  expect(stderr).toContain('ran on hostb for at most');
  expect(await cluster.podman('hostb', ['ps', '-q', '--no-trunc'])).not.toContain(id);
  const [job] = await cluster.ckptJson<JobJson>('hosta', ['jobs']);
  expect(job?.doubt).toMatchObject({ here: 'gone', lastWord: 'lost-may-have-run' });
  await cluster.ckpt('hosta', [
    ...['job', 'resolve', job?.id ?? '', '--run-here', '--i-have-fenced', 'hostb'],
  ]);
});

it('nobody gets it who has not said twice that it may be lost', async ({ cluster }) => {
  const { name, id } = await begin(cluster);
  for (const more of [[], ['--accept-loss', 'other']]) {
    const order = ['migrate', name, '--to', 'hostb', '--mode', 'post-copy', ...more];
    const { code, stderr } = await cluster.tryCkpt('hosta', order);
    expect(code).toBe(2);
    expect(stderr).toContain('CONSENT_MISSING');
  }
  await stateTruth(cluster, id, 'hosta', { fenced: false });
});

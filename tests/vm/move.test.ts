import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { echoResult } from '../support/client.ts';
import { eventually, HOSTS, type Host, other } from '../support/cluster.ts';
import { GuestCluster } from '../support/guests.ts';
import { owned, stateTruth, type Witness } from '../support/oracles.ts';

/** Each look at a container costs an emulated processor seconds. */
const withinMs = 300_000;

let cluster: GuestCluster;
let witness: Witness;

beforeAll(async () => {
  cluster = await GuestCluster.open();
  await cluster.pair();
  witness = await cluster.witness();
});

afterAll(async () => {
  await witness[Symbol.asyncDispose]();
  await cluster[Symbol.asyncDispose]();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') process.stderr.write(await cluster.logs());
  await cluster.tidy();
});

it('a crun container moves to the other host and back, one copy at any time', async () => {
  const name = cluster.newName('crun');
  const args = ['pattern', '--mib', '16', '--rate', '100'];
  const id = await cluster.startWorkload('hosta', { name, args });
  await witness.hears(name);

  for (const from of HOSTS) {
    await cluster.migrate(name, from);
    await stateTruth(cluster, id, other(from), { withinMs, fenced: true });
    expect(await cluster.ask(other(from), name)).toBe('VERIFIED 4096 pages 0 bad');
    const seen = await witness.exactlyOne(name);
    expect(seen.hosts.length).toBeGreaterThan(1);
  }
});

it('a Redis server of runc moves to the other host and back with what it was told', async () => {
  const name = cluster.newName('redis');
  const image = 'localhost/redis';
  const id = await cluster.startWorkload('hosta', { name, runtime: 'runc', args: [], image });
  const redis = (host: Host, ...command: string[]) =>
    cluster.podman(host, ['exec', name, 'redis-cli', ...command]);
  await redis('hosta', 'set', 'place', 'hosta');

  for (const from of HOSTS) {
    await cluster.migrate(name, from);
    await stateTruth(cluster, id, other(from), { withinMs, fenced: true });
    expect(await redis(other(from), 'getset', 'place', other(from))).toBe(from);
  }
});

/** So much that CRIU leaves it in the container. */
const MIB = 34;

it('a TCP connection goes on in moves of memory that is being written: pre-copy there, hybrid back', async () => {
  const name = cluster.newName('tcp');
  const { ip } = cluster.newAddress();
  const script = `/w/echo --port 7000 & exec /w/pattern --mib ${MIB} --rate 200`;
  const modes = { hosta: ['pre-copy'], hostb: ['hybrid', '--accept-loss', name] };
  const workload = { name, ip, image: 'localhost/workloads', args: ['sh', '-c', script] };
  const id = await cluster.startWorkload('hosta', workload);
  const ready = (lines: string[]) => lines.filter((line) => line.startsWith('READY'))[1];
  await cluster.waitForLog('hosta', name, ready);
  await using client = await cluster.echoClient(ip, 7000);
  const sent = async () => Number(/sent=(\d+)/.exec(await client.answer('^PROGRESS'))?.[1]);

  for (const from of HOSTS) {
    const before = await sent();
    const job = await cluster.migrate(name, from, '--mode', ...modes[from]);
    expect(job.memoryBytesSent).toBeGreaterThan(MIB * 2 ** 20);
    await stateTruth(cluster, id, other(from), { withinMs, fenced: true });
    expect(await cluster.ask(other(from), name)).toBe(`VERIFIED ${MIB * 256} pages 0 bad`);
    expect(await sent()).toBeGreaterThan(before);
  }

  const echoes = echoResult(await client.end());
  expect(echoes).toMatchObject({ wrong: 0, resets: 0, missing: 0 });
  expect(echoes.bytes).toBeGreaterThan(100_000);
});

it('a ckptd that is killed in a move is started by systemd, and the move is settled', async () => {
  const name = cluster.newName('kill');
  const id = await cluster.startWorkload('hosta', { name, args: ['pattern', '--mib', '4'] });
  await witness.hears(name);
  await cluster.stopDaemon('hosta');
  await cluster.startDaemon('hosta', 'source.journal.prepared.after=stop');
  const pid = await cluster.daemonPid('hosta');
  const move = cluster.tryCkpt('hosta', ['migrate', name, '--to', 'hostb']);
  await eventually(
    async () =>
      /^State:\tT/m.test(await cluster.shell('hosta', `cat /proc/${pid}/status`)) || undefined,
    withinMs,
    () => 'ckptd never came to the record at which it stops',
  );
  await cluster.disarm('hosta');

  await cluster.killDaemon('hosta');

  await move;
  await owned(cluster, id, undefined, withinMs);
  await witness.exactlyOne(name);
  expect(await cluster.property('hosta', 'ckptd.service', 'NRestarts')).toBe('1');
  expect(await cluster.property('hosta', 'ckptd.service', 'ActiveState')).toBe('active');
});

it('after a power failure the units start, and what was given away stays away', async () => {
  const name = cluster.newName('power');
  const workload = { name, args: ['pattern', '--mib', '4'], witness: false };
  const id = await cluster.startWorkload('hostb', { ...workload, options: ['--restart=always'] });
  await cluster.migrate(name, 'hostb');
  await stateTruth(cluster, id, 'hosta', { withinMs, fenced: true });
  await cluster.shell('hostb', 'systemctl enable podman-restart.service; sync');

  await cluster.lab.crash('hostb');
  await cluster.lab.up();

  expect(await cluster.systemState('hostb')).toBe('running');
  expect(await cluster.property('hostb', 'ckpt-recover.service', 'Result')).toBe('success');
  expect(await cluster.property('hostb', 'ckpt-recover.service', 'ExecMainCode')).toBe('1');
  expect(await cluster.property('hostb', 'ckptd.service', 'ActiveState')).toBe('active');
  await stateTruth(cluster, id, 'hosta', { withinMs, fenced: true });
  expect(await cluster.ask('hosta', name)).toBe('VERIFIED 1024 pages 0 bad');

  await cluster.migrate(name, 'hosta');
  await stateTruth(cluster, id, 'hostb', { withinMs, fenced: true });
});

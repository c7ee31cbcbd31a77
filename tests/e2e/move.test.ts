import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { EchoClient } from '../support/client.ts';
import type { Cluster, JobJson, Workload } from '../support/cluster.ts';
import { CLIENT_ADDRESS6, WITNESS_PORT } from '../support/cluster.ts';
import { it } from '../support/e2e.ts';
import { stateTruth, type Witness } from '../support/oracles.ts';
import { either, RUNTIMES } from '../support/runtimes.ts';

/**
 * Starts a workload, moves it, and has it verify itself on the other host. It verifies before the
 * move too, so that an answer which is always right shows.
 */
async function movesWhole(
  cluster: Cluster,
  witness: Witness,
  workload: Omit<Workload, 'name'>,
  answer: RegExp,
): Promise<{ readonly before: string; readonly after: string; readonly job: JobJson }> {
  const name = cluster.newName(workload.args[0] ?? 'workload');
  const id = await cluster.startWorkload('hosta', { ...workload, name });
  await witness.hears(name);
  const before = await cluster.ask('hosta', name);
  expect(before).toMatch(answer);

  const job = await cluster.migrate(name, 'hosta');

  await stateTruth(cluster, id, 'hostb', { fenced: true });
  const after = await cluster.ask('hostb', name);
  expect(after).toMatch(answer);
  const seen = await witness.exactlyOne(name);
  expect(seen.hosts.length, 'both copies have been heard').toBe(2);
  return { before, after, job };
}

/** `make pingpong` makes as many as one likes. */
const ROUNDS = { crun: 5, runc: 2 } as const;

const count = (line: string): number => Number(/\d+/.exec(line)?.[0]);

it.for([
  ['a volume', ['vol-ahead:/data']],
  ['a root file system', []],
] as const)(
  'ckpt migrate brings over %s whose files have gone ahead, but for those that changed',
  async ([, volumes], { cluster, witness }) => {
    const name = cluster.newName('ahead');
    const args = ['files', '--dir', '/data'];
    const id = await cluster.startWorkload('hosta', { name, args, volumes });
    await witness.hears(name);
    await cluster.podman('hosta', [
      ...['exec', name, 'sh', '-ec'],
      'mkdir /data/old; for n in 1 2 3 4; do head -c 8000000 /dev/urandom >/data/old/$n; done',
    ]);
    const sums = ['exec', name, 'sh', '-c', 'cd /data/old; sha256sum *'];
    const before = await cluster.podman('hosta', sums);
    await sleep(3_500); // what has changed just now does not go ahead

    const job = await cluster.migrate(name, 'hosta');

    await stateTruth(cluster, id, 'hostb', { fenced: true });
    expect(await cluster.podman('hostb', sums)).toBe(before);
    expect(await cluster.ask('hostb', name)).toMatch(/^FILES \d+ ok$/);
    expect(job.memoryBytesSent).toBeGreaterThan(32_000_000);
    expect(job.bytesSent).toBeLessThan(16_000_000);
    await witness.exactlyOne(name);
  },
);

it('ckpt migrate brings over every page of memory that was compressed on its way, in and before the pause', async ({
  cluster,
  witness,
}) => {
  for (const mode of ['pre-copy', 'stop-and-copy']) {
    const name = cluster.newName('small');
    const args = ['pattern', '--mib', '64', '--rate', '1000', '--same', '4'];
    const id = await cluster.startWorkload('hosta', { name, args });
    await witness.hears(name);
    const before = await cluster.bytesSent('hosta');
    const how = ['--mode', mode, '--bandwidth', '20M'];

    const job = await cluster.migrate(name, 'hosta', '--compress', 'zstd', ...how);

    const left = (await cluster.bytesSent('hosta')) - before;
    expect(await cluster.ask('hostb', name)).toMatch(/^VERIFIED 16384 pages 0 bad$/);
    await stateTruth(cluster, id, 'hostb', { fenced: true });
    expect(job.codec).toBe('zstd');
    expect(job.wireContentBytes).toBeGreaterThan(64 * 2 ** 20);
    expect(job.wireContentBytes).toBe(job.bytesSent + job.memoryBytesSent);
    expect(job.wireBytes).toBeLessThan(job.wireContentBytes / 2);
    // With the orders, TLS and TCP.
    expect(left).toBeGreaterThan(job.wireBytes);
    expect(left).toBeLessThan(job.wireBytes * 1.1 + 2 ** 20);
    await witness.exactlyOne(name);
  }
});

describe.each(RUNTIMES)('ckpt migrate of a %s container', (runtime) => {
  it('keeps an idle program going, with nothing lost and nothing done twice', async ({
    cluster,
    witness,
  }) => {
    const name = cluster.newName('idle');
    const id = await cluster.startWorkload('hosta', { name, runtime, args: ['idle'] });
    await witness.hears(name);

    const job = await cluster.migrate(name, 'hosta');

    await stateTruth(cluster, id, 'hostb', { fenced: true });
    const seen = await witness.exactlyOne(name);
    expect(seen.hosts.length).toBe(2);
    // What the witness heard of the pause is what ckptd measured, from the order to freeze: no more, and
    // less only by what the freezer took.
    expect(job.pauseMs).toBeGreaterThan(0);
    const freezeMs = job.phases.find(({ phase }) => phase === 'freeze')?.ms ?? 0;
    expect(seen.longest_silence_ms).toBeGreaterThanOrEqual(job.pauseMs - freezeMs - 20);
    expect(job.bytesSent).toBe(job.bytesTotal);
    expect(job.bytesTotal).toBeGreaterThan(4096);
  });

  it('brings over every page of 64 MiB that are being rewritten', async ({ cluster, witness }) => {
    const args = ['pattern', '--mib', '64', '--rate', '2000'];
    const answer = /^VERIFIED 16384 pages 0 bad$/;
    const { job } = await movesWhole(cluster, witness, { runtime, args }, answer);
    // Most of it was there before the freeze.
    expect(job.mode).toBe('pre-copy');
    expect(job.memoryBytesSent).toBeGreaterThan(64 * 2 ** 20);
    expect(job.bytesTotal).toBeGreaterThan(64 * 2 ** 20);
    expect(job.bytesSent).toBeLessThan(job.bytesTotal / 2);
  });

  it('brings over 32 threads with their thread-local storage', async ({ cluster, witness }) => {
    const args = ['threads', '--n', '32'];
    await movesWhole(cluster, witness, { runtime, args }, /^THREADS 32 alive 32 ok$/);
  });

  it('brings over a tree of 50 processes that talk through pipes', async ({ cluster, witness }) => {
    const args = ['tree', '--n', '50'];
    await movesWhole(cluster, witness, { runtime, args }, /^TREE 50 ok$/);
  });

  it('keeps a TCP stream over the move, every byte in its place', async ({ cluster, witness }) => {
    const name = cluster.newName('echo');
    const { ip, mac } = cluster.newAddress();
    const args = ['echo', '--port', '7000'];
    await cluster.startWorkload('hosta', { name, runtime, args, ip, mac });
    await using client = await EchoClient.connect(cluster, ip, 7000);
    const sent = await client.progress();

    const job = await cluster.migrate(name, 'hosta');

    expect(await cluster.ask('hostb', name)).toMatch(/^ECHO 1 open/);
    await witness.hears(name);
    const result = await client.finish();
    expect(result).toMatchObject({ wrong: 0, resets: 0, missing: 0 });
    expect(result.sent).toBeGreaterThan(sent + 50);
    // The client's TCP doubles its patience each time it repeats itself in vain.
    expect(result.longestGapMs).toBeLessThan(2 * job.pauseMs + 1_000);
    await witness.exactlyOne(name);
  });

  it('keeps a TCP stream over IPv6', async ({ cluster, witness }) => {
    const name = cluster.newName('echo6');
    const { ip, ip6, mac } = cluster.newAddress();
    const beat = ['--witness', `[${CLIENT_ADDRESS6}]:${WITNESS_PORT}`, '--token', name];
    const args = ['echo', '--port', '7000', ...beat];
    await cluster.startWorkload('hosta', { name, runtime, args, ip, ip6, mac, witness: false });
    await using client = await EchoClient.connect(cluster, ip6, 7000);

    await cluster.migrate(name, 'hosta');

    await witness.hears(name);
    expect(await client.finish()).toMatchObject({ wrong: 0, resets: 0, missing: 0 });
    await witness.exactlyOne(name);
  });

  it('loses no datagram over IPv6 while a neighbour is slow to answer', async ({
    cluster,
    witness,
  }) => {
    const name = cluster.newName('slow6');
    const { ip, ip6, mac } = cluster.newAddress();
    const beat = ['--witness', `[${CLIENT_ADDRESS6}]:${WITNESS_PORT}`, '--token', name];
    const args = ['idle', ...beat];
    await cluster.startWorkload('hosta', { name, runtime, args, ip, ip6, mac, witness: false });
    await witness.hears(name);
    // The first solicitation is lost: the second comes a second later, and the copy sends meanwhile.
    const drop = 'icmpv6 type nd-neighbor-solicit quota 100 bytes drop';
    const lossy = `type filter hook input priority 0; ${drop}`;
    await cluster.exec('client', ['nft', `table ip6 lossy { chain in { ${lossy}; }; }`]);
    try {
      await cluster.migrate(name, 'hosta');
      await witness.exactlyOne(name);
    } finally {
      await cluster.exec('client', ['nft', 'delete table ip6 lossy']);
    }
  });

  it(`moves ${ROUNDS[runtime]} times there and back, with one stream all the way`, async ({
    cluster,
    witness,
  }) => {
    const name = cluster.newName('pingpong');
    const { ip, mac } = cluster.newAddress();
    const args = ['echo', '--port', '7000'];
    const id = await cluster.startWorkload('hosta', { name, runtime, args, ip, mac });
    await using client = await EchoClient.connect(cluster, ip, 7000);
    for (let round = 0; round < ROUNDS[runtime]; round++) {
      await cluster.migrate(name, 'hosta');
      await witness.hears(name);
      await cluster.migrate(name, 'hostb');
      await witness.hears(name);
    }
    await stateTruth(cluster, id, 'hosta', { fenced: true });
    expect(await client.finish()).toMatchObject({ wrong: 0, resets: 0, missing: 0 });
    await witness.exactlyOne(name);
  });

  it('moves two containers at once, in opposite directions', async ({ cluster, witness }) => {
    const there = cluster.newName('there');
    const back = cluster.newName('back');
    const args = ['pattern', '--mib', '16'];
    const ids = await Promise.all([
      cluster.startWorkload('hosta', { name: there, runtime, args }),
      cluster.startWorkload('hostb', { name: back, runtime, args }),
    ]);
    await Promise.all([witness.hears(there), witness.hears(back)]);

    await Promise.all([cluster.migrate(there, 'hosta'), cluster.migrate(back, 'hostb')]);

    await stateTruth(cluster, ids[0], 'hostb', { fenced: true });
    await stateTruth(cluster, ids[1], 'hosta', { fenced: true });
    expect(await cluster.ask('hostb', there)).toBe('VERIFIED 4096 pages 0 bad');
    expect(await cluster.ask('hosta', back)).toBe('VERIFIED 4096 pages 0 bad');
    await witness.exactlyOne(there);
    await witness.exactlyOne(back);
  });
});

describe.each(either('crun'))('ckpt migrate of a %s container', (runtime) => {
  it('brings over pipes, sockets, eventfd, timerfd, epoll, inotify and a deleted open file', async ({
    cluster,
    witness,
  }) => {
    const args = ['objects', '--dir', '/data'];
    const tmpfs = ['/data'];
    await movesWhole(cluster, witness, { runtime, args, tmpfs }, /^OBJECTS ok$/);
  });

  it('brings over a deleted open file of the root file system', async ({ cluster, witness }) => {
    const args = ['ghost', '--mib', '3', '--dir', '/data'];
    await movesWhole(cluster, witness, { runtime, args }, /^GHOST 3 ok$/);
  });

  it('leaves a stopped process stopped and lets the others run on', async ({
    cluster,
    witness,
  }) => {
    const args = ['stopped'];
    await movesWhole(cluster, witness, { runtime, args }, /^STATES stopped=T ok$/);
  });

  it.for([
    ['its root file system', {}],
    ['a tmpfs', { tmpfs: ['/data'] }],
    ['a named volume', { volumes: ['vol-e2e:/data'] }],
  ] as const)(
    'brings over files in %s while they are being written',
    async ([, where], { cluster, witness }) => {
      const args = ['files', '--dir', '/data'];
      const { before, after } = await movesWhole(
        cluster,
        witness,
        { runtime, args, ...where },
        /^FILES \d+ ok$/,
      );
      expect(count(after)).toBeGreaterThan(count(before));
      if ('volumes' in where) {
        expect(await cluster.podman('hosta', ['volume', 'ls', '--quiet'])).not.toContain('vol-e2e');
      }
    },
  );

  it('brings over changed, deleted and re-moded files of the image, their owners and links', async ({
    cluster,
  }) => {
    const name = cluster.newName('diff');
    await cluster.startWorkload('hosta', { name, runtime, args: ['idle'], witness: false });
    await cluster.podman('hosta', [
      ...['exec', name, 'sh', '-ec'],
      `echo changed >>/etc/passwd
       rm /etc/group /bin/zcat
       chmod 4711 /bin/busybox
       chmod 1770 /usr
       mkdir -p /made/deep && echo new >/made/deep/file && chown 12:34 /made/deep/file
       ln -s ../deep/file /made/deep/link && ln /made/deep/file /made/hard
       rm -rf /root && mkdir /root && echo fresh >/root/only
       touch -d '2001-02-03 04:05:06' /made/deep/file
       mkfifo /made/fifo`,
    ]);
    const listing = `
      cd /; find etc bin usr made root -exec stat -c '%n %F %a %u:%g %s' {} + | sort
      stat -c '%n %h' made/hard made/deep/file
      stat -c '%n %Y' /made/deep/file; readlink /made/deep/link
      cat /etc/passwd /made/hard /root/only; ls -a / /root`;
    const look = async (host: 'hosta' | 'hostb'): Promise<string[]> =>
      (await cluster.podman(host, ['exec', name, 'sh', '-c', listing])).split('\n');
    const before = await look('hosta');

    await cluster.migrate(name, 'hosta');

    expect(await look('hostb')).toEqual(before);
  });
});

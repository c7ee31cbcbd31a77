import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Described, jobId, PodmanLab } from '../../support/podman-lab.ts';

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
});
beforeEach(async () => await pod.wipe());
afterAll(async () => await pod.wipe());

/** Extents of the files `new` of box that have no place on the disk yet (ext4, XFS: delayed allocation). */
const UNWRITTEN = `
upper=$(podman inspect -f '{{.GraphDriver.Data.UpperDir}}' box)
volume=$(podman volume inspect -f '{{.Mountpoint}}' vol)
for dir in $upper $volume; do filefrag -v $dir/new | grep -c delalloc; done; true`;

it('puts the files of a container on the disk, its own and those of its volumes', async () => {
  await pod.run('hosta', '--name', 'box', '-v', 'vol:/data', 'localhost/redis', 'redis-server');
  const job = jobId();
  using half = pod.half('hosta');
  const { claims } = await half.ask<Described>({ do: 'describe', job, ref: 'box' });
  const write = 'for dir in / /data; do head -c 1000000 /dev/urandom >$dir/new; done';
  await pod.exec('hosta', ['podman', 'exec', 'box', 'sh', '-c', write]);
  expect(await pod.sh('hosta', UNWRITTEN)).toBe('1\n1');
  await half.ask({ do: 'write-back', job, claims });
  expect(await pod.sh('hosta', UNWRITTEN)).toBe('0\n0');
});

it('has nothing to write of a container that is gone', async () => {
  await pod.run('hosta', '--name', 'box', 'localhost/redis', 'redis-server');
  const job = jobId();
  using half = pod.half('hosta');
  const { claims } = await half.ask<Described>({ do: 'describe', job, ref: 'box' });
  await pod.sh('hosta', 'podman rm -f -t0 box');
  await half.ask({ do: 'write-back', job, claims });
});

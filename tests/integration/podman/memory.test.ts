import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PAGE } from '../../../src/base/pages.ts';
import { growing } from '../../../src/podman/dump.ts';
import { pageDigests } from '../../support/page-digests.ts';
import { type Described, jobId, PodmanLab } from '../../support/podman-lab.ts';

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
});
beforeEach(async () => await pod.wipe());

const DIGEST = 32;
const ZEROS = pageDigests(Buffer.alloc(PAGE)).toString('hex');

/** Digests of pages, without those of zeros. */
const split = (digests: Buffer): string[] =>
  Array.from({ length: digests.length / DIGEST }, (_, at) =>
    digests.toString('hex', at * DIGEST, (at + 1) * DIGEST),
  ).filter((digest) => digest !== ZEROS);

/** What is read of a frozen container, and what CRIU dumps of it then. */
async function both([name, ...args]: readonly string[]) {
  const options = ['--name', 'box', '--tmpfs', '/data'];
  await pod.run('hosta', ...options, 'localhost/workloads', `/w/${name}`, ...args);
  await pod.printed('hosta', 'box', /READY/);
  const job = jobId();
  using giver = pod.half('hosta');
  const { subject, claims } = await giver.ask<Described>({ do: 'describe', job, ref: 'box' });
  await giver.ask({ do: 'lock', job, subject });
  await giver.ask({ do: 'freeze', job, subject });
  const digests = await giver.ask<string>({ do: 'memory', job, subject });
  // With them CRIU hands its memory over, as in a move.
  await giver.ask({ do: 'descriptions', job, subject, claims });
  await giver.ask({ do: 'dump', job, subject, claims });
  const set = join(pod.lab.share('hosta'), job, 'set');
  const images = await Promise.all(
    (await growing(set)).map(async (name) => readFile(join(set, name))),
  );
  const dumped = images.flatMap((bytes) => split(pageDigests(bytes)));
  return { read: split(Buffer.from(digests, 'base64')), dumped };
}

describe('memory of a container, read from outside', () => {
  it.for([
    [['pattern', '--mib', '4', '--rate', '0'], 1, 1, 1_000],
    [['tree', '--n', '5'], 6, 6, 30],
    [['threads', '--n', '8'], 1, 9, 20],
    [['objects', '--dir', '/data'], 1, 1, 10],
  ] as const)('is what CRIU dumps: %j', async ([program, processes, tasks, least]) => {
    const { read, dumped } = await both(program);
    expect(dumped.length).toBeGreaterThan(least);
    const seen = new Set(read);
    const missed = dumped.filter((digest) => !seen.has(digest));
    const needed = new Set(dumped);
    const idle = read.filter((digest) => !needed.has(digest));
    // CRIU enters by a page of code, which is the process's own from then on; and the kernel notes in the memory
    // of each task on which CPU it ran last (rseq), which is another one then.
    expect(missed.length).toBeLessThanOrEqual(processes + tasks);
    expect(idle.length).toBeLessThanOrEqual(processes + tasks);
  });
});

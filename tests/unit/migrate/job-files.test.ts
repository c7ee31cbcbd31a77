import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { decideOnce, markDurably } from '../../../src/journal/durable.ts';
import { dropFiles, isKept } from '../../../src/migrate/job-files.ts';
import { JOB, TwoHosts } from '../../support/fake-move.ts';

it('the files of a job go while a decision is being made, and that one is made', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'ckpt-job-'));
  try {
    await writeFile(join(dir, 'journal'), '');
    for (let n = 0; n < 20; n++) {
      await mkdir(join(dir, 'set'));
      await rm(join(dir, 'decision'), { force: true });
      const decided = decideOnce<string>(join(dir, 'decision'), 'committed');
      for (let drops = 0; drops < 5; drops++) await dropFiles(dir);
      expect(await decided).toBe('committed');
    }
    expect((await readdir(dir)).sort()).toEqual(['decision', 'journal']);
  } finally {
    await rm(dir, { recursive: true });
  }
});

it('images whose flush ends after the container was let go again are not called kept', async () => {
  await using hosts = await TwoHosts.open();
  const flush = Promise.withResolvers<void>();
  hosts.trouble = {
    at: (what) => {
      if (what === 's.durable') return flush.promise;
      if (what === 'call send') throw new Fault('PEER_UNREACHABLE', 'cut');
      return undefined;
    },
  };
  const job = await hosts.begin();
  const ended = job.run(hosts.op());
  await expect.poll(() => hosts.heard).toContain('s.thaw');
  // The container does not wait for the disk; the files do, that none is written behind them.
  expect(hosts.running).toEqual(['source']);
  const dir = join(hosts.dir, 's', 'jobs', JOB);
  await writeFile(join(dir, 'set', 'late'), '');
  flush.resolve();
  await ended;
  // A mark would take as long as one of these.
  for (const other of ['a', 'b', 'c']) await markDurably(join(hosts.dir, other));
  expect(await isKept(dir)).toBe(false);
  expect(await readdir(dir)).toEqual(['journal']);
});

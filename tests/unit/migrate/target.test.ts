import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { Journal, readJournal } from '../../../src/journal/journal.ts';
import { TargetJob, type TargetWorld } from '../../../src/migrate/target.ts';
import type { TargetRecord } from '../../../src/migrate/target-state.ts';
import { CLAIMS, JOB, TwoHosts } from '../../support/fake-move.ts';

it('never writes a record behind one that rules it out, however slow the disk', async () => {
  await using hosts = await TwoHosts.open();
  const op = hosts.op();
  const { promise: aborts, resolve } = Promise.withResolvers<void>();
  const { append } = Journal.prototype;
  Journal.prototype.append = async function (record: TargetRecord) {
    if (record.r === 'abort') {
      resolve();
      await new Promise((done) => setTimeout(done, 50));
    }
    return await append.call(this, record);
  };
  try {
    const order = { job: JOB, epoch: 1, peer: 'hosta', peerId: 'a', claims: CLAIMS, token: 't' };
    const job = await TargetJob.take(hosts.targetWorld(), op, order);
    let aborted: Promise<void> | undefined;
    job.received({
      dir: hosts.dir,
      root: 'root',
      bytes: 1,
      durable: Promise.resolve(),
      verify: async () => {
        aborted = job.abort(op, new Fault('CANCELLED', 'asked'));
        await aborts;
      },
    });
    await expect(job.seal(op, 'root')).rejects.toMatchObject({ code: 'CANCELLED' });
    await aborted;
    expect(job.state).toBe('aborted');
    expect(hosts.target).toBeUndefined();
    const path = join(hosts.dir, 't', 'jobs', JOB, 'journal');
    const { records } = readJournal<TargetRecord>(await readFile(path), path);
    expect(records.map(({ r }) => r)).toEqual([
      'incoming',
      'stored',
      'restore',
      'abort',
      'aborted',
    ]);
  } finally {
    Journal.prototype.append = append;
  }
});

describe('bytes that changed on disk', () => {
  const order = { job: JOB, epoch: 1, peer: 'hosta', peerId: 'a', claims: CLAIMS, token: 't' };
  const durable = Promise.resolve();
  const changed = new Fault('INTEGRITY_DIGEST', 'pages-1.img changed on disk');

  it('are the reason why a restore is called off', async () => {
    await using hosts = await TwoHosts.open();
    const op = hosts.op();
    const job = await TargetJob.take(hosts.targetWorld(), op, order);
    hosts.trouble = {
      at: async (what) => {
        if (what === 't.restore') await sleep(50);
        if (what === 't.restored') throw new Fault('RESTORE_FAILED', 'CRIU stumbled over them');
      },
    };
    const verify = () => Promise.reject(changed);
    job.received({ dir: hosts.dir, root: 'root', bytes: 1, durable, verify });
    await expect(job.seal(op, 'root')).rejects.toBe(changed);
    expect(job.state).toBe('aborted');
    expect(hosts.target).toBeUndefined();
  });

  it('are found after the copy stands, and it is not PREPARED', async () => {
    await using hosts = await TwoHosts.open();
    const op = hosts.op();
    const job = await TargetJob.take(hosts.targetWorld(), op, order);
    const verify = async () => {
      await expect.poll(() => hosts.target?.frozen).toBe(true);
      throw changed;
    };
    job.received({ dir: hosts.dir, root: 'root', bytes: 1, durable, verify });
    await expect(job.seal(op, 'root')).rejects.toBe(changed);
    expect(job.state).toBe('aborted');
    expect(hosts.target).toBeUndefined();
  });
});

it('decides on a disk that has no room for another file', async () => {
  await using hosts = await TwoHosts.open();
  const op = hosts.op();
  const order = { job: JOB, epoch: 1, peer: 'hosta', peerId: 'a', claims: CLAIMS, token: 't' };
  const job = await TargetJob.take(hosts.targetWorld(), op, order);
  const dir = join(hosts.dir, 't', 'jobs', JOB);
  expect((await readdir(dir)).sort()).toEqual([
    'decision.aborted',
    'decision.committed',
    'journal',
  ]);
  const before = await inode(join(dir, 'decision.aborted'));
  await job.abort(op, new Fault('CANCELLED', 'asked'));
  expect((await readdir(dir)).sort()).toEqual(['decision', 'journal']);
  expect(await inode(join(dir, 'decision'))).toBe(before);
});

it('PREPARE that comes again undoes nothing (C1), also when another daemon hears it', async () => {
  await using hosts = await TwoHosts.open();
  const op = hosts.op();
  let made = 0;
  const world = (): TargetWorld => {
    const { host, ...rest } = hosts.targetWorld();
    const makeReady = async () => void made++;
    return { ...rest, host: { ...host, makeReady } };
  };
  const order = { job: JOB, epoch: 1, peer: 'hosta', peerId: 'a', claims: CLAIMS, token: 't' };
  const job = await TargetJob.take(world(), op, order);
  await Promise.all([job.makeReady(op), job.makeReady(op)]);
  const durable = Promise.resolve();
  job.received({ dir: hosts.dir, root: 'root', bytes: 1, durable, verify: async () => {} });
  await job.seal(op, 'root');
  await job.makeReady(op);
  const { journal, records } = await Journal.reopen<TargetRecord>(
    join(hosts.dir, 't', 'jobs', JOB, 'journal'),
  );
  const again = TargetJob.reopen(world(), journal, records);
  await again.resume(op);
  await again.makeReady(op);
  expect(again.state).toBe('prepared');
  expect(made).toBe(1);
});

it('begins its restore once, however often it is told what to restore', async () => {
  await using hosts = await TwoHosts.open();
  const op = hosts.op();
  const order = { job: JOB, epoch: 1, peer: 'hosta', peerId: 'a', claims: CLAIMS, token: 't' };
  const job = await TargetJob.take(hosts.targetWorld(), op, order);
  const descriptions = { config: Buffer.from('{}'), spec: Buffer.from('{}'), volumes: [] };
  await Promise.all([job.standBy(op, descriptions), job.standBy(op, { ...descriptions })]);
  const other = { ...descriptions, config: Buffer.from('{"name":"other"}') };
  await expect(job.standBy(op, other)).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(hosts.heard.filter((what) => what === 't.stand-by')).toHaveLength(1);
  const durable = Promise.resolve();
  job.received({ dir: hosts.dir, root: 'root', bytes: 1, durable, verify: async () => {} });
  await job.seal(op, 'root');
  await job.standBy(op, descriptions);
  expect(job.state).toBe('prepared');
  expect(hosts.heard.filter((what) => what === 't.stand-by')).toHaveLength(1);
});

it('begins no restore behind the one that was made', async () => {
  await using hosts = await TwoHosts.open();
  const op = hosts.op();
  const order = { job: JOB, epoch: 1, peer: 'hosta', peerId: 'a', claims: CLAIMS, token: 't' };
  const job = await TargetJob.take(hosts.targetWorld(), op, order);
  const durable = Promise.resolve();
  job.received({ dir: hosts.dir, root: 'root', bytes: 1, durable, verify: async () => {} });
  await job.seal(op, 'root');
  const descriptions = { config: Buffer.from('{}'), spec: Buffer.from('{}'), volumes: [] };
  await expect(job.standBy(op, descriptions)).rejects.toMatchObject({ code: 'BAD_STATE' });
  expect(hosts.heard).not.toContain('t.stand-by');
});

it('a container of that name, found while the set comes, ends the job and what comes', async () => {
  await using hosts = await TwoHosts.open();
  const op = hosts.op();
  const world = hosts.targetWorld();
  const taken = new Fault('CONFLICT_NAME', 'web is container 0123 here');
  const claim = () => Promise.reject(taken);
  const host = { ...world.host, claim };
  const order = { job: JOB, epoch: 1, peer: 'hosta', peerId: 'a', claims: CLAIMS, token: 't' };
  const job = await TargetJob.take({ ...world, host }, op, order);
  job.claim(op);
  const coming = job.receive(op, async ({ signal }) => {
    await once(signal, 'abort');
    throw signal.reason;
  });
  await expect(coming).rejects.toBe(taken);
  await expect.poll(() => job.state).toBe('aborted');
  expect(job.verdict().failure).toMatchObject({ code: 'CONFLICT_NAME' });
});

describe('an abort', () => {
  const ORDER = { job: JOB, epoch: 1, peer: 'hosta', peerId: 'a', claims: CLAIMS, token: 't' };
  const ASKED = new Fault('CANCELLED', 'asked');

  it('removes what comes from the source only when nothing comes any more', async () => {
    await using hosts = await TwoHosts.open();
    const op = hosts.op();
    const job = await TargetJob.take(hosts.targetWorld(), op, ORDER);
    const dir = join(hosts.dir, 't', 'jobs', JOB);
    const coming = job.receive(op, async ({ signal }) => {
      await once(signal, 'abort');
      await sleep(30);
      await writeFile(join(dir, 'late'), 'a chunk that was on its way');
    });
    await job.abort(op, ASKED);
    await coming;
    expect((await readdir(dir)).sort()).toEqual(['decision', 'journal']);
    await expect(job.receive(op, async () => {})).rejects.toMatchObject({ code: 'BAD_STATE' });
  });

  it('discards the copy only when nobody is making it any more', async () => {
    await using hosts = await TwoHosts.open();
    const op = hosts.op();
    const job = await TargetJob.take(hosts.targetWorld(), op, ORDER);
    const restoring = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    hosts.trouble = {
      at: async (what) => {
        if (what !== 't.restore') return;
        restoring.resolve();
        await held.promise;
      },
    };
    const durable = Promise.resolve();
    job.received({ dir: hosts.dir, root: 'root', bytes: 1, durable, verify: async () => {} });
    const sealed = job.seal(op, 'root');
    sealed.catch(() => {});
    await restoring.promise;
    const aborted = job.abort(op, ASKED);
    await sleep(30);
    held.resolve();
    await aborted;
    await expect(sealed).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(hosts.target).toBeUndefined();
  });
});

async function inode(path: string): Promise<number> {
  return (await stat(path)).ino;
}

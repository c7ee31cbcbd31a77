import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { Journal } from '../../../src/journal/journal.ts';
import { CLAIMS, JOB, TwoHosts } from '../../support/fake-move.ts';

/** What a move without trouble asks of the two hosts, in order. Generated, so no step is forgotten. */
async function stepsOfAMove(): Promise<string[]> {
  await using hosts = await TwoHosts.open();
  await (await hosts.begin()).run(hosts.op());
  return hosts.heard;
}

const STEPS = await stepsOfAMove();
const PERMIT = STEPS.indexOf('call permit');
const nth = (what: string, index: number) =>
  STEPS.slice(0, index + 1).filter((step) => step === what).length;

function failAt(hosts: TwoHosts, index: number, error: () => Error, times = 1): void {
  const what = STEPS[index] ?? '';
  let seen = 0;
  let left = times;
  hosts.trouble = {
    at: (now) => {
      if (now !== what || ++seen < nth(what, index) || left-- <= 0) return;
      throw error();
    },
  };
}

async function filesLeft(hosts: TwoHosts, side: 's' | 't'): Promise<string[]> {
  const dir = join(hosts.dir, side, 'jobs', JOB);
  return (await readdir(dir).catch(() => [])).filter((n) => n !== 'journal' && n !== 'decision');
}

describe('a move', { timeout: 30_000 }, () => {
  it('ends with the copy on the target, the source gone, and the fence up', async () => {
    await using hosts = await TwoHosts.open();
    const job = await hosts.begin();
    await job.run(hosts.op());
    expect(hosts.running).toEqual(['target']);
    expect(hosts.source).toBeUndefined();
    expect(job.board.view.outcome).toBe('done');
    expect(await hosts.sourceOwners.fenceOf(job.container)).toMatchObject({
      owner: 'hostb',
      state: 'gone',
    });
    expect(await filesLeft(hosts, 's')).toEqual([]);
    expect(await filesLeft(hosts, 't')).toEqual([]);
  });

  it.each(STEPS.slice(0, PERMIT).map((step, index) => [index, step] as const))(
    'ends with the source running when step %i (%s) fails before PERMIT',
    async (index) => {
      await using hosts = await TwoHosts.open();
      failAt(hosts, index, () => new Fault('PEER_UNREACHABLE', 'provoked'));
      const job = await hosts.begin();
      await job.run(hosts.op());
      expect(job.board.view.outcome).toBe('rolled-back');
      expect(hosts.running).toEqual(['source']);
      expect(hosts.targetRan).toBe(false);
      expect(hosts.sourceLocked).toBe(false);
      expect(await hosts.sourceOwners.fenceOf(job.container)).toBeUndefined();
      await settled(() => hosts.target === undefined);
      expect(await filesLeft(hosts, 's')).toEqual([]);
    },
  );

  it.each(STEPS.slice(PERMIT).map((step, i) => [PERMIT + i, step] as const))(
    'settles on the target when step %i (%s) fails three times after PERMIT',
    async (index) => {
      await using hosts = await TwoHosts.open();
      hosts.leaseMs = 5_000;
      failAt(hosts, index, () => new Fault('PEER_UNREACHABLE', 'provoked'), 3);
      const job = await hosts.begin();
      await job.run(hosts.op());
      expect(job.board.view.outcome).toBe('done');
      expect(hosts.running).toEqual(['target']);
    },
    20_000,
  );

  it('stays frozen on the source for as long as PERMIT has no answer', async () => {
    await using hosts = await TwoHosts.open();
    let cut = true;
    hosts.trouble = {
      at: (what) => {
        if (cut && (what === 'reply permit' || what === 'call permit')) {
          throw new Fault('PEER_UNREACHABLE', 'cut');
        }
      },
    };
    const job = await hosts.begin();
    const run = job.run(hosts.op());
    await settled(() => job.state === 'permitted');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(hosts.source?.frozen).toBe(true);
    expect(hosts.running).toEqual([]);
    cut = false;
    await run;
    expect(hosts.running).toEqual(['target']);
  });

  it('thaws the source when the lease of the target ended before PERMIT came through', async () => {
    await using hosts = await TwoHosts.open();
    hosts.leaseMs = 50;
    let cut = true;
    hosts.trouble = {
      at: (what) => {
        if (cut && what === 'call permit') throw new Fault('PEER_UNREACHABLE', 'cut');
      },
    };
    const job = await hosts.begin();
    const run = job.run(hosts.op());
    await settled(() => hosts.heard.includes('t.discard'));
    cut = false;
    await run;
    expect(job.board.view.outcome).toBe('rolled-back');
    expect(hosts.running).toEqual(['source']);
    expect(hosts.targetRan).toBe(false);
  });

  it('freezes the source again at once when somebody thaws it after PERMIT', async () => {
    await using hosts = await TwoHosts.open();
    let cut = true;
    hosts.trouble = {
      at: (what) => {
        if (cut && what === 'call permit') throw new Fault('PEER_UNREACHABLE', 'cut');
      },
    };
    const job = await hosts.begin();
    const run = job.run(hosts.op());
    await settled(() => job.state === 'permitted');
    if (hosts.source) hosts.source.frozen = false;
    await settled(() => hosts.source?.frozen === true);
    cut = false;
    await run;
    expect(hosts.running).toEqual(['target']);
  });

  it('is rolled back by a cancel before PERMIT', async () => {
    await using hosts = await TwoHosts.open();
    const job = await hosts.begin();
    hosts.trouble = {
      at: (what) => {
        if (what === 's.dump') job.cancel(new Fault('CANCELLED', 'asked'));
      },
    };
    await job.run(hosts.op());
    expect(job.board.view).toMatchObject({
      outcome: 'rolled-back',
      failure: { code: 'CANCELLED' },
    });
    expect(hosts.running).toEqual(['source']);
  });

  it('is refused with an epoch the target has seen', async () => {
    await using hosts = await TwoHosts.open();
    await hosts.targetOwners.acceptEpoch('c'.repeat(64), 7);
    const job = await hosts.begin();
    await job.run(hosts.op());
    expect(job.board.view.failure?.code).toBe('STALE_EPOCH');
    expect(hosts.running).toEqual(['source']);
  });
});

/**
 * Stops both daemons at the n-th journal record, just before or after it reached the disk: the
 * append never returns, so nothing behind it happens, as nothing does in a killed process.
 */
function stopAtRecord(n: number, when: 'before' | 'after') {
  const append = Journal.prototype.append;
  let count = 0;
  const { promise: stopped, resolve } = Promise.withResolvers<void>();
  Journal.prototype.append = async function (record: unknown) {
    if (++count < n) return await append.call(this, record);
    if (count === n && when === 'after') await append.call(this, record);
    resolve();
    await new Promise(() => {});
  };
  return {
    stopped,
    [Symbol.dispose]() {
      Journal.prototype.append = append;
    },
  };
}

describe('a move whose daemons are killed', () => {
  for (const when of ['before', 'after'] as const) {
    it(`has exactly one running copy after both are back, killed ${when} any record`, async () => {
      let n = 1;
      for (; ; n++) {
        await using hosts = await TwoHosts.open();
        hosts.leaseMs = 10_000; // a slow machine must not end the move before record n
        {
          using kill = stopAtRecord(n, when);
          const run = hosts.begin().then(async (job) => await job.run(hosts.op()));
          const ended = await Promise.race([run.then(() => 'run'), kill.stopped]);
          if (ended === 'run') break;
        }
        await hosts.restartTarget();
        const source = await hosts.restartSource();
        await source?.resume(hosts.op());
        await settled(() => hosts.running.length === 1);
        const told = `record ${n}\n${hosts.heard.join(' ')}\n${hosts.log}`;
        expect(hosts.running, told).toHaveLength(1);
        if (hosts.running[0] === 'source') {
          expect(hosts.targetRan, told).toBe(false);
          expect(hosts.sourceLocked, told).toBe(false);
          expect(await hosts.sourceOwners.fenceOf(CLAIMS.container), told).toBeUndefined();
        } else {
          expect(source?.board.view.outcome, told).toBe('done');
        }
        expect(await filesLeft(hosts, 's'), told).toEqual([]);
      }
      expect(n).toBeGreaterThan(20);
    }, 60_000);
  }
});

async function settled(done: () => boolean, ms = 20_000): Promise<void> {
  const until = performance.now() + ms;
  while (!done() && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(done()).toBe(true);
}

import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { isKept } from '../../../src/migrate/job-files.ts';
import type { SourceJob } from '../../../src/migrate/source.ts';
import { CLAIMS, JOB, TwoHosts } from '../../support/fake-move.ts';

const RUN_HERE = { verdict: 'run-here', fenced: 'hostb', by: 'root' } as const;
const RUNS_THERE = { verdict: 'runs-there', fenced: '', by: 'root' } as const;

/** A move whose PERMIT, or the answer to it, does not come through while `cut` is true. */
async function inDoubt(hosts: TwoHosts, lost: 'call permit' | 'reply permit') {
  const link = { cut: true };
  hosts.trouble = {
    at: (what) => {
      if (link.cut && (what === lost || (what.startsWith('call ') && hosts.heard.includes(lost)))) {
        throw new Fault('PEER_UNREACHABLE', 'cut');
      }
    },
  };
  const job = await hosts.begin();
  const end = new AbortController();
  const run = job.run({ ...hosts.op(), signal: end.signal });
  // On a busy machine the doubt is raised while the target is still at the commit that nobody will hear of.
  const there = () => lost === 'call permit' || hosts.running.includes('target');
  await settled(() => job.board.view.phase === 'in-doubt' && there());
  return { job, run, link, end };
}

async function filesLeft(hosts: TwoHosts, side: 's' | 't'): Promise<string[]> {
  const dir = join(hosts.dir, side, 'jobs', JOB);
  return (await readdir(dir).catch(() => [])).filter((n) => n !== 'journal' && n !== 'decision');
}

async function settled(done: () => boolean, ms = 20_000): Promise<void> {
  const until = performance.now() + ms;
  while (!done() && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(done()).toBe(true);
}

describe('a job in doubt', { timeout: 30_000 }, () => {
  it('tells since when, what is held here, the last word and why nobody answers', async () => {
    await using hosts = await TwoHosts.open();
    const { job, run, link } = await inDoubt(hosts, 'call permit');
    expect(job.board.view).toMatchObject({
      outcome: 'in-doubt',
      failure: { code: 'IN_DOUBT', host: 'hostb' },
      doubt: { here: 'frozen', lastWord: 'prepared', unreachable: 'cut' },
    });
    expect(job.board.view.doubt?.sinceUnixMs).toBeGreaterThan(Date.now() - 10_000);
    link.cut = false;
    job.askNow();
    await run;
    expect(job.board.view).toMatchObject({ outcome: 'done', doubt: undefined });
    expect(hosts.running).toEqual(['target']);
  });

  it('refuses an order that names another host, and one that comes when nothing is in doubt', async () => {
    await using hosts = await TwoHosts.open();
    const { job, run, link } = await inDoubt(hosts, 'call permit');
    await expect(job.resolve({ ...RUN_HERE, fenced: 'hostc' })).rejects.toMatchObject({
      code: 'FENCED_HOST_MISMATCH',
    });
    link.cut = false;
    await run;
    await expect(job.resolve(RUN_HERE)).rejects.toMatchObject({ code: 'NOT_IN_DOUBT' });
  });

  it('runs here on the word of a person, under a new epoch, and the target hears of it later', async () => {
    await using hosts = await TwoHosts.open();
    const { job, run, link } = await inDoubt(hosts, 'reply permit');
    expect(hosts.running).toEqual(['target']);
    hosts.target = undefined; // its power was cut: that is what the person says
    await job.resolve(RUN_HERE);
    await settled(() => job.board.ended);
    expect(hosts.running).toEqual(['source']);
    expect(await hosts.sourceOwners.fenceOf(CLAIMS.container)).toBeUndefined();
    expect(job.board.view).toMatchObject({ resolved: 'run-here', resolvedBy: 'root' });
    await job.resolve(RUN_HERE); // the same word again
    await expect(job.resolve(RUNS_THERE)).rejects.toMatchObject({ code: 'NOT_IN_DOUBT' });
    expect(job.over).toBe(false);

    link.cut = false;
    await run;
    expect(job.over).toBe(true);
    expect(await hosts.targetOwners.fenceOf(CLAIMS.container)).toMatchObject({
      owner: 'hosta',
      epoch: 2,
    });
    expect(await filesLeft(hosts, 's')).toEqual([]);
    expect(await filesLeft(hosts, 't')).toEqual([]);
  });

  it('goes on telling the target after a restart, and what still stands there is destroyed', async () => {
    await using hosts = await TwoHosts.open();
    const { job, run, end, link } = await inDoubt(hosts, 'call permit');
    await job.resolve(RUN_HERE);
    await settled(() => job.board.ended);
    end.abort();
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(hosts.target).toBeDefined();
    link.cut = false;
    const again = await hosts.restartSource();
    expect(again?.board.view).toMatchObject({ phase: 'ended', resolved: 'run-here' });
    await again?.resume(hosts.op());
    expect(hosts.target).toBeUndefined();
    expect(hosts.running).toEqual(['source']);
    expect(hosts.targetRan).toBe(false);
    await hosts.targetOwners
      .acceptEpoch(CLAIMS.container, 2)
      .catch((error: unknown) => expect(error).toMatchObject({ code: 'STALE_EPOCH' }));
  });

  it('keeps the frozen copy when a person says that it runs there, until the target says so too', async () => {
    await using hosts = await TwoHosts.open();
    const { job, run, link } = await inDoubt(hosts, 'reply permit');
    await job.resolve(RUNS_THERE);
    await settled(() => job.state === 'runs-there');
    await job.resolve(RUNS_THERE);
    expect(await filesLeft(hosts, 's')).toContain('set');
    expect(hosts.source?.frozen).toBe(true);
    link.cut = false;
    await run;
    expect(job.board.view.outcome).toBe('done');
    expect(hosts.running).toEqual(['target']);
    expect(await filesLeft(hosts, 's')).toEqual([]);
  });

  it('comes back when that person was wrong and the target knows it', async () => {
    await using hosts = await TwoHosts.open();
    const { job, run, link } = await inDoubt(hosts, 'call permit');
    await job.resolve(RUNS_THERE);
    await settled(() => job.state === 'runs-there');
    hosts.target = undefined; // the standing copy had died: PERMIT will find nothing to let go
    link.cut = false;
    await run;
    expect(job.board.view.outcome).toBe('rolled-back');
    expect(hosts.running).toEqual(['source']);
  });
});

describe('a container that somebody ends in the pause row:container-removed', {
  timeout: 30_000,
}, () => {
  it('stays ended, and comes back from its images when a person says so', async () => {
    await using hosts = await TwoHosts.open();
    hosts.trouble = {
      at: (what) => {
        if (what === 'reply seal') hosts.source = undefined;
      },
    };
    const job = await hosts.begin();
    await job.run(hosts.op());
    expect(hosts.running).toEqual([]);
    expect(hosts.target).toBeUndefined();
    expect(job.board.view.outcome).toBe('rolled-back');
    expect(job.board.view.failure?.message).toContain(`ckpt job resume ${JOB.slice(0, 12)}`);
    expect(await hosts.sourceOwners.fenceOf(CLAIMS.container)).toBeUndefined();
    await job.bringBackEnded(hosts.op());
    expect(hosts.running).toEqual(['source']);
    expect(await filesLeft(hosts, 's')).toEqual([]);
    await expect(job.bringBackEnded(hosts.op())).rejects.toMatchObject({ code: 'NOT_IN_DOUBT' });
  });
});

describe('a source host that loses power', { timeout: 30_000 }, () => {
  /** Stops the source daemon when the target is asked for `what`, and takes its memory away. */
  async function powerCutAt(
    hosts: TwoHosts,
    what: string,
    fails?: string,
    ready: () => Promise<unknown> = async () => {},
  ): Promise<SourceJob | undefined> {
    const { promise: cut, resolve } = Promise.withResolvers<void>();
    hosts.trouble = {
      at: async (now) => {
        if (now === fails) throw new Fault('PEER_UNREACHABLE', 'provoked');
        if (now !== what) return;
        await ready();
        resolve();
        await new Promise(() => {});
      },
    };
    const end = new AbortController();
    void (await hosts.begin()).run({ ...hosts.op(), signal: end.signal });
    await cut;
    end.abort(); // its guard of the freezer ends with the daemon
    hosts.trouble = { at: () => {} };
    hosts.rebootSource();
    return await hosts.restartSource();
  }

  it('brings the container back from its images when they were whole', async () => {
    await using hosts = await TwoHosts.open();
    const dir = join(hosts.dir, 's', 'jobs', JOB);
    // The flush goes on beside the transfer.
    const kept = () => vi.waitUntil(() => isKept(dir), 20_000);
    const job = await powerCutAt(hosts, 'call seal', undefined, kept);
    await job?.resume(hosts.op());
    expect(hosts.heard).toContain('s.restore-here');
    expect(hosts.running).toEqual(['source']);
    expect(job?.board.view).toMatchObject({ outcome: 'rolled-back' });
    expect(await filesLeft(hosts, 's')).toEqual([]);
  });

  it('does not touch half a set: the container ended with its host', async () => {
    await using hosts = await TwoHosts.open();
    const job = await powerCutAt(hosts, 's.durable');
    await job?.resume(hosts.op());
    expect(hosts.heard).not.toContain('s.restore-here');
    expect(hosts.running).toEqual([]);
    expect(job?.board.view).toMatchObject({ outcome: 'rolled-back' });
  });

  it('never winds back what has run on', async () => {
    await using hosts = await TwoHosts.open();
    const job = await powerCutAt(hosts, 's.thawed', 'call seal');
    await job?.resume(hosts.op());
    expect(hosts.heard).not.toContain('s.restore-here');
    expect(hosts.running).toEqual([]);
  });

  it('asks the target first when PERMIT was given', async () => {
    await using hosts = await TwoHosts.open();
    const job = await powerCutAt(hosts, 'call permit');
    await job?.resume(hosts.op());
    expect(hosts.running).toEqual(['target']);
    expect(job?.board.view.outcome).toBe('done');
  });

  it('comes back from the images when the target has let go', async () => {
    await using hosts = await TwoHosts.open();
    const job = await powerCutAt(hosts, 'call permit');
    hosts.target = undefined; // so that PERMIT finds nothing to let go
    await job?.resume(hosts.op());
    expect(hosts.running).toEqual(['source']);
    expect(hosts.targetRan).toBe(false);
  });

  it('stays as it is offline, and says so', async () => {
    await using hosts = await TwoHosts.open();
    const job = await powerCutAt(hosts, 'call permit');
    await job?.resume(hosts.op(), { offline: true });
    expect(hosts.running).toEqual([]);
    expect(job?.board.view.phase).toBe('in-doubt');
  });
});

describe('a target', { timeout: 30_000 }, () => {
  it('obeys an ABORT that overtook PREPARE', async () => {
    await using hosts = await TwoHosts.open();
    const peer = hosts.peer();
    await peer.abort(hosts.op(), JOB, 1, CLAIMS.container);
    const facts = await peer.facts(hosts.op());
    await expect(peer.prepare(hosts.op(), JOB, 1, CLAIMS, facts)).rejects.toMatchObject({
      code: 'BAD_STATE',
    });
  });

  it('finds the ABORT that was written while its job was being made', async () => {
    await using hosts = await TwoHosts.open();
    const job = await hosts.begin();
    hosts.trouble = {
      at: async (what) => {
        if (what !== 'reply prepare') return;
        await writeFile(join(hosts.dir, 't', 'jobs', JOB, 'decision'), 'aborted\n');
        const target = await hosts.restartTarget();
        expect(target?.state).toBe('aborted');
      },
    };
    await job.run(hosts.op());
    expect(hosts.running).toEqual(['source']);
  });

  it('holds no container back when its daemon was killed between RUNNING and FORGET', async () => {
    await using hosts = await TwoHosts.open();
    const { promise: stopped, resolve } = Promise.withResolvers<void>();
    hosts.trouble = {
      at: async (what) => {
        if (what !== 'call forget') return;
        resolve();
        await new Promise(() => {});
      },
    };
    void (await hosts.begin()).run(hosts.op());
    await stopped;
    hosts.trouble = { at: () => {} };
    const target = await hosts.restartTarget();
    expect(target?.state).toBe('running');
    expect(target?.board.view).toMatchObject({ phase: 'ended', outcome: 'done' });
    await hosts.peer().forget(hosts.op(), JOB, 1, CLAIMS.container);
    expect(target?.over).toBe(true);
    expect(target?.board.view).toMatchObject({ phase: 'ended', outcome: 'done' });
  });

  it('calls a copy lost that died after another daemon may have let it run', async () => {
    await using hosts = await TwoHosts.open();
    const { promise: stopped, resolve } = Promise.withResolvers<void>();
    hosts.trouble = {
      at: async (what) => {
        if (what !== 't.thawed') return;
        resolve();
        await new Promise(() => {});
      },
    };
    const job = await hosts.begin();
    const end = new AbortController();
    void job.run({ ...hosts.op(), signal: end.signal });
    await stopped;
    end.abort(); // its guard of the freezer ends with the daemon
    hosts.trouble = { at: () => {} };
    hosts.target = undefined;
    const target = await hosts.restartTarget();
    expect(target?.verdict().state).toBe('lost-may-have-run');
    const again = await hosts.restartSource();
    const resumed = again?.resume(hosts.op());
    await settled(() => again?.board.view.phase === 'in-doubt');
    expect(again?.board.view.doubt?.lastWord).toBe('lost-may-have-run');
    expect(hosts.running).toEqual([]);
    await again?.resolve(RUN_HERE);
    await resumed;
    expect(hosts.running).toEqual(['source']);
  });
});

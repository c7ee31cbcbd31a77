import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Fault, type FaultCode } from '../../../src/base/fault.ts';
import { PAGE } from '../../../src/base/pages.ts';
import type { TargetPeer } from '../../../src/migrate/ports.ts';
import { SourceJob } from '../../../src/migrate/source.ts';
import { CLAIMS, JOB, SUBJECT, TwoHosts, UNLIMITED } from '../../support/fake-move.ts';

/** A page takes longer on this link than what is left may take in the pause. */
const SLOW_MS = 130;

async function busy() {
  const hosts = await TwoHosts.open();
  // Other pages at each reading: it never converges.
  hosts.memory = () => randomBytes(PAGE);
  const peer: TargetPeer = {
    ...hosts.peer(),
    sendMemory: async (_op, _part, { parts }, sent) => {
      let bytes = 0;
      for await (const pages of parts) {
        if (pages.length > 0) await sleep(SLOW_MS);
        bytes += pages.length;
        sent(bytes);
      }
      return 'ahead';
    },
  };
  const begin = () =>
    SourceJob.begin(hosts.sourceWorld(), peer, {
      ...{ job: JOB, subject: SUBJECT, claims: CLAIMS, findings: [] },
      ...{ mode: 'pre-copy', throttle: 20 },
    });
  return { hosts, begin };
}

const SLOW = { quotaUs: expect.any(Number), periodUs: 20_000 };

describe('a container that is slowed down', () => {
  it('has its limit back before it is dumped, and not before it stands', async () => {
    const { hosts, begin } = await busy();
    await using _ = hosts;
    const limits: unknown[] = [];
    hosts.trouble.at = (what) => {
      if (['s.freeze', 's.dump', 't.stand-by'].includes(what)) limits.push([what, hosts.cpu]);
    };
    const job = await begin();
    await job.run(hosts.op());
    expect(job.board.view).toMatchObject({ outcome: 'done', throttleLimit: 20, throttle: 20 });
    expect(limits).toEqual([
      ['t.stand-by', SLOW],
      ['s.freeze', SLOW],
      ['s.dump', UNLIMITED],
    ]);
    expect(hosts.log).toMatch(/a round of pre-copy .*"why":"slowed down".*"take":20/);
  });

  const FAILS: readonly (readonly [at: string, code: FaultCode])[] = [
    ['s.limited', 'SYSTEM'],
    ['call stand-by', 'CONFLICT_NAME'],
    ['t.stand-by', 'RESTORE_FAILED'],
    ['s.lock', 'SYSTEM'],
    ['s.freeze', 'FREEZE_FAILED'],
    ['s.dump', 'DUMP_FAILED'],
    ['reply send', 'PEER_UNREACHABLE'],
    ['t.restore', 'RESTORE_FAILED'],
  ];

  it.each(FAILS)('has it back when %s fails', async (at, code) => {
    const { hosts, begin } = await busy();
    await using _ = hosts;
    let failed = false;
    hosts.trouble.at = (what) => {
      if (what !== at || failed) return;
      failed = true;
      throw new Fault(code, 'as it was told to');
    };
    const job = await begin();
    await job.run(hosts.op());
    expect([failed, job.board.view.outcome, hosts.heard.includes('s.limited')]).toEqual([
      true,
      'rolled-back',
      true,
    ]);
    expect(hosts.cpu).toEqual(UNLIMITED);
    expect(hosts.running).toEqual(['source']);
  });

  it.each(['s.limit', 's.limited', 't.stand-by', 's.freeze'])(
    'has it back when the move is cancelled at %s',
    async (at) => {
      const { hosts, begin } = await busy();
      await using _ = hosts;
      const job = await begin();
      hosts.trouble.at = (what) => {
        if (what === at) job.cancel(new Fault('CANCELLED', 'not any more'));
      };
      await job.run(hosts.op());
      expect(job.board.view).toMatchObject({
        outcome: 'rolled-back',
        failure: { code: 'CANCELLED' },
      });
      expect(hosts.cpu).toEqual(UNLIMITED);
    },
  );

  it.each(['s.limit', 's.limited', 's.lock', 's.freeze', 's.dump'])(
    'has it back from the next daemon when this one is killed at %s',
    async (at) => {
      const { hosts, begin } = await busy();
      await using _ = hosts;
      const reached = Promise.withResolvers<void>();
      hosts.trouble.at = async (what) => {
        if (what !== at) return;
        reached.resolve();
        await new Promise(() => {}); // it does nothing any more
      };
      const job = await begin();
      void job.run(hosts.op());
      await reached.promise;
      hosts.trouble.at = () => {};
      const next = await hosts.restartSource();
      await next?.resume(hosts.op(), { offline: at === 's.limited' });
      expect(next?.state).toBe('rolled-back');
      expect(hosts.cpu).toEqual(UNLIMITED);
      expect(hosts.running).toEqual(['source']);
    },
  );

  it('keeps what somebody has set meanwhile', async () => {
    const { hosts, begin } = await busy();
    await using _ = hosts;
    const theirs = { quotaUs: 70_000, periodUs: 100_000 };
    hosts.trouble.at = (what) => {
      if (what === 's.limited') hosts.cpu = theirs;
      if (what === 's.dump') throw new Fault('DUMP_FAILED', 'as it was told to');
    };
    const job = await begin();
    await job.run(hosts.op());
    expect(job.board.view.outcome).toBe('rolled-back');
    expect(hosts.cpu).toEqual(theirs);
  });

  it('is as fast as before when there is no room for what goes ahead', async () => {
    const { hosts } = await busy();
    await using _ = hosts;
    let limited = UNLIMITED;
    const peer: TargetPeer = {
      ...hosts.peer(),
      sendMemory: async (_op, _part, { parts }) => {
        for await (const pages of parts) {
          if (pages.length > 0) await sleep(SLOW_MS);
          if (!hosts.heard.includes('s.limited')) continue;
          limited = hosts.cpu;
          throw new Fault('DISK_FULL', 'no room');
        }
        return 'ahead';
      },
    };
    let atStandBy: unknown;
    hosts.trouble.at = (what) => {
      if (what === 't.stand-by') atStandBy = hosts.cpu;
    };
    const job = await SourceJob.begin(hosts.sourceWorld(), peer, {
      ...{ job: JOB, subject: SUBJECT, claims: CLAIMS, findings: [] },
      ...{ mode: 'pre-copy', throttle: 20 },
    });
    await job.run(hosts.op());
    expect([limited, atStandBy]).toEqual([SLOW, UNLIMITED]);
    expect(job.board.view.outcome).toBe('done');
  });
});

it('is never slowed down when that was not asked for', async () => {
  await using hosts = await TwoHosts.open();
  const job = await hosts.begin();
  await job.run(hosts.op());
  expect(hosts.heard).not.toContain('s.limit');
});

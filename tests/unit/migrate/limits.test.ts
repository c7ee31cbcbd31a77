import { describe, expect, it } from 'vitest';
import { pause } from '../../../src/base/op.ts';
import { checkLimits, type MoveLimits, NO_LIMITS } from '../../../src/migrate/limits.ts';
import type { AskedMode } from '../../../src/migrate/mode.ts';
import type { TargetPeer } from '../../../src/migrate/ports.ts';
import { SourceJob } from '../../../src/migrate/source.ts';
import { CLAIMS, JOB, SUBJECT, TwoHosts } from '../../support/fake-move.ts';

/** A move whose set takes `ms` to send. */
async function slow(
  hosts: TwoHosts,
  ms: number,
  limits: Partial<MoveLimits>,
  { memoryBytes = 1, mode = 'auto' as AskedMode } = {},
) {
  const peer: TargetPeer = {
    ...hosts.peer(),
    send: async (op, ...rest) => {
      await pause(op, ms);
      return await hosts.peer().send(op, ...rest);
    },
  };
  return await SourceJob.begin(hosts.sourceWorld(), peer, {
    ...{ job: JOB, subject: SUBJECT, claims: { ...CLAIMS, memoryBytes }, findings: [] },
    limits: { ...NO_LIMITS, ...limits },
    mode,
  });
}

describe('a move with limits', () => {
  it('is rolled back when its pause would be longer than is allowed', async () => {
    await using hosts = await TwoHosts.open();
    const job = await slow(hosts, 5_000, { pauseMs: 300 });
    await job.run(hosts.op());
    expect(job.board.view).toMatchObject({
      outcome: 'rolled-back',
      failure: { code: 'PAUSE_LIMIT' },
      limits: { pauseMs: 300 },
    });
    expect(hosts.running).toEqual(['source']);
  });

  it('goes through when more is allowed meanwhile', async () => {
    await using hosts = await TwoHosts.open();
    const job = await slow(hosts, 800, { pauseMs: 500 });
    const run = job.run(hosts.op());
    await expect.poll(() => hosts.heard).toContain('s.dump');
    job.setLimits({ pauseMs: 60_000 });
    await run;
    expect(job.board.view).toMatchObject({ outcome: 'done', limits: { pauseMs: 60_000 } });
    expect(() => job.setLimits({ pauseMs: 0 })).toThrow(
      expect.objectContaining({ code: 'TOO_LATE' }),
    );
  });

  it('is rolled back when less is allowed meanwhile than it has taken', async () => {
    await using hosts = await TwoHosts.open();
    const job = await slow(hosts, 60_000, {});
    const run = job.run(hosts.op());
    await expect.poll(() => hosts.heard).toContain('s.dump');
    job.setLimits({ pauseMs: 200 });
    await run;
    expect(job.board.view.failure?.code).toBe('PAUSE_LIMIT');
    expect(hosts.running).toEqual(['source']);
  });

  it('is rolled back when the whole of it takes too long', async () => {
    await using hosts = await TwoHosts.open();
    const job = await slow(hosts, 60_000, { timeoutMs: 400 });
    await job.run(hosts.op());
    expect(job.board.view.failure?.code).toBe('MOVE_TIMEOUT');
    expect(hosts.running).toEqual(['source']);
  });

  it('freezes nothing when the bandwidth alone breaks the pause', async () => {
    await using hosts = await TwoHosts.open();
    const limits = { pauseMs: 500, bytesPerSecond: 1_048_576 };
    const how = { memoryBytes: 2 ** 30, mode: 'stop-and-copy' } as const;
    const job = await slow(hosts, 0, limits, how);
    await job.run(hosts.op());
    expect(job.board.view.failure?.code).toBe('PAUSE_LIMIT');
    expect(hosts.heard).not.toContain('s.freeze');
  });

  it('copies memory ahead when it would not fit into the pause', async () => {
    await using hosts = await TwoHosts.open();
    const limits = { pauseMs: 2_000, bytesPerSecond: 1_048_576 };
    const job = await slow(hosts, 0, limits, { memoryBytes: 2 ** 30 });
    await job.run(hosts.op());
    expect(job.board.view).toMatchObject({
      outcome: 'done',
      mode: 'pre-copy',
      rounds: 3,
      memoryBytesSent: 4096,
    });
  });
});

it.each([{ pauseMs: 100 }, { bytesPerSecond: 1_000 }])('nobody can keep %j', (limits) => {
  expect(() => checkLimits({ ...NO_LIMITS, ...limits })).toThrow(
    expect.objectContaining({ code: 'USAGE' }),
  );
});

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { pause } from '../../../src/base/op.ts';
import type { TargetPeer } from '../../../src/migrate/ports.ts';
import { SourceJob } from '../../../src/migrate/source.ts';
import { CLAIMS, JOB, SUBJECT, TwoHosts } from '../../support/fake-move.ts';

async function rolledBack(hosts: TwoHosts, job: SourceJob, code: string): Promise<void> {
  expect(job.board.view).toMatchObject({ outcome: 'rolled-back', failure: { code } });
  expect(hosts.running).toEqual(['source']);
  expect(hosts.target).toBeUndefined();
  expect(hosts.targetRan).toBe(false);
  expect(hosts.sourceLocked).toBe(false);
  expect(await hosts.sourceOwners.fenceOf(CLAIMS.container)).toBeUndefined();
  expect(await readdir(join(hosts.dir, 's', 'jobs', JOB))).toEqual(['journal']);
}

it('a program that ends with its dump is not said to run on', async () => {
  await using hosts = await TwoHosts.open();
  hosts.trouble = {
    at: (what) => {
      if (what === 'call send') throw new Fault('PEER_UNREACHABLE', 'the cable is out');
      // CRIU's code was in it.
      if (what === 's.thawed') hosts.source = undefined;
    },
  };
  const job = await hosts.begin();
  await job.run(hosts.op());
  const failure = { code: 'PROGRAM_ENDED' };
  expect(job.board.view).toMatchObject({ outcome: 'rolled-back', failure });
});

describe('a move is rolled back', () => {
  it('row:network-slow when the link is too slow for the pause that is allowed', async () => {
    await using hosts = await TwoHosts.open();
    const peer: TargetPeer = {
      ...hosts.peer(),
      send: async (op, _part, _set, sent) => {
        // A byte at a time: always alive, never done.
        for (let bytes = 1; ; bytes++) {
          sent(bytes);
          await pause(op, 20);
        }
      },
    };
    const world = hosts.sourceWorld();
    const settings = { ...world.settings, freezeBudgetMs: 200 };
    const order = { job: JOB, subject: SUBJECT, claims: CLAIMS, findings: [] };
    const job = await SourceJob.begin({ ...world, settings }, peer, order);
    await job.run(hosts.op());
    await rolledBack(hosts, job, 'FREEZE_BUDGET');
  });

  it('row:label-refused when the target cannot give the copy its label', async () => {
    await using hosts = await TwoHosts.open();
    const text = 'criu: cannot set the label of the process';
    hosts.trouble = {
      at: (what) => {
        if (what === 't.restored') throw new Fault('RESTORE_FAILED', text);
      },
    };
    const job = await hosts.begin();
    await job.run(hosts.op());
    await rolledBack(hosts, job, 'RESTORE_FAILED');
    expect(job.board.view.failure?.message).toBe(text);
  });

  it('before anything is frozen when podman on the target does not get to the images', async () => {
    await using hosts = await TwoHosts.open();
    const text = 'network lan: no address is free';
    hosts.trouble = {
      at: (what) => {
        if (what === 't.stand-by') throw new Fault('RESTORE_FAILED', text);
      },
    };
    const job = await hosts.begin();
    await job.run(hosts.op());
    await rolledBack(hosts, job, 'RESTORE_FAILED');
    expect(job.board.view.failure?.message).toBe(text);
    expect(hosts.heard).not.toContain('s.freeze');
    expect(hosts.heard).not.toContain('s.lock');
  });
});

import { expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import type { TargetPeer } from '../../../src/migrate/ports.ts';
import { SourceJob } from '../../../src/migrate/source.ts';
import { CLAIMS, JOB, SUBJECT, TwoHosts } from '../../support/fake-move.ts';

/** A move with memory copied ahead, against a target that takes it as `sendMemory` does. */
async function ahead(hosts: TwoHosts, sendMemory: TargetPeer['sendMemory']) {
  const peer: TargetPeer = { ...hosts.peer(), sendMemory };
  const job = await SourceJob.begin(hosts.sourceWorld(), peer, {
    ...{ job: JOB, subject: SUBJECT, claims: CLAIMS, findings: [] },
    mode: 'pre-copy',
  });
  await job.run(hosts.op());
  return job.board.view;
}

it.for(['DISK_FULL', 'LIMIT_SIZE'] as const)('goes on without it after %s', async (code) => {
  await using hosts = await TwoHosts.open();
  const view = await ahead(hosts, async () => {
    throw new Fault(code, 'no room');
  });
  expect(view).toMatchObject({ outcome: 'done', memoryBytesSent: 0 });
  expect(hosts.running).toEqual(['target']);
});

it('goes on without it when the room ends in the last round', async () => {
  await using hosts = await TwoHosts.open();
  const view = await ahead(hosts, async (_op, _part, { parts }) => {
    for await (const pages of parts) if (pages.length === 0) break;
    throw new Fault('DISK_FULL', 'no room');
  });
  expect(view.outcome).toBe('done');
  expect(hosts.running).toEqual(['target']);
});

it('freezes nothing when the link breaks meanwhile', async () => {
  await using hosts = await TwoHosts.open();
  const view = await ahead(hosts, async (_op, _part, { parts }) => {
    for await (const _ of parts) break;
    throw new Fault('PEER_UNREACHABLE', 'the stream broke');
  });
  expect(view).toMatchObject({ outcome: 'rolled-back', failure: { code: 'PEER_UNREACHABLE' } });
  expect(hosts.heard).not.toContain('s.freeze');
  expect(hosts.running).toEqual(['source']);
});

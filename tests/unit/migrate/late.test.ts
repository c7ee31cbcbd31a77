import { expect, it, vi } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import type { LateSource } from '../../../src/base/late.ts';
import { SourceJob } from '../../../src/migrate/source.ts';
import { CLAIMS, JOB, SUBJECT, TwoHosts } from '../../support/fake-move.ts';

const SOURCE: LateSource = {
  tasks: [{ pid: 1, bytes: 4096 }],
  read: async () => 4096,
  [Symbol.asyncDispose]: async () => {},
};

/** A move whose copy runs before its memory has come; `whole` says how that ends. */
async function late(hosts: TwoHosts, signal = new AbortController().signal) {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  hosts.whole = () => promise;
  hosts.lateSource = async () => SOURCE;
  const job = await SourceJob.begin(hosts.sourceWorld(), hosts.peer(), {
    ...{ job: JOB, subject: SUBJECT, claims: CLAIMS, findings: [] },
    mode: 'post-copy',
  });
  return { job, over: job.run({ ...hosts.op(), signal }), whole: resolve };
}

it('sends what stayed in the container from the restore on, and ends with the container', async () => {
  await using hosts = await TwoHosts.open();
  const sent = vi.fn();
  hosts.sendLate = async (_op, { source, stands }) => {
    expect(hosts.heard).toContain('s.dump-late');
    expect(hosts.heard).toContain('reply send');
    expect(await stands?.()).toBe(true);
    sent(source?.tasks);
  };
  const { job, over, whole } = await late(hosts);
  await vi.waitUntil(() => job.board.view.phase === 'post-copy', 20_000);
  expect(hosts.running).toEqual(['target']);
  expect(hosts.source).toMatchObject({ frozen: true });
  // The images would bring nobody back.
  expect(hosts.heard).not.toContain('s.durable');
  whole(true);
  await over;
  expect(job.board.view).toMatchObject({ outcome: 'done', mode: 'post-copy' });
  expect(sent.mock.calls).toEqual([[SOURCE.tasks]]);
});

it('sends again over another stream, as often as it takes', async () => {
  await using hosts = await TwoHosts.open();
  let streams = 0;
  const { promise: through, resolve } = Promise.withResolvers<void>();
  hosts.sendLate = async () => {
    streams += 1;
    if (streams < 3) throw new Fault('PEER_UNREACHABLE', 'the cable is out');
    resolve();
  };
  const { job, over, whole } = await late(hosts);
  await through;
  whole(true);
  await over;
  expect(job.board.view.outcome).toBe('done');
});

it('goes on with it when ckptd of the source comes back', async () => {
  await using hosts = await TwoHosts.open();
  let streams = 0;
  hosts.sendLate = async (op) => {
    streams += 1;
    // Goes on until its daemon is gone.
    await new Promise((_, reject) => op.signal.addEventListener('abort', reject, { once: true }));
  };
  const end = new AbortController();
  const { over: before, whole } = await late(hosts, end.signal);
  await vi.waitUntil(() => streams === 1, 20_000);
  end.abort(new Fault('SHUTTING_DOWN', 'ckptd stops'));
  await before;
  const back = await hosts.restartSource();
  const over = back?.resume(hosts.op());
  await vi.waitUntil(() => streams === 2, 20_000);
  whole(true);
  await over;
  expect(back?.board.view.outcome).toBe('done');
});

it.each([
  ['was killed', undefined],
  ['has run for a moment', { frozen: true, steps: 1 }],
])('says that memory is gone when the container %s', async (_what, found) => {
  await using hosts = await TwoHosts.open();
  let told = false;
  let streams = 0;
  hosts.sendLate = async (_op, { source }) => {
    streams += 1;
    if (streams === 1) {
      await vi.waitUntil(() => hosts.heard.includes('reply permit'), 20_000);
      hosts.source = found;
      throw new Fault('PEER_UNREACHABLE', 'the cable is out');
    }
    told = source === undefined;
    throw new Fault('MEMORY_GONE', 'it has been told');
  };
  const { job, over, whole } = await late(hosts);
  await vi.waitUntil(() => told, 20_000);
  hosts.target = undefined;
  whole(false);
  await vi.waitUntil(() => job.board.view.doubt?.lastWord === 'lost-may-have-run', 20_000);
  await vi.waitUntil(() => job.board.view.phase === 'in-doubt', 20_000);
  expect(streams).toBe(2);
  await job.resolve({ verdict: 'run-here', fenced: 'hostb', by: 'root' });
  await over;
});

it('is undone as any other move before the copy may run', async () => {
  await using hosts = await TwoHosts.open();
  let ended = false;
  hosts.sendLate = async (op) => {
    await new Promise((resolve) => op.signal.addEventListener('abort', resolve, { once: true }));
    ended = true;
  };
  hosts.trouble = {
    at: (what) => {
      if (what === 'call seal') throw new Fault('RESTORE_FAILED', 'no');
    },
  };
  const { job, over } = await late(hosts);
  await over;
  expect(job.board.view.outcome).toBe('rolled-back');
  expect(hosts.running).toEqual(['source']);
  expect(ended).toBe(true);
});

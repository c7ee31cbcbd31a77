import { expect, it, vi } from 'vitest';
import { TwoHosts } from '../../support/fake-move.ts';

/** A move whose target writes the files of the copy back for as long as the test wants. */
async function move(hosts: TwoHosts, writeBack: () => Promise<void> | void) {
  hosts.trouble = { at: (what) => (what === 't.write-back' ? writeBack() : undefined) };
  const job = await hosts.begin();
  return { job, over: job.run(hosts.op()) };
}

it('destroys nothing, and raises no alarm, before the files of the copy are on disk', async () => {
  await using hosts = await TwoHosts.open();
  const disk = Promise.withResolvers<void>();
  const { job, over } = await move(hosts, () => disk.promise);
  await vi.waitUntil(
    () => hosts.heard.filter((what) => what === 'reply permit').length > 3,
    20_000,
  );
  expect(hosts.running).toEqual(['target']);
  expect(hosts.source).toMatchObject({ frozen: true });
  // Longer than it takes to call a target silent.
  const from = performance.now();
  await vi.waitUntil(() => performance.now() - from > 8 * hosts.alarmMs, 20_000);
  expect(job.state).toBe('permitted');
  expect(hosts.log).not.toContain('IN DOUBT');
  disk.resolve();
  await over;
  expect(job.board.view.outcome).toBe('done');
  expect(hosts.heard.indexOf('s.remove')).toBeGreaterThan(hosts.heard.indexOf('t.write-back'));
});

it('is tried again when the disk gives an error', async () => {
  await using hosts = await TwoHosts.open();
  let tries = 0;
  const { job, over } = await move(hosts, () => {
    if (tries++ < 2) throw new Error('EIO');
  });
  await over;
  expect(tries).toBe(3);
  expect(job.board.view.outcome).toBe('done');
});

it('says RUNNING of a copy that was seen to run and has ended by itself meanwhile', async () => {
  await using hosts = await TwoHosts.open();
  let tries = 0;
  const { job, over } = await move(hosts, () => {
    if (tries++ > 0) return;
    hosts.target = undefined;
    throw new Error('EIO');
  });
  await over;
  expect(job.board.view.outcome).toBe('done');
  expect(hosts.heard).not.toContain('t.discard');
});

it('leaves the source its copy when the target loses power in the middle', async () => {
  await using hosts = await TwoHosts.open();
  const { job, over } = await move(hosts, () => new Promise(() => {}));
  await vi.waitUntil(() => hosts.heard.includes('t.write-back'), 20_000);
  hosts.target = undefined;
  hosts.trouble = { at: () => {} };
  await hosts.restartTarget();
  await vi.waitUntil(() => job.board.view.doubt?.lastWord === 'lost-may-have-run', 20_000);
  expect(job.board.view).toMatchObject({ phase: 'in-doubt', doubt: { here: 'frozen' } });
  await job.resolve({ verdict: 'run-here', fenced: 'hostb', by: 'root' });
  await over;
  expect(hosts.running).toEqual(['source']);
});

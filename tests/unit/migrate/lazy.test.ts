import { expect, it, vi } from 'vitest';
import { TwoHosts } from '../../support/fake-move.ts';

/** A move whose copy runs while its memory is still coming; `end` says how that ends. */
async function filling(hosts: TwoHosts) {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  hosts.whole = () => promise;
  const job = await hosts.begin();
  const over = job.run(hosts.op());
  await vi.waitUntil(
    () => hosts.heard.filter((what) => what === 'reply permit').length > 3,
    20_000,
  );
  return { job, over, end: resolve };
}

it('destroys nothing before all memory of the copy is there', async () => {
  await using hosts = await TwoHosts.open();
  const { job, over, end } = await filling(hosts);
  expect(hosts.running).toEqual(['target']);
  expect(hosts.source).toMatchObject({ frozen: true });
  expect(hosts.heard).not.toContain('t.write-back');
  expect(job.state).toBe('permitted');
  end(true);
  await over;
  expect(job.board.view.outcome).toBe('done');
  expect(hosts.heard.indexOf('s.remove')).toBeGreaterThan(hosts.heard.indexOf('t.write-back'));
});

it('says that the copy may have run when its memory is lost, and leaves the source its own', async () => {
  await using hosts = await TwoHosts.open();
  const { job, over, end } = await filling(hosts);
  hosts.target = undefined; // killed by whoever holds its memory
  end(false);
  // The alarm comes a moment after the word, or before it.
  await vi.waitUntil(
    () =>
      job.board.view.phase === 'in-doubt' && job.board.view.doubt?.lastWord === 'lost-may-have-run',
    20_000,
  );
  expect(hosts.source).toMatchObject({ frozen: true });
  expect(hosts.heard).not.toContain('t.write-back');
  await job.resolve({ verdict: 'run-here', fenced: 'hostb', by: 'root' });
  await over;
  expect(hosts.running).toEqual(['source']);
});

it('goes on waiting for the memory when ckptd comes back', async () => {
  await using hosts = await TwoHosts.open();
  const { job, over } = await filling(hosts);
  const again = Promise.withResolvers<boolean>();
  hosts.whole = () => again.promise;
  const asked = hosts.heard.filter((what) => what.startsWith('reply')).length;
  const back = hosts.restartTarget();
  const replies = () => hosts.heard.filter((what) => what.startsWith('reply')).length;
  await vi.waitUntil(() => replies() > asked + 3, 20_000);
  expect(hosts.source).toMatchObject({ frozen: true });
  again.resolve(true);
  await Promise.all([over, back]);
  expect(job.board.view.outcome).toBe('done');
  expect(hosts.running).toEqual(['target']);
});

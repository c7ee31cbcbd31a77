import { afterEach, expect, it, vi } from 'vitest';
import { TwoHosts } from '../../support/fake-move.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const HOUR = 3_600_000;

it.each([HOUR, -HOUR])(
  'row:wall-clock how long a lost copy can have run is no matter of wall time that jumps by %i ms',
  async (jump) => {
    await using hosts = await TwoHosts.open();
    const realNow = Date.now;
    let ranMs = 0;
    hosts.trouble = {
      at: async (what) => {
        if (what !== 't.thawed') return;
        const from = performance.now();
        await vi.waitUntil(() => performance.now() - from > 50, { interval: 5 });
        vi.spyOn(Date, 'now').mockImplementation(() => realNow() + jump);
        hosts.target = undefined;
        ranMs = performance.now() - from;
      },
    };
    const job = await hosts.begin();
    const end = new AbortController();
    const run = job.run({ ...hosts.op(), signal: end.signal });
    await vi.waitUntil(() => job.board.view.doubt?.lastWord === 'lost-may-have-run', 5_000);
    const told = job.board.view.doubt?.mayHaveRunMs ?? 0;
    expect(told).toBeGreaterThanOrEqual(Math.floor(ranMs));
    expect(told).toBeLessThan(60_000);
    end.abort();
    await run.catch(() => {});
  },
);

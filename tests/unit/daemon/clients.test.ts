import { describe, expect, it, vi } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { abortFault } from '../../../src/base/op.ts';
import { watchBoard } from '../../../src/daemon/moves.ts';
import { JobBoardEntry, newView } from '../../../src/migrate/job-view.ts';
import { dialLocal } from '../../../src/rpc/dial-local.ts';
import { startFakeCkptd } from '../../support/fake-ckptd.ts';
import { TwoHosts } from '../../support/fake-move.ts';
import { CALL, movesOf } from '../../support/moves-of.ts';
import { startCkpt } from '../../support/run-ckpt.ts';

// The command is started, and a loaded machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

async function settled(done: () => boolean, ms = 30_000): Promise<void> {
  const until = performance.now() + ms;
  while (!done() && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(done()).toBe(true);
}

describe('a command that is killed (row:cli-killed)', () => {
  it('leaves its job to ckptd, which brings it to its end', async () => {
    await using hosts = await TwoHosts.open();
    const { moves, operator } = await movesOf(hosts, 's');
    const held = Promise.withResolvers<void>();
    hosts.trouble = { at: (what) => (what === 's.dump' ? held.promise : undefined) };
    await using daemon = await startFakeCkptd(operator);
    const { child, ended, said } = startCkpt([
      ...['migrate', 'web', '--to', 'hostb', '--socket', daemon.socket],
    ]);
    ended.catch(() => undefined); // killed, as is meant
    await said('web  dump');
    child.kill('SIGKILL');
    await settled(() => daemon.calls.some(({ method }) => method === 'WatchJob'));
    held.resolve();
    const [job] = moves.list(true);
    await settled(() => moves.list(false).length === 0);
    expect(moves.list(true)).toMatchObject([{ id: job?.id, outcome: 'done' }]);
    expect(hosts.running).toEqual(['target']);
  });

  it('ends the checks it was waiting for, and no job begins', async () => {
    await using hosts = await TwoHosts.open();
    const { moves, operator } = await movesOf(hosts, 's', {
      describe: (op) =>
        new Promise((_resolve, reject) =>
          op.signal.addEventListener('abort', () => reject(abortFault(op.signal))),
        ),
    });
    const gone = new AbortController();
    const call = { ...CALL, signal: gone.signal };
    const request = { container: 'web', to: 'hostb', throttle: 0, compress: '', restore: '' };
    const asked = operator.migrate?.(request as never, call);
    gone.abort(new Fault('CANCELLED', 'the caller went away'));
    await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(moves.list(true)).toEqual([]);
  });
});

describe('a command that stops reading (row:cli-stalled)', () => {
  const first = { id: 'a'.repeat(32), role: 'source', container: 'c', name: 'web' } as const;
  const entry = () =>
    new JobBoardEntry(newView({ ...first, peer: 'hostb', epoch: 1, startedUnixMs: 1 }));

  it('is sent no more than fits into its window, for as long as it does not read', async () => {
    let yielded = 0;
    const job = { id: 'x', phase: 'dump', name: 'n'.repeat(10_000) };
    await using daemon = await startFakeCkptd({
      version: async () => ({ ckpt: '1' }),
      getJob: async () => job,
      async *watchJob(_request, { signal }) {
        while (!signal.aborted) {
          yielded += 1;
          yield job;
        }
      },
    });
    const { child, ended } = startCkpt(['job', 'watch', 'x', '-q', '--socket', daemon.socket]);
    ended.catch(() => undefined); // killed, as is meant
    await settled(() => yielded > 1);
    child.kill('SIGSTOP');
    let last = 0;
    let quiet = 0;
    await settled(() => {
      quiet = yielded === last ? quiet + 1 : 0;
      last = yielded;
      return quiet > 40;
    });
    // Others are served meanwhile, and nothing piles up for the one that is not.
    using other = dialLocal(daemon.socket);
    const before = yielded;
    expect((await other.client.version({})).ckpt).toBe('1');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((yielded - before) * job.name.length).toBeLessThan(1024 * 1024);
    child.kill('SIGCONT');
    await settled(() => yielded > before + 200);
    child.kill('SIGKILL');
  });

  it('keeps no job waiting, and hears of its end when it reads again', async () => {
    const board = entry();
    let watched = false;
    await using daemon = await startFakeCkptd({
      getJob: async () => ({ id: 'x' }),
      async *watchJob(_request, { signal }) {
        watched = true;
        for await (const { id, phase, outcome, bytesSent } of watchBoard(board, signal)) {
          yield { id, phase, outcome, bytesSent, name: 'n'.repeat(50_000) };
        }
      },
    });
    const { child, ended } = startCkpt(['job', 'watch', 'x', '--json', '--socket', daemon.socket]);
    await settled(() => watched);
    child.kill('SIGSTOP');
    const since = performance.now();
    for (let bytesSent = 1; bytesSent <= 100_000; bytesSent += 1) board.update({ bytesSent });
    board.enter('ended', { outcome: 'done' });
    expect(performance.now() - since).toBeLessThan(5_000);
    child.kill('SIGCONT');
    const { exit, stdout } = await ended;
    const seen = stdout.trimEnd().split('\n');
    expect(JSON.parse(seen.at(-1) ?? '')).toMatchObject({ phase: 'ended', outcome: 'done' });
    expect([exit, seen.length < 20]).toEqual([0, true]);
  });
});

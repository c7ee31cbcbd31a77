import { expect, it } from 'vitest';
import { watchBoard } from '../../../src/daemon/moves.ts';
import { JobBoardEntry, newView } from '../../../src/migrate/job-view.ts';

it('tells every phase of a job, however short, and its bytes now and then', async () => {
  const board = new JobBoardEntry(
    newView({
      ...{ id: 'a'.repeat(32), role: 'source', container: 'c'.repeat(64), name: 'web' },
      ...{ peer: 'hostb', epoch: 1, startedUnixMs: 0 },
    }),
  );
  const told: string[] = [];
  const watching = (async () => {
    for await (const { phase, bytesSent } of watchBoard(board, new AbortController().signal)) {
      told.push(`${phase} ${bytesSent}`);
    }
  })();
  await new Promise((resolve) => setTimeout(resolve, 5));
  for (const phase of ['prepare', 'freeze', 'dump', 'transfer'] as const) board.enter(phase);
  for (let bytesSent = 1; bytesSent <= 1_000; bytesSent++) board.update({ bytesSent });
  await new Promise((resolve) => setTimeout(resolve, 120));
  board.enter('ended');
  await watching;
  expect(told).toEqual([
    ...['preflight 0', 'prepare 0', 'freeze 0', 'dump 0', 'transfer 0', 'transfer 1000'],
    'ended 1000',
  ]);
});

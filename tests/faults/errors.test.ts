import { afterAll, describe, expect, it } from 'vitest';
import type { FakeHost, FakePair } from '../support/fake-pair.ts';
import {
  ALL,
  begin,
  crashed,
  type Flow,
  type Move,
  Pairs,
  SEED,
  settle,
  sourceState,
} from '../support/fault-sweep.ts';

/**
 * The n-th act on the disk fails, for n = 1, 2, … until a move passes without meeting it; once, and
 * from then on until the daemon is started again. Then the same while a daemon recovers.
 */

const pairs = new Pairs();
afterAll(() => pairs[Symbol.asyncDispose]());

const WAYS = [
  ['disk.write', 'ENOSPC'],
  ['disk.write', 'EIO'],
  ['disk.fsync', 'EIO'],
  ['disk.fsync', 'ENOSPC'],
  ['disk.open', 'EMFILE'],
  ['disk.open', 'ENOSPC'],
  ['disk.rename', 'EIO'],
  ['disk.rename', 'ENOSPC'],
  ['disk.link', 'ENOSPC'],
  ['disk.link', 'EIO'],
  ['disk.unlink', 'EIO'],
  ['disk.unlink', 'EACCES'],
  ['disk.mkdir', 'ENOSPC'],
  ['disk.mkdir', 'EACCES'],
] as const;

const ROW: Readonly<Record<string, string>> = {
  ENOSPC: 'disk-full',
  EIO: 'disk-error',
  EACCES: 'disk-error',
  EMFILE: 'limits-hit',
};
const OF = { a: 'source', b: 'target' } as const;
const rowOf = (side: 'a' | 'b', errno: string) =>
  errno === 'EMFILE' ? 'row:limits-hit' : `row:${OF[side]}-${ROW[errno]}`;

/** More than any move has of one kind: a sweep that gets so far never ends. */
const MOST = 400;
/** Steps of n, and the first of them: each n comes with some seed. */
const EVERY = ALL ? 1 : 90;
const FIRST = 1 + (SEED % EVERY);

/** True when the failpoint has acted; then what became of the move has been checked. */
async function one(pair: FakePair, host: FakeHost, text: string): Promise<boolean> {
  await host.arm(text);
  const move = begin(pair, 'plain');
  const starts = host.starts;
  await settle(pair, move, { revive: true });
  const acted = host.starts > starts || ((await host.fired()) ?? []).some((count) => count > 0);
  await host.arm('');
  expect(pair.check(move.container).join('\n'), text).toBe('');
  if (!acted) expect(sourceState(pair, move), text).toBe('done');
  for (const one of [pair.a, pair.b]) one.forgetJobs();
  return acted;
}

describe.concurrent(`the n-th act on a disk fails, SEED=${SEED}`, () => {
  for (const side of ['a', 'b'] as const) {
    for (const [act, errno] of WAYS) {
      if (side === 'a' && act === 'disk.link') continue; // only targets decide
      for (const star of ['', '*']) {
        const how = star === '' ? 'once' : 'until it is started again';
        it(`${act} of the ${OF[side]}: ${errno}, ${how} (${rowOf(side, errno)})`, () =>
          pairs.with(async (pair) => {
            let met = 0;
            for (let n = FIRST; n < MOST; n += EVERY) {
              if (!(await one(pair, pair[side], `${act}=error(${errno})@${n}${star}`))) {
                if (n > EVERY) expect(met).toBeGreaterThan(0);
                return;
              }
              met += 1;
            }
            throw new Error(`${act} has no end`);
          }));
      }
    }
  }
});

/** Where a daemon dies, so that the next one has something to recover. */
const DEATHS: readonly (readonly [side: 'a' | 'b', point: string, flow: Flow])[] = [
  ['a', 'source.journal.frozen.after', 'plain'],
  ['a', 'source.journal.sent.after', 'plain'],
  ['a', 'source.journal.permit.after', 'plain'],
  ['a', 'source.journal.runs-there.after', 'plain'],
  ['a', 'source.journal.roll-back.after', 'restore fails'],
  ['b', 'target.journal.restore.after', 'plain'],
  ['b', 'target.journal.prepared.after', 'plain'],
  ['b', 'target.decision.linked', 'plain'],
  ['b', 'target.journal.commit.after', 'plain'],
  ['b', 'target.journal.thawed.after', 'plain'],
];

describe.concurrent(`the n-th act on a disk fails in a recovery, SEED=${SEED}`, () => {
  for (const [side, point, flow] of DEATHS) {
    for (const [errno, star] of [
      ['EIO', ''],
      ['ENOSPC', '*'],
    ] as const) {
      it(`behind ${point}: ${errno}${star} (${rowOf(side, errno)})`, () =>
        pairs.with(async (pair) => {
          const host = pair[side];
          for (let n = FIRST; n < MOST; n += EVERY) {
            const move = await died(pair, host, point, flow);
            const starts = host.starts;
            await host.start(`disk.*=error(${errno})@${n}${star}`);
            await settle(pair, move, { revive: true });
            const again = host.starts > starts + 1;
            const acted = again || ((await host.fired()) ?? []).some((count) => count > 0);
            await host.arm('');
            expect(pair.check(move.container).join('\n'), `${point} @${n}`).toBe('');
            for (const one of [pair.a, pair.b]) one.forgetJobs();
            if (!acted) return;
          }
          throw new Error('the recovery has no end');
        }));
    }
  }
});

async function died(pair: FakePair, host: FakeHost, point: string, flow: Flow): Promise<Move> {
  await host.arm(`${point}=crash`);
  const move = begin(pair, flow);
  await settle(pair, move, { or: () => host.gone !== undefined });
  expect(await crashed(host), `${point} was never passed`).toBe(true);
  return move;
}

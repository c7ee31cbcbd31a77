import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import { Journal } from '../../src/journal/journal.ts';
import type { TargetPeer } from '../../src/migrate/ports.ts';
import type { SourceJob } from '../../src/migrate/source.ts';
import { CLAIMS, JOB, TwoHosts } from '../support/fake-move.ts';
import { runs } from './runs.ts';

vi.setConfig({ testTimeout: 120_000 });
afterEach(() => {
  vi.restoreAllMocks();
});

/** What may happen at one act of a host or one message, counted over both. */
type Blow =
  | { readonly what: 'fails' | 'cancel' | 'a stranger thaws' }
  /** One of the messages that were sent before comes again. */
  | { readonly what: 'comes again'; readonly which: number }
  | { readonly what: 'clock'; readonly ms: number };

const HOUR = 3_600_000;
const blow: fc.Arbitrary<Blow> = fc.oneof(
  fc.constantFrom<Blow>({ what: 'fails' }, { what: 'cancel' }, { what: 'a stranger thaws' }),
  fc.record({ what: fc.constant('comes again' as const), which: fc.nat() }),
  fc.record({ what: fc.constant('clock' as const), ms: fc.constantFrom(-HOUR, HOUR) }),
);
/** By the number of the act, from the first. A move without trouble has about 25. */
const blows = fc.uniqueArray(fc.tuple(fc.nat(40), blow), { maxLength: 5, selector: ([at]) => at });

const EPOCH = 1;
/** Messages as a link may repeat them, long after they were sent. */
const AGAIN: Record<string, (peer: TargetPeer, hosts: TwoHosts) => Promise<unknown>> = {
  prepare: (peer, hosts) => peer.prepare(hosts.op(), JOB, EPOCH, CLAIMS, {} as never),
  seal: (peer, hosts) => peer.seal(hosts.op(), JOB, EPOCH, CLAIMS.container, 'root'),
  permit: (peer, hosts) => peer.permit(hosts.op(), JOB, EPOCH, CLAIMS.container),
  query: (peer, hosts) => peer.query(hosts.op(), JOB, EPOCH, CLAIMS.container),
  abort: (peer, hosts) => peer.abort(hosts.op(), JOB, EPOCH, CLAIMS.container),
  forget: (peer, hosts) => peer.forget(hosts.op(), JOB, EPOCH, CLAIMS.container),
};

/** Both daemons die at the n-th record: its append does not return, so nothing behind it happens. */
function dieAtRecord(n: number, onDisk: boolean) {
  const append = Journal.prototype.append;
  const dead = Promise.withResolvers<'dead'>();
  let count = 0;
  const spy = vi.spyOn(Journal.prototype, 'append').mockImplementation(async function (
    this: Journal<unknown>,
    record: unknown,
  ) {
    if (++count < n || (count === n && onDisk)) await append.call(this, record);
    if (count < n) return;
    dead.resolve('dead');
    await new Promise(() => {});
  });
  return { died: dead.promise, [Symbol.dispose]: () => spy.mockRestore() };
}

describe('a move with real journals between two hosts in memory', () => {
  it('row:message-repeated row:wall-clock has one owner in the end, whatever fails, comes again, dies or jumps', async () => {
    const ends = { source: 0, target: 0 };
    await fc.assert(
      fc.asyncProperty(
        blows,
        fc.option(fc.tuple(fc.integer({ min: 2, max: 30 }), fc.boolean())),
        async (planned, death) => {
          await using hosts = await TwoHosts.open();
          const todo = new Map(planned);
          const strays: Promise<unknown>[] = [];
          let job: SourceJob | undefined;
          let acts = 0;
          let skew = 0;
          const realNow = Date.now;
          const clock = vi.spyOn(Date, 'now').mockImplementation(() => realNow() + skew);
          hosts.trouble = {
            at: () => {
              const now = todo.get(acts++);
              if (now?.what === 'cancel') job?.cancel(new Fault('CANCELLED', 'by a person'));
              if (now?.what === 'clock') skew += now.ms;
              if (now?.what === 'fails') throw new Fault('PEER_UNREACHABLE', 'trouble');
              // After PERMIT the guard takes it back; the target may run by then (rule S4).
              const early = !hosts.heard.includes('call permit');
              if (now?.what === 'a stranger thaws' && early && hosts.source !== undefined) {
                hosts.source.frozen = false;
                hosts.source.steps++;
              }
              if (now?.what !== 'comes again') return;
              const sent = hosts.heard.filter((what) => what.startsWith('call '));
              const name = sent[now.which % Math.max(1, sent.length)]?.slice('call '.length) ?? '';
              strays.push(Promise.resolve(AGAIN[name]?.(hosts.peer(), hosts)).catch(() => {}));
            },
          };
          try {
            const run = hosts.begin().then(async (begun) => {
              job = begun;
              await begun.run(hosts.op());
            });
            using killed = death === null ? undefined : dieAtRecord(...death);
            const left = await Promise.race([
              run.then(() => 'ended' as const),
              ...(killed ? [killed.died] : []),
            ]);
            if (left === 'dead') {
              killed?.[Symbol.dispose]();
              todo.clear();
              await hosts.restartTarget();
              job = await hosts.restartSource();
              await job?.resume(hosts.op());
            }
            todo.clear();
            if (left === 'ended') await Promise.all(strays);
            const story = () => `${hosts.heard.join(' ')}\n${hosts.log}`;
            await vi.waitFor(() => expect(hosts.running, story()).toHaveLength(1), 20_000);
            if (hosts.running[0] === 'source') {
              ends.source++;
              expect(hosts.targetRan, story()).toBe(false);
              expect(hosts.sourceLocked, story()).toBe(false);
              expect(await hosts.sourceOwners.fenceOf(CLAIMS.container)).toBeUndefined();
            } else {
              ends.target++;
              expect(job?.board.view.outcome, story()).toBe('done');
              expect(hosts.source, story()).toBeUndefined();
            }
          } finally {
            clock.mockRestore();
          }
        },
      ),
      {
        ...runs(100),
        // The files of a job were removed while a decision was being made, that one's among them.
        examples: [[[[0, { what: 'cancel' }]], [19, false]]],
      },
    );
    expect(ends.source).toBeGreaterThan(20);
    expect(ends.target).toBeGreaterThan(20);
  });
});

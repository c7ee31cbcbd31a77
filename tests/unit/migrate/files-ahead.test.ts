import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { abortFault, type Op } from '../../../src/base/op.ts';
import type { AskedMode } from '../../../src/migrate/mode.ts';
import type { TargetPeer } from '../../../src/migrate/ports.ts';
import { SourceJob } from '../../../src/migrate/source.ts';
import { CLAIMS, JOB, SUBJECT, TwoHosts } from '../../support/fake-move.ts';

const MIB = 2 ** 20;

interface Given {
  /** Bytes that each round finds changed. */
  readonly rounds: readonly number[];
  readonly mode?: AskedMode;
  /** What becomes of a round at the target. */
  readonly send?: TargetPeer['send'];
  readonly room?: number;
  /** Whether the target's restore can begin before the freeze (default). */
  readonly described?: boolean;
  /** Packs a round; at once if not given. */
  readonly pack?: (op: Op) => Promise<readonly string[]>;
}

/** A move of a container with a volume. */
async function move(
  hosts: TwoHosts,
  { rounds, mode = 'auto', send, room = 2 ** 40, pack, described = true }: Given,
) {
  const world = hosts.sourceWorld();
  const done: string[] = [];
  let round = 0;
  const peer = hosts.peer();
  const job = await SourceJob.begin(
    {
      ...world,
      host: {
        ...world.host,
        roomAhead: async () => room,
        descriptions: async (...asked) =>
          described ? await world.host.descriptions(...asked) : undefined,
        filesAhead: async (op) => {
          if (pack !== undefined) return await pack(op).finally(() => done.push('packing ended'));
          return rounds[round] === undefined ? [] : [`${round}`];
        },
        filesTaken: () => void done.push('taken'),
        filesDropped: () => void done.push('dropped'),
        rootfsDropped: () => void done.push('rootfs dropped'),
      },
    },
    {
      ...peer,
      standBy: async (...asked) => {
        done.push('stand by');
        await peer.standBy(...asked);
      },
      send: async (op, part, files, sent) => {
        if (part.part !== 'files') return await peer.send(op, part, files, sent);
        if (send !== undefined) return await send(op, part, files, sent);
        await files.names;
        done.push('sent');
        return { root: 'root', bytes: rounds[round++] ?? 0 };
      },
    },
    {
      ...{ job: JOB, subject: SUBJECT, findings: [], mode },
      claims: { ...CLAIMS, volumes: ['data'], diskBytes: 64 * MIB },
    },
  );
  await job.run(hosts.op());
  return { view: job.board.view, done };
}

const nothing = ['dropped', 'stand by'];
/** And what has changed since, when there is a place for it. */
const sentTimes = (times: number) => [
  'dropped',
  ...Array.from({ length: times }, () => ['sent', 'taken']).flat(),
  ...['stand by', 'sent', 'taken'],
];

describe('files go ahead', () => {
  it.for([
    ['until little is left', [64, 20, 1], 3],
    ['until nothing is left', [64, 20], 3],
    ['until a round gains nothing', [64, 60, 20], 2],
    ['no longer than six rounds', [640, 300, 140, 65, 30, 14, 6, 5], 6],
  ] as const)('%s', async ([, rounds, times]) => {
    await using hosts = await TwoHosts.open();
    const { view, done } = await move(hosts, { rounds: rounds.map((mib) => mib * MIB) });
    expect(view.outcome).toBe('done');
    expect(done).toEqual(sentTimes(times));
  });

  it('not when all is to go in the pause, nor without room here', async () => {
    for (const given of [{ mode: 'stop-and-copy' }, { room: 63 * MIB }] as const) {
      await using hosts = await TwoHosts.open();
      const { view, done } = await move(hosts, { rounds: [64 * MIB], ...given });
      expect(view.outcome).toBe('done');
      expect(done).toEqual(nothing);
    }
  });

  it('as long as there is room: then the rest goes in the pause', async () => {
    await using hosts = await TwoHosts.open();
    const full = async () => {
      throw new Fault('DISK_FULL', 'no room');
    };
    const { view, done } = await move(hosts, { rounds: [64 * MIB], send: full });
    expect(view.outcome).toBe('done');
    expect(done).toEqual(nothing); // what has come in part is not taken for whole
  });

  it('and those of the root file system in the pause when they find no room in the end', async () => {
    await using hosts = await TwoHosts.open();
    let full = false;
    const send: TargetPeer['send'] = async () => {
      if (full) throw new Fault('DISK_FULL', 'no room');
      full = true;
      return { root: 'root', bytes: 0 };
    };
    const { view, done } = await move(hosts, { rounds: [], send });
    expect(view.outcome).toBe('done');
    expect(done).toEqual(['dropped', 'taken', 'stand by', 'rootfs dropped']);
  });

  it('and those of the root file system in the pause when no restore begins before', async () => {
    await using hosts = await TwoHosts.open();
    const { view, done } = await move(hosts, { rounds: [], described: false });
    expect(view.outcome).toBe('done');
    expect(done).toEqual(['dropped', 'sent', 'taken', 'rootfs dropped']);
  });

  it('and are not packed any more when the link cannot be had', async () => {
    await using hosts = await TwoHosts.open();
    const pack = (op: Op) =>
      new Promise<never>((_, fail) => {
        op.signal.addEventListener('abort', () => setTimeout(fail, 50, abortFault(op.signal)));
      });
    const refused = async () => {
      throw new Fault('PEER_UNREACHABLE', 'nobody listens');
    };
    const { view, done } = await move(hosts, { rounds: [64 * MIB], pack, send: refused });
    expect(view).toMatchObject({ outcome: 'rolled-back', failure: { code: 'PEER_UNREACHABLE' } });
    expect(done).toEqual(['dropped', 'packing ended', 'dropped']);
  });

  it('with nothing frozen when the link breaks meanwhile', async () => {
    await using hosts = await TwoHosts.open();
    const cut = async () => {
      throw new Fault('PEER_UNREACHABLE', 'the stream broke');
    };
    const { view, done } = await move(hosts, { rounds: [64 * MIB], send: cut });
    expect(view).toMatchObject({ outcome: 'rolled-back', failure: { code: 'PEER_UNREACHABLE' } });
    expect(hosts.heard).not.toContain('s.freeze');
    expect(done.filter((word) => word !== 'dropped')).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ckpt } from '../../../src/gen/ckpt.js';
import { forecastMs, type Load, type Pause } from '../../../src/migrate/forecast.ts';
import type { PauseMemory } from '../../../src/migrate/ports.ts';
import { SourceJob, type SourceOrder } from '../../../src/migrate/source.ts';
import { CLAIMS, JOB, SUBJECT, TwoHosts } from '../../support/fake-move.ts';
import { CALL, movesOf } from '../../support/moves-of.ts';

const MIB = 1024 * 1024;
const loadOf = (mib: number, left = mib, processes = 1): Load => ({
  memoryBytes: mib * MIB,
  pauseBytes: left * MIB,
  processes,
});

/** A machine on which pauses cost exactly this. */
const machine =
  (fixed: number, perMib: number, perSent: number) =>
  (load: Load): Pause => ({
    ...load,
    pauseMs: fixed + (load.memoryBytes / MIB) * perMib + (load.pauseBytes / MIB) * perSent,
  });

describe('the forecast of a pause', () => {
  it('is what is usual when nothing was measured', () => {
    expect(forecastMs([], loadOf(0, 0, 1))).toBe(604);
    expect(forecastMs([], loadOf(100, 10, 1))).toBe(834);
  });

  it.each([
    [200, 0.5, 1],
    [600, 3, 0],
    [1_500, 8, 12],
  ])('learns a machine that takes %i ms, %f ms a MiB, %f ms a MiB sent', (...costs) => {
    const pause = machine(...costs);
    const known = [loadOf(16), loadOf(64), loadOf(512, 10), loadOf(256), loadOf(128, 2)].map(pause);
    for (const load of [loadOf(32), loadOf(512, 20), loadOf(256)]) {
      const { pauseMs } = pause(load);
      expect(Math.abs(forecastMs(known, load) - pauseMs) / pauseMs).toBeLessThan(0.2);
    }
  });

  it('is no longer for less, whatever was measured', () => {
    const amount = fc.integer({ min: 0, max: 2 ** 40 });
    const load = fc.record({
      memoryBytes: amount,
      pauseBytes: amount,
      processes: fc.nat(30_000),
    });
    const pause = fc.tuple(load, fc.nat(1_000_000)).map(([of, pauseMs]) => ({ ...of, pauseMs }));
    fc.assert(
      fc.property(fc.array(pause, { maxLength: 40 }), load, load, (pauses, one, more) => {
        const sum = {
          memoryBytes: one.memoryBytes + more.memoryBytes,
          pauseBytes: one.pauseBytes + more.pauseBytes,
          processes: one.processes + more.processes,
        };
        const ms = forecastMs(pauses, one);
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(forecastMs(pauses, sum)).toBeGreaterThanOrEqual(ms);
      }),
    );
  });
});

/** Says always the same, and keeps what it is told. */
function memory(ms: number) {
  const asked: [string, Load][] = [];
  const noted: [string, Pause][] = [];
  const pauses: PauseMemory = {
    forecast: (...question) => {
      asked.push(question);
      return ms;
    },
    note: (...pause) => void noted.push(pause),
  };
  return { pauses, asked, noted };
}

async function move(hosts: TwoHosts, pauses: PauseMemory, limits?: SourceOrder['limits']) {
  const order = {
    job: JOB,
    subject: SUBJECT,
    claims: { ...CLAIMS, memoryBytes: 4 * MIB, diskBytes: MIB },
    findings: [],
    mode: 'stop-and-copy' as const,
    ...(limits === undefined ? {} : { limits }),
  };
  const job = await SourceJob.begin({ ...hosts.sourceWorld(), pauses }, hosts.peer(), order);
  await job.run(hosts.op());
  return job.board.view;
}

describe('a move', () => {
  it('says how long the pause will be, and notes how long it was', async () => {
    await using hosts = await TwoHosts.open();
    const { pauses, asked, noted } = memory(700);
    const { forecastMs, pauseMs, outcome } = await move(hosts, pauses);
    expect({ forecastMs, outcome }).toEqual({ forecastMs: 700, outcome: 'done' });
    const load = { memoryBytes: 4 * MIB, pauseBytes: 5 * MIB, processes: 1 };
    expect(asked).toEqual([['ckpt://host/b', load]]);
    expect(noted).toEqual([['ckpt://host/b', { ...load, pauseMs }]]);
  });

  it('freezes nothing when the pause would be far longer than allowed', async () => {
    await using hosts = await TwoHosts.open();
    const { pauses, noted } = memory(3_100);
    const limits = { pauseMs: 1_000, bytesPerSecond: 0, timeoutMs: 0 };
    const { outcome, failure } = await move(hosts, pauses, limits);
    expect(outcome).toBe('rolled-back');
    expect(failure).toMatchObject({
      code: 'PAUSE_LIMIT',
      message: 'the pause would be of about 3100 ms, 1000 are allowed',
    });
    expect(hosts.heard).not.toContain('s.freeze');
    expect(noted).toEqual([]);
  });

  it('counts a limit of bandwidth, and learns nothing of what it held back', async () => {
    await using hosts = await TwoHosts.open();
    const { pauses, noted } = memory(700);
    const limits = { pauseMs: 0, bytesPerSecond: 10 * MIB, timeoutMs: 0 };
    const { forecastMs } = await move(hosts, pauses, limits);
    expect(forecastMs).toBe(1_200);
    expect(noted).toEqual([]);
  });

  it('learns nothing of a move that was rolled back', async () => {
    await using hosts = await TwoHosts.open();
    const { pauses, noted } = memory(700);
    hosts.trouble = {
      at: (what) => {
        if (what === 't.restore') throw new Error('no');
      },
    };
    expect((await move(hosts, pauses)).outcome).toBe('rolled-back');
    expect(noted).toEqual([]);
  });
});

describe('a check', () => {
  const check = async (order: { container: string; to: string }, memoryBytes: number) => {
    await using hosts = await TwoHosts.open();
    const described = { subject: SUBJECT, claims: { ...CLAIMS, memoryBytes }, findings: [] };
    const { operator } = await movesOf(hosts, 's', { describe: async () => described });
    return await operator.check?.(ckpt.v1.CheckRequest.create(order), CALL);
  };
  const WEB = { container: 'web', to: 'hostb' };

  it('forecasts what would be left for the pause', async () => {
    // The forecast of `movesOf` is the sum of what is in the load: all of it twice when it goes in the pause.
    expect(await check(WEB, 1_000)).toEqual({ findings: [], forecastMs: 1_000 + 1_001 + 1 });
    expect(await check(WEB, 64 * MIB)).toEqual({ findings: [], forecastMs: 64 * MIB + 1 });
  });

  it('forecasts nothing where no move is asked for', async () => {
    expect(await check({ ...WEB, to: '' }, 1_000)).toMatchObject({ forecastMs: 0 });
    expect(await check({ ...WEB, container: '' }, 1_000)).toMatchObject({ forecastMs: 0 });
  });
});

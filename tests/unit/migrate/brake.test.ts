import { expect, it } from 'vitest';
import type { CpuLimit } from '../../../src/base/claims.ts';
import { Fault } from '../../../src/base/fault.ts';
import { Brake, checkThrottle } from '../../../src/migrate/brake.ts';
import type { SourceRecord } from '../../../src/migrate/source-state.ts';
import { SUBJECT, UNLIMITED } from '../../support/fake-move.ts';

const HALF: CpuLimit = { quotaUs: 50_000, periodUs: 100_000 };
const THEIRS: CpuLimit = { quotaUs: 70_000, periodUs: 100_000 };

function braked(was: CpuLimit = UNLIMITED) {
  const records: SourceRecord[] = [];
  const lines: string[] = [];
  const op = {
    id: 'test',
    signal: new AbortController().signal,
    log: (line: string) => void lines.push(line),
  };
  const kernel: { limit: CpuLimit | undefined; fails: boolean } = { limit: was, fails: false };
  const host = {
    cpuMs: async () => 0,
    cpuLimit: async () => kernel.limit,
    limitCpu: async (_op: unknown, _subject: unknown, limit: CpuLimit) => {
      if (kernel.fails) throw new Fault('SYSTEM', 'EIO');
      kernel.limit = limit;
    },
  };
  const make = () => new Brake(host, SUBJECT, async (record) => void records.push(record));
  return { brake: make(), make, kernel, records, lines, op };
}

it('lowers the limit in steps and gives back the one of before', async () => {
  const { brake, kernel, records, op } = braked();
  expect(await brake.take(op, 20, 1.6)).toBe(true);
  expect(kernel.limit).toEqual({ quotaUs: 32_000, periodUs: 20_000 });
  expect(await brake.take(op, 30, 1.4)).toBe(true);
  expect(kernel.limit).toEqual({ quotaUs: 28_000, periodUs: 20_000 });
  await brake.release(op);
  await brake.release(op);
  expect(kernel.limit).toEqual(UNLIMITED);
  expect(records).toMatchObject([
    { r: 'throttle', was: UNLIMITED, percent: 20 },
    { r: 'throttle', was: UNLIMITED, percent: 30 },
  ]);
});

it('never allows more than the container was allowed', async () => {
  const { brake, kernel, op } = braked(HALF);
  await brake.take(op, 20, 0.6);
  expect(kernel.limit).toEqual(HALF);
  await brake.take(op, 30, 0.35);
  expect(kernel.limit).toEqual({ quotaUs: 7_000, periodUs: 20_000 });
  await brake.release(op);
  expect(kernel.limit).toEqual(HALF);
});

it('takes a longer period for what is less than the kernel allows in a short one', async () => {
  const { brake, kernel, op } = braked();
  await brake.take(op, 80, 0.02);
  expect(kernel.limit).toEqual({ quotaUs: 1_000, periodUs: 50_000 });
  await brake.take(op, 80, 0.0002);
  expect(kernel.limit).toEqual({ quotaUs: 1_000, periodUs: 1_000_000 });
});

it('leaves alone what somebody else has set meanwhile', async () => {
  const { brake, kernel, records, lines, op } = braked();
  await brake.take(op, 20, 1);
  kernel.limit = THEIRS;
  expect(await brake.take(op, 30, 0.9)).toBe(false);
  await brake.release(op);
  expect(kernel.limit).toEqual(THEIRS);
  expect(records).toHaveLength(1);
  expect(lines.join()).toContain('somebody else');
});

it('takes nothing any more when all was given back', async () => {
  const { brake, kernel, op } = braked();
  const taking = brake.take(op, 20, 1);
  await Promise.all([taking, brake.release(op)]);
  expect(await brake.take(op, 30, 0.9)).toBe(false);
  expect(kernel.limit).toEqual(UNLIMITED);
});

it('gives it back again when that has failed', async () => {
  const { brake, kernel, op } = braked();
  await brake.take(op, 20, 1);
  kernel.fails = true;
  await expect(brake.release(op)).rejects.toThrow('EIO');
  kernel.fails = false;
  await brake.release(op);
  expect(kernel.limit).toEqual(UNLIMITED);
});

it('writes nothing to a container that is gone', async () => {
  const { brake, kernel, records, op } = braked();
  await brake.take(op, 20, 1);
  kernel.limit = undefined;
  await brake.release(op);
  expect(kernel.limit).toBeUndefined();
  const other = braked();
  other.kernel.limit = undefined;
  expect(await other.brake.take(op, 20, 1)).toBe(false);
  expect([records.length, other.records.length]).toEqual([1, 0]);
});

it.each([
  ['was written before its limit', true],
  ['was written after it', false],
])('gives it back by the records of a dead daemon, the last of which %s', async (_, early) => {
  const { brake, make, kernel, records, op } = braked();
  await brake.take(op, 20, 1.6);
  const first = kernel.limit;
  await brake.take(op, 30, 1.4);
  if (early) kernel.limit = first;
  const next = make();
  for (const record of records) if (record.r === 'throttle') next.recall(record);
  await next.release(op);
  expect(kernel.limit).toEqual(UNLIMITED);
});

it.each([-1, 1.5, 100, Number.NaN])('refuses a share of %s', (percent) => {
  expect(() => checkThrottle(percent)).toThrow('1 to 99');
});

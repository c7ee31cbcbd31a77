import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import {
  abortFault,
  type Op,
  orLeave,
  pause,
  shielded,
  timed,
  within,
} from '../../../src/base/op.ts';

function newOp(signal = new AbortController().signal): Op & { lines: string[] } {
  const lines: string[] = [];
  return { id: 'j1', signal, lines, log: (line) => lines.push(line) };
}

describe('undoing', () => {
  it('outlives the cancellation that caused it', () => {
    const op = newOp(AbortSignal.abort());
    const undo = shielded(op);
    expect(undo.signal.aborted).toBe(false);
    undo.log('thaw');
    expect(op.lines).toEqual(['undo: thaw']);
  });

  it('has a deadline of its own', async () => {
    await expect(pause(shielded(newOp(), 20), 10_000)).rejects.toMatchObject({ code: 'DEADLINE' });
  });
});

describe('a timed step', () => {
  it('is told also when it fails, from inside of other ops too', async () => {
    const told: [string, number][] = [];
    const op = {
      ...newOp(),
      step: (name: string, from: number, to: number) => told.push([name, to - from]),
    };
    expect(await timed(within(op, 1_000), 'good', async () => 7)).toBe(7);
    const fails = timed(shielded(op), 'bad', async () => {
      await pause(op, 20);
      throw new Fault('DISK_FULL', 'no room');
    });
    await expect(fails).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(told.map(([name]) => name)).toEqual(['good', 'bad']);
    expect(told[1]?.[1]).toBeGreaterThan(15);
  });
});

describe('an op within a time', () => {
  it('ends with DEADLINE when the time is over', async () => {
    await expect(pause(within(newOp(), 20), 10_000)).rejects.toMatchObject({ code: 'DEADLINE' });
  });

  it('ends with the reason of its own signal when that comes first', async () => {
    const owner = new AbortController();
    const waiting = pause(within(newOp(owner.signal), 10_000), 10_000);
    owner.abort(new Fault('SHUTTING_DOWN', 'ckptd stops'));
    await expect(waiting).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
  });
});

describe('on a slow host', () => {
  const slow = { ...newOp(), slowness: 50 };

  it.each([
    ['an op within a time', () => within(slow, 20)],
    ['an undo', () => shielded(slow, 20)],
    ['an undo of an op within a time', () => shielded(within(slow, 20), 20)],
  ])('%s lasts as many times longer', async (_, begin) => {
    const op = begin();
    await pause(op, 100);
    await expect(pause(op, 10_000)).rejects.toMatchObject({ code: 'DEADLINE' });
  });
});

describe('work that cannot be called off', () => {
  it('hands back its result when nobody left', async () => {
    expect(await orLeave(newOp(), Promise.resolve(7), () => undefined)).toBe(7);
  });

  it('is left when the signal says so, and its late result is taken care of', async () => {
    const owner = new AbortController();
    const work = Promise.withResolvers<string>();
    const late = Promise.withResolvers<string>();
    const waiting = orLeave(newOp(owner.signal), work.promise, late.resolve);
    owner.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
    work.resolve('a descriptor to close');
    expect(await late.promise).toBe('a descriptor to close');
  });

  it('is not waited for when the signal had ended before, and its failure is logged', async () => {
    const op = newOp(AbortSignal.abort());
    const broken = Promise.reject(new Error('too late'));
    await expect(orLeave(op, broken, () => undefined)).rejects.toMatchObject({ code: 'CANCELLED' });
    await new Promise(setImmediate);
    expect(op.lines).toEqual(['late result: Error: too late']);
  });
});

describe('a pause', () => {
  it('takes as long as it says', async () => {
    const start = performance.now();
    await pause(newOp(), 50);
    expect(performance.now() - start).toBeGreaterThanOrEqual(49);
  });

  it('does not begin when the op is over', async () => {
    const reason = new Fault('TARGET_CHANGED', 'x');
    await expect(pause(newOp(AbortSignal.abort(reason)), 10_000)).rejects.toBe(reason);
  });
});

it('an aborted signal without a reason of ours is CANCELLED', () => {
  expect(abortFault(AbortSignal.abort('x')).code).toBe('CANCELLED');
});

import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Standing } from '../../../src/base/claims.ts';
import type { LateTask } from '../../../src/base/late.ts';
import type { Half } from '../../support/hand-move.ts';
import { type Described, eventually, jobId, PodmanLab } from '../../support/podman-lab.ts';

let pod: PodmanLab;
beforeAll(async () => {
  pod = await PodmanLab.open();
  await pod.startedBefore('hostb');
});
beforeEach(async () => await pod.wipe());

const MIB = 64;

async function start(runtime: string, ...program: string[]): Promise<void> {
  const image = 'localhost/workloads';
  await pod.run('hosta', '--name', 'box', '--runtime', runtime, image, ...program);
  await pod.printed('hosta', 'box', /READY/);
}

/** Frozen, and dumped but for what may come late. */
async function left(giver: Half, job: string) {
  const { subject, claims } = await giver.ask<Described>({ do: 'describe', job, ref: 'box' });
  await giver.ask({ do: 'descriptions', job, subject, claims });
  await giver.ask({ do: 'freeze', job, subject });
  await giver.ask({ do: 'dump', job, subject, claims, late: true });
  const before = await giver.ask({ do: 'witness', job, subject });
  return { subject, claims, before };
}

describe.each(['crun', 'runc'])('memory left in a container of %s', (runtime) => {
  it('is in no file, and can be read while the container stands still', async () => {
    await start(runtime, '/w/pattern', '--mib', String(MIB));
    const job = jobId();
    using giver = pod.half('hosta');
    const { subject, before } = await left(giver, job);
    const share = join(pod.lab.share('hosta'), job);
    const files = await pod.sh('hosta', `cd /share/${job}/set; du -cm . | tail -1`);
    expect(Number.parseInt(files, 10)).toBeLessThan(8);
    const [first, ...others] = await giver.ask<LateTask[]>({ do: 'save-late', job, subject });
    expect(others).toEqual([]);
    expect(first?.pid).toBe(1);
    expect(first?.bytes).toBeGreaterThan(MIB * 2 ** 20);
    expect(statSync(join(share, 'late-1')).size).toBe(first?.bytes);
    expect(await giver.ask({ do: 'witness', job, subject })).toEqual(before);
    await giver.ask({ do: 'thaw', job, subject });
    await expect(giver.ask({ do: 'save-late', job, subject })).rejects.toMatchObject({
      code: 'MEMORY_GONE',
    });
  });
});

/** All of its memory is looked at. */
async function mustBeRight(): Promise<void> {
  const before = (await pod.sh('hostb', 'podman logs box 2>&1 | grep -c VERIFIED')) || '0';
  await pod.sh('hostb', 'podman kill -s USR1 box');
  await eventually(20_000, async () => {
    const log = await pod.sh('hostb', 'podman logs box 2>&1');
    expect(log).not.toMatch(/BAD|ERROR/);
    expect(log.match(/VERIFIED \d+ \w+ 0 bad/g)?.length ?? 0).toBeGreaterThan(Number(before));
  });
}

/** A copy on hostb that stands, with its late memory in files beside both sets. */
async function standing(runtime: string, early: boolean, ...program: string[]) {
  await start(runtime, ...program);
  const job = jobId();
  using giver = pod.half('hosta');
  const taker = pod.half('hostb');
  const { subject, claims } = await giver.ask<Described>({ do: 'describe', job, ref: 'box' });
  if (early) {
    const descriptions = await giver.ask({ do: 'descriptions', job, subject, claims });
    await taker.ask({ do: 'stand-by', job, claims, descriptions, kind: 'late' });
  }
  await left(giver, job);
  const tasks = await giver.ask<LateTask[]>({ do: 'save-late', job, subject });
  cpSync(join(pod.lab.share('hosta'), job), join(pod.lab.share('hostb'), job), { recursive: true });
  const copy = await taker.ask<Standing>({ do: 'restore', job, claims, kind: 'late' });
  expect(await taker.ask({ do: 'late-tasks', job, claims })).toEqual(tasks);
  return { job, claims, taker, copy, tasks };
}

describe.each(['crun', 'runc'])('memory that comes late to a copy of %s', (runtime) => {
  it.each([true, false])('is right (early: %s)', async (early) => {
    const { job, claims, taker, copy, tasks } = await standing(
      runtime,
      early,
      ...['/w/pattern', '--mib', String(MIB)],
    );
    await taker.ask({ do: 'commit', job, claims, standing: copy });
    for (const { pid } of tasks) {
      const blocks = await taker.ask<number[]>({ do: 'late-missing', job, claims, pid });
      await taker.ask({ do: 'late-put', job, claims, pid, blocks });
    }
    expect(await taker.ask({ do: 'whole', job, claims })).toBe(true);
    await mustBeRight();
    await taker.ask({ do: 'end-children', job });
    await taker.ask({ do: 'adopt', job, claims });
    taker[Symbol.dispose]();
  });
});

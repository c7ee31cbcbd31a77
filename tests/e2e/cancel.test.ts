import { describe, expect } from 'vitest';
import { type Cluster, type Host, type JobJson, jsonLines, other } from '../support/cluster.ts';
import { it } from '../support/e2e.ts';
import { owned, soleOwner, stateTruth } from '../support/oracles.ts';
import { either } from '../support/runtimes.ts';

interface Move {
  readonly code: number;
  readonly jobs: readonly JobJson[];
  readonly stderr: string;
}

/** Starts a move and calls `then` once, as soon as the job is in `phase`. */
async function moveUntil(
  cluster: Cluster,
  [name, from]: readonly [string, Host],
  phase: string,
  then: (job: JobJson, interrupt: () => void, kill: () => void) => void | Promise<void>,
): Promise<Move> {
  // What is told of pre-copy can hide the short phases behind it.
  const mode = phase === 'pre-copy' ? phase : 'stop-and-copy';
  const order = ['migrate', name, '--to', other(from), '--mode', mode, '--json'];
  const child = cluster.start(from, order);
  let stdout = '';
  let stderr = '';
  let called: Promise<void> | undefined;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    const complete = stdout.slice(0, stdout.lastIndexOf('\n') + 1);
    const job = jsonLines<JobJson>(complete).find((one) => one.phase === phase);
    if (job === undefined || called !== undefined) return;
    const signal = (name: NodeJS.Signals) => () => void child.kill(name);
    called = Promise.resolve(then(job, signal('SIGINT'), signal('SIGKILL')));
  });
  const code = await new Promise<number>((done) => child.on('close', (exit) => done(exit ?? 1)));
  expect(called, `the job was never seen in ${phase}:\n${stdout}${stderr}`).toBeDefined();
  await called;
  return { code, jobs: jsonLines<JobJson>(stdout), stderr };
}

describe.each(either('crun'))('a move of a %s container', (runtime) => {
  it('row:user-cancels that is interrupted before the target owns it ends where it began', async ({
    cluster,
    witness,
  }) => {
    const name = cluster.newName('cancel');
    const args = ['pattern', '--mib', '64'];
    const id = await cluster.startWorkload('hosta', { name, runtime, args });
    await witness.hears(name);
    for (const phase of ['prepare', 'pre-copy', 'freeze', 'dump', 'transfer', 'restore']) {
      const { code, jobs, stderr } = await moveUntil(
        cluster,
        [name, 'hosta'],
        phase,
        (_, interrupt) => interrupt(),
      );
      expect({ phase, code, outcome: jobs.at(-1)?.outcome }, stderr).toEqual({
        phase,
        code: 6,
        outcome: 'rolled-back',
      });
      expect(stderr).toContain('ckpt: CANCELLED: ');
      await stateTruth(cluster, id, 'hosta', { fenced: false });
      await witness.exactlyOne(name);
    }
    expect(await cluster.ask('hosta', name)).toBe('VERIFIED 16384 pages 0 bad');
    // Nothing is left that stands in the way of a move that is let go through.
    await cluster.migrate(name, 'hosta');
    await stateTruth(cluster, id, 'hostb', { fenced: true });
    await witness.exactlyOne(name);
  });

  it('row:user-cancels that is cancelled by its id tells both who asked and who waited', async ({
    cluster,
    witness,
  }) => {
    const name = cluster.newName('cancel');
    const args = ['pattern', '--mib', '64'];
    const id = await cluster.startWorkload('hosta', { name, runtime, args });
    await witness.hears(name);
    let told = '';
    const { code, stderr } = await moveUntil(cluster, [name, 'hosta'], 'prepare', async (job) => {
      const cancel = await cluster.tryCkpt('hosta', ['job', 'cancel', job.id.slice(0, 8)]);
      told = `${cancel.code} ${cancel.stdout}${cancel.stderr}`;
    });
    const owner = await soleOwner(cluster, id);
    if (owner === 'hosta') {
      expect(told).toMatch(/^0 .*was not moved: it runs on as before/);
      expect(code, stderr).toBe(6);
    } else {
      // The move was quicker than the second command: then that one says so.
      expect(told).toMatch(/^6 ckpt: TOO_LATE: /);
      expect(code, stderr).toBe(0);
    }
    await stateTruth(cluster, id, owner ?? 'hosta');
    await witness.exactlyOne(name);
  });

  it('goes on without a command that waits for it', async ({ cluster, witness }) => {
    const name = cluster.newName('detached');
    const id = await cluster.startWorkload('hosta', { name, runtime, args: ['idle'] });
    await witness.hears(name);
    const job = (
      await cluster.ckpt('hosta', ['migrate', name, '--to', 'hostb', '--detach'])
    ).stdout.trim();
    await cluster.ckpt('hosta', ['job', 'watch', job]);
    await stateTruth(cluster, id, 'hostb', { fenced: true });
    await witness.exactlyOne(name);
  });

  it('row:cli-killed goes on when the command that started it is killed', async ({
    cluster,
    witness,
  }) => {
    const name = cluster.newName('killed');
    const id = await cluster.startWorkload('hosta', { name, runtime, args: ['idle'] });
    await witness.hears(name);
    const { code } = await moveUntil(cluster, [name, 'hosta'], 'freeze', (_, __, kill) => kill());
    expect(code).not.toBe(0);
    expect(await owned(cluster, id)).toBe('hostb');
    await stateTruth(cluster, id, 'hostb', { fenced: true });
    await witness.exactlyOne(name);
  });

  it.for(['hosta', 'hostb'] as const)(
    'row:source-stopped survives an orderly stop of ckptd on %s in the middle',
    async (host, { cluster, witness }) => {
      const name = cluster.newName('orderly');
      const args = ['pattern', '--mib', '32'];
      const id = await cluster.startWorkload('hosta', { name, runtime, args });
      await witness.hears(name);
      for (const phase of ['prepare', 'dump', 'restore']) {
        const from = (await soleOwner(cluster, id)) ?? 'hosta';
        await moveUntil(cluster, [name, from], phase, async () => {
          await cluster.restartDaemon(host);
        });
        const owner = await owned(cluster, id);
        await stateTruth(cluster, id, owner);
        await witness.exactlyOne(name);
      }
      const owner = (await soleOwner(cluster, id)) ?? 'hosta';
      expect(await cluster.ask(owner, name)).toBe('VERIFIED 8192 pages 0 bad');
    },
  );
});

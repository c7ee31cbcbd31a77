import { beforeAll, describe, expect, it } from 'vitest';
import { lab } from '../../support/lab.ts';

const host = lab();

/** Runs one case of inside.ts in a host of the lab and returns what it saw. */
async function inside(name: string): Promise<Record<string, unknown>> {
  const node = '/opt/ckpt/node_modules/.bin/node';
  const script = '/opt/ckpt/tests/integration/criu/inside.ts';
  const { stdout } = await host.exec('hosta', [node, '--no-warnings', script, name]);
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe('the installed criu', () => {
  beforeAll(() => host.up());

  it('is probed once: version, features, and nothing missing', async () => {
    const { first, same, ms } = await inside('probe');
    expect(first).toMatchObject({ errors: [] });
    expect((first as { version: number }).version).toBeGreaterThanOrEqual(40_201);
    expect(same).toBe(true);
    expect(ms).toBeLessThan(20);
  });

  it('answers several questions in one session and accepts its own CPU', async () => {
    const seen = await inside('conversation');
    expect(seen['files']).toContain('cpuinfo.img');
  });

  it('lets the tree run on when post-dump is vetoed, and tells the reason of the veto', async () => {
    const { seen, failure, alive, state } = await inside('veto');
    expect(seen).toEqual(['pre-dump', 'query-ext-files', 'post-dump']);
    expect(failure).toMatchObject({ code: 'LEASE_OVER', message: 'the target said no' });
    expect([alive, state]).toEqual([true, 'S']);
  });

  it('kills the tree after a yes', async () => {
    expect(await inside('commit')).toMatchObject({ alive: false, state: 'gone' });
  });

  it('lets the tree run on when the operation is cancelled, without a kill', async () => {
    const { failure, alive, state } = await inside('cancel');
    expect(failure).toMatchObject({ code: 'CANCELLED' });
    expect((failure as { facts: object }).facts).not.toHaveProperty('signal');
    expect([alive, state]).toEqual([true, 'S']);
  });

  it('lets the tree run on when it is shot in the middle, and that is told', async () => {
    const { failure, alive, state } = await inside('shot');
    expect(failure).toMatchObject({
      code: 'CRIU_GONE',
      facts: { signal: 'SIGKILL', treeTasks: 1, treeStopped: 0 },
    });
    expect([alive, state]).toEqual([true, 'S']);
  });

  it('is killed when it hangs, and the tree runs on', async () => {
    const { failure, alive, state } = await inside('hung');
    expect(failure).toMatchObject({ code: 'CRIU_TIMEOUT', facts: { signal: 'SIGKILL' } });
    expect([alive, state]).toEqual([true, 'S']);
  });

  it('says ESRCH for a pid that is not there', async () => {
    expect(await inside('noSuchPid')).toMatchObject({ code: 'CRIU_FAILED', facts: { errno: 3 } });
  });

  it('says EBADRQC for an option in the wrong place', async () => {
    const failure = await inside('badOption');
    expect(failure).toMatchObject({ code: 'CRIU_FAILED', facts: { errno: 56 } });
    expect(failure['message']).toContain('--mntns-compat-mode is only valid on restore');
  });

  it('is asked for a pre-dump only where the kernel can', async () => {
    const seen = await inside('preDump');
    // This depends on the kernel below the lab; both answers are right, a crash is not.
    if ('worked' in seen) return;
    expect(seen).toMatchObject({ code: 'CRIU_FEATURE', facts: { feature: 'mem_dirty_track' } });
  });

  it('explains a pid that is taken, and harms nobody', async () => {
    const { failure, alive, state } = await inside('pidTaken');
    expect(failure).toMatchObject({ code: 'CRIU_FAILED', facts: { errno: 17 } });
    expect((failure as { message: string }).message).toContain('a pid of the tree is taken');
    expect([alive, state]).toEqual([true, 'S']);
  });

  it('serves pages and tells how the server ended', async () => {
    const { port, alive, status, after } = await inside('pageServer');
    expect(port).toBeGreaterThan(0);
    expect(['S', 'R']).toContain(alive); // it waits, or was about to
    expect([status, after]).toEqual([15, 'gone']);
  });

  it('leaves no page server behind when the session ends', async () => {
    expect(await inside('pageServerLeft')).toEqual({ after: 'gone' });
  });

  it('reads every value of a configuration file as we wrote it', async () => {
    const { written, wrong } = await inside('readBack');
    expect(wrong).toEqual([]);
    expect(written).toBeGreaterThan(40);
  });

  it('hands over the terminal whose other end is not in the images', async () => {
    const { received, seen, stdin } = await inside('terminal');
    expect(seen).toContain('orphan-pts-master');
    expect(received).toMatch(/ptmx$/);
    expect(stdin).toMatch(/^\/dev\/pts\//);
  });
});

describe('a bare process', () => {
  beforeAll(() => host.up());

  it('goes into a directory and comes back with its pid, as nobody’s child', async () => {
    const { done, dead, again, back, command, parent, files } = await inside('process');
    const { pid, bytes } = done as { pid: number; bytes: number };
    expect(bytes).toBeGreaterThan(50_000);
    expect(dead).toEqual({ alive: false, state: 'gone' });
    expect(again).toMatchObject({ code: 'USAGE' });
    expect(back).toMatchObject({ pid });
    expect([command, parent]).toEqual(['/bin/sleep', 1]);
    expect(files).toEqual(expect.arrayContaining(['dump.log', 'restore.log', 'inventory.img']));
  });

  it('comes back stopped when asked to', async () => {
    expect(await inside('processStopped')).toEqual({ state: 'T' });
  });

  it('is refused with the right words, untouched', async () => {
    expect(await inside('processFailures')).toMatchObject({
      relative: { code: 'NO_SUCH_DIR' },
      nowhere: { code: 'NO_SUCH_DIR' },
      nobody: { code: 'NO_SUCH_PROCESS' },
      ourselves: { code: 'USAGE' },
      empty: { code: 'NO_SUCH_DIR' },
      alive: true,
      state: 'S',
    });
  });

  it('that criu refuses runs on, and leaves nothing that looks like a checkpoint', async () => {
    const { failure, files, alive, state } = await inside('refused');
    expect(failure).toMatchObject({ code: 'CRIU_FAILED' });
    expect((failure as { message: string }).message).toContain('--file-locks');
    expect(files).toEqual(['dump.log', 'lock']);
    expect([alive, state]).toEqual([true, 'S']);
  });
});

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { startFakeCkptd } from '../../support/fake-ckptd.ts';
import { runCkpt } from '../../support/run-ckpt.ts';

// Each test starts the command at least once, and a loaded machine takes its time.
vi.setConfig({ testTimeout: 40_000 });

/** Root may open everything, so a test of rights needs somebody else. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534 } : {};

const listed = { listJobs: async () => ({ jobs: [{ id: 'from-here' }] }) };

describe('the way to the daemon', () => {
  it('is told in one line when there is no socket', async () => {
    const { exit, stdout, stderr } = await runCkpt(['ps'], {
      env: { CKPT_SOCKET: '/nonexistent/ckpt.sock' },
    });
    expect(stderr).toBe(
      'ckpt: DAEMON_UNREACHABLE: there is no /nonexistent/ckpt.sock - start ckptd: systemctl start ckptd.socket\n',
    );
    expect({ exit, stdout }).toEqual({ exit: 8, stdout: '' });
  });

  it('is told in one line when nobody listens any more', async () => {
    await using daemon = await startFakeCkptd({});
    await daemon.kill();
    writeFileSync(daemon.socket, '');
    const { exit, stderr } = await runCkpt(['ps', '--socket', daemon.socket]);
    expect(stderr).toMatch(/^ckpt: DAEMON_UNREACHABLE: [^\n]*\n$/);
    expect(exit).toBe(8);
  });

  it('names the group when the socket is not for this user', async () => {
    await using daemon = await startFakeCkptd({});
    chmodSync(daemon.socket, 0o000);
    const { exit, stdout, stderr } = await runCkpt(
      ['migrate', 'web', '--to', 'b', '--socket', daemon.socket],
      NOBODY,
    );
    const group = process.getgid?.() === 0 ? 'group root' : 'group ';
    expect(stderr).toContain(`ckpt: NOT_PERMITTED: ${daemon.socket} is for root and ${group}`);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ exit, stdout }).toEqual({ exit: 4, stdout: '' });
  });

  it('leads a command that only reads to the read-only socket', async () => {
    await using daemon = await startFakeCkptd({});
    await using reader = await startFakeCkptd(listed, { dir: daemon.dir, name: 'ckpt-ro.sock' });
    chmodSync(daemon.socket, 0o000);
    chmodSync(reader.socket, 0o666);
    const env = { CKPT_SOCKET: daemon.socket };
    const reads = await runCkpt(['jobs', '-q'], { env, ...NOBODY });
    const changes = await runCkpt(['job', 'cancel', 'x'], { env, ...NOBODY });
    const named = await runCkpt(['jobs', '--socket', daemon.socket], NOBODY);
    expect(reads.stdout).toBe('from-here\n');
    expect([reads.exit, changes.exit, named.exit]).toEqual([0, 4, 4]);
    expect(daemon.calls).toEqual([]);
  });

  it('leads to the read-only socket when the other does not exist', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'ckpt-ro-'));
    await using _reader = await startFakeCkptd(listed, { dir, name: 'ckpt-ro.sock' });
    const { stdout } = await runCkpt(['jobs', '-q'], {
      env: { CKPT_SOCKET: join(dir, 'ckpt.sock') },
    });
    expect(stdout).toBe('from-here\n');
    rmSync(dir, { recursive: true, force: true });
  });
});

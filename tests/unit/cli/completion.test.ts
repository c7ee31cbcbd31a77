import { describe, expect, it, vi } from 'vitest';
import { candidatesFor } from '../../../src/cli/completion.ts';
import { startFakeCkptd } from '../../support/fake-ckptd.ts';
import { CKPT, NODE, runCkpt, startProgram } from '../../support/run-ckpt.ts';

// Each test starts the command at least once, and a loaded machine takes its time.
vi.setConfig({ testTimeout: 40_000 });

describe('completion', () => {
  it.each([
    [[''], 'migrate'],
    [['mig'], 'job'],
    [['job', ''], 'watch'],
    [['migrate', '-'], '--dry-run'],
    [['migrate', 'web', '--'], '--json'],
    [['criu', 'config', 'web', '--for', ''], 'restore'],
    [['completion', ''], 'fish'],
  ])('after %j offers %s', (words, word) => {
    expect(candidatesFor(words)).toContain(word);
  });

  it.each([
    [['migrate', ''], 'containers'],
    [['check', ''], 'containers'],
    [['migrate', 'web', '--to', ''], 'hosts'],
    [['migrate', '--throttle', ''], 'containers'],
    [['migrate', '--throttle', '60%', ''], 'containers'],
    [['--socket', '/x', 'migrate', '--to', ''], 'hosts'],
    [['host', 'rm', ''], 'hosts'],
    [['job', 'show', ''], 'jobs'],
  ])('after %j asks the daemon for %s', (words, kind) => {
    expect(candidatesFor(words)).toBe(kind);
  });

  it('offers nothing where an argument is complete', () => {
    expect(candidatesFor(['migrate', 'web', ''])).toEqual([]);
    expect(candidatesFor(['migrate', '--throttle', 'web', ''])).toEqual([]);
    expect(candidatesFor(['--socket', ''])).toEqual([]);
  });

  it('works in bash, with names that the daemon knows', async () => {
    await using daemon = await startFakeCkptd({
      listContainers: async () => ({ containers: [{ name: 'web-1' }, { name: 'db' }] }),
    });
    const script = `ckpt() { ${NODE} ${CKPT} "$@"; }; source <(ckpt completion bash)
      COMP_WORDS=(ckpt migrate we); COMP_CWORD=2; _ckpt; echo "\${COMPREPLY[@]}"`;
    const { stdout } = await startProgram('bash', ['-c', script], {
      env: { CKPT_SOCKET: daemon.socket },
    }).ended;
    expect(stdout).toBe('web-1\n');
  });

  it('is silent when the daemon does not answer', async () => {
    const env = { CKPT_SOCKET: '/nonexistent' };
    expect(await runCkpt(['__complete', 'migrate', ''], { env })).toEqual({
      exit: 0,
      stdout: '',
      stderr: '',
    });
  });
});

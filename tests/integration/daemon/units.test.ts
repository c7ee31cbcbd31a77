import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readArgs } from '../../../src/daemon/args.ts';
import { tempDir } from '../../support/temp.ts';

const lacking = existsSync('/usr/bin/systemd-analyze') ? '' : ' (skipped: no systemd-analyze)';

it.skipIf(lacking !== '')(`systemd finds nothing to say about the units${lacking}`, () => {
  using root = tempDir();
  const etc = join(root.path, 'etc/systemd/system');
  const bin = join(root.path, 'usr/bin');
  for (const dir of [etc, bin, join(root.path, 'bin')]) mkdirSync(dir, { recursive: true });
  cpSync('/usr/lib/systemd/system', join(root.path, 'usr/lib/systemd/system'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  // It looks whether the programs exist.
  copyFileSync('/bin/true', join(bin, 'ckptd'));
  copyFileSync('/bin/true', join(root.path, 'bin/kill'));
  const units = readdirSync('systemd').filter((name) => /\.(service|socket)$/.test(name));
  for (const unit of units) copyFileSync(join('systemd', unit), join(etc, unit));
  const { status, stdout, stderr } = spawnSync(
    'systemd-analyze',
    ['verify', `--root=${root.path}`, '--man=no', ...units],
    { encoding: 'utf8' },
  );
  expect(units).toHaveLength(5);
  // An unknown key is told and is no failure: silence is what counts.
  expect([status, stdout, stderr]).toEqual([0, '', '']);
});

it('the names of descriptors are those the daemon knows', () => {
  const names = readdirSync('systemd')
    .filter((name) => name.endsWith('.socket'))
    .map(
      (name) => /^FileDescriptorName=(.*)$/m.exec(readFileSync(join('systemd', name), 'utf8'))?.[1],
    );
  expect(names.sort()).toEqual(['operator', 'peer', 'reader']);
});

it('what a dead daemon left is settled at boot before others start containers, and at each end', () => {
  const boot = readFileSync('systemd/ckpt-recover.service', 'utf8');
  expect(boot).toMatch(/^Before=.*podman-restart\.service.*ckptd\.service$/m);
  expect(boot).toMatch(/^WantedBy=multi-user\.target$/m);
  const [, line] = /^ExecStart=(.*)$/m.exec(boot) ?? [];
  const daemon = readFileSync('systemd/ckptd.service', 'utf8');
  expect(daemon).toContain(`\nExecStopPost=-${line}\n`);
  expect(() => readArgs(line?.split(' ').slice(1) ?? [])).not.toThrow();
});

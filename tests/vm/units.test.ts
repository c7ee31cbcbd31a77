import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOSTS } from '../support/cluster.ts';
import { GuestCluster } from '../support/guests.ts';

let cluster: GuestCluster;

beforeAll(async () => {
  cluster = await GuestCluster.open();
});

afterAll(async () => {
  await cluster[Symbol.asyncDispose]();
});

it.each(HOSTS)('%s is run by systemd, on a kernel that tracks writes to memory', async (host) => {
  expect(await cluster.systemState(host)).toBe('running');
  expect(await cluster.shell(host, 'cat /proc/1/comm')).toBe('systemd');
  const tracks = 'criu check --feature mem_dirty_track && uname -r';
  expect(await cluster.shell(host, tracks)).toMatch(/-amd64$/);
});

it('systemd finds nothing wrong with the units', async () => {
  const units = 'cd /usr/lib/systemd/system; ls ckpt*.service ckpt*.socket';
  const verify = `${units} | xargs systemd-analyze verify --man=no 2>&1`;
  expect(await cluster.shell('hosta', verify)).toBe('');
});

it.each(HOSTS)('ckptd of %s is started by its socket, and stays', async (host) => {
  await cluster.shell(host, 'systemctl start ckptd.socket ckptd-ro.socket');
  expect(await cluster.property(host, 'ckptd.service', 'ActiveState')).toBe('inactive');
  const version = await cluster.firstAnswer(host, ['version']);
  expect(version).toMatch(/^ckptd +\d+\.\d+\.\d+ \(protocol \d+\)$/m);
  expect(version).toMatch(/^kernel +\S+-amd64$/m);

  const pid = await cluster.daemonPid(host);
  expect(pid).toBeGreaterThan(1);
  expect((await cluster.ckpt(host, ['ps'])).stdout).toMatch(/^ID +NAME/);
  expect(await cluster.daemonPid(host)).toBe(pid);
  expect(await cluster.systemState(host)).toBe('running');
});

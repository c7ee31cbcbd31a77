import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HostFacts } from '../../../src/base/claims.ts';
import { freeze } from '../../../src/podman/cgroup.ts';
import type { PodmanDeps } from '../../../src/podman/deps.ts';
import { containerFindings, volumeFindings } from '../../../src/podman/describe.ts';
import type { ContainerFacts } from '../../../src/podman/engine.ts';
import { criuConfigFindings, hostFindings } from '../../../src/podman/facts.ts';

const op = { id: 'test', signal: new AbortController().signal, log: () => undefined };

const FACTS = {
  podman: '5.4.2',
  runtimes: [{ name: 'crun', version: '1.26' }],
  cgroupVersion: 2,
  kernel: '6.12.0',
} as unknown as HostFacts;

interface Wrong {
  readonly facts?: Partial<HostFacts>;
  readonly criu?: { version: number; errors: string[] };
  readonly nft?: string;
}

async function codes({ facts = {}, criu, nft = process.execPath }: Wrong): Promise<string[]> {
  const program = process.execPath;
  const deps = {
    paths: {
      criu: '/usr/sbin/criu',
      nft,
      ip: program,
      nsenter: program,
      tar: program,
      sync: program,
    },
    criuVersion: async () => criu ?? { version: 40201, errors: [] },
  } as unknown as PodmanDeps;
  const found = await hostFindings(op, deps, { ...FACTS, ...facts }, 'crun');
  expect(found.every(({ blocks, evidence }) => blocks && evidence !== '')).toBe(true);
  return found.map(({ code }) => code);
}

describe('a host', () => {
  it('that has all it takes is told nothing', async () => {
    expect(await codes({})).toEqual([]);
  });

  it.each<[string, Wrong]>([
    ['CRIU_MISSING', { criu: { version: 0, errors: [] } }],
    ['CRIU_OLD', { criu: { version: 40200, errors: [] } }],
    ['CRIU_CHECK', { criu: { version: 40201, errors: ['no PTRACE_GETREGSET'] } }],
    ['PODMAN_MISSING', { facts: { podman: '' } }],
    ['PODMAN_MISSING', { facts: { podman: '5.3.1' } }],
    ['RUNTIME_MISSING', { facts: { runtimes: [{ name: 'runc', version: '1.3' }] } }],
    ['RUNTIME_OLD', { facts: { runtimes: [{ name: 'crun', version: '1.25' }] } }],
    ['CGROUP_DIFFERS', { facts: { cgroupVersion: 1 } }],
    ['KERNEL_OLD', { facts: { kernel: '5.14.0-x' } }],
    ['TOOL_MISSING', { nft: '/nowhere/nft' }],
  ])('is told %s, and no more, for %j', async (code, wrong) => {
    expect(await codes(wrong)).toEqual([code]);
  });

  it("is told CRIU_CONFIG for a line of the administrator's", async () => {
    const dir = await mkdtemp(join(tmpdir(), 'ckpt-findings-'));
    try {
      const path = join(dir, 'default.conf');
      await writeFile(path, 'tcp-close\n');
      expect(await criuConfigFindings(path)).toMatchObject([{ code: 'CRIU_CONFIG', blocks: true }]);
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});

/** What podman tells of a container that can be moved. */
const PLAIN = {
  Name: 'web',
  Pod: '',
  Dependencies: [],
  Mounts: [],
  Config: { Labels: {}, Annotations: {} },
  HostConfig: {
    ...{ AutoRemove: false, Privileged: false, Devices: [], Cgroups: 'default' },
    ...{ IpcMode: 'shareable', PidMode: 'private', UTSMode: 'private', CgroupMode: 'private' },
    UsernsMode: '',
  },
} as unknown as ContainerFacts;

describe('a container', () => {
  it.each<[string | undefined, object]>([
    [undefined, {}],
    ['CONTAINER_POD', { Pod: 'p'.repeat(64) }],
    ['CONTAINER_AUTOREMOVE', { HostConfig: { ...PLAIN.HostConfig, AutoRemove: true } }],
    ['CONTAINER_PRIVILEGE', { HostConfig: { ...PLAIN.HostConfig, Privileged: true } }],
    ['CONTAINER_NAMESPACE', { HostConfig: { ...PLAIN.HostConfig, PidMode: 'host' } }],
    ['CONTAINER_UNIT', { Config: { ...PLAIN.Config, Labels: { PODMAN_SYSTEMD_UNIT: 'u' } } }],
    ['MOUNT_HOST', { Mounts: [{ Type: 'bind', Source: '/srv', Destination: '/x' }] }],
  ])('is told %s for %j', (code, change) => {
    const found = containerFindings({ ...PLAIN, ...change } as ContainerFacts);
    expect(found.map((one) => one.code)).toEqual(code === undefined ? [] : [code]);
  });

  it('is told VOLUME_DRIVER for a volume that is more than a directory', () => {
    const volume = (Driver: string, Options: Record<string, string>) =>
      volumeFindings([{ Name: 'v', Driver, Options }]).map(({ code }) => code);
    expect(volume('local', {})).toEqual([]);
    expect(volume('local', { device: '/dev/sdb' })).toEqual(['VOLUME_DRIVER']);
    expect(volume('image', {})).toEqual(['VOLUME_DRIVER']);
  });

  it('that does not stand still in time is let go again: FREEZE_FAILED', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'ckpt-cgroup-'));
    try {
      await writeFile(join(dir, 'cgroup.freeze'), '0');
      await writeFile(join(dir, 'cgroup.events'), 'populated 1\nfrozen 0\n');
      await expect(freeze(op, dir, 50)).rejects.toMatchObject({ code: 'FREEZE_FAILED' });
      expect(await readFile(join(dir, 'cgroup.freeze'), 'utf8')).toBe('0');
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});

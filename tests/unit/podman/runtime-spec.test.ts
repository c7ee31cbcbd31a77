import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../src/podman/policy.ts';
import { rebuildSpec, type SpecGrants } from '../../../src/podman/runtime-spec.ts';
import type { Json } from '../../../src/podman/strict-json.ts';
import { change, profileOf, specDump } from '../../support/podman-dump.ts';

const GRANTS: SpecGrants = {
  policy: DEFAULT_POLICY,
  profile: profileOf(specDump()),
  volumes: [{ destination: '/data', source: '/here/volumes/vol1/_data' }],
  criuConfigPath: '/var/lib/ckpt/criu.d/x.conf',
  init: '/usr/bin/catatonit',
  apparmor: false,
};

type Tree = { [key: string]: Json };
const rebuilt = (dump = specDump(), grants = GRANTS) => rebuildSpec(dump, grants) as Tree;

/** Code and message of the refusal when this is in the spec. */
function refusal(path: string, value: Json | undefined): string {
  try {
    rebuilt(change(specDump(), path, value));
    return 'accepted';
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return `${code} ${message}`;
  }
}

const item = (path: string): Json[] => {
  let at: Json = specDump();
  for (const key of path.split('.')) at = (at as Tree)[key] ?? null;
  return at as Json[];
};

describe('a rebuilt runtime spec', () => {
  it('runs the same program with the same limits', () => {
    const was = specDump();
    const { process, hostname, linux } = rebuilt() as Record<string, Tree | string>;
    expect(process).toEqual(was['process']);
    expect(hostname).toBe(was['hostname']);
    expect((linux as Tree)['seccomp']).toEqual((was['linux'] as Tree)['seccomp']);
  });

  it('is the same when it is rebuilt again', () => {
    const once = rebuilt();
    expect(rebuilt(structuredClone(once))).toEqual(once);
  });

  it('names nothing of the other host: root, cgroup, network namespace, sources of mounts', () => {
    const text = JSON.stringify(rebuilt(), (_, value) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
    for (const trace of ['/var/lib/containers', '/run/', 'netns', 'libpod_parent', '/merged']) {
      expect(text).not.toContain(trace);
    }
  });

  it("mounts this host's volume, and leaves podman's own mounts to podman", () => {
    const mounts = rebuilt()['mounts'] as Tree[];
    expect(mounts.map(({ destination }) => destination)).toEqual([
      ...['/scratch', '/proc', '/dev', '/sys', '/data', '/dev/pts', '/dev/mqueue'],
      '/sys/fs/cgroup',
    ]);
    expect(mounts.find(({ destination }) => destination === '/data')).toMatchObject({
      type: 'bind',
      source: '/here/volumes/vol1/_data',
    });
  });

  it("has CRIU read this host's file, whatever the other host's was", () => {
    const dump = change(specDump(), 'annotations', {
      'org.criu.config': '/evil.conf',
      mine: 'kept',
    });
    expect(rebuilt(dump)['annotations']).toEqual({
      mine: 'kept',
      'org.criu.config': '/var/lib/ckpt/criu.d/x.conf',
    });
  });

  it('leaves out labels of the other host and our own hook', () => {
    const dump = change(specDump(), 'process.selinuxLabel', 'system_u:system_r:spc_t:s0');
    change(dump, 'linux.mountLabel', 'x');
    const ours = { path: '/bin/sh', args: ['sh', '-c', 'x', 'ckpt-created', 'node', 'y', 'z'] };
    change(dump, 'hooks', { createRuntime: [ours] });
    expect(rebuilt(dump)).toEqual(rebuilt());
  });

  it.each<[string, string, Json]>([
    ['a hook', 'hooks', { prestart: [{ path: '/bin/sh', args: ['sh', '-c', 'touch /canary'] }] }],
    ['hook output files', 'annotations', { 'run.oci.hooks.stdout': '/canary' }],
    ['CDI devices', 'annotations', { 'cdi.k8s.io/x': 'vendor.com/gpu=all' }],
    ['podman annotations', 'annotations', { 'io.podman.annotations.privileged': 'TRUE' }],
    ['another criu annotation', 'annotations', { 'org.criu.other': 'x' }],
    ['a unit property', 'annotations', { 'org.systemd.property.Slice': 'x' }],
    ['an unknown key', 'linux.intelRdt', {}],
    ['an unknown key at the top', 'vm', {}],
    ['a joined namespace', 'linux.namespaces', [{ type: 'pid', path: '/proc/1/ns/pid' }]],
    ['a user namespace', 'linux.uidMappings', [{ containerID: 0, hostID: 0, size: 1 }]],
    ['a namespace nobody knows', 'linux.namespaces', [{ type: 'time' }]],
    ['mounts shared with the host', 'linux.rootfsPropagation', 'shared'],
    ['a masked path with ..', 'linux.maskedPaths', [...item('linux.maskedPaths'), '/proc/../x']],
  ])('is refused with %s (SPEC_FORBIDDEN)', (_, path, value) => {
    expect(refusal(path, value)).toMatch(/^SPEC_FORBIDDEN /);
    expect(existsSync('/canary')).toBe(false);
  });

  it('names the key that it refuses', () => {
    expect(refusal('linux.intelRdt', {})).toBe(
      'SPEC_FORBIDDEN spec.dump: linux.intelRdt: not accepted from another host',
    );
  });

  it.each(['/', '/etc', '/run/podman/podman.sock', '/var/lib/ckpt'])(
    'is refused with a bind mount of %s',
    (source) => {
      const mount = { destination: '/x', type: 'bind', source, options: ['rbind'] };
      expect(refusal('mounts', [...item('mounts'), mount])).toMatch(/^POLICY_MOUNT mounts \/x/);
      const sly = { ...mount, type: 'tmpfs' };
      expect(refusal('mounts', [...item('mounts'), sly])).toMatch(/^POLICY_MOUNT /);
    },
  );

  it.each<[string, Tree]>([
    ['over the root', { destination: '/', type: 'tmpfs', source: 'tmpfs', options: [] }],
    ['with ..', { destination: '/a/../..', type: 'tmpfs', source: 'tmpfs', options: [] }],
    ['with ID mapping', { destination: '/x', type: 'tmpfs', options: ['idmap'] }],
    ['shared', { destination: '/x', type: 'tmpfs', options: ['rshared'] }],
    ['of an overlay', { destination: '/x', type: 'overlay', options: ['lowerdir=/etc'] }],
    ['of proc elsewhere', { destination: '/x', type: 'proc', options: [] }],
    ['over /proc', { destination: '/proc/sys', type: 'tmpfs', options: [] }],
    ['of a disk', { destination: '/x', type: 'ext4', source: '/dev/sda1', options: [] }],
  ])('is refused with a mount %s', (_, mount) => {
    expect(refusal('mounts', [...item('mounts'), mount])).toMatch(/^POLICY_MOUNT /);
  });

  it("runs this host's init for a container that has one", () => {
    const init = { destination: '/run/podman-init', type: 'bind', options: ['bind', 'ro'] };
    const dump = change(specDump(), 'mounts', [{ ...init, source: '/evil' }]);
    expect(rebuilt(dump)['mounts']).toEqual([{ ...init, source: '/usr/bin/catatonit' }]);
    expect(() => rebuilt(dump, { ...GRANTS, init: undefined })).toThrow('no catatonit');
  });

  it('is refused with a writable /sys', () => {
    const mounts = item('mounts').map((mount) =>
      (mount as Tree)['type'] === 'sysfs' ? { ...(mount as Tree), options: ['rw'] } : mount,
    );
    expect(refusal('mounts', mounts)).toMatch(/^POLICY_MOUNT mounts \/sys/);
  });

  it.each<[string, string, Json | undefined]>([
    ['CAP_SYS_ADMIN', 'process.capabilities', { bounding: ['CAP_SYS_ADMIN'] }],
    ['CAP_NET_RAW', 'process.capabilities', { ambient: ['CAP_NET_RAW'] }],
    ['devices', 'linux.devices', [{ path: '/dev/sda', type: 'b', major: 8, minor: 0 }]],
    ['device access', 'linux.resources', { devices: [{ allow: true, access: 'rwm' }] }],
    ['sysctl kernel.core_pattern', 'linux.sysctl', { 'kernel.core_pattern': '|/canary' }],
    ['sysctl vm.swappiness', 'linux.sysctl', { 'vm.swappiness': '1' }],
    ['no seccomp filter', 'linux.seccomp', undefined],
    ['/proc/kcore unmasked', 'linux.maskedPaths', []],
    ['/proc/sys writable', 'linux.readonlyPaths', []],
    ['oomScoreAdj below 0', 'process.oomScoreAdj', -1000],
  ])('is refused with %s (POLICY_PRIVILEGE)', (what, path, value) => {
    const said = refusal(path, value);
    expect(said).toMatch(/^POLICY_PRIVILEGE spec\.dump: /);
    expect(said).toContain(what);
  });

  it.each(['pid', 'network', 'ipc', 'uts', 'mount', 'cgroup'])(
    'is refused with the %s namespace of the host',
    (type) => {
      const others = item('linux.namespaces').filter((one) => (one as Tree)['type'] !== type);
      expect(refusal('linux.namespaces', others)).toContain(`the ${type} namespace of the host`);
    },
  );

  it('lists every privilege that is too much, not only the first', () => {
    const dump = change(specDump(), 'process.capabilities', { bounding: ['CAP_SYS_ADMIN'] });
    change(dump, 'linux.devices', [{ path: '/dev/sda' }]);
    expect(() => rebuilt(dump)).toThrow(/CAP_SYS_ADMIN, devices/);
  });

  it('may have what the local policy grants', () => {
    const dump = change(specDump(), 'process.capabilities', { bounding: ['CAP_NET_ADMIN'] });
    const policy = { ...DEFAULT_POLICY, capabilities: ['CAP_NET_ADMIN'] };
    expect(rebuilt(dump, { ...GRANTS, policy })).toBeDefined();
  });

  it('is not taken unconfined by a host that confines with AppArmor', () => {
    const grants = { ...GRANTS, apparmor: true };
    expect(() => rebuilt(specDump(), grants)).toThrow('no AppArmor confinement');
    const dump = change(specDump(), 'process.apparmorProfile', 'containers-default-0.64.2');
    expect(rebuilt(dump, grants)['process']).toMatchObject({
      apparmorProfile: 'containers-default-0.64.2',
    });
  });

  it.each<[string, Json]>([
    ['process.args', 'a string'],
    ['process.cwd', 'relative'],
    ['process.env', ['A\0B=c']],
    ['process.rlimits', [{ type: 'NOFILE', hard: 1, soft: 1 }]],
    ['hostname', 'a\nb'],
    ['linux.namespaces', null],
  ])('is malformed with a wrong %s', (path, value) => {
    expect(refusal(path, value)).toMatch(/^SPEC_MALFORMED /);
  });
});

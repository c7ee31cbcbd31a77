import { describe, expect, it } from 'vitest';
import type { Claims } from '../../../src/base/claims.ts';
import { networkStatus, rebuildConfig } from '../../../src/podman/container-config.ts';
import type { Json } from '../../../src/podman/strict-json.ts';
import { CLAIMS, change, configDump } from '../../support/podman-dump.ts';

type Tree = { [key: string]: Json };
const rebuilt = (dump = configDump(), claims: Claims = CLAIMS) =>
  rebuildConfig(dump, claims, claims.imageName).config as Tree;

function refusal(path: string, value: Json | undefined): string {
  try {
    rebuilt(change(configDump(), path, value));
    return 'accepted';
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return `${code} ${message}`;
  }
}

describe("a rebuilt record of podman's", () => {
  it('keeps what a person chose for the container', () => {
    expect(rebuilt()).toMatchObject({
      name: 'web',
      command: ['redis-server', '--save', ''],
      labels: { a: 'b' },
      restart_policy: 'always',
      userVolumes: ['/scratch', '/data'],
      stopTimeout: 10,
      logDriver: 'k8s-file',
      newNetworks: { lan: { static_ips: ['10.77.0.140'], static_mac: '02:11:22:33:44:55' } },
    });
  });

  it('is the same when it is rebuilt again', () => {
    expect(rebuilt(structuredClone(rebuilt()))).toEqual(rebuilt());
  });

  it('leaves the places of files, the cgroup and the lock to this host', () => {
    const keys = Object.keys(rebuilt());
    for (const key of [
      ...['ShmDir', 'staticDir', 'secretsPath', 'logPath', 'conmonPidFile', 'pid_file', 'mounts'],
      ...['cgroupParent', 'cgroupManager', 'lockID', 'spec', 'labelopts'],
    ]) {
      expect(keys).not.toContain(key);
    }
  });

  it.each(['conmonPidFile', 'pid_file', 'logPath', 'ShmDir', 'staticDir', 'secretsPath'])(
    'is refused with a %s that podman would not choose',
    (key) => {
      const own = `/overlay-containers/${CLAIMS.container}/userdata`;
      const paths = ['/etc/cron.d/x', `/a/..${own}/conmon.pid`, `${own}/conmon.pid/../../x`];
      for (const path of paths) expect(refusal(key, path)).toMatch(`SPEC_FORBIDDEN ${key}`);
    },
  );

  it.each<[string, Json]>([
    ['rootfs', '/'],
    ['overlayVolumes', [{ dest: '/x', source: '/etc' }]],
    ['ctrImageVolumes', [{ source: 'x' }]],
    ['Dependencies', ['0123']],
    ['pidNsCtr', 'f'.repeat(64)],
    ['pod', 'f'.repeat(64)],
    ['secrets', [{ name: 'key' }]],
    ['storageOpts', { size: '1G' }],
    ['mountAllDevices', true],
    ['networkMode', 'host'],
    ['networkMode', 'ns:/proc/1/ns/net'],
    ['healthLogDestination', '/etc'],
    ['baseHostsFile', '/etc/shadow'],
    ['logDriver', 'passthrough'],
    ['labels', { PODMAN_SYSTEMD_UNIT: 'web.service' }],
    ['idMappingsOptions', { HostUIDMapping: false, HostGIDMapping: false }],
    ['somethingNew', 1],
  ])('is refused with %s', (key, value) => {
    expect(refusal(key, value)).toMatch(/^(SPEC_FORBIDDEN|SPEC_MALFORMED) .*/);
    expect(refusal(key, value)).toContain(key);
  });

  it('is refused when privileged, whatever else it says', () => {
    expect(refusal('privileged', true)).toMatch(/^POLICY_PRIVILEGE privileged/);
  });

  it.each<[string, Json]>([
    ['id', 'f'.repeat(64)],
    ['name', 'other'],
    ['rootfsImageID', 'f'.repeat(64)],
    ['rootfsImageName', 'evil.example/x:latest'],
    ['runtime', 'runsc'],
  ])('is refused when its %s is not the announced one', (key, value) => {
    expect(refusal(key, value)).toMatch(`SPEC_FORBIDDEN ${key}`);
  });

  it('is refused with a volume that was not announced, and without one that was', () => {
    expect(refusal('namedVolumes', [])).toMatch(/^POLICY_MOUNT namedVolumes/);
    const other = [{ volumeName: 'vol2', dest: '/data', options: ['rbind'] }];
    expect(refusal('namedVolumes', other)).toMatch(/^POLICY_MOUNT namedVolumes/);
  });

  it.each<[string, Json]>([
    ['another network', { inner: {} }],
    ['no network', {}],
    ['a foreign address', { lan: { static_ips: ['10.77.0.1'] } }],
    ['a foreign MAC', { lan: { static_mac: '02:00:00:00:00:01' } }],
    ['network options', { lan: { options: { host_interface_name: 'eth0' } } }],
  ])('is refused with %s', (_, networks) => {
    expect(refusal('newNetworks', networks)).toMatch(/^SPEC_/);
  });

  it('drops the short id from the aliases, which podman adds on every import', () => {
    const aliases = ['db', CLAIMS.container.slice(0, 12)];
    const networks = rebuilt(change(configDump(), 'newNetworks', { lan: { aliases } }))[
      'newNetworks'
    ];
    expect(networks).toEqual({ lan: { aliases: ['db'], interface_name: 'eth0' } });
  });

  it('asks podman for the announced addresses and nothing else', () => {
    expect(networkStatus(CLAIMS)).toEqual({
      lan: {
        interfaces: {
          eth0: {
            subnets: [{ ipnet: '10.77.0.140/24' }, { ipnet: 'fd77::a:2/64' }],
            mac_address: '02:11:22:33:44:55',
          },
        },
      },
    });
  });
});

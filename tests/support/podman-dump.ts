import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Claims } from '../../src/base/claims.ts';
import type { Profile } from '../../src/podman/seccomp.ts';
import { type Json, parseStrict } from '../../src/podman/strict-json.ts';

/**
 * What podman 5.8.6 exported of: `podman run -d --name web --network lan --ip 10.77.0.140
 * --mac-address 02:11:22:33:44:55 -v vol1:/data --tmpfs /scratch -e FOO=bar --label a=b --ulimit
 * nofile=1000:2000 --ulimit core=-1 --restart always localhost/redis redis-server --save ''`.
 */
const FIXTURES = join(import.meta.dirname, 'fixtures');

type Tree = { [key: string]: Json };

const load = (name: string): Tree =>
  parseStrict(name, readFileSync(join(FIXTURES, name))) as unknown as Tree;

export const configDump = (): Tree => load('podman-config.json');
export const specDump = (): Tree => load('podman-spec.json');

/** The claims that belong to the dump. */
export const CLAIMS: Claims = {
  container: 'a5bbe857ba8204d2e4ba59d4d813eb2c6546e83ae29833628411cd5fd45eedd4',
  name: 'web',
  imageId: '40d948bea98acd72cdd02c75bc221e7d0979738173915d7c81deeea8153156bf',
  imageName: 'localhost/redis:latest',
  imageLayers: [],
  imageFormat: 'docker',
  imageBytes: 0,
  runtime: 'crun',
  networks: [
    {
      network: 'lan',
      driver: 'macvlan',
      subnets: ['10.77.0.0/24'],
      addresses: ['10.77.0.140/24', 'fd77::a:2/64'],
      mac: '02:11:22:33:44:55',
      interface: 'eth0',
    },
  ],
  volumes: ['vol1'],
  secrets: [],
  memoryBytes: 0,
  diskBytes: 0,
  tcpEstablished: true,
};

/** A host profile that grants what the dump's filter allows, and knows some calls it refuses. */
export function profileOf(spec: Tree): Profile {
  const seccomp = (spec['linux'] as Tree)['seccomp'] as Tree;
  const syscalls = seccomp['syscalls'] as Profile['syscalls'];
  return { syscalls: [...syscalls] };
}

/** The value at a path of keys, replaced; the dump is a fresh copy each time. */
export function change(dump: Tree, path: string, value: Json | undefined): Tree {
  const keys = path.split('.');
  let at: Tree = dump;
  for (const key of keys.slice(0, -1)) at = at[key] as Tree;
  const last = keys.at(-1) ?? '';
  if (value === undefined) delete at[last];
  else at[last] = value;
  return dump;
}

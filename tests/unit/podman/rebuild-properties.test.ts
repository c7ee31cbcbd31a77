import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebuildConfig } from '../../../src/podman/container-config.ts';
import { capabilitiesBeyond, DEFAULT_POLICY, isOwnSysctl } from '../../../src/podman/policy.ts';
import { rebuildSpec, type SpecGrants } from '../../../src/podman/runtime-spec.ts';
import { type Json, parseStrict, writeJson } from '../../../src/podman/strict-json.ts';
import { CLAIMS, configDump, profileOf, specDump } from '../../support/podman-dump.ts';

type Tree = { [key: string]: Json };

const GRANTS: SpecGrants = {
  policy: DEFAULT_POLICY,
  profile: profileOf(specDump()),
  volumes: [{ destination: '/data', source: '/here/_data' }],
  criuConfigPath: '/x.conf',
  init: undefined,
  apparmor: false,
};

/** Every path to a member of the tree, as lists of keys. */
function pathsOf(tree: Json, path: string[] = []): string[][] {
  if (typeof tree !== 'object' || tree === null) return [path];
  const inner = Object.entries(tree).flatMap(([key, value]) => pathsOf(value, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

const value: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    '',
    '/',
    '/etc',
    '../x',
    '/proc/1/ns/net',
    -1,
    2n ** 64n,
    [],
    {},
  ),
  fc.constantFrom<Json>('CAP_SYS_ADMIN', ['CAP_SYS_ADMIN'], 'SCMP_ACT_ALLOW', ['rbind'], 'host'),
  fc.jsonValue({ maxDepth: 2 }).map((one) => one as Json),
);

/** A dump with members replaced, removed or added at random places. */
const spoiled = (dump: Tree) => {
  const paths = pathsOf(dump).filter((path) => !path.includes('syscalls'));
  const change = fc.record({
    path: fc.constantFrom(...paths),
    key: fc.option(fc.constantFrom('hooks', 'path', 'source', 'privileged', 'rootfs', 'x'), {
      freq: 3,
    }),
    value: fc.option(value, { nil: undefined, freq: 8 }),
  });
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const copy = structuredClone(dump);
    for (const { path, key, value: put } of changes) {
      let at: Json | undefined = copy;
      for (const step of path.slice(0, -1)) {
        at = typeof at === 'object' && at !== null ? (at as Tree)[step] : undefined;
      }
      if (typeof at !== 'object' || at === null) continue;
      const last = key ?? path.at(-1) ?? '';
      if (put === undefined) delete (at as Tree)[last];
      else (at as Tree)[last] = put;
    }
    return copy;
  });
};

const attempt = (work: () => Json): Json | undefined => {
  try {
    return work();
  } catch (error) {
    expect(error).toMatchObject({
      name: 'Fault',
      code: expect.stringMatching(
        /^(SPEC_MALFORMED|SPEC_FORBIDDEN|POLICY_MOUNT|POLICY_PRIVILEGE)$/,
      ),
    });
    return undefined;
  }
};

describe('whatever a peer writes into a description', { timeout: 60_000 }, () => {
  it('the spec is refused with a reason, or has no more than the policy grants', () => {
    let accepted = 0;
    fc.assert(
      fc.property(spoiled(specDump()), (dump) => {
        const out = attempt(() => rebuildSpec(dump, GRANTS)) as Tree | undefined;
        if (out === undefined) return;
        accepted += 1;
        expect(Object.keys(out).sort()).toEqual(
          expect.arrayContaining([
            'annotations',
            'linux',
            'mounts',
            'ociVersion',
            'process',
            'root',
          ]),
        );
        expect(out['hooks']).toBeUndefined();
        expect(out['root']).toMatchObject({ path: 'rootfs' });
        const process = out['process'] as Tree;
        const caps = Object.values((process['capabilities'] ?? {}) as Tree).flat() as string[];
        expect(capabilitiesBeyond(caps, DEFAULT_POLICY)).toEqual([]);
        const linux = out['linux'] as Tree;
        expect(linux['namespaces']).toHaveLength(6);
        expect(JSON.stringify(linux['namespaces'])).not.toContain('path');
        expect(Object.keys((linux['sysctl'] ?? {}) as Tree).every(isOwnSysctl)).toBe(true);
        expect(linux['seccomp']).toBeDefined();
        for (const { type, source } of out['mounts'] as Tree[]) {
          if (type === 'bind') expect(source).toBe('/here/_data');
          else expect(source).toBe(type);
        }
        const again = parseStrict('again', Buffer.from(writeJson(out)));
        expect(rebuildSpec(again, GRANTS)).toEqual(out);
      }),
      { numRuns: 500 },
    );
    // Otherwise the property would hold for a function that refuses everything.
    expect(accepted).toBeGreaterThan(20);
  });

  it('the record is refused with a reason, or names nothing but what was announced', () => {
    let accepted = 0;
    fc.assert(
      fc.property(spoiled(configDump()), (dump) => {
        const out = attempt(() => rebuildConfig(dump, CLAIMS, CLAIMS.imageName).config) as
          | Tree
          | undefined;
        if (out === undefined) return;
        accepted += 1;
        expect(out).toMatchObject({
          id: CLAIMS.container,
          name: CLAIMS.name,
          rootfsImageID: CLAIMS.imageId,
          runtime: CLAIMS.runtime,
        });
        for (const key of ['privileged', 'rootfs', 'logPath', 'conmonPidFile', 'pid_file', 'pod']) {
          expect(out).not.toHaveProperty(key);
        }
        const volumes = out['namedVolumes'] as Tree[];
        expect(volumes.every(({ volumeName }) => volumeName === 'vol1')).toBe(true);
        const again = parseStrict('again', Buffer.from(writeJson(out)));
        expect(rebuildConfig(again, CLAIMS, CLAIMS.imageName).config).toEqual(out);
      }),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(20);
  });
});

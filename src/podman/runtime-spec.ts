import { z } from 'zod';
import { Fault, type FaultCode } from '../base/fault.ts';
import {
  capabilitiesBeyond,
  isOwnSysctl,
  isPlainMountOption,
  isPlainPath,
  keptAnnotations,
  type LandingPolicy,
  MUST_BE_MASKED,
  MUST_BE_READONLY,
  OWN_FILESYSTEMS,
  PODMAN_MOUNTS,
} from './policy.ts';
import { checkSeccomp, type Profile, Seccomp } from './seccomp.ts';
import type { Json } from './strict-json.ts';

/**
 * The OCI runtime spec (1.3) of a container that comes from another host: read with a schema that
 * knows every key it accepts, judged, and written anew. Paths of this host are put in by podman (root,
 * cgroup, network namespace, its own mounts) or by the caller (volumes); labels of the other host are
 * left out.
 */

const integer = z.union([z.number().int(), z.bigint()]);
const line = z.string().regex(/^[^\0]*$/);
const list = <T extends z.ZodType>(item: T) => z.array(item).nullish();
const words = z.record(z.string(), line).nullish();
const caps = list(z.string().regex(/^CAP_[A-Z_]{2,40}$/));
/** Accepted so that it can be refused by name, or left out. */
const any = z.unknown().optional();

const Mount = z.strictObject({
  destination: line,
  type: line.nullish(),
  source: line.nullish(),
  options: list(line),
});

const Device = z.strictObject({
  allow: z.boolean(),
  type: line.nullish(),
  major: integer.nullish(),
  minor: integer.nullish(),
  access: line.nullish(),
});

const Memory = z.strictObject({
  limit: integer.nullish(),
  reservation: integer.nullish(),
  swap: integer.nullish(),
  kernel: integer.nullish(),
  kernelTCP: integer.nullish(),
  swappiness: integer.nullish(),
  disableOOMKiller: z.boolean().nullish(),
  useHierarchy: z.boolean().nullish(),
  checkBeforeUpdate: z.boolean().nullish(),
});

const Cpu = z.strictObject({
  shares: integer.nullish(),
  quota: integer.nullish(),
  burst: integer.nullish(),
  period: integer.nullish(),
  realtimeRuntime: integer.nullish(),
  realtimePeriod: integer.nullish(),
  cpus: z
    .string()
    .regex(/^[0-9,-]*$/)
    .nullish(),
  mems: z
    .string()
    .regex(/^[0-9,-]*$/)
    .nullish(),
  idle: integer.nullish(),
});

const Resources = z.strictObject({
  devices: list(Device),
  memory: Memory.nullish(),
  cpu: Cpu.nullish(),
  pids: z.strictObject({ limit: integer }).nullish(),
  // Limits per device name devices of the other host.
  blockIO: z.strictObject({ weight: integer.nullish(), leafWeight: integer.nullish() }).nullish(),
  hugepageLimits: list(z.strictObject({ pageSize: line, limit: integer })),
  unified: z.record(z.string().regex(/^(memory|cpu|pids)\.[a-z_.]+$/), line).nullish(),
});

const Spec = z.strictObject({
  ociVersion: z.string().regex(/^1\.[0-9]+\.[0-9]+[A-Za-z0-9.+-]*$/),
  process: z.strictObject({
    terminal: z.boolean().nullish(),
    consoleSize: any,
    user: z.strictObject({
      uid: integer,
      gid: integer,
      umask: integer.nullish(),
      additionalGids: list(integer),
      username: line.nullish(),
    }),
    args: list(line),
    env: list(line),
    cwd: z.string().refine(isPlainPath, 'no plain path'),
    capabilities: z
      .strictObject({
        bounding: caps,
        effective: caps,
        inheritable: caps,
        permitted: caps,
        ambient: caps,
      })
      .nullish(),
    rlimits: list(
      z.strictObject({
        type: z.string().regex(/^RLIMIT_[A-Z]{2,16}$/),
        hard: integer,
        soft: integer,
      }),
    ),
    noNewPrivileges: z.boolean().nullish(),
    apparmorProfile: any,
    selinuxLabel: any,
    oomScoreAdj: z.number().int().nullish(),
  }),
  root: z.strictObject({ path: line, readonly: z.boolean().nullish() }),
  hostname: z
    .string()
    .regex(/^[A-Za-z0-9._-]{0,64}$/)
    .nullish(),
  domainname: z
    .string()
    .regex(/^[A-Za-z0-9._-]{0,64}$/)
    .nullish(),
  mounts: list(Mount),
  hooks: z.record(z.string(), z.unknown()).nullish(),
  annotations: words,
  linux: z.strictObject({
    uidMappings: list(z.unknown()),
    gidMappings: list(z.unknown()),
    sysctl: words,
    resources: Resources.nullish(),
    cgroupsPath: any,
    namespaces: z.array(z.strictObject({ type: z.string(), path: line.nullish() })),
    devices: list(z.unknown()),
    seccomp: Seccomp.nullish(),
    rootfsPropagation: line.nullish(),
    maskedPaths: list(line),
    readonlyPaths: list(line),
    mountLabel: any,
  }),
});
export type RuntimeSpec = z.infer<typeof Spec>;

export interface SpecGrants {
  readonly policy: LandingPolicy;
  readonly profile: Profile;
  /** Where each volume of the container is mounted in it, and its directory on this host. */
  readonly volumes: readonly { readonly destination: string; readonly source: string }[];
  /** File CRIU reads for this container on this host. */
  readonly criuConfigPath: string;
  /** This host's program for `--init`; undefined when it has none. */
  readonly init: string | undefined;
  /** Whether this host confines by AppArmor: then a container without a profile is not taken. */
  readonly apparmor: boolean;
}

const NAMESPACES = ['pid', 'network', 'ipc', 'uts', 'mount', 'cgroup'] as const;

/**
 * The spec podman is given. SPEC_MALFORMED, SPEC_FORBIDDEN, POLICY_MOUNT, POLICY_PRIVILEGE; the
 * message and the fact `field` name the place.
 */
export function rebuildSpec(input: Json, grants: SpecGrants): Json {
  const spec = checkShape(Spec, 'spec.dump', input);
  const { process, linux } = spec;
  const privileges: string[] = [];

  refuseHooks(spec.hooks ?? {});
  const granted = Object.values(process.capabilities ?? {}).flatMap((names) => names ?? []);
  privileges.push(...capabilitiesBeyond(granted, grants.policy));
  privileges.push(...missingNamespaces(linux.namespaces).map((type) => `the ${type} of the host`));
  if ((linux.devices ?? []).length > 0) privileges.push('devices');
  if ((linux.resources?.devices ?? []).some(({ allow }) => allow)) privileges.push('device access');
  for (const name of Object.keys(linux.sysctl ?? {})) {
    if (!isOwnSysctl(name)) privileges.push(`sysctl ${name.slice(0, 100)}`);
  }
  for (const path of MUST_BE_MASKED) {
    if (!linux.maskedPaths?.includes(path)) privileges.push(`${path} unmasked`);
  }
  for (const path of MUST_BE_READONLY) {
    if (!linux.readonlyPaths?.includes(path)) privileges.push(`${path} writable`);
  }
  if ((process.oomScoreAdj ?? 0) < 0) privileges.push('oomScoreAdj below 0');
  if (linux.seccomp === null || linux.seccomp === undefined) {
    if (grants.policy.seccomp !== 'any') privileges.push('no seccomp filter');
  }
  const profile = typeof process.apparmorProfile === 'string' ? process.apparmorProfile : '';
  if (grants.apparmor && !/^containers-default-[0-9.]+$/.test(profile)) {
    privileges.push('no AppArmor confinement');
  }
  if (privileges.length > 0) {
    throw forbidden('POLICY_PRIVILEGE', 'spec.dump', privileges.slice(0, 12).join(', '));
  }
  if ((linux.uidMappings ?? []).length > 0 || (linux.gidMappings ?? []).length > 0) {
    throw forbidden('SPEC_FORBIDDEN', 'linux.uidMappings', 'a user namespace');
  }
  if (!/^(|r?private|r?slave)$/.test(linux.rootfsPropagation ?? '')) {
    throw forbidden('SPEC_FORBIDDEN', 'linux.rootfsPropagation', 'shared with the host');
  }
  for (const path of [...(linux.maskedPaths ?? []), ...(linux.readonlyPaths ?? [])]) {
    if (!isPlainPath(path)) throw forbidden('SPEC_FORBIDDEN', 'linux.maskedPaths', path);
  }
  const { consoleSize: _, selinuxLabel: __, apparmorProfile: ___, ...kept } = process;
  return {
    ociVersion: spec.ociVersion,
    process: clean({ ...kept, apparmorProfile: grants.apparmor ? profile : undefined }),
    // Podman puts the container's own root here when it imports.
    root: clean({ path: 'rootfs', readonly: spec.root.readonly }),
    ...clean({ hostname: spec.hostname, domainname: spec.domainname }),
    mounts: rebuildMounts(spec.mounts ?? [], grants),
    annotations: {
      ...keptAnnotations(spec.annotations ?? {}),
      'org.criu.config': grants.criuConfigPath,
    },
    linux: clean({
      sysctl: linux.sysctl,
      resources: linux.resources,
      namespaces: NAMESPACES.map((type) => ({ type })),
      seccomp:
        linux.seccomp && grants.policy.seccomp === 'default'
          ? checkSeccomp(linux.seccomp, grants.profile, process.capabilities?.bounding ?? [])
          : linux.seccomp,
      rootfsPropagation: linux.rootfsPropagation,
      maskedPaths: linux.maskedPaths,
      readonlyPaths: linux.readonlyPaths,
    }),
  };
}

/** Each namespace of its own, and none that this host would have to share or find by a path. */
function missingNamespaces(namespaces: RuntimeSpec['linux']['namespaces']): string[] {
  const types = namespaces.map(({ type }) => type);
  for (const { type, path } of namespaces) {
    const known = (NAMESPACES as readonly string[]).includes(type);
    // Podman makes the network namespace and names it by a path; that one is replaced on import.
    const joined = type !== 'network' && (path ?? '') !== '';
    if (!known || joined || types.indexOf(type) !== types.lastIndexOf(type)) {
      throw forbidden('SPEC_FORBIDDEN', 'linux.namespaces', `${type} ${path ?? ''}`);
    }
  }
  return NAMESPACES.filter((type) => !types.includes(type)).map((type) => `${type} namespace`);
}

/** Hooks are never kept: podman reads this host's own again at the next start. Ours is known. */
function refuseHooks(hooks: Readonly<Record<string, unknown>>): void {
  const Ours = z.object({ path: z.literal('/bin/sh'), args: z.array(z.string()) });
  for (const [stage, entries] of Object.entries(hooks)) {
    for (const hook of Array.isArray(entries) ? entries : [entries]) {
      const read = Ours.safeParse(hook);
      if (!read.success || !/^ckpt-[a-z]+$/.test(read.data.args[3] ?? '')) {
        throw forbidden('SPEC_FORBIDDEN', `hooks.${stage.slice(0, 40)}`, 'a program of the host');
      }
    }
  }
}

/** Where podman puts the program that reaps children for a container with `--init`. */
const INIT_MOUNT = '/run/podman-init';

function rebuildMounts(mounts: readonly z.infer<typeof Mount>[], grants: SpecGrants): Json[] {
  return mounts.flatMap((mount): Json[] => {
    const { destination, options } = mount;
    const type = mount.type ?? '';
    const refuse = (why: string): never => {
      throw forbidden('POLICY_MOUNT', `mounts ${destination.slice(0, 200)}`, why);
    };
    if (!isPlainPath(destination) || destination === '/') refuse('not a path of the container');
    const bound = type === 'bind' || (options ?? []).some((option) => /^r?bind$/.test(option));
    const plain = (options ?? []).every(isPlainMountOption);
    if (!plain) refuse(`options ${(options ?? []).join(',').slice(0, 200)}`);
    if (!bound) {
      const place = OWN_FILESYSTEMS[type];
      if (place === undefined) return refuse(`file system ${type}`);
      if (!place.test(destination)) refuse(`${type} does not belong there`);
      if (type === 'sysfs' && !options?.includes('ro')) refuse('writable');
      return [clean({ destination, type, source: type, options })];
    }
    const volume = grants.volumes.find((one) => one.destination === destination);
    if (volume !== undefined) {
      return [clean({ destination, type: 'bind', source: volume.source, options })];
    }
    if (destination === INIT_MOUNT) {
      // CRIU compares the file itself: another build is refused there.
      if (grants.init === undefined) return refuse('this host has no catatonit');
      return [clean({ destination, type: 'bind', source: grants.init, options })];
    }
    // Whatever its source: podman drops these on import and mounts its own.
    if ((PODMAN_MOUNTS as readonly string[]).includes(destination)) return [];
    return refuse(`a path of the host: ${(mount.source ?? '').slice(0, 200)}`);
  });
}

/** Without members that are null or undefined: podman's own way to write "not set". */
export function clean(members: Readonly<Record<string, unknown>>): { [key: string]: Json } {
  const kept = Object.entries(members).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? clean(value as Record<string, unknown>)
        : Array.isArray(value)
          ? value.map((item: unknown) =>
              typeof item === 'object' && item !== null && !Array.isArray(item)
                ? clean(item as Record<string, unknown>)
                : (item as Json),
            )
          : (value as Json),
    ]),
  );
}

export function forbidden(
  code: Extract<FaultCode, 'SPEC_FORBIDDEN' | 'POLICY_MOUNT' | 'POLICY_PRIVILEGE'>,
  field: string,
  what: string,
): Fault {
  return new Fault(code, `${field}: ${JSON.stringify(what).slice(1, 400).replace(/"$/, '')}`, {
    facts: { field },
  });
}

/** SPEC_FORBIDDEN for a key nobody knows here, SPEC_MALFORMED for a value of another kind. */
export function checkShape<T>(schema: z.ZodType<T>, what: string, input: unknown): T {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = issue?.path.join('.') ?? '';
  if (issue?.code === 'unrecognized_keys') {
    const field = [...issue.path, issue.keys[0] ?? ''].join('.').slice(0, 200);
    throw forbidden('SPEC_FORBIDDEN', `${what}: ${field}`, 'not accepted from another host');
  }
  throw new Fault('SPEC_MALFORMED', `${what}: ${path.slice(0, 200)}: ${issue?.message ?? ''}`, {
    facts: { field: path.slice(0, 200) },
  });
}

import { readFile } from 'node:fs/promises';
import { arch } from 'node:os';
import { z } from 'zod';
import { Fault } from '../base/fault.ts';

/**
 * The system call filter in a container's description. CRIU restores the filter of running tasks
 * from the images; this one is for what `podman exec` and the next start run. It may not allow what
 * the default profile of this host refuses.
 */

const Args = z
  .array(
    z.strictObject({
      index: z.number().int().min(0).max(5),
      value: z.union([z.number().int(), z.bigint()]),
      valueTwo: z.union([z.number().int(), z.bigint()]).optional(),
      op: z.string(),
    }),
  )
  .nullish();

export const Seccomp = z.strictObject({
  defaultAction: z.string(),
  defaultErrnoRet: z.number().int().nonnegative().nullish(),
  architectures: z.array(z.string().regex(/^SCMP_ARCH_[A-Z0-9_]+$/)).nullish(),
  flags: z.array(z.string()).nullish(),
  syscalls: z
    .array(
      z.strictObject({
        names: z.array(z.string().regex(/^[a-z0-9_]{1,64}$/)),
        action: z.string(),
        errnoRet: z.number().int().nonnegative().nullish(),
        args: Args,
      }),
    )
    .nullish(),
});
export type Seccomp = z.infer<typeof Seccomp>;

/** Profile in the form of containers-common: rules with conditions on capabilities and architecture. */
const Condition = z
  .object({ caps: z.array(z.string()).nullish(), arches: z.array(z.string()).nullish() })
  .nullish();
const Profile = z.object({
  syscalls: z.array(
    z.object({
      names: z.array(z.string()),
      action: z.string(),
      args: Args,
      includes: Condition,
      excludes: Condition,
    }),
  ),
});
export type Profile = z.infer<typeof Profile>;

/** Where containers-common 0.64 looks, the administrator's file first. */
const PLACES = ['/etc/containers/seccomp.json', '/usr/share/containers/seccomp.json'];

export async function localProfile(places: readonly string[] = PLACES): Promise<Profile> {
  for (const place of places) {
    let text: string;
    try {
      text = await readFile(place, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      throw error;
    }
    const profile = Profile.safeParse(JSON.parse(text));
    if (profile.success) return profile.data;
    throw new Fault('SYSTEM', `${place} is no seccomp profile`);
  }
  throw new Fault('SYSTEM', `no seccomp profile of this host: ${places.join(', ')}`);
}

const REFUSES = /^SCMP_ACT_(ERRNO|KILL|KILL_THREAD|KILL_PROCESS|TRAP)$/;
const ALLOWS = /^SCMP_ACT_(ALLOW|LOG)$/;
const ARCHES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/**
 * The filter without rules for system calls this host's profile has never heard of. POLICY_PRIVILEGE
 * names what it allows beyond the profile.
 */
export function checkSeccomp(
  filter: Seccomp,
  profile: Profile,
  capabilities: readonly string[],
): Seccomp {
  const refuse = (why: string): never => {
    throw new Fault('POLICY_PRIVILEGE', `linux.seccomp: ${why}`, {
      facts: { field: 'linux.seccomp' },
    });
  };
  if (!REFUSES.test(filter.defaultAction)) refuse(`the default is ${filter.defaultAction}`);
  for (const flag of filter.flags ?? []) {
    if (!/^SECCOMP_FILTER_FLAG_(LOG|TSYNC)$/.test(flag)) refuse(`flag ${flag}`);
  }
  const known = new Set(profile.syscalls.flatMap(({ names }) => names));
  const granted = grants(profile, new Set(capabilities));
  const beyond = new Set<string>();
  const syscalls = (filter.syscalls ?? []).flatMap((rule) => {
    if (REFUSES.test(rule.action)) return [rule];
    if (!ALLOWS.test(rule.action)) return refuse(`action ${rule.action}`);
    const names = rule.names.filter((name) => known.has(name));
    for (const name of names) {
      const conditions = granted.get(name);
      if (!conditions?.has('') && !conditions?.has(condition(rule.args))) beyond.add(name);
    }
    return names.length === 0 ? [] : [{ ...rule, names }];
  });
  if (beyond.size > 0) {
    const some = [...beyond].sort().slice(0, 8).join(', ');
    refuse(`${beyond.size} system calls beyond the profile of this host: ${some}`);
  }
  return { ...filter, syscalls };
}

/** System call to the conditions on its arguments under which it is allowed; '' is "always". */
function grants(profile: Profile, capabilities: ReadonlySet<string>): Map<string, Set<string>> {
  const here = ARCHES[arch()] ?? arch();
  const granted = new Map<string, Set<string>>();
  for (const { names, action, args, includes, excludes } of profile.syscalls) {
    const holds =
      (includes?.caps ?? []).every((cap) => capabilities.has(cap)) &&
      ((includes?.arches ?? []).length === 0 || includes?.arches?.includes(here)) &&
      !(excludes?.caps ?? []).some((cap) => capabilities.has(cap)) &&
      !(excludes?.arches ?? []).includes(here);
    if (!holds || !ALLOWS.test(action)) continue;
    for (const name of names) {
      const conditions = granted.get(name) ?? new Set();
      granted.set(name, conditions.add(condition(args)));
    }
  }
  return granted;
}

const condition = (args: z.infer<typeof Args>) =>
  (args ?? [])
    .map(({ index, value, valueTwo, op }) => `${index} ${op} ${value} ${valueTwo ?? 0}`)
    .sort()
    .join(' and ');

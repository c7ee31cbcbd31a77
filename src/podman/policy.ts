import { Fault } from '../base/fault.ts';

/**
 * What a container that comes from another host may have here. Everything else in its description is
 * refused: the description grants nothing.
 */
export interface LandingPolicy {
  /** Capabilities beyond podman's own default set, as `CAP_NET_ADMIN`. */
  readonly capabilities: readonly string[];
  /** `default`: no system call that this host's own default profile would refuse. */
  readonly seccomp: 'default' | 'any';
}

export const DEFAULT_POLICY: LandingPolicy = { capabilities: [], seccomp: 'default' };

/** containers-common 0.64 (podman 5.8): `default_capabilities`. */
const DEFAULT_CAPABILITIES = [
  ...['CAP_CHOWN', 'CAP_DAC_OVERRIDE', 'CAP_FOWNER', 'CAP_FSETID', 'CAP_KILL'],
  ...['CAP_NET_BIND_SERVICE', 'CAP_SETFCAP', 'CAP_SETGID', 'CAP_SETPCAP', 'CAP_SETUID'],
  'CAP_SYS_CHROOT',
];

/** Those of `names` that the policy does not grant, sorted, each once. */
export function capabilitiesBeyond(names: readonly string[], policy: LandingPolicy): string[] {
  const granted = new Set([...DEFAULT_CAPABILITIES, ...policy.capabilities]);
  return [...new Set(names)].filter((name) => !granted.has(name)).sort();
}

/** Sysctls that belong to a namespace of the container, not to the host (podman 5.8 accepts these). */
export function isOwnSysctl(name: string): boolean {
  return (
    /^(kernel\.(shm(all|max|mni|_rmid_forced)|msg(max|mnb|mni)|sem)|fs\.mqueue\.[a-z_]+)$/.test(
      name,
    ) || /^net\.[A-Za-z0-9_./-]+$/.test(name)
  );
}

/** A runtime or podman acts on these instead of merely storing them. */
const ACTING = [
  'run.oci.', // crun: hooks' output files, handlers, mount and seccomp options
  'org.criu.', // which file CRIU reads
  'cdi.', // devices, mounts and hooks
  'io.podman.annotations.',
  'io.kubernetes.',
  'org.systemd.property.', // properties of the container's scope
  'krun.',
  'module.wasm.',
  'nvidia.',
  'com.nvidia.',
];

const SYSTEMD: Readonly<Record<string, RegExp>> = {
  'org.systemd.property.KillSignal': /^\d{1,3}$/,
  'org.systemd.property.TimeoutStopUSec': /^uint64 \d{1,20}$/,
};
const PODMAN: Readonly<Record<string, RegExp>> = {
  'io.podman.annotations.init': /^(TRUE|FALSE)$/,
};

/** What may pass as it is. `org.criu.config` is dropped: ours takes its place. SPEC_FORBIDDEN. */
export function keptAnnotations(
  annotations: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(annotations)) {
    if (key === 'org.criu.config') continue;
    const known = SYSTEMD[key] ?? PODMAN[key];
    const acts = ACTING.some((prefix) => key.startsWith(prefix));
    if (
      known === undefined
        ? acts || !/^[A-Za-z0-9][A-Za-z0-9._/-]{0,253}$/.test(key)
        : !known.test(value)
    ) {
      throw new Fault('SPEC_FORBIDDEN', `annotation ${JSON.stringify(key.slice(0, 200))}`, {
        facts: { field: `annotations.${key}`.slice(0, 200) },
      });
    }
    kept[key] = value;
  }
  return kept;
}

/** Paths of /proc and /sys that every version of podman since 4.3 hides, and makes read-only. */
export const MUST_BE_MASKED = [
  ...['/proc/acpi', '/proc/kcore', '/proc/keys', '/proc/latency_stats', '/proc/sched_debug'],
  ...['/proc/scsi', '/proc/timer_list', '/proc/timer_stats', '/sys/firmware'],
] as const;
export const MUST_BE_READONLY = [
  ...['/proc/asound', '/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'],
] as const;

/** Of the bind mounts podman makes of its own accord; it makes them anew on every start. */
export const PODMAN_MOUNTS = [
  ...['/etc/hosts', '/etc/hostname', '/etc/resolv.conf', '/etc/passwd', '/etc/group'],
  ...['/dev/shm', '/run/.containerenv', '/run/secrets', '/etc/localtime'],
] as const;

/** File systems with no content of the host, and where each may lie. */
export const OWN_FILESYSTEMS: Readonly<Record<string, RegExp>> = {
  tmpfs: /^\/(?!proc(\/|$)|sys(\/|$))/,
  proc: /^\/proc$/,
  sysfs: /^\/sys$/,
  devpts: /^\/dev\/pts$/,
  mqueue: /^\/dev\/mqueue$/,
  cgroup: /^\/sys\/fs\/cgroup$/,
  cgroup2: /^\/sys\/fs\/cgroup$/,
};

const MOUNT_FLAG =
  /^(r?bind|r?private|r?slave|ro|rw|(no)?(suid|dev|exec|atime|diratime|symfollow)|relatime|norelatime|strictatime|tmpcopyup|notmpcopyup|newinstance|sync|async|noswap)$/;
const MOUNT_VALUE = /^(mode|ptmxmode|size|nr_inodes|nr_blocks|uid|gid)=[0-9]{1,20}[kKmMgG%]?$/;

export function isPlainMountOption(option: string): boolean {
  return MOUNT_FLAG.test(option) || MOUNT_VALUE.test(option);
}

/** Absolute, in the one form that names it. */
export function isPlainPath(path: string): boolean {
  return (
    path === '/' ||
    (path.length <= 4095 &&
      path.startsWith('/') &&
      path
        .slice(1)
        .split('/')
        .every((part) => part !== '' && part !== '.' && part !== '..') &&
      !path.includes('\0'))
  );
}

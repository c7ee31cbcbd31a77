import { readFileSync, statfsSync } from 'node:fs';
import { asFault, Fault } from '../base/fault.ts';
import { errno, stringAt, systemFault } from '../sys/native.ts';
import { type Libselinux, loadLibselinux } from './library.ts';
import { withExecLabel, withFileLabel, withSocketLabel } from './thread-label.ts';

const SELINUX_MAGIC = 0xf97cff8c;
const ENOENT = 2;
const ESRCH = 3;
const EACCES = 13;
const EINVAL = 22;
const ENODATA = 61;
const ENOPROTOOPT = 92;
const EOPNOTSUPP = 95;

/** What there is to know of SELinux on this host. Only where it is on there is anything to call. */
export type Selinux = SelinuxOff | SelinuxUnusable | SelinuxOn;

/** Nothing has a label here. */
export interface SelinuxOff {
  readonly kind: 'off';
  readonly why: string;
}

/** The kernel has SELinux and we cannot talk to it: what needs a label must be refused, not left without. */
export interface SelinuxUnusable {
  readonly kind: 'unusable';
  readonly why: string;
}

/** All labels are those of the kernel (`user:role:type:level`). Every function throws SYSTEM with the errno. */
export interface SelinuxOn {
  readonly kind: 'on';
  /**
   * is_selinux_enabled(3). False when /etc/selinux/config is missing: the kernel enforces its policy, while
   * every program that asks libselinux, podman and CRIU too, believes there is none.
   */
  readonly isConfigured: boolean;
  /** security_getenforce(3): false is permissive. It may change at any moment. */
  isEnforcing(): boolean;
  /** getcon(3). */
  ownLabel(): string;
  /** getpidcon(3). Undefined when there is no such process. What has the pid may have changed meanwhile. */
  labelOfProcess(pid: number): string | undefined;
  /** getpeercon(3): of whoever connected, at that time. Undefined for a socket without one. */
  labelOfPeer(fd: number): string | undefined;
  /** lgetfilecon(3), of a symbolic link itself. Undefined when the file, or its file system, has none. */
  labelOfFile(path: string): string | undefined;
  /** lsetfilecon(3), of a symbolic link itself. */
  setLabelOfFile(path: string, label: string): void;
  /** security_check_context(3): whether the policy that is loaded has such a label. */
  isLabel(label: string): boolean;
  /**
   * selinux_check_access(3): whether the policy lets `source` do that to `target`. True on a permissive host,
   * and for a class or permission the policy does not know when it allows those. libselinux writes each denial to
   * standard error.
   */
  isAllowed(source: string, target: string, tclass: string, permission: string): boolean;
  /** selinux_trans_to_raw_context(3): the label of the kernel for what mcstransd(8) shows to people. */
  rawLabel(shown: string): string;
  /** getsockcreatecon(3): what sockets of this thread get. Undefined outside of `withSocketLabel`. */
  socketLabel(): string | undefined;
  /** As in thread-label.ts. */
  withSocketLabel<T>(label: string, create: () => T): T;
  /** As in thread-label.ts. */
  withExecLabel<T>(label: string, spawn: () => T): T;
  /** As in thread-label.ts. */
  withFileLabel<T>(label: string, create: () => T): T;
}

/** Where the answers come from. */
export interface SelinuxHost {
  /** /proc/filesystems: has a line `selinuxfs` if and only if the kernel was booted with SELinux. */
  fileSystems(): string;
  /** Whether that file system is mounted at /sys/fs/selinux, where libselinux looks when it is loaded. */
  isMounted(): boolean;
  /** SYSTEM when it cannot. */
  load(): Libselinux;
}

let loaded: Libselinux | undefined;

const THIS_HOST: SelinuxHost = {
  fileSystems: () => readFileSync('/proc/filesystems', 'utf8'),
  isMounted() {
    try {
      return statfsSync('/sys/fs/selinux').type === SELINUX_MAGIC;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  },
  load() {
    loaded ??= loadLibselinux();
    return loaded;
  },
};

/** Asks the kernel first: where it has no SELinux, libselinux is never loaded. Never throws. */
export function selinux(host: SelinuxHost = THIS_HOST): Selinux {
  try {
    if (!/^nodev\s+selinuxfs$/m.test(host.fileSystems())) {
      return { kind: 'off', why: 'the kernel runs without SELinux' };
    }
    if (!host.isMounted()) {
      return { kind: 'unusable', why: 'selinuxfs is not mounted at /sys/fs/selinux' };
    }
    const on = speaker(host.load());
    // Before the first policy is loaded everything has the one word `kernel` for a label.
    if (!on.ownLabel().includes(':')) return { kind: 'off', why: 'no policy is loaded' };
    return on;
  } catch (error) {
    return { kind: 'unusable', why: asFault(error).message };
  }
}

function speaker(c: Libselinux): SelinuxOn {
  return {
    kind: 'on',
    isConfigured: c.is_selinux_enabled() === 1,
    isEnforcing() {
      const mode = c.security_getenforce();
      if (mode < 0) throw systemFault('security_getenforce', errno());
      return mode === 1;
    },
    ownLabel: () =>
      present(
        'getcon',
        read(c, 'getcon', (out) => c.getcon_raw(out)),
      ),
    labelOfProcess: (pid) =>
      read(c, `getpidcon(${pid})`, (out) => c.getpidcon_raw(pid, out), [ENOENT, ESRCH]),
    labelOfPeer: (fd) =>
      read(c, 'getpeercon', (out) => c.getpeercon_raw(fd, out), [ENOPROTOOPT, EOPNOTSUPP]),
    labelOfFile: (path) =>
      read(c, `lgetfilecon(${path})`, (out) => c.lgetfilecon_raw(path, out), [ENODATA, EOPNOTSUPP]),
    setLabelOfFile(path, label) {
      if (c.lsetfilecon_raw(path, label) === 0) return;
      throw systemFault(`lsetfilecon(${path}, ${label})`, errno());
    },
    isLabel(label) {
      if (label.includes('\0')) return false; // C would see what stands before it
      if (c.security_check_context_raw(label) === 0) return true;
      const number = errno();
      if (number === EINVAL) return false;
      throw systemFault(`security_check_context(${label})`, number);
    },
    isAllowed(source, target, tclass, permission) {
      if (c.selinux_check_access(source, target, tclass, permission, null) === 0) return true;
      const number = errno();
      if (number === EACCES) return false;
      throw systemFault(`selinux_check_access(${source}, ${target}, ${tclass})`, number);
    },
    rawLabel: (shown) =>
      present(
        shown,
        read(c, `selinux_trans_to_raw_context(${shown})`, (out) =>
          c.selinux_trans_to_raw_context(shown, out),
        ),
      ),
    socketLabel: () => read(c, 'getsockcreatecon', (out) => c.getsockcreatecon_raw(out)),
    withSocketLabel: (label, create) => withSocketLabel(c, label, create),
    withExecLabel: (label, spawn) => withExecLabel(c, label, spawn),
    withFileLabel: (label, create) => withFileLabel(c, label, create),
  };
}

/** The string a function hands out, copied and freed. Undefined when it hands out NULL, or for these errnos. */
function read(
  c: Libselinux,
  call: string,
  fill: (out: Uint8Array) => number,
  none: readonly number[] = [],
): string | undefined {
  const out = new BigUint64Array(1);
  if (fill(new Uint8Array(out.buffer)) < 0) {
    const number = errno();
    if (none.includes(number)) return undefined;
    throw systemFault(call, number);
  }
  const [address = 0n] = out;
  if (address === 0n) return undefined;
  try {
    return stringAt(address);
  } finally {
    c.freecon(Number(address));
  }
}

function present(of: string, label: string | undefined): string {
  if (label === undefined) throw new Fault('INTERNAL', `${of}: libselinux gave no label`);
  return label;
}

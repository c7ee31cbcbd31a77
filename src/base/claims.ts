/**
 * How a container is spoken of between rooms and between hosts. Plain data: it is journalled, sent
 * and compared. Nothing here is a handle, and nothing in a peer's claims grants anything.
 */

export interface NetworkClaim {
  /** Podman's name of the network. */
  readonly network: string;
  readonly driver: string;
  readonly subnets: readonly string[];
  /** With prefix length, as `10.0.0.5/24`. */
  readonly addresses: readonly string[];
  readonly mac: string;
  /** Name inside the container. */
  readonly interface: string;
}

export interface Claims {
  /** 64 hex digits. */
  readonly container: string;
  readonly name: string;
  /** 64 hex digits, no prefix. */
  readonly imageId: string;
  readonly imageName: string;
  /** Diff ids, `sha256:` and 64 hex digits, base layer first. */
  readonly imageLayers: readonly string[];
  /** Which form keeps the image id when it is carried. */
  readonly imageFormat: 'oci' | 'docker';
  /** Bytes. */
  readonly imageBytes: number;
  readonly runtime: 'crun' | 'runc';
  readonly networks: readonly NetworkClaim[];
  /** Named volumes the container owns alone. */
  readonly volumes: readonly string[];
  readonly secrets: readonly string[];
  /** Resident bytes, an estimate of the images. */
  readonly memoryBytes: number;
  /** Bytes of root file system changes, volumes and logs. */
  readonly diskBytes: number;
  /** Holds TCP connections to addresses outside of the container. */
  readonly tcpEstablished: boolean;
}

/** What podman must know of a container before it can restore it: all but the images and the files. */
export interface Descriptions {
  /** Podman's record of the container, JSON. */
  readonly config: Uint8Array;
  /** Its OCI runtime spec, JSON. */
  readonly spec: Uint8Array;
  /** Who owns the root of each claimed volume. */
  readonly volumes: readonly VolumeOwner[];
}

export interface VolumeOwner {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** A running container on this host, pinned to one life of its first process. */
export interface Subject {
  readonly container: string;
  readonly name: string;
  readonly runtime: 'crun' | 'runc';
  /** First process, as the host sees it. */
  readonly pid: number;
  /** Field 22 of /proc/PID/stat: with the pid it names one process for ever (until reboot). */
  readonly startTicks: string;
  /** Absolute cgroup v2 directory that holds all tasks of the container. */
  readonly cgroup: string;
  /** File named by the annotation org.criu.config; empty when the container has none. */
  readonly criuConfig: string;
  readonly macs: readonly string[];
}

/** How much processor time a container may use. */
export interface CpuLimit {
  /** Microseconds in each period, over all processors; 0: no limit. */
  readonly quotaUs: number;
  readonly periodUs: number;
}

/** Whether all memory is there when a restored copy stands, or comes while it runs: from the disk, or the source. */
export type RestoreKind = 'full' | 'lazy' | 'late';

/** Proof of standstill: equal twice means that nothing ran in between. */
export interface Witness {
  readonly tasks: number;
  /** Sum over all threads of utime + stime, in clock ticks. */
  readonly cpuTicks: number;
  /** Sum over all threads of voluntary and involuntary context switches. */
  readonly switches: number;
}

/** What a host says of itself. Used to refuse, never to grant. */
export interface HostFacts {
  readonly protocol: number;
  readonly ckpt: string;
  readonly name: string;
  readonly machineId: string;
  readonly arch: string;
  readonly kernel: string;
  /** major*10000 + minor*100 + sublevel; 0 when criu is missing. */
  readonly criu: number;
  readonly podman: string;
  readonly runtimes: readonly { readonly name: string; readonly version: string }[];
  readonly cgroupVersion: number;
  readonly clockUnixMs: number;
  /** cpuinfo.img as CRIU wrote it; empty when it could not. */
  readonly cpuinfo: Uint8Array;
  readonly bootId: string;
}

/**
 * As they are to be sent, which were taken at `since` (performance.now): the other host holds the clock in them
 * against its own when they come, and a busy host takes seconds from one to the other.
 */
export function aged(facts: HostFacts, since: number): HostFacts {
  const clockUnixMs = facts.clockUnixMs + Math.round(performance.now() - since);
  return { ...facts, clockUnixMs };
}

/** A restored copy that has not executed an instruction since the dump. */
export interface Standing {
  readonly container: string;
  readonly pid: number;
  readonly startTicks: string;
  readonly cgroup: string;
  readonly witness: Witness;
}

import type { Duplex } from 'node:stream';
import type { Op } from '../base/op.ts';
import type { PageSink } from '../base/outgoing.ts';

/** Absolute paths. Nothing here is looked up on a PATH later. */
export interface PodmanPaths {
  readonly podman: string;
  readonly criu: string;
  readonly crun: string | undefined;
  readonly runc: string | undefined;
  readonly nft: string;
  readonly ip: string;
  readonly nsenter: string;
  readonly tar: string;
  readonly sync: string;
  /** 0700, owned by root. This room uses `<stateDir>/podman` and reads `<stateDir>/criu.d`. */
  readonly stateDir: string;
}

export interface PodmanLimits {
  /** Milliseconds for a whole dump or restore; the children are killed after it. */
  readonly dumpDeadlineMs: number;
  readonly restoreDeadlineMs: number;
  /** Milliseconds between the clocks of two hosts. */
  readonly clockSkewMs: number;
  /** Bytes of a deleted but open file that CRIU still carries. */
  readonly ghostLimitBytes: number;
  /** The greater of the two is kept free on a file system. */
  readonly diskReserve: { readonly bytes: number; readonly percent: number };
  /** What an archive inside a set may hold: entries, and bytes when it is unpacked. */
  readonly archive: { readonly entries: number; readonly bytes: number };
  /** Files of a dump are not made durable: they leave this host at once. */
  readonly streamOnly: boolean;
}

/** Option names are CRIU's long names. `true` is a flag without a value. */
export type CriuOptions = Readonly<Record<string, true | number | string | readonly string[]>>;

export interface CriuConfigPlace {
  readonly container: string;
  readonly runtime: 'crun' | 'runc';
  /** Value of the container's annotation org.criu.config; empty when it has none. */
  readonly criuConfig: string;
  readonly operation: 'dump' | 'restore';
}

export interface CriuVersion {
  /** major*10000 + minor*100 + sublevel; 0 when criu is missing. */
  readonly version: number;
  /** What `criu check` complained of, one line each. */
  readonly errors: readonly string[];
}

export interface PodmanDeps {
  readonly paths: PodmanPaths;
  readonly limits: PodmanLimits;
  /** Name of this host among its peers. */
  readonly hostName: string;
  /** Version of ckpt and of the protocol between peers, as they stand in HostFacts. */
  readonly ckpt: string;
  readonly protocol: number;
  /** Directory of the job's own cgroup (v2), made when it is not there. */
  cgroupFor(job: string): Promise<string>;
  /** Where the annotation org.criu.config of a container points that this host has rebuilt. */
  criuConfigPath(container: string): string;
  /** Runs `body` while CRIU, as the runtime starts it for this container, reads `options`. */
  withCriuConfig<T>(
    op: Op,
    place: CriuConfigPlace,
    options: CriuOptions,
    body: () => Promise<T>,
  ): Promise<T>;
  criuVersion(op: Op): Promise<CriuVersion>;
  /**
   * Is the page server of one dump, whose images lie in `images`. False when CRIU went before it had sent all.
   * Undefined where CRIU speaks otherwise (before 4.2).
   */
  pageServer(
    op: Op,
  ): Promise<
    ((op: Op, socket: Duplex, images: string, sink: PageSink) => Promise<boolean>) | undefined
  >;
  /** Why CRIU cannot leave memory to come after a restore; undefined when it can. */
  lacksLazy(op: Op): Promise<string | undefined>;
  /** Whether the kernel says which pages of a process were written, all of them: page-numbers.ts. */
  tracksMemory(op: Op): Promise<boolean>;
  /** cpuinfo.img of this host as CRIU writes it; empty when it cannot. */
  cpuinfo(op: Op): Promise<Uint8Array>;
  /** Why this CPU cannot run what ran on that one; undefined when it can. */
  cpuDiffers(op: Op, cpuinfo: Uint8Array): Promise<string | undefined>;
}

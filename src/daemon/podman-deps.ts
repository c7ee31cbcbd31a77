import { PAGE_SERVER_SINCE, servePages } from '../criu/page-server.ts';
import type { PodmanDeps } from '../podman/deps.ts';
import type { DaemonContext } from './context.ts';
import type { CriuConf } from './criu-conf.ts';
import type { CriuSide } from './criu-side.ts';
import { PROTOCOL, VERSION } from './version.ts';

const MIB = 1024 * 1024;

/** What the podman room is told about this host. */
export function podmanDeps(
  ctx: Pick<DaemonContext, 'config' | 'tools'>,
  more: {
    readonly criu: CriuSide;
    readonly conf: CriuConf;
    cgroupFor(job: string): Promise<string>;
    hostName(): string;
  },
): PodmanDeps {
  const { config, tools } = ctx;
  const { state_dir } = config.paths;
  return {
    // One that is not installed keeps the path it would have: a check names it, ckptd starts.
    paths: {
      podman: tools.podman ?? '/usr/bin/podman',
      criu: more.criu.path,
      crun: tools.crun,
      runc: tools.runc,
      nft: tools.nft ?? '/usr/sbin/nft',
      ip: tools.ip ?? '/usr/sbin/ip',
      nsenter: tools.nsenter ?? '/usr/bin/nsenter',
      tar: tools.tar ?? '/usr/bin/tar',
      sync: tools.sync ?? '/usr/bin/sync',
      stateDir: state_dir,
    },
    limits: {
      dumpDeadlineMs: config.migrate.dump_deadline_ms,
      restoreDeadlineMs: config.migrate.restore_deadline_ms,
      clockSkewMs: config.migrate.clock_skew_ms,
      ghostLimitBytes: config.criu.ghost_limit_mib * MIB,
      diskReserve: {
        bytes: config.limits.reserve_mib * MIB,
        percent: config.limits.reserve_percent,
      },
      archive: {
        entries: config.limits.tar_entries,
        bytes: config.limits.set_total_mib * MIB,
      },
      streamOnly: config.migrate.stream_only,
    },
    get hostName() {
      return more.hostName();
    },
    ckpt: VERSION,
    protocol: PROTOCOL,
    cgroupFor: more.cgroupFor,
    criuConfigPath: (container) => more.conf.path(container),
    withCriuConfig: (op, place, options, body) => more.conf.with(op, place, options, body),
    criuVersion: (op) => more.criu.version(op),
    pageServer: async (op) =>
      (await more.criu.version(op)).version >= PAGE_SERVER_SINCE ? servePages : undefined,
    lacksLazy: (op) => more.criu.lacksLazy(op),
    tracksMemory: (op) => more.criu.tracksMemory(op),
    cpuinfo: (op) => more.criu.cpuinfo(op),
    cpuDiffers: (op, cpuinfo) => more.criu.cpuDiffers(op, cpuinfo),
  };
}

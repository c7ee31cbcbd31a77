import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { Op } from '../../src/base/op.ts';
import { servePages } from '../../src/criu/page-server.ts';
import type { CriuConfigPlace, CriuOptions, PodmanDeps } from '../../src/podman/deps.ts';
import { run } from '../../src/sys/run.ts';

/** The podman room as it stands alone inside a lab host, without a daemon around it. */
export function podmanDeps(stateDir = '/var/lib/ckpt', podman = '/usr/bin/podman'): PodmanDeps {
  const criuConfigPath = (id: string) => join(stateDir, 'criu.d', `${id}.conf`);
  return {
    paths: {
      podman,
      criu: '/usr/sbin/criu',
      crun: '/usr/bin/crun',
      runc: '/usr/sbin/runc',
      nft: '/usr/sbin/nft',
      ip: '/usr/sbin/ip',
      nsenter: '/usr/bin/nsenter',
      sync: '/usr/bin/sync',
      tar: '/usr/bin/tar',
      stateDir,
    },
    limits: {
      dumpDeadlineMs: 60_000,
      restoreDeadlineMs: 60_000,
      clockSkewMs: 5_000,
      ghostLimitBytes: 16 * 1024 * 1024,
      diskReserve: { bytes: 64 * 1024 * 1024, percent: 0 },
      archive: { entries: 1_000_000, bytes: 64 * 1024 ** 3 },
      streamOnly: false,
    },
    hostName: hostname(),
    ckpt: '0.1.0',
    protocol: 1,
    async cgroupFor(job) {
      const dir = join('/sys/fs/cgroup/ckpt', job);
      await mkdir(dir, { recursive: true });
      return dir;
    },
    criuConfigPath,
    withCriuConfig,
    async criuVersion(op) {
      const { stdout } = await run(op, '/usr/sbin/criu', ['--version'], { deadlineMs: 5_000 });
      const [, major = '0', minor = '0', sub = '0'] =
        /Version: (\d+)\.(\d+)(?:\.(\d+))?/.exec(stdout) ?? [];
      return { version: Number(major) * 10000 + Number(minor) * 100 + Number(sub), errors: [] };
    },
    pageServer: async () => servePages,
    tracksMemory: async () => false,
    lacksLazy: async () => undefined,
    cpuinfo: async () => new Uint8Array(),
    cpuDiffers: async () => undefined,
  };
}

async function withCriuConfig<T>(
  op: Op,
  place: CriuConfigPlace,
  options: CriuOptions,
  body: () => Promise<T>,
): Promise<T> {
  const path = place.criuConfig === '' ? `/etc/criu/${place.runtime}.conf` : place.criuConfig;
  const before = await readFile(path, 'utf8').catch(() => undefined);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const lines = Object.entries(options).map(([name, value]) =>
    value === true ? name : `${name} "${value}"`,
  );
  await writeFile(`${path}.new`, `${lines.join('\n')}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  op.log('criu reads', { path, lines: lines.join('; ') });
  try {
    return await body();
  } finally {
    if (before === undefined) await rm(path, { force: true });
    else await writeFile(path, before);
  }
}

/** Log lines go to standard error, so that standard output stays for answers. */
export function stderrOp(id: string, ms = 120_000): Op {
  return {
    id,
    signal: AbortSignal.timeout(ms),
    log: (line, facts) => {
      process.stderr.write(`${id}: ${line} ${facts === undefined ? '' : JSON.stringify(facts)}\n`);
    },
  };
}

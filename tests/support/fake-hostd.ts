import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { asFault } from '../../src/base/fault.ts';
import type { Copies } from './file-containers.ts';

/**
 * The real daemon over containers that are files: configuration, sockets, gRPC, TLS, byte stream,
 * journal and jobs are those of ckptd; podman and CRIU are not there. Started with an IPC channel,
 * loads everything, and waits to be told where its host is: a restart then takes a moment.
 */
enableCompileCache();

export type Order =
  | {
      do: 'start';
      dir: string;
      name: string;
      witness: string;
      alarmMs: number;
      failpoints: string;
    }
  | { do: 'arm'; failpoints: string }
  | { do: 'fired' }
  | { do: 'clock'; offsetMs: number };

export type Report =
  | { is: 'loaded' }
  | { is: 'ready'; port: number }
  | { is: 'done' }
  | { is: 'fired'; counts: number[] };

const [{ runDaemon }, { loadConfig }, { openLog }, { exitCode }, names, points, fakes, proc] =
  await Promise.all([
    import('../../src/daemon/run.ts'),
    import('../../src/daemon/config.ts'),
    import('../../src/daemon/log.ts'),
    import('../../src/daemon/exit-code.ts'),
    import('../../src/daemon/failpoints.ts'),
    import('../../src/base/failpoint.ts'),
    import('./file-containers.ts'),
    import('../../src/sys/proc.ts'),
  ]);

const tell = (report: Report) => process.send?.(report);
let offsetMs = 0;
let spawns = false;

function arm(text: string): void {
  spawns = text.includes('child.');
  points.arm(text, names.failpoints());
}

async function start(order: Extract<Order, { do: 'start' }>): Promise<void> {
  const { dir, name, witness, alarmMs } = order;
  process.umask(0o077);
  const configFile = join(dir, 'ckptd.toml');
  const config = await loadConfig(configFile);
  const log = openLog(config.log);
  // Says where it listens to nobody but its log.
  const info = log.info.bind(log);
  log.info = (facts: unknown, ...rest: unknown[]) => {
    info(facts as object, ...(rest as [string]));
    if (rest[0] !== 'ready') return;
    const { peers } = facts as { peers: string[] };
    tell({ is: 'ready', port: Number(/:(\d+)$/.exec(peers[0] ?? '')?.[1] ?? 0) });
  };
  const crash = (error: unknown) => {
    log.fatal({ err: error }, 'crashed');
    process.exit(1);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  const stop = new AbortController();
  process.on('SIGTERM', () => stop.abort());
  const bootId = readFileSync(join(dir, 'boot'), 'utf8');
  const copies: Copies = new fakes.Copies(dir, name, witness);
  const unixMs = () => Date.now() + offsetMs;
  arm(order.failpoints);
  try {
    await runDaemon(configFile, config, log, stop.signal, {
      open: () =>
        fakes.fakeHosts({
          name,
          bootId,
          copies,
          imagesDir: join(dir, 'images'),
          unixMs,
          spawns: () => spawns,
        }),
      clock: { bootId, bootMs: proc.boottimeMs, unixMs },
      alarmMs,
    });
    process.exit(0);
  } catch (error) {
    log.fatal({ code: asFault(error).code, err: error }, asFault(error).message);
    process.exit(exitCode(error));
  }
}

process.on('message', (order: Order) => {
  switch (order.do) {
    case 'start':
      void start(order);
      return;
    case 'arm':
      arm(order.failpoints);
      break;
    case 'clock':
      offsetMs = order.offsetMs;
      break;
    case 'fired':
      tell({ is: 'fired', counts: points.fired() });
      return;
  }
  tell({ is: 'done' });
});
// Whoever started us is gone, and would never stop us.
process.on('disconnect', () => process.exit(1));
tell({ is: 'loaded' });

import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { failpoints as armed, armFromEnvironment } from '../base/failpoint.ts';
import { asFault } from '../base/fault.ts';
import { readArgs, USAGE } from './args.ts';
import { loadConfig } from './config.ts';
import { exitCode } from './exit-code.ts';
import { failpoints } from './failpoints.ts';
import { openLog } from './log.ts';
import { recover } from './recover.ts';
import { runDaemon } from './run.ts';
import { VERSION } from './version.ts';
import { startAndWait } from './wait-ready.ts';

async function main(): Promise<number> {
  const args = readArgs(process.argv.slice(2));
  if (args.mode === 'help') return say(USAGE);
  if (args.mode === 'version') return say(VERSION);
  const config = await loadConfig(args.config);
  if (args.mode === 'check-config') return say(`${args.config}: good`);
  if (args.mode === 'wait-ready') {
    return await startAndWait(fileURLToPath(import.meta.url), ['--config', args.config], config);
  }

  process.umask(0o077);
  armFromEnvironment(failpoints());
  const log = openLog(config.log);
  if (armed.on) log.warn('failpoints are armed: this daemon fails where it was told to');
  // A daemon that does not know what state it is in must not hold containers: end, and let the next
  // start read the journal.
  const crash = (error: unknown) => {
    log.fatal({ err: error }, 'crashed');
    process.exit(1);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  const stop = new AbortController();
  const asked = (signal: string) => {
    log.info({ signal }, 'asked to stop');
    stop.abort();
  };
  process.on('SIGTERM', asked);
  process.on('SIGINT', asked);
  // Until the daemon is up, and from its end on, a reload has nothing to do.
  process.on('SIGHUP', () => undefined);
  try {
    if (args.mode === 'recover') return await recover(config, log, stop.signal, say);
    await runDaemon(args.config, config, log, stop.signal);
  } catch (error) {
    const fault = asFault(error);
    log.fatal(
      { code: fault.code, ...fault.facts, err: fault.code === 'INTERNAL' ? error : undefined },
      fault.message,
    );
    return exitCode(error);
  }
  log.info('stopped');
  return 0;
}

function say(text: string): number {
  writeSync(1, `${text}\n`);
  return 0;
}

try {
  // Not process.exitCode: a descriptor somebody forgot must not keep a stopped daemon alive.
  process.exit(await main());
} catch (error) {
  const fault = asFault(error);
  writeSync(2, `ckptd: ${fault.message}\n`);
  process.exit(exitCode(error));
}

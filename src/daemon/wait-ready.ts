import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../base/fault.ts';
import type { Config } from './config.ts';
import { lockOwner } from './lock.ts';
import { answer, ownSockets } from './probe.ts';

const READY_MS = 60_000;
const LOOK_MS = 50;

/**
 * For init systems that take a returning command for readiness: starts the daemon in a session of
 * its own and returns 0 once its sockets answer, or its exit code when it ends before. It keeps
 * our stderr as its log, and says there why it ended.
 */
export async function startAndWait(main: string, args: string[], config: Config): Promise<number> {
  const daemon = spawn(process.execPath, [main, ...args], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    cwd: '/',
  });
  const ended = once(daemon, 'exit').then(([code]) => (typeof code === 'number' ? code : 1));
  let exit: number | undefined;
  void ended.then((code) => {
    exit = code === 0 ? 1 : code;
  });
  const late = performance.now() + READY_MS;
  while (exit === undefined) {
    // Another daemon may answer on these sockets: only the one that holds the lock is ours.
    if (
      (await lockOwner(config.paths.state_dir)) === daemon.pid &&
      (await answer(ownSockets(config)))
    ) {
      daemon.unref();
      return 0;
    }
    if (performance.now() > late) {
      daemon.kill('SIGTERM');
      throw new Fault('DEADLINE', `ckptd did not answer within ${READY_MS / 1000} s`);
    }
    await sleep(LOOK_MS);
  }
  return exit;
}

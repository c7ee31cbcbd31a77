import { closeSync } from 'node:fs';
import { datagramSocket, sendDatagram } from './libc.ts';

interface Supervisor {
  readonly socket: string | undefined;
  /** Milliseconds within which a sign of life is expected. */
  readonly watchdogMs: number | undefined;
}

let supervisor: Supervisor | undefined;

/**
 * Takes what systemd told us about its notification socket out of the environment, so that no child
 * speaks in our name: NOTIFY_SOCKET, WATCHDOG_USEC, WATCHDOG_PID (sd_notify(3),
 * sd_watchdog_enabled(3)). The first call counts; the others below make it themselves.
 */
export function takeSupervisor(env: NodeJS.ProcessEnv = process.env): Supervisor {
  if (supervisor !== undefined) return supervisor;
  const socket = env['NOTIFY_SOCKET'];
  const usec = Number(env['WATCHDOG_USEC'] ?? '');
  const pid = env['WATCHDOG_PID'];
  const forUs = pid === undefined || pid === String(process.pid);
  supervisor = {
    // The path is at most 107 bytes long (unix(7)); other address families are for containers.
    socket: socket !== undefined && /^[@/].{1,106}$/s.test(socket) ? socket : undefined,
    watchdogMs: forUs && Number.isSafeInteger(usec) && usec > 0 ? usec / 1000 : undefined,
  };
  for (const name of ['NOTIFY_SOCKET', 'WATCHDOG_USEC', 'WATCHDOG_PID']) delete env[name];
  return supervisor;
}

/**
 * Tells systemd something, as `READY=1` or `STATUS=…`; lines are parted by newlines. False when there is
 * nobody to tell, or nobody listens: that is never a reason to stop working.
 */
export function sdNotify(state: string): boolean {
  const { socket } = takeSupervisor();
  if (socket === undefined) return false;
  const fd = datagramSocket();
  try {
    sendDatagram(fd, Buffer.from(state), socket);
    return true;
  } catch {
    return false;
  } finally {
    closeSync(fd);
  }
}

/**
 * Sends WATCHDOG=1 twice per period as long as the event loop turns; undefined when systemd asked
 * for none. It does not keep the process alive.
 */
export function startWatchdog(): Disposable | undefined {
  const { watchdogMs } = takeSupervisor();
  if (watchdogMs === undefined) return undefined;
  const timer = setInterval(() => sdNotify('WATCHDOG=1'), Math.max(1, watchdogMs / 2));
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

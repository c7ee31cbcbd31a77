import { Fault } from '../base/fault.ts';
import { setCloseOnExec } from './libc.ts';
import { takeSupervisor } from './notify.ts';

const FIRST_FD = 3;
const MOST_FDS = 64;
const NAME = /^[ -9;-~]{1,255}$/; // printable ASCII without the colon (sd_listen_fds_with_names(3))

export interface ListenFd {
  readonly fd: number;
  /** FileDescriptorName= of the socket unit; `unknown` when systemd gave no names. */
  readonly name: string;
}

/**
 * The sockets systemd opened for us (sd_listen_fds(3)); none when the variables are absent or meant
 * for another process. Removes the variables and marks the descriptors close-on-exec: podman would
 * pass LISTEN_FDS on to the runtime's restore, which refuses it. CONFIG_INVALID when they contradict
 * each other.
 */
export function takeListenFds(env: NodeJS.ProcessEnv = process.env): ListenFd[] {
  takeSupervisor(env);
  const { LISTEN_PID: pid, LISTEN_FDS: count, LISTEN_FDNAMES: names } = env;
  for (const name of ['LISTEN_PID', 'LISTEN_FDS', 'LISTEN_FDNAMES', 'LISTEN_PIDFDID']) {
    delete env[name];
  }
  if (pid === undefined || count === undefined || pid !== String(process.pid)) return [];
  if (!/^[0-9]{1,3}$/.test(count) || Number(count) > MOST_FDS) {
    throw new Fault('CONFIG_INVALID', `LISTEN_FDS is ${JSON.stringify(count)}, not a small number`);
  }
  const n = Number(count);
  const given = names === undefined || names === '' ? undefined : names.split(':');
  if (given !== undefined && given.length !== n) {
    throw new Fault('CONFIG_INVALID', `LISTEN_FDS is ${n}, LISTEN_FDNAMES has ${given.length}`);
  }
  return Array.from({ length: n }, (_, i) => {
    const fd = FIRST_FD + i;
    const name = given?.[i] ?? 'unknown';
    if (!NAME.test(name)) {
      throw new Fault('CONFIG_INVALID', `LISTEN_FDNAMES: bad name for descriptor ${fd}`);
    }
    try {
      setCloseOnExec(fd);
    } catch (cause) {
      throw new Fault('CONFIG_INVALID', `LISTEN_FDS names descriptor ${fd}, which is not open`, {
        cause,
      });
    }
    return { fd, name };
  });
}

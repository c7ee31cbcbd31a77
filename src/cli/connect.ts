import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '../base/fault.ts';
import type { OperatorClient } from '../rpc/services.ts';
import type { Settings } from './settings.ts';

export interface Connection extends Disposable {
  readonly client: OperatorClient;
}

/**
 * A client of the daemon. Nothing is sent yet: DAEMON_UNREACHABLE may also come with the first call. A
 * command that only reads takes the read-only socket beside the other when that one is missing or
 * not for this user. NOT_PERMITTED names the group that would be let in.
 */
export async function connect(
  settings: Pick<Settings, 'socket' | 'socketIsFlag' | 'slowness'>,
  readOnly: boolean,
): Promise<Connection> {
  const socket = await chooseSocket(settings, readOnly);
  // gRPC takes longer to load than all of the rest: commands that do not talk never pay for it.
  const { dialLocal } = await import('../rpc/dial-local.ts');
  return dialLocal(socket, settings.slowness);
}

async function chooseSocket(
  { socket, socketIsFlag }: Pick<Settings, 'socket' | 'socketIsFlag'>,
  readOnly: boolean,
): Promise<string> {
  const obstacle = await obstacleTo(socket);
  if (obstacle === '') return socket;
  if (readOnly && !socketIsFlag) {
    const reader = join(dirname(socket), 'ckpt-ro.sock');
    if ((await obstacleTo(reader)) === '') return reader;
  }
  if (obstacle === 'ENOENT') throw new Fault('DAEMON_UNREACHABLE', `there is no ${socket}`);
  // Anything else is left to the call itself, which knows best.
  if (obstacle !== 'EACCES') return socket;
  throw new Fault('NOT_PERMITTED', `${socket} is for root and ${await groupOf(socket)}`);
}

/** connect(2) on a UNIX socket needs write permission. Empty, or the name of the errno. */
async function obstacleTo(socket: string): Promise<string> {
  try {
    await access(socket, constants.W_OK);
    return '';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
}

/** The group of the socket, or of the nearest directory that lets us look. */
async function groupOf(path: string): Promise<string> {
  try {
    const { gid } = await stat(path);
    const line = (await readFile('/etc/group', 'utf8'))
      .split('\n')
      .map((text) => text.split(':'))
      .find((fields) => fields[2] === String(gid));
    return `group ${line?.[0] ?? gid}`;
  } catch {
    return path === '/' ? 'its group' : await groupOf(dirname(path));
  }
}

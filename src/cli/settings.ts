import { readFile } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { Fault } from '../base/fault.ts';

export const DEFAULT_SOCKET = '/run/ckpt/ckpt.sock';
const SYSTEM_FILE = '/etc/ckpt/ckpt.toml';
/** sun_path holds 107 bytes and a NUL (unix(7)). */
const SOCKET_PATH_BYTES = 107;

export interface Settings {
  /** Absolute path. */
  readonly socket: string;
  /** Said on the command line: then no other socket is tried. */
  readonly socketIsFlag: boolean;
  /** Target of `migrate` and `check` when `--to` is absent; empty when there is none. */
  readonly to: string;
  readonly json: boolean;
  /** How many times longer a call may take: ckptd has a setting of the same name. */
  readonly slowness: number;
}

type FileSettings = Partial<
  Record<'socket' | 'to', string> & Record<'json', boolean> & Record<'slowness', number>
>;

const KEYS = { socket: 'string', to: 'string', json: 'boolean', slowness: 'number' } as const;

/**
 * Flags beat the environment, which beats the file of the user, which beats /etc/ckpt/ckpt.toml.
 * CONFIG_INVALID names file and line of the first mistake, USAGE a socket that cannot be one.
 */
export async function loadSettings(
  flags: { readonly socket?: string | undefined; readonly json?: boolean | undefined },
  env: NodeJS.ProcessEnv,
  systemFile = SYSTEM_FILE,
): Promise<Settings> {
  const files = [systemFile, userFile(env)].filter((file) => file !== undefined);
  const read: FileSettings = Object.assign({}, ...(await Promise.all(files.map(readSettings))));
  const socket = resolve(flags.socket || env['CKPT_SOCKET'] || read.socket || DEFAULT_SOCKET);
  if (Buffer.byteLength(socket) > SOCKET_PATH_BYTES) {
    throw new Fault('USAGE', `the path of the socket is longer than ${SOCKET_PATH_BYTES} bytes`);
  }
  return {
    socket,
    socketIsFlag: Boolean(flags.socket),
    to: read.to ?? '',
    json: flags.json ?? read.json ?? false,
    slowness: read.slowness ?? 1,
  };
}

/** The XDG base directory rules: a relative XDG_CONFIG_HOME counts as absent. */
function userFile(env: NodeJS.ProcessEnv): string | undefined {
  const { XDG_CONFIG_HOME: xdg = '', HOME: home = '' } = env;
  const base = isAbsolute(xdg) ? xdg : isAbsolute(home) ? join(home, '.config') : undefined;
  return base === undefined ? undefined : join(base, 'ckpt', 'ckpt.toml');
}

async function readSettings(file: string): Promise<FileSettings> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // A file of the administrator's that is not for us to read says nothing to us.
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return {};
    throw new Fault('CONFIG_INVALID', `cannot read ${file}: ${code}`, { cause: error });
  }
  return await parseSettings(file, text);
}

async function parseSettings(file: string, text: string): Promise<FileSettings> {
  // Most people have no such file: the parser is loaded for those who do.
  const { getStaticTOMLValue, ParseError, parseTOML } = await import('toml-eslint-parser');
  const settings: Record<string, unknown> = {};
  try {
    for (const item of parseTOML(text, { tomlVersion: '1.0' }).body[0].body) {
      const name = getStaticTOMLValue(item.key).join('.');
      const { line } = item.key.loc.start;
      if (item.type === 'TOMLTable' || !Object.hasOwn(KEYS, name)) {
        throw new Fault('CONFIG_INVALID', `${file}:${line}: unknown key ${name}`);
      }
      const type = KEYS[name as keyof typeof KEYS];
      const value = getStaticTOMLValue(item.value);
      if (typeof value !== type) {
        throw new Fault('CONFIG_INVALID', `${file}:${line}: ${name} must be a ${type}`);
      }
      if (typeof value === 'number' && !(Number.isInteger(value) && value >= 1 && value <= 100)) {
        throw new Fault('CONFIG_INVALID', `${file}:${line}: ${name} must be 1 to 100`);
      }
      settings[name] = value;
    }
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new Fault('CONFIG_INVALID', `${file}:${error.lineNumber}: ${error.message}`);
  }
  return settings;
}

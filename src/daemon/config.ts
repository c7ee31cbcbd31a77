import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { z } from 'zod';
import { Fault } from '../base/fault.ts';
import { parseAddress } from '../peer/address.ts';
import { readToml } from './toml.ts';

export const DEFAULT_CONFIG_FILE = '/etc/ckpt/ckptd.toml';

/** Programs ckptd starts. Each is a key of [paths] and is looked for on TOOL_PATH when not given. */
export const TOOLS = [
  'criu',
  'podman',
  'crun',
  'runc',
  'nft',
  'ip',
  'tar',
  'nsenter',
  'sync',
] as const;
export type Tool = (typeof TOOLS)[number];

const MAX_DAY_MS = 24 * 60 * 60 * 1000;

const path = z
  .string()
  .max(1024)
  .regex(/^\/[^\0]*$/, { error: 'must be an absolute path' })
  .transform((text) => posix.normalize(text).replace(/(?<=.)\/$/, ''));
/** A path of a UNIX socket: sun_path holds 107 bytes and a NUL (unix(7)). */
const socketPath = path.refine((text) => Buffer.byteLength(text) <= 107, {
  error: 'must be at most 107 bytes',
});
const milliseconds = (least: number) => z.int().min(least).max(MAX_DAY_MS);
const count = (most: number) => z.int().min(1).max(most);
const mode = z.string().regex(/^0[0-7]{3}$/, { error: 'must be four octal digits, as "0660"' });
const group = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/, { error: 'must be a group name' });
const listenAddress = z.string().refine((text) => parseAddress(text)?.literal ?? false, {
  error: 'must be ADDRESS:PORT with an IP address, IPv6 in brackets',
});

const says = <S extends z.ZodType>(schema: S, description: string) => schema.describe(description);

const tool = says(
  path.optional(),
  'absolute path; looked for in the system directories when absent',
);

/** Every key is optional. Names and units are those of the file: one name for one thing everywhere. */
export const CONFIG_SCHEMA = z.strictObject({
  paths: z
    .strictObject({
      state_dir: says(path.default('/var/lib/ckpt'), 'journals, images of running jobs; mode 0700'),
      run_dir: says(path.default('/run/ckpt'), 'sockets; gone after a reboot'),
      pki_dir: says(path.default('/etc/ckpt/pki'), 'key and certificate of this host'),
      hosts_file: says(path.default('/etc/ckpt/hosts.toml'), 'pinned hosts'),
      criu: tool,
      podman: tool,
      crun: tool,
      runc: tool,
      nft: tool,
      ip: tool,
      tar: tool,
      sync: tool,
      nsenter: tool,
    })
    .prefault({}),
  operator: z
    .strictObject({
      socket: says(socketPath.optional(), 'default: ckpt.sock in run_dir'),
      mode: mode.default('0660'),
      group: says(
        group.default('ckpt'),
        'who is in it has the power of root; absent group: root only',
      ),
    })
    .prefault({}),
  reader: z
    .strictObject({
      enabled: z.boolean().default(true),
      socket: says(socketPath.optional(), 'default: ckpt-ro.sock in run_dir'),
      mode: mode.default('0660'),
      group: says(
        group.default('ckpt-ro'),
        'who is in it sees containers and jobs, and changes none',
      ),
    })
    .prefault({}),
  peer: z
    .strictObject({
      enabled: z.boolean().default(true),
      listen: says(
        z.array(listenAddress).max(8).default(['[::]:7787']),
        '[::] takes IPv4 too; not used for sockets handed over by systemd',
      ),
      connect_ms: says(
        milliseconds(100).default(10_000),
        'to reach another host, handshake included',
      ),
    })
    .prefault({}),
  migrate: z
    .strictObject({
      freeze_budget_ms: says(
        milliseconds(100).default(30_000),
        'longest pause before a move is undone',
      ),
      lease_ms: says(
        milliseconds(1_000).default(30_000),
        'how long a target keeps what nobody asks for',
      ),
      stream_only: says(z.boolean().default(false), 'never keep a second copy of memory on disk'),
      post_copy: says(
        z.boolean().default(true),
        'moves that have no way back once the copy runs: to this host and from it, when they are asked for',
      ),
      max_incoming: count(64).default(4),
      max_incoming_per_peer: count(64).default(2),
      settle_ms: says(
        milliseconds(0).default(2_000),
        'the copy is watched this long after its thaw',
      ),
      dump_deadline_ms: milliseconds(1_000).default(120_000),
      restore_deadline_ms: milliseconds(1_000).default(120_000),
      clock_skew_ms: says(
        milliseconds(0).default(5_000),
        'larger differences of clocks are refused',
      ),
    })
    .prefault({}),
  limits: z
    .strictObject({
      set_total_mib: says(count(16 * 1024 * 1024).default(64 * 1024), 'all files of one move'),
      set_files: says(count(1_000_000).default(20_000), 'number of files of one move'),
      metadata_mib: says(count(64).default(4), 'one JSON file of a checkpoint'),
      tar_entries: says(count(100_000_000).default(1_000_000), 'of an archive inside a checkpoint'),
      reserve_percent: says(z.int().min(0).max(90).default(5), 'of the file system, never filled'),
      reserve_mib: says(
        z
          .int()
          .min(0)
          .max(1024 * 1024)
          .default(1024),
        'never filled either',
      ),
      prepare_per_minute: says(count(10_000).default(60), 'moves one peer may begin'),
      failed_handshakes_per_minute: says(
        count(10_000).default(30),
        'from one address, then 60 s silence',
      ),
      slowness: says(
        count(100).default(1),
        'deadlines are taken times this: for emulated processors and hosts with too much to do',
      ),
      peer_connections: count(4_096).default(64),
      local_connections: count(4_096).default(64),
    })
    .prefault({}),
  criu: z
    .strictObject({
      ghost_limit_mib: says(
        z.int().min(0).max(4095).default(64),
        'largest deleted file that is still open and moves along',
      ),
      log_level: says(z.int().min(0).max(4).default(4), '0 messages, 1 errors … 4 debug'),
    })
    .prefault({}),
  log: z
    .strictObject({
      level: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
      format: says(
        z.enum(['auto', 'json', 'pretty']).default('auto'),
        'auto: pretty on a terminal, else JSON',
      ),
    })
    .prefault({}),
});

export type ConfigFile = z.output<typeof CONFIG_SCHEMA>;

/** The file with every default filled in; socket paths are always there. */
export type Config = Omit<ConfigFile, 'operator' | 'reader'> & {
  readonly operator: ConfigFile['operator'] & { readonly socket: string };
  readonly reader: ConfigFile['reader'] & { readonly socket: string };
};

export function parseConfig(file: string, text: string): Config {
  const config = readToml(file, text, CONFIG_SCHEMA);
  const { run_dir } = config.paths;
  return {
    ...config,
    operator: { ...config.operator, socket: config.operator.socket ?? `${run_dir}/ckpt.sock` },
    reader: { ...config.reader, socket: config.reader.socket ?? `${run_dir}/ckpt-ro.sock` },
  };
}

/** Only the default file may be absent: a file somebody named must be there. CONFIG_INVALID. */
export async function loadConfig(file: string): Promise<Config> {
  let text = '';
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'ENOENT' || file !== DEFAULT_CONFIG_FILE) {
      throw new Fault('CONFIG_INVALID', `cannot read ${file}: ${String(code)}`, { cause: error });
    }
  }
  return parseConfig(file, text);
}

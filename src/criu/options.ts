import { Fault } from '../base/fault.ts';
import { criu_cg_mode, criu_network_lock_method, criu_pre_dump_mode } from '../gen/criu.js';
import type { CriuOpts } from './codec.ts';
import { versionText } from './version.ts';

/**
 * How an option is written: `flag` has no value, `bytes` and `number` are whole numbers, `list` may stand
 * several times, `choice` is one of a few words. `=choice`, `=number` and `=text` take their value only
 * behind an equals sign: behind a space CRIU loses it.
 */
type Kind =
  | 'flag'
  | 'text'
  | 'number'
  | 'bytes'
  | 'list'
  | 'choice'
  | '=choice'
  | '=number'
  | '=text';

export interface OptionRow {
  readonly kind: Kind;
  /** Field of the RPC request that says the same; absent: only a configuration file reaches it. */
  readonly rpc?: keyof CriuOpts | 'ps' | 'logLevel';
  /** First CRIU that has it, major*10000 + minor*100 + sublevel. */
  readonly since: number;
  /** First CRIU that takes it in the file of an RPC request, when that is another one. */
  readonly fileSince?: number;
  /** Where it may be used; CRIU fails on some options in the wrong place. */
  readonly on: 'both' | 'dump' | 'restore';
  /** A flag that `no-NAME` takes back. */
  readonly no?: true;
  readonly words?: readonly string[];
  readonly means: string;
}

/**
 * CRIU's options as its configuration file knows them (4.2.1). The RPC request, the file and the manual
 * are made from this table. Left out: what is meant for the command line alone, and what loads or
 * runs code (action-script, libdir, exec-cmd).
 */
// biome-ignore format: a table reads in columns
export const OPTIONS = {
  'address':                  { kind: 'text',    rpc: 'ps',                   since: 10200, on: 'both',    means: 'address of the page server' },
  'allow-uprobes':            { kind: 'flag',                                 since: 40200, on: 'both',    no: true, means: 'dump a task that has uprobes; the probes must exist at restore' },
  'auto-dedup':               { kind: 'flag',    rpc: 'autoDedup',            since: 10200, on: 'both',    no: true, means: 'punch holes into older images for pages that are not needed any more' },
  'cgroup-dump-controller':   { kind: 'list',    rpc: 'cgroupDumpController', since: 20400, on: 'dump',    means: 'dump the properties of this cgroup controller' },
  'cgroup-props':             { kind: 'text',    rpc: 'cgroupProps',          since: 20400, on: 'dump',    means: 'which cgroup properties to keep, as YAML text' },
  'cgroup-props-file':        { kind: 'text',    rpc: 'cgroupPropsFile',      since: 20400, on: 'dump',    means: 'file that says which cgroup properties to keep' },
  'cgroup-root':              { kind: 'list',    rpc: 'cgRoot',               since: 10300, on: 'restore', means: 'restore below this cgroup, as [CONTROLLERS:]PATH' },
  'cgroup-yard':              { kind: 'text',    rpc: 'cgroupYard',           since: 31400, on: 'both',    means: 'directory with ready mounts of all cgroup hierarchies' },
  'cpu-cap':                  { kind: '=text',                                since: 10400, on: 'both',    means: 'what of the CPU to compare: fpu, ins, cpu, all, none; ^ takes one back' },
  'deprecated':               { kind: 'flag',                                 since: 20000, on: 'both',    no: true, means: 'accept options that are on their way out' },
  'display-stats':            { kind: 'flag',    rpc: 'displayStats',         since: 31900, on: 'both',    no: true, means: 'print statistics at the end' },
  'empty-ns':                 { kind: 'choice',  rpc: 'emptyNs',              since: 20000, on: 'both',    words: ['net'], means: 'make this namespace, but do not restore its content' },
  'enable-external-masters':  { kind: 'flag',    rpc: 'extMasters',           since: 10600, on: 'both',    means: 'accept mounts whose master lies outside' },
  'enable-external-sharing':  { kind: 'flag',    rpc: 'extSharing',           since: 10600, on: 'both',    means: 'accept mounts shared with the outside' },
  'enable-fs':                { kind: 'list',    rpc: 'enableFs',             since: 10600, on: 'both',    means: 'treat this file system as one that CRIU knows' },
  'evasive-devices':          { kind: 'flag',    rpc: 'evasiveDevices',       since: 800,   on: 'both',    no: true, means: 'use any path to a device whose own path is gone' },
  'ext-unix-sk':              { kind: 'flag',    rpc: 'extUnixSk',            since: 800,   on: 'both',    means: 'accept UNIX sockets whose other end lies outside' },
  'external':                 { kind: 'list',    rpc: 'external',             since: 20000, on: 'both',    means: 'a thing that is not in the images, as mnt[…], dev[…], file[…], unix[…], net[…]' },
  'file-locks':               { kind: 'flag',    rpc: 'fileLocks',            since: 800,   on: 'both',    no: true, means: 'dump and restore file locks' },
  'file-validation':          { kind: 'choice',                               since: 31500, on: 'both',    words: ['buildid', 'filesize'], means: 'how to see that a mapped file is still the same' },
  'force-irmap':              { kind: 'flag',    rpc: 'forceIrmap',           since: 10300, on: 'dump',    no: true, means: 'find the paths of inotify watches by scanning' },
  'freeze-cgroup':            { kind: 'text',    rpc: 'freezeCgroup',         since: 20400, on: 'dump',    means: 'cgroup to freeze while the tasks are collected' },
  'ghost-fiemap':             { kind: 'flag',                                 since: 31800, on: 'dump',    no: true, means: 'find the holes of deleted files by fiemap' },
  'ghost-limit':              { kind: 'bytes',   rpc: 'ghostLimit',           since: 10700, on: 'dump',    means: 'largest deleted file that is put into the images, in bytes' },
  'images-dir':               { kind: 'text',                                 since: 800,   fileSince: 40200, on: 'both', means: 'directory of the images; in the file of an RPC request it beats the request' },
  'inherit-fd':               { kind: 'list',    rpc: 'inheritFd',            since: 10501, on: 'restore', means: 'use an open descriptor of criu for a file, as fd[N]:KEY' },
  'irmap-scan-path':          { kind: 'list',    rpc: 'irmapScanPaths',       since: 10800, on: 'dump',    means: 'another place to look for inotify paths' },
  'join-ns':                  { kind: 'list',    rpc: 'joinNs',               since: 20300, on: 'restore', means: 'join a namespace instead of making one, as NS:FILE[,EXTRA]' },
  'lazy-pages':               { kind: 'flag',    rpc: 'lazyPages',            since: 30500, on: 'both',    means: 'leave memory behind and serve it on demand' },
  'leave-running':            { kind: 'flag',    rpc: 'leaveRunning',         since: 800,   on: 'dump',    means: 'let the tasks run on after the dump' },
  'leave-stopped':            { kind: 'flag',    rpc: 'leaveStopped',         since: 800,   on: 'both',    means: 'leave the tasks stopped (SIGSTOP) afterwards' },
  'link-remap':               { kind: 'flag',    rpc: 'linkRemap',            since: 10300, on: 'dump',    no: true, means: 'make a temporary link for a deleted file that has other names' },
  'log-file':                 { kind: 'text',                                 since: 800,   on: 'both',    means: 'name of the log' },
  'lsm-mount-context':        { kind: 'text',    rpc: 'lsmMountContext',      since: 31600, on: 'restore', means: 'SELinux context= of mounts' },
  'lsm-profile':              { kind: 'text',    rpc: 'lsmProfile',           since: 20000, on: 'restore', means: 'security label of the restored tasks, as TYPE:LABEL' },
  'manage-cgroups':           { kind: '=choice', rpc: 'manageCgroupsMode',    since: 10700, on: 'both',    words: ['none', 'props', 'soft', 'full', 'strict', 'ignore'], means: 'how cgroups are restored' },
  'mntns-compat-mode':        { kind: 'flag',    rpc: 'mntnsCompatMode',      since: 31700, on: 'restore', no: true, means: 'use the old way to restore mounts' },
  'network-lock':             { kind: 'choice',  rpc: 'networkLock',          since: 31600, fileSince: 40201, on: 'dump', words: ['iptables', 'nftables', 'skip'], means: 'how connections are held during the dump' },
  'page-server':              { kind: 'flag',    rpc: 'ps',                   since: 10200, on: 'dump',    no: true, means: 'send memory to a page server' },
  'port':                     { kind: 'number',  rpc: 'ps',                   since: 10200, on: 'both',    means: 'port of the page server' },
  'pre-dump-mode':            { kind: 'choice',  rpc: 'preDumpMode',          since: 31400, on: 'dump',    words: ['splice', 'read'], means: 'how a pre-dump takes pages' },
  'prev-images-dir':          { kind: 'text',    rpc: 'parentImg',            since: 10200, on: 'dump',    means: 'images of the round before, relative to the images directory' },
  'ps-socket':                { kind: 'number',                               since: 30700, on: 'both',    means: 'descriptor of a socket that is connected to the page server' },
  'root':                     { kind: 'text',    rpc: 'root',                 since: 800,   on: 'both',    means: 'root of the restored mount namespace' },
  'shell-job':                { kind: 'flag',    rpc: 'shellJob',             since: 800,   on: 'both',    no: true, means: 'accept a session leader or terminal outside of the tree' },
  'skip-file-rwx-check':      { kind: 'flag',    rpc: 'skipFileRwxCheck',     since: 31800, on: 'restore', no: true, means: 'accept files whose mode bits changed' },
  'skip-in-flight':           { kind: 'flag',    rpc: 'tcpSkipInFlight',      since: 20400, on: 'dump',    no: true, means: 'forget TCP connections that are only half open' },
  'skip-mnt':                 { kind: 'list',    rpc: 'skipMnt',              since: 10600, on: 'both',    means: 'leave this mount point out' },
  'stream':                   { kind: 'flag',                                 since: 31500, on: 'both',    no: true, means: 'hand images to criu-image-streamer' },
  'tcp-close':                { kind: 'flag',    rpc: 'tcpClose',             since: 30300, on: 'both',    no: true, means: 'restore TCP connections closed' },
  'tcp-established':          { kind: 'flag',    rpc: 'tcpEstablished',       since: 800,   on: 'both',    no: true, means: 'carry open TCP connections' },
  'timeout':                  { kind: 'number',  rpc: 'timeout',              since: 20400, on: 'dump',    means: 'seconds in which the tasks must be stopped; 10 when absent' },
  'tls':                      { kind: 'flag',    rpc: 'tls',                  since: 31300, on: 'both',    no: true, means: 'speak TLS with the page server' },
  'tls-cacert':               { kind: 'text',    rpc: 'tlsCacert',            since: 31300, on: 'both',    means: 'certificate of the authority' },
  'tls-cacrl':                { kind: 'text',    rpc: 'tlsCacrl',             since: 31300, on: 'both',    means: 'list of revoked certificates' },
  'tls-cert':                 { kind: 'text',    rpc: 'tlsCert',              since: 31300, on: 'both',    means: 'own certificate' },
  'tls-key':                  { kind: 'text',    rpc: 'tlsKey',               since: 31300, on: 'both',    means: 'own private key' },
  'tls-no-cn-verify':         { kind: 'flag',    rpc: 'tlsNoCnVerify',        since: 31300, on: 'both',    means: "do not compare the host name with the certificate's" },
  'track-mem':                { kind: 'flag',    rpc: 'trackMem',             since: 10200, on: 'dump',    no: true, means: 'note which pages change from now on' },
  'unprivileged':             { kind: 'flag',    rpc: 'unprivileged',         since: 31800, on: 'both',    no: true, means: 'work without being root' },
  'verbosity':                { kind: '=number', rpc: 'logLevel',             since: 30300, on: 'both',    means: 'log level 0 to 4; in the file of an RPC request it has no effect since 4.2' },
  'weak-sysctls':             { kind: 'flag',    rpc: 'weakSysctls',          since: 20900, on: 'restore', no: true, means: 'ignore sysctls that this host does not have' },
  'work-dir':                 { kind: 'text',                                 since: 800,   on: 'both',    means: 'directory of log, statistics and pid files' },
} as const satisfies Record<string, OptionRow>;

export type OptionName = keyof typeof OPTIONS;

type Value<R extends OptionRow> = R['kind'] extends 'flag'
  ? boolean
  : R['kind'] extends 'number' | 'bytes' | '=number'
    ? number
    : R['kind'] extends 'list'
      ? readonly string[]
      : R extends { words: readonly (infer W)[] }
        ? W
        : string;

/** An absent option is left to CRIU's configuration files and its own default. */
export type CriuOptions = { readonly [N in OptionName]?: Value<(typeof OPTIONS)[N]> };

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

/** In the order of the table, which is that of the alphabet. */
export function optionEntries(
  options: CriuOptions,
): [OptionName, OptionRow, boolean | number | string | readonly string[]][] {
  return (Object.keys(OPTIONS) as OptionName[]).flatMap((name) => {
    const value = options[name];
    return value === undefined ? [] : [[name, OPTIONS[name], value] as const].map((e) => [...e]);
  });
}

export interface Use {
  /** CRIU's version as a number; 0 asks nothing of it. */
  readonly version: number;
  readonly on: 'dump' | 'restore' | 'both';
}

/**
 * CRIU drops what it does not know from a request and dies of it in a file, so both are asked for here:
 * CRIU_OLD, and CONFIG_VALUE for an option in the wrong place or a value it cannot have.
 */
export function checkOption(
  name: OptionName,
  row: OptionRow,
  value: unknown,
  use: Use,
  inFile: boolean,
): void {
  const since = inFile ? (row.fileSince ?? row.since) : row.since;
  if (use.version !== 0 && use.version < since) {
    throw new Fault(
      'CRIU_OLD',
      `${name} needs CRIU ${versionText(since)}, here is ${versionText(use.version)}`,
      { facts: { option: name, needs: since, has: use.version } },
    );
  }
  // mntns-compat-mode in a file makes every dump fail (4.2.1); others are merely without effect.
  if (name === 'mntns-compat-mode' && value === true && use.on !== 'restore') {
    throw new Fault('CONFIG_VALUE', 'mntns-compat-mode is for restore only', {
      facts: { option: name },
    });
  }
  const wrong = wrongValue(row, value);
  if (wrong !== undefined) {
    throw new Fault('CONFIG_VALUE', `${name}: ${wrong}`, { facts: { option: name } });
  }
}

function wrongValue(row: OptionRow, value: unknown): string | undefined {
  switch (row.kind) {
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'takes yes or no';
    case 'number':
    case '=number':
    case 'bytes':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 32
        ? undefined
        : 'takes a whole number below 2^32';
    case 'list':
      return Array.isArray(value) && value.every((one) => typeof one === 'string')
        ? undefined
        : 'takes a list of texts';
    case 'choice':
    case '=choice':
      return typeof value === 'string' && row.words?.includes(value)
        ? undefined
        : `takes one of ${row.words?.join(', ')}`;
    case 'text':
    case '=text':
      return typeof value === 'string' && value !== '' ? undefined : 'takes a text';
  }
}

const CLONE_NEWNET = 0x40000000;
const CG_MODE = {
  none: criu_cg_mode.CG_NONE,
  props: criu_cg_mode.PROPS,
  soft: criu_cg_mode.SOFT,
  full: criu_cg_mode.FULL,
  strict: criu_cg_mode.STRICT,
  ignore: criu_cg_mode.IGNORE,
} as const;
const NETWORK_LOCK = {
  iptables: criu_network_lock_method.IPTABLES,
  nftables: criu_network_lock_method.NFTABLES,
  skip: criu_network_lock_method.SKIP,
} as const;
const PRE_DUMP_MODE = {
  splice: criu_pre_dump_mode.SPLICE,
  read: criu_pre_dump_mode.VM_READ,
} as const;

/**
 * The options as fields of an RPC request. CONFIG_VALUE for one that has no field: it needs a
 * configuration file.
 */
export function rpcOptions(options: CriuOptions, use: Use): CriuOpts {
  const opts: Record<string, unknown> = {};
  for (const [name, row, value] of optionEntries(options)) {
    checkOption(name, row, value, use, false);
    if (row.rpc === undefined || row.rpc === 'logLevel') {
      throw new Fault('CONFIG_VALUE', `${name} cannot be said in a request`, {
        facts: { option: name },
      });
    }
    if (row.rpc !== 'ps') opts[row.rpc] = value;
  }
  const { address, port } = options;
  if (options['page-server'] === true || address !== undefined || port !== undefined) {
    opts['ps'] = { ...(address === undefined ? {} : { address }), port: port ?? 0 };
  }
  if (options['manage-cgroups'] !== undefined) {
    opts['manageCgroups'] = true; // the mode is looked at only then
    opts['manageCgroupsMode'] = CG_MODE[options['manage-cgroups']];
  }
  if (options['network-lock'] !== undefined) {
    opts['networkLock'] = NETWORK_LOCK[options['network-lock']];
  }
  if (options['pre-dump-mode'] !== undefined) {
    opts['preDumpMode'] = PRE_DUMP_MODE[options['pre-dump-mode']];
  }
  if (options['empty-ns'] !== undefined) opts['emptyNs'] = CLONE_NEWNET;
  if (options['cgroup-root'] !== undefined) opts['cgRoot'] = options['cgroup-root'].map(cgroupRoot);
  if (options['join-ns'] !== undefined) opts['joinNs'] = options['join-ns'].map(joinNamespace);
  if (options['inherit-fd'] !== undefined) opts['inheritFd'] = options['inherit-fd'].map(inheritFd);
  return opts as CriuOpts; // the keys are those of the table's rpc column
}

function cgroupRoot(text: string): { ctrl?: string; path: string } {
  const colon = text.indexOf(':');
  return colon < 0 || text.startsWith('/')
    ? { path: text }
    : { ctrl: text.slice(0, colon), path: text.slice(colon + 1) };
}

function joinNamespace(text: string): { ns: string; nsFile: string; extraOpt?: string } {
  const [, ns, nsFile, extraOpt] = /^([a-z]+):([^,]+)(?:,(.*))?$/s.exec(text) ?? [];
  if (ns === undefined || nsFile === undefined) throw badItem('join-ns', text);
  return extraOpt === undefined ? { ns, nsFile } : { ns, nsFile, extraOpt };
}

function inheritFd(text: string): { key: string; fd: number } {
  const [, fd, key] = /^fd\[([0-9]+)\]:(.+)$/s.exec(text) ?? [];
  if (fd === undefined || key === undefined) throw badItem('inherit-fd', text);
  return { key, fd: Number(fd) };
}

function badItem(name: OptionName, text: string): Fault {
  return new Fault('CONFIG_VALUE', `${name}: ${JSON.stringify(text)} has not the form it needs`, {
    facts: { option: name },
  });
}

const FORM: Record<Kind, string> = {
  flag: '',
  text: ' VALUE',
  number: ' NUMBER',
  bytes: ' BYTES',
  list: ' VALUE',
  choice: ' WORD',
  '=choice': '=WORD',
  '=number': '=NUMBER',
  '=text': '=VALUE',
};

/** The table as Markdown, for the manual. */
export function renderOptionsManual(): string {
  const lines = (Object.keys(OPTIONS) as OptionName[]).map((name) => {
    const row: OptionRow = OPTIONS[name];
    const since = versionText(row.fileSince ?? row.since);
    const words = row.words === undefined ? '' : ` (${row.words.join(', ')})`;
    const request = row.rpc === undefined ? 'file only' : 'yes';
    return `| \`${name}${FORM[row.kind]}\`${row.kind === 'list' ? ' …' : ''} | ${row.no ? `\`no-${name}\`` : ''} | ${row.on} | ${since} | ${request} | ${row.means}${words} |`;
  });
  return [
    '# Options of CRIU that ckpt knows',
    '',
    'One line each in a configuration file of CRIU. An ellipsis marks what may stand several times.',
    '"Since" is the first CRIU that takes the option in the file a container runtime hands over.',
    '',
    '| Option | Taken back by | Used at | Since | In a request | Meaning |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

import { constants } from 'node:fs';
import { access, readdir, readFile, readlink, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault, type Finding, finding } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { run } from '../sys/run.ts';
import { socketProtocol } from '../sys/socket-protocol.ts';
import type { PodmanDeps } from './deps.ts';

/**
 * What the processes of a container hold open, seen from outside and without stopping them. It finds
 * what CRIU would refuse in the middle of a dump, when the container already stands still. Things
 * come and go while it looks: a finding is evidence, its absence is no promise.
 */

export interface Scan {
  readonly findings: readonly Finding[];
  /** Holds a TCP connection that leaves the container. */
  readonly tcpEstablished: boolean;
  /** Local ports of such connections. */
  readonly tcpPorts: ReadonlySet<number>;
  /** Bytes of anonymous and shared memory in RAM. */
  readonly memoryBytes: number;
  readonly tasks: number;
}

/** Names the kernel gives to socket protocols (xattr system.sockprotoname) that CRIU 4.2 dumps. */
const DUMPABLE_PROTOCOLS = new Set([
  'TCP',
  'TCPv6',
  'UDP',
  'UDPv6',
  'UDP-Lite',
  'UDPLITEv6',
  'RAW',
  'RAWv6',
  'UNIX',
  'UNIX-STREAM',
  'NETLINK',
  'PACKET',
]);

/** anon_inode files that CRIU 4.2 dumps. Older kernels leave the brackets out of some. */
const DUMPABLE_ANON = new Set([
  '[eventfd]',
  '[eventpoll]',
  '[signalfd]',
  '[timerfd]',
  '[fanotify]',
  '[pidfd]',
  'inotify',
  '[inotify]',
  'bpf-map',
]);

/** Character devices that CRIU reopens by path: memory devices (1), terminals (4, 5, 136-143), tun. */
function isDumpableDevice(major: number, minor: number): boolean {
  if (major === 1) return [3, 5, 7, 8, 9].includes(minor);
  if (major === 10) return minor === 200;
  return major === 4 || major === 5 || (major >= 136 && major <= 143);
}

/** OVERLAYFS_SUPER_MAGIC of linux/magic.h, as statfs(2) tells it. */
const OVERLAYFS = 0x794c7630;
/** capabilities(7). */
const CAP_SYS_RESOURCE = 1n << 24n;

interface Open {
  readonly pid: number;
  /** Path of the magic link below /proc. */
  readonly path: string;
  readonly link: string;
}

export async function scanProcesses(
  op: Op,
  deps: Pick<PodmanDeps, 'paths' | 'limits'>,
  first: number,
  pids: readonly number[],
): Promise<Scan> {
  const [opens, mapped, connections, foreign, memory] = await Promise.all([
    Promise.all(pids.map(openFiles)),
    Promise.all(pids.map(mappedFiles)),
    tcpConnections(first),
    Promise.all(pids.map((pid) => parentOf(pid))),
    Promise.all(pids.map(memoryOf)),
  ]);
  const findings: Finding[] = [];
  const inside = new Set(pids);
  for (const [index, pid] of pids.entries()) {
    const parent = foreign[index];
    if (pid === first || parent === undefined || inside.has(parent)) continue;
    findings.push(
      finding('EXEC_SESSION', `process ${pid} (${await nameOf(pid)}) was started from outside`),
    );
  }
  const files = [...opens.flat(), ...mapped.flat()];
  findings.push(...(await fileFindings(files, deps.limits.ghostLimitBytes)));
  findings.push(...(await socketFindings(op, deps, first, files)));
  findings.push(...(await identityFindings(pids)));
  return {
    findings: once(findings),
    tcpEstablished: connections.size > 0,
    tcpPorts: connections,
    memoryBytes: memory.reduce((sum, bytes) => sum + bytes, 0),
    tasks: pids.length,
  };
}

async function openFiles(pid: number): Promise<Open[]> {
  const dir = `/proc/${pid}/fd`;
  const names = await readdir(dir).catch(() => []);
  return await links(
    pid,
    names.map((name) => `${dir}/${name}`),
  );
}

/** Only what is mapped and no longer has a name, or never had one: the rest CRIU reopens by path. */
async function mappedFiles(pid: number): Promise<Open[]> {
  const maps = await readFile(`/proc/${pid}/maps`, 'utf8').catch(() => '');
  const found: Open[] = [];
  const seen = new Set<string>();
  for (const line of maps.split('\n')) {
    if (!/ \(deleted\)$|anon_inode:| \/dev\//.test(line)) continue;
    const match = /^([0-9a-f]+-[0-9a-f]+) \S+ \S+ (\S+ \d+)\s+(.*)$/.exec(line);
    const [, range = '', inode = '', link = ''] = match ?? [];
    if (match === null || seen.has(inode)) continue;
    seen.add(inode);
    found.push({ pid, path: `/proc/${pid}/map_files/${range}`, link });
  }
  return found;
}

async function links(pid: number, paths: readonly string[]): Promise<Open[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const link = await readlink(path).catch(() => undefined);
      return link === undefined ? undefined : { pid, path, link };
    }),
  );
  return found.filter((open) => open !== undefined);
}

async function fileFindings(files: readonly Open[], ghostLimit: number): Promise<Finding[]> {
  const found = await Promise.all(files.map((open) => fileFinding(open, ghostLimit)));
  return found.filter((one) => one !== undefined);
}

async function fileFinding(open: Open, ghostLimit: number): Promise<Finding | undefined> {
  const { pid, path, link } = open;
  if (link.startsWith('anon_inode:')) {
    const kind = link.slice('anon_inode:'.length).split(' ')[0] ?? '';
    if (kind === '[io_uring]') return finding('IO_URING', `process ${pid} uses io_uring`);
    if (kind === '[eventfd]') return await eventfdFinding(open);
    if (kind === 'inotify') return await inotifyFinding(open);
    if (DUMPABLE_ANON.has(kind)) return undefined;
    return finding('FILE_KIND', `process ${pid} has ${kind} open`);
  }
  if (link.startsWith('/dev/')) {
    const file = await stat(path).catch(() => undefined);
    if (file === undefined || !(file.isCharacterDevice() || file.isBlockDevice())) return undefined;
    const [major, minor] = [file.rdev >> 8, (file.rdev & 0xff) | ((file.rdev >> 12) & 0xfff00)];
    if (file.isCharacterDevice() && isDumpableDevice(major & 0xfff, minor)) return undefined;
    return finding('FILE_KIND', `process ${pid} has the device ${link} open`);
  }
  if (link.endsWith(' (deleted)') && /^\/(?!memfd:|dev\/zero |SYSV|anon_hugepage)/.test(link)) {
    const file = await stat(path).catch(() => undefined);
    if (file === undefined || !file.isFile() || file.nlink > 0) return undefined;
    const bytes = file.blocks * 512;
    if (bytes <= ghostLimit) return undefined;
    return finding(
      'FILE_DELETED_BIG',
      `process ${pid} holds ${link.slice(0, 200)}: ${bytes} bytes, the limit is ${ghostLimit}`,
    );
  }
  return undefined;
}

/** CRIU 4.2.1 keeps 32 bits of the counter and forgets EFD_SEMAPHORE, both without a word. */
async function eventfdFinding({ pid, path }: Open): Promise<Finding | undefined> {
  const info = await fdInfo(path);
  if (/^eventfd-semaphore:\s*1$/m.test(info)) {
    return finding('FILE_KIND', `process ${pid} has an eventfd in semaphore mode open`);
  }
  const count = /^eventfd-count:\s*([0-9a-f]+)$/m.exec(info)?.[1] ?? '0';
  if (BigInt(`0x${count}`) <= 0xffff_ffffn) return undefined;
  return finding('FILE_KIND', `process ${pid} has an eventfd with a count above 2^32 open`);
}

/** CRIU finds a watched file by its handle, and overlay gives none that it can use (4.2.1). */
async function inotifyFinding({ pid, path }: Open): Promise<Finding | undefined> {
  const top = `/proc/${pid}/root/.`;
  const kind = await statfs(top).catch(() => undefined);
  if (kind?.type !== OVERLAYFS) return undefined;
  const root = await stat(top);
  const watched = [...(await fdInfo(path)).matchAll(/ sdev:([0-9a-f]+) /g)];
  if (!watched.some(([, device]) => Number.parseInt(device ?? '', 16) === kernelDevice(root.dev))) {
    return undefined;
  }
  return finding('FILE_KIND', `process ${pid} watches its root file system by inotify`);
}

/** stat(2) packs a device number otherwise than the kernel prints it: 12 bits major, 20 bits minor. */
function kernelDevice(dev: number): number {
  const major = (dev >>> 8) & 0xfff;
  const minor = (dev & 0xff) | ((dev >>> 12) & 0xfff00);
  return major * 2 ** 20 + minor;
}

async function fdInfo(path: string): Promise<string> {
  return await readFile(path.replace('/fd/', '/fdinfo/'), 'utf8').catch(() => '');
}

/**
 * A task of another user than ours: CRIU reads its limits only with CAP_SYS_RESOURCE, which ckptd
 * lacks in some containers and virtual machines.
 */
async function identityFindings(pids: readonly number[]): Promise<Finding[]> {
  const own = await readFile('/proc/self/status', 'utf8');
  const effective = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)$/m.exec(own)?.[1] ?? '0'}`);
  if ((effective & CAP_SYS_RESOURCE) !== 0n) return [];
  for (const pid of pids) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const uids = /^Uid:\s*(.*)$/m.exec(status)?.[1]?.split(/\s+/) ?? [];
    if (uids.every((uid) => uid === '0')) continue;
    return [
      finding('CRIU_FEATURE', `ckptd lacks CAP_SYS_RESOURCE, and process ${pid} is not root`),
    ];
  }
  return [];
}

async function socketFindings(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  first: number,
  files: readonly Open[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const sockets = new Map<string, Open>();
  for (const open of files) {
    const inode = /^socket:\[(\d+)\]$/.exec(open.link)?.[1];
    if (inode !== undefined && !sockets.has(inode)) sockets.set(inode, open);
  }
  for (const open of sockets.values()) {
    const protocol = socketProtocol(open.path);
    if (protocol === undefined || DUMPABLE_PROTOCOLS.has(protocol)) continue;
    findings.push(finding('SOCKET_KIND', `process ${open.pid} has a ${protocol} socket open`));
  }
  findings.push(...(await externalUnix(op, deps, first, sockets)));
  return findings;
}

/**
 * Connected UNIX sockets whose other end nobody inside holds. /proc/net/unix does not tell peers;
 * `ss` of iproute2 asks the kernel's socket diagnostics. Only asked for when there is something
 * connected at all.
 */
async function externalUnix(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  first: number,
  sockets: ReadonlyMap<string, Open>,
): Promise<Finding[]> {
  const table = await readFile(`/proc/${first}/net/unix`, 'utf8').catch(() => '');
  const connected = table
    .split('\n')
    // Num RefCount Protocol Flags Type St Inode Path; St 03 is connected (SS_CONNECTED).
    .map((line) => line.trim().split(/\s+/))
    .some((words) => words[5] === '03' && sockets.has(words[6] ?? ''));
  if (!connected) return [];
  let listed: string;
  try {
    const ss = await socketTool(deps);
    const reply = await run(
      op,
      deps.paths.nsenter,
      [`--net=/proc/${first}/ns/net`, '--', ss, '-xaHn'],
      { deadlineMs: 5_000, maxOutput: 8 * 1024 * 1024 },
    );
    listed = reply.stdout;
  } catch (error) {
    const why = error instanceof Fault ? error.message : String(error);
    op.log('connections of UNIX sockets were not checked', { why });
    return [];
  }
  const findings: Finding[] = [];
  for (const line of listed.split('\n')) {
    // netid state recv-q send-q local-path local-inode peer-path peer-inode
    const words = line.trim().split(/\s+/);
    const [inode, peer] = [words[5] ?? '', words[7] ?? ''];
    const open = sockets.get(inode);
    if (open === undefined || !/^\d+$/.test(peer) || peer === '0' || sockets.has(peer)) continue;
    findings.push(
      finding('SOCKET_EXTERNAL', `process ${open.pid} holds UNIX socket ${inode} to ${peer}`),
    );
  }
  return findings;
}

/** Comes with `ip`, in another directory on some systems. TOOL_MISSING. */
async function socketTool(deps: Pick<PodmanDeps, 'paths'>): Promise<string> {
  for (const dir of [dirname(deps.paths.ip), '/usr/bin', '/usr/sbin', '/bin', '/sbin']) {
    const path = join(dir, 'ss');
    const there = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return path;
  }
  throw new Fault('TOOL_MISSING', 'ss (iproute2) is not installed');
}

const LISTEN = '0A';
const CLOSED = '07';
/** Belongs to no process any more. */
const TIME_WAIT = '06';

/** Local ports of TCP connections to other addresses than the loopback's. */
async function tcpConnections(pid: number): Promise<Set<number>> {
  const ports = new Set<number>();
  for (const file of ['tcp', 'tcp6']) {
    const table = await readFile(`/proc/${pid}/net/${file}`, 'utf8').catch(() => '');
    for (const line of table.split('\n').slice(1)) {
      const [, local = '', remote = '', state = ''] = line.trim().split(/\s+/);
      if (local === '' || [LISTEN, CLOSED, TIME_WAIT].includes(state)) continue;
      if (isLoopback(remote.split(':')[0] ?? '')) continue;
      ports.add(Number.parseInt(local.split(':')[1] ?? '0', 16));
    }
  }
  return ports;
}

/** Addresses as /proc/net/tcp prints them: 32-bit words in host order, here little endian. */
function isLoopback(hex: string): boolean {
  if (hex.length === 8) return hex.endsWith('7F');
  return (
    hex === '00000000000000000000000001000000' ||
    (hex.startsWith('0000000000000000FFFF0000') && hex.endsWith('7F'))
  );
}

async function parentOf(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
  const parent = status === undefined ? undefined : /^PPid:\s+(\d+)$/m.exec(status)?.[1];
  return parent === undefined ? undefined : Number(parent);
}

async function nameOf(pid: number): Promise<string> {
  return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '?')).trim();
}

async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  let kib = 0;
  for (const [, count] of status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm))
    kib += Number(count);
  return kib * 1024;
}

function once(findings: readonly Finding[]): Finding[] {
  const seen = new Map(findings.map((one) => [`${one.code} ${one.evidence}`, one]));
  return [...seen.values()];
}

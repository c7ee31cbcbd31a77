import { cp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isLate, type MoveMode } from '../src/migrate/mode.ts';
import { HostProgram } from '../tests/support/client.ts';
import { type Cluster, type Host, openCluster, other } from '../tests/support/cluster.ts';
import { Witness } from '../tests/support/oracles.ts';
import { alternately, type Pair } from './bench-pairs.ts';

/**
 * Moves of a container in pairs, as once by ckpt and once by what a person types today. What is measured
 * is the silence an outside client hears, in milliseconds: the longest time between two datagrams of
 * the container, which sends one every 10 ms.
 */

export interface Shape {
  readonly mib: number;
  /** Pages written per second. */
  readonly rate: number;
  /** Megabits per second of the link between the hosts; as fast as it goes without. */
  readonly link?: number;
  /** Of ckpt; its default without. */
  readonly mode?: MoveMode | 'auto';
  /** Of ckpt; its default without. */
  readonly restore?: 'full' | 'lazy' | 'auto';
  /** MiB of random bytes in a volume, written some seconds before the move. */
  readonly volumeMib?: number;
  /** The same in the root file system. */
  readonly rootfsMib?: number;
  /** Files of some bytes in the root file system, beside those. */
  readonly rootfsFiles?: number;
  /** An echo server of next to no memory in place of `mib`, with so many open connections. */
  readonly connections?: number;
}

type Way = 'ckpt' | 'shell';

/** What a pair has on one side. */
export interface Side {
  readonly name: string;
  readonly way: Way;
  readonly shape: Shape;
}

type Mover = (cluster: Cluster, name: string, from: Host, shape: Shape) => Promise<void>;

function order(name: string, to: Host, { mode = 'auto', restore = 'auto' }: Shape): string[] {
  const move = ['migrate', name, '--to', to, '--mode', mode];
  const late = mode !== 'auto' && isLate(mode);
  return [...move, ...(late ? ['--accept-loss', name] : ['--restore', restore])];
}

const WAYS: Readonly<Record<Way, Mover>> = {
  async ckpt(cluster, name, from, shape) {
    const { code, stderr } = await cluster.tryCkpt(from, order(name, other(from), shape), 300_000);
    if (code !== 0) throw new Error(stderr);
  },

  /**
   * Checkpoint, copy, restore. Over a link of limited speed the copy takes what the archive takes on it at
   * the least; otherwise it never leaves this machine. Both favour this side.
   */
  async shell(cluster, name, from, { link }) {
    const to = other(from);
    const file = `${name}.tar.zst`;
    const archive = (host: Host) => join(cluster.lab.share(host), file);
    const patience = { deadlineMs: 300_000 };
    const save = ['container', 'checkpoint', '--tcp-established', `--export=/share/${file}`, name];
    await cluster.exec(from, ['podman', ...save], patience);
    const wire = link === undefined ? 0 : ((await stat(archive(from))).size * 8) / (link * 1_000);
    await Promise.all([cp(archive(from), archive(to)), sleep(wire)]);
    const load = ['container', 'restore', '--tcp-established', `--import=/share/${file}`];
    await cluster.exec(to, ['podman', ...load], patience);
    await cluster.podman(from, ['rm', name]);
    for (const host of [from, to]) await rm(archive(host));
  },
};

/** Fresh containers, so that no move is helped by an earlier one. The order changes with each pair. */
export async function pairs(
  sides: readonly [Side, Side],
  n: number,
  heard: (pair: Pair) => void,
): Promise<Pair[]> {
  await using cluster = await openCluster({ lab: process.env['CKPT_TEST_LAB'] ?? 'bench' });
  await using witness = await Witness.open(cluster);
  const { link } = sides[0].shape;
  if (link !== undefined) {
    // Every move goes out of hosta.
    const bucket = ['root', 'tbf', 'rate', `${link}mbit`, 'burst', '1mb', 'latency', '50ms'];
    await cluster.exec('hosta', ['tc', 'qdisc', 'replace', 'dev', 'eth0', ...bucket]);
  }
  const silence = async ({ name: side, way, shape }: Side): Promise<number> => {
    const name = cluster.newName(side);
    const from: Host = 'hosta';
    const { volumeMib = 0, rootfsMib = 0, rootfsFiles = 0, connections = 0 } = shape;
    const volumes = volumeMib > 0 ? [`${name}:/data`] : [];
    await cluster.startWorkload(from, { name, args: programOf(shape), volumes });
    await witness.hears(name);
    await using _open = connections > 0 ? await connect(cluster, from, name, connections) : null;
    const fills = [
      ...large('/data', volumeMib),
      ...large('/changed', rootfsMib),
      ...small('/changed/small', rootfsFiles),
    ];
    if (fills.length > 0) await fill(cluster, from, name, fills);
    const before = (await witness.of(name))?.longest_silence_ms ?? 0;
    await WAYS[way](cluster, name, from, shape);
    const { longest_silence_ms } = await witness.exactlyOne(name);
    if (connections > 0 && (await cluster.podman(other(from), ['logs', name])).includes('CLOSED')) {
      throw new Error(`${name}: a connection was lost`);
    }
    await cluster.tidy();
    if (longest_silence_ms <= before) throw new Error(`${name}: nothing was heard of its move`);
    return longest_silence_ms;
  };
  // What the first move of a host reads, later ones have in memory.
  for (const side of sides) await silence(side);
  const [first, second] = sides;
  return await alternately(n, [() => silence(first), () => silence(second)], heard);
}

/** What ckpt said of a pause before it, and what a client heard of it, in milliseconds. */
export interface Foretold {
  readonly mib: number;
  readonly forecastMs: number;
  readonly silenceMs: number;
}

/** Moves of containers of these shapes, one after the other, out of a host that has moved nothing before. */
export async function foretold(
  shapes: readonly Shape[],
  heard: (one: Foretold) => void,
): Promise<Foretold[]> {
  await using cluster = await openCluster({ lab: process.env['CKPT_TEST_LAB'] ?? 'bench' });
  await using witness = await Witness.open(cluster);
  const all: Foretold[] = [];
  for (const shape of shapes) {
    const name = cluster.newName('foretold');
    await cluster.startWorkload('hosta', { name, args: programOf(shape) });
    await witness.hears(name);
    const { forecastMs } = await cluster.migrate(name, 'hosta');
    const { longest_silence_ms: silenceMs } = await witness.exactlyOne(name);
    await cluster.tidy();
    const one = { mib: shape.mib, forecastMs, silenceMs };
    heard(one);
    all.push(one);
  }
  return all;
}

/** What a move costs beside its pause, in bytes. */
export interface Cost {
  /** That left the first host. */
  readonly wire: number;
  /** By which either daemon became larger at the most. */
  readonly grown: Readonly<Record<Host, number>>;
}

/** One move of a container after the other, out of hosta. */
export async function costs(shape: Shape, n: number): Promise<Cost[]> {
  await using cluster = await openCluster({ lab: process.env['CKPT_TEST_LAB'] ?? 'bench' });
  const all: Cost[] = [];
  for (let at = 0; at < n; at++) {
    const name = cluster.newName('cost');
    await cluster.startWorkload('hosta', { name, args: programOf(shape), witness: false });
    const sent = () => cluster.bytesSent('hosta');
    const [wireBefore, a, b] = [
      await sent(),
      await rss(cluster, 'hosta'),
      await rss(cluster, 'hostb'),
    ];
    await WAYS.ckpt(cluster, name, 'hosta', shape);
    const grown = {
      hosta: (await peak(cluster, 'hosta')) - a,
      hostb: (await peak(cluster, 'hostb')) - b,
    };
    all.push({ wire: (await sent()) - wireBefore, grown });
    await cluster.tidy();
  }
  return all;
}

/** Of the daemon, now; its peak counts from here (proc_pid_clear_refs(5)). */
async function rss(cluster: Cluster, host: Host): Promise<number> {
  const pid = await cluster.daemonPid(host);
  await cluster.exec(host, ['sh', '-c', `echo 5 >/proc/${pid}/clear_refs`]);
  return await statusOf(cluster, host, 'VmRSS');
}

const peak = (cluster: Cluster, host: Host) => statusOf(cluster, host, 'VmHWM');

/** Bytes. */
async function statusOf(cluster: Cluster, host: Host, field: string): Promise<number> {
  const pid = await cluster.daemonPid(host);
  const { stdout } = await cluster.exec(host, ['cat', `/proc/${pid}/status`]);
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(stdout)?.[1]) * 1024;
}

function programOf({ mib, rate, connections }: Shape): string[] {
  if (connections !== undefined) return ['echo', '--port', '7000'];
  return ['pattern', '--mib', String(mib), '--rate', String(rate)];
}

const CONNECT = `
const [host, n] = process.argv.slice(1);
let open = 0;
for (let at = 0; at < Number(n); at++) {
  const socket = require('node:net').connect(7000, host, () => socket.write('x'));
  socket.once('data', () => ++open === Number(n) && console.log('open'));
}`;

/** Clients of an echo server that have all had an answer, and stay. */
async function connect(
  cluster: Cluster,
  host: Host,
  name: string,
  n: number,
): Promise<HostProgram> {
  const format = '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}';
  const address = await cluster.podman(host, ['inspect', '--format', format, name]);
  const command = ['/opt/ckpt/node_modules/.bin/node', '-e', CONNECT, address, String(n)];
  return await HostProgram.start(cluster, 'client', command);
}

const FILE_MIB = 4;

/** Commands of a shell that write so many MiB into files in `dir`. */
function large(dir: string, mib: number): string[] {
  if (mib === 0) return [];
  const write = `head -c ${FILE_MIB * 2 ** 20} /dev/urandom >${dir}/$n`;
  return [`mkdir -p ${dir}`, `for n in $(seq ${Math.ceil(mib / FILE_MIB)}); do ${write}; done`];
}

/** The same for so many files of some bytes, a hundred to a directory. */
function small(dir: string, files: number): string[] {
  if (files === 0) return [];
  const write = `mkdir -p ${dir}/$d; for n in $(seq 100); do echo $d $n >${dir}/$d/$n; done`;
  return [`for d in $(seq ${Math.ceil(files / 100)}); do ${write}; done`];
}

async function fill(
  cluster: Cluster,
  host: Host,
  name: string,
  commands: readonly string[],
): Promise<void> {
  const script = [...commands, 'sync'].join('; ');
  await cluster.exec(host, ['podman', 'exec', name, 'sh', '-ec', script], { deadlineMs: 120_000 });
  await sleep(4_000);
}

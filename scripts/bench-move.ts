import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cluster, type Host, openCluster, other } from '../tests/support/cluster.ts';
import { Witness } from '../tests/support/oracles.ts';

/**
 * Moves of a container, each pair once by ckpt and once by what a person types today. What is measured
 * is the silence an outside client hears, in milliseconds: the longest time between two datagrams of
 * the container, which sends one every 10 ms.
 */

export interface Shape {
  readonly mib: number;
  /** Pages written per second. */
  readonly rate: number;
}

export interface Pair {
  readonly ckpt: number;
  readonly shell: number;
}

type Way = keyof Pair;
type Mover = (cluster: Cluster, name: string, from: Host) => Promise<void>;

const WAYS: Readonly<Record<Way, Mover>> = {
  async ckpt(cluster, name, from) {
    await cluster.migrate(name, from);
  },

  /** Checkpoint, copy, restore. The copy never leaves this machine, which favours this side. */
  async shell(cluster, name, from) {
    const to = other(from);
    const file = `${name}.tar.zst`;
    const archive = (host: Host) => join(cluster.lab.share(host), file);
    const patience = { deadlineMs: 300_000 };
    const save = ['container', 'checkpoint', '--tcp-established', `--export=/share/${file}`, name];
    await cluster.exec(from, ['podman', ...save], patience);
    await cp(archive(from), archive(to));
    const load = ['container', 'restore', '--tcp-established', `--import=/share/${file}`];
    await cluster.exec(to, ['podman', ...load], patience);
    await cluster.podman(from, ['rm', name]);
    for (const host of [from, to]) await rm(archive(host));
  },
};

/** Fresh containers, so that no move is helped by an earlier one. The order changes with each pair. */
export async function pairs(shape: Shape, n: number, heard: (pair: Pair) => void): Promise<Pair[]> {
  await using cluster = await openCluster({ lab: process.env['CKPT_TEST_LAB'] ?? 'bench' });
  await using witness = await Witness.open(cluster);
  const silence = async (way: Way): Promise<number> => {
    const name = cluster.newName(way);
    const from: Host = 'hosta';
    const args = ['pattern', '--mib', String(shape.mib), '--rate', String(shape.rate)];
    await cluster.startWorkload(from, { name, args });
    await witness.hears(name);
    const before = (await witness.of(name))?.longest_silence_ms ?? 0;
    await WAYS[way](cluster, name, from);
    const { longest_silence_ms } = await witness.exactlyOne(name);
    await cluster.tidy();
    if (longest_silence_ms <= before) throw new Error(`${name}: nothing was heard of its move`);
    return longest_silence_ms;
  };
  // What the first move of a host reads, later ones have in memory.
  for (const way of ['ckpt', 'shell'] as const) await silence(way);
  const all: Pair[] = [];
  for (let at = 0; at < n; at++) {
    const order: Way[] = at % 2 === 0 ? ['ckpt', 'shell'] : ['shell', 'ckpt'];
    const pair: Record<Way, number> = { ckpt: 0, shell: 0 };
    for (const way of order) pair[way] = await silence(way);
    heard(pair);
    all.push(pair);
  }
  return all;
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Op } from '../base/op.ts';
import { run } from '../sys/run.ts';
import type { PodmanDeps } from './deps.ts';
import { programRuns } from './running.ts';

/** Where podman (as root) mounts the namespaces it makes. */
export const NETNS_DIR = '/run/netns';

/** Names of the network namespaces podman has mounted on this host. */
export async function namedNetns(): Promise<string[]> {
  const names = await readdir(NETNS_DIR).catch(() => []);
  return names.filter((name) => /^netns-[0-9a-f-]{36}$/.test(name));
}

/**
 * A podman that was killed between making a namespace and writing that down leaves it, perhaps with
 * a device that has the hardware address of the copy: the next restore could not have it. Takes away
 * those that came since `before` and have one of `macs`, or nothing at all while no podman is at
 * work; others belong to containers that were started meanwhile.
 */
export async function sweepNetns(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  before: readonly string[],
  macs: readonly string[],
): Promise<void> {
  const { ip } = deps.paths;
  for (const name of await namedNetns()) {
    if (before.includes(name)) continue;
    const devices = await devicesIn(op, deps, name);
    const ours = devices?.some(({ address }) => macs.includes(address));
    const empty = devices?.every(({ ifname }) => ifname === 'lo') ?? true;
    if (ours !== true && !(empty && !(await programRuns('podman')))) continue;
    await run(op, ip, ['netns', 'delete', name], { ok: [0, 1], deadlineMs: 5_000 });
    op.log('took away a network namespace nobody owned', { name });
  }
}

const Links = z.array(z.object({ ifname: z.string(), address: z.string().default('') }));

/** Undefined when the namespace is not mounted: only its file is there. */
async function devicesIn(op: Op, deps: Pick<PodmanDeps, 'paths'>, name: string) {
  const { nsenter, ip } = deps.paths;
  const args = [`--net=${join(NETNS_DIR, name)}`, '--', ip, '-j', 'link'];
  const reply = await run(op, nsenter, args, { ok: [0, 1], deadlineMs: 5_000 });
  return reply.code === 0 ? Links.parse(JSON.parse(reply.stdout)) : undefined;
}

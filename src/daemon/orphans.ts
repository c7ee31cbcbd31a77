import { asFault } from '../base/fault.ts';
import { type Op, within } from '../base/op.ts';
import { processes, removeCgroup } from '../podman/cgroup.ts';
import type { PodmanDeps } from '../podman/deps.ts';
import { NETNS_DIR, namedNetns } from '../podman/netns-left.ts';
import { run } from '../sys/run.ts';
import type { JobCgroups } from './job-cgroup.ts';

const LOOK_MS = 5_000;

/**
 * Ends what daemons before us have started for their jobs, known or not: a podman, runtime or criu that
 * nobody waits for any more would go on and undo what we are about to settle. To be called with the
 * state directory locked, before the first job goes on. A container is never in there, nor its monitor.
 */
export async function endOrphans(op: Op, cgroups: JobCgroups): Promise<void> {
  await Promise.all(
    (await cgroups.all()).map(async ({ job, dir }) => {
      try {
        const left = await processes(dir);
        if (left.length > 0) op.log('ending what a dead daemon left', { job, pids: left });
        await removeCgroup(op, dir);
      } catch (error) {
        // One task in an uninterruptible sleep must not keep every other job from its end.
        op.log('cannot be ended', { job, dir, why: asFault(error).message });
      }
    }),
  );
}

/** A table of ours, by the beginning of its job's id (netlock.ts). */
const TABLE = /^table (inet|arp|bridge|netdev) (ckpt_([0-9a-f]{8}))$/gm;

/**
 * Takes away network locks of jobs that are over or unknown: they would keep a container from the
 * network for ever. Looks at this host and at every namespace podman has made.
 */
export async function sweepLocks(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  isOpen: (jobBegins: string) => boolean,
): Promise<void> {
  const { nft, nsenter } = deps.paths;
  const places = [[nft], ...(await namedNetns()).map((name) => inside(nsenter, name, nft))];
  for (const [program = nft, ...args] of places) {
    const look = within(op, LOOK_MS);
    try {
      const { stdout } = await run(look, program, [...args, 'list', 'tables'], {
        deadlineMs: LOOK_MS,
      });
      for (const [, family = '', table = '', job = ''] of stdout.matchAll(TABLE)) {
        // Asked after the list was made: a job is known before it makes its first rule.
        if (isOpen(job)) continue;
        await run(look, program, [...args, 'delete', 'table', family, table], {
          ok: [0, 1],
          deadlineMs: LOOK_MS,
        });
        op.log('took away the network lock of a job that is over', {
          table,
          family,
          in: args[0] ?? '',
        });
      }
    } catch (error) {
      const { code } = asFault(error);
      if (op.signal.aborted || code === 'TOOL_MISSING') return; // then there are no locks either
      op.log('cannot look for network locks', { in: args[0] ?? '', why: asFault(error).message });
    }
  }
}

const inside = (nsenter: string, name: string, nft: string) => [
  nsenter,
  `--net=${NETNS_DIR}/${name}`,
  '--',
  nft,
];

import { type FSWatcher, mkdirSync, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { NetworkClaim } from '../base/claims.ts';
import { abortFault, type Op, shielded } from '../base/op.ts';
import { run } from '../sys/run.ts';
import type { PodmanDeps } from './deps.ts';
import { netnsUnlockRules, tableName } from './netlock.ts';

/**
 * Frames between two macvlan devices of one parent pass no hook outside of their namespaces, so a
 * neighbour on this very host could be answered with a reset while sockets are not restored yet. The
 * namespace appears some milliseconds before podman puts the device into it: it gets its rules then.
 *
 * Other containers may start at the same moment. The rules name the moving addresses only, which
 * nobody else may have, so a foreign namespace loses nothing for the moment that it wears them.
 */

/** Where podman (as root) mounts the namespaces it makes. */
const NETNS_DIR = '/run/netns';

export function earlyRules(table: string, networks: readonly NetworkClaim[]): string {
  const addresses = networks.flatMap(({ addresses }) => addresses.map((one) => one.split('/')[0]));
  const v4 = addresses.filter((one) => one !== undefined && /^[0-9.]+$/.test(one));
  const v6 = addresses.filter((one) => one !== undefined && /^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(one));
  const rule = (family: string, list: readonly (string | undefined)[]) =>
    list.length === 0
      ? ''
      : `${family} saddr { ${list.join(', ')} } drop; ${family} daddr { ${list.join(', ')} } drop;`;
  const body = `${rule('ip', v4)} ${rule('ip6', v6)}`;
  return `table inet ${table} {
  chain in { type filter hook prerouting priority -400; iifname "lo" accept; ${body} }
  chain out { type filter hook output priority -400; oifname "lo" accept; ${body} }
}
`;
}

export interface NetnsWatch extends AsyncDisposable {
  /** Ends the watch and takes the rules out of all namespaces but that of `pid`. */
  release(pid: number): Promise<void>;
}

export function watchNetns(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  job: string,
  networks: readonly NetworkClaim[],
): NetnsWatch {
  const table = tableName(job);
  const rules = earlyRules(table, networks);
  const work = new Map<string, Promise<boolean>>();
  let watcher: FSWatcher | undefined;
  let over = false;

  const nft = async (within: Op, path: string, input: string): Promise<boolean> => {
    const { nsenter, nft: program } = deps.paths;
    const args = [`--net=${path}`, '--', program, '-f', '-'];
    return (await run(within, nsenter, args, { input, deadlineMs: 5_000, ok: [0, 1] })).code === 0;
  };

  /** The file is there before the namespace is mounted on it: nsenter then says EINVAL. */
  const dress = async (path: string): Promise<boolean> => {
    for (let attempt = 0; attempt < 20 && !over; attempt++) {
      if (op.signal.aborted) throw abortFault(op.signal);
      if (await nft(op, path, rules)) return true;
    }
    return false;
  };

  if (networks.length > 0) {
    mkdirSync(NETNS_DIR, { recursive: true });
    watcher = watch(NETNS_DIR, (_event, name) => {
      if (typeof name !== 'string' || !name.startsWith('netns-') || work.has(name)) return;
      const dressed = dress(join(NETNS_DIR, name)).catch((error: unknown) => {
        op.log('network namespace was not locked early', { name, why: String(error) });
        return false;
      });
      work.set(name, dressed);
    });
  }

  const end = async (keep: number | undefined): Promise<void> => {
    over = true;
    watcher?.close();
    const undo = shielded(op);
    const kept = keep === undefined ? undefined : await stat(`/proc/${keep}/ns/net`);
    const there = new Set(await readdir(NETNS_DIR).catch(() => []));
    for (const [name, dressed] of work) {
      if (!(await dressed) || !there.has(name)) continue;
      const path = join(NETNS_DIR, name);
      const file = await stat(path).catch(() => undefined);
      if (file === undefined || file.ino === kept?.ino) continue;
      await nft(undo, path, netnsUnlockRules(table)).catch((error: unknown) =>
        undo.log('rules stay in a network namespace', { name, why: String(error) }),
      );
    }
    work.clear();
  };

  return {
    release: async (pid) => await end(pid),
    [Symbol.asyncDispose]: async () => await end(undefined),
  };
}

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

/** Podman gives the device its addresses within a second; then CRIU starts. */
const ADDRESSES_MS = 10_000;

/**
 * An IPv6 address is tentative for a second or two, until nobody has claimed it, and no socket can be
 * bound to it meanwhile (EADDRNOTAVAIL): CRIU, which comes much earlier, fails. As an optimistic
 * address (RFC 4429) it can be bound. It is ours: on the source it is locked and about to go.
 * Arguments: the `ip` program, then addresses without prefix. Ends when all are usable.
 */
const MAKE_USABLE = `
ip=$0
while :; do
  left=0
  for address; do
    line=$("$ip" -6 -o addr show to "$address") || exit 1
    case $line in
    '') left=1 ;;
    *optimistic*) ;;
    *tentative*)
      echo "$line" | {
        read -r _ dev _ full _
        may=/proc/sys/net/ipv6/conf/$dev/optimistic_dad
        echo 1 >"$may" # the kernel takes the flag only then
        "$ip" -6 addr change "$full" dev "$dev" optimistic
        echo 0 >"$may"
      } ;;
    esac
  done
  [ $left = 0 ] && exit 0
  sleep 0.01
done`;

export function earlyRules(table: string, networks: readonly NetworkClaim[]): string {
  const v4 = addressesOf(networks, /^[0-9.]+$/);
  const v6 = addressesOf(networks, V6);
  const rule = (family: string, list: readonly string[]) =>
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

const V6 = /^[0-9a-f:.]*:[0-9a-f:.]*$/i;

/** Those of one family, without their prefix. */
function addressesOf(networks: readonly NetworkClaim[], family: RegExp): string[] {
  return networks
    .flatMap(({ addresses }) => addresses.map((one) => one.split('/')[0] ?? ''))
    .filter((one) => family.test(one));
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
  const v6 = addressesOf(networks, V6);
  const work = new Map<string, Promise<boolean>>();
  const ended = new AbortController();
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

  /** Another container's namespace never gets these addresses: there it ends with the watch. */
  const makeUsable = async (path: string): Promise<void> => {
    const { nsenter, ip } = deps.paths;
    const within = { ...op, signal: AbortSignal.any([op.signal, ended.signal]) };
    const args = [`--net=${path}`, '--', '/bin/sh', '-c', MAKE_USABLE, ip, ...v6];
    try {
      await run(within, nsenter, args, { deadlineMs: ADDRESSES_MS });
    } catch (error) {
      if (!within.signal.aborted) op.log('addresses stay tentative', { path, why: String(error) });
    }
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
      if (v6.length > 0) {
        void dressed.then((is) => (is && !over ? makeUsable(join(NETNS_DIR, name)) : undefined));
      }
    });
  }

  const end = async (keep: number | undefined): Promise<void> => {
    over = true;
    ended.abort();
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

import { mkdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { NetworkClaim } from '../base/claims.ts';
import type { Op } from '../base/op.ts';
import { run } from '../sys/run.ts';
import type { PodmanDeps } from './deps.ts';
import { NETNS_DIR } from './netns-left.ts';

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

/**
 * While an address is optimistic, Linux sends to the router what a neighbour that has not answered yet
 * should get, and there it is lost. Addresses that are put there anew with `nodad` are ours at once.
 * Arguments as above. Sockets that are bound to them do not notice.
 */
const MAKE_OURS = `
ip=$0
for address; do
  line=$("$ip" -6 -o addr show to "$address") || exit 1
  case $line in *optimistic*|*tentative*) ;; *) continue ;; esac
  echo "$line" | {
    read -r _ dev _ full _
    printf 'addr del %s dev %s\\naddr add %s dev %s nodad\\n' "$full" "$dev" "$full" "$dev" |
      "$ip" -6 -batch -
  } || exit 1
done`;

const V6 = /^[0-9a-f:.]*:[0-9a-f:.]*$/i;

const ATTEMPTS = 50;

/**
 * Looks for the namespace podman makes during a restore, and makes IPv6 addresses usable there as
 * soon as it has them. Other containers may start at the same moment: their namespaces never get
 * these addresses, and the looking ends with the watch.
 */
export function watchNetns(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  networks: readonly NetworkClaim[],
): AsyncDisposable {
  const v6 = v6Of(networks);
  if (v6.length === 0) return { [Symbol.asyncDispose]: async () => undefined };

  const ended = new AbortController();
  const within = { ...op, signal: AbortSignal.any([op.signal, ended.signal]) };
  const work = new Map<string, Promise<void>>();

  const makeUsable = async (name: string): Promise<void> => {
    const { nsenter, ip } = deps.paths;
    const args = [`--net=${join(NETNS_DIR, name)}`, '--', '/bin/sh', '-c', MAKE_USABLE, ip, ...v6];
    try {
      // The file is there before the namespace is mounted on it: nsenter then ends with 1.
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const reply = await run(within, nsenter, args, { deadlineMs: ADDRESSES_MS, ok: [0, 1] });
        if (reply.code === 0) return;
      }
      op.log('addresses stay tentative', { name });
    } catch (error) {
      if (!within.signal.aborted) op.log('addresses stay tentative', { name, why: String(error) });
    }
  };

  mkdirSync(NETNS_DIR, { recursive: true });
  const watcher = watch(NETNS_DIR, (_event, name) => {
    if (typeof name !== 'string' || !name.startsWith('netns-') || work.has(name)) return;
    work.set(name, makeUsable(name));
  });
  return {
    [Symbol.asyncDispose]: async () => {
      watcher.close();
      ended.abort();
      await Promise.all(work.values());
    },
  };
}

function v6Of(networks: readonly NetworkClaim[]): string[] {
  return networks
    .flatMap(({ addresses }) => addresses.map((one) => one.split('/')[0] ?? ''))
    .filter((one) => V6.test(one));
}

/**
 * Ends the doubt about the IPv6 addresses of a copy, behind its lock: nobody else may have them, they
 * are the source's. `netns` is a path.
 */
export async function makeAddressesOurs(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  netns: string,
  networks: readonly NetworkClaim[],
): Promise<void> {
  const v6 = v6Of(networks);
  if (v6.length === 0) return;
  const { nsenter, ip } = deps.paths;
  const args = [`--net=${netns}`, '--', '/bin/sh', '-c', MAKE_OURS, ip, ...v6];
  await run(op, nsenter, args, { deadlineMs: ADDRESSES_MS });
}

/**
 * CRIU ends the restore of a connection with a probe, for which the kernel asks who has the address of the
 * other side. Nobody answers behind the lock, and the kernel would go on asking for up to a second after
 * the commit, then drop all that had to wait for it.
 */
export async function forgetNeighbours(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  netns: string,
): Promise<void> {
  const { nsenter, ip } = deps.paths;
  const script = '"$0" -4 neigh flush all && "$0" -6 neigh flush all';
  await run(op, nsenter, [`--net=${netns}`, '--', '/bin/sh', '-c', script, ip], {
    deadlineMs: ADDRESSES_MS,
  });
}

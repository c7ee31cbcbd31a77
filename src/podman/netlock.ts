import type { NetworkClaim } from '../base/claims.ts';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { run } from '../sys/run.ts';
import type { PodmanDeps } from './deps.ts';

/**
 * No packet in, none out. The kernel of a frozen container goes on acknowledging TCP data, which
 * would be in no image; and a container that stands on the target would answer what it must not yet
 * answer. CRIU has a lock of its own, but it ends with the dump and with the restore. Ours stands
 * until the decision, and belongs to the kernel: it outlives ckptd.
 */

type Deps = Pick<PodmanDeps, 'paths'>;

const LOCK_MS = 5_000;

/** Before connection tracking (-200) and everything people write (raw is -300). */
const FIRST = -400;

/** In nft's grammar a name is letters, digits and underscores. */
export function tableName(job: string): string {
  const short = job.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 8);
  if (short === '') throw new Fault('INTERNAL', `not a job id: ${JSON.stringify(job)}`);
  return `ckpt_${short}`;
}

/** `table` before `delete`: deleting what is not there fails, and adding what is there does not. */
function removal(family: string, table: string): string {
  return `table ${family} ${table}\ndelete table ${family} ${table}\n`;
}

/** Everything but the loopback device. ARP is a family of its own, and answered by a frozen netns. */
export function netnsLockRules(table: string): string {
  return `${netnsUnlockRules(table)}table inet ${table} {
  chain in { type filter hook prerouting priority ${FIRST}; iifname != "lo" drop; }
  chain out { type filter hook output priority ${FIRST}; oifname != "lo" drop; }
}
table arp ${table} {
  chain in { type filter hook input priority ${FIRST}; policy drop; }
  chain out { type filter hook output priority ${FIRST}; policy drop; }
}
`;
}

export function netnsUnlockRules(table: string): string {
  return removal('inet', table) + removal('arp', table);
}

async function nftIn(op: Op, deps: Deps, netns: string, rules: string): Promise<void> {
  await run(op, deps.paths.nsenter, [`--net=${netns}`, '--', deps.paths.nft, '-f', '-'], {
    input: rules,
    deadlineMs: LOCK_MS,
  });
}

async function nft(op: Op, deps: Deps, rules: string): Promise<void> {
  await run(op, deps.paths.nft, ['-f', '-'], { input: rules, deadlineMs: LOCK_MS });
}

/** `netns` is a path, as /proc/PID/ns/net or /run/netns/NAME. */
export async function lockNetns(op: Op, deps: Deps, job: string, netns: string): Promise<void> {
  await nftIn(op, deps, netns, netnsLockRules(tableName(job)));
}

export async function unlockNetns(op: Op, deps: Deps, job: string, netns: string): Promise<void> {
  await nftIn(op, deps, netns, netnsUnlockRules(tableName(job)));
}

/** The rules as the kernel has them, not as we remember them. */
export async function isNetnsLocked(
  op: Op,
  deps: Deps,
  job: string,
  netns: string,
): Promise<boolean> {
  const listed = await run(
    op,
    deps.paths.nsenter,
    [`--net=${netns}`, '--', deps.paths.nft, '-n', 'list', 'ruleset'],
    { deadlineMs: LOCK_MS },
  );
  const table = tableName(job);
  const inet = section(listed.stdout, `table inet ${table} {`);
  const arp = section(listed.stdout, `table arp ${table} {`);
  return (
    /iifname != "lo" drop/.test(inet) &&
    /oifname != "lo" drop/.test(inet) &&
    (arp.match(/policy drop/g) ?? []).length === 2
  );
}

function section(ruleset: string, head: string): string {
  const from = ruleset.indexOf(head);
  return from < 0 ? '' : ruleset.slice(from, ruleset.indexOf('\n}', from));
}

export interface LinkLock {
  /** Devices of this host below macvlan networks. */
  readonly parents: readonly string[];
  readonly macs: readonly string[];
}

/**
 * Drops frames from and to addresses on this host, before there is a namespace to lock. A macvlan
 * device answers on its parent, so the parent's hooks see it; a bridged one passes the bridge's.
 * Also a frame from one macvlan device to another of the same parent passes the parent's ingress (it is
 * shown to taps there, 6.18); only broadcasts between the two do not, and those give nothing away.
 */
export function linkLockRules(table: string, lock: LinkLock): string {
  const macs = `{ ${lock.macs.map(checkMac).join(', ')} }`;
  let rules = linkUnlockRules(table);
  rules += `table bridge ${table} {
  chain in { type filter hook prerouting priority ${FIRST}; ether saddr ${macs} drop; ether daddr ${macs} drop; }
  chain out { type filter hook output priority ${FIRST}; ether saddr ${macs} drop; ether daddr ${macs} drop; }
}
`;
  if (lock.parents.length > 0) {
    rules += `table netdev ${table} {\n`;
    for (const [index, parent] of lock.parents.entries()) {
      const device = `device "${checkDevice(parent)}" priority ${FIRST}`;
      rules += `  chain in${index} { type filter hook ingress ${device}; ether daddr ${macs} drop; ether saddr ${macs} drop; }\n`;
      rules += `  chain out${index} { type filter hook egress ${device}; ether saddr ${macs} drop; }\n`;
    }
    rules += '}\n';
  }
  return rules;
}

export function linkUnlockRules(table: string): string {
  return removal('bridge', table) + removal('netdev', table);
}

export async function lockLink(op: Op, deps: Deps, job: string, lock: LinkLock): Promise<void> {
  if (lock.macs.length === 0) return;
  await nft(op, deps, linkLockRules(tableName(job), lock));
}

export async function unlockLink(op: Op, deps: Deps, job: string): Promise<void> {
  await nft(op, deps, linkUnlockRules(tableName(job)));
}

/** Who may hold an address is said by the claims; what a MAC looks like is said here. */
export function checkMac(mac: string): string {
  if (/^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/.test(mac)) return mac;
  throw new Fault('SPEC_FORBIDDEN', `not a hardware address: ${JSON.stringify(mac.slice(0, 40))}`);
}

function checkDevice(name: string): string {
  if (/^[A-Za-z0-9_.:-]{1,15}$/.test(name)) return name;
  throw new Fault('NETWORK_MISSING', `not a device name: ${JSON.stringify(name.slice(0, 40))}`);
}

/** Lower case, without those that podman left empty (network none). */
export function macsOf(networks: readonly NetworkClaim[]): string[] {
  return networks.map(({ mac }) => mac.toLowerCase()).filter((mac) => mac !== '');
}

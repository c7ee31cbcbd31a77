import type { Claims, HostFacts } from '../base/claims.ts';
import { type Finding, finding } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import type { PodmanDeps } from './deps.ts';
import { checkContainerId, diskFindings, freeSpace } from './describe.ts';
import {
  checkName,
  findImage,
  findNetworks,
  findVolumes,
  inspectContainer,
  listContainers,
  listSecrets,
  listTaken,
  type NetworkFacts,
} from './engine.ts';
import { criuConfigFindings, dotted, hostFacts, hostFindings } from './facts.ts';

/** Bytes of a set, and of what podman unpacks of it. */
function needed({ memoryBytes, diskBytes }: Claims): number {
  return 2 * (memoryBytes + diskBytes);
}

/** See TargetHost. */
export async function roomAhead(
  deps: Pick<PodmanDeps, 'limits' | 'paths'>,
  claims: Claims,
): Promise<number> {
  const { free, reserve } = await freeSpace(deps, deps.paths.stateDir);
  return Math.max(0, free - reserve - needed(claims));
}

/** What on this host would stop a container from being taken. Keeps nothing, reserves nothing. */
export async function check(
  op: Op,
  deps: PodmanDeps,
  claims: Claims,
  source: HostFacts,
): Promise<Finding[]> {
  checkContainerId(claims.container);
  checkName(claims.name);
  const here = await factsOnArrival(op, deps);
  const found = await Promise.all([
    hostFindings(op, deps, here, claims.runtime),
    pairFindings(op, deps, here, source),
    nameFindings(op, deps, claims),
    networkFindings(op, deps, claims),
    imageFindings(op, deps, claims),
    secretFindings(op, deps, claims),
    criuConfigFindings('/etc/criu/default.conf'),
    // The files as they come, and once more in the archive podman reads and in its storage.
    diskFindings(deps, deps.paths.stateDir, needed(claims)),
  ]);
  return found.flat();
}

/**
 * The clock as it was when the question came: on a busy host the other facts take seconds, and the
 * source would be told that its clock is wrong.
 */
export async function factsOnArrival(op: Op, deps: PodmanDeps): Promise<HostFacts> {
  const clockUnixMs = Date.now();
  return { ...(await hostFacts(op, deps)), clockUnixMs };
}

/** Two hosts held against each other. */
export async function pairFindings(
  op: Op,
  deps: Pick<PodmanDeps, 'limits' | 'cpuDiffers'>,
  here: HostFacts,
  source: HostFacts,
): Promise<Finding[]> {
  const found: Finding[] = [];
  if (here.machineId !== '' && here.machineId === source.machineId && here.name === source.name) {
    found.push(finding('SAME_HOST', `both are ${here.name}`));
  }
  if (here.protocol !== source.protocol) {
    found.push(
      finding('PROTOCOL_DIFFERS', `protocol ${here.protocol} here, ${source.protocol} there`),
    );
  }
  if (here.arch !== source.arch) {
    found.push(finding('ARCH_DIFFERS', `${here.arch} here, ${source.arch} on the source`));
    return found;
  }
  // Images of CRIU 4.2 read by an older one have no pages: the field moved.
  if (here.criu !== 0 && here.criu < source.criu) {
    found.push(
      finding('CRIU_OLD', `criu ${dotted(here.criu)} here, ${dotted(source.criu)} on the source`),
    );
  }
  if (here.cgroupVersion !== source.cgroupVersion) {
    found.push(
      finding(
        'CGROUP_DIFFERS',
        `cgroup v${here.cgroupVersion} here, v${source.cgroupVersion} there`,
      ),
    );
  }
  const skew = Math.abs(here.clockUnixMs - source.clockUnixMs);
  if (skew > deps.limits.clockSkewMs) {
    found.push(
      finding(
        'CLOCK_SKEW',
        `the clocks differ by ${skew} ms, ${deps.limits.clockSkewMs} is allowed`,
      ),
    );
  }
  // A CRIU that is missing or too old cannot compare either, and has been told of above.
  if (source.cpuinfo.length > 0 && here.criu >= source.criu) {
    const why = await deps.cpuDiffers(op, source.cpuinfo);
    if (why !== undefined) found.push(finding('CPU_DIFFERS', why));
  }
  return found;
}

async function nameFindings(op: Op, deps: PodmanDeps, claims: Claims): Promise<Finding[]> {
  const [taken, volumes] = await Promise.all([
    listTaken(op, deps, claims.container, claims.name),
    findVolumes(op, deps, claims.volumes),
  ]);
  const found: Finding[] = [];
  const byId = taken.find(({ Id }) => Id === claims.container);
  const [byName] = taken;
  if (byId !== undefined) found.push(finding('CONFLICT_ID', `container ${byId.Id.slice(0, 12)}`));
  else if (byName !== undefined) {
    found.push(finding('CONFLICT_NAME', `${claims.name} is ${byName.Id.slice(0, 12)}`));
  }
  for (const { Name } of volumes) found.push(finding('CONFLICT_VOLUME', `volume ${Name}`));
  return found;
}

async function networkFindings(op: Op, deps: PodmanDeps, claims: Claims): Promise<Finding[]> {
  if (claims.networks.length === 0) return [];
  const there = await findNetworks(
    op,
    deps,
    claims.networks.map(({ network }) => network),
  );
  const found: Finding[] = [];
  for (const claim of claims.networks) {
    const network = there.find(({ name }) => name === claim.network);
    const why = networkDiffers(claim, network);
    if (why !== undefined) found.push(finding('NETWORK_MISSING', why));
  }
  return [...found, ...(await addressFindings(op, deps, claims))];
}

function networkDiffers(
  claim: Claims['networks'][number],
  network: NetworkFacts | undefined,
): string | undefined {
  if (network === undefined) return `no network ${claim.network}`;
  if (network.driver !== claim.driver) {
    return `network ${claim.network}: driver ${network.driver} here, ${claim.driver} there`;
  }
  const missing = claim.subnets.filter((subnet) => !network.subnets.includes(subnet));
  if (missing.length === 0) return undefined;
  return `network ${claim.network}: no subnet ${missing.join(', ')} here`;
}

/** Podman hands out addresses to running containers only; so do we look at those. */
async function addressFindings(op: Op, deps: PodmanDeps, claims: Claims): Promise<Finding[]> {
  const wanted = new Map<string, string>();
  for (const { network, addresses } of claims.networks) {
    for (const address of addresses) wanted.set(`${network} ${bare(address)}`, address);
  }
  const filters = [...new Set(claims.networks.map(({ network }) => `network=${network}`))];
  const running = (await listContainers(op, deps, filters)).filter(({ Pid }) => Pid > 0);
  const found: Finding[] = [];
  const holders = await Promise.all(
    running
      .filter(({ Id }) => Id !== claims.container)
      .map(({ Id }) => inspectContainer(op, deps, Id).catch(() => undefined)),
  );
  for (const holder of holders) {
    if (holder === undefined) continue;
    for (const [network, { IPAddress, GlobalIPv6Address }] of Object.entries(
      holder.NetworkSettings,
    )) {
      for (const address of [IPAddress, GlobalIPv6Address]) {
        if (!wanted.has(`${network} ${address}`)) continue;
        found.push(finding('CONFLICT_IP', `${address} on ${network} belongs to ${holder.Name}`));
      }
    }
  }
  return found;
}

const bare = (address: string) => address.split('/')[0] ?? '';

async function imageFindings(op: Op, deps: PodmanDeps, claims: Claims): Promise<Finding[]> {
  if (claims.imageName === '') return [];
  const named = await findImage(op, deps, claims.imageName);
  if (named?.Id === claims.imageId) return [];
  if (named !== undefined) {
    return [
      finding(
        'IMAGE_MISMATCH',
        `${claims.imageName} is ${named.Id.slice(0, 12)} here, ${claims.imageId.slice(0, 12)} there`,
      ),
    ];
  }
  if (claims.imageLayers.length > 0) return [];
  if ((await findImage(op, deps, claims.imageId)) === undefined) {
    return [finding('IMAGE_MISSING', `image ${claims.imageId.slice(0, 12)} is on neither host`)];
  }
  return [];
}

async function secretFindings(op: Op, deps: PodmanDeps, claims: Claims): Promise<Finding[]> {
  if (claims.secrets.length === 0) return [];
  const here = new Set(await listSecrets(op, deps));
  return claims.secrets
    .filter((name) => !here.has(name))
    .map((name) => finding('SECRET_MISSING', `secret ${name}`));
}

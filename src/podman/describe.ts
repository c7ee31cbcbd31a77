import { lstat, readdir, readFile, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Claims, NetworkClaim, Subject } from '../base/claims.ts';
import { Fault, type Finding, finding } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { run } from '../sys/run.ts';
import { containerCgroup, processes, statFields } from './cgroup.ts';
import { isMonitored } from './conmon.ts';
import type { PodmanDeps } from './deps.ts';
import {
  type ContainerFacts,
  criuConfigOf,
  findImage,
  findNetworks,
  findVolumes,
  type ImageFacts,
  inspectContainer,
  isContainerId,
  listContainers,
  type NetworkFacts,
  type VolumeFacts,
} from './engine.ts';
import { criuConfigFindings, hostFacts, hostFindings, runtimeName } from './facts.ts';
import { type Scan, scanProcesses } from './process-scan.ts';
import { foreseeRefusal } from './rebuild.ts';

export interface Description {
  readonly subject: Subject;
  readonly claims: Claims;
  readonly findings: Finding[];
  /** Podman's own words, for the dump. */
  readonly inspected: ContainerFacts;
}

/** Everything a move must know of a container, and everything on this host that would stop it. */
export async function describe(op: Op, deps: PodmanDeps, ref: string): Promise<Description> {
  const c = await inspectContainer(op, deps, ref);
  if (c.State.Status !== 'running' || c.State.Paused || c.State.Pid === 0) {
    throw new Fault('CONTAINER_STATE', `${c.Name} is ${c.State.Status}`, {
      facts: { container: c.Id, state: c.State.Status },
    });
  }
  const runtime = runtimeName(c.OCIRuntime);
  const pid = c.State.Pid;
  const [startTicks, cgroup] = await Promise.all([startOf(pid), containerCgroup(pid, c.Id)]);
  const pids = await processes(cgroup);
  const names = volumeNames(c);
  const [criuConfig, image, networks, volumes, shared, devices, scan, disk, facts] =
    await Promise.all([
      criuConfigOf(c),
      findImage(op, deps, c.Image),
      findNetworks(op, deps, Object.keys(attached(c))),
      findVolumes(op, deps, names),
      sharedVolumes(op, deps, c.Id, names),
      interfaces(op, deps, pid),
      scanProcesses(op, deps, pid, pids),
      diskBytes(c),
      hostFacts(op, deps),
    ]);
  const claims: Claims = {
    container: c.Id,
    name: c.Name,
    imageId: c.Image,
    imageName: c.ImageName,
    imageLayers: image?.RootFS ?? [],
    imageFormat: image?.ManifestType.includes('docker') === true ? 'docker' : 'oci',
    imageBytes: image?.Size ?? 0,
    runtime,
    networks: networkClaims(c, networks, devices),
    volumes: names,
    secrets: c.Config.Secrets,
    memoryBytes: scan.memoryBytes,
    diskBytes: disk,
    tcpEstablished: scan.tcpEstablished,
  };
  const subject: Subject = {
    container: c.Id,
    name: c.Name,
    runtime,
    pid,
    startTicks,
    cgroup,
    criuConfig,
    macs: claims.networks.map(({ mac }) => mac),
  };
  const ownFindings = [...containerFindings(c), ...(await monitorFindings(c.Name, pid))];
  const runtimeConf = criuConfig === '' ? [`/etc/criu/${runtime}.conf`] : [];
  const ofNetworks = networkFindings(c, networks, scan);
  // The target's words for what stands above in ours would only repeat it.
  const named = [...ownFindings, ...ofNetworks].some(({ blocks }) => blocks);
  const findings = [
    ...ownFindings,
    ...annotationFindings(deps, c.Id, criuConfig),
    ...imageFindings(c, image),
    ...ofNetworks,
    ...volumeFindings(volumes),
    ...shared,
    ...scan.findings,
    ...(await hostFindings(op, deps, facts, runtime)),
    ...(
      await Promise.all(['/etc/criu/default.conf', ...runtimeConf].map(criuConfigFindings))
    ).flat(),
    ...(await diskFindings(deps, deps.paths.stateDir, claims.memoryBytes + claims.diskBytes)),
    ...(named ? [] : await foreseen(c)),
  ];
  return { subject, claims, findings, inspected: c };
}

/** What a target would refuse when it rebuilds the description, told before anything is frozen. */
async function foreseen(c: ContainerFacts): Promise<Finding[]> {
  const volumes = c.Mounts.filter(({ Type }) => Type === 'volume');
  const refusal = await foreseeRefusal(
    await readFile(c.OCIConfigPath),
    volumes.map(({ Destination, Source }) => ({ destination: Destination, source: Source })),
  );
  return refusal === undefined ? [] : [finding(refusal.code, refusal.message)];
}

/** TARGET_CHANGED when the first process is another one now, or gone, or moved elsewhere. */
export async function confirm(_op: Op, subject: Subject): Promise<void> {
  if (!(await isAlive(subject))) {
    throw new Fault('TARGET_CHANGED', `${subject.name} was restarted or has ended`, {
      facts: { container: subject.container, pid: subject.pid },
    });
  }
  const cgroup = await containerCgroup(subject.pid, subject.container);
  if (cgroup !== subject.cgroup) {
    throw new Fault('TARGET_CHANGED', `${subject.name} is in another cgroup now`, {
      facts: { was: subject.cgroup, is: cgroup },
    });
  }
}

/** A zombie has ended: it only waits for its parent. */
export async function isAlive(life: { readonly pid: number; readonly startTicks: string }) {
  const stat = await readFile(`/proc/${life.pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return false;
  const fields = statFields(stat);
  return fields[19] === life.startTicks && fields[0] !== 'Z' && fields[0] !== 'X';
}

/** Field 22 of /proc/PID/stat. TARGET_CHANGED when there is no such process. */
export async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  const ticks = stat === undefined ? undefined : statFields(stat)[19];
  if (ticks !== undefined) return ticks;
  throw new Fault('TARGET_CHANGED', `process ${pid} is gone`, { facts: { pid } });
}

/** Modes that are no networks (none, host) stand in the list too, without a hardware address. */
function attached(c: ContainerFacts): ContainerFacts['NetworkSettings'] {
  const all = Object.entries(c.NetworkSettings);
  return Object.fromEntries(all.filter(([, { MacAddress }]) => MacAddress !== ''));
}

function volumeNames(c: ContainerFacts): string[] {
  return c.Mounts.filter(({ Type }) => Type === 'volume').map(({ Name }) => Name);
}

/** Whoever is moved without one has a new one afterwards. */
async function monitorFindings(name: string, pid: number): Promise<Finding[]> {
  if (await isMonitored({ pid })) return [];
  const lost = finding('CONTAINER_STATE', `the conmon of ${name} is gone: its output is lost`, {
    blocks: false,
  });
  return [{ ...lost, remedy: 'a move gives it a new one, and so do podman stop and podman start' }];
}

/** A driver or its options would have to mean the same on the target. */
export function volumeFindings(
  volumes: readonly Pick<VolumeFacts, 'Name' | 'Driver' | 'Options'>[],
): Finding[] {
  return volumes
    .filter(({ Driver, Options }) => Driver !== 'local' || Object.keys(Options).length > 0)
    .map(({ Name, Driver }) => finding('VOLUME_DRIVER', `volume ${Name}: driver ${Driver}`));
}

const SHARED_NAMESPACE = /^(host|container:|ns:)/;

/** What the container was made with that cannot go along. */
export function containerFindings(c: ContainerFacts): Finding[] {
  const found: Finding[] = [];
  const { HostConfig: host, Config: config } = c;
  if (host.AutoRemove) found.push(finding('CONTAINER_AUTOREMOVE', `${c.Name} was made with --rm`));
  if (c.Pod !== '') found.push(finding('CONTAINER_POD', `${c.Name} is in pod ${c.Pod}`));
  if (host.Privileged) found.push(finding('CONTAINER_PRIVILEGE', '--privileged'));
  if (host.Devices.length > 0) {
    found.push(finding('CONTAINER_PRIVILEGE', `--device (${host.Devices.length})`));
  }
  for (const [flag, mode] of [
    ['--ipc', host.IpcMode],
    ['--pid', host.PidMode],
    ['--uts', host.UTSMode],
    ['--cgroupns', host.CgroupMode],
  ] as const) {
    if (SHARED_NAMESPACE.test(mode)) found.push(finding('CONTAINER_NAMESPACE', `${flag}=${mode}`));
  }
  if (!['', 'host', 'private'].includes(host.UsernsMode) || hasMappings(host.IDMappings)) {
    found.push(finding('CONTAINER_NAMESPACE', `user namespace ${host.UsernsMode}`));
  }
  if (!['', 'default', 'enabled'].includes(host.Cgroups)) {
    found.push(finding('CONTAINER_NAMESPACE', `--cgroups=${host.Cgroups}`));
  }
  for (const id of c.Dependencies) {
    found.push(finding('CONTAINER_NAMESPACE', `depends on container ${id.slice(0, 12)}`));
  }
  const unit = config.Labels['PODMAN_SYSTEMD_UNIT'];
  if (unit !== undefined) found.push(finding('CONTAINER_UNIT', `unit ${unit}`));
  for (const key of Object.keys(config.Annotations)) {
    if (/^(run\.oci\.|org\.criu\.(?!config$)|cdi\.)/.test(key)) {
      found.push(finding('CONTAINER_ANNOTATION', key));
    }
  }
  for (const mount of c.Mounts) {
    if (mount.Type === 'volume' || mount.Type === 'tmpfs') continue;
    found.push(finding('MOUNT_HOST', `${mount.Destination} is ${mount.Type} ${mount.Source}`));
  }
  return found;
}

/** Options in a file of somebody else would be read in place of ours. */
function annotationFindings(deps: PodmanDeps, id: string, criuConfig: string): Finding[] {
  if (criuConfig === '' || criuConfig === deps.criuConfigPath(id)) return [];
  return [finding('CONTAINER_ANNOTATION', `org.criu.config is ${criuConfig.slice(0, 200)}`)];
}

function hasMappings(mappings: unknown): boolean {
  const maps = z.object({ UidMap: z.array(z.string()).nullish() }).safeParse(mappings);
  return maps.success && (maps.data.UidMap?.length ?? 0) > 0;
}

function imageFindings(c: ContainerFacts, image: ImageFacts | undefined): Finding[] {
  // The target may have it: then nothing is missing. It says so in its own check.
  if (image !== undefined && image.RootFS.length > 0) return [];
  return [
    finding('IMAGE_MISSING', `image ${c.Image.slice(0, 12)} is not in the storage`, {
      blocks: false,
    }),
  ];
}

const MOVABLE_DRIVERS = ['macvlan', 'bridge'];

function networkFindings(c: ContainerFacts, networks: readonly NetworkFacts[], scan: Scan) {
  const found: Finding[] = [];
  const mode = c.HostConfig.NetworkMode;
  if (!['', 'bridge', 'none', 'default', 'private'].includes(mode)) {
    found.push(finding('NETWORK_KIND', `--network ${mode}`));
  }
  for (const network of networks) {
    if (MOVABLE_DRIVERS.includes(network.driver)) continue;
    found.push(finding('NETWORK_KIND', `network ${network.name}: driver ${network.driver}`));
  }
  for (const [port, bindings] of Object.entries(c.HostConfig.PortBindings)) {
    if (bindings === null || bindings.length === 0) continue;
    const used = port.endsWith('/tcp') && scan.tcpPorts.has(Number.parseInt(port, 10));
    // Clients of a published port speak to the address of this host, which stays here.
    found.push(
      finding('PORT_PUBLISHED', used ? `${port} has connections` : `${port}`, { blocks: used }),
    );
  }
  return found;
}

async function sharedVolumes(
  op: Op,
  deps: PodmanDeps,
  id: string,
  names: readonly string[],
): Promise<Finding[]> {
  const found = await Promise.all(
    names.map(async (name) => {
      const users = await listContainers(op, deps, [`volume=${name}`]);
      const other = users.find((user) => user.Id !== id && user.Mounts.length > 0);
      if (other === undefined) return undefined;
      const who = other.Names[0] ?? other.Id.slice(0, 12);
      return finding('VOLUME_SHARED', `volume ${name} is used by ${who}`);
    }),
  );
  return found.filter((one) => one !== undefined);
}

const Links = z.array(z.object({ ifname: z.string(), address: z.string().optional() }));

/** Names of the devices inside, by hardware address: podman does not tell them. */
async function interfaces(op: Op, deps: PodmanDeps, pid: number): Promise<Map<string, string>> {
  const { nsenter, ip } = deps.paths;
  const reply = await run(op, nsenter, [`--net=/proc/${pid}/ns/net`, '--', ip, '-j', 'link'], {
    deadlineMs: 5_000,
  });
  const links = Links.parse(JSON.parse(reply.stdout));
  return new Map(links.map(({ ifname, address }) => [address ?? '', ifname]));
}

function networkClaims(
  c: ContainerFacts,
  networks: readonly NetworkFacts[],
  devices: ReadonlyMap<string, string>,
): NetworkClaim[] {
  return Object.entries(attached(c)).map(([name, place]) => {
    const network = networks.find((one) => one.name === name);
    const addresses: string[] = [];
    if (place.IPAddress !== '') addresses.push(`${place.IPAddress}/${place.IPPrefixLen}`);
    if (place.GlobalIPv6Address !== '') {
      addresses.push(`${place.GlobalIPv6Address}/${place.GlobalIPv6PrefixLen}`);
    }
    const mac = place.MacAddress.toLowerCase();
    return {
      network: name,
      driver: network?.driver ?? '',
      subnets: network?.subnets ?? [],
      addresses,
      mac,
      interface: devices.get(mac) ?? '',
    };
  });
}

/** Changes of the root file system, named volumes and the log: what goes along besides memory. */
async function diskBytes(c: ContainerFacts): Promise<number> {
  const dirs = [c.GraphDriver.Data['UpperDir'] ?? ''];
  for (const mount of c.Mounts) if (mount.Type === 'volume') dirs.push(mount.Source);
  const sizes = await Promise.all(dirs.filter((dir) => dir !== '').map(treeBytes));
  const log = c.HostConfig.LogConfig.Path;
  const logBytes =
    log === ''
      ? 0
      : await lstat(log).then(
          (file) => file.size,
          () => 0,
        );
  return sizes.reduce((sum, bytes) => sum + bytes, logBytes);
}

/** Sizes as a tar archive has them: holes count, names cost a header. Links are not followed. */
async function treeBytes(dir: string): Promise<number> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries.map(async (entry) => {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) return 512 + (await treeBytes(path));
      if (!entry.isFile()) return 512;
      return (
        1024 +
        (await lstat(path).then(
          (file) => file.size,
          () => 0,
        ))
      );
    }),
  );
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

/** Bytes on the file system of `dir`, and how many of them are to be kept. */
export async function freeSpace(
  deps: Pick<PodmanDeps, 'limits'>,
  dir: string,
): Promise<{ readonly free: number; readonly reserve: number }> {
  const fs = await statfs(await existing(dir));
  const { bytes: atLeast, percent } = deps.limits.diskReserve;
  const reserve = Math.max((fs.blocks * fs.bsize * percent) / 100, atLeast);
  return { free: fs.bavail * fs.bsize, reserve };
}

/** DISK_RESERVE when `bytes` more would leave less than the reserve on the file system of `dir`. */
export async function diskFindings(
  deps: Pick<PodmanDeps, 'limits'>,
  dir: string,
  bytes: number,
): Promise<Finding[]> {
  const { free, reserve } = await freeSpace(deps, dir);
  if (free - bytes >= reserve) return [];
  const mib = (count: number) => `${Math.ceil(count / 1024 / 1024)} MiB`;
  return [
    finding(
      'DISK_RESERVE',
      `${dir}: ${mib(bytes)} needed and ${mib(reserve)} kept, ${mib(free)} free`,
    ),
  ];
}

async function existing(dir: string): Promise<string> {
  const there = await lstat(dir).then(
    () => true,
    () => false,
  );
  return there || dir === '/' ? dir : await existing(dirname(dir));
}

export function checkContainerId(id: string): string {
  if (isContainerId(id)) return id;
  throw new Fault('NAME_INVALID', `not a container id: ${JSON.stringify(id.slice(0, 80))}`);
}

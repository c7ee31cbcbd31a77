import { z } from 'zod';
import type { Claims } from '../base/claims.ts';
import { isPlainPath } from './policy.ts';
import { checkShape, clean, forbidden } from './runtime-spec.ts';
import type { Json } from './strict-json.ts';

/**
 * Podman's own record of a container (`config.dump`, podman 5.4 to 5.8), read with a schema that
 * knows every key it accepts and written anew. Who it is (id, name, image, networks, volumes) comes
 * from the claims, which the host agreed to before; where it lies on this host podman finds itself.
 */

const integer = z.union([z.number().int(), z.bigint()]);
const line = z.string().regex(/^[^\0]*$/);
const flag = z.boolean().nullish();
const list = <T extends z.ZodType>(item: T) => z.array(item).nullish();
const path = z.string().refine(isPlainPath, 'no plain path');
/** Read, and left out: it says where something was on the other host, or podman sets it anew. */
const dropped = z.unknown().optional();
/** Must say nothing: no list, no text, no true. */
const empty = z
  .unknown()
  .optional()
  .refine((value) => isEmpty(value), 'not accepted from another host');

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false || value === 0) {
    return true;
  }
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

/** Kept as it is; each is data to podman, bounded by its kind. */
const KEPT = {
  RawImageName: line.nullish(),
  CreateCommand: list(line),
  useImageHostname: flag,
  UseImageHosts: flag,
  UseImageResolvConf: flag,
  command: list(line),
  createNetNS: flag,
  createWorkingDir: flag,
  defaultPause: flag,
  dnsOption: list(line),
  dnsSearch: list(line),
  dnsServer: list(line),
  entrypoint: list(line),
  groups: list(line),
  healthMaxLogCount: integer.nullish(),
  healthMaxLogSize: integer.nullish(),
  healthcheck: z.unknown().optional(),
  healthcheck_on_failure_action: integer.nullish(),
  hostsAdd: list(line),
  kubeExitCodePropagation: integer.nullish(),
  labels: z.record(z.string(), line).nullish(),
  logSize: integer.nullish(),
  logTag: line.nullish(),
  NoShm: flag,
  NOShmShare: flag,
  passwd: flag,
  pause: flag,
  postConfigureNetNS: flag,
  readWriteTmpfs: flag,
  restart_policy: z
    .string()
    .regex(/^(|no|always|on-failure|unless-stopped)$/)
    .nullish(),
  restart_retries: integer.nullish(),
  shmSize: integer.nullish(),
  shmSizeSystemd: integer.nullish(),
  startupHealthCheck: z.unknown().optional(),
  stdin: flag,
  stopSignal: integer.nullish(),
  stopTimeout: integer.nullish(),
  systemd: flag,
  timeout: integer.nullish(),
  timezone: z
    .string()
    .regex(/^[A-Za-z0-9_+/-]{0,64}$/)
    .nullish(),
  umask: z
    .string()
    .regex(/^[0-7]{0,4}$/)
    .nullish(),
  unsetEnvAll: flag,
  unsetEnvs: list(line),
  user: line.nullish(),
  userVolumes: list(path),
} as const;

const Volume = z.strictObject({
  volumeName: z.string(),
  dest: path,
  options: list(line),
  isAnonymous: flag,
  setAnonymous: flag,
  subPath: empty,
});

const Port = z.strictObject({
  host_ip: z
    .string()
    .regex(/^[0-9a-fA-F.:]*$/)
    .nullish(),
  container_port: z.number().int().min(1).max(65_535),
  host_port: z.number().int().min(0).max(65_535),
  range: z.number().int().min(0).max(65_535),
  protocol: z.string().regex(/^(tcp|udp|sctp)(,(tcp|udp|sctp))*$/),
});

const Config = z.strictObject({
  ...KEPT,
  id: z.string(),
  name: z.string(),
  rootfsImageID: z.string(),
  rootfsImageName: z.string(),
  runtime: z.string(),
  namedVolumes: list(Volume),
  newNetworks: z
    .record(
      z.string(),
      z.strictObject({
        static_ips: list(line),
        static_mac: line.nullish(),
        aliases: list(z.string().regex(/^[A-Za-z0-9._-]{1,253}$/)),
        interface_name: line.nullish(),
        options: empty,
      }),
    )
    .nullish(),
  networkMode: z
    .string()
    .regex(/^(bridge|none|private|default|)$/)
    .nullish(),
  newPortMappings: list(Port),
  logDriver: z
    .string()
    .regex(/^(|k8s-file|json-file|journald|none)$/)
    .nullish(),
  healthLogDestination: z
    .string()
    .regex(/^(|local|events_logger)$/)
    .nullish(),
  sdnotifyMode: z
    .string()
    .regex(/^(|container|conmon|ignore|healthy)$/)
    .nullish(),
  cgroupsMode: z
    .string()
    .regex(/^(|enabled|split|no-conmon)$/)
    .nullish(),
  baseHostsFile: z
    .string()
    .regex(/^(|image|none)$/)
    .nullish(),
  // Paths on the other host: no more than what podman itself chose there.
  ShmDir: line.nullish(),
  staticDir: line.nullish(),
  secretsPath: line.nullish(),
  logPath: line.nullish(),
  conmonPidFile: line.nullish(),
  pid_file: line.nullish(),
  // Where and how it was run there; this host decides anew.
  spec: dropped,
  lockID: dropped,
  cgroupParent: dropped,
  cgroupManager: dropped,
  createdTime: dropped,
  mounts: dropped,
  networks: dropped,
  labelopts: dropped,
  label_nested: dropped,
  ProcessLabel: dropped,
  MountLabel: dropped,
  sdnotifySocket: dropped,
  idMappingsOptions: z.unknown().optional(),
  // Never granted.
  Dependencies: empty,
  privileged: empty,
  pod: empty,
  rootfs: empty,
  rootfs_overlay: empty,
  rootfs_mapping: empty,
  overlayVolumes: empty,
  ctrImageVolumes: empty,
  artifactVolumes: empty,
  secrets: empty,
  envSecrets: empty,
  storageOpts: empty,
  mountAllDevices: empty,
  device_host_src: empty,
  chroot_directories: empty,
  initContainerType: empty,
  isInfra: empty,
  isService: empty,
  host_users: empty,
  network_options: empty,
  addCurrentUserPasswdEntry: empty,
  passwd_entry: empty,
  group_entry: empty,
  preserveFds: empty,
  preserveFd: empty,
  volatile: empty,
  removeImage: empty,
  personality: empty,
  intelRdt: empty,
  ipcNsCtr: empty,
  mountNsCtr: empty,
  netNsCtr: empty,
  pidNsCtr: empty,
  userNsCtr: empty,
  utsNsCtr: empty,
  cgroupNsCtr: empty,
});
export type ContainerConfig = z.infer<typeof Config>;

/** Label by which podman knows that a systemd unit manages a container. */
const UNIT_LABEL = 'PODMAN_SYSTEMD_UNIT';

/** What podman itself writes when the container has no user namespace. */
const HOST_IDS: Json = {
  HostUIDMapping: true,
  HostGIDMapping: true,
  UIDMap: null,
  GIDMap: null,
  AutoUserNs: false,
};

export interface RebuiltConfig {
  readonly config: Json;
  readonly volumes: readonly { readonly name: string; readonly destination: string }[];
}

/**
 * `imageName` is what podman looks the image up by when it imports. SPEC_MALFORMED, SPEC_FORBIDDEN,
 * POLICY_MOUNT, POLICY_PRIVILEGE; the fact `field` names the place.
 */
export function rebuildConfig(input: Json, claims: Claims, imageName: string): RebuiltConfig {
  if (typeof input === 'object' && input !== null && 'privileged' in input && input['privileged']) {
    throw forbidden('POLICY_PRIVILEGE', 'privileged', 'a privileged container');
  }
  const config = checkShape(Config, 'config.dump', input);
  mustEqual('id', config.id, claims.container);
  mustEqual('name', config.name, claims.name);
  mustEqual('rootfsImageID', config.rootfsImageID, claims.imageId);
  mustEqual('rootfsImageName', config.rootfsImageName, claims.imageName);
  mustEqual('runtime', config.runtime, claims.runtime);
  checkPaths(config);
  if (config.labels?.[UNIT_LABEL] !== undefined) {
    throw forbidden('SPEC_FORBIDDEN', `labels.${UNIT_LABEL}`, 'belongs to a unit of another host');
  }
  const ids = checkShape(IdMappings, 'config.dump: idMappingsOptions', config.idMappingsOptions);
  if (ids !== undefined && ids !== null && !(ids.HostUIDMapping && ids.HostGIDMapping)) {
    throw forbidden('SPEC_FORBIDDEN', 'idMappingsOptions', 'a user namespace');
  }
  const volumes = (config.namedVolumes ?? []).map(({ volumeName, dest }) => ({
    name: volumeName,
    destination: dest,
  }));
  const named = [...new Set(volumes.map(({ name }) => name))].sort();
  if (named.join(' ') !== [...claims.volumes].sort().join(' ')) {
    throw forbidden('POLICY_MOUNT', 'namedVolumes', `not the claimed volumes: ${named.join(' ')}`);
  }
  const kept = Object.fromEntries(
    Object.keys(KEPT).map((key) => [key, config[key as keyof typeof KEPT]]),
  );
  return {
    volumes,
    config: clean({
      ...kept,
      id: claims.container,
      name: claims.name,
      rootfsImageID: claims.imageId,
      rootfsImageName: imageName,
      runtime: claims.runtime,
      idMappingsOptions: HOST_IDS,
      namedVolumes: (config.namedVolumes ?? []).map((volume) => clean(volume)),
      newNetworks: networks(config.newNetworks ?? {}, claims),
      networkMode: config.networkMode,
      newPortMappings: config.newPortMappings,
      logDriver: config.logDriver,
      healthLogDestination: config.healthLogDestination,
      sdnotifyMode: config.sdnotifyMode,
      cgroupsMode: config.cgroupsMode,
      baseHostsFile: config.baseHostsFile,
    }),
  };
}

const IdMappings = z
  .strictObject({
    HostUIDMapping: z.boolean(),
    HostGIDMapping: z.boolean(),
    UIDMap: empty,
    GIDMap: empty,
    AutoUserNs: empty,
    AutoUserNsOpts: empty,
  })
  .nullish();

function mustEqual(field: string, found: string, claimed: string): void {
  if (found === claimed) return;
  throw forbidden('SPEC_FORBIDDEN', field, `${found} is not what was announced (${claimed})`);
}

const PATHS = {
  ShmDir: 'shm',
  staticDir: '',
  secretsPath: 'secrets',
  logPath: 'ctr.log',
  conmonPidFile: 'conmon.pid',
  pid_file: 'pidfile',
} as const satisfies Partial<Record<keyof ContainerConfig, string>>;

/** A path podman did not choose itself is one it would write to here. */
function checkPaths(config: ContainerConfig): void {
  for (const [field, file] of Object.entries(PATHS)) {
    const found = config[field as keyof typeof PATHS] ?? '';
    const own = `/overlay-containers/${config.id}/userdata${file === '' ? '' : `/${file}`}`;
    if (found !== '' && !(isPlainPath(found) && found.endsWith(own))) {
      throw forbidden('SPEC_FORBIDDEN', field, found);
    }
  }
}

/** Address and MAC are the claimed ones; network.status asks for them too. */
function networks(found: NonNullable<ContainerConfig['newNetworks']>, claims: Claims): Json {
  const names = Object.keys(found).sort().join(' ');
  const claimed = claims.networks.map(({ network }) => network).sort();
  if (names !== claimed.join(' ')) {
    throw forbidden('SPEC_FORBIDDEN', 'newNetworks', `not the claimed networks: ${names}`);
  }
  return Object.fromEntries(
    claims.networks.map((claim) => {
      const { static_ips: ips, static_mac: mac, aliases } = found[claim.network] ?? {};
      const own = claim.addresses.map((address) => address.split('/')[0]);
      const foreign = (ips ?? []).find((ip) => !own.includes(ip));
      const field = `newNetworks.${claim.network}`;
      if (foreign !== undefined) throw forbidden('SPEC_FORBIDDEN', field, foreign);
      if ((mac ?? '') !== '' && mac?.toLowerCase() !== claim.mac.toLowerCase()) {
        throw forbidden('SPEC_FORBIDDEN', field, mac ?? '');
      }
      // Podman adds the short id itself, again on every import.
      const others = (aliases ?? []).filter((alias) => alias !== claims.container.slice(0, 12));
      return [
        claim.network,
        clean({
          static_ips: ips,
          static_mac: mac,
          aliases: others.length === 0 ? undefined : others,
          interface_name: claim.interface,
        }),
      ];
    }),
  );
}

/** What podman reads to ask for the same addresses on each network (podman 5.8). */
export function networkStatus(claims: Claims): Json {
  return Object.fromEntries(
    claims.networks.map(({ network, interface: name, addresses, mac }) => [
      network,
      {
        interfaces: {
          [name]: { subnets: addresses.map((ipnet) => ({ ipnet })), mac_address: mac },
        },
      },
    ]),
  );
}

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Fault } from '../base/fault.ts';
import { type Op, within } from '../base/op.ts';
import { onceFor } from '../sys/once.ts';
import { type RunOptions, type RunResult, run } from '../sys/run.ts';
import type { PodmanDeps } from './deps.ts';

/**
 * What podman says, read through its command: each answer is checked here once, and only the fields
 * that are used. Podman has no option that bounds how long it waits for a lock, hence the deadline
 * on every call.
 */

const ASK_MS = 15_000;

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,254}$/;
const ID = /^[0-9a-f]{64}$/;

/** NAME_INVALID unless it is what podman itself takes as a name or id. Never starts with a dash. */
export function checkName(text: string): string {
  if (NAME.test(text)) return text;
  throw new Fault('NAME_INVALID', `not a name podman knows: ${JSON.stringify(text.slice(0, 80))}`);
}

export function isContainerId(text: string): boolean {
  return ID.test(text);
}

const text = z
  .string()
  .nullish()
  .transform((v) => v ?? '');
const flag = z
  .boolean()
  .nullish()
  .transform((v) => v ?? false);
const texts = z
  .array(z.string())
  .nullish()
  .transform((v) => v ?? []);
const words = z
  .record(z.string(), z.string())
  .nullish()
  .transform((v) => v ?? {});
const things = z
  .array(z.unknown())
  .nullish()
  .transform((v) => v ?? []);

const Mount = z.object({
  Type: z.string(),
  Name: text,
  Source: text,
  Destination: z.string(),
  Driver: text,
  Mode: text,
  Options: texts,
  RW: flag,
});
export type MountFacts = z.infer<typeof Mount>;

const Attachment = z.object({
  IPAddress: text,
  IPPrefixLen: z
    .number()
    .nullish()
    .transform((v) => v ?? 0),
  GlobalIPv6Address: text,
  GlobalIPv6PrefixLen: z
    .number()
    .nullish()
    .transform((v) => v ?? 0),
  MacAddress: text,
});

const ContainerInspect = z.object({
  Id: z.string().regex(ID),
  Name: z.string().regex(NAME),
  Image: z.string().regex(ID),
  ImageName: text,
  Pod: text,
  OCIRuntime: text,
  OCIConfigPath: text,
  IsInfra: flag,
  ExecIDs: texts,
  EffectiveCaps: texts,
  State: z.object({
    Status: z.string(),
    Running: flag,
    Paused: flag,
    Pid: z.number().int().nonnegative(),
    /** Of the last start, as podman wrote it down. */
    StartedAt: text,
    ConmonPid: z
      .number()
      .int()
      .nonnegative()
      .nullish()
      .transform((v) => v ?? 0),
    CgroupPath: text,
  }),
  GraphDriver: z.object({ Name: text, Data: words }),
  Mounts: z
    .array(Mount)
    .nullish()
    .transform((v) => v ?? []),
  Dependencies: texts,
  NetworkSettings: z
    .object({ Networks: z.record(z.string(), Attachment).nullish() })
    .nullish()
    .transform((v) => v?.Networks ?? {}),
  Config: z.object({
    Labels: words,
    Annotations: words,
    Secrets: z
      .array(z.object({ Name: text }))
      .nullish()
      .transform((v) => (v ?? []).map((secret) => secret.Name)),
    /** Null when there is none. */
    Healthcheck: z
      .unknown()
      .optional()
      .transform((v) => v ?? null),
    Tty: flag,
  }),
  HostConfig: z.object({
    AutoRemove: flag,
    Privileged: flag,
    NetworkMode: text,
    IpcMode: text,
    PidMode: text,
    UTSMode: text,
    UsernsMode: text,
    CgroupMode: text,
    CgroupParent: text,
    Cgroups: text,
    IDMappings: z.unknown().optional(),
    Devices: things,
    CapAdd: texts,
    SecurityOpt: texts,
    LogConfig: z
      .object({ Type: text, Path: text })
      .nullish()
      .transform((v) => v ?? { Type: '', Path: '' }),
    RestartPolicy: z
      .object({ Name: text })
      .nullish()
      .transform((v) => v?.Name ?? ''),
    PortBindings: z
      .record(z.string(), z.array(z.object({ HostIp: text, HostPort: text })).nullable())
      .nullish()
      .transform((v) => v ?? {}),
  }),
});
export type ContainerFacts = z.infer<typeof ContainerInspect>;

const ImageInspect = z.object({
  Id: z.string().regex(ID),
  Size: z.number().nonnegative(),
  ManifestType: text,
  RepoTags: texts,
  RootFS: z
    .object({ Layers: texts })
    .nullish()
    .transform((v) => v?.Layers ?? []),
});
export type ImageFacts = z.infer<typeof ImageInspect>;

const NetworkInspect = z.object({
  name: z.string(),
  driver: z.string(),
  network_interface: text,
  subnets: z
    .array(z.object({ subnet: z.string() }))
    .nullish()
    .transform((v) => (v ?? []).map((one) => one.subnet)),
  options: words,
});
export type NetworkFacts = z.infer<typeof NetworkInspect>;

const VolumeInspect = z.object({
  Name: z.string(),
  Driver: text,
  Mountpoint: text,
  Options: words,
});
export type VolumeFacts = z.infer<typeof VolumeInspect>;

const PsEntry = z.object({
  Id: z.string(),
  Names: texts,
  State: text,
  Image: text,
  Mounts: texts,
  Networks: texts,
  Pid: z
    .number()
    .nullish()
    .transform((v) => v ?? 0),
});
export type PsFacts = z.infer<typeof PsEntry>;

const VersionReply = z.object({ Client: z.object({ Version: z.string() }) });

/** How every podman child is started: nothing of our environment, a deadline, a code of its own. */
export async function podman(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  return await run(op, deps.paths.podman, args, {
    // Podman keeps the locks of its storage below HOME when it is unset and not root's.
    env: { HOME: '/root' },
    deadlineMs: ASK_MS,
    fault: 'PODMAN_FAILED',
    maxOutput: 16 * 1024 * 1024,
    ...options,
  });
}

/** NO_SUCH_CONTAINER, NAME_INVALID. */
export async function inspectContainer(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  ref: string,
): Promise<ContainerFacts> {
  const reply = await podman(op, deps, ['container', 'inspect', '--', checkName(ref)], {
    ok: [0, 125],
  });
  if (reply.code === 125) {
    if (/no such container|no container with name or ID/i.test(reply.stderr)) {
      throw new Fault('NO_SUCH_CONTAINER', `no container ${ref} on this host`, {
        facts: { container: ref },
      });
    }
    throw new Fault('PODMAN_FAILED', `podman container inspect ${ref}: ${lastLine(reply.stderr)}`);
  }
  return one(parse(z.array(ContainerInspect), reply.stdout, `container inspect ${ref}`), ref);
}

/** Undefined when podman does not have it. */
export async function findContainer(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  ref: string,
): Promise<ContainerFacts | undefined> {
  try {
    return await inspectContainer(op, deps, ref);
  } catch (error) {
    if (error instanceof Fault && error.code === 'NO_SUCH_CONTAINER') return undefined;
    throw error;
  }
}

export async function findImage(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  ref: string,
): Promise<ImageFacts | undefined> {
  const reply = await podman(op, deps, ['image', 'inspect', '--', ref], { ok: [0, 125] });
  if (reply.code !== 0) {
    if (/image not known|no such image|failed to find image/i.test(reply.stderr)) return undefined;
    throw new Fault('PODMAN_FAILED', `podman image inspect: ${lastLine(reply.stderr)}`);
  }
  return one(parse(z.array(ImageInspect), reply.stdout, `image inspect ${ref}`), ref);
}

/** Those of `names` that exist here. */
export async function findNetworks(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  names: readonly string[],
): Promise<NetworkFacts[]> {
  if (names.length === 0) return [];
  const reply = await podman(op, deps, ['network', 'inspect', '--', ...names.map(checkName)], {
    ok: [0, 1, 125],
  });
  if (reply.code !== 0 && !/network not found|unable to find network/i.test(reply.stderr)) {
    throw new Fault('PODMAN_FAILED', `podman network inspect: ${lastLine(reply.stderr)}`);
  }
  return parse(z.array(NetworkInspect), reply.stdout || '[]', 'network inspect');
}

/** Those of `names` that exist here. */
export async function findVolumes(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  names: readonly string[],
): Promise<VolumeFacts[]> {
  if (names.length === 0) return [];
  const reply = await podman(op, deps, ['volume', 'inspect', '--', ...names.map(checkName)], {
    ok: [0, 1, 125],
  });
  if (reply.code !== 0 && !/no such volume/i.test(reply.stderr)) {
    throw new Fault('PODMAN_FAILED', `podman volume inspect: ${lastLine(reply.stderr)}`);
  }
  return parse(z.array(VolumeInspect), reply.stdout || '[]', 'volume inspect');
}

/** Containers that podman knows. */
export async function listContainers(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  filters: readonly string[] = [],
): Promise<PsFacts[]> {
  return await ps(
    op,
    deps,
    filters.flatMap((filter) => ['--filter', filter]),
  );
}

/**
 * Who has this id or name, also of what only the storage knows: a podman that was killed while it made
 * a container leaves that, and the next one of the id or name is refused. No container is asked itself
 * as long as both are free: one that is being restored answers only when that is done.
 */
export async function listTaken(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  id: string,
  name: string,
): Promise<PsFacts[]> {
  const taken = await Promise.all([isTaken(op, deps, id), isTaken(op, deps, name)]);
  if (!taken.includes(true)) return [];
  // What podman calls taken may be the beginning of another's id.
  const all = await ps(op, deps, ['--external']);
  return all.filter(({ Id, Names }) => Id === id || Names.includes(name));
}

/** Podman takes the beginning of an id, too. */
async function isTaken(op: Op, deps: Pick<PodmanDeps, 'paths'>, ref: string): Promise<boolean> {
  const args = ['container', 'exists', '--external', checkName(ref)];
  return (await podman(op, deps, args, { ok: [0, 1] })).code === 0;
}

async function ps(op: Op, deps: Pick<PodmanDeps, 'paths'>, more: readonly string[]) {
  const args = ['ps', '--all', '--no-trunc', '--format', 'json', ...more];
  const reply = await podman(op, deps, args);
  return parse(z.array(PsEntry).nullable(), reply.stdout || '[]', 'ps') ?? [];
}

export async function listSecrets(op: Op, deps: Pick<PodmanDeps, 'paths'>): Promise<string[]> {
  const names = await podman(op, deps, ['secret', 'ls', '--format', '{{.Name}}']);
  return names.stdout.split('\n').filter((line) => line !== '');
}

/** Podman has a network namespace on record, and takes back its addresses itself. */
export async function holdsNetwork(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  id: string,
): Promise<boolean> {
  const args = ['container', 'inspect', '--format', '{{.NetworkSettings.SandboxKey}}', '--', id];
  return (await podman(op, deps, args)).stdout.trim() !== '';
}

/** containers-storage.conf(5): what can say where the storage is. */
const STORAGE_CONF = ['/etc/containers/storage.conf', '/usr/share/containers/storage.conf'];

/** Where podman keeps containers and images, as /var/lib/containers/storage. */
export async function storageRoot(op: Op, deps: Pick<PodmanDeps, 'paths'>): Promise<string> {
  const root = await onceFor('storage', [deps.paths.podman, ...STORAGE_CONF], async () => {
    // The slowest question podman answers.
    const reply = await podman(op, deps, ['info', '--format', '{{.Store.GraphRoot}}']);
    return reply.stdout.trim();
  });
  if (root?.startsWith('/') === true) return root;
  throw new Fault('PODMAN_FAILED', 'podman info names no directory of its storage');
}

export async function podmanVersion(op: Op, deps: Pick<PodmanDeps, 'paths'>): Promise<string> {
  const reply = await podman(op, deps, ['version', '--format', 'json']);
  return parse(VersionReply, reply.stdout, 'version').Client.Version;
}

/** The one annotation that decides which file CRIU reads; podman's own record does not have it. */
export async function criuConfigOf(container: ContainerFacts): Promise<string> {
  if (container.OCIConfigPath === '') return '';
  const spec = parse(
    z.object({ annotations: words }),
    await readFile(container.OCIConfigPath, 'utf8'),
    'OCI config',
  );
  return spec.annotations['org.criu.config'] ?? '';
}

export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 600) ?? '';
}

function parse<T>(schema: z.ZodType<T>, json: string, what: string): T {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Fault('PODMAN_FAILED', `podman ${what} answered no JSON`, { cause: error });
  }
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw new Fault(
    'PODMAN_FAILED',
    `podman ${what}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unexpected answer'}`,
  );
}

function one<T>(list: readonly T[], ref: string): T {
  const [first] = list;
  if (first !== undefined) return first;
  throw new Fault('PODMAN_FAILED', `podman said nothing of ${ref}`);
}

/** Shorter than the op's own time, for questions asked while a container stands still. */
export function quickly(op: Op, ms = 5_000): Op {
  return within(op, ms);
}

/** Where the files of a volume lie. Throws `fault` when podman has none of this name. */
export function mountpoint(
  volumes: readonly VolumeFacts[],
  name: string,
  fault: 'DUMP_FAILED' | 'RESTORE_FAILED',
): string {
  const volume = volumes.find((one) => one.Name === name);
  if (volume?.Mountpoint.startsWith('/') === true) return volume.Mountpoint;
  throw new Fault(fault, `podman has no volume ${name}`, { facts: { volume: name } });
}

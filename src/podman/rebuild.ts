import { type FileHandle, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claims } from '../base/claims.ts';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { bytesOf, openIfThere, openSet, policyFor, type UnpackLimits } from './archive.ts';
import { networkStatus, rebuildConfig } from './container-config.ts';
import { byteString, DELETED, deletedFiles } from './deleted-files.ts';
import type { PodmanDeps } from './deps.ts';
import { importName, unnameImage } from './image.ts';
import { DEFAULT_POLICY, type LandingPolicy } from './policy.ts';
import { rebuildSpec } from './runtime-spec.ts';
import { localProfile } from './seccomp.ts';
import { type Json, parseStrict, writeJson } from './strict-json.ts';
import { encodedSize, FileSink, type TarEntry, TarWriter } from './tar.ts';
import { filterInto, measure } from './tar-filter.ts';
import { discardVolumes, fillVolumes } from './volumes.ts';

/**
 * The archive podman imports on the target. Podman runs what an archive says as root (hooks, paths,
 * links), so it never sees one that came from a peer: this one is written here, from descriptions
 * rebuilt out of what this host grants and from container files that were filtered.
 */

export interface ImportOptions extends UnpackLimits {
  /** File CRIU reads for this container on this host: becomes its annotation org.criu.config. */
  readonly criuConfigPath: string;
  readonly policy?: LandingPolicy;
}

/**
 * Makes ready what podman's restore needs: the claimed volumes, filled, and the archive `outTar` for
 * `--import` together with `--ignore-volumes`. Memory stays where it is in `setDir`: podman only
 * wants to see the inventory. SPEC_*, POLICY_*, ARCHIVE_*, DIFF_FORBIDDEN, LIMIT_*, CONFLICT_VOLUME.
 */
export async function buildImport(
  op: Op,
  deps: Pick<PodmanDeps, 'paths' | 'cgroupFor'>,
  job: string,
  claims: Claims,
  setDir: string,
  outTar: string,
  options: ImportOptions,
): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const source = async (name: string) => stack.use(await openSet(setDir, name));
  const optional = async (name: string) => {
    const file = await openIfThere(setDir, name);
    return file === undefined ? undefined : stack.use(file);
  };
  // Judged as a whole before the first thing is made on this host.
  const rebuilt = rebuildConfig(
    parseStrict('config.dump', await bytesOf(await source('config.dump'), 'config.dump')),
    claims,
    importName(claims),
  );
  const spec = parseStrict('spec.dump', await bytesOf(await source('spec.dump'), 'spec.dump'));
  const grants = {
    policy: options.policy ?? DEFAULT_POLICY,
    profile: await localProfile(),
    criuConfigPath: options.criuConfigPath,
    init: await localInit(),
    apparmor: await confinesByAppArmor(),
  };
  const nowhere = rebuilt.volumes.map(({ destination }) => ({ destination, source: '/' }));
  rebuildSpec(spec, { ...grants, volumes: nowhere });
  const names = await descriptors(await source(DESCRIPTORS));
  const inventory = await source('checkpoint/inventory.img');
  const diff = await source('rootfs-diff.tar');
  const diffPolicy = policyFor('rootfs-diff.tar', options);
  const { size: diffSize, contents } = await measure(op, diff, diffPolicy);
  const list = await optional('deleted.files');
  const deleted = list === undefined ? [] : deletedFiles(await bytesOf(list, DELETED), contents);
  const gone = deleted.map((path) => plainFile(byteString(path), 0));

  const places = await fillVolumes(op, deps, job, claims, setDir, options);
  const volumes = rebuilt.volumes.map(({ name, destination }) => ({
    destination,
    source: places.get(name) ?? '',
  }));

  await using sink = await FileSink.create(outTar);
  const out = new TarWriter(sink);
  const put = async (name: string, bytes: Buffer) => {
    await out.head(plainFile(name, bytes.length));
    await out.write(bytes);
  };
  const json = (value: Json) => Buffer.from(writeJson(value));
  await put('config.dump', json(rebuilt.config));
  await put('spec.dump', json(rebuildSpec(spec, { ...grants, volumes })));
  await put('network.status', json(networkStatus(claims)));
  await out.head({ ...plainFile('checkpoint', 0), kind: 'directory', mode: 0o700 });
  await put(DESCRIPTORS, json(names));
  await put('checkpoint/inventory.img', await bytesOf(inventory, 'checkpoint/inventory.img'));
  const log = await optional('ctr.log');
  if (log !== undefined) {
    const { size } = await log.stat();
    await out.head(plainFile('ctr.log', size));
    await out.copy(log, 0, size);
  }
  const shm = await optional('devshm-checkpoint.tar');
  if (shm !== undefined) {
    const policy = policyFor('devshm-checkpoint.tar', options);
    const { size } = await measure(op, shm, policy);
    await out.head(plainFile('devshm-checkpoint.tar', size));
    await filterInto(op, shm, policy, out);
  }
  await out.head(
    plainFile(
      'rootfs-diff.tar',
      gone.reduce((sum, one) => sum + encodedSize(one), diffSize),
    ),
  );
  await filterInto(op, diff, diffPolicy, out, gone);
  if (deleted.length > 0) await put(DELETED, json(deleted));
  await out.end();
  await sink.flush();
}

/** After podman's restore: the image has its lent name no more. */
export async function settleImport(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  job: string,
): Promise<void> {
  await unnameImage(op, deps, job);
}

/** Takes away what `buildImport` made beside the container, and nothing that was here before. */
export async function discardImport(
  op: Op,
  deps: Pick<PodmanDeps, 'paths'>,
  job: string,
): Promise<void> {
  await unnameImage(op, deps, job);
  await discardVolumes(op, deps, job);
}

/**
 * What would stop the container of this spec (`config.json` of its bundle) on a target with the
 * default policy: the same judgement, before anything is frozen. Undefined when nothing would.
 */
export async function foreseeRefusal(
  specJson: Uint8Array,
  volumes: readonly { readonly destination: string; readonly source: string }[],
): Promise<Fault | undefined> {
  try {
    rebuildSpec(parseStrict('spec', specJson), {
      policy: DEFAULT_POLICY,
      profile: await localProfile(),
      criuConfigPath: '/',
      init: '/catatonit',
      apparmor: false,
      volumes,
    });
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

/** Where podman 5.8 looks, in its order. */
const INIT_PLACES = [
  ...['/usr/libexec/podman', '/usr/local/libexec/podman', '/usr/local/lib/podman'],
  ...['/usr/lib/podman', '/usr/bin'],
];

/** Without links: CRIU 4.2 cannot bind a mount to one (Debian has one in the first place). */
async function localInit(): Promise<string | undefined> {
  for (const dir of INIT_PLACES) {
    const path = await realpath(join(dir, 'catatonit')).catch(() => undefined);
    if (path !== undefined) return path;
  }
  return undefined;
}

async function confinesByAppArmor(): Promise<boolean> {
  const file = '/sys/module/apparmor/parameters/enabled';
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.startsWith('Y');
}

export const plainFile = (name: string, size: number): TarEntry => ({
  name,
  kind: 'file',
  mode: 0o600,
  uid: 0,
  gid: 0,
  size,
  mtime: '0',
  link: '',
  xattrs: new Map(),
});

const DESCRIPTORS = 'checkpoint/descriptors.json';

/** What the standard streams were: the runtime looks here which pipes to put in their place. */
async function descriptors(file: FileHandle): Promise<Json> {
  const list = parseStrict(DESCRIPTORS, await bytesOf(file, DESCRIPTORS));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a path of a terminal or pipe has none
  const plain = (one: Json) => typeof one === 'string' && /^[^\u0000-\u001f]{0,4095}$/.test(one);
  if (Array.isArray(list) && list.length <= 3 && list.every(plain)) {
    return list;
  }
  throw new Fault('SPEC_MALFORMED', `${DESCRIPTORS}: not a list of up to three names`);
}

import { constants } from 'node:fs';
import { type FileHandle, open, readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Claims, Descriptions } from '../base/claims.ts';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { bytesOf, openIfThere, openSet, policyFor, type UnpackLimits } from './archive.ts';
import { networkStatus, rebuildConfig } from './container-config.ts';
import { byteString, DELETED, deletedFiles } from './deleted-files.ts';
import type { PodmanDeps } from './deps.ts';
import { ROOTFS } from './files-ahead.ts';
import { importName, unnameImage } from './image.ts';
import { keptOf, mustHaveCome } from './kept-list.ts';
import { DEFAULT_POLICY, type LandingPolicy } from './policy.ts';
import type { LaidDown } from './rootfs-ahead.ts';
import { rebuildSpec } from './runtime-spec.ts';
import { localProfile } from './seccomp.ts';
import { type Json, parseStrict, writeJson } from './strict-json.ts';
import { encodedSize, FileSink, TAR_END, type TarEntry, TarWriter } from './tar.ts';
import { type Contents, filterInto, measure } from './tar-filter.ts';
import { together } from './together.ts';
import { unpackFiltered } from './unpack.ts';
import { discardVolumes, fillVolumes, makeVolumes, unpackVolume } from './volumes.ts';

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

/** Descriptions of another host, judged as a whole and written anew. */
interface Judged {
  readonly config: string;
  readonly volumes: readonly { readonly name: string; readonly destination: string }[];
  /** The spec, with the volumes in these directories. */
  spec(places: ReadonlyMap<string, string>): string;
}

async function judge(
  claims: Claims,
  config: Uint8Array,
  spec: Uint8Array,
  options: ImportOptions,
): Promise<Judged> {
  const rebuilt = rebuildConfig(parseStrict('config.dump', config), claims, importName(claims));
  const parsed = parseStrict('spec.dump', spec);
  const grants = {
    policy: options.policy ?? DEFAULT_POLICY,
    profile: await localProfile(),
    criuConfigPath: options.criuConfigPath,
    init: await localInit(),
    apparmor: await confinesByAppArmor(),
  };
  const judged: Judged = {
    config: writeJson(rebuilt.config),
    volumes: rebuilt.volumes,
    spec: (places) =>
      writeJson(
        rebuildSpec(parsed, {
          ...grants,
          volumes: rebuilt.volumes.map(({ name, destination }) => ({
            destination,
            source: places.get(name) ?? '/',
          })),
        }),
      ),
  };
  judged.spec(NOWHERE); // what it refuses is refused before anything is made
  return judged;
}

const NOWHERE: ReadonlyMap<string, string> = new Map();

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
  await using set = new SetFiles(setDir);
  // Judged as a whole before the first thing is made on this host.
  const judged = await judge(claims, ...(await descriptionsOf(set)), options);
  const names = await descriptors(await set.need(DESCRIPTORS));
  const inventory = await bytesOf(await set.need(INVENTORY), INVENTORY);
  const diff = await set.need(DIFF);
  const diffPolicy = policyFor(DIFF, options);
  const { size: diffSize, contents } = await measure(op, diff, diffPolicy);
  const deleted = await deletedOf(set, contents);
  const gone = deleted.map((path) => plainFile(byteString(path), 0));
  // Nothing was laid down for a restore that begins here.
  mustHaveCome(DIFF, await keptOf(setDir, ROOTFS, contents));

  const places = await fillVolumes(op, deps, job, claims, setDir, options);

  await using sink = await FileSink.create(outTar);
  const out = new TarWriter(sink);
  await putDescriptions(out, judged, places, claims);
  await put(out, DESCRIPTORS, writeJson(names));
  await put(out, INVENTORY, inventory);
  const log = await set.find('ctr.log');
  if (log !== undefined) {
    const { size } = await log.stat();
    await out.head(plainFile('ctr.log', size));
    await out.copy(log, 0, size);
  }
  const shm = await set.find(SHM);
  if (shm !== undefined) {
    const policy = policyFor(SHM, options);
    const { size } = await measure(op, shm, policy);
    await out.head(plainFile(SHM, size));
    await filterInto(op, shm, policy, out);
  }
  await out.head(
    plainFile(
      DIFF,
      gone.reduce((sum, one) => sum + encodedSize(one), diffSize),
    ),
  );
  await filterInto(op, diff, diffPolicy, out, gone);
  if (deleted.length > 0) await put(out, DELETED, writeJson(deleted));
  await out.end();
  await sink.flush();
}

/** What an import stands on that was built before the set came. */
export interface EarlyImport {
  readonly descriptions: Descriptions;
  readonly judged: Judged;
  /** Directories of the volumes, by name. */
  readonly volumes: ReadonlyMap<string, string>;
}

/**
 * The same from descriptions alone: volumes are empty, files of the container are missing, and in
 * place of the list of descriptors is a FIFO, at which every runtime waits. `fillIn` brings the rest.
 */
export async function buildEarlyImport(
  op: Op,
  deps: Pick<PodmanDeps, 'paths' | 'cgroupFor'>,
  job: string,
  claims: Claims,
  descriptions: Descriptions,
  outTar: string,
  options: ImportOptions,
): Promise<EarlyImport> {
  const judged = await judge(claims, descriptions.config, descriptions.spec, options);
  const volumes = await makeVolumes(op, deps, job, claims, async (name) =>
    descriptions.volumes.find((one) => one.name === name),
  );
  await using sink = await FileSink.create(outTar);
  const out = new TarWriter(sink);
  await putDescriptions(out, judged, volumes, claims);
  await out.head({ ...plainFile(DESCRIPTORS, 0), kind: 'fifo' });
  await put(out, INVENTORY, 'comes later');
  await out.head(plainFile(DIFF, TAR_END));
  await new TarWriter(out).end();
  await out.end();
  await sink.flush();
  return { descriptions, judged, volumes };
}

/** Where the files of a container go whose restore has begun. */
export interface Places {
  readonly root: string;
  /** Undefined when the container has none of its own. */
  readonly shm: string | undefined;
  /** Undefined when podman keeps its output elsewhere. */
  readonly log: string | undefined;
}

/**
 * Brings what came with the set to where podman would have put it, beside what was laid down ahead, and returns
 * the list of descriptors the runtime waits for. TARGET_CHANGED when the container is described otherwise now.
 */
export async function fillIn(
  op: Op,
  deps: Pick<PodmanDeps, 'paths' | 'cgroupFor'>,
  job: string,
  claims: Claims,
  setDir: string,
  early: EarlyImport,
  { root, shm: shmDir, log: logPath }: Places,
  laid: LaidDown,
  options: ImportOptions,
): Promise<string> {
  await using set = new SetFiles(setDir);
  await mustBeAsBefore(claims, set, early, options);
  await set.need(INVENTORY);
  const names = await descriptors(await set.need(DESCRIPTORS));
  const unpack = (what: string, file: FileHandle, place: string) =>
    unpackFiltered(op, deps, job, file, policyFor(what, options), place, `${setDir}.${what}`);
  const [diff, shm, log] = await Promise.all([set.need(DIFF), set.find(SHM), set.find('ctr.log')]);
  const { contents } = await measure(op, diff, policyFor(DIFF, options));
  const deleted = await deletedOf(set, contents);
  const kept = await keptOf(setDir, ROOTFS, contents);
  laid.mustHave(kept);
  const rootfs = async () => {
    await laid.prune(root, contents, kept);
    await unpack(DIFF, diff, root);
    // Their directories came with the changes: no link leads out of the container.
    for (const path of deleted) await rm(join(root, path), { recursive: true, force: true });
  };
  const volumes = async () => {
    for (const [name, place] of early.volumes) {
      await unpackVolume(op, deps, job, name, setDir, place, options);
    }
  };
  const work = [rootfs(), volumes()];
  if (shm !== undefined && shmDir !== undefined) work.push(unpack(SHM, shm, shmDir));
  if (log !== undefined && logPath !== undefined) work.push(overwrite(logPath, log));
  await together(work);
  return writeJson(names);
}

async function mustBeAsBefore(
  claims: Claims,
  set: SetFiles,
  { descriptions, judged }: EarlyImport,
  options: ImportOptions,
): Promise<void> {
  const [config, spec] = await descriptionsOf(set);
  if (config.equals(descriptions.config) && spec.equals(descriptions.spec)) return;
  const now = await judge(claims, config, spec, options);
  if (now.config === judged.config && now.spec(NOWHERE) === judged.spec(NOWHERE)) return;
  throw new Fault('TARGET_CHANGED', `${claims.name} was changed while its move began`);
}

/** Without a new file: conmon has this one open already, and appends. */
async function overwrite(path: string, from: FileHandle): Promise<void> {
  const to = await open(path, constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW);
  await pipeline(from.createReadStream({ autoClose: false }), to.createWriteStream());
}

/** Files of a set, open as long as this. */
class SetFiles implements AsyncDisposable {
  readonly #dir: string;
  readonly #stack = new AsyncDisposableStack();

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** ARCHIVE_MISSING. */
  async need(name: string): Promise<FileHandle> {
    return this.#stack.use(await openSet(this.#dir, name));
  }

  async find(name: string): Promise<FileHandle | undefined> {
    const file = await openIfThere(this.#dir, name);
    return file === undefined ? undefined : this.#stack.use(file);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.disposeAsync();
  }
}

async function descriptionsOf(set: SetFiles): Promise<[config: Buffer, spec: Buffer]> {
  return [
    await bytesOf(await set.need('config.dump'), 'config.dump'),
    await bytesOf(await set.need('spec.dump'), 'spec.dump'),
  ];
}

async function deletedOf(set: SetFiles, contents: Contents): Promise<string[]> {
  const list = await set.find(DELETED);
  return list === undefined ? [] : deletedFiles(await bytesOf(list, DELETED), contents);
}

async function put(out: TarWriter, name: string, content: string | Buffer): Promise<void> {
  const bytes = Buffer.from(content as string);
  await out.head(plainFile(name, bytes.length));
  await out.write(bytes);
}

/** The beginning of every archive. */
async function putDescriptions(
  out: TarWriter,
  judged: Judged,
  places: ReadonlyMap<string, string>,
  claims: Claims,
): Promise<void> {
  await put(out, 'config.dump', judged.config);
  await put(out, 'spec.dump', judged.spec(places));
  await put(out, 'network.status', writeJson(networkStatus(claims)));
  await out.head({ ...plainFile('checkpoint', 0), kind: 'directory', mode: 0o700 });
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
const INVENTORY = 'checkpoint/inventory.img';
const DIFF = 'rootfs-diff.tar';
const SHM = 'devshm-checkpoint.tar';

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

import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Claims } from '../base/claims.ts';
import { Fault } from '../base/fault.ts';
import { abortFault, type Op } from '../base/op.ts';
import type { PodmanDeps } from './deps.ts';
import { findImage, podman } from './engine.ts';
import { noteLanding, readLanding } from './landing.ts';
import { checkShape } from './runtime-spec.ts';
import { parseStrict, writeJson } from './strict-json.ts';

/**
 * A container's storage is made from an image id, which is the digest of the image's configuration.
 * So what travels is that configuration, byte for byte, and the layers the target lacks, uncompressed:
 * then a layer's digest is its diff id, and every file proves itself by its name. Manifests do not
 * travel; each host writes its own.
 */

type Deps = Pick<PodmanDeps, 'paths'>;

/** Milliseconds for saving or loading an image, which may have gigabytes. */
const IMAGE_MS = 30 * 60_000;
/** containers/image 5.36 reads no larger one. */
const CONFIG_LIMIT = 4 * 1024 * 1024;
const HEX = /^[0-9a-f]{64}$/;
const DIFF_ID = /^sha256:[0-9a-f]{64}$/;

/** ARCHIVE_EXTRA unless it is a digest: files of an image are called by theirs and nothing else. */
export function checkImageName(name: string): void {
  if (HEX.test(name)) return;
  throw new Fault('ARCHIVE_EXTRA', `${JSON.stringify(name.slice(0, 200))} is no digest`);
}

const hexOf = (diffId: string) => diffId.slice('sha256:'.length);

/**
 * Source: writes the configuration and the layers not in `have` into `dir` (made here) and returns
 * their names in sending order. The container runs meanwhile. IMAGE_MISSING.
 */
export async function exportImage(
  op: Op,
  deps: Deps,
  claims: Claims,
  have: readonly string[],
  dir: string,
): Promise<{ dir: string; names: string[] }> {
  const there = new Set(have);
  const missing = [...new Set(claims.imageLayers)].filter((layer) => !there.has(layer)).map(hexOf);
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const saved = join(dir, 'saved');
  const oci = claims.imageFormat === 'oci';
  const blobs = oci ? join(saved, 'blobs', 'sha256') : saved;
  if (oci) {
    // A blob that is there is not written again, whatever it holds (podman 5.8).
    await mkdir(blobs, { recursive: true, mode: 0o700 });
    for (const layer of have)
      if (DIFF_ID.test(layer)) await writeFile(join(blobs, hexOf(layer)), '');
  }
  const format = oci ? 'oci-dir' : 'docker-dir';
  await podman(
    op,
    deps,
    [
      'save',
      '--quiet',
      '--uncompressed',
      `--format=${format}`,
      `--output=${saved}`,
      claims.imageId,
    ],
    { deadlineMs: IMAGE_MS },
  );
  const names = [claims.imageId, ...missing];
  for (const name of names) {
    await rename(join(blobs, name), join(dir, name)).catch((cause: unknown) => {
      throw new Fault(
        'IMAGE_MISSING',
        `podman saved image ${claims.imageId.slice(0, 12)} without ${name.slice(0, 12)}`,
        { cause },
      );
    });
  }
  await rm(saved, { recursive: true, force: true });
  return { dir, names };
}

/** Target: whether the image is here, and which of its layers any image here has. */
export async function imageState(
  op: Op,
  deps: Deps,
  claims: Pick<Claims, 'imageId' | 'imageLayers'>,
): Promise<{ present: boolean; layers: string[] }> {
  checkImageName(claims.imageId);
  if ((await findImage(op, deps, claims.imageId))?.Id === claims.imageId) {
    return { present: true, layers: [...claims.imageLayers] };
  }
  const listed = await podman(op, deps, ['images', '--all', '--quiet', '--no-trunc']);
  const ids = [...new Set(listed.stdout.split('\n').filter((id) => DIFF_ID.test(id)))];
  const here = new Set<string>();
  for (let at = 0; at < ids.length; at += 100) {
    const format = '--format={{range .RootFS.Layers}}{{println .}}{{end}}';
    const some = ids.slice(at, at + 100).map(hexOf);
    // An image may go away between the two questions: podman then answers for the others.
    const reply = await podman(op, deps, ['image', 'inspect', format, ...some], { ok: [0, 125] });
    for (const line of reply.stdout.split('\n')) here.add(line);
  }
  return { present: false, layers: claims.imageLayers.filter((layer) => here.has(layer)) };
}

const ImageConfig = z.object({
  rootfs: z.object({ type: z.literal('layers'), diff_ids: z.array(z.string().regex(DIFF_ID)) }),
});

/**
 * Target: takes the files of `dir` into podman's storage, as an image without a name. Each file must
 * be what its name says, and together with the layers here they must be the claimed image.
 * INTEGRITY_DIGEST, IMAGE_MISMATCH, IMAGE_MISSING, ARCHIVE_EXTRA, ARCHIVE_MISSING.
 */
export async function importImage(
  op: Op,
  deps: Deps,
  job: string,
  claims: Claims,
  dir: string,
): Promise<void> {
  const { present, layers } = await imageState(op, deps, claims);
  if (present) return;
  const brought = await checkFiles(op, claims, dir);
  const lacking = claims.imageLayers.find(
    (layer) => !layers.includes(layer) && !brought.has(hexOf(layer)),
  );
  if (lacking !== undefined) {
    throw new Fault('IMAGE_MISSING', `layer ${lacking} is neither here nor sent along`);
  }
  const config = await readConfig(dir, claims);
  const pull = `${dir}.pull`;
  await rm(pull, { recursive: true, force: true });
  await mkdir(pull, { mode: 0o700 });
  try {
    for (const name of brought.keys()) await rename(join(dir, name), join(pull, name));
    // A layer that is here is found by its digest; its file is not looked for, nor its size.
    const manifest = manifestOf(claims, config.length, (hex) => brought.get(hex) ?? 0);
    await writeFile(join(pull, 'manifest.json'), manifest);
    await writeFile(join(pull, 'version'), 'Directory Transport Version: 1.1\n');
    await noteLanding(deps, job, { image: claims.imageId });
    await podman(op, deps, ['pull', '--quiet', `dir:${pull}`], { deadlineMs: IMAGE_MS });
  } finally {
    await rm(pull, { recursive: true, force: true });
  }
  if ((await findImage(op, deps, claims.imageId))?.Id !== claims.imageId) {
    throw new Fault('IMAGE_MISMATCH', `podman made another image than ${claims.imageId}`);
  }
}

/** Name to bytes of each file, all verified. */
async function checkFiles(op: Op, claims: Claims, dir: string): Promise<Map<string, number>> {
  const allowed = new Set([claims.imageId, ...claims.imageLayers.map(hexOf)]);
  const files = new Map<string, number>();
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    if (!allowed.has(entry.name)) {
      throw new Fault('ARCHIVE_EXTRA', `${JSON.stringify(entry.name)} is no part of the image`);
    }
    if (!entry.isFile()) throw new Fault('ARCHIVE_ENTRY_TYPE', `${entry.name} is no regular file`);
    const { digest, bytes } = await digestOf(op, join(dir, entry.name));
    if (digest !== entry.name) {
      throw new Fault(
        'INTEGRITY_DIGEST',
        `${entry.name.slice(0, 12)} of the image has other bytes`,
      );
    }
    files.set(entry.name, bytes);
  }
  if (!files.has(claims.imageId)) {
    throw new Fault('ARCHIVE_MISSING', 'the configuration of the image is missing');
  }
  return files;
}

async function digestOf(op: Op, path: string): Promise<{ digest: string; bytes: number }> {
  const hash = createHash('sha256');
  await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  const buffer = Buffer.allocUnsafe(1024 * 1024);
  let bytes = 0;
  for (;;) {
    if (op.signal.aborted) throw abortFault(op.signal);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, bytes);
    if (bytesRead === 0) return { digest: hash.digest('hex'), bytes };
    hash.update(buffer.subarray(0, bytesRead));
    bytes += bytesRead;
  }
}

async function readConfig(dir: string, claims: Claims): Promise<Buffer> {
  const bytes = await readFile(join(dir, claims.imageId));
  const limits = { bytes: CONFIG_LIMIT, depth: 64 };
  const config = checkShape(ImageConfig, 'image', parseStrict('image', bytes, limits));
  if (config.rootfs.diff_ids.join(' ') === claims.imageLayers.join(' ')) return bytes;
  throw new Fault('IMAGE_MISMATCH', `image ${claims.imageId} has other layers than announced`);
}

const TYPES = {
  oci: {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar',
  },
  docker: {
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
    layer: 'application/vnd.docker.image.rootfs.diff.tar',
  },
} as const;

function manifestOf(claims: Claims, configSize: number, sizeOf: (hex: string) => number): string {
  const types = TYPES[claims.imageFormat];
  return writeJson({
    schemaVersion: 2,
    mediaType: types.manifest,
    config: { mediaType: types.config, digest: `sha256:${claims.imageId}`, size: configSize },
    layers: claims.imageLayers.map((digest) => ({
      mediaType: types.layer,
      digest,
      size: sizeOf(hexOf(digest)),
    })),
  });
}

/** A name that can be given to an image: with a tag or without, not by digest and not an id. */
const TAGGABLE =
  /^[a-z0-9]+([._-][a-z0-9]+)*(:\d{1,5})?(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?$/;

/**
 * Under which name podman finds the image when it imports. It stays the one `podman ps` prints, so
 * the original is used where it can be given to an image at all.
 */
export function importName(claims: Pick<Claims, 'imageId' | 'imageName'>): string {
  const { imageName: name, imageId } = claims;
  return TAGGABLE.test(name) && name.length <= 512 && !/^[0-9a-f]{12,64}$/.test(name)
    ? name
    : imageId;
}

/**
 * Target, before podman's restore: podman looks the image up by name, and would go to a
 * registry for a name it does not know. A free name is lent to the image until `unnameImage`.
 * IMAGE_MISMATCH when the name belongs to another image, IMAGE_MISSING.
 */
export async function nameImage(op: Op, deps: Deps, job: string, claims: Claims): Promise<void> {
  checkImageName(claims.imageId);
  const name = importName(claims);
  const found = await findImage(op, deps, name);
  if (found?.Id === claims.imageId) return;
  if (found === undefined && name !== claims.imageId) {
    await noteLanding(deps, job, { tag: name });
    await podman(op, deps, ['tag', claims.imageId, name]);
  }
  await mustBeNamed(op, deps, claims);
}

/** The name under which podman will look for the image leads to it. IMAGE_MISMATCH, IMAGE_MISSING. */
export async function mustBeNamed(op: Op, deps: Deps, claims: Claims): Promise<void> {
  const name = importName(claims);
  const found = await findImage(op, deps, name);
  if (found?.Id === claims.imageId) return;
  if (found === undefined) throw new Fault('IMAGE_MISSING', `image ${claims.imageId} is not here`);
  throw new Fault('IMAGE_MISMATCH', `${name} is image ${found.Id.slice(0, 12)} on this host`, {
    facts: { image: name, here: found.Id, claimed: claims.imageId },
  });
}

/** Target: takes a lent name back. A container keeps showing it. */
export async function unnameImage(op: Op, deps: Deps, job: string): Promise<void> {
  const { tag } = await readLanding(deps, job);
  if (tag === '') return;
  const named = await findImage(op, deps, tag);
  if (named !== undefined) await podman(op, deps, ['untag', named.Id, tag]);
  await noteLanding(deps, job, { tag: '' });
}

/** Target: removes an image this job brought, unless somebody has named or used it meanwhile. */
export async function discardImage(op: Op, deps: Deps, job: string): Promise<void> {
  const { image } = await readLanding(deps, job);
  if (image === '') return;
  const found = await findImage(op, deps, image);
  if (found !== undefined && found.RepoTags.length === 0) {
    // Without --force podman refuses an image that a container uses.
    const reply = await podman(op, deps, ['rmi', image], { ok: [0, 1, 2, 125] });
    if (reply.code !== 0) op.log('the image stays', { image: image.slice(0, 12) });
  }
  await noteLanding(deps, job, { image: '' });
}

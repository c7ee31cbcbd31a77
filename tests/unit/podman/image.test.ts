import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkImageName, importImage, importName, nameImage } from '../../../src/podman/image.ts';
import { CLAIMS } from '../../support/podman-dump.ts';
import { tempDir } from '../../support/temp.ts';

const OP = { id: 'test', signal: AbortSignal.timeout(60_000), log: () => undefined };
const sha = (bytes: string) => createHash('sha256').update(bytes).digest('hex');

const LAYER = sha('a layer');
const HERE = sha('a layer of this host');
const configOf = (...layers: string[]) =>
  JSON.stringify({ rootfs: { type: 'layers', diff_ids: layers.map((hex) => `sha256:${hex}`) } });

/**
 * A podman that knows one image with the layer HERE (or what `known` says), and writes down what it
 * was told to do.
 */
function fakePodman(dir: string, known = `${sha('base')} sha256:${HERE}`) {
  const podman = join(dir, 'podman');
  const told = join(dir, 'told');
  const [id, layer] = known.split(' ');
  const inspected = JSON.stringify([{ Id: id, Size: 1, RootFS: { Layers: [layer] } }]);
  writeFileSync(
    podman,
    `#!/bin/sh
echo "$@" >>${told}
case "$*" in
"images "*) echo sha256:${id} ;;
*--format*) echo ${layer} ;;
"image inspect -- ${id}" | "image inspect -- localhost/mine"*) echo '${inspected}' ;;
"image inspect"*) echo "Error: no such image" >&2; exit 125 ;;
esac
`,
  );
  chmodSync(podman, 0o755);
  const paths = { podman, stateDir: join(dir, 'state') } as never;
  return { deps: { paths }, told: () => (existsSync(told) ? readFileSync(told, 'utf8') : '') };
}

/** Files of an image as they arrive: name to content. */
function arrive(dir: string, files: Readonly<Record<string, string>>): string {
  const image = join(dir, 'image');
  mkdirSync(image);
  for (const [name, body] of Object.entries(files)) writeFileSync(join(image, name), body);
  return image;
}

const CONFIG = configOf(HERE, LAYER);
const claims = {
  ...CLAIMS,
  imageId: sha(CONFIG),
  imageLayers: [`sha256:${HERE}`, `sha256:${LAYER}`],
};

async function refusal(files: Readonly<Record<string, string>>, mine = claims): Promise<string> {
  using dir = tempDir();
  const { deps, told } = fakePodman(dir.path);
  const code = await importImage(OP, deps, 'job1', mine, arrive(dir.path, files)).then(
    () => 'accepted',
    (error: { code: string }) => error.code,
  );
  expect(told()).not.toContain('pull');
  return code;
}

describe('an image from another host', () => {
  it('is refused when a file has other bytes than its name says', async () => {
    expect(await refusal({ [claims.imageId]: `${CONFIG} `, [LAYER]: 'a layer' })).toBe(
      'INTEGRITY_DIGEST',
    );
    expect(await refusal({ [claims.imageId]: CONFIG, [LAYER]: 'another' })).toBe(
      'INTEGRITY_DIGEST',
    );
  });

  it('is refused with a file that is no part of it', async () => {
    expect(await refusal({ [claims.imageId]: CONFIG, [LAYER]: 'a layer', x: '' })).toBe(
      'ARCHIVE_EXTRA',
    );
  });

  it('is refused without its configuration, and with a layer that is nowhere', async () => {
    expect(await refusal({ [LAYER]: 'a layer' })).toBe('ARCHIVE_MISSING');
    expect(await refusal({ [claims.imageId]: CONFIG })).toBe('IMAGE_MISSING');
  });

  it('is refused when its configuration lists other layers than announced', async () => {
    const other = configOf(LAYER, HERE);
    const mine = { ...claims, imageId: sha(other) };
    expect(await refusal({ [mine.imageId]: other, [LAYER]: 'a layer' }, mine)).toBe(
      'IMAGE_MISMATCH',
    );
  });

  it('is refused when a file of it is a link', async () => {
    using dir = tempDir();
    const { deps } = fakePodman(dir.path);
    const image = arrive(dir.path, { [claims.imageId]: CONFIG });
    symlinkSync('/etc/hostname', join(image, LAYER));
    await expect(importImage(OP, deps, 'job1', claims, image)).rejects.toMatchObject({
      code: 'ARCHIVE_ENTRY_TYPE',
    });
  });

  it('is given to podman as a directory when all is proven, and must then be there', async () => {
    using dir = tempDir();
    const { deps, told } = fakePodman(dir.path);
    const image = arrive(dir.path, { [claims.imageId]: CONFIG, [LAYER]: 'a layer' });
    // This podman loses what it pulls.
    await expect(importImage(OP, deps, 'job1', claims, image)).rejects.toMatchObject({
      code: 'IMAGE_MISMATCH',
    });
    expect(told()).toContain(`pull --quiet dir:${image}.pull`);
    expect(existsSync(`${image}.pull`)).toBe(false);
  });

  it.each(['', 'x', '../x', `${'a'.repeat(64)}\n`, 'A'.repeat(64)])(
    'has no file called %j',
    (name) => {
      expect(() => checkImageName(name)).toThrow(
        expect.objectContaining({ code: 'ARCHIVE_EXTRA' }),
      );
    },
  );
});

describe('the name of an image', () => {
  it('is lent while it is free, and written down first', async () => {
    using dir = tempDir();
    const { deps, told } = fakePodman(dir.path);
    const mine = { ...claims, imageName: 'registry.example:5000/a/b:1' };
    await expect(nameImage(OP, deps, 'job1', mine)).rejects.toMatchObject({
      code: 'IMAGE_MISSING',
    });
    expect(told()).toContain(`tag ${claims.imageId} registry.example:5000/a/b:1`);
    const note = readFileSync(join(dir.path, 'state/podman/landing/job1.json'), 'utf8');
    expect(JSON.parse(note)).toMatchObject({ tag: 'registry.example:5000/a/b:1' });
  });

  it('is not taken from another image of this host', async () => {
    using dir = tempDir();
    const { deps, told } = fakePodman(dir.path);
    const mine = { ...claims, imageName: 'localhost/mine:latest' };
    await expect(nameImage(OP, deps, 'job1', mine)).rejects.toMatchObject({
      code: 'IMAGE_MISMATCH',
    });
    expect(told()).not.toMatch(/^tag/m);
  });

  it.each([
    ['docker.io/library/redis:7.2', true],
    ['localhost/redis:latest', true],
    ['redis', true],
    ['docker.io/library/redis@sha256:'.padEnd(94, '0'), false],
    ['40d948bea98acd72', false],
    ['--help', false],
    ['a b', false],
    ['-v/etc', false],
    ['', false],
    ['UPPER/x', false],
  ])('%s can be given to an image: %s', (imageName, can) => {
    expect(importName({ ...claims, imageName })).toBe(can ? imageName : claims.imageId);
  });
});

import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../base/fault.ts';

/**
 * What a set of files may hold, on both hosts: the source sends these names, the target accepts no
 * other. Nothing here is a directory, a link or a log of CRIU.
 */

const MIB = 1024 * 1024;

/** Files of a set, all kinds together. */
export const MAX_SET_FILES = 20_000;

interface Kind {
  readonly name: RegExp;
  /** Most bytes of one file. */
  readonly limit: number;
  /** Small descriptions first, memory pages last: what is checked soonest arrives soonest. */
  readonly order: number;
}

const VOLUME = /^volumes\/([a-zA-Z0-9][a-zA-Z0-9_.-]{0,127})\.tar$/;
/** Names in a volume, or in the root file system, whose files the target has already. */
const KEPT = /^(volumes\/[a-zA-Z0-9][a-zA-Z0-9_.-]{0,127}|rootfs-diff)\.kept$/;
const PAGES = /^checkpoint\/pages-[A-Za-z0-9_.-]{1,100}\.img$/;
const IMAGE = /^checkpoint\/[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}\.img$/;

const KINDS: readonly Kind[] = [
  { name: /^config\.dump$/, limit: 4 * MIB, order: 0 },
  { name: /^spec\.dump$/, limit: 4 * MIB, order: 0 },
  { name: /^network\.status$/, limit: 4 * MIB, order: 0 },
  { name: /^deleted\.files$/, limit: 64 * MIB, order: 0 },
  { name: /^checkpoint\/descriptors\.json$/, limit: MIB, order: 0 },
  { name: PAGES, limit: Number.MAX_SAFE_INTEGER, order: 4 },
  { name: IMAGE, limit: Number.MAX_SAFE_INTEGER, order: 1 },
  { name: /^ctr\.log$/, limit: 1024 * MIB, order: 2 },
  { name: /^devshm-checkpoint\.tar$/, limit: Number.MAX_SAFE_INTEGER, order: 2 },
  { name: /^rootfs-diff\.tar$/, limit: Number.MAX_SAFE_INTEGER, order: 2 },
  { name: KEPT, limit: 512 * MIB, order: 2 },
  { name: VOLUME, limit: Number.MAX_SAFE_INTEGER, order: 3 },
];

/** Without these there is nothing to restore. */
export const REQUIRED = [
  'config.dump',
  'spec.dump',
  'network.status',
  'rootfs-diff.tar',
  'checkpoint/inventory.img',
  'checkpoint/descriptors.json',
] as const;

function kindOf(name: string): Kind {
  const kind = KINDS.find((one) => one.name.test(name));
  if (kind !== undefined) return kind;
  const path = name === '' || name.startsWith('/') || name.split('/').includes('..');
  throw new Fault(
    path ? 'ARCHIVE_PATH' : 'ARCHIVE_EXTRA',
    `${JSON.stringify(name.slice(0, 200))} does not belong into a set of checkpoint files`,
  );
}

/** ARCHIVE_PATH for a name that leaves its root, ARCHIVE_EXTRA for any other that is not one of ours. */
export function checkSetName(name: string): void {
  kindOf(name);
}

/** LIMIT_SIZE when a file of this name may not have so many bytes. */
export function checkSetSize(name: string, size: number): void {
  const { limit } = kindOf(name);
  if (size <= limit) return;
  throw new Fault('LIMIT_SIZE', `${name} has ${size} bytes, ${limit} are allowed`, {
    facts: { file: name, size, limit },
  });
}

/** ARCHIVE_EXTRA when this is neither the content of one of these volumes nor of the root file system. */
export function checkAheadName(name: string, volumes: readonly string[]): void {
  checkSetName(name);
  if (name === 'rootfs-diff.tar') return;
  const volume = volumeOf(name);
  if (volume !== undefined && volumes.includes(volume)) return;
  throw new Fault('ARCHIVE_EXTRA', `${name} is no volume of the container`);
}

/** Name of the volume whose content this file is; undefined for other files. */
export function volumeOf(name: string): string | undefined {
  return VOLUME.exec(name)?.[1];
}

/**
 * Names of a set in the order they are sent. Every entry must be a regular file that the grammar
 * knows, and nothing required may be missing. ARCHIVE_ENTRY_TYPE, ARCHIVE_EXTRA, ARCHIVE_MISSING.
 */
export async function setNames(dir: string): Promise<string[]> {
  const names: { name: string; order: number }[] = [];
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    if (entry.isDirectory() && (entry.name === 'checkpoint' || entry.name === 'volumes')) {
      for (const inner of await readdir(join(dir, entry.name))) {
        names.push(await one(dir, `${entry.name}/${inner}`));
      }
    } else {
      names.push(await one(dir, entry.name));
    }
  }
  if (names.length > MAX_SET_FILES) {
    throw new Fault('LIMIT_ENTRIES', `${names.length} files, ${MAX_SET_FILES} are allowed`);
  }
  const missing = REQUIRED.find((name) => !names.some((found) => found.name === name));
  if (missing !== undefined) throw new Fault('ARCHIVE_MISSING', `${missing} is missing`);
  names.sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
  return names.map(({ name }) => name);
}

async function one(dir: string, name: string): Promise<{ name: string; order: number }> {
  const { order } = kindOf(name);
  const stat = await lstat(join(dir, name));
  if (!stat.isFile()) throw new Fault('ARCHIVE_ENTRY_TYPE', `${name} is no regular file`);
  checkSetSize(name, stat.size);
  return { name, order };
}

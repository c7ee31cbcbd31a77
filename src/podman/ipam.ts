import { type FileHandle, open } from 'node:fs/promises';
import type { NetworkClaim } from '../base/claims.ts';
import { asFault, Fault } from '../base/fault.ts';
import { type Op, within } from '../base/op.ts';
import { lockFile } from '../sys/file-lock.ts';
import { type Entry, type Write, withoutEntries } from './bolt.ts';

/** Of podman as root (5.8), whatever its containers.conf says of its other directories. */
export const IPAM_DB = '/run/containers/networks/ipam.db';

/** Podman has it open for some milliseconds. */
const LOCK_MS = 5_000;

const MOST_BYTES = 8 * 1024 * 1024;

/**
 * A podman that was killed after it had reserved the addresses of a container and before it had noted
 * that leaves them reserved, also when the container is removed, and refuses them to the same
 * container. Frees what is reserved under this id in these networks; to be called when podman holds no
 * network for the container. What it does not understand it leaves as it is, and says so.
 */
export async function freeAddresses(
  op: Op,
  container: string,
  networks: readonly Pick<NetworkClaim, 'network'>[],
  path = IPAM_DB,
): Promise<void> {
  if (networks.length === 0) return;
  try {
    const names = networks.map(({ network }) => network);
    const freed = await free(within(op, LOCK_MS), container, names, path);
    if (freed > 0) op.log('freed addresses that podman had left reserved', { container, freed });
  } catch (error) {
    if (op.signal.aborted) throw error;
    const why = asFault(error).message;
    op.log('addresses of the container may stay reserved in podman', { container, path, why });
  }
}

async function free(op: Op, container: string, networks: string[], path: string): Promise<number> {
  const file = await open(path, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  await using _ = file;
  if (file === undefined) return 0;
  await using _lock = await lockFile(op, path);
  const bytes = await content(file);
  if (!bytes.includes(container)) return 0;
  const { writes, dropped } = withoutEntries(bytes, isOf(container, networks));
  for (const write of writes) await put(file, write);
  return dropped;
}

async function put(file: FileHandle, { at, bytes }: Write): Promise<void> {
  const { bytesWritten } = await file.write(bytes, 0, bytes.length, at);
  if (bytesWritten < bytes.length) throw new Fault('DISK_FULL', 'it could not be written');
}

async function content(file: FileHandle): Promise<Buffer> {
  const { size } = await file.stat();
  if (size > MOST_BYTES) throw new Fault('PODMAN_FAILED', `${size} bytes are too many`);
  const bytes = Buffer.alloc(size);
  const { bytesRead } = await file.read(bytes, 0, size, 0);
  return bytes.subarray(0, bytesRead);
}

/** In a network: `ids`, from container to addresses, and one bucket a subnet, from address to container. */
function isOf(container: string, networks: readonly string[]) {
  return ([network = '', bucket, ...more]: readonly string[], { key, value }: Entry): boolean => {
    if (bucket === undefined || more.length > 0 || !networks.includes(network)) return false;
    return (bucket === 'ids' ? key : value).toString() === container;
  };
}

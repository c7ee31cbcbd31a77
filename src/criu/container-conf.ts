import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../base/fault.ts';
import { removeDurably, writeDurably } from '../sys/durable-file.ts';
import { renderConfig } from './config-file.ts';
import type { CriuOptions, Use } from './options.ts';

/** What the annotation org.criu.config of a container names: the same path on every host. */
export const CONTAINER_CONF_DIR = '/var/lib/ckpt/criu.d';

/** NAME_INVALID unless the id is 64 hex digits: it becomes part of a path. */
export function containerConfPath(dir: string, id: string): string {
  if (!/^[0-9a-f]{64}$/.test(id)) {
    throw new Fault('NAME_INVALID', `${JSON.stringify(id)} is not the full id of a container`);
  }
  return join(dir, `${id}.conf`);
}

/**
 * Replaces the file of one container, as a whole and durably (0600 in a directory of 0700). The runtime
 * hands it to CRIU at the next checkpoint and the next restore. Returns its path.
 */
export async function writeContainerConf(
  dir: string,
  id: string,
  options: CriuOptions,
  use: Use,
): Promise<string> {
  const path = containerConfPath(dir, id);
  const text = renderConfig(options, use);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await writeDurably(path, text, 0o600);
  return path;
}

/** CRIU takes a missing file for an empty one, so removing it takes our options back. */
export async function removeContainerConf(dir: string, id: string): Promise<void> {
  await removeDurably(containerConfPath(dir, id));
}

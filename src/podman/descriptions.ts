import { lstat, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Claims, Descriptions, VolumeOwner } from '../base/claims.ts';
import type { Op } from '../base/op.ts';
import type { ContainerFacts } from './engine.ts';

/** Podman waits no longer for its own lock, and neither do we: milliseconds. */
const BUSY_MS = 200;
/** Of a message between two hosts, half. */
const MOST_BYTES = 512 * 1024;

/**
 * What podman writes into a checkpoint besides images and files, read where podman keeps it: its
 * database (SQLite, podman 4.8 and later) and the container's bundle. Undefined where it is not
 * there, or too long; the target then begins when everything has arrived.
 */
export async function readDescriptions(
  op: Op,
  c: ContainerFacts,
  claims: Claims,
): Promise<Descriptions | undefined> {
  if (c.OCIConfigPath === '') return undefined;
  const config = recordOf(op, c);
  if (config === undefined) return undefined;
  const spec = await readFile(c.OCIConfigPath);
  if (config.length + spec.length > MOST_BYTES) return undefined;
  return { config, spec, volumes: await ownersOf(c, claims) };
}

/** `<graphroot>/overlay-containers/<id>/userdata/config.json` is where the spec lies. */
function recordOf(op: Op, c: ContainerFacts): Buffer | undefined {
  const graphRoot = dirname(dirname(dirname(dirname(c.OCIConfigPath))));
  try {
    using db = new DatabaseSync(join(graphRoot, 'db.sql'), { readOnly: true, timeout: BUSY_MS });
    const row = db.prepare('SELECT JSON FROM ContainerConfig WHERE ID = ?').get(c.Id);
    const json = row?.['JSON'];
    if (typeof json === 'string' || json instanceof Uint8Array) return Buffer.from(json as string);
  } catch (error) {
    op.log("podman's record cannot be read ahead", { why: String(error) });
  }
  return undefined;
}

async function ownersOf(c: ContainerFacts, claims: Claims): Promise<VolumeOwner[]> {
  return await Promise.all(
    claims.volumes.map(async (name) => {
      const mount = c.Mounts.find(({ Type, Name }) => Type === 'volume' && Name === name);
      const { uid, gid } = await lstat(mount?.Source ?? '');
      return { name, uid, gid };
    }),
  );
}

import { lstat, readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Podman 5.8 unpacks the descriptions of an archive here, and forgets them when it is killed. */
const TEMPORARY = '/tmp';
const UNPACKED = /^checkpoint\d+$/;

/**
 * Takes away what a killed import of one container left: its environment is in there. Only a
 * directory of root that names the container, or an empty one.
 */
export async function sweepUnpacked(container: string): Promise<void> {
  const names = (await readdir(TEMPORARY)).filter((name) => UNPACKED.test(name));
  for (const name of names) {
    const dir = join(TEMPORARY, name);
    const entry = await lstat(dir).catch(() => undefined);
    if (entry === undefined || !entry.isDirectory() || entry.uid !== 0) continue;
    const config = await readFile(join(dir, 'config.dump'), 'utf8').catch(() => undefined);
    if (config?.includes(`"id":"${container}"`) === true) {
      await rm(dir, { recursive: true, force: true });
    } else if (config === undefined && Date.now() - entry.mtimeMs > EMPTY_MS) {
      await rmdir(dir).catch(() => undefined); // not empty after all
    }
  }
}

/** Younger ones may belong to a podman that is about to fill them. */
const EMPTY_MS = 60_000;

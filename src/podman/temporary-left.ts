import { lstat, readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { anyProcess } from './running.ts';

/** Podman 5.8 unpacks the descriptions of an archive here, and forgets them when it is killed. */
const TEMPORARY = ['/tmp', '/var/tmp'];
const UNPACKED = /^checkpoint\d+$/;

/**
 * Takes away what a killed import of one container left: its environment is in there. Only a
 * directory of root that names the container, or an empty one that no podman is about to fill.
 */
export async function sweepUnpacked(container: string): Promise<void> {
  const found = await Promise.all(
    TEMPORARY.map(async (top) => {
      const names = await readdir(top).catch(() => []);
      return names.filter((name) => UNPACKED.test(name)).map((name) => join(top, name));
    }),
  );
  const left = found.flat();
  if (left.length === 0) return;
  const alone = !(await importRuns());
  for (const dir of left) {
    const entry = await lstat(dir).catch(() => undefined);
    if (entry === undefined || !entry.isDirectory() || entry.uid !== 0) continue;
    const config = await readFile(join(dir, 'config.dump'), 'utf8').catch(() => undefined);
    if (config?.includes(`"id":"${container}"`) === true) {
      await rm(dir, { recursive: true, force: true });
    } else if (config === undefined && (alone || Date.now() - entry.mtimeMs > EMPTY_MS)) {
      await rmdir(dir).catch(() => undefined); // not empty after all
    }
  }
}

/** An import fills its directory at once. */
const EMPTY_MS = 60_000;

async function importRuns(): Promise<boolean> {
  // Not its conmon: that has the word `restore` among the arguments of podman.
  return await anyProcess(
    'cmdline',
    (line) => /^(\S*\/)?podman\0/.test(line) && line.includes('\0restore\0'),
  );
}

import { execFile } from 'node:child_process';
import { readFileSync, rmSync, statfsSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { HOSTS, type Host } from '../support/cluster.ts';
import type { Lab } from '../support/lab.ts';
import { labVerb } from './lab-verb.ts';

const run = promisify(execFile);

/** Of each host's /var/lib/ckpt. Sparse: only what is written takes space of the machine. */
const SIZE = 4 * 1024 ** 3;
const FILLER = 'filler';

const diskOf = (lab: Lab, host: Host): string => dirname(lab.share(host));

/**
 * Brings a laboratory up whose hosts keep the state of ckptd on a file system of its own: that one can
 * be filled without harm to the machine, and it outlives a power cut of its host.
 */
export async function labWithStateDisks(lab: Lab): Promise<void> {
  await endLab(lab);
  await lab.up();
  await Promise.all(HOSTS.map((host) => labVerb(lab, 'crash', host)));
  await Promise.all(
    HOSTS.map(async (host) => {
      const image = join(diskOf(lab, host), 'ckpt.ext4');
      writeFileSync(image, '');
      truncateSync(image, SIZE);
      await run('mkfs.ext4', ['-q', '-F', '-m', '0', image]);
      await run('mount', ['-o', 'loop', image, join(diskOf(lab, host), 'ckpt')]);
    }),
  );
  await lab.up();
}

/** Also of one that a killed run has left. */
export async function endLab(lab: Lab): Promise<void> {
  await labVerb(lab, 'down', '--keep');
  const mounts = readFileSync('/proc/self/mounts', 'utf8');
  for (const host of HOSTS) {
    const point = join(diskOf(lab, host), 'ckpt');
    if (mounts.includes(` ${point} `)) await run('umount', [point]);
  }
  await lab.down();
}

/** Leaves no block free. Returns how to make room again. */
export async function fillDisk(lab: Lab, host: Host): Promise<() => void> {
  const dir = join(diskOf(lab, host), 'ckpt');
  const file = join(dir, FILLER);
  writeFileSync(file, '');
  const { bavail, bsize } = statfsSync(dir);
  // The file's own description takes blocks too: what does not fit as a whole is tried in halves.
  for (let size = bavail * bsize; size >= bsize; size = Math.floor(size / 2)) {
    const from = String(statSync(file).size);
    await run('fallocate', ['-o', from, '-l', String(size), file]).catch(() => undefined);
  }
  return () => rmSync(file, { force: true });
}

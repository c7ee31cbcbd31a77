import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const CGROUP_ROOT = '/sys/fs/cgroup';

/**
 * Where the cgroups of jobs are: below our own unit (Delegate=yes), or below `/ckpt` when ckptd was
 * started by hand. The place is the same after a restart, so that what a killed daemon left is found.
 */
export async function jobCgroups(): Promise<(job: string) => Promise<string>> {
  const own = /^0::(.*)$/m.exec(await readFile('/proc/self/cgroup', 'utf8'))?.[1] ?? '/';
  const base = own.endsWith('.service') ? join(CGROUP_ROOT, own) : join(CGROUP_ROOT, 'ckpt');
  return async (job) => {
    const path = join(base, `job-${job}`);
    await mkdir(path, { recursive: true });
    return path;
  };
}

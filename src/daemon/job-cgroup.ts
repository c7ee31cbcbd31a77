import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { cgroupRoot } from '../podman/cgroup.ts';
import { writeDurably } from '../sys/durable-file.ts';

const OURS = '/ckpt';
const DEFAULT_STATE_DIR = '/var/lib/ckpt';

/** Each job has a cgroup of its own, so that all it started is ended together, and nothing by name. */
export interface JobCgroups {
  /** The directory for a job, made when it is not there. */
  of(job: string): Promise<string>;
  /** Every job cgroup that daemons of this state directory have left, whether the job is known or not. */
  all(): Promise<readonly { readonly job: string; readonly dir: string }[]>;
  /** Takes away the directory above them, when it is ours alone and nothing is in it. */
  tidy(): Promise<void>;
}

/**
 * Below our own unit (Delegate=yes), or below `/ckpt` when ckptd was started by hand. Which it was is
 * noted in the state directory: one that was started by hand, and `ckptd --recover` with a unit of its
 * own, clean up after a daemon that was killed under systemd.
 */
export async function jobCgroups(
  stateDir: string,
  own?: string,
  place?: string,
): Promise<JobCgroups> {
  // Without the version 2 hierarchy no container is moved, and nothing is found there.
  const root = place ?? (await cgroupRoot()) ?? '/sys/fs/cgroup';
  const self = own ?? (await readFile('/proc/self/cgroup', 'utf8'));
  const base = baseOf(/^0::(.*)$/m.exec(self)?.[1] ?? '/', stateDir);
  const note = join(stateDir, 'job-cgroups');
  const noted = (await readFile(note, 'utf8').catch(() => '')).split('\n');
  const bases = [...new Set([base, handBase(stateDir), ...noted])].filter((one) =>
    one.startsWith('/'),
  );
  if (base !== handBase(stateDir) && !noted.includes(base)) {
    // A full disk keeps nobody from starting: only the leftovers of a change of place stay longer.
    await writeDurably(note, bases.map((one) => `${one}\n`).join(''), 0o600).catch(() => undefined);
  }
  return {
    of: async (job) => {
      const path = join(root, base, `job-${job}`);
      await mkdir(path, { recursive: true });
      return path;
    },
    all: async () => {
      const found = await Promise.all(
        bases.map(async (one) => {
          const names = await readdir(join(root, one)).catch(() => []);
          return names
            .filter((name) => /^job-[0-9a-f]{32}$/.test(name))
            .map((name) => ({ job: name.slice(4), dir: join(root, one, name) }));
        }),
      );
      return found.flat();
    },
    tidy: async () => {
      if (base.startsWith(`${OURS}/`)) await rmdir(join(root, base)).catch(() => undefined);
    },
  };
}

function baseOf(own: string, stateDir: string): string {
  // What systemd starts beside the main process of a delegated unit (ExecStopPost=) is one deeper.
  const unit = own.endsWith('/.control') ? dirname(own) : own;
  if (basename(unit) === 'ckpt-recover.service') return join(dirname(unit), 'ckptd.service');
  return unit.endsWith('.service') ? unit : handBase(stateDir);
}

/** Daemons of other state directories may be on this host, in tests: each has its own place. */
function handBase(stateDir: string): string {
  if (stateDir === DEFAULT_STATE_DIR) return OURS;
  return join(OURS, createHash('sha256').update(stateDir).digest('hex').slice(0, 8));
}

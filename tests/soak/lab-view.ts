import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Host } from '../support/cluster.ts';
import type { Lab } from '../support/lab.ts';

export interface Process {
  /** As this machine counts, not the host. */
  readonly pid: number;
  readonly comm: string;
  readonly cgroup: string;
}

/**
 * The two hosts as the machine sees them: their processes by cgroup, their disks by path. A blow from
 * here needs no command inside a host, so it lands within a millisecond of its moment.
 */
export class LabView {
  readonly #group: string;
  readonly #lab: Lab;

  constructor(lab: Lab) {
    this.#lab = lab;
    const script = `. /run/ckpt-lab/${lab.name}/state && printf %s "$group"`;
    this.#group = execFileSync('bash', ['-c', script], { encoding: 'utf8' });
  }

  disk(host: Host): string {
    return join(dirname(this.#lab.share(host)), 'ckpt');
  }

  jobsDir(host: Host): string {
    return join(this.disk(host), 'jobs');
  }

  /** All processes of a host. One that comes or goes meanwhile may be missing. */
  processes(host: Host): Process[] {
    const found: Process[] = [];
    for (const cgroup of groupsBelow(join(this.#group, host))) {
      for (const pid of read(join(cgroup, 'cgroup.procs')).split('\n')) {
        if (pid === '' || pid === '0') continue;
        found.push({ pid: Number(pid), comm: read(`/proc/${pid}/comm`).trimEnd(), cgroup });
      }
    }
    return found;
  }

  /** The daemon, not one of its children. */
  daemon(host: Host): number | undefined {
    return this.processes(host).find(({ pid }) =>
      read(`/proc/${pid}/cmdline`).includes('src/daemon/main.ts'),
    )?.pid;
  }

  monitorOf(host: Host, container: string): number | undefined {
    return this.processes(host).find(
      ({ pid, comm }) =>
        comm === 'conmon' && read(`/proc/${pid}/cmdline`).includes(`\0-c\0${container}`),
    )?.pid;
  }

  /** Groups of a container, its monitor's left out. */
  groupsOf(host: Host, container: string): string[] {
    return groupsBelow(join(this.#group, host)).filter(
      (path) => path.includes(container) && !path.includes('conmon'),
    );
  }

  /** As somebody does it who knows nothing of ckpt. */
  thaw(host: Host, container: string): boolean {
    const groups = this.groupsOf(host, container);
    for (const group of groups) writeFileSync(join(group, 'cgroup.freeze'), '0');
    return groups.length > 0;
  }
}

function groupsBelow(top: string): string[] {
  const all = [top];
  for (let at = 0; at < all.length; at++) {
    const dir = all[at] ?? '';
    try {
      for (const entry of readdirSync(dir, { withFileTypes: true })) {
        if (entry.isDirectory()) all.push(join(dir, entry.name));
      }
    } catch {
      // gone meanwhile
    }
  }
  return all;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

export interface Gauge {
  readonly rssMiB: number;
  readonly descriptors: number;
}

/** Resident memory and open descriptors of a host's daemon. */
export function gaugeOf(view: LabView, host: Host): Gauge {
  const pid = view.daemon(host);
  if (pid === undefined) throw new Error(`no ckptd on ${host}`);
  const rssKiB = Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1]);
  return { rssMiB: rssKiB / 1024, descriptors: readdirSync(`/proc/${pid}/fd`).length };
}

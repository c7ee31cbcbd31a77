import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Claims, Subject } from '../../src/base/claims.ts';
import type { Finding } from '../../src/base/fault.ts';
import { Half } from './hand-move.ts';
import { type Lab, type LabExecOptions, type LabHost, type LabResult, lab } from './lab.ts';

export interface Described {
  readonly subject: Subject;
  readonly claims: Claims;
  readonly findings: readonly Finding[];
}

/** A lab for the podman room alone: halves of moves, and podman's command to look from outside. */
export class PodmanLab {
  readonly lab: Lab;

  private constructor(one: Lab) {
    this.lab = one;
  }

  static async open(): Promise<PodmanLab> {
    const opened = new PodmanLab(lab());
    await opened.lab.up();
    await opened.wipe();
    return opened;
  }

  /** Lets a host have what its first container makes and no other, so that it is no leftover. */
  async startedBefore(host: LabHost): Promise<void> {
    for (const runtime of ['crun', 'runc']) {
      const first = ['run', '--rm', '--runtime', runtime, '--network', 'lan', 'localhost/busybox'];
      await this.exec(host, ['podman', ...first, 'true']);
    }
  }

  /** No container, no volume and no leftover of ours on either host. */
  async wipe(): Promise<void> {
    const script = `for cg in /sys/fs/cgroup/libpod_parent/libpod-*/; do
        [ -e "$cg/cgroup.freeze" ] && echo 0 > "$cg/cgroup.freeze"
      done
      podman rm -f -a -t0; podman volume rm -a -f
      rmdir /sys/fs/cgroup/libpod_parent/libpod-*
      for family in inet arp bridge netdev; do
        nft list tables $family | grep ckpt_ | while read table; do nft delete $table; done
      done
      for cg in /sys/fs/cgroup/ckpt/*/; do echo 1 > $cg/cgroup.kill; sleep 0.1; rmdir $cg; done
      rm -rf /var/lib/ckpt /share/* /etc/criu/crun.conf /etc/criu/runc.conf`;
    for (const host of ['hosta', 'hostb'] as const) {
      await this.lab.exec(host, ['sh', '-c', script], { ok: 'any' });
    }
  }

  half(host: LabHost, podman?: string): Half {
    return new Half(this.lab, host, podman);
  }

  async exec(host: LabHost, command: string[], options?: LabExecOptions): Promise<LabResult> {
    return await this.lab.exec(host, command, options);
  }

  async sh(host: LabHost, script: string): Promise<string> {
    return (await this.lab.exec(host, ['sh', '-c', script], { ok: 'any' })).stdout.trim();
  }

  /** A power failure: processes and memory of the host are gone, its disk is kept. */
  async crash(host: LabHost): Promise<void> {
    await this.lab.crash(host);
  }

  /** As ckptd writes it: the container belongs to the other host. */
  async fence(host: LabHost, id: string, state: 'leaving' | 'gone'): Promise<void> {
    const owner = host === 'hosta' ? 'hostb' : 'hosta';
    const fence = { container: id, name: 'web', owner, epoch: 1, state, job: '0'.repeat(32) };
    await this.lab.exec(
      host,
      ['sh', '-c', `mkdir -p /var/lib/ckpt/fence; cat >/var/lib/ckpt/fence/${id}.json`],
      { input: JSON.stringify(fence) },
    );
  }

  async unfence(host: LabHost, id: string): Promise<void> {
    await this.lab.exec(host, ['rm', '-f', `/var/lib/ckpt/fence/${id}.json`]);
  }

  /** `podman run -d`; returns the id. */
  async run(host: LabHost, ...args: string[]): Promise<string> {
    return (await this.lab.exec(host, ['podman', 'run', '-d', ...args])).stdout.trim();
  }

  /** Waits until the container has printed a line; the last lines when it does not. */
  async printed(host: LabHost, name: string, line: RegExp, ms = 60_000): Promise<string> {
    return await eventually(ms, async () => {
      const { stdout, stderr } = await this.lab.exec(host, ['podman', 'logs', name]);
      const found = stdout.split('\n').findLast((one) => line.test(one));
      if (found === undefined) throw new Error(`${name} printed: ${stdout.slice(-300)} ${stderr}`);
      return found;
    });
  }

  /** Puts a program of the workload image where the client can start it. */
  async program(name: string): Promise<string> {
    const made = await this.lab.exec('hosta', ['podman', 'create', 'localhost/workloads']);
    const id = made.stdout.trim();
    await this.lab.exec('hosta', ['podman', 'cp', `${id}:/w/${name}`, `/share/${name}`]);
    await this.lab.exec('hosta', ['podman', 'rm', id]);
    const share = this.lab.share('client');
    mkdirSync(share, { recursive: true });
    rmSync(join(share, name), { force: true });
    copyFileSync(join(this.lab.share('hosta'), name), join(share, name));
    return `/share/${name}`;
  }
}

/** As the protocol makes them: 128 random bits. */
export function jobId(): string {
  return randomBytes(16).toString('hex');
}

export async function eventually<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const codes = (findings: readonly Finding[]) =>
  findings.filter(({ blocks }) => blocks).map(({ code }) => code);

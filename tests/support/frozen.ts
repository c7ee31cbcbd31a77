import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cgroupRoot } from '../../src/podman/cgroup.ts';
import { statOf } from '../../src/sys/proc.ts';

/** Starts the process, tells its pid, and lives as long as it does: as conmon with a container. */
const MONITOR = 'sleep 600 & echo $!; wait';

/** What a frozen container is to the kernel: a process in a cgroup that stands still. */
export class FrozenProcess implements Disposable {
  readonly cgroup: string;
  readonly pid: number;
  readonly startTicks: string;
  /** Its parent. */
  readonly #child: ChildProcess;
  #ended = false;

  private constructor(cgroup: string, child: ChildProcess, pid: number) {
    this.cgroup = cgroup;
    this.#child = child;
    this.pid = pid;
    this.startTicks = statOf(pid)?.startTicks ?? '';
    child.once('exit', () => {
      this.#ended = true;
    });
  }

  /** `dir`: its cgroup, made when it is not there. */
  static async start(dir?: string): Promise<FrozenProcess> {
    const process = await FrozenProcess.running(dir);
    process.freeze();
    await process.until(() => process.frozen);
    // The kernel says frozen just before the task gives its processor away, which counts as a switch.
    let last: string | undefined;
    await process.until(() => {
      const now = readFileSync(`/proc/${process.pid}/status`, 'utf8');
      const still = now === last;
      last = now;
      return still;
    });
    return process;
  }

  static async running(dir?: string): Promise<FrozenProcess> {
    const root = await cgroupRoot();
    if (root === undefined) throw new Error('this machine has no cgroup v2 hierarchy');
    const cgroup = dir ?? join(root, `ckpt-test-${randomBytes(6).toString('hex')}`);
    mkdirSync(cgroup, { recursive: true });
    const child = spawn('/bin/sh', ['-c', MONITOR, '-b', cgroup], {
      argv0: 'conmon',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const pid = Number(line);
    writeFileSync(join(cgroup, 'cgroup.procs'), String(pid));
    return new FrozenProcess(cgroup, child, pid);
  }

  get frozen(): boolean {
    return /^frozen 1$/m.test(readFileSync(join(this.cgroup, 'cgroup.events'), 'utf8'));
  }

  get ended(): boolean {
    return this.#ended;
  }

  freeze(): void {
    writeFileSync(join(this.cgroup, 'cgroup.freeze'), '1');
  }

  async until(is: () => boolean, ms = 20_000): Promise<void> {
    const end = performance.now() + ms;
    while (!is()) {
      if (performance.now() > end) throw new Error('did not happen in time');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  [Symbol.dispose](): void {
    try {
      if (!this.#ended) process.kill(this.pid, 'SIGKILL');
      this.#child.kill('SIGKILL');
      writeFileSync(join(this.cgroup, 'cgroup.freeze'), '0');
      for (let tries = 0; tries < 500; tries += 1) {
        try {
          rmdirSync(this.cgroup);
          return;
        } catch {
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
        }
      }
    } catch {
      // it was taken away, as it should be
    }
  }
}

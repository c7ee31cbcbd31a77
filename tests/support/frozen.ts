import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cgroupRoot } from '../../src/podman/cgroup.ts';
import { statOf } from '../../src/sys/proc.ts';

/** What a frozen container is to the kernel: a process in a cgroup that stands still. */
export class FrozenProcess implements Disposable {
  readonly cgroup: string;
  readonly pid: number;
  readonly startTicks: string;
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
    return process;
  }

  static async running(dir?: string): Promise<FrozenProcess> {
    const root = await cgroupRoot();
    if (root === undefined) throw new Error('this machine has no cgroup v2 hierarchy');
    const cgroup = dir ?? join(root, `ckpt-test-${randomBytes(6).toString('hex')}`);
    mkdirSync(cgroup, { recursive: true });
    const child = spawn('/bin/sleep', ['600'], { stdio: 'ignore' });
    if (child.pid === undefined) throw new Error('no sleep');
    writeFileSync(join(cgroup, 'cgroup.procs'), String(child.pid));
    return new FrozenProcess(cgroup, child, child.pid);
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

  async until(is: () => boolean, ms = 5_000): Promise<void> {
    const end = performance.now() + ms;
    while (!is()) {
      if (performance.now() > end) throw new Error('did not happen in time');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  [Symbol.dispose](): void {
    try {
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

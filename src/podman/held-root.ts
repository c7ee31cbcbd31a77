import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { Fault } from '../base/fault.ts';

/** The root file system that podman has mounted for a container whose restore waits. */
export class MountedRoot {
  readonly path: string;
  readonly #device: number;

  private constructor(path: string, device: number) {
    this.path = path;
    this.#device = device;
  }

  static async at(path: string): Promise<MountedRoot> {
    return new MountedRoot(path, (await stat(path)).dev);
  }

  /**
   * Holds it while files are put there. When podman gives up meanwhile and takes the mount away, they go with it: in
   * the directory below they would keep podman from ever removing the container. RESTORE_FAILED when it is
   * gone already.
   */
  async hold(): Promise<HeldRoot> {
    const flags = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;
    const handle = await open(this.path, flags);
    if ((await handle.stat()).dev === this.#device) return new HeldRoot(handle);
    await handle.close();
    throw new Fault(
      'RESTORE_FAILED',
      'podman took away the root file system that was to be filled',
    );
  }
}

export class HeldRoot implements AsyncDisposable {
  /** For this process and its children, wherever it is mounted, or is not any more. */
  readonly path: string;
  readonly #handle: FileHandle;

  constructor(handle: FileHandle) {
    this.#handle = handle;
    this.path = `/proc/${process.pid}/fd/${handle.fd}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
  }
}

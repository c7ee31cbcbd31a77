import { execFileSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MIB = 1024 * 1024;

/** A file system in memory with room for `mib`, which a test can fill to the last byte. */
export class FullDisk implements Disposable {
  readonly path: string;

  constructor(mib: number) {
    this.path = mkdtempSync(join(tmpdir(), 'ckpt-full-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mib}m,mode=0700`, 'ckpt-test', this.path]);
  }

  /** Nothing is left, not even a block. */
  fill(): void {
    const file = openSync(join(this.path, 'filler'), 'a');
    const block = Buffer.alloc(MIB);
    try {
      for (let size = MIB; size >= 1; ) {
        try {
          // A short write, too, means that less is left than was asked for.
          if (writeSync(file, block, 0, size) < size) size = size >> 1;
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          size = size >> 1;
        }
      }
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(join(this.path, 'filler'), { force: true });
  }

  [Symbol.dispose](): void {
    execFileSync('umount', ['-l', this.path]);
    rmSync(this.path, { recursive: true });
  }
}

/**
 * ext4 on a loop device whose file can be taken away below it: every write that reaches the device
 * then fails with EIO, and the file system stops. `mend` brings back what was on the disk at the
 * moment of the fault, as another cable would.
 */
export class FailingDisk implements Disposable {
  readonly path: string;
  readonly #dir: string;
  readonly #image: string;
  readonly #mib: number;
  #loop = '';

  constructor(mib: number) {
    this.#mib = mib;
    this.#dir = mkdtempSync(join(tmpdir(), 'ckpt-eio-'));
    this.#image = join(this.#dir, 'image');
    this.path = join(this.#dir, 'disk');
    mkdirSync(this.path);
    const file = openSync(this.#image, 'w');
    ftruncateSync(file, mib * MIB);
    closeSync(file);
    execFileSync('mkfs.ext4', ['-q', '-E', 'lazy_itable_init=0', this.#image]);
    this.#mount();
  }

  #mount(): void {
    const said = execFileSync('losetup', ['--find', '--show', this.#image], { encoding: 'utf8' });
    this.#loop = said.trim();
    execFileSync('mount', ['-t', 'ext4', '-o', 'errors=remount-ro', this.#loop, this.path]);
  }

  #unmount(): void {
    execFileSync('umount', ['-l', this.path]);
    execFileSync('losetup', ['--detach', this.#loop]);
    this.#loop = '';
  }

  fail(): void {
    copyFileSync(this.#image, `${this.#image}.saved`);
    // Until the device knows that it is empty, a write makes the file grow again, and succeeds.
    do {
      truncateSync(this.#image, 0);
      execFileSync('losetup', ['--set-capacity', this.#loop]);
    } while (statSync(this.#image).size !== 0);
  }

  /** Nobody may have a file of it open. */
  mend(): void {
    this.#unmount();
    if (statSync(this.#image).size !== 0) throw new Error('something reached the dead disk');
    copyFileSync(`${this.#image}.saved`, this.#image);
    if (statSync(this.#image).size !== this.#mib * MIB) throw new Error('not what it was');
    this.#mount();
  }

  [Symbol.dispose](): void {
    this.#unmount();
    rmSync(this.#dir, { recursive: true });
  }
}

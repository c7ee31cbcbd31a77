import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { Fault } from '../base/fault.ts';
import { abortFault, type Op } from '../base/op.ts';
import { commandIn, ENVIRONMENT } from '../sys/run.ts';

/**
 * A program that has been started, waits for its input, and does its work when it gets it: starting
 * costs 10 to 60 ms, and the pause is no time for that. When ckptd dies, its input ends and it goes
 * away without having done anything.
 */
export class Armed implements Disposable {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #name: string;
  readonly #ended: Promise<number>;
  #output = '';
  #errors = '';
  #gone = false;

  constructor(file: string, args: readonly string[], cgroup: string | undefined) {
    this.#name = file.slice(file.lastIndexOf('/') + 1);
    this.#child = spawn(...commandIn(cgroup, file, args), {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: ENVIRONMENT,
      detached: true,
    });
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (this.#output.length < 65_536) this.#output += text;
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (this.#errors.length < 65_536) this.#errors += text;
    });
    this.#child.stdin.on('error', () => undefined); // said by the exit code
    const { promise, resolve } = Promise.withResolvers<number>();
    this.#ended = promise;
    this.#child.on('error', () => resolve(127));
    this.#child.on('close', (code) => resolve(code ?? 128));
    void promise.then(() => {
      this.#gone = true;
    });
  }

  get usable(): boolean {
    return !this.#gone;
  }

  /** Gives the program something to get ready with, without letting it go. */
  prepare(input: string): void {
    this.#child.stdin.write(input);
  }

  /** The last input. Resolves with what it printed; CHILD_FAILED when it did not end well. */
  async fire(op: Op, input: string): Promise<string> {
    this.#child.stdin.end(input);
    const { promise: left, reject } = Promise.withResolvers<never>();
    const stop = () => reject(abortFault(op.signal));
    if (op.signal.aborted) stop();
    op.signal.addEventListener('abort', stop, { once: true });
    try {
      const code = await Promise.race([this.#ended, left]);
      if (code === 0) return this.#output;
      const why = this.#errors.trim().split('\n').at(-1) ?? '';
      throw new Fault('CHILD_FAILED', `${this.#name}: exit ${code}: ${why.slice(0, 400)}`);
    } finally {
      op.signal.removeEventListener('abort', stop);
    }
  }

  /** Ends it unused. */
  [Symbol.dispose](): void {
    if (!this.#gone) this.#child.kill('SIGKILL');
  }
}

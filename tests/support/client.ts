import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Cluster } from './cluster.ts';
import type { LabHost } from './lab.ts';

/** A program of a lab host. Ends with its scope. */
export class HostProgram implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number>;
  readonly lines: string[] = [];
  readonly #waiting = new Set<() => void>();
  #errors = '';
  #over = false;

  private constructor(cluster: Cluster, host: LabHost, command: readonly string[]) {
    this.#child = cluster.lab.start(host, command);
    const { stdout, stderr } = this.#child;
    if (stdout === null || stderr === null) throw new Error('no pipes');
    createInterface({ input: stdout }).on('line', (line) => {
      this.lines.push(line);
      for (const wake of [...this.#waiting]) wake();
    });
    stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text;
    });
    this.#ended = new Promise((resolve) => {
      this.#child.on('close', (code) => {
        this.#over = true;
        resolve(code ?? 1);
        for (const wake of [...this.#waiting]) wake();
      });
    });
  }

  /** Returns when it has said its first line, whatever that is. */
  static async start(
    cluster: Cluster,
    host: LabHost,
    command: readonly string[],
  ): Promise<HostProgram> {
    const program = new HostProgram(cluster, host, command);
    await program.line(/^/);
    return program;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** The first line from number `from` on that matches. */
  async line(pattern: RegExp, from = 0, withinMs = 20_000): Promise<string> {
    const end = performance.now() + withinMs;
    for (;;) {
      const found = this.lines.slice(from).find((line) => pattern.test(line));
      if (found !== undefined) return found;
      if (this.#over || performance.now() > end) {
        throw new Error(`never said ${pattern}: ${this.lines.slice(-5).join('\n')}${this.#errors}`);
      }
      await this.#change(end);
    }
  }

  async #change(end: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.add(resolve);
    const timer = setTimeout(resolve, Math.max(0, end - performance.now()) + 1);
    await promise;
    clearTimeout(timer);
    this.#waiting.delete(resolve);
  }

  /** Asks it to end, and returns its exit code. */
  async end(): Promise<number> {
    if (!this.#over) this.#child.kill('SIGTERM');
    return await this.#ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 3_000);
    await this.end();
    clearTimeout(timer);
  }
}

export interface EchoResult {
  readonly sent: number;
  readonly wrong: number;
  readonly resets: number;
  readonly longestGapMs: number;
  readonly bytes: number;
  readonly missing: number;
}

/** Of the last line that echoclient says. */
export function echoResult(line: string): EchoResult {
  const number = (key: string): number => Number(new RegExp(`\\b${key}=(\\d+)`).exec(line)?.[1]);
  return {
    sent: number('sent'),
    wrong: number('wrong'),
    resets: number('resets'),
    longestGapMs: number('longest_gap_ms'),
    bytes: number('bytes'),
    missing: number('missing'),
  };
}

/** One TCP connection to an echo server: every byte that comes back is compared. */
export class EchoClient implements AsyncDisposable {
  readonly #program: HostProgram;

  private constructor(program: HostProgram) {
    this.#program = program;
  }

  static async connect(cluster: Cluster, host: string, port: number): Promise<EchoClient> {
    const command = ['/share/echoclient', host, String(port), '600', '--rate', '200'];
    return new EchoClient(await HostProgram.start(cluster, 'client', command));
  }

  /** Blocks sent so far. */
  async progress(): Promise<number> {
    const from = this.#program.lines.length;
    this.#program.signal('SIGUSR1');
    const line = await this.#program.line(/^PROGRESS/, from);
    return Number(/sent=(\d+)/.exec(line)?.[1]);
  }

  /** Waits for all echoes and tells how it went. */
  async finish(): Promise<EchoResult> {
    await this.#program.end();
    return echoResult(this.#program.lines.at(-1) ?? '');
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#program[Symbol.asyncDispose]();
  }
}

export interface RedisResult {
  readonly requests: number;
  readonly wrong: number;
  readonly resets: number;
  readonly longestGapMs: number;
}

/** One TCP connection to Redis: INCR must answer one more each time, GET what SET wrote. */
export class RedisClient implements AsyncDisposable {
  readonly #program: HostProgram;

  private constructor(program: HostProgram) {
    this.#program = program;
  }

  static async connect(cluster: Cluster, host: string, port = 6379): Promise<RedisClient> {
    const script = '/opt/ckpt/tests/support/redis-writer.ts';
    const node = '/opt/ckpt/node_modules/.bin/node';
    const command = [node, script, host, String(port)];
    return new RedisClient(await HostProgram.start(cluster, 'client', command));
  }

  /** How it stands. `reset`: the longest gap is counted from here on. */
  async progress(reset = false): Promise<RedisResult> {
    const from = this.#program.lines.length;
    this.#program.signal(reset ? 'SIGUSR2' : 'SIGUSR1');
    return JSON.parse(await this.#program.line(/^\{/, from)) as RedisResult;
  }

  /** Ends after the last answer. */
  async finish(): Promise<RedisResult> {
    await this.#program.end();
    return JSON.parse(this.#program.lines.at(-1) ?? '') as RedisResult;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#program[Symbol.asyncDispose]();
  }
}

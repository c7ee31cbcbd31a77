import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';

const ROOT = resolve(import.meta.dirname, '../..');
export const NODE = resolve(ROOT, 'node_modules/.bin/node');
export const CKPT = resolve(ROOT, 'src/cli/main.ts');
const DEADLINE_MS = 30_000;

export interface Ended {
  /** Of the process; a signal is told as a negative number. */
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly ended: Promise<Ended>;
  /** Resolves when stderr holds the text. Rejects when the command ends before. */
  said(text: string): Promise<void>;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly uid?: number;
}

/** Starts the real command with an environment of its own. */
export function startCkpt(args: readonly string[], options: RunOptions = {}): Running {
  return startProgram(NODE, [CKPT, ...args], options);
}

export function startProgram(
  program: string,
  args: readonly string[],
  { env = {}, input = '', uid }: RunOptions = {},
): Running {
  const child = spawn(program, args, {
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: DEADLINE_MS,
    killSignal: 'SIGKILL',
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let stdout = '';
  let stderr = '';
  const heard = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    for (const listener of heard) listener();
  });
  child.stdin.on('error', () => undefined); // it may end before it has read
  child.stdin.end(input);
  const ended = new Promise<Ended>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) =>
      signal === 'SIGKILL'
        ? fail(new Error(`killed at its deadline\n${stdout}\n${stderr}`))
        : done({ exit: code ?? -1, stdout, stderr }),
    );
  });
  return {
    child,
    ended,
    said: (text) =>
      new Promise((done, fail) => {
        const look = () => {
          if (!stderr.includes(text)) return;
          heard.delete(look);
          done();
        };
        heard.add(look);
        look();
        void ended.then(() => fail(new Error(`ended without saying '${text}':\n${stderr}`)), fail);
      }),
  };
}

export function runCkpt(args: readonly string[], options?: RunOptions): Promise<Ended> {
  return startCkpt(args, options).ended;
}

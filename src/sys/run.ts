import { writeFileSync } from 'node:fs';
import type { Duplex, Readable, Writable } from 'node:stream';
import { execa } from 'execa';
import { failpoints, hit } from '../base/failpoint.ts';
import { Fault } from '../base/fault.ts';
import { abortFault, type Op, patience } from '../base/op.ts';

/**
 * What a child may see of our environment: nothing. It gets these words and what the caller adds. HOME is left
 * out on purpose: CRIU would read $HOME/.criu/default.conf.
 */
export const ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LANG: 'C.UTF-8',
} as const;

/** Around every child. */
export const CHILD_POINTS = ['child.start', 'child.exit'] as const;

const OUTPUT_LIMIT = 1024 * 1024;
const KILL_AFTER_MS = 2_000;
/** For the last words of a child that has ended. */
const LAST_WORDS_MS = 1_000;

export interface RunOptions {
  /** Written to the child's standard input, which is /dev/null otherwise. */
  readonly input?: string | Uint8Array;
  /** Standard output goes to this file (made anew) instead of being collected. */
  readonly stdoutFile?: string;
  /** Standard input comes from this file. */
  readonly stdinFile?: string;
  /** Speaks with the child through a socket of its own, until the child closes it. */
  readonly socket?: ChildSocket;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** cgroup v2 directory the child starts in, so that it and all it makes can be ended together. */
  readonly cgroup?: string;
  /** `patience` of so many milliseconds. The child is asked to end, and killed 2 s later, with all of its cgroup. */
  readonly deadlineMs?: number;
  /** Exit codes that are answers, not failures. */
  readonly ok?: readonly number[];
  /** Bytes of standard output to keep; more is a LIMIT_SIZE failure. */
  readonly maxOutput?: number;
  /** Failure code of a non-zero exit. */
  readonly fault?: 'PODMAN_FAILED' | 'CHILD_FAILED' | 'CRIU_FAILED';
}

export interface ChildSocket {
  /** Number of the descriptor in the child, 4 to 9: a stream socket (UNIX). */
  readonly fd: number;
  /** Gets the other end. When it fails, its failure is that of the run; the child has to end by itself. */
  serve(socket: Duplex): Promise<void>;
}

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds. */
  readonly took: number;
}

/**
 * Runs a program to its end: environment rebuilt from nothing, stdin /dev/null, output capped.
 * Throws CHILD_FAILED (or `fault`) on an exit code not in `ok`, TOOL_MISSING when the program does
 * not exist, DEADLINE or CANCELLED when it had to be killed.
 */
export async function run(
  op: Op,
  file: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  if (op.signal.aborted) throw abortFault(op.signal);
  const deadline =
    options.deadlineMs === undefined
      ? undefined
      : AbortSignal.timeout(patience(op, options.deadlineMs));
  const signal = deadline === undefined ? op.signal : AbortSignal.any([op.signal, deadline]);
  const started = performance.now();
  if (failpoints.on) await hit('child.start');
  const command = commandIn(options.cgroup, file, args, options.socket?.fd);
  const child = execa(command[0], command[1], {
    env: { ...ENVIRONMENT, ...options.env },
    extendEnv: false,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.input === undefined ? {} : { input: options.input }),
    stdio: [
      options.input !== undefined
        ? 'pipe'
        : options.stdinFile === undefined
          ? 'ignore'
          : { file: options.stdinFile },
      options.stdoutFile === undefined ? 'pipe' : { file: options.stdoutFile },
      'pipe',
      ...(options.socket === undefined ? [] : (['pipe'] as const)),
    ],
    buffer: {
      stdout: options.stdoutFile === undefined,
      stderr: true,
      ...(options.socket === undefined ? {} : { fd3: false }),
    },
    maxBuffer: { stdout: options.maxOutput ?? OUTPUT_LIMIT, stderr: OUTPUT_LIMIT },
    cancelSignal: signal,
    forceKillAfterDelay: KILL_AFTER_MS,
    reject: false,
    stripFinalNewline: true,
    // A daemon's child must not get its terminal's signals.
    detached: true,
    cleanup: true,
  });
  using _ = endWithAll(signal, child, options.cgroup);
  const served = options.socket?.serve(child.stdio[3] as Duplex) ?? Promise.resolve();
  served.catch(() => {}); // awaited when the child has ended
  using _pipes = closeBehind(child);
  const result = await child;
  if (!result.isCanceled) await served;
  const took = performance.now() - started;
  if (failpoints.on) await hit('child.exit');
  const stdout = typeof result.stdout === 'string' ? result.stdout : '';
  const stderr = typeof result.stderr === 'string' ? result.stderr : '';
  const name = file.split('/').at(-1) ?? file;
  if (result.isCanceled) {
    const why = abortFault(signal);
    throw new Fault(why.code, `${name} ${args[0] ?? ''}: ${why.message}`, {
      cause: why,
      facts: { program: name, stderr: printable(stderr, 400) },
    });
  }
  if (result.isMaxBuffer) {
    throw new Fault('LIMIT_SIZE', `${name} printed more than is kept`, {
      facts: { program: name },
    });
  }
  if (result.code === 'ENOENT' && result.exitCode === undefined) {
    throw new Fault('TOOL_MISSING', `${file} is not installed`, { facts: { program: name } });
  }
  const code = result.exitCode ?? 128;
  const missing = code === 127 && command[0] !== file;
  if (missing)
    throw new Fault('TOOL_MISSING', `${file} is not installed`, { facts: { program: name } });
  if (!(options.ok ?? [0]).includes(code)) {
    const how = result.signal === undefined ? `exit ${code}` : `killed by ${result.signal}`;
    throw new Fault(
      options.fault ?? 'CHILD_FAILED',
      `${name} ${args.slice(0, 2).join(' ')}: ${how}: ${printable(lastLines(stderr), 1_000)}`,
      { facts: { program: name, exit: code, signal: result.signal ?? '' } },
    );
  }
  return { code, stdout, stderr, took };
}

/**
 * What to start in place of a program, so that it starts in `cgroup` (v2), and has its descriptor 3 as `moved`.
 * The shell moves itself, then becomes the program: no moment in which it could make processes outside of the cgroup.
 */
export function commandIn(
  cgroup: string | undefined,
  file: string,
  args: readonly string[],
  moved?: number,
): [file: string, args: string[]] {
  if (cgroup === undefined && moved === undefined) return [file, [...args]];
  const words = [
    ...(cgroup === undefined ? [] : ['echo 0 > "$0/cgroup.procs" &&']),
    'exec "$@"',
    ...(moved === undefined ? [] : [`${moved}<&3 3<&-`]),
  ];
  return ['/bin/sh', ['-c', words.join(' '), cgroup ?? 'sh', file, ...args]];
}

interface Piped {
  readonly stdio: readonly (Readable | Writable | null | undefined)[];
}

function closePipes({ stdio }: Piped): void {
  for (const stream of stdio) stream?.destroy();
}

/** What a child leaves running may hold the other ends of our pipes: they are not waited for. */
function closeBehind(
  child: Piped & { once(event: 'exit', heard: () => void): unknown },
): Disposable {
  let timer: NodeJS.Timeout | undefined;
  child.once('exit', () => {
    // Behind the timers comes the reading: what lies in the pipes by now is not lost.
    timer = setTimeout(() => setImmediate(() => closePipes(child)), LAST_WORDS_MS);
  });
  return { [Symbol.dispose]: () => clearTimeout(timer) };
}

/** A killed child may leave children of its own, and they hold the other ends of our pipes open. */
function endWithAll(signal: AbortSignal, child: Piped, cgroup: string | undefined): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    timer = setTimeout(() => {
      try {
        if (cgroup !== undefined) writeFileSync(`${cgroup}/cgroup.kill`, '1', { flag: 'r+' });
      } catch {
        // the cgroup is gone, and with it all that was in it
      }
      closePipes(child);
    }, KILL_AFTER_MS + 200);
  };
  signal.addEventListener('abort', end, { once: true });
  return {
    [Symbol.dispose]: () => {
      signal.removeEventListener('abort', end);
      clearTimeout(timer);
    },
  };
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-8).join(' | ');
}

/** Output of a child is hostile text: control characters are shown, never sent to a terminal or log. */
export function printable(text: string, max: number): string {
  const safe = text.replaceAll(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be removed
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return safe.length <= max ? safe : `${safe.slice(0, max)}…`;
}

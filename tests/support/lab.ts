import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const OUTPUT_LIMIT = 16 * 1024 * 1024;

/** What drives a laboratory. */
export interface LabKind {
  readonly script: string;
  /** Every deadline is taken times this. */
  readonly slowness: number;
}

export const NAMESPACES: LabKind = {
  script: resolve(import.meta.dirname, '../../lab/lab'),
  slowness: 1,
};
/** Virtual machines whose processors are emulated. */
export const GUESTS: LabKind = {
  script: resolve(import.meta.dirname, '../../lab/vm/vm'),
  slowness: 10,
};

export type LabHost = 'hosta' | 'hostb' | 'client';

export interface LabResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface LabExecOptions {
  /** Milliseconds; the command is killed then and the promise rejects. 60 s when absent. */
  readonly deadlineMs?: number;
  readonly input?: string;
  /** Exit codes that are answers. Another one rejects with the output in the message. */
  readonly ok?: readonly number[] | 'any';
}

export interface Lab {
  readonly name: string;
  readonly kind: LabKind;
  up(): Promise<void>;
  down(): Promise<void>;
  /** A power failure of one host; `up` starts it again with the disk it had. */
  crash(host: LabHost): Promise<void>;
  /** The cable between a host and the switch. */
  link(host: LabHost, way: 'up' | 'down'): Promise<void>;
  exec(host: LabHost, command: readonly string[], options?: LabExecOptions): Promise<LabResult>;
  /** Starts a command and returns at once; the caller ends it. */
  start(host: LabHost, command: readonly string[]): ReturnType<typeof spawn>;
  /** The directory of this machine that the host sees as /share. Guests have none. */
  share(host: LabHost): string;
}

/**
 * One laboratory of two hosts and a client. `name` tells parallel runs apart; CKPT_TEST_LAB gives
 * the default. `up` on a lab that is up costs little, so every test file calls it.
 */
export function lab(name = process.env['CKPT_TEST_LAB'] ?? 'test', kind = NAMESPACES): Lab {
  const { script, slowness } = kind;
  const env = { ...process.env, LAB: name };
  const call = (args: readonly string[], options: LabExecOptions = {}): Promise<LabResult> =>
    new Promise((done, fail) => {
      const child = execFile(
        script,
        [...args],
        {
          env,
          timeout: (options.deadlineMs ?? 60_000) * slowness,
          killSignal: 'SIGKILL',
          maxBuffer: OUTPUT_LIMIT,
        },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : error.code;
          const ok = options.ok ?? [0];
          if (typeof code === 'number' && (ok === 'any' || ok.includes(code))) {
            done({ code, stdout, stderr });
            return;
          }
          const how = error?.killed ? 'killed at its deadline' : `exit ${String(code)}`;
          fail(new Error(`lab ${args.join(' ')}: ${how}\n${stdout}\n${stderr}`));
        },
      );
      child.stdin?.on('error', () => undefined); // the command may end before it has read its input
      child.stdin?.end(options.input ?? '');
    });
  return {
    name,
    kind,
    async up() {
      if (!existsSync(script)) throw new Error(`${script} is missing`);
      await call(['up'], { deadlineMs: 600_000 });
    },
    async down() {
      await call(['down'], { deadlineMs: 120_000 });
    },
    async crash(host) {
      await call(['crash', host]);
    },
    async link(host, way) {
      await call(['link', host, way]);
    },
    exec: (host, command, options) => call(['exec', host, '--', ...command], options),
    start: (host, command) =>
      spawn(script, ['exec', host, '--', ...command], { env, stdio: ['pipe', 'pipe', 'pipe'] }),
    share: (host) =>
      join(process.env['CKPT_LAB_CACHE'] ?? '/var/cache/ckpt-lab', 'run', name, host, 'share'),
  };
}

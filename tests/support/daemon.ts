import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { TOOL_PATH } from '../../src/daemon/tools.ts';
import { dialLocal } from '../../src/rpc/dial-local.ts';
import type { OperatorClient } from '../../src/rpc/services.ts';

export const CKPTD = fileURLToPath(new URL('../../bin/ckptd', import.meta.url));
const START_MS = 60_000;

/** Sections of ckptd.toml as text, for a daemon whose files all lie below `dir`. */
export function configIn(dir: string, sections: Readonly<Record<string, string>> = {}): string {
  const all: Record<string, string> = { peer: 'listen = ["[::]:0"]', ...sections };
  all['paths'] = [
    `state_dir = "${dir}/state"`,
    `run_dir = "${dir}/run"`,
    `pki_dir = "${dir}/pki"`,
    `hosts_file = "${dir}/hosts.toml"`,
    ...standIns(sections['paths'] ?? ''),
    sections['paths'] ?? '',
  ].join('\n');
  return Object.entries(all)
    .map(([name, text]) => `[${name}]\n${text}\n`)
    .join('\n');
}

/** ckptd does not start without these; nothing tried with this daemon uses them. */
function standIns(paths: string): string[] {
  return (['nft', 'ip', 'tar', 'nsenter', 'sync'] as const)
    .filter((tool) => !paths.includes(`${tool} =`))
    .filter((tool) => !TOOL_PATH.some((dir) => existsSync(`${dir}/${tool}`)))
    .map((tool) => `${tool} = "/bin/true"`);
}

export interface TestDaemon extends AsyncDisposable {
  readonly dir: string;
  readonly child: ChildProcess;
  readonly operator: OperatorClient;
  readonly reader: OperatorClient;
  /** Lines of its log so far. */
  log(): Readonly<Record<string, unknown>>[];
  /** Exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
  stop(signal?: NodeJS.Signals): Promise<number | string>;
}

export interface StartOptions {
  readonly sections?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Started instead of ckptd; gets ckptd and its arguments as further arguments. */
  readonly wrapper?: readonly string[];
  /** Descriptors handed to the child as 3, 4, … */
  readonly fds?: readonly number[];
  /** Return at once instead of when it is ready. */
  readonly wait?: false;
}

/** Each start has a log of its own. */
let starts = 0;

/** Starts ckptd with all its files below `dir`. Throws with its log when it ends before it is ready. */
export async function startDaemon(dir: string, options: StartOptions = {}): Promise<TestDaemon> {
  mkdirSync(dir, { recursive: true });
  const config = join(dir, 'ckptd.toml');
  writeFileSync(config, configIn(dir, options.sections));
  starts += 1;
  const logFile = join(dir, `log.${starts}`);
  const log = openSync(logFile, 'a');
  const command = [...(options.wrapper ?? []), CKPTD, '--config', config];
  const [file = CKPTD, ...args] = command;
  const child = spawn(file, args, {
    stdio: ['ignore', log, log, ...(options.fds ?? [])],
    env: { PATH: process.env['PATH'] ?? '', ...options.env },
  });
  closeSync(log);
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  let gone: number | string | undefined;
  void ended.then((how) => {
    gone = how;
  });
  const operator = dialLocal(join(dir, 'run/ckpt.sock'));
  const reader = dialLocal(join(dir, 'run/ckpt-ro.sock'));
  const lines = () =>
    readFileSync(logFile, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{') || /^<\d>\{/.test(line))
      .map((line): Record<string, unknown> => JSON.parse(line.replace(/^<\d>/, '')));
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (gone === undefined) child.kill(signal);
    return await ended;
  };
  const late = performance.now() + START_MS;
  while (options.wait !== false && !lines().some((line) => line['msg'] === 'ready')) {
    if (gone !== undefined || performance.now() > late) {
      if (gone === undefined) await stop('SIGKILL');
      throw new Error(`ckptd ended with ${gone}:\n${readFileSync(logFile, 'utf8')}`);
    }
    await sleep(20);
  }
  return {
    dir,
    child,
    operator: operator.client,
    reader: reader.client,
    log: lines,
    ended,
    stop,
    [Symbol.asyncDispose]: async () => {
      operator[Symbol.dispose]();
      reader[Symbol.dispose]();
      const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await stop();
      clearTimeout(killer);
    },
  };
}

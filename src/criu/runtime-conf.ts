import { createHash } from 'node:crypto';
import { mkdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../base/fault.ts';
import { type Op, shielded } from '../base/op.ts';
import { removeDurably, writeDurably } from '../sys/durable-file.ts';
import { lockFile } from '../sys/file-lock.ts';
import { configLines, OUR_HEADER } from './config-file.ts';
import type { CriuOptions, Use } from './options.ts';

export const RUNTIME_CONF_DIR = '/etc/criu';
export const RUNTIMES = ['crun', 'runc'] as const;
export type Runtime = (typeof RUNTIMES)[number];

/**
 * What stood in the runtime's file before ours: undefined text means there was no file. All texts are
 * latin1 strings, one character per byte, because the file may be in any encoding.
 */
interface Saved {
  readonly text?: string;
  readonly mode: number;
  /** SHA-256 of what we put there, to see whether somebody edited it meanwhile. */
  readonly ours: string;
}

/**
 * For containers without the annotation org.criu.config: runs the body while the runtime's own file
 * (/etc/criu/crun.conf or runc.conf, read for every container of the host) also holds our options,
 * then puts back what stood there, bit for bit. Callers wait for each other. What others wrote into the
 * file is kept in front of ours, where ours win.
 *
 * What stood there is saved beside the file first, so `repairRuntimeConf` can undo it after a kill.
 */
export async function withRuntimeConf<T>(
  op: Op,
  runtime: Runtime,
  options: CriuOptions,
  use: Use,
  body: () => Promise<T>,
  dir: string = RUNTIME_CONF_DIR,
): Promise<T> {
  const lines = latin1(configLines(options, use).join('\n'));
  await mkdir(dir, { recursive: true, mode: 0o755 });
  await using undo = new AsyncDisposableStack();
  undo.use(await lockFile(op, lockPath(dir, runtime)));
  await putBack(op, dir, runtime);

  const path = await confPath(dir, runtime);
  const before = await readIfThere(path);
  // crun reads runc's file when it has none of its own (1.26), so making one would hide that.
  const foreign =
    before ?? (runtime === 'crun' ? await readIfThere(await confPath(dir, 'runc')) : undefined);
  const text = [foreign?.text.replace(/\n?$/, '') ?? '', OUR_HEADER, lines, ''].join('\n');
  const saved: Saved = {
    ...(before === undefined ? {} : { text: before.text }),
    mode: before?.mode ?? 0o600,
    ours: digest(text),
  };
  await writeDurably(savedPath(dir, runtime), JSON.stringify(saved), 0o600);
  undo.defer(() => putBack(shielded(op), dir, runtime));
  await writeDurably(path, Buffer.from(text, 'latin1'), saved.mode);
  return await body();
}

/** At start of the daemon: undoes what a killed one left in the runtimes' files. */
export async function repairRuntimeConf(op: Op, dir: string = RUNTIME_CONF_DIR): Promise<void> {
  for (const runtime of RUNTIMES) {
    if ((await readIfThere(savedPath(dir, runtime))) === undefined) continue;
    await using _lock = await lockFile(op, lockPath(dir, runtime));
    await putBack(op, dir, runtime);
  }
}

async function putBack(op: Op, dir: string, runtime: Runtime): Promise<void> {
  const kept = await readIfThere(savedPath(dir, runtime));
  if (kept === undefined) return;
  const saved = parseSaved(Buffer.from(kept.text, 'latin1').toString(), savedPath(dir, runtime));
  const path = await confPath(dir, runtime);
  const present = await readIfThere(path);
  const untouched = saved.text === present?.text; // killed before it wrote, or after it put back
  if (present !== undefined && !untouched && digest(present.text) !== saved.ours) {
    const aside = `${path}.edited`;
    await writeDurably(aside, Buffer.from(present.text, 'latin1'), 0o600);
    op.log('somebody edited the file while our options stood in it; the edit was put aside', {
      path,
      aside,
    });
  }
  if (saved.text === undefined) await removeDurably(path);
  else if (!untouched) await writeDurably(path, Buffer.from(saved.text, 'latin1'), saved.mode);
  await removeDurably(savedPath(dir, runtime));
}

function parseSaved(json: string, path: string): Saved {
  const value: unknown = JSON.parse(json);
  if (
    typeof value === 'object' &&
    value !== null &&
    'mode' in value &&
    typeof value.mode === 'number' &&
    'ours' in value &&
    typeof value.ours === 'string' &&
    (!('text' in value) || typeof value.text === 'string')
  ) {
    return value as Saved;
  }
  throw new Fault('CRIU_CONFIG', `${path} is not what ckpt writes`, { facts: { path } });
}

async function readIfThere(path: string): Promise<{ text: string; mode: number } | undefined> {
  try {
    const text = await readFile(path, 'latin1');
    return { text, mode: (await stat(path)).mode & 0o777 };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A symbolic link stays one: what it points to is replaced. */
async function confPath(dir: string, runtime: Runtime): Promise<string> {
  const path = join(dir, `${runtime}.conf`);
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}

function savedPath(dir: string, runtime: Runtime): string {
  return join(dir, `.${runtime}.conf.ckpt-saved`);
}

function lockPath(dir: string, runtime: Runtime): string {
  return join(dir, `.${runtime}.conf.ckpt-lock`);
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('hex');
}

function latin1(text: string): string {
  return Buffer.from(text).toString('latin1');
}

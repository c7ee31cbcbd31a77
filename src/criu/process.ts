import { open, readdir, rm, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { syncDirectory } from '../sys/durable-file.ts';
import { isAlive, processTree, statOf } from '../sys/proc.ts';
import { readDumpStats, readInventory, readRestoreStats } from './images.ts';
import { readLog, withoutStamp } from './log.ts';
import { type CriuOptions, rpcOptions } from './options.ts';
import { openCriu } from './rpc.ts';

const DUMP_LOG = 'dump.log';
const RESTORE_LOG = 'restore.log';
/** A big tree on a slow disk takes minutes; what hangs is ended by the caller's op before that. */
const DEADLINE_MS = 600_000;

export interface CheckpointRequest {
  readonly pid: number;
  /** Absolute path of an existing directory without a checkpoint in it. */
  readonly dir: string;
  readonly leaveRunning: boolean;
  readonly tcpEstablished: boolean;
  readonly fileLocks: boolean;
  readonly shellJob: boolean;
  readonly extUnixSk: boolean;
  readonly linkRemap: boolean;
  /** Bytes; absent leaves it to CRIU (1 MiB). */
  readonly ghostLimit?: number;
  /** Absolute path of criu. */
  readonly criu: string;
  /** Milliseconds; ten minutes when absent. */
  readonly deadlineMs?: number;
}

export interface RestoreRequest {
  readonly dir: string;
  readonly tcpEstablished: boolean;
  readonly fileLocks: boolean;
  readonly shellJob: boolean;
  readonly extUnixSk: boolean;
  /** The tree comes back stopped (SIGSTOP). */
  readonly leaveStopped: boolean;
  /** Absolute path of criu. */
  readonly criu: string;
  /** Milliseconds; ten minutes when absent. */
  readonly deadlineMs?: number;
}

export interface ProcessResult {
  readonly pid: number;
  /** Of all images. */
  readonly bytes: number;
  /** Milliseconds in which the tree stood still: the dump's freeze, or the restore. */
  readonly frozenMs: number;
  readonly totalMs: number;
  /** CRIU's, without time stamps. */
  readonly warnings: string[];
}

/**
 * Dumps a process and all below it into a directory, with dump.log beside the images. Unless it is left
 * running the tree is killed, but only once the images are on disk: until then every failure and
 * every cancellation lets it run on, and takes the images away again. NO_SUCH_DIR, NO_SUCH_PROCESS,
 * USAGE (a checkpoint is there already; the tree holds ckptd itself), and what openCriu tells of.
 */
export async function checkpointProcess(
  op: Op,
  request: CheckpointRequest,
): Promise<ProcessResult> {
  const { pid, dir, leaveRunning } = request;
  const started = performance.now();
  await existingDirectory(dir);
  if (await holdsCheckpoint(dir)) {
    throw new Fault('USAGE', `${dir} holds a checkpoint already`, { facts: { path: dir } });
  }
  const process_ = statOf(pid);
  if (process_ === undefined || !isAlive(pid, process_.startTicks)) throw noSuchProcess(pid);
  if (processTree(pid).includes(process.pid)) {
    throw new Fault('USAGE', `ckptd itself runs below process ${pid}`, { facts: { pid } });
  }
  const before = new Set(await readdir(dir));
  try {
    await using criu = await openCriu(op, programOf(request));
    const { number: version } = await criu.version();
    const opts = rpcOptions(
      given({
        'leave-running': leaveRunning,
        'tcp-established': request.tcpEstablished,
        'file-locks': request.fileLocks,
        'shell-job': request.shellJob,
        'ext-unix-sk': request.extUnixSk,
        'link-remap': request.linkRemap,
        ...(request.ghostLimit === undefined ? {} : { 'ghost-limit': request.ghostLimit }),
      }),
      { version, on: 'dump' },
    );
    const place = { imagesDir: dir, logFile: DUMP_LOG };
    await criu.dump(place, { ...opts, pid }, async (_op, { script }) => {
      // The pid may have come to mean another process while criu started.
      if (script === 'pre-dump' && !isAlive(pid, process_.startTicks)) throw noSuchProcess(pid);
      // After a yes to post-dump the images are all that is left of the tree.
      if (script === 'post-dump' && !leaveRunning) await syncFiles(dir);
      return undefined;
    });
  } catch (error) {
    await removeNew(dir, before);
    throw statOf(pid) === undefined && isMissing(error) ? noSuchProcess(pid, error) : error;
  }
  await syncFiles(dir);
  const stats = await readDumpStats(dir);
  return {
    pid,
    bytes: await imageBytes(dir),
    frozenMs: Math.round((stats.freezingUs + stats.frozenUs) / 1000),
    totalMs: Math.round(performance.now() - started),
    warnings: await warningsOf(join(dir, DUMP_LOG)),
  };
}

/**
 * Brings a tree back with the pids it had, with restore.log beside the images. It is nobody's child: it
 * goes to init (or a subreaper) and outlives ckptd. CRIU_FAILED with errno 17 when a pid is taken.
 */
export async function restoreProcess(op: Op, request: RestoreRequest): Promise<ProcessResult> {
  const { dir } = request;
  const started = performance.now();
  await existingDirectory(dir);
  if (!(await holdsCheckpoint(dir))) {
    throw new Fault('NO_SUCH_DIR', `${dir} holds no checkpoint (inventory.img is missing)`, {
      facts: { path: dir },
    });
  }
  const { tcpClose } = await readInventory(dir);
  await using criu = await openCriu(op, programOf(request));
  const { number: version } = await criu.version();
  const opts = rpcOptions(
    given({
      'tcp-established': request.tcpEstablished,
      'tcp-close': tcpClose,
      'file-locks': request.fileLocks,
      'shell-job': request.shellJob,
      'ext-unix-sk': request.extUnixSk,
      'leave-stopped': request.leaveStopped,
    }),
    { version, on: 'restore' },
  );
  const pid = await criu.restore({ imagesDir: dir, logFile: RESTORE_LOG }, opts);
  const stats = await readRestoreStats(dir);
  return {
    pid,
    bytes: await imageBytes(dir),
    frozenMs: Math.round((stats.forkingUs + stats.restoreUs) / 1000),
    totalMs: Math.round(performance.now() - started),
    warnings: await warningsOf(join(dir, RESTORE_LOG)),
  };
}

function programOf({ criu, deadlineMs }: { criu: string; deadlineMs?: number }) {
  return { criu, deadlineMs: deadlineMs ?? DEADLINE_MS };
}

/** What was not asked for stays absent, so that CRIU's configuration files may still say it. */
function given(options: CriuOptions): CriuOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== false));
}

async function existingDirectory(dir: string): Promise<void> {
  if (!isAbsolute(dir)) {
    throw new Fault('NO_SUCH_DIR', `${dir} is not an absolute path`, { facts: { path: dir } });
  }
  const found = await stat(dir).catch(() => undefined);
  if (found === undefined || !found.isDirectory()) {
    throw new Fault('NO_SUCH_DIR', `${dir} is not a directory`, { facts: { path: dir } });
  }
}

async function holdsCheckpoint(dir: string): Promise<boolean> {
  return (await stat(join(dir, 'inventory.img')).catch(() => undefined)) !== undefined;
}

/** A failed dump leaves images that look like a checkpoint; its log stays, it tells why. */
async function removeNew(dir: string, before: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(dir)) {
    if (before.has(name) || name === DUMP_LOG) continue;
    if (name.endsWith('.img') || name === 'stats-dump') await rm(join(dir, name));
  }
}

async function syncFiles(dir: string): Promise<void> {
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = await open(join(dir, entry.name), 'r');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }
  await syncDirectory(dir);
}

async function imageBytes(dir: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(dir)) {
    if (name.endsWith('.img')) bytes += (await stat(join(dir, name))).size;
  }
  return bytes;
}

async function warningsOf(log: string): Promise<string[]> {
  return (await readLog(log)).warnings.map(withoutStamp);
}

function noSuchProcess(pid: number, cause?: unknown): Fault {
  return new Fault('NO_SUCH_PROCESS', `there is no process ${pid}`, { cause, facts: { pid } });
}

function isMissing(error: unknown): boolean {
  return error instanceof Fault && error.facts['errno'] === 3;
}

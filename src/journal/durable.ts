import { access, link, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failpoints, hit } from '../base/failpoint.ts';
import { removeDurably, syncDirectory, writeDurably } from '../sys/durable-file.ts';

/** In the order they are passed. Only targets decide. */
export const DECISION_POINTS = [
  'target.decision.before',
  'target.decision.link',
  'target.decision.linked',
  'target.decision.after',
] as const;

/** Makes a directory (mode 0700) whose name survives a crash. */
export async function makeDirDurable(path: string): Promise<void> {
  if (failpoints.on) await hit('disk.mkdir');
  await mkdir(path, { mode: 0o700, recursive: true });
  await syncDirectory(dirname(path));
}

/**
 * Writes every decision there can be beside the place of the one that will be made, so that making
 * it needs a name and no space: a full disk must not stop it.
 */
export async function draftDecisions(path: string, decisions: readonly string[]): Promise<void> {
  for (const decision of decisions)
    await writeDurably(`${path}.${decision}`, `${decision}\n`, 0o600);
}

/**
 * Makes a decision that can be made once. Whoever makes the file first has decided; everybody is
 * told what was decided. `link` fails when the name exists, on every file system and after a crash.
 */
export async function decideOnce<D extends string>(path: string, decision: D): Promise<D> {
  if (failpoints.on) await hit('target.decision.before');
  try {
    await decideFrom(`${path}.${decision}`, path);
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error;
    // Decided meanwhile, or never drafted: a tombstone.
    const temporary = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`;
    await writeDurably(temporary, `${decision}\n`, 0o600);
    try {
      await decideFrom(temporary, path);
    } finally {
      await rm(temporary, { force: true });
    }
  }
  if (failpoints.on) await hit('target.decision.linked');
  await syncDirectory(dirname(path));
  if (failpoints.on) await hit('target.decision.after');
  return ((await readDecision(path)) ?? decision) as D;
}

async function decideFrom(draft: string, path: string): Promise<void> {
  if (failpoints.on) await hit('target.decision.link');
  if (failpoints.on) await hit('disk.link');
  try {
    await link(draft, path);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  }
}

/** What was decided, or undefined when nothing was. */
export async function readDecision(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** A file whose being there is all it says. */
export async function markDurably(path: string): Promise<void> {
  await writeDurably(path, '', 0o600);
}

export async function removeMark(path: string): Promise<void> {
  await removeDurably(path);
}

export async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return false;
    throw error;
  }
}

export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../base/fault.ts';
import { Turns } from '../base/turns.ts';
import { syncDirectory } from '../sys/durable-file.ts';
import type { PodmanDeps } from './deps.ts';

/**
 * What a job put into podman's storage on the target besides the container: written down before it
 * is done, so that undoing removes this and nothing that was here before or belongs to others.
 */

const Landing = z.strictObject({
  /** Volumes this job made. */
  volumes: z.array(z.string()),
  /** Image id this job brought; empty when the image was here. */
  image: z.string(),
  /** Name this job gave an image for the time of the restore; empty for none. */
  tag: z.string(),
});
export type Landing = z.infer<typeof Landing>;

const NOTHING: Landing = { volumes: [], image: '', tag: '' };

type Place = { readonly paths: Pick<PodmanDeps['paths'], 'stateDir'> };

const pathOf = (deps: Place, job: string) => {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(job)) throw new Fault('INTERNAL', 'not a job id');
  return join(deps.paths.stateDir, 'podman', 'landing', `${job}.json`);
};

export async function readLanding(deps: Place, job: string): Promise<Landing> {
  let text: string;
  try {
    text = await readFile(pathOf(deps, job), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return NOTHING;
    throw error;
  }
  try {
    return Landing.parse(JSON.parse(text));
  } catch (cause) {
    throw new Fault('JOURNAL_DAMAGED', `${pathOf(deps, job)} cannot be read`, { cause });
  }
}

/** One at a time: volumes and image are made ready side by side. */
const turns = new Turns();

/** Durable when it returns. */
export function noteLanding(deps: Place, job: string, more: Partial<Landing>): Promise<Landing> {
  return turns.take(() => noteNow(deps, job, more));
}

async function noteNow(deps: Place, job: string, more: Partial<Landing>): Promise<Landing> {
  const landing = { ...(await readLanding(deps, job)), ...more };
  const path = pathOf(deps, job);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  {
    await using file = await open(`${path}.new`, 'w', 0o600);
    await file.writeFile(JSON.stringify(landing));
    await file.sync();
  }
  await rename(`${path}.new`, path);
  await syncDirectory(dirname(path));
  return landing;
}

export async function forgetLanding(deps: Place, job: string): Promise<void> {
  await rm(pathOf(deps, job), { force: true });
}

import { access, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Claims } from '../base/claims.ts';
import { Fault } from '../base/fault.ts';
import type { PodmanDeps } from './deps.ts';
import { macsOf } from './netlock.ts';
import { namedNetns } from './netns-left.ts';

/**
 * Says that this job made things here, before it makes the first. Without it a clean-up after a
 * crash could not tell the copy of a job from a container that was here all along.
 */
const Mark = z.object({
  job: z.string(),
  container: z.string(),
  name: z.string(),
  runtime: z.enum(['crun', 'runc']),
  /** Hardware addresses of the copy, and the network namespaces that were here before it. */
  macs: z.array(z.string()),
  netns: z.array(z.string()),
});
export type TargetMark = z.infer<typeof Mark>;

type Deps = Pick<PodmanDeps, 'paths'>;

const JOB = /^[A-Za-z0-9_-]{1,64}$/;

/** This room's own directory of a job. */
export function jobDir(deps: Deps, job: string): string {
  if (!JOB.test(job)) {
    throw new Fault('INTERNAL', `not a job id: ${JSON.stringify(job.slice(0, 80))}`);
  }
  return join(deps.paths.stateDir, 'podman', job);
}

/** Durable before it returns. To be called when the names were seen to be free. */
export async function claimTarget(deps: Deps, job: string, claims: Claims): Promise<void> {
  const dir = jobDir(deps, job);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const mark: TargetMark = {
    job,
    container: claims.container,
    name: claims.name,
    runtime: claims.runtime,
    macs: macsOf(claims.networks),
    netns: await namedNetns(),
  };
  const path = join(dir, 'target.json');
  {
    await using file = await open(`${path}.new`, 'w', 0o600);
    await file.writeFile(JSON.stringify(mark));
    await file.sync();
  }
  await rename(`${path}.new`, path);
  for (const one of [dir, join(deps.paths.stateDir, 'podman')]) {
    await using handle = await open(one, 'r');
    await handle.sync();
  }
}

/** Undefined when the job made nothing here. */
export async function targetMark(deps: Deps, job: string): Promise<TargetMark | undefined> {
  const text = await readFile(join(jobDir(deps, job), 'target.json'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw error;
    },
  );
  return text === undefined ? undefined : Mark.parse(JSON.parse(text));
}

/** The copy of a container ran: what its job made here is not to be discarded any more. */
export async function noteRan(deps: Deps, container: string): Promise<void> {
  const jobs = await readdir(join(deps.paths.stateDir, 'podman')).catch(() => []);
  for (const job of jobs.filter((name) => JOB.test(name))) {
    const mark = await targetMark(deps, job);
    if (mark?.container !== container) continue;
    await writeFile(join(jobDir(deps, job), 'ran'), '', { mode: 0o600 });
  }
}

export async function hasRan(deps: Deps, job: string): Promise<boolean> {
  return await access(join(jobDir(deps, job), 'ran')).then(
    () => true,
    () => false,
  );
}

export async function dropTargetMark(deps: Deps, job: string): Promise<void> {
  await rm(jobDir(deps, job), { recursive: true, force: true });
}

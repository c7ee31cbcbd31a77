import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { onceFor } from '../sys/once.ts';
import { type Features, openCriu } from './rpc.ts';

const QUESTION_MS = 15_000;

export interface CriuFacts {
  /** major*10000 + minor*100 + sublevel. */
  readonly version: number;
  readonly text: string;
  readonly features: Features;
  /** What `criu check` finds missing in this kernel; empty when it looks good. */
  readonly errors: readonly string[];
}

/**
 * What this criu is and what this kernel gives it. Asked once per program. CRIU_MISSING when there is none.
 */
export async function probeCriu(op: Op, path: string): Promise<CriuFacts> {
  const facts = await onceFor('criu', [path], () => ask(op, path));
  if (facts === undefined)
    throw new Fault('CRIU_MISSING', `there is no ${path}`, { facts: { path } });
  return facts;
}

async function ask(op: Op, path: string): Promise<CriuFacts> {
  const program = { criu: path, deadlineMs: QUESTION_MS };
  const scratch = await mkdtemp(join(tmpdir(), 'ckpt-criu-'));
  try {
    const { version, features } = await (async () => {
      await using criu = await openCriu(op, program);
      return {
        version: await criu.version(),
        features: await criu.featureCheck({ memTrack: true, lazyPages: true, pidfdStore: true }),
      };
    })();
    const errors = await checkErrors(op, program, scratch);
    return { version: version.number, text: version.text, features, errors };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function checkErrors(
  op: Op,
  program: { criu: string; deadlineMs: number },
  imagesDir: string,
): Promise<string[]> {
  await using criu = await openCriu(op, program);
  try {
    await criu.check({ imagesDir, logFile: 'check.log' });
    return [];
  } catch (error) {
    if (error instanceof Fault && error.code === 'CRIU_CHECK') return [error.message];
    throw error;
  }
}

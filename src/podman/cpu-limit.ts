import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CpuLimit } from '../base/claims.ts';
import { Fault, type Finding, finding } from '../base/fault.ts';
import { cgroupRoot } from './cgroup.ts';

/**
 * The cpu controller of cgroup v2. `cpu.max` is there only where each cgroup above has given it on;
 * `cpu.stat` counts time on every host.
 */

/** Undefined when the cgroup is gone, or has no such limit. */
export async function cpuLimit(dir: string): Promise<CpuLimit | undefined> {
  const text = await readOr(join(dir, 'cpu.max'));
  if (text === undefined) return undefined;
  const [, quota = '', period = ''] = /^(max|\d+) (\d+)\n?$/.exec(text) ?? [];
  if (period === '') throw new Fault('SYSTEM', `cpu.max says ${JSON.stringify(text)}`);
  return { quotaUs: quota === 'max' ? 0 : Number(quota), periodUs: Number(period) };
}

/** A cgroup that is gone needs none. */
export async function setCpuLimit(dir: string, { quotaUs, periodUs }: CpuLimit): Promise<void> {
  const text = `${quotaUs === 0 ? 'max' : quotaUs} ${periodUs}`;
  try {
    await writeFile(join(dir, 'cpu.max'), text, { flag: 'r+' });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** Milliseconds of processor time that all tasks have used since it was made. */
export async function cpuMs(dir: string): Promise<number> {
  const text = await readOr(join(dir, 'cpu.stat'));
  const usec = /^usage_usec (\d+)$/m.exec(text ?? '')?.[1];
  if (usec === undefined) throw new Fault('TARGET_CHANGED', `there is no ${dir} any more`);
  return Number(usec) / 1_000;
}

/** CPU_CONTROLLER when the processor time of this cgroup cannot be limited, and why. */
export async function throttleFindings(dir: string): Promise<Finding[]> {
  if ((await cpuLimit(dir)) !== undefined) return [];
  const root = (await cgroupRoot()) ?? '/sys/fs/cgroup';
  const offered = ((await readOr(join(root, 'cgroup.controllers'))) ?? '').trim().split(' ');
  if (offered.includes('cpu')) {
    return [finding('CPU_CONTROLLER', `the cpu controller is not enabled for ${dir}`)];
  }
  const hierarchies = (await readOr('/proc/self/cgroup')) ?? '';
  const v1 = /^\d+:(?:[^:\n]*,)?cpu(?:,[^:\n]*)?:/m.test(hierarchies);
  const why = v1 ? 'a cgroup v1 hierarchy has it' : 'the kernel has none';
  return [finding('CPU_CONTROLLER', `cgroup v2 has no cpu controller here: ${why}`)];
}

function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENODEV';
}

async function readOr(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

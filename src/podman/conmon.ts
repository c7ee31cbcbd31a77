import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Fault } from '../base/fault.ts';
import { statFields } from './cgroup.ts';

/** Podman's monitor of a container: the parent of its first process, on which its output depends. */

/** 0 when it is gone. */
export async function parentOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return Number(statFields(stat)[1] ?? 0);
}

/** The directory conmon was given: its first process is the child of its own conmon. */
export async function bundleOf(pid: number): Promise<string> {
  const parent = await parentOf(pid);
  const args = (await readFile(`/proc/${parent}/cmdline`, 'utf8').catch(() => '')).split('\0');
  const bundle = args[args.indexOf('-b') + 1];
  if (basename(args[0] ?? '') === 'conmon' && args.includes('-b') && bundle !== undefined) {
    return bundle;
  }
  throw new Fault('RESTORE_FAILED', `process ${pid} is not the child of a conmon`, {
    facts: { pid, parent },
  });
}

export async function isMonitored(life: { readonly pid: number }): Promise<boolean> {
  return await bundleOf(life.pid).then(
    () => true,
    () => false,
  );
}

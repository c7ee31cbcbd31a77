import { readdir, readFile } from 'node:fs/promises';

/** Whether any process of this host has such a text in its file of /proc (proc(5)). */
export async function anyProcess(
  file: 'stat' | 'cmdline',
  is: (text: string) => boolean,
): Promise<boolean> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const texts = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
  );
  return texts.some(is);
}

/** Whether a program of this name, 15 bytes at most, is at work here. A zombie is not. */
export async function programRuns(name: 'criu' | 'podman'): Promise<boolean> {
  const atWork = new RegExp(`^\\d+ \\(${name}\\) [^ZX]`);
  return await anyProcess('stat', (stat) => atWork.test(stat));
}

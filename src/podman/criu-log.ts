import { readFile } from 'node:fs/promises';

/**
 * Marked as errors, and of no consequence: CRIU goes on (4.2 without CAP_SYS_RESOURCE).
 */
const HARMLESS = /rlimit: Can't setup RLIMIT_NOFILE for self/;

/**
 * First line that CRIU marked as an error, without its time stamp; undefined when there is no log or
 * no such line. Later errors are mostly consequences of the first one.
 */
export async function firstCriuError(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'latin1').catch(() => undefined);
  if (text === undefined) return undefined;
  for (const line of text.split('\n')) {
    const at = line.indexOf('Error (');
    if (at >= 0 && !HARMLESS.test(line))
      return line
        .slice(at)
        .replace(/^Error \([^)]*\):\s*/, '')
        .trim();
  }
  return undefined;
}

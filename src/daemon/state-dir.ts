import { lstat, mkdir } from 'node:fs/promises';
import { Fault } from '../base/fault.ts';

/**
 * Images of memory lie in this directory: it must be a directory, ours, and closed to everybody
 * else. Made when absent. CONFIG_INVALID with the command that mends it.
 */
export async function checkStateDir(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const found = await lstat(dir);
  const refuse = (what: string, fix: string) =>
    new Fault('CONFIG_INVALID', `state directory ${dir} ${what}: ${fix}`, { facts: { dir } });
  if (found.isSymbolicLink()) {
    throw refuse('is a symbolic link', 'name the directory itself in paths.state_dir');
  }
  if (!found.isDirectory()) throw refuse('is not a directory', 'move it away');
  const owner = process.geteuid?.() ?? 0;
  if (found.uid !== owner) {
    throw refuse(`belongs to user ${found.uid}`, `chown ${owner}:${owner} ${dir}`);
  }
  if ((found.mode & 0o077) !== 0) {
    const mode = (found.mode & 0o7777).toString(8).padStart(4, '0');
    throw refuse(`has mode ${mode}, others may look in`, `chmod 0700 ${dir}`);
  }
}

import { readFile } from 'node:fs/promises';

/** Number of a group in /etc/group, or undefined. Groups of network directories are not asked for. */
export async function groupId(name: string, file = '/etc/group'): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  for (const line of text.split('\n')) {
    const [group, , id] = line.split(':');
    if (group === name && id !== undefined && /^\d+$/.test(id)) return Number(id);
  }
  return undefined;
}

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { Fault } from '../base/fault.ts';
import { type Config, TOOLS, type Tool } from './config.ts';

/** Where programs are looked for. PATH of the environment counts for nothing: we run as root. */
export const TOOL_PATH = [
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/bin',
] as const;

/** Absolute paths; undefined when a program is not installed. */
export type Tools = Readonly<Record<Tool, string | undefined>>;

/** A path given in the configuration must be a program: CONFIG_INVALID, unless it may be missing. */
export async function findTools(
  paths: Config['paths'],
  { mayBeMissing = false } = {},
): Promise<Tools> {
  const found = await Promise.all(
    TOOLS.map(async (tool): Promise<[Tool, string | undefined]> => {
      const given = paths[tool];
      if (given === undefined) return [tool, await onPath(tool)];
      if (mayBeMissing || (await isProgram(given))) return [tool, given];
      throw new Fault('CONFIG_INVALID', `paths.${tool}: ${given} is not a program`);
    }),
  );
  return Object.fromEntries(found) as Tools;
}

async function onPath(tool: Tool): Promise<string | undefined> {
  for (const dir of TOOL_PATH) {
    if (await isProgram(`${dir}/${tool}`)) return `${dir}/${tool}`;
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

import { access, chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '../base/fault.ts';

/**
 * Podman 5.8 reads /usr/share/containers/oci/hooks.d only, which belongs to packages. The place for
 * the administrator's hooks has to be named in its configuration.
 */
export const HOOKS_DIR = '/etc/containers/oci/hooks.d';
export const DROP_IN = '/etc/containers/containers.conf.d/50-ckpt.conf';

const SCRIPTS = fileURLToPath(new URL('../../hooks', import.meta.url));

interface Hook {
  readonly name: string;
  readonly stage: 'precreate' | 'createRuntime';
  readonly script: string;
  /** What the shell does when node or the script has gone away in an upgrade. */
  readonly otherwise: string;
}

const HOOKS: readonly Hook[] = [
  // Its output is the spec: without node it is handed through as it came.
  { name: 'ckpt-precreate', stage: 'precreate', script: 'ckpt-precreate.mjs', otherwise: 'cat' },
  // Without node the fence is open; a container that belongs here must start all the same.
  { name: 'ckpt-created', stage: 'createRuntime', script: 'ckpt-created.mjs', otherwise: ':' },
];

export interface HookOptions {
  /** Directory of podman's hook files. */
  readonly dir?: string;
  /** Piece of containers.conf(5) that names the directory. */
  readonly dropIn?: string;
  readonly stateDir: string;
}

/**
 * One file for podman's hooks directory. A hook whose program is missing makes podman refuse every
 * container of the host, so the program is the shell, which is always there.
 */
export function hookFile(hook: Hook, node: string, stateDir: string): string {
  const script = join(SCRIPTS, hook.script);
  const command = `[ -x "$1" ] && [ -r "$2" ] && exec "$1" "$2" "$3"; ${hook.otherwise}`;
  return `${JSON.stringify(
    {
      version: '1.0.0',
      hook: {
        path: '/bin/sh',
        args: ['sh', '-c', command, hook.name, node, script, stateDir],
        env: ['PATH=/usr/sbin:/usr/bin:/sbin:/bin'],
        timeout: 10,
      },
      when: { always: true },
      stages: [hook.stage],
    },
    undefined,
    2,
  )}\n`;
}

/** Twice is once. CONFIG_INVALID when a path holds what a hook file cannot. Returns the files. */
export async function installHooks(options: HookOptions): Promise<string[]> {
  const dir = options.dir ?? HOOKS_DIR;
  const made = await mkdir(dir, { recursive: true });
  // The umask of a daemon is 077.
  if (made !== undefined) for (const one of [made, dir]) await chmod(one, 0o755);
  const files: string[] = [];
  for (const hook of HOOKS) {
    const script = join(SCRIPTS, hook.script);
    await access(script).catch((cause: unknown) => {
      throw new Fault('CONFIG_INVALID', `the hook ${script} is missing`, { cause });
    });
    const path = join(dir, `${hook.name}.json`);
    await replace(path, hookFile(hook, process.execPath, options.stateDir));
    files.push(path);
  }
  const dropIn = options.dropIn ?? DROP_IN;
  await mkdir(dirname(dropIn), { recursive: true, mode: 0o755 });
  await replace(dropIn, dropInText(dir));
  return [...files, dropIn];
}

/** Appends: directories that somebody else has named stay. */
function dropInText(dir: string): string {
  return `# written by ckpt host init\n[engine]\nhooks_dir = [${JSON.stringify(dir)}, {append=true}]\n`;
}

async function replace(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await chmod(`${path}.new`, 0o644);
  await rename(`${path}.new`, path);
}

export async function removeHooks(dir = HOOKS_DIR, dropIn = DROP_IN): Promise<void> {
  await rm(dropIn, { force: true });
  for (const { name } of HOOKS) await rm(join(dir, `${name}.json`), { force: true });
}

/** The hook files are there and name programs that exist. */
export async function hooksInstalled(dir = HOOKS_DIR): Promise<boolean> {
  for (const { name, script } of HOOKS) {
    const text = await readFile(join(dir, `${name}.json`), 'utf8').catch(() => '');
    if (!text.includes(JSON.stringify(join(SCRIPTS, script)))) return false;
  }
  return true;
}

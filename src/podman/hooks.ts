import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '../base/fault.ts';

/**
 * Podman 5.8 reads /usr/share/containers/oci/hooks.d only, which belongs to packages. The place for
 * the administrator's hooks has to be named in its configuration.
 */
export const HOOKS_DIR = '/etc/containers/oci/hooks.d';
export const DROP_IN = '/etc/containers/containers.conf.d/50-ckpt.conf';

const SOURCES = fileURLToPath(new URL('../../hooks', import.meta.url));

/** Paths that mean themselves to sed and to the shell. */
const PLAIN = /^[A-Za-z0-9/._-]+$/;

interface Hook {
  readonly name: string;
  readonly stage: 'precreate' | 'createRuntime';
  readonly source: string;
  command(source: string, stateDir: string): readonly string[];
}

const HOOKS: readonly Hook[] = [
  {
    name: 'ckpt-precreate',
    stage: 'precreate',
    source: 'ckpt-precreate.sed',
    // Its output is the spec: without sed it is handed through as it came.
    command: (source, stateDir) => [
      '[ -x /bin/sed ] && exec /bin/sed -e "$1"; exec cat',
      'ckpt-precreate',
      withoutComments(source).replaceAll('@STATE@', stateDir),
    ],
  },
  {
    name: 'ckpt-created',
    stage: 'createRuntime',
    source: 'ckpt-created.sh',
    command: (source, stateDir) => [withoutComments(source), 'ckpt-created', stateDir],
  },
];

const withoutComments = (source: string) => source.replaceAll(/^#.*\n/gm, '');

export interface HookOptions {
  /** Directory of podman's hook files. */
  readonly dir?: string;
  /** Piece of containers.conf(5) that names the directory. */
  readonly dropIn?: string;
  readonly stateDir: string;
}

/**
 * One file for podman's hooks directory. A hook whose program is missing makes podman refuse every
 * container of the host, so the program is the shell, and the file holds all that it runs: the fence
 * stands also while ckpt is being replaced, or after it was removed.
 */
async function hookFile(hook: Hook, stateDir: string): Promise<string> {
  const source = await readFile(join(SOURCES, hook.source), 'utf8').catch((cause: unknown) => {
    throw new Fault('CONFIG_INVALID', `the hook ${hook.source} is missing`, { cause });
  });
  return `${JSON.stringify(
    {
      version: '1.0.0',
      hook: {
        path: '/bin/sh',
        args: ['sh', '-c', ...hook.command(source, stateDir)],
        env: ['PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'LC_ALL=C'],
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
  if (!PLAIN.test(options.stateDir)) {
    throw new Fault('CONFIG_INVALID', `state_dir: ${options.stateDir} cannot stand in a hook file`);
  }
  const made = await mkdir(dir, { recursive: true });
  // The umask of a daemon is 077.
  if (made !== undefined) for (const one of [made, dir]) await chmod(one, 0o755);
  const files: string[] = [];
  for (const hook of HOOKS) {
    const path = join(dir, `${hook.name}.json`);
    await replace(path, await hookFile(hook, options.stateDir));
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

/**
 * Writes hooks of another version anew; those that were never installed stay away, and those of
 * another ckptd as they are. They may have named programs that are gone with that version, and then
 * the fence is open. True when it did.
 */
export async function refreshHooks(options: HookOptions): Promise<boolean> {
  const dir = options.dir ?? HOOKS_DIR;
  const paths = HOOKS.map(({ name }) => join(dir, `${name}.json`));
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8').catch(() => '')));
  if (!texts.some((text) => text.includes(options.stateDir))) return false;
  if (await hooksInstalled(options.stateDir, dir)) return false;
  await installHooks(options);
  return true;
}

/** The hook files are there, and are those this version writes. */
export async function hooksInstalled(stateDir: string, dir = HOOKS_DIR): Promise<boolean> {
  for (const hook of HOOKS) {
    const text = await readFile(join(dir, `${hook.name}.json`), 'utf8').catch(() => '');
    if (text !== (await hookFile(hook, stateDir))) return false;
  }
  return true;
}

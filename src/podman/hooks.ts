import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault, type Finding, finding } from '../base/fault.ts';

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
  await mkdir(dirname(options.dropIn ?? DROP_IN), { recursive: true, mode: 0o755 });
  const files = await filesOf(options);
  for (const [path, text] of files) await replace(path, text);
  return [...files.keys()];
}

/** What is to stand where. The drop-in comes last: with it podman begins to read the others. */
async function filesOf({ stateDir, dir = HOOKS_DIR, dropIn = DROP_IN }: HookOptions) {
  const files = new Map<string, string>();
  for (const hook of HOOKS) {
    files.set(join(dir, `${hook.name}.json`), await hookFile(hook, stateDir));
  }
  return files.set(dropIn, dropInText(dir));
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
  if ((await hookFindings(options)).length === 0) return false;
  await installHooks(options);
  return true;
}

/** HOOKS_MISSING unless Podman asks the fence of this version before it starts a container. */
export async function hookFindings(options: HookOptions): Promise<Finding[]> {
  const wanted = await filesOf(options);
  const wrong: string[] = [];
  for (const [path, text] of wanted) {
    if ((await readFile(path, 'utf8').catch(() => '')) !== text) wrong.push(path);
  }
  if (wrong.length === 0) return [];
  return [finding('HOOKS_MISSING', `not what this ckptd installs: ${wrong.join(', ')}`)];
}

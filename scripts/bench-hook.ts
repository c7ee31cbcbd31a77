import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs inside a host of the laboratory. Times `podman run --rm busybox true` with and without the
 * hooks of ckpt, in pairs whose order changes, and each hook on its own with the input a runtime
 * gives it. Prints one JSON object: milliseconds, in the order they were taken.
 *
 *   bench-hook.ts PAIRS RUNTIME STATE_DIR
 */

const [pairs = '40', runtime = 'crun', stateDir = '/var/lib/ckpt'] = process.argv.slice(2);
const HOOKS = '/etc/containers/oci/hooks.d';
const NONE = '/run/no-hooks';
mkdirSync(NONE, { recursive: true });

function timed(program: string, args: readonly string[], input?: Buffer, argv0?: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(program, args, {
    ...(input === undefined ? {} : { input }),
    ...(argv0 === undefined ? {} : { argv0, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } }),
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  const took = performance.now() - started;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${String(stderr)}`);
  return took;
}

const start = (hooks: string) =>
  timed('/usr/bin/podman', [
    ...[`--hooks-dir=${hooks}`, `--runtime=${runtime}`, 'run', '--rm', '--network=none'],
    ...['localhost/busybox', 'true'],
  ]);

const withHooks: number[] = [];
const without: number[] = [];
for (let warm = 0; warm < 3; warm++) for (const hooks of [HOOKS, NONE]) start(hooks);
for (let pair = 0; pair < Number(pairs); pair++) {
  const order = pair % 2 === 0 ? [HOOKS, NONE] : [NONE, HOOKS];
  for (const hooks of order) (hooks === HOOKS ? withHooks : without).push(start(hooks));
}

/** What podman and the runtime hand over for a container of this host. */
const id = String(
  spawnSync('/usr/bin/podman', ['create', 'localhost/busybox', 'true']).stdout,
).trim();
spawnSync('/usr/bin/podman', ['init', id]);
const path = String(
  spawnSync('/usr/bin/podman', ['inspect', '--format', '{{.OCIConfigPath}}', id]).stdout,
).trim();
const spec = readFileSync(path);
spawnSync('/usr/bin/podman', ['rm', '-f', id]);
const state = Buffer.from(
  JSON.stringify({ ociVersion: '1.2.0', id, status: 'created', pid: 1, bundle: '/' }),
);

function alone(name: string, input: Buffer): number[] {
  const { hook } = JSON.parse(readFileSync(join(HOOKS, `${name}.json`), 'utf8')) as {
    hook: { path: string; args: string[] };
  };
  const [argv0, ...args] = hook.args;
  return Array.from({ length: 200 }, () => timed(hook.path, args, input, argv0));
}

const hooksAlone = {
  precreate: alone('ckpt-precreate', spec),
  created: alone('ckpt-created', state),
};
/** As after years: a thousand containers were given away. */
const fences = Array.from({ length: 1_000 }, (_, n) =>
  join(stateDir, 'fence', `${n.toString(16).padStart(64, '0')}.json`),
);
mkdirSync(join(stateDir, 'fence'), { recursive: true });
for (const file of fences) writeFileSync(file, '{"owner":"elsewhere"}');
const createdWithFences = alone('ckpt-created', state);
for (const file of fences) rmSync(file, { force: true });

console.log(JSON.stringify({ withHooks, without, ...hooksAlone, createdWithFences }));

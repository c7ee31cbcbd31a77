import { access, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Op, patience, pause } from '../base/op.ts';
import { removeDurably, writeDurably } from '../sys/durable-file.ts';
import { run } from '../sys/run.ts';
import type { PodmanDeps } from './deps.ts';
import { checkContainerId } from './describe.ts';

/**
 * Podman has systemd run a container's health check: a transient timer `<container id>-<hex>.timer`
 * (before 5.0 `<container id>.timer`) starts a service that calls `podman healthcheck run`. In a
 * frozen container the check would hang, be counted as failed, and its action could restart what
 * another host owns by now. So the timers are stopped for the pause.
 *
 * systemd forgets a transient unit when it stops. To start it again it is made anew, the way podman
 * makes it (5.8) and under the same name, by which podman will look for it.
 */

const SYSTEMD = '/run/systemd/system';
const SYSTEMCTL = '/usr/bin/systemctl';
const SYSTEMD_RUN = '/usr/bin/systemd-run';
const ASK_MS = 5_000;
/** A check that runs when the pause begins may end first; its tasks would be part of the dump. */
const CHECK_MS = 2_000;

const Timers = z.array(
  z.strictObject({
    /** Without `.timer`. */
    unit: z.string(),
    /** As systemd writes a span of time, as `1min 30s`. */
    every: z.string(),
  }),
);
type Timers = z.infer<typeof Timers>;

type Deps = Pick<PodmanDeps, 'paths'>;

const notePath = ({ paths }: Deps, container: string) =>
  join(paths.stateDir, 'podman', 'timers', `${checkContainerId(container)}.json`);

/** Twice is once. What was stopped is on disk before it is stopped. */
export async function stopTimers(op: Op, deps: Deps, container: string): Promise<void> {
  if (!(await hasSystemd())) return;
  const timers = await timersOf(op, checkContainerId(container));
  if (timers.length === 0) return;
  const path = notePath(deps, container);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeDurably(path, JSON.stringify(timers), 0o600);
  await systemctl(op, 'stop', ...timers.map(({ unit }) => `${unit}.timer`));
  const end = performance.now() + patience(op, CHECK_MS);
  for (const { unit } of timers) {
    while (!(await isIdle(op, `${unit}.service`)) && performance.now() < end) await pause(op, 50);
  }
  op.log('health checks are stopped for the pause', { container, timers: timers.length });
}

/** For a container that runs again. Twice is once. */
export async function startTimers(op: Op, deps: Deps, container: string): Promise<void> {
  const path = notePath(deps, container);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  for (const { unit, every } of Timers.parse(JSON.parse(text))) {
    const again = await systemctl(op, 'start', `${unit}.timer`);
    if (again.code !== 0) {
      await run(
        op,
        SYSTEMD_RUN,
        [
          ...['--unit', unit, '--property', 'LogLevelMax=notice', `--on-unit-inactive=${every}`],
          ...['--setenv=PATH=/usr/sbin:/usr/bin:/sbin:/bin', '--timer-property=AccuracySec=1s'],
          ...[deps.paths.podman, 'healthcheck', 'run', container],
        ],
        { deadlineMs: ASK_MS },
      );
    }
    // The timer counts from the end of a check: without a first one it would never fire.
    await systemctl(op, 'restart', '--no-block', `${unit}.service`);
  }
  await removeDurably(path);
}

/** For a container that is gone: podman has taken its timers away. */
export async function forgetTimers(deps: Deps, container: string): Promise<void> {
  await removeDurably(notePath(deps, container)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error; // no directory: no container here ever had one
  });
}

async function hasSystemd(): Promise<boolean> {
  return await access(SYSTEMD).then(
    () => true,
    () => false,
  );
}

async function systemctl(op: Op, ...args: string[]) {
  return await run(op, SYSTEMCTL, args, { ok: [0, 1, 3, 4, 5], deadlineMs: ASK_MS });
}

async function timersOf(op: Op, container: string): Promise<Timers> {
  const list = ['list-units', '--plain', '--no-legend', '--full', '--type=timer'];
  const { stdout } = await systemctl(op, ...list, `${container}*.timer`);
  const units = stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/)[0] ?? '')
    .filter((name) => name.endsWith('.timer'))
    .map((name) => name.slice(0, -'.timer'.length));
  return await Promise.all(
    units.map(async (unit) => {
      const shown = await systemctl(op, 'show', '--property=TimersMonotonic', `${unit}.timer`);
      const every = /OnUnitInactiveUSec=([^;]+?) ;/.exec(shown.stdout)?.[1] ?? '30s';
      return { unit, every };
    }),
  );
}

async function isIdle(op: Op, service: string): Promise<boolean> {
  const { stdout } = await systemctl(op, 'show', '--property=ActiveState', '--value', service);
  return !/^(active|activating|deactivating|reloading)/.test(stdout.trim());
}

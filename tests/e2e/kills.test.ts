import { describe, expect } from 'vitest';
import { HostProgram } from '../support/client.ts';
import {
  type Cluster,
  eventually,
  HOSTS,
  type Host,
  other,
  type Runtime,
} from '../support/cluster.ts';
import { it } from '../support/e2e.ts';
import { soleOwner, stateTruth, type Witness } from '../support/oracles.ts';

/**
 * SIGKILL at random moments of a move. SEED replays a run: `SEED=123 vitest run --project e2e kills`;
 * CKPT_KILLS sets the number of moments for each victim.
 */
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_007);
const MOMENTS = Number(process.env['CKPT_KILLS'] ?? 2);
/** From the moment both daemons are up again. */
const SETTLED_MS = 45_000;

const LASTING_MS = 20;

const VICTIMS = [
  'ckptd of the source',
  'ckptd of the target',
  'podman',
  'the runtime',
  'criu',
] as const;
type Victim = (typeof VICTIMS)[number];

/** mulberry32: the same seed gives the same numbers. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Seen {
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

/** Which processes an undisturbed move starts on its two hosts, and how long it takes. */
interface Course {
  readonly source: readonly Seen[];
  readonly target: readonly Seen[];
  readonly ms: number;
}

const killer = (cluster: Cluster, host: Host, ...args: string[]): Promise<HostProgram> =>
  HostProgram.start(cluster, host, [
    ...['/opt/ckpt/node_modules/.bin/node', '/opt/ckpt/tests/support/killer.ts'],
    ...args,
  ]);

async function undisturbed(cluster: Cluster, name: string, from: Host): Promise<Course> {
  await using here = await killer(cluster, from, 'census');
  await using there = await killer(cluster, other(from), 'census');
  const started = performance.now();
  await cluster.migrate(name, from);
  const ms = performance.now() - started;
  const tell = async (program: HostProgram): Promise<Seen[]> => {
    await program.end();
    return JSON.parse(program.lines.at(-1) ?? '') as Seen[];
  };
  return { source: await tell(here), target: await tell(there), ms };
}

interface Blow {
  readonly host: Host;
  readonly args: readonly string[];
}

async function aim(
  cluster: Cluster,
  victim: Victim,
  from: Host,
  runtime: Runtime,
  course: Course,
  random: () => number,
): Promise<Blow> {
  if (victim === 'ckptd of the source' || victim === 'ckptd of the target') {
    const host = victim === 'ckptd of the source' ? from : other(from);
    const pid = await cluster.daemonPid(host);
    return { host, args: ['kill-pid', String(pid), String(Math.round(random() * course.ms))] };
  }
  const name = victim === 'the runtime' ? runtime : victim;
  const choices = (['source', 'target'] as const).flatMap((side) =>
    course[side]
      .filter((one) => one.name === name)
      .map((one, ordinal) => ({ side, ordinal, ms: one.last - one.first })),
  );
  // Most only ask for a version and are gone before a blow can land.
  const lasting = choices.filter(({ ms }) => ms >= LASTING_MS);
  const pool = lasting.length > 0 ? lasting : choices;
  const chosen = pool[Math.floor(random() * pool.length)];
  if (chosen === undefined) throw new Error(`an undisturbed move starts no ${name}`);
  const afterMs = Math.round(random() * chosen.ms);
  const host = chosen.side === 'source' ? from : other(from);
  return { host, args: ['kill', name, String(chosen.ordinal), String(afterMs)] };
}

/** One move with one blow. Returns where the container runs afterwards. */
async function strike(
  cluster: Cluster,
  witness: Witness,
  { name, id, from, blow }: { name: string; id: string; from: Host; blow: Blow },
): Promise<{ readonly owner: Host; readonly told: string; readonly landed: boolean }> {
  const program = await killer(cluster, blow.host, ...blow.args);
  await using _ends = program;
  const move = cluster.tryCkpt(from, ['migrate', name, '--to', other(from)], 150_000);
  const over = move.then(() => program.end());
  await program.line(/^\{/, 0, 150_000);
  if (blow.args[0] === 'kill-pid') {
    await eventually(
      async () => ((await cluster.daemonPid(blow.host)) === undefined ? true : undefined),
      5_000,
      () => `ckptd of ${blow.host} lives on`,
    );
    await cluster.startDaemon(blow.host);
  }
  const { code, stderr } = await move;
  await over;
  const told = `${program.lines.at(-1)} exit ${code} ${stderr.trim().split('\n').at(-1)}`;
  try {
    const owner = await eventually(
      () => soleOwner(cluster, id),
      SETTLED_MS,
      () => `no single owner after ${SETTLED_MS} ms`,
    );
    await stateTruth(cluster, id, owner);
    await witness.exactlyOne(name);
    // The exit code told the truth: 0 is moved, 5 is not known yet, all else is not moved.
    if (code === 0) expect(owner).toBe(other(from));
    else if (code !== 5) expect(owner).toBe(from);
    for (const host of HOSTS) expect(await cluster.ckptJson(host, ['jobs'])).toEqual([]);
    return { owner, told, landed: !told.startsWith('{"killed":null') };
  } catch (error) {
    const where = `${from} to ${other(from)}, killer on ${blow.host}: ${blow.args.join(' ')}`;
    throw new Error(`SEED=${SEED}: ${where}: ${told}\n${String(error)}`, { cause: error });
  }
}

describe(`SIGKILL at random moments of a move (SEED=${SEED})`, () => {
  describe.each(VICTIMS.map((victim, at) => ({ victim, at })))('to $victim', ({ victim, at }) => {
    it.for(['crun', 'runc'] as const)(
      'leaves exactly one copy, which has missed nothing, with %s',
      { timeout: 600_000 },
      async (runtime, { cluster, witness }) => {
        const random = randomFrom(SEED + at * 2 + (runtime === 'crun' ? 0 : 1));
        const name = cluster.newName('kill');
        const args = ['pattern', '--mib', '16', '--rate', '500'];
        const id = await cluster.startWorkload('hosta', { name, runtime, args });
        await witness.hears(name);
        const course = await undisturbed(cluster, name, 'hosta');
        let from: Host = 'hostb';
        const moments = Math.ceil(MOMENTS / 2);
        let landed = 0;
        // A move that starts fewer processes than the first one may be over before the blow.
        for (let moment = 0; landed < moments && moment < 6 * moments + 4; moment++) {
          const blow = await aim(cluster, victim, from, runtime, course, random);
          const end = await strike(cluster, witness, { name, id, from, blow });
          process.stderr.write(
            `${victim} ${runtime} ${moment}: ${from} -> ${end.owner} ${end.told}\n`,
          );
          from = end.owner;
          if (end.landed) landed += 1;
        }
        expect(landed, 'blows that hit').toBe(moments);
        expect(await cluster.ask(from, name)).toBe('VERIFIED 4096 pages 0 bad');
        // A clean move afterwards: nothing was left that stands in its way.
        await cluster.migrate(name, from);
        await witness.exactlyOne(name);
      },
    );
  });
});

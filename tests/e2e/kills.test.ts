import { describe, expect } from 'vitest';
import { HostProgram } from '../support/client.ts';
import { type Cluster, eventually, HOSTS, type Host, other } from '../support/cluster.ts';
import { it } from '../support/e2e.ts';
import { DeadlyNetavark } from '../support/netavark.ts';
import { owned, Standstill, stateTruth, type Witness } from '../support/oracles.ts';
import { either, type Runtime } from '../support/runtimes.ts';

/**
 * SIGKILL at random moments of a move. SEED replays a run: `SEED=123 vitest run --project e2e kills`;
 * CKPT_KILLS sets the number of moments for each victim; crun has the odd one of them.
 */
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_007);
const MOMENTS = Number(process.env['CKPT_KILLS'] ?? 5);
/** From the moment both daemons are up again. */
const SETTLED_MS = 45_000;

const LASTING_MS = 20;

/** With the rows of docs/reliability.md that they stand for. */
const VICTIMS = {
  'ckptd of the source': 'row:source-killed',
  'ckptd of the target': 'row:target-killed',
  podman: 'row:podman-source-killed row:podman-target-killed',
  'the runtime': 'row:runtime-killed',
  criu: 'row:criu-source-killed row:criu-target-killed',
  'conmon of the source': 'row:conmon-source-killed',
  'conmon of the target': 'row:conmon-target-killed',
} as const;
type Victim = keyof typeof VICTIMS;

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

/** What an undisturbed move looks like, by runtime, and the daemons that are known to be warm. */
const known = { daemons: '', courses: new Map<Runtime, Course>() };

/**
 * A daemon's first move asks runtimes and criu what they can do, and no later one. Moves the container,
 * which is on hosta, only as often as something is not known yet.
 */
async function warmUp(
  cluster: Cluster,
  name: string,
  runtime: Runtime,
): Promise<{ course: Course; from: Host }> {
  const daemons = async () =>
    (await Promise.all(HOSTS.map((host) => cluster.daemonPid(host)))).join();
  let from: Host = 'hosta';
  if (known.daemons !== (await daemons())) {
    await cluster.migrate(name, from);
    from = other(from);
    known.daemons = await daemons();
  }
  const course = known.courses.get(runtime) ?? (await undisturbed(cluster, name, from));
  if (!known.courses.has(runtime)) from = other(from);
  known.courses.set(runtime, course);
  return { course, from };
}

interface Blow {
  readonly host: Host;
  readonly args: readonly string[];
}

async function aim(
  cluster: Cluster,
  victim: Victim,
  { container, from }: { container: string; from: Host },
  runtime: Runtime,
  course: Course,
  random: () => number,
): Promise<Blow> {
  const killPid = (host: Host, name: string, pid: number | undefined): Blow => {
    const afterMs = String(Math.round(random() * course.ms));
    return { host, args: ['kill-pid', name, String(pid), afterMs] };
  };
  if (victim === 'ckptd of the source' || victim === 'ckptd of the target') {
    const host = victim === 'ckptd of the source' ? from : other(from);
    return killPid(host, 'ckptd', await cluster.daemonPid(host));
  }
  if (victim === 'conmon of the source') {
    const { State } = await cluster.inspect(from, container);
    return killPid(from, 'conmon', State.ConmonPid);
  }
  const name =
    victim === 'the runtime' ? runtime : victim === 'conmon of the target' ? 'conmon' : victim;
  // That of the source is there before.
  const sides = name === 'conmon' ? (['target'] as const) : (['source', 'target'] as const);
  // Most only ask for a version and are gone before a blow can land; some of those are not even seen.
  const choices = (leastMs: number) =>
    sides.flatMap((side) =>
      course[side]
        .filter((one) => one.name === name && one.last - one.first >= leastMs)
        .map((one, ordinal) => ({ side, ordinal, leastMs, ms: one.last - one.first })),
    );
  const lasting = choices(LASTING_MS);
  const pool = lasting.length > 0 ? lasting : choices(0);
  const chosen = pool[Math.floor(random() * pool.length)];
  if (chosen === undefined) throw new Error(`an undisturbed move starts no ${name}`);
  const { side, ordinal, leastMs, ms } = chosen;
  const afterMs = Math.round(leastMs + random() * (ms - leastMs));
  const host = side === 'source' ? from : other(from);
  return { host, args: ['kill', name, ...[ordinal, leastMs, afterMs].map(String)] };
}

interface Struck {
  /** Where the container runs afterwards. */
  readonly owner: Host;
  readonly told: string;
  readonly landed: boolean;
  /** False when the blow has cost it its conmon. */
  readonly monitored: boolean;
}

/** One move with one blow. */
async function strike(
  cluster: Cluster,
  witness: Witness,
  { name, id, from, blow }: { name: string; id: string; from: Host; blow: Blow },
): Promise<Struck> {
  const program = await killer(cluster, blow.host, ...blow.args);
  await using _ends = program;
  await using still = Standstill.watch(cluster, { from, id });
  const move = cluster.tryCkpt(from, ['migrate', name, '--to', other(from)], 150_000);
  const over = move.then(() => program.end());
  await program.line(/^\{/, 0, 150_000);
  if (blow.args[1] === 'ckptd') {
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
    const owner = await owned(cluster, id, undefined, SETTLED_MS);
    const landed = !told.startsWith('{"killed":null');
    const monitored = !(landed && blow.args[1] === 'conmon' && blow.host === owner);
    await stateTruth(cluster, id, owner, { monitored });
    await witness.exactlyOne(name);
    await still.held();
    // The exit code told the truth: 0 is moved, 5 is not known yet, all else is not moved.
    if (code === 0) expect(owner).toBe(other(from));
    else if (code !== 5) expect(owner).toBe(from);
    for (const host of HOSTS) expect(await cluster.ckptJson(host, ['jobs'])).toEqual([]);
    return { owner, told, landed, monitored };
  } catch (error) {
    const where = `${from} to ${other(from)}, killer on ${blow.host}: ${blow.args.join(' ')}`;
    throw new Error(`SEED=${SEED}: ${where}: ${told}\n${String(error)}`, { cause: error });
  }
}

describe(`SIGKILL at ${MOMENTS} random moments of a move (SEED=${SEED})`, () => {
  const victims = Object.entries(VICTIMS) as [Victim, string][];
  const cases = victims.map(([victim, rows], at) => ({ victim, rows, at }));
  describe.each(cases)('to $victim ($rows)', ({ victim, at }) => {
    const runtimes = either(at % 2 === 0 ? 'crun' : 'runc');
    it.for(runtimes)(
      'leaves exactly one copy, which has missed nothing, with %s',
      { timeout: 900_000 },
      async (runtime, { cluster, witness }) => {
        const share = MOMENTS / runtimes.length;
        const moments = runtime === runtimes[0] ? Math.ceil(share) : Math.floor(share);
        const random = randomFrom(SEED + at * 2 + (runtime === 'crun' ? 0 : 1));
        const name = cluster.newName('kill');
        // Half of them have so much that CRIU leaves it in the container.
        const mib = runtime === 'crun' ? 40 : 16;
        const args = ['pattern', '--mib', String(mib), '--rate', '500'];
        const id = await cluster.startWorkload('hosta', { name, runtime, args });
        await witness.hears(name);
        let { course, from } = await warmUp(cluster, name, runtime);
        let landed = 0;
        let missed = 0;
        // A move that starts fewer processes than the first one may be over before the blow.
        for (let moment = 0; landed < moments && moment < 4 * moments + 8; moment++) {
          const target = { container: name, from };
          const blow = await aim(cluster, victim, target, runtime, course, random);
          const end = await strike(cluster, witness, { name, id, from, blow });
          process.stderr.write(
            `${victim} ${runtime} ${moment}: ${from} -> ${end.owner} ${end.told}\n`,
          );
          from = end.owner;
          if (end.landed) landed += 1;
          // The machine is busier or less busy than it was.
          else if (++missed % 4 === 0) {
            course = await undisturbed(cluster, name, from);
            known.courses.set(runtime, course);
            from = other(from);
          }
          // Nobody reads its output any more. Podman cannot give it a new conmon; a move does.
          if (!end.monitored) {
            await cluster.migrate(name, from);
            from = other(from);
          }
        }
        process.stderr.write(`${victim} ${runtime}: n=${landed}\n`);
        expect(landed, 'blows that hit').toBe(moments);
        expect(await cluster.ask(from, name)).toBe(`VERIFIED ${mib * 256} pages 0 bad`);
        // A clean move afterwards: nothing was left that stands in its way.
        await cluster.migrate(name, from);
        await witness.exactlyOne(name);
      },
    );
  });
});

describe('SIGKILL to podman at the target right after it has reserved the address', () => {
  it('row:podman-target-killed rolls the move back, and the next one succeeds', async ({
    cluster,
    witness,
  }) => {
    const name = cluster.newName('reserved');
    const args = ['pattern', '--mib', '16'];
    const id = await cluster.startWorkload('hosta', { name, args });
    await witness.hears(name);
    const netavark = await DeadlyNetavark.put(
      async (script) => (await cluster.exec('hostb', ['sh', '-c', script])).stdout,
    );
    cluster.afterwards(async () => await netavark[Symbol.asyncDispose]());
    await netavark.kills();
    const { code } = await cluster.tryCkpt('hosta', ['migrate', name, '--to', 'hostb']);
    expect(code).toBe(6);
    expect(await netavark.spares()).toBeGreaterThan(0);
    expect(await owned(cluster, id)).toBe('hosta');
    await stateTruth(cluster, id, 'hosta');
    await cluster.migrate(name, 'hosta');
    await stateTruth(cluster, id, 'hostb', { fenced: true });
    await witness.exactlyOne(name);
    expect(await cluster.ask('hostb', name)).toBe('VERIFIED 4096 pages 0 bad');
  });
});

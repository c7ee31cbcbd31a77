import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Crew } from '../tests/soak/crew.ts';
import { LabView } from '../tests/soak/lab-view.ts';
import { CREW_JOBS, type Plan, planOf } from '../tests/soak/plan.ts';
import { jobLine, markdown, replayCommand, totalsOf } from '../tests/soak/report.ts';
import { type JobResult, runJob } from '../tests/soak/run-job.ts';
import { endLab, labWithStateDisks } from '../tests/soak/state-disk.ts';
import { type Cluster, HOSTS, openCluster } from '../tests/support/cluster.ts';
import { lab } from '../tests/support/lab.ts';
import { type Snapshots, settledDifferences, takeSnapshots } from '../tests/support/residue.ts';

/**
 * `make soak HOURS=n [SEED=s]`: moves containers to and fro while random blows fall, and judges each
 * move by everything that can be seen from outside. `JOB=k` runs job k of the seed alone. Exit code 1
 * when a promise was broken. Ctrl-C ends it after the job that runs.
 */
const SEED = Number(process.env['SEED'] || Date.now() % 1_000_000_007);
const HOURS = Number(process.env['HOURS'] || 1);
const ONLY = process.env['JOB'] ? Number(process.env['JOB']) : undefined;
const LAB = process.env['CKPT_TEST_LAB'] ?? 'soak';

const say = (line: string): void => console.log(line);

let interrupted = false;
process.on('SIGINT', () => {
  if (!interrupted) say('ending after this job; nothing is judged any more');
  interrupted = true;
});

interface Run {
  readonly cluster: Cluster;
  readonly view: LabView;
  /** What the hosts hold without any container. */
  empty: Snapshots;
  readonly results: JobResult[];
  readonly dir: string;
}

/** A crew, and what both hosts hold while it is there. */
interface Watch {
  readonly crew: Crew;
  readonly held: Snapshots;
}

async function open(run: Run, plan: Plan): Promise<Watch> {
  const crew = await Crew.open(run.cluster, plan.seed, plan.job);
  return { crew, held: await takeSnapshots(run.cluster) };
}

/** The clients' last word, and nothing is left of the crew. */
async function close(run: Run, { crew }: Watch, last: JobResult): Promise<string[]> {
  const wrong = last.spent ? [] : await crew.finish();
  await crew[Symbol.asyncDispose]();
  await run.cluster.tidy();
  if (last.spent) {
    // A host that was switched off has another set of mounts and files in memory.
    run.empty = await takeSnapshots(run.cluster);
    return wrong;
  }
  const { found, after } = await settledDifferences(run.cluster, run.empty);
  run.empty = after;
  return [...wrong, ...found];
}

async function keepEvidence(run: Run, crew: Crew | undefined, result: JobResult): Promise<void> {
  const dir = join(run.dir, `job-${result.plan.job}`);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'result.json'), JSON.stringify(result, undefined, 2));
  writeFileSync(join(dir, 'command.txt'), result.told);
  writeFileSync(join(dir, 'daemons.txt'), await run.cluster.logs());
  for (const host of HOSTS) {
    cpSync(run.cluster.logFile(host), join(dir, `ckptd-${host}.log`));
    if (result.job !== '') {
      const journal = join(run.view.jobsDir(host), result.job);
      cpSync(journal, join(dir, `${host}-${result.job}`), { recursive: true, force: true });
    }
    const state = await run.cluster.exec(host, ['sh', '-c', 'podman ps -a; ckpt jobs -a; ps axf'], {
      ok: 'any',
    });
    writeFileSync(join(dir, `state-${host}.txt`), state.stdout + state.stderr);
  }
  if (crew !== undefined) cpSync(crew.witnessLog, join(dir, 'witness.log'));
  say(`  kept in ${dir}`);
}

function tell(result: JobResult): void {
  say(jobLine(result));
  for (const line of result.wrong) say(`  VIOLATION ${line}`);
  if (result.wrong.length > 0) say(`  ${replayCommand(result.plan.seed, result.plan.job)}`);
}

/** Whatever went wrong, the next crew starts from hosts that are as new. */
async function startAnew(run: Run): Promise<void> {
  await run.cluster.tidy().catch(() => undefined);
  for (const host of HOSTS) {
    await run.cluster.killDaemon(host);
    await run.cluster.removeContainers(host);
    await run.cluster.startDaemon(host);
  }
  run.empty = await takeSnapshots(run.cluster);
}

/** What keeps a job from being judged is no better than a verdict against it. */
async function judged(run: Run, { crew, held }: Watch, plan: Plan): Promise<JobResult> {
  try {
    return await runJob(run.cluster, run.view, crew, plan, held);
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      plan,
      landed: [],
      from: 'hosta',
      owner: undefined,
      job: '',
      outcome: 'violation',
      code: '',
      exit: -1,
      pauseMs: 0,
      tookMs: 0,
      wrong: [`cannot be judged: ${why}`],
      residue: 0,
      spent: true,
      told: '',
    };
  }
}

async function soak(run: Run, until: number): Promise<void> {
  let watch: Watch | undefined;
  for (let job = ONLY ?? 0; !interrupted; job++) {
    const plan = planOf(SEED, job);
    watch ??= await open(run, plan);
    await run.cluster.markLogs();
    const result = await judged(run, watch, plan);
    if (interrupted) break;
    tell(result);
    run.results.push(result);
    const last = ONLY !== undefined || performance.now() > until;
    if (result.wrong.length > 0) {
      await keepEvidence(run, watch.crew, result);
      await watch.crew[Symbol.asyncDispose]().catch(() => undefined);
      watch = undefined;
      await startAnew(run);
    } else if (result.spent || last || (job + 1) % CREW_JOBS === 0) {
      const wrong = await close(run, watch, result);
      watch = undefined;
      if (wrong.length > 0) {
        const worse: JobResult = { ...result, outcome: 'violation', wrong, residue: wrong.length };
        run.results[run.results.length - 1] = worse;
        say('when the containers were removed:');
        tell(worse);
        await keepEvidence(run, undefined, worse);
        await startAnew(run);
      }
    }
    writeReport(run);
    if (last) break;
  }
  await watch?.crew[Symbol.asyncDispose]();
}

const startedAt = new Date();

function writeReport(run: Run): void {
  const totals = totalsOf(SEED, startedAt, new Date(), run.results);
  const bad = run.results.filter(({ outcome }) => outcome === 'violation');
  const full = { ...totals, results: run.results };
  writeFileSync(join(run.dir, 'soak.json'), `${JSON.stringify(full, undefined, 2)}\n`);
  writeFileSync(join(run.dir, 'soak.md'), markdown(totals, bad));
}

async function main(): Promise<void> {
  if (process.geteuid?.() !== 0) {
    say('make soak needs root: it makes hosts of namespaces and kills what runs in them');
    process.exitCode = 4;
    return;
  }
  const dir = resolve(import.meta.dirname, '../build/soak', String(SEED));
  mkdirSync(dir, { recursive: true });
  const where = lab(LAB);
  say(`seed ${SEED}, ${ONLY === undefined ? `${HOURS} h` : `job ${ONLY}`}, laboratory ${LAB}`);
  try {
    await labWithStateDisks(where);
    await using cluster = await openCluster({ lab: LAB });
    const view = new LabView(where);
    const run: Run = { cluster, view, empty: await takeSnapshots(cluster), results: [], dir };
    try {
      await soak(run, performance.now() + HOURS * 3_600_000);
    } catch (error) {
      if (!interrupted) {
        say(await cluster.logs());
        throw error;
      }
    }
    writeReport(run);
    const totals = totalsOf(SEED, startedAt, new Date(), run.results);
    say('');
    say(
      markdown(
        totals,
        run.results.filter(({ outcome }) => outcome === 'violation'),
      ),
    );
    say(`written to ${dir}/soak.md and soak.json`);
    if (totals.violations > 0) process.exitCode = 1;
  } finally {
    await endLab(where);
  }
}

try {
  await main();
} catch (error) {
  if (!interrupted) {
    say(`FAILED: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = 1;
  }
}
if (interrupted) process.exitCode = 130;

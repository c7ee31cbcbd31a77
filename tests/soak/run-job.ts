import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SourceRecord } from '../../src/migrate/source-state.ts';
import { type Cluster, eventually, HOSTS, type Host, other } from '../support/cluster.ts';
import { soleOwner } from '../support/oracles.ts';
import { type Snapshots, takeSnapshots } from '../support/residue.ts';
import { type Landed, Scene, strike } from './blows.ts';
import type { Crew } from './crew.ts';
import { checkHistory, readHalf } from './history.ts';
import { monotonicMs, type Span } from './judge.ts';
import type { LabView } from './lab-view.ts';
import type { Plan } from './plan.ts';
import { totalDifferences } from './totals.ts';

/** The command may wait for a lease, a freeze budget and a daemon that is away. */
const COMMAND_MS = 240_000;
/** From the moment that both daemons are up and nothing is cut any more. */
const SETTLED_MS = 90_000;
/** Hosts that are back settle most doubts by themselves. */
const DOUBT_MS = 20_000;
const RESIDUE_MS = 10_000;
/** Each look starts a dozen programs. */
const ASK_AGAIN_MS = 300;
/** Freeze budget, lease and restarts: no honest pause is longer, beside what a blow itself takes. */
const PAUSE_MS = 75_000;

export type Outcome =
  | 'moved'
  | 'stayed'
  | 'refused'
  | 'settled by hand'
  | 'ended with its host'
  | 'violation';

export interface JobResult {
  readonly plan: Plan;
  readonly landed: readonly Landed[];
  readonly from: Host;
  readonly owner: Host | undefined;
  readonly job: string;
  readonly outcome: Outcome;
  /** Reason code of a roll-back or a refusal. */
  readonly code: string;
  readonly exit: number;
  readonly pauseMs: number;
  readonly tookMs: number;
  readonly wrong: readonly string[];
  /** Of the violations, those that are only things left behind. */
  readonly residue: number;
  /** The crew cannot serve on: one of it has ended with its host, or nobody hears it any more. */
  readonly spent: boolean;
  readonly told: string;
}

interface Told {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** One move under the blows of its plan, until all is settled and judged. */
export async function runJob(
  cluster: Cluster,
  view: LabView,
  crew: Crew,
  plan: Plan,
  before: Snapshots,
): Promise<JobResult> {
  const { name, id } = crew.of(plan.member);
  const from = await soleOwner(cluster, id);
  if (from === undefined) throw new Error(`${name} runs nowhere before the move`);
  await crew.longestGapMs(); // begins a new longest one
  const started = monotonicMs();

  let stdout = '';
  let stderr = '';
  const scene = new Scene(cluster, view, { from, name, container: id }, () => {
    const how = ['--mode', plan.mode, '--restore', plan.restore];
    const order = ['migrate', name, '--to', other(from), ...how, '--json'];
    const child = cluster.start(from, order);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    return child;
  });
  const over = new AbortController();
  const deadline = setTimeout(() => scene.command.kill('SIGKILL'), COMMAND_MS);
  const closed = once(scene.command, 'close').then(([code]): Told => {
    clearTimeout(deadline);
    return { exit: typeof code === 'number' ? code : -1, stdout, stderr };
  });
  const commandDies = plan.blows.some(({ blow }) => blow.kind === 'kill-command');
  void closed.then(() => !commandDies && over.abort());
  const blows = Promise.all(plan.blows.map((planned) => strike(scene, planned, over.signal)));
  // Nobody says when a move is over whose command was killed: the journal does.
  const watch = commandDies ? overByJournal(scene, over) : Promise.resolve();
  const [landed, told] = await Promise.all([blows, closed, watch]);

  const wrong: string[] = [];
  wrong.push(...(await mend(cluster, view, plan, landed)));
  const mended = monotonicMs();
  const power = plan.blows.some(({ blow }, at) => blow.kind === 'power-cut' && landed[at]?.hit);
  crew.cuts.push(...landed.flatMap(({ cut }) => (cut === undefined ? [] : [cut])));
  let byHand = '';
  let owner = await settle(cluster, id, { withinMs: SETTLED_MS, orNowhere: power });
  if (owner === undefined && power) {
    byHand = await settleByHand(cluster, scene, id);
    if (byHand !== '') owner = await settle(cluster, id, { withinMs: SETTLED_MS });
  }
  const halves = scene.job === undefined ? undefined : halvesOf(view, scene, scene.job);
  wrong.push(...(halves === undefined ? [] : checkHistory(halves.source, halves.target)));

  let diedWithHost = false;
  if (owner === undefined) {
    diedWithHost = power && (await startsAgain(cluster, id, name));
    if (!diedWithHost)
      wrong.push(`${await whyUnsettled(cluster, id)} ${SETTLED_MS} ms after all was mended`);
  }
  const during: Span = { from: started, to: monotonicMs() };
  let pauseMs = 0;
  if (owner !== undefined) {
    const patience = Math.max(20_000, 2 * (during.to - during.from));
    if (!power || byHand === '') wrong.push(...exitTellsTheTruth(told, commandDies, from, owner));
    wrong.push(...cancelTellsTheTruth(landed, from, owner));
    // The peers of a container that lost its host's power have seen it go.
    if (!power) {
      const monitored = view.monitorOf(owner, id) !== undefined;
      const look = { host: owner, monitored, withinMs: patience };
      wrong.push(...(await crew.check(plan.member, look)));
    }
    const verdict = crew.judge(plan.member, during);
    if (!power && verdict !== undefined) wrong.push(...verdict.wrong);
    if (power && verdict !== undefined && byHand === '') {
      wrong.push(...verdict.wrong.filter((line) => line.startsWith('two copies')));
    }
    const thawed = halves?.source?.records.find((one) => one.r === 'runs-there');
    pauseMs = Math.max(
      verdict?.longestPauseMs ?? (await crew.longestGapMs()),
      thawed?.r === 'runs-there' ? thawed.pauseMs : 0,
    );
    const excuse = mended - started;
    if (!power && pauseMs > PAUSE_MS + excuse) wrong.push(`a pause of ${pauseMs} ms`);
  }
  const monitorHit = plan.blows.some(
    ({ blow }, at) => blow.kind === 'kill' && blow.program === 'conmon' && landed[at]?.hit === true,
  );
  const residue = power ? [] : await residueOf(cluster, before, monitorHit);
  wrong.push(...residue);
  const spent = power || diedWithHost || monitorHit;

  const code = codeOf(halves?.source?.records as SourceRecord[] | undefined, told);
  const outcome: Outcome =
    wrong.length > 0
      ? 'violation'
      : diedWithHost
        ? 'ended with its host'
        : byHand !== ''
          ? 'settled by hand'
          : owner === other(from)
            ? 'moved'
            : scene.job === undefined
              ? 'refused'
              : 'stayed';
  return {
    plan,
    landed,
    from,
    owner,
    job: scene.job ?? '',
    outcome,
    code: outcome === 'moved' ? '' : code,
    exit: told.exit,
    pauseMs,
    tookMs: monotonicMs() - started,
    wrong,
    residue: residue.length,
    spent,
    told: `${told.stderr}\n${told.stdout}\n${byHand}`,
  };
}

function halvesOf(view: LabView, scene: Scene, job: string) {
  return {
    source: readHalf(view.jobsDir(scene.from), job),
    target: readHalf(view.jobsDir(other(scene.from)), job),
  };
}

async function overByJournal(scene: Scene, over: AbortController): Promise<void> {
  await eventually(
    async () =>
      ['done', 'rolled-back'].some((end) => scene.has('source', end)) ? true : undefined,
    COMMAND_MS,
    () => 'the move has no end',
  ).catch(() => undefined);
  over.abort();
}

/** Both daemons up. One that ended without a blow is a violation; a full disk may end one. */
async function mend(
  cluster: Cluster,
  view: LabView,
  plan: Plan,
  landed: readonly Landed[],
): Promise<string[]> {
  const excused = plan.blows.some(
    ({ blow }, at) => landed[at]?.hit === true && blow.kind === 'disk-full',
  );
  const wrong: string[] = [];
  for (const host of HOSTS) {
    if (view.daemon(host) !== undefined) continue;
    if (!excused) wrong.push(`ckptd of ${host} ended by itself`);
    await cluster.startDaemon(host);
  }
  return wrong;
}

/**
 * The one host on which it runs, when no job is open any more. `orNowhere`: a host lost its power, so
 * it may also be that no job is open and nothing runs.
 */
async function settle(
  cluster: Cluster,
  id: string,
  { withinMs, orNowhere = false }: { withinMs: number; orNowhere?: boolean },
): Promise<Host | undefined> {
  const start = performance.now();
  for (;;) {
    const owner = await soleOwner(cluster, id).catch(() => undefined);
    const waited = performance.now() - start;
    if (owner !== undefined || orNowhere) {
      const open = await openJobs(cluster);
      if (open.length === 0) return owner ?? (await soleOwner(cluster, id).catch(() => undefined));
      const stuck = waited > DOUBT_MS && open.every(({ outcome }) => outcome === 'in-doubt');
      if (orNowhere && stuck) return undefined;
    }
    if (waited > withinMs) return undefined;
    await sleep(ASK_AGAIN_MS);
  }
}

interface OpenJob {
  readonly id: string;
  readonly container: string;
  readonly outcome: string;
}

async function openJobs(cluster: Cluster): Promise<readonly OpenJob[]> {
  const lists = await Promise.all(HOSTS.map((host) => cluster.ckptJson<OpenJob>(host, ['jobs'])));
  return lists.flat();
}

async function whyUnsettled(cluster: Cluster, id: string): Promise<string> {
  const owner = await soleOwner(cluster, id).catch(() => undefined);
  return owner === undefined
    ? 'it runs on no host, or on more than one,'
    : `jobs are open: ${JSON.stringify(await openJobs(cluster))}`;
}

/** After a power cut of the target, its copy may have run for a moment: a person decides then. */
async function settleByHand(cluster: Cluster, scene: Scene, id: string): Promise<string> {
  const { from, job } = scene;
  if (job === undefined) return '';
  const open = await cluster.ckptJson<OpenJob>(from, ['jobs']);
  const doubt = open.find((one) => one.container === id && one.outcome === 'in-doubt');
  if (doubt === undefined) return '';
  const order = ['job', 'resolve', doubt.id, '--run-here', '--i-have-fenced', other(from)];
  const { code, stdout, stderr } = await cluster.tryCkpt(from, order);
  return `ckpt ${order.join(' ')}: exit ${code} ${stdout}${stderr}`;
}

/** Its host took its memory along, as without ckpt; what is left must be startable, in one place. */
async function startsAgain(cluster: Cluster, id: string, name: string): Promise<boolean> {
  for (const host of HOSTS) {
    const open = await cluster.ckptJson(host, ['jobs']);
    const known = await cluster.exec(host, ['podman', 'container', 'exists', id], { ok: 'any' });
    if (open.length > 0 || known.code !== 0) continue;
    const started = await cluster.exec(host, ['podman', 'start', name], { ok: 'any' });
    if (started.code === 0) return (await settle(cluster, id, { withinMs: 10_000 })) === host;
  }
  return false;
}

/** 0: it has moved. 5: not known yet. All else: it has not moved. */
function exitTellsTheTruth(
  { exit, stderr }: Told,
  commandDies: boolean,
  from: Host,
  owner: Host,
): string[] {
  // 130 and DAEMON_UNREACHABLE say that the command knows nothing.
  if (commandDies || exit === 5 || exit === 130 || exit < 0) return [];
  if (stderr.includes('DAEMON_UNREACHABLE') || stderr.includes('SHUTTING_DOWN')) return [];
  const expected = exit === 0 ? other(from) : from;
  return owner === expected ? [] : [`exit ${exit}, but it runs on ${owner}`];
}

function cancelTellsTheTruth(landed: readonly Landed[], from: Host, owner: Host): string[] {
  return landed
    .filter(({ cancelled }) => cancelled === 0 && owner !== from)
    .map(({ told }) => `${told}, but it runs on ${owner}`);
}

/** `monitorHit`: the container runs on without the conmon that was killed. */
async function residueOf(
  cluster: Cluster,
  before: Snapshots,
  monitorHit: boolean,
): Promise<string[]> {
  const end = performance.now() + RESIDUE_MS;
  for (;;) {
    const found = totalDifferences(before, await takeSnapshots(cluster)).filter(
      (line) => !(monitorHit && /^processes: gone: \S*conmon /.test(line)),
    );
    if (found.length === 0 || performance.now() > end) return found;
    await sleep(ASK_AGAIN_MS);
  }
}

function codeOf(records: readonly SourceRecord[] | undefined, { stderr }: Told): string {
  const back = records?.find((record) => record.r === 'roll-back');
  if (back?.r === 'roll-back') return back.code;
  return /^ckpt: ([A-Z_]+):/m.exec(stderr)?.[1] ?? '';
}

import { writeFileSync } from 'node:fs';
import { type Gauge, gaugeOf, LabView } from '../tests/soak/lab-view.ts';
import { RedisClient } from '../tests/support/client.ts';
import {
  type Cluster,
  eventually,
  HOSTS,
  type Host,
  openCluster,
  other,
} from '../tests/support/cluster.ts';
import { lab } from '../tests/support/lab.ts';
import { soleOwner } from '../tests/support/oracles.ts';
import { quantile } from '../tests/support/quantile.ts';

/**
 * `make pingpong MOVES=100`: one Redis with 16 MiB of data goes to and fro while a client writes to it
 * over one TCP connection. Exit code 1 when an answer was wrong or the connection broke, when the last
 * pauses are longer than 1.5 times the first, or when a daemon grows.
 */
const MOVES = Number(process.env['MOVES'] || 100);
const LAB = process.env['CKPT_TEST_LAB'] ?? 'pong';
const NAME = 'pingpong';
const IP = '10.77.0.21';
const KEYS = 16 * 1024;
const VALUE_BYTES = 1024;
/** Before these, caches fill: of the code that runs, and of what Podman and Redis have read. */
const WARM_UP = 10;
const LEVEL_FROM = 20;
const SLOWER = 1.5;
const GROWTH_MIB = 20;
/** A connection that has just ended is closed within this. */
const CALM_MS = 10_000;
const REST_MS = 3_000;

const say = (line = ''): void => console.log(line);
const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

let interrupted = false;
process.on('SIGINT', () => {
  interrupted = true;
});

type Gauges = Readonly<Record<Host, Gauge>>;

const gauges = (view: LabView): Gauges => ({
  hosta: gaugeOf(view, 'hosta'),
  hostb: gaugeOf(view, 'hostb'),
});

/**
 * Of daemons at rest: the least of what is seen for a while. A move that has just ended holds its buffers for
 * a moment more, and descriptors of calls that are just ending are waited for, up to a bound.
 */
async function calmGauges(view: LabView, most?: Gauges): Promise<Gauges> {
  const seen: Gauges[] = [];
  const since = performance.now();
  const least = (host: Host): Gauge => ({
    rssMiB: Math.min(...seen.map((all) => all[host].rssMiB)),
    descriptors: Math.min(...seen.map((all) => all[host].descriptors)),
  });
  return await eventually(
    async () => {
      seen.push(gauges(view));
      const now = { hosta: least('hosta'), hostb: least('hostb') };
      const more = HOSTS.some(
        (host) => most !== undefined && now[host].descriptors > most[host].descriptors,
      );
      return more || performance.now() - since < REST_MS ? undefined : now;
    },
    CALM_MS,
    () => '',
  ).catch(() => gauges(view));
}

async function fill(cluster: Cluster): Promise<void> {
  const value = 'x'.repeat(VALUE_BYTES - 8);
  const input = Array.from({ length: KEYS }, (_, key) => {
    const unlike = key.toString(16).padStart(8, '0');
    return `SET key:${key} ${unlike}${value}\r\n`;
  }).join('');
  await cluster.exec('client', ['redis-cli', '-h', IP, '--pipe'], { input });
}

async function answers(client: RedisClient, more: number): Promise<void> {
  const { requests } = await client.progress();
  await eventually(
    async () => ((await client.progress()).requests >= requests + more ? true : undefined),
    20_000,
    () => 'redis does not answer any more',
  );
}

async function play(cluster: Cluster): Promise<string[]> {
  const view = new LabView(cluster.lab);
  const redis = {
    name: NAME,
    image: 'localhost/redis',
    ip: IP,
    mac: '02:63:6b:70:74:02',
    args: [],
  };
  const id = await cluster.startWorkload('hosta', redis);
  await cluster.waitForLog('hosta', NAME, (lines) =>
    lines.find((line) => line.includes('Ready to accept connections')),
  );
  await fill(cluster);
  await using client = await RedisClient.connect(cluster, IP);
  await answers(client, 100);

  const pauses: number[] = [];
  const gaps: number[] = [];
  const levels: { readonly move: number; readonly gauges: Gauges }[] = [];
  let bytes = 0;
  let from: Host = 'hosta';
  for (let move = 1; move <= MOVES && !interrupted; move++) {
    await client.progress(true);
    const job = await cluster.migrate(NAME, from);
    from = other(from);
    await answers(client, 10);
    bytes = job.bytesSent;
    pauses.push(job.pauseMs);
    gaps.push((await client.progress()).longestGapMs);
    const middle = Math.round((MOVES + LEVEL_FROM) / 2);
    if ([WARM_UP, LEVEL_FROM, middle, MOVES].includes(move)) {
      const at = await calmGauges(view, levels.at(-1)?.gauges);
      levels.push({ move, gauges: at });
      const told = HOSTS.map(
        (host) => `${host} ${at[host].rssMiB.toFixed(1)} MiB, ${at[host].descriptors} descriptors`,
      );
      say(`after move ${String(move).padStart(4)}: ckptd on ${told.join('; on ')}`);
    }
    if (move % 10 === 0) say(`moves ${move - 9} to ${move}: pause ${median(pauses.slice(-10))} ms`);
  }
  if (interrupted) return [];
  const owner = await soleOwner(cluster, id);
  const total = await client.finish();
  return verdict({ pauses, gaps, levels, bytes, owner, from, total });
}

interface Played {
  readonly pauses: readonly number[];
  readonly gaps: readonly number[];
  readonly levels: readonly { readonly move: number; readonly gauges: Gauges }[];
  readonly bytes: number;
  readonly owner: Host | undefined;
  readonly from: Host;
  readonly total: { readonly requests: number; readonly wrong: number; readonly resets: number };
}

function verdict({ pauses, gaps, levels, bytes, owner, from, total }: Played): string[] {
  const first = median(pauses.slice(0, 10));
  const last = median(pauses.slice(-10));
  say();
  say(`${pauses.length} moves of ${(bytes / 1024 / 1024).toFixed(1)} MiB`);
  say(`pause, median of the first 10: ${first} ms; of the last 10: ${last} ms`);
  say(`pause, median of all: ${median(pauses)} ms; longest: ${Math.max(...pauses)} ms`);
  say(`longest wait of the client for one answer: ${Math.max(...gaps)} ms`);
  say(`${total.requests} requests: ${total.wrong} wrong, ${total.resets} connections reset`);
  const wrong: string[] = [];
  if (owner !== from) wrong.push(`it should run on ${from} alone`);
  if (total.wrong > 0 || total.resets > 0)
    wrong.push('an answer was wrong or the connection broke');
  if (last > SLOWER * first)
    wrong.push(`the last pauses are ${(last / first).toFixed(2)} times the first`);
  const level = levels.find(({ move }) => move >= Math.min(LEVEL_FROM, MOVES));
  const end = levels.at(-1);
  for (const host of HOSTS) {
    const before = level?.gauges[host];
    const after = end?.gauges[host];
    if (before === undefined || after === undefined) continue;
    const grown = after.rssMiB - before.rssMiB;
    say(
      `ckptd on ${host} since move ${level?.move}: ${grown.toFixed(1)} MiB, ${after.descriptors - before.descriptors} descriptors`,
    );
    if (grown > GROWTH_MIB) wrong.push(`ckptd on ${host} grew by ${grown.toFixed(1)} MiB`);
    if (after.descriptors > before.descriptors) {
      wrong.push(
        `ckptd on ${host} holds ${after.descriptors - before.descriptors} more descriptors`,
      );
    }
  }
  const out = process.env['OUT'];
  if (out !== undefined)
    writeFileSync(out, `${JSON.stringify({ pauses, gaps, levels, total }, undefined, 2)}\n`);
  return wrong;
}

async function main(): Promise<void> {
  if (process.geteuid?.() !== 0) {
    say('make pingpong needs root: it makes hosts of namespaces');
    process.exitCode = 4;
    return;
  }
  try {
    await using cluster = await openCluster({ lab: LAB });
    try {
      const wrong = await play(cluster);
      for (const line of wrong) say(`FAILED: ${line}`);
      if (wrong.length > 0) process.exitCode = 1;
    } catch (error) {
      if (!interrupted) {
        say(await cluster.logs());
        throw error;
      }
    }
  } finally {
    await lab(LAB).down();
  }
}

try {
  await main();
} catch (error) {
  if (!interrupted) {
    say(`FAILED: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
if (interrupted) process.exitCode = 130;

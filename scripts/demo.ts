import { RedisClient, type RedisResult } from '../tests/support/client.ts';
import {
  type Cluster,
  type Host,
  type JobJson,
  openCluster,
  other,
} from '../tests/support/cluster.ts';
import { lab } from '../tests/support/lab.ts';
import { soleOwner } from '../tests/support/oracles.ts';

/**
 * What `make demo` shows: a Redis that moves from one host to another and back while a client keeps
 * writing to it over one TCP connection. Every number is measured. Exit code 1 when an answer was
 * wrong, the connection broke, a move failed, or no request was answered after a move. KEEP=1 leaves
 * the laboratory up.
 */
const NAME = 'cache';
const IP = '10.77.0.20';
const MAC = '02:63:6b:70:74:01';
/** Requests to be answered before the first move and after each: enough to see that it goes on. */
const STEADY = 300;
const STEADY_WITHIN_MS = 20_000;

interface Trip {
  readonly from: Host;
  readonly requests: number;
  readonly wrong: number;
  readonly resets: number;
  readonly longestGapMs: number;
  readonly job: JobJson;
  readonly movedInMs: number;
}

const say = (line = ''): void => console.log(line);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const mib = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

/** Waits until `more` further requests have been answered. */
async function goesOn(client: RedisClient, more: number): Promise<RedisResult> {
  const end = performance.now() + STEADY_WITHIN_MS;
  const start = (await client.progress()).requests;
  for (;;) {
    const now = await client.progress();
    if (now.requests >= start + more) return now;
    if (performance.now() > end) {
      throw new Error(
        `the client got only ${now.requests - start} answers in ${seconds(STEADY_WITHIN_MS)}`,
      );
    }
  }
}

async function travel(cluster: Cluster, client: RedisClient, from: Host): Promise<Trip> {
  const to = other(from);
  const before = await client.progress(true);
  say();
  say(`${from}$ ckpt migrate ${NAME} --to ${to}`);
  const started = performance.now();
  const job = await cluster.migrate(NAME, from);
  const movedInMs = performance.now() - started;
  const after = await goesOn(client, STEADY);
  const owner = await soleOwner(cluster, job.container);
  if (owner !== to) throw new Error(`${NAME} should run on ${to} alone, but does not`);
  say(`  done in ${seconds(movedInMs)}: ${NAME} runs on ${to}, ${from} has no copy of it any more`);
  return {
    from,
    requests: after.requests - before.requests,
    wrong: after.wrong - before.wrong,
    resets: after.resets - before.resets,
    longestGapMs: after.longestGapMs,
    job,
    movedInMs,
  };
}

function table(trips: readonly Trip[]): void {
  const row = (head: string, cells: readonly string[]): void =>
    say(`  ${head.padEnd(38)}${cells.map((cell) => cell.padStart(18)).join('')}`);
  const cells = (of: (trip: Trip) => string): string[] => trips.map(of);
  row(
    'measured',
    cells(({ from }) => `${from} to ${other(from)}`),
  );
  row(
    'requests made and answered',
    cells(({ requests }) => String(requests)),
  );
  row(
    'requests wrong',
    cells(({ wrong }) => String(wrong)),
  );
  row(
    'connections reset',
    cells(({ resets }) => String(resets)),
  );
  row(
    'longest gap seen by the client',
    cells(({ longestGapMs }) => `${longestGapMs} ms`),
  );
  row(
    'pause measured by ckptd',
    cells(({ job }) => `${job.pauseMs} ms`),
  );
  row(
    'bytes sent',
    cells(({ job }) => `${job.bytesSent} (${mib(job.bytesSent)})`),
  );
}

async function demonstrate(cluster: Cluster): Promise<boolean> {
  const spec = { name: NAME, image: 'localhost/redis', ip: IP, mac: MAC, args: [] };
  await cluster.startWorkload('hosta', spec);
  await cluster.waitForLog('hosta', NAME, (lines) =>
    lines.find((line) => line.includes('Ready to accept connections')),
  );
  say(`Redis          container "${NAME}" on hosta, address ${IP}`);
  await using client = await RedisClient.connect(cluster, IP);
  await goesOn(client, STEADY);
  say('Client         writes to it over one TCP connection and checks every answer:');
  say('               INCR must count on by one, GET must return what SET wrote');
  const trips = [
    await travel(cluster, client, 'hosta'),
    await travel(cluster, client, 'hostb'),
  ] as const;
  const total = await client.finish();
  say();
  table(trips);
  say();
  const bad = total.wrong + total.resets;
  const lively = trips.every(({ requests }) => requests >= STEADY);
  if (bad > 0 || !lively) {
    say(`FAILED: of ${total.requests} requests ${total.wrong} wrong, ${total.resets} resets`);
    return false;
  }
  say(
    `All ${total.requests} requests were answered right, over one TCP connection that never broke.`,
  );
  say(
    '"gap" is how long the client waited for an answer; "pause" is freeze to thaw of the container.',
  );
  return true;
}

const started = performance.now();
try {
  say('A live Redis moves from one host to another and back.');
  say();
  await using cluster = await openCluster({ lab: 'demo', config: '' });
  say(
    `Laboratory     hosta and hostb with ckptd, and a client (${seconds(performance.now() - started)})`,
  );
  try {
    if (!(await demonstrate(cluster))) process.exitCode = 1;
  } catch (error) {
    say(await cluster.logs());
    throw error;
  }
} catch (error) {
  say(`FAILED: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  if (process.env['KEEP'] === '1')
    say('The laboratory stays up: LAB=demo lab/lab exec hosta -- sh');
  else await lab('demo').down();
}

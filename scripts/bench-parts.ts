import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HostProgram } from '../tests/support/client.ts';
import {
  buildPrograms,
  type Cluster,
  eventually,
  HOSTS,
  type Host,
  type JobJson,
  openCluster,
} from '../tests/support/cluster.ts';
import { Witness } from '../tests/support/oracles.ts';
import { quantile } from '../tests/support/quantile.ts';
import { alternately, type Pair } from './bench-pairs.ts';

/** Parts of a move, measured by themselves. */

const open = () => openCluster({ lab: process.env['CKPT_TEST_LAB'] ?? 'bench' });

type Steps = JobJson & {
  readonly steps: readonly { readonly step: string; readonly ms: number }[];
};

/** Every packet that leaves hosta takes a millisecond longer, or not. */
async function delay(cluster: Cluster, isLong: boolean): Promise<void> {
  const tc = ['tc', 'qdisc', isLong ? 'replace' : 'del', 'dev', 'eth0', 'root'];
  const netem = isLong ? ['netem', 'delay', '1ms', 'limit', '100000'] : [];
  await cluster.exec('hosta', [...tc, ...netem], { ok: 'any' });
}

/** MiB per second of memory that is sent while its container runs, with 1 ms of round trip more and without. */
export async function speeds(
  mib: number,
  n: number,
  heard: (pair: Pair) => void,
): Promise<readonly Pair[]> {
  await using cluster = await open();
  const speed = async (isLong: boolean): Promise<number> => {
    const name = cluster.newName('speed');
    const args = ['pattern', '--mib', String(mib), '--rate', '0'];
    await cluster.startWorkload('hosta', { name, args, witness: false });
    await delay(cluster, isLong);
    const job = (await cluster.migrate(name, 'hosta', '--mode', 'pre-copy')) as Steps;
    await delay(cluster, false);
    await cluster.tidy();
    const ms = job.steps.find(({ step }) => step === 'copy memory ahead')?.ms ?? Number.NaN;
    return job.memoryBytesSent / 2 ** 20 / (ms / 1_000);
  };
  await speed(false); // what the first move of a host reads, later ones have in memory
  return await alternately(n, [() => speed(true), () => speed(false)], heard);
}

const PAUSED = ['freeze', 'dump', 'transfer', 'restore'];

/**
 * Milliseconds a container went on standing still after its move was cancelled, and had stood until then. A
 * move that was over too early is tried again.
 */
export async function aborts(
  mib: number,
  n: number,
  heard: (pair: Pair) => void,
): Promise<readonly Pair[]> {
  await using cluster = await open();
  await using witness = await Witness.open(cluster);
  const all: Pair[] = [];
  while (all.length < n) {
    const name = cluster.newName('abort');
    const args = ['pattern', '--mib', String(mib), '--rate', '0'];
    await cluster.startWorkload('hosta', { name, args });
    await witness.hears(name);
    const order = ['migrate', name, '--to', 'hostb', '--mode', 'stop-and-copy', '--json'];
    const moving = cluster.tryCkpt('hosta', order);
    const job = await eventually(
      async () => {
        const [one] = await cluster.ckptJson<JobJson>('hosta', ['jobs']);
        return one !== undefined && PAUSED.includes(one.phase) ? one : undefined;
      },
      60_000,
      () => 'it was never frozen',
    );
    await cluster.tryCkpt('hosta', ['job', 'cancel', job.id]);
    await moving;
    const [end] = await cluster.ckptJson<JobJson>('hosta', ['job', 'show', job.id]);
    if (end?.outcome === 'rolled-back') {
      const { longest_silence_ms: silence } = await witness.exactlyOne(name);
      const phases = end.phases.filter(({ phase }) => PAUSED.includes(phase));
      const stood = phases.reduce((sum, { ms }) => sum + ms, 0);
      const pair = [Math.max(0, silence - stood), stood] as const;
      heard(pair);
      all.push(pair);
    }
    await cluster.tidy();
  }
  return all;
}

const [REDIS_IP, REDIS_MAC] = ['10.77.0.90', '02:77:00:00:00:90'];
/** How long it is asked before the move begins. */
const STEADY_MS = 5_000;

/** Requests per second that a Redis answers: while its memory goes ahead, and before its move. */
export async function serves(
  mib: number,
  n: number,
  heard: (pair: Pair) => void,
): Promise<readonly Pair[]> {
  await using cluster = await open();
  const all: Pair[] = [];
  for (let at = 0; at < n; at++) {
    const name = cluster.newName('redis');
    const place = { image: 'localhost/redis', ip: REDIS_IP, mac: REDIS_MAC, args: [] };
    await cluster.startWorkload('hosta', { name, ...place, witness: false });
    await cluster.waitForLog('hosta', name, (lines) =>
      lines.find((line) => line.includes('Ready to accept connections')),
    );
    const node = ['/opt/ckpt/node_modules/.bin/node', '--no-warnings'];
    const words = ['/opt/ckpt/scripts/bench-redis.ts', REDIS_IP, '6379', String(mib)];
    await using client = await HostProgram.start(cluster, 'client', [...node, ...words]);
    await client.line(/^FILLED/, 0, 120_000);
    const since = Date.now();
    await sleep(STEADY_MS);
    const job = (await cluster.migrate(name, 'hosta', '--mode', 'pre-copy')) as Started;
    const started = Date.parse(job.started);
    const begins = job.phases.findIndex(({ phase }) => phase === 'pre-copy');
    const from = job.phases.slice(0, begins).reduce((ms, phase) => ms + phase.ms, started);
    const to = from + (job.phases[begins]?.ms ?? 0);
    const counts = client.lines
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Count);
    const pair = [rate(counts, from, to), rate(counts, since, started)] as const;
    heard(pair);
    all.push(pair);
    await client.end();
    await cluster.tidy();
  }
  return all;
}

type Started = JobJson & { readonly started: string };

interface Count {
  readonly unixMs: number;
  /** Since the one before. */
  readonly answered: number;
}

/** Per second. */
function rate(counts: readonly Count[], fromUnixMs: number, toUnixMs: number): number {
  const between = counts.filter(({ unixMs }) => unixMs > fromUnixMs && unixMs <= toUnixMs);
  const [first, last] = [between[0], between.at(-1)];
  if (first === undefined || last === undefined || first === last) return Number.NaN;
  const answered = between.slice(1).reduce((sum, count) => sum + count.answered, 0);
  return (answered * 1_000) / (last.unixMs - first.unixMs);
}

/** Milliseconds of one dump. */
interface Times {
  readonly frozen: number;
  readonly wall: number;
}

/** What bench-criu.ts measures in hosta, of a workload that runs there outside of any container. */
async function inside<T>(
  cluster: Cluster,
  what: 'rpc' | 'landing' | 'tree',
  n: number,
  [program = '', ...args]: readonly string[],
): Promise<T[]> {
  await buildPrograms(cluster.lab, 'hosta', [program]);
  const node = '/opt/ckpt/node_modules/.bin/node';
  const words = ['--no-warnings', '/opt/ckpt/scripts/bench-criu.ts', what, String(n)];
  const command = [node, ...words, `/share/${program}`, ...args];
  const { stdout } = await cluster.exec('hosta', command, { deadlineMs: 600_000 });
  return JSON.parse(stdout) as T[];
}

/** Dumps of one process: for ckptd, and by CRIU alone. */
export async function dumps(
  what: 'rpc' | 'landing',
  mib: number,
  n: number,
): Promise<Readonly<Record<keyof Times, readonly Pair[]>>> {
  await using cluster = await open();
  const args = ['pattern', '--mib', String(mib), '--rate', '0'];
  const taken = await inside<[Times, Times]>(cluster, what, n, args);
  const of = (word: keyof Times) => taken.map((pair) => [pair[0][word], pair[1][word]] as const);
  return { frozen: of('frozen'), wall: of('wall') };
}

/**
 * Milliseconds that a hundred more processes, or threads, add to a pause, of a whole move and of a dump and a
 * restore by CRIU alone: from the medians of n each of few and of many.
 */
export async function slopes(
  program: 'tree' | 'threads',
  [few, many]: readonly [number, number],
  n: number,
): Promise<Pair> {
  await using cluster = await open();
  await using witness = await Witness.open(cluster);
  const words = (count: number) => [program, '--n', String(count)];
  const move = async (count: number): Promise<number> => {
    const name = cluster.newName('slope');
    await cluster.startWorkload('hosta', { name, args: words(count) });
    await witness.hears(name);
    await cluster.migrate(name, 'hosta', '--mode', 'stop-and-copy');
    const { longest_silence_ms } = await witness.exactlyOne(name);
    await cluster.tidy();
    return longest_silence_ms;
  };
  const moved: Record<number, number[]> = { [few]: [], [many]: [] };
  await move(few);
  for (let at = 0; at < n; at++) {
    for (const count of at % 2 === 0 ? [few, many] : [many, few]) {
      moved[count]?.push(await move(count));
    }
  }
  const alone = {
    few: await inside<number>(cluster, 'tree', n, words(few)),
    many: await inside<number>(cluster, 'tree', n, words(many)),
  };
  const slope = (of: readonly number[], than: readonly number[]) =>
    (100 * (quantile(of, 0.5) - quantile(than, 0.5))) / (many - few);
  return [slope(moved[many] ?? [], moved[few] ?? []), slope(alone.many, alone.few)];
}

const STOCK_PORT = 27_000;

/**
 * MiB per second of memory that comes to a copy, from the moment in which it runs until the last of it is in
 * place: by ckpt, and by the page server and `lazy-pages` of CRIU alone, over TCP.
 */
export async function drains(
  mib: number,
  n: number,
  heard: (pair: Pair) => void,
): Promise<readonly Pair[]> {
  await using cluster = await open();
  for (const host of HOSTS) await buildPrograms(cluster.lab, host, ['pattern']);
  const sides = [() => drainByCkpt(cluster, mib), () => drainByCriu(cluster, mib)] as const;
  for (const side of sides) await side();
  return await alternately(n, sides, heard);
}

async function drainByCkpt(cluster: Cluster, mib: number): Promise<number> {
  const name = cluster.newName('drain');
  const args = ['pattern', '--mib', String(mib), '--rate', '0'];
  await cluster.startWorkload('hosta', { name, args, witness: false });
  const order = ['--mode', 'post-copy', '--accept-loss', name];
  const job = await cluster.migrate(name, 'hosta', ...order);
  const [there] = await cluster.ckptJson<Steps>('hostb', ['job', 'show', job.id]);
  await cluster.tidy();
  const ms = there?.steps.find(({ step }) => step === 'bring its memory')?.ms ?? Number.NaN;
  return job.lateBytesSent / 2 ** 20 / (ms / 1_000);
}

async function drainByCriu(cluster: Cluster, mib: number): Promise<number> {
  const shell = async (host: Host, script: string) => {
    const { stdout } = await cluster.exec(host, ['sh', '-ec', script], { deadlineMs: 120_000 });
    return stdout.trim();
  };
  const run = `/share/pattern --mib ${mib} --rate 0 </dev/null >/dev/null 2>&1 & echo $!`;
  const pid = await shell('hosta', `rm -rf /share/drain; mkdir /share/drain; setsid ${run}`);
  await sleep(4_000);
  const serve = `--lazy-pages --address 10.77.0.1 --port ${STOCK_PORT} --status-fd 3 3>/share/drain/ready`;
  await shell(
    'hosta',
    `criu dump --tree ${pid} --images-dir /share/drain --log-file dump.log ${serve} >/dev/null 2>&1 &
     until [ -s /share/drain/ready ]; do sleep 0.05; done`,
  );
  const [from, to] = HOSTS.map((host) => join(cluster.lab.share(host), 'drain')) as [
    string,
    string,
  ];
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true });
  const there = `--page-server --address 10.77.0.1 --port ${STOCK_PORT}`;
  const ms = await shell(
    'hostb',
    `cd /share/drain
     criu lazy-pages --images-dir . --log-file lazy.log ${there} >/dev/null 2>&1 & lazy=$!
     until [ -S lazy-pages.socket ]; do sleep 0.01; done
     criu restore --images-dir . --log-file restore.log --lazy-pages --restore-detached >/dev/null 2>&1
     since=$(date +%s%3N)
     wait $lazy
     echo $(($(date +%s%3N) - since))
     kill -9 ${pid}`,
  );
  return mib / (Number(ms) / 1_000);
}

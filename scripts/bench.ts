import { cpus, loadavg, release } from 'node:os';
import { openCluster } from '../tests/support/cluster.ts';
import { quantile } from '../tests/support/quantile.ts';
import { costs, foretold, pairs, type Shape, type Side } from './bench-move.ts';
import type { Pair } from './bench-pairs.ts';
import { aborts, drains, dumps, serves, slopes, speeds } from './bench-parts.ts';

/**
 * Measurements, each with both sides in one run, interleaved. Prints a table in Markdown and one line
 * of JSON with every single value.
 *
 *   make bench [ROW=hook|idle|stop|hashing|full|post|hybrid|volume|rootfs|tcp|growth|post-growth|forecast|cost|stream|abort|rpc|landing|processes|threads|redis|drain] [N=40]
 */

interface MoveRow {
  readonly title: string;
  readonly sides: readonly [Side, Side];
  /** Of the first / the second. */
  readonly required: number;
  readonly aim: number;
}

const ckptOrShell = (shape: Shape): MoveRow['sides'] => [
  { name: 'ckpt', way: 'ckpt', shape },
  { name: 'shell', way: 'shell', shape },
];

/** Rows of whole moves: 4 KiB pages written per second, and the ratio that is asked of them. */
const MOVES = {
  idle: {
    title: 'idle container of 16 MiB',
    sides: ckptOrShell({ mib: 16, rate: 0 }),
    ...{ required: 0.65, aim: 0.45 },
  },
  stop: {
    title: 'stop-and-copy of 512 MiB, random',
    sides: ckptOrShell({ mib: 512, rate: 0, mode: 'stop-and-copy' }),
    ...{ required: 0.35, aim: 0.2 },
  },
  hashing: {
    title: 'pre-copy by content, 512 MiB of which 10 MiB/s change, 1 Gb/s',
    sides: ckptOrShell({ mib: 512, rate: 2_560, link: 1_000, mode: 'pre-copy' }),
    ...{ required: 0.2, aim: 0.1 },
  },
  full: {
    title: 'as `hashing`, with --restore full',
    sides: ckptOrShell({ mib: 512, rate: 2_560, link: 1_000, mode: 'pre-copy', restore: 'full' }),
    ...{ required: 0.2, aim: 0.1 },
  },
  post: {
    title: 'as `hashing`, with --mode post-copy',
    sides: ckptOrShell({ mib: 512, rate: 2_560, link: 1_000, mode: 'post-copy' }),
    ...{ required: 0.2, aim: 0.1 },
  },
  hybrid: {
    title: 'as `hashing`, with --mode hybrid',
    sides: ckptOrShell({ mib: 512, rate: 2_560, link: 1_000, mode: 'hybrid' }),
    ...{ required: 0.2, aim: 0.1 },
  },
  volume: {
    title: 'idle container of 16 MiB with a volume of 256 MiB, and without',
    sides: [
      { name: 'with', way: 'ckpt', shape: { mib: 16, rate: 0, volumeMib: 256 } },
      { name: 'without', way: 'ckpt', shape: { mib: 16, rate: 0 } },
    ],
    ...{ required: 1.3, aim: 1.1 },
  },
  rootfs: {
    title:
      'idle container of 16 MiB with 256 MiB and 10,000 files in its root file system, and without',
    sides: [
      {
        name: 'with',
        way: 'ckpt',
        shape: { mib: 16, rate: 0, rootfsMib: 256, rootfsFiles: 10_000 },
      },
      { name: 'without', way: 'ckpt', shape: { mib: 16, rate: 0 } },
    ],
    ...{ required: 1.3, aim: 1.1 },
  },
  tcp: {
    title: 'an echo server with 200 established connections, and without',
    sides: [
      { name: 'with', way: 'ckpt', shape: { mib: 0, rate: 0, connections: 200 } },
      { name: 'without', way: 'ckpt', shape: { mib: 0, rate: 0, connections: 0 } },
    ],
    ...{ required: 8, aim: 4 },
  },
  growth: {
    title: '2 GiB, and 64 MiB, with --restore lazy',
    sides: [
      { name: '2GiB', way: 'ckpt', shape: { mib: 2_048, rate: 0, restore: 'lazy' } },
      { name: '64MiB', way: 'ckpt', shape: { mib: 64, rate: 0, restore: 'lazy' } },
    ],
    ...{ required: 2, aim: 1.3 },
  },
  'post-growth': {
    title: '2 GiB, and 64 MiB, with --mode post-copy',
    sides: [
      { name: '2GiB', way: 'ckpt', shape: { mib: 2_048, rate: 0, mode: 'post-copy' } },
      { name: '64MiB', way: 'ckpt', shape: { mib: 64, rate: 0, mode: 'post-copy' } },
    ],
    ...{ required: 2, aim: 1.3 },
  },
} satisfies Record<string, MoveRow>;

const MIB = 1024 * 1024;

const ROWS: Readonly<Record<string, (n: number) => Promise<void>>> = {
  hook,
  idle: (n) => move(n, 'idle'),
  stop: (n) => move(n, 'stop'),
  hashing: (n) => move(n, 'hashing'),
  full: (n) => move(n, 'full'),
  post: (n) => move(n, 'post'),
  hybrid: (n) => move(n, 'hybrid'),
  volume: (n) => move(n, 'volume'),
  rootfs: (n) => move(n, 'rootfs'),
  tcp: (n) => move(n, 'tcp'),
  growth: (n) => move(n, 'growth'),
  'post-growth': (n) => move(n, 'post-growth'),
  forecast,
  cost,
  stream,
  abort,
  rpc,
  landing,
  processes: (n) => slope(n, 'processes', 'tree', [4, 100]),
  threads: (n) => slope(n, 'threads', 'threads', [10, 500]),
  redis,
  drain,
};

function cells(values: readonly number[]): string {
  const of = (share: number) => quantile(values, share).toFixed(1);
  return `${values.length} | ${of(0.5)} | ${of(0.99)} | ${of(1)}`;
}

interface HookTimes {
  readonly withHooks: number[];
  readonly without: number[];
  readonly precreate: number[];
  readonly created: number[];
  readonly createdWithFences: number[];
}

/** The silence of a container that moves, as pairs. */
async function move(n: number, row: keyof typeof MOVES): Promise<void> {
  const { title, required, aim, sides } = MOVES[row];
  const [one, other] = sides.map(({ name }) => name);
  const taken = await pairs(sides, n, ([first, second]) =>
    console.error(`${one} ${first} ms, ${other} ${second} ms: ${(first / second).toFixed(2)}`),
  );
  tellRatio(
    {
      ...{ row, title: `${title}: the silence a client hears`, unit: 'ms' },
      names: [sides[0].name, sides[1].name],
      ...{ required, aim },
    },
    taken,
  );
}

const MIXED_MIB = [16, 128, 48, 256, 16, 384, 64] as const;

/** How far the forecast of a pause is off, as a share of the silence a client hears, for containers of many sizes. */
async function forecast(n: number): Promise<void> {
  const shapes = Array.from({ length: n }, (_, at) => ({
    mib: MIXED_MIB[at % MIXED_MIB.length] ?? 16,
    rate: at % 2 === 0 ? 0 : 512,
  }));
  const off = ({ forecastMs, silenceMs }: { forecastMs: number; silenceMs: number }) =>
    Math.abs(forecastMs - silenceMs) / silenceMs;
  const taken = await foretold(shapes, (one) =>
    console.error(
      `${one.mib} MiB: forecast ${one.forecastMs} ms, silent for ${one.silenceMs} ms: ${off(one).toFixed(2)}`,
    ),
  );
  const errors = taken.map(off);
  const share = (part: number) => quantile(errors, part).toFixed(2);
  const [required, aim] = [0.35, 0.2];
  const verdict = quantile(errors, 0.9) <= required ? 'reached' : 'MISSED';
  console.log(`error of the forecast of a pause, ${n} moves, the first of a host (${machine()})\n`);
  console.log('| | median | 9 in 10 | most |\n|---|--:|--:|--:|');
  const title = `off by, as a share; required ${required} (aim ${aim}): ${verdict}`;
  console.log(`| ${title} | ${share(0.5)} | ${share(0.9)} | ${share(1)} |`);
  console.log(`\n${JSON.stringify({ row: 'forecast', unit: 'ms', taken })}`);
}

/** Bytes on the wire and memory of the daemons, of a container whose pages all differ. */
async function cost(n: number): Promise<void> {
  const mib = 1_024;
  const taken = await costs({ mib, rate: 0 }, n);
  const line = (title: string, required: number, aim: number, values: readonly number[]) => {
    const [median = 0, least = 0, most = 0] = [0.5, 0, 1].map((share) => quantile(values, share));
    const verdict = median <= required ? 'reached' : 'MISSED';
    const cells = [median, least, most].map((value) => value.toFixed(3)).join(' | ');
    console.log(`| ${title}, required ${required} (aim ${aim}): ${verdict} | ${cells} |`);
  };
  console.log(`what a move of ${mib} MiB costs, as shares of them, ${n} moves (${machine()})\n`);
  console.log('| | median | least | most |\n|---|--:|--:|--:|');
  line(
    'bytes on the wire',
    1.02,
    1.02,
    taken.map(({ wire }) => wire / (mib * MIB)),
  );
  const larger = taken.map(({ grown }) => Math.max(grown.hosta, grown.hostb) / (mib * MIB));
  line('growth of the larger daemon', 0.1, 0.05, larger);
  console.log(`\n${JSON.stringify({ row: 'cost', unit: 'bytes', taken })}`);
}

interface Ratio {
  readonly row: string;
  readonly title: string;
  readonly unit: string;
  readonly names: readonly [string, string];
  readonly required: number;
  readonly aim: number;
  /** The ratio has to be that much at the least, not at the most. */
  readonly isLeast?: boolean;
}

function tellRatio(what: Ratio, taken: readonly Pair[]): void {
  const { row, title, unit, names, required, aim, isLeast = false } = what;
  const line = (values: readonly number[], digits: number) =>
    [0.5, 0, 1].map((share) => quantile(values, share).toFixed(digits)).join(' | ');
  const ratio = taken.map(([first, second]) => first / second);
  const median = quantile(ratio, 0.5);
  const verdict = (isLeast ? median >= required : median <= required) ? 'reached' : 'MISSED';
  console.log(`${title}, ${taken.length} pairs (${machine()})\n`);
  console.log('| | median | least | most |\n|---|--:|--:|--:|');
  for (const side of [0, 1] as const) {
    const values = taken.map((pair) => pair[side]);
    console.log(`| ${names[side]}, ${unit} | ${line(values, 0)} |`);
  }
  const asked = `${isLeast ? 'at least ' : ''}${required} (aim ${aim})`;
  console.log(`| ${names.join(' / ')}, required ${asked}: ${verdict} | ${line(ratio, 2)} |`);
  console.log(`\n${JSON.stringify({ row, unit, names, pairs: taken })}`);
}

const say = ([first, second]: Pair) =>
  console.error(`${first.toFixed(0)}, ${second.toFixed(0)}: ${(first / second).toFixed(2)}`);

async function stream(n: number): Promise<void> {
  const taken = await speeds(512, n, say);
  tellRatio(
    {
      ...{ row: 'stream', title: 'memory of 512 MiB on its way ahead', unit: 'MiB/s' },
      names: ['1 ms of round trip more', 'without'],
      ...{ required: 0.8, aim: 0.8, isLeast: true },
    },
    taken,
  );
}

async function abort(n: number): Promise<void> {
  const taken = await aborts(512, n, say);
  tellRatio(
    {
      ...{ row: 'abort', title: 'a stop-and-copy of 512 MiB, cancelled in the pause', unit: 'ms' },
      names: ['from the order until it runs', 'it had stood still'],
      ...{ required: 1.5, aim: 1.5 },
    },
    taken,
  );
}

async function rpc(n: number): Promise<void> {
  const { frozen, wall } = await dumps('rpc', 64, n);
  const title = 'a process of 64 MiB, dumped by ckptd over the RPC of CRIU';
  const names = ['ckptd', 'criu dump'] as const;
  const required = { frozen: 1.05, wall: 1.1 };
  tellRatio(
    {
      ...{ row: 'rpc', title: `${title}: it stands still`, unit: 'ms', names },
      ...{ required: required.frozen, aim: 1 },
    },
    frozen,
  );
  // What a call costs whatever it does.
  const spared = wall.map(([ckptd, criu]) => [Math.max(0, ckptd - 15), criu] as const);
  tellRatio(
    {
      ...{ row: 'rpc', title: `${title}: from the call to the answer, less 15 ms`, unit: 'ms' },
      ...{ names, required: required.wall, aim: 1.03 },
    },
    spared,
  );
}

async function landing(n: number): Promise<void> {
  const { frozen } = await dumps('landing', 512, n);
  tellRatio(
    {
      ...{ row: 'landing', title: 'memory of 512 MiB: it stands still', unit: 'ms' },
      names: ['handed to ckptd', 'files of criu dump in memory'],
      ...{ required: 1.15, aim: 1 },
    },
    frozen,
  );
}

async function redis(n: number): Promise<void> {
  const taken = await serves(256, n, say);
  tellRatio(
    {
      ...{ row: 'redis', title: 'a Redis of 256 MiB that is asked', unit: 'requests/s' },
      names: ['while its memory goes ahead', 'before'],
      ...{ required: 0.85, aim: 0.95, isLeast: true },
    },
    taken,
  );
}

async function drain(n: number): Promise<void> {
  const taken = await drains(512, n, say);
  tellRatio(
    {
      ...{ row: 'drain', title: '512 MiB that come behind the copy', unit: 'MiB/s' },
      names: ['ckpt', 'criu lazy-pages over TCP'],
      ...{ required: 2, aim: 3.5, isLeast: true },
    },
    taken,
  );
}

async function slope(
  n: number,
  row: string,
  program: 'tree' | 'threads',
  counts: readonly [number, number],
): Promise<void> {
  const pair = await slopes(program, counts, n);
  tellRatio(
    {
      ...{ row, title: `what 100 more ${row} add to a pause, medians of ${n}`, unit: 'ms' },
      names: ['a move by ckpt', 'dump and restore by CRIU alone'],
      ...{ required: 1.1, aim: 1.02 },
    },
    [pair],
  );
}

const machine = () =>
  `${cpus().length} CPUs, Linux ${release()}, load ${loadavg()[0]?.toFixed(1) ?? '?'}`;

/** What the hooks cost a container that has nothing to do with a move. */
async function hook(n: number): Promise<void> {
  await using cluster = await openCluster({ lab: process.env['CKPT_TEST_LAB'] ?? 'bench' });
  const results: Record<string, HookTimes> = {};
  for (const daemon of ['up', 'dead']) {
    if (daemon === 'dead') await cluster.killDaemon('hosta');
    for (const runtime of ['crun', 'runc']) {
      const { stdout } = await cluster.exec(
        'hosta',
        [
          ...['/opt/ckpt/node_modules/.bin/node', '/opt/ckpt/scripts/bench-hook.ts'],
          ...[String(n), runtime, '/var/lib/ckpt'],
        ],
        { deadlineMs: 600_000 },
      );
      results[`${runtime}, ckptd ${daemon}`] = JSON.parse(stdout) as HookTimes;
    }
  }
  console.log(`Milliseconds, \`podman run --rm busybox true\` (${machine()}).`);
  console.log('The difference is that of each pair.\n');
  console.log('| | n | p50 | p99 | max |\n|---|--:|--:|--:|--:|');
  for (const [name, times] of Object.entries(results)) {
    const { withHooks, without, precreate, created, createdWithFences } = times;
    const difference = withHooks.map((ms, pair) => ms - (without[pair] ?? Number.NaN));
    const both = precreate.map((ms, index) => ms + (created[index] ?? Number.NaN));
    console.log(`| ${name}: with hooks | ${cells(withHooks)} |`);
    console.log(`| ${name}: without | ${cells(without)} |`);
    console.log(`| ${name}: difference | ${cells(difference)} |`);
    console.log(`| ${name}: both hooks on their own | ${cells(both)} |`);
    console.log(`| ${name}: createRuntime hook, 1000 fences | ${cells(createdWithFences)} |`);
  }
  console.log(`\n${JSON.stringify({ row: 'hook', unit: 'ms', results })}`);
}

const name = process.env['ROW'] || 'hook';
const n = Number(process.env['N'] || 40);
const row = Object.hasOwn(ROWS, name) ? ROWS[name] : undefined;
if (row === undefined || !(n >= 1)) {
  console.error(`ROW is one of ${Object.keys(ROWS).join(', ')}; N is a number`);
  process.exit(2);
}
await row(n);

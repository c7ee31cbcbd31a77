import { cpus, loadavg, release } from 'node:os';
import { openCluster } from '../tests/support/cluster.ts';
import { quantile } from '../tests/support/quantile.ts';
import { pairs, type Shape } from './bench-move.ts';

/**
 * Measurements, each with both sides in one run, interleaved. Prints a table in Markdown and one line
 * of JSON with every single value.
 *
 *   make bench [ROW=hook|idle|stop|hashing] [N=40]
 */

interface MoveRow extends Shape {
  readonly title: string;
  /** Of ckpt / shell. */
  readonly required: number;
  readonly aim: number;
}

/** Rows of whole moves: 4 KiB pages written per second, and the ratio that is asked of them. */
const MOVES: Readonly<Record<'idle' | 'stop' | 'hashing', MoveRow>> = {
  idle: { title: 'idle container of 16 MiB', mib: 16, rate: 0, required: 0.65, aim: 0.45 },
  stop: {
    title: 'stop-and-copy of 512 MiB, random',
    ...{ mib: 512, rate: 0, mode: 'stop-and-copy', required: 0.35, aim: 0.2 },
  },
  hashing: {
    title: 'pre-copy by content, 512 MiB of which 10 MiB/s change, 1 Gb/s',
    ...{ mib: 512, rate: 2_560, link: 1_000, mode: 'pre-copy', required: 0.2, aim: 0.1 },
  },
};

const ROWS: Readonly<Record<string, (n: number) => Promise<void>>> = {
  hook,
  idle: (n) => move(n, 'idle'),
  stop: (n) => move(n, 'stop'),
  hashing: (n) => move(n, 'hashing'),
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

/** The silence of a container that moves, ckpt against the shell, as pairs. */
async function move(n: number, row: keyof typeof MOVES): Promise<void> {
  const { title, required, aim, ...shape } = MOVES[row];
  const taken = await pairs(shape, n, ({ ckpt, shell }) =>
    console.error(`ckpt ${ckpt} ms, shell ${shell} ms: ${(ckpt / shell).toFixed(2)}`),
  );
  const line = (values: readonly number[], digits: number) =>
    [0.5, 0, 1].map((share) => quantile(values, share).toFixed(digits)).join(' | ');
  const ratio = taken.map(({ ckpt, shell }) => ckpt / shell);
  const verdict = quantile(ratio, 0.5) <= required ? 'reached' : 'MISSED';
  console.log(`${title}: the silence a client hears, ${n} pairs (${machine()})\n`);
  console.log('| | median | least | most |\n|---|--:|--:|--:|');
  console.log(
    `| ckpt, ms | ${line(
      taken.map(({ ckpt }) => ckpt),
      0,
    )} |`,
  );
  console.log(
    `| shell, ms | ${line(
      taken.map(({ shell }) => shell),
      0,
    )} |`,
  );
  console.log(
    `| ckpt / shell, required ${required} (aim ${aim}): ${verdict} | ${line(ratio, 2)} |`,
  );
  console.log(`\n${JSON.stringify({ row, unit: 'ms', shape, pairs: taken })}`);
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

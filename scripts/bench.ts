import { cpus, loadavg, release } from 'node:os';
import { openCluster } from '../tests/support/cluster.ts';

/**
 * Measurements, each with both sides in one run, interleaved. Prints a table in Markdown and one line
 * of JSON with every single value.
 *
 *   make bench [ROW=hook] [N=40]
 */

const ROWS = { hook } as const;

/** Sorted, the value that `share` of all do not exceed (nearest rank). */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

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
  console.log(
    `Milliseconds, \`podman run --rm busybox true\` (${cpus().length} CPUs, Linux ${release()},`,
  );
  console.log(`load ${loadavg()[0]?.toFixed(1)}). The difference is that of each pair.\n`);
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
if (!Object.hasOwn(ROWS, name) || !(n >= 1)) {
  console.error(`ROW is one of ${Object.keys(ROWS).join(', ')}; N is a number`);
  process.exit(2);
}
await ROWS[name as keyof typeof ROWS](n);

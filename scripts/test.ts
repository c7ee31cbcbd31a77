import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const paths = (project: string, dir: string, names: readonly string[]) =>
  names.map((name) => `tests/${project}/${dir}${name}.test.ts`);

/** Of `integration`, what takes a minute or more: by lane. */
const LONG = paths('integration', 'podman/', [
  'discard',
  'early-restore',
  'lazy-restore',
  'lies',
  'move',
  'rootfs-ahead',
  'standstill',
]);
const LONG_TOO = paths('integration', 'podman/', ['carry', 'restore-here', 'volumes-ahead']);
/** Of `e2e`, what leaves that lane no longer than the others. */
const LATE = paths('e2e', '', ['lazy', 'post-copy']);
const FIRST = paths('e2e', '', ['cancel', 'keeps']);

/** All others of a project, by name: what its configuration excludes replaces `--exclude`. */
const without = (dir: string, files: readonly string[]): string[] =>
  readdirSync(`tests/${dir}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && !name.startsWith('rows-'))
    .map((name) => `tests/${dir}/${name}`)
    .filter((path) => !files.includes(path))
    .sort();

/**
 * Every check and every test, in the order of what is quickest to tell. Goes on after a failure, so
 * that one run names all of them; the last line counts. The lanes run side by side, in laboratories
 * of their own: whole moves wait for each other's kernel most of the time. Not here, there is no time for
 * them: all of the sweeps (`make faults`, with CKPT_FAULTS=all an hour, `make e2e CKPT_KILLS=20`), the rows of the lab
 * (`make rows`), and both runtimes where either shows it (tests/support/runtimes.ts; `make integration`).
 *
 * Up to three tests that fail are run once more, alone. One that passes then is told by name as one that
 * failed beside others (docs/decisions/0014).
 */
const LANES: readonly { readonly lab: string; readonly parts: readonly Part[] }[] = [
  {
    lab: 'test',
    parts: [
      { project: 'integration', args: LONG },
      { project: 'e2e', args: FIRST },
    ],
  },
  {
    lab: 'e2e',
    parts: [
      { project: 'zdtm' },
      { project: 'e2e', args: without('e2e', [...LATE, ...FIRST]), env: { CKPT_KILLS: '1' } },
      { project: 'integration', args: LONG_TOO },
    ],
  },
  {
    lab: 'more',
    parts: [
      { project: 'unit' },
      { project: 'faults', env: { CKPT_FAULTS: 'few' } },
      { project: 'integration', args: without('integration', [...LONG, ...LONG_TOO]) },
      { project: 'e2e', args: LATE },
    ],
  },
];

interface Part {
  readonly project: string;
  /** Which files of it. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const labOf = (lane: string) => `${process.env['CKPT_TEST_LAB'] ?? ''}${lane}`;

interface Report {
  readonly numPassedTests: number;
  /** Skipped: the machine lacks what the test declares to need. */
  readonly numPendingTests: number;
  readonly numTotalTests: number;
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const results = mkdtempSync(join(tmpdir(), 'ckpt-test-'));
let passed = 0;
let failed = 0;
let skipped = 0;
interface Failure {
  readonly project: string;
  readonly lab: string;
  readonly file: string;
  /** Of the test; empty when the file did not load. */
  readonly name: string;
  readonly message: string;
}

/** Said again at the end: what a log is cut down to is its end. */
const failures: Failure[] = [];
const MOST_AGAIN = 3;
/** A promise was seen broken: no second look makes that good. */
const NEVER_AGAIN = /not exactly one|two running/i;

/** `quiet`: what it prints is returned, for lanes that must not mix. */
async function command(args: readonly string[], env = {}, file = process.execPath, quiet = false) {
  const child = spawn(file, args, {
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CKPT_LAB_INSTALL: '1', ...env },
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => printed.push(chunk));
  }
  const code = await new Promise<number>((resolve) =>
    child.on('close', (status) => resolve(status ?? 1)),
  );
  return { code, printed: Buffer.concat(printed).toString() };
}

const lab = async (verb: string, name: string) =>
  (await command([verb], { LAB: name }, 'lab/lab')).code;

async function vitest(project: string, name: string, only: readonly string[] = [], env = {}) {
  const file = join(results, `${project}-${name}.json`);
  rmSync(file, { force: true });
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const args = ['node_modules/.bin/vitest', 'run', '--project', project, ...report, ...only];
  const { code, printed } = await command(
    args,
    { CKPT_TEST_LAB: name, CKPT_RUNTIMES: 'one', ...env },
    process.execPath,
    true,
  );
  process.stdout.write(printed);
  return { ...readReport(file), code };
}

async function run({ project, args = [], env }: Part, name: string): Promise<void> {
  const started = performance.now();
  console.log(`${project}: begins`);
  const told = await vitest(project, name, args, env);
  const bad = told.numTotalTests - told.numPassedTests - told.numPendingTests;
  skipped += told.numPendingTests;
  passed += told.numPassedTests;
  // A file that does not load has no tests to count, but it has failed.
  failed += bad === 0 && (told.code !== 0 || !told.success) ? 1 : bad;
  failures.push(...failuresOf(project, name, told));
  console.log(`${project}: ${Math.round((performance.now() - started) / 1000)} s`);
}

/** Whether a test that has failed beside others passes on a machine of its own. */
async function passesAlone(failure: Failure): Promise<boolean> {
  const { project, lab: name, file, name: test, message } = failure;
  if (test === '' || NEVER_AGAIN.test(message)) return false;
  const pattern = `^${test.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
  // What was chosen at random is chosen again: it stands in the name.
  const seed = /SEED=(\d+)/.exec(test)?.[1];
  const env = seed === undefined ? {} : { SEED: seed };
  const told = await vitest(project, name, [file, '--testNamePattern', pattern], env);
  return told.code === 0 && told.numPassedTests === 1;
}

const failedAs = (what: string): Failure => ({
  project: '',
  lab: '',
  file: what,
  name: '',
  message: 'failed',
});

/** Each is a report of a defect, of a test or of ckpt: the next one who works here looks into it. */
const besideOthers: Failure[] = [];

try {
  if ((await command(['scripts/check.ts'])).code === 0) passed++;
  else {
    failed++;
    failures.push(failedAs('scripts/check.ts'));
  }
  // Made once and kept, minutes on a new machine: not in the time of the first test that needs it.
  if ((await lab('build', labOf('test'))) !== 0) {
    failed++;
    failures.push(failedAs('lab/lab build'));
  }
  await Promise.all(
    LANES.map(async (lane) => {
      for (const part of lane.parts) await run(part, labOf(lane.lab));
    }),
  );
  if (failed === failures.length && failed <= MOST_AGAIN) {
    for (const failure of failures.splice(0)) {
      if (!(await passesAlone(failure))) {
        failures.push(failure);
        continue;
      }
      besideOthers.push(failure);
      failed--;
      passed++;
    }
  }
} finally {
  for (const lane of LANES) await lab('down', labOf(lane.lab));
  rmSync(results, { recursive: true });
}
for (const failure of [...besideOthers, ...failures]) console.log(`\n${inWords(failure)}`);
for (const one of besideOthers)
  console.log(`FAILED BESIDE OTHERS, passes alone: ${inOneLine(one)}`);
for (const failure of failures) console.log(`FAILED ${inOneLine(failure)}`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;

/** What a log that is cut to its last lines still tells. */
function inOneLine(failure: Failure): string {
  return inWords(failure).replace(/\s+/g, ' ').slice(0, 300);
}

function inWords({ file, name, message }: Failure): string {
  return `${file}: ${name === '' ? '' : `${name}: `}${message}`;
}

function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return {
      numPassedTests: 0,
      numPendingTests: 0,
      numTotalTests: 0,
      success: false,
      testResults: [],
    };
  }
}

function failuresOf(project: string, name: string, { testResults }: Report): Failure[] {
  return testResults.flatMap(({ name: path, status, message, assertionResults }) => {
    const of = { project, lab: name, file: path.replace(`${process.cwd()}/`, '') };
    const bad = assertionResults.filter((test) => test.status === 'failed');
    if (bad.length === 0 && status === 'failed') {
      return [{ ...of, name: '', message: brief(message) }];
    }
    return bad.map((test) => ({
      ...of,
      name: test.fullName,
      message: brief(test.failureMessages[0] ?? ''),
    }));
  });
}

function brief(message: string): string {
  return message.split('\n').slice(0, 12).join('\n  ').slice(0, 1_500);
}

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Every check and every test, in the order of what is quickest to tell. Goes on after a failure, so
 * that one run names all of them; the last line counts. The lanes run side by side, in laboratories
 * of their own: whole moves wait for each other's kernel most of the time. Not here: all of the sweeps
 * (`make faults CKPT_FAULTS=all`) and the rows of the lab (`make rows`), whose waits it has no time for.
 */
const LANES = [
  { lab: 'test', projects: ['unit', 'zdtm', 'faults', 'integration'] },
  { lab: 'e2e', projects: ['e2e'] },
];
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
/** Said again at the end: what a log is cut down to is its end. */
const failures: string[] = [];

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

async function run(project: string, name: string): Promise<void> {
  const started = performance.now();
  const file = join(results, `${project}.json`);
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const vitest = ['node_modules/.bin/vitest', 'run', '--project', project, ...report];
  console.log(`${project}: begins`);
  const { code, printed } = await command(vitest, { CKPT_TEST_LAB: name }, process.execPath, true);
  process.stdout.write(printed);
  const told = readReport(file);
  const bad = told.numTotalTests - told.numPassedTests - told.numPendingTests;
  skipped += told.numPendingTests;
  passed += told.numPassedTests;
  // A file that does not load has no tests to count, but it has failed.
  failed += bad === 0 && (code !== 0 || !told.success) ? 1 : bad;
  failures.push(...failuresOf(project, told));
  console.log(`${project}: ${Math.round((performance.now() - started) / 1000)} s`);
}

try {
  if ((await command(['scripts/check.ts'])).code === 0) passed++;
  else {
    failed++;
    failures.push('scripts/check.ts');
  }
  // Made once and kept, minutes on a new machine: not in the time of the first test that needs it.
  if ((await lab('build', labOf('test'))) !== 0) {
    failed++;
    failures.push('lab/lab build');
  }
  await Promise.all(
    LANES.map(async (lane) => {
      for (const project of lane.projects) await run(project, labOf(lane.lab));
    }),
  );
} finally {
  for (const lane of LANES) await lab('down', labOf(lane.lab));
  rmSync(results, { recursive: true });
}
for (const failure of failures) console.log(`\n${failure}`);
for (const failure of failures) console.log(`FAILED ${inOneLine(failure)}`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;

/** What a log that is cut to its last lines still tells. */
function inOneLine(failure: string): string {
  return failure.replace(/\s+/g, ' ').slice(0, 300);
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

function failuresOf(project: string, { testResults }: Report): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.replace(`${process.cwd()}/`, '');
    const bad = assertionResults.filter((test) => test.status === 'failed');
    if (bad.length === 0 && status === 'failed') return [`${project} ${file}: ${brief(message)}`];
    return bad.map((test) => `${file}: ${test.fullName}: ${brief(test.failureMessages[0] ?? '')}`);
  });
}

function brief(message: string): string {
  return message.split('\n').slice(0, 12).join('\n  ').slice(0, 1_500);
}

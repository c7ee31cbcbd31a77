import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Every check and every test, in the order of what is quickest to tell. Goes on after a failure, so
 * that one run names all of them; the last line counts.
 */
const PROJECTS = ['unit', 'integration', 'zdtm', 'e2e'];

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

async function command(args: readonly string[], env = {}, file = process.execPath) {
  const child = spawn(file, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CKPT_LAB_INSTALL: '1', ...env },
  });
  return await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}

const lab = (verb: string, name = 'test') => command([verb], { LAB: name }, 'lab/lab');

try {
  if ((await command(['scripts/check.ts'])) === 0) passed++;
  else {
    failed++;
    failures.push('scripts/check.ts');
  }
  // Made once and kept, minutes on a new machine: not in the time of the first test that needs it.
  if ((await lab('build')) !== 0) {
    failed++;
    failures.push('lab/lab build');
  }
  for (const project of PROJECTS) {
    const started = performance.now();
    const file = join(results, `${project}.json`);
    const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await command([
      'node_modules/.bin/vitest',
      'run',
      '--project',
      project,
      ...report,
    ]);
    const told = readReport(file);
    const bad = told.numTotalTests - told.numPassedTests - told.numPendingTests;
    skipped += told.numPendingTests;
    passed += told.numPassedTests;
    // A file that does not load has no tests to count, but it has failed.
    failed += bad === 0 && (code !== 0 || !told.success) ? 1 : bad;
    failures.push(...failuresOf(project, told));
    console.log(`${project}: ${Math.round((performance.now() - started) / 1000)} s`);
  }
} finally {
  for (const name of ['test', 'e2e']) await lab('down', process.env['CKPT_TEST_LAB'] ?? name);
  rmSync(results, { recursive: true });
}
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;

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

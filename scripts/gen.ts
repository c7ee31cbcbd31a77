import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderOptionsManual } from '../src/criu/options.ts';

/**
 * Generates src/gen from proto, and docs/criu-options.md from the table of options. With `--check`
 * nothing is written: exit 1 when the tree is not what the generators make.
 */
const SETS = [
  { out: 'ckpt', files: ['proto/ckpt/v1/operator.proto', 'proto/ckpt/v1/peer.proto'] },
  { out: 'criu', files: ['proto/criu/rpc.proto'] },
  { out: 'health', files: ['proto/health/health.proto'] },
];

const check = process.argv.includes('--check');
const dir = mkdtempSync(join(tmpdir(), 'ckpt-gen-'));
const stale: string[] = [];
try {
  for (const { out, files } of SETS) {
    const js = join(dir, `${out}.js`);
    const pbjs = [
      '-t',
      'static-module',
      '-w',
      'esm',
      '--dts',
      '-p',
      'proto',
      '--force-number',
      '--no-verify',
      '--no-delimited',
    ];
    execFileSync(process.execPath, ['node_modules/.bin/pbjs', ...pbjs, '-o', js, ...files], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    for (const name of [`${out}.js`, `${out}.d.ts`]) {
      keep(join('src/gen', name), readFileSync(join(dir, name), 'utf8'));
    }
  }
  keep('docs/criu-options.md', renderOptionsManual());
} finally {
  rmSync(dir, { recursive: true });
}
if (check && stale.length > 0) {
  console.error(`not what \`make gen\` makes: ${stale.join(', ')}`);
  process.exitCode = 1;
}

function keep(path: string, made: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === made) return;
  stale.push(path);
  if (!check) writeFileSync(path, made);
}

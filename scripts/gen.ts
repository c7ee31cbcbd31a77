import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Generates src/gen from proto. With `--check` nothing is written: exit 1 when the tree is not what
 * the generator makes.
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
      const made = readFileSync(join(dir, name), 'utf8');
      const path = join('src/gen', name);
      if (existsSync(path) && readFileSync(path, 'utf8') === made) continue;
      stale.push(path);
      if (check) continue;
      mkdirSync('src/gen', { recursive: true });
      writeFileSync(path, made);
    }
  }
} finally {
  rmSync(dir, { recursive: true });
}
if (check && stale.length > 0) {
  console.error(`not what \`npm run gen\` makes from proto/: ${stale.join(', ')}`);
  process.exitCode = 1;
}

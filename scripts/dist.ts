import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Makes dist/: the whole program for a Node.js that does not strip types, with the packages it
 * needs beside it. It runs from wherever it is copied to, on machines of the same processor.
 */
const DIST = 'dist';
/** Made anew and then moved, so that a build that failed leaves the last good one. */
const MADE = 'dist.new';

interface Locked {
  readonly dev?: boolean;
}

const { packages } = readJson<{ packages: Record<string, Locked> }>('package-lock.json');
const own = readJson<Record<string, unknown>>('package.json');

rmSync(MADE, { recursive: true, force: true });
mkdirSync(MADE);
execFileSync(
  process.execPath,
  ['node_modules/.bin/tsc', '-p', 'tsconfig.dist.json', '--outDir', resolve(MADE)],
  { stdio: 'inherit' },
);
// The compiler passes over what is JavaScript already.
for (const file of globSync('src/**/*.js')) copy(file);
for (const path of ['bin', 'hooks', 'proto', 'LICENSE']) copy(path);
for (const path of Object.keys(packages).filter(isNeeded)) copy(path, ['node_modules']);
writeFileSync(join(MADE, 'package.json'), `${JSON.stringify(ownPackage(), undefined, 2)}\n`);
rmSync(DIST, { recursive: true, force: true });
execFileSync('mv', [MADE, DIST]);

/** Also says what `import` has to take a .js file for. */
function ownPackage() {
  const { name, version, description, license, type, engines, dependencies } = own;
  return { name, version, private: true, description, license, type, engines, dependencies };
}

/**
 * Packages of the lock file that run, without the Node.js we are developed with. Optional ones are
 * native code for one processor each (koffi's): those of others are not installed.
 */
function isNeeded(path: string): boolean {
  const { dev = false } = packages[path] ?? {};
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const runs = path !== '' && !dev && !/^(@types\/|undici-types$|node-linux-)/.test(name);
  return runs && existsSync(path);
}

function copy(path: string, without: readonly string[] = []): void {
  cpSync(path, join(MADE, path), {
    recursive: true,
    preserveTimestamps: true,
    filter: (from) => !without.some((name) => from.startsWith(join(path, name))),
  });
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../support/temp.ts';

const BIN = join(import.meta.dirname, '../../bin');

/** Says what a Node.js of that kind would, and instead of running a program prints its name. */
const fakeNode = (version: string, strips: boolean) => `#!/bin/sh
case $1 in
--version) echo ${version} ;;
-p) echo ${strips ? 'strip' : 'false'} ;;
*) echo "$@" ;;
esac
`;

interface Machine {
  /** Files of the tree beside bin. */
  readonly files: readonly string[];
  readonly node?: string;
  /** Node.js of the package. */
  readonly pinned?: string;
}

function launch(name: string, { files, node, pinned }: Machine) {
  using dir = tempDir();
  const tree = join(dir.path, 'tree');
  cpSync(BIN, join(tree, 'bin'), { recursive: true });
  for (const file of files) write(join(tree, file), '');
  const path = join(dir.path, 'path');
  mkdirSync(path);
  if (node !== undefined) write(join(path, 'node'), node);
  if (pinned !== undefined) write(join(tree, 'node_modules/.bin/node'), pinned);
  for (const tool of ['dirname', 'readlink']) {
    write(join(path, tool), `#!/bin/sh\nexec /usr/bin/${tool} "$@"\n`);
  }
  const { status, stdout, stderr } = spawnSync('/bin/sh', [join(tree, 'bin', name), 'a  b', 'c'], {
    encoding: 'utf8',
    env: { PATH: path },
  });
  return { status, told: (stdout + stderr).replaceAll(dir.path, '').trimEnd() };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: 0o755 });
}

const STRIPS = fakeNode('v24.21.0', true);
const PLAIN = fakeNode('v24.21.0', false);
const SOURCES = ['src/cli/main.ts', 'src/daemon/main.ts'];
const BUILT = ['src/cli/main.js', 'src/daemon/main.js'];
const DIST = BUILT.map((file) => `dist/${file}`);

describe('the launchers', () => {
  it.each<[string, Machine, string]>([
    ['the sources', { files: SOURCES, node: STRIPS }, '/tree/src/daemon/main.ts'],
    [
      'the sources, whatever was built',
      { files: [...SOURCES, ...DIST], node: STRIPS },
      '/tree/src/daemon/main.ts',
    ],
    [
      "the sources with the package's Node.js, not the system's",
      { files: [...SOURCES, ...DIST], node: PLAIN, pinned: STRIPS },
      '/tree/src/daemon/main.ts',
    ],
    [
      'what was built, for a Node.js that does not strip types',
      { files: [...SOURCES, ...DIST], node: PLAIN },
      '/tree/dist/src/daemon/main.js',
    ],
    ['what was installed', { files: BUILT, node: PLAIN }, '/tree/src/daemon/main.js'],
  ])('start %s', (_what, machine, started) => {
    expect(launch('ckptd', machine)).toEqual({ status: 0, told: `${started} a  b c` });
    const ckpt = started.replace('daemon', 'cli');
    expect(launch('ckpt', machine)).toEqual({ status: 0, told: `${ckpt} a  b c` });
  });

  it.each<[string, Machine, string]>([
    ['no Node.js', { files: SOURCES }, 'Node.js 24 or newer is not installed'],
    [
      'an old Node.js',
      { files: SOURCES, node: fakeNode('v22.9.0', true) },
      'needs Node.js 24 or newer, /path/node is v22.9.0',
    ],
    [
      'nothing built for this Node.js',
      { files: SOURCES, node: PLAIN },
      '/path/node cannot run TypeScript: run `make dist` in /tree',
    ],
  ])('say in one line that there is %s', (_what, machine, told) => {
    expect(launch('ckpt', machine)).toEqual({ status: 1, told: `ckpt: ${told}` });
    expect(launch('ckptd', machine)).toEqual({ status: 5, told: `ckptd: ${told}` });
  });
});

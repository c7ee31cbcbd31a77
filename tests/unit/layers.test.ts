import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAY_IMPORT } from '../../src/layers.ts';

const SCRIPT = resolve(import.meta.dirname, '../../scripts/check-layers.ts');

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ckpt-layers-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function checkTree(files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT], { cwd: root, encoding: 'utf8' });
  return { status, complaints: stderr.split('\n\n')[0] ?? '' };
}

describe('the check of the doors between rooms', () => {
  it('lets through what the table allows', () => {
    const files = {
      'src/cli/a.ts': "import { b } from '../base/b.ts';\nimport type { C } from './c.ts';\n",
      'src/sys/ffi.ts': "import koffi from 'koffi';\n",
    };
    expect(checkTree(files)).toEqual({ status: 0, complaints: '' });
  });

  it.each([
    ['an import', "import { x } from '../daemon/x.ts';\n"],
    ['a type', "import type { X } from '../daemon/x.ts';\n"],
    ['an export', "export { x } from '../daemon/x.ts';\n"],
    ['a late import', "const { x } = await import('../daemon/x.ts');\n"],
    ['a bare import', "import '../daemon/x.ts';\n"],
  ])('finds a forbidden door in %s', (_what, text) => {
    expect(checkTree({ 'src/cli/deep/a.ts': text.replace('../', '../../') })).toEqual({
      status: 1,
      complaints: 'src/cli/deep/a.ts: cli may not import daemon',
    });
  });

  it('finds native code outside of its rooms', () => {
    expect(checkTree({ 'src/daemon/a.ts': "import koffi from 'koffi';\n" }).complaints).toBe(
      'src/daemon/a.ts: daemon may not import koffi, only sys and selinux may',
    );
  });

  it('finds a room that the table does not know', () => {
    expect(checkTree({ 'src/helpers/a.ts': '' }).complaints).toContain('no room helpers');
  });
});

describe('the table of doors', () => {
  it('has no circle', () => {
    const table: Readonly<Record<string, readonly string[]>> = MAY_IMPORT;
    const reach = (room: string, above: readonly string[]): void => {
      expect(above).not.toContain(room);
      for (const next of table[room] ?? []) reach(next, [...above, room]);
    };
    for (const room of Object.keys(table)) reach(room, []);
  });

  it('keeps command and daemon apart', () => {
    expect(MAY_IMPORT.cli).not.toContain('daemon');
    expect(MAY_IMPORT.daemon).not.toContain('cli');
  });
});

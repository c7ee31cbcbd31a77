import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  hookFindings,
  installHooks,
  refreshHooks,
  removeHooks,
} from '../../../src/podman/hooks.ts';

const ID = 'a1'.repeat(32);

interface HookFile {
  hook: { path: string; args: string[]; env: string[] };
  stages: string[];
}

describe('the hooks', () => {
  let dir: string;
  let stateDir: string;
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'ckpt-hooks-'));
    stateDir = join(dir, 'state');
    mkdirSync(join(stateDir, 'fence'), { recursive: true });
    await installHooks({
      dir: join(dir, 'hooks.d'),
      dropIn: join(dir, 'conf.d/50-ckpt.conf'),
      stateDir,
    });
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const read = (name: string) =>
    JSON.parse(readFileSync(join(dir, 'hooks.d', `${name}.json`), 'utf8')) as HookFile;

  /** As podman starts them: with nothing but the arguments and environment of the hook file. */
  function call(name: string, input: string | Buffer, change = (args: string[]) => args) {
    const { hook } = read(name);
    const [argv0 = '', ...args] = change(hook.args);
    const started = performance.now();
    const result = spawnSync(hook.path, args, {
      argv0,
      input,
      env: Object.fromEntries(hook.env.map((pair) => pair.split('='))),
      maxBuffer: 64 * 1024 * 1024,
      timeout: 10_000,
    });
    return { ...result, ms: performance.now() - started };
  }

  const spec = (cgroupsPath: unknown, more: object = {}) =>
    JSON.stringify({ ociVersion: '1.2.0', linux: { cgroupsPath }, ...more });

  describe('before a container is made', () => {
    it('give it a CRIU configuration file of its own, whichever way its cgroup is named', () => {
      for (const path of [
        `/libpod_parent/libpod-${ID}`,
        `machine.slice:libpod:${ID}`,
        `/machine.slice/libpod-${ID}.scope`,
      ]) {
        const out = JSON.parse(call('ckpt-precreate', spec(path)).stdout.toString());
        expect(out.annotations).toEqual({ 'org.criu.config': `${stateDir}/criu.d/${ID}.conf` });
        expect(out.linux.cgroupsPath).toBe(path);
      }
    });

    it('keep annotations that are there, also one that was chosen by hand', () => {
      const kept = { annotations: { x: 'y' } };
      const path = `/libpod_parent/libpod-${ID}`;
      const out = JSON.parse(call('ckpt-precreate', spec(path, kept)).stdout.toString());
      expect(out.annotations['x']).toBe('y');
      const chosen = spec(path, { annotations: { 'org.criu.config': '/root/mine.conf' } });
      expect(call('ckpt-precreate', chosen).stdout.toString()).toBe(chosen);
    });

    it.each([
      ['nothing', ''],
      ['no JSON', '{"linux":'],
      ['a list', '[1,2]'],
      ['a spec without a cgroup', '{"ociVersion":"1.2.0"}'],
      ['a cgroup of somebody else', '{"linux":{"cgroupsPath":"/user/x"}}'],
      ['annotations that are none', `{"annotations":[],"linux":{"cgroupsPath":"/libpod-${ID}"}}`],
      ['10 MiB', `{"linux":{"cgroupsPath":1},"x":"${'y'.repeat(10 * 1024 * 1024)}"}`],
    ])('let %s through as it came', (_what, input) => {
      const result = call('ckpt-precreate', input);
      expect(result.status).toBe(0);
      expect(result.stdout.toString() === input).toBe(true);
    });

    it('let every spec through when sed is gone', () => {
      const input = spec(`/libpod_parent/libpod-${ID}`);
      const result = call('ckpt-precreate', input, (args) =>
        args.map((arg) => arg.replaceAll('/bin/sed', '/nonexistent/sed')),
      );
      expect(result.status).toBe(0);
      expect(result.stdout.toString()).toBe(input);
    });

    it('take no text of a user for a key', () => {
      const other = `libpod-${'c3'.repeat(32)}`;
      const text = `"annotations":{"x":"y"},"cgroupsPath":"/${other}"`;
      const more = {
        process: { env: [text, `X=${text}`], args: [`${text}\n`, '\\"annotations":{', '\u0000'] },
        annotations: { cgroupsPath: `/${other}`, annotations: text, [text]: '"annotations":{"' },
      };
      const given = { ...more, linux: { cgroupsPath: `/libpod_parent/libpod-${ID}` } };
      const out = JSON.parse(call('ckpt-precreate', JSON.stringify(given)).stdout.toString());
      const { 'org.criu.config': file, ...annotations } = out.annotations;
      expect(file).toBe(`${stateDir}/criu.d/${ID}.conf`);
      expect({ ...out, annotations }).toEqual(given);
    });

    it('give any spec back with one annotation more and nothing else changed', () => {
      const path = `/libpod_parent/libpod-${ID}`;
      fc.assert(
        fc.property(fc.json(), fc.dictionary(fc.string(), fc.string()), (json, annotations) => {
          const given = { x: JSON.parse(json), annotations, linux: { cgroupsPath: path } };
          const out = JSON.parse(call('ckpt-precreate', JSON.stringify(given)).stdout.toString());
          const { 'org.criu.config': file, ...rest } = out.annotations;
          expect(file).toBe(`${stateDir}/criu.d/${ID}.conf`);
          expect({ ...out, annotations: rest }).toEqual(given);
        }),
        { numRuns: 50 },
      );
    });
  });

  describe('before a container starts', () => {
    const fence = (text: string) => writeFileSync(join(stateDir, 'fence', `${ID}.json`), text);
    const state = JSON.stringify({ ociVersion: '1.2.0', id: ID, status: 'created', pid: 1 });

    it('refuse one that was given to another host, and say to whom', () => {
      fence(JSON.stringify({ container: ID, owner: 'host\nb', epoch: 3, state: 'gone' }));
      const result = call('ckpt-created', state);
      expect(result.status).toBe(1);
      expect(result.stderr.toString()).toBe(
        `ckpt: FENCED: container ${ID.slice(0, 12)} was given to host host?nb; start it there\n`,
      );
    });

    it('let all others start', () => {
      fence(JSON.stringify({ owner: 'hostb' }));
      const other = JSON.stringify({ id: 'b2'.repeat(32), annotations: { x: ID.slice(1) } });
      expect(call('ckpt-created', other).status).toBe(0);
    });

    it.each(['', 'no JSON', '{"owner":7}', '{"owner":""}', '[]'])(
      'let a container start whose fence says %j',
      (text) => {
        fence(text);
        expect(call('ckpt-created', state).status).toBe(0);
      },
    );

    it.each([
      ['empty', ''],
      ['10 MiB', 'x'.repeat(10 * 1024 * 1024)],
      ['no JSON', '{"id":'],
      ['an id that is a path', '{"id":"../../etc/passwd"}'],
    ])('let it start when the state is %s', (_what, input) => {
      fence('{"owner":"hostb"}');
      const result = call('ckpt-created', input);
      expect(result.status).toBe(0);
      expect(result.ms).toBeLessThan(5_000);
    });

    it('let it start when ckptd never ran here', () => {
      rmSync(stateDir, { recursive: true });
      expect(call('ckpt-created', state).status).toBe(0);
    });
  });

  it('are written anew when they are of another version, and never where there were none', async () => {
    const hooks = join(dir, 'hooks.d');
    const options = { dir: hooks, dropIn: join(dir, 'conf.d/50-ckpt.conf'), stateDir };
    expect(await refreshHooks(options)).toBe(false);
    const old = (state: string) =>
      JSON.stringify({ hook: { args: ['sh', '-c', ':', 'x', state] } });
    writeFileSync(join(hooks, 'ckpt-created.json'), old('/elsewhere'));
    rmSync(join(hooks, 'ckpt-precreate.json'));
    expect(await refreshHooks(options)).toBe(false);
    writeFileSync(join(hooks, 'ckpt-created.json'), old(stateDir));
    expect(await refreshHooks(options)).toBe(true);
    expect(await hookFindings(options)).toEqual([]);
    rmSync(options.dropIn);
    expect(await refreshHooks(options)).toBe(true);
    expect(await hookFindings(options)).toEqual([]);
    await removeHooks(hooks, options.dropIn);
    expect(await refreshHooks(options)).toBe(false);
    expect(readdirSync(hooks)).toEqual([]);
  });

  it('can be installed twice and taken away twice', async () => {
    const hooks = join(dir, 'hooks.d');
    const dropIn = join(dir, 'conf.d/50-ckpt.conf');
    const options = { dir: hooks, dropIn, stateDir };
    await installHooks(options);
    expect(readFileSync(dropIn, 'utf8')).toContain(`hooks_dir = ["${hooks}", {append=true}]`);
    expect(readdirSync(hooks).sort()).toEqual(['ckpt-created.json', 'ckpt-precreate.json']);
    expect(await hookFindings(options)).toEqual([]);
    await removeHooks(hooks, dropIn);
    await removeHooks(hooks, dropIn);
    expect(readdirSync(join(dir, 'conf.d'))).toEqual([]);
    expect(readdirSync(hooks)).toEqual([]);
    const created = join(hooks, 'ckpt-created.json');
    const precreate = join(hooks, 'ckpt-precreate.json');
    expect(await hookFindings(options)).toMatchObject([
      {
        code: 'HOOKS_MISSING',
        blocks: true,
        evidence: expect.stringContaining(`${precreate}, ${created}, ${dropIn}`),
      },
    ]);
  });
});

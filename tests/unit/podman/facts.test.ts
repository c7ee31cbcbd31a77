import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aged, type HostFacts } from '../../../src/base/claims.ts';
import type { Op } from '../../../src/base/op.ts';
import { atLeast, criuConfigFindings, dotted, runtimeName } from '../../../src/podman/facts.ts';
import { factsOnArrival, pairFindings } from '../../../src/podman/target-checks.ts';

const op: Op = { id: 'test', signal: new AbortController().signal, log: () => undefined };

const host = (more: Partial<HostFacts> = {}): HostFacts => ({
  protocol: 1,
  ckpt: '0.1.0',
  name: 'a',
  machineId: 'm1',
  arch: 'x64',
  kernel: '6.18.0',
  criu: 40201,
  podman: '5.8.6',
  runtimes: [],
  cgroupVersion: 2,
  clockUnixMs: 1_000_000,
  cpuinfo: new Uint8Array(),
  bootId: 'b',
  ...more,
});

describe('versions', () => {
  it.each([
    ['1.28', [1, 26], true],
    ['1.26', [1, 26], true],
    ['1.9', [1, 26], false],
    ['2.0', [1, 26], true],
    ['5.8.6-dev', [5, 4], true],
    ['5.15.0-91-generic', [5, 15], true],
    ['5.4.0', [5, 15], false],
    ['', [1], false],
  ])('%s against %s is %s', (version, least, result) => {
    expect(atLeast(version, least)).toBe(result);
  });

  it('of criu are told as people write them', () => {
    expect(dotted(40201)).toBe('4.2.1');
  });

  it('are only known of two runtimes', () => {
    expect(runtimeName('/usr/bin/crun')).toBe('crun');
    expect(runtimeName('runc')).toBe('runc');
    expect(() => runtimeName('/usr/bin/kata')).toThrow(/not crun or runc/);
  });
});

describe('two hosts', () => {
  const deps = { limits: { clockSkewMs: 500 } as never, cpuDiffers: async () => undefined };
  const codes = async (here: HostFacts, source: HostFacts, more = {}) =>
    (await pairFindings(op, { ...deps, ...more }, here, source)).map(({ code }) => code);

  it('that are alike raise nothing', async () => {
    expect(await codes(host({ name: 'b', machineId: 'm2' }), host())).toEqual([]);
  });

  it('may share a machine id when they are called differently, as clones do', async () => {
    expect(await codes(host({ name: 'b' }), host())).toEqual([]);
    expect(await codes(host(), host())).toEqual(['SAME_HOST']);
  });

  it('are held to the clock at the moment of the question, however slow the answers are', async () => {
    let answered = 0;
    const criuVersion = async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      answered = Date.now();
      return { version: 40201, errors: [] };
    };
    const paths = { podman: '/none', crun: '/none', runc: '/none' };
    const slow = { paths, criuVersion, cpuinfo: async () => new Uint8Array() };
    const { clockUnixMs } = await factsOnArrival(op, slow as never);
    expect(clockUnixMs).toBeLessThanOrEqual(answered - 90);
  });

  it('are as old as the question when it is asked, however long it took to ask it', async () => {
    const since = performance.now() - 7_000;
    const taken = host({ clockUnixMs: 1_000_000 });
    const { clockUnixMs, ...rest } = aged(taken, since);
    expect(clockUnixMs).toBeGreaterThanOrEqual(1_007_000);
    expect(clockUnixMs).toBeLessThan(1_012_000);
    expect({ ...rest, clockUnixMs: taken.clockUnixMs }).toEqual(taken);
  });

  it('need the newer criu on the target (row:version-skew)', async () => {
    const [older, newer] = [host({ name: 'b', criu: 40200 }), host()];
    expect(await codes(older, newer)).toEqual(['CRIU_OLD']);
    expect(await codes(newer, older)).toEqual([]);
  });

  it('speak one protocol (row:version-skew)', async () => {
    expect(await codes(host({ name: 'b', protocol: 2 }), host())).toEqual(['PROTOCOL_DIFFERS']);
    expect(await codes(host({ name: 'b' }), host({ protocol: 2 }))).toEqual(['PROTOCOL_DIFFERS']);
  });

  it('of two architectures are not compared any further', async () => {
    expect(await codes(host({ name: 'b', arch: 'arm64', criu: 1 }), host())).toEqual([
      'ARCH_DIFFERS',
    ]);
  });

  it('may differ in their clocks by as much as was configured (row:clock-skew)', async () => {
    expect(await codes(host({ name: 'b', clockUnixMs: 1_000_500 }), host())).toEqual([]);
    expect(await codes(host({ name: 'b', clockUnixMs: 1_000_501 }), host())).toEqual([
      'CLOCK_SKEW',
    ]);
    expect(await codes(host({ name: 'b', clockUnixMs: 999_499 }), host())).toEqual(['CLOCK_SKEW']);
  });

  it('are refused with what criu says of the processor (row:version-skew)', async () => {
    const source = host({ cpuinfo: new Uint8Array([1]) });
    const more = { cpuDiffers: async () => 'no avx512f' };
    expect(await codes(host({ name: 'b' }), source, more)).toEqual(['CPU_DIFFERS']);
  });
});

describe("lines of the administrator's criu configuration", () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'ckpt-facts-'));
  });
  afterEach(async () => await rm(dir, { recursive: true }));

  it('stop a move when they make a dump into something else, and are told otherwise', async () => {
    const path = join(dir, 'default.conf');
    await writeFile(
      path,
      '# tcp-close\nverbosity=4\n  tcp-close # yes\naction-script /root/x.sh\n\nghost-limit 1M\n',
    );
    expect(
      (await criuConfigFindings(path)).map(({ blocks, evidence }) => [blocks, evidence]),
    ).toEqual([
      [true, `${path}:3: tcp-close`],
      [false, `${path}:4: action-script /root/x.sh`],
      [false, `${path}:6: ghost-limit 1M`],
    ]);
  });

  it('are nothing when there is no file', async () => {
    expect(await criuConfigFindings(join(dir, 'none.conf'))).toEqual([]);
  });
});

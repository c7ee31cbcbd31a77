import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Libselinux, loadLibselinux } from '../../../src/selinux/library.ts';
import { type SelinuxHost, type SelinuxOn, selinux } from '../../../src/selinux/selinux.ts';
import { addressOf } from '../../../src/sys/native.ts';
import { failing, standIn } from '../../support/stand-in-selinux.ts';

const OWN = 'system_u:system_r:ckptd_t:s0';
const CONTAINER = 'system_u:system_r:container_t:s0:c1,c2';
const kept: Buffer[] = [];

/** As a C function that hands out a string, or NULL. */
function handsOut(text: string | null) {
  return (...args: unknown[]): number => {
    const out = args.at(-1) as Uint8Array;
    const bytes = Buffer.from(`${text}\0`);
    kept.push(bytes);
    const address = text === null ? 0n : addressOf(bytes);
    Buffer.from(out.buffer).writeBigUInt64LE(address);
    return 0;
  };
}

function hostWith(given: Partial<Libselinux>, more: Partial<SelinuxHost> = {}) {
  const freed: number[] = [];
  const host: SelinuxHost = {
    fileSystems: () => 'nodev\tsysfs\nnodev\tselinuxfs\n\text4\n',
    isMounted: () => true,
    load: () =>
      standIn({
        is_selinux_enabled: () => 1,
        getcon_raw: handsOut(OWN),
        freecon: (address) => void freed.push(address),
        ...given,
      }),
    ...more,
  };
  return { host, freed };
}

function on(given: Partial<Libselinux> = {}): SelinuxOn {
  const found = selinux(hostWith(given).host);
  if (found.kind !== 'on') throw new Error(found.why);
  return found;
}

const system = (errno: string) =>
  expect.objectContaining({ code: 'SYSTEM', facts: expect.objectContaining({ errno }) });

describe('a host', () => {
  it('without SELinux in its kernel is off, and libselinux is not loaded', () => {
    const unused = () => {
      throw new Error('was asked');
    };
    const { host } = hostWith({}, { fileSystems: () => 'nodev\tsysfs\n', load: unused });
    expect(selinux(host)).toEqual({ kind: 'off', why: 'the kernel runs without SELinux' });
  });

  it('is off until a policy is loaded', () => {
    expect(selinux(hostWith({ getcon_raw: handsOut('kernel') }).host)).toEqual({
      kind: 'off',
      why: 'no policy is loaded',
    });
  });

  it('with SELinux and no libselinux is not off', () => {
    const load = () => loadLibselinux('libselinux.so.0');
    expect(selinux(hostWith({}, { load }).host)).toEqual({
      kind: 'unusable',
      why: expect.stringContaining('libselinux.so.0'),
    });
  });

  it('with SELinux and no selinuxfs is not off', () => {
    const { host } = hostWith({}, { isMounted: () => false });
    expect(selinux(host)).toEqual({ kind: 'unusable', why: expect.stringContaining('selinuxfs') });
  });

  it('that does not say its own label is not off', () => {
    expect(selinux(hostWith({ getcon_raw: failing(13) }).host)).toEqual({
      kind: 'unusable',
      why: 'getcon: EACCES',
    });
  });

  it('without /etc/selinux/config is on, and it is said that other programs think otherwise', () => {
    expect(on({ is_selinux_enabled: () => 0 }).isConfigured).toBe(false);
    expect(on().isConfigured).toBe(true);
  });

  it('has libselinux loaded by the first call that needs it, and never by an import', () => {
    const code = `
      import { readFileSync } from 'node:fs';
      import { selinux } from ${JSON.stringify(resolve('src/selinux/selinux.ts'))};
      const loaded = () => readFileSync('/proc/self/maps', 'utf8').includes('libselinux');
      const before = loaded();
      const { kind } = selinux();
      const hasIt = readFileSync('/proc/filesystems', 'utf8').includes('selinuxfs');
      console.log(JSON.stringify([before, kind === 'off' || hasIt, hasIt || !loaded()]));`;
    const args = ['--no-warnings', '--input-type=module', '-e', code];
    expect(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('SELinux that is on', () => {
  it('hands out labels, and frees what libselinux has allocated', () => {
    const { host, freed } = hostWith({ getpidcon_raw: handsOut(CONTAINER) });
    const found = selinux(host);
    if (found.kind !== 'on') throw new Error(found.why);
    expect(found.labelOfProcess(7)).toBe(CONTAINER);
    expect(found.ownLabel()).toBe(OWN);
    expect(freed).toHaveLength(3); // the first was asked for to see whether there is a policy
    expect(freed.every((address) => address > 0)).toBe(true);
  });

  it('tells what has no label from what cannot be asked', () => {
    expect(on({ getpidcon_raw: failing(3) }).labelOfProcess(7)).toBeUndefined();
    expect(on({ getpeercon_raw: failing(92) }).labelOfPeer(7)).toBeUndefined();
    expect(on({ lgetfilecon_raw: failing(61) }).labelOfFile('/x')).toBeUndefined();
    expect(on({ getsockcreatecon_raw: handsOut(null) }).socketLabel()).toBeUndefined();
    expect(() => on({ getpidcon_raw: failing(13) }).labelOfProcess(7)).toThrow(system('EACCES'));
    expect(() => on({ getpeercon_raw: failing(9) }).labelOfPeer(7)).toThrow(system('EBADF'));
    expect(() => on({ lgetfilecon_raw: failing(2) }).labelOfFile('/x')).toThrow(system('ENOENT'));
  });

  it('tells no from a question that failed', () => {
    const ask = (selinux_check_access: () => number) =>
      on({ selinux_check_access }).isAllowed(OWN, CONTAINER, 'process', 'ptrace');
    expect([ask(() => 0), ask(failing(13))]).toEqual([true, false]);
    expect(() => ask(failing(22))).toThrow(system('EINVAL'));

    const check = (security_check_context_raw: () => number) =>
      on({ security_check_context_raw }).isLabel(CONTAINER);
    expect([check(() => 0), check(failing(22))]).toEqual([true, false]);
    expect(() => check(failing(13))).toThrow(system('EACCES'));
    expect(on({ security_check_context_raw: () => 0 }).isLabel(`${OWN}\0`)).toBe(false);

    expect(on({ security_getenforce: () => 0 }).isEnforcing()).toBe(false);
    expect(() => on({ security_getenforce: failing(2) }).isEnforcing()).toThrow(system('ENOENT'));
  });

  it('names the file and the label that were refused', () => {
    expect(() => on({ lsetfilecon_raw: failing(95) }).setLabelOfFile('/x', CONTAINER)).toThrow(
      `lsetfilecon(/x, ${CONTAINER}): ENOTSUP`,
    );
  });

  it('turns what people see into what the kernel has', () => {
    const shown = 'system_u:system_r:container_t:Secret';
    expect(on({ selinux_trans_to_raw_context: handsOut(CONTAINER) }).rawLabel(shown)).toBe(
      CONTAINER,
    );
  });
});

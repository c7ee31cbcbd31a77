import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { LIBSELINUX, type Libselinux, loadLibselinux } from '../../../src/selinux/library.ts';
import { stringAt } from '../../../src/sys/native.ts';

/** Answers that do not depend on SELinux being there. */
function answers(c: Libselinux): unknown[] {
  const out = Buffer.alloc(8);
  const status = c.selinux_trans_to_raw_context('a:b:c:s0', out);
  const address = out.readBigUInt64LE();
  const label = stringAt(address);
  c.freecon(Number(address));
  return [status, label, c.lgetfilecon_raw('/nothing/there', out), c.getpidcon_raw(-1, out)];
}

describe('libselinux', () => {
  it('has every function of the table, and hands out strings', () => {
    expect(answers(loadLibselinux())).toEqual([0, 'a:b:c:s0', -1, -1]);
  });

  it.runIf(process.arch === 'x64')('gives the same answers through ffi-napi, on x64', () => {
    const ffi = createRequire(import.meta.url)('ffi-napi') as {
      Library: (file: string, table: typeof LIBSELINUX) => Libselinux;
    };
    const other = ffi.Library('libselinux.so.1', LIBSELINUX);
    expect(answers(other)).toEqual(answers(loadLibselinux()));
  });

  it('is said to be missing, or to lack a function', () => {
    expect(() => loadLibselinux('libselinux.so.0')).toThrow(
      expect.objectContaining({ code: 'SYSTEM', message: expect.stringContaining('so.0') }),
    );
    expect(() => loadLibselinux('libc.so.6')).toThrow(/is_selinux_enabled/);
  });
});

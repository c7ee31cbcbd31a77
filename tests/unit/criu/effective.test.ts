import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/criu/config-file.ts';
import { effectiveOptions, runtimeLayer } from '../../../src/criu/effective.ts';

describe('the effective options', () => {
  it('tell who said what, and what no longer counts', () => {
    const options = effectiveOptions([
      {
        origin: '/etc/criu/default.conf',
        options: parseConfig('tcp-established\nghost-limit 9\n'),
      },
      runtimeLayer('crun', 'dump', { fileLocks: true }),
      { origin: '/var/lib/ckpt/criu.d/x.conf', options: parseConfig('tcp-established\n') },
    ]);
    expect(options.filter((o) => o.name === 'tcp-established')).toEqual([
      {
        name: 'tcp-established',
        value: 'yes',
        origin: '/etc/criu/default.conf:1',
        overridden: true,
      },
      { name: 'tcp-established', value: 'no', origin: 'crun', overridden: true },
      {
        name: 'tcp-established',
        value: 'yes',
        origin: '/var/lib/ckpt/criu.d/x.conf:1',
        overridden: false,
      },
    ]);
    expect(options.find((o) => o.name === 'ghost-limit')).toMatchObject({ overridden: false });
  });

  it('let the entries of a list add up', () => {
    const options = effectiveOptions([
      { origin: 'a', options: parseConfig('external mnt[a]:b\n') },
      { origin: 'b', options: parseConfig('external mnt[c]:d\n') },
    ]);
    expect(options.map((o) => o.overridden)).toEqual([false, false]);
  });

  it('point at lines that criu will not take', () => {
    const [bad] = effectiveOptions([{ origin: 'a', options: parseConfig('frobnicate 1\n') }]);
    expect(bad).toMatchObject({ origin: 'a:1', problem: 'not an option ckpt knows' });
  });
});

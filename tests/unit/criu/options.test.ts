import { describe, expect, it } from 'vitest';
import { OPTIONS, renderOptionsManual, rpcOptions } from '../../../src/criu/options.ts';
import { criu_opts } from '../../../src/gen/criu.js';

const use = { version: 40_201, on: 'both' } as const;

describe('the table of options', () => {
  it('stands in the order of the alphabet', () => {
    expect(Object.keys(OPTIONS)).toEqual(Object.keys(OPTIONS).toSorted());
  });

  it('names only fields that the request has', () => {
    const fields = new Set(
      Object.keys(Object.getPrototypeOf(criu_opts.create({ imagesDirFd: 1 }))),
    );
    const named = Object.values(OPTIONS).flatMap((row) => ('rpc' in row ? [row.rpc] : []));
    const unknown = named.filter((name) => !fields.has(name));
    // Lists are fields of the instance, not of the prototype.
    const lists = new Set(Object.keys(criu_opts.create({ imagesDirFd: 1 })));
    expect(unknown.filter((name) => !lists.has(name))).toEqual([]);
  });

  it('makes a request: what is absent stays absent, what is off is sent as off', () => {
    const opts = rpcOptions({ 'tcp-established': false, 'file-locks': true }, use);
    expect(opts).toEqual({ tcpEstablished: false, fileLocks: true });
  });

  it('translates words, sizes and compound values', () => {
    expect(
      rpcOptions(
        {
          'manage-cgroups': 'ignore',
          'network-lock': 'skip',
          'ghost-limit': 1024,
          'page-server': true,
          address: '127.0.0.1',
          port: 99,
          'inherit-fd': ['fd[5]:pipe:[77]'],
          'join-ns': ['net:/proc/1/ns/net'],
          'cgroup-root': ['/a', 'cpu:/b'],
          'empty-ns': 'net',
        },
        use,
      ),
    ).toEqual({
      manageCgroups: true,
      manageCgroupsMode: 0,
      networkLock: 3,
      ghostLimit: 1024,
      ps: { address: '127.0.0.1', port: 99 },
      inheritFd: [{ key: 'pipe:[77]', fd: 5 }],
      joinNs: [{ ns: 'net', nsFile: '/proc/1/ns/net' }],
      cgRoot: [{ path: '/a' }, { ctrl: 'cpu', path: '/b' }],
      emptyNs: 0x40000000,
    });
  });

  it('refuses what a request cannot say', () => {
    expect(() => rpcOptions({ 'file-validation': 'filesize' }, use)).toThrow(
      expect.objectContaining({ code: 'CONFIG_VALUE' }),
    );
  });

  it('refuses an option that this criu would drop in silence', () => {
    expect(() => rpcOptions({ 'leave-stopped': true }, { ...use, version: 700 })).toThrow(
      expect.objectContaining({ code: 'CRIU_OLD' }),
    );
  });

  it('refuses values of the wrong kind', () => {
    expect(() => rpcOptions({ 'ghost-limit': -1 }, use)).toThrow(/whole number/);
    expect(() => rpcOptions({ 'network-lock': 'pf' as 'skip' }, use)).toThrow(/iptables/);
  });

  it('is printed whole in the manual', () => {
    const manual = renderOptionsManual();
    for (const name of Object.keys(OPTIONS)) expect(manual).toContain(`| \`${name}`);
    expect(manual).toContain('| `network-lock WORD` |  | dump | 4.2.1 | yes |');
  });
});

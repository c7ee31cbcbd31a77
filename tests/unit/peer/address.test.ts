import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress } from '../../../src/peer/address.ts';

describe('an address', () => {
  it.each([
    ['node2', 'node2', 7787, false],
    ['node2.example.org:99', 'node2.example.org', 99, false],
    ['10.0.0.2', '10.0.0.2', 7787, true],
    ['10.0.0.2:1', '10.0.0.2', 1, true],
    ['[fd00::2]:65535', 'fd00::2', 65_535, true],
    ['[fd00::2]', 'fd00::2', 7787, true],
    ['fd00::2', 'fd00::2', 7787, true],
    ['::', '::', 7787, true],
    ['::1:7788', '::1:7788', 7787, true], // a whole IPv6 address: the last group is no port
  ])('%s is read', (text, host, port, literal) => {
    expect(parseAddress(text)).toEqual({ host, port, literal });
  });

  it.each([
    '',
    ':1',
    'a b',
    'a/b',
    'h:',
    'h:65536',
    'h:x',
    'h:1:2',
    '[::1',
    '[10.0.0.1]:1',
    '[h]:1',
    '-h',
    '10.0.0.256',
    '127.1',
    '[::1]x',
    '[]:1',
    'h\n',
    '../x',
    'http://h',
  ])('%j is none', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it('comes back from its written form', () => {
    const host = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.domain().filter((d) => d.length < 200),
    );
    fc.assert(
      fc.property(host, fc.integer({ min: 0, max: 65_535 }), (name, port) => {
        const read = parseAddress(formatAddress({ host: name, port }));
        expect(read && { host: read.host, port: read.port }).toEqual({ host: name, port });
      }),
    );
  });
});

import * as grpc from '@grpc/grpc-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAULTS, Fault, type FaultCode } from '../../../src/base/fault.ts';
import { fromStatus, toStatus } from '../../../src/rpc/status.ts';
import { printableText } from '../../../src/rpc/text.ts';

const PEER = { unreachable: 'PEER_UNREACHABLE', where: 'beta' } as const;
const LOCAL = { unreachable: 'DAEMON_UNREACHABLE', where: '/run/x' } as const;

function onWire(status: Partial<grpc.StatusObject>): Error {
  return Object.assign(new Error('rpc'), { details: '', code: 2, ...status });
}

describe('a failure on the wire', () => {
  it.each(Object.keys(FAULTS).filter((code) => code !== 'INTERNAL') as FaultCode[])(
    'keeps %s, its text and facts',
    (code) => {
      const status = toStatus(new Fault(code, 'it went wrong', { facts: { n: 7 } }), 'alpha');
      expect(grpc.status[status.code]).toBe(FAULTS[code].status);
      expect(fromStatus(onWire(status), PEER)).toMatchObject({
        code,
        message: 'it went wrong',
        facts: { n: 7, host: 'alpha' },
      });
    },
  );

  it('is PEER_PROTOCOL when the code is none of ours', () => {
    const metadata = new grpc.Metadata();
    metadata.set('ckpt-code', 'TOO_CLEVER');
    expect(fromStatus(onWire({ metadata, details: 'x' }), PEER)).toMatchObject({
      code: 'PEER_PROTOCOL',
      message: 'unknown failure code TOO_CLEVER: x',
    });
  });

  it('takes only flat, printable facts', () => {
    const metadata = new grpc.Metadata();
    metadata.set('ckpt-code', 'BUSY');
    metadata.set(
      'ckpt-facts-bin',
      Buffer.from('{"__proto__":{"polluted":1},"ok":"a\\u001b[2J","deep":{"x":1},"b d":1}'),
    );
    const fault = fromStatus(onWire({ metadata }), PEER);
    expect(fault.facts).toEqual({ ok: 'a\\u001b[2J' });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['UNAVAILABLE', 'PEER_UNREACHABLE', 'DAEMON_UNREACHABLE'],
    ['DEADLINE_EXCEEDED', 'DEADLINE', 'DEADLINE'],
    ['CANCELLED', 'CANCELLED', 'CANCELLED'],
    ['RESOURCE_EXHAUSTED', 'LIMIT_SIZE', 'LIMIT_SIZE'],
    ['UNIMPLEMENTED', 'PROTOCOL_DIFFERS', 'PROTOCOL_DIFFERS'],
    ['INTERNAL', 'PEER_PROTOCOL', 'PEER_PROTOCOL'],
  ] as const)('%s without a code of ours is %s, from the local socket %s', (name, far, near) => {
    const error = onWire({ code: grpc.status[name], metadata: new grpc.Metadata() });
    expect([fromStatus(error, PEER).code, fromStatus(error, LOCAL).code]).toEqual([far, near]);
  });

  it('is NOT_PERMITTED when the local socket may not be opened', () => {
    const error = onWire({
      code: grpc.status.UNAVAILABLE,
      details:
        'No connection established. Last error: Error: connect EACCES /run/x (2026-01-02T03:04:05Z). Resolution note: ',
    });
    expect(fromStatus(error, LOCAL)).toMatchObject({
      code: 'NOT_PERMITTED',
      message: '/run/x: connect EACCES /run/x',
    });
  });
});

describe('text from outside', () => {
  it('loses terminal escapes and direction overrides', () => {
    expect(printableText('a\u001b]52;c;x\u0007\u202eb\u009bc\n')).toBe(
      'a\\u001b]52;c;x\\u0007\\u202eb\\u009bc\\u000a',
    );
  });

  it('is cut at whole characters', () => {
    expect(printableText('ääää', 7)).toBe('ää…');
    expect(printableText('abcdefg', 7)).toBe('abcdefg');
  });

  it('never is longer than the limit, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900 }), (text) => {
        const shown = printableText(text);
        expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(512);
        expect(Buffer.from(shown).toString()).toBe(shown);
      }),
    );
  });
});

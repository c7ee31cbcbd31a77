import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { ContentMac } from '../../../src/base/content-mac.ts';

function macOf(secret: string, name: string, ...pieces: Buffer[]): string {
  const mac = new ContentMac(secret, name);
  for (const piece of pieces) mac.update(piece);
  return mac.digest();
}

it('is what openssl says: HMAC-SHA-256 of the name is the key, GMAC of the content the result', () => {
  const content = Buffer.from('content of a file');
  expect(macOf('secret', 'file', content)).toBe('e9f82a299a6e16b46731cb4ec82e9875');
});

it('is the same however the content comes in pieces', () => {
  const content = randomBytes(100_003);
  const whole = macOf('secret', 'file', content);
  for (const cut of [1, 15, 16, 17, 4096, 99_999]) {
    const pieces = [content.subarray(0, cut), Buffer.alloc(0), content.subarray(cut)];
    expect(macOf('secret', 'file', ...pieces)).toBe(whole);
  }
});

it('is another for another content, name or secret', () => {
  const content = randomBytes(4096);
  const macs = new Set([macOf('secret', 'file', content)]);
  for (let bit = 0; bit < 64; bit++) {
    const changed = Buffer.from(content);
    changed[bit * 64] = (changed[bit * 64] ?? 0) ^ (1 << (bit % 8));
    macs.add(macOf('secret', 'file', changed));
  }
  macs.add(macOf('secret', 'file', content.subarray(1)));
  macs.add(macOf('secret', 'file', content, Buffer.alloc(1)));
  macs.add(macOf('secret', 'other', content));
  macs.add(macOf('secreu', 'file', content));
  expect(macs.size).toBe(69);
});

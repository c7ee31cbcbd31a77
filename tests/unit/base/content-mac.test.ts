import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ContentMac, PagesMac } from '../../../src/base/content-mac.ts';
import type { PagesFrom } from '../../../src/base/page-words.ts';
import { PAGE } from '../../../src/base/pages.ts';

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

describe('of a file that comes page by page', () => {
  const page = (text: string) => Buffer.alloc(PAGE, text);
  const pagesMac = (runs: readonly PagesFrom[], sent: readonly Buffer[], name = 'file') => {
    const mac = new PagesMac('secret', name);
    mac.update(runs, sent);
    return mac.digest();
  };
  const SENT = { from: 'sent', count: 1 } as const;
  const ZERO = { from: 'zero', count: 1 } as const;

  it('is the same however its runs are cut', () => {
    const whole = pagesMac([{ from: 7, count: 3 }, SENT, { ...ZERO, count: 2 }], [page('x')]);
    const mac = new PagesMac('secret', 'file');
    mac.update([{ from: 7, count: 1 }], []);
    mac.update(
      [{ from: 8, count: 2 }, SENT, ZERO],
      [page('x').subarray(0, 5), page('x').subarray(5)],
    );
    mac.update([ZERO], []);
    expect(mac.digest()).toBe(whole);
    expect(whole).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is another for another content, order, place or name', () => {
    const two = [page('a'), page('b')];
    const macs = [
      pagesMac([SENT, SENT], two),
      pagesMac([SENT, SENT], two.toReversed()),
      pagesMac([SENT, SENT], [page('a'), page('c')]),
      pagesMac([SENT, SENT, ZERO], two),
      pagesMac([SENT, ZERO, SENT], two),
      pagesMac([SENT, { from: 1, count: 1 }, SENT], two),
      pagesMac([SENT, { from: 2, count: 1 }, SENT], two),
      pagesMac([{ from: 2, count: 1 }, SENT, SENT], two),
      pagesMac([SENT, SENT], two, 'other'),
    ];
    expect(new Set(macs).size).toBe(macs.length);
  });
});

import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, readCertificate } from '../../../src/peer/certificate.ts';
import { createIdentity, isSignedBy, loadIdentity, signAs } from '../../../src/peer/identity.ts';
import { mustBe, type Pins, whoShows } from '../../../src/peer/pins.ts';
import { selfSigned } from '../../../src/peer/self-signed.ts';
import { tempDir } from '../../support/temp.ts';

const ID = '00112233445566778899aabbccddeeff';
const DAY = 24 * 60 * 60 * 1000;

function certificate(more: { key?: KeyObject; uri?: string; from?: number; to?: number } = {}) {
  const key = more.key ?? generateKeyPairSync('ed25519').privateKey;
  const pem = selfSigned(key, {
    name: 'beta',
    uri: more.uri ?? `ckpt://host/${ID}`,
    serial: Uint8Array.of(0xff, 1),
    notBefore: new Date(Date.now() + (more.from ?? -DAY)),
    notAfter: new Date(Date.now() + (more.to ?? DAY)),
  });
  return new X509Certificate(pem);
}

describe('an identity', () => {
  it('is made once and never overwritten', async () => {
    using dir = tempDir();
    const pki = join(dir.path, 'pki');
    const made = await createIdentity(pki, 'alpha');
    const again = await createIdentity(pki, 'other');
    expect([made.created, again.created]).toEqual([true, false]);
    expect(again.identity).toMatchObject({
      name: 'alpha',
      id: made.identity.id,
      fingerprint: made.identity.fingerprint,
    });
    expect(readdirSync(pki).sort()).toEqual(['host.crt', 'host.key']);
    expect(statSync(join(pki, 'host.key')).mode & 0o777).toBe(0o600);
    expect(statSync(join(pki, 'host.crt')).mode & 0o777).toBe(0o644);
  });

  it('carries the name and the URI in a certificate openssl can check', async () => {
    using dir = tempDir();
    const { identity } = await createIdentity(dir.path, 'alpha');
    const text = execFileSync(
      'openssl',
      ['x509', '-noout', '-text', '-in', join(dir.path, 'host.crt')],
      {
        encoding: 'utf8',
      },
    );
    expect(text).toMatch(/Subject: CN ?= ?alpha\n/);
    expect(text).toContain(`URI:ckpt://host/${identity.id}`);
    expect(text).toContain('Signature Algorithm: ED25519');
    const parsed = new X509Certificate(identity.certificate);
    expect(parsed.verify(parsed.publicKey)).toBe(true);
    expect(parsed.ca).toBe(false);
    const years = (parsed.validToDate.getTime() - Date.now()) / (365.25 * DAY);
    expect(years).toBeGreaterThan(9.9);
  });

  it('shows the fingerprint openssl would', async () => {
    using dir = tempDir();
    const { identity } = await createIdentity(dir.path, 'alpha');
    const der = execFileSync('openssl', [
      'pkey',
      '-in',
      join(dir.path, 'host.key'),
      '-pubout',
      '-outform',
      'DER',
    ]);
    const digest = execFileSync('openssl', ['dgst', '-sha256', '-binary'], { input: der });
    expect(identity.fingerprint).toBe(`SHA256:${digest.toString('base64').replace('=', '')}`);
  });

  it.each(['', '-rf', 'a/b', '..', 'a b', 'a\nb', 'x'.repeat(64), 'ä'])(
    'is not made for the name %j',
    async (name) => {
      using dir = tempDir();
      await expect(createIdentity(dir.path, name)).rejects.toMatchObject({ code: 'NAME_INVALID' });
      expect(readdirSync(dir.path)).toEqual([]);
    },
  );

  it('is refused when others may read the key, or it lacks its certificate', async () => {
    using dir = tempDir();
    await createIdentity(dir.path, 'alpha');
    chmodSync(join(dir.path, 'host.key'), 0o640);
    await expect(loadIdentity(dir.path)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('chmod 0600'),
    });
    chmodSync(join(dir.path, 'host.key'), 0o600);
    rmSync(join(dir.path, 'host.crt'));
    await expect(loadIdentity(dir.path)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });

  it('is refused when key and certificate are not a pair', async () => {
    using a = tempDir();
    using b = tempDir();
    await createIdentity(a.path, 'alpha');
    await createIdentity(b.path, 'beta');
    writeFileSync(join(a.path, 'host.crt'), readFileSync(join(b.path, 'host.crt')));
    await expect(loadIdentity(a.path)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('another key'),
    });
  });

  it('signs what only its own public key confirms', async () => {
    using dir = tempDir();
    const { identity } = await createIdentity(dir.path, 'alpha');
    const key = createPublicKey(identity.privateKey);
    const bytes = Buffer.from('the list of files');
    const signature = signAs(identity, bytes);
    expect(isSignedBy(key, bytes, signature)).toBe(true);
    expect(isSignedBy(key, Buffer.from('the list of fileS'), signature)).toBe(false);
    const other = generateKeyPairSync('ed25519').publicKey;
    expect(isSignedBy(other, bytes, signature)).toBe(false);
    expect(isSignedBy(key, bytes, new Uint8Array(3))).toBe(false);
  });
});

describe('a certificate', () => {
  it('says id, name and key', () => {
    const shown = certificate();
    expect(readCertificate(shown)).toMatchObject({
      id: ID,
      name: 'beta',
      fingerprint: fingerprintOf(shown.publicKey),
    });
  });

  it.each([
    ['expired', { to: -1_000 }, /expired on/],
    ['not valid yet', { from: DAY / 2 }, /not valid before .*compare clocks/],
    ['of another scheme', { uri: `spiffe://host/${ID}` }, /does not name a host/],
    ['with a short id', { uri: 'ckpt://host/0011' }, /does not name a host/],
    [
      'with a second name hidden in the first',
      { uri: `ckpt://host/${ID}, URI:ckpt://host/${ID}` },
      /does not name/,
    ],
  ])('that is %s is refused', (_what, more, why) => {
    expect(() => readCertificate(certificate(more))).toThrow(why);
  });

  it('of another kind of key is refused', () => {
    const pem = execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-keyout',
        '/dev/null',
        '-subj',
        '/CN=beta',
        '-days',
        '1',
        '-addext',
        `subjectAltName=URI:ckpt://host/${ID}`,
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    expect(() => readCertificate(new X509Certificate(pem))).toThrow(/Ed25519/);
  });
});

describe('a pin', () => {
  const shown = certificate();
  const pinned = {
    name: 'beta',
    address: 'beta:7787',
    id: ID,
    fingerprint: fingerprintOf(shown.publicKey),
  };
  const pins = (host = pinned): Pins => ({
    byName: (name) => (name === host.name ? host : undefined),
    byFingerprint: (fingerprint) => (fingerprint === host.fingerprint ? host : undefined),
    onChange: () => ({ [Symbol.dispose]: () => undefined }),
  });

  it('knows its host, and hands out the key that was shown', () => {
    expect(whoShows(pins(), shown)).toMatchObject(pinned);
    expect(whoShows(pins(), shown).publicKey.equals(shown.publicKey)).toBe(true);
  });

  it('knows nobody else', () => {
    expect(() => whoShows(pins(), undefined)).toThrow(
      expect.objectContaining({ code: 'PEER_UNPINNED' }),
    );
    expect(() => whoShows(pins(), certificate())).toThrow(
      expect.objectContaining({ code: 'PEER_UNPINNED' }),
    );
  });

  it('does not take a known key with another id', () => {
    const other = { ...pinned, id: 'f'.repeat(32) };
    expect(() => whoShows(pins(other), shown)).toThrow(
      expect.objectContaining({ code: 'PEER_IDENTITY' }),
    );
    expect(() => mustBe(other, shown)).toThrow(expect.objectContaining({ code: 'PEER_IDENTITY' }));
  });

  it('names both keys when another host answers at an address', () => {
    const stranger = certificate();
    expect(() => mustBe(pinned, stranger)).toThrow(
      expect.objectContaining({
        code: 'PEER_IDENTITY',
        message: expect.stringContaining(fingerprintOf(stranger.publicKey)),
      }),
    );
  });
});

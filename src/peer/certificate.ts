import { createHash, type KeyObject, type X509Certificate } from 'node:crypto';
import { Fault } from '../base/fault.ts';
import { printableText } from '../rpc/text.ts';

/** Names of hosts: in the hosts file, on the command line, in certificates. */
export const HOST_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
const SAN = /^URI:ckpt:\/\/host\/([0-9a-f]{32})$/;

/** A certificate that has been through `readCertificate`. Says who it claims to be, not that we know it. */
export interface HostCertificate {
  /** 32 hex digits, from the URI ckpt://host/<id>. */
  readonly id: string;
  /** What the host calls itself; empty when that is no name of ours. */
  readonly name: string;
  readonly fingerprint: string;
  readonly publicKey: KeyObject;
}

/** `SHA256:` and the unpadded base64 of the digest of the public key (SPKI, DER), as ssh prints it. */
export function fingerprintOf(publicKey: KeyObject): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return `SHA256:${createHash('sha256').update(spki).digest('base64').replace(/=+$/, '')}`;
}

export function isFingerprint(text: string): boolean {
  return /^SHA256:[A-Za-z0-9+/]{43}$/.test(text);
}

/**
 * Checks form and dates. The signature of a self-signed certificate proves nothing; TLS has proved
 * that the other side holds the key, and whether we know the key is the caller's question.
 * PEER_IDENTITY when it is no certificate of a ckpt host, or not valid now.
 */
export function readCertificate(certificate: X509Certificate, now = Date.now()): HostCertificate {
  const refuse = (why: string) => new Fault('PEER_IDENTITY', `its certificate ${why}`);
  const { publicKey } = certificate;
  if (publicKey.asymmetricKeyType !== 'ed25519') throw refuse('has no Ed25519 key');
  if (now < certificate.validFromDate.getTime()) {
    throw refuse(`is not valid before ${certificate.validFromDate.toISOString()}: compare clocks`);
  }
  if (now > certificate.validToDate.getTime()) {
    throw refuse(`expired on ${certificate.validToDate.toISOString()}`);
  }
  const id = SAN.exec(certificate.subjectAltName ?? '')?.[1];
  if (id === undefined) throw refuse('does not name a host of ckpt');
  const name = /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? '';
  return {
    id,
    name: HOST_NAME.test(name) ? printableText(name) : '',
    fingerprint: fingerprintOf(publicKey),
    publicKey,
  };
}

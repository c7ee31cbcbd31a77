import type { KeyObject, X509Certificate } from 'node:crypto';
import { Fault } from '../base/fault.ts';
import { type HostCertificate, readCertificate } from './certificate.ts';

/** A host whose key an operator has compared and accepted. */
export interface PinnedHost {
  readonly name: string;
  /** HOST:PORT. */
  readonly address: string;
  readonly fingerprint: string;
  /** 32 hex digits. */
  readonly id: string;
}

/** A pinned host on a live connection: its key too, to check what it signed. */
export interface KnownPeer extends PinnedHost {
  readonly publicKey: KeyObject;
}

export interface Pins {
  byName(name: string): PinnedHost | undefined;
  byFingerprint(fingerprint: string): PinnedHost | undefined;
  /** Called after the pins have changed, until disposed. */
  onChange(listener: () => void): Disposable;
}

/**
 * Which known host shows this certificate. PEER_UNPINNED when none of ours, PEER_IDENTITY when it is
 * no certificate of a host, is not valid now, or does not carry the id that was pinned with the key.
 */
export function whoShows(pins: Pins, certificate: X509Certificate | undefined): KnownPeer {
  if (certificate === undefined) {
    throw new Fault('PEER_UNPINNED', 'it showed no certificate');
  }
  const shown = readCertificate(certificate);
  const host = pins.byFingerprint(shown.fingerprint);
  if (host === undefined) {
    throw new Fault('PEER_UNPINNED', `its key ${shown.fingerprint} is not pinned here`, {
      facts: { fingerprint: shown.fingerprint },
    });
  }
  sameId(host, shown);
  return { ...host, publicKey: shown.publicKey };
}

/** The host we dialled must show the key we pinned for it: PEER_IDENTITY. */
export function mustBe(host: PinnedHost, certificate: X509Certificate | undefined): void {
  if (certificate === undefined)
    throw new Fault('PEER_IDENTITY', `${host.name} showed no certificate`);
  const shown = readCertificate(certificate);
  if (shown.fingerprint !== host.fingerprint) {
    throw new Fault(
      'PEER_IDENTITY',
      `another host answers for ${host.name} at ${host.address}: its key is ${shown.fingerprint}, pinned is ${host.fingerprint}`,
      { facts: { fingerprint: shown.fingerprint, pinned: host.fingerprint } },
    );
  }
  sameId(host, shown);
}

function sameId(host: PinnedHost, shown: HostCertificate): void {
  if (shown.id !== host.id) {
    throw new Fault('PEER_IDENTITY', `${host.name} shows the id ${shown.id}, pinned is ${host.id}`);
  }
}

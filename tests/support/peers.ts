import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { fingerprintOf } from '../../src/peer/certificate.ts';
import type { Identity } from '../../src/peer/identity.ts';
import type { PinnedHost, Pins } from '../../src/peer/pins.ts';
import { selfSigned } from '../../src/peer/self-signed.ts';

const DAY = 24 * 60 * 60 * 1000;

/** An identity of its own making: `from` and `to` are milliseconds from now. */
export function madeIdentity(
  name: string,
  more: { id?: string; key?: KeyObject; from?: number; to?: number } = {},
): Identity {
  const privateKey = more.key ?? generateKeyPairSync('ed25519').privateKey;
  const id = more.id ?? name.charCodeAt(0).toString(16).padStart(32, '0');
  const certificate = selfSigned(privateKey, {
    name,
    uri: `ckpt://host/${id}`,
    serial: Uint8Array.of(1),
    notBefore: new Date(Date.now() + (more.from ?? -DAY)),
    notAfter: new Date(Date.now() + (more.to ?? DAY)),
  });
  const fingerprint = fingerprintOf(createPublicKey(privateKey));
  return { name, id, fingerprint, certificate, privateKey };
}

export function pinOf(identity: Identity, address: string): PinnedHost {
  const { name, id, fingerprint } = identity;
  return { name, id, fingerprint, address };
}

/** Pins that live in memory and can be changed. */
export class MemoryPins implements Pins {
  readonly #hosts = new Map<string, PinnedHost>();
  readonly #listeners = new Set<() => void>();

  byName(name: string): PinnedHost | undefined {
    return this.#hosts.get(name);
  }

  byFingerprint(fingerprint: string): PinnedHost | undefined {
    return [...this.#hosts.values()].find((host) => host.fingerprint === fingerprint);
  }

  onChange(listener: () => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => this.#listeners.delete(listener) };
  }

  pin(host: PinnedHost): void {
    this.#hosts.set(host.name, host);
    for (const listener of this.#listeners) listener();
  }

  unpin(name: string): void {
    this.#hosts.delete(name);
    for (const listener of this.#listeners) listener();
  }
}

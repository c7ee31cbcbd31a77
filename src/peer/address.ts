import { isIP } from 'node:net';

export const DEFAULT_PORT = 7787;

export interface Address {
  /** A name, or an IP address without brackets. */
  readonly host: string;
  readonly port: number;
  /** An IP address, not a name. */
  readonly literal: boolean;
}

/** HOST, HOST:PORT, V4, V4:PORT, [V6], [V6]:PORT or a bare V6. Undefined when it is none of them. */
export function parseAddress(text: string): Address | undefined {
  // A bare IPv6 address is full of colons: none of them begins a port.
  if (isIP(text) === 6) return { host: text, port: DEFAULT_PORT, literal: true };
  const bracketed = /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(text);
  const parts = bracketed ?? /^([^:[\]]+)(?::(\d{1,5}))?$/.exec(text);
  const host = parts?.[1];
  if (host === undefined) return undefined;
  const port = parts?.[2] === undefined ? DEFAULT_PORT : Number(parts[2]);
  if (port > 65_535) return undefined;
  const version = isIP(host);
  if (bracketed !== null) return version === 6 ? { host, port, literal: true } : undefined;
  if (version === 4) return { host, port, literal: true };
  return isHostName(host) ? { host, port, literal: false } : undefined;
}

/** RFC 1123, and not something that only looks like an IPv4 address (10.0.0.256, 127.1). */
function isHostName(text: string): boolean {
  const label = /^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$/;
  const labels = text.replace(/\.$/, '').split('.');
  return (
    text.length <= 253 && labels.every((l) => label.test(l)) && !/^\d+$/.test(labels.at(-1) ?? '')
  );
}

/** The same address in its one written form, port included. */
export function formatAddress({ host, port }: Pick<Address, 'host' | 'port'>): string {
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}

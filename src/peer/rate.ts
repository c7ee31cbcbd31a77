import { isIPv6 } from 'node:net';

const WINDOW_MS = 60_000;
/** Addresses remembered at a time. The oldest is forgotten: memory matters more than a grudge. */
const REMEMBERED = 4_096;

/** Counts what went wrong by address. Above the limit within a minute an address is silenced for one. */
export class FailureRate {
  readonly #limit: number;
  readonly #seen = new Map<string, { since: number; count: number }>();

  constructor(perMinute: number) {
    this.#limit = perMinute;
  }

  failed(address: string, now = performance.now()): void {
    const key = network(address);
    const seen = this.#seen.get(key);
    if (seen === undefined || now - seen.since > WINDOW_MS) {
      this.#seen.delete(key);
      this.#seen.set(key, { since: now, count: 1 });
      const oldest = this.#seen.keys().next();
      if (this.#seen.size > REMEMBERED && oldest.done !== true) this.#seen.delete(oldest.value);
      return;
    }
    seen.count += 1;
    // The minute of silence begins with the failure that was one too many.
    if (seen.count > this.#limit) seen.since = now;
  }

  isSilenced(address: string, now = performance.now()): boolean {
    const seen = this.#seen.get(network(address));
    return seen !== undefined && seen.count > this.#limit && now - seen.since <= WINDOW_MS;
  }
}

/** Who has one IPv6 address has all of its /64. An IPv4 address may come dressed as ::ffff:a.b.c.d. */
export function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const after = tail === '' ? [] : tail.split(':');
    while (groups.length + after.length < 8) groups.push('0');
    groups.push(...after);
  }
  const first = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(':')}::/64`;
}

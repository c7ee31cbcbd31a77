import { Fault } from '../base/fault.ts';

/**
 * JSON of a peer, read by the letter (RFC 8259, UTF-8, no byte order mark) and with limits: bytes,
 * depth, no key twice, no `__proto__`, no lone surrogate, no number that becomes infinite. Where
 * parsers differ on such input, an attacker shows one thing to us and another to podman.
 *
 * An integer that a double cannot hold becomes a bigint: "no limit" is 2^64-1 in a runtime spec.
 */

export type Json = null | boolean | number | bigint | string | Json[] | { [key: string]: Json };

export interface JsonLimits {
  readonly bytes: number;
  readonly depth: number;
}

export const METADATA_LIMITS: JsonLimits = { bytes: 4 * 1024 * 1024, depth: 64 };

/** SPEC_MALFORMED names the file and the character. */
export function parseStrict(
  what: string,
  bytes: Uint8Array,
  limits: JsonLimits = METADATA_LIMITS,
): Json {
  const fail = (why: string): never => {
    throw new Fault('SPEC_MALFORMED', `${what}: ${why}`, { facts: { file: what } });
  };
  if (bytes.length > limits.bytes) fail(`larger than ${limits.bytes} bytes`);
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    fail('not UTF-8');
  }
  return new Reader(text, limits.depth, fail).whole();
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them unescaped in a string
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORDS = { t: ['true', true], f: ['false', false], n: ['null', null] } as const;

class Reader {
  readonly #text: string;
  readonly #depth: number;
  readonly #fail: (why: string) => never;
  #at = 0;

  constructor(text: string, depth: number, fail: (why: string) => never) {
    this.#text = text;
    this.#depth = depth;
    this.#fail = (why) => fail(`${why} at character ${this.#at}`);
  }

  whole(): Json {
    const value = this.#value(0);
    this.#match(SPACE);
    if (this.#at !== this.#text.length) this.#fail('more after the end');
    return value;
  }

  #value(depth: number): Json {
    this.#match(SPACE);
    const first = this.#text[this.#at];
    switch (first) {
      case '{':
        return this.#object(depth + 1);
      case '[':
        return this.#array(depth + 1);
      case '"':
        return this.#string();
      case 't':
      case 'f':
      case 'n': {
        const [word, value] = WORDS[first];
        if (!this.#text.startsWith(word, this.#at)) this.#fail('not JSON');
        this.#at += word.length;
        return value;
      }
      default: {
        const digits = this.#match(NUMBER);
        if (digits === undefined) return this.#fail('not JSON');
        const value = Number(digits);
        if (!Number.isFinite(value)) this.#fail('a number out of range');
        if (!Number.isInteger(value) || Number.isSafeInteger(value)) return value;
        return /^-?\d+$/.test(digits) ? BigInt(digits) : value;
      }
    }
  }

  #object(depth: number): Json {
    if (depth > this.#depth) this.#fail('nested too deep');
    const members: { [key: string]: Json } = {};
    this.#at += 1;
    if (this.#ends('}')) return members;
    do {
      this.#match(SPACE);
      const key = this.#string();
      if (key === '__proto__') this.#fail('the key __proto__');
      if (Object.hasOwn(members, key)) this.#fail(`the key ${JSON.stringify(key)} twice`);
      this.#match(SPACE);
      if (this.#text[this.#at] !== ':') this.#fail('no colon');
      this.#at += 1;
      members[key] = this.#value(depth);
    } while (this.#goesOn('}'));
    return members;
  }

  #array(depth: number): Json {
    if (depth > this.#depth) this.#fail('nested too deep');
    const items: Json[] = [];
    this.#at += 1;
    if (this.#ends(']')) return items;
    do items.push(this.#value(depth));
    while (this.#goesOn(']'));
    return items;
  }

  #string(): string {
    const quoted = this.#match(STRING);
    if (quoted === undefined) return this.#fail('no string');
    const value: string = JSON.parse(quoted);
    if (!value.isWellFormed()) this.#fail('half a surrogate pair');
    return value;
  }

  #ends(close: string): boolean {
    this.#match(SPACE);
    if (this.#text[this.#at] !== close) return false;
    this.#at += 1;
    return true;
  }

  #goesOn(close: string): boolean {
    if (this.#ends(close)) return false;
    if (this.#text[this.#at] !== ',') this.#fail('no comma');
    this.#at += 1;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}

/** The same value as text, bigints included. Members that are undefined are left out. */
export function writeJson(value: Json | undefined): string {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${writeJson(member)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

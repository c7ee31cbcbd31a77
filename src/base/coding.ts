import { availableParallelism } from 'node:os';
import { Fault } from './fault.ts';

/** `auto` is one of the others, at each moment of a move the one that is faster. */
export const CODECS = ['auto', 'zstd', 'none'] as const;
export type AskedCodec = (typeof CODECS)[number];
export type Codec = Exclude<AskedCodec, 'auto'>;

/** Empty is `auto`. USAGE. */
export function askedCodec(text: string): AskedCodec {
  const codec = CODECS.find((one) => one === (text || 'auto'));
  if (codec !== undefined) return codec;
  throw new Fault(
    'USAGE',
    `no such compression: ${JSON.stringify(text)}; there are ${CODECS.join(', ')}`,
  );
}

const MIB = 1024 * 1024;
/** Pieces of work by which it is told how fast the next will be. */
const REMEMBERED = 8;

/** How fast something works while it has work. */
export class WorkRate {
  readonly #now: () => number;
  readonly #pieces: { readonly bytes: number; readonly ms: number }[] = [];

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** A piece of work begins. What is returned is called at its end, with its bytes. */
  begin(): (bytes: number) => void {
    const since = this.#now();
    return (bytes) => {
      this.#pieces.push({ bytes, ms: this.#now() - since });
      if (this.#pieces.length > REMEMBERED) this.#pieces.shift();
    };
  }

  /** Bytes per second; undefined until something was done. */
  get perSecond(): number | undefined {
    const bytes = this.#pieces.reduce((sum, piece) => sum + piece.bytes, 0);
    const ms = this.#pieces.reduce((sum, piece) => sum + piece.ms, 0);
    return bytes === 0 ? undefined : bytes / (Math.max(ms, 0.001) / 1_000);
  }
}

export interface CodingFacts {
  /** Bytes per second that go over the link. */
  readonly link: number;
  /** Bytes per second that zstd takes in. */
  readonly codec: number;
  /** Of a byte, what is left of it. */
  readonly ratio: number;
}

/** Bytes that shrink by less are sent as they are. */
export const MOST_RATIO = 0.94;
/** Whoever begins must gain more than whoever goes on: what was measured is never quite right. */
const TO_BEGIN = 1.25;

/**
 * Whether bytes are there sooner when they are coded first. The link works while the next are coded, so the slower
 * of the two tells how fast that is.
 */
export function worthCoding({ link, codec, ratio }: CodingFacts, codes: boolean): boolean {
  if (ratio > MOST_RATIO) return false;
  return Math.min(codec, link / ratio) >= link * (codes ? 1 : TO_BEGIN);
}

/** Bytes after which a look at the data is due while none are coded. */
const LOOK_EVERY = 8 * MIB;
/** Bytes by which it is told how the next will shrink; what lies further back counts half. */
const WINDOW = 8 * MIB;
/** Programs need the other processors. Node.js codes in the threads in which it works on files (bin/ckptd). */
const MOST_LANES = 3;

/** What one move knows of its link and of its data, over all its streams, and what follows for the next bytes. */
export class Coding {
  readonly asked: AskedCodec;
  /** Chunks that may be coded at once. */
  readonly lanes: number;
  readonly link: WorkRate;
  /** Of one lane. */
  readonly lane: WorkRate;
  #codes: boolean;
  #why: string;
  #seen = 0;
  #left = 0;
  #lookAt = 0;
  #coded = false;
  /** Bytes of files and memory that were sent, and what all of it was on the wire, frames included. */
  bytes = 0;
  wireBytes = 0;

  constructor(
    asked: AskedCodec,
    lanes = Math.min(MOST_LANES, availableParallelism()),
    now?: () => number,
  ) {
    this.asked = asked;
    this.lanes = lanes;
    this.link = new WorkRate(now);
    this.lane = new WorkRate(now);
    this.#codes = asked === 'zstd';
    this.#why = asked === 'auto' ? 'nothing is known of the link' : 'asked for';
  }

  /** Whether the next bytes are coded. */
  get codes(): boolean {
    return this.#codes;
  }

  /** Whether a sample of the next bytes should be taken; then not again for a while. */
  takesLook(): boolean {
    if (this.asked !== 'auto' || this.#codes || this.bytes < this.#lookAt) return false;
    this.#lookAt = this.bytes + LOOK_EVERY;
    return true;
  }

  /** Nothing is known of the data. */
  get isBlind(): boolean {
    return this.#seen === 0;
  }

  /** What has been used by now. */
  get codec(): Codec {
    return this.#coded ? 'zstd' : 'none';
  }

  /** Why the next bytes are coded, or not. */
  get why(): string {
    return this.#why;
  }

  /** Of a byte, what is likely to be left of it on the wire; undefined when nobody can say. */
  get ratio(): number | undefined {
    if (this.asked === 'none') return 1;
    if (this.isBlind) return undefined;
    return this.#codes ? this.#left / this.#seen : 1;
  }

  /** So many bytes came to so many when they were coded, or would have. */
  shrank(bytes: number, to: number): void {
    this.#seen += bytes;
    this.#left += Math.min(to, bytes);
    if (this.#seen < WINDOW) return;
    this.#seen /= 2;
    this.#left /= 2;
  }

  went(bytes: number, wireBytes: number, coded: boolean): void {
    this.bytes += bytes;
    this.wireBytes += wireBytes;
    if (coded) this.#coded = true;
  }

  /** Decides anew; `allowed` bytes per second, 0 is no limit. Returns what it was decided by when it is another now. */
  decide(allowed: number): CodingFacts | undefined {
    if (this.asked !== 'auto' || this.isBlind) return undefined;
    const link = Math.min(this.link.perSecond ?? Infinity, allowed === 0 ? Infinity : allowed);
    const codec = (this.lane.perSecond ?? 0) * this.lanes;
    const facts = { link, codec, ratio: this.#left / this.#seen };
    const was = this.#codes;
    this.#codes = worthCoding(facts, was);
    this.#why = textOf(facts);
    return this.#codes === was ? undefined : facts;
  }
}

function textOf({ link, codec, ratio }: CodingFacts): string {
  const mib = (bytes: number) => `${(bytes / MIB).toFixed(bytes < 10 * MIB ? 1 : 0)} MiB/s`;
  const takes = link === Infinity ? 'the link was never waited for' : `the link takes ${mib(link)}`;
  return `${takes}, zstd ${mib(codec)} and leaves ${Math.round(ratio * 100)} %`;
}

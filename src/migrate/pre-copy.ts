import { abortFault, type Op } from '../base/op.ts';
import type { MemoryPiece } from '../base/outgoing.ts';
import { pageWords } from '../base/page-words.ts';
import { DIGEST, PAGE, PageCoder, type PageRun } from '../base/pages.ts';
import type { Brake } from './brake.ts';
import type { PagePool } from './page-pool.ts';
import { type Next, nextRound, type Round, type RoundGoal } from './rounds.ts';

/** While there is nothing to send, the other side hears this often that we live. */
const LIFE_SIGN_MS = 1_000;
const NOTHING = Buffer.alloc(0);

/**
 * Copies memory while the container runs, round after round, until what will change by the freeze is
 * little, or will not become less. Knows no addresses: a page is what is in it, and none is sent
 * twice. So it needs no help of the kernel, and stays right whatever the program does meanwhile.
 */
export class PreCopy {
  readonly #pool: PagePool;
  readonly #op: Op;
  readonly #read: () => AsyncIterable<MemoryPiece>;
  readonly #brake: Pick<Brake, 'usedMs' | 'take'> | undefined;
  #goal: RoundGoal;
  readonly #rounds: Round[] = [];
  readonly #ready = Promise.withResolvers<Next>();
  readonly #last = Promise.withResolvers<void>();
  /** One is on its way while the other is filled. */
  readonly #buffers: [Buffer, Buffer] = [NOTHING, NOTHING];

  /** `read` goes once through the memory; a buffer is its own again when it is asked for the next. */
  constructor(
    op: Op,
    read: () => AsyncIterable<MemoryPiece>,
    goal: RoundGoal,
    pool: PagePool,
    brake?: Pick<Brake, 'usedMs' | 'take'>,
  ) {
    this.#op = op;
    this.#pool = pool;
    this.#read = read;
    this.#goal = goal;
    this.#brake = brake;
    this.#ready.promise.catch(() => {}); // whoever waits hears it
  }

  get rounds(): readonly Round[] {
    return this.#rounds;
  }

  /** Percent of its processors that are taken from the container. */
  get taken(): number {
    return this.#taken;
  }
  #taken = 0;

  /** Of what was read up to now, bytes that will have changed by a freeze at this moment. */
  get leftBytes(): number {
    return nextRound(this.#rounds, this.#goal).leftBytes;
  }

  /** Resolves when more rounds would not help. Rejects as `parts` does. */
  get ready(): Promise<Next> {
    return this.#ready.promise;
  }

  /** The freeze is next: one more round, and `parts` ends. */
  finish(): void {
    this.#last.resolve();
  }

  /** For OutgoingMemory. */
  async *parts(): AsyncGenerator<Buffer> {
    try {
      for (let next = nextRound([], this.#goal); next.again; ) {
        yield* this.#round();
        next = nextRound(this.#rounds, this.#goal);
        this.#op.log('a round of pre-copy', { ...this.#rounds.at(-1), ...next });
        await this.#slowDown(next);
        if (!next.again) this.#ready.resolve(next);
      }
      while (!(await this.#asked())) yield NOTHING;
      yield* this.#round();
      this.#op.log('the last round of pre-copy', { ...this.#rounds.at(-1) });
    } catch (error) {
      this.#ready.reject(error);
      throw error;
    }
  }

  async #slowDown({ take, cpus }: Next): Promise<void> {
    if (this.#brake === undefined || take === this.#taken) return;
    const taken = await this.#brake.take(this.#op, take, cpus);
    this.#taken = taken ? take : 0;
    if (!taken) this.#goal = { ...this.#goal, mostTaken: 0 };
  }

  async *#round(): AsyncGenerator<Buffer> {
    const usedMs = await this.#brake?.usedMs(this.#op);
    const began = performance.now();
    const { table } = this.#pool;
    const before = table.size;
    const coder = new PageCoder(this.#pool);
    let sendMs = 0;
    let heard = began;
    for await (const piece of this.#read()) {
      if (table.size * PAGE > this.#goal.mostBytes) break;
      const pages = await this.#newPages(piece, coder);
      const from = performance.now();
      if (pages.length === 0 && from - heard < LIFE_SIGN_MS) continue;
      yield pages;
      heard = performance.now();
      sendMs += heard - from;
    }
    const ms = Math.round(performance.now() - began);
    const bytes = (table.size - before) * PAGE;
    this.#rounds.push({
      bytes,
      ms,
      sendMs: Math.round(sendMs),
      ...(await this.#use(usedMs, began)),
    });
  }

  /** What the container used of its processors since `began`; nothing when it is not slowed down. */
  async #use(usedMs: number | undefined, began: number): Promise<Pick<Round, 'busy' | 'taken'>> {
    if (this.#brake === undefined || usedMs === undefined) return {};
    const used = (await this.#brake.usedMs(this.#op)) - usedMs;
    const busy = used / Math.max(1, performance.now() - began);
    return { busy: Math.round(busy * 1_000) / 1_000, taken: this.#taken };
  }

  async #newPages(piece: MemoryPiece, coder: PageCoder): Promise<Buffer> {
    const { bytes } = piece;
    const { runs, digests } = await coder.code(bytes);
    piece.numbered?.(numbersOf(runs, this.#pool.table.size));
    const own: Buffer[] = [];
    if (this.#buffers[0].length < bytes.length) this.#buffers[0] = Buffer.allocUnsafe(bytes.length);
    let filled = 0;
    for (const { from, at, count } of runs) {
      if (from !== 'sent') continue;
      filled += bytes.copy(this.#buffers[0], filled, at * PAGE, (at + count) * PAGE);
      own.push(digests.subarray(at * DIGEST, (at + count) * DIGEST));
    }
    if (filled === 0) return NOTHING;
    this.#buffers.reverse();
    const pages = this.#buffers[1].subarray(0, filled);
    await this.#pool.add(pages, Buffer.concat(own));
    return pages;
  }

  async #asked(): Promise<boolean> {
    const { promise: time, resolve } = Promise.withResolvers<'time'>();
    const timer = setTimeout(resolve, LIFE_SIGN_MS, 'time');
    try {
      const first = await Promise.race([time, this.#last.promise]);
      if (this.#op.signal.aborted) throw abortFault(this.#op.signal);
      return first !== 'time';
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What stands for each page when those that are sent are numbered from `next` on. */
function numbersOf(runs: readonly PageRun[], next: number): Int32Array {
  let first = next;
  return pageWords(
    runs.map(({ from, count }) => {
      if (from !== 'sent') return { from, count };
      first += count;
      return { from: first - count, count };
    }),
  );
}

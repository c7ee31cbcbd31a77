import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Container, type FakeHost, FakePair, type PairOptions, until } from './fake-pair.ts';
import type { Death } from './file-containers.ts';

/** A busy machine can end a move by its own deadlines before it passes the place that is meant. */
export async function again<T>(times: number, body: () => Promise<T | undefined>): Promise<T> {
  for (let left = times; left > 0; left--) {
    const result = await body();
    if (result !== undefined) return result;
  }
  throw new Error(`never got there in ${times} moves`);
}

/**
 * `CKPT_FAULTS=all`: every case there is, an hour of them. Else a part of minutes; `few`: half of that, for which
 * `make test` has time beside all else.
 */
export const ALL = process.env['CKPT_FAULTS'] === 'all';
const FEWER = process.env['CKPT_FAULTS'] === 'few' ? 2 : 1;
/** Chooses that part, and offsets of data. Stands in the titles; `SEED=random` takes another one. */
export const SEED =
  process.env['SEED'] === 'random' ? randomInt(2 ** 31) : Number(process.env['SEED'] ?? 1);

/** mulberry32: the same numbers for the same seed, everywhere. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** True for one of `of` neighbours, or twice as many, which one is up to the seed. True for each with ALL. */
export function inPart(index: number, of: number): boolean {
  return ALL || index % (of * FEWER) === SEED % (of * FEWER);
}

/** What happens in a move, so that it passes a point. */
export type Flow =
  | 'plain'
  /** Memory is copied ahead: the first stream is of that. */
  | 'ahead'
  /** And does not become less: the container is slowed down. */
  | 'throttled'
  /** So is a volume: the first stream is of that. */
  | 'volume'
  /** The target lacks the image. */
  | 'image'
  /** The restore fails: the target aborts, the source rolls back. */
  | 'restore fails'
  /** The standing copy dies before PERMIT. */
  | 'copy dies'
  /** It dies before its thaw: lost, never ran. */
  | 'lost'
  /** It dies after its thaw; a person has it run at the source again. */
  | 'taken back';

const DIES: Readonly<Record<Flow, Death>> = {
  plain: '',
  ahead: '',
  throttled: '',
  volume: '',
  image: '',
  'restore fails': 'restore',
  'copy dies': 'standing',
  lost: 'commit',
  'taken back': 'thaw',
};

/** Pairs of daemons, kept from one test to the next: to start one takes longer than a move. */
export class Pairs implements AsyncDisposable {
  readonly #options: PairOptions;
  readonly #free: FakePair[] = [];
  readonly #all = new Set<FakePair>();

  constructor(options: PairOptions = {}) {
    this.#options = options;
  }

  /** A pair of its own for one body; it is thrown away when the body fails. */
  async with<T>(body: (pair: FakePair) => Promise<T>): Promise<T> {
    const pair = this.#free.pop() ?? (await this.#open());
    try {
      // After a fault a channel waits up to some seconds before it dials again.
      await until(
        () => pair.a.operator.check({ container: '', to: 'b' }).then(Boolean, () => false),
        () => 'b is not reached',
      );
      const result = await body(pair);
      for (const host of [pair.a, pair.b]) host.forgetJobs();
      this.#free.push(pair);
      return result;
    } catch (error) {
      this.#all.delete(pair);
      const logs = pair.logs();
      await pair[Symbol.asyncDispose]();
      throw new Error(`${String((error as Error).stack ?? error)}\n${logs}`);
    }
  }

  async #open(): Promise<FakePair> {
    const pair = await FakePair.open(this.#options);
    this.#all.add(pair);
    return pair;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#all].map((pair) => pair[Symbol.asyncDispose]()));
  }
}

export interface Move {
  readonly container: Container;
  readonly flow: Flow;
  /** Set when the order was taken or refused. */
  asked: boolean;
  refusal: string | undefined;
}

/** Orders a move of a new container from `a` to `b`, and does not wait for anything. */
export function begin(pair: FakePair, flow: Flow, bytes?: number): Move {
  const throttled = flow === 'throttled';
  const container = pair.container({
    ...(throttled ? { busy: true, bytes: 256 * 1024 } : {}),
    dies: DIES[flow],
    carriesImage: flow === 'image',
    volume: flow === 'volume',
    ...(bytes === undefined ? {} : { bytes }),
  });
  const move: Move = { container, flow, asked: false, refusal: undefined };
  void pair.a.operator
    .migrate({
      ...{ container: container.name, to: 'b' },
      mode: flow === 'ahead' || throttled ? 'pre-copy' : '',
      ...(flow === 'ahead' ? { compress: 'zstd' } : {}),
      ...(throttled ? { throttle: 30, limits: { bytesPerSecond: 2 ** 20 } } : {}),
    })
    .catch((error: { code?: string }) => {
      move.refusal = error.code ?? String(error);
    })
    .finally(() => {
      move.asked = true;
    });
  return move;
}

/**
 * Waits until both halves have ended. Meanwhile a daemon that has ended is started again when `revive`
 * is set, and the person of the flow "taken back" does what he has to.
 */
export async function settle(
  pair: FakePair,
  move: Move,
  {
    revive = false,
    ms = 100_000,
    or = () => false,
  }: { revive?: boolean; ms?: number; or?: () => boolean | Promise<boolean> } = {},
): Promise<void> {
  let resolving = false;
  await until(
    async () => {
      if (await or()) return true;
      if (move.asked && pair.isSettled(move.container.id)) return true;
      if (revive) for (const host of [pair.a, pair.b]) if (host.gone) await host.start();
      const [job] = pair.journals(pair.a, move.container.id);
      if (move.flow === 'taken back' && job?.state === 'permitted' && !resolving) {
        resolving = true;
        // NOT_IN_DOUBT before the alarm, or nobody there to hear it: the next round says it again.
        void pair.a.operator
          .resolveJob({ id: job.job, verdict: 'run-here', fenced: 'b' })
          .catch(() => sleep(50))
          .finally(() => {
            resolving = false;
          });
      }
      return undefined;
    },
    () => `${describe(pair, pair.a, move)}; ${describe(pair, pair.b, move)}`,
    ms,
  );
  // The last record stands a moment before the last file is gone; what is wrong for good stays so.
  const mayRewind = move.flow === 'taken back';
  for (let left = 20; left > 0 && pair.check(move.container, { mayRewind }).length > 0; left--) {
    if (await or()) return;
    await sleep(100);
  }
}

function describe(pair: FakePair, host: FakeHost, { container }: Move): string {
  const jobs = pair.journals(host, container.id).map(({ state }) => state);
  const gone = host.gone === undefined ? '' : ` (daemon ended: ${JSON.stringify(host.gone)})`;
  return `${host.name}: ${jobs.join(', ') || 'no job'}${gone}`;
}

const HOLD_MS = 300_000;

/** A move that stands still at a point of a host until `host.arm('')`. */
export async function held(
  pair: FakePair,
  host: FakeHost,
  point: string,
  flow: Flow,
  bytes?: number,
): Promise<Move> {
  return await again(4, async () => {
    await host.arm(`${point}=delay(${HOLD_MS})`);
    const move = begin(pair, flow, bytes);
    // The daemon itself knows best whether it stands there.
    const stands = async () => (await host.fired())?.some((count) => count > 0) === true;
    await settle(pair, move, { or: stands });
    return (await soon(stands)) ? move : undefined;
  });
}

/** The last record of a job is seen in its journal before the daemon comes to what is behind it. */
export async function soon(is: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let left = 20; left > 0; left--) {
    if (await is()) return true;
    await sleep(50);
  }
  return await is();
}

/** Whether a daemon that was told to crash did. Waits for its end when it is just about to. */
export async function crashed(host: FakeHost): Promise<boolean> {
  if ((await host.fired()) !== undefined) return false;
  await host.ended;
  return host.gone?.signal === 'SIGKILL';
}

/** The source's state of the move; undefined before it has a journal. */
export function sourceState(pair: FakePair, { container }: Move): string | undefined {
  return pair.journals(pair.a, container.id)[0]?.state;
}

export function targetState(pair: FakePair, { container }: Move): string | undefined {
  return pair.journals(pair.b, container.id)[0]?.state;
}

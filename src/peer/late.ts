import type { Duplex } from 'node:stream';
import { failpoints, hitMessage } from '../base/failpoint.ts';
import { Fault, isFaultCode } from '../base/fault.ts';
import {
  LATE_BLOCK,
  type LateMemory,
  type LateSource,
  type LateTask,
  lateBlockBytes,
  lateBlocks,
} from '../base/late.ts';
import { abortFault, type Op, orLeave } from '../base/op.ts';
import type { OutgoingLate, StreamPart } from '../base/outgoing.ts';
import { Pace } from '../base/pace.ts';
import { PAGE, PageCoder, withoutZeros } from '../base/pages.ts';
import { letGo } from '../base/write-all.ts';
import { CodedOutlet } from './coder.ts';
import { FrameReader, frame, write } from './frames.ts';
import { announcedPages, IncomingRuns, type KnownPages, runBytes } from './incoming-pages.ts';
import { endWith, endWithSilence, onWire, open } from './send.ts';
import { FRAME_LIMIT, signsOfLife } from './stream.ts';

/** The part `late` of the byte stream, both sides of it: see stream.ts. */

/** Blocks on their way to the disk. */
const MOST_PUTTING = 16;
/** Runs of blocks in one frame. */
const SOME_RUNS = 1_000;

/**
 * Sends every block the other side lacks, what a task waits for first. Returns when the other side has taken
 * all. MEMORY_GONE when it cannot be read any more; the other side has been told then.
 */
export async function sendLate(
  op: Op,
  socket: Duplex,
  part: StreamPart,
  late: OutgoingLate,
  sent: (bytes: number) => void,
): Promise<void> {
  const orders = new Orders(late.source?.tasks ?? []);
  const stop = endWith(op, socket);
  endWithSilence(op, socket);
  try {
    await open(socket, part);
    const answered = hearOrders(new FrameReader(socket), orders);
    answered.catch(() => {}); // heard below, whichever side ends first
    const all = sendBlocks(op, socket, late, orders, sent);
    all.catch(() => {});
    await Promise.race([all, answered]);
    const [gone] = await Promise.all([all, answered]);
    if (gone !== undefined) throw gone;
  } catch (error) {
    if (op.signal.aborted) throw abortFault(op.signal);
    throw error;
  } finally {
    stop();
    socket.destroy();
  }
}

/** Returns why not all of them can be sent, when the other side has been told. */
async function sendBlocks(
  op: Op,
  socket: Duplex,
  { source, known, rate, coding, runs, stands }: OutgoingLate,
  orders: Orders,
  sent: (bytes: number) => void,
): Promise<Fault | undefined> {
  const pages = await orders.begun;
  if (source === undefined) {
    return await tellGone(socket, new Fault('MEMORY_GONE', 'the container is not there any more'));
  }
  const out = new CodedOutlet(op, socket, new Pace(() => rate?.() ?? 0), coding, sent);
  // What the other side has lost since does not count.
  const isKnown = known !== undefined && known.table.size === pages;
  const coder = isKnown ? new PageCoder(known) : undefined;
  // Two: one is in the socket's hands while the other is read.
  const buffers = [Buffer.allocUnsafe(LATE_BLOCK), Buffer.allocUnsafe(LATE_BLOCK)] as const;
  if (runs === undefined) orders.open();
  else void runs.then(() => orders.open());
  for (let turn: 0 | 1 = 0; ; turn = turn === 0 ? 1 : 0) {
    const next = orders.next() ?? (await nextWanted(op, socket, orders));
    if (op.signal.aborted) throw abortFault(op.signal);
    if (next === undefined) break;
    const [pid, block] = next;
    const bytes = await readBlock(source, pid, block, buffers[turn]);
    if (bytes instanceof Fault) return await tellGone(socket, bytes);
    const runs = coder === undefined ? withoutZeros(bytes) : (await coder.code(bytes)).runs;
    const own = runs
      .filter(({ from }) => from === 'sent')
      .map(({ at, count }) => bytes.subarray(at * PAGE, (at + count) * PAGE));
    const words = runs.map(({ from, count }) => [onWire(from), count]);
    await out.put({ pages: String(pid), block, runs: words }, ...own);
  }
  await out.gone();
  if (stands !== undefined && !(await stands())) {
    return await tellGone(socket, new Fault('MEMORY_GONE', 'the container ran meanwhile'));
  }
  if (failpoints.on) await hitMessage('stream.send.end');
  await write(socket, frame({ end: {} }));
  return undefined;
}

/** The first one that is asked for while nothing else may be sent. Undefined when there is none any more. */
async function nextWanted(
  op: Op,
  socket: Duplex,
  orders: Orders,
): Promise<readonly [pid: number, block: number] | undefined> {
  using _sign = signsOfLife(socket);
  while (!orders.isOpen) {
    await orLeave(op, orders.changed(), () => undefined);
    const next = orders.next();
    if (next !== undefined) return next;
  }
  return orders.next();
}

async function readBlock(
  source: LateSource,
  pid: number,
  block: number,
  into: Buffer,
): Promise<Buffer | Fault> {
  try {
    return into.subarray(0, await source.read(pid, block, into));
  } catch (error) {
    if (error instanceof Fault && error.code === 'MEMORY_GONE') return error;
    throw error;
  }
}

async function tellGone(socket: Duplex, why: Fault): Promise<Fault> {
  await write(socket, frame({ gone: true }));
  return why;
}

/** Which block is next, as the other side has it. */
class Orders {
  readonly #tasks: ReadonlyMap<number, LateTask>;
  /** Blocks that need not be sent any more, by process. */
  readonly #done: ReadonlyMap<number, Uint8Array>;
  readonly #missing: { readonly pid: number; block: number; readonly end: number }[] = [];
  readonly #wanted: (readonly [pid: number, block: number])[] = [];
  readonly #begun = Promise.withResolvers<number>();
  #open = false;
  #changed = Promise.withResolvers<void>();

  constructor(tasks: readonly LateTask[]) {
    this.#tasks = new Map(tasks.map((task) => [task.pid, task]));
    this.#done = new Map(tasks.map((task) => [task.pid, new Uint8Array(lateBlocks(task))]));
  }

  /** Pages that went ahead which the other side still has; known when it has said what it lacks. */
  get begun(): Promise<number> {
    return this.#begun.promise;
  }

  /** What nobody waits for may be sent too. */
  open(): void {
    this.#open = true;
    this.#changed.resolve();
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Returns when there is something new since the last time. */
  async changed(): Promise<void> {
    await this.#changed.promise;
    if (!this.#open) this.#changed = Promise.withResolvers();
  }

  begin(knownPages: number): void {
    this.#begun.resolve(knownPages);
  }

  fail(why: unknown): void {
    this.#begun.promise.catch(() => {});
    this.#begun.reject(why);
    this.#changed.promise.catch(() => {});
    this.#changed.reject(why);
  }

  miss(pid: number, first: number, count: number): void {
    // Of memory that is gone nothing is known.
    if (this.#tasks.size > 0) this.#mustBe(pid, first, count);
    this.#missing.push({ pid, block: first, end: first + count });
  }

  want(pid: number, block: number): void {
    if (this.#tasks.size > 0) this.#mustBe(pid, block, 1);
    this.#wanted.push([pid, block]);
    this.#changed.resolve();
  }

  next(): readonly [pid: number, block: number] | undefined {
    for (;;) {
      const next = this.#wanted.shift() ?? (this.#open ? this.#nextMissing() : undefined);
      if (next === undefined) return undefined;
      const [pid, block] = next;
      const done = this.#done.get(pid);
      if (done === undefined || done[block] !== 0) continue;
      done[block] = 1;
      return next;
    }
  }

  #nextMissing(): readonly [pid: number, block: number] | undefined {
    const first = this.#missing[0];
    if (first === undefined) return undefined;
    const { pid, block } = first;
    first.block += 1;
    if (first.block >= first.end) this.#missing.shift();
    return [pid, block];
  }

  #mustBe(pid: number, first: number, count: number): void {
    const task = this.#tasks.get(pid);
    if (task !== undefined && first + count <= lateBlocks(task)) return;
    throw new Fault('PEER_PROTOCOL', `no such blocks of late memory: ${pid}, ${first}, ${count}`);
  }
}

/** Returns when the other side has all, or has heard that it will never get it. */
async function hearOrders(reader: FrameReader, orders: Orders): Promise<void> {
  const idle: Op = { id: 'answer', signal: new AbortController().signal, log: () => {} };
  try {
    for (;;) {
      const head = await reader.frame(idle, FRAME_LIMIT);
      if (typeof head['root'] === 'string') return orders.open();
      if (typeof head['code'] === 'string') throw refusal(head);
      if ('missing' in head) for (const run of runsOf(head['missing'])) orders.miss(...run);
      else if ('known' in head) orders.begin(numberOf(head['known']));
      else if ('want' in head) orders.want(...wantOf(head['want']));
      else if (head['working'] !== true) throw wrong();
    }
  } catch (error) {
    orders.fail(error);
    throw error;
  }
}

function refusal({ code, message }: Record<string, unknown>): Fault {
  const known = String(code);
  return new Fault(isFaultCode(known) ? known : 'PEER_PROTOCOL', String(message), {
    facts: { host: 'target' },
  });
}

const wrong = () => new Fault('PEER_PROTOCOL', 'late memory is not asked for as it must be');

function numberOf(value: unknown): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw wrong();
}

function runsOf(value: unknown): [pid: number, first: number, count: number][] {
  if (!Array.isArray(value)) throw wrong();
  return value.map((run: unknown) => {
    if (!Array.isArray(run) || run.length !== 3) throw wrong();
    return [numberOf(run[0]), numberOf(run[1]), numberOf(run[2])];
  });
}

function wantOf(value: unknown): [pid: number, block: number] {
  if (!Array.isArray(value) || value.length !== 2) throw wrong();
  return [numberOf(value[0]), numberOf(value[1])];
}

/**
 * Takes blocks until there are all. False when the other side has lost them: the copy is dead then.
 * `heard` is told of what comes.
 */
export async function receiveLate(
  op: Op,
  reader: FrameReader,
  socket: Duplex,
  memory: LateMemory,
  known: KnownPages | undefined,
  heard: (bytes: number) => void,
): Promise<boolean> {
  await using pages = new IncomingRuns(reader, known);
  for (const some of missingRuns(memory)) await write(socket, frame({ missing: some }));
  await write(socket, frame({ known: known?.pages ?? 0 }));
  const tell = () => {
    for (let next = memory.nextWanted(); next !== undefined; next = memory.nextWanted()) {
      if (socket.writable) socket.write(frame({ want: next }));
    }
  };
  using _wanted = memory.onWanted(tell);
  tell();
  let bytes = 0;
  // Blocks come while those before them go to the disk, several at once.
  const putting: Promise<void>[] = [];
  for (;;) {
    const head = await reader.frame(op, FRAME_LIMIT);
    heard(bytes);
    if ('end' in head) break;
    if ('gone' in head) {
      await memory.lose(op);
      return false;
    }
    if (head['working'] === true) continue;
    const { pid, block, size, parts } = await blockOf(op, pages, memory.tasks, head, () =>
      heard(bytes),
    );
    const put = memory.put(pid, block, ...parts).then(() => letGo(parts));
    put.catch(() => {}); // awaited when it is its turn
    putting.push(put);
    if (putting.length === MOST_PUTTING) await putting.shift();
    bytes += size;
    if (failpoints.on) await hitMessage('stream.receive.chunk');
    heard(bytes);
  }
  await Promise.all(putting);
  if (!memory.whole) throw new Fault('PEER_PROTOCOL', 'late memory ended too early');
  return true;
}

/** Frames of them. */
function* missingRuns(memory: LateMemory): Generator<[number, number, number][]> {
  let some: [number, number, number][] = [];
  for (const { pid } of memory.tasks) {
    for (const block of memory.missing(pid)) {
      const last = some.at(-1);
      if (last !== undefined && last[0] === pid && last[1] + last[2] === block) last[2] += 1;
      else {
        if (some.length === SOME_RUNS) {
          yield some;
          some = [];
        }
        some.push([pid, block, 1]);
      }
    }
  }
  yield some;
}

interface Block {
  readonly pid: number;
  readonly block: number;
  readonly size: number;
  readonly parts: readonly Buffer[];
}

async function blockOf(
  op: Op,
  pages: IncomingRuns,
  tasks: readonly LateTask[],
  head: Record<string, unknown>,
  heard: () => void,
): Promise<Block> {
  const [name, runs, coded] = announcedPages(head);
  const pid = Number(name);
  const block = numberOf(head['block']);
  const task = tasks.find((one) => one.pid === pid);
  const size = runBytes(runs);
  if (task === undefined || block >= lateBlocks(task) || size !== lateBlockBytes(task, block)) {
    throw new Fault('PEER_PROTOCOL', `no such block of late memory: ${name}, ${block}`);
  }
  const sent = await pages.sent(op, runs, coded, heard);
  return { pid, block, size, parts: await pages.whole(runs, sent) };
}

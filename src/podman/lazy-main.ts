import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { LATE_BLOCK } from '../base/late.ts';
import { PAGE } from '../base/pages.ts';
import { startTicks } from '../sys/proc.ts';
import { acceptStream, listenStream, receiveExactly } from '../sys/unix-stream.ts';
import {
  faultsPending,
  type Placed,
  putPages,
  putZeros,
  readMessage,
  type UserfaultMessage,
  waitFor,
  wake,
  wakeAll,
} from '../sys/userfault.ts';
import { LateBlocks } from './late-blocks.ts';
import { type LazyRange, LazyRanges, lazyImage } from './lazy-ranges.ts';
import {
  askedLine,
  askingLine,
  CGROUP,
  eventLine,
  type LazyState,
  readLazyEvents,
  readLazyState,
  SOCKET,
  writeLazyState,
} from './lazy-state.ts';
import { type ReadPages, readsFile, readsPages } from './pages-ahead.ts';

/**
 * A process of its own that brings the memory of a restored container out of the images on this disk: a page
 * at once when a task asks for it, all others as fast as it can. What was left at the source it puts in place
 * block by block, when ckptd has it, and says for which a task waits (late-files.ts). `serve IMAGES` speaks to
 * CRIU as its own lazy-pages does. `resume IMAGES` goes on for one that died, with its descriptors from 3 on.
 * Works in the directory it is started in (lazy-state.ts).
 *
 * It blocks on purpose, and closes no descriptor before the last page is in: a task whose descriptor is closed
 * everywhere reads zeros.
 */

/** CRIU sends it in place of a pid when all tasks are restored. */
const RESTORED = 0x52535446;
const CHUNK = 512 * 1024;
/** What comes at once with a page that a task waits for. */
const AROUND = 64 * 1024;
const NO_MEMORY_MS = 10_000;

interface Task {
  readonly pid: number;
  readonly fd: number;
  /** Reads its memory, each range at its place. */
  readonly read: ReadPages;
  /** It is read block by block, when that has come. */
  readonly isLate: boolean;
  readonly ranges: LazyRanges;
}

const [how, images = ''] = process.argv.slice(2);
const dir = process.cwd();
const tasks: Task[] = [];
const buffer = Buffer.allocUnsafeSlow(CHUNK);
let log = -1;
/** Of all tasks; opened with the first that has any. */
let late: LateBlocks | undefined;
/** We froze the container, and thaw it when all memory is there. */
let holding = false;

function taskOf(pid: number, fd: number): Task {
  const { pagesId, ranges, isLate } = lazyImage(readFileSync(join(images, `pagemap-${pid}.img`)));
  if (isLate) {
    late ??= new LateBlocks(dir);
    const begin = late.begin(pid);
    const placed = ranges.map((range) => ({ ...range, at: begin + range.at }));
    return { pid, fd, isLate, read: readsFile(late.content), ranges: new LazyRanges(placed) };
  }
  const read = ranges.length === 0 ? readsFile(-1) : readsPages(images, pagesId);
  return { pid, fd, isLate, read, ranges: new LazyRanges(ranges) };
}

function note(phase: LazyState['phase']): void {
  const { pid } = process;
  writeLazyState(dir, {
    ...{ pid, phase, startTicks: startTicks(pid) ?? '' },
    tasks: tasks.map((task) => ({ pid: task.pid, fd: task.fd })),
  });
}

/** Takes the tasks from CRIU, and serves them meanwhile. */
function serve(): void {
  const listening = listenStream(SOCKET);
  note('waiting');
  const criu = acceptStream(listening);
  closeSync(listening);
  while (takeFrom(criu)) {
    // A task that asks has all of its mappings; of another nobody knows yet.
    while (!listen(!putLate(late?.nextAsked()), criu));
  }
  closeSync(criu);
}

/** False when there are no more. */
function takeFrom(criu: number): boolean {
  const said = receiveExactly(criu, 4)?.bytes.readInt32LE();
  if (said === undefined) throw new Error('the restore ended too early');
  if (said === RESTORED) return false;
  if (said < 0) return true; // a zombie has no memory
  const fd = receiveExactly(criu, 1)?.fds[0];
  if (fd === undefined) throw new Error(`no descriptor came for process ${said}`);
  tasks.push(taskOf(said, fd));
  return true;
}

/** Whether the one before has left the container frozen. */
function resume(): boolean {
  const before = readLazyState(dir);
  const told = readLazyEvents(dir);
  if (before === undefined || told === undefined) throw new Error('nobody can go on here');
  before.tasks.forEach(({ pid }, i) => {
    tasks.push(taskOf(pid, 3 + i));
  });
  for (const { task, ...event } of told.events) apply(tasks[task] as Task, event);
  // What was asked of the one before it may not have answered.
  for (const { fd } of tasks) wakeAll(fd);
  return told.frozen;
}

/** Hears who has something to say, waits for one of them if it may; whether that is CRIU. */
function listen(mayWait: boolean, criu = -1): boolean {
  const bell = late?.bell ?? -1;
  const ready = waitFor([criu, bell, ...tasks.map(({ fd }) => fd)], mayWait ? -1 : 0);
  for (const fd of ready) {
    if (fd === bell) late?.look();
    else if (fd !== criu) hear(fd);
  }
  return ready.includes(criu);
}

function hear(fd: number): void {
  const index = tasks.findIndex((task) => task.fd === fd);
  const task = tasks[index] as Task;
  if (faultsPending(fd)) {
    const message = readMessage(fd);
    if (message?.is === 'fault') {
      answer(task, message.address);
      return;
    }
    // What it waited for came another way meanwhile.
    if (message !== undefined) record(index, message);
    return;
  }
  // A child that was made now would run before anybody but us had its descriptor.
  const ours = mayFreeze();
  writeSync(log, askingLine(ours));
  if (ours) freeze(true);
  const message = readMessage(fd);
  if (message !== undefined) record(index, message);
  if (message?.is === 'fork') holding ||= ours;
  else if (ours && !holding) freeze(false);
  writeSync(log, askedLine);
}

function record(index: number, message: UserfaultMessage): void {
  writeSync(log, eventLine({ task: index, ...message }));
  const task = tasks[index] as Task;
  if (message.is === 'fault') answer(task, message.address);
  else apply(task, message);
}

/** What another task waits for where nothing comes any more, it has to ask for again. */
function apply(task: Task, message: UserfaultMessage): void {
  const { fd, ranges } = task;
  switch (message.is) {
    case 'fork':
      tasks.push({ ...task, fd: message.fd, ranges: ranges.copy() });
      break;
    case 'remap':
      ranges.move(message.from, message.to, message.length);
      wake(fd, message.from, message.from + message.length);
      break;
    // It stays registered, and is zeros when it is asked for: were it let go of, the mapping would be two,
    // and the program could not move it any more (mremap(2), EFAULT).
    case 'remove':
    case 'unmap':
      ranges.remove(message.start, message.end);
      wake(fd, message.start, message.end);
      break;
    case 'fault':
      break;
  }
}

function answer(task: Task, address: number): void {
  if (task.isLate && answerLate(task, address)) return;
  const range = task.ranges.takeAround(address, AROUND);
  if (range !== undefined) {
    put(task, range);
    return;
  }
  const placed = putZeros(task.fd, address);
  if (placed === 'gone') task.ranges.clear();
  // Asked again it is told what holds it up, or nobody waits any more.
  else if (placed !== PAGE) wake(task.fd, address, address + PAGE);
}

/** False when it has come already, or never has to. */
function answerLate(task: Task, address: number): boolean {
  const at = task.ranges.placeOf(address);
  if (at === undefined) return false;
  const block = Math.floor(at / LATE_BLOCK);
  if (late?.has(block) === true) putLate(block);
  else late?.ask(block);
  return true;
}

/** False when messages have to be read before the rest can come. */
function put(task: Task, { start, end, at }: LazyRange): boolean {
  task.read(buffer, at, end - start);
  const bytes = buffer.subarray(0, end - start);
  let most = bytes.length;
  const give = performance.now() + NO_MEMORY_MS;
  for (let done = 0; done < bytes.length; ) {
    const address = start + done;
    const part = bytes.subarray(done, Math.min(done + most, bytes.length));
    const placed: Placed = putPages(task.fd, address, part);
    if (typeof placed === 'number') done += placed;
    else if (placed === 'changing') {
      task.ranges.putBack({ start: address, end, at: at + done });
      return false;
    } else if (placed === 'gone') {
      task.ranges.clear();
      return true;
    } else if (placed === 'no-memory') {
      if (performance.now() > give) throw new Error(`no memory for the page at ${address}`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    } else if (placed === 'elsewhere' && part.length > PAGE) most = PAGE;
    else {
      // Filled before, or not there any more.
      wake(task.fd, address, address + PAGE);
      done += PAGE;
    }
  }
  return true;
}

/** All that is left. What tasks wait for comes first. */
function drain(): void {
  for (let some = true; ; ) {
    listen(!some);
    if (tasks.every(({ ranges }) => ranges.isEmpty)) return;
    some = putLast() || putLate(late?.next());
  }
}

/** Of what is on this disk. False when nothing is left of it. */
function putLast(): boolean {
  const task = tasks.find(({ isLate, ranges }) => !isLate && !ranges.isEmpty);
  const range = task?.ranges.takeLast(CHUNK);
  if (task === undefined || range === undefined) return false;
  put(task, range);
  return true;
}

/**
 * A block that has come, wherever it still has to: also into children of the process that had it, and where it
 * was moved. False when there is none.
 */
function putLate(block: number | undefined): boolean {
  if (block === undefined) return false;
  const owner = late?.owner(block);
  const from = block * LATE_BLOCK;
  for (const task of tasks) {
    if (task.pid !== owner) continue;
    const ranges = task.ranges.takePlaces(from, from + LATE_BLOCK);
    for (const range of ranges) if (!put(task, range)) late?.again(block);
  }
  return true;
}

const freezer = () => {
  try {
    return join(readFileSync(CGROUP, 'utf8'), 'cgroup.freeze');
  } catch {
    return undefined; // nothing of it has run yet
  }
};

/** False when it is frozen already: somebody else's freeze is not ours to take off. */
function mayFreeze(): boolean {
  const path = freezer();
  return path !== undefined && readFileSync(path, 'utf8').startsWith('0');
}

/** Only asks for it: a task that waits for us cannot obey yet. */
function freeze(on: boolean): void {
  const path = freezer();
  if (path !== undefined) writeFileSync(path, on ? '1' : '0', { flag: 'r+' });
}

log = openSync('events', 'a', 0o600);
const left = how === 'resume' && resume();
if (how === 'serve') serve();
note('serving');
if (left) freeze(false);
drain();
if (holding) freeze(false);
note('done');
process.exit(0);

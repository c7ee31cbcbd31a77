import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import { failpoints, hit } from '../base/failpoint.ts';
import { type Facts, Fault, type FaultCode } from '../base/fault.ts';
import { abortFault, type Op, orLeave, patience } from '../base/op.ts';
import { type Packet, type PacketSocket, packetPair } from '../sys/packet-socket.ts';
import { openPid, type PidHandle } from '../sys/pid-handle.ts';
import { processTree, statOf } from '../sys/proc.ts';
import { commandIn, ENVIRONMENT, printable } from '../sys/run.ts';
import {
  type CriuOpts,
  decodeReply,
  encodeRequest,
  type Reply,
  type Request,
  RequestType,
  typeName,
} from './codec.ts';
import { readLog, withoutStamp } from './log.ts';
import { type CriuVersion, versionOf } from './version.ts';

const UNWIND_MS = 5_000;
/** Time for a killed or dismissed criu to be gone. */
const EXIT_MS = 2_000;
const OUTPUT_CHARACTERS = 16 * 1024;

// CPU capabilities (criu/include/cr_options.h, 4.2): compare FPU state and instruction sets.
const CPU_FPU = 1;
const CPU_INS = 4;

const ENOTSUP = 95;

/** What CRIU means by cr_errno (4.2). */
const ERRNO_MEANS: Readonly<Record<number, string>> = {
  3: 'ESRCH: there is no such process',
  17: 'EEXIST: a pid of the tree is taken on this host',
  56: 'EBADRQC: criu does not take these options together',
  95: 'ENOTSUP: this CPU lacks what the images need',
};

export interface CriuProgram {
  /** Absolute path of the criu program. */
  readonly criu: string;
  /** Milliseconds one request may take; then criu is stopped and CRIU_TIMEOUT thrown. */
  readonly deadlineMs: number;
  /** cgroup v2 directory criu starts in. */
  readonly cgroup?: string;
  /** Milliseconds for criu to unwind after it was told to stop, before it is killed; 5 s if absent. */
  readonly unwindMs?: number;
}

/** Directories are opened by us and closed when the session ends; CRIU finds them in our /proc. */
export interface Place {
  readonly imagesDir: string;
  /** Log and statistics; the images directory when absent. */
  readonly workDir?: string;
  /** A plain file name. */
  readonly logFile: string;
  /** 0 to 4, as CRIU's `-v`; 4 when absent. */
  readonly logLevel?: number;
}

export interface Notification {
  /** `pre-dump`, `post-dump`, `setup-namespaces`, …; CRIU may send names we do not know. */
  readonly script: string;
  /** First process of the tree in the notifications that tell it, else 0. */
  readonly pid: number;
  /**
   * The descriptor that came along (`orphan-pts-master`: the pty's master), which is the caller's
   * from then on. One that nobody takes is closed when the hook returns.
   */
  takeFd(): number | undefined;
}

/** Added to the answer of `query-ext-files` (CRIU 3.19): external entries such as `file[mnt:inode]`. */
export interface HookAnswer {
  readonly external?: readonly string[];
}

/**
 * Called for each notification while CRIU waits for the answer. A hook that throws makes CRIU unwind:
 * a dump resumes the tasks, a restore kills them (not after `pre-resume`).
 */
export type Hook = (op: Op, notification: Notification) => Promise<HookAnswer | undefined>;

export interface Features {
  readonly memTrack: boolean;
  readonly lazyPages: boolean;
  readonly pidfdStore: boolean;
}

/**
 * One `criu swrk` and its conversation: requests one after the other. `check`, `dump` and `restore`
 * are the last request of a session, because CRIU ends after them. Disposing of it ends criu.
 *
 * Failures: CRIU_FAILED (criu said no), CRIU_GONE (it ended without an answer), CRIU_TIMEOUT,
 * CRIU_PROTOCOL, and the abort fault of the op. Their facts hold `request`, `errno`, `log` (path),
 * `firstError`, `logTail` (at most 40 lines), `exit`, `signal`, as far as known.
 */
export interface CriuSession extends AsyncDisposable {
  readonly pid: number;
  version(): Promise<CriuVersion>;
  featureCheck(wanted: Partial<Features>): Promise<Features>;
  /** CRIU_CHECK with the first error when the kernel lacks something. */
  check(place: Place): Promise<void>;
  /** Writes cpuinfo.img. */
  cpuinfoDump(place: Place): Promise<void>;
  /** CPU_DIFFERS when this machine lacks what cpuinfo.img in the directory tells of. */
  cpuinfoCheck(place: Place): Promise<void>;
  /**
   * Dumps the tree of `opts.pid`. CRIU is always told to notify: without it, it would not notice our
   * death, finish, and kill the tree. The answer to `post-dump` is the commit point.
   */
  dump(place: Place, opts: CriuOpts, hook?: Hook): Promise<void>;
  /** Copies memory while the tree runs on. CRIU_FEATURE on a kernel without soft-dirty tracking. */
  preDump(place: Place, opts: CriuOpts): Promise<void>;
  /** Returns the pid of the first process. */
  restore(place: Place, opts: CriuOpts, hook?: Hook): Promise<number>;
  /** Starts a page server (it takes one connection and ends); returns its pid and port. */
  pageServer(place: Place, opts: CriuOpts): Promise<{ pid: number; port: number }>;
  /** Waits for the page server to end; returns the raw wait status of wait(2). */
  waitPid(pid: number): Promise<number>;
}

/** CRIU_MISSING when there is no such program. The op ends every request of the session. */
export async function openCriu(op: Op, program: CriuProgram): Promise<CriuSession> {
  if (op.signal.aborted) throw abortFault(op.signal);
  const { ours, theirs } = packetPair();
  let child: ChildProcess;
  try {
    if (failpoints.on) await hit('child.start');
    child = startChild(program, theirs);
    await started(child, program.criu);
  } catch (error) {
    ours.close();
    throw error;
  } finally {
    closeSync(theirs);
  }
  return new Session(op, program, ours, child);
}

function startChild({ criu, cgroup }: CriuProgram, socket: number): ChildProcess {
  return spawn(...commandIn(cgroup, criu, ['swrk', '3']), {
    env: ENVIRONMENT,
    cwd: '/',
    // A session of its own: signals of our terminal are not for criu.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', socket],
  });
}

async function started(child: ChildProcess, criu: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.once('spawn', resolve);
  // Stays: a kill that fails later must not end us.
  child.on('error', (cause) => {
    reject(new Fault('CRIU_MISSING', `${criu} cannot be started: ${cause.message}`, { cause }));
  });
  await promise;
}

interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

interface Ask {
  readonly request: Request;
  /** What the answer's type must be; that of the request when absent. */
  readonly answer?: number;
  readonly place?: Place | undefined;
  readonly hook?: Hook | undefined;
  /** The tree that is being dumped, to be looked after when criu dies. */
  readonly tree?: Tree;
}

interface Tree {
  /** First process; 0 when the request names none. */
  readonly pid: number;
  /** cgroup v2 directory criu was told to freeze. */
  readonly cgroup?: string;
}

class Session implements CriuSession {
  readonly #op: Op;
  readonly #program: CriuProgram;
  readonly #socket: PacketSocket;
  readonly #child: ChildProcess;
  readonly #exit: Promise<Exit>;
  readonly #directories: FileHandle[] = [];
  readonly #servers: PidHandle[] = [];
  #output = '';
  #busy = false;
  #features: Features | undefined;
  #restores = false;

  constructor(op: Op, program: CriuProgram, socket: PacketSocket, child: ChildProcess) {
    this.#op = op;
    this.#program = program;
    this.#socket = socket;
    this.#child = child;
    this.#exit = new Promise((done) => {
      child.once('exit', (code, signal) => done({ code, signal }));
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8');
      stream?.on('error', () => undefined);
      stream?.on('data', (text: string) => {
        this.#output = (this.#output + text).slice(-OUTPUT_CHARACTERS);
      });
    }
  }

  get pid(): number {
    return this.#child.pid ?? -1;
  }

  async version(): Promise<CriuVersion> {
    const reply = await this.#ask({ request: { type: RequestType.VERSION, keepOpen: true } });
    if (!reply.version) throw this.#nonsense(RequestType.VERSION, 'without a version');
    return versionOf(reply.version);
  }

  async featureCheck(wanted: Partial<Features>): Promise<Features> {
    const reply = await this.#ask({
      request: { type: RequestType.FEATURE_CHECK, keepOpen: true, features: { ...wanted } },
    });
    if (!reply.features) throw this.#nonsense(RequestType.FEATURE_CHECK, 'without features');
    const { memTrack, lazyPages, pidfdStore } = reply.features;
    this.#features = {
      memTrack: memTrack === true,
      lazyPages: lazyPages === true,
      pidfdStore: pidfdStore === true,
    };
    return this.#features;
  }

  async check(place: Place): Promise<void> {
    // Up to 4.1.1 it wants a directory though it writes nothing but the log there.
    const opts = await this.#opened(place, {});
    await this.#ask({ request: { type: RequestType.CHECK, opts }, place }, 'CRIU_CHECK');
  }

  async cpuinfoDump(place: Place): Promise<void> {
    const opts = await this.#opened(place, { cpuCap: CPU_FPU | CPU_INS });
    await this.#ask({ request: { type: RequestType.CPUINFO_DUMP, opts, keepOpen: true }, place });
  }

  async cpuinfoCheck(place: Place): Promise<void> {
    const opts = await this.#opened(place, { cpuCap: CPU_FPU | CPU_INS });
    try {
      await this.#ask({
        request: { type: RequestType.CPUINFO_CHECK, opts, keepOpen: true },
        place,
      });
    } catch (error) {
      if (!(error instanceof Fault) || error.facts['errno'] !== ENOTSUP) throw error;
      throw new Fault('CPU_DIFFERS', error.message, { cause: error, facts: error.facts });
    }
  }

  async dump(place: Place, opts: CriuOpts, hook?: Hook): Promise<void> {
    const opened = { ...(await this.#opened(place, opts)), notifyScripts: true };
    await this.#ask({
      request: { type: RequestType.DUMP, opts: opened },
      place,
      hook,
      tree: treeOf(opts),
    });
  }

  async preDump(place: Place, opts: CriuOpts): Promise<void> {
    // Without soft-dirty tracking PRE_DUMP runs into an assertion and answers without an errno
    // (CRIU 4.2.1), so it is never tried there.
    const { memTrack } = this.#features ?? (await this.featureCheck({ memTrack: true }));
    if (!memTrack) {
      throw new Fault('CRIU_FEATURE', 'this kernel cannot track changed memory (soft-dirty)', {
        facts: { feature: 'mem_dirty_track' },
      });
    }
    const opened = await this.#opened(place, { ...opts, trackMem: true });
    await this.#ask({
      request: { type: RequestType.PRE_DUMP, opts: opened },
      place,
      tree: treeOf(opts),
    });
  }

  async restore(place: Place, opts: CriuOpts, hook?: Hook): Promise<number> {
    this.#restores = true;
    const opened = { ...(await this.#opened(place, opts)), notifyScripts: true };
    const reply = await this.#ask({
      request: { type: RequestType.RESTORE, opts: opened },
      place,
      hook,
    });
    const pid = reply.restore?.pid ?? 0;
    if (pid <= 0) throw this.#nonsense(RequestType.RESTORE, 'without a pid');
    return pid;
  }

  async pageServer(place: Place, opts: CriuOpts): Promise<{ pid: number; port: number }> {
    const opened = await this.#opened(place, opts);
    const reply = await this.#ask({
      request: { type: RequestType.PAGE_SERVER_CHLD, opts: opened, keepOpen: true },
      answer: RequestType.PAGE_SERVER, // so it answers, 3.12 to 4.2.1
      place,
    });
    const pid = reply.ps?.pid ?? 0;
    const port = reply.ps?.port ?? 0;
    if (pid <= 0 || port <= 0 || port > 65_535) {
      throw this.#nonsense(RequestType.PAGE_SERVER_CHLD, 'without a pid and port');
    }
    try {
      // It is no child of ours and outlives its parent, so it is held to be ended with the session.
      this.#servers.push(openPid(pid));
    } catch {
      this.#op.log('the page server ended at once', { pid });
    }
    return { pid, port };
  }

  async waitPid(pid: number): Promise<number> {
    const reply = await this.#ask({
      request: { type: RequestType.WAIT_PID, pid, keepOpen: false },
    });
    return reply.status ?? 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of this.#servers) {
      server.signal(constants.signals.SIGKILL);
      server[Symbol.dispose]();
    }
    this.#socket.close();
    // Without its socket criu ends on its own; a kill could leave a tree in the middle of something.
    if ((await this.#exitWithin(EXIT_MS)) === undefined) {
      this.#kill();
      await this.#exitWithin(EXIT_MS);
    }
    if (!this.#restores) this.#killHelpers();
    await Promise.all(this.#directories.map((directory) => directory.close()));
  }

  /** The request's options with the directories opened and the log named. */
  async #opened(place: Place, opts: CriuOpts): Promise<NonNullable<Request['opts']>> {
    const imagesDirFd = await this.#directory(place.imagesDir);
    return {
      ...opts,
      imagesDirFd,
      workDirFd: place.workDir === undefined ? imagesDirFd : await this.#directory(place.workDir),
      logFile: place.logFile,
      logLevel: place.logLevel ?? 4,
    };
  }

  async #directory(path: string): Promise<number> {
    try {
      const directory = await open(path, 'r');
      this.#directories.push(directory);
      if (!(await directory.stat()).isDirectory()) throw new Error('not a directory');
      return directory.fd;
    } catch (cause) {
      throw new Fault('NO_SUCH_DIR', `${path} cannot be opened as a directory`, {
        cause,
        facts: { path },
      });
    }
  }

  /**
   * One request, any number of notifications, one answer. The loop is the only reader of the socket
   * and its position is the state of the protocol; there is nothing else to keep in step.
   *
   * When the op ends or the deadline passes, the next notification is answered with no, so that CRIU
   * unwinds what it did. Only when it does not answer within `unwindMs` is it killed. A success that
   * arrives after all is returned: the deed is done.
   */
  async #ask(ask: Ask, refusal: FaultCode = 'CRIU_FAILED'): Promise<Reply> {
    if (this.#busy) throw new Fault('INTERNAL', 'one request at a time');
    this.#busy = true;
    const want = ask.answer ?? ask.request.type;
    using end = this.#watchForTheEnd();
    let hookFailure: unknown;
    try {
      await this.#send(end.op, encodeRequest(ask.request));
      for await (const packet of this.#socket.packets(end.op)) {
        const reply = decodeReplyOf(packet);
        if (reply.type === RequestType.NOTIFY) {
          // CRIU blocks until it hears back, so every notification is answered: also the ones we do
          // not know, and also when our hook threw. It then unwinds and still sends its answer.
          // Once it should stop, the hook is not called any more and the answer is no; a hook that
          // was called decides by itself, because it may have promised something to others.
          let answer: HookAnswer | undefined;
          let yes = end.asked() === undefined && hookFailure === undefined;
          try {
            answer = await this.#notified(reply, packet, yes ? ask.hook : undefined, end);
          } catch (error) {
            hookFailure ??= error;
            yes = false;
          }
          await this.#send(end.op, encodeRequest(notifyAnswer(yes, answer)));
          continue;
        }
        // A refusal may come typed EMPTY, so it is looked at before the type is.
        if (!reply.success)
          throw await this.#refused(ask, reply, refusal, hookFailure ?? end.asked());
        if (reply.type !== want) {
          throw this.#nonsense(ask.request.type, `as ${typeName(reply.type)}`);
        }
        if (hookFailure !== undefined) throw asCause(hookFailure); // too late for CRIU to mind it
        return reply;
      }
    } catch (error) {
      if (end.killed()) throw await this.#gone(ask, end.asked());
      throw error;
    } finally {
      this.#busy = false;
    }
    throw await this.#gone(ask, hookFailure ?? end.asked());
  }

  async #send(op: Op, bytes: Uint8Array): Promise<void> {
    try {
      await this.#socket.send(op, bytes);
    } catch (error) {
      // The reader finds out and tells why.
      if (!(error instanceof Fault) || error.code !== 'SYSTEM') throw error;
      this.#op.log('criu does not take our message', { error: error.message });
    }
  }

  async #notified(
    reply: Reply,
    packet: Packet,
    hook: Hook | undefined,
    end: { readonly op: Op; readonly hookOp: Op },
  ): Promise<HookAnswer | undefined> {
    const script = printable(reply.notify?.script ?? '', 64);
    const left = [...packet.fds];
    try {
      if (hook === undefined) return undefined;
      const work = hook(end.hookOp, {
        script,
        pid: reply.notify?.pid ?? 0,
        takeFd: () => left.shift(),
      });
      return await orLeave(end.op, work, () => undefined);
    } finally {
      for (const fd of left) closeSync(fd);
    }
  }

  /**
   * `asked` is why criu should stop, once it should; `hookOp` ends at that moment. `op` is what the loop
   * waits with: it lasts longer, for the time criu may take to unwind, to be killed, and to be gone.
   */
  #watchForTheEnd() {
    const { signal } = this.#op;
    const soft = new AbortController();
    const hard = new AbortController();
    let asked: Fault | undefined;
    let killed = false;
    let timer: NodeJS.Timeout;
    const stop = (why: Fault) => {
      if (asked !== undefined) return;
      asked = why;
      soft.abort(why);
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          killed = true;
          this.#kill();
          // Half-made children of a restore may hold the socket open beyond criu's death.
          timer = setTimeout(() => hard.abort(asked), EXIT_MS);
        },
        patience(this.#op, this.#program.unwindMs ?? UNWIND_MS),
      );
    };
    const deadline = patience(this.#op, this.#program.deadlineMs);
    timer = setTimeout(() => {
      stop(new Fault('CRIU_TIMEOUT', `criu did not answer within ${deadline} ms`));
    }, deadline);
    const cancel = () => stop(abortFault(signal));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    const until = (ended: AbortSignal): Op => ({
      ...this.#op,
      signal: ended,
    });
    return {
      op: until(hard.signal),
      hookOp: until(soft.signal),
      asked: () => asked,
      killed: () => killed,
      [Symbol.dispose]: () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
      },
    };
  }

  async #refused(ask: Ask, reply: Reply, code: FaultCode, why: unknown): Promise<Fault> {
    const told = await this.#logFacts(ask.place);
    const errno = reply.crErrno ?? 0;
    const facts: Record<string, string | number | boolean> = {
      request: typeName(ask.request.type),
      errno,
      ...told,
    };
    // It failed because we told it to: our own reason is the one to tell.
    if (why !== undefined) {
      const cause = asCause(why);
      return new Fault(cause.code, cause.message, { cause, facts: { ...facts, ...cause.facts } });
    }
    const first =
      told.firstError ?? (reply.crErrmsg ? printable(reply.crErrmsg.trim(), 1_024) : undefined);
    const text = first ?? this.#lastOutput() ?? 'criu gave no reason';
    const means = ERRNO_MEANS[errno];
    return new Fault(code, means === undefined ? text : `${text} (${means})`, { facts });
  }

  async #gone(ask: Ask, why: unknown): Promise<Fault> {
    const exit = await this.#exitWithin(EXIT_MS);
    const how =
      exit === undefined
        ? 'closed its socket but did not end'
        : exit.signal !== null
          ? `was killed by ${exit.signal}`
          : `ended with exit code ${exit.code}`;
    const told = await this.#logFacts(ask.place);
    const facts: Facts = {
      request: typeName(ask.request.type),
      exit: exit?.code ?? -1,
      signal: exit?.signal ?? '',
      output: printable(this.#output, 1_000),
      ...told,
      ...(await leftBehind(ask.tree)),
    };
    if (why !== undefined) {
      const cause = asCause(why);
      return new Fault(cause.code, `${cause.message}; criu ${how}${leftText(facts)}`, {
        cause,
        facts: { ...facts, ...cause.facts },
      });
    }
    const hint = told.firstError ?? this.#lastOutput();
    return new Fault(
      'CRIU_GONE',
      `criu ${how} before it answered ${typeName(ask.request.type)}${leftText(facts)}${hint === undefined ? '' : `: ${hint}`}`,
      { facts },
    );
  }

  #nonsense(type: number, how: string): Fault {
    return new Fault('CRIU_PROTOCOL', `criu answered ${typeName(type)} ${how}`, {
      facts: { request: typeName(type) },
    });
  }

  async #logFacts(place: Place | undefined): Promise<{
    log?: string;
    logTail?: string;
    firstError?: string;
  }> {
    if (place === undefined) return {};
    const log = join(place.workDir ?? place.imagesDir, place.logFile);
    const { firstError, tail } = await readLog(log);
    return {
      log,
      logTail: tail.join('\n'),
      ...(firstError === undefined ? {} : { firstError: withoutStamp(firstError) }),
    };
  }

  #lastOutput(): string | undefined {
    const line = this.#output.trim().split('\n').at(-1);
    return line === undefined || line === '' ? undefined : printable(line, 400);
  }

  #kill(): void {
    this.#child.kill('SIGKILL');
  }

  /**
   * criu tries the kernel out on children that it traces. When it dies meanwhile, they stay behind,
   * stopped for ever, in its process group. Not after a restore: there the group may hold the tree.
   */
  #killHelpers(): void {
    try {
      if (this.pid > 0) process.kill(-this.pid, 'SIGKILL');
    } catch {
      // none is left
    }
  }

  async #exitWithin(ms: number): Promise<Exit | undefined> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => resolve(undefined), ms);
    try {
      return await Promise.race([this.#exit, promise]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function decodeReplyOf(packet: Packet): Reply {
  try {
    return decodeReply(packet.bytes);
  } catch (error) {
    for (const fd of packet.fds) closeSync(fd);
    throw error;
  }
}

function notifyAnswer(yes: boolean, answer: HookAnswer | undefined): Request {
  const external = answer?.external ?? [];
  return {
    type: RequestType.NOTIFY,
    notifySuccess: yes,
    ...(external.length === 0 ? {} : { opts: { imagesDirFd: -1, external: [...external] } }),
  };
}

/**
 * A criu that was killed leaves the tasks to themselves: ptrace lets go of them and they run on,
 * unless they were already stopped. What is found is told, never mended here: only the caller knows
 * whether they may run.
 */
async function leftBehind(left: Tree | undefined): Promise<Facts> {
  if (left === undefined) return {};
  await new Promise((later) => setTimeout(later, 50)); // ptrace needs a moment to let go
  const states = processTree(left.pid).flatMap((pid) => statOf(pid)?.state ?? []);
  const stopped = states.filter((state) => state === 'T' || state === 't').length;
  const facts = { tree: left.pid, treeTasks: states.length, treeStopped: stopped };
  if (left.cgroup === undefined) return facts;
  const events = await readFile(join(left.cgroup, 'cgroup.events'), 'utf8').catch(() => '');
  return { ...facts, cgroup: left.cgroup, cgroupFrozen: /^frozen 1$/m.test(events) };
}

function treeOf(opts: CriuOpts): Tree {
  const pid = opts.pid ?? 0;
  return opts.freezeCgroup ? { pid, cgroup: opts.freezeCgroup } : { pid };
}

function leftText(facts: Facts): string {
  const { treeStopped, treeTasks, tree, cgroup, cgroupFrozen } = facts;
  const frozen = cgroupFrozen === true ? `; ${cgroup} was left frozen` : '';
  if (treeStopped === undefined || treeStopped === 0) return frozen;
  return `${frozen}; ${treeStopped} of ${treeTasks} processes below ${tree} were left stopped`;
}

function asCause(error: unknown): Fault {
  if (error instanceof Fault) return error;
  return new Fault('INTERNAL', error instanceof Error ? error.message : String(error), {
    cause: error,
  });
}

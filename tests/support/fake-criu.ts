import { appendFileSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Op } from '../../src/base/op.ts';
import { criu_req, criu_req_type, criu_resp } from '../../src/gen/criu.js';
import { PacketSocket } from '../../src/sys/packet-socket.ts';

type ReplyType = keyof typeof criu_req_type;

/** What the fake does next. It runs as `criu swrk 3` and speaks the real protocol on that socket. */
export type Step =
  /** Waits for a request; it must be of this type. */
  | { readonly expect: ReplyType }
  | { readonly reply: { readonly type: ReplyType; readonly [field: string]: unknown } }
  /** Sends a notification and waits for the answer; `file` is opened and its descriptor sent along. */
  | { readonly notify: string; readonly pid?: number; readonly file?: string }
  | { readonly rawHex: string }
  /** An answer of about this many bytes. */
  | { readonly bigReply: ReplyType; readonly bytes: number }
  /** Writes the log of the request into its work directory, where the real one would. */
  | { readonly log: string }
  | { readonly stderr: string }
  | { readonly exit: number }
  | { readonly die: 'SIGSEGV' | 'SIGKILL' }
  /** Says nothing more for as long as the connection stands. */
  | { readonly hang: true };

export interface Heard {
  readonly type: ReplyType;
  readonly hex: string;
  readonly request: Record<string, unknown>;
}

export interface FakeCriu extends AsyncDisposable {
  /** To be given as the path of criu. */
  readonly path: string;
  readonly dir: string;
  /** All that was sent to it, in order. */
  heard(): Heard[];
}

/** A program that plays the steps once and then ends with exit code 0. */
export async function fakeCriu(steps: readonly Step[]): Promise<FakeCriu> {
  const dir = await mkdtemp(join(tmpdir(), 'ckpt-fake-criu-'));
  const path = join(dir, 'criu');
  await writeFile(join(dir, 'steps.json'), JSON.stringify(steps));
  await writeFile(join(dir, 'heard'), '');
  const command = [process.execPath, '--no-warnings', import.meta.filename, dir];
  await writeFile(path, `#!/bin/sh\nexec ${command.map(quoted).join(' ')} "$@"\n`, { mode: 0o755 });
  return {
    path,
    dir,
    heard: () =>
      readFileSync(join(dir, 'heard'), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Heard),
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  };
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

async function play(dir: string): Promise<void> {
  const op: Op = { id: 'fake', signal: new AbortController().signal, log: () => undefined };
  const socket = new PacketSocket(3);
  const packets = socket.packets(op);
  let last: criu_req | undefined;

  const hear = async (): Promise<criu_req> => {
    const next = await packets.next();
    if (next.done === true) process.exit(0); // as CRIU does when its client is gone
    last = criu_req.decode(next.value.bytes) as criu_req;
    const heard: Heard = {
      type: criu_req_type[last.type] as ReplyType,
      hex: Buffer.from(next.value.bytes).toString('hex'),
      request: criu_req.toObject(last, { enums: String }),
    };
    appendFileSync(join(dir, 'heard'), `${JSON.stringify(heard)}\n`);
    return last;
  };
  const say = (reply: Record<string, unknown>, fds: number[] = []) =>
    socket.send(op, criu_resp.encode(criu_resp.fromObject(reply)).finish(), fds);

  for (const step of JSON.parse(readFileSync(join(dir, 'steps.json'), 'utf8')) as Step[]) {
    if ('expect' in step) {
      const request = await hear();
      if (criu_req_type[request.type] !== step.expect) {
        process.stderr.write(`fake: expected ${step.expect}\n`);
        process.exit(99);
      }
    } else if ('reply' in step) {
      await say(step.reply);
    } else if ('notify' in step) {
      const fds = step.file === undefined ? [] : [openSync(step.file, 'r')];
      const notify = { script: step.notify, ...(step.pid === undefined ? {} : { pid: step.pid }) };
      await say({ type: 'NOTIFY', success: true, notify }, fds);
      const answer = await hear();
      if (answer.type !== criu_req_type.NOTIFY) process.exit(98);
      if (answer.notifySuccess !== true) {
        // The real one unwinds and answers with a failure that has no errno.
        await say({ type: 'DUMP', success: false });
        process.exit(1);
      }
    } else if ('rawHex' in step) {
      await socket.send(op, Buffer.from(step.rawHex, 'hex'));
    } else if ('bigReply' in step) {
      await say({ type: step.bigReply, success: true, crErrmsg: 'x'.repeat(step.bytes) });
    } else if ('log' in step) {
      const { workDirFd, logFile } = last?.opts ?? {};
      writeFileSync(`/proc/${process.ppid}/fd/${workDirFd}/${logFile}`, step.log);
    } else if ('stderr' in step) {
      process.stderr.write(step.stderr);
    } else if ('exit' in step) {
      process.exit(step.exit);
    } else if ('die' in step) {
      process.kill(process.pid, step.die);
    } else {
      for await (const _unheard of packets);
    }
  }
  process.exit(0);
}

const [, script, dir] = process.argv;
if (script === import.meta.filename && dir !== undefined) await play(dir);

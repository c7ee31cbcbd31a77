import type { ChildProcess } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Claims, HostFacts, RestoreKind, Standing, Subject } from '../../src/base/claims.ts';
import type { Finding } from '../../src/base/fault.ts';
import type { Lab, LabHost } from './lab.ts';

/** The refusal of a half, with its code. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

interface Order {
  readonly do: string;
  readonly job: string;
  readonly [argument: string]: unknown;
}

interface Answer {
  readonly ok?: unknown;
  readonly code?: string;
  readonly message?: string;
  readonly ms: number;
}

/** One half of a move in a lab host: the podman room and nothing else. */
export class Half implements Disposable {
  readonly host: LabHost;
  /** Milliseconds of each order, in sequence. */
  readonly times: [string, number][] = [];
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;
  readonly #lines: Interface;
  #errors = '';

  /** `podman` is what the room calls in place of the real one. */
  constructor(lab: Lab, host: LabHost, podman = '/usr/bin/podman') {
    this.host = host;
    this.#child = lab.start(host, [
      '/opt/ckpt/node_modules/.bin/node',
      '/opt/ckpt/tests/support/podman-side.ts',
      podman,
    ]);
    const { stdout, stderr } = this.#child;
    if (stdout === null || stderr === null) throw new Error('no pipes');
    this.#lines = createInterface({ input: stdout });
    this.#answers = this.#lines[Symbol.asyncIterator]();
    stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text;
      if (process.env['VERBOSE'] !== undefined) process.stderr.write(`${host} ${text}`);
    });
  }

  get log(): string {
    return this.#errors;
  }

  async ask<T>(order: Order): Promise<T> {
    this.#child.stdin?.write(`${JSON.stringify(order)}\n`);
    const next = await this.#answers.next();
    if (next.done === true) throw new Error(`${this.host} ended: ${this.#errors.slice(-2_000)}`);
    const answer = JSON.parse(next.value) as Answer;
    this.times.push([order.do, answer.ms]);
    if (answer.code !== undefined) throw new Refused(answer.code, answer.message ?? '');
    return answer.ok as T;
  }

  [Symbol.dispose](): void {
    this.#child.stdin?.end();
    this.#lines.close();
    this.#child.kill('SIGKILL');
  }
}

export interface HandMove {
  readonly claims: Claims;
  readonly subject: Subject;
  readonly findings: readonly Finding[];
  readonly standing: Standing;
  readonly names: readonly string[];
  /** From the freeze to the thaw, as this process saw it. */
  readonly pauseMs: number;
  readonly times: readonly [string, number][];
}

export interface HandMoveOptions {
  /** The restore is begun before the freeze. */
  readonly early?: boolean;
  /** Files go ahead in so many rounds, and this happens after each; in one more, when it is begun early. */
  readonly ahead?: readonly (() => Promise<void>)[];
  readonly kind?: RestoreKind;
  /** The copy runs; its memory may still be on its way. */
  readonly thawed?: () => Promise<void>;
  /** Happens last of all before the freeze. */
  readonly late?: () => Promise<void>;
}

/** A whole move by hand: files go through the share directories, and nobody journals anything. */
export async function handMove(
  lab: Lab,
  from: LabHost,
  to: LabHost,
  ref: string,
  job: string,
  {
    early = false,
    ahead = [],
    late = async () => {},
    kind,
    thawed = async () => {},
  }: HandMoveOptions = {},
): Promise<HandMove> {
  using giver = new Half(lab, from);
  using taker = new Half(lab, to);
  const facts = await giver.ask<HostFacts>({ do: 'facts', job });
  const described = await giver.ask<{ subject: Subject; claims: Claims; findings: Finding[] }>({
    do: 'describe',
    job,
    ref,
  });
  const { subject, claims } = described;
  // As late as a ckptd would say it: a busy machine takes seconds for each order.
  const now = { ...facts, clockUnixMs: Date.now() };
  const there = await taker.ask<Finding[]>({ do: 'check', job, claims, facts: now });
  const findings = [...described.findings, ...there];
  const blocking = findings.find(({ blocks }) => blocks);
  if (blocking !== undefined) throw new Refused(blocking.code, blocking.evidence);

  const image = await taker.ask<{ present: boolean; layers: string[] }>({
    do: 'image-state',
    job,
    claims,
  });
  const share = (host: LabHost) => join(lab.share(host), job);
  if (!image.present) {
    const dir = `/share/${job}/image`;
    await giver.ask({ do: 'export-image', job, claims, have: image.layers, dir });
    await cp(join(share(from), 'image'), join(share(to), 'image'), { recursive: true });
    await taker.ask({ do: 'import-image', job, claims, dir });
  }

  const round = async () => {
    const dir = `/share/${job}/files`;
    await giver.ask({ do: 'files-ahead', job, subject, claims, dir });
    await rm(join(share(to), 'files'), { recursive: true, force: true });
    await cp(join(share(from), 'files'), join(share(to), 'files'), { recursive: true });
    await taker.ask({ do: 'take-files', job, claims, dir });
    await giver.ask({ do: 'files-taken', job, subject });
  };
  if (ahead.length > 0) await taker.ask({ do: 'make-ready', job, claims });
  for (const then of ahead) {
    await round();
    await then();
  }
  if (early) {
    const descriptions = await giver.ask({ do: 'descriptions', job, subject, claims });
    if (descriptions === null) throw new Error('the container is not described ahead');
    await taker.ask({ do: 'stand-by', job, claims, descriptions, kind });
    if (ahead.length > 0) await round();
  } else await giver.ask({ do: 'rootfs-dropped', job, subject });
  await late();
  await giver.ask({ do: 'lock', job, subject });
  const frozenAt = performance.now();
  await giver.ask({ do: 'freeze', job, subject });
  const set = await giver.ask<{ names: string[] }>({ do: 'dump', job, subject, claims });
  const before = await giver.ask({ do: 'witness', job, subject });
  await cp(join(share(from), 'set'), join(share(to), 'set'), { recursive: true });
  const standing = await taker.ask<Standing>({ do: 'restore', job, claims, kind });
  const after = await giver.ask({ do: 'witness', job, subject });
  if (JSON.stringify(before) !== JSON.stringify(after)) throw new Error('the source moved');
  if (!(await giver.ask({ do: 'frozen', job, subject }))) throw new Error('the source is thawed');
  if (!(await giver.ask({ do: 'locked', job, subject }))) throw new Error('the source is open');
  await taker.ask({ do: 'commit', job, claims, standing });
  const pauseMs = performance.now() - frozenAt;
  await taker.ask({ do: 'announce', job, claims, standing });
  await thawed();
  await mustRun(taker, job, standing);
  const whole = await taker.ask<boolean>({ do: 'whole', job, claims });
  if (!whole) throw new Error('the memory of the copy is lost');
  await giver.ask({ do: 'remove', job, subject, claims });
  await taker.ask({ do: 'end-children', job });
  await taker.ask({ do: 'adopt', job, claims });
  await giver.ask({ do: 'end-children', job });
  for (const host of [from, to]) await rm(share(host), { recursive: true, force: true });
  const times = [...giver.times, ...taker.times];
  return { claims, subject, findings, standing, names: set.names, pauseMs, times };
}

/** A thawed task is put on a processor soon, not at once. */
async function mustRun(taker: Half, job: string, standing: Standing): Promise<void> {
  for (const end = performance.now() + 30_000; performance.now() < end; ) {
    if (await taker.ask<boolean>({ do: 'runs', job, standing })) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the copy does not run');
}

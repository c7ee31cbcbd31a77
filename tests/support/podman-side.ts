import { closeSync, readdirSync, readlinkSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type {
  Claims,
  Descriptions,
  HostFacts,
  RestoreKind,
  Standing,
  Subject,
} from '../../src/base/claims.ts';
import { asFault } from '../../src/base/fault.ts';
import { LATE_BLOCK, type LateMemory, lateBlocks } from '../../src/base/late.ts';
import type { Op } from '../../src/base/op.ts';
import { DumpedPages } from '../../src/migrate/dumped-pages.ts';
import { writeOut } from '../../src/migrate/pages-log.ts';
import { installHooks, removeHooks } from '../../src/podman/hooks.ts';
import { openPodman } from '../../src/podman/host.ts';
import { freeAddresses } from '../../src/podman/ipam.ts';
import { unlockLink } from '../../src/podman/netlock.ts';
import { closeLink, linkParents } from '../../src/podman/restore.ts';
import { pidfdGetfd, pidfdOpen, setRepair } from '../../src/sys/libc.ts';
import { pageDigests } from './page-digests.ts';
import { podmanDeps, stderrOp } from './podman-deps.ts';

/**
 * One half of a move, obeying one order a line on standard input and answering each with one line of
 * JSON. Runs inside a lab host; the other half and the order of things belong to the caller.
 */

interface Order {
  readonly do: string;
  readonly job: string;
  readonly ref?: string;
  readonly dir?: string;
  readonly subject?: Subject;
  readonly claims?: Claims;
  readonly standing?: Standing;
  readonly descriptions?: Descriptions;
  readonly facts?: HostFacts;
  readonly have?: readonly string[];
  readonly names?: readonly string[];
  /** Milliseconds for the whole order. */
  readonly deadline?: number;
  readonly kind?: RestoreKind;
  /** Of a dump: memory stays in the container. */
  readonly late?: boolean;
  /** Of a process, as the images have it. */
  readonly pid?: number;
  readonly blocks?: readonly number[];
}

const deps = podmanDeps('/var/lib/ckpt', process.argv[2]);
using host = openPodman(deps);
const { source, target } = host;

/** As a CRIU does that is killed before it ends that: every connection of the process. */
function inRepair(pid: number): number {
  let count = 0;
  const pidfd = pidfdOpen(pid);
  for (const number of readdirSync(`/proc/${pid}/fd`)) {
    if (!readlinkSync(`/proc/${pid}/fd/${number}`).startsWith('socket:')) continue;
    const fd = pidfdGetfd(pidfd, Number(number)) ?? -1;
    try {
      setRepair(fd, true);
      count += 1;
    } catch {
      // listens, or is no TCP socket
    }
    closeSync(fd);
  }
  closeSync(pidfd);
  return count;
}

/** Memory as a move takes it, and then into the set, where a restore on this host wants it. */
async function dump(op: Op, job: string, subject: Subject, claims: Claims, dir: string) {
  const log = join(dir, '..', 'pages');
  await rm(log, { force: true });
  await using pages = await DumpedPages.create(log, undefined);
  pages.abandon(); // nobody sends it
  const { names } = await source.dump(op, job, subject, claims, dir, pages);
  await pages.makeDurable();
  await writeOut(op, log, '', dir);
  return { dir, names: [...names, ...pages.files().map(({ name }) => name)] };
}

/** All that a dump has left in the container, a file for each process. */
async function saveLate(op: Op, subject: Subject, dir: string) {
  await using late = await source.lateSource(op, subject, dir);
  const block = Buffer.alloc(LATE_BLOCK);
  for (const task of late.tasks) {
    await using file = await open(join(dir, '..', `late-${task.pid}`), 'w');
    for (let number = 0; number < lateBlocks(task); number++) {
      const bytes = await late.read(task.pid, number, block);
      await file.write(block, 0, bytes, number * LATE_BLOCK);
    }
  }
  return late.tasks;
}

async function lateMemory(op: Op, claims: Claims): Promise<LateMemory> {
  const memory = await target.lateMemory(op, claims);
  if (memory === undefined) throw new Error('there is no late memory');
  return memory;
}

/** Out of what `saveLate` wrote at the source. */
async function putLate(memory: LateMemory, dir: string, pid: number, blocks: readonly number[]) {
  await using file = await open(join(dir, '..', `late-${pid}`));
  const buffer = Buffer.alloc(LATE_BLOCK);
  for (const block of blocks) {
    const { bytesRead } = await file.read(buffer, 0, LATE_BLOCK, block * LATE_BLOCK);
    await memory.put(pid, block, buffer.subarray(0, bytesRead));
  }
}

function wanted(memory: LateMemory) {
  const found: (readonly [number, number])[] = [];
  for (let next = memory.nextWanted(); next !== undefined; next = memory.nextWanted()) {
    found.push(next);
  }
  return found;
}

/** What has begun goes on when the order is done. */
const beyond = (op: Op): Op => ({ ...op, signal: new AbortController().signal });

async function obey(order: Order): Promise<unknown> {
  const op = stderrOp(order.job, order.deadline);
  const { job, subject, claims, standing, facts, dir = join('/share', order.job, 'set') } = order;
  const { kind = 'full' } = order;
  const need = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error(`${order.do} lacks an argument`);
    return value;
  };
  await mkdir(dir, { recursive: true, mode: 0o700 });
  switch (order.do) {
    case 'facts':
      return { ...(await source.facts(op)), cpuinfo: [] };
    case 'describe':
      return await source.describe(op, need(order.ref));
    case 'confirm':
      return await source.confirm(op, need(subject));
    case 'descriptions': {
      const found = await source.descriptions(op, need(subject), need(claims));
      return found && { ...found, config: [...found.config], spec: [...found.spec] };
    }
    case 'lock':
      return await source.lockNetwork(op, job, need(subject));
    case 'unlock':
      return await source.unlockNetwork(op, job, need(subject));
    case 'locked':
      return await source.isLocked(op, job, need(subject));
    case 'freeze':
      return await source.standStill(op, need(subject), 5_000);
    case 'frozen':
      return await source.isFrozen(op, need(subject));
    case 'witness':
      return await source.witness(op, need(subject));
    case 'memory': {
      const digests: Buffer[] = [];
      const read = await source.memory(op, need(subject));
      for await (const { bytes } of read()) {
        digests.push(pageDigests(bytes));
      }
      return Buffer.concat(digests).toString('base64');
    }
    case 'files-ahead':
      await rm(dir, { recursive: true });
      return await source.filesAhead(op, need(subject), need(claims), dir);
    case 'files-taken':
      return source.filesTaken(need(subject));
    case 'rootfs-dropped':
      return source.rootfsDropped(need(subject));
    case 'dump':
      if (order.late === true) {
        return await source.dump(op, job, need(subject), need(claims), dir, undefined, true);
      }
      return await dump(op, job, need(subject), need(claims), dir);
    case 'save-late':
      return await saveLate(op, need(subject), dir);
    case 'durable':
      return await source.makeDurable(op, { dir, names: need(order.names) });
    case 'restore-here':
      return await source.restoreHere(op, job, need(subject), need(claims), dir);
    case 'repair':
      return inRepair(need(subject).pid);
    case 'thaw':
      return await source.thaw(op, need(subject));
    case 'remove':
      return await source.remove(op, need(subject), need(claims));
    case 'export-image':
      return await source.exportImage(op, need(claims), order.have ?? [], dir);
    case 'check':
      return await target.check(op, need(claims), need(facts));
    case 'image-state':
      return await target.imageState(op, need(claims));
    case 'import-image':
      return await target.importImage(op, job, need(claims), dir);
    case 'make-ready':
      return await target.makeReady(op, job, need(claims));
    case 'take-files':
      return await target.takeFiles(op, job, need(claims), dir);
    case 'stand-by': {
      const { config, spec, volumes } = need(order.descriptions);
      const bytes = { config: Buffer.from(config), spec: Buffer.from(spec), volumes };
      return await target.standBy(beyond(op), job, need(claims), dir, bytes, kind);
    }
    case 'restore':
      return await target.restore(kind === 'full' ? op : beyond(op), job, need(claims), dir, kind);
    case 'late-tasks':
      return (await target.lateMemory(op, need(claims)))?.tasks;
    case 'late-missing':
      return (await lateMemory(op, need(claims))).missing(need(order.pid));
    case 'late-wanted':
      return wanted(await lateMemory(op, need(claims)));
    case 'late-put': {
      const memory = await lateMemory(op, need(claims));
      await putLate(memory, dir, need(order.pid), need(order.blocks));
      return memory.whole;
    }
    case 'late-lose':
      return await (await lateMemory(op, need(claims))).lose(op);
    case 'whole':
      return await target.whole(op, need(claims));
    case 'standing':
      return await target.standing(op, need(standing));
    case 'commit':
      return await target.thaw(op, job, need(claims), need(standing));
    case 'announce':
      return await target.announce(op, need(claims), need(standing));
    case 'runs':
      return await target.runs(op, need(standing));
    case 'write-back':
      return await target.writeBack(op, job, need(claims));
    case 'discard':
      return await target.discard(op, job, need(claims));
    case 'free-addresses':
      return await freeAddresses(op, need(claims).container, need(claims).networks);
    case 'end-children':
      return await target.endChildren(op, job);
    case 'adopt':
      return await target.adopt(op, job, need(claims));
    case 'close-link':
      return await closeLink(op, deps, job, need(claims), {
        parents: await linkParents(op, deps, need(claims)),
      });
    case 'open-link':
      return await unlockLink(op, deps, job);
    case 'install-hooks':
      return await installHooks({ stateDir: deps.paths.stateDir });
    case 'remove-hooks':
      return await removeHooks();
    default:
      throw new Error(`no such order: ${order.do}`);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line) as Order;
  const started = performance.now();
  let answer: Record<string, unknown>;
  try {
    answer = { ok: (await obey(order)) ?? null };
  } catch (error) {
    const fault = asFault(error);
    if (fault.code === 'INTERNAL') process.stderr.write(`${(error as Error).stack}\n`);
    answer = { code: fault.code, message: fault.message, facts: fault.facts };
  }
  const ms = Math.round((performance.now() - started) * 10) / 10;
  process.stdout.write(`${JSON.stringify({ ...answer, ms })}\n`);
}
process.exit(0);

import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, eventually, HOSTS, type Host, other } from '../support/cluster.ts';
import { has, jobsIn, readHalf } from './history.ts';
import { monotonicMs, type Span } from './judge.ts';
import { labVerb } from './lab-verb.ts';
import type { LabView, Process } from './lab-view.ts';
import type { Blow, Moment, Planned, Program, Side } from './plan.ts';
import { fillDisk } from './state-disk.ts';

const ADDRESS: Readonly<Record<Host, string>> = { hosta: '10.77.0.1', hostb: '10.77.0.2' };
const HAND_MS = 20_000;
const RECOVER_MS = 90_000;

/** One move, and what of it a blow may be aimed at. */
export class Scene {
  readonly cluster: Cluster;
  readonly view: LabView;
  readonly from: Host;
  readonly name: string;
  readonly container: string;
  readonly command: ChildProcess;
  readonly #before: ReadonlySet<string>;
  #job: string | undefined;

  constructor(
    cluster: Cluster,
    view: LabView,
    move: { from: Host; name: string; container: string },
    start: () => ChildProcess,
  ) {
    this.cluster = cluster;
    this.view = view;
    this.from = move.from;
    this.name = move.name;
    this.container = move.container;
    this.#before = new Set(jobsIn(view.jobsDir(move.from)));
    this.command = start();
  }

  host(side: Side): Host {
    return side === 'source' ? this.from : other(this.from);
  }

  /** Its id, once the source has made its journal. */
  get job(): string | undefined {
    this.#job ??= jobsIn(this.view.jobsDir(this.from)).find((job) => !this.#before.has(job));
    return this.#job;
  }

  has(side: Side, record: string): boolean {
    const { job } = this;
    if (job === undefined) return false;
    return has(readHalf(this.view.jobsDir(this.host(side)), job), record);
  }
}

export interface Landed {
  readonly hit: boolean;
  readonly told: string;
  /** In these the line of a container may have been cut. */
  readonly cut?: Span;
  /** Exit code of `ckpt job cancel`. */
  readonly cancelled?: number;
}

const missed = (told: string): Landed => ({ hit: false, told });
const landed = (told: string): Landed => ({ hit: true, told });

/** Waits for its moment, strikes, holds on, lets go. `over` ends: the move is over, nobody is left to hit. */
export async function strike(scene: Scene, planned: Planned, over: AbortSignal): Promise<Landed> {
  if (!(await reached(scene, planned.moment, over))) return missed('the move was over before');
  return await act(scene, planned.blow, over);
}

async function reached(scene: Scene, moment: Moment, over: AbortSignal): Promise<boolean> {
  while (!scene.has(moment.side, moment.after)) {
    if (over.aborted) return false;
    await sleep(2);
  }
  await sleep(moment.ms);
  return true;
}

async function act(scene: Scene, blow: Blow, over: AbortSignal): Promise<Landed> {
  const { cluster, view } = scene;
  switch (blow.kind) {
    case 'kill': {
      const host = scene.host(blow.side);
      const victim = await find(scene, host, blow.program, over);
      if (victim === undefined || !signal(victim.pid, 'SIGKILL')) return missed('nobody to hit');
      if (blow.program !== 'ckptd') return landed(`killed ${victim.comm} ${victim.pid}`);
      await gone(view, host, victim.pid);
      await comeBack(scene, host, blow);
      return landed(`killed ckptd ${victim.pid}`);
    }
    case 'hang': {
      const victim = await find(scene, scene.host(blow.side), blow.program, over);
      if (victim === undefined || !signal(victim.pid, 'SIGSTOP')) return missed('nobody to hit');
      await sleep(blow.ms);
      signal(victim.pid, 'SIGCONT');
      return landed(`stopped ${victim.comm} ${victim.pid}`);
    }
    case 'link-down':
      return await linkDown(scene, scene.host(blow.side), blow.ms);
    case 'one-way-cut':
      return await oneWayCut(scene, scene.host(blow.side), blow.direction, blow.ms);
    case 'disk-full': {
      const makeRoom = await fillDisk(cluster.lab, scene.host(blow.side));
      try {
        await sleep(blow.ms);
      } finally {
        makeRoom();
      }
      return landed('filled the disk');
    }
    case 'cancel': {
      if (blow.how === 'Ctrl-C') {
        return scene.command.kill('SIGINT') ? landed('Ctrl-C') : missed('the command had ended');
      }
      const { job } = scene;
      if (job === undefined) return missed('no job');
      const told = await cluster.tryCkpt(scene.from, ['job', 'cancel', job], 150_000);
      return { ...landed(`job cancel: exit ${told.code}`), cancelled: told.code };
    }
    case 'kill-command':
      return scene.command.kill('SIGKILL')
        ? landed('killed the command')
        : missed('the command had ended');
    case 'hand':
      return await byHand(scene, scene.host(blow.side), blow.hand);
    case 'power-cut': {
      const host = scene.host(blow.side);
      const from = monotonicMs();
      if (!(await bootsAreTold(cluster))) return missed('this laboratory has one boot id for all');
      await labVerb(cluster.lab, 'crash', host);
      await labVerb(cluster.lab, 'up');
      await comeBack(scene, host, blow);
      return { ...landed(`cut the power of ${host}`), cut: { from, to: monotonicMs() } };
    }
  }
}

/** Without a boot id of its own, a host cannot know that it was switched off. */
async function bootsAreTold(cluster: Cluster): Promise<boolean> {
  const ask = ['cat', '/proc/sys/kernel/random/boot_id'];
  const [here, there] = await Promise.all(HOSTS.map((host) => cluster.exec(host, ask)));
  return here?.stdout !== there?.stdout;
}

/** As a shell tells SIGKILL. */
const KILLED = 137;

async function comeBack(
  { cluster }: Scene,
  host: Host,
  { ms, recover }: { readonly ms: number; readonly recover: boolean },
): Promise<void> {
  if (recover) {
    const once = () =>
      cluster.exec(host, ['ckptd', '--recover'], { ok: 'any', deadlineMs: RECOVER_MS });
    let { code, stdout, stderr } = await once();
    // Another blow of the same plan was meant for the daemon, and met this.
    if (code === KILLED) ({ code, stdout, stderr } = await once());
    // 3: something is left that only the other host, or a person, can settle.
    if (code !== 0 && code !== 3) {
      throw new Error(`ckptd --recover on ${host}: exit ${code} ${stdout}${stderr}`);
    }
  }
  await sleep(ms);
  await cluster.startDaemon(host);
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

async function gone(view: LabView, host: Host, pid: number): Promise<void> {
  await eventually(
    async () => (view.processes(host).some((one) => one.pid === pid) ? undefined : true),
    10_000,
    () => `process ${pid} on ${host} lives on after SIGKILL`,
  );
}

/** The first of its kind that is there, or comes before the move is over. */
async function find(
  scene: Scene,
  host: Host,
  program: Program,
  over: AbortSignal,
): Promise<Process | undefined> {
  for (;;) {
    const found = scene.view.processes(host).find((one) => isOne(one, program, scene.container));
    if (found !== undefined || over.aborted) return found;
    await sleep(1);
  }
}

function isOne({ pid, comm, cgroup }: Process, program: Program, container: string): boolean {
  switch (program) {
    case 'ckptd':
      return commandLine(pid).includes('src/daemon/main.ts');
    case 'podman':
      return comm === 'podman' && cgroup.includes('/job-');
    case 'runtime':
      // crun runs from a sealed copy of itself and is then called by the number of a descriptor.
      return comm === 'crun' || comm === 'runc' || /^\d$/.test(comm);
    case 'criu':
      return comm === 'criu';
    case 'conmon':
      return comm === 'conmon' && commandLine(pid).includes(container);
  }
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

async function linkDown({ cluster }: Scene, host: Host, ms: number): Promise<Landed> {
  const from = monotonicMs();
  await labVerb(cluster.lab, 'link', host, 'down');
  try {
    await sleep(ms);
  } finally {
    await labVerb(cluster.lab, 'link', host, 'up');
  }
  return { ...landed(`${host} was off the network`), cut: { from, to: monotonicMs() } };
}

/** Containers have network stacks of their own: only what the daemons say to each other is cut. */
async function oneWayCut(
  { cluster }: Scene,
  host: Host,
  direction: 'in' | 'out',
  ms: number,
): Promise<Landed> {
  const rule =
    direction === 'in'
      ? `type filter hook input priority -500\n ip saddr ${ADDRESS[other(host)]} drop`
      : `type filter hook output priority -500\n ip daddr ${ADDRESS[other(host)]} drop`;
  await cluster.exec(host, ['nft', '-f', '-'], {
    input: `table inet soak {\n chain cut {\n ${rule}\n }\n}\n`,
  });
  try {
    await sleep(ms);
  } finally {
    await cluster.exec(host, ['nft', 'destroy', 'table', 'inet', 'soak']);
  }
  return landed(`${host} was cut off one way`);
}

async function byHand(scene: Scene, host: Host, hand: string): Promise<Landed> {
  const { cluster, view, name, container } = scene;
  if (hand === 'thaw') {
    return view.thaw(host, container) ? landed('thawed') : missed('no such group');
  }
  const command = {
    unpause: ['unpause', name],
    start: ['start', name],
    SIGCONT: ['kill', '--signal', 'CONT', name],
  }[hand];
  try {
    const { code, stderr } = await cluster.exec(host, ['podman', ...(command ?? [])], {
      ok: 'any',
      deadlineMs: HAND_MS,
    });
    return landed(`podman ${hand}: exit ${code} ${stderr.trim().split('\n').at(-1)?.slice(0, 80)}`);
  } catch {
    return landed(`podman ${hand} gave no answer`);
  }
}

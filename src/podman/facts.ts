import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { arch, release } from 'node:os';
import type { HostFacts } from '../base/claims.ts';
import { Fault, type Finding, finding } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { onceFor } from '../sys/once.ts';
import { run } from '../sys/run.ts';
import { cgroupRoot } from './cgroup.ts';
import type { PodmanDeps } from './deps.ts';
import { podmanVersion } from './engine.ts';

/** Versions that this was tried with, and the reason for each lower bound. */
export const LEAST = {
  /** 4.2.1 mends `network-lock` in the file named by the runtime (SIGSEGV before). */
  criu: 40201,
  /** 5.4 is the first that restores /etc/hosts and resolv.conf on import and was tried. */
  podman: [5, 4],
  /** 1.26 reads CRIU's configuration files and org.criu.config. */
  crun: [1, 26],
  /** 1.3 restores time namespaces so that a second dump works. */
  runc: [1, 3],
  /** MOVE_MOUNT_SET_GROUP, which CRIU's mount engine needs. */
  kernel: [5, 15],
} as const;

/** Asked once per version of a program: its file says when it changed. */
async function versionOf(path: string, ask: () => Promise<string>): Promise<string> {
  return (await onceFor('version', [path], ask)) ?? '';
}

async function runtimeVersion(op: Op, path: string | undefined): Promise<string> {
  if (path === undefined) return '';
  return await versionOf(path, async () => {
    const reply = await run(op, path, ['--version'], { deadlineMs: 5_000 });
    return /version (\d+(?:\.\d+)*)/.exec(reply.stdout)?.[1] ?? '';
  });
}

export async function hostFacts(op: Op, deps: PodmanDeps): Promise<HostFacts> {
  const { paths } = deps;
  const [podman, crun, runc, criu, cpuinfo, machineId, bootId, root] = await Promise.all([
    versionOf(paths.podman, () => podmanVersion(op, deps)).catch((error: unknown) => {
      op.log('podman does not tell its version', { why: String(error) });
      return '';
    }),
    runtimeVersion(op, paths.crun),
    runtimeVersion(op, paths.runc),
    deps.criuVersion(op),
    deps.cpuinfo(op),
    readFile('/etc/machine-id', 'utf8').catch(() => ''),
    readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    cgroupRoot(),
  ]);
  const runtimes = [
    { name: 'crun', version: crun },
    { name: 'runc', version: runc },
  ].filter(({ version }) => version !== '');
  return {
    protocol: deps.protocol,
    ckpt: deps.ckpt,
    name: deps.hostName,
    machineId: machineId.trim(),
    arch: arch(),
    kernel: release(),
    criu: criu.version,
    podman,
    runtimes,
    cgroupVersion: root === '/sys/fs/cgroup' ? 2 : 1,
    clockUnixMs: Date.now(),
    cpuinfo,
    bootId: bootId.trim(),
  };
}

/** What is wrong with a host whatever moves, and with its runtime for one container. */
export async function hostFindings(
  op: Op,
  deps: PodmanDeps,
  facts: HostFacts,
  runtime: 'crun' | 'runc',
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const criu = await deps.criuVersion(op);
  if (criu.version === 0) findings.push(finding('CRIU_MISSING', `no criu at ${deps.paths.criu}`));
  else if (criu.version < LEAST.criu) {
    findings.push(finding('CRIU_OLD', `criu is ${dotted(criu.version)}`));
  }
  for (const line of criu.errors) findings.push(finding('CRIU_CHECK', line.slice(0, 300)));
  if (facts.podman === '') findings.push(finding('PODMAN_MISSING', 'podman does not answer'));
  else if (!atLeast(facts.podman, LEAST.podman)) {
    findings.push(finding('PODMAN_MISSING', `podman is ${facts.podman}`));
  }
  const version = facts.runtimes.find(({ name }) => name === runtime)?.version;
  if (version === undefined) findings.push(finding('RUNTIME_MISSING', `no ${runtime} here`));
  else if (!atLeast(version, LEAST[runtime])) {
    findings.push(finding('RUNTIME_OLD', `${runtime} is ${version}`));
  }
  if (facts.cgroupVersion !== 2) {
    findings.push(finding('CGROUP_DIFFERS', '/sys/fs/cgroup is not cgroup v2'));
  }
  if (!atLeast(facts.kernel, LEAST.kernel)) {
    findings.push(finding('KERNEL_OLD', `the kernel is ${facts.kernel}`));
  }
  for (const path of [deps.paths.nft, deps.paths.ip, deps.paths.nsenter, deps.paths.tar]) {
    if (!(await isProgram(path))) findings.push(finding('TOOL_MISSING', `no program ${path}`));
  }
  return findings;
}

/**
 * Lines of the administrator's CRIU configuration. Ours are read last, but a flag cannot be taken
 * back, and some make a dump or restore into something else.
 */
const DISRUPTIVE = new Set([
  'close',
  'exec-cmd',
  'help',
  'lazy-pages',
  'leave-stopped',
  'page-server',
  'ps-socket',
  'stream',
  'tcp-close',
  'version',
]);

const HARMLESS = new Set(['verbosity', 'log-file', 'display-stats', 'log-pid']);

export async function criuConfigFindings(path: string): Promise<Finding[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const findings: Finding[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = (raw.split('#')[0] ?? '').trim();
    const option = line.split(/[\s=]/)[0] ?? '';
    if (option === '' || HARMLESS.has(option)) continue;
    findings.push(
      finding('CRIU_CONFIG', `${path}:${index + 1}: ${line.slice(0, 200)}`, {
        blocks: DISRUPTIVE.has(option),
      }),
    );
  }
  return findings;
}

async function isProgram(path: string): Promise<boolean> {
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Compares the first numbers of `1.28`, `5.8.2-dev`, `6.18.0-1-amd64`. */
export function atLeast(version: string, least: readonly number[]): boolean {
  const have = version.split(/[^0-9]+/).map(Number);
  for (const [index, wanted] of least.entries()) {
    const part = have[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}

export function dotted(criu: number): string {
  return `${Math.floor(criu / 10000)}.${Math.floor(criu / 100) % 100}.${criu % 100}`;
}

export function runtimeName(path: string): 'crun' | 'runc' {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'crun' || name === 'runc') return name;
  throw new Fault('RUNTIME_MISSING', `the runtime ${JSON.stringify(name)} is not crun or runc`, {
    facts: { runtime: name.slice(0, 80) },
  });
}

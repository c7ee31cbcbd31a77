import { readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../base/fault.ts';
import { processes } from './cgroup.ts';

/** Order of include/uapi/linux/capability.h: the position is the bit. */
const CAPABILITIES = [
  ...['CHOWN', 'DAC_OVERRIDE', 'DAC_READ_SEARCH', 'FOWNER', 'FSETID', 'KILL', 'SETGID', 'SETUID'],
  ...['SETPCAP', 'LINUX_IMMUTABLE', 'NET_BIND_SERVICE', 'NET_BROADCAST', 'NET_ADMIN', 'NET_RAW'],
  ...['IPC_LOCK', 'IPC_OWNER', 'SYS_MODULE', 'SYS_RAWIO', 'SYS_CHROOT', 'SYS_PTRACE', 'SYS_PACCT'],
  ...['SYS_ADMIN', 'SYS_BOOT', 'SYS_NICE', 'SYS_RESOURCE', 'SYS_TIME', 'SYS_TTY_CONFIG', 'MKNOD'],
  ...['LEASE', 'AUDIT_WRITE', 'AUDIT_CONTROL', 'SETFCAP', 'MAC_OVERRIDE', 'MAC_ADMIN', 'SYSLOG'],
  ...['WAKE_ALARM', 'BLOCK_SUSPEND', 'AUDIT_READ', 'PERFMON', 'BPF', 'CHECKPOINT_RESTORE'],
];

export function capabilityMask(names: readonly string[]): bigint {
  let mask = 0n;
  for (const name of names) {
    const bit = CAPABILITIES.indexOf(name.replace(/^CAP_/, ''));
    if (bit >= 0) mask |= 1n << BigInt(bit);
  }
  return mask;
}

const Spec = z.object({
  process: z.object({
    capabilities: z.object({ bounding: z.array(z.string()).nullish() }).nullish(),
  }),
  linux: z.object({ seccomp: z.unknown().optional() }),
});

const OWN_NAMESPACES = ['net', 'mnt', 'pid', 'ipc', 'uts'] as const;

/**
 * Credentials of restored tasks come out of the images, not out of the spec that was checked. So
 * they are held against it while nothing runs yet. RESTORE_POLICY names the first process that has
 * more than it was granted.
 */
export async function checkProcesses(
  cgroup: string,
  first: number,
  specPath?: string,
): Promise<void> {
  const spec =
    specPath === undefined ? undefined : Spec.parse(JSON.parse(await readFile(specPath, 'utf8')));
  const granted = capabilityMask(spec?.process.capabilities?.bounding ?? []);
  const filtered = spec?.linux.seccomp !== undefined && spec.linux.seccomp !== null;
  const ours = await namespaces('self');
  for (const pid of await processes(cgroup)) {
    const status = await readFile(join('/proc', `${pid}`, 'status'), 'utf8').catch(() => '');
    if (/^State:\s+Z/m.test(status)) continue;
    if (spec !== undefined) {
      for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb']) {
        const mask = BigInt(
          `0x${new RegExp(`^${set}:\\s+([0-9a-f]+)$`, 'm').exec(status)?.[1] ?? 0}`,
        );
        if ((mask & ~granted) === 0n) continue;
        throw refused(
          pid,
          first,
          `${set} is ${mask.toString(16)}, granted ${granted.toString(16)}`,
        );
      }
      if (filtered && !/^Seccomp:\s+2$/m.test(status)) {
        throw refused(pid, first, 'it has no seccomp filter');
      }
    }
    const theirs = await namespaces(`${pid}`);
    for (const [index, kind] of OWN_NAMESPACES.entries()) {
      if (theirs[index] !== ours[index]) continue;
      throw refused(pid, first, `it is in the host's ${kind} namespace`);
    }
  }
}

async function namespaces(pid: string): Promise<string[]> {
  return await Promise.all(
    OWN_NAMESPACES.map((kind) => readlink(`/proc/${pid}/ns/${kind}`).catch(() => kind)),
  );
}

function refused(pid: number, first: number, why: string): Fault {
  const which = pid === first ? 'the first process' : `process ${pid}`;
  return new Fault('RESTORE_POLICY', `${which} of the restored copy: ${why}`, {
    facts: { pid },
  });
}

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Finding } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { cgroupOf, processes } from './cgroup.ts';
import type { PodmanDeps } from './deps.ts';
import { listContainers, podman } from './engine.ts';
import { criuConfigFindings, hostFacts, hostFindings, runtimeName } from './facts.ts';

export interface ContainerRow {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  /** As podman says it. */
  readonly state: string;
  readonly runtime: string;
  /** Resident bytes of all its processes; 0 when none runs. */
  readonly memoryBytes: number;
  readonly addresses: readonly string[];
}

const Address = z.object({
  IPAddress: z.string().nullish(),
  GlobalIPv6Address: z.string().nullish(),
});
const Inspected = z.array(
  z.object({
    Id: z.string(),
    OCIRuntime: z.string().nullish(),
    NetworkSettings: z.object({ Networks: z.record(z.string(), Address).nullish() }).nullish(),
  }),
);

/** Two questions to podman, however many containers there are. */
export async function listRows(op: Op, deps: PodmanDeps, all: boolean): Promise<ContainerRow[]> {
  const found = (await listContainers(op, deps)).filter((c) => all || c.State === 'running');
  if (found.length === 0) return [];
  // One that ends in between is missing from the answer, and podman exits with 125.
  const reply = await podman(op, deps, ['container', 'inspect', '--', ...found.map((c) => c.Id)], {
    ok: [0, 125],
  });
  const details = new Map(
    Inspected.parse(JSON.parse(reply.stdout || '[]')).map((one) => [one.Id, one]),
  );
  return await Promise.all(
    found.map(async (c) => {
      const one = details.get(c.Id);
      const networks = Object.values(one?.NetworkSettings?.Networks ?? {});
      return {
        id: c.Id,
        name: c.Names[0] ?? '',
        image: c.Image,
        state: c.State,
        runtime: one?.OCIRuntime ? runtimeName(one.OCIRuntime) : '',
        memoryBytes: c.Pid > 0 ? await residentBytes(c.Pid) : 0,
        addresses: networks
          .flatMap((network) => [network.IPAddress ?? '', network.GlobalIPv6Address ?? ''])
          .filter((address) => address !== ''),
      };
    }),
  );
}

/** What on this host would stop any move, with the runtime podman takes by default. */
export async function checkHost(op: Op, deps: PodmanDeps): Promise<Finding[]> {
  const facts = await hostFacts(op, deps);
  const runtime = facts.runtimes[0]?.name === 'runc' ? 'runc' : 'crun';
  return [
    ...(await hostFindings(op, deps, facts, runtime)),
    ...(await criuConfigFindings('/etc/criu/default.conf')),
  ];
}

async function residentBytes(pid: number): Promise<number> {
  const cgroup = await cgroupOf(pid);
  if (cgroup === undefined) return 0;
  const sizes = await Promise.all(
    (await processes(cgroup)).map(async (one) => {
      const status = await readFile(`/proc/${one}/status`, 'utf8').catch(() => '');
      return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
    }),
  );
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

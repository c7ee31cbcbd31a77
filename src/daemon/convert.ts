import { z } from 'zod';
import type { Claims, Descriptions, HostFacts } from '../base/claims.ts';
import { FAULTS, Fault, type Finding, isFaultCode } from '../base/fault.ts';
import { VERDICTS, type Verdict } from '../base/verdict.ts';
import type { JobView } from '../migrate/job-view.ts';
import type { ChosenRestore } from '../migrate/restore-kind.ts';
import { printableText } from '../rpc/text.ts';

/**
 * The border: what another host says comes in here, once, and is a checked value behind it. Patterns
 * are those of Podman's names and of what we ourselves send; everything else is refused by field.
 */

const HEX64 = z.string().regex(/^[0-9a-f]{64}$/);
/** Podman's own rule for names of containers, volumes, networks and secrets. */
const NAME = z
  .string()
  .max(255)
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/);
const BYTES = z.int().min(0);
const ADDRESS = z
  .string()
  .max(64)
  .regex(/^[0-9a-fA-F:.]+\/\d{1,3}$/);
const WORD = z
  .string()
  .max(255)
  .regex(/^[\x20-\x7e]*$/);

const CLAIMS = z.object({
  container: HEX64,
  name: NAME,
  imageId: HEX64,
  imageName: z
    .string()
    .max(512)
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9_./:@-]*$/),
  imageLayers: z.array(z.string().regex(/^sha256:[0-9a-f]{64}$/)).max(1_000),
  imageFormat: z.enum(['oci', 'docker']),
  imageBytes: BYTES,
  runtime: z.enum(['crun', 'runc']),
  networks: z
    .array(
      z.object({
        network: NAME,
        driver: NAME,
        subnets: z.array(ADDRESS).max(16),
        addresses: z.array(ADDRESS).max(16),
        mac: z.string().regex(/^([0-9a-f]{2}(:[0-9a-f]{2}){5})?$/),
        interface: z
          .string()
          .max(15)
          .regex(/^[a-zA-Z0-9_.-]*$/),
      }),
    )
    .max(64),
  volumes: z.array(NAME).max(256),
  secrets: z.array(NAME).max(256),
  memoryBytes: BYTES,
  diskBytes: BYTES,
  tcpEstablished: z.boolean(),
});

const FACTS = z.object({
  protocol: z.int().min(0),
  ckpt: WORD,
  name: z.string().max(63),
  machineId: WORD,
  arch: WORD,
  kernel: WORD,
  criu: z.int().min(0),
  podman: WORD,
  runtimes: z.array(z.object({ name: WORD, version: WORD })).max(8),
  cgroupVersion: z.int().min(0),
  clockUnixMs: z.int().min(0),
  cpuinfo: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 64 * 1024),
  bootId: WORD,
});

/** Read strictly by whoever rebuilds them; here only their size. */
const DESCRIPTION = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.length > 0 && bytes.length <= 512 * 1024, 'too long');
const OWNER = z.int().min(0).max(0xffff_fffe);
const DESCRIPTIONS = z.object({
  config: DESCRIPTION,
  spec: DESCRIPTION,
  volumes: z.array(z.object({ name: NAME, uid: OWNER, gid: OWNER })).max(256),
});

const FINDING = z.object({
  code: z.string(),
  blocks: z.boolean(),
  host: z.string().max(63),
  evidence: z.string().max(4096),
});

const JOB = z.object({ job: z.string().regex(/^[0-9a-f]{32}$/), epoch: z.int().min(1) });

const SUPERSEDE = JOB.extend({ container: HEX64, newEpoch: z.int().min(2) }).refine(
  ({ epoch, newEpoch }) => newEpoch > epoch,
  { error: 'must be higher than that of the job', path: ['newEpoch'] },
);

const VERDICT = z.object({
  state: z.enum(VERDICTS),
  mayHaveRunMs: z.int().min(0),
  thawMs: z.int().min(0),
  failure: z
    .object({ code: z.string(), message: z.string().max(4096), host: z.string().max(63) })
    .nullish(),
});

function checked<S extends z.ZodType>(schema: S, what: string, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue === undefined ? what : [what, ...issue.path].join('.');
  throw new Fault('PEER_PROTOCOL', `${field}: ${issue?.message ?? 'not as it must be'}`);
}

export function claimsFromPeer(value: unknown): Claims {
  return checked(CLAIMS, 'claims', value);
}

/** PEER_PROTOCOL also when the volumes are not the claimed ones. */
export function descriptionsFromPeer(value: unknown, claims: Claims): Descriptions {
  const descriptions = checked(DESCRIPTIONS, 'descriptions', value);
  const names = descriptions.volumes.map(({ name }) => name).sort();
  if (names.join(' ') === [...claims.volumes].sort().join(' ')) return descriptions;
  throw new Fault('PEER_PROTOCOL', 'descriptions.volumes: not the claimed ones');
}

export function factsFromPeer(value: unknown): HostFacts {
  return checked(FACTS, 'facts', value);
}

export function jobFromPeer(value: { job: string; epoch: number }): { job: string; epoch: number } {
  return checked(JOB, 'request', value);
}

export function supersedeFromPeer(value: { job: string; epoch: number; newEpoch: number }): {
  job: string;
  epoch: number;
  container: string;
  newEpoch: number;
} {
  return checked(SUPERSEDE, 'request', value);
}

export function findingsFromPeer(values: readonly unknown[], host: string): Finding[] {
  return values.slice(0, 256).map((value) => {
    const { code, blocks, evidence } = checked(FINDING, 'finding', value);
    if (!isFaultCode(code)) throw new Fault('PEER_PROTOCOL', 'an unknown code in a finding');
    // The remedy is ours: text of a peer tells facts, never what to type.
    const remedy = FAULTS[code].remedy;
    return { code, blocks, host, evidence: printableText(evidence, 512), remedy };
  });
}

export function verdictFromPeer(value: unknown, host: string): Verdict {
  const { state, mayHaveRunMs, thawMs, failure } = checked(VERDICT, 'verdict', value);
  if (failure == null || !isFaultCode(failure.code)) return { state, mayHaveRunMs, thawMs };
  const message = printableText(failure.message, 512);
  return { state, mayHaveRunMs, thawMs, failure: { code: failure.code, message, host } };
}

export function verdictToWire(verdict: Verdict) {
  return { ...verdict, ...(verdict.failure ? { failure: { ...verdict.failure } } : {}) };
}

export function findingToWire(finding: Finding) {
  return { ...finding };
}

/** What the target has chosen; an older one says nothing. */
export function restoreFromPeer(reply: {
  readonly restore: string;
  readonly restoreWhy: string;
}): ChosenRestore | undefined {
  const { restore: kind } = reply;
  if (kind !== 'full' && kind !== 'lazy' && kind !== 'late') return undefined;
  return { kind, why: printableText(reply.restoreWhy, 200) };
}

export function jobToWire(view: JobView) {
  const { failure, doubt, ...rest } = view;
  return {
    ...rest,
    limits: { ...view.limits },
    doubt: doubt === undefined ? null : { ...doubt },
    phases: view.phases.map((phase) => ({ ...phase })),
    steps: view.steps.map((step) => ({ ...step })),
    findings: view.findings.map(findingToWire),
    failure: failure === undefined ? null : { ...failure, remedy: FAULTS[failure.code].remedy },
  };
}

export function claimsToWire(claims: Claims) {
  return {
    ...claims,
    imageLayers: [...claims.imageLayers],
    volumes: [...claims.volumes],
    secrets: [...claims.secrets],
    networks: claims.networks.map((network) => ({
      ...network,
      subnets: [...network.subnets],
      addresses: [...network.addresses],
    })),
  };
}

export function factsToWire(facts: HostFacts) {
  return { ...facts, runtimes: facts.runtimes.map((runtime) => ({ ...runtime })) };
}

/** What the source's host key signs when it seals a set. */
export function sealText(job: string, epoch: number, container: string, root: string): Buffer {
  return Buffer.from(`ckpt-seal 1\n${job}\n${epoch}\n${container}\n${root}\n`);
}

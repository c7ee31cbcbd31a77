import { Fault } from '../base/fault.ts';
import { type Context, formatContext, parseContext } from './context.ts';
import { type Pair, pairOf, TakenPairs, withPair } from './mcs.ts';

/** What podman says of a container: the label of its processes, and that of its files. */
export interface Labels {
  readonly process: string;
  readonly mount: string;
}

export interface LabelPlan extends Labels {
  /** `new`: its own is another container's here, so its files and tasks get labels they did not have. */
  readonly pair: 'kept' | 'new';
  readonly why: string;
}

/** What the host that takes the container has to do with labels. */
export interface LabelsHere {
  /** Of a container that names no label of its own: `lxc_contexts` of the policy (selabel of containers). */
  readonly defaults: Labels;
  /** Process types that may come from another host, beside that of `defaults`. */
  readonly types: readonly string[];
  /** Labels of everything that lives or is kept here, and of what is on its way here. */
  readonly taken: Iterable<string>;
  /** Whether the policy that is loaded has such a label (security_check_context(3)). */
  isLabel(label: string): boolean;
}

/**
 * The labels a container of another host gets here. User and role are this host's, the types are those that it
 * grants, and of what the other host says only the pair of categories is kept, when nobody here
 * has it. `random` (at least 0, less than 1) is where the search for another begins.
 *
 * SPEC_MALFORMED when what is claimed is no label. POLICY_PRIVILEGE for a type that is not granted, or
 * categories that are not a pair. LABEL_UNKNOWN when the policy here has no such label. LABELS_USED_UP.
 */
export function planLabels(claimed: Labels, here: LabelsHere, random: number): LabelPlan {
  const process = parseContext(claimed.process);
  const mount = parseContext(claimed.mount);
  const defaults = {
    process: parseContext(here.defaults.process),
    mount: parseContext(here.defaults.mount),
  };
  if (process.type !== defaults.process.type && !here.types.includes(process.type)) {
    throw refused(`processes of type ${process.type}`, claimed.process);
  }
  if (mount.type !== defaults.mount.type) {
    throw refused(`files of type ${mount.type}`, claimed.mount);
  }
  const own = pairOf(process);
  if (own === undefined) throw refused('categories that are not a pair', claimed.process);
  if (String(pairOf(mount)) !== String(own)) {
    throw refused('files with other categories than the processes', claimed.mount);
  }
  const taken = new TakenPairs();
  for (const label of here.taken) taken.add(label);
  const pair = taken.has(own) ? taken.free(random) : own;
  if (pair === undefined) {
    throw new Fault('LABELS_USED_UP', 'every pair of categories belongs to something on this host');
  }
  const labels = {
    process: inPolicy({ ...defaults.process, type: process.type }, pair, here),
    mount: inPolicy(defaults.mount, pair, here),
  };
  return pair === own
    ? { ...labels, pair: 'kept', why: `nothing here has ${shown(own)}` }
    : { ...labels, pair: 'new', why: `${shown(own)} belongs to something on this host` };
}

function inPolicy(context: Context, pair: Pair, here: LabelsHere): string {
  const label = formatContext(withPair(context, pair));
  if (here.isLabel(label)) return label;
  throw new Fault('LABEL_UNKNOWN', `the policy of this host has no label ${label}`, {
    facts: { label },
  });
}

function refused(what: string, label: string): Fault {
  return new Fault('POLICY_PRIVILEGE', `this host does not take ${what}: ${label}`, {
    facts: { label },
  });
}

function shown([a, b]: Pair): string {
  return `c${a},c${b}`;
}

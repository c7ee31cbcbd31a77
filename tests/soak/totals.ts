import { differences, type Snapshot, type Snapshots } from '../support/residue.ts';

/** Ids, addresses of layers and the like: what differs between two containers of one kind. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UUID'],
  [/[0-9a-f]{12,64}/g, 'ID'],
];

/** A restored container is not made of quite the same things as one that was started. */
const NOT_COUNTED: readonly RegExp[] = [
  /^\/var\/lib\/containers\/storage\/overlay \w+$/, // Podman makes it with the first container
  /^\/run\/crun\/ID\/seccomp\.bpf$/,
  /^\/run\/runc\/ID\/checkpoint$/, // a dump leaves it, and it goes with the container
];

function plain(line: string): string {
  const text = PLAIN.reduce((so, [pattern, word]) => so.replaceAll(pattern, word), line);
  // How a monitor was told to restore stays in its command line.
  return /^\S*conmon .* -n (\S+)/.exec(text)?.[0] ?? text;
}

/**
 * What two hosts hold together. Containers go to and fro between them, so neither host holds what it
 * held before; both together do, when a move leaves nothing behind and takes nothing away.
 */
export function together({ hosta, hostb }: Snapshots): Snapshots {
  const sum: Record<string, readonly string[]> = {};
  for (const kind of Object.keys(hosta)) {
    // Descriptors are a daemon's own: those of one that was started anew are other ones.
    if (kind === 'descriptors') continue;
    sum[kind] = [...(hosta[kind] ?? []), ...(hostb[kind] ?? [])]
      .map(plain)
      .filter((line) => !NOT_COUNTED.some((pattern) => pattern.test(line)))
      .sort();
  }
  const none: Snapshot = {};
  return { hosta: sum, hostb: none };
}

/** One line for each thing that came or went on the two hosts together. */
export function totalDifferences(before: Snapshots, after: Snapshots): string[] {
  return differences(together(before), together(after)).map((line) => line.replace(/^hosta /, ''));
}

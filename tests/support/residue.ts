import type { Cluster, Host } from './cluster.ts';
import { HOSTS } from './cluster.ts';

/** What a host holds, by kind, each a sorted list of lines. */
export type Snapshot = Readonly<Record<string, readonly string[]>>;
export type Snapshots = Readonly<Record<Host, Snapshot>>;

/**
 * Left out: what a move leaves on purpose (the journal and the decision of each job, fences and
 * epochs, which outlive it); empty directories, mounts and files that ckptd and Podman make the first
 * time and keep; the one inotify descriptor that Node.js keeps for all watches; this script. Podman is
 * asked only for what its files do not tell: each question costs a tenth of a second of a core.
 */
const SCRIPT = `
section() { echo "== $1"; }
storage=/var/lib/containers/storage
section processes
for dir in /proc/[0-9]*; do
  pid=\${dir#/proc/}
  [ "$pid" = $$ ] && continue
  read -r group <$dir/cgroup 2>/dev/null || continue
  command=$(tr '\\0' ' ' <$dir/cmdline 2>/dev/null) || continue
  [ -n "$command" ] && echo "$command"
done | grep -v -e '^tr ' -e '^sh -s' -e src/daemon/main.ts
section mounts
awk '{print $5, $(NF-2)}' /proc/1/mountinfo | grep -v -x '/run/netns tmpfs'
section namespaces
ls /run/netns
section devices
ip -o link | awk -F': ' '{print $2}' | sed 's/@if[0-9]*$//'
section tables
nft list tables | grep -v -x 'table inet netavark'
section cgroups
find /sys/fs/cgroup -type d | grep -v '/sys/fs/cgroup/ckpt$' | grep -v -E '/libpod_parent(/conmon)?$'
section state
find /var/lib/ckpt -mindepth 1 ! -path '/var/lib/ckpt/fence*' ! -path '/var/lib/ckpt/epoch*' \\
  ! -path '/var/lib/ckpt/jobs/*/journal' ! -path '/var/lib/ckpt/jobs/*/decision' \\
  ! -name '*.lock' ! -path /var/lib/ckpt/pauses.json |
  grep -v -x -E '/var/lib/ckpt/(jobs(/[0-9a-f]{32})?|criu.d|podman(/[a-z]+)?)'
section tmp
find /tmp /var/tmp -mindepth 1
section run
find /run -mindepth 1 -maxdepth 3 ! -path '/run/containers/storage*' ! -path '/run/libpod/exits*' \\
  ! -path '/run/lock*' ! -path '/run/crun/.*' ! -path '/run/containers/networks/*' ! -name criu.kdat |
  grep -v -x -E '/run/(crun|runc)'
section criu
ls -d /.criu* /run/criu[-_]* /etc/criu/* 2>/dev/null
section containers
podman ps --all --external --no-trunc --format '{{.ID}} {{.Names}}'
section volumes
ls $storage/volumes 2>/dev/null
section images
tr '{' '\\n' <$storage/overlay-images/images.json |
  sed -n -E 's/.*"id":"([0-9a-f]+)".*"names":\\[([^]]*)\\].*/\\1 \\2/p'
section descriptors
read -r pid </var/lib/ckpt/ckptd.lock
ls -l /proc/$pid/fd 2>/dev/null | sed 's/.* -> //' |
  grep -v -e '^total' -e '^socket:' -e '^/share/' -e '^/opt/ckpt/' -e inotify
true
`;

/** Numbers that differ each time and tell nothing. */
function plain(line: string): string {
  return line.replace(/(pipe|anon_inode|pidfd):\[?\d+\]?/g, '$1');
}

export async function takeSnapshot(cluster: Cluster, host: Host): Promise<Snapshot> {
  const { stdout } = await cluster.exec(host, ['sh', '-s'], { input: SCRIPT });
  const kinds: Record<string, string[]> = {};
  let lines: string[] = [];
  for (const line of stdout.split('\n')) {
    if (line.startsWith('== ')) kinds[line.slice(3)] = lines = [];
    else if (line !== '') lines.push(plain(line));
  }
  for (const list of Object.values(kinds)) list.sort();
  return kinds;
}

export async function takeSnapshots(cluster: Cluster): Promise<Snapshots> {
  const [hosta, hostb] = await Promise.all(HOSTS.map((host) => takeSnapshot(cluster, host)));
  if (hosta === undefined || hostb === undefined) throw new Error('no snapshot');
  return { hosta, hostb };
}

/** One line for each thing that came or went. */
export function differences(before: Snapshots, after: Snapshots): string[] {
  const found: string[] = [];
  for (const host of HOSTS) {
    for (const kind of Object.keys(after[host])) {
      const was = before[host][kind] ?? [];
      const is = after[host][kind] ?? [];
      for (const line of surplus(is, was)) found.push(`${host} ${kind}: left behind: ${line}`);
      // A daemon that was started anew has closed what the one before held.
      if (kind === 'descriptors') continue;
      for (const line of surplus(was, is)) found.push(`${host} ${kind}: gone: ${line}`);
    }
  }
  return found;
}

/** What of `more` is not in `less`, counting repeats. */
function surplus(more: readonly string[], less: readonly string[]): string[] {
  const rest = new Map<string, number>();
  for (const line of less) rest.set(line, (rest.get(line) ?? 0) + 1);
  return more.filter((line) => {
    const left = rest.get(line) ?? 0;
    if (left > 0) rest.set(line, left - 1);
    return left === 0;
  });
}

/**
 * Takes snapshots until they equal `before` or `withinMs` is over: a peer tidies up on its own after
 * the command has returned. Returns the differences that stay, and the last snapshot.
 */
export async function settledDifferences(
  cluster: Cluster,
  before: Snapshots,
  withinMs = 4_000,
): Promise<{ readonly found: string[]; readonly after: Snapshots }> {
  const end = performance.now() + withinMs;
  for (;;) {
    const after = await takeSnapshots(cluster);
    const found = differences(before, after);
    if (found.length === 0 || performance.now() > end) return { found, after };
  }
}

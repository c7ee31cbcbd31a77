/**
 * Everything that can go wrong, in one table. `exit` is what the command returns, `status` what gRPC
 * carries, `again` whether the same request may succeed later without a change, `remedy` what a
 * person does about it. docs/errors.md has one section per row; a test keeps the two equal.
 *
 * Exit codes by class: 1 failed, 2 bad input, 3 refused before anything was touched, 4 not
 * permitted, 5 in doubt, 6 rolled back or cancelled, 7 integrity, 8 peer or transport, 9 resources.
 */
// biome-ignore format: a table reads in columns
export const FAULTS = {
  // 2: the request itself
  USAGE:                { exit: 2, status: 'INVALID_ARGUMENT',    again: false, remedy: 'see `ckpt help`' },
  NAME_INVALID:         { exit: 2, status: 'INVALID_ARGUMENT',    again: false, remedy: 'use a name or id as `podman ps` prints it' },
  CONFIG_INVALID:       { exit: 2, status: 'FAILED_PRECONDITION', again: false, remedy: 'mend the named line of the configuration file' },
  CONFIG_VALUE:         { exit: 2, status: 'INVALID_ARGUMENT',    again: false, remedy: "give a value that CRIU's configuration parser reads back unchanged" },
  NO_SUCH_CONTAINER:    { exit: 2, status: 'NOT_FOUND',           again: false, remedy: 'list containers with `ckpt ps`' },
  NO_SUCH_HOST:         { exit: 2, status: 'NOT_FOUND',           again: false, remedy: 'list hosts with `ckpt host ls`, add one with `ckpt host add`' },
  NO_SUCH_JOB:          { exit: 2, status: 'NOT_FOUND',           again: false, remedy: 'list jobs with `ckpt jobs`' },
  NO_SUCH_FENCE:        { exit: 2, status: 'NOT_FOUND',           again: false, remedy: 'list what this host gave away with `ckpt fence ls`' },
  FENCED_HOST_MISMATCH: { exit: 2, status: 'INVALID_ARGUMENT',    again: false, remedy: 'name the other host of the job: `ckpt job show ID` prints the whole command' },
  CONSENT_MISSING:      { exit: 2, status: 'INVALID_ARGUMENT',    again: false, remedy: 'say `--accept-loss NAME` with the name of the container, or choose another mode: until all memory has come, it is lost with either host' },
  NO_SUCH_PROCESS:      { exit: 2, status: 'NOT_FOUND',           again: false, remedy: 'give the pid of a living process' },
  NO_SUCH_DIR:          { exit: 2, status: 'NOT_FOUND',           again: false, remedy: 'give an existing directory as an absolute path' },

  // 3: refused in preflight, nothing was touched
  CONTAINER_STATE:      { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'only a running container can be moved: start or unpause it first' },
  CONTAINER_AUTOREMOVE: { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'a --rm container cannot be moved: recreate it without --rm' },
  CONTAINER_POD:        { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'pods cannot be moved yet: run the container outside of a pod' },
  CONTAINER_ROOTLESS:   { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'Podman checkpoints containers of root only' },
  CONTAINER_PRIVILEGE:  { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'recreate the container without the named privilege' },
  CONTAINER_NAMESPACE:  { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'recreate the container with namespaces of its own' },
  HOOKS_MISSING:        { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'run `sudo ckpt host init` on this host: its hooks keep Podman from starting here what was given away' },
  CONTAINER_UNIT:       { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'the container belongs to a systemd unit that would start it again: stop managing it there first' },
  CONTAINER_ANNOTATION: { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'recreate the container without the named annotation' },
  EXEC_SESSION:         { exit: 3, status: 'FAILED_PRECONDITION', again: true,  remedy: 'end the `podman exec` sessions of the container, then try again' },
  IO_URING:             { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'CRIU cannot dump io_uring: switch it off in the application (UV_USE_IO_URING=0 for Node.js)' },
  SOCKET_KIND:          { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'CRIU cannot dump this kind of socket: switch it off in the application (GODEBUG=multipathtcp=0 for Go)' },
  SOCKET_EXTERNAL:      { exit: 3, status: 'FAILED_PRECONDITION', again: true,  remedy: 'close the UNIX connection that leaves the container' },
  FILE_KIND:            { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'CRIU cannot dump this kind of open file: close it in the application' },
  FILE_DELETED_BIG:     { exit: 3, status: 'FAILED_PRECONDITION', again: true,  remedy: 'close or truncate the deleted file, or raise criu.ghost_limit_mib in ckptd.toml' },
  MOUNT_HOST:           { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'use a named volume instead of a directory of the host' },
  VOLUME_SHARED:        { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'the volume is used by another container too: give each its own' },
  VOLUME_DRIVER:        { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'only volumes of the local driver without options can be moved' },
  NETWORK_KIND:         { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'use a macvlan or bridge network, or none' },
  PORT_PUBLISHED:       { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'a published port cannot follow: use a network both hosts share' },
  SAME_HOST:            { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'name another host with --to' },
  CRIU_MISSING:         { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'install criu (and libcriu2 for crun) on the named host' },
  CRIU_OLD:             { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'install CRIU 4.2.1 or newer on the named host; the target needs at least the version of the source' },
  CRIU_CHECK:           { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'run `criu check` on the named host and mend what it names' },
  CRIU_FEATURE:         { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'the kernel of the named host lacks what this needs: use another mode or kernel' },
  CRIU_CONFIG:          { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'take the named line out of the named CRIU configuration file' },
  PODMAN_MISSING:       { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'install podman 5.4 or newer on the named host' },
  RUNTIME_MISSING:      { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'install the runtime of the container on the named host' },
  RUNTIME_OLD:          { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'install crun 1.26 or runc 1.3 or newer on the named host' },
  TOOL_MISSING:         { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'install the named program on the named host' },
  ARCH_DIFFERS:         { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'move only between hosts of one architecture' },
  CPU_DIFFERS:          { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'the target CPU lacks features that the source has: choose a target with the same or newer CPU' },
  CGROUP_DIFFERS:       { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'use cgroup v2 on both hosts' },
  CPU_CONTROLLER:       { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'move it without --throttle, or let cgroup v2 have the cpu controller (boot the host with cgroup_no_v1=all)' },
  KERNEL_OLD:           { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'use Linux 5.15 or newer' },
  CLOCK_SKEW:           { exit: 3, status: 'FAILED_PRECONDITION', again: true,  remedy: 'set the clocks of both hosts by NTP' },
  PROTOCOL_DIFFERS:     { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'install the same version of ckpt on both hosts' },
  IMAGE_MISMATCH:       { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'the target has another image under this name: remove or retag it there' },
  IMAGE_MISSING:        { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'the image is neither on the target nor complete on the source: pull it on the target' },
  CONFLICT_NAME:        { exit: 3, status: 'ALREADY_EXISTS',      again: false, remedy: 'rename or remove the container of this name on the target (`podman ps --all --external` lists it)' },
  CONFLICT_ID:          { exit: 3, status: 'ALREADY_EXISTS',      again: false, remedy: 'remove the container of this id on the target (`podman ps --all --external` lists it)' },
  CONFLICT_IP:          { exit: 3, status: 'ALREADY_EXISTS',      again: false, remedy: 'free the address on the target: the message names the container that has it' },
  CONFLICT_VOLUME:      { exit: 3, status: 'ALREADY_EXISTS',      again: false, remedy: 'remove or rename the volume of this name on the target' },
  NETWORK_MISSING:      { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'create the network on the target with the same name, driver and subnet' },
  LABEL_UNKNOWN:        { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'install on the target the policy module that has the type of the label' },
  SECRET_MISSING:       { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'create the secret of this name on the target' },
  JOB_EXISTS:           { exit: 3, status: 'ALREADY_EXISTS',      again: true,  remedy: 'wait for the other job of this container, or cancel it' },
  NOT_IN_DOUBT:         { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'nothing has to be decided: see `ckpt job show ID`' },
  FENCED:               { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'this host gave the container away: use the host that owns it' },
  ALREADY_RUNNING:      { exit: 3, status: 'FAILED_PRECONDITION', again: false, remedy: 'another ckptd works on this directory or socket: stop it first' },
  DISK_RESERVE:         { exit: 9, status: 'RESOURCE_EXHAUSTED',  again: true,  remedy: 'free space on the named file system' },

  // 4: not permitted
  NOT_PERMITTED:        { exit: 4, status: 'PERMISSION_DENIED',   again: false, remedy: 'join the group of the socket, or become root' },
  READ_ONLY:            { exit: 4, status: 'PERMISSION_DENIED',   again: false, remedy: 'use the operator socket (group ckpt)' },
  NOT_YOUR_JOB:         { exit: 4, status: 'PERMISSION_DENIED',   again: false, remedy: 'the peer asked for a job it takes no part in' },
  POLICY_MOUNT:         { exit: 4, status: 'PERMISSION_DENIED',   again: false, remedy: 'the target does not grant this mount' },
  POLICY_MODE:          { exit: 4, status: 'PERMISSION_DENIED',   again: false, remedy: 'choose another mode, or set migrate.post_copy in ckptd.toml of the named host' },
  POLICY_PRIVILEGE:     { exit: 4, status: 'PERMISSION_DENIED',   again: false, remedy: 'the target does not grant this privilege' },

  // 5: in doubt
  IN_DOUBT:             { exit: 5, status: 'UNAVAILABLE',         again: true,  remedy: 'bring the target back, or settle it by hand: `ckpt job show ID` prints what to type' },

  // 6: rolled back
  CANCELLED:            { exit: 6, status: 'CANCELLED',           again: true,  remedy: 'none: the container runs on the source' },
  TOO_LATE:             { exit: 6, status: 'FAILED_PRECONDITION', again: false, remedy: 'the target owns the container already: migrate it back' },
  TARGET_CHANGED:       { exit: 6, status: 'ABORTED',             again: true,  remedy: 'the container changed under our hands: try again' },
  STANDSTILL_BROKEN:    { exit: 6, status: 'ABORTED',             again: true,  remedy: 'somebody thawed the container during the move: try again' },
  FREEZE_BUDGET:        { exit: 6, status: 'DEADLINE_EXCEEDED',   again: true,  remedy: 'the pause would have been too long: raise migrate.freeze_budget or move a smaller container' },
  PAUSE_LIMIT:          { exit: 6, status: 'DEADLINE_EXCEEDED',   again: true,  remedy: 'raise --pause-limit, here or with `ckpt job set`, or allow more --bandwidth' },
  MOVE_TIMEOUT:         { exit: 6, status: 'DEADLINE_EXCEEDED',   again: true,  remedy: 'raise --timeout, here or with `ckpt job set`' },
  LEASE_OVER:           { exit: 6, status: 'ABORTED',             again: true,  remedy: 'the target waited too long for the order to start: try again' },
  FREEZE_FAILED:        { exit: 6, status: 'ABORTED',             again: true,  remedy: 'a task did not stop in time: look for tasks in state D' },
  DUMP_FAILED:          { exit: 6, status: 'ABORTED',             again: false, remedy: "read CRIU's first error in the message" },
  PROGRAM_ENDED:        { exit: 6, status: 'ABORTED',             again: false, remedy: 'start the container again: `podman start NAME`' },
  RESTORE_FAILED:       { exit: 6, status: 'ABORTED',             again: false, remedy: "read CRIU's first error in the message" },
  RESTORE_POLICY:       { exit: 6, status: 'ABORTED',             again: false, remedy: 'the restored copy was not what was announced and has been destroyed' },
  DEADLINE:             { exit: 6, status: 'DEADLINE_EXCEEDED',   again: true,  remedy: 'the named step took too long: see the log of the named host' },

  // 7: integrity
  INTEGRITY_DIGEST:     { exit: 7, status: 'DATA_LOSS',           again: true,  remedy: 'bytes changed on the way or on disk: check memory and disks of both hosts' },
  MEMORY_GONE:          { exit: 7, status: 'DATA_LOSS',           again: false, remedy: 'the source cannot read the memory that had still to come: the copy was ended' },
  INTEGRITY_SIGNATURE:  { exit: 7, status: 'DATA_LOSS',           again: false, remedy: 'the set of files was not signed by the pinned key of the source' },
  STALE_EPOCH:          { exit: 7, status: 'FAILED_PRECONDITION', again: false, remedy: 'this order is older than one already obeyed' },
  CONFLICT:             { exit: 7, status: 'FAILED_PRECONDITION', again: false, remedy: 'the peer repeated a step with other content' },
  BAD_STATE:            { exit: 7, status: 'FAILED_PRECONDITION', again: false, remedy: 'the step does not fit the state of the job' },
  ARCHIVE_PATH:         { exit: 7, status: 'FAILED_PRECONDITION', again: false, remedy: 'the archive names a path outside of its root' },
  ARCHIVE_ENTRY_TYPE:   { exit: 7, status: 'FAILED_PRECONDITION', again: false, remedy: 'the archive holds an entry of a kind that is never accepted' },
  ARCHIVE_EXTRA:        { exit: 7, status: 'FAILED_PRECONDITION', again: false, remedy: 'the archive holds an entry that does not belong there' },
  ARCHIVE_MISSING:      { exit: 7, status: 'FAILED_PRECONDITION', again: false, remedy: 'the archive lacks an entry' },
  ARCHIVE_DUPLICATE:    { exit: 7, status: 'FAILED_PRECONDITION', again: false, remedy: 'the archive holds an entry twice' },
  ARCHIVE_MALFORMED:    { exit: 7, status: 'FAILED_PRECONDITION', again: false, remedy: 'the archive cannot be read' },
  SPEC_MALFORMED:       { exit: 7, status: 'FAILED_PRECONDITION', again: false, remedy: 'the description of the container cannot be read' },
  SPEC_FORBIDDEN:       { exit: 7, status: 'FAILED_PRECONDITION', again: false, remedy: 'the description of the container asks for what is never granted' },
  SPEC_PATH_ESCAPE:     { exit: 7, status: 'FAILED_PRECONDITION', again: false, remedy: 'the list of deleted files names a path outside of the container' },
  DIFF_FORBIDDEN:       { exit: 7, status: 'FAILED_PRECONDITION', again: false, remedy: 'the changes of the root file system hold what is never accepted' },
  JOURNAL_DAMAGED:      { exit: 7, status: 'DATA_LOSS',           again: false, remedy: 'the journal of the job cannot be trusted: the container is left as it is' },
  JOURNAL_NEWER:        { exit: 7, status: 'FAILED_PRECONDITION', again: false, remedy: 'a newer ckpt wrote the journal of the job: install that version again; the container is left as it is' },

  // 8: peer and transport
  PEER_UNREACHABLE:     { exit: 8, status: 'UNAVAILABLE',         again: true,  remedy: 'check that ckptd runs on the host and that its port is open' },
  PEER_UNPINNED:        { exit: 8, status: 'UNAUTHENTICATED',     again: false, remedy: 'run `ckpt host add` on both hosts and compare the fingerprints' },
  PEER_IDENTITY:        { exit: 8, status: 'UNAUTHENTICATED',     again: false, remedy: 'another host answered at this address: compare fingerprints, then `ckpt host add` again' },
  PEER_PROTOCOL:        { exit: 8, status: 'INTERNAL',            again: false, remedy: 'the peer answered what the protocol does not know: compare versions' },
  NO_IDENTITY:          { exit: 8, status: 'FAILED_PRECONDITION', again: false, remedy: 'run `ckpt host init` on this host first' },
  DAEMON_UNREACHABLE:   { exit: 8, status: 'UNAVAILABLE',         again: true,  remedy: 'start ckptd: systemctl start ckptd.socket' },
  CRIU_PROTOCOL:        { exit: 8, status: 'INTERNAL',            again: false, remedy: 'criu answered what its protocol does not know: check its version' },
  CRIU_GONE:            { exit: 8, status: 'INTERNAL',            again: true,  remedy: 'criu ended before it answered: read its log' },
  CRIU_TIMEOUT:         { exit: 8, status: 'DEADLINE_EXCEEDED',   again: true,  remedy: 'criu did not answer in time and was killed' },

  // 9: resources
  LIMIT_SIZE:           { exit: 9, status: 'RESOURCE_EXHAUSTED',  again: false, remedy: 'more bytes than announced or allowed: raise limits in ckptd.toml' },
  LIMIT_ENTRIES:        { exit: 9, status: 'RESOURCE_EXHAUSTED',  again: false, remedy: 'more entries than allowed: raise limits in ckptd.toml' },
  LABELS_USED_UP:       { exit: 9, status: 'RESOURCE_EXHAUSTED',  again: false, remedy: 'remove containers of the target that are no longer needed' },
  RATE_LIMIT:           { exit: 9, status: 'RESOURCE_EXHAUSTED',  again: true,  remedy: 'wait a minute' },
  BUSY:                 { exit: 9, status: 'RESOURCE_EXHAUSTED',  again: true,  remedy: 'too many jobs at once: wait for one to end' },
  DISK_FULL:            { exit: 9, status: 'RESOURCE_EXHAUSTED',  again: true,  remedy: 'free space on the named file system' },

  // 1: everything else
  CRIU_FAILED:          { exit: 1, status: 'INTERNAL',            again: false, remedy: "read CRIU's first error in the message" },
  PODMAN_FAILED:        { exit: 1, status: 'INTERNAL',            again: false, remedy: "read podman's error in the message" },
  CHILD_FAILED:         { exit: 1, status: 'INTERNAL',            again: false, remedy: 'read the error of the named program in the message' },
  SYSTEM:               { exit: 1, status: 'INTERNAL',            again: false, remedy: 'read the error of the kernel in the message' },
  SHUTTING_DOWN:        { exit: 1, status: 'UNAVAILABLE',         again: true,  remedy: 'ckptd is stopping: try again when it is back' },
  INTERNAL:             { exit: 1, status: 'INTERNAL',            again: false, remedy: 'a defect of ckpt: report it with the log of ckptd' },
} as const satisfies Record<string, FaultRow>;

interface FaultRow {
  readonly exit: number;
  readonly status: string;
  readonly again: boolean;
  readonly remedy: string;
}

export type FaultCode = keyof typeof FAULTS;
export type Facts = Readonly<Record<string, string | number | boolean>>;

/** The only error class that crosses a room's border. Match on `code`; `message` is for people. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly facts: Facts;

  constructor(code: FaultCode, message: string, more: { cause?: unknown; facts?: Facts } = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.facts = more.facts ?? {};
  }
}

export function isFaultCode(text: string): text is FaultCode {
  return Object.hasOwn(FAULTS, text);
}

/** Any thrown value as a Fault; what is not one already becomes SYSTEM (errno) or INTERNAL. */
export function asFault(thrown: unknown): Fault {
  const { failure } = firstFailure(thrown);
  if (failure instanceof Fault) return failure;
  if (failure instanceof Error && 'code' in failure && typeof failure.code === 'string') {
    if (failure.code === 'ENOSPC' || failure.code === 'EDQUOT') {
      return new Fault('DISK_FULL', failure.message, { cause: failure });
    }
    return new Fault('SYSTEM', failure.message, { cause: failure, facts: { errno: failure.code } });
  }
  return new Fault('INTERNAL', failure instanceof Error ? failure.message : String(failure), {
    cause: failure,
  });
}

/** `await using` reports a late cleanup failure *around* the first one. Give people the first one. */
export function firstFailure(thrown: unknown): { failure: unknown; whileCleaningUp: unknown[] } {
  const whileCleaningUp: unknown[] = [];
  let failure = thrown;
  while (failure instanceof SuppressedError) {
    whileCleaningUp.push(failure.error);
    failure = failure.suppressed;
  }
  return { failure, whileCleaningUp };
}

/** What a check found. `blocks` findings refuse a move; the others are told and written down. */
export interface Finding {
  readonly code: FaultCode;
  readonly blocks: boolean;
  /** The host it was found on, as named by the operator. Empty until the daemon fills it in. */
  readonly host: string;
  readonly evidence: string;
  readonly remedy: string;
}

export function finding(
  code: FaultCode,
  evidence: string,
  more: { blocks?: boolean } = {},
): Finding {
  return { code, blocks: more.blocks ?? true, host: '', evidence, remedy: FAULTS[code].remedy };
}

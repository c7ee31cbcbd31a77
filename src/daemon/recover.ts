import { lstat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { asFault, Fault } from '../base/fault.ts';
import type { TargetPeer } from '../migrate/ports.ts';
import { SourceJob } from '../migrate/source.ts';
import { loadIdentity } from '../peer/identity.ts';
import { printableText } from '../rpc/text.ts';
import type { Config } from './config.ts';
import { takeLock } from './lock.ts';
import type { Log } from './log.ts';
import { Moves } from './moves.ts';
import { endOrphans, sweepLocks } from './orphans.ts';
import { checkStateDir } from './state-dir.ts';
import { findTools } from './tools.ts';
import type { UnreadableJob } from './unreadable.ts';
import { openWorlds } from './worlds.ts';

/** Something is left that no program will do. ckptd(8), "EXIT STATUS". */
export const EXIT_LEFT_OVER = 3;

/** Below TimeoutStopSec= of ckptd.service, of which this is the last part. */
const SETTLE_MS = 90_000;

/**
 * Settles what a dead ckptd left, as far as that needs no other host: no socket is opened and nobody
 * is asked. Says one line for each job. Returns the exit code.
 */
export async function recover(
  config: Config,
  log: Log,
  stop: AbortSignal,
  say: (line: string) => void,
): Promise<number> {
  if (process.geteuid?.() !== 0) {
    throw new Fault('NOT_PERMITTED', 'ckptd must run as root: only root may thaw a container');
  }
  const { state_dir } = config.paths;
  if ((await lstat(state_dir).catch(() => undefined)) === undefined) {
    say(`nothing to do: there is no ${state_dir}`);
    return 0;
  }
  await checkStateDir(state_dir);
  await using open = new AsyncDisposableStack();
  try {
    open.use(await takeLock(state_dir));
  } catch (error) {
    const fault = asFault(error);
    if (fault.code !== 'ALREADY_RUNNING') throw fault;
    say(`nothing to do: ${fault.message}, and settles its jobs itself`);
    return 0;
  }
  // A program that is missing keeps nobody from a thaw.
  const tools = await findTools(config.paths, { mayBeMissing: true });
  const name = (await loadIdentity(config.paths.pki_dir).catch(() => undefined))?.name;
  const worlds = open.use(
    await openWorlds({ config, log, tools, stopping: stop }, () => name ?? hostname()),
  );
  const op = worlds.op('recover', stop);
  await endOrphans(op, worlds.cgroups);
  const moves = open.use(
    await Moves.open(
      {
        source: worlds.source,
        target: worlds.target,
        owners: worlds.owners,
        log,
        jobsDir: worlds.jobsDir,
        maxIncoming: 0,
        maxIncomingPerPeer: 0,
        preparePerMinute: 0,
        slowness: config.limits.slowness,
        knownPeer: nobody,
        stopping: stop,
      },
      { offline: true },
    ),
  );
  await moves.idle(SETTLE_MS);
  await sweepLocks(op, worlds.deps, (begins) => moves.isOpen(begins));
  return tell(moves, say);
}

/** Every question fails at once: a job that asks all the same is told that nobody is there. */
function nobody(name: string, id: string): TargetPeer {
  const refuse = async (): Promise<never> => {
    throw new Fault('PEER_UNREACHABLE', `${name} is not asked by --recover`);
  };
  return {
    name,
    id,
    facts: refuse,
    preflight: refuse,
    prepare: refuse,
    standBy: refuse,
    send: refuse,
    sendMemory: refuse,
    sendLate: refuse,
    seal: refuse,
    permit: refuse,
    query: refuse,
    abort: refuse,
    supersede: refuse,
    forget: refuse,
  };
}

function tell(moves: Moves, say: (line: string) => void): number {
  let exit = 0;
  for (const { job, state: before } of moves.found) {
    const { id, name, peer, role } = job.board.view;
    const told = job instanceof SourceJob ? tellSource(job) : tellTarget(job.state, peer);
    const to = role === 'source' ? `to ${peer}` : `from ${peer}`;
    say(printableText(`job ${id.slice(0, 12)}  ${name} ${to}, was ${before}: ${told.text}`, 2_048));
    if (told.left) exit = EXIT_LEFT_OVER;
  }
  for (const lost of moves.unreadable.values()) {
    say(printableText(`job ${lost.id.slice(0, 12)}  ${tellUnreadable(lost)}`, 2_048));
    exit = EXIT_LEFT_OVER;
  }
  if (moves.found.length + moves.unreadable.size === 0) say('nothing to do: no job was open');
  return exit;
}

interface Told {
  readonly text: string;
  /** Only a person can do the rest. */
  readonly left: boolean;
}

function tellSource(job: SourceJob): Told {
  const { peer, name, id } = job.board.view;
  const show = `ckpt job show ${id.slice(0, 12)}`;
  switch (job.state) {
    case 'rolled-back':
      return { text: `rolled back; ${name} is this host's again`, left: false };
    case 'done':
      return { text: `${name} runs on ${peer}; cleaned up`, left: false };
    case 'permitted':
      return {
        text: `IN DOUBT: ${name} runs on ${peer}, or nowhere; ckptd asks ${peer} when it runs (${show})`,
        left: false,
      };
    case 'runs-there':
      return {
        text: `${name} runs on ${peer}; ckptd hears it confirm that, then removes what is here`,
        left: false,
      };
    case 'removing':
    case 'removed':
      return { text: `${name} runs on ${peer}; ckptd finishes the clean-up`, left: false };
    case 'telling':
      return { text: `${name} was taken back; ckptd tells ${peer} when it answers`, left: false };
    default:
      return { text: `still ${job.state}: see the log above`, left: true };
  }
}

function tellTarget(state: string, peer: string): Told {
  switch (state) {
    case 'prepared':
      return { text: `stands here, and waits for the word of ${peer}`, left: false };
    case 'running':
    case 'left-running':
      return { text: 'runs here', left: false };
    case 'aborted':
    case 'forgotten':
    case 'superseded':
      return { text: `nothing of it is left here`, left: false };
    case 'lost-never-ran':
    case 'lost':
      return { text: `ended here; ${peer} is told when it asks`, left: false };
    default:
      return { text: `still ${state}: see the log above`, left: true };
  }
}

function tellUnreadable({ code, message, name, peer }: UnreadableJob): string {
  const what = name === '' ? 'its container' : `${name} (other host: ${peer})`;
  return `${code}: ${message}; ${what} is left as it is; docs/recovery.md tells what to do`;
}

import type { Config } from './config.ts';
import type { HostStore } from './hosts.ts';
import type { Log } from './log.ts';
import type { PeerSide } from './peer-side.ts';
import type { Tools } from './tools.ts';

/** What every part of the running daemon may use. Made once in run.ts. */
export interface DaemonContext {
  readonly config: Config;
  readonly tools: Tools;
  readonly log: Log;
  readonly hosts: HostStore;
  readonly peers: PeerSide;
  /** Ends when ckptd is told to stop: from then on new jobs are refused with SHUTTING_DOWN. */
  readonly stopping: AbortSignal;
}

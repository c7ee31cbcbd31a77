import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Tools } from './tools.ts';

/** What every part of the running daemon may use. Made once in main.ts. */
export interface DaemonContext {
  readonly config: Config;
  readonly tools: Tools;
  readonly log: Log;
  /** Ends when ckptd is told to stop: from then on new jobs are refused with SHUTTING_DOWN. */
  readonly stopping: AbortSignal;
}

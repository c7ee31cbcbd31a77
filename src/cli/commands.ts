import type { Command } from './command.ts';
import { check } from './commands/check.ts';
import { completion } from './commands/completion.ts';
import { criuConfig } from './commands/criu-config.ts';
import { fenceClear } from './commands/fence-clear.ts';
import { fenceLs } from './commands/fence-ls.ts';
import { hostAdd } from './commands/host-add.ts';
import { hostInit } from './commands/host-init.ts';
import { hostLs } from './commands/host-ls.ts';
import { hostRm } from './commands/host-rm.ts';
import { hostShow } from './commands/host-show.ts';
import { jobCancel } from './commands/job-cancel.ts';
import { jobReport } from './commands/job-report.ts';
import { jobResolve } from './commands/job-resolve.ts';
import { jobResume } from './commands/job-resume.ts';
import { jobSet } from './commands/job-set.ts';
import { jobShow } from './commands/job-show.ts';
import { jobWatch } from './commands/job-watch.ts';
import { jobs } from './commands/jobs.ts';
import { migrate } from './commands/migrate.ts';
import { processCheckpoint } from './commands/process-checkpoint.ts';
import { processRestore } from './commands/process-restore.ts';
import { ps } from './commands/ps.ts';
import { version } from './commands/version.ts';

/** In the order of the help. */
export const COMMANDS: readonly Command[] = [
  migrate,
  check,
  ps,
  jobs,
  jobShow,
  jobReport,
  jobWatch,
  jobCancel,
  jobSet,
  jobResume,
  jobResolve,
  fenceLs,
  fenceClear,
  hostInit,
  hostAdd,
  hostLs,
  hostRm,
  hostShow,
  processCheckpoint,
  processRestore,
  criuConfig,
  version,
  completion,
];

/** First words that are no command by themselves. */
export const GROUPS: ReadonlyMap<string, string> = new Map([
  ['job', 'Look at jobs, watch, cancel and settle them'],
  ['fence', 'Look at containers that were given away, and take them back'],
  ['host', 'Set up this host and the hosts it trusts'],
  ['process', 'Checkpoint and restore processes outside of containers'],
  ['criu', 'Look at how CRIU is driven'],
]);

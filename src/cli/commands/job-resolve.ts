import { Fault } from '../../base/fault.ts';
import { command } from '../command.ts';
import { conclude, follow } from '../follow.ts';
import type { Io } from '../io.ts';
import { type Job, jobName } from '../job-text.ts';
import { jsonLine } from '../json.ts';

export const jobResolve = command({
  name: 'job resolve',
  summary: 'Settle a job in doubt by your own word',
  args: ['ID'],
  options: {
    runHere: { help: 'the container is to run on this host; its other host must be unable to' },
    iHaveFenced: {
      value: 'HOST',
      help: 'the other host: its power was cut, and you have checked that it was',
    },
    runsThere: { help: 'the container is seen running on the other host: leave it there' },
  },
  examples: [
    'ckpt job resolve 7f3a --run-here --i-have-fenced hostb',
    'ckpt job resolve 7f3a --runs-there',
  ],
  readOnly: false,

  async run(io, [id], { runHere, iHaveFenced: fenced, runsThere }) {
    if (runHere === runsThere) {
      throw new Fault('USAGE', 'say either --run-here or --runs-there');
    }
    if (runHere && fenced === undefined) {
      throw new Fault(
        'USAGE',
        'two copies would run if the other host is alive: cut its power, then say --i-have-fenced HOST',
      );
    }
    if (runsThere && fenced !== undefined) {
      throw new Fault('USAGE', 'a host that runs the container is not to be fenced');
    }
    const client = await io.connect();
    const verdict = runHere ? 'run-here' : 'runs-there';
    const order = { id, verdict, fenced: fenced ?? '' };
    const job = await client.resolveJob(order, { signal: io.signal });
    // The rest of it waits for the other host, which may take days.
    if (runsThere) return said(io, job, leftThere(job));
    const options = { interrupt: 'leave', throughDoubt: true } as const;
    const followed = await follow(io, client, job, options);
    if (followed.why !== 'ended' || followed.job.outcome !== 'rolled-back') {
      return conclude(io, followed);
    }
    return said(io, followed.job, takenBack(followed.job));
  },
});

/** Settled as was asked: a success here, whatever it is for the move. */
function said(io: Io, job: Job, line: string): number {
  io.screen.out(io.settings.json ? jsonLine(job) : line);
  return 0;
}

function leftThere(job: Job): string {
  return `${jobName(job)} is left to ${job.peer}: the copy here stays frozen until ${job.peer} says so itself`;
}

function takenBack(job: Job): string {
  return `${jobName(job)} runs here again; ${job.peer} must destroy what it has of it when it comes back`;
}

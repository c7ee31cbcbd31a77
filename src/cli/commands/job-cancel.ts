import { Fault } from '../../base/fault.ts';
import { command } from '../command.ts';
import { conclude, follow } from '../follow.ts';
import { jobName } from '../job-text.ts';

export const jobCancel = command({
  name: 'job cancel',
  summary: 'Cancel a job and wait until it is rolled back',
  args: ['ID'],
  options: {},
  examples: ['ckpt job cancel 7f3a'],
  readOnly: false,

  async run(io, [id]) {
    const client = await io.connect();
    const asked = await client.cancelJob({ id }, { signal: io.signal });
    const options = { interrupt: 'leave', throughDoubt: true } as const;
    const followed = await follow(io, client, asked, options);
    const { job, why } = followed;
    if (why !== 'ended') return conclude(io, followed);
    if (job.outcome === 'done') {
      throw new Fault('TOO_LATE', `${jobName(job)} has moved`, { facts: { host: job.peer } });
    }
    if (job.failure?.code === 'PROGRAM_ENDED') return conclude(io, followed);
    // Rolled back is what was asked for: here it is a success.
    if (!io.settings.json) io.screen.out(`${jobName(job)} was not moved: it runs on as before`);
    return 0;
  },
});

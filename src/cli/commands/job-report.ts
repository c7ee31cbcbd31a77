import { command } from '../command.ts';
import { printAnswer } from '../io.ts';
import { reportLines } from '../job-text.ts';

export const jobReport = command({
  name: 'job report',
  summary: 'Show where the time of a job went on this host',
  args: ['ID'],
  options: {},
  examples: ['ckpt job report 7f3a', 'ckpt job report 7f3a --json'],
  readOnly: true,

  async run(io, [id]) {
    const client = await io.connect();
    const job = await client.getJob({ id }, { signal: io.signal });
    printAnswer(io, job, reportLines(job));
    return 0;
  },
});

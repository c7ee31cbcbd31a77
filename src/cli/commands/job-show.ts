import { command } from '../command.ts';
import { printAnswer } from '../io.ts';
import { jobLines } from '../job-text.ts';

export const jobShow = command({
  name: 'job show',
  summary: 'Show everything that is known of a job',
  args: ['ID'],
  options: {},
  examples: ['ckpt job show 7f3a', 'ckpt job show 7f3a --json'],
  readOnly: true,

  async run(io, [id]) {
    const client = await io.connect();
    const job = await client.getJob({ id }, { signal: io.signal });
    printAnswer(io, job, jobLines(job));
    return 0;
  },
});

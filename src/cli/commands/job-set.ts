import { Fault } from '../../base/fault.ts';
import { command } from '../command.ts';
import { printAnswer } from '../io.ts';
import { jobLines } from '../job-text.ts';
import { LIMIT_FLAGS, limitsOf } from '../limit-flags.ts';

export const jobSet = command({
  name: 'job set',
  summary: 'Change what a move may do while it works; `none` takes a limit away',
  args: ['ID'],
  options: LIMIT_FLAGS,
  examples: ['ckpt job set 7f3a --bandwidth 50M', 'ckpt job set 7f3a --pause-limit none'],
  readOnly: false,

  async run(io, [id], options) {
    const limits = limitsOf(options);
    if (Object.keys(limits).length === 0) {
      throw new Fault('USAGE', 'say what to change: --pause-limit, --bandwidth or --timeout');
    }
    const client = await io.connect();
    const job = await client.setJob({ id, ...limits }, { signal: io.signal });
    printAnswer(io, job, jobLines(job));
    return 0;
  },
});

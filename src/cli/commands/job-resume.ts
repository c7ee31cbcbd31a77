import { command } from '../command.ts';
import { conclude, follow } from '../follow.ts';
import { printAnswer } from '../io.ts';
import { jobName } from '../job-text.ts';

/** Longer than ckptd waits for a host that does not answer (peer.connect_ms). */
const ANSWER_MS = 15_000;
/** It may have to bring a container back from its images. */
const RESTORE_MS = 5 * 60_000;

export const jobResume = command({
  name: 'job resume',
  summary: 'Ask the other host of a job in doubt at once; bring back what was ended in a move',
  args: ['ID'],
  options: {},
  examples: ['ckpt job resume 7f3a'],
  readOnly: false,

  async run(io, [id]) {
    const client = await io.connect();
    const job = await client.resumeJob({ id }, { signal: io.signal, deadlineMs: RESTORE_MS });
    if (job.phase === 'ended' && job.failure?.code === 'CANCELLED') {
      printAnswer(io, job, [`${jobName(job)}: ${job.failure.message}`]);
      return 0;
    }
    const options = { interrupt: 'leave', throughDoubt: false, doubtMs: ANSWER_MS } as const;
    return conclude(io, await follow(io, client, job, options));
  },
});

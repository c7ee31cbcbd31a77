import { command } from '../command.ts';
import { conclude, follow } from '../follow.ts';

/** Longer than ckptd waits for a host that does not answer (peer.connect_ms). */
const ANSWER_MS = 15_000;

export const jobResume = command({
  name: 'job resume',
  summary: 'Ask the other host of a job in doubt at once, and wait for its answer',
  args: ['ID'],
  options: {},
  examples: ['ckpt job resume 7f3a'],
  readOnly: false,

  async run(io, [id]) {
    const client = await io.connect();
    const job = await client.resumeJob({ id }, { signal: io.signal });
    const options = { interrupt: 'leave', throughDoubt: false, doubtMs: ANSWER_MS } as const;
    return conclude(io, await follow(io, client, job, options));
  },
});

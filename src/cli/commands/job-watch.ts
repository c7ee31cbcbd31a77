import { command } from '../command.ts';
import { conclude, follow } from '../follow.ts';

export const jobWatch = command({
  name: 'job watch',
  summary: 'Watch a job until it ends',
  args: ['ID'],
  options: {},
  examples: ['ckpt job watch 7f3a', 'ckpt job watch 7f3a --json'],
  readOnly: true,

  async run(io, [id]) {
    const client = await io.connect();
    const job = await client.getJob({ id }, { signal: io.signal });
    const options = { interrupt: 'leave', throughDoubt: true } as const;
    return conclude(io, await follow(io, client, job, options));
  },
});

import { command } from '../command.ts';
import { printAnswer } from '../io.ts';

export const hostRm = command({
  name: 'host rm',
  summary: 'Forget a host: nothing is taken from it or given to it any more',
  args: ['NAME'],
  options: {},
  examples: ['ckpt host rm hostb'],
  readOnly: false,

  async run(io, [name]) {
    const client = await io.connect();
    await client.removeHost({ name }, { signal: io.signal });
    printAnswer(io, { name }, [`${name} removed`]);
    return 0;
  },
});

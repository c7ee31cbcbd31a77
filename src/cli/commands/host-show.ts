import { command } from '../command.ts';
import { identityLines } from '../host-text.ts';
import { printAnswer } from '../io.ts';

export const hostShow = command({
  name: 'host show',
  summary: 'Show the fingerprint of this host and what to type on the other one',
  args: [],
  options: {},
  examples: ['ckpt host show'],
  readOnly: true,

  async run(io) {
    const client = await io.connect();
    const identity = await client.getIdentity({}, { signal: io.signal });
    printAnswer(io, identity, identityLines(identity));
    return 0;
  },
});

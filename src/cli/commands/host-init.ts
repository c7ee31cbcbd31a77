import { command } from '../command.ts';
import { identityLines } from '../host-text.ts';
import { printAnswer } from '../io.ts';

export const hostInit = command({
  name: 'host init',
  summary: 'Make the key and certificate of this host, and install the Podman hooks',
  args: [],
  options: {
    name: { value: 'NAME', help: 'name of this host for its peers (default: the host name)' },
    noHooks: { help: 'leave the hooks directory of Podman alone: nothing moves away without them' },
  },
  examples: ['ckpt host init', 'ckpt host init --name hosta'],
  readOnly: false,

  async run(io, _args, { name = '', noHooks }) {
    const client = await io.connect();
    const identity = await client.initHost({ name, hooks: !noHooks }, { signal: io.signal });
    printAnswer(io, identity, identityLines(identity));
    return 0;
  },
});

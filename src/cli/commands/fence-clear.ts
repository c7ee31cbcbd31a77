import { Fault } from '../../base/fault.ts';
import type { OperatorClient } from '../../rpc/services.ts';
import { ask, canAsk } from '../ask.ts';
import { command } from '../command.ts';
import { type Io, printAnswer } from '../io.ts';

export const fenceClear = command({
  name: 'fence clear',
  summary: 'Let this host start a container again that it gave away',
  args: ['CTR'],
  options: {
    yes: {
      short: 'y',
      help: 'do not ask: the container runs nowhere else, and nobody will start it',
    },
  },
  examples: ['ckpt fence clear web', 'ckpt fence clear web --yes'],
  readOnly: false,

  async run(io, [container], { yes }) {
    if (!yes && !canAsk()) {
      throw new Fault(
        'USAGE',
        `without a terminal nobody can be asked: give --yes when ${container} runs on no other host`,
      );
    }
    const client = await io.connect();
    if (!yes && !(await isMeant(io, client, container))) {
      io.screen.err(`the fence of ${container} stays`);
      return 1;
    }
    const fence = await client.clearFence({ container }, { signal: io.signal });
    printAnswer(io, fence, [`${fence.name} may start on this host again`]);
    return 0;
  },
});

/** The name has to be typed, as it would be to remove something: a habit of saying yes is no answer. */
async function isMeant(io: Io, client: OperatorClient, ref: string): Promise<boolean> {
  const { fences } = await client.listFences({}, { signal: io.signal });
  const fence = fences.find(({ container, name }) => name === ref || container?.startsWith(ref));
  if (fence === undefined) {
    throw new Fault('NO_SUCH_FENCE', `${ref} was not given away by this host`);
  }
  io.screen.err(`${fence.name} was given to ${fence.owner} (epoch ${fence.epoch}).`);
  io.screen.err('If it runs there, or anywhere else, and is started here, there are two of it.');
  return (await ask(io, 'Type the name of the container to let it start here: ')) === fence.name;
}

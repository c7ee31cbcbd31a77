import { command } from '../command.ts';
import { printAnswer } from '../io.ts';
import { tableLines } from '../table.ts';

export const criuConfig = command({
  name: 'criu config',
  summary: 'Show the CRIU options in effect for a container, and where each came from',
  args: ['CTR'],
  options: {
    for: {
      value: 'OPERATION',
      choices: ['dump', 'restore'],
      help: 'which operation (default: dump)',
    },
  },
  examples: ['ckpt criu config web', 'ckpt criu config web --for restore'],
  readOnly: false,

  async run(io, [container], { for: operation = 'dump' }) {
    const client = await io.connect();
    const reply = await client.criuConfig({ container, operation }, { signal: io.signal });
    printAnswer(io, reply, [
      `CRIU reads ${reply.path} (named by the ${reply.via})`,
      ...tableLines(
        ['OPTION', 'VALUE', 'IN EFFECT', 'ORIGIN'],
        reply.options.map((option) => [
          option.name ?? '',
          option.value ?? '',
          option.overridden ? 'no' : 'yes',
          option.origin ?? '',
        ]),
      ),
    ]);
    return 0;
  },
});

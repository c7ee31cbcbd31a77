import { command } from '../command.ts';
import { printList } from '../io.ts';
import { tableLines } from '../table.ts';
import { bytesText, shortId } from '../units.ts';

export const ps = command({
  name: 'ps',
  summary: 'List the containers of this host',
  args: [],
  options: {
    all: { short: 'a', help: 'also those that do not run' },
  },
  examples: ['ckpt ps', 'ckpt ps -a --json'],
  readOnly: true,

  async run(io, _args, { all }) {
    const client = await io.connect();
    const { containers } = await client.listContainers({ all }, { signal: io.signal });
    printList(io, containers, {
      id: ({ id }) => id ?? '',
      lines: () =>
        tableLines(
          ['ID', 'NAME', 'IMAGE', 'STATE', 'RUNTIME', 'MEMORY', 'ADDRESSES', 'JOB'],
          containers.map((c) => [
            shortId(c.id ?? ''),
            c.name ?? '',
            c.image ?? '',
            c.fence ? `moved to ${c.fence}` : (c.state ?? ''),
            c.runtime ?? '',
            c.memoryBytes ? bytesText(c.memoryBytes) : '',
            (c.addresses ?? []).join(','),
            shortId(c.job ?? ''),
          ]),
        ),
    });
    return 0;
  },
});

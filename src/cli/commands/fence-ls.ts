import { command } from '../command.ts';
import { printList } from '../io.ts';
import { tableLines } from '../table.ts';
import { shortId } from '../units.ts';

export const fenceLs = command({
  name: 'fence ls',
  summary: 'List the containers that this host gave away and does not start any more',
  args: [],
  options: {},
  examples: ['ckpt fence ls', 'ckpt fence ls --json'],
  readOnly: true,

  async run(io) {
    const client = await io.connect();
    const { fences } = await client.listFences({}, { signal: io.signal });
    printList(io, fences, {
      id: ({ container }) => container ?? '',
      lines: () =>
        tableLines(
          ['ID', 'NAME', 'OWNER', 'EPOCH', 'STATE', 'JOB'],
          fences.map((fence) => [
            shortId(fence.container ?? ''),
            fence.name ?? '',
            fence.owner ?? '',
            String(fence.epoch ?? 0),
            fence.state ?? '',
            shortId(fence.job ?? ''),
          ]),
        ),
    });
    return 0;
  },
});

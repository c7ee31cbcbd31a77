import { command } from '../command.ts';
import { printList } from '../io.ts';
import { tableLines } from '../table.ts';

export const hostLs = command({
  name: 'host ls',
  summary: 'List the pinned hosts',
  args: [],
  options: {
    probe: { help: 'connect to each and say whether it answers' },
  },
  examples: ['ckpt host ls', 'ckpt host ls --probe'],
  readOnly: true,

  async run(io, _args, { probe }) {
    const client = await io.connect();
    const { hosts } = await client.listHosts({ probe }, { signal: io.signal });
    printList(io, hosts, {
      id: (host) => host.name ?? '',
      lines: () =>
        tableLines(
          ['NAME', 'ADDRESS', ...(probe ? ['STATUS'] : []), 'FINGERPRINT'],
          hosts.map((host) => [
            host.name ?? '',
            host.address ?? '',
            ...(probe ? [host.status ?? ''] : []),
            host.fingerprint ?? '',
          ]),
        ),
    });
    return 0;
  },
});

import { Fault } from '../../base/fault.ts';
import type { OperatorClient } from '../../rpc/services.ts';
import { ask, canAsk } from '../ask.ts';
import { command } from '../command.ts';
import { type Io, printAnswer } from '../io.ts';

const FINGERPRINT = /^SHA256:[A-Za-z0-9+/]{43}=?$/;

export const hostAdd = command({
  name: 'host add',
  summary: 'Pin another host by the fingerprint of its key',
  args: ['NAME', 'ADDRESS'],
  options: {
    fingerprint: { value: 'F', help: 'as `ckpt host show` prints it on that host' },
  },
  examples: [
    'ckpt host add hostb 192.0.2.7',
    'ckpt host add hostb [2001:db8::7]:7787 --fingerprint SHA256:…',
  ],
  readOnly: false,

  async run(io, [name, address], { fingerprint }) {
    if (fingerprint !== undefined && !FINGERPRINT.test(fingerprint)) {
      throw new Fault('USAGE', `a fingerprint is SHA256: and 43 characters, not '${fingerprint}'`);
    }
    if (fingerprint === undefined && !canAsk()) {
      throw new Fault(
        'USAGE',
        `without a terminal nobody can compare: give --fingerprint, as \`ckpt host show\` prints it on ${name}`,
      );
    }
    const client = await io.connect();
    const pinned = fingerprint ?? (await compare(io, client, name, address));
    if (pinned === undefined) {
      io.screen.err(`${name} was not added`);
      return 1;
    }
    const host = await client.addHost(
      { name, address, fingerprint: pinned },
      { signal: io.signal },
    );
    printAnswer(io, host, [`${host.name} added: ${host.address} ${host.fingerprint}`]);
    return 0;
  },
});

/** Asks a person. The fingerprint that was shown is the one that is pinned, nothing later. */
async function compare(
  io: Io,
  client: OperatorClient,
  name: string,
  address: string,
): Promise<string | undefined> {
  const { signal, screen } = io;
  const [own, other] = await Promise.all([
    client.getIdentity({}, { signal }),
    client.probeHost({ address }, { signal }),
  ]);
  screen.err(`${address} calls itself ${other.name} and shows`);
  screen.err(`  ${other.fingerprint}`);
  screen.err(`\`ckpt host show\` on ${name} must print the same. This host (${own.name}) shows`);
  screen.err(`  ${own.fingerprint}`);
  const answer = await ask(io, `Do they match on ${name}? [yes/no] `);
  return answer.toLowerCase() === 'yes' ? other.fingerprint : undefined;
}

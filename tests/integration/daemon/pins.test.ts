import { once } from 'node:events';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Op } from '../../../src/base/op.ts';
import { parseConfig } from '../../../src/daemon/config.ts';
import { HostStore } from '../../../src/daemon/hosts.ts';
import { PeerLinks } from '../../../src/daemon/peer-links.ts';
import { PeerSide } from '../../../src/daemon/peer-side.ts';
import type { Call } from '../../../src/rpc/service.ts';
import { tempDir } from '../../support/temp.ts';

const op: Op = { id: 'test', signal: new AbortController().signal, log: () => undefined };
const log = pino({ level: 'silent' });

let temp: ReturnType<typeof tempDir>;
let open: AsyncDisposableStack;
beforeEach(() => {
  temp = tempDir();
  open = new AsyncDisposableStack();
});
afterEach(async () => {
  await open.disposeAsync();
  temp[Symbol.dispose]();
});

/** A host with a key, a file of pins and a port; SEAL takes for ever there. */
async function hostCalled(name: string) {
  const dir = join(temp.path, name);
  const paths = `pki_dir = "${dir}/pki"\nhosts_file = "${dir}/hosts.toml"`;
  const text = `[paths]\n${paths}\n[peer]\nlisten = ["127.0.0.1:0"]\n`;
  const config = parseConfig('x', text);
  const hosts = await HostStore.open(config.paths.hosts_file);
  const side = open.use(await PeerSide.open(config, log, hosts, []));
  const entered = Promise.withResolvers<void>();
  const streams: TLSSocket[] = [];
  const services = {
    peer: {
      hello: async () => ({ facts: { name } }),
      seal: async (_request: object, { signal }: Call) => {
        entered.resolve();
        await once(signal, 'abort');
        return {};
      },
    },
    onStream: (socket: TLSSocket) => {
      socket.on('error', () => undefined).resume();
      streams.push(socket);
    },
  };
  side.serve(services, new AbortController().signal);
  const { identity } = await side.init(name);
  const { id, fingerprint } = identity;
  const pin = { name, id, fingerprint, address: side.addresses[0] ?? '' };
  return { hosts, side, pin, entered: entered.promise, streams };
}

/** Not `once` of node:events: that one rejects when an error comes first. */
const closed = (socket: TLSSocket | undefined) =>
  new Promise<void>((resolve) => socket?.once('close', () => resolve()));

it('a host that is not trusted any more hears nothing more, within 5 s (row:certificate-ends)', async () => {
  const [alpha, beta] = [await hostCalled('alpha'), await hostCalled('beta')];
  await alpha.hosts.add(beta.pin);
  await beta.hosts.add(alpha.pin);
  using links = new PeerLinks(alpha.side, alpha.hosts);
  const ask = async () => (await links.client(op, 'beta')).client.hello({});
  expect((await ask()).facts?.name).toBe('beta');
  const stream = await alpha.side.dialStream(op, 'beta');
  stream.on('error', () => undefined).resume();
  await expect.poll(() => beta.streams.length).toBe(1);

  const { client, gone } = await links.client(op, 'beta');
  const sealing = client.seal({}, { signal: gone, deadlineMs: 60_000 });
  await beta.entered;
  const since = performance.now();
  const ends = Promise.all([stream, beta.streams[0]].map(closed));
  await alpha.hosts.remove('beta');
  await expect(sealing).rejects.toMatchObject({ code: 'PEER_UNPINNED' });
  await ends;
  expect(performance.now() - since).toBeLessThan(5_000);
  await expect(ask()).rejects.toMatchObject({ code: 'NO_SUCH_HOST' });

  await alpha.hosts.add(beta.pin);
  expect((await ask()).facts?.name).toBe('beta');
});

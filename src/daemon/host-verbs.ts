import { hostname } from 'node:os';
import { asFault, Fault } from '../base/fault.ts';
import type { Op } from '../base/op.ts';
import { formatAddress, parseAddress } from '../peer/address.ts';
import { HOST_NAME, isFingerprint } from '../peer/certificate.ts';
import { probe } from '../peer/dial.ts';
import type { Call } from '../rpc/service.ts';
import type { OperatorHandlers } from '../rpc/services.ts';
import type { DaemonContext } from './context.ts';
import { opFor } from './log.ts';

export interface HostVerbsNeeds {
  /** Puts our Podman hooks in their place. */
  installHooks(op: Op): Promise<void>;
  /** The job that needs this host now, if there is one: its pin cannot be removed. */
  jobWith(host: string): string | undefined;
}

type HostVerbs = Pick<
  OperatorHandlers,
  'initHost' | 'getIdentity' | 'probeHost' | 'addHost' | 'removeHost' | 'listHosts'
>;

export function hostVerbs(ctx: DaemonContext, needs: HostVerbsNeeds): HostVerbs {
  const { hosts, peers, config } = ctx;
  const opOf = (call: Call) =>
    opFor(
      ctx.log,
      call.method.split('/').at(-1) ?? 'host',
      AbortSignal.any([call.signal, ctx.stopping]),
      config.limits.slowness,
    );
  const me = (created: boolean) => {
    const { name, id, fingerprint } = peers.needIdentity();
    return { name, id, fingerprint, listen: [...peers.addresses], created };
  };

  return {
    initHost: async ({ name, hooks }, call) => {
      const { created } = await peers.init(name === '' ? ownName() : name);
      if (hooks) await needs.installHooks(opOf(call));
      return me(created);
    },

    getIdentity: async () => me(false),

    probeHost: async ({ address }, call) => {
      const { fingerprint, id, name } = await probe(opOf(call), address, config.peer.connect_ms);
      return { fingerprint, id, name };
    },

    addHost: async ({ name, address: text, fingerprint }, call) => {
      if (!HOST_NAME.test(name)) {
        throw new Fault('NAME_INVALID', `${JSON.stringify(name)} is no name for a host`);
      }
      const parsed = parseAddress(text);
      if (parsed === undefined) {
        throw new Fault(
          'NAME_INVALID',
          `${JSON.stringify(text)} is no address: HOST, HOST:PORT or [V6]:PORT`,
        );
      }
      if (!isFingerprint(fingerprint)) {
        throw new Fault(
          'USAGE',
          'a fingerprint is SHA256: and 43 characters, as the other host shows it',
        );
      }
      if (fingerprint === peers.needIdentity().fingerprint) {
        throw new Fault('SAME_HOST', `${text} is this host`);
      }
      const address = formatAddress(parsed);
      // The id is learnt from whoever holds the key that was compared, and from nobody else.
      const shown = await probe(opOf(call), address, config.peer.connect_ms);
      if (shown.fingerprint !== fingerprint) {
        throw new Fault(
          'PEER_IDENTITY',
          `${address} shows the key ${shown.fingerprint}, not ${fingerprint}`,
        );
      }
      const host = { name, address, fingerprint, id: shown.id };
      await hosts.add(host);
      return { ...host, status: '' };
    },

    removeHost: async ({ name }) => {
      hosts.need(name);
      const job = needs.jobWith(name);
      if (job !== undefined) {
        throw new Fault('JOB_EXISTS', `job ${job} needs ${name}`, { facts: { job } });
      }
      await hosts.remove(name);
      return {};
    },

    listHosts: async ({ probe: ask }, call) => {
      const op = opOf(call);
      const status = async (name: string) => {
        if (!ask) return '';
        try {
          using _connection = await peers.dial(op, name);
          return 'ok';
        } catch (error) {
          return asFault(error).code;
        }
      };
      return {
        hosts: await Promise.all(
          hosts.all().map(async (host) => ({ ...host, status: await status(host.name) })),
        ),
      };
    },
  };
}

/** The host name without its domain, which is what people call a host. */
function ownName(): string {
  return hostname().split('.')[0] ?? '';
}

import { release } from 'node:os';
import { Fault } from '../base/fault.ts';
import type { OperatorHandlers } from '../rpc/services.ts';
import type { DaemonContext } from './context.ts';
import { hostVerbs } from './host-verbs.ts';
import type { PeerServices } from './peer-side.ts';
import { PROTOCOL, VERSION } from './version.ts';

export interface Services extends PeerServices, AsyncDisposable {
  readonly operator: Partial<OperatorHandlers>;
  /** Returns when every job has reached a state it can be taken up from, or after `ms`. */
  drain(ms: number): Promise<void>;
}

export async function startServices(ctx: DaemonContext): Promise<Services> {
  return {
    operator: {
      version: async () => ({
        ckpt: VERSION,
        protocol: PROTOCOL,
        node: process.version,
        kernel: release(),
      }),
      ...hostVerbs(ctx, {
        installHooks: async () => {
          throw new Fault('CONFIG_INVALID', 'this build has no Podman hooks');
        },
        jobWith: () => undefined,
      }),
    },
    peer: {},
    onStream: (socket) => socket.destroy(),
    drain: async () => undefined,
    [Symbol.asyncDispose]: async () => undefined,
  };
}

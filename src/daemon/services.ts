import { Fault } from '../base/fault.ts';
import type { OperatorHandlers } from '../rpc/services.ts';
import type { DaemonContext } from './context.ts';
import { hostVerbs } from './host-verbs.ts';
import type { PeerServices } from './peer-side.ts';
import { versionVerb } from './version-verb.ts';

export interface Services extends PeerServices, AsyncDisposable {
  readonly operator: Partial<OperatorHandlers>;
  /** Returns when every job has reached a state it can be taken up from, or after `ms`. */
  drain(ms: number): Promise<void>;
}

export async function startServices(ctx: DaemonContext): Promise<Services> {
  return {
    operator: {
      version: versionVerb(ctx),
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

import { release } from 'node:os';
import type { OperatorHandlers, PeerHandlers } from '../rpc/services.ts';
import type { DaemonContext } from './context.ts';
import { PROTOCOL, VERSION } from './version.ts';

export interface Services extends AsyncDisposable {
  readonly operator: Partial<OperatorHandlers>;
  readonly peer: Partial<PeerHandlers>;
  /** Returns when every job has reached a state it can be taken up from, or after `ms`. */
  drain(ms: number): Promise<void>;
}

export async function startServices(_ctx: DaemonContext): Promise<Services> {
  return {
    operator: {
      version: async () => ({
        ckpt: VERSION,
        protocol: PROTOCOL,
        node: process.version,
        kernel: release(),
      }),
    },
    peer: {},
    drain: async () => undefined,
    [Symbol.asyncDispose]: async () => undefined,
  };
}

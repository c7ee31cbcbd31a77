import { release } from 'node:os';
import type { OperatorHandlers } from '../rpc/services.ts';
import type { DaemonContext } from './context.ts';
import { opFor } from './log.ts';
import { toolVersion } from './tool-versions.ts';
import { PROTOCOL, VERSION } from './version.ts';

/** What this host has. Asked anew each time: programs are updated under a running daemon. */
export function versionVerb(ctx: DaemonContext): OperatorHandlers['version'] {
  return async (_request, call) => {
    const ended = AbortSignal.any([call.signal, ctx.stopping]);
    const op = opFor(ctx.log, 'version', ended, ctx.config.limits.slowness);
    const [criu, podman, crun, runc] = await Promise.all([
      toolVersion(op, ctx.tools, 'criu'),
      toolVersion(op, ctx.tools, 'podman'),
      toolVersion(op, ctx.tools, 'crun'),
      toolVersion(op, ctx.tools, 'runc'),
    ]);
    return {
      ckpt: VERSION,
      protocol: PROTOCOL,
      node: process.version,
      kernel: release(),
      criu,
      podman,
      crun,
      runc,
    };
  };
}

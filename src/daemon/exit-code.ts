import { asFault } from '../base/fault.ts';

/**
 * Exit codes of ckptd itself, as systemd's own daemons use them (systemd.exec(5), "Process exit
 * codes"): the unit does not restart on those a restart cannot mend.
 */
export function exitCode(thrown: unknown): number {
  const fault = asFault(thrown);
  switch (fault.code) {
    case 'USAGE':
      return 2;
    case 'NOT_PERMITTED':
      return 4;
    case 'TOOL_MISSING':
      return 5;
    case 'CONFIG_INVALID':
      return 78;
    default:
      return 1;
  }
}

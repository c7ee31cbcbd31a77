import { FAULTS, Fault, isFaultCode } from '../../base/fault.ts';
import type { OperatorClient } from '../../rpc/services.ts';
import { command } from '../command.ts';
import { type Io, printList } from '../io.ts';
import { findingTable } from '../job-text.ts';
import { durationText } from '../units.ts';

/** Calls that look at both hosts, or that dump a process, before they answer. */
export const SLOW_CALL_MS = 180_000;

export const check = command({
  name: 'check',
  summary: 'Tell what would stop a move, without touching anything',
  args: ['[CTR]'],
  options: {
    to: { value: 'HOST', help: 'also check this host and the way to it' },
  },
  examples: ['ckpt check', 'ckpt check --to hostb', 'ckpt check web --to hostb'],
  readOnly: true,

  async run(io, [container = ''], { to }) {
    // The default target is for moves: a check of this host alone has none.
    const target = to ?? (container === '' ? '' : io.settings.to);
    return await runCheck(io, await io.connect(), { container, to: target });
  },
});

/** Prints the findings on stdout. The exit code is that of the first one that blocks. */
export async function runCheck(
  io: Io,
  client: OperatorClient,
  what: { readonly container: string; readonly to: string; readonly throttle?: number },
): Promise<number> {
  const options = { signal: io.signal, deadlineMs: SLOW_CALL_MS };
  const { findings, forecastMs } = await client.check(what, options);
  const obstacles = findings.filter((found) => found.blocks);
  printList(io, findings, {
    id: (found) => found.code ?? '',
    lines: () => [
      ...findingTable(findings),
      ...(obstacles.length === 0 ? [allClear(what, forecastMs)] : []),
    ],
  });
  const [first] = obstacles;
  if (first === undefined) return 0;
  const code = first.code ?? '';
  if (!isFaultCode(code)) throw new Fault('PEER_PROTOCOL', `unknown finding ${code}`);
  return FAULTS[code].exit;
}

function allClear(
  { container, to }: { readonly container: string; readonly to: string },
  forecastMs: number,
): string {
  if (container === '') return to === '' ? 'this host is fit for moves' : `fit for moves to ${to}`;
  if (to === '') return `${container} can be moved`;
  const pause = forecastMs > 0 ? `, with a pause of about ${durationText(forecastMs)}` : '';
  return `${container} can be moved to ${to}${pause}`;
}

import { FAULTS, type Fault } from '../base/fault.ts';
import type { OperatorClient } from '../rpc/services.ts';
import { jsonLine } from './json.ts';
import type { Screen } from './screen.ts';
import type { Settings } from './settings.ts';

/** Everything a command may touch. */
export interface Io {
  readonly screen: Screen;
  readonly settings: Settings;
  readonly quiet: boolean;
  /** Ends with Ctrl-C, unless `onInterrupt` took Ctrl-C over. Exit code INTERRUPTED. */
  readonly signal: AbortSignal;
  connect(): Promise<OperatorClient>;
  /** Ctrl-C calls the newest of these, until it is disposed of. */
  onInterrupt(handler: () => void): Disposable;
}

/** 128 + SIGINT, as shells count. */
export const INTERRUPTED = 130;

/** People read lines, programs read one JSON object per line; quiet lists hold only ids. */
export function printList<T extends object>(
  { screen, settings, quiet }: Io,
  items: readonly T[],
  show: { readonly id: (item: T) => string; readonly lines: () => readonly string[] },
): void {
  if (settings.json) for (const item of items) screen.out(jsonLine(item));
  else if (quiet) for (const item of items) screen.out(show.id(item));
  else for (const line of show.lines()) screen.out(line);
}

/** One answer: as JSON, or as lines for people. */
export function printAnswer(
  { screen, settings }: Io,
  message: object,
  lines: readonly string[],
): void {
  if (settings.json) screen.out(jsonLine(message));
  else for (const line of lines) screen.out(line);
}

export interface Told {
  readonly code: string;
  readonly message: string;
  readonly host: string;
  readonly remedy: string;
}

/** `ckpt: CODE: what (host) - remedy`, on stderr. */
export function printFailure(screen: Screen, { code, message, host, remedy }: Told): void {
  const where = host === '' || message.includes(host) ? '' : ` (${host})`;
  screen.err(`: ${message}${where} - ${remedy}`, `ckpt: ${code}`);
}

export function printFault(screen: Screen, fault: Fault): void {
  const host = fault.facts['host'];
  printFailure(screen, {
    code: fault.code,
    message: fault.message,
    host: typeof host === 'string' ? host : '',
    remedy: FAULTS[fault.code].remedy,
  });
}

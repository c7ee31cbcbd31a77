import type { OptionSpec } from './command.ts';

/** Taken before and after the command. */
export const GLOBAL_OPTIONS = {
  json: { help: 'one JSON object per line on stdout, and nothing else there' },
  quiet: { short: 'q', help: 'only ids in lists, no progress elsewhere' },
  socket: { value: 'PATH', help: 'socket of ckptd' },
  noColor: { help: 'no colours' },
} as const satisfies Record<string, OptionSpec>;

export interface Globals {
  readonly json: boolean | undefined;
  readonly quiet: boolean;
  readonly socket: string | undefined;
  readonly color: boolean;
}

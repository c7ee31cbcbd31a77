import { parseArgs } from 'node:util';
import { Fault } from '../base/fault.ts';
import { DEFAULT_CONFIG_FILE } from './config.ts';

export const USAGE = `usage: ckptd [--config FILE] [--wait-ready | --recover | --check-config]

  --config FILE    configuration, default ${DEFAULT_CONFIG_FILE}
  --wait-ready     go to the background; return when the sockets answer, or with the exit code of a
                   daemon that ended before
  --foreground     stay in the foreground (the default)
  --recover        settle what a dead ckptd left, without asking any other host, and end; 3 when
                   something is left for a person to do
  --check-config   read the configuration, say whether it is good, and end
  --version        print the version and end
  --help           print this and end`;

export interface Args {
  readonly config: string;
  readonly mode: 'run' | 'wait-ready' | 'recover' | 'check-config' | 'version' | 'help';
}

/** USAGE when there is a word that is not known, or two that exclude each other. */
export function readArgs(argv: readonly string[]): Args {
  const { values } = parse(argv);
  const modes = (['wait-ready', 'recover', 'check-config', 'version', 'help'] as const).filter(
    (mode) => values[mode] === true,
  );
  if (modes.length > 1) throw new Fault('USAGE', `--${modes.join(' and --')} exclude each other`);
  const [mode] = modes;
  if (values.foreground === true && (mode === 'wait-ready' || mode === 'recover')) {
    throw new Fault('USAGE', `--foreground and --${mode} exclude each other`);
  }
  return { config: values.config ?? DEFAULT_CONFIG_FILE, mode: mode ?? 'run' };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        config: { type: 'string', short: 'c' },
        'wait-ready': { type: 'boolean' },
        recover: { type: 'boolean' },
        foreground: { type: 'boolean' },
        'check-config': { type: 'boolean' },
        version: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new Fault('USAGE', error instanceof Error ? error.message : String(error));
  }
}

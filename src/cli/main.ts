import { asFault, FAULTS, Fault } from '../base/fault.ts';
import { ownVersion } from './commands/version.ts';
import { complete } from './complete.ts';
import { type Connection, connect } from './connect.ts';
import { INTERRUPTED, type Io, printFault } from './io.ts';
import { type Parsed, parseCommandLine } from './program.ts';
import { Screen } from './screen.ts';
import { loadSettings } from './settings.ts';

/** Returns the exit code. Whatever goes wrong is told in one line. */
async function main(argv: readonly string[]): Promise<number> {
  const [first, ...words] = argv;
  const screen = new Screen(
    process.stdout,
    process.stderr,
    process.env,
    !argv.includes('--no-color'),
  );
  try {
    if (first === '__complete') {
      await complete(screen, words);
      return 0;
    }
    const invocation = parseCommandLine(argv, ownVersion());
    if ('command' in invocation) {
      const exit = await run(screen, invocation);
      // A stream tells of a failed write in a later turn.
      await new Promise(setImmediate);
      if (screen.failure !== undefined) throw screen.failure;
      return exit;
    }
    if ('shown' in invocation) {
      for (const line of invocation.shown.trimEnd().split('\n')) screen.out(line);
      return 0;
    }
    for (const line of invocation.usage.trimEnd().split('\n')) screen.err(line);
    return FAULTS.USAGE.exit;
  } catch (error) {
    const fault = asFault(error);
    printFault(screen, fault);
    return FAULTS[fault.code].exit;
  }
}

async function run(screen: Screen, { command, args, options, globals }: Parsed): Promise<number> {
  const settings = await loadSettings(globals, process.env);
  const interrupted = new AbortController();
  const handlers: (() => void)[] = [
    () => {
      // The second Ctrl-C is for a command that does not listen to the first.
      if (interrupted.signal.aborted) process.exit(INTERRUPTED);
      interrupted.abort(new Fault('CANCELLED', 'interrupted'));
    },
  ];
  process.on('SIGINT', () => handlers.at(-1)?.());
  let connection: Connection | undefined;
  const io: Io = {
    screen,
    settings,
    quiet: globals.quiet,
    signal: interrupted.signal,
    async connect() {
      connection = await connect(settings, command.readOnly);
      return connection.client;
    },
    onInterrupt(handler) {
      handlers.push(handler);
      return { [Symbol.dispose]: () => handlers.splice(handlers.indexOf(handler), 1) };
    },
  };
  try {
    return await command.run(io, args, options);
  } catch (error) {
    if (interrupted.signal.aborted) return INTERRUPTED;
    throw error;
  } finally {
    connection?.[Symbol.dispose]();
  }
}

// SIGINT has a listener and a closed channel may linger: end here rather than when nothing is left.
// Writes to terminals, files and pipes are synchronous on Linux, so nothing is cut off.
process.exit(await main(process.argv.slice(2)));

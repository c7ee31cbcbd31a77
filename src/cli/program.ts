import { CommanderError, Option, Command as Parser } from 'commander';
import { Fault } from '../base/fault.ts';
import { type Command, flagOf, type OptionSpec } from './command.ts';
import { COMMANDS, GROUPS } from './commands.ts';
import { GLOBAL_OPTIONS, type Globals } from './globals.ts';

export interface Parsed {
  readonly command: Command;
  readonly args: readonly (string | undefined)[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly globals: Globals;
}

/** `shown` is what was asked for by --help or --version; `usage` the help nobody asked for. */
export type Invocation = Parsed | { readonly shown: string } | { readonly usage: string };

/** Reads the command line. USAGE when it makes no sense. */
export function parseCommandLine(argv: readonly string[], version: string): Invocation {
  let parsed: Parsed | undefined;
  let shown = '';
  let usage = '';
  const root = new Parser('ckpt')
    .description('Checkpoint, restore and live-migrate Podman containers between Linux hosts')
    .version(`ckpt ${version}`)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => {
        shown += text;
      },
      writeErr: (text) => {
        usage += text;
      },
      outputError: () => undefined, // the Fault below says it
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  addOptions(root, GLOBAL_OPTIONS);
  const groups = new Map<string, Parser>();
  for (const command of COMMANDS) {
    const words = command.name.split(' ');
    const parent = words.length === 1 ? root : groupParser(root, groups, words[0] ?? '');
    const parser = parent.command(words.at(-1) ?? '').description(command.summary);
    for (const name of command.args) parser.argument(name.startsWith('[') ? name : `<${name}>`);
    addOptions(parser, command.options);
    parser.addHelpText('after', examplesText(command));
    parser.action((...given: unknown[]) => {
      parsed = {
        command,
        args: given.slice(0, command.args.length) as (string | undefined)[],
        options: ownOptions(command, parser.opts()),
        globals: globalsOf(root.opts()),
      };
    });
  }
  try {
    root.parse(joined(argv), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { shown };
    if (error.code === 'commander.help') return { usage };
    throw new Fault('USAGE', error.message.replace(/^error: /, '').replaceAll('\n', ' '));
  }
  return parsed ?? { usage };
}

/** `--throttle web` has no value, `--throttle 60% web` has one: each becomes one word. */
function joined(argv: readonly string[]): string[] {
  const specs = new Map(
    COMMANDS.flatMap(({ options }) =>
      Object.entries(options).map(([key, { alone }]) => [flagOf(key), alone] as const),
    ),
  );
  const words: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--') return [...words, ...argv.slice(at)];
    const alone = specs.get(word);
    const next = argv[at + 1] ?? '';
    if (alone === undefined) words.push(word);
    else words.push(`${word}=${alone.like.test(next) ? argv[++at] : alone.means}`);
  }
  return words;
}

/** Made with its first command, so that the help keeps the order of COMMANDS. */
function groupParser(root: Parser, groups: Map<string, Parser>, name: string): Parser {
  const known = groups.get(name);
  if (known !== undefined) return known;
  const made = root.command(name).description(GROUPS.get(name) ?? '');
  groups.set(name, made);
  return made;
}

function addOptions(parser: Parser, options: Readonly<Record<string, OptionSpec>>): void {
  for (const [key, spec] of Object.entries(options)) {
    const short = spec.short === undefined ? '' : `-${spec.short}, `;
    const [left, right] = spec.alone === undefined ? '<>' : '[]';
    const value = spec.value === undefined ? '' : ` ${left}${spec.value}${right}`;
    const option = new Option(`${short}${flagOf(key)}${value}`, spec.help);
    if (spec.choices !== undefined) option.choices(spec.choices);
    parser.addOption(option);
  }
}

/** commander knows `--no-hooks` as hooks: false; the commands read the key they declared. */
function ownOptions(
  command: Command,
  given: Record<string, string | boolean | undefined>,
): Record<string, string | boolean | undefined> {
  return Object.fromEntries(
    Object.keys(command.options).map((key) => {
      const positive = positiveOf(key);
      return [key, positive === undefined ? given[key] : given[positive] === false];
    }),
  );
}

function positiveOf(key: string): string | undefined {
  const [, first, rest] = /^no([A-Z])(.*)$/.exec(key) ?? [];
  return first === undefined ? undefined : `${first.toLowerCase()}${rest}`;
}

function globalsOf(given: Record<string, string | boolean | undefined>): Globals {
  return {
    json: given['json'] === true ? true : undefined,
    quiet: given['quiet'] === true,
    socket: given['socket'] as string | undefined,
    color: given['color'] !== false,
  };
}

function examplesText({ examples }: Command): string {
  return `\nExamples:\n${examples.map((line) => `  ${line}`).join('\n')}\n`;
}

import { type Command, flagOf, type OptionSpec } from './command.ts';
import { COMMANDS, GROUPS } from './commands.ts';
import { GLOBAL_OPTIONS } from './globals.ts';

/** Names that only the daemon knows. */
export type Kind = 'containers' | 'hosts' | 'jobs' | 'fences';

/** What fits at the end of a command line: fixed words, or a kind to be asked for. */
export type Candidates = readonly string[] | Kind;

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['CTR', 'containers'],
  ['HOST', 'hosts'],
  ['ID', 'jobs'],
]);

/** `words` are those after `ckpt`; the last one is being typed and may be empty. */
export function candidatesFor(words: readonly string[]): Candidates {
  const typed = words.at(-1) ?? '';
  const { command, path, position, pending } = walk(words.slice(0, -1));
  if (pending !== undefined) return pending.choices ?? KINDS.get(pending.value ?? '') ?? [];
  if (typed.startsWith('-')) {
    return Object.keys({ ...command?.options, ...GLOBAL_OPTIONS }).map(flagOf);
  }
  if (command === undefined) return nextWords(path);
  if (command.name === 'completion') return [...COMPLETION_SCRIPTS.keys()];
  if (command.name === 'host rm') return 'hosts';
  if (command.name === 'fence clear') return 'fences';
  return KINDS.get((command.args[position] ?? '').replace(/^\[(.*)\]$/, '$1')) ?? [];
}

interface Walked {
  readonly command: Command | undefined;
  readonly path: string;
  /** How many arguments stand there already. */
  readonly position: number;
  /** The option whose value comes next. */
  readonly pending: OptionSpec | undefined;
}

function walk(words: readonly string[]): Walked {
  let path = '';
  let command: Command | undefined;
  let position = 0;
  let pending: OptionSpec | undefined;
  let last = '';
  for (const word of words) {
    const flag = last;
    last = word;
    if (pending !== undefined) pending = undefined;
    else if (specOf(flag, command)?.alone?.like.test(word) === true) continue;
    else if (word.startsWith('-')) pending = needsValue(specOf(word, command));
    else if (command !== undefined) position += 1;
    else {
      path = path === '' ? word : `${path} ${word}`;
      command = COMMANDS.find(({ name }) => name === path);
    }
  }
  return { command, path, position, pending };
}

function specOf(flag: string, command: Command | undefined): OptionSpec | undefined {
  const options: Readonly<Record<string, OptionSpec>> = { ...command?.options, ...GLOBAL_OPTIONS };
  return Object.entries(options).find(
    ([key, { value, short }]) =>
      value !== undefined && (flag === flagOf(key) || flag === `-${short}`),
  )?.[1];
}

function needsValue(spec: OptionSpec | undefined): OptionSpec | undefined {
  return spec?.alone === undefined ? spec : undefined;
}

function nextWords(path: string): string[] {
  if (path === '') {
    const single = COMMANDS.map(({ name }) => name).filter((name) => !name.includes(' '));
    return [...single, ...GROUPS.keys(), 'help'];
  }
  return COMMANDS.filter(({ name }) => name.startsWith(`${path} `)).map(({ name }) =>
    name.slice(path.length + 1),
  );
}

/** Each shell hands its words to the hidden `ckpt __complete`, so that there is one set of rules. */
export const COMPLETION_SCRIPTS: ReadonlyMap<string, string> = new Map([
  [
    'bash',
    `_ckpt() {
  mapfile -t COMPREPLY < <(ckpt __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _ckpt ckpt
`,
  ],
  [
    'zsh',
    `#compdef ckpt
_ckpt() {
  local -a found
  found=("\${(@f)$(ckpt __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "$found" ]]; then compadd -- $found; else _files; fi
}
if [[ "\${funcstack[1]}" == _ckpt ]]; then _ckpt "$@"; else compdef _ckpt ckpt; fi
`,
  ],
  [
    'fish',
    `function __ckpt_complete
  set -l words (commandline -opc) (commandline -ct)
  ckpt __complete $words[2..-1] 2>/dev/null
end
complete -c ckpt -f -a '(__ckpt_complete)'
complete -c ckpt -n '__fish_seen_subcommand_from process' -l dir -r -F
`,
  ],
]);

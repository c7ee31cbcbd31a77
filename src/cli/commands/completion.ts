import { Fault } from '../../base/fault.ts';
import { command } from '../command.ts';
import { COMPLETION_SCRIPTS } from '../completion.ts';

export const completion = command({
  name: 'completion',
  summary: 'Print the completion script of a shell',
  args: ['SHELL'],
  options: {},
  examples: [
    'ckpt completion bash > /usr/share/bash-completion/completions/ckpt',
    'ckpt completion zsh > /usr/share/zsh/site-functions/_ckpt',
    'ckpt completion fish > /usr/share/fish/vendor_completions.d/ckpt.fish',
  ],
  readOnly: true,

  async run(io, [shell]) {
    const script = COMPLETION_SCRIPTS.get(shell);
    if (script === undefined) {
      const known = [...COMPLETION_SCRIPTS.keys()].join(', ');
      throw new Fault('USAGE', `there is no completion for '${shell}': ${known}`);
    }
    for (const line of script.trimEnd().split('\n')) io.screen.out(line);
    return 0;
  },
});

import { command } from '../command.ts';
import { printList } from '../io.ts';
import { attentionLines, type Job, jobTable } from '../job-text.ts';

export const jobs = command({
  name: 'jobs',
  summary: 'List the jobs of this host',
  args: [],
  options: {
    all: { short: 'a', help: 'also those that have ended' },
  },
  examples: ['ckpt jobs', 'ckpt jobs -a', 'ckpt jobs -q'],
  readOnly: true,

  async run(io, _args, { all }) {
    const client = await io.connect();
    const reply = await client.listJobs({ all }, { signal: io.signal });
    const list = reply.jobs as Job[];
    printList(io, list, { id: ({ id }) => id, lines: () => jobTable(list, Date.now()) });
    if (!io.settings.json && !io.quiet) {
      for (const line of attentionLines(list)) io.screen.err(line);
    }
    return 0;
  },
});

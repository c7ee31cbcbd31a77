import { readFileSync } from 'node:fs';
import { command } from '../command.ts';
import { printAnswer } from '../io.ts';

const PARTS = ['node', 'kernel', 'criu', 'podman', 'crun', 'runc'] as const;

/** Of this command; the daemon may be another one until it is restarted. */
export function ownVersion(): string {
  const file = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

export const version = command({
  name: 'version',
  summary: 'Show the versions of ckpt, of ckptd and of what ckptd drives',
  args: [],
  options: {},
  examples: ['ckpt version', 'ckpt version --json'],
  readOnly: true,

  async run(io) {
    // What is known without the daemon is told even when it does not answer.
    if (!io.settings.json) io.screen.out(`ckpt      ${ownVersion()}`);
    const client = await io.connect();
    const reply = await client.version({}, { signal: io.signal });
    const parts = PARTS.map((name) => [name, reply[name]] as const);
    const all = { command: ownVersion(), ckptd: reply.ckpt, protocol: reply.protocol };
    printAnswer(io, { ...all, ...Object.fromEntries(parts) }, [
      `ckptd     ${reply.ckpt} (protocol ${reply.protocol})`,
      ...parts.map(([name, text]) => `${name.padEnd(9)} ${text || 'not found'}`),
    ]);
    return 0;
  },
});

import { resolve } from 'node:path';
import { Fault } from '../../base/fault.ts';
import { command } from '../command.ts';
import { printAnswer } from '../io.ts';
import { durationText } from '../units.ts';
import { SLOW_CALL_MS } from './check.ts';

export const processRestore = command({
  name: 'process restore',
  summary: 'Bring a process back from its image files',
  args: [],
  options: {
    dir: { value: 'D', help: 'directory of the images' },
    tcpEstablished: { help: 'also established TCP connections' },
    fileLocks: { help: 'also file locks' },
    shellJob: { help: 'also a process that shared the session of its shell' },
    extUnixSk: { help: 'also UNIX sockets whose other end stayed outside' },
    leaveStopped: { help: 'restore, but leave it stopped' },
  },
  examples: ['ckpt process restore --dir /var/tmp/images'],
  readOnly: false,

  async run(io, _args, { dir, ...flags }) {
    if (dir === undefined) throw new Fault('USAGE', 'say where from: --dir D');
    const client = await io.connect();
    const reply = await client.restoreProcess(
      { ...flags, dir: resolve(dir) },
      { signal: io.signal, deadlineMs: SLOW_CALL_MS },
    );
    for (const warning of reply.warnings) io.screen.err(warning);
    printAnswer(io, reply, [
      `process ${reply.pid} ${flags.leaveStopped ? 'is restored and stopped' : 'runs again'}: ` +
        `${durationText(reply.totalMs)} in all`,
    ]);
    return 0;
  },
});

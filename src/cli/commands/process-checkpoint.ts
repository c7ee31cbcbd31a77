import { resolve } from 'node:path';
import { Fault } from '../../base/fault.ts';
import { command } from '../command.ts';
import { printAnswer } from '../io.ts';
import { bytesText, durationText, parseSize } from '../units.ts';
import { SLOW_CALL_MS } from './check.ts';

export const processCheckpoint = command({
  name: 'process checkpoint',
  summary: 'Write a process and its children to image files',
  args: ['PID'],
  options: {
    dir: { value: 'D', help: 'existing directory for the images' },
    leaveRunning: { short: 'R', help: 'let the process go on afterwards' },
    tcpEstablished: { help: 'also established TCP connections' },
    fileLocks: { help: 'also file locks' },
    shellJob: { help: 'also a process that shares the session of its shell' },
    extUnixSk: { help: 'also UNIX sockets whose other end stays outside' },
    linkRemap: { help: 'give a name to deleted files that still have one elsewhere' },
    ghostLimit: { value: 'SIZE', help: 'largest deleted file to write, as 512K or 1M' },
  },
  examples: [
    'ckpt process checkpoint 4711 --dir /var/tmp/images',
    'ckpt process checkpoint 4711 --dir /var/tmp/images -R --tcp-established',
  ],
  readOnly: false,

  async run(io, [pid], { dir, ghostLimit, ...flags }) {
    if (!/^[1-9]\d{0,9}$/.test(pid)) throw new Fault('USAGE', `a pid is a number, not '${pid}'`);
    if (dir === undefined) throw new Fault('USAGE', 'say where to: --dir D');
    const limit = ghostLimit === undefined ? 0 : parseSize('--ghost-limit', ghostLimit);
    const client = await io.connect();
    const reply = await client.checkpointProcess(
      {
        ...flags,
        pid: Number(pid),
        dir: resolve(dir),
        ghostLimit: limit,
      },
      { signal: io.signal, deadlineMs: SLOW_CALL_MS },
    );
    for (const warning of reply.warnings) io.screen.err(warning);
    printAnswer(io, reply, [
      `process ${pid} is in ${resolve(dir)}: ${bytesText(reply.bytes)}, ` +
        `frozen ${durationText(reply.frozenMs)}, ${durationText(reply.totalMs)} in all`,
    ]);
    return 0;
  },
});

import { setTimeout as sleep } from 'node:timers/promises';
import { startFakeCkptd } from './fake-ckptd.ts';

/** A ckptd of its own process: prints its socket, then ASKED when it is, and answers a moment later. */
const daemon = await startFakeCkptd({
  version: async () => {
    process.stdout.write('ASKED\n');
    await sleep(100);
    return { ckpt: '1' };
  },
});
process.stdout.write(`${daemon.socket}\n`);
process.once('SIGTERM', () => void daemon[Symbol.asyncDispose]());

import { fstatSync } from 'node:fs';
import { isatty } from 'node:tty';
import { pino } from 'pino';
import pretty from 'pino-pretty';
import type { Op } from '../base/op.ts';
import { printableText } from '../rpc/text.ts';
import type { Config } from './config.ts';

export type Log = pino.Logger;

const STDERR = 2;
const LINE_BYTES = 4096;

/** Never in a log, wherever it stands in what was given. */
const SECRET = ['token', 'streamToken', 'stream_token', 'key', 'env', 'environment', 'args'];

/** Pino's own way reaches three levels deep. Errors keep their class, for their serializer. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  if (![Object.prototype, null].includes(Object.getPrototypeOf(value))) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !SECRET.includes(name))
      .map(([name, inner]) => [name, withoutSecrets(inner)]),
  );
}

/**
 * JSON lines on stderr; with `<N>` priorities in front when stderr is the journal (sd-daemon(3));
 * columns for people when it is a terminal.
 */
export function openLog(config: Config['log'], env: NodeJS.ProcessEnv = process.env): Log {
  const options: pino.LoggerOptions = {
    level: config.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: (facts) => withoutSecrets(facts) as Record<string, unknown>,
    },
    serializers: { err: (error: Error) => withoutSecrets({ ...pino.stdSerializers.err(error) }) },
  };
  const forPeople = config.format === 'pretty' || (config.format === 'auto' && isatty(STDERR));
  if (forPeople) {
    return pino(
      options,
      pretty({ destination: STDERR, sync: true, colorize: isatty(STDERR), ignore: 'pid,hostname' }),
    );
  }
  const stderr = pino.destination({ fd: STDERR, sync: true });
  return isJournal(env['JOURNAL_STREAM'])
    ? pino(
        options,
        withPriority((line) => stderr.write(line)),
      )
    : pino(options, stderr);
}

/** JOURNAL_STREAM names device and inode of the journal's socket (systemd.exec(5)). */
function isJournal(stream: string | undefined): boolean {
  if (stream === undefined) return false;
  const { dev, ino } = fstatSync(STDERR, { bigint: true });
  return stream === `${dev}:${ino}`;
}

const PRIORITY: Readonly<Record<number, string>> = {
  20: '<7>',
  30: '<6>',
  40: '<4>',
  50: '<3>',
  60: '<2>',
};

/** A destination that puts the syslog priority of each line in front of it. */
export function withPriority(write: (line: string) => void): pino.DestinationStream {
  return {
    // pino then tells the level of the line in `lastLevel` before each write.
    [Symbol.for('pino.metadata')]: true,
    lastLevel: 30,
    write(this: { lastLevel: number }, line: string) {
      write(`${PRIORITY[this.lastLevel] ?? '<6>'}${line}`);
    },
  } as pino.DestinationStream;
}

/** The job id stands on every line of it. */
export function jobLog(log: Log, job: string): Log {
  return log.child({ job });
}

/** An Op whose lines go to `log`. `id` is a job id, or a short word such as `start`. */
export function opFor(log: Log, id: string, signal: AbortSignal, slowness: number): Op {
  const own = jobLog(log, id);
  return {
    id,
    signal,
    slowness,
    // Lines hold words of children and peers.
    log: (line, facts) => own.info({ ...facts }, printableText(line, LINE_BYTES)),
  };
}

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { printable } from '../sys/run.ts';

const TAIL_LINES = 40;
const LINE_CHARACTERS = 240;
/** The tail travels with the failure, at last in the header of an answer: not more than that. */
const TAIL_CHARACTERS = 4_000;
const MOST_KEPT = 20;

/** Logged as errors, but CRIU goes on: without CAP_SYS_RESOURCE it keeps its own limits (4.2.1). */
const HARMLESS = /rlimit: Can't setup RLIMIT_\w+ for self/;

export interface CriuLog {
  /**
   * First line logged as an error that CRIU does not shrug off: usually the cause. The last one only
   * tells what came of it.
   */
  readonly firstError: string | undefined;
  /** At most the first 20 of each kind. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** The last 40 lines, fewer when they are long. */
  readonly tail: readonly string[];
}

const EMPTY: CriuLog = { firstError: undefined, errors: [], warnings: [], tail: [] };

/**
 * Reads a log of CRIU (3.x to 4.2: `(00.012345)  4711: Error (criu/files.c:123): …`). Lines name
 * things of the dumped processes, so they come back made printable and cut. A log that is not there
 * is an empty one.
 */
export async function readLog(path: string): Promise<CriuLog> {
  const errors: string[] = [];
  const warnings: string[] = [];
  const tail: string[] = [];
  let tailCharacters = 0;
  const lines = createInterface({
    input: createReadStream(path, { encoding: 'utf8' }),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  try {
    for await (const line of lines) {
      if (line === '') continue;
      const text = printable(line, LINE_CHARACTERS);
      if (line.includes('Error (')) keep(errors, text);
      else if (line.includes('Warn  (')) keep(warnings, text);
      tail.push(text);
      tailCharacters += text.length;
      while (tail.length > TAIL_LINES || tailCharacters > TAIL_CHARACTERS) {
        tailCharacters -= tail.shift()?.length ?? 0;
      }
    }
  } catch {
    // What was read so far is still the best there is.
    if (tail.length === 0) return EMPTY;
  }
  return { firstError: errors.find((line) => !HARMLESS.test(line)), errors, warnings, tail };
}

/** The line without its time and pid: `Error (criu/files.c:123): …`. */
export function withoutStamp(line: string): string {
  return line.replace(/^\([0-9.]+\)\s*(?:\d+:\s*)?/, '');
}

function keep(list: string[], line: string): void {
  if (list.length < MOST_KEPT) list.push(line);
}

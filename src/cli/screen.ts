import { asFault, type Fault } from '../base/fault.ts';
import { printableText } from '../rpc/text.ts';

const LINE_BYTES = 64 * 1024;

/** What is used of a process stream. */
export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/**
 * Both outputs of the command. Results go to stdout and everything else to stderr. Whatever is
 * written is escaped here, once for all, so no name or message can steer the terminal. A reader that
 * goes away is no failure: what is left is not written.
 */
export class Screen {
  readonly #out: Stream;
  readonly #err: Stream;
  readonly #goneController = new AbortController();
  readonly #color: boolean;
  #live = '';
  #failure: Fault | undefined;
  /** True when one line can be written over and over again. */
  readonly animates: boolean;

  constructor(out: Stream, err: Stream, env: NodeJS.ProcessEnv, color: boolean) {
    this.#out = out;
    this.#err = err;
    this.animates = err.isTTY === true && env['TERM'] !== 'dumb';
    this.#color = color && this.animates && !env['NO_COLOR'];
    out.on('error', (error) => this.#lost(error));
    err.on('error', () => undefined); // nobody is left to be told
  }

  /** Ends when nobody reads stdout any more. */
  get gone(): AbortSignal {
    return this.#goneController.signal;
  }

  /** Why results were lost, when that was nobody's wish: a full disk, for one. */
  get failure(): Fault | undefined {
    return this.#failure;
  }

  out(line: string): void {
    if (this.gone.aborted) return;
    this.#around(this.#out.isTTY === true, () => {
      this.#out.write(`${printableText(line, LINE_BYTES)}\n`);
    });
  }

  /** `alarm` stands first and in red where there are colours. */
  err(line: string, alarm = ''): void {
    const head = alarm !== '' && this.#color ? `\x1b[1;31m${alarm}\x1b[0m` : alarm;
    this.#around(true, () => {
      this.#err.write(`${head}${printableText(line, LINE_BYTES)}\n`);
    });
  }

  /** A question: the cursor stays behind it. */
  ask(question: string): void {
    this.#err.write(printableText(question, LINE_BYTES));
  }

  /** Replaces the live line; an empty text takes it away. Does nothing when nothing animates. */
  live(text: string): void {
    if (!this.animates || text === this.#live) return;
    this.#live = text;
    this.#err.write(`\r\x1b[K${this.#fitted()}`);
  }

  /** Cut to the terminal: a line that folds could not be written over. */
  #fitted(): string {
    const text = [...printableText(this.#live, LINE_BYTES)];
    const room = Math.max(1, (this.#err.columns || 80) - 1);
    return text.length <= room ? text.join('') : `${text.slice(0, room - 1).join('')}…`;
  }

  #around(sameTerminal: boolean, write: () => void): void {
    const covered = sameTerminal && this.#live !== '';
    if (covered) this.#err.write('\r\x1b[K');
    write();
    if (covered) this.#err.write(this.#fitted());
  }

  #lost(error: Error): void {
    if (!isBrokenPipe(error)) this.#failure ??= asFault(error);
    this.#goneController.abort();
  }
}

function isBrokenPipe(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'EIO');
}

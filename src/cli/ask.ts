import { createInterface } from 'node:readline/promises';
import type { Io } from './io.ts';

/** Whether a person sits there who can be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true;
}

/** One line from the terminal, trimmed; empty when it was closed. */
export async function ask({ screen, signal }: Io, question: string): Promise<string> {
  screen.ask(question);
  const lines = createInterface({ input: process.stdin, terminal: false });
  try {
    const answer = await Promise.race([
      lines.question('', { signal }),
      new Promise<string>((resolve) => lines.once('close', () => resolve(''))),
    ]);
    return answer.trim();
  } finally {
    lines.close();
  }
}

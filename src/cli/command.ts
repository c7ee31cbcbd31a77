import type { Io } from './io.ts';

export interface OptionSpec {
  /** Name of the value in the help; without it the option is a switch. */
  readonly value?: string;
  /** One letter. */
  readonly short?: string;
  readonly help: string;
  /** What the option means without its value, which then must look like `like`. */
  readonly alone?: { readonly means: string; readonly like: RegExp };
  readonly choices?: readonly string[];
}

type Args<A extends readonly string[]> = {
  readonly [K in keyof A]: A[K] extends `[${string}]` ? string | undefined : string;
};

type Given<O extends Readonly<Record<string, OptionSpec>>> = {
  readonly [K in keyof O]: O[K] extends { readonly value: string } ? string | undefined : boolean;
};

interface Described {
  /** What a person types after `ckpt`. */
  readonly name: string;
  readonly summary: string;
  readonly examples: readonly string[];
  /** Changes nothing, so the read-only socket is good enough. */
  readonly readOnly: boolean;
}

/** A command with the types of its own arguments forgotten. Help, completion and tests read it. */
export interface Command extends Described {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Returns the exit code. A thrown Fault is printed and gives its own. */
  run(
    io: Io,
    args: readonly (string | undefined)[],
    options: Readonly<Record<string, string | boolean | undefined>>,
  ): Promise<number>;
}

/** Arguments are `CTR` or, when they may be left out, `[CTR]`. Options are camelCase here. */
export function command<
  const A extends readonly string[],
  const O extends Readonly<Record<string, OptionSpec>>,
>(
  spec: Described & {
    readonly args: A;
    readonly options: O;
    run(io: Io, args: Args<A>, options: Given<O>): Promise<number>;
  },
): Command {
  return spec as unknown as Command;
}

/** `leaveRunning` as it is typed: `--leave-running`. */
export function flagOf(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

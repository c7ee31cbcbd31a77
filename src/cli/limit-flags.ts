import { parseDuration, parseSize } from './units.ts';

/** What a move may do, as `ckpt migrate` and `ckpt job set` take it. */
export const LIMIT_FLAGS = {
  pauseLimit: { value: 'TIME', help: 'roll the move back rather than stand still for longer' },
  bandwidth: { value: 'BYTES', help: 'send no more than this a second, as 200M' },
  timeout: { value: 'TIME', help: 'roll the move back when it takes longer' },
} as const;

interface Given {
  readonly pauseLimit: string | undefined;
  readonly bandwidth: string | undefined;
  readonly timeout: string | undefined;
}

/** Members that were given. `none` takes a limit away. USAGE. */
export function limitsOf({ pauseLimit, bandwidth, timeout }: Given) {
  const read = (text: string | undefined, parse: () => number) =>
    text === undefined ? undefined : text === 'none' ? 0 : parse();
  const limits = {
    pauseMs: read(pauseLimit, () => parseDuration('--pause-limit', pauseLimit ?? '')),
    bytesPerSecond: read(bandwidth, () => parseSize('--bandwidth', bandwidth ?? '')),
    timeoutMs: read(timeout, () => parseDuration('--timeout', timeout ?? '')),
  };
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

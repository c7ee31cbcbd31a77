import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { lab } from '../support/lab.ts';

const PROGRAMS = join(import.meta.dirname, 'programs');
/** Debian's own Node.js is built without type stripping. */
const NODE = '/opt/ckpt/node_modules/.bin/node';
const CFLAGS = ['-O1', '-g', '-static', '-pthread', '-Wall', '-Wextra', '-Werror'];

interface Answer {
  readonly verdict: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly checkpoint?: { readonly frozenMs: number; readonly bytes: number };
}

const host = lab();
const names = readdirSync(PROGRAMS)
  .filter((file) => file.endsWith('.c'))
  .map((file) => basename(file, '.c'));

/** The second line of a program may say which options its dump needs: `// criu: file-locks …`. */
function wordsOf(name: string, kind = 'criu'): string[] {
  const line = readFileSync(join(PROGRAMS, `${name}.c`), 'utf8').split('\n')[1] ?? '';
  const [, before, words] = /^\/\/ (\w+): (.*)$/.exec(line) ?? [];
  return before === kind && words !== undefined ? words.trim().split(/\s+/) : [];
}

/** Bits of capabilities(7) that a program may ask of the machine: `// needs: CAP_SYS_RESOURCE`. */
const CAPABILITIES: Readonly<Record<string, bigint>> = { CAP_SYS_RESOURCE: 1n << 24n };
const effective = BigInt(
  `0x${/^CapEff:\s*(\w+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'}`,
);

/** An unknown need counts as met, so that a misspelt one fails instead of being skipped. */
function lacks(name: string): boolean {
  return wordsOf(name, 'needs').some((word) => {
    const bit = CAPABILITIES[word];
    return bit !== undefined && (effective & bit) === 0n;
  });
}

async function run(name: string, flags: readonly string[] = []): Promise<Answer> {
  const script = '/opt/ckpt/tests/support/zdtm-run.ts';
  const { stdout } = await host.exec('hosta', [
    NODE,
    '--no-warnings',
    script,
    ...flags,
    `/share/zdtm/${name}`,
    ...wordsOf(name),
  ]);
  return JSON.parse(stdout) as Answer;
}

describe('a process tree', () => {
  beforeAll(async () => {
    await host.up();
    const out = join(host.share('hosta'), 'zdtm');
    mkdirSync(out, { recursive: true });
    const compile = promisify(execFile);
    for (const name of names) {
      await compile('gcc', [...CFLAGS, '-o', join(out, name), join(PROGRAMS, `${name}.c`)]);
    }
    expect(existsSync(join(out, 'pipe-bytes'))).toBe(true);
  }, 600_000);

  it('has enough programs to be judged by', () => {
    expect(names.length).toBeGreaterThanOrEqual(34);
  });

  describe('killed by a checkpoint and restored keeps', () => {
    for (const name of names) {
      it.skipIf(lacks(name))(name, async () => {
        const answer = await run(name);
        expect(answer).toMatchObject({ verdict: 'PASS' });
        expect(answer.checkpoint?.bytes).toBeGreaterThan(1_000);
      });
    }
  });

  describe('left running after a checkpoint keeps', () => {
    it.each(
      ['mem-private', 'pipe-bytes', 'threads', 'timerfd', 'unix-stream', 'epoll'].filter((name) =>
        names.includes(name),
      ),
    )('%s', async (name) => {
      expect(await run(name, ['--leave-running'])).toMatchObject({ verdict: 'PASS' });
    });
  });
});

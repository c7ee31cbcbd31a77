import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { opFor, withPriority } from '../../../src/daemon/log.ts';
import { tempDir } from '../../support/temp.ts';

/** The log writes to descriptor 2, so a process of its own writes it. */
function logged(script: string, env: Record<string, string> = {}, shell = '"$0" "$@"'): string {
  using dir = tempDir();
  const out = join(dir.path, 'err');
  const source = `
    import { jobLog, openLog, opFor } from ${JSON.stringify(join(process.cwd(), 'src/daemon/log.ts'))};
    const log = openLog({ level: 'info', format: 'auto' });
    ${script}`;
  const args = ['--input-type=module-typescript', '-e', source];
  spawnSync('/bin/sh', ['-c', `${shell} 2>>${out}`, process.execPath, ...args], {
    env: { PATH: process.env['PATH'] ?? '', OUT: out, ...env },
  });
  return readFileSync(out, 'utf8');
}

describe('the log', () => {
  it('is one JSON object per line, with a time and the level as a word', () => {
    const line = JSON.parse(logged("log.warn({ n: 1 }, 'careful'); log.debug('unheard');"));
    expect(line).toMatchObject({ level: 'warn', n: 1, msg: 'careful' });
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(line).not.toHaveProperty('pid');
  });

  it('has the priority in front when it goes to the journal, and only then', () => {
    const script = "log.info('a'); log.error('b'); log.fatal('c');";
    const journal = `: > "$OUT"; JOURNAL_STREAM=$(stat -c %d:%i "$OUT") "$0" "$@"`;
    expect(
      logged(script, {}, journal)
        .split('\n')
        .map((l) => l.slice(0, 4)),
    ).toEqual(['<6>{', '<3>{', '<2>{', '']);
    expect(logged(script, { JOURNAL_STREAM: '1:1' })).toMatch(/^\{/);
  });

  it('has the job on every line and no secret on any', () => {
    const line = JSON.parse(
      logged(
        "jobLog(log, 'j1').info({ token: 's3cret', deep: { env: ['s3cret'] }, to: 'b' }, 'x');",
      ),
    );
    expect(line).toMatchObject({ job: 'j1', to: 'b' });
    expect(JSON.stringify(line)).not.toContain('s3cret');
  });
});

it('an op writes lines with its id, its facts, and nothing a terminal obeys', () => {
  const lines: string[] = [];
  const log = pino(
    { base: null, timestamp: false },
    withPriority((line) => lines.push(line)),
  );
  const op = opFor(log, 'j7', new AbortController().signal, 1);
  op.log('criu says \u001b[31mred', { phase: 'dump' });
  expect(lines).toEqual([
    '<6>{"level":30,"job":"j7","phase":"dump","msg":"criu says \\\\u001b[31mred"}\n',
  ]);
});

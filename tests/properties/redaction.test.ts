import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { runs } from './runs.ts';

vi.setConfig({ testTimeout: 60_000 });

const CANARY = 'c4n4ry';
const SECRETS = ['token', 'streamToken', 'stream_token', 'key', 'env', 'environment', 'args'];

/** Facts of any depth, with a secret wherever its name can stand. */
const { facts } = fc.letrec<{ facts: Record<string, unknown>; value: unknown }>((tie) => ({
  facts: fc.dictionary(fc.constantFrom(...SECRETS, 'name', 'job', 'a', 'facts'), tie('value'), {
    maxKeys: 4,
  }),
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom('plain', 1, true, null),
    tie('facts'),
    fc.array(tie('facts'), { maxLength: 2 }),
  ),
}));

/** The same with the canary in place of everything that has the name of a secret. */
function poisoned(value: unknown, secret = false): unknown {
  if (Array.isArray(value)) return value.map((one) => poisoned(one, secret));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        poisoned(inner, secret || SECRETS.includes(name)),
      ]),
    );
  }
  return secret ? CANARY : value;
}

it('no secret reaches the log, however deep it stands', () => {
  const samples = fc
    .sample(fc.record({ facts, error: facts }), runs(2_000))
    .map((one) => ({ facts: poisoned(one.facts), error: { facts: poisoned(one.error) } }));
  const input = samples.map((one) => `${JSON.stringify(one)}\n`).join('');
  expect(input.split(CANARY).length).toBeGreaterThan(500);
  const script = fileURLToPath(new URL('logger.ts', import.meta.url));
  const { stderr, status } = spawnSync(process.execPath, [script], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  expect(status).toBe(0);
  const lines = stderr.trimEnd().split('\n');
  expect(lines).toHaveLength(2 * samples.length);
  expect(lines.filter((line) => line.includes(CANARY)).slice(0, 3)).toEqual([]);
});

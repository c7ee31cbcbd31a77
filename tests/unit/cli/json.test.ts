import { expect, it } from 'vitest';
import { jsonLine } from '../../../src/cli/json.ts';

it('writes times as text, and loses no field of the same name', () => {
  const at = Date.UTC(2026, 0, 2);
  const time = '2026-01-02T00:00:00.000Z';
  const message = {
    startedUnixMs: at,
    endedUnixMs: 0,
    doubt: { lastWord: 'x', lastWordUnixMs: at },
  };
  expect(JSON.parse(jsonLine(message))).toEqual({
    ...{ started: time, ended: null },
    doubt: { lastWord: 'x', lastWordAt: time },
  });
});

import { printableText } from '../rpc/text.ts';

/**
 * A message as one line of JSON. Names are those of the API in camelCase, every field is there, and
 * a time is RFC 3339: `startedUnixMs` is written as `started`, null when it is not known; `lastWordUnixMs` as
 * `lastWordAt`, because there is a `lastWord`. Control
 * characters and direction overrides are escaped, as JSON allows: the line may reach a terminal.
 */
export function jsonLine(message: object): string {
  return printableText(JSON.stringify(plain(message)), Number.POSITIVE_INFINITY);
}

interface GeneratedClass {
  toObject?(message: object, options: object): object;
}

function plain(message: object): unknown {
  const { toObject } = message.constructor as GeneratedClass;
  return timesAsText(toObject === undefined ? message : toObject(message, { defaults: true }));
}

function timesAsText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(timesAsText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => {
      if (!key.endsWith('UnixMs')) return [key, timesAsText(field)];
      const name = key.slice(0, -'UnixMs'.length);
      const known = typeof field === 'number' && field > 0 && field <= 8.64e15;
      const time = known ? new Date(field).toISOString() : null;
      return [name in value ? `${name}At` : name, time];
    }),
  );
}

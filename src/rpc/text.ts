/** What another host may put into one message of ours. */
export const REMOTE_TEXT_BYTES = 512;

const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be replaced
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]/gu;

/**
 * Text from outside, fit for a log line or a terminal: control characters, direction overrides and
 * lone surrogates become escapes, and at most `maxBytes` bytes of UTF-8 are kept.
 */
export function printableText(text: string, maxBytes = REMOTE_TEXT_BYTES): string {
  // Cut before escaping too: a hostile text is not worth escaping in full.
  const safe = text
    .slice(0, maxBytes)
    .replace(UNPRINTABLE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const bytes = Buffer.from(safe);
  if (bytes.length <= maxBytes && text.length <= maxBytes) return safe;
  let end = Math.min(bytes.length, maxBytes - 3);
  // Not in the middle of a character: continuation bytes are 10xxxxxx.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return `${bytes.subarray(0, end).toString()}…`;
}

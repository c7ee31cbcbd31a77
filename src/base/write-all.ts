import type { FileHandle } from 'node:fs/promises';

export function lengthOf(parts: readonly Buffer[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

/** From `at` on, or where the file is written next. A disk that is full takes a part of them before it says so. */
export async function writeAll(
  file: FileHandle,
  parts: readonly Buffer[],
  at?: number,
): Promise<void> {
  let left = parts;
  let place = at;
  while (left.length > 0) {
    const { bytesWritten } = await file.writev(left, place);
    left = behind(left, bytesWritten);
    if (place !== undefined) place += bytesWritten;
  }
}

/** What of them comes after so many bytes. */
function behind(parts: readonly Buffer[], bytes: number): Buffer[] {
  let skip = bytes;
  return parts.flatMap((part) => {
    const rest = part.subarray(Math.min(skip, part.length));
    skip -= part.length - rest.length;
    return rest.length === 0 ? [] : [rest];
  });
}

/**
 * Gives the memory of parts back that nobody uses any more, where a part is all of it. Left to the collector, it
 * would go through the whole heap for every few dozen MiB that come over a socket, and take a processor for that.
 */
export function letGo(parts: readonly Buffer[]): void {
  for (const { buffer, byteLength } of parts) {
    const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
    if (isWhole && byteLength > 0) buffer.transfer(0); // none is what was given back before
  }
}

import type { FileHandle } from 'node:fs/promises';

/** At the place where the file is written next. A disk that is full takes a part of them before it says so. */
export async function writeAll(file: FileHandle, parts: readonly Buffer[]): Promise<void> {
  let left = parts;
  while (left.length > 0) {
    const { bytesWritten } = await file.writev(left);
    left = behind(left, bytesWritten);
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

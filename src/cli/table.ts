import { printableText } from '../rpc/text.ts';

const CELL_BYTES = 4096;

/**
 * Aligned columns with capital heads and no borders. The last column is not padded, so a narrow
 * terminal folds that one first. Cells may be hostile: they are escaped before they are measured.
 */
export function tableLines(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const lines = [heads, ...rows.map((row) => row.map((cell) => printableText(cell, CELL_BYTES)))];
  const widths = heads.map((_head, column) =>
    Math.max(...lines.map((line) => [...(line[column] ?? '')].length)),
  );
  return lines.map((line) =>
    line
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length))
      .join('  ')
      .trimEnd(),
  );
}

import { styleText } from 'node:util';

/** Columns of a terminal that the demo fills at most. */
export const MAX_WIDTH = 100;

/** A number with thousands separators and at most two decimals. */
export function formatNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** Gigabytes of 10^9 bytes in the largest unit of which there is at least one. */
export function formatVolume(gigabytes: number): string {
  if (gigabytes >= 1) return `${formatNumber(gigabytes)} GB`;
  return gigabytes >= 0.001 ? `${formatNumber(gigabytes * 1e3)} MB` : `${formatNumber(gigabytes * 1e6)} kB`;
}

/** Milliseconds with one decimal below ten. */
export function formatMs(milliseconds: number): string {
  return `${milliseconds.toLocaleString('en-US', { maximumFractionDigits: milliseconds < 10 ? 1 : 0 })} ms`;
}

/** A heading; bold on a terminal that knows it. */
export function heading(text: string): string {
  return `\n${styleText('bold', text, { stream: process.stdout })}`;
}

/** The text in lines of at most 100 columns, broken at spaces, the first behind `first` and the others as far in. */
export function wrap(text: string, first = ''): string {
  const indent = ' '.repeat(first.length);
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(/\s+/)) {
    if (line.length + word.length > MAX_WIDTH && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()].join('\n');
}

/** Rows of cells in columns, figures flush right. */
export function grid(rows: readonly (readonly string[])[], indent: string): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    /^[\d.,]+( ms)?$/.test(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  return rows.map((row) => `${indent}${row.map(pad).join('  ')}`.trimEnd()).join('\n');
}
